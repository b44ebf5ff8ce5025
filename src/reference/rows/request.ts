/** Rows about the request's own content: its form, its size, what a provider's policy says of it, the model it names. */
import { code } from '../code';

const bad = [400, 404, 413, 422] as const;

export const requestRows = [
  code({
    id: 'INVALID_REQUEST_ERROR',
    class: 'request',
    owner: 'you',
    retry: 'no',
    aliases: ['invalid_request_error', 'invalid_argument', 'validation_error', 'bad_request', 'badrequesterror'],
    statuses: [400, 422],
    weight: 3,
    match: [
      { type: ['invalid_request_error', 'INVALID_ARGUMENT', 'FAILED_PRECONDITION'], status: [400, 422], hasText: true },
      { type: ['VALIDATIONEXCEPTION', 'INVALIDPARAMETER', 'VALIDATION_ERROR'] },
      // Sentences of providers and SDKs under any status, or none.
      {
        text: /\bFailed to deserialize the JSON body into the target type\b|\breasoning_content is missing in assistant\b|\bMissing `reasoning_content` field\b|\bexceeds the dimension limit for many-image requests\b|\btoo many images and documents: \d|\bFunction tools with reasoning_effort are not supported\b|\bStreaming is strongly recommended for operations\b|\boperation does not work with the specified model\b|API ?调用参数有误/i,
      },
      {
        // `invalid_request`: what the Responses surface calls it once a stream has begun.
        type: ['invalid_request_error', 'invalid_request', 'INVALID_ARGUMENT'],
        hasText: true,
        not: /API key|Authentication Fails|no such path|page not found/i,
      },
      { status: [400, 422], content: ['json', 'text'], hasText: true },
      { status: [400, 422], type: ['server_error', 'upstream_error', 'bad_response_status_code'], hasText: true },
      {
        status: [400, 422],
        text: /\bProvider returned error\b/i,
        not: /rate-limited|High demand|overloaded/i,
        confidence: 'possible',
      },
      {
        text: /\bwas provided without its required\b|\bInvalid '[\w.[\]]{1,80}': |\bExpected an ID that\b|(?:^|')(?:messages|model|contents?|role|input|prompt|max_tokens)' is a required property\b|' is a required property - '(?:messages|tools|input)\b|\b(?:messages?|content|contents|blocks?|prompt|input|parts)\b.{0,40}\bmust be non-empty\b|\bImproperly formed request\b|\bInvalid schema for function\b/i,
      },
    ],
    reasons: {
      output_limit: {
        match: [{ client: /\bexceeded the \d{1,9} output token maximum\b|\bas the length limit was reached\b/i }],
        words: {
          en: {
            title: 'The answer grew past the output limit that the client sets',
            meaning:
              'The model wrote until the limit of output tokens and was cut there, so the client throws the answer away. The gateway and the key are fine; the same request ends the same way.',
            causes: [
              'The limit is small for so long an answer.',
              'A high reasoning effort spends tokens before any text.',
            ],
            fixes: [
              {
                text: 'Claude Code: raise the limit, up to what the model takes',
                commands: ['export CLAUDE_CODE_MAX_OUTPUT_TOKENS=64000'],
                protocol: 'anthropic',
              },
              { text: 'SDKs: raise `max_tokens`, `max_completion_tokens` or `max_output_tokens`' },
              { text: 'Or ask for the work in smaller pieces, or lower the reasoning effort' },
            ],
          },
          zh: {
            title: '回答超过了客户端设置的输出上限',
            meaning:
              '模型写到输出 token 上限就被截断，客户端于是丢弃了回答。网关和密钥都没有问题；同样的请求结果还是一样。',
            causes: ['对这么长的回答来说上限太小。', '推理强度较高，还没输出文本就用掉了 token。'],
            fixes: [
              {
                text: 'Claude Code：调高上限，最多到模型允许的值',
                commands: ['export CLAUDE_CODE_MAX_OUTPUT_TOKENS=64000'],
                protocol: 'anthropic',
              },
              { text: 'SDK：调高 `max_tokens`、`max_completion_tokens` 或 `max_output_tokens`' },
              { text: '或者把任务拆小，或调低推理强度' },
            ],
          },
        },
      },
      request_larger_than_limit: {
        match: [{ text: /\bRequest too large for\b/i }],
        words: {
          en: {
            title: 'This single request is larger than the limit per minute',
            meaning:
              "The request alone needs more tokens than the channel's account may use in a minute. It fails again after every pause; only a smaller request gets through.",
            causes: [
              'The prompt is very long, or `max_tokens` is set very high and counted in.',
              "The channel's account has a small limit per minute for this model.",
            ],
            fixes: [
              { text: 'Shorten the prompt (/compact in coding agents, or a new session), and lower the output limit' },
              {
                text: 'Claude Code, for example:',
                commands: ['export CLAUDE_CODE_MAX_OUTPUT_TOKENS=8192'],
                protocol: 'anthropic',
              },
              {
                text: 'Use another model, or a key of another group with larger channels[[ ({otherModel} answered in this run)]]',
                page: '/models',
              },
            ],
            tellApart:
              '`Request too large for … Limit N, Requested M` with M above N. When M is below N, waiting helps. `context_length_exceeded` is about the window of the model.',
          },
          zh: {
            title: '单个请求就超过了每分钟上限',
            meaning: '这一个请求需要的 token 就超过了渠道账号每分钟的额度。等多久再发都会失败，只能缩小请求。',
            causes: ['提示词很长，或 `max_tokens` 设得很高并计入其中。', '渠道账号对该模型的每分钟限额较低。'],
            fixes: [
              { text: '缩短提示词（编程助手用 /compact 或新开会话），并调低输出上限' },
              {
                text: 'Claude Code 示例：',
                commands: ['export CLAUDE_CODE_MAX_OUTPUT_TOKENS=8192'],
                protocol: 'anthropic',
              },
              { text: '换一个模型，或改用限额更高的分组的密钥[[（本次检测中 {otherModel} 可用）]]', page: '/models' },
            ],
            tellApart:
              '特征是 `Request too large for … Limit N, Requested M`，且 M 大于 N。M 小于 N 时等待有用。`context_length_exceeded` 说的是模型窗口。',
          },
        },
      },
      context_length_exceeded: {
        match: [
          { token: ['CONTEXT_LENGTH_EXCEEDED', 'MODEL_CONTEXT_WINDOW_EXCEEDED'] },
          {
            text: /\bhas hit a token limit\b|\bConversation too long\b|\bcontext window exceeds limit\b|\bContext length exceeded\b|\bmaximum context length (?:is|of)\b|\bexceeds the (?:model'?s )?context (?:window|length)\b|\bprompt is too long\b|\binput length and `?max_tokens`? exceed context limit\b|\binput token count .{0,40}exceeds the maximum\b|\bRange of input length\b|\b(?:input|prompt) tokens? exceeds? the (?:configured|maximum)\b|\binput is too long for (?:the )?requested model\b|\bmust be less than (?:or equal to )?max_seq_len\b|\bexceeds? the available context size\b|\bPlease reduce the length of (?:the|your|either)\b|输入(?:内容)?(?:过长|太长)(?!会|时|则|的|可能)|\bcontext window (?:exceeded|limit)|上下文(?:长度)?超(?:出|过)/i,
          },
        ],
        words: {
          en: {
            title: "The conversation is longer than the model's context window",
            meaning:
              'The input, or the input plus the output reserved with `max_tokens`, does not fit into the context window of the model. The request must become smaller or go to a model with a larger window.',
            causes: [
              'A long conversation, large files or large tool results in the history.',
              'The output limit counts too: `input length and max_tokens exceed context limit`.',
              'The endpoint behind the channel has a smaller window than the model has elsewhere.',
            ],
            fixes: [
              { text: 'Shorten the history: run /compact in Claude Code or Codex, or start a new session' },
              {
                text: 'When the message names `max_tokens`, lower the output limit. For Claude Code, for example:',
                commands: ['export CLAUDE_CODE_MAX_OUTPUT_TOKENS=8192'],
                protocol: 'anthropic',
              },
              { text: 'Choose a model with a larger context window from the list', page: '/models' },
            ],
            tellApart:
              'Counted in tokens and answered with 400. REQUEST_TOO_LARGE (413) counts bytes; a 429 `Request too large` compares with a per-minute limit (UPSTREAM_RATE_LIMITED); an answer that ends with `length` or `max_tokens` was only cut short.',
          },
          zh: {
            title: '对话长度超过了模型的上下文窗口',
            meaning:
              '输入内容，或输入加上 `max_tokens` 预留的输出，放不进模型的上下文窗口。只能缩小请求，或换用窗口更大的模型。',
            causes: [
              '对话太长，或历史里有大文件、很长的工具返回结果。',
              '输出上限也计算在内：`input length and max_tokens exceed context limit`。',
              '渠道背后的端点，窗口比该模型在别处的更小。',
            ],
            fixes: [
              { text: '缩短历史：在 Claude Code 或 Codex 中执行 /compact，或者新开会话' },
              {
                text: '如果 message 提到 `max_tokens`，就调低输出上限。Claude Code 示例：',
                commands: ['export CLAUDE_CODE_MAX_OUTPUT_TOKENS=8192'],
                protocol: 'anthropic',
              },
              { text: '从列表中换一个上下文窗口更大的模型', page: '/models' },
            ],
            tellApart:
              '这里按 token 计，状态码是 400。REQUEST_TOO_LARGE（413）按字节计；429 `Request too large` 比的是每分钟限额（UPSTREAM_RATE_LIMITED）；以 `length` 或 `max_tokens` 结束的响应只是被截短。',
          },
        },
      },
      unsupported_parameter: {
        match: [
          { token: 'UNSUPPORTED_PARAMETER' },
          {
            text: /\bUnsupported parameter\b|\bis not supported with this model\b|`temperature` is deprecated|\bcannot both be specified\b/i,
          },
        ],
        words: {
          en: {
            title: 'The model does not support a parameter of the request',
            meaning:
              'The provider knows the parameter, but not for this model.[[ It is {param}.]] Reasoning models in particular refuse `max_tokens`, `temperature` and `top_p`.',
            causes: [
              'A reasoning model is called with the parameters of an ordinary one.',
              'The client or framework adds default parameters on its own.',
              'Two parameters exclude each other, such as `temperature` and `top_p`.',
            ],
            fixes: [
              { text: 'Chat Completions: send `max_completion_tokens` instead of `max_tokens`', protocol: 'openai' },
              { text: 'Responses API: the output limit is called `max_output_tokens`', protocol: 'responses' },
              { text: 'Anthropic: send only one of `temperature` and `top_p`, or neither', protocol: 'anthropic' },
              {
                text: 'Remove[[ {param},]] `temperature`, `top_p` and other sampling settings in the client, or choose a model that takes them',
              },
            ],
            tellApart:
              '`unsupported_value` accepts the parameter but not its value; `unknown_parameter` means that the endpoint has no such field for any model.',
          },
          zh: {
            title: '该模型不支持请求中的某个参数',
            meaning:
              '供应商认识这个参数，但该模型不支持。[[参数是 {param}。]]推理模型尤其不接受 `max_tokens`、`temperature` 和 `top_p`。',
            causes: [
              '用普通模型的参数去调用推理模型。',
              '客户端或框架自动加了默认参数。',
              '两个参数互斥，例如 `temperature` 和 `top_p`。',
            ],
            fixes: [
              { text: 'Chat Completions：用 `max_completion_tokens` 代替 `max_tokens`', protocol: 'openai' },
              { text: 'Responses API：输出上限参数名是 `max_output_tokens`', protocol: 'responses' },
              { text: 'Anthropic：`temperature` 和 `top_p` 只传一个，或都不传', protocol: 'anthropic' },
              {
                text: '在客户端里去掉[[ {param}、]] `temperature`、`top_p` 等采样设置，或换用支持它们的模型',
              },
            ],
            tellApart:
              '`unsupported_value` 是参数可以传、值不行；`unknown_parameter` 是这个端点对任何模型都没有该字段。',
          },
        },
      },
      unsupported_value: {
        match: [
          { token: 'UNSUPPORTED_VALUE', not: /organization must be verified/i },
          { text: /\bUnsupported value\b|\bdoes not support \S+ with this model\b|\bdo(?:es)? not support tools?\b/i },
        ],
        words: {
          en: {
            title: 'The model does not accept the value of a parameter',
            meaning:
              'The parameter is known, but this model takes other values only.[[ It is {param}.]] Typical: `temperature` may only have its default, 1.',
            causes: [
              '`temperature` or `top_p` differs from the default on a reasoning model.',
              'A reasoning setting does not fit the model, such as an effort or thinking level it lacks.',
              'A switch is set that the model forbids in this mode, such as `enable_thinking` without streaming.',
            ],
            fixes: [
              { text: 'Leave `temperature` and `top_p` out of the request, so that the default applies' },
              { text: 'Use one of the values that the message lists[[ for {param}]]' },
              { text: 'Choose another model if you need this setting', page: '/models' },
            ],
            tellApart:
              '`unsupported_parameter` wants the field gone altogether. A text about an organization that must be verified is about the account of the channel (UPSTREAM_FORBIDDEN).',
          },
          zh: {
            title: '该模型不接受某个参数的取值',
            meaning:
              '参数本身没问题，但该模型只接受别的取值。[[参数是 {param}。]]典型例子：`temperature` 只能用默认值 1。',
            causes: [
              '调用推理模型时，`temperature` 或 `top_p` 不是默认值。',
              '推理设置与模型不符，例如模型没有所选的 effort 或 thinking 档位。',
              '打开了该模式下不允许的开关，例如非流式时的 `enable_thinking`。',
            ],
            fixes: [
              { text: '请求里不要带 `temperature` 和 `top_p`，让默认值生效' },
              { text: '改用 message 中列出的取值[[（{param}）]]' },
              { text: '必须用这个设置时，换一个模型', page: '/models' },
            ],
            tellApart:
              '`unsupported_parameter` 要求整个字段都去掉。提示组织（organization）需要验证的，说的是渠道账号（UPSTREAM_FORBIDDEN）。',
          },
        },
      },
      unknown_parameter: {
        match: [
          { token: 'UNKNOWN_PARAMETER' },
          {
            text: /\bUnknown parameter\b|\bUnknown name "|\bExtra inputs are not permitted\b|\bUnrecognized request argument\b/i,
          },
        ],
        words: {
          en: {
            title: 'The endpoint does not know a field of the request',
            meaning:
              'The body holds a field that this API does not have.[[ It is {param}.]] Often it belongs to another API.',
            causes: [
              'A field of the Responses API (`reasoning`, `input`) was sent to Chat Completions, or the other way round.',
              'A client adds fields of one vendor to requests for another.',
              'Gemini: the JSON schema of a tool holds a keyword that Gemini does not know.',
              'Claude: the client is newer than the channel and sends fields of a beta feature (`Extra inputs are not permitted`).',
            ],
            fixes: [
              {
                text: 'Use the fields of the API you call[[ in place of {param}]]: `reasoning_effort` on Chat Completions, `reasoning` on Responses',
                protocol: 'openai',
              },
              {
                text: 'Claude Code, for `Extra inputs are not permitted`: switch experimental beta features off, then start it again. Not every version obeys; if yours does not, try another version.',
                commands: ['export CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS=1'],
                protocol: 'anthropic',
              },
              {
                text: 'Gemini: leave the tools out; if the request then works, add them back one by one and simplify the schema of the one that fails',
                protocol: 'gemini',
              },
              { text: "Set the client's provider type to the API that it really calls, and update the client" },
            ],
            tellApart:
              '`unsupported_parameter` is a field that exists but not for this model. A refused value of the `anthropic-beta` header is `beta_header`.',
          },
          zh: {
            title: '端点不认识请求中的某个字段',
            meaning: '请求体里有这个 API 没有的字段。[[字段是 {param}。]]它往往属于另一种 API。',
            causes: [
              '把 Responses API 的字段（`reasoning`、`input`）发给了 Chat Completions，或者反过来。',
              '客户端把某家供应商的专有字段带进了发给另一家的请求。',
              'Gemini：工具的 JSON Schema 里有 Gemini 不认识的关键字。',
              'Claude：客户端比渠道新，发送了 beta 功能的字段（`Extra inputs are not permitted`）。',
            ],
            fixes: [
              {
                text: '使用所调 API 自己的字段[[，不要用 {param}]]：Chat Completions 用 `reasoning_effort`，Responses 用 `reasoning`',
                protocol: 'openai',
              },
              {
                text: 'Claude Code 遇到 `Extra inputs are not permitted`：关闭实验性 beta 功能后重新启动。不是每个版本都遵守，不起作用就换一个版本。',
                commands: ['export CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS=1'],
                protocol: 'anthropic',
              },
              {
                text: 'Gemini：先去掉全部工具；请求能通的话再逐个加回，把出错那个工具的 schema 简化',
                protocol: 'gemini',
              },
              { text: '把客户端的 Provider 类型设成实际调用的 API，并升级客户端' },
            ],
            tellApart:
              '`unsupported_parameter` 是字段存在、只是该模型不支持。`anthropic-beta` 请求头的值被拒是 `beta_header`。',
          },
        },
      },
      max_tokens_too_large: {
        match: [
          { text: /\bmax_tokens: \d+ > \d+|\bmax_tokens is too large\b|\bmaximum allowed number of output tokens\b/i },
          { token: ['INTEGER_ABOVE_MAX_VALUE'] },
        ],
        words: {
          en: {
            title: 'The output limit is higher than the model can produce',
            meaning:
              "The requested `max_tokens` exceeds the model's maximum output.[[ The maximum is {limit}.]] The message states both numbers.",
            causes: [
              'The client was set up for a model with a larger output.',
              'Claude Code: CLAUDE_CODE_MAX_OUTPUT_TOKENS is set too high.',
            ],
            fixes: [
              {
                text: 'Claude Code: set the limit to the maximum in the message or less. This environment variable may also stand in `env` of ~/.claude/settings.json, which wins over the shell. Example:',
                commands: ['export CLAUDE_CODE_MAX_OUTPUT_TOKENS=8192'],
                protocol: 'anthropic',
              },
              {
                text: 'In your own code, lower `max_tokens` (Responses: `max_output_tokens`, Gemini: `maxOutputTokens`)[[ to at most {limit}]]',
              },
            ],
            tellApart:
              'Here the output limit alone is too high. `input length and max_tokens exceed context limit` is the sum of both (`context_length_exceeded`); `can only afford` is money (UPSTREAM_BILLING).',
          },
          zh: {
            title: '输出上限超过了模型的最大输出',
            meaning: '请求的 `max_tokens` 大于模型允许的最大输出。[[最大值是 {limit}。]]message 里同时写有两个数字。',
            causes: ['客户端的设置是按输出更大的模型配的。', 'Claude Code：CLAUDE_CODE_MAX_OUTPUT_TOKENS 设得太高。'],
            fixes: [
              {
                text: 'Claude Code：把上限设到不超过 message 里的最大值。这个环境变量也可能写在 ~/.claude/settings.json 的 `env` 里，那里的值优先于 shell。示例：',
                commands: ['export CLAUDE_CODE_MAX_OUTPUT_TOKENS=8192'],
                protocol: 'anthropic',
              },
              {
                text: '自己的代码里调低 `max_tokens`（Responses 为 `max_output_tokens`，Gemini 为 `maxOutputTokens`）[[，不超过 {limit}]]',
              },
            ],
            tellApart:
              '这里是输出上限本身太高。`input length and max_tokens exceed context limit` 说的是输入与输出之和（`context_length_exceeded`）；`can only afford` 说的是钱（UPSTREAM_BILLING）。',
          },
        },
      },
      missing_required_parameter: {
        match: [
          { token: 'MISSING_REQUIRED_PARAMETER' },
          { text: /\bMissing required (?:parameter|field)\b|: Field required\b|\bfield required\b/i },
        ],
        words: {
          en: {
            title: 'A required field is missing[[: {param}]]',
            meaning:
              'The body is valid JSON, but a field that this API requires is not in it. The message names the field.',
            causes: [
              'Anthropic requests need `max_tokens`; OpenAI-style clients leave it out (`max_tokens: Field required`).',
              'The body was built for another API: `messages` belongs to Chat Completions and Anthropic, `input` to Responses, `contents` to Gemini.',
            ],
            fixes: [
              {
                text: 'Anthropic: add `max_tokens` to the request or to the settings of the client',
                protocol: 'anthropic',
              },
              { text: 'Chat Completions: send `model` and `messages`', protocol: 'openai' },
              { text: 'Responses: send `model` and `input`', protocol: 'responses' },
              { text: 'Gemini: send `contents`; the model stands in the path', protocol: 'gemini' },
              {
                text: 'If an OpenAI-style client fails this way with a Claude model, set its output limit (max tokens) explicitly',
              },
            ],
            tellApart: '`model is required` is `model_required`; a body that never arrived is `empty_body`.',
          },
          zh: {
            title: '缺少必填字段[[：{param}]]',
            meaning: '请求体是合法 JSON，但缺少这个 API 的必填字段。message 里写有字段名。',
            causes: [
              'Anthropic 请求必须带 `max_tokens`，OpenAI 风格的客户端常常不带（`max_tokens: Field required`）。',
              '请求体是按另一种 API 拼的：`messages` 属于 Chat Completions 和 Anthropic，`input` 属于 Responses，`contents` 属于 Gemini。',
            ],
            fixes: [
              { text: 'Anthropic：在请求或客户端设置里加上 `max_tokens`', protocol: 'anthropic' },
              { text: 'Chat Completions：必须有 `model` 和 `messages`', protocol: 'openai' },
              { text: 'Responses：必须有 `model` 和 `input`', protocol: 'responses' },
              { text: 'Gemini：必须有 `contents`，模型写在路径里', protocol: 'gemini' },
              { text: 'OpenAI 风格的客户端调用 Claude 模型时报这个错，就在客户端里显式设置输出上限（max tokens）' },
            ],
            tellApart: '`model is required` 属于 `model_required`；请求体根本没送到属于 `empty_body`。',
          },
        },
      },
      invalid_type: {
        match: [{ token: 'INVALID_TYPE' }, { text: /\bInvalid type for '|\binvalid stream field type\b/i }],
        words: {
          en: {
            title: 'A field has the wrong type[[: {param}]]',
            meaning:
              'A field holds, for instance, a text where a number, a list or true/false is expected. The message names the field and the expected type.',
            causes: [
              '`stream` is sent as the text "true" instead of true (`invalid stream field type`).',
              'A number or a list was turned into text by a template, a form or a no-code tool.',
              '`content` has a shape that this API does not take, such as a list of parts in place of plain text.',
            ],
            fixes: [
              {
                text: 'Send the field[[ {param}]] with the type that the message asks for: no quotes around numbers, `true` and `false`',
              },
              {
                text: 'In Dify, n8n and similar tools, use the expression or number mode of the field instead of the text mode',
              },
            ],
            tellApart:
              '`invalid_json` could not be read at all; here the JSON is fine and one value is of the wrong kind.',
          },
          zh: {
            title: '字段类型不对[[：{param}]]',
            meaning:
              '字段的类型与要求不符，例如该传数字、数组或布尔值的地方传了字符串。message 里写有字段名和期望的类型。',
            causes: [
              '`stream` 传成了字符串 "true"，而不是布尔值 true（`invalid stream field type`）。',
              '模板、表单或低代码工具把数字、数组转成了字符串。',
              '`content` 的结构不被该 API 接受，例如该传文本却传了分段数组。',
            ],
            fixes: [
              { text: '按 message 要求的类型传该字段[[（{param}）]]：数字、`true`、`false` 不要加引号' },
              { text: '在 Dify、n8n 等工具里，把该字段从文本模式改为表达式或数字模式' },
            ],
            tellApart: '`invalid_json` 是整个请求体都解析不了；这里 JSON 没问题，只是某个值的类型不对。',
          },
        },
      },
      string_too_long: {
        match: [
          { token: ['STRING_ABOVE_MAX_LENGTH', 'ARRAY_ABOVE_MAX_LENGTH'] },
          { text: /\bstring too long\b|\barray too long\b/i },
        ],
        words: {
          en: {
            title: 'A field is longer or larger than allowed[[: {param}]]',
            meaning:
              'A text, a list or a number in the request is outside the limit of this API. The message states the limit and what was sent.',
            causes: [
              'An identifier is too long: tool call id, tool name, `user`, a metadata value.',
              'A list is too long, often `tools` when many MCP servers are switched on.',
              'A number is above or below the allowed range.',
            ],
            fixes: [
              { text: 'Shorten the text or lower the number[[ in {param}]] to the limit in the message' },
              { text: 'If the list `tools` is too long, switch off MCP servers or tools that you do not need' },
              { text: 'If the overlong id came from another model in the same conversation, start a new session' },
            ],
            tellApart:
              'This is one field. The whole conversation is `context_length_exceeded`, the whole body in bytes REQUEST_TOO_LARGE.',
          },
          zh: {
            title: '字段过长或超出范围[[：{param}]]',
            meaning: '请求中的某个字符串、数组或数值超出了该 API 的限制。message 里写有限制和实际值。',
            causes: [
              '标识太长：工具调用 id、工具名、`user`、metadata 的值。',
              '数组太长，常见的是打开了很多 MCP 服务后的 `tools`。',
              '数值高于或低于允许范围。',
            ],
            fixes: [
              { text: '按 message 里的限制缩短文本或调整数值[[（{param}）]]' },
              { text: '如果是 `tools` 列表太长，关掉用不到的 MCP 服务或工具' },
              { text: '如果过长的 id 是同一会话里另一个模型产生的，请新开会话' },
            ],
            tellApart:
              '这里是单个字段超限。整个对话过长是 `context_length_exceeded`，整个请求体字节数过大是 REQUEST_TOO_LARGE。',
          },
        },
      },
      tool_call_pairing: {
        match: [
          {
            text: /\btool_calls?'? must be followed by tool messages\b|\brole 'tool' must be a response to\b|\bNo tool output found for function call\b|`?tool_use`? ids were found without `?tool_result`?|\bunexpected `?tool_use_id`?|\bNo tool call found for function call output\b|\bfunction call turn comes immediately after\b|\bnumber of function response parts is equal to\b/i,
          },
        ],
        words: {
          en: {
            title: 'A tool call in the history has no matching result',
            meaning:
              'Every tool call must be followed by its result, and every result needs its call. In this request one half is missing, so each further request of the conversation fails as well.',
            causes: [
              'The history was trimmed or compacted between a call and its result.',
              'An agent was interrupted while a tool ran.',
              'A framework dropped or reordered messages.',
            ],
            fixes: [
              {
                text: 'In Claude Code go back to before the interrupted call (/rewind), in other agents start a new session',
              },
              {
                text: 'Chat Completions: after an assistant message with `tool_calls`, add one message with role `tool` for each `tool_call_id`, before anything else',
                protocol: 'openai',
              },
              {
                text: 'Responses: send a `function_call_output` with the same `call_id` for each `function_call`',
                protocol: 'responses',
              },
              {
                text: 'Anthropic: the very next user message must hold a `tool_result` for each `tool_use` id',
                protocol: 'anthropic',
              },
            ],
            tellApart:
              'The message names `tool_calls`, `tool_use`, `tool_result` or `function call`. `previous_response_not_found` misses a stored response instead.',
          },
          zh: {
            title: '历史里有工具调用缺少对应的结果',
            meaning:
              '每个工具调用后面都必须有它的结果，每个结果也必须有对应的调用。这个请求里缺了一半，所以该会话后续的请求也都会失败。',
            causes: [
              '历史在调用和结果之间被截断或压缩。',
              '工具执行到一半时助手被中断。',
              '框架丢失或打乱了消息顺序。',
            ],
            fixes: [
              { text: '在 Claude Code 里用 /rewind 回到中断之前；其他助手请新开会话' },
              {
                text: 'Chat Completions：带 `tool_calls` 的 assistant 消息之后，紧接着为每个 `tool_call_id` 补一条 role 为 `tool` 的消息',
                protocol: 'openai',
              },
              {
                text: 'Responses：为每个 `function_call` 补上 `call_id` 相同的 `function_call_output`',
                protocol: 'responses',
              },
              {
                text: 'Anthropic：紧跟着的 user 消息里必须为每个 `tool_use` id 提供 `tool_result`',
                protocol: 'anthropic',
              },
            ],
            tellApart:
              'message 里会出现 `tool_calls`、`tool_use`、`tool_result` 或 `function call`。`previous_response_not_found` 缺的是服务端保存的响应。',
          },
        },
      },
      reasoning_signature: {
        match: [
          {
            text: /Invalid `?signature`? in `?thinking`? block|`?thinking`? blocks in the latest assistant message cannot be modified|Expected `?thinking`?(?: or `?redacted_thinking`?)?, but found/i,
          },
        ],
        words: {
          en: {
            title: 'A thinking block in the history was not accepted',
            meaning:
              'Claude signs its thinking blocks, and they must come back unchanged to the same kind of account and model. A block of this conversation was changed, left out or made elsewhere.',
            causes: [
              'The model was switched in the middle of the conversation.',
              'The gateway answered earlier turns through another channel or account.',
              'The client or a proxy edited, reordered or removed thinking blocks.',
            ],
            fixes: [
              { text: 'Start a new session (Claude Code: /clear). The old one goes on failing.' },
              {
                text: 'In your own code, remove the `thinking` and `redacted_thinking` blocks of earlier turns before you send the history',
                protocol: 'anthropic',
              },
              { text: 'Stay with one model within a conversation; update a client that changes the blocks' },
            ],
            tellApart:
              'The message names `signature` or `thinking`. A budget that is too small or too large is `thinking_budget`; on the Responses API the same cause reads `encrypted content could not be verified`.',
          },
          zh: {
            title: '历史中的 thinking 块未通过校验',
            meaning:
              'Claude 的 thinking 块带签名，必须原样发回给同类账号和模型。这个会话里有的块被改动、被删掉，或来自别处。',
            causes: [
              '会话中途切换了模型。',
              '前几轮是网关通过另一条渠道或另一个账号应答的。',
              '客户端或代理编辑、打乱或删除了 thinking 块。',
            ],
            fixes: [
              { text: '新开会话（Claude Code：/clear）。旧会话会一直失败。' },
              {
                text: '自己的代码里，发送历史前去掉前几轮的 `thinking` 和 `redacted_thinking` 块',
                protocol: 'anthropic',
              },
              { text: '同一会话不要换模型；如果是客户端改动了这些块，请升级客户端' },
            ],
            tellApart:
              'message 里有 `signature` 或 `thinking`。预算过大或过小是 `thinking_budget`；Responses API 上同样的原因显示为 `encrypted content could not be verified`。',
          },
        },
      },
      thinking_budget: {
        match: [
          {
            text: /\bbudget_tokens\b.*\bgreater than or equal to\b|`?max_tokens`? must be greater than `?thinking\.budget_tokens|\bthinking budget \S+ is invalid\b|\bThinking level \S+ is not supported\b/i,
          },
        ],
        words: {
          en: {
            title: 'The thinking budget does not fit the model or the output limit',
            meaning:
              'The number of tokens or the level set for thinking is outside what this model allows, or not smaller than the output limit.',
            causes: [
              'Anthropic: `budget_tokens` is below 1024, or not below `max_tokens`.',
              'Gemini: the thinking budget or level is not among those of this model.',
              'The suffix `-thinking` switched reasoning on for a request with a small output limit.',
            ],
            fixes: [
              {
                text: 'Anthropic: choose `budget_tokens` of at least 1024 and raise `max_tokens` above it. For Claude Code that is CLAUDE_CODE_MAX_OUTPUT_TOKENS.',
                protocol: 'anthropic',
              },
              {
                text: 'Gemini: remove `thinkingConfig`, or set a budget or level from the range in the message',
                protocol: 'gemini',
              },
              { text: 'Or switch thinking off: use the model id without `-thinking`' },
            ],
            tellApart: 'A message about a `signature` is about the history (`reasoning_signature`), not the budget.',
          },
          zh: {
            title: 'thinking 预算与模型或输出上限不匹配',
            meaning: '为 thinking 设置的 token 数或档位超出该模型的允许范围，或者没有小于输出上限。',
            causes: [
              'Anthropic：`budget_tokens` 小于 1024，或不小于 `max_tokens`。',
              'Gemini：该模型不支持所设的 thinking 预算或档位。',
              '`-thinking` 后缀打开了推理，而请求的输出上限很小。',
            ],
            fixes: [
              {
                text: 'Anthropic：`budget_tokens` 至少 1024，并把 `max_tokens` 调到比它大。Claude Code 对应 CLAUDE_CODE_MAX_OUTPUT_TOKENS。',
                protocol: 'anthropic',
              },
              { text: 'Gemini：去掉 `thinkingConfig`，或按 message 给出的范围设置预算或档位', protocol: 'gemini' },
              { text: '或者关闭 thinking：使用不带 `-thinking` 的模型 id' },
            ],
            tellApart: 'message 里出现 `signature` 的，问题在历史（`reasoning_signature`），不在预算。',
          },
        },
      },
      beta_header: {
        match: [
          {
            text: /\bUnexpected value\(s\) .{0,80}anthropic-beta\b|\banthropic-beta\b.{0,60}\bheader\b|\b(?:unsupported|unknown|invalid|unrecognized) beta (?:header|flag|value)/i,
          },
        ],
        words: {
          en: {
            title: 'The channel does not know a beta feature that the client asks for',
            meaning:
              'The client sent an `anthropic-beta` value or extra fields that the account or platform behind the channel does not accept. The client is newer than the channel.',
            causes: [
              'A recent Claude Code or SDK switches beta features on by itself.',
              'The channel reaches Claude through another platform, which takes fewer beta features.',
            ],
            fixes: [
              {
                text: 'Claude Code: switch experimental beta features off, then start it again. Not every version obeys; if yours does not, try another version.',
                commands: ['export CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS=1'],
                protocol: 'anthropic',
              },
              {
                text: 'SDK or own code: leave out the `anthropic-beta` header (`betas`) and the fields that the message names',
                protocol: 'anthropic',
              },
              { text: 'Or use a key of another group that offers the model', page: '/keys' },
            ],
            tellApart:
              'The message names `anthropic-beta`. `Extra inputs are not permitted` is `unknown_parameter`, with the same remedy. A feature tied to the size of the input is `long_context_not_enabled`.',
          },
          zh: {
            title: '渠道不支持客户端请求的 beta 功能',
            meaning: '客户端发送的 `anthropic-beta` 值或附加字段，渠道背后的账号或平台不接受：客户端比渠道新。',
            causes: [
              '较新的 Claude Code 或 SDK 自动打开了 beta 功能。',
              '渠道经由其他平台接入 Claude，支持的 beta 功能较少。',
            ],
            fixes: [
              {
                text: 'Claude Code：关闭实验性 beta 功能后重新启动。不是每个版本都遵守这个设置，不起作用就换一个版本。',
                commands: ['export CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS=1'],
                protocol: 'anthropic',
              },
              {
                text: 'SDK 或自己的代码：去掉 `anthropic-beta` 请求头（`betas`）以及 message 点名的字段',
                protocol: 'anthropic',
              },
              { text: '或者改用其他提供该模型的分组的密钥', page: '/keys' },
            ],
            tellApart:
              'message 里有 `anthropic-beta`。`Extra inputs are not permitted` 属于 `unknown_parameter`，处理办法相同。与输入长度有关的功能限制是 `long_context_not_enabled`。',
          },
        },
      },
      previous_response_not_found: {
        match: [
          { token: 'PREVIOUS_RESPONSE_NOT_FOUND' },
          { text: /\bPrevious response with id\b.*\bnot found\b|\bItem with id '.{0,80}' not found\b/i },
        ],
        words: {
          en: {
            title: 'The earlier response that the request refers to is not there',
            meaning:
              'The request points to a stored response or item by its id, but the provider account that got the request does not have it. Usually the gateway sent this turn through another account than the turn before.',
            causes: [
              'The gateway changed the channel or account between two turns.',
              'The earlier response was made with `store: false`, or has been deleted.',
            ],
            fixes: [
              { text: 'Leave `previous_response_id` out and send the full history in `input`', protocol: 'responses' },
              { text: 'In Codex, opencode and similar agents, start a new session' },
              {
                text: 'If the client has such a setting, switch off server-side storage of conversations (`store`), so that it sends the history itself',
              },
            ],
            tellApart:
              '`invalid_encrypted_content` has the same cause but concerns encrypted reasoning. `No tool output found` is `tool_call_pairing`.',
          },
          zh: {
            title: '请求引用的上一个响应不存在',
            meaning:
              '请求用 id 引用了一个已保存的响应或条目，但接到请求的供应商账号里没有它。通常是网关把这一轮发给了与上一轮不同的账号。',
            causes: ['网关在两轮之间切换了渠道或账号。', '上一个响应是用 `store: false` 生成的，或已被删除。'],
            fixes: [
              { text: '不传 `previous_response_id`，在 `input` 里发送完整历史', protocol: 'responses' },
              { text: '在 Codex、opencode 等助手里新开会话' },
              { text: '客户端有相应设置的话，关闭服务端保存对话（`store`），改由客户端自己发送历史' },
            ],
            tellApart:
              '`invalid_encrypted_content` 原因相同，但涉及的是加密的推理内容。`No tool output found` 属于 `tool_call_pairing`。',
          },
        },
      },
      invalid_encrypted_content: {
        match: [
          { token: 'INVALID_ENCRYPTED_CONTENT' },
          { text: /\bencrypted content .{0,80}could not be (?:verified|decrypted)\b/i },
        ],
        words: {
          en: {
            title: 'Encrypted reasoning in the history was not accepted',
            meaning:
              'The history holds encrypted reasoning that only the account which made it can read. This turn went to another account, usually because the gateway changed the channel.',
            causes: [
              'The gateway changed the channel or account between two turns.',
              'The conversation was carried over from another provider, key or group.',
            ],
            fixes: [
              { text: 'Start a new session in Codex or your agent. The old one goes on failing.' },
              {
                text: 'In your own code, remove the `reasoning` items (`encrypted_content`) of earlier turns from `input`',
                protocol: 'responses',
              },
            ],
            tellApart:
              'The message says `encrypted content … could not be verified`. `previous_response_not_found` misses a stored response instead; on the Anthropic side the same cause reads `Invalid signature`.',
          },
          zh: {
            title: '历史中的加密推理内容未通过校验',
            meaning:
              '历史里带有加密的推理内容，只有生成它的账号才能读取。这一轮请求到了另一个账号，通常是网关切换了渠道。',
            causes: ['网关在两轮之间切换了渠道或账号。', '对话是从别的供应商、密钥或分组带过来的。'],
            fixes: [
              { text: '在 Codex 或所用的助手里新开会话。旧会话会一直失败。' },
              {
                text: '自己的代码里，从 `input` 中去掉前几轮的 `reasoning` 条目（`encrypted_content`）',
                protocol: 'responses',
              },
            ],
            tellApart:
              'message 是 `encrypted content … could not be verified`。`previous_response_not_found` 缺的是已保存的响应；Anthropic 一侧同样的原因显示为 `Invalid signature`。',
          },
        },
      },
      roles_must_alternate: {
        match: [{ text: /\broles must alternate\b/i }],
        words: {
          en: {
            title: 'Two messages of the same role follow each other',
            meaning:
              'This model wants user and assistant messages to take turns. In the request two of the same role stand side by side.',
            causes: [
              'A client stored two user messages in a row, for example after a failed answer.',
              'The conversation starts with an assistant message, or a system text was sent as a message.',
            ],
            fixes: [
              { text: 'Merge neighbouring messages of the same role into one' },
              { text: 'In a chat client, delete the failed turn or start a new conversation' },
              {
                text: 'Anthropic: put system text into the `system` field instead of `messages`',
                protocol: 'anthropic',
              },
            ],
            tellApart:
              'The message says `roles must alternate`. A conversation that ends with an assistant message is `prefill_not_supported`.',
          },
          zh: {
            title: '两条相同角色的消息连在了一起',
            meaning: '该模型要求 user 和 assistant 消息交替出现，而请求里有两条相同角色的消息相邻。',
            causes: [
              '客户端连续保存了两条 user 消息，例如上一次应答失败之后。',
              '对话以 assistant 消息开头，或把 system 文本当成了普通消息。',
            ],
            fixes: [
              { text: '把相邻的同角色消息合并成一条' },
              { text: '在聊天客户端里删除失败的那一轮，或新开对话' },
              { text: 'Anthropic：system 文本放进 `system` 字段，不要放在 `messages` 里', protocol: 'anthropic' },
            ],
            tellApart: 'message 是 `roles must alternate`。以 assistant 消息结尾的对话属于 `prefill_not_supported`。',
          },
        },
      },
      prefill_not_supported: {
        match: [{ text: /\bdoes not support assistant message prefill\b/i }],
        words: {
          en: {
            title: 'The model does not continue a started assistant message',
            meaning:
              'The last message of the request is an assistant message, for the model to continue. This model does not offer that (prefill).',
            causes: [
              'The code or a prompt template ends with the beginning of an answer.',
              'A client resent a broken-off answer in order to continue it.',
            ],
            fixes: [
              {
                text: 'Let the last entry of `messages` have the role `user`; ask there for the beginning or format that you want',
              },
              { text: 'In a chat client, delete the broken-off answer and send your message again' },
            ],
            tellApart:
              'The message says `does not support assistant message prefill`. Same roles in a row is `roles_must_alternate`.',
          },
          zh: {
            title: '该模型不支持续写已开头的 assistant 消息',
            meaning: '请求的最后一条是 assistant 消息，要模型接着写，而该模型不支持这种用法（prefill）。',
            causes: ['代码或提示词模板以答案的开头结尾。', '客户端为了续写而重发了中断的回答。'],
            fixes: [
              { text: '让 `messages` 的最后一条是 `user` 消息，在其中说明想要的开头或格式' },
              { text: '在聊天客户端里删除中断的回答，再重新发送' },
            ],
            tellApart:
              'message 是 `does not support assistant message prefill`。同角色消息相邻属于 `roles_must_alternate`。',
          },
        },
      },
      anthropic_version_missing: {
        match: [{ text: /\banthropic-version: header is required\b/i }],
        words: {
          en: {
            title: 'The anthropic-version header is missing',
            meaning:
              'The Anthropic route requires the header `anthropic-version`. Anthropic SDKs send it by themselves, so this request came from something else.',
            causes: [
              'An OpenAI-style client or plain HTTP code calls the Anthropic route.',
              'A proxy in between removes the header.',
            ],
            fixes: [
              { text: 'Add the header `anthropic-version: 2023-06-01` to the request', protocol: 'anthropic' },
              {
                text: 'Or give an OpenAI-style client the OpenAI base URL',
                commands: ['export OPENAI_BASE_URL={baseUrl}/v1'],
              },
            ],
            tellApart:
              'The message names `anthropic-version`. A value that the `anthropic-beta` header may not have is `beta_header`.',
          },
          zh: {
            title: '缺少 anthropic-version 请求头',
            meaning:
              'Anthropic 路由要求带 `anthropic-version` 请求头。Anthropic SDK 会自动带上，所以这个请求来自别的程序。',
            causes: ['OpenAI 风格的客户端或手写的 HTTP 代码调用了 Anthropic 路由。', '中间的代理去掉了这个请求头。'],
            fixes: [
              { text: '给请求加上 `anthropic-version: 2023-06-01`', protocol: 'anthropic' },
              {
                text: '或者给 OpenAI 风格的客户端配置 OpenAI 的 Base URL',
                commands: ['export OPENAI_BASE_URL={baseUrl}/v1'],
              },
            ],
            tellApart: 'message 里有 `anthropic-version`。`anthropic-beta` 的值不被接受属于 `beta_header`。',
          },
        },
      },
      model_required: {
        match: [{ text: /^model is required\.?$|\bmust provide a model parameter\b|未指定模型名称|模型名称不能为空/i }],
        words: {
          en: {
            title: 'The request names no model',
            meaning: 'Path and key are right: the gateway accepted both and then found no `model` in the body.',
            causes: [
              'The model setting of the client is empty, or its environment variable is not set.',
              'The body got lost on the way, for example when a redirect turned the POST into a GET.',
              'The body was sent without `content-type: application/json`.',
            ],
            fixes: [
              {
                text: "Set `model` to an id of this key's list",
                commands: ['curl -sS {baseUrl}/v1/models -H "Authorization: Bearer $TOROUTER_API_KEY"'],
                page: '/models',
              },
              {
                text: 'Check that the base URL is the final one: https, no trailing slash, no redirect',
                commands: ['torouter doctor --free'],
              },
            ],
            tellApart:
              'An unknown model is MODEL_NOT_FOUND; a body with nothing in it is `empty_body`. As an answer to a test with `{}` this message is good news.',
          },
          zh: {
            title: '请求没有指定模型',
            meaning: '路径和密钥都没问题：网关都接受了，只是请求体里没有 `model`。',
            causes: [
              '客户端的模型设置为空，或对应的环境变量没有设置。',
              '请求体在途中丢失，例如重定向把 POST 变成了 GET。',
              '发送请求体时没带 `content-type: application/json`。',
            ],
            fixes: [
              {
                text: '把 `model` 设为这个密钥模型列表里的 id',
                commands: ['curl -sS {baseUrl}/v1/models -H "Authorization: Bearer $TOROUTER_API_KEY"'],
                page: '/models',
              },
              {
                text: '确认 Base URL 是最终地址：https、末尾没有斜杠、不会重定向',
                commands: ['torouter doctor --free'],
              },
            ],
            tellApart:
              '模型不存在是 MODEL_NOT_FOUND；请求体什么都没有是 `empty_body`。如果是用 `{}` 测试得到的，说明路径和密钥是通的。',
          },
        },
      },
      empty_body: {
        match: [{ text: /^Request body is empty\.?$/i }],
        words: {
          en: {
            title: 'The request arrived without a body',
            meaning: 'Path and key were accepted, but nothing came after the headers.',
            causes: [
              'A redirect (http to https, trailing slash) turned the POST into a GET or dropped the body.',
              'The code passes the body under a name that the HTTP library ignores, or reads an empty file.',
              'A proxy in between removes the body.',
            ],
            fixes: [
              {
                text: 'Use the final address as base URL, so that nothing is redirected',
                commands: ['torouter doctor --free'],
              },
              {
                text: 'With curl, send a file like this and check that it is not empty',
                commands: [
                  'wc -c body.json',
                  'curl -sS {baseUrl}/v1/chat/completions -H "Authorization: Bearer $TOROUTER_API_KEY" -H "content-type: application/json" --data-binary @body.json',
                ],
              },
            ],
            tellApart:
              '`invalid_json` got a body that could not be read; `model_required` got valid JSON without a model.',
          },
          zh: {
            title: '请求到达时没有请求体',
            meaning: '路径和密钥都已通过，但请求头之后什么也没有。',
            causes: [
              '重定向（http 到 https、末尾斜杠）把 POST 变成 GET，或丢掉了请求体。',
              '代码用了 HTTP 库不认的参数名来传请求体，或读到了空文件。',
              '中间的代理去掉了请求体。',
            ],
            fixes: [
              { text: 'Base URL 用最终地址，避免重定向', commands: ['torouter doctor --free'] },
              {
                text: '用 curl 时按下面的方式发送文件，并确认文件不为空',
                commands: [
                  'wc -c body.json',
                  'curl -sS {baseUrl}/v1/chat/completions -H "Authorization: Bearer $TOROUTER_API_KEY" -H "content-type: application/json" --data-binary @body.json',
                ],
              },
            ],
            tellApart: '`invalid_json` 是收到了请求体但无法解析；`model_required` 是 JSON 合法但没有模型。',
          },
        },
      },
      invalid_json: {
        match: [
          {
            text: /\bFailed to parse request body\b|\bCould not parse the JSON body\b|\binvalid (?:json|character .{0,20} looking for)|\bwe could not parse\b/i,
            not: /Unknown name/,
            status: [400, 422],
          },
        ],
        words: {
          en: {
            title: 'The body is not valid JSON',
            meaning: 'Path and key were accepted, but the gateway could not read the body as JSON.',
            causes: [
              'The shell changed the quotes (single quotes in cmd.exe, variables inside single quotes).',
              'A trailing comma, a comment, a line break inside a text, or a wrong encoding.',
              'A template put an unescaped text into the JSON.',
            ],
            fixes: [
              {
                text: 'Put the body into a file, check it, and send the file',
                commands: [
                  'python3 -m json.tool body.json',
                  'curl -sS {baseUrl}/v1/chat/completions -H "Authorization: Bearer $TOROUTER_API_KEY" -H "content-type: application/json" --data-binary @body.json',
                ],
              },
              {
                text: 'In code, let the library make the JSON (`json=` in Python, `JSON.stringify` in JavaScript) instead of joining texts',
              },
            ],
            tellApart: '`invalid_type` is readable JSON with one wrong value; `empty_body` is no body at all.',
          },
          zh: {
            title: '请求体不是合法 JSON',
            meaning: '路径和密钥都已通过，但网关无法把请求体解析为 JSON。',
            causes: [
              'shell 改动了引号（cmd.exe 里的单引号、写在单引号里的变量）。',
              '多余的逗号、注释、字符串里的换行，或编码不对。',
              '模板把未转义的文本拼进了 JSON。',
            ],
            fixes: [
              {
                text: '把请求体写进文件，检查后再发送',
                commands: [
                  'python3 -m json.tool body.json',
                  'curl -sS {baseUrl}/v1/chat/completions -H "Authorization: Bearer $TOROUTER_API_KEY" -H "content-type: application/json" --data-binary @body.json',
                ],
              },
              {
                text: '代码里让库来生成 JSON（Python 的 `json=`、JavaScript 的 `JSON.stringify`），不要自己拼字符串',
              },
            ],
            tellApart: '`invalid_type` 是 JSON 能解析、某个值不对；`empty_body` 是根本没有请求体。',
          },
        },
      },
      thought_signature_missing: {
        match: [{ text: /\bmissing a `?thought_signature`?/i }],
        words: {
          en: {
            title: 'The history lost the thought signature of a function call',
            meaning:
              'Gemini attaches a `thought_signature` to function calls and wants it back unchanged. In this history it is missing.',
            causes: [
              'The client is too old to keep the signature.',
              'The conversation was translated between protocols or carried over from another model.',
            ],
            fixes: [
              { text: 'Update the client, then start a new session' },
              {
                text: 'In your own code, send the parts of the model turn back exactly as received, with `thoughtSignature`',
                protocol: 'gemini',
              },
              {
                text: 'Through an OpenAI- or Anthropic-style client, try a client of the Gemini surface, or a model of another vendor',
              },
            ],
            tellApart:
              "The message names `thought_signature`; it is Gemini's. `Invalid signature in thinking block` is Claude's (`reasoning_signature`).",
          },
          zh: {
            title: '历史中的函数调用丢失了 thought_signature',
            meaning: 'Gemini 会给函数调用附上 `thought_signature`，并要求原样发回。这段历史里没有它。',
            causes: ['客户端版本太旧，没有保留签名。', '对话经过了协议转换，或从别的模型带过来。'],
            fixes: [
              { text: '升级客户端，然后新开会话' },
              { text: '自己的代码里，把模型那一轮的 parts 连同 `thoughtSignature` 原样发回', protocol: 'gemini' },
              { text: '如果用的是 OpenAI 或 Anthropic 风格的客户端，改用 Gemini 协议的客户端，或换别家的模型' },
            ],
            tellApart:
              'message 里有 `thought_signature`，来自 Gemini。`Invalid signature in thinking block` 来自 Claude（`reasoning_signature`）。',
          },
        },
      },
      stream_required: {
        match: [
          { text: /\bonly support(?:s)? stream mode\b|\bStreaming is required\b|\bstream must be set to true\b/i },
        ],
        words: {
          en: {
            title: 'The model answers in streaming mode only',
            meaning:
              'The provider offers this model, or this mode of it, as a stream only. The request asked for a plain answer.',
            causes: [
              '`stream` is false or missing.',
              'Thinking is switched on, and the model allows that with streaming only.',
            ],
            fixes: [
              { text: 'OpenAI and Anthropic SDKs: send `stream: true` (Python: `stream=True`) and read the events' },
              {
                text: 'Gemini: call `:streamGenerateContent?alt=sse` instead of `:generateContent`',
                protocol: 'gemini',
              },
              {
                text: 'In a chat or agent client, switch streaming on; or switch thinking off if the message names `enable_thinking`',
              },
            ],
            tellApart:
              'The message says that only stream mode is supported. The opposite, streaming refused until an organization is verified, is UPSTREAM_FORBIDDEN.',
          },
          zh: {
            title: '该模型只支持流式输出',
            meaning: '供应商只以流式方式提供该模型或该模式，而请求要的是非流式响应。',
            causes: ['`stream` 为 false 或没有传。', '打开了 thinking，而该模型只在流式下允许。'],
            fixes: [
              { text: 'OpenAI 和 Anthropic SDK：传 `stream: true`（Python：`stream=True`），按事件读取' },
              { text: 'Gemini：把 `:generateContent` 换成 `:streamGenerateContent?alt=sse`', protocol: 'gemini' },
              { text: '在聊天或编程客户端里打开流式输出；如果 message 提到 `enable_thinking`，也可以关闭 thinking' },
            ],
            tellApart: 'message 说明只支持 stream 模式。反过来，组织未验证前不许流式的属于 UPSTREAM_FORBIDDEN。',
          },
        },
      },
      invalid_image: {
        match: [
          { token: ['INVALID_IMAGE_FORMAT', 'IMAGE_TOO_LARGE', 'IMAGE_PARSE_ERROR', 'INVALID_IMAGE_URL'] },
          { text: /\bunsupported image\b|\bCould not process image\b|\bimage exceeds\b/i },
        ],
        words: {
          en: {
            title: 'An image in the request could not be used',
            meaning:
              'The provider refused an image because of its format, size or content type. The text of the request is not the problem.',
            causes: [
              'The provider does not support the format, or the file is damaged.',
              'The declared MIME type does not match the file.',
              'The image is too large.',
            ],
            fixes: [
              {
                text: 'Look at what the file really is, and declare that type',
                commands: ['file --mime-type image.png'],
              },
              { text: 'Convert it to PNG or JPEG and make it smaller, then send it again' },
              { text: 'If the image is given as a URL, send it as base64 data: the provider may not reach the URL' },
            ],
            tellApart:
              'A safety filter that stopped an image is CONTENT_POLICY_VIOLATION; a body too large altogether is REQUEST_TOO_LARGE.',
          },
          zh: {
            title: '请求中的图片无法使用',
            meaning: '供应商因格式、大小或内容类型拒绝了图片，与请求文本无关。',
            causes: ['供应商不支持该格式，或文件已损坏。', '声明的 MIME 类型与文件不符。', '图片太大。'],
            fixes: [
              { text: '先看文件的真实类型，并按它声明', commands: ['file --mime-type image.png'] },
              { text: '转成 PNG 或 JPEG 并缩小，再重新发送' },
              { text: '如果传的是图片 URL，改用 base64：供应商可能访问不到该 URL' },
            ],
            tellApart: '图片被安全过滤拦下是 CONTENT_POLICY_VIOLATION；整个请求体过大是 REQUEST_TOO_LARGE。',
          },
        },
      },
      organization_header: {
        match: [
          { token: ['MISMATCHED_ORGANIZATION', 'NO_ORGANIZATION', 'INVALID_ORGANIZATION'] },
          {
            text: /\bheader should match organization\b|\bno such organization\b|\bmust be a member of an organization\b/i,
          },
        ],
        words: {
          en: {
            title: 'The request names an OpenAI organization that does not fit',
            meaning:
              'The client sends an organization id of yours, which the account behind the channel knows nothing about. ToRouter needs no organization id.',
            causes: [
              'OPENAI_ORG_ID is still set from direct use of OpenAI.',
              'The client or the code has an organization field filled in.',
            ],
            fixes: [
              {
                text: 'Remove the variable and start the client again from this shell',
                commands: ['unset OPENAI_ORG_ID'],
              },
              { text: 'Windows PowerShell:', commands: ['Remove-Item Env:OPENAI_ORG_ID'], os: 'windows' },
              {
                text: 'In code, leave out the `organization` option of the OpenAI client; in an app, empty the organization field',
              },
            ],
            tellApart:
              "An organization that is disabled or must be verified is the channel's (UPSTREAM_FORBIDDEN); this one is in your own settings.",
          },
          zh: {
            title: '请求带了不匹配的 OpenAI 组织 ID',
            meaning: '客户端发送了你自己的组织 ID，而渠道背后的账号并不认识它。ToRouter 不需要组织 ID。',
            causes: ['以前直连 OpenAI 时设置的 OPENAI_ORG_ID 还在。', '客户端或代码里填了 organization。'],
            fixes: [
              { text: '删除该变量，并在同一个 shell 里重新启动客户端', commands: ['unset OPENAI_ORG_ID'] },
              { text: 'Windows PowerShell：', commands: ['Remove-Item Env:OPENAI_ORG_ID'], os: 'windows' },
              { text: '代码里去掉 OpenAI 客户端的 `organization` 选项；应用里清空 Organization 一栏' },
            ],
            tellApart: '组织被停用或需要验证，说的是渠道账号（UPSTREAM_FORBIDDEN）；这里的组织来自你自己的设置。',
          },
        },
      },
      long_context_not_enabled: {
        match: [
          {
            text: /\bExtra usage is required for (?:long|1M) context\b|\blong context beta is not (?:yet )?available\b/i,
          },
        ],
        words: {
          en: {
            title: 'The channel does not offer long context for this model',
            meaning:
              "The request is larger than the channel's account may send without an extra option for long context. Behind a gateway that is about the channel's account, not yours. Waiting does not help, even when the status is 429.",
            causes: [
              'The conversation has grown beyond about 200,000 tokens.',
              'A model id with `[1m]` is selected, which asks for the long context window.',
            ],
            fixes: [
              {
                text: 'Claude Code: choose the model without `[1m]` with /model, or shorten the history with /compact',
                protocol: 'anthropic',
              },
              { text: 'Start a new session, or choose another model with a large window', page: '/models' },
              {
                text: "Tell the gateway's support if you need long context: UTC time, x-request-id[[ ({requestId})]] and the model",
              },
            ],
            tellApart:
              'The message names `long context` or `Extra usage is required`. A conversation beyond even the largest window is `context_length_exceeded`.',
          },
          zh: {
            title: '渠道没有为该模型开通长上下文',
            meaning:
              '请求超出了渠道账号在未开通长上下文时的允许长度。在网关后面，这是渠道账号的问题，不是你的账号。等待没有用，即使状态码是 429。',
            causes: ['对话已超过约 20 万 token。', '选了带 `[1m]` 的模型 id，它会请求长上下文窗口。'],
            fixes: [
              { text: 'Claude Code：用 /model 选不带 `[1m]` 的模型，或用 /compact 压缩历史', protocol: 'anthropic' },
              { text: '新开会话，或换一个窗口大的模型', page: '/models' },
              { text: '确实需要长上下文时联系网关客服，附上 UTC 时间、请求 ID[[（{requestId}）]]和模型名' },
            ],
            tellApart:
              'message 里有 `long context` 或 `Extra usage is required`。连最大窗口都放不下的是 `context_length_exceeded`。',
          },
        },
      },
      reasoning_content_missing: {
        match: [{ text: /`?reasoning_content`? in the thinking mode must be passed back\b/i }],
        words: {
          en: {
            title: 'The history lost the reasoning of an earlier answer',
            meaning:
              'In thinking mode DeepSeek wants the `reasoning_content` of earlier answers sent back with the history. In this request it is missing.',
            causes: [
              'The client drops `reasoning_content` when it stores answers.',
              'The conversation was begun with another model.',
            ],
            fixes: [
              {
                text: 'Update the client; in your own code, keep `reasoning_content` in the assistant messages and send it back',
                protocol: 'openai',
              },
              { text: 'Start a new session, or choose a model without thinking mode', page: '/models' },
            ],
            tellApart:
              "The message names `reasoning_content`. Gemini's and Claude's counterparts are `thought_signature_missing` and `reasoning_signature`.",
          },
          zh: {
            title: '历史中缺少之前回答的推理内容',
            meaning: 'DeepSeek 在思考模式下要求把之前回答的 `reasoning_content` 随历史一起发回，而这个请求里没有。',
            causes: ['客户端保存回答时丢掉了 `reasoning_content`。', '对话是用别的模型开始的。'],
            fixes: [
              {
                text: '升级客户端；自己的代码里，在 assistant 消息中保留 `reasoning_content` 并发回',
                protocol: 'openai',
              },
              { text: '新开会话，或换用没有思考模式的模型', page: '/models' },
            ],
            tellApart:
              'message 里有 `reasoning_content`。Gemini 和 Claude 的同类问题分别是 `thought_signature_missing` 和 `reasoning_signature`。',
          },
        },
      },
    },
    examples: [
      'written.text.claude-output',
      'written.upstream.larger-than-limit',
      'up400.openai.chat.stream',
      'up400.openai-r.responses.stream',
      'up400.anthropic.messages.stream',
      'up400.gemini.gemini.stream',
      'claude.up400',
      'aider.up400',
      'written.request.context-length',
      'written.request.unsupported-value',
      'written.request.unknown-parameter',
      'written.request.max-tokens',
      'written.request.invalid-type',
      'written.request.string-too-long',
      'written.request.tool-pairs',
      'written.request.signature',
      'written.request.thinking-budget',
      'written.request.beta-header',
      'written.request.previous-response',
      'written.request.encrypted-content',
      'written.request.roles',
      'written.request.prefill',
      'written.request.anthropic-version',
      'written.request.thought-signature',
      'written.request.stream-required',
      'written.request.image',
      'written.request.organization',
      'written.request.long-context',
      'written.request.reasoning-content',
      'empty-body.openai.chat',
      'bad-json.openai.chat',
      'empty-object.anthropic.chat',
      'written.request.context-length.anthropic',
      'written.request.unsupported-parameter',
      'written.request.missing-parameter',
      'written.request.tool-pairs.anthropic',
      'written.request.gemini-argument',
    ],
    nearMisses: [
      'up413.openai.chat.stream',
      'written.policy.openai-prompt',
      'nomodel.openai.chat.gpt-9',
      'wrongplatform.oai.gemini',
      'written.upstream.region.gemini',
    ],
    sources: [
      'https://www.torouter.ai/docs/troubleshooting/errors',
      'https://www.torouter.ai/docs/reference/error-codes',
      'recorded: bad-json.openai.chat',
      'recorded: empty-object.anthropic.chat',
      'recorded: up400.anthropic.chat',
      'developers.openai.com: guides/error-codes',
      'https://platform.claude.com/docs/en/api/errors',
      'https://ai.google.dev/gemini-api/docs/troubleshooting',
      'public issue: opencode #6071',
      'public issue: opencode #7724',
      'public issue: codex #8145',
      'public issue: claude-code #10627',
      'public issue: new-api #2975',
      'public issue: claude-code #11678',
      'public issue: claude-code #56970',
      'public issue: litellm #28995',
      'public issue: openai-agents-python #673',
      'public issue: llm-gemini #119',
      'public issue: sub2api #572',
      'public issue: pi #3636',
    ],
    docs: 'https://www.torouter.ai/docs/troubleshooting/errors',
    seeAlso: [
      'REQUEST_TOO_LARGE',
      'MODEL_NOT_FOUND',
      'CONTENT_POLICY_VIOLATION',
      'GROUP_PLATFORM_MISMATCH',
      'UPSTREAM_KEY_REJECTED',
      'UPSTREAM_BILLING',
    ],
    words: {
      en: {
        title: 'The request was refused as invalid',
        meaning:
          'The gateway or the model provider read the request and refused its content.[[ The answer points at {param}.]] The key was accepted. The same request fails every time, so neither waiting nor retrying helps.',
        causes: [
          'The request carries a parameter or a value that this model does not accept, such as `temperature` or `max_tokens` on a reasoning model.',
          'The conversation has outgrown the model, or its history was damaged: tool calls without results, changed thinking blocks.',
          'A required field is missing, or the body is empty or not valid JSON.',
          'The client is newer than the channel and sends fields the channel does not know yet.',
        ],
        fixes: [
          {
            text: 'Read the message of the answer: it names the field[[ (here {param})]]. Correct or remove that field and send the request again.',
          },
          {
            text: 'Check that the model itself works with a tiny request. If it does, put your own fields back one by one until it fails.',
            commands: ['torouter doctor[[ --model {model}]]'],
          },
          {
            text: 'In a coding agent, start a new session: a damaged history makes every further request of the old one fail',
          },
          {
            text: 'Look up the complete error text, which often holds the finer cause: run this, paste the text and end with Ctrl-D',
            commands: ['torouter explain -'],
          },
        ],
        tellApart:
          "Under 400, 404, 413 and 422 the message decides, not the type: even `server_error` may hold a plain mistake in the request. `API key not valid` from a gateway is the channel's key (UPSTREAM_KEY_REJECTED), `credit balance is too low` the channel's money (UPSTREAM_BILLING), `platform is not gemini` the key's group (GROUP_PLATFORM_MISMATCH), `api_key_in_query_deprecated` the way the key is sent.",
      },
      zh: {
        title: '请求内容无效，被拒绝',
        meaning:
          '网关或模型供应商读了请求，不接受其中的内容。[[出问题的字段是 {param}。]]密钥已经通过校验。同样的请求每次都会失败，等待和重试都没有用。',
        causes: [
          '请求带了该模型不支持的参数或取值，例如给推理模型传 `temperature` 或 `max_tokens`。',
          '对话超出了模型的上下文，或历史记录已损坏：工具调用缺少结果、thinking 块被改动。',
          '缺少必填字段，或者请求体为空、不是合法 JSON。',
          '客户端版本比渠道新，发送了渠道还不认识的字段。',
        ],
        fixes: [
          { text: '看响应里的 message，它会指出字段[[（这里是 {param}）]]。改正或删掉该字段后重新发送。' },
          {
            text: '先用一个极小的请求确认模型本身可用；可用的话，再把自己的字段逐个加回去，直到复现',
            commands: ['torouter doctor[[ --model {model}]]'],
          },
          { text: '在编程助手里请新开会话：历史记录一旦损坏，旧会话的后续请求都会失败' },
          {
            text: '查询完整的错误文本，更细的原因往往就在里面：运行下面的命令，粘贴文本，按 Ctrl-D 结束',
            commands: ['torouter explain -'],
          },
        ],
        tellApart:
          '在 400、404、413、422 下要看 message 而不是 type：`server_error` 里也可能只是请求写错了。网关返回的 `API key not valid` 指渠道的密钥（UPSTREAM_KEY_REJECTED），`credit balance is too low` 指渠道账号的余额（UPSTREAM_BILLING），`platform is not gemini` 指密钥所属分组（GROUP_PLATFORM_MISMATCH），`api_key_in_query_deprecated` 指密钥的传递方式。',
      },
    },
  }),
  code({
    id: 'REQUEST_TOO_LARGE',
    class: 'request',
    owner: 'you',
    retry: 'no',
    aliases: ['request_too_large', 'payload_too_large'],
    statuses: [413],
    weight: 3,
    match: [
      { status: 413, not: /^Upstream request failed$/i },
      { token: 'REQUEST_TOO_LARGE' },
      {
        text: /\bMaximum content size limit \(\d+\) exceeded\b|\bclient intended to send too large body\b|\bRequest body too large\b|\bRequest payload (?:is too large|size exceeds)\b|\bRequest (?:exceeds the maximum size|Entity Too Large)\b|\brequest too large\b(?! for)/i,
      },
    ],
    examples: [
      'up413.openai.chat.stream',
      'up413.gemini.gemini.stream',
      'up413.anthropic.responses',
      'up413.gemini.chat',
      'written.edge.nginx.413',
    ],
    nearMisses: ['written.request.context-length', 'written.upstream.larger-than-limit', 'up404.openai.chat.stream'],
    sources: [
      'recorded: up413.openai.chat',
      'recorded: up413.gemini.chat',
      'https://platform.claude.com/docs/en/api/errors',
      'public issue: CliRelay #148',
    ],
    docs: 'https://www.torouter.ai/docs/troubleshooting/errors',
    seeAlso: ['INVALID_REQUEST_ERROR', 'UPSTREAM_RATE_LIMITED', 'UPSTREAM_REQUEST_FAILED'],
    words: {
      en: {
        title: 'The request body is too large',
        meaning:
          'The body has more bytes than the gateway, a proxy in front of it or the provider accepts.[[ The limit is {limit}.]] Only a smaller request gets through.',
        causes: [
          'Images, PDFs or other files sent as base64 in the request; they stay in the history and are sent with every turn.',
          'A very long conversation or large tool results. Anthropic, for instance, takes 32 MB at most.',
          'A self-hosted gateway: the reverse proxy in front of it has a low limit (an HTML page with 413).',
        ],
        fixes: [
          { text: 'Send fewer or smaller images and files, and remove old ones from the history' },
          { text: 'In Claude Code or Codex run /compact, or start a new session' },
          {
            text: 'Make sure that size is the cause: the tiny request of the doctor must pass',
            commands: ['torouter doctor[[ --model {model}]]'],
          },
          {
            text: 'When the answer is an HTML page, ask the operator of the gateway to raise the limit of the reverse proxy (nginx: `client_max_body_size`)',
          },
        ],
        tellApart:
          'Bytes, status 413. Too many tokens is a 400 with `context_length_exceeded`; 429 `Request too large` is a limit per minute (UPSTREAM_RATE_LIMITED). On some routes the same refusal arrives as 502 (UPSTREAM_REQUEST_FAILED): if a small request works, size is the cause.',
      },
      zh: {
        title: '请求体太大',
        meaning:
          '请求体的字节数超过了网关、网关前面的代理或模型供应商的上限。[[上限是 {limit}。]]只有缩小请求才能通过。',
        causes: [
          '请求里带了 base64 的图片、PDF 等文件；它们留在历史中，每一轮都会重发。',
          '对话很长，或工具返回结果很大。例如 Anthropic 的上限是 32 MB。',
          '自建网关：前面的反向代理上限太低（返回 413 的 HTML 页面）。',
        ],
        fixes: [
          { text: '减少或缩小图片和文件，并把旧的从历史里去掉' },
          { text: '在 Claude Code 或 Codex 中执行 /compact，或新开会话' },
          { text: '确认原因是大小：doctor 的小请求应当能通过', commands: ['torouter doctor[[ --model {model}]]'] },
          { text: '如果返回的是 HTML 页面，请网关运营方调高反向代理的上限（nginx 为 `client_max_body_size`）' },
        ],
        tellApart:
          '按字节计，状态码 413。token 太多是 400 的 `context_length_exceeded`；429 `Request too large` 是每分钟限额（UPSTREAM_RATE_LIMITED）。有些路由会把同样的拒绝变成 502（UPSTREAM_REQUEST_FAILED）：小请求能通，原因就是大小。',
      },
    },
  }),
  code({
    id: 'CONTENT_POLICY_VIOLATION',
    class: 'policy',
    owner: 'you',
    retry: 'no',
    aliases: [
      'content_policy_violation',
      'content_filter',
      'moderation_blocked',
      'invalid_prompt',
      'data_inspection_failed',
      'prohibited_content',
    ],
    statuses: [400, 403],
    weight: 2,
    match: [
      {
        text: /\brequires moderation and your input was flagged\b|\bContent Exists Risk\b|\bfiltered by the Responsible AI Service\b|\b(?:input|output) new_sensitive\b|\bsensitive_words_detected\b/i,
      },
      { client: /\bContentPolicyViolationError\b/ },
      { token: ['SENSITIVE_WORDS_DETECTED', 'PROMPT_BLOCKED'] },
      {
        text: /\bcontent moderation blocked\b|\bblocked by (?:the )?cyber-?security policy\b|被网络安全策略(?:屏蔽|拦截)/i,
      },
      {
        text: /\bviolat\w+ .{0,40}\b(?:usage|content) polic(?:y|ies)\b|\bcontent management policy\b|\bblocked by content filtering policy\b|\b(?:requests?|prompt|input|output|content|messages?|it) .{0,40}\bconsidered high risk\b|内容(?:安全|审核).{0,12}(?:不通过|违规|拦截)|不安全或敏感内容/i,
      },
      { outcome: 'blocked' },
    ],
    reasons: {
      prompt_flagged: {
        match: [{ token: 'INVALID_PROMPT' }, { text: /\bflagged as potentially violating our usage policy\b/i }],
        words: {
          en: {
            title: 'The provider flagged the prompt as a possible policy violation',
            meaning:
              'The provider (`invalid_prompt`) took the prompt for a possible violation of its usage policy. This is often a false alarm.',
            causes: [
              'A passage of the prompt, the history or a tool result looks suspicious to the filter.',
              'A false alarm on harmless text.',
            ],
            fixes: [
              { text: 'Start a new session and word the task differently' },
              { text: 'Try another model', page: '/models' },
            ],
          },
          zh: {
            title: '提示词被供应商判为可能违反使用政策',
            meaning: '供应商（`invalid_prompt`）认为提示词可能违反使用政策。这类判定常有误报。',
            causes: ['提示词、历史或工具返回结果里有一段被过滤器视为可疑。', '对无害文本的误报。'],
            fixes: [{ text: '新开会话，换一种说法描述任务' }, { text: '换一个模型', page: '/models' }],
          },
        },
      },
      image_moderation: {
        match: [
          { token: ['MODERATION_BLOCKED', 'CONTENT_POLICY_VIOLATION'] },
          { text: /\brejected (?:by|as a result of) (?:the|our) safety system\b/i },
        ],
        words: {
          en: {
            title: 'The image filter of the provider stopped the request',
            meaning:
              'The prompt for an image, the image sent along or the generated image was rejected by the safety system (`moderation_blocked`, `content_policy_violation`). Details may stand under `moderation_details` of the answer.',
            causes: [
              'The prompt names real people, brands, violence or the like.',
              'An image sent along was rejected.',
              'The generated image itself was rejected, although the prompt was not.',
            ],
            fixes: [
              { text: 'Read `moderation_details` in the answer, reword that part and try again' },
              { text: 'Send the prompt without the attached image to find out which of the two is the cause' },
            ],
          },
          zh: {
            title: '被供应商的图片安全过滤拦下',
            meaning:
              '生图提示词、附带的图片或生成的图片被安全系统拒绝（`moderation_blocked`、`content_policy_violation`）。响应的 `moderation_details` 里可能有详情。',
            causes: [
              '提示词涉及真实人物、品牌、暴力等内容。',
              '附带的图片被拒绝。',
              '提示词没问题，但生成的图片被拒绝。',
            ],
            fixes: [
              { text: '查看响应里的 `moderation_details`，改写对应部分后再试' },
              { text: '去掉附带的图片、只发提示词，判断是哪一个触发的' },
            ],
          },
        },
      },
      gemini_safety: {
        match: [
          {
            text: /\b(?:prompt|response|request|content|candidate|output|was|were|is|been) blocked due to (?:safety|prohibited content|recitation)\b(?! settings (?:is|are|must) )|\bprompt was blocked\b/i,
          },
          { client: /\bfinish_reason is \d+ \((?:SAFETY|PROHIBITED_CONTENT|BLOCKLIST|SPII|IMAGE_SAFETY)\)/ },
          {
            token: [
              'CENSORSHIP_BLOCKED',
              'SENSITIVE_WORDS_DETECTED',
              'SAFETY',
              'PROHIBITED_CONTENT',
              'BLOCKLIST',
              'IMAGE_SAFETY',
            ],
          },
        ],
        words: {
          en: {
            title: "Gemini's safety filter stopped the prompt or the answer",
            meaning:
              'Gemini answered with status 200, but blocked the content[[ ({finishReason})]]. `promptFeedback.blockReason` means that the prompt was blocked; `finishReason` SAFETY, RECITATION, BLOCKLIST, PROHIBITED_CONTENT or SPII means the answer.',
            causes: [
              'The prompt or an image in it was blocked.',
              'The answer touched a safety category, or repeated existing text too closely (RECITATION).',
            ],
            fixes: [
              {
                text: 'Reword the prompt. With RECITATION, ask for a summary or an own wording instead of a quotation.',
              },
              {
                text: 'In your own code, `safetySettings` loosens the adjustable categories; PROHIBITED_CONTENT is not adjustable',
                protocol: 'gemini',
              },
              { text: 'Try another model', page: '/models' },
            ],
            tellApart:
              'The reason stands in `blockReason` or `finishReason`. Empty with MAX_TOKENS means that thinking used up the output limit; empty with STOP is EMPTY_COMPLETION.',
          },
          zh: {
            title: 'Gemini 的安全过滤拦下了提示词或回答',
            meaning:
              'Gemini 返回了 200，但内容被拦截[[（{finishReason}）]]。有 `promptFeedback.blockReason` 表示提示词被拦；`finishReason` 为 SAFETY、RECITATION、BLOCKLIST、PROHIBITED_CONTENT 或 SPII 表示回答被拦。',
            causes: ['提示词或其中的图片被拦截。', '回答触及安全类别，或与已有文本过于接近（RECITATION）。'],
            fixes: [
              { text: '改写提示词。遇到 RECITATION 时，要求概括或用自己的话表述，不要逐字引用。' },
              {
                text: '自己的代码里可用 `safetySettings` 放宽可调的类别；PROHIBITED_CONTENT 不可调',
                protocol: 'gemini',
              },
              { text: '换一个模型', page: '/models' },
            ],
            tellApart:
              '原因写在 `blockReason` 或 `finishReason` 里。空响应且为 MAX_TOKENS，是 thinking 用光了输出上限；空响应且为 STOP 是 EMPTY_COMPLETION。',
          },
        },
      },
      azure_content_filter: {
        match: [{ token: ['CONTENT_FILTER', 'RESPONSIBLEAIPOLICYVIOLATION'] }],
        words: {
          en: {
            title: "Azure's content filter stopped the request",
            meaning:
              "The channel reaches the model through Azure, and the content management policy there stopped the prompt (`content_filter`, `ResponsibleAIPolicyViolation`). The rules are set on the channel's account, not on yours.",
            causes: [
              'A passage of the prompt or history falls into a filtered category.',
              'The prompt looks like an attempt to get around the rules of the model (jailbreak).',
            ],
            fixes: [
              { text: 'Look at `content_filter_result` in the answer: it names the category. Reword that part.' },
              { text: 'Use a key of another group, whose channels do not run through Azure', page: '/keys' },
            ],
          },
          zh: {
            title: '被 Azure 内容过滤拦下',
            meaning:
              '渠道经由 Azure 接入模型，提示词被那里的内容管理策略拦下（`content_filter`、`ResponsibleAIPolicyViolation`）。规则设置在渠道账号上，不在你的账号上。',
            causes: ['提示词或历史中有一段属于被过滤的类别。', '提示词像是在绕过模型限制（jailbreak）。'],
            fixes: [
              { text: '查看响应里的 `content_filter_result`，它会指出类别，改写对应部分' },
              { text: '改用其他分组的密钥，其渠道不经过 Azure', page: '/keys' },
            ],
          },
        },
      },
      provider_inspection: {
        match: [
          { token: ['DATAINSPECTIONFAILED', 'DATA_INSPECTION_FAILED'] },
          { text: /\bmay contain inappropriate content\b/i },
        ],
        words: {
          en: {
            title: "The provider's content inspection stopped the request",
            meaning:
              'The provider inspects prompts and answers and stopped this one (DashScope: `data_inspection_failed`; OpenRouter: moderation or guardrail).',
            causes: [
              'A passage of the prompt, the history or a file may contain content that the provider does not allow.',
              'The answer was stopped while it was generated.',
            ],
            fixes: [
              { text: 'Reword the prompt or remove the passage; look at the history and at tool results too' },
              { text: 'Try a model of another provider', page: '/models' },
            ],
          },
          zh: {
            title: '被供应商的内容审查拦下',
            meaning:
              '供应商会审查输入和输出，这次请求被拦下（DashScope 为 `data_inspection_failed`，OpenRouter 为 moderation 或 guardrail）。',
            causes: ['提示词、历史或文件中可能有供应商不允许的内容。', '回答在生成过程中被拦下。'],
            fixes: [
              { text: '改写提示词或去掉那段内容，历史和工具返回结果也要检查' },
              { text: '换别家供应商的模型', page: '/models' },
            ],
          },
        },
      },
    },
    examples: [
      'written.policy.openai-prompt',
      'written.policy.openai-image',
      'written.policy.gemini-blocked',
      'written.policy.azure',
      'written.policy.dashscope',
    ],
    nearMisses: ['written.edge.waf.blocked', 'written.request.gemini-argument', 'stream-empty.gemini.gemini.stream'],
    sources: [
      'developers.openai.com: guides/error-codes',
      'https://ai.google.dev/gemini-api/docs/troubleshooting',
      'https://platform.claude.com/docs/en/api/errors',
      'alibabacloud.com: model-studio/error-code',
      'https://openrouter.ai/docs/api/reference/errors-and-debugging',
      'public issue: sub2api #5924',
      'public issue: CarrotMangaTranslator #122',
    ],
    docs: null,
    seeAlso: ['INVALID_REQUEST_ERROR', 'WAF_BLOCKED', 'EMPTY_COMPLETION'],
    words: {
      en: {
        title: "The provider's content filter stopped the request",
        meaning:
          'A filter of the model provider took the prompt, an image or the answer for disallowed content. Key, balance and gateway are fine. The same content is usually stopped again.',
        causes: [
          'Something in the prompt, the history or an attached file looks like disallowed content; false alarms happen.',
          'A system prompt or a tool result holds the text, not what you typed.',
          'The answer itself was stopped while it was generated.',
        ],
        fixes: [
          { text: 'Reword the prompt, or take the suspicious passage or file out, and send it again' },
          { text: 'Start a new session, so that the passage is no longer in the history' },
          { text: 'Try a model of another provider; each has its own filter', page: '/models' },
        ],
        tellApart:
          'The wording speaks of policy, safety, moderation, filter or inspection. A 403 HTML page `Sorry, you have been blocked` is a firewall in front of the gateway (WAF_BLOCKED); an answer that is empty without such a reason is EMPTY_COMPLETION.',
      },
      zh: {
        title: '内容被模型供应商的安全过滤拦下',
        meaning:
          '模型供应商的过滤器把提示词、图片或输出判定为不允许的内容。密钥、余额和网关都没有问题。同样的内容再发通常还会被拦。',
        causes: [
          '提示词、历史或附件里有内容被判为违规，也可能是误判。',
          '触发的不是你输入的内容，而是系统提示词或工具返回结果。',
          '回答在生成过程中被拦下。',
        ],
        fixes: [
          { text: '改写提示词，或去掉可疑的段落、文件后重新发送' },
          { text: '新开会话，让那段内容不再出现在历史里' },
          { text: '换别家供应商的模型，各家的过滤规则不同', page: '/models' },
        ],
        tellApart:
          '措辞里会有 policy、safety、moderation、filter 或 inspection。403 的 HTML 页面 `Sorry, you have been blocked` 是网关前面的防火墙（WAF_BLOCKED）；没有这类原因的空响应是 EMPTY_COMPLETION。',
      },
    },
  }),
  code({
    id: 'MODEL_NOT_FOUND',
    class: 'model',
    owner: 'you',
    retry: 'no',
    aliases: ['model not found', 'model_not_found', 'modelnotfound', 'not_found_error'],
    statuses: [404, 400, 503],
    weight: 3,
    match: [
      { client: /\bThere's an issue with the selected model\b/i, reason: 'client_guess', confidence: 'possible' },
      {
        token: [
          'MODEL_NOT_FOUND',
          'MODELNOTFOUND',
          'DEPLOYMENTNOTFOUND',
          'MODEL_NOT_AVAILABLE',
          'MODELNOTOPEN',
          'MODEL_NOT_SUPPORTED',
        ],
        not: /无可用渠道|no available channel/i,
      },
      { text: /\bModel ".{1,120}" is not supported by any configured account\b/i },
      {
        text: /\brequested model is not (?:supported by any|available under the) (?:currently )?configured upstream\b|^Model is not supported by .{0,60}\bcomposite groups\b/i,
      },
      { status: bad, text: /^model: \S+\s*$/i },
      {
        text: /^(?:The )?(?:requested )?model\b:? ?["'`]?(?=[^"'`\s]{0,120}[\d./-])(?=[^"'`\s]{0,120}[a-z])[\w./:@+-]{1,120}["'`]? (?:is (?:not|no longer) (?:currently )?(?:supported|available|offered)|has been (?:decommissioned|deprecated|retired|discontinued|shut down))\b(?! (?:with|when|in|for|on|as)\b)/i,
      },
      {
        text: /\bmodels?\/\S+ is not found for API version\b|\bAPI deployment for this resource does not exist\b|\bNot found the model \S+ or Permission denied\b|\bNo matching model found\b|\bunknown provider for model\b|\bModel not found, inaccessible, and\/or not deployed\b|\bFunction '\S{1,60}': Not found for account\b|\bis not supported for (?:generateContent|streamGenerateContent)\b/i,
      },
      {
        text: /\bThe model `?'?(?!(?:metadata|tool|file|field|output|response|property|name|provider)\b)\S{1,120}?'?`? does not exist\b|(?<!\b(?:with|of|by|using|from) )\bmodel:? (?:(?:id|name|with id):? )?(?:["'`“‘][^"'`“”‘’\s]{1,120}["'`”’]|(?=\S{0,120}[\d./:-])[\w./:@+-]{1,120}),?(?: is| was)? (?:does not exist|doesn't exist|not exist|not found|could not be found|cannot be found)\b|\bModel Not Exist\b|\bis not a valid model ID\b|\bmodel identifier is invalid\b|\bNo endpoints (?:found|available) (?:for|matching|that support)\b|\bNo model found for\b|\bInvalid model name passed\b|模型\s*\S{1,80}\s*不存在|'\S+' model is not supported when using Codex/i,
      },
      { status: 404, type: 'not_found_error', text: /\bResource not found\b/i },
      // The model is there; only this endpoint is none of its own.
      { text: /\bnot a chat model\b/i, confidence: 'likely' },
      {
        text: /^Model does not exist\b|\bThe model or endpoint \S{1,120} does not exist\b|\bThis model\b(?:(?! (?:was|were|and|had)\b|[.;] ).){0,80} (?:is|has been) (?:no longer available|deprecated|retired|decommissioned|shut down)\b|^The requested model is not supported\b|(?:该|此)?模型(?:不存在|已下线(?!\s?[,，]?\s?(?:请看|敬请|欢迎)))/i,
      },
    ],
    reasons: {
      client_guess: {
        match: [],
        words: {
          en: {
            title: 'Claude Code blames the model after a 404',
            meaning:
              'Claude Code says this after every 404, also when only the path was wrong. Either the base URL ends in `/v1` or in an endpoint, or the model really is not offered.',
            fixes: [
              {
                text: 'Set the base URL to the host alone; Claude Code adds `/v1/messages` itself',
                commands: ['export ANTHROPIC_BASE_URL={baseUrl}'],
              },
              { text: 'Then compare the model with the list of this key', page: '/models' },
              {
                text: 'Let the doctor decide between the two',
                commands: ['torouter doctor --model {model} --protocol anthropic'],
              },
            ],
          },
          zh: {
            title: 'Claude Code 遇到 404 就说是模型的问题',
            meaning:
              'Claude Code 对任何 404 都这样提示，路径写错时也一样。要么接口地址以 `/v1` 或完整接口路径结尾，要么确实不提供该模型。',
            fixes: [
              {
                text: '接口地址只写主机，Claude Code 会自己加上 `/v1/messages`',
                commands: ['export ANTHROPIC_BASE_URL={baseUrl}'],
              },
              { text: '再把模型名与该密钥的模型列表对照', page: '/models' },
              {
                text: '让 doctor 判断是哪一种',
                commands: ['torouter doctor --model {model} --protocol anthropic'],
              },
            ],
          },
        },
      },
    },
    examples: [
      'nomodel.anthropic.messages.stream.claude-nope',
      'up404.gemini.gemini.stream',
      'nomodel.openai.chat.gpt-9',
      'up404.anthropic.responses',
      'claude.nomodel',
      'codex.nomodel',
    ],
    nearMisses: [
      'doc.model_not_allowed.403.anthropic',
      'embeddings.openai',
      'written.situation.not-offered',
      'noaccount.openai.chat.stream',
    ],
    sources: [
      'https://www.torouter.ai/docs/gateway/model-strings',
      'https://www.torouter.ai/docs/troubleshooting/errors',
      'recorded: nomodel.openai.chat.gpt-9',
      'recorded: nomodel.openai.chat.GPT-5.4',
      'recorded: up404.gemini.gemini',
      'public issue: claude-code #5349',
      'public issue: claude-code #50439',
      'public issue: claudian #262',
      'public issue: dario #389',
    ],
    docs: 'https://www.torouter.ai/docs/gateway/model-strings',
    seeAlso: ['MODEL_NOT_OFFERED', 'MODEL_NOT_ALLOWED', 'NO_CHANNEL_AVAILABLE', 'ROUTE_NOT_FOUND'],
    words: {
      en: {
        title: "No channel of the key's group has this model[[: {model}]]",
        meaning:
          'The key was accepted, but the gateway or the provider does not know the model under this name. Model ids are compared letter by letter, and each key sees only the models of its group. Waiting does not help.',
        causes: [
          'The id is spelled differently: `4.5` for `4-5`, capital letters, a date, a `models/` or vendor prefix, `[1m]` at the end.',
          "The model is not in the catalog of this key's group.",
          'The model was withdrawn, or the channel behind the gateway has no access to it.',
          'The client calls a second, small model in the background that the group lacks.',
        ],
        fixes: [
          {
            text: "Take an id from this key's own list[[; closest to {model}: {nearest}]][[; this key's models: {listed}]]",
            commands: ['curl -sS {baseUrl}/v1/models -H "Authorization: Bearer $TOROUTER_API_KEY"'],
            page: '/models',
          },
          {
            text: 'Claude Code: the name in the message may be that of the small background model. Set ANTHROPIC_DEFAULT_HAIKU_MODEL to an id of the list.',
            protocol: 'anthropic',
          },
          { text: 'If you need exactly this model, use a key of a group that offers it', page: '/keys' },
          {
            text: 'If the list holds the model, the channel is at fault: send support the UTC time, the x-request-id[[ ({requestId})]], the model and this code',
          },
        ],
        tellApart:
          "The text names the model. `404 page not found` or an empty 404 is a wrong path (ROUTE_NOT_FOUND); Claude Code shows `There's an issue with the selected model` for both. 403 `model_not_allowed` is the whitelist of the key (MODEL_NOT_ALLOWED). Older gateways answer 503 for an unknown model: compare with the list.",
      },
      zh: {
        title: '密钥所属分组没有这个模型[[：{model}]]',
        meaning:
          '密钥已通过校验，但网关或供应商不认识这个模型名。模型 id 逐字匹配，每个密钥只能看到自己分组的模型。等待没有用。',
        causes: [
          'id 写法不同：`4-5` 写成 `4.5`、大小写、日期后缀、`models/` 或供应商前缀、末尾的 `[1m]`。',
          '模型不在这个密钥所属分组的目录里。',
          '模型已下线，或网关背后的渠道没有它的权限。',
          '客户端在后台还调用了一个小模型，而分组里没有。',
        ],
        fixes: [
          {
            text: '从这个密钥自己的模型列表里取 id[[；与 {model} 最接近的是：{nearest}]][[；该密钥可用的模型：{listed}]]',
            commands: ['curl -sS {baseUrl}/v1/models -H "Authorization: Bearer $TOROUTER_API_KEY"'],
            page: '/models',
          },
          {
            text: 'Claude Code：报错里的名字可能是后台小模型。把 ANTHROPIC_DEFAULT_HAIKU_MODEL 设为列表里的 id。',
            protocol: 'anthropic',
          },
          { text: '一定要用这个模型，就改用提供它的分组的密钥', page: '/keys' },
          {
            text: '如果列表里有这个模型，问题在渠道：联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、模型名和本错误码',
          },
        ],
        tellApart:
          "文本里会写出模型名。`404 page not found` 或空的 404 是路径不对（ROUTE_NOT_FOUND）；两种情况 Claude Code 都显示 `There's an issue with the selected model`。403 `model_not_allowed` 是密钥的模型白名单（MODEL_NOT_ALLOWED）。旧版网关对未知模型返回 503，请与模型列表对照。",
      },
    },
  }),
  code({
    id: 'MODEL_NOT_OFFERED',
    class: 'model',
    owner: 'you',
    retry: 'no',
    statuses: [404, 503],
    weight: 2,
    match: [],
    examples: ['written.situation.not-offered', 'written.situation.not-offered.free'],
    nearMisses: [
      'written.situation.offered-but-down',
      'nomodel.openai.chat.gpt-9',
      'written.situation.whitelist',
      'doc.model_not_allowed.403.openai',
    ],
    sources: [
      'https://www.torouter.ai/docs/gateway/model-strings',
      'recorded: nomodel.anthropic.chat.claude-nope',
      'public issue: sub2api #1475',
      'public issue: one-api #1494',
      'public issue: new-api #6310',
    ],
    docs: 'https://www.torouter.ai/docs/gateway/model-strings',
    seeAlso: ['MODEL_NOT_FOUND', 'MODEL_NOT_ALLOWED', 'NO_CHANNEL_AVAILABLE'],
    words: {
      en: {
        title: "This model is not in the key's list[[: {model}]]",
        meaning:
          'The list of models for this key was read, and the model is not in it.[[ The list has {count} models.]] A call to it is most likely refused, whatever the status says, and waiting does not change that.',
        causes: [
          'The id is spelled differently from the one in the list.',
          "The model belongs to another group than the key's.",
          'The model was renamed or withdrawn.',
        ],
        fixes: [
          {
            text: "Use an id of the list[[; closest to {model}: {nearest}]][[; this key's models: {listed}]]",
            commands: ['curl -sS {baseUrl}/v1/models -H "Authorization: Bearer $TOROUTER_API_KEY"'],
            page: '/models',
          },
          { text: 'Or use a key of a group that offers this model', page: '/keys' },
          {
            text: 'Claude Code: check the small background model too (ANTHROPIC_DEFAULT_HAIKU_MODEL)',
            protocol: 'anthropic',
          },
        ],
        tellApart:
          'A conclusion from the list, which is not infallible: now and then an unlisted model works. MODEL_NOT_FOUND is said by the gateway or provider itself. A 503 for a model that is listed is NO_CHANNEL_AVAILABLE, and there waiting may help.',
      },
      zh: {
        title: '该密钥的模型列表里没有这个模型[[：{model}]]',
        meaning:
          '已读取这个密钥的模型列表，其中没有该模型。[[列表共有 {count} 个模型。]]不管状态码是什么，调用多半会被拒绝，等待也不会改变。',
        causes: ['id 的写法与列表里的不同。', '模型属于别的分组。', '模型已改名或下线。'],
        fixes: [
          {
            text: '使用列表里的 id[[；与 {model} 最接近的是：{nearest}]][[；该密钥可用的模型：{listed}]]',
            commands: ['curl -sS {baseUrl}/v1/models -H "Authorization: Bearer $TOROUTER_API_KEY"'],
            page: '/models',
          },
          { text: '或者改用提供该模型的分组的密钥', page: '/keys' },
          { text: 'Claude Code：后台小模型（ANTHROPIC_DEFAULT_HAIKU_MODEL）也要检查', protocol: 'anthropic' },
        ],
        tellApart:
          '这是根据列表得出的推断，列表也不是绝对的：偶尔未列出的模型也能用。MODEL_NOT_FOUND 是网关或供应商明确说没有。模型在列表里却返回 503 的是 NO_CHANNEL_AVAILABLE，那种情况等待可能有用。',
      },
    },
  }),
];
