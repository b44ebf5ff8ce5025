/** Rows about the address: base URL, path, surface, and whose server answered. */
import { code } from '../code';

export const endpointRows = [
  code({
    id: 'GROUP_PLATFORM_MISMATCH',
    class: 'endpoint',
    owner: 'you',
    retry: 'no',
    statuses: [400, 404],
    weight: 1,
    match: [{ text: /\bgroup platform is not \w+/i }],
    examples: [
      'wrongplatform.oai.gemini',
      'path.GET./v1beta/models/gemini-2.5-pro',
      'gemini.oaikey',
      'curl-v.gemini.oaikey.g',
    ],
    nearMisses: ['embeddings.anthropic', 'gemini.badpath', 'js-anthropic.nomsg.str'],
    sources: [
      'https://www.torouter.ai/docs/gateway/gemini',
      'recorded: wrongplatform.oai.gemini',
      'recorded: path.GET./v1beta/models/gemini-2.5-pro',
      'public issue: cline #3901',
    ],
    docs: 'https://www.torouter.ai/docs/gateway/base-url',
    seeAlso: ['ENDPOINT_NOT_SUPPORTED', 'GROUP_MESSAGES_NOT_ALLOWED', 'ROUTE_NOT_FOUND'],
    words: {
      en: {
        title: "The key's group does not serve this protocol",
        meaning:
          'The key is good, but its group belongs to another platform than the route that was called. Gemini routes (/v1beta) work only with a key of a Gemini group.[[ In this run the {otherProtocol} surface answered with the same key.]]',
        causes: [
          'A client with the Gemini protocol has the key of an OpenAI- or Anthropic-type group.',
          'The client was set to the wrong type of provider.',
        ],
        fixes: [
          {
            text: 'In the client, choose the type of provider that fits the group: OpenAI-compatible (host + /v1) or Anthropic (host only)[[; this key serves {otherProtocol}]]',
            commands: ['torouter doctor --protocol all'],
          },
          { text: 'Or use a key of a Gemini group for Gemini clients', page: '/keys' },
        ],
        tellApart:
          'The text is `API key group platform is not gemini` (400). Older gateways answer 404 on /v1beta paths with such a key, which looks like ROUTE_NOT_FOUND: there, too, another protocol works with the same key. Embeddings or images that a group lacks are ENDPOINT_NOT_SUPPORTED.',
      },
      zh: {
        title: '密钥所属分组不支持这个协议',
        meaning:
          '密钥是有效的，但它的分组所属平台与所调路由不同。Gemini 路由（/v1beta）只能用 Gemini 分组的密钥。[[本次检测中，同一个密钥用 {otherProtocol} 协议有正常应答。]]',
        causes: ['Gemini 协议的客户端用了 OpenAI 或 Anthropic 类分组的密钥。', '客户端里选错了 Provider 类型。'],
        fixes: [
          {
            text: '在客户端里选择与分组相符的 Provider 类型：OpenAI 兼容（主机 + /v1）或 Anthropic（只填主机）[[；这个密钥支持 {otherProtocol}]]',
            commands: ['torouter doctor --protocol all'],
          },
          { text: '或者给 Gemini 客户端换一个 Gemini 分组的密钥', page: '/keys' },
        ],
        tellApart:
          '文本是 `API key group platform is not gemini`（400）。旧版网关对这种密钥访问 /v1beta 返回 404，看起来像 ROUTE_NOT_FOUND，同样可以看到同一个密钥换协议就能用。分组没有 embeddings 或图片接口的是 ENDPOINT_NOT_SUPPORTED。',
      },
    },
  }),
  code({
    id: 'ENDPOINT_NOT_SUPPORTED',
    class: 'endpoint',
    owner: 'you',
    retry: 'no',
    aliases: ['not_found_error'],
    statuses: [404],
    weight: 2,
    match: [
      {
        text: /\b(?:API|endpoint) is not supported for this platform\b|\bnot supported for this platform\b|\bcount_tokens endpoint is not supported\b|\bis only (?:available|supported) for \w+ groups\b/i,
      },
    ],
    examples: ['embeddings.anthropic'],
    nearMisses: ['images.openai', 'embeddings.openai', 'path.GET./v1beta/models/gemini-2.5-pro'],
    sources: [
      'https://www.torouter.ai/docs/gateway/openai',
      'recorded: embeddings.anthropic',
      'recorded: images.anthropic',
      'recorded: embeddings.gemini',
    ],
    docs: 'https://www.torouter.ai/docs/gateway/openai',
    seeAlso: ['GROUP_PLATFORM_MISMATCH', 'IMAGE_GENERATION_NOT_ENABLED', 'ROUTE_NOT_FOUND'],
    words: {
      en: {
        title: "The key's group does not offer this endpoint",
        meaning:
          "The path exists and the key is good, but the platform of the key's group lacks this endpoint, for example embeddings or images.[[ The path was {path}.]]",
        causes: [
          'Embeddings or images are called with the key of an Anthropic- or Gemini-type group.',
          'One key serves several functions of an app, and its group has only chat.',
        ],
        fixes: [
          {
            text: 'Use a key of an OpenAI-type group for this endpoint, and keep the present key for chat',
            page: '/keys',
          },
          {
            text: 'In Dify, n8n, LangChain and the like, give the embedding or image model its own credential with that key',
          },
          { text: 'See which endpoints the gateway has', url: 'https://www.torouter.ai/docs/gateway/openai' },
        ],
        tellApart:
          'The text says `is not supported for this platform`. `404 page not found` is a path that does not exist for any key (ROUTE_NOT_FOUND); `Image generation is not enabled` is a setting of the group (IMAGE_GENERATION_NOT_ENABLED).',
      },
      zh: {
        title: '密钥所属分组不提供这个端点',
        meaning: '路径存在，密钥也有效，但分组所属平台没有这个端点，例如 embeddings 或图片接口。[[路径是 {path}。]]',
        causes: [
          '用 Anthropic 或 Gemini 类分组的密钥调用 embeddings 或图片接口。',
          '一个密钥供应用的多个功能使用，而其分组只有对话接口。',
        ],
        fixes: [
          { text: '这个端点改用 OpenAI 类分组的密钥，对话仍用现在的密钥', page: '/keys' },
          { text: '在 Dify、n8n、LangChain 等工具里，为 embedding 或图片模型单独配置凭据，填那个密钥' },
          { text: '查看网关提供哪些端点', url: 'https://www.torouter.ai/docs/gateway/openai' },
        ],
        tellApart:
          '文本是 `is not supported for this platform`。`404 page not found` 是对任何密钥都不存在的路径（ROUTE_NOT_FOUND）；图片生成未启用是分组设置（IMAGE_GENERATION_NOT_ENABLED）。',
      },
    },
  }),
  code({
    id: 'WEBSOCKET_UPGRADE_REQUIRED',
    class: 'endpoint',
    owner: 'you',
    retry: 'no',
    statuses: [426],
    weight: 2,
    match: [{ text: /\bWebSocket upgrade required\b/i }, { status: 426 }],
    examples: ['responses.get'],
    nearMisses: ['path.GET./v1/chat/completions', 'written.bare.405.allow', 'path.POST./v1/chat/completions/'],
    sources: ['recorded: responses.get', 'https://www.torouter.ai/docs/gateway/openai'],
    docs: 'https://www.torouter.ai/docs/gateway/openai',
    seeAlso: ['ROUTE_NOT_FOUND', 'HTTP_405', 'REDIRECTED'],
    words: {
      en: {
        title: '/v1/responses does not take a plain GET',
        meaning:
          'On this path the gateway takes a POST, or a GET that opens a WebSocket. It got a plain GET. Key and base URL are fine.',
        causes: [
          'The address was opened in a browser or with a plain curl.',
          'A redirect turned the POST of the client into a GET.',
          'A client wants to talk over WebSocket, and a proxy in between removes the upgrade.',
        ],
        fixes: [
          {
            text: 'Use POST. This test costs nothing; `model is required` means that path and key work.',
            commands: [
              'curl -sS {baseUrl}/v1/responses -H "Authorization: Bearer $TOROUTER_API_KEY" -H "content-type: application/json" -d "{}"',
            ],
          },
          { text: 'Check the base URL for redirects: https, no trailing slash', commands: ['torouter doctor --free'] },
          {
            text: 'If a client insists on WebSocket behind a proxy, switch WebSocket off in the client, or let the proxy pass `Upgrade`',
          },
        ],
        tellApart:
          'Only GET on /v1/responses gives 426. Other paths answer a wrong method with `404 page not found` (ROUTE_NOT_FOUND).',
      },
      zh: {
        title: '/v1/responses 不接受普通 GET 请求',
        meaning: '这个路径只接受 POST，或用于建立 WebSocket 的 GET；网关收到的是普通 GET。密钥和 Base URL 都没问题。',
        causes: [
          '在浏览器里打开了这个地址，或用 curl 直接访问。',
          '重定向把客户端的 POST 变成了 GET。',
          '客户端要用 WebSocket，而中间的代理去掉了 Upgrade。',
        ],
        fixes: [
          {
            text: '改用 POST。下面的测试不花钱；返回 `model is required` 就说明路径和密钥是通的。',
            commands: [
              'curl -sS {baseUrl}/v1/responses -H "Authorization: Bearer $TOROUTER_API_KEY" -H "content-type: application/json" -d "{}"',
            ],
          },
          { text: '检查 Base URL 是否会重定向：用 https，末尾不要斜杠', commands: ['torouter doctor --free'] },
          { text: '客户端必须在代理后使用 WebSocket 时，在客户端关闭 WebSocket，或让代理放行 `Upgrade`' },
        ],
        tellApart:
          '只有 GET /v1/responses 会返回 426。其他路径用错方法时返回 `404 page not found`（ROUTE_NOT_FOUND）。',
      },
    },
  }),
  code({
    id: 'ROUTE_NOT_FOUND',
    class: 'endpoint',
    owner: 'you',
    retry: 'no',
    aliases: ['404 page not found', 'invalid_url'],
    statuses: [404, 405],
    weight: 3,
    match: [
      { text: /^404 page not found$/i },
      { token: 'UNKNOWN_URL' },
      { text: /^Unknown request URL: /i },
      // At other statuses, a field of the request may be the path that is missing.
      { status: [404, 405], text: /^missing path$/i },
      { sender: ['unknown', 'client'], text: /^missing path$/i },
      { text: /\binvalid model action path\b|^Unsupported action: |\bUnsupported responses subpath\b/i },
      {
        text: /^(?:no such path\b|Invalid URL \((?:GET|POST)|Cannot (?:GET|POST) \/\S*$|no route matched\b|unknown endpoint(?: \/\S*)?\.?$)/i,
      },
      {
        status: [404, 405],
        text: /\bno such path\b|\bInvalid URL \((?:GET|POST)|\bCannot (?:GET|POST) \/|\bno route matched\b|\bunknown endpoint\b/i,
      },
      { status: 404, text: /^(?:404 )?(?:page )?not found\.?$/i },
      { status: 404, content: 'html' },
      { status: 405 },
    ],
    examples: [
      'embeddings.openai',
      'gemini.badpath',
      'path.POST./v1/v1/chat/completions',
      'gemini.doublev1',
      'codex.doublev1',
      'written.situation.correction-fails',
    ],
    nearMisses: [
      'nomodel.openai.chat.gpt-9',
      'path.GET./',
      'written.env.no-v1',
      'embeddings.anthropic',
      'wrongplatform.oai.gemini',
    ],
    sources: [
      'https://www.torouter.ai/docs/gateway/base-url',
      'recorded: path.POST./v1/v1/chat/completions',
      'recorded: path.GET./v1/chat/completions',
      'recorded: path.POST./api/v1/chat/completions',
      'recorded: gemini.badaction',
      'public issue: cline #375',
      'public issue: chatanywhere #469',
    ],
    docs: 'https://www.torouter.ai/docs/gateway/base-url',
    seeAlso: [
      'BASE_URL_WRONG',
      'HTML_INSTEAD_OF_JSON',
      'MODEL_NOT_FOUND',
      'ENDPOINT_NOT_SUPPORTED',
      'GROUP_PLATFORM_MISMATCH',
    ],
    words: {
      en: {
        title: 'The gateway has no such path[[: {path}]]',
        meaning:
          'The request reached the gateway at an address that does not exist there. This is a matter of the base URL or the method; key and model were not checked.',
        causes: [
          'The base URL has a part too many: the client appends `/v1` itself (`/v1/v1/…`), or a full endpoint was pasted.',
          'The base URL of one protocol was given to a client of another.',
          'The method is wrong, such as GET on /v1/chat/completions.',
          'The endpoint does not exist here, such as /v1/completions, /v1/audio/speech or a single model under /v1/models.',
        ],
        fixes: [
          {
            text: 'OpenAI SDKs and compatible clients: host + /v1, nothing after it',
            commands: ['export OPENAI_BASE_URL={baseUrl}/v1'],
            protocol: 'openai',
          },
          {
            text: 'Codex: `base_url` in ~/.codex/config.toml is host + /v1, nothing after it. OPENAI_BASE_URL alone does nothing there.',
            commands: ['grep -n base_url ~/.codex/config.toml'],
            protocol: 'responses',
          },
          {
            text: 'Claude Code and Anthropic SDKs: the host only, without /v1. The same name in `env` of ~/.claude/settings.json wins over the shell.',
            commands: ['export ANTHROPIC_BASE_URL={baseUrl}'],
            protocol: 'anthropic',
          },
          {
            text: 'Gemini CLI: the host only. google-genai for Python also needs `api_version="v1beta"` in its HTTP options.',
            commands: ['export GOOGLE_GEMINI_BASE_URL={baseUrl}'],
            protocol: 'gemini',
          },
          {
            text: 'Let doctor try the usual forms of the address',
            commands: ['torouter doctor --base-url {baseUrl}'],
          },
        ],
        tellApart:
          '`404 page not found` as plain text, or a Gemini text about an action or path. A 404 that names a model is MODEL_NOT_FOUND; a web page with status 200 is HTML_INSTEAD_OF_JSON. Claude Code and LangChain report this as a problem with the model.',
      },
      zh: {
        title: '网关没有这个路径[[：{path}]]',
        meaning: '请求到达了网关，但访问的地址不存在。问题在 Base URL 或请求方法，密钥和模型都还没有检查。',
        causes: [
          'Base URL 多了一段：客户端会自己追加 `/v1`（变成 `/v1/v1/…`），或粘贴了完整端点。',
          '把一种协议的 Base URL 给了另一种协议的客户端。',
          '请求方法不对，例如用 GET 访问 /v1/chat/completions。',
          '这里没有该端点，例如 /v1/completions、/v1/audio/speech，或 /v1/models 下的单个模型。',
        ],
        fixes: [
          {
            text: 'OpenAI SDK 及兼容客户端：主机 + /v1，后面什么都不加',
            commands: ['export OPENAI_BASE_URL={baseUrl}/v1'],
            protocol: 'openai',
          },
          {
            text: 'Codex：~/.codex/config.toml 里的 `base_url` 为主机 + /v1，后面什么都不加。只设 OPENAI_BASE_URL 不起作用。',
            commands: ['grep -n base_url ~/.codex/config.toml'],
            protocol: 'responses',
          },
          {
            text: 'Claude Code 和 Anthropic SDK：只填主机，不带 /v1。~/.claude/settings.json 的 `env` 里的同名变量优先于 shell。',
            commands: ['export ANTHROPIC_BASE_URL={baseUrl}'],
            protocol: 'anthropic',
          },
          {
            text: 'Gemini CLI：只填主机。Python 的 google-genai 还要在 HTTP 选项里设 `api_version="v1beta"`。',
            commands: ['export GOOGLE_GEMINI_BASE_URL={baseUrl}'],
            protocol: 'gemini',
          },
          { text: '让 doctor 试一遍常见的地址写法', commands: ['torouter doctor --base-url {baseUrl}'] },
        ],
        tellApart:
          '特征是纯文本 `404 page not found`，或 Gemini 关于 action、path 的提示。写出模型名的 404 是 MODEL_NOT_FOUND；状态码 200 的网页是 HTML_INSTEAD_OF_JSON。Claude Code 和 LangChain 会把它说成模型问题。',
      },
    },
  }),
  code({
    id: 'HTML_INSTEAD_OF_JSON',
    class: 'endpoint',
    owner: 'you',
    retry: 'no',
    statuses: [200],
    weight: 3,
    match: [
      {
        client:
          /\bunexpected mimetype: text\/html\b|\bUnserializableResponse: Syntax error\b|\bcompletions endpoint, expected JSON data\b|'str' object has no attribute '(?:choices|output|output_text|data|content|model_dump|usage|error)'|\bresponses with content-type 'text\/html|\bUnexpected response type\b[^\n]{0,200}\bgot str\b|\bEmpty or invalid response from LLM endpoint\b|\bUnexpected token '?<|\binvalid character '<' looking for beginning of value|Received: '<!doctype html|\bgot str: '<|\bUnexpected token < in JSON\b|\breturned HTML instead of JSON\b|<!DOCTYPE[^\n]{0,60}is not valid JSON/i,
      },
      {
        client:
          /\bInvalid JSON response\b|\bCannot read properties of undefined ?\(reading ?['‘’]?(?:0|choices|candidates)\b|\bExpecting value: line 1 column 1\b|\bexpected value at line 1 column 1\b|\bempty or malformed response \(HTTP 200\)|\bis not valid JSON\b|\bFailed to (?:parse|deserialize) (?:the )?JSON\b(?! body into the target)/i,
        confidence: 'likely',
      },
      { status: [200, 201, 202, 203], content: 'html' },
    ],
    examples: ['path.GET./', 'py-openai-chat.nov1.str', 'js-ai-compat.nov1.str'],
    nearMisses: ['written.edge.captive.login', 'written.edge.challenge.page', 'embeddings.openai', 'written.env.no-v1'],
    sources: [
      'https://www.torouter.ai/docs/gateway/base-url',
      'recorded: path.POST./chat/completions',
      'recorded: path.POST./openai/v1/chat/completions',
      'recorded: py-openai-chat.nov1.str',
    ],
    docs: 'https://www.torouter.ai/docs/gateway/base-url',
    seeAlso: ['BASE_URL_WRONG', 'ROUTE_NOT_FOUND', 'CAPTIVE_PORTAL', 'CDN_CHALLENGE'],
    words: {
      en: {
        title: 'A web page came back instead of an API answer',
        meaning:
          "The address leads to the portal's web page, which answers any unknown path with status 200. Almost always `/v1` is missing from the base URL. Key and model were not checked.",
        causes: [
          'The base URL of an OpenAI-style client lacks `/v1`.',
          'The base URL has an invented part, such as /openai or /anthropic.',
          'Another web page stands in between: the login page of a network or of a company proxy.',
        ],
        fixes: [
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
            text: 'Claude Code and Anthropic SDKs: the host only. opencode wants /v1 for Anthropic too.',
            commands: ['export ANTHROPIC_BASE_URL={baseUrl}'],
            protocol: 'anthropic',
          },
          {
            text: 'Gemini CLI: the host only',
            commands: ['export GOOGLE_GEMINI_BASE_URL={baseUrl}'],
            protocol: 'gemini',
          },
          {
            text: 'If the page is not that of the gateway, open any address in a browser: your network may want you to sign in first',
          },
        ],
        tellApart:
          "The body begins with `<!doctype html>` and the status is 200. Clients show it as `'str' object has no attribute 'choices'`, `Invalid JSON response`, `Empty response` or nothing at all. `404 page not found` is ROUTE_NOT_FOUND; `Just a moment…` is CDN_CHALLENGE; a sign-in page on any host is CAPTIVE_PORTAL.",
      },
      zh: {
        title: '返回的是网页，不是 API 响应',
        meaning:
          '这个地址指向控制台网页，它对任何未知路径都返回 200。几乎总是因为 Base URL 缺少 `/v1`。密钥和模型都还没有检查。',
        causes: [
          'OpenAI 风格客户端的 Base URL 缺少 `/v1`。',
          'Base URL 里多了不存在的路径，例如 /openai 或 /anthropic。',
          '中间插进了别的网页：网络登录页或公司代理的页面。',
        ],
        fixes: [
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
            text: 'Claude Code 和 Anthropic SDK：只填主机。opencode 例外，Anthropic 也要带 /v1。',
            commands: ['export ANTHROPIC_BASE_URL={baseUrl}'],
            protocol: 'anthropic',
          },
          {
            text: 'Gemini CLI：只填主机',
            commands: ['export GOOGLE_GEMINI_BASE_URL={baseUrl}'],
            protocol: 'gemini',
          },
          { text: '如果不是网关的页面，用浏览器随便打开一个网址：当前网络可能要求先登录' },
        ],
        tellApart:
          "响应体以 `<!doctype html>` 开头，状态码 200。客户端的表现是 `'str' object has no attribute 'choices'`、`Invalid JSON response`、`Empty response`，或者什么都不显示。`404 page not found` 是 ROUTE_NOT_FOUND；`Just a moment…` 是 CDN_CHALLENGE；访问任何网站都出现登录页是 CAPTIVE_PORTAL。",
      },
    },
  }),
  code({
    id: 'PORTAL_API_PATH',
    class: 'endpoint',
    owner: 'you',
    retry: 'no',
    aliases: ['invalid_token'],
    statuses: [401],
    weight: 1,
    match: [
      { code: 'INVALID_TOKEN' },
      { status: 401, text: /^Invalid token\.?$/i, not: /request id/i },
      { status: 401, code: 'UNAUTHORIZED', text: /^Authorization header is required\.?$/i },
      { status: 401, code: 'TOKEN_EXPIRED', text: /^Token has expired\.?$/i },
      { status: 401, code: ['INVALID_AUTH_HEADER', 'EMPTY_TOKEN', 'TOKEN_REVOKED'] },
      {
        status: 401,
        path: /^\/api\/v1\/(?!chat|models|messages|responses|embeddings|images)/,
        code: ['UNAUTHORIZED', 'INVALID_AUTH_HEADER', 'TOKEN_EXPIRED', 'EMPTY_TOKEN'],
      },
    ],
    examples: ['path.GET./api/v1/usage', 'written.portal.models'],
    nearMisses: ['badkey.models', 'path.POST./api/v1/chat/completions', 'written.env.no-v1'],
    sources: ['recorded: path.GET./api/v1/usage', 'https://www.torouter.ai/docs/gateway/base-url'],
    docs: 'https://www.torouter.ai/docs/gateway/base-url',
    seeAlso: ['BASE_URL_WRONG', 'ROUTE_NOT_FOUND', 'INVALID_API_KEY'],
    words: {
      en: {
        title: "The request went to the portal's own API, not to the model API",
        meaning:
          'The path belongs to the API of the web portal, which wants a login session, not an API key (`INVALID_TOKEN`). This says nothing about the key.[[ The path was {path}.]]',
        causes: [
          'The base URL is host + /api/v1, and this gateway serves the model API only under host + /v1.',
          'A script calls an address that was copied from the portal in the browser.',
        ],
        fixes: [
          {
            text: 'Leave `/api` out of the base URL',
            commands: ['export OPENAI_BASE_URL={baseUrl}/v1'],
            protocol: 'openai',
          },
          {
            text: 'Codex: leave `/api` out of `base_url` in ~/.codex/config.toml',
            commands: ['grep -n base_url ~/.codex/config.toml'],
            protocol: 'responses',
          },
          {
            text: 'Leave `/api` out of the base URL; the Anthropic side takes the host only',
            commands: ['export ANTHROPIC_BASE_URL={baseUrl}'],
            protocol: 'anthropic',
          },
          {
            text: 'Leave `/api` out of the base URL; Gemini CLI takes the host only',
            commands: ['export GOOGLE_GEMINI_BASE_URL={baseUrl}'],
            protocol: 'gemini',
          },
          {
            text: 'To read usage with an API key, call this path',
            commands: ['curl -sS {baseUrl}/v1/usage -H "Authorization: Bearer $TOROUTER_API_KEY"'],
          },
        ],
        tellApart:
          '401 with `INVALID_TOKEN` on a path under /api. A key that the gateway does not know gives `INVALID_API_KEY`.',
      },
      zh: {
        title: '请求发到了控制台自己的 API，而不是模型 API',
        meaning:
          '这个路径属于控制台自己的 API，它要的是登录会话而不是密钥（`INVALID_TOKEN`）。这不能说明密钥有问题。[[路径是 {path}。]]',
        causes: [
          'Base URL 写成了主机 + /api/v1，而该网关只在主机 + /v1 下提供模型 API。',
          '脚本调用了从浏览器控制台里复制来的地址。',
        ],
        fixes: [
          {
            text: 'Base URL 去掉 `/api`',
            commands: ['export OPENAI_BASE_URL={baseUrl}/v1'],
            protocol: 'openai',
          },
          {
            text: 'Codex：~/.codex/config.toml 的 `base_url` 去掉 `/api`',
            commands: ['grep -n base_url ~/.codex/config.toml'],
            protocol: 'responses',
          },
          {
            text: 'Base URL 去掉 `/api`；Anthropic 一侧只填主机',
            commands: ['export ANTHROPIC_BASE_URL={baseUrl}'],
            protocol: 'anthropic',
          },
          {
            text: 'Base URL 去掉 `/api`；Gemini CLI 只填主机',
            commands: ['export GOOGLE_GEMINI_BASE_URL={baseUrl}'],
            protocol: 'gemini',
          },
          {
            text: '要用密钥查询用量，请访问这个路径',
            commands: ['curl -sS {baseUrl}/v1/usage -H "Authorization: Bearer $TOROUTER_API_KEY"'],
          },
        ],
        tellApart: '特征是 /api 路径下的 401 `INVALID_TOKEN`。网关不认识密钥时返回的是 `INVALID_API_KEY`。',
      },
    },
  }),
  code({
    id: 'REDIRECTED',
    class: 'endpoint',
    owner: 'you',
    retry: 'no',
    refusesKey: 'elsewhere',
    statuses: [301, 302, 303, 307, 308],
    weight: 3,
    match: [{ status: [301, 302, 303, 307, 308] }, { client: /\bRedirect response '30[12378]\b/ }],
    examples: ['path.POST./v1/chat/completions/', 'path.GET./v1/models/', 'written.redirect.https'],
    nearMisses: [
      'written.edge.captive.login',
      'path.POST./v1/v1/chat/completions',
      'path.GET./',
      'written.env.no-v1',
      'written.upstream.key.openai',
    ],
    sources: [
      'recorded: path.POST./v1/chat/completions/',
      'recorded: path.GET./v1/models/',
      'https://www.torouter.ai/docs/gateway/base-url',
    ],
    docs: 'https://www.torouter.ai/docs/gateway/base-url',
    seeAlso: ['BASE_URL_WRONG', 'CAPTIVE_PORTAL', 'WRONG_VENDOR'],
    words: {
      en: {
        title: 'The address redirects elsewhere',
        meaning:
          'The server answered with a redirect[[ to {location}]] instead of doing the work. A client that follows it may lose the body (POST becomes GET) or send the key to another host, so torouter does not follow.',
        causes: [
          'The base URL begins with http:// and the server moves to https://.',
          'The address ends with a slash too many.',
          'The gateway has moved to another host, or a login page of the network stands in between.',
        ],
        fixes: [
          {
            text: 'Write the base URL in its final form: https, the final host, no slash at the end[[; if you trust it, {location} shows the way]]',
          },
          { text: 'See where it leads, without sending the key', commands: ['curl -sS -I {baseUrl}/v1/models'] },
          { text: 'If the target is a sign-in page, open a browser and sign in to the network first' },
        ],
        tellApart:
          'Status 301, 302, 307 or 308 with a `Location` header. A web page with status 200 is HTML_INSTEAD_OF_JSON.',
      },
      zh: {
        title: '该地址被重定向到别处',
        meaning:
          '服务器没有处理请求，而是返回了重定向[[，目标是 {location}]]。跟随重定向可能丢失请求体（POST 变成 GET），或把密钥发给别的主机，所以 torouter 不跟随。',
        causes: [
          'Base URL 以 http:// 开头，服务器转到 https://。',
          '地址末尾多了斜杠。',
          '网关换了主机，或中间有网络登录页。',
        ],
        fixes: [
          {
            text: 'Base URL 写成最终形式：https、最终的主机名、末尾没有斜杠[[；如果信任该目标，以 {location} 为准]]',
          },
          { text: '不带密钥看看它指向哪里', commands: ['curl -sS -I {baseUrl}/v1/models'] },
          { text: '如果目标是登录页，先用浏览器登录当前网络' },
        ],
        tellApart: '状态码 301、302、307 或 308，并带 `Location` 响应头。状态码 200 的网页是 HTML_INSTEAD_OF_JSON。',
      },
    },
  }),
  code({
    id: 'BASE_URL_WRONG',
    class: 'endpoint',
    owner: 'you',
    retry: 'no',
    statuses: [404, 200],
    weight: 2,
    match: [],
    reasons: {
      form: {
        match: [],
        words: {
          en: {
            title: 'The base URL is in a form that its client cannot use',
            meaning:
              '[[{envName} holds {given}. ]]Doctor understands that form; the SDK that reads the variable appends its own path to it and calls an address that does not exist. The variable needs[[ {correction},]] the form of its own surface.',
            fixes: [
              {
                text: 'Set the variable in the form of its surface',
                commands: ['export [[{envName}]]=[[{correction}]]'],
              },
              {
                text: 'OpenAI SDKs and Codex take host + /v1; Anthropic SDKs, Claude Code and Gemini CLI take the host alone',
                url: 'https://www.torouter.ai/docs/gateway/base-url',
              },
            ],
          },
          zh: {
            title: 'base URL 的写法与读取它的客户端不符',
            meaning:
              '[[{envName} 的值是 {given}。]]doctor 能识别这种写法，但读取该变量的 SDK 会在后面拼接自己的路径，调用到不存在的地址。该变量需要[[ {correction}，即]]自己协议的写法。',
            fixes: [
              { text: '按该协议的写法设置变量', commands: ['export [[{envName}]]=[[{correction}]]'] },
              {
                text: 'OpenAI SDK 和 Codex 用 主机 + /v1；Anthropic SDK、Claude Code 和 Gemini CLI 只用主机',
                url: 'https://www.torouter.ai/docs/gateway/base-url',
              },
            ],
          },
        },
      },
      scheme: {
        match: [],
        words: {
          en: {
            title: 'The base URL has no http:// or https://',
            meaning:
              '[[{envName} holds {given}. ]]The scheme in front of the host is missing. Doctor adds it; the SDK that reads the variable does not, and takes the value for no URL at all.[[ The variable needs {correction}.]]',
            fixes: [
              {
                text: 'Set the variable with its scheme',
                commands: ['export [[{envName}]]=[[{correction}]]'],
                url: 'https://www.torouter.ai/docs/gateway/base-url',
              },
            ],
          },
          zh: {
            title: 'base URL 缺少 http:// 或 https://',
            meaning:
              '[[{envName} 的值是 {given}。]]主机名前面少了协议。doctor 会自动补上，但读取该变量的 SDK 不会，会认为它不是 URL。[[该变量需要 {correction}。]]',
            fixes: [
              {
                text: '设置变量时写上协议',
                commands: ['export [[{envName}]]=[[{correction}]]'],
                url: 'https://www.torouter.ai/docs/gateway/base-url',
              },
            ],
          },
        },
      },
    },
    examples: ['written.env.no-v1', 'written.env.v1-for-claude', 'written.situation.corrected'],
    nearMisses: [
      'written.situation.correction-fails',
      'written.env.right',
      'path.POST./v1/v1/chat/completions',
      'py-openai-chat.nov1.str',
      'path.GET./api/v1/usage',
    ],
    sources: [
      'https://www.torouter.ai/docs/gateway/base-url',
      'recorded: path.POST./v1/v1/chat/completions',
      'recorded: path.POST./chat/completions',
    ],
    docs: 'https://www.torouter.ai/docs/gateway/base-url',
    seeAlso: ['ROUTE_NOT_FOUND', 'HTML_INSTEAD_OF_JSON', 'PORTAL_API_PATH', 'BASE_URL_INVALID'],
    words: {
      en: {
        title: 'The base URL is not right; a corrected one works',
        meaning:
          'With the base URL as given[[ ({given})]] the API did not answer.[[ In this run the gateway answered at {correction}.]] Nothing is wrong with the gateway.',
        causes: [
          '`/v1` is missing, doubled, or there although the protocol does not want it.',
          'A full endpoint was pasted in place of the base URL.',
          'An invented part or a slash too many stands in the path.',
        ],
        fixes: [
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
            text: 'Claude Code and Anthropic SDKs: the host only. opencode is an exception: host + /v1.',
            commands: ['export ANTHROPIC_BASE_URL={baseUrl}'],
            protocol: 'anthropic',
          },
          {
            text: 'Gemini CLI: the host only',
            commands: ['export GOOGLE_GEMINI_BASE_URL={baseUrl}'],
            protocol: 'gemini',
          },
          {
            text: 'Correct it where the client really reads it: ~/.claude/settings.json (`env`), ~/.codex/config.toml (`base_url`), ~/.config/opencode/opencode.json (`baseURL`), or the settings page of the app. A settings file may win over variables of the shell.',
          },
        ],
        tellApart:
          'Said only when a request with the correction was seen to work. Without that it stays ROUTE_NOT_FOUND, HTML_INSTEAD_OF_JSON or PORTAL_API_PATH.',
      },
      zh: {
        title: 'Base URL 不对，修正后可用',
        meaning:
          '按给定的 Base URL[[（{given}）]]，API 没有正常应答。[[本次检测中，网关在 {correction} 正常应答。]]网关本身没有问题。',
        causes: [
          '`/v1` 缺失、重复，或该协议不需要却写上了。',
          '把完整端点当成 Base URL 粘贴进来。',
          '路径里多了不存在的部分或斜杠。',
        ],
        fixes: [
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
            text: 'Claude Code 和 Anthropic SDK：只填主机。opencode 例外：主机 + /v1。',
            commands: ['export ANTHROPIC_BASE_URL={baseUrl}'],
            protocol: 'anthropic',
          },
          { text: 'Gemini CLI：只填主机', commands: ['export GOOGLE_GEMINI_BASE_URL={baseUrl}'], protocol: 'gemini' },
          {
            text: '在客户端真正读取的地方修改：~/.claude/settings.json（`env`）、~/.codex/config.toml（`base_url`）、~/.config/opencode/opencode.json（`baseURL`），或应用的设置页。配置文件可能优先于 shell 变量。',
          },
        ],
        tellApart:
          '只有在修正后的请求实测成功时才会给出。否则仍是 ROUTE_NOT_FOUND、HTML_INSTEAD_OF_JSON 或 PORTAL_API_PATH。',
      },
    },
  }),
  code({
    id: 'BASE_URL_INVALID',
    class: 'client',
    owner: 'you',
    retry: 'no',
    statuses: [],
    weight: 2,
    match: [
      { sender: 'client', text: /^Invalid URL$/ },
      {
        client:
          /\bExpected URL scheme 'http' or 'https'|\bRequest URL is missing an 'https?:\/\/|\bRequest URL has an unsupported protocol\b|\bERR_INVALID_URL\b|\bInvalid URL\b(?! \((?:GET|POST))|\bUnsupportedProtocol\b|\bNo scheme supplied\b|\bMissingSchema\b|\bInvalidSchema\b|\bfirst path segment in URL cannot contain colon\b|\bmissing protocol scheme\b|\bunsupported protocol scheme\b|\brelative URL without a base\b|\bURL using bad\/illegal format\b|\bURL rejected\b|\bNo host (?:supplied|part in the URL|in request URL)\b|\bLocationParseError\b|\bFailed to parse URL\b|\bURL malformed\b|\bcurl: \(3\)|\bOnly absolute URLs are supported\b|\bunknown url type\b/i,
      },
    ],
    examples: ['py-genai.noscheme.str', 'js-openai-chat.noscheme.str', 'written.fault.url'],
    nearMisses: [
      'written.fault.dns.notfound',
      'written.env.v1-for-claude',
      'written.key.url',
      'codex.wirechat',
      'written.env.two-keys',
    ],
    sources: ['https://www.torouter.ai/docs/gateway/base-url'],
    docs: 'https://www.torouter.ai/docs/gateway/base-url',
    seeAlso: ['BASE_URL_WRONG', 'CLIENT_CONFIG_INVALID', 'KEY_CONFLICT'],
    words: {
      en: {
        title: 'The base URL cannot be used as an address',
        meaning: 'The value[[ {given}]] is not a usable web address, so nothing was sent.[[ It comes from {envName}.]]',
        causes: [
          'A variable was not filled in, or a placeholder was left in place.',
          'A space, a quotation mark or an unusual character slipped in when it was pasted.',
          'The key or another setting was pasted into the URL field.',
          'The scheme is something other than http or https.',
        ],
        fixes: [
          {
            text: 'Set the address of the gateway. For ToRouter that is:',
            commands: ['export TOROUTER_BASE_URL=https://portal.torouter.ai'],
          },
          {
            text: 'Or pass it for this run only',
            commands: ['torouter doctor --base-url https://portal.torouter.ai'],
          },
          { text: 'In a .env file, write the value without quotation marks and without spaces around it' },
        ],
        tellApart:
          'Found before anything was sent. An address that can be used but has the wrong path is BASE_URL_WRONG; a host name that does not exist is DNS_NOT_FOUND.',
      },
      zh: {
        title: 'Base URL 不是可用的网址',
        meaning: '这个值[[（{given}）]]不是可用的网址，所以没有发出任何请求。[[它来自 {envName}。]]',
        causes: [
          '变量没有填，或占位符没有替换。',
          '粘贴时带进了空格、引号或特殊字符。',
          '把密钥或别的设置粘贴到了 URL 栏。',
          '协议头不是 http 或 https。',
        ],
        fixes: [
          {
            text: '设置网关地址。ToRouter 的地址是：',
            commands: ['export TOROUTER_BASE_URL=https://portal.torouter.ai'],
          },
          { text: '或者只在这次运行中指定', commands: ['torouter doctor --base-url https://portal.torouter.ai'] },
          { text: '写在 .env 文件里时，值不要加引号，前后不要有空格' },
        ],
        tellApart: '在发送请求之前就能判定。网址可用但路径不对是 BASE_URL_WRONG；主机名不存在是 DNS_NOT_FOUND。',
      },
    },
  }),
  code({
    id: 'WRONG_VENDOR',
    class: 'endpoint',
    owner: 'you',
    retry: 'no',
    refusesKey: 'elsewhere',
    statuses: [401, 403, 404],
    weight: 1,
    match: [
      { text: /\binvalid subscription key or wrong API endpoint\b/i, confidence: 'possible' },
      { sender: 'vendor', status: [401, 403], confidence: 'likely' },
      {
        sender: 'vendor',
        text: /\bIncorrect API key provided\b|\binvalid x-api-key\b|\bYour api key: .{0,40}is invalid\b|\bYou didn't provide an API key\b/i,
      },
      { text: /\bIncorrect API key provided\b/i, status: [401, 400], confidence: 'possible' },
      // What Claude Code says of the account that it is logged in with.
      {
        client:
          /\bYour account does not have access to Claude\b|\bhas disabled Claude subscription access\b|\baccount is not eligible for Gemini Code Assist\b/i,
        confidence: 'possible',
      },
      // A gateway of this kind never passes these refusals of Anthropic's on as they are: it makes a 502 of its own of them.
      { status: 401, type: 'authentication_error', text: /^invalid x-api-key$/i, confidence: 'possible' },
      {
        status: [401, 403],
        text: /\bOAuth authentication is currently not (?:supported|allowed)\b|\bInvalid OAuth token\b|\bOAuth (?:access )?token has (?:expired|been revoked)\b/i,
        confidence: 'possible',
      },
      // The gateway answers these two routes itself, so a provider's words there are not about a channel.
      {
        text: /^invalid x-api-key$|\bAPI key not valid\b/i,
        status: [400, 401, 403],
        path: /\/v1\/(?:usage|models)$/,
        confidence: 'possible',
      },
      { text: /\bAuthentication Fails\b(?:.{0,40}\bapi key\b)?/i, confidence: 'possible' },
    ],
    examples: ['written.vendor.openai', 'written.vendor.anthropic', 'written.vendor.deepseek', 'written.vendor.words'],
    nearMisses: [
      'written.situation.vendor-words-behind-the-gateway',
      'badkey.models',
      'codex.wirechat',
      'written.env.no-v1',
    ],
    sources: [
      'developers.openai.com: guides/error-codes',
      'https://platform.claude.com/docs/en/api/errors',
      'public issue: stremio #246',
      'https://www.torouter.ai/docs/gateway/base-url',
    ],
    docs: 'https://www.torouter.ai/docs/gateway/base-url',
    seeAlso: ['UPSTREAM_KEY_REJECTED', 'INVALID_API_KEY', 'CLIENT_CONFIG_INVALID', 'BASE_URL_WRONG'],
    words: {
      en: {
        title: 'Another provider answered, not the gateway[[: {vendor}]]',
        meaning:
          "The answer is in the provider's own words[[ ({vendor})]], so the request never reached ToRouter.[[ It went to {host}.]] A refused key there says nothing about your ToRouter key.",
        causes: [
          "The base URL is not set where the client reads it, so the client uses the vendor's default address.",
          'A settings file or a saved login overrides the environment variable.',
          'The base URL points to another gateway or vendor.',
        ],
        fixes: [
          {
            text: 'OpenAI SDKs and compatible clients: set the base URL (or the address of your own gateway) and start the client from the same shell',
            commands: ['export OPENAI_BASE_URL=https://portal.torouter.ai/v1'],
            protocol: 'openai',
          },
          {
            text: 'Codex: OPENAI_BASE_URL alone does nothing. Set `base_url` under `[model_providers.torouter]` and `model_provider = "torouter"` at the top of ~/.codex/config.toml.',
            commands: ['grep -n -e base_url -e model_provider ~/.codex/config.toml'],
            protocol: 'responses',
          },
          {
            text: 'Claude Code and Anthropic SDKs: set the host. `env` in ~/.claude/settings.json wins over the shell; look there first.',
            commands: [
              'grep -n BASE_URL ~/.claude/settings.json',
              'export ANTHROPIC_BASE_URL=https://portal.torouter.ai',
            ],
            protocol: 'anthropic',
          },
          {
            text: 'Gemini CLI: the name is GOOGLE_GEMINI_BASE_URL, not GEMINI_BASE_URL. A Google login ignores it: ~/.gemini/settings.json needs `security.auth.selectedType` = `gemini-api-key`.',
            commands: ['export GOOGLE_GEMINI_BASE_URL=https://portal.torouter.ai'],
            protocol: 'gemini',
          },
          { text: 'The ToRouter key was sent to that host. If that worries you, replace the key.', page: '/keys' },
        ],
        tellApart:
          "The text names platform.openai.com, console.anthropic.com, aistudio, aliyun or the like, and the headers are the vendor's own. When the host is a gateway, the same text is about the key of its channel (UPSTREAM_KEY_REJECTED).",
      },
      zh: {
        title: '应答的是别的供应商，不是网关[[：{vendor}]]',
        meaning:
          '响应是供应商自己的措辞[[（{vendor}）]]，说明请求根本没有到达 ToRouter。[[它发到了 {host}。]]密钥在那里被拒绝，不能说明 ToRouter 的密钥有问题。',
        causes: [
          'Base URL 没有设置在客户端读取的地方，客户端用了供应商的默认地址。',
          '配置文件或已保存的登录覆盖了环境变量。',
          'Base URL 指向了另一个网关或供应商。',
        ],
        fixes: [
          {
            text: 'OpenAI SDK 及兼容客户端：设置 Base URL（或你自己的网关地址），并在同一个 shell 里启动客户端',
            commands: ['export OPENAI_BASE_URL=https://portal.torouter.ai/v1'],
            protocol: 'openai',
          },
          {
            text: 'Codex：只设 OPENAI_BASE_URL 不起作用。在 ~/.codex/config.toml 的 `[model_providers.torouter]` 下设置 `base_url`，并在顶层写 `model_provider = "torouter"`。',
            commands: ['grep -n -e base_url -e model_provider ~/.codex/config.toml'],
            protocol: 'responses',
          },
          {
            text: 'Claude Code 和 Anthropic SDK：只填主机。~/.claude/settings.json 里的 `env` 优先于 shell，先看那里。',
            commands: [
              'grep -n BASE_URL ~/.claude/settings.json',
              'export ANTHROPIC_BASE_URL=https://portal.torouter.ai',
            ],
            protocol: 'anthropic',
          },
          {
            text: 'Gemini CLI：变量名是 GOOGLE_GEMINI_BASE_URL，不是 GEMINI_BASE_URL。用 Google 账号登录时会忽略它：~/.gemini/settings.json 里要把 `security.auth.selectedType` 设为 `gemini-api-key`。',
            commands: ['export GOOGLE_GEMINI_BASE_URL=https://portal.torouter.ai'],
            protocol: 'gemini',
          },
          { text: 'ToRouter 的密钥已经发给了那个主机；不放心的话请更换密钥', page: '/keys' },
        ],
        tellApart:
          '文本里有 platform.openai.com、console.anthropic.com、aistudio、aliyun 等字样，响应头也是供应商自己的。如果主机确实是网关，同样的文本说的是渠道的密钥（UPSTREAM_KEY_REJECTED）。',
      },
    },
  }),
];
