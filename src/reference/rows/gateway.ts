/** Rows about the gateway's own inside, about this program, and about what nobody could name. */
import { code } from '../code';
import { blockedKey, errorsPage, limitsPage, rateLimited, readAnswer } from '../steps/account';

export const gatewayRows = [
  code({
    id: 'API_KEY_AUTH_OVERLOADED',
    class: 'gateway',
    owner: 'gateway',
    retry: 'backoff',
    aliases: ['api_key_auth_overloaded'],
    statuses: [503],
    weight: 1,
    match: [{ token: 'API_KEY_AUTH_OVERLOADED' }, { text: /\bAPI key authentication is temporarily unavailable\b/i }],
    examples: ['written.auth-overloaded.chat', 'written.auth-overloaded.usage'],
    nearMisses: ['up529.openai.chat.stream', 'written.billing-service.messages', 'gone.chat.stream'],
    sources: ['https://www.torouter.ai/docs/troubleshooting/errors'],
    docs: 'https://www.torouter.ai/docs/troubleshooting/errors',
    seeAlso: ['UPSTREAM_OVERLOADED', 'BILLING_SERVICE_UNAVAILABLE', 'INVALID_API_KEY'],
    words: {
      en: {
        title: 'The gateway is too busy to check keys',
        meaning:
          'The gateway could not look the key up because its own store is overloaded. This says nothing about the key: it was neither accepted nor refused.',
        causes: ['A rush of requests at the gateway.', 'A fault or restart of the store that holds the keys.'],
        fixes: [
          { text: 'Try again after some seconds, with growing pauses[[; the gateway asks for {retryAfter} s]]' },
          { text: 'Keep the key as it is; a new one does not help' },
          {
            text: 'If it lasts for minutes, tell support: UTC time, the x-request-id[[ ({requestId})]] and the code API_KEY_AUTH_OVERLOADED',
          },
        ],
        tellApart:
          '503 with this code at the top level. A wrong key is 401. An overloaded provider is UPSTREAM_OVERLOADED.',
      },
      zh: {
        title: '网关繁忙，暂时无法校验密钥',
        meaning: '网关自身的存储过载，没能查到密钥。这与密钥本身无关：既没有接受，也没有拒绝。',
        causes: ['网关遇到请求高峰。', '存放密钥的存储故障或正在重启。'],
        fixes: [
          { text: '几秒后重试，逐步拉长间隔[[（网关要求等待 {retryAfter} 秒）]]' },
          { text: '不必更换密钥，换新的没有用' },
          {
            text: '持续几分钟的话联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]和错误码 API_KEY_AUTH_OVERLOADED',
          },
        ],
        tellApart: '特征是 503，顶层 code 就是它。密钥错误是 401。供应商过载是 UPSTREAM_OVERLOADED。',
      },
    },
  }),
  code({
    id: 'BILLING_SERVICE_UNAVAILABLE',
    class: 'gateway',
    owner: 'gateway',
    retry: 'backoff',
    aliases: ['billing_service_error'],
    statuses: [503],
    weight: 1,
    match: [{ token: 'BILLING_SERVICE_ERROR' }, { text: /\bBilling service temporarily unavailable\b/i }],
    examples: ['written.billing-service.messages', 'written.billing-service.gemini'],
    nearMisses: ['broke.gemini.stream', 'written.auth-overloaded.chat', 'noaccount.anthropic.messages.stream'],
    sources: ['https://www.torouter.ai/docs/troubleshooting/errors'],
    docs: 'https://www.torouter.ai/docs/troubleshooting/errors',
    seeAlso: ['INSUFFICIENT_BALANCE', 'API_KEY_AUTH_OVERLOADED', 'NO_CHANNEL_AVAILABLE'],
    words: {
      en: {
        title: "The gateway's billing service is not available",
        meaning:
          'The gateway could not check balance and limits, so it let nothing through. This says nothing about your balance.',
        causes: [
          'A short fault or restart of the billing service at the gateway.',
          'A rush of requests at the gateway.',
        ],
        fixes: [
          { text: 'Try again after some seconds, with growing pauses[[; the gateway asks for {retryAfter} s]]' },
          {
            text: 'If it lasts for minutes, tell support: UTC time, the x-request-id[[ ({requestId})]] and the code BILLING_SERVICE_UNAVAILABLE. Topping up does not help.',
          },
        ],
        tellApart: '503 `billing_service_error`. An empty balance is 402 or 403 (INSUFFICIENT_BALANCE).',
      },
      zh: {
        title: '网关的计费服务不可用',
        meaning: '网关没能检查余额和限额，所以没有放行请求。这与你的余额无关。',
        causes: ['网关的计费服务短暂故障或重启。', '网关遇到请求高峰。'],
        fixes: [
          { text: '几秒后重试，逐步拉长间隔[[（网关要求等待 {retryAfter} 秒）]]' },
          {
            text: '持续几分钟的话联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]和错误码 BILLING_SERVICE_UNAVAILABLE。充值没有用。',
          },
        ],
        tellApart: '特征是 503 `billing_service_error`。余额不足是 402 或 403（INSUFFICIENT_BALANCE）。',
      },
    },
  }),
  code({
    id: 'GATEWAY_INTERNAL_ERROR',
    class: 'gateway',
    owner: 'gateway',
    retry: 'backoff',
    aliases: ['internal_error', 'internal_server_error'],
    statuses: [500],
    weight: 3,
    match: [
      {
        status: 500,
        content: 'json',
        text: /\binternal (?:server )?error\b/i,
        not: /An internal (?:server )?error (?:has )?occurred|\bTunnel connection failed\b/i,
      },
      {
        text: /\b(?:error consuming token remain quota|failed to update user quota)\b|倍率或价格未配置|\bPanic detected, error: |数据库一致性已被破坏/i,
      },
      { token: 'MODEL_PRICE_ERROR' },
      {
        token: ['INTERNAL_ERROR', 'INTERNAL_SERVER_ERROR', 'NEW_API_PANIC', 'SUBSCRIPTION_MAINTENANCE_FAILED'],
        not: /\bauth_unavailable\b|\bunknown provider for model\b/,
      },
      // The gateway's own words for a step of its own that failed; on Gemini routes nothing else tells them from Google's.
      {
        text: /^(?:User context not found|Failed to (?:validate API key|maintain subscription usage windows|resolve composite model route|build (?:upstream )?request))\.?$/i,
      },
    ],
    examples: ['written.gateway-crash.chat', 'written.gateway-internal.messages'],
    nearMisses: ['up500.anthropic.chat', 'written.upstream.error.openai', 'doc.bare.500'],
    sources: ['https://www.torouter.ai/docs/troubleshooting/errors'],
    docs: 'https://www.torouter.ai/docs/troubleshooting/errors',
    seeAlso: ['UPSTREAM_SERVER_ERROR', 'HTTP_500', 'CHANNELS_EXHAUSTED'],
    words: {
      en: {
        title: 'The gateway itself had an internal error',
        meaning:
          'Something went wrong inside the gateway while it handled the request. Key and request are probably fine.',
        causes: ['A fault or restart of the gateway.', 'Now and then a certain request sets it off.'],
        fixes: [
          { text: 'Try again with growing pauses' },
          {
            text: 'If it fails every time, try a tiny request to see whether yours sets it off',
            commands: ['torouter doctor[[ --model {model}]]'],
          },
          {
            text: 'Report it to support: UTC time, the x-request-id[[ ({requestId})]], the path and the code GATEWAY_INTERNAL_ERROR',
          },
        ],
        tellApart:
          'A numeric code at the top level (`"code":500`) or the gateway\'s own `internal error`. 500 with `All available accounts exhausted` is CHANNELS_EXHAUSTED; 500 in the words of a provider is UPSTREAM_SERVER_ERROR.',
      },
      zh: {
        title: '网关自身发生内部错误',
        meaning: '网关处理请求时内部出错，密钥和请求多半没有问题。',
        causes: ['网关故障或正在重启。', '偶尔由特定请求触发。'],
        fixes: [
          { text: '逐步拉长间隔重试' },
          {
            text: '如果每次都失败，用一个极小的请求看是不是自己的请求触发的',
            commands: ['torouter doctor[[ --model {model}]]'],
          },
          { text: '报告给客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、路径和错误码 GATEWAY_INTERNAL_ERROR' },
        ],
        tellApart:
          '特征是顶层为数字 code（`"code":500`），或网关自己的 `internal error`。500 且文本为 `All available accounts exhausted` 是 CHANNELS_EXHAUSTED；供应商措辞的 500 是 UPSTREAM_SERVER_ERROR。',
      },
    },
  }),
  code({
    id: 'INTERNAL',
    class: 'internal',
    owner: 'you',
    retry: 'no',
    statuses: [],
    weight: 1,
    match: [],
    examples: ['written.fault.bug'],
    nearMisses: [
      'written.fault.odd',
      'written.gateway-crash.chat',
      'written.fault.key.unsendable',
      'up500.gemini.models.gemini',
    ],
    sources: ['undici: errors for wrong arguments, which only a mistake of the caller can cause'],
    docs: null,
    seeAlso: ['UNRECOGNISED'],
    words: {
      en: {
        title: 'A fault of torouter itself',
        meaning:
          'A part of this program failed.[[ It says: {message}]] This says nothing about the key, the model or the gateway; the other results of the run stand.',
        causes: [
          'A mistake in torouter.',
          'An unusual environment that was not foreseen: system, Node version, settings.',
        ],
        fixes: [
          { text: 'Run it again with more detail', commands: ['torouter doctor -v'] },
          {
            text: 'Report it to the torouter project with the version, the system and the output. Keys are masked there, but read it through before you send it.',
            commands: ['torouter --version', 'node --version'],
          },
          { text: 'If one check fails this way, leave it out with --skip and its id' },
        ],
        tellApart:
          'An internal error of the gateway is GATEWAY_INTERNAL_ERROR, one of the provider UPSTREAM_SERVER_ERROR.',
      },
      zh: {
        title: 'torouter 自身出错',
        meaning:
          '这个程序的某一部分出错了。[[信息是：{message}]]这不能说明密钥、模型或网关有问题，本次运行的其他结果仍然有效。',
        causes: ['torouter 的缺陷。', '没有预料到的环境：系统、Node 版本或设置。'],
        fixes: [
          { text: '带上更多细节再运行一次', commands: ['torouter doctor -v'] },
          {
            text: '反馈给 torouter 项目，附上版本、系统和输出。输出里的密钥已打码，但发送前请再看一遍。',
            commands: ['torouter --version', 'node --version'],
          },
          { text: '如果只有某一项检查这样，用 --skip 加它的 id 跳过' },
        ],
        tellApart: '网关的内部错误是 GATEWAY_INTERNAL_ERROR，供应商的是 UPSTREAM_SERVER_ERROR。',
      },
    },
  }),
  code({
    id: 'UNRECOGNISED',
    class: 'unknown',
    owner: 'gateway',
    retry: 'no',
    statuses: [],
    weight: 1,
    match: [],
    reasons: {
      empty_answer: {
        match: [],
        words: {
          en: {
            title: 'The answer is empty where JSON belongs',
            meaning:
              'The address answers[[ with status {status}]] and an empty body. A gateway always sends JSON here, so something else answers, or the gateway is broken.',
            causes: [
              'The base URL leads to another service or to a placeholder of a web server.',
              'A web server in front of the gateway answers by itself.',
            ],
          },
          zh: {
            title: '应当返回 JSON 的地方是空的',
            meaning:
              '该地址给出了答复[[（状态码 {status}）]]，但正文为空。网关在这里总会返回 JSON，所以应答的是别的东西，或者网关坏了。',
            causes: ['Base URL 指向了别的服务，或 Web 服务器的占位页。', '网关前面的 Web 服务器自行作了答复。'],
          },
        },
      },
      not_json: {
        match: [],
        words: {
          en: {
            title: 'The answer is not JSON',
            meaning:
              'The address answers[[ with status {status}]] and text that is no JSON[[: {message}]]. A gateway always sends JSON here, so something else answers.',
            causes: [
              'The base URL leads to another service, or its path is wrong.',
              'A web server or proxy in front of the gateway answers by itself.',
            ],
          },
          zh: {
            title: '答复不是 JSON',
            meaning:
              '该地址给出了答复[[（状态码 {status}）]]，内容却不是 JSON[[：{message}]]。网关在这里总会返回 JSON，所以应答的是别的东西。',
            causes: ['Base URL 指向了别的服务，或路径不对。', '网关前面的 Web 服务器或代理自行作了答复。'],
          },
        },
      },
    },
    examples: ['written.unrecognised.status', 'written.unrecognised.stream', 'written.fault.odd'],
    nearMisses: ['written.text.zero', 'doc.bare.400', 'written.bare.418', 'written.situation.steady', 'doc.bare.500'],
    sources: ['https://www.torouter.ai/docs/reference/error-codes'],
    docs: 'https://www.torouter.ai/docs/reference/error-codes',
    seeAlso: ['HTTP_400', 'HTTP_500', 'UPSTREAM_REQUEST_FAILED'],
    words: {
      en: {
        title: 'This is an error, but not one that torouter knows',
        meaning:
          'The answer is an error for certain, but neither its code nor its text is in the table.[[ It says: {message}]]',
        causes: [
          'A provider or a newer gateway uses a wording that is not in the table yet.',
          'Another product between you and the gateway answered.',
        ],
        fixes: [
          { text: 'Read the message itself: texts of providers mostly name the field or the limit' },
          {
            text: 'Look at everything that was seen, step by step',
            commands: ['torouter doctor -v[[ --model {model}]]'],
          },
          {
            text: 'Ask support with the UTC time, the x-request-id[[ ({requestId})]], the status and the exact text. A report to the torouter project helps the next user; leave the key out.',
          },
        ],
        tellApart:
          'A status without any text gets HTTP_nnn instead. Text without an error in it gives no match at all.',
      },
      zh: {
        title: '确实是错误，但 torouter 不认识',
        meaning: '这个响应确定是错误，但它的 code 和文本都不在错误表里。[[原文是：{message}]]',
        causes: ['供应商或较新的网关用了表里还没有的措辞。', '应答的是你与网关之间的另一个产品。'],
        fixes: [
          { text: '先看 message 原文：供应商的文本多半会指出字段或限额' },
          { text: '逐步查看检测到的全部内容', commands: ['torouter doctor -v[[ --model {model}]]'] },
          {
            text: '咨询客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、状态码和原文。也欢迎反馈给 torouter 项目，方便后来的用户；请勿附上密钥。',
          },
        ],
        tellApart: '只有状态码、没有文本时给出的是 HTTP_nnn。文本里没有错误时不会给出任何匹配。',
      },
    },
  }),
];

