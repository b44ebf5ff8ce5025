/** Rows about what lies behind the gateway: channels, the providers' accounts, the providers themselves. */
import { code } from '../code';

export const upstreamRows = [
  code({
    id: 'NO_CHANNEL_AVAILABLE',
    class: 'upstream',
    owner: 'gateway',
    retry: 'backoff',
    aliases: ['api_error', 'no_available_accounts', 'get_channel_failed'],
    statuses: [503],
    weight: 3,
    match: [
      // `server_error`: what the Responses surface calls it once a stream has begun.
      {
        type: ['api_error', 'server_error'],
        text: /^Service temporarily unavailable(?:, please retry later)?\.?$/i,
      },
      { sender: 'client', text: /^Service temporarily unavailable(?:, please retry later)?\.?$/i },
      {
        text: /\bauth_unavailable: no auth available\b|\bAll credentials for model \S{1,80} are cooling down\b|\bNo available upstream candidate\b|\bNo active API keys available for this group\b|模型无可用令牌/i,
      },
      {
        text: /\bNo (?:available|eligible) (?:(?:(?:upstream|compatible|healthy|active|schedulable|provider|channel|api|oauth|openai|anthropic|claude|gemini|antigravity|codex|grok|bedrock|vertex|azure|chatgpt|image|media|sora|kiro) ){0,3})accounts?\b/i,
        not: /Claude Code clients/i,
      },
      { type: 'UNAVAILABLE', text: /^Service temporarily unavailable(?:, please retry later)?\.?$/i },
      { status: 503, type: 'api_error', text: /^Service temporarily unavailable(?:, please retry later)?\.?$/i },
      { status: 503, code: 'api_error', text: /^Service temporarily unavailable(?:, please retry later)?\.?$/i },
      { status: 503, text: /^Service temporarily unavailable(?:, please retry later)?\.?$/i },
      { token: ['NO_AVAILABLE_ACCOUNT', 'NO_AVAILABLE_ACCOUNTS', 'GET_CHANNEL_FAILED'] },
      {
        text: /(?:无|没有)可用的?(?:渠道|账号|账户|通道)|账号并发.{0,6}(?:已满|上限)|\bno available channels?\b|\bAll (?:target )?(?:providers|channels) (?:failed(?=\s*(?:$|[.,:;!('"\n]|for (?:model|request)|with (?:status|error|code)))|are unavailable\b)|\bNo deployments available for selected model\b|\bno healthy (?:upstream|deployments?)\b|\bno available model provider that meets your routing requirements\b/i,
      },
    ],
    examples: [
      'noaccount.openai.chat.stream',
      'noaccount.anthropic.messages.stream',
      'noaccount.anthropic.responses',
      'channel401.then.gemini.gemini',
      'claude.nochannel',
      'aider.nochannel',
      'written.upstream.no-channel.relay',
      'written.situation.offered-but-down',
    ],
    nearMisses: [
      'cconly.messages.stream',
      'written.situation.not-offered',
      'up503.anthropic.chat',
      'up401.openai.chat.stream',
      'doc.bare.503',
    ],
    sources: [
      'https://www.torouter.ai/docs/troubleshooting/upstream',
      'https://www.torouter.ai/docs/models/routing',
      'recorded: noaccount.openai.chat',
      'recorded: noaccount.anthropic.messages',
      'recorded: up404.openai.chat.again',
      'public issue: sub2api #3658',
      'public issue: sub2api #4472',
      'public issue: new-api #5544',
    ],
    docs: 'https://www.torouter.ai/docs/troubleshooting/upstream',
    seeAlso: ['CHANNELS_EXHAUSTED', 'MODEL_NOT_OFFERED', 'GROUP_CLAUDE_CODE_ONLY', 'UPSTREAM_AUTH_FAILED', 'HTTP_503'],
    words: {
      en: {
        title: 'The gateway has no channel for this request right now',
        meaning:
          'The key was accepted, but no channel (connection to a provider) of its group is usable for this model at the moment. Often this is the shadow of an earlier failure: once a provider refuses a channel, the gateway sets it aside, and later requests see only this answer.',
        causes: [
          'The channel was set aside after a failure. The first error of that series, in your logs, tells more than this one.',
          "The group does not offer the model; older gateways say so with 503. Then the model is missing from the key's list.",
          'The group has no channel at all, or all of them are cooling down after a rate limit.',
        ],
        fixes: [
          {
            text: '[[The gateway asks for {retryAfter} s. ]]Try again, with pauses from seconds up to minutes. A channel that does not know the model stays set aside for it for 30 minutes.',
          },
          {
            text: "Use another model of this key's list, or a key of another group[[ ({otherModel} answered in this run)]]",
            page: '/models',
          },
          {
            text: 'Look at the health of the channels, and in the log for the first failed request',
            page: '/dashboard',
          },
          {
            text: 'If it goes on, tell support: UTC time, the x-request-id[[ ({requestId})]], the model, the code NO_CHANNEL_AVAILABLE and the first error of the series',
          },
        ],
        tellApart:
          'If the model is missing from /v1/models, it is MODEL_NOT_OFFERED and waiting is useless. `this group only allows Claude Code clients` is GROUP_CLAUDE_CODE_ONLY. With CHANNELS_EXHAUSTED the gateway did try channels and all failed. /v1/models goes on listing a model whose channels are set aside.',
      },
      zh: {
        title: '网关目前没有可用的渠道处理该请求',
        meaning:
          '密钥已通过校验，但所属分组里目前没有渠道（到模型供应商的连接）能处理这个模型。它往往是更早一次失败的影子：渠道一旦被供应商拒绝，网关就把它停用，之后的请求只会看到这个响应。',
        causes: [
          '渠道在某次失败后被停用。日志里这一串错误中的第一条，比这一条更能说明问题。',
          '分组不提供该模型，旧版网关会用 503 表示。这时密钥的模型列表里没有它。',
          '分组没有任何渠道，或全部因限流处于冷却中。',
        ],
        fixes: [
          {
            text: '[[网关要求等待 {retryAfter} 秒。]]重试，间隔从几秒逐步加到几分钟。渠道如果不认识该模型，会为它停用 30 分钟。',
          },
          {
            text: '换用这个密钥列表里的其他模型，或其他分组的密钥[[（本次检测中 {otherModel} 可用）]]',
            page: '/models',
          },
          { text: '查看渠道健康状况，并在日志里找到第一条失败的请求', page: '/dashboard' },
          {
            text: '持续出现时联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、模型名、错误码 NO_CHANNEL_AVAILABLE 和最早的那条错误',
          },
        ],
        tellApart:
          '模型不在 /v1/models 里的是 MODEL_NOT_OFFERED，等待没有用。`this group only allows Claude Code clients` 是 GROUP_CLAUDE_CODE_ONLY。CHANNELS_EXHAUSTED 是网关试过渠道而全部失败。渠道被停用后，/v1/models 仍会列出该模型。',
      },
    },
  }),
  code({
    id: 'CHANNELS_EXHAUSTED',
    class: 'upstream',
    owner: 'gateway',
    retry: 'backoff',
    statuses: [401, 403, 429, 500, 502, 503, 504, 529],
    weight: 1,
    match: [{ text: /\bAll available accounts (?:are )?exhausted\b/i }],
    examples: ['up401.anthropic.chat', 'up403.anthropic.responses', 'up500.anthropic.chat', 'up502.anthropic.chat'],
    nearMisses: [
      'gone.chat.stream',
      'noaccount.openai.chat.stream',
      'up401.openai.chat.stream',
      'up429.openai.chat.stream',
    ],
    sources: [
      'https://www.torouter.ai/docs/troubleshooting/upstream',
      'recorded: up401.anthropic.chat',
      'recorded: up403.anthropic.responses',
      'recorded: up500.anthropic.chat',
      'recorded: up503.gemini.chat',
    ],
    docs: 'https://www.torouter.ai/docs/troubleshooting/upstream',
    seeAlso: ['NO_CHANNEL_AVAILABLE', 'UPSTREAM_AUTH_FAILED', 'UPSTREAM_RATE_LIMITED', 'INVALID_API_KEY'],
    words: {
      en: {
        title: 'The gateway tried its channels, and all of them failed',
        meaning:
          "The text is `All available accounts exhausted`.[[ The status {status} is the provider's, passed on.]] Even under 401 or 403 it is about the accounts behind the gateway: your key was accepted.",
        causes: [
          'The provider is down or overloaded (status 5xx).',
          "The provider refused the channels' accounts (status 401, 402 or 403).",
          "The channels' accounts are at their rate limit (status 429).",
        ],
        fixes: [
          {
            text: 'Try again with growing pauses. Under 401, 402 or 403 the operator has to act, and waiting is unlikely to help.',
          },
          {
            text: "Meanwhile use a model of another provider from this key's list, or a key of another group[[ ({otherModel} answered in this run)]]",
            page: '/models',
          },
          {
            text: 'Tell support: UTC time, the x-request-id[[ ({requestId})]], the model, the status and the code CHANNELS_EXHAUSTED',
          },
        ],
        tellApart:
          "The gateway's own key errors carry a code such as `INVALID_API_KEY` at the top level; this one has type `server_error` or `upstream_error`. NO_CHANNEL_AVAILABLE had no channel to try.",
      },
      zh: {
        title: '网关试过的渠道全部失败',
        meaning:
          '文本是 `All available accounts exhausted`。[[状态码 {status} 是供应商返回、由网关原样传出的。]]即使是 401 或 403，说的也是网关背后的账号：你的密钥已通过校验。',
        causes: [
          '供应商故障或过载（状态码 5xx）。',
          '供应商拒绝了渠道账号（状态码 401、402 或 403）。',
          '渠道账号触发了限流（状态码 429）。',
        ],
        fixes: [
          { text: '逐步拉长间隔重试。401、402、403 需要网关运营方处理，等待多半没有用。' },
          {
            text: '这期间改用这个密钥列表里其他供应商的模型，或其他分组的密钥[[（本次检测中 {otherModel} 可用）]]',
            page: '/models',
          },
          {
            text: '联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、模型名、状态码和错误码 CHANNELS_EXHAUSTED',
          },
        ],
        tellApart:
          '网关自己的密钥错误在顶层带有 `INVALID_API_KEY` 之类的 code；这里的 type 是 `server_error` 或 `upstream_error`。NO_CHANNEL_AVAILABLE 是没有渠道可试。',
      },
    },
  }),
  code({
    id: 'UPSTREAM_AUTH_FAILED',
    class: 'upstream',
    owner: 'gateway',
    retry: 'no',
    aliases: ['upstream_error'],
    statuses: [502, 401],
    weight: 2,
    match: [
      { text: /\bUpstream authentication failed\b/i },
      {
        text: /\bprovided credentials could not be validated\b|\bAccess token invalid or no longer valid\b|\bAppIdNoAuthError\b|\bToken error: Token refresh failed\b/,
      },
      {
        sender: ['gateway', 'upstream', 'relay'],
        text: /\btoken refresh failed\b|\bfailed to refresh (?:access |OAuth )?token\b/i,
      },
      // With the gateway's own request id, the words came through it and are about its channel.
      {
        header: ['x-request-id', /^[0-9a-f]{8}-[0-9a-f]{4}-/i],
        text: /\bOAuth authentication is currently not (?:supported|allowed)\b|\bInvalid OAuth token\b|\bOAuth (?:access )?token has (?:expired|been revoked)\b/i,
      },
      { text: /^(?:Failed to get access token|Invalid account token type|\w{1,20} credential unavailable)\.?$/i },
      { status: 401, type: ['upstream_error', 'server_error'] },
      { text: /\bbad response status code 401\b(?=.{0,40}\(request id)/i },
      {
        text: /\bOAuth authentication is currently not (?:supported|allowed)\b|\bInvalid OAuth token\b|\bOAuth token has (?:expired|been revoked)\b|\bassociated with a deactivated account\b|\bMissing scopes: |\bOAuth token does not meet scope requirement\b/i,
      },
      {
        sender: ['gateway', 'upstream', 'relay', 'unknown', 'client'],
        text: /\bRequest had (?:invalid authentication credentials|insufficient authentication scopes)\b|\bRequest is missing required authentication credential\b/i,
      },
      {
        sender: 'upstream',
        status: [200, 401, 403, 429, 500, 502, 503],
        text: /\bAPI key (?:is |has (?:been )?)?(?:required|invalid|disabled|expired|inactive|not active|not found)\b|\b(?:invalid|expired) (?:API key|token)\b|(?:令牌|密钥|API ?key).{0,6}(?:过期|无效|不存在|禁用|停用|不可用)|无效的(?:令牌|密钥|API ?key)/i,
      },
    ],
    examples: [
      'up401.openai.chat.stream',
      'up401.openai.messages.stream',
      'channel401.first.gemini.gemini',
      'up401.openai-r.responses.stream',
      'claude.up401',
      'codex.up401',
    ],
    nearMisses: [
      'gone.gemini.stream',
      'up401.gemini.gemini.stream',
      'up502.anthropic.chat',
      'noaccount.openai.chat.stream',
    ],
    sources: [
      'https://www.torouter.ai/docs/troubleshooting/upstream',
      'recorded: up401.openai.chat',
      'recorded: up401.anthropic.messages',
      'recorded: channel401.first.openai.chat',
    ],
    docs: 'https://www.torouter.ai/docs/troubleshooting/upstream',
    seeAlso: ['UPSTREAM_KEY_REJECTED', 'CHANNELS_EXHAUSTED', 'NO_CHANNEL_AVAILABLE', 'INVALID_API_KEY'],
    words: {
      en: {
        title: 'The provider refused the credentials of the channel',
        meaning:
          "The gateway accepted your key; then the provider refused the gateway's own account. Only the operator of the gateway can fix that. Later requests may just say 503 without this cause.",
        causes: [
          "The channel's account at the provider was revoked, has expired or was logged out.",
          'The operator entered wrong credentials for the channel.',
        ],
        fixes: [
          {
            text: 'Tell support: UTC time, the x-request-id[[ ({requestId})]], the model and the code UPSTREAM_AUTH_FAILED. This first answer matters most, so keep it.',
          },
          {
            text: "Meanwhile use another model of this key's list, or a key of another group[[ ({otherModel} answered in this run)]]",
            page: '/models',
          },
          { text: 'Leave your own key as it is; a new one changes nothing' },
        ],
        tellApart:
          '502 `Upstream authentication failed`; texts about `OAuth`, a deactivated account or `Missing scopes` mean the account of the channel as well. A refusal of your own key is 401 with `INVALID_API_KEY` or a like code at the top level. Clients may add `usually temporary`: that is their guess.',
      },
      zh: {
        title: '供应商拒绝了渠道的凭据',
        meaning:
          '网关接受了你的密钥，但供应商拒绝了网关自己的账号。只有网关运营方能修复。之后的请求可能只显示 503，看不到这个原因。',
        causes: ['渠道在供应商处的账号被吊销、过期或已退出登录。', '网关运营方给渠道填错了凭据。'],
        fixes: [
          {
            text: '联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、模型名和错误码 UPSTREAM_AUTH_FAILED。第一条这样的响应最有价值，请保留。',
          },
          {
            text: '这期间改用这个密钥列表里的其他模型，或其他分组的密钥[[（本次检测中 {otherModel} 可用）]]',
            page: '/models',
          },
          { text: '不必动自己的密钥，换新的也没有区别' },
        ],
        tellApart:
          '特征是 502 `Upstream authentication failed`；提到 `OAuth`、账号停用（deactivated）或 `Missing scopes` 的，说的也是渠道账号。自己的密钥被拒是 401，顶层 code 为 `INVALID_API_KEY` 等。客户端可能附上 `usually temporary`，那只是客户端的猜测。',
      },
    },
  }),
  code({
    id: 'UPSTREAM_FORBIDDEN',
    class: 'upstream',
    owner: 'gateway',
    retry: 'no',
    aliases: ['upstream_error'],
    statuses: [502, 403],
    weight: 2,
    match: [
      { token: 'ORGANIZATION_RESTRICTED' },
      { text: /\bUpstream access forbidden\b|\bbad response status code 403\b(?=.{0,40}\(request id)/i },
      { status: 403, type: ['upstream_error', 'server_error'] },
      { text: /^Request not allowed\.?$/i },
      {
        type: 'PERMISSION_DENIED',
        text: /\bcaller does not have permission\b|\bPermission (?:'[^'\n]{1,80}' )?denied (?:on|for) (?:the )?(?:resource|project|consumer)\b|\bdoesn't allow unregistered callers\b|\bproject has been denied access\b/i,
      },
      {
        sender: ['upstream', 'client'],
        text: /\bcaller does not have permission\b|\bdoesn't allow unregistered callers\b|\bproject has been denied access\b/i,
      },
      {
        token: [
          'SERVICE_DISABLED',
          'API_KEY_SERVICE_BLOCKED',
          'API_KEY_HTTP_REFERRER_BLOCKED',
          'API_KEY_IP_ADDRESS_BLOCKED',
        ],
      },
      { text: /\bhas not been used in project .{1,60} before or it is disabled\b|\breported as leaked\b/i },
      {
        sender: 'upstream',
        status: [200, 401, 403, 429, 500, 502, 503],
        text: /\b(?:user|account) (?:is |has been )?(?:not active|inactive|disabled|banned|suspended)\b|(?:用户|账号|账户)已被?(?:封禁|禁用|停用)|\bAccess denied\b|\bip not allowed\b/i,
      },
    ],
    reasons: {
      region: {
        match: [
          { token: 'UNSUPPORTED_COUNTRY_REGION_TERRITORY' },
          { text: /\bCountry, region, or territory not supported\b|\bUser location is not supported\b/i },
        ],
        words: {
          en: {
            title: 'The provider does not serve the region of the gateway',
            meaning:
              "The provider judges by the address that called it, and behind a gateway that is the gateway's exit address, not yours. A VPN of your own changes nothing as long as the request goes through the gateway.",
            causes: [
              "The channel's exit address lies in a country that the provider does not serve.",
              'The request did not go through the gateway but straight to the provider; then it is your own address.',
            ],
            fixes: [
              {
                text: 'Use a model of another provider, or a key of another group[[ ({otherModel} answered in this run)]]',
                page: '/models',
              },
              {
                text: "Tell support that the channel's exit address is refused: UTC time, the x-request-id[[ ({requestId})]], the model and the exact text",
              },
              { text: 'Check that the client really calls the gateway', commands: ['torouter doctor --free'] },
            ],
            tellApart:
              '`unsupported_country_region_territory` or `User location is not supported`. ACCESS_DENIED is the list of addresses on your own key.',
          },
          zh: {
            title: '供应商不对网关出口所在地区提供服务',
            meaning:
              '供应商按调用它的 IP 判断地区。在网关后面，那是网关的出口 IP，不是你的。只要请求走网关，你自己开 VPN 没有作用。',
            causes: [
              '渠道的出口 IP 位于供应商不服务的国家或地区。',
              '请求没有走网关，而是直接到了供应商，这时看的才是你的 IP。',
            ],
            fixes: [
              { text: '改用其他供应商的模型，或其他分组的密钥[[（本次检测中 {otherModel} 可用）]]', page: '/models' },
              { text: '告诉客服渠道出口 IP 被拒，附上 UTC 时间、请求 ID[[（{requestId}）]]、模型名和原文' },
              { text: '确认客户端确实在调用网关', commands: ['torouter doctor --free'] },
            ],
            tellApart:
              '特征是 `unsupported_country_region_territory` 或 `User location is not supported`。ACCESS_DENIED 是你自己密钥上的 IP 名单。',
          },
        },
      },
      account_disabled: {
        match: [
          { token: 'ACCOUNT_DEACTIVATED' },
          {
            text: /\bThis organization has been disabled\b|\baccount (?:has been|is) (?:deactivated|suspended|disabled)\b/i,
            not: /^User account/,
          },
        ],
        words: {
          en: {
            title: "The channel's account at the provider is disabled",
            meaning:
              'The provider has closed or suspended the account, organization, project or key that the channel uses. It is not your account; only the operator of the gateway can replace it.',
            causes: [
              "The provider suspended the channel's account.",
              "The channel's key was reported as leaked, or its project has the API switched off.",
            ],
            fixes: [
              {
                text: "Use another model of this key's list, or a key of another group[[ ({otherModel} answered in this run)]]",
                page: '/models',
              },
              {
                text: 'Tell support: UTC time, the x-request-id[[ ({requestId})]], the model and the exact text. There is nothing to change on your side.',
              },
            ],
            tellApart:
              'The text says `organization has been disabled`, `account has been suspended` or the like. A ToRouter account that is not active is USER_INACTIVE, your own disabled key API_KEY_DISABLED.',
          },
          zh: {
            title: '渠道在供应商处的账号已被停用',
            meaning: '供应商关闭或停用了渠道使用的账号、组织、项目或密钥。那不是你的账号，只有网关运营方能更换。',
            causes: ['供应商停用了渠道账号。', '渠道的密钥被报告泄露，或其项目没有启用该 API。'],
            fixes: [
              {
                text: '改用这个密钥列表里的其他模型，或其他分组的密钥[[（本次检测中 {otherModel} 可用）]]',
                page: '/models',
              },
              {
                text: '联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、模型名和原文。你这边不需要改任何东西。',
              },
            ],
            tellApart:
              '文本里有 `organization has been disabled`、`account has been suspended` 等。ToRouter 账号未激活是 USER_INACTIVE，自己的密钥被禁用是 API_KEY_DISABLED。',
          },
        },
      },
      model_access: {
        match: [
          { token: 'ACCESSDENIEDEXCEPTION' },
          {
            text: /\bdon't have access to the model\b|\bdo not have access to the model\b/i,
            not: /does not exist or you do not have access/i,
          },
        ],
        words: {
          en: {
            title: "The channel's account has no access to this model",
            meaning:
              'The model exists, but the account behind the channel may not use it. It is not your account; your plan and your key play no part in it.',
            causes: [
              'The operator has not requested access to the model at the provider.',
              "The channel's key or login is restricted to other models or functions.",
            ],
            fixes: [
              {
                text: 'Use another model of the list[[; close to {model}: {nearest}]][[ ({otherModel} answered in this run)]]',
                page: '/models',
              },
              {
                text: 'Or use a key of another group that offers the same model through another channel',
                page: '/keys',
              },
              {
                text: 'Tell support: UTC time, the x-request-id[[ ({requestId})]], the model and the exact text. The list offers a model that the channel cannot reach.',
              },
            ],
            tellApart:
              "The provider's words: `don't have access to the model`, `AccessDeniedException`. MODEL_NOT_ALLOWED is the whitelist of your key; MODEL_NOT_FOUND an unknown name.",
          },
          zh: {
            title: '渠道账号没有该模型的权限',
            meaning: '模型存在，但渠道背后的账号无权使用。那不是你的账号，与你的套餐和密钥无关。',
            causes: ['网关运营方没有在供应商处开通该模型。', '渠道的密钥或登录只能使用其他模型或功能。'],
            fixes: [
              {
                text: '换用列表里的其他模型[[；与 {model} 接近的有：{nearest}]][[（本次检测中 {otherModel} 可用）]]',
                page: '/models',
              },
              { text: '或者改用其他分组的密钥，通过别的渠道使用同一个模型', page: '/keys' },
              {
                text: '联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、模型名和原文：列表里提供的模型，渠道却无权访问',
              },
            ],
            tellApart:
              "供应商的措辞有 `don't have access to the model`、`AccessDeniedException`。MODEL_NOT_ALLOWED 是你密钥的白名单；MODEL_NOT_FOUND 是模型名不存在。",
          },
        },
      },
      organization_verification: {
        match: [{ text: /\borganization must be verified\b/i }],
        words: {
          en: {
            title: "The channel's organization is not verified at the provider",
            meaning:
              'OpenAI opens some models, or streaming with them, only to verified organizations. The organization meant is that of the channel, not yours; you need not verify anything.',
            causes: [
              "The operator has not verified the channel's organization at OpenAI.",
              'The verification was done only recently and is not yet in force.',
            ],
            fixes: [
              { text: 'If the message speaks of streaming, switch streaming off (`stream: false`)' },
              { text: 'Use another model of the list[[ ({otherModel} answered in this run)]]', page: '/models' },
              {
                text: 'Tell support: UTC time, the x-request-id[[ ({requestId})]], the model and `organization must be verified`',
              },
            ],
            tellApart:
              '`Your organization must be verified to …`. It may come as 400, 403 or 404, with `unsupported_value`. An organization id that you send yourself is INVALID_REQUEST_ERROR (`organization_header`).',
          },
          zh: {
            title: '渠道所用的组织未在供应商处验证',
            meaning:
              'OpenAI 的部分模型，或这些模型的流式输出，只对已验证的组织开放。这里说的是渠道的组织，不是你的，你不需要做验证。',
            causes: ['网关运营方没有在 OpenAI 验证渠道的组织。', '刚完成验证，尚未生效。'],
            fixes: [
              { text: '如果 message 提到 stream，就关闭流式输出（`stream: false`）' },
              { text: '换用列表里的其他模型[[（本次检测中 {otherModel} 可用）]]', page: '/models' },
              {
                text: '联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、模型名和 `organization must be verified`',
              },
            ],
            tellApart:
              '文本是 `Your organization must be verified to …`，状态码可能是 400、403 或 404，code 可能是 `unsupported_value`。自己发送的组织 ID 不对是 INVALID_REQUEST_ERROR（`organization_header`）。',
          },
        },
      },
      subscription_client: {
        match: [
          {
            text: /\bThird-party apps now draw from your extra usage\b|\bonly authorized for use with Claude Code\b|\bonly allows Codex official clients\b/i,
          },
        ],
        words: {
          en: {
            title: "The channel's subscription does not allow this client or use",
            meaning:
              "The channel runs on a subscription or login at the provider, which refuses calls of this kind. It is the channel's subscription, not yours; `log in` or `extra usage` in the text does not concern your account.",
            causes: [
              "The provider does not count third-party clients to the subscription any more, and the channel's extra usage is spent.",
              'The subscription may be used only with a client of the provider itself.',
            ],
            fixes: [
              { text: 'Use a key of a group with API channels, or another model', page: '/keys' },
              {
                text: 'Tell support: UTC time, the x-request-id[[ ({requestId})]], the model, the client and the exact text',
              },
              {
                text: 'Claude Code: if a saved login is sent along with the key, log out with /logout and set ANTHROPIC_AUTH_TOKEN only',
                protocol: 'anthropic',
              },
            ],
            tellApart:
              '`Third-party apps now draw from your extra usage`, `only authorized for use with Claude Code`. `out of extra usage` alone is UPSTREAM_BILLING, a refused OAuth login UPSTREAM_AUTH_FAILED. A ToRouter subscription that is missing is SUBSCRIPTION_NOT_FOUND.',
          },
          zh: {
            title: '渠道的订阅不允许这种客户端或用法',
            meaning:
              '渠道用的是供应商处的订阅或登录，供应商拒绝这类调用。那是渠道的订阅，不是你的；文本里的“登录”“extra usage”与你的账号无关。',
            causes: [
              '供应商不再把第三方客户端计入订阅，而渠道的 extra usage 已用完。',
              '该订阅只允许用供应商自己的客户端。',
            ],
            fixes: [
              { text: '改用走 API 渠道的分组的密钥，或换一个模型', page: '/keys' },
              { text: '联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、模型名、客户端和原文' },
              {
                text: 'Claude Code：如果把已保存的登录连同密钥一起发出，用 /logout 退出，只设置 ANTHROPIC_AUTH_TOKEN',
                protocol: 'anthropic',
              },
            ],
            tellApart:
              '特征是 `Third-party apps now draw from your extra usage`、`only authorized for use with Claude Code`。单独的 `out of extra usage` 是 UPSTREAM_BILLING，OAuth 登录被拒是 UPSTREAM_AUTH_FAILED。缺少 ToRouter 订阅是 SUBSCRIPTION_NOT_FOUND。',
          },
        },
      },
    },
    examples: [
      'up403.openai.chat.stream',
      'up403.openai.messages.stream',
      'up403.openai-r.responses.stream',
      'py-anthropic.up403.str',
      'litellm-anthropic.up403.str',
      'written.upstream.region',
      'written.upstream.account-disabled',
      'written.upstream.model-access',
      'written.upstream.verification',
      'written.upstream.subscription-client',
      'written.upstream.region.gemini',
      'written.upstream.organization-disabled',
      'written.upstream.forbidden.gemini',
    ],
    nearMisses: [
      'disabled.chat.stream',
      'off.gemini.stream',
      'ipwhite.gemini.stream',
      'doc.model_not_allowed.403.openai',
      'subnone.gemini.stream',
    ],
    sources: [
      'https://www.torouter.ai/docs/troubleshooting/upstream',
      'recorded: up403.openai.chat',
      'recorded: up403.anthropic.messages',
      'developers.openai.com: guides/error-codes',
      'docs.aws.amazon.com: Bedrock API error codes',
      'public issue: one-api #1692',
      'public issue: claude-code #700',
      'public issue: NextChat #4175',
      'public issue: codex #19743',
      'public issue: codex #38952',
      'public issue: lamb #54',
      'public issue: pal-mcp #144',
      'public issue: sub2api #1574',
      'public issue: pi #2943',
      'public issue: claude-code #6131',
      'public issue: continue #12781',
    ],
    docs: 'https://www.torouter.ai/docs/troubleshooting/upstream',
    seeAlso: ['UPSTREAM_AUTH_FAILED', 'UPSTREAM_BILLING', 'ACCESS_DENIED', 'MODEL_NOT_ALLOWED', 'WRONG_VENDOR'],
    words: {
      en: {
        title: 'The provider forbids this to the account of the channel',
        meaning:
          "The gateway accepted your key; the provider then refused what the channel's account asked for. Behind a gateway such an account, organization or region error is about the channel's account, not yours, and waiting does not help.",
        causes: [
          "The channel's account has no access to the model or to a feature of it.",
          "The channel's account was suspended or restricted.",
          'The provider does not serve the region from which the gateway calls.',
        ],
        fixes: [
          {
            text: "Use another model of this key's list, or a key of another group[[ ({otherModel} answered in this run)]]",
            page: '/models',
          },
          {
            text: 'Tell support: UTC time, the x-request-id[[ ({requestId})]], the model and the code UPSTREAM_FORBIDDEN',
          },
        ],
        tellApart:
          '502 `Upstream access forbidden`, or a 403 in the words of a provider. Your own limits read `ACCESS_DENIED` (address or whitelist) or `model_not_allowed` (whitelist). A 403 HTML page is a firewall on the way (WAF_BLOCKED, CDN_CHALLENGE).',
      },
      zh: {
        title: '供应商不允许渠道账号这样调用',
        meaning:
          '网关接受了你的密钥，但供应商拒绝了渠道账号的请求。在网关后面，这类账号、组织或地区错误说的是渠道账号，不是你的账号，等待没有用。',
        causes: [
          '渠道账号没有该模型或某项功能的权限。',
          '渠道账号被停用或受限。',
          '供应商不对网关出口所在的地区提供服务。',
        ],
        fixes: [
          {
            text: '改用这个密钥列表里的其他模型，或其他分组的密钥[[（本次检测中 {otherModel} 可用）]]',
            page: '/models',
          },
          { text: '联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、模型名和错误码 UPSTREAM_FORBIDDEN' },
        ],
        tellApart:
          '特征是 502 `Upstream access forbidden`，或供应商措辞的 403。你自己的限制是 `ACCESS_DENIED`（IP 或白名单）或 `model_not_allowed`（白名单）。403 的 HTML 页面是途中的防火墙（WAF_BLOCKED、CDN_CHALLENGE）。',
      },
    },
  }),
  code({
    id: 'UPSTREAM_BILLING',
    class: 'upstream',
    owner: 'gateway',
    retry: 'no',
    aliases: ['quota exceeded', 'insufficient_quota', 'billing_not_active', 'arrearage'],
    statuses: [402, 400, 403, 429],
    weight: 1,
    match: [
      {
        token: [
          'INSUFFICIENT_QUOTA',
          'CREDIT_BALANCE_EXHAUSTED',
          'BILLING_NOT_ACTIVE',
          'BILLING_HARD_LIMIT_REACHED',
          'ARREARAGE',
          'EXCEEDED_CURRENT_QUOTA_ERROR',
          'ACCOUNTOVERDUEERROR',
        ],
        not: /额度已用完|额度不足|费用限制|Allocated quota exceeded/,
      },
      {
        text: /\bYou exceeded your current quota, please check your plan and billing\b|\baccount is not active\b|\bteam doesn't have any credits\b|\bfree tier of the model has been exhausted\b|\bused up your daily free allocation\b|\bBilling hard limit\b|\baccount is in good standing\b|\bsuspended due to insufficient balance\b|\b(?:account|paid|current|remaining) balance is insufficient\b|\bplease recharge your account\b|\boverdue balance\b|\brun out of credits\b|账户已?欠费|余额不足或无可用资源包/i,
        not: /\bGenerate\w*Per(?:Day|Minute)/,
      },
      { status: 402, type: ['upstream_error', 'server_error'] },
      { text: /\bUpstream payment required\b/i },
      {
        sender: ['gateway', 'upstream', 'relay', 'unknown', 'client'],
        text: /\bmethod requires billing to be enabled\b/i,
      },
      { status: 402, token: ['UNKNOWN_ERROR'], text: /^Insufficient Balance$/ },
      {
        sender: 'upstream',
        status: [200, 401, 402, 403, 429, 500, 502, 503],
        text: /\binsufficient (?:\w+ )?(?:balance|credits?|quota)\b|余额不足|(?:额度|配额)(?:不足|已用(?:尽|完))|\bsubscription (?:is|has(?: been)?) (?:invalid|expired|paused|suspended|cancelled)\b|\bNo active subscription\b/i,
      },
    ],
    reasons: {
      credit_too_low: {
        match: [
          {
            text: /\bcredit balance (?:is )?too low\b|\bInsufficient quota detected\b|\bused all available credits\b|\brequires more credits\b/i,
          },
        ],
        words: {
          en: {
            title: "The credit of the channel's account is too low",
            meaning:
              "The provider says that the credit balance is too low. Behind a gateway that is the channel's account, not yours; topping up at ToRouter does not change it.",
            causes: ['The operator has not topped up the account at the provider.'],
          },
          zh: {
            title: '渠道账号的余额过低',
            meaning: '供应商提示余额过低。在网关后面，说的是渠道账号，不是你的账号；在 ToRouter 充值不会有变化。',
            causes: ['网关运营方没有及时在供应商处充值。'],
          },
        },
      },
      spend_limit: {
        match: [
          { text: /\bKey limit exceeded\b/i },
          {
            token: [
              'ORGANIZATION_SPEND_LIMIT_EXCEEDED',
              'PROJECT_SPEND_LIMIT_EXCEEDED',
              'ORGANIZATION_USAGE_LIMIT_EXCEEDED',
              'ENFORCED_SPEND_LIMIT_REACHED',
              'CONTRACT_SPEND_LIMIT_REACHED',
            ],
          },
          {
            text: /\breached your specified (?:workspace )?API usage limits\b|\bmonthly spending limit\b|\borganization'?s spend limit\b/i,
          },
        ],
        words: {
          en: {
            title: "The channel's account has reached its spending limit",
            meaning:
              "A spending limit that was set for the channel's account at the provider has been reached.[[ The provider names {resetAt} as the time of release.]] It is not a limit of your key.",
            causes: [
              'The operator set a limit for the account or workspace at the provider.',
              "The provider's monthly limit for the account has been reached.",
            ],
            fixes: [
              {
                text: "Use a model of another provider from this key's list, or a key of another group[[, at least until {resetAt}]][[ ({otherModel} answered in this run)]]",
                page: '/models',
              },
              {
                text: 'Tell support: UTC time, the x-request-id[[ ({requestId})]], the model and the date in the message, if it has one',
              },
            ],
          },
          zh: {
            title: '渠道账号达到了消费上限',
            meaning:
              '渠道账号在供应商处设置的消费上限已用完。[[供应商给出的恢复时间是 {resetAt}。]]这不是你密钥的限额。',
            causes: ['网关运营方在供应商处为账号或工作区设置了上限。', '达到了供应商对该账号的月度上限。'],
            fixes: [
              {
                text: '改用这个密钥列表里其他供应商的模型，或其他分组的密钥[[，至少到 {resetAt}]][[（本次检测中 {otherModel} 可用）]]',
                page: '/models',
              },
              {
                text: '联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、模型名，以及 message 里的日期（如果有）',
              },
            ],
          },
        },
      },
      prepaid_used_up: {
        match: [
          {
            text: /\bprepa(?:id|yment) credits? (?:is |are |has been |have been )?(?:used up|depleted|exhausted)\b|\bprepaid credit used up\b|\bout of extra usage\b/i,
          },
        ],
        words: {
          en: {
            title: "The prepaid credit of the channel's account is used up",
            meaning:
              "The provider works with prepaid credit, and that of the channel's account is gone (Gemini and DeepSeek with 402, Anthropic `out of extra usage`). It is not your balance at ToRouter.",
            causes: ['The operator has not topped up, or an invoice is unpaid.'],
          },
          zh: {
            title: '渠道账号的预付额度已用完',
            meaning:
              '供应商采用预付费，渠道账号的额度已用完（Gemini 和 DeepSeek 为 402，Anthropic 为 `out of extra usage`）。这不是你在 ToRouter 的余额。',
            causes: ['网关运营方没有充值，或有账单未付。'],
          },
        },
      },
      max_tokens_unaffordable: {
        match: [{ text: /\bcan only afford \d+|\bPrompt tokens limit exceeded\b/i }],
        words: {
          en: {
            title: "The channel's credit does not cover the requested output",
            meaning:
              "OpenRouter reserves the price of the largest possible answer in advance. The channel's credit covers less than `max_tokens` asks for; without `max_tokens` the model's maximum is reserved. A smaller limit gets through at once.",
            causes: ['`max_tokens` is not set or very high.', "The credit of the channel's account is running low."],
            fixes: [
              { text: 'Set `max_tokens` below the number that the message says it can afford[[ ({limit})]]' },
              {
                text: 'Claude Code, for example:',
                commands: ['export CLAUDE_CODE_MAX_OUTPUT_TOKENS=8192'],
                protocol: 'anthropic',
              },
              { text: 'Or shorten the prompt if the message says `Prompt tokens limit exceeded`' },
              {
                text: 'Tell support that the credit of the channel is running low: UTC time, the x-request-id[[ ({requestId})]] and the model',
              },
            ],
            tellApart:
              'The text says `can only afford`. It is the one billing error of a channel that you can get around yourself.',
          },
          zh: {
            title: '渠道余额不足以覆盖所请求的输出',
            meaning:
              'OpenRouter 会预先冻结最长回答的费用。渠道余额低于 `max_tokens` 所需；不传 `max_tokens` 时按模型最大值冻结。调小上限马上就能通过。',
            causes: ['没有设置 `max_tokens`，或设得很高。', '渠道账号的余额快用完了。'],
            fixes: [
              { text: '把 `max_tokens` 设到低于 message 里可负担的数量[[（{limit}）]]' },
              {
                text: 'Claude Code 示例：',
                commands: ['export CLAUDE_CODE_MAX_OUTPUT_TOKENS=8192'],
                protocol: 'anthropic',
              },
              { text: '如果 message 是 `Prompt tokens limit exceeded`，则缩短提示词' },
              { text: '告诉客服渠道余额快用完了，附上 UTC 时间、请求 ID[[（{requestId}）]]和模型名' },
            ],
            tellApart: '文本里有 `can only afford`。渠道的计费错误里，只有这一种可以自己绕过。',
          },
        },
      },
      free_tier: {
        match: [
          { token: 'ALLOCATIONQUOTA.FREETIERONLY' },
          { text: /free_tier.{0,200}\blimit: 0\b|\bfree quota has been exhausted\b/i },
        ],
        words: {
          en: {
            title: "The channel's account has no paid access to this model",
            meaning:
              "The channel's account is on the free tier of the provider, which does not include this model or is used up. A limit of 0 means that the model is not on that tier at all, so waiting does not help.",
            causes: [
              'The model is not part of the free tier (`limit: 0`).',
              "The free quota of the channel's account is used up (`FreeTierOnly`).",
            ],
            fixes: [
              {
                text: "Use another model of this key's list, or a key of another group[[ ({otherModel} answered in this run)]]",
                page: '/models',
              },
              { text: 'Tell support: UTC time, the x-request-id[[ ({requestId})]], the model and `free tier`' },
            ],
            tellApart:
              'The text names `free_tier` with `limit: 0`, or `free quota`. A free-tier limit above 0 is a rate limit that passes (UPSTREAM_RATE_LIMITED).',
          },
          zh: {
            title: '渠道账号没有该模型的付费权限',
            meaning:
              '渠道账号用的是供应商的免费层，其中不含该模型或额度已用完。limit 为 0 表示免费层根本不含该模型，等待没有用。',
            causes: ['该模型不在免费层内（`limit: 0`）。', '渠道账号的免费额度已用完（`FreeTierOnly`）。'],
            fixes: [
              {
                text: '改用这个密钥列表里的其他模型，或其他分组的密钥[[（本次检测中 {otherModel} 可用）]]',
                page: '/models',
              },
              { text: '联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、模型名和 `free tier`' },
            ],
            tellApart:
              '文本里有 `free_tier` 和 `limit: 0`，或 `free quota`。免费层限额大于 0 的属于会恢复的限流（UPSTREAM_RATE_LIMITED）。',
          },
        },
      },
    },
    examples: [
      'up402.anthropic.chat',
      'up402.anthropic.responses',
      'written.upstream.spend-limit',
      'written.upstream.prepaid',
      'written.upstream.cannot-afford',
      'written.upstream.free-tier',
      'written.upstream.credit.anthropic',
      'written.upstream.no-money.openai',
      'written.upstream.no-money.deepseek',
    ],
    nearMisses: [
      'doc.INSUFFICIENT_BALANCE.402.gemini',
      'quota.gemini.stream',
      'up429.gemini.gemini.stream',
      'noaccount.openai.chat.stream',
    ],
    sources: [
      'https://www.torouter.ai/docs/troubleshooting/upstream',
      'recorded: up402.anthropic.chat',
      'recorded: up402.anthropic.responses',
      'https://openrouter.ai/docs/api/reference/errors-and-debugging',
      'api-docs.deepseek.com: error_codes',
      'docs.x.ai: debugging',
      'public issue: claude-code #38035',
      'public issue: opencode #12219',
      'public issue: MaxKB #3797',
      'public issue: continue #9570',
      'public issue: continue #10373',
      'public issue: koan #2412',
    ],
    docs: 'https://www.torouter.ai/docs/troubleshooting/upstream',
    seeAlso: ['INSUFFICIENT_BALANCE', 'API_KEY_QUOTA_EXHAUSTED', 'UPSTREAM_RATE_LIMITED', 'NO_CHANNEL_AVAILABLE'],
    words: {
      en: {
        title: "The channel's account at the provider is out of money",
        meaning:
          "A provider's billing error behind a gateway is about the channel's account, not yours. Your key was accepted, and topping up your own balance does not change it.",
        causes: [
          "The prepaid credit of the channel's account is used up.",
          'A spending limit on the side of the provider has been reached.',
          'An invoice of the operator is unpaid.',
        ],
        fixes: [
          {
            text: "Use a model of another provider from this key's list, or a key of another group[[ ({otherModel} answered in this run)]]",
            page: '/models',
          },
          {
            text: 'Tell support: UTC time, the x-request-id[[ ({requestId})]], the model and the code UPSTREAM_BILLING',
          },
          {
            text: 'If the client really calls the provider itself and not the gateway, it is your account there. Check that.',
            commands: ['torouter doctor --free'],
          },
        ],
        tellApart:
          "Your own balance reads `INSUFFICIENT_BALANCE`, `insufficient balance` with `billing_error`, or a bare 402; your key's own cap is `API_KEY_QUOTA_EXHAUSTED` or `insufficient_quota` with 额度已用完. This one is in the words of a provider, or has type `server_error` or `upstream_error`.",
      },
      zh: {
        title: '渠道账号在供应商处欠费或额度用尽',
        meaning: '在网关后面，供应商的计费错误说的是渠道账号，不是你的账号。你的密钥已通过校验，给自己充值不会有变化。',
        causes: ['渠道账号的预付额度已用完。', '触发了供应商侧的消费上限。', '网关运营方有账单未付。'],
        fixes: [
          {
            text: '改用这个密钥列表里其他供应商的模型，或其他分组的密钥[[（本次检测中 {otherModel} 可用）]]',
            page: '/models',
          },
          { text: '联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、模型名和错误码 UPSTREAM_BILLING' },
          {
            text: '如果客户端其实直接调用了供应商而不是网关，那就是你在供应商处的账号。请确认。',
            commands: ['torouter doctor --free'],
          },
        ],
        tellApart:
          '自己的余额不足是 `INSUFFICIENT_BALANCE`、`billing_error` 的 `insufficient balance`，或单独的 402；密钥自己的额度是 `API_KEY_QUOTA_EXHAUSTED`，或 `insufficient_quota` 加“额度已用完”。这里是供应商的措辞，或 type 为 `server_error`、`upstream_error`。',
      },
    },
  }),
  code({
    id: 'UPSTREAM_KEY_REJECTED',
    class: 'upstream',
    owner: 'gateway',
    retry: 'no',
    aliases: ['api_key_invalid'],
    statuses: [400, 401, 502],
    weight: 1,
    match: [
      { token: 'INVALIDAPIKEY', confidence: 'likely' },
      { text: /\bInvalid API-key provided\b|\blogin fail: Please carry the API secret key\b/i, confidence: 'likely' },
      { text: /\bAPI key not valid\b/i },
      { token: 'API_KEY_INVALID', sender: ['gateway', 'upstream', 'unknown', 'vendor', 'client', 'relay'] },
      { text: /\bAPI key expired\. Please renew\b|\bAPI key not found\. Please pass a valid API key\b/i },
      { text: /^invalid (?:x-api-key|bearer token)$/i, confidence: 'likely' },
      {
        status: [502, 503],
        sender: ['gateway', 'upstream', 'vendor', 'relay', 'unknown', 'client'],
        text: /\bIncorrect API key provided\b|\binvalid x-api-key\b/i,
      },
    ],
    examples: [
      'up401.gemini.gemini.stream',
      'up401.gemini.messages',
      'up401.gemini.chat',
      'gemini.up401',
      'py-genai-stream.up401.str',
      'written.situation.vendor-words-behind-the-gateway',
      'written.upstream.key.openai',
    ],
    nearMisses: ['gone.gemini.stream', 'written.vendor.anthropic', 'up401.openai.chat.stream'],
    sources: [
      'recorded: up401.gemini.gemini',
      'recorded: up401.gemini.chat',
      'recorded: up401.gemini.models.gemini',
      'https://ai.google.dev/gemini-api/docs/troubleshooting',
      'public issue: continue #10778',
    ],
    docs: 'https://www.torouter.ai/docs/troubleshooting/upstream',
    seeAlso: ['UPSTREAM_AUTH_FAILED', 'INVALID_API_KEY', 'WRONG_VENDOR'],
    words: {
      en: {
        title: "The provider refused the channel's API key",
        meaning:
          'The words `API key not valid` or `Incorrect API key` come from the provider and, behind a gateway, mean the key of the channel. Your own key was accepted; otherwise the gateway would have answered by itself. Only the operator can fix it.',
        causes: [
          "The channel's key at the provider was revoked, has expired or is mistyped.",
          'The client calls the provider directly instead of the gateway; then the key that the client sent is meant.',
        ],
        fixes: [
          { text: 'Make sure that the gateway answered, not the provider', commands: ['torouter doctor --free'] },
          {
            text: 'If it was the gateway, tell support: UTC time, the x-request-id[[ ({requestId})]], the model and the code UPSTREAM_KEY_REJECTED',
          },
          {
            text: "Meanwhile use another model of this key's list, or a key of another group[[ ({otherModel} answered in this run)]]",
            page: '/models',
          },
        ],
        tellApart:
          "The gateway's own refusal of a key is 401 `Invalid API key` with the code `INVALID_API_KEY`. The same provider text from the provider's own host is WRONG_VENDOR: then your key went to the wrong place.",
      },
      zh: {
        title: '供应商拒绝了渠道的密钥',
        meaning:
          '`API key not valid`、`Incorrect API key` 是供应商的措辞，在网关后面指的是渠道的密钥。你自己的密钥已通过校验，否则网关会自己返回错误。只有网关运营方能修复。',
        causes: [
          '渠道在供应商处的密钥被吊销、过期或填错。',
          '客户端没有走网关，而是直接调用了供应商，这时指的是客户端发送的密钥。',
        ],
        fixes: [
          { text: '先确认应答的是网关，而不是供应商', commands: ['torouter doctor --free'] },
          {
            text: '确认是网关的话，联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、模型名和错误码 UPSTREAM_KEY_REJECTED',
          },
          {
            text: '这期间改用这个密钥列表里的其他模型，或其他分组的密钥[[（本次检测中 {otherModel} 可用）]]',
            page: '/models',
          },
        ],
        tellApart:
          '网关自己拒绝密钥时是 401 `Invalid API key`，code 为 `INVALID_API_KEY`。同样的供应商文本如果来自供应商自己的主机，就是 WRONG_VENDOR：你的密钥发错了地方。',
      },
    },
  }),
  code({
    id: 'UPSTREAM_UNAVAILABLE',
    class: 'upstream',
    owner: 'upstream',
    retry: 'backoff',
    aliases: ['upstream_unavailable', 'upstream_error'],
    statuses: [502, 503],
    weight: 3,
    match: [
      { token: 'UPSTREAM_UNAVAILABLE' },
      {
        text: /\bUpstream service temporarily unavailable\b|\bThe service is currently unavailable\b|\bModel provider (?:is currently unavailable|unreachable)\b|\bUnable to reach the model provider\b/i,
      },
      // The sentence stands for every 5xx of the provider; the type beside it may still name one of them.
      { type: ['timeout_error', 'overloaded_error'], text: /\bUpstream service temporarily unavailable\b/i },
      {
        text: /\bUpstream request failed after retries\b/i,
      },
      // Google's status; the gateway writes its own 503 with texts that other rows know.
      { status: 503, type: 'UNAVAILABLE', hasText: true },
      {
        sender: ['gateway', 'upstream', 'relay', 'unknown', 'edge', 'portal'],
        text: /\bdial tcp\b.*\b(?:connection refused|i\/o timeout|no such host)\b|^(?:Post|Get) "https?:\/\/.*(?:EOF|refused|reset)/i,
      },
    ],
    examples: [
      'up500.openai.chat.stream',
      'up500.anthropic.messages.stream',
      'up500.gemini.gemini.stream',
      'up500.openai.responses.stream',
      'claude.up500',
      'gemini.up500',
      'written.situation.always-down',
    ],
    nearMisses: [
      'noaccount.openai.chat.stream',
      'up401.openai.chat.stream',
      'up403.openai.chat.stream',
      'up529.openai.chat.stream',
      'up404.openai.chat.stream',
    ],
    sources: [
      'https://www.torouter.ai/docs/troubleshooting/upstream',
      'https://www.torouter.ai/docs/reference/error-codes',
      'recorded: up500.openai.messages',
      'recorded: up503.openai.chat',
    ],
    docs: 'https://www.torouter.ai/docs/troubleshooting/upstream',
    seeAlso: ['UPSTREAM_OVERLOADED', 'UPSTREAM_REQUEST_FAILED', 'NO_CHANNEL_AVAILABLE', 'CHANNELS_EXHAUSTED'],
    words: {
      en: {
        title: 'The provider is not available at the moment',
        meaning:
          'The gateway passed the request on, and the provider answered with an error of its own on every channel that was tried. Your key and request are fine. This usually passes.',
        causes: [
          'An outage or fault at the provider.',
          'All channels of the group for this model fail at the same time.',
        ],
        fixes: [
          {
            text: '[[The gateway asks for {retryAfter} s. ]]Try again with growing pauses, from seconds to minutes. SDKs repeat by themselves (`max_retries`).',
          },
          {
            text: "Use a model of another provider from this key's list in the meantime[[ ({otherModel} answered in this run)]]",
            page: '/models',
          },
          { text: 'Look at the share of failed requests', page: '/dashboard' },
          {
            text: 'If it goes on, tell support: UTC time, the x-request-id[[ ({requestId})]], the model and the code UPSTREAM_UNAVAILABLE',
          },
        ],
        tellApart:
          '502 `Upstream service temporarily unavailable`, or `upstream_unavailable` with 502 or 503. NO_CHANNEL_AVAILABLE did not reach any provider; UPSTREAM_AUTH_FAILED and UPSTREAM_FORBIDDEN are refusals that waiting does not change.',
      },
      zh: {
        title: '模型供应商暂时不可用',
        meaning:
          '网关已转发请求，但试过的每条渠道上供应商都返回了自身错误。你的密钥和请求都没有问题，通常过一会儿就会恢复。',
        causes: ['供应商出现故障。', '分组里该模型的所有渠道同时失败。'],
        fixes: [
          {
            text: '[[网关要求等待 {retryAfter} 秒。]]逐步拉长间隔重试，从几秒到几分钟。SDK 会自动重试（`max_retries`）。',
          },
          { text: '这期间改用这个密钥列表里其他供应商的模型[[（本次检测中 {otherModel} 可用）]]', page: '/models' },
          { text: '查看失败请求的比例', page: '/dashboard' },
          {
            text: '持续出现时联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、模型名和错误码 UPSTREAM_UNAVAILABLE',
          },
        ],
        tellApart:
          '特征是 502 `Upstream service temporarily unavailable`，或 502、503 的 `upstream_unavailable`。NO_CHANNEL_AVAILABLE 没有到达任何供应商；UPSTREAM_AUTH_FAILED 和 UPSTREAM_FORBIDDEN 是拒绝，等待没有用。',
      },
    },
  }),
  code({
    id: 'UPSTREAM_REQUEST_FAILED',
    class: 'upstream',
    owner: 'upstream',
    retry: 'backoff',
    aliases: ['upstream_error'],
    statuses: [502],
    weight: 2,
    match: [
      { text: /^Upstream request failed\.?$/i },
      { text: /^Upstream stream ended (?:without a response|before message_stop)\b/i },
      { status: [500, 502, 503, 504], type: ['upstream_error', 'server_error'] },
      { content: 'sse', type: 'server_error', hasText: true },
      {
        token: [
          'BAD_RESPONSE_STATUS_CODE',
          'DO_REQUEST_FAILED',
          'BAD_RESPONSE',
          'BAD_RESPONSE_BODY',
          'READ_RESPONSE_BODY_FAILED',
          'UNMARSHAL_RESPONSE_BODY_FAILED',
        ],
      },
      { text: /\bdo request failed\b|\bbad response status code 5\d\d\b/i },
      { text: /\bProvider returned error\b/i, not: /rate-limited|High demand|overloaded/i },
    ],
    examples: [
      'up404.openai.chat.stream',
      'up400.anthropic.count',
      'up401.anthropic.count',
      'claude.destroy',
      'codex.up404',
    ],
    nearMisses: [
      'noaccount.openai.chat.stream',
      'up500.openai.chat.stream',
      'up400.anthropic.messages.stream',
      'up413.gemini.chat',
      'written.upstream.credit.anthropic',
    ],
    sources: [
      'https://www.torouter.ai/docs/troubleshooting/upstream',
      'recorded: up404.openai.chat',
      'recorded: up402.openai.chat',
      'recorded: up413.openai.messages',
      'recorded: no-messages.anthropic.responses',
    ],
    docs: 'https://www.torouter.ai/docs/troubleshooting/upstream',
    seeAlso: [
      'UPSTREAM_UNAVAILABLE',
      'INVALID_REQUEST_ERROR',
      'REQUEST_TOO_LARGE',
      'UPSTREAM_BILLING',
      'NO_CHANNEL_AVAILABLE',
    ],
    words: {
      en: {
        title: 'The call from the gateway to the provider failed',
        meaning:
          '`Upstream request failed` hides the real cause: the connection broke, the provider refused the channel, or your request was one that this route cannot pass on. A tiny request to the same model shows which.',
        causes: [
          'The connection between gateway and provider broke or was refused. Internal addresses in the text are those of the gateway, not yours.',
          'The provider does not know the model, or the channel is out of credit.',
          'The request is too large or lacks something (`input`, `messages`), and this route turns the refusal into a 502.',
        ],
        fixes: [
          {
            text: 'Try a tiny request. If it works, your own request is the cause: look at its size and required fields.',
            commands: ['torouter doctor[[ --model {model}]]'],
          },
          {
            text: 'If the tiny request fails too, try again after a pause, or use another model of the list',
            page: '/models',
          },
          {
            text: 'If it goes on, tell support: UTC time, the x-request-id[[ ({requestId})]], the model and the code UPSTREAM_REQUEST_FAILED. The first such answer says the most.',
          },
        ],
        tellApart:
          'UPSTREAM_UNAVAILABLE means that the provider answered with a fault of its own. Here the text says nothing about the cause, and a 503 may follow on the next request (NO_CHANNEL_AVAILABLE).',
      },
      zh: {
        title: '网关调用供应商失败',
        meaning:
          '`Upstream request failed` 掩盖了真正的原因：连接中断、供应商拒绝了渠道，或者你的请求无法在这条路由上转发。用一个极小的请求测试同一个模型就能分辨。',
        causes: [
          '网关与供应商之间的连接中断或被拒绝。文本里的内网地址是网关的，不是你的。',
          '供应商不认识该模型，或渠道余额已用完。',
          '请求过大或缺少内容（`input`、`messages`），而这条路由把拒绝变成了 502。',
        ],
        fixes: [
          {
            text: '先试一个极小的请求。能通就说明问题在自己的请求：检查大小和必填字段。',
            commands: ['torouter doctor[[ --model {model}]]'],
          },
          { text: '极小的请求也失败的话，稍后重试，或换用列表里的其他模型', page: '/models' },
          {
            text: '持续出现时联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、模型名和错误码 UPSTREAM_REQUEST_FAILED。最早的那条响应最有价值。',
          },
        ],
        tellApart:
          'UPSTREAM_UNAVAILABLE 表示供应商返回了自身故障。这里的文本没有说明原因，下一个请求可能变成 503（NO_CHANNEL_AVAILABLE）。',
      },
    },
  }),
  code({
    id: 'UPSTREAM_RATE_LIMITED',
    class: 'upstream',
    owner: 'upstream',
    retry: 'backoff',
    aliases: ['rate_limit_error', 'rate_limit_exceeded', 'resource_exhausted', 'throttlingexception'],
    statuses: [429],
    weight: 3,
    match: [
      {
        text: /\bUpstream rate limit exceeded\b|\bbad response status code 429\b(?=.{0,40}\(request id)|\baccounts are currently rate-limited\b|(?:当前分组)?(?:上游)?负载已(?:饱和|满)(?:,请稍后再试)?/i,
      },
      {
        sender: 'upstream',
        status: [200, 403, 429, 500, 502, 503],
        text: /\b(?:usage|rate|cost|concurrency) limit exceeded\b|限额已用完|\bToo many (?:pending |concurrent )?requests\b/i,
      },
      { token: ['THROTTLINGEXCEPTION', 'MODELNOTREADYEXCEPTION', 'THROTTLING', 'SLOW_DOWN', 'USAGE_LIMIT_REACHED'] },
      {
        text: /\bRate limit reached for\b|\bQuota exceeded for (?:metric\b|(?:quota metric )?\S{1,60}googleapis\.com\b)|\btemporarily limiting requests\b|\blimit of the associated endpoint for your account\b|\brequest times equals to\b|\bapi qps request limit reached\b|\breached organization max RPM\b|\bProvider rate limit reached\b|\bexceeded your current quota\b|\brate limit of [\d,]+ (?:input |output )?(?:tokens|requests)\b|\btemporarily rate-limited upstream\b|\bHigh demand for\b|\bexceeded (?:token|call) rate limit of your current\b|\bRate limit exceeded: free-models-per-|^Slow down\b|\brejected due to rate limiting\b|\bProvider \S{1,60} is in cooldown\b|\breached max organization (?:RPM|TPM|TPD|concurrency)\b|\bexceeded your (?:per-minute )?rate limit\b|\bwould exceed (?:your|the) \w{1,20}(?:'s)? rate limit\b|\bToo many requests, please wait before trying again\b|\bResource (?:has been )?exhausted\b/i,
        not: /check your plan and billing details?\.? ?(?!.*Per(?:Day|Minute))(?:$|For)|\blimit: 0\b/i,
      },
      { status: 429, type: ['upstream_error', 'server_error'] },
      {
        status: 429,
        type: 'RATE_LIMIT_ERROR',
        hasText: true,
        not: /Concurrency|pending requests|^rate limit exceeded|Too many requests/i,
        confidence: 'likely',
      },
    ],
    reasons: {
      tokens_per_minute: {
        match: [
          {
            text: /\b(?:limit(?! is \d)|exceed(?:s|ed)?|reached)\b.{0,200}(?:\btokens per min(?:ute)?\b|\(TPM\))|\bTPM limit reached\b|\bAllocated quota exceeded\b|\bToo many tokens, please wait\b/i,
          },
        ],
        words: {
          en: {
            title: "The provider's tokens-per-minute limit is reached",
            meaning:
              "The channel's account has used up its tokens for this minute. Input, output and reserved `max_tokens` may all count.[[ The answer asks for {retryAfter} s.]]",
            causes: ['Large prompts, or several at the same time.', 'Other users of the same channel.'],
            fixes: [
              {
                text: 'Wait[[ {retryAfter} s, or]] as long as the message says, or about a minute, then try again',
              },
              { text: 'Make the prompt smaller (/compact in coding agents), and set a lower output limit' },
              { text: 'Run fewer requests side by side, or use another model', page: '/models' },
            ],
          },
          zh: {
            title: '达到供应商的每分钟 token 上限',
            meaning:
              '渠道账号这一分钟的 token 已用完。输入、输出以及 `max_tokens` 预留的部分都可能计入。[[响应要求等待 {retryAfter} 秒。]]',
            causes: ['提示词很长，或同时发了好几个。', '同一渠道的其他用户。'],
            fixes: [
              { text: '[[等待 {retryAfter} 秒；]]没有给出时间的话，按 message 里的时间或约一分钟后再试' },
              { text: '缩短提示词（编程助手用 /compact），并调低输出上限' },
              { text: '减少并行请求，或换一个模型', page: '/models' },
            ],
          },
        },
      },
      requests_per_minute: {
        match: [
          {
            text: /\b(?:limit(?! is \d)|exceed(?:s|ed)?|reached)\b.{0,200}(?:\brequests per min(?:ute)?\b|\(RPM\))|PerMinute|\bfree-models-per-min\b/i,
          },
          { token: ['THROTTLING.RATEQUOTA'] },
        ],
        words: {
          en: {
            title: "The provider's requests-per-minute limit is reached",
            meaning:
              "The channel's account has sent its requests for this minute.[[ The answer asks for {retryAfter} s.]] The size of a request does not matter here, only the number.",
            causes: [
              'Many short requests in a row, for example parallel agents or tests.',
              'Other users of the same channel.',
            ],
            fixes: [
              {
                text: 'Wait[[ {retryAfter} s, or]] as long as the message says, or about a minute, then try again',
              },
              { text: 'Run fewer requests side by side' },
              {
                text: 'Use another model, or a key of another group[[ ({otherModel} answered in this run)]]',
                page: '/models',
              },
            ],
          },
          zh: {
            title: '达到供应商的每分钟请求数上限',
            meaning: '渠道账号这一分钟的请求数已用完。[[响应要求等待 {retryAfter} 秒。]]这里只看次数，与请求大小无关。',
            causes: ['连续发送大量短请求，例如并行的助手或测试。', '同一渠道的其他用户。'],
            fixes: [
              { text: '[[等待 {retryAfter} 秒；]]没有给出时间的话，按 message 里的时间或约一分钟后再试' },
              { text: '减少并行请求' },
              { text: '换一个模型，或其他分组的密钥[[（本次检测中 {otherModel} 可用）]]', page: '/models' },
            ],
          },
        },
      },
      requests_per_day: {
        match: [
          { type: 'RESOURCE_EXHAUSTED', text: /\bGenerate\w*PerDay/, not: /\blimit: 0\b/ },
          {
            text: /\b(?:limit(?! is \d)|exceed(?:s|ed)?|reached)\b.{0,200}(?:\b(?:requests|tokens) per day\b|\(RPD\)|\(TPD\))|PerDay|\bfree-models-per-day\b/i,
          },
        ],
        words: {
          en: {
            title: "The provider's requests-per-day limit is reached",
            meaning:
              "The channel's account has sent its requests for today. Pauses of seconds or minutes do not help; the counter starts anew with the provider's next day.",
            causes: [
              "The channel's account has a small daily limit, typical of free tiers (OpenRouter `free-models-per-day`, Gemini `PerDay`).",
              'Other users of the same channel.',
            ],
            fixes: [
              {
                text: "Use another model of this key's list, or a key of another group[[ ({otherModel} answered in this run)]]",
                page: '/models',
              },
              { text: 'Or wait for the next day: Gemini counts until midnight Pacific time, OpenRouter by UTC day' },
              {
                text: 'Tell support that the daily limit of the channel is reached: UTC time, the x-request-id[[ ({requestId})]] and the model',
              },
            ],
          },
          zh: {
            title: '达到供应商的每日请求数上限',
            meaning: '渠道账号今天的请求数已用完。等几秒或几分钟没有用，要到供应商的下一个自然日才重新计数。',
            causes: [
              '渠道账号的每日限额较低，常见于免费层（OpenRouter `free-models-per-day`、Gemini `PerDay`）。',
              '同一渠道的其他用户。',
            ],
            fixes: [
              {
                text: '改用这个密钥列表里的其他模型，或其他分组的密钥[[（本次检测中 {otherModel} 可用）]]',
                page: '/models',
              },
              { text: '或者等到下一天：Gemini 按太平洋时间零点，OpenRouter 按 UTC 日' },
              { text: '告诉客服渠道的每日限额已用完，附上 UTC 时间、请求 ID[[（{requestId}）]]和模型名' },
            ],
          },
        },
      },
      spend_window: {
        match: [
          { token: 'RAMP_LIMIT_EXCEEDED' },
          {
            text: /\busage limit (?:has been )?reached\b/i,
            // Those of the caller's own key and subscription are named after them.
            not: /\bapi ?key\b|\b(?:daily|weekly|monthly|disk|memory|CPU|storage) usage\b/i,
          },
          {
            sender: ['gateway', 'upstream', 'relay', 'vendor', 'unknown'],
            text: /\bYou've hit your (?:(?:\w+ )?usage limit\b|(?:\w+ )?limit\b(?= ?(?:[·∙|(]|[.,;]? ?(?:try|resets?|upgrade|please|wait)\b)))|\b(?:5-hour|weekly|session) limit reached\b|\busage limit reached\|/i,
          },
          {
            text: /\bYou've hit your (?:(?:\w+ )?usage limit\b|(?:\w+ )?limit\b(?= ?(?:[·∙|(]|[.,;]? ?(?:try|resets?|upgrade|please|wait)\b)))|\b(?:5-hour|weekly|session) limit reached\b|\busage limit reached\|/i,
            // What a client says of the plan that it is logged in with is not about a channel.
            not: /\/(?:upgrade|extra-usage)\b|\bUpgrade to (?:Pro|Plus|Max)\b|\bresets? (?:at )?\d{1,2}(?::\d\d)? ?[ap]m\b|\busage limit reached\|\d{9,}/i,
          },
        ],
        words: {
          en: {
            title: "A spending or usage window of the channel's account is full",
            meaning:
              "The provider limits how much the channel's account may use in a period, and that is used up.[[ It opens again at {resetAt}.]] It is not a window of your key, and pauses of seconds do not help.",
            causes: [
              'The plan or contract of the channel has a window of hours, a week or a month, and it is used up.',
              'Other users of the same channel.',
            ],
            fixes: [
              {
                text: "Use another model of this key's list, or a key of another group[[, until {resetAt}]][[ ({otherModel} answered in this run)]]",
                page: '/models',
              },
              {
                text: 'Tell support: UTC time, the x-request-id[[ ({requestId})]], the model and the time of release in the message, if it has one',
              },
            ],
            tellApart:
              '`ramp_limit_exceeded`, or `usage_limit_reached` with a time of release. A spending limit such as `enforced_spend_limit_reached` is UPSTREAM_BILLING. Windows of your own key are in the list that doctor prints (KEY_WINDOW_5H_EXHAUSTED, USAGE_LIMIT_EXCEEDED).',
          },
          zh: {
            title: '渠道账号的消费或用量窗口已满',
            meaning:
              '供应商限制渠道账号在一段时间内的用量，现在已用完。[[恢复时间是 {resetAt}。]]这不是你密钥的窗口，等几秒没有用。',
            causes: ['渠道的套餐或合同带有按小时、周或月的窗口，且已用完。', '同一渠道的其他用户。'],
            fixes: [
              {
                text: '改用这个密钥列表里的其他模型，或其他分组的密钥[[，直到 {resetAt}]][[（本次检测中 {otherModel} 可用）]]',
                page: '/models',
              },
              {
                text: '联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、模型名，以及 message 里的恢复时间（如果有）',
              },
            ],
            tellApart:
              '特征是 `ramp_limit_exceeded`，或带恢复时间的 `usage_limit_reached`。`enforced_spend_limit_reached` 之类的消费上限是 UPSTREAM_BILLING。你自己密钥的窗口会由 doctor 列出（KEY_WINDOW_5H_EXHAUSTED、USAGE_LIMIT_EXCEEDED）。',
          },
        },
      },
      capacity: {
        match: [{ token: 'MODEL_CAPACITY_EXHAUSTED' }, { text: /\bNo capacity available for model\b/i }],
        words: {
          en: {
            title: 'The provider has no free capacity for this model',
            meaning:
              'The provider answers 429 because the model is in high demand, not because an allowance is used up. It passes by itself.[[ The answer asks for {retryAfter} s.]]',
            causes: [
              'High demand for the model at this moment.',
              'The traffic of the channel grew too fast (`slow_down`).',
            ],
            fixes: [
              { text: 'Try again[[ after {retryAfter} s]] with growing pauses' },
              {
                text: 'Use another model, or another variant of the same one[[ ({otherModel} answered in this run)]]',
                page: '/models',
              },
            ],
          },
          zh: {
            title: '供应商对该模型暂无空闲容量',
            meaning:
              '供应商返回 429 是因为该模型需求太高，不是额度用完，会自行恢复。[[响应要求等待 {retryAfter} 秒。]]',
            causes: ['该模型此刻需求很高。', '渠道的流量增长过快（`slow_down`）。'],
            fixes: [
              { text: '[[先等 {retryAfter} 秒，]]逐步拉长间隔重试' },
              { text: '换一个模型，或同一模型的其他版本[[（本次检测中 {otherModel} 可用）]]', page: '/models' },
            ],
          },
        },
      },
    },
    examples: [
      'up429.openai.chat.stream',
      'up429.gemini.gemini.stream',
      'up429.openai.messages',
      'up429.anthropic.responses',
      'gemini.up429',
      'py-anthropic-stream.up429.repr',
      'written.upstream.tpm',
      'written.upstream.rpm',
      'written.upstream.per-day',
      'written.upstream.ramp',
      'written.upstream.capacity',
      'written.upstream.group-full',
    ],
    nearMisses: [
      'subday.gemini.stream',
      'win5h.chat.stream',
      'written.upstream.no-money.openai',
      'doc.rate-limit.wrapped',
      'userrpm.openai.chat',
    ],
    sources: [
      'https://www.torouter.ai/docs/troubleshooting/rate-limited',
      'recorded: up429.openai.chat',
      'recorded: up429.anthropic.responses',
      'recorded: up429.gemini.models.gemini',
      'https://platform.claude.com/docs/en/api/rate-limits',
      'https://openrouter.ai/docs/api/reference/limits',
      'public issue: micro-agent #86',
      'public issue: shell_gpt #653',
      'public issue: gemini-cli #8437',
      'public issue: openclaude #936',
    ],
    docs: 'https://www.torouter.ai/docs/troubleshooting/rate-limited',
    seeAlso: [
      'RATE_LIMIT_EXCEEDED',
      'USER_RPM_EXCEEDED',
      'KEY_WINDOW_5H_EXHAUSTED',
      'UPSTREAM_OVERLOADED',
      'UPSTREAM_BILLING',
    ],
    words: {
      en: {
        title: "The provider's rate limit for the channel is reached",
        meaning:
          'The provider slows down the account behind the channel, which many users may share. It is not a limit of your key, and it passes.[[ The answer asks for {retryAfter} s.]]',
        causes: [
          'Much traffic from all users of the channel at this moment.',
          'Many or large requests of your own in a short time.',
          'The account of the channel has small limits at the provider.',
        ],
        fixes: [
          {
            text: 'Try again[[ after {retryAfter} s]] with growing pauses; SDKs do that by themselves (`max_retries`)',
          },
          { text: 'Send fewer requests at the same time, and smaller ones' },
          {
            text: "Use another model of this key's list, or a key of another group[[ ({otherModel} answered in this run)]]",
            page: '/models',
          },
          {
            text: 'If it goes on for long, tell support: UTC time, the x-request-id[[ ({requestId})]], the model and the code UPSTREAM_RATE_LIMITED',
          },
        ],
        tellApart:
          '`Upstream rate limit exceeded`, `All available accounts are currently rate-limited`, or the words of a provider. Limits of your own name the key, user or group (`requests-per-minute`, 限额已用完) or carry a gateway code. `x-ratelimit-*` headers describe the account of the channel. Afterwards the gateway may answer 503 until the pause is over.',
      },
      zh: {
        title: '渠道触发了供应商的速率限制',
        meaning:
          '供应商对渠道背后的账号限速，而这个账号可能由许多用户共用。这不是你密钥的限制，过一会儿会恢复。[[响应要求等待 {retryAfter} 秒。]]',
        causes: [
          '渠道的所有用户此刻流量较大。',
          '自己在短时间内发了很多或很大的请求。',
          '渠道账号在供应商处的限额较低。',
        ],
        fixes: [
          { text: '[[先等 {retryAfter} 秒，]]逐步拉长间隔重试，SDK 会自动这样做（`max_retries`）' },
          { text: '降低并发，缩小请求' },
          {
            text: '改用这个密钥列表里的其他模型，或其他分组的密钥[[（本次检测中 {otherModel} 可用）]]',
            page: '/models',
          },
          {
            text: '长时间不恢复时联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、模型名和错误码 UPSTREAM_RATE_LIMITED',
          },
        ],
        tellApart:
          '特征是 `Upstream rate limit exceeded`、`All available accounts are currently rate-limited`，或供应商的措辞。你自己的限制会提到密钥、用户或分组（`requests-per-minute`、限额已用完），或带有网关的 code。`x-ratelimit-*` 响应头描述的是渠道账号。之后网关可能一直返回 503，直到冷却结束。',
      },
    },
  }),
  code({
    id: 'UPSTREAM_OVERLOADED',
    class: 'upstream',
    owner: 'upstream',
    retry: 'backoff',
    aliases: ['overloaded_error', 'server_is_overloaded', 'unavailable'],
    statuses: [503, 529],
    weight: 3,
    match: [
      { text: /\b(?:Upstream )?service overloaded\b/i },
      {
        token: ['OVERLOADED_ERROR', 'SERVER_IS_OVERLOADED', 'SERVICE_UNAVAILABLE_ERROR', 'SERVICEUNAVAILABLEEXCEPTION'],
      },
      {
        text: /^Overloaded\.?$|\bservers are experiencing high (?:traffic|demand|load)\b|\bRepeated 529 Overloaded errors\b|\bmodel is (?:currently )?overloaded\b|\b(?:engine|servers?|service|system) (?:is|are) (?:currently |temporarily |too )?(?:overloaded|busy)\b|\bHigh traffic detected\b|\bmodel is at capacity\b|\bcurrently experiencing high demand\b|(?:服务|服务器|系统|模型)(?:当前|暂时)?(?:繁忙|过载)|(?:服务|系统|模型|接口|当前|集群|引擎|上游).{0,6}(?:访问量|压力)过大/i,
      },
      { status: 529, hasText: true, not: /All available accounts|Upstream request failed/i },
      { status: 529, content: ['empty', 'html'] },
    ],
    examples: [
      'up529.openai.chat.stream',
      'up529.anthropic.count',
      'up529.gemini.gemini.stream',
      'up529.anthropic.messages.stream',
      'aider.up529',
      'codex.up529.retries',
      'written.upstream.overloaded.anthropic',
      'written.upstream.overloaded.gemini',
    ],
    nearMisses: [
      'up429.openai.chat.stream',
      'written.auth-overloaded.chat',
      'doc.upstream_unavailable.503.anthropic',
      'noaccount.openai.chat.stream',
    ],
    sources: [
      'recorded: up529.anthropic.messages',
      'recorded: up529.gemini.gemini',
      'https://platform.claude.com/docs/en/api/errors',
      'https://www.torouter.ai/docs/troubleshooting/upstream',
    ],
    docs: 'https://www.torouter.ai/docs/troubleshooting/upstream',
    seeAlso: ['UPSTREAM_RATE_LIMITED', 'UPSTREAM_UNAVAILABLE', 'NO_CHANNEL_AVAILABLE'],
    words: {
      en: {
        title: 'The provider is overloaded',
        meaning:
          'The provider has too much to do for all its customers (`overloaded`, status 529). Key, balance and request are fine. It usually passes within minutes.',
        causes: [
          'Very high demand for this model, often across the whole provider.',
          'All channels of the group for this model lead to the same provider.',
        ],
        fixes: [
          {
            text: 'Try again with growing pauses[[, the first of {retryAfter} s]]; SDKs do that by themselves (`max_retries`)',
          },
          {
            text: "Use a model of another provider from this key's list in the meantime[[ ({otherModel} answered in this run)]]",
            page: '/models',
          },
          {
            text: 'If it lasts for hours, tell support: UTC time, the x-request-id[[ ({requestId})]], the model and the code UPSTREAM_OVERLOADED',
          },
        ],
        tellApart:
          'The word is `overloaded`. A 429 is a limit of the account of the channel (UPSTREAM_RATE_LIMITED). `API_KEY_AUTH_OVERLOADED` is the gateway itself.',
      },
      zh: {
        title: '模型供应商过载',
        meaning:
          '供应商面对所有客户的负载过高（`overloaded`，状态码 529）。密钥、余额和请求都没有问题，通常几分钟内恢复。',
        causes: ['该模型需求很高，往往影响整个供应商。', '分组里该模型的渠道都指向同一家供应商。'],
        fixes: [
          { text: '[[响应要求等待 {retryAfter} 秒，]]逐步拉长间隔重试，SDK 会自动这样做（`max_retries`）' },
          { text: '这期间改用这个密钥列表里其他供应商的模型[[（本次检测中 {otherModel} 可用）]]', page: '/models' },
          {
            text: '持续数小时的话联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、模型名和错误码 UPSTREAM_OVERLOADED',
          },
        ],
        tellApart:
          '关键词是 `overloaded`。429 是渠道账号的限额（UPSTREAM_RATE_LIMITED）。`API_KEY_AUTH_OVERLOADED` 是网关自身过载。',
      },
    },
  }),
  code({
    id: 'UPSTREAM_SERVER_ERROR',
    class: 'upstream',
    owner: 'upstream',
    retry: 'backoff',
    aliases: ['server_error', 'internal'],
    statuses: [500],
    weight: 2,
    match: [
      {
        text: /\bhad an error while processing your request\b|\bAn internal error has occurred\b|\bAn error occurred while processing your request\b/i,
      },
      { status: 500, type: ['INTERNAL', 'api_error'] },
      { content: 'sse', type: ['INTERNAL', 'api_error'], hasText: true },
      { status: 500, type: 'api_error', content: 'json', text: /\binternal (?:server )?error\b/i },
      { content: ['json', 'none'], type: 'api_error', text: /^Internal server error\.?$/i },
      { token: ['INTERNALSERVEREXCEPTION', 'MODELERROREXCEPTION', 'INTERNALSERVERERROR'] },
    ],
    examples: ['up500.gemini.models.gemini', 'written.upstream.error.openai', 'written.upstream.error.anthropic'],
    nearMisses: ['written.gateway-crash.chat', 'up500.gemini.gemini.stream', 'doc.bare.500'],
    sources: [
      'recorded: up500.gemini.models.gemini',
      'https://ai.google.dev/gemini-api/docs/troubleshooting',
      'https://www.torouter.ai/docs/troubleshooting/upstream',
    ],
    docs: 'https://www.torouter.ai/docs/troubleshooting/upstream',
    seeAlso: ['UPSTREAM_UNAVAILABLE', 'GATEWAY_INTERNAL_ERROR', 'HTTP_500'],
    words: {
      en: {
        title: 'The provider reports an internal error',
        meaning:
          'The answer is an internal error in the words of the provider, passed on by the gateway. Your key was accepted. Mostly it passes by itself.',
        causes: [
          'A fault at the provider.',
          'Now and then a certain request sets it off: very long context, unusual tool schema.',
        ],
        fixes: [
          { text: 'Send the request once more' },
          {
            text: 'If it fails every time but a tiny request works, make the request smaller or simpler',
            commands: ['torouter doctor[[ --model {model}]]'],
          },
          {
            text: 'Use another model of the list in the meantime[[ ({otherModel} answered in this run)]]',
            page: '/models',
          },
          {
            text: 'If it goes on, tell support: UTC time, the x-request-id[[ ({requestId})]], the model and the code UPSTREAM_SERVER_ERROR',
          },
        ],
        tellApart:
          'The words of the provider tell: `had an error while processing`, `An internal error has occurred`, `Internal server error` with `api_error`. A numeric top-level code (`"code":500`) is the gateway (GATEWAY_INTERNAL_ERROR).',
      },
      zh: {
        title: '模型供应商报告内部错误',
        meaning: '响应是供应商措辞的内部错误，由网关原样传出。你的密钥已通过校验，多数情况会自行恢复。',
        causes: ['供应商侧故障。', '偶尔由特定请求触发：上下文很长，或工具 schema 不寻常。'],
        fixes: [
          { text: '重新发送一次' },
          {
            text: '如果每次都失败而极小的请求能通，就缩小或简化请求',
            commands: ['torouter doctor[[ --model {model}]]'],
          },
          { text: '这期间改用列表里的其他模型[[（本次检测中 {otherModel} 可用）]]', page: '/models' },
          {
            text: '持续出现时联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、模型名和错误码 UPSTREAM_SERVER_ERROR',
          },
        ],
        tellApart:
          '看供应商的措辞：`had an error while processing`、`An internal error has occurred`、`api_error` 的 `Internal server error`。顶层为数字 code（`"code":500`）的是网关（GATEWAY_INTERNAL_ERROR）。',
      },
    },
  }),
  code({
    id: 'UPSTREAM_TIMEOUT',
    class: 'upstream',
    owner: 'upstream',
    retry: 'backoff',
    aliases: ['timeout', '超时', 'timeout_error', 'deadline_exceeded', 'gateway_timeout'],
    statuses: [504, 408],
    weight: 3,
    match: [
      { status: 408, content: 'json', hasText: true },
      { token: ['DEADLINE_EXCEEDED', 'TIMEOUT_ERROR', 'STREAM_TIMEOUT', 'MODELTIMEOUTEXCEPTION'] },
      { status: 504, content: 'json', hasText: true, not: /All available accounts|Upstream request failed/i },
      {
        text: /\bUpstream (?:request )?time(?:d )?out\b|\bcontext deadline exceeded\b(?! \(Client\.Timeout)|^stream_timeout$/i,
      },
    ],
    examples: [
      'up504.gemini.models.gemini',
      'written.upstream.timeout.gemini',
      'written.upstream.timeout.anthropic',
      'written.upstream.stream-timeout',
    ],
    nearMisses: ['written.edge.timeout.524', 't-py-openai.timeout.repr', 'written.stream.stalled', 'doc.bare.504'],
    sources: [
      'recorded: up504.gemini.models.gemini',
      'https://www.torouter.ai/docs/troubleshooting/errors',
      'https://platform.claude.com/docs/en/api/errors',
    ],
    docs: 'https://www.torouter.ai/docs/troubleshooting/errors',
    seeAlso: ['EDGE_TIMEOUT', 'RESPONSE_TIMEOUT', 'STREAM_STALLED', 'HTTP_504'],
    words: {
      en: {
        title: 'The provider did not answer in time',
        meaning:
          'The gateway waited for the provider until its time was up. Your key was accepted; the same request may work later or in a lighter form.',
        causes: [
          'A long prompt, much reasoning or a long answer without streaming.',
          'The provider is slow at the moment.',
        ],
        fixes: [
          {
            text: 'Use streaming, so that data flows from early on (`stream: true`; Gemini: `:streamGenerateContent?alt=sse`)',
          },
          { text: 'Shorten the prompt, lower the reasoning effort or take a smaller model', page: '/models' },
          {
            text: 'Try again with growing pauses. If it goes on, tell support: UTC time, the x-request-id[[ ({requestId})]], the model and the code UPSTREAM_TIMEOUT.',
          },
        ],
        tellApart:
          'Said by the gateway or provider. 524 is the CDN in front of the gateway (EDGE_TIMEOUT); no answer at all within the time of the client is RESPONSE_TIMEOUT.',
      },
      zh: {
        title: '模型供应商没有及时应答',
        meaning: '网关等供应商等到了超时。你的密钥已通过校验；同样的请求稍后再发，或减轻负担后可能成功。',
        causes: ['提示词很长、推理很多，或回答很长而没有用流式。', '供应商此刻响应慢。'],
        fixes: [
          { text: '使用流式输出，让数据尽早返回（`stream: true`；Gemini 用 `:streamGenerateContent?alt=sse`）' },
          { text: '缩短提示词、降低推理强度，或换用更小的模型', page: '/models' },
          {
            text: '逐步拉长间隔重试。持续出现时联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、模型名和错误码 UPSTREAM_TIMEOUT。',
          },
        ],
        tellApart:
          '由网关或供应商给出。524 是网关前面的 CDN（EDGE_TIMEOUT）；客户端等到超时都没有任何应答是 RESPONSE_TIMEOUT。',
      },
    },
  }),
  code({
    id: 'EMPTY_COMPLETION',
    class: 'upstream',
    owner: 'upstream',
    retry: 'backoff',
    statuses: [200, 502],
    weight: 2,
    match: [
      {
        client:
          /\bexpected str instance, NoneType found\b|\bresponse ended unexpectedly \(no assistant messages\)|\bempty response from server\b|\bdid not match any variant of untagged enum (?:Response|ChatCompletion|Completion)\w*|\bchat completions endpoint: \d+ validation errors? for ChatCompletion\b|\bInvalid response from LLM call - None or empty\b|\bnull value for 'choices'|\bNo generation chunks were returned\b|\bResponse did not contain any choices\b|\bEmpty response received from LLM\b|\bResponse contained no content\b|\breturned an empty (?:response|completion|message|or unparsable response)\b|\bdid not provide any (?:assistant messages|response content)\b|\bAI_NoOutputGeneratedError\b|\bNo output generated\b|\bempty response from (?:the )?(?:model|LLM|API|provider)\b|\bmodel returned no content\b|\bmodel did not return (?:any )?(?:content|output)\b|\b[1-9]\d* sent, 0 received\b|(?:模型|接口|上游)?返回(?:内容|结果)?为空|空回复/i,
      },
      {
        client:
          /\bError: '(?:choices|candidates)'|\bCannot read properties of undefined \(reading '(?:message|text|content|parts|delta)'\)|\blist index out of range\b|'NoneType' object is not (?:subscriptable|iterable)|'NoneType' object has no attribute '(?:content|strip|split|text|parts|message)'|\bindex out of range \[0\] with length 0\b/i,
        confidence: 'likely',
      },
      { outcome: 'empty' },
      { text: /\breturned an empty completion\b|^Empty upstream response\.?$/i },
    ],
    reasons: {
      length: {
        match: [],
        words: {
          en: {
            title: 'The output limit was used up before any text came',
            meaning:
              'The answer ended by the token limit[[ ({finishReason})]] and holds no text. Reasoning models spend tokens on thinking first; the limit left nothing for the answer. A larger limit mostly cures that.',
            causes: [
              'The output limit is too small for a model that thinks before it answers.',
              'A high reasoning effort or thinking budget is set.',
            ],
            fixes: [
              {
                text: 'Chat Completions: raise `max_completion_tokens` (older models: `max_tokens`). Responses: raise `max_output_tokens`.',
                protocol: 'openai',
              },
              {
                text: 'Anthropic: raise `max_tokens` above the thinking budget. Claude Code: CLAUDE_CODE_MAX_OUTPUT_TOKENS.',
                protocol: 'anthropic',
              },
              { text: 'Gemini: raise `maxOutputTokens`, or lower the budget in `thinkingConfig`', protocol: 'gemini' },
              { text: 'Lower the reasoning effort, or use the model id without `-thinking`' },
            ],
            tellApart:
              'The finish reason is `length`, `max_tokens`, `MAX_TOKENS` or `max_output_tokens`. Empty with `stop`, `end_turn` or `STOP` is a failure of the provider.',
          },
          zh: {
            title: '还没有输出文本，输出上限就用完了',
            meaning:
              '响应因 token 上限而结束[[（{finishReason}）]]，没有任何文本。推理模型会先把 token 用在思考上，上限没有给回答留出余地。调高上限多半就能解决。',
            causes: ['对先思考再回答的模型来说，输出上限太小。', '推理强度或 thinking 预算设得太高。'],
            fixes: [
              {
                text: 'Chat Completions：调高 `max_completion_tokens`（旧模型为 `max_tokens`）。Responses：调高 `max_output_tokens`。',
                protocol: 'openai',
              },
              {
                text: 'Anthropic：把 `max_tokens` 调到大于 thinking 预算。Claude Code 对应 CLAUDE_CODE_MAX_OUTPUT_TOKENS。',
                protocol: 'anthropic',
              },
              { text: 'Gemini：调高 `maxOutputTokens`，或调低 `thinkingConfig` 里的预算', protocol: 'gemini' },
              { text: '降低推理强度，或使用不带 `-thinking` 的模型 id' },
            ],
            tellApart:
              'finish reason 是 `length`、`max_tokens`、`MAX_TOKENS` 或 `max_output_tokens`。空响应且为 `stop`、`end_turn` 或 `STOP` 的，是供应商出错。',
          },
        },
      },
    },
    examples: [
      'stream-empty.openai.chat.stream',
      'plain-empty.openai.messages',
      'stream-empty.openai.responses.stream',
      'stream-empty.gemini.gemini.stream',
      'aider.nov1',
      'js-ai-compat.empty.str',
      'written.situation.never-any-text',
    ],
    nearMisses: [
      'written.cut-short',
      'ok.ok-oai2.chat',
      'written.situation.long-enough',
      'written.policy.gemini-blocked',
      'path.GET./',
    ],
    sources: [
      'recorded: stream-empty.openai.chat.stream',
      'recorded: stream-cut.anthropic.chat.stream',
      'recorded: stream-err2-overloaded.anthropic.responses.stream',
      'recorded: plain-empty.openai.chat',
      'https://www.torouter.ai/docs/troubleshooting/upstream',
      'public issue: 9router #3051',
    ],
    docs: 'https://www.torouter.ai/docs/troubleshooting/upstream',
    seeAlso: ['STREAM_TRUNCATED', 'UPSTREAM_OVERLOADED', 'CONTENT_POLICY_VIOLATION', 'HTML_INSTEAD_OF_JSON'],
    words: {
      en: {
        title: 'The answer looks successful but holds no output',
        meaning:
          'The status is 200 and the answer ends properly[[ ({finishReason})]], yet there is no text, no reasoning and no tool call in it. Usually the provider failed in the middle and the failure did not come through.',
        causes: [
          'The stream of the provider broke or reported an error, and the translation between protocols turned that into an empty success.',
          "The login of the channel's account at the provider has expired.",
          'The output limit was used up by reasoning; then the finish reason is `length`, `max_tokens` or `MAX_TOKENS`.',
        ],
        fixes: [
          {
            text: 'Send the request again, a few times, to see how often it happens',
            commands: ['torouter doctor --model {model} --samples 3'],
          },
          {
            text: 'With a finish reason of `length` or `MAX_TOKENS`, raise the output limit (`max_tokens`, `max_completion_tokens`, `max_output_tokens`, `maxOutputTokens`)',
          },
          {
            text: 'Use another model, or another protocol for the same one[[; {otherProtocol} answered in this run]][[ ({otherModel} answered in this run)]]',
            page: '/models',
          },
          {
            text: 'Tell support: UTC time, the x-request-id[[ ({requestId})]], the model, the protocol, stream or plain, and the code EMPTY_COMPLETION',
          },
        ],
        tellApart:
          'STREAM_TRUNCATED lacks the proper end; here it is there. A blocked answer names SAFETY, a filter or `refusal` (CONTENT_POLICY_VIOLATION). Clients show `list index out of range`, `Response did not contain any choices` or nothing; the same texts also come from a web page (HTML_INSTEAD_OF_JSON).',
      },
      zh: {
        title: '响应看似成功，但没有任何输出',
        meaning:
          '状态码是 200，结尾也正常[[（{finishReason}）]]，但没有文本、推理或工具调用。通常是供应商中途出错，而错误没有传出来。',
        causes: [
          '供应商的流中断或报错，协议转换把它变成了空的成功响应。',
          '渠道账号在供应商处的登录已过期。',
          '输出上限被推理用光，这时 finish reason 是 `length`、`max_tokens` 或 `MAX_TOKENS`。',
        ],
        fixes: [
          { text: '多发几次，看出现的频率', commands: ['torouter doctor --model {model} --samples 3'] },
          {
            text: 'finish reason 为 `length` 或 `MAX_TOKENS` 时，调高输出上限（`max_tokens`、`max_completion_tokens`、`max_output_tokens`、`maxOutputTokens`）',
          },
          {
            text: '换一个模型，或同一模型换一种协议[[（本次检测中 {otherProtocol} 有正常应答）]][[（本次检测中 {otherModel} 可用）]]',
            page: '/models',
          },
          {
            text: '联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、模型名、协议、是否流式和错误码 EMPTY_COMPLETION',
          },
        ],
        tellApart:
          'STREAM_TRUNCATED 缺少正常的结尾，这里有。被拦截的响应会写明 SAFETY、filter 或 `refusal`（CONTENT_POLICY_VIOLATION）。客户端的表现是 `list index out of range`、`Response did not contain any choices` 或什么都不显示；收到网页时也会有同样的文本（HTML_INSTEAD_OF_JSON）。',
      },
    },
  }),
  code({
    id: 'CHANNEL_FLAPPING',
    class: 'upstream',
    owner: 'gateway',
    retry: 'backoff',
    statuses: [],
    weight: 1,
    match: [],
    examples: ['written.situation.flapping', 'written.situation.flapping.stream'],
    nearMisses: ['written.situation.always-down', 'written.situation.steady', 'claude.nochannel', 'aider.nov1'],
    sources: [
      'https://www.torouter.ai/docs/models/routing',
      'https://www.torouter.ai/docs/troubleshooting/upstream',
      'recorded: up500.openai.chat.again',
    ],
    docs: 'https://www.torouter.ai/docs/models/routing',
    seeAlso: ['NO_CHANNEL_AVAILABLE', 'UPSTREAM_UNAVAILABLE', 'EMPTY_COMPLETION'],
    words: {
      en: {
        title: 'Identical requests sometimes work and sometimes fail',
        meaning:
          '[[{ok} of {attempts} identical requests succeeded. ]]The key, the model and the request are fine; some channels of the gateway work and some do not.[[ The failures were {otherCode}.]]',
        causes: [
          'The group has several channels for the model, and one of them is broken.',
          'A channel is cooling down or at its rate limit from time to time.',
        ],
        fixes: [
          { text: 'Let the client retry; SDKs do that by themselves (`max_retries`), with pauses from one second up' },
          {
            text: 'Measure it with more requests. They cost a little each.',
            commands: ['torouter doctor --model {model} --samples 5'],
          },
          {
            text: 'Use another model of the list until it is fixed[[ ({otherModel} answered in this run)]]',
            page: '/models',
          },
          {
            text: 'Tell support: UTC time, the x-request-ids of failed and of good requests, the model[[, {ok} of {attempts} good]] and the code CHANNEL_FLAPPING. With both kinds of id the broken channel can be found.',
          },
        ],
        tellApart:
          'A conclusion from several identical requests of one run. If all fail, the code of the failures stands alone.',
      },
      zh: {
        title: '同样的请求时好时坏',
        meaning:
          '[[同样的 {attempts} 个请求成功了 {ok} 个。]]密钥、模型和请求都没有问题，是网关的渠道有的正常、有的不正常。[[失败的错误码是 {otherCode}。]]',
        causes: ['分组里该模型有多条渠道，其中一条有故障。', '某条渠道时而冷却、时而限流。'],
        fixes: [
          { text: '让客户端重试，SDK 会自动这样做（`max_retries`），间隔从一秒起' },
          {
            text: '用更多请求测一测，每个请求会产生少量费用',
            commands: ['torouter doctor --model {model} --samples 5'],
          },
          { text: '修复之前改用列表里的其他模型[[（本次检测中 {otherModel} 可用）]]', page: '/models' },
          {
            text: '联系客服，附上 UTC 时间、失败和成功请求各自的 x-request-id、模型名[[、成功数 {ok}/{attempts} ]]和错误码 CHANNEL_FLAPPING。两类 id 都有，才能定位故障渠道。',
          },
        ],
        tellApart: '这是根据一次运行中多个相同请求得出的推断。全部失败时，直接给出失败的错误码。',
      },
    },
  }),
];
