/** Rows about the key itself: is it there, known, alive, and who owns it. */
import { code } from '../code';
import {
  baseUrlPage,
  blockedKey,
  checkAgain,
  docsRoot,
  enterKey,
  errorCodes,
  listVariables,
  rotate,
} from '../steps/account';

export const keyRows = [
  code({
    id: 'API_KEY_REQUIRED',
    class: 'auth',
    owner: 'you',
    retry: 'no',
    refusesKey: 'credential',
    aliases: ['api_key_required'],
    statuses: [401],
    weight: 2,
    match: [
      { code: 'API_KEY_REQUIRED' },
      { type: 'API_KEY_REQUIRED' },
      { text: /\bAPI key is required\b|^未提供(?:令牌|密钥|API ?key)|^You didn't provide an API key\b/i },
      {
        status: 401,
        text: /\b(?:missing|no) (?:api[- ]?key|authentication header|\(?cookie\)? auth credentials|auth(?:entication)? credentials)|You didn't provide an API key|x-api-key header is required|No cookie auth credentials|未提供(?:令牌|密钥|API ?key)/i,
      },
    ],
    examples: [
      'nokey.messages.stream',
      'nokey.gemini.stream',
      'doc.API_KEY_REQUIRED.401.openai',
      'nokey.responses',
      'opencode.nokey',
      'codex.keynl',
    ],
    nearMisses: ['gone.responses', 'go-openai.keynl.tb', 'claude.nokey', 'written.situation.header-style'],
    sources: [
      errorCodes,
      baseUrlPage,
      'recorded: nokey.responses',
      'recorded: nokey.gemini',
      'recorded: noBearer.messages',
      'recorded: codex.keynl',
    ],
    docs: errorCodes,
    seeAlso: ['KEY_NOT_FOUND', 'INVALID_API_KEY', 'KEY_MALFORMED', 'KEY_HEADER_STYLE'],
    words: {
      en: {
        title: 'The request reached the gateway without an API key',
        meaning:
          'The gateway looked into the Authorization, x-api-key and x-goog-api-key headers and found no key. Whether your key is good has not been checked.',
        causes: [
          'The variable or setting that should hold the key is empty in the process that sends the request: another shell, a service, a container, an editor.',
          'The header says `Authorization: sk-…` without the word `Bearer`; the gateway ignores such a header.',
          'The key holds a line break and the client dropped the whole header, as Codex does.',
          'The key travels in a header the gateway does not read.',
        ],
        fixes: [
          {
            text: 'Send the key as a Bearer token. This line shows whether the gateway takes it.',
            commands: ['curl -sS -i {baseUrl}/v1/models -H "Authorization: Bearer $TOROUTER_API_KEY"'],
          },
          {
            text: 'Anthropic style: the x-api-key header. The SDK and Claude Code send it when ANTHROPIC_API_KEY is set.',
            commands: [
              'curl -sS -i {baseUrl}/v1/models -H "x-api-key: $TOROUTER_API_KEY" -H "anthropic-version: 2023-06-01"',
            ],
            protocol: 'anthropic',
          },
          {
            text: 'Gemini style: the x-goog-api-key header. The SDK and Gemini CLI send it when GEMINI_API_KEY is set.',
            commands: ['curl -sS -i {baseUrl}/v1/models -H "x-goog-api-key: $TOROUTER_API_KEY"'],
            protocol: 'gemini',
          },
          enterKey.en,
        ],
        tellApart:
          'INVALID_API_KEY: a key arrived, and the gateway does not know it. KEY_NOT_FOUND: nothing was sent, because no key was found on your machine. If the key is set and this answer still comes, look for a line break or space in it (KEY_MALFORMED).',
      },
      zh: {
        title: '请求到了网关，但没有带密钥',
        meaning:
          '网关在 Authorization、x-api-key、x-goog-api-key 三个请求头里都没有找到密钥。密钥本身是否有效，还没有检查。',
        causes: [
          '发请求的进程里，存放密钥的变量或设置是空的：换了 shell、跑在服务或容器里、由编辑器启动。',
          '请求头写成了 `Authorization: sk-…`，少了 `Bearer`，网关会忽略这样的请求头。',
          '密钥里混进了换行，客户端干脆没发这个请求头（Codex 就是这样）。',
          '密钥放在了网关不读取的请求头里。',
        ],
        fixes: [
          {
            text: '用 Bearer 方式发送密钥，执行这行看网关是否接受',
            commands: ['curl -sS -i {baseUrl}/v1/models -H "Authorization: Bearer $TOROUTER_API_KEY"'],
          },
          {
            text: 'Anthropic 协议用 x-api-key 请求头；设置 ANTHROPIC_API_KEY 后，SDK 和 Claude Code 会自动带上',
            commands: [
              'curl -sS -i {baseUrl}/v1/models -H "x-api-key: $TOROUTER_API_KEY" -H "anthropic-version: 2023-06-01"',
            ],
            protocol: 'anthropic',
          },
          {
            text: 'Gemini 协议用 x-goog-api-key 请求头；设置 GEMINI_API_KEY 后，SDK 和 Gemini CLI 会自动带上',
            commands: ['curl -sS -i {baseUrl}/v1/models -H "x-goog-api-key: $TOROUTER_API_KEY"'],
            protocol: 'gemini',
          },
          enterKey.zh,
        ],
        tellApart:
          'INVALID_API_KEY：密钥到了，但网关不认识。KEY_NOT_FOUND：本机就没找到密钥，请求没有发出。如果密钥明明设置了还是这个报错，检查里面有没有换行或空格（KEY_MALFORMED）。',
      },
    },
  }),
  code({
    id: 'INVALID_API_KEY',
    class: 'auth',
    owner: 'you',
    retry: 'no',
    refusesKey: 'credential',
    aliases: ['invalid_api_key', 'authentication_error', 'unauthenticated'],
    statuses: [401],
    weight: 3,
    match: [
      { text: /^Invalid API key: (?:Invalid API key|API key not found)\b/i },
      {
        code: 'INVALID_API_KEY',
        sender: ['gateway', 'unknown', 'relay', 'client'],
        not: /Incorrect API key provided/i,
      },
      { type: 'INVALID_API_KEY', sender: ['gateway', 'unknown', 'relay', 'client'] },
      { text: /^Invalid API key\.?$/i, sender: ['gateway', 'unknown', 'relay', 'client'] },
      {
        text: /身份验证失败[,，]请检查 ?API ?密钥|API-?key ?不存在|\bInvalidProviderAPIKey\b|\bUnauthorized (?:User )?(?:OpenAI )?API key\b|(?:API ?key|密钥|令牌|访问密码)\s?(?:不正确|有误|错误)(?:或为空)?|\bAPI key is (?:incorrect|wrong) or (?:blank|empty|missing)\b|无效的(?:令牌|API ?key|密钥)|(?:令牌|密钥|API ?key|api ?token)\s?(?:不存在|无效)|Invalid proxy server token passed|LiteLLM Virtual Key expected|^Invalid token\b.*\(?request id/i,
      },
      { status: 401, text: /^(?:User|API key) not found\.?$/i },
    ],
    examples: [
      'gone.chat.stream',
      'gone.gemini.stream',
      'doc.INVALID_API_KEY.401.anthropic',
      'gone.responses',
      'claude.badkey',
      'codex.badkey',
      'written.situation.header-style.refused-everywhere',
    ],
    nearMisses: [
      'written.vendor.anthropic',
      'nokey.responses',
      'written.situation.header-style',
      'up401.gemini.gemini.stream',
      'path.GET./api/v1/usage',
    ],
    sources: [
      errorCodes,
      blockedKey,
      rotate,
      'recorded: badkey.responses',
      'recorded: gone.chat',
      'recorded: longkey.gemini',
      'recorded: stale-auth.messages',
    ],
    docs: blockedKey,
    seeAlso: ['API_KEY_REQUIRED', 'KEY_HEADER_STYLE', 'WRONG_VENDOR', 'UPSTREAM_KEY_REJECTED', 'PORTAL_API_PATH'],
    words: {
      en: {
        title: 'The gateway does not know this API key',
        meaning:
          'A key arrived, but no such key exists on this gateway. IP rules, group, expiry, limits and balance come later and have not been checked.',
        causes: [
          'The key was copied incompletely or with something extra.',
          'The key was deleted or replaced in the portal; a deleted key is refused at once. The same answer comes when the account that owned it is gone.',
          'Another key is sent than you think: one of another service, or an old one from a settings file. An old Authorization header wins over a good x-api-key.',
          'The key was used before it was created; it then stays unknown for up to 30 seconds.',
        ],
        fixes: [
          {
            text: 'Look for the key in the portal. If it is not there, create a new one: a key is shown once and cannot be shown again.',
            page: '/keys',
          },
          enterKey.en,
          {
            text: 'Look for a second key. Set only one of ANTHROPIC_AUTH_TOKEN and ANTHROPIC_API_KEY; the env block of ~/.claude/settings.json overrides the shell.',
            commands: [listVariables],
            protocol: 'anthropic',
          },
          {
            text: 'Stop programs that go on trying: too many unknown keys within a minute block your whole address. Then check again.',
            commands: ['torouter doctor'],
          },
        ],
        tellApart:
          "The gateway says `Invalid API key`. `Incorrect API key provided` with a link to another company means the request went elsewhere (WRONG_VENDOR). `API key not valid. Please pass a valid API key.` on a Gemini route, or a 401 of type server_error or upstream_error, is about the channel's account, not your key. `INVALID_TOKEN` comes from the portal's own API: a base URL matter.",
      },
      zh: {
        title: '网关不认识这个密钥',
        meaning: '密钥送到了，但这个网关上没有这样的密钥。IP 规则、分组、有效期、限额和余额都排在后面，还没有检查。',
        causes: [
          '密钥没复制全，或者多带了字符。',
          '密钥已在控制台删除或更换，删除后立即失效；所属账号不存在时也是这个报错。',
          '实际发出的不是你以为的那个：可能是别家服务的密钥，也可能是配置文件里的旧密钥。旧的 Authorization 会盖过正确的 x-api-key。',
          '密钥创建之前就被用过，最长要等 30 秒才会被识别。',
        ],
        fixes: [
          { text: '到控制台核对这个密钥；找不到就新建一个。密钥只显示一次，之后无法再查看。', page: '/keys' },
          enterKey.zh,
          {
            text: '排查是否还有另一个密钥：ANTHROPIC_AUTH_TOKEN 和 ANTHROPIC_API_KEY 只留一个；~/.claude/settings.json 的 env 会覆盖 shell 里的设置',
            commands: [listVariables],
            protocol: 'anthropic',
          },
          {
            text: '先停掉还在重试的程序：一分钟内错误的密钥太多，整个 IP 都会被封。然后再查一遍。',
            commands: ['torouter doctor'],
          },
        ],
        tellApart:
          '网关的原话是 `Invalid API key`。如果是 `Incorrect API key provided` 并附有别家公司的链接，说明请求发到了别处（WRONG_VENDOR）。Gemini 路径上的 `API key not valid. Please pass a valid API key.`，或者 type 为 server_error、upstream_error 的 401，说的是渠道的账号，不是你的密钥。`INVALID_TOKEN` 来自控制台自己的接口，是 base URL 的问题。',
      },
    },
  }),
  code({
    id: 'API_KEY_DISABLED',
    class: 'auth',
    owner: 'you',
    retry: 'no',
    refusesKey: 'standing',
    aliases: ['api_key_disabled'],
    statuses: [401],
    weight: 2,
    match: [
      { code: 'API_KEY_DISABLED' },
      { type: 'API_KEY_DISABLED' },
      {
        text: /\bAPI key is (?:disabled|not active|inactive)\b|(?:令牌|密钥|API ?key)(?:状态不可用|已(?:被)?(?:禁用|停用))/i,
      },
    ],
    examples: [
      'disabled.chat.stream',
      'disabled.gemini.stream',
      'doc.API_KEY_DISABLED.401.anthropic',
      'disabled.responses',
      'claude.disabled',
      'codex.disabled',
    ],
    nearMisses: ['gone.chat.stream', 'doc.API_KEY_EXPIRED.401.anthropic', 'off.gemini.stream'],
    sources: [errorCodes, blockedKey, 'recorded: disabled.chat', 'recorded: disabled.gemini'],
    docs: errorCodes,
    seeAlso: ['INVALID_API_KEY', 'USER_INACTIVE', 'API_KEY_EXPIRED'],
    words: {
      en: {
        title: 'This API key is switched off',
        meaning:
          'The gateway knows the key, and it is disabled in the portal. Waiting does not switch it on. IP rules, expiry, limits and balance have not been checked.',
        causes: [
          'Someone with access to the account switched the key off.',
          'The key was replaced and an older copy of it is still in use here.',
        ],
        fixes: [
          { text: 'Open the key and switch it on', page: '/keys' },
          { text: 'If it was switched off on purpose, create a new key and use that one', page: '/keys' },
          checkAgain.en,
        ],
        tellApart:
          'INVALID_API_KEY: the key is unknown or deleted, there is nothing to switch on. API_KEY_EXPIRED: its date has passed. USER_INACTIVE: the whole account is stopped, and a new key would not help.',
      },
      zh: {
        title: '这个密钥已被停用',
        meaning:
          '网关认识这个密钥，但它在控制台里是停用状态，等待不会自动恢复。IP 规则、有效期、限额和余额还没有检查。',
        causes: ['有账号权限的人停用了它。', '密钥已经轮换，这里还在用旧的那个。'],
        fixes: [
          { text: '打开这个密钥，重新启用', page: '/keys' },
          { text: '如果是有意停用的，新建一个密钥来用', page: '/keys' },
          checkAgain.zh,
        ],
        tellApart:
          'INVALID_API_KEY：密钥不存在或已删除，没有可启用的对象。API_KEY_EXPIRED：过了有效期。USER_INACTIVE：整个账号被停，换密钥也没用。',
      },
    },
  }),
  code({
    id: 'API_KEY_EXPIRED',
    class: 'auth',
    owner: 'you',
    retry: 'no',
    refusesKey: 'standing',
    aliases: ['expired', '已过期', 'api_key_expired'],
    statuses: [403, 401],
    weight: 2,
    match: [
      { code: 'API_KEY_EXPIRED', sender: ['gateway', 'unknown', 'relay', 'client'] },
      { type: 'API_KEY_EXPIRED' },
      {
        text: /(?:API ?key|令牌|密钥)\s*已过期|\bAPI key (?:has |is )expired\b|\bExpired Key\b/i,
        not: /Please renew/i,
      },
    ],
    examples: [
      'expired.chat.stream',
      'expired.gemini.stream',
      'doc.API_KEY_EXPIRED.401.anthropic',
      'doc.API_KEY_EXPIRED.403.openai',
      'claude.expired',
      'gemini.expired',
    ],
    nearMisses: ['subnone.chat.stream', 'broke.chat.stream', 'doc.API_KEY_DISABLED.401.anthropic'],
    sources: [
      errorCodes,
      `${docsRoot}keys/limits`,
      blockedKey,
      'recorded: expired.chat',
      'recorded: expired.gemini',
      'recorded: expired.usage',
      'recorded: aider.expired',
    ],
    docs: errorCodes,
    seeAlso: ['API_KEY_DISABLED', 'SUBSCRIPTION_NOT_FOUND', 'INSUFFICIENT_BALANCE'],
    words: {
      en: {
        title: 'This API key has expired',
        meaning:
          'The key is known, but its expiry date has passed.[[ It expired at {expiresAt}.]] Limits and balance come later and have not been checked.',
        causes: [
          'The key was created with an expiry date, and that date is over.',
          'The key was replaced and an older copy of it is still in use here.',
        ],
        fixes: [
          { text: 'Open the key and move its expiry date', page: '/keys' },
          { text: 'Or create a new key and use that one', page: '/keys' },
          checkAgain.en,
        ],
        tellApart:
          'The text is `API key 已过期`, under 403 and on some versions 401. It is not about money: an empty balance is INSUFFICIENT_BALANCE, an expired subscription is SUBSCRIPTION_NOT_FOUND. `/v1/usage` still answers for an expired key and may call it active; only the expiry date counts.',
      },
      zh: {
        title: '这个密钥已过期',
        meaning: '网关认识这个密钥，但有效期已过。[[过期时间：{expiresAt}。]]限额和余额排在后面，还没有检查。',
        causes: ['创建密钥时设了有效期，现在到期了。', '密钥已经轮换，这里还在用旧的那个。'],
        fixes: [
          { text: '打开这个密钥，延长有效期', page: '/keys' },
          { text: '或者新建一个密钥来用', page: '/keys' },
          checkAgain.zh,
        ],
        tellApart:
          '报错原文是 `API key 已过期`，状态码 403，有的版本是 401。它与钱无关：余额不足是 INSUFFICIENT_BALANCE，订阅到期是 SUBSCRIPTION_NOT_FOUND。密钥过期后 `/v1/usage` 照样有响应，状态还可能显示 active，只能看有效期。',
      },
    },
  }),
  code({
    id: 'USER_INACTIVE',
    class: 'auth',
    owner: 'you',
    retry: 'no',
    refusesKey: 'standing',
    aliases: ['user_inactive'],
    statuses: [401],
    weight: 1,
    match: [
      { code: 'USER_INACTIVE' },
      { type: 'USER_INACTIVE' },
      { text: /\bUser account is not active\b|(?:用户|账[户号])(?:已经?)?被?(?:封禁|禁用|停用|冻结)/i },
    ],
    examples: [
      'off.messages.stream',
      'off.gemini.stream',
      'doc.USER_INACTIVE.401.openai',
      'doc.USER_INACTIVE.401.anthropic',
      'claude.off',
      'gemini.off',
    ],
    nearMisses: [
      'gone.gemini.stream',
      'disabled.gemini.stream',
      'broke.gemini.stream',
      'doc.USER_NOT_FOUND.401.openai',
    ],
    sources: [errorCodes, blockedKey, 'recorded: off.chat', 'recorded: off.models.gemini'],
    docs: blockedKey,
    seeAlso: ['API_KEY_DISABLED', 'USER_NOT_FOUND', 'INVALID_API_KEY'],
    words: {
      en: {
        title: 'The account that owns this key is not active',
        meaning:
          'The key is known, but its account is suspended or its e-mail address is not verified. Every key of the account is refused.',
        causes: [
          'The e-mail address of the account has not been verified; the API needs that.',
          'The account has been suspended.',
        ],
        fixes: [
          { text: 'Sign in and verify the e-mail address; look for a notice about the account', page: '/dashboard' },
          {
            text: 'If the account is suspended, ask support and give the request id[[ {requestId}]]. A new key of the same account will not help.',
          },
          checkAgain.en,
        ],
        tellApart:
          'API_KEY_DISABLED: only this key is off, others of the account work. INVALID_API_KEY: the key is unknown. INSUFFICIENT_BALANCE: the account is fine, the money is used up.',
      },
      zh: {
        title: '密钥所属的账号未激活或已停用',
        meaning: '网关认识这个密钥，但所属账号被停用，或者邮箱还没有验证。账号下所有密钥都用不了。',
        causes: ['账号邮箱还没有验证，调用 API 前必须先验证。', '账号被停用。'],
        fixes: [
          { text: '登录控制台验证邮箱，看看有没有账号通知', page: '/dashboard' },
          { text: '如果账号被停用，联系客服，附上请求 ID[[ {requestId}]]。同一账号下新建密钥没有用。' },
          checkAgain.zh,
        ],
        tellApart:
          'API_KEY_DISABLED：只停了这一个密钥，账号下其他密钥可用。INVALID_API_KEY：网关不认识这个密钥。INSUFFICIENT_BALANCE：账号正常，只是余额用完了。',
      },
    },
  }),
  code({
    id: 'USER_NOT_FOUND',
    class: 'auth',
    owner: 'gateway',
    retry: 'no',
    refusesKey: 'standing',
    aliases: ['user_not_found'],
    statuses: [401],
    weight: 1,
    match: [
      { code: 'USER_NOT_FOUND' },
      { type: 'USER_NOT_FOUND' },
      { text: /\bUser associated with API key not found\b/i },
    ],
    examples: [
      'doc.USER_NOT_FOUND.401.openai',
      'doc.USER_NOT_FOUND.401.anthropic',
      'doc.USER_NOT_FOUND.401.gemini',
      'doc.USER_NOT_FOUND.401.toplevel',
    ],
    nearMisses: ['gone.chat.stream', 'off.gemini.stream'],
    sources: [errorCodes, 'recorded: doc.USER_NOT_FOUND.401.openai', 'recorded: gone.chat'],
    docs: errorCodes,
    seeAlso: ['INVALID_API_KEY', 'USER_INACTIVE'],
    words: {
      en: {
        title: 'The gateway cannot find the account behind this key',
        meaning:
          "The key exists, but the account it belongs to is missing on the gateway. Only the gateway's operator can repair that; nothing in your client causes it.",
        causes: [
          'The account was removed while its keys stayed behind.',
          "The gateway's own records do not fit together.",
        ],
        fixes: [
          { text: 'Ask support and give the request id[[ {requestId}]] and the time' },
          { text: 'Until then use a key of another account', page: '/keys' },
        ],
        tellApart:
          "This answer is rare: a key of a deleted account normally gives INVALID_API_KEY. USER_INACTIVE: the account is there but suspended or unverified. A 401 that only says `User not found.` is OpenRouter's own wording for a key of theirs.",
      },
      zh: {
        title: '网关找不到这个密钥所属的账号',
        meaning: '密钥还在，但网关上没有它所属的账号。只有网关运营方能处理，与你的客户端无关。',
        causes: ['账号已被移除，密钥却留了下来。', '网关自身的数据不一致。'],
        fixes: [
          { text: '联系客服，附上请求 ID[[ {requestId}]] 和发生时间' },
          { text: '在此之前，先用其他账号的密钥', page: '/keys' },
        ],
        tellApart:
          '这个报错很少见：账号删除后，密钥通常报 INVALID_API_KEY。USER_INACTIVE：账号还在，只是被停用或未验证邮箱。只有一句 `User not found.` 的 401 是 OpenRouter 自己的说法，指的是它那边的密钥。',
      },
    },
  }),
  code({
    id: 'API_KEY_IN_QUERY_DEPRECATED',
    class: 'auth',
    owner: 'you',
    retry: 'no',
    refusesKey: 'credential',
    aliases: ['api_key_in_query_deprecated'],
    statuses: [400],
    weight: 1,
    match: [
      { token: 'API_KEY_IN_QUERY_DEPRECATED' },
      {
        status: 400,
        text: /^(?:API key in query parameter is deprecated|Query parameter (?:api_)?key is deprecated)\b/i,
      },
      { text: /\bAPI key in query parameter is deprecated\b|\bQuery parameter (?:api_)?key is deprecated\b/i },
    ],
    examples: [
      'query2.gemini.stream',
      'query.chat',
      'doc.api_key_in_query_deprecated.400.anthropic',
      'doc.api_key_in_query_deprecated.400.openai',
    ],
    nearMisses: ['nokey.gemini.stream', 'gone.chat.stream'],
    sources: [
      errorCodes,
      `${docsRoot}gateway/gemini`,
      'recorded: query.chat',
      'recorded: query2.gemini',
      'recorded: query.gemini',
    ],
    docs: errorCodes,
    seeAlso: ['API_KEY_REQUIRED', 'INVALID_API_KEY'],
    words: {
      en: {
        title: 'The key stands in the URL, and the gateway wants it in a header',
        meaning:
          'A key in the URL parameter `key` or `api_key` is refused before anything else, even when a good header is sent with it. The key itself has not been checked.',
        causes: [
          'The base URL or endpoint in the client ends in such a parameter, with the key behind it.',
          'The client was written for Gemini and puts the key into the URL, while the path is not a Gemini one.',
          'The client uses the parameter `api_key`, which is refused on Gemini paths too; only `key` may still pass there.',
        ],
        fixes: [
          {
            text: 'Take the key out of the URL and send it in a header',
            commands: ['curl -sS -i {baseUrl}/v1/models -H "Authorization: Bearer $TOROUTER_API_KEY"'],
          },
          {
            text: 'Gemini style: send it in the x-goog-api-key header',
            commands: ['curl -sS -i {baseUrl}/v1/models -H "x-goog-api-key: $TOROUTER_API_KEY"'],
            protocol: 'gemini',
          },
          {
            text: 'URLs end up in logs of servers and proxies: if others can read those, replace the key',
            page: '/keys',
          },
        ],
        tellApart:
          'INVALID_API_KEY and API_KEY_REQUIRED are judged after this one: they may show once the key is out of the URL. Removing the header and keeping the URL does not help.',
      },
      zh: {
        title: '密钥写在了 URL 里，网关要求放在请求头',
        meaning:
          'URL 参数 `key` 或 `api_key` 里的密钥会最先被网关拒绝，同时带了正确的请求头也一样。密钥本身还没有检查。',
        causes: [
          '客户端的 base URL 或接口地址末尾带着这样的参数和密钥。',
          '客户端按 Gemini 的习惯把密钥放进 URL，但请求的并不是 Gemini 路径。',
          '用的参数是 `api_key`，Gemini 路径也不接受；那里只有 `key` 可能还能用。',
        ],
        fixes: [
          {
            text: '把密钥从 URL 里去掉，改放请求头',
            commands: ['curl -sS -i {baseUrl}/v1/models -H "Authorization: Bearer $TOROUTER_API_KEY"'],
          },
          {
            text: 'Gemini 协议用 x-goog-api-key 请求头',
            commands: ['curl -sS -i {baseUrl}/v1/models -H "x-goog-api-key: $TOROUTER_API_KEY"'],
            protocol: 'gemini',
          },
          { text: 'URL 会留在服务器和代理的日志里，如果别人看得到这些日志，请更换密钥', page: '/keys' },
        ],
        tellApart:
          'INVALID_API_KEY 和 API_KEY_REQUIRED 都在它之后才判断，去掉 URL 里的密钥后可能才会出现。只去掉请求头而保留 URL 里的密钥没有用。',
      },
    },
  }),
  code({
    id: 'KEY_HEADER_STYLE',
    class: 'auth',
    owner: 'you',
    retry: 'no',
    statuses: [401],
    weight: 1,
    match: [],
    examples: ['written.situation.header-style'],
    nearMisses: ['written.situation.header-style.refused-everywhere', 'noBearer.usage', 'written.env.two-keys'],
    sources: [baseUrlPage, 'recorded: stale-auth.messages', 'recorded: noBearer.models'],
    docs: baseUrlPage,
    seeAlso: ['INVALID_API_KEY', 'API_KEY_REQUIRED', 'KEY_CONFLICT'],
    words: {
      en: {
        title: 'The key works in one header and is refused in another',
        meaning:
          'The same key was accepted in one header and refused in another, so the key is good and the way it is sent is not.[[ Accepted as {workingStyle}.]][[ Refused as {headerStyle}.]]',
        causes: [
          'Two headers are sent, and an old Authorization wins over a good x-api-key.',
          'Something on the way removes or replaces one of the headers.',
          'This version of the gateway does not read that header on this path.',
        ],
        fixes: [
          {
            text: 'Send the key only in the header that was accepted[[: {workingStyle}]]. For most clients that is the Bearer token.',
            commands: ['curl -sS -i {baseUrl}/v1/models -H "Authorization: Bearer $TOROUTER_API_KEY"'],
          },
          {
            text: 'Claude Code and Anthropic SDKs: ANTHROPIC_AUTH_TOKEN sends Bearer, ANTHROPIC_API_KEY sends x-api-key. Set the one that works and unset the other.',
            commands: ['unset ANTHROPIC_API_KEY', 'export ANTHROPIC_AUTH_TOKEN="$TOROUTER_API_KEY"'],
            protocol: 'anthropic',
          },
          {
            text: 'Gemini CLI and SDK: GEMINI_API_KEY sends x-goog-api-key. If only Bearer works, use an OpenAI-compatible client.',
            commands: ['export GEMINI_API_KEY="$TOROUTER_API_KEY"'],
            protocol: 'gemini',
          },
        ],
        tellApart:
          'INVALID_API_KEY: refused in every header. KEY_CONFLICT: two different keys are set, so two headers carry different values.',
      },
      zh: {
        title: '密钥本身可用，但换个请求头就被拒绝',
        meaning:
          '同一个密钥放在一种请求头里能通过，放在另一种里被拒绝：密钥没问题，问题在发送方式。[[可用：{workingStyle}。]][[被拒：{headerStyle}。]]',
        causes: [
          '同时发了两个请求头，旧的 Authorization 盖过了正确的 x-api-key。',
          '中间某一环去掉或改写了其中一个请求头。',
          '这个版本的网关在该路径上不读这种请求头。',
        ],
        fixes: [
          {
            text: '只用能通过的那种请求头[[（{workingStyle}）]]，多数客户端用 Bearer 就行',
            commands: ['curl -sS -i {baseUrl}/v1/models -H "Authorization: Bearer $TOROUTER_API_KEY"'],
          },
          {
            text: 'Claude Code 和 Anthropic SDK：ANTHROPIC_AUTH_TOKEN 走 Bearer，ANTHROPIC_API_KEY 走 x-api-key。留下能用的，取消另一个。',
            commands: ['unset ANTHROPIC_API_KEY', 'export ANTHROPIC_AUTH_TOKEN="$TOROUTER_API_KEY"'],
            protocol: 'anthropic',
          },
          {
            text: 'Gemini CLI 和 SDK：GEMINI_API_KEY 走 x-goog-api-key。如果只有 Bearer 可用，就换用 OpenAI 兼容的客户端。',
            commands: ['export GEMINI_API_KEY="$TOROUTER_API_KEY"'],
            protocol: 'gemini',
          },
        ],
        tellApart:
          'INVALID_API_KEY：放在哪种请求头里都被拒。KEY_CONFLICT：设置了两个不同的密钥，两个请求头里的值不一样。',
      },
    },
  }),
  code({
    id: 'INVALID_AUTH_RATE_LIMITED',
    class: 'rate_limit',
    owner: 'you',
    retry: 'backoff',
    refusesKey: 'credential',
    aliases: ['invalid_auth_rate_limited'],
    statuses: [429],
    weight: 1,
    match: [{ token: 'INVALID_AUTH_RATE_LIMITED' }, { text: /\bToo many invalid authentication attempts\b/i }],
    examples: ['badkeyblock.chat', 'badkeyblock.gemini'],
    nearMisses: ['badkey.models', 'doc.rate-limit.top'],
    sources: ['recorded: badkeyblock.chat', 'recorded: badkeyblock.gemini'],
    docs: blockedKey,
    seeAlso: ['INVALID_API_KEY', 'RATE_LIMIT_EXCEEDED'],
    words: {
      en: {
        title: 'Too many wrong keys came from your address; it is blocked briefly',
        meaning:
          'The gateway saw too many unknown keys from your address within a minute and now refuses everything from it for about a minute, good keys too. Whether your key is good is still open.[[ Wait {retryAfter} s.]]',
        causes: [
          'A program goes on retrying with a wrong or deleted key.',
          'Someone else behind the same exit address (office, VPN, server) does.',
          'A key was replaced and one of its users still has the old one.',
        ],
        fixes: [
          {
            text: 'Stop the program that uses the wrong key, wait a minute, then check once',
            commands: ['sleep 60 && torouter doctor'],
          },
          {
            text: 'Find the old copies of the key: variables, settings files, containers, scheduled jobs',
            commands: [listVariables],
          },
          { text: 'If others share your exit address, try from another network' },
        ],
        tellApart:
          'It hits every key from this address, so it is no limit of your key. The other kinds of 429 come only after a key was accepted. When the block is over, the wrong key shows as INVALID_API_KEY.',
      },
      zh: {
        title: '你的 IP 发来的错误密钥太多，暂时被封',
        meaning:
          '一分钟内，你的 IP 发来太多网关不认识的密钥，接下来约一分钟里它的请求全部被拒，正确的密钥也不例外。你的密钥是否有效，现在还不知道。[[请等待 {retryAfter} 秒。]]',
        causes: [
          '某个程序一直在用错误或已删除的密钥重试。',
          '同一出口 IP（公司网络、VPN、服务器）上的其他人在这样做。',
          '密钥已经轮换，还有地方在用旧的。',
        ],
        fixes: [
          {
            text: '停掉使用错误密钥的程序，等一分钟，只查一次',
            commands: ['sleep 60 && torouter doctor'],
          },
          { text: '找出旧密钥还留在哪里：环境变量、配置文件、容器、定时任务', commands: [listVariables] },
          { text: '如果和别人共用出口 IP，换个网络再试' },
        ],
        tellApart:
          '来自这个 IP 的所有密钥都会被拒，所以不是你的密钥被限流；其他几种 429 都要密钥先通过才会出现。解封后，错误的那个密钥会报 INVALID_API_KEY。',
      },
    },
  }),
];