export const bareStatusRows = [
  code({
    id: 'HTTP_400',
    class: 'request',
    owner: 'you',
    retry: 'no',
    statuses: [400],
    weight: 1,
    match: [{ status: 400, content: ['empty', 'none', 'html'] }],
    examples: ['doc.bare.400', 'doc.null.400'],
    nearMisses: [
      'empty-body.openai.chat',
      'nomodel.openai.chat.gpt-9',
      'query.chat',
      'path.GET./v1beta/models/gemini-2.5-pro',
    ],
    sources: [
      'https://www.torouter.ai/docs/troubleshooting/errors',
      'recorded: doc.bare.400',
      'recorded: doc.null.400',
    ],
    docs: 'https://www.torouter.ai/docs/troubleshooting/errors',
    seeAlso: ['INVALID_REQUEST_ERROR', 'MODEL_NOT_FOUND', 'API_KEY_IN_QUERY_DEPRECATED', 'GROUP_PLATFORM_MISMATCH'],
    words: {
      en: {
        title: 'Status 400 without an explanation',
        meaning:
          'The server found the request invalid, and nothing says why. Sending the same request again does not help.',
        causes: [
          'The body is not valid JSON, or a required field is missing.',
          'The model id is wrong, or the model does not support a parameter.',
          'The key was sent in the address (`?key=`) instead of a header.',
          'The client hides the message of the answer.',
        ],
        fixes: [
          {
            text: 'Find the message: take the full response from the log of the client, run this, paste it and end with Ctrl-D',
            commands: ['torouter explain -'],
          },
          {
            text: 'Send a tiny request that is known to be well-formed. If it works, compare yours with it field by field.',
            commands: ['torouter doctor[[ --model {model}]]'],
          },
          { text: 'Check the model id against the list', page: '/models' },
        ],
        tellApart:
          'Only when there is no code, type or message to go by; with one, it is INVALID_REQUEST_ERROR or another named code.',
      },
      zh: {
        title: '状态码 400，没有任何说明',
        meaning: '服务器认为请求无效，但没有说明原因。原样重发没有用。',
        causes: [
          '请求体不是合法 JSON，或缺少必填字段。',
          '模型 id 不对，或模型不支持某个参数。',
          '密钥写在了地址里（`?key=`），而不是请求头。',
          '客户端没有显示响应里的 message。',
        ],
        fixes: [
          {
            text: '找到 message：从客户端日志里取出完整响应，运行下面的命令，粘贴后按 Ctrl-D 结束',
            commands: ['torouter explain -'],
          },
          {
            text: '发一个格式确定正确的极小请求；能通的话，逐个字段与自己的请求对照',
            commands: ['torouter doctor[[ --model {model}]]'],
          },
          { text: '对照模型列表检查模型 id', page: '/models' },
        ],
        tellApart: '只在没有 code、type、message 可判断时使用；有的话就是 INVALID_REQUEST_ERROR 或其他具体的错误码。',
      },
    },
  }),
  code({
    id: 'HTTP_401',
    class: 'auth',
    owner: 'you',
    retry: 'no',
    refusesKey: 'elsewhere',
    statuses: [401],
    weight: 1,
    match: [{ status: 401 }],
    examples: ['doc.bare.401', 'doc.null.401', 'js-openai-chat.badkey.str', 'go-openai.badkey.tb'],
    nearMisses: [
      'gone.chat.stream',
      'doc.API_KEY_REQUIRED.401.openai',
      'disabled.chat.stream',
      'doc.USER_INACTIVE.401.openai',
      'up401.anthropic.chat',
    ],
    sources: [
      errorsPage,
      'recorded: doc.bare.401',
      'recorded: js-openai-chat.badkey.str',
      'recorded: js-openai-chat.disabled.tb',
    ],
    docs: errorsPage,
    seeAlso: ['API_KEY_REQUIRED', 'INVALID_API_KEY', 'API_KEY_DISABLED', 'USER_INACTIVE', 'CHANNELS_EXHAUSTED'],
    words: {
      en: {
        title: 'Status 401, and nothing that says why',
        meaning:
          'Something refused the request for lack of an accepted login. The status alone does not say whether the key is missing, unknown or disabled, or whether it is about the key at all.',
        causes: [
          'The client hides the answer: `401 status code (no body)` of the OpenAI SDK for Node and `401 Unauthorized` of its Go SDK stand for any refusal.',
          'The key is missing, unknown or disabled, or its account is not active.',
          'The login of a channel at its provider was refused and the status was passed on; then your key is not meant.',
          'A proxy or another server in front asks for a login of its own.',
        ],
        fixes: [
          readAnswer.en,
          { text: 'Or have everything checked in order', commands: ['torouter doctor'] },
          { text: 'Do not repeat it in a loop: many unknown keys within a minute block your whole address' },
        ],
        tellApart:
          'In the body, a code at the top level such as INVALID_API_KEY is the gateway speaking about your key; the type server_error or upstream_error is about a channel; a text that names another company means the request went elsewhere; an HTML page comes from a proxy. 403 would mean: known, but not allowed.',
      },
      zh: {
        title: '状态码 401，没有说明原因',
        meaning:
          '请求因为没有有效的身份凭证被拒。只凭状态码，看不出密钥是没带、不被识别还是被停用，甚至不能确定是不是密钥的问题。',
        causes: [
          '客户端藏起了响应内容：OpenAI Node SDK 的 `401 status code (no body)`、Go SDK 的 `401 Unauthorized` 对各种拒绝都这么写。',
          '密钥没带、不被识别或被停用，或者账号未激活。',
          '渠道在上游的身份验证失败，状态码被透传过来，这时说的不是你的密钥。',
          '前面的代理或其他服务器要求它自己的登录。',
        ],
        fixes: [
          readAnswer.zh,
          { text: '或者按顺序全面检查一遍', commands: ['torouter doctor'] },
          { text: '不要循环重试：一分钟内错误的密钥太多，整个 IP 都会被封' },
        ],
        tellApart:
          '看响应内容：顶层有 INVALID_API_KEY 之类的 code，是网关在说你的密钥；type 为 server_error 或 upstream_error，说的是渠道；提到别家公司，说明请求发到了别处；HTML 页面来自代理。403 则表示身份有效但不允许。',
      },
    },
  }),
  code({
    id: 'HTTP_402',
    class: 'billing',
    owner: 'you',
    retry: 'no',
    statuses: [402],
    weight: 1,
    match: [{ status: 402 }],
    examples: ['doc.bare.402', 'doc.null.402'],
    nearMisses: [
      'doc.INSUFFICIENT_BALANCE.402.openai',
      'doc.API_KEY_QUOTA_EXHAUSTED.402.openai',
      'up402.anthropic.chat',
    ],
    sources: [errorsPage, limitsPage, 'recorded: doc.bare.402', 'recorded: doc.API_KEY_QUOTA_EXHAUSTED.402.openai'],
    docs: errorsPage,
    seeAlso: ['INSUFFICIENT_BALANCE', 'API_KEY_QUOTA_EXHAUSTED', 'UPSTREAM_BILLING'],
    words: {
      en: {
        title: 'Status 402: something is not paid for',
        meaning:
          'The status says that money is missing somewhere, but not where: the balance of your account, the spending cap of the key, or the account of a channel at its provider. Waiting does not help in any of these cases.',
        causes: [
          'The account balance is used up.',
          'The spending cap of the key is reached; some versions of the gateway send 402 for that.',
          "A channel's own account has no money, and its answer was passed on.",
        ],
        fixes: [
          { text: 'Look at the balance', page: '/billing/topup' },
          { text: 'Look at the spending cap of the key', page: '/keys' },
          readAnswer.en,
          { text: 'Or have both checked', commands: ['torouter doctor'] },
        ],
        tellApart:
          "INSUFFICIENT_BALANCE names the account balance, API_KEY_QUOTA_EXHAUSTED (`额度已用完`) the key. If the model list answers and only a generation gives 402 while balance and cap are fine, it is the channel: the gateway's operator must act.",
      },
      zh: {
        title: '状态码 402：有费用没有到位',
        meaning:
          '这个状态码只说明某处缺钱，没说是哪里：账户余额、密钥的消费上限，或渠道在上游的账户。无论哪种，等待都没有用。',
        causes: [
          '账户余额用完。',
          '密钥的消费上限用完，有的网关版本对此返回 402。',
          '渠道自己的账户没钱，上游的响应被透传过来。',
        ],
        fixes: [
          { text: '查看账户余额', page: '/billing/topup' },
          { text: '查看密钥的消费上限', page: '/keys' },
          readAnswer.zh,
          { text: '或者一并检查', commands: ['torouter doctor'] },
        ],
        tellApart:
          'INSUFFICIENT_BALANCE 指账户余额，API_KEY_QUOTA_EXHAUSTED（`额度已用完`）指密钥。如果模型列表正常，余额和上限也没问题，只有生成请求返回 402，那就是渠道的问题，要由网关运营方处理。',
      },
    },
  }),
  code({
    id: 'HTTP_403',
    class: 'permission',
    owner: 'you',
    retry: 'no',
    statuses: [403],
    weight: 1,
    match: [{ status: 403 }],
    examples: ['doc.bare.403', 'doc.null.403', 'js-ai-compat.expired.str', 'js-openai-chat.expired.tb'],
    nearMisses: [
      'expired.chat.stream',
      'ipwhite.chat.stream',
      'subnone.chat.stream',
      'broke.chat.stream',
      'doc.model_not_allowed.403.openai',
    ],
    sources: [
      errorsPage,
      blockedKey,
      'recorded: doc.bare.403',
      'recorded: js-openai-chat.expired.tb',
      'recorded: js-ai-compat.expired.str',
      'claude-code #30437',
      'opencode #41320',
    ],
    docs: errorsPage,
    seeAlso: [
      'API_KEY_EXPIRED',
      'INSUFFICIENT_BALANCE',
      'SUBSCRIPTION_NOT_FOUND',
      'ACCESS_DENIED',
      'MODEL_NOT_ALLOWED',
      'CDN_CHALLENGE',
    ],
    words: {
      en: {
        title: 'Status 403, and nothing that says why',
        meaning:
          'The request was understood and not allowed. The gateway sends 403 for many reasons: an expired key, no balance, no subscription, IP rules, a model whitelist, a group; a firewall in front sends it too.',
        causes: [
          'The client hides the answer: `403 status code (no body)`, `403 Forbidden` or `AI_APICallError: Forbidden` stand for any of them.',
          'The key has expired, the balance is empty, or the group has no active subscription.',
          'The address is not allowed for the key, or the model is not in its whitelist.',
          'A CDN or firewall in front refused it: an HTML page, `Just a moment…` or `error code: 1010`.',
        ],
        fixes: [
          readAnswer.en,
          { text: 'Or have everything checked in order', commands: ['torouter doctor'] },
          {
            text: 'Open the key: its panel shows expiry, IP rules, model whitelist and cap; then look at the balance',
            page: '/keys',
          },
        ],
        tellApart:
          'API_KEY_EXPIRED: `API key 已过期`. INSUFFICIENT_BALANCE: `Insufficient account balance`. SUBSCRIPTION_NOT_FOUND: `No active subscription`. ACCESS_DENIED: `Access denied`, often with your address. If the model list passes and only a generation is refused: the whitelist, the group, or a used-up subscription period. `Failed to authenticate` of Claude Code stands before every 403 and decides nothing.',
      },
      zh: {
        title: '状态码 403，没有说明原因',
        meaning:
          '请求没有被允许。网关在很多情况下返回 403：密钥过期、余额不足、没有订阅、IP 规则、模型白名单、分组限制；前面的防火墙也会返回。',
        causes: [
          '客户端藏起了响应内容：`403 status code (no body)`、`403 Forbidden`、`AI_APICallError: Forbidden` 都可能是其中任何一种。',
          '密钥过期、余额用完，或分组没有生效中的订阅。',
          'IP 不在密钥的允许范围内，或模型不在白名单里。',
          '被前面的 CDN 或防火墙拦截：HTML 页面、`Just a moment…` 或 `error code: 1010`。',
        ],
        fixes: [
          readAnswer.zh,
          { text: '或者按顺序全面检查一遍', commands: ['torouter doctor'] },
          { text: '打开密钥面板，看有效期、IP 规则、模型白名单和消费上限；再看账户余额', page: '/keys' },
        ],
        tellApart:
          'API_KEY_EXPIRED：`API key 已过期`。INSUFFICIENT_BALANCE：`Insufficient account balance`。SUBSCRIPTION_NOT_FOUND：`No active subscription`。ACCESS_DENIED：`Access denied`，常带你的 IP。模型列表正常、只有生成请求被拒，是白名单、分组限制，或订阅周期额度用完。Claude Code 的 `Failed to authenticate` 会出现在所有 403 前面，说明不了问题。',
      },
    },
  }),
  code({
    id: 'HTTP_404',
    class: 'endpoint',
    owner: 'you',
    retry: 'no',
    statuses: [404],
    weight: 1,
    match: [{ status: 404 }],
    examples: ['doc.bare.404', 'doc.null.404', 'go-openai.nomodel.tb', 'py-openai-chat.doublev1.str'],
    nearMisses: ['nomodel.openai.chat.gpt-9', 'embeddings.openai', 'embeddings.anthropic', 'written.env.no-v1'],
    sources: [
      'https://www.torouter.ai/docs/troubleshooting/errors',
      'recorded: doc.bare.404',
      'recorded: js-ai-compat.doublev1.message',
    ],
    docs: 'https://www.torouter.ai/docs/troubleshooting/errors',
    seeAlso: ['ROUTE_NOT_FOUND', 'MODEL_NOT_FOUND', 'ENDPOINT_NOT_SUPPORTED', 'BASE_URL_WRONG'],
    words: {
      en: {
        title: 'Status 404: the path or the model does not exist',
        meaning:
          'The server does not have what was asked for, and nothing says whether that is the path or the model. Waiting does not help.',
        causes: [
          'The base URL is wrong: `/v1` missing, doubled, or a full endpoint pasted.',
          "The model is not in the catalog of the key's group.",
          "The endpoint does not exist for the key's group.",
        ],
        fixes: [
          {
            text: 'Let doctor look at both: it tries the address and looks the model up',
            commands: ['torouter doctor[[ --model {model}]]'],
          },
          {
            text: 'OpenAI SDKs and compatible clients: host + /v1',
            commands: ['export OPENAI_BASE_URL={baseUrl}/v1'],
            protocol: 'openai',
          },
          {
            text: 'Codex: `base_url` in ~/.codex/config.toml is host + /v1',
            commands: ['grep -n base_url ~/.codex/config.toml'],
            protocol: 'responses',
          },
          {
            text: 'Claude Code and Anthropic SDKs: the host only',
            commands: ['export ANTHROPIC_BASE_URL={baseUrl}'],
            protocol: 'anthropic',
          },
          {
            text: 'Gemini CLI: the host only',
            commands: ['export GOOGLE_GEMINI_BASE_URL={baseUrl}'],
            protocol: 'gemini',
          },
          { text: 'Compare the model id with the list', page: '/models' },
        ],
        tellApart:
          'If /v1/models answers under the same base URL, the path is right and the model is the suspect (MODEL_NOT_FOUND); if that is a 404 too, it is the base URL (ROUTE_NOT_FOUND).',
      },
      zh: {
        title: '状态码 404：路径或模型不存在',
        meaning: '服务器上没有所请求的内容，但没有说明是路径还是模型。等待没有用。',
        causes: [
          'Base URL 不对：缺少 `/v1`、重复，或粘贴了完整端点。',
          '模型不在密钥所属分组的目录里。',
          '密钥所属分组没有这个端点。',
        ],
        fixes: [
          { text: '让 doctor 两样都查：它会试地址，也会查模型', commands: ['torouter doctor[[ --model {model}]]'] },
          {
            text: 'OpenAI SDK 及兼容客户端：主机 + /v1',
            commands: ['export OPENAI_BASE_URL={baseUrl}/v1'],
            protocol: 'openai',
          },
          {
            text: 'Codex：~/.codex/config.toml 里的 `base_url` 为主机 + /v1',
            commands: ['grep -n base_url ~/.codex/config.toml'],
            protocol: 'responses',
          },
          {
            text: 'Claude Code 和 Anthropic SDK：只填主机',
            commands: ['export ANTHROPIC_BASE_URL={baseUrl}'],
            protocol: 'anthropic',
          },
          { text: 'Gemini CLI：只填主机', commands: ['export GOOGLE_GEMINI_BASE_URL={baseUrl}'], protocol: 'gemini' },
          { text: '与模型列表对照模型 id', page: '/models' },
        ],
        tellApart:
          '同一个 Base URL 下 /v1/models 有应答，说明路径没错，应怀疑模型（MODEL_NOT_FOUND）；它也是 404 的话，就是 Base URL 的问题（ROUTE_NOT_FOUND）。',
      },
    },
  }),
  code({
    id: 'HTTP_405',
    class: 'endpoint',
    owner: 'you',
    retry: 'no',
    statuses: [405],
    weight: 1,
    match: [{ status: 405, content: ['empty', 'none'] }],
    examples: ['written.bare.405', 'written.bare.405.allow'],
    nearMisses: [
      'path.GET./v1/chat/completions',
      'responses.get',
      'path.POST./v1/chat/completions/',
      'written.edge.waf.blocked',
    ],
    sources: ['https://www.torouter.ai/docs/gateway/base-url', 'recorded: responses.get'],
    docs: 'https://www.torouter.ai/docs/gateway/base-url',
    seeAlso: ['ROUTE_NOT_FOUND', 'REDIRECTED', 'WEBSOCKET_UPGRADE_REQUIRED', 'WAF_BLOCKED'],
    words: {
      en: {
        title: 'Status 405: the method is not allowed on this path',
        meaning:
          'The path exists, but not for this method. Generation paths take POST, lists take GET. A gateway of this kind answers 404 in such a case, so the 405 may come from something in front of it.',
        causes: [
          'A redirect turned the POST into a GET.',
          'The base URL leads to a web server or file host that only allows GET.',
          'The request was written with the wrong method.',
        ],
        fixes: [
          {
            text: 'Use the final address (https, no trailing slash) as base URL and check what answers there',
            commands: ['torouter doctor --free'],
          },
          { text: 'In your own code, use POST for generations and GET for /v1/models' },
        ],
        tellApart:
          'The `Allow` header of the answer lists the methods. 426 on /v1/responses is WEBSOCKET_UPGRADE_REQUIRED.',
      },
      zh: {
        title: '状态码 405：该路径不允许这个方法',
        meaning:
          '路径存在，但不接受这个方法。生成类路径用 POST，列表用 GET。这类网关在这种情况下返回 404，所以 405 可能来自网关前面的东西。',
        causes: ['重定向把 POST 变成了 GET。', 'Base URL 指向了只允许 GET 的网站或文件服务器。', '请求写错了方法。'],
        fixes: [
          {
            text: 'Base URL 用最终地址（https、末尾没有斜杠），并检查那里是谁在应答',
            commands: ['torouter doctor --free'],
          },
          { text: '自己的代码里，生成用 POST，/v1/models 用 GET' },
        ],
        tellApart: '响应头 `Allow` 列出了允许的方法。/v1/responses 上的 426 是 WEBSOCKET_UPGRADE_REQUIRED。',
      },
    },
  }),
  code({
    id: 'HTTP_408',
    class: 'network',
    owner: 'gateway',
    retry: 'backoff',
    statuses: [408],
    weight: 1,
    match: [{ status: 408 }],
    examples: ['written.bare.408'],
    nearMisses: ['written.upstream.stream-timeout', 'written.edge.timeout.524', 'doc.bare.504'],
    sources: [
      'https://openrouter.ai/docs/api/reference/errors-and-debugging',
      'docs.aws.amazon.com: Bedrock API error codes',
    ],
    docs: null,
    seeAlso: ['UPSTREAM_TIMEOUT', 'EDGE_TIMEOUT', 'HTTP_504'],
    words: {
      en: {
        title: 'Status 408: the request took too long',
        meaning: 'A server gave up waiting: either for the rest of your request, or for the model. Nothing says which.',
        causes: [
          'The provider or model was too slow.',
          'A large request was sent over a slow connection.',
          'A proxy on the way ended the wait.',
        ],
        fixes: [
          { text: 'Try again; SDKs repeat a 408 by themselves' },
          { text: 'Use streaming, a shorter prompt or a smaller model', page: '/models' },
          { text: 'Measure where the time goes', commands: ['torouter doctor[[ --model {model}]]'] },
        ],
        tellApart:
          'If a tiny request is quick, size or thinking time is the cause. 504 and 524 are the counterparts on the side of gateway and CDN.',
      },
      zh: {
        title: '状态码 408：请求耗时过长',
        meaning: '某个服务器不再等待：可能在等你的请求发完，也可能在等模型，没有说明是哪一种。',
        causes: ['供应商或模型太慢。', '在慢速连接上发送了很大的请求。', '途中的代理中止了等待。'],
        fixes: [
          { text: '重试；SDK 遇到 408 会自动重试' },
          { text: '使用流式输出、更短的提示词或更小的模型', page: '/models' },
          { text: '测一测时间花在哪里', commands: ['torouter doctor[[ --model {model}]]'] },
        ],
        tellApart: '极小的请求很快的话，原因就是大小或思考时间。504 和 524 是网关和 CDN 一侧的同类状态码。',
      },
    },
  }),
  code({
    id: 'HTTP_409',
    class: 'request',
    owner: 'you',
    retry: 'no',
    statuses: [409],
    weight: 1,
    match: [{ status: 409 }],
    examples: ['written.bare.409', 'written.bare.409.json'],
    nearMisses: ['doc.bare.400', 'written.bare.422'],
    sources: ['https://platform.claude.com/docs/en/api/errors'],
    docs: null,
    seeAlso: ['HTTP_400', 'HTTP_422'],
    words: {
      en: {
        title: 'Status 409: the request conflicts with another one',
        meaning:
          'The provider saw a conflict with another request or with the present state of something, such as a file or a stored conversation. SDKs repeat such requests by themselves.',
        causes: [
          'Two requests changed the same thing at the same time.',
          'The request refers to something that is still being processed.',
        ],
        fixes: [
          { text: 'Send the request once more after a moment' },
          {
            text: 'If it stays, look up the message of the answer: run this, paste it and end with Ctrl-D',
            commands: ['torouter explain -'],
          },
          { text: 'Make requests that share a conversation or a file one after the other' },
        ],
        tellApart: 'Rare with plain generations. 429 is a limit of speed, 400 a mistake in the request.',
      },
      zh: {
        title: '状态码 409：与另一个请求冲突',
        meaning:
          '供应商发现请求与另一个请求，或与某个对象（如文件、已保存的对话）的当前状态冲突。SDK 会自动重试这类请求。',
        causes: ['两个请求同时修改了同一个对象。', '请求引用的对象还在处理中。'],
        fixes: [
          { text: '稍等片刻后再发一次' },
          {
            text: '如果一直如此，查询响应里的 message：运行下面的命令，粘贴后按 Ctrl-D 结束',
            commands: ['torouter explain -'],
          },
          { text: '共用对话或文件的请求改为依次发送' },
        ],
        tellApart: '普通的生成请求很少遇到。429 是速率限制，400 是请求写错。',
      },
    },
  }),
  code({
    id: 'HTTP_422',
    class: 'request',
    owner: 'you',
    retry: 'no',
    statuses: [422],
    weight: 1,
    match: [{ status: 422, content: ['empty', 'none', 'html'] }],
    examples: ['written.bare.422', 'written.bare.422.html'],
    nearMisses: ['empty-body.openai.chat', 'doc.bare.400', 'up404.openai.chat.stream'],
    sources: ['https://www.torouter.ai/docs/troubleshooting/errors'],
    docs: 'https://www.torouter.ai/docs/troubleshooting/errors',
    seeAlso: ['INVALID_REQUEST_ERROR', 'HTTP_400', 'UPSTREAM_REQUEST_FAILED'],
    words: {
      en: {
        title: 'Status 422: a field of the request was not accepted',
        meaning:
          'The body could be read, but the provider does not accept a field or a value in it, and nothing says which. The same request fails again.',
        causes: [
          'A required field is missing or has the wrong type.',
          'The body has the form of another API.',
          'The client hides the message of the answer.',
        ],
        fixes: [
          {
            text: 'Find the message: take the full response from the log of the client (`detail` often lists the fields), run this, paste it and end with Ctrl-D',
            commands: ['torouter explain -'],
          },
          {
            text: 'Send a tiny request to the same model. If it works, add your own fields one by one.',
            commands: ['torouter doctor[[ --model {model}]]'],
          },
        ],
        tellApart:
          'The same kind of fault as 400. On some routes the gateway turns a 422 of the provider into 502 `Upstream request failed`.',
      },
      zh: {
        title: '状态码 422：请求中有字段未被接受',
        meaning: '请求体可以解析，但供应商不接受其中的某个字段或取值，也没有说明是哪个。同样的请求还会失败。',
        causes: ['缺少必填字段，或类型不对。', '请求体是另一种 API 的格式。', '客户端没有显示响应里的 message。'],
        fixes: [
          {
            text: '找到 message：从客户端日志里取出完整响应（`detail` 里往往列出了字段），运行下面的命令，粘贴后按 Ctrl-D 结束',
            commands: ['torouter explain -'],
          },
          {
            text: '向同一个模型发一个极小的请求；能通的话，再逐个加回自己的字段',
            commands: ['torouter doctor[[ --model {model}]]'],
          },
        ],
        tellApart: '与 400 属于同一类问题。在有些路由上，网关会把供应商的 422 变成 502 `Upstream request failed`。',
      },
    },
  }),
  code({
    id: 'HTTP_429',
    class: 'rate_limit',
    owner: 'you',
    retry: 'backoff',
    statuses: [429],
    weight: 1,
    match: [{ status: 429 }],
    examples: ['doc.bare.429', 'doc.null.429', 'codex.subday', 'go-openai.quota.tb'],
    nearMisses: [
      'doc.rate-limit.top',
      'quota.chat.stream',
      'subday.chat.stream',
      'win5h.chat.stream',
      'up429.openai.chat.stream',
    ],
    sources: [
      errorsPage,
      rateLimited,
      'recorded: doc.bare.429',
      'recorded: js-openai-chat.quota.tb',
      'recorded: codex.subday',
      'recorded: codex.7d',
    ],
    docs: rateLimited,
    seeAlso: [
      'RATE_LIMIT_EXCEEDED',
      'API_KEY_QUOTA_EXHAUSTED',
      'USAGE_LIMIT_EXCEEDED',
      'KEY_WINDOW_5H_EXHAUSTED',
      'UPSTREAM_RATE_LIMITED',
    ],
    words: {
      en: {
        title: 'Status 429, and nothing that says which limit was reached',
        meaning:
          'A limit was reached. There are three kinds: request rates, which pass within a minute; windows, which reset after hours or days; and the spending cap of the key, which never resets. The status alone does not tell them apart.[[ The answer asks to wait {retryAfter} s.]]',
        causes: [
          'Too many requests in a short time or in parallel, by this key, account, group or address.',
          'A spending window of the key or a period of the subscription is used up.',
          'The spending cap of the key is reached.',
          'The provider limits the channel; then your key is not meant.',
        ],
        fixes: [
          { text: 'Wait a minute and try once. If it comes again at once, it is no request rate: stop retrying.' },
          { text: 'See the windows and the cap of the key; this is free', commands: ['torouter doctor --free'] },
          readAnswer.en,
          { text: 'With the request id[[ {requestId}]] support can look up which limit it was' },
        ],
        tellApart:
          'Retry-After of up to a minute: a request rate. Retry-After of hours or days: mostly a platform quota. None: often a window or the cap. If `/v1/models` gives 429 too, it is the cap, a subscription period or a blocked address; if only generations do, it is a window, a rate or the provider. Codex prints `exceeded retry limit, last status: 429` for all of them, even after one request.',
      },
      zh: {
        title: '状态码 429，没有说明是哪种限制',
        meaning:
          '触到了某个限制，共有三类：请求频率，一分钟内恢复；窗口额度，几小时或几天后重置；密钥的消费上限，不会重置。只凭状态码分不出来。[[响应要求等待 {retryAfter} 秒。]]',
        causes: [
          '短时间内或同时发出的请求太多，按密钥、账号、分组或 IP 计。',
          '密钥的消费窗口或订阅的周期额度用完。',
          '密钥的消费上限用完。',
          '上游对渠道限流，这时说的不是你的密钥。',
        ],
        fixes: [
          { text: '等一分钟，只试一次。如果马上又出现，就不是请求频率问题，请停止重试。' },
          { text: '查看密钥的窗口和上限，不收费', commands: ['torouter doctor --free'] },
          readAnswer.zh,
          { text: '凭请求 ID[[ {requestId}]]，客服可以查到是哪种限制' },
        ],
        tellApart:
          'Retry-After 不超过一分钟：请求频率。长达数小时或数天：多半是平台额度。没有 Retry-After：多半是窗口或消费上限。`/v1/models` 也返回 429：消费上限、订阅周期额度，或 IP 被封；只有生成请求返回 429：窗口、请求频率或上游。Codex 对所有 429 都显示 `exceeded retry limit, last status: 429`，哪怕只发了一次请求。',
      },
    },
  }),
  code({
    id: 'HTTP_500',
    class: 'gateway',
    owner: 'gateway',
    retry: 'backoff',
    statuses: [500],
    weight: 1,
    match: [{ status: 500 }],
    examples: ['doc.bare.500', 'doc.null.500'],
    nearMisses: ['up500.anthropic.chat', 'written.upstream.error.openai', 'written.gateway-crash.chat'],
    sources: [
      'https://www.torouter.ai/docs/troubleshooting/errors',
      'recorded: doc.bare.500',
      'recorded: doc.null.500',
    ],
    docs: 'https://www.torouter.ai/docs/troubleshooting/errors',
    seeAlso: ['GATEWAY_INTERNAL_ERROR', 'UPSTREAM_SERVER_ERROR', 'CHANNELS_EXHAUSTED'],
    words: {
      en: {
        title: 'Status 500 without an explanation',
        meaning:
          'A server failed, and nothing says which: mostly the gateway, sometimes the provider behind it. Key and request are probably fine.',
        causes: [
          'A fault inside the gateway.',
          "The provider's 500 was passed on.",
          'The client hides the text of the answer.',
        ],
        fixes: [
          { text: 'Try again with growing pauses' },
          {
            text: 'See whether a tiny request works, and which text comes with the error',
            commands: ['torouter doctor[[ --model {model}]]'],
          },
          { text: 'If it goes on, report it to support: UTC time, the x-request-id[[ ({requestId})]] and the path' },
        ],
        tellApart:
          'With a text it is GATEWAY_INTERNAL_ERROR, UPSTREAM_SERVER_ERROR or CHANNELS_EXHAUSTED (`All available accounts exhausted`).',
      },
      zh: {
        title: '状态码 500，没有任何说明',
        meaning: '某个服务器出错，但没有说明是哪个：多半是网关，有时是背后的供应商。密钥和请求多半没有问题。',
        causes: ['网关内部故障。', '供应商的 500 被原样传出。', '客户端没有显示响应文本。'],
        fixes: [
          { text: '逐步拉长间隔重试' },
          { text: '看极小的请求能否成功，以及错误附带的文本', commands: ['torouter doctor[[ --model {model}]]'] },
          { text: '持续出现时报告给客服，附上 UTC 时间、请求 ID[[（{requestId}）]]和路径' },
        ],
        tellApart:
          '有文本时是 GATEWAY_INTERNAL_ERROR、UPSTREAM_SERVER_ERROR 或 CHANNELS_EXHAUSTED（`All available accounts exhausted`）。',
      },
    },
  }),
  code({
    id: 'HTTP_502',
    class: 'upstream',
    owner: 'upstream',
    retry: 'backoff',
    statuses: [502],
    weight: 1,
    match: [{ status: 502 }],
    examples: ['doc.bare.502', 'doc.null.502', 'go-openai.up500.tb'],
    nearMisses: [
      'written.edge.nginx.502',
      'up500.openai.chat.stream',
      'up401.openai.chat.stream',
      'up404.openai.chat.stream',
    ],
    sources: [
      'https://www.torouter.ai/docs/troubleshooting/errors',
      'recorded: doc.bare.502',
      'recorded: up502.gemini.models.gemini',
    ],
    docs: 'https://www.torouter.ai/docs/troubleshooting/upstream',
    seeAlso: ['UPSTREAM_UNAVAILABLE', 'UPSTREAM_AUTH_FAILED', 'UPSTREAM_REQUEST_FAILED', 'BAD_GATEWAY_PAGE'],
    words: {
      en: {
        title: 'Status 502: every attempt behind the gateway failed',
        meaning:
          'By the documentation, the gateway tried its channels for this request and all failed. Without a text it could also be the proxy in front of the gateway. Your key is not the cause.',
        causes: [
          'The provider is having an outage.',
          "The provider refuses the channel's account.",
          'The proxy or CDN in front of the gateway cannot reach it.',
        ],
        fixes: [
          { text: 'Try again with growing pauses, from seconds to minutes' },
          {
            text: 'See which text comes with it, and whether other models work',
            commands: ['torouter doctor[[ --model {model}]]'],
          },
          { text: 'Use another model in the meantime[[ ({otherModel} answered in this run)]]', page: '/models' },
          { text: 'If it goes on, tell support: UTC time, the x-request-id[[ ({requestId})]] and the model' },
        ],
        tellApart:
          'With a text it gets a code of its own: `authentication failed`, `access forbidden`, `temporarily unavailable`, `request failed`. An HTML page on every route is BAD_GATEWAY_PAGE; on a single route it may be passed on from the provider.',
      },
      zh: {
        title: '状态码 502：网关背后的尝试全部失败',
        meaning: '按文档，网关为这个请求试过渠道且全部失败。没有文本时，也可能是网关前面的代理。原因不在你的密钥。',
        causes: ['供应商出现故障。', '供应商拒绝了渠道账号。', '网关前面的代理或 CDN 连不上网关。'],
        fixes: [
          { text: '逐步拉长间隔重试，从几秒到几分钟' },
          { text: '看附带的文本，以及其他模型是否可用', commands: ['torouter doctor[[ --model {model}]]'] },
          { text: '这期间改用其他模型[[（本次检测中 {otherModel} 可用）]]', page: '/models' },
          { text: '持续出现时联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]和模型名' },
        ],
        tellApart:
          '有文本时会有各自的错误码：`authentication failed`、`access forbidden`、`temporarily unavailable`、`request failed`。所有路由都返回 HTML 页面是 BAD_GATEWAY_PAGE；只有一个路由如此，可能是从供应商传来的。',
      },
    },
  }),
  code({
    id: 'HTTP_503',
    class: 'upstream',
    owner: 'gateway',
    retry: 'backoff',
    statuses: [503],
    weight: 1,
    match: [{ status: 503 }],
    examples: ['doc.bare.503', 'doc.null.503', 'go-openai.nochannel.tb'],
    nearMisses: [
      'cconly.chat',
      'written.situation.not-offered',
      'noaccount.openai.chat.stream',
      'up529.openai.chat.stream',
    ],
    sources: [
      'https://www.torouter.ai/docs/troubleshooting/errors',
      'recorded: doc.bare.503',
      'recorded: go-openai.nochannel.tb',
    ],
    docs: 'https://www.torouter.ai/docs/troubleshooting/upstream',
    seeAlso: ['NO_CHANNEL_AVAILABLE', 'MODEL_NOT_OFFERED', 'GROUP_CLAUDE_CODE_ONLY', 'UPSTREAM_OVERLOADED'],
    words: {
      en: {
        title: 'Status 503: no channel is free, or the service is away',
        meaning:
          'By the documentation, the gateway has no eligible channel right now. Without a text it can also be a model that the group lacks, an overloaded provider, or a gateway that is restarting.',
        causes: [
          'All channels for the model are set aside after failures.',
          "The model is not in the key's list (older gateways answer 503 then).",
          'The provider is overloaded, or the gateway is being restarted.',
        ],
        fixes: [
          {
            text: 'Look the model up and read the text that comes with the error',
            commands: ['torouter doctor[[ --model {model}]]'],
          },
          { text: 'If the model is listed, try again with growing pauses[[; the answer asks for {retryAfter} s]]' },
          { text: 'Use another model, and look at the health of the channels', page: '/dashboard' },
          {
            text: 'If it goes on, tell support: UTC time, the x-request-id[[ ({requestId})]], the model and the first error of the series',
          },
        ],
        tellApart:
          'The model is missing from /v1/models: MODEL_NOT_OFFERED, do not wait. It is listed: NO_CHANNEL_AVAILABLE. `overloaded`: UPSTREAM_OVERLOADED. `only allows Claude Code clients`: GROUP_CLAUDE_CODE_ONLY.',
      },
      zh: {
        title: '状态码 503：没有可用渠道，或服务暂停',
        meaning: '按文档，网关目前没有合适的渠道。没有文本时，也可能是分组没有该模型、供应商过载，或网关正在重启。',
        causes: [
          '该模型的所有渠道在失败后被停用。',
          '模型不在密钥的列表里（旧版网关这时返回 503）。',
          '供应商过载，或网关正在重启。',
        ],
        fixes: [
          { text: '查一下模型，并看错误附带的文本', commands: ['torouter doctor[[ --model {model}]]'] },
          { text: '模型在列表里的话，逐步拉长间隔重试[[（响应要求等待 {retryAfter} 秒）]]' },
          { text: '改用其他模型，并查看渠道健康状况', page: '/dashboard' },
          { text: '持续出现时联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、模型名和最早的那条错误' },
        ],
        tellApart:
          '模型不在 /v1/models 里：MODEL_NOT_OFFERED，不必等。在列表里：NO_CHANNEL_AVAILABLE。有 `overloaded`：UPSTREAM_OVERLOADED。有 `only allows Claude Code clients`：GROUP_CLAUDE_CODE_ONLY。',
      },
    },
  }),
  code({
    id: 'HTTP_504',
    class: 'upstream',
    owner: 'upstream',
    retry: 'backoff',
    statuses: [504],
    weight: 1,
    match: [{ status: 504 }],
    examples: ['doc.bare.504', 'doc.null.504'],
    nearMisses: ['up504.gemini.models.gemini', 'written.edge.timeout.524', 'written.edge.nginx.502'],
    sources: [
      'https://www.torouter.ai/docs/troubleshooting/errors',
      'recorded: doc.bare.504',
      'recorded: doc.null.504',
    ],
    docs: 'https://www.torouter.ai/docs/troubleshooting/errors',
    seeAlso: ['UPSTREAM_TIMEOUT', 'EDGE_TIMEOUT', 'BAD_GATEWAY_PAGE'],
    words: {
      en: {
        title: 'Status 504: the model did not answer in time',
        meaning:
          'The gateway, or the proxy in front of it, waited for an answer until the time was up. Your key is not the cause.',
        causes: [
          'A long prompt or much reasoning without streaming.',
          'The provider is slow at the moment.',
          'The proxy in front of the gateway has a short time limit.',
        ],
        fixes: [
          { text: 'Use streaming (`stream: true`; Gemini: `:streamGenerateContent?alt=sse`)' },
          { text: 'Shorten the prompt or use a smaller model', page: '/models' },
          {
            text: 'Try again with growing pauses. If it goes on, tell support: UTC time, the x-request-id[[ ({requestId})]], the model and the seconds until the error.',
          },
        ],
        tellApart:
          'In the words of the provider it is UPSTREAM_TIMEOUT; 524 is the CDN (EDGE_TIMEOUT); an HTML page of nginx or Caddy is BAD_GATEWAY_PAGE.',
      },
      zh: {
        title: '状态码 504：模型没有及时应答',
        meaning: '网关或它前面的代理等待应答直到超时。原因不在你的密钥。',
        causes: ['提示词很长或推理很多，而没有用流式。', '供应商此刻响应慢。', '网关前面的代理超时设置太短。'],
        fixes: [
          { text: '使用流式输出（`stream: true`；Gemini 用 `:streamGenerateContent?alt=sse`）' },
          { text: '缩短提示词，或换用更小的模型', page: '/models' },
          {
            text: '逐步拉长间隔重试。持续出现时联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、模型名和报错前的秒数。',
          },
        ],
        tellApart:
          '供应商措辞的是 UPSTREAM_TIMEOUT；524 是 CDN（EDGE_TIMEOUT）；nginx 或 Caddy 的 HTML 页面是 BAD_GATEWAY_PAGE。',
      },
    },
  }),
  code({
    id: 'HTTP_4XX',
    class: 'request',
    owner: 'you',
    retry: 'no',
    statuses: [],
    weight: 1,
    match: [],
    examples: ['written.bare.418', 'written.bare.451'],
    nearMisses: [
      'written.bare.409',
      'written.bare.422',
      'written.bare.507',
      'doc.bare.400',
      'written.unrecognised.status',
    ],
    sources: [errorsPage],
    docs: errorsPage,
    seeAlso: ['HTTP_400', 'UNRECOGNISED'],
    words: {
      en: {
        title: 'The request was refused[[ with status {status}]]',
        meaning:
          'A status from 400 to 499 says that whoever answered did not accept this request. The status came alone, so it does not tell why, and it does not say that the key is wrong.',
        causes: [
          'The address, the method or the body does not fit the endpoint',
          'A proxy or a CDN in front of the gateway refused the request',
        ],
        fixes: [
          {
            text: 'Look at the whole answer: headers and body name the sender and the cause',
            commands: [
              'curl -sSi {baseUrl}/v1/models -H "Authorization: Bearer $TOROUTER_API_KEY" | torouter explain -',
            ],
          },
          { text: 'Let the doctor ask the gateway', commands: ['torouter doctor'] },
        ],
        tellApart:
          'With a JSON body the code in it decides; explain the body instead of the status. With HTML a proxy or a CDN spoke.',
      },
      zh: {
        title: '请求被拒绝[[，状态码 {status}]]',
        meaning: '400 到 499 的状态码表示应答方没有接受这个请求。这里只有状态码，看不出原因，也不说明密钥有问题。',
        causes: ['地址、方法或请求体与接口不符', '网关前面的代理或 CDN 拒绝了请求'],
        fixes: [
          {
            text: '查看完整的响应：响应头和响应体会说明是谁、为什么拒绝',
            commands: [
              'curl -sSi {baseUrl}/v1/models -H "Authorization: Bearer $TOROUTER_API_KEY" | torouter explain -',
            ],
          },
          { text: '让 doctor 直接检查网关', commands: ['torouter doctor'] },
        ],
        tellApart: '如果有 JSON 响应体，以其中的代码为准，请解释响应体而不是状态码；如果是 HTML，应答来自代理或 CDN。',
      },
    },
  }),
  code({
    id: 'HTTP_5XX',
    class: 'gateway',
    owner: 'gateway',
    retry: 'backoff',
    statuses: [],
    weight: 1,
    match: [],
    examples: ['written.bare.501', 'written.bare.507'],
    nearMisses: ['doc.bare.500', 'written.edge.origin.521', 'written.bare.418', 'doc.bare.503'],
    sources: [errorsPage],
    docs: errorsPage,
    seeAlso: ['HTTP_500', 'HTTP_503', 'ORIGIN_DOWN'],
    words: {
      en: {
        title: 'The server failed[[ with status {status}]]',
        meaning:
          'A status from 500 to 599 is a failure on the other side: the gateway, its CDN or the provider. The request and the key are not judged by it.',
        causes: ['The gateway or a server in front of it failed', 'The provider behind it failed'],
        fixes: [
          { text: 'Try again, with growing pauses', commands: ['torouter doctor'] },
          { text: 'If it stays, give the operator the UTC time, the request id and the whole answer' },
        ],
        tellApart:
          'With a JSON body the code in it decides; 520 to 526 and 530 are the CDN saying that the gateway does not answer it.',
      },
      zh: {
        title: '服务端出错[[，状态码 {status}]]',
        meaning: '500 到 599 的状态码是对方的故障：网关、它的 CDN 或供应商。它不说明请求或密钥有问题。',
        causes: ['网关或其前面的服务器出错', '网关背后的供应商出错'],
        fixes: [
          { text: '逐步拉长间隔重试', commands: ['torouter doctor'] },
          { text: '如果一直不恢复，把 UTC 时间、请求 ID 和完整响应交给网关运营方' },
        ],
        tellApart: '如果有 JSON 响应体，以其中的代码为准；520 到 526 和 530 是 CDN 在说网关没有应答。',
      },
    },
  }),
];
