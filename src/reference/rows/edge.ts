/** Rows about what stands in front of the gateway: CDN, WAF, reverse proxy, captive portal. */
import { code } from '../code';
import { cloudflareErrors, plainUserAgentUnix, plainUserAgentWindows, unixOrWindows } from '../steps/road';

export const edgeRows = [
  code({
    id: 'CAPTIVE_PORTAL',
    class: 'network',
    owner: 'network',
    retry: 'no',
    refusesKey: 'elsewhere',
    statuses: [200, 302, 511],
    weight: 1,
    match: [
      { status: 511 },
      {
        content: 'html',
        text: /\/eportal\/index\.jsp\?wlanuserip|\bcaptive portal\b|\b(?:wi-?fi|hotspot|guest network)\b.{0,80}\b(?:log ?in|sign ?in|accept)\b|\bNetwork Authentication Required\b|上网认证|无线网络.{0,20}登录/i,
      },
    ],
    examples: ['written.edge.captive.511', 'written.edge.captive.login'],
    nearMisses: ['path.GET./', 'written.fault.tls.name', 'path.GET./v1/models/'],
    sources: ['public reports of login pages on guest networks'],
    docs: null,
    seeAlso: ['TLS_NAME_MISMATCH', 'HTML_INSTEAD_OF_JSON', 'REDIRECTED'],
    words: {
      en: {
        title: 'This network wants you to sign in first',
        meaning:
          'A login page answered in place of the gateway[[; it leads to {location}]]. Hotel, airport and guest networks do this to every site until you sign in. It is no answer about the key.',
        causes: [
          'You are on a guest Wi-Fi and have not accepted its terms or signed in.',
          'The sign-in has run out.',
          'A company network wants a login in the browser before it lets programs through.',
        ],
        fixes: [
          { text: 'Open any page in a browser, sign in, and try again', url: 'http://example.com' },
          { text: 'Or use another network, such as a phone hotspot' },
          { text: 'If no login page shows up, switch a VPN off for the sign-in and on again after it' },
        ],
        tellApart:
          'Every other site shows the same page in the browser. If others work and only the gateway answers with a web page, it is the base URL: HTML_INSTEAD_OF_JSON.',
      },
      zh: {
        title: '当前网络要求先登录',
        meaning:
          '应答的是登录页面，而不是网关[[；它跳转到 {location}]]。酒店、机场和访客网络在登录之前对所有网站都是如此。这不是对密钥的答复。',
        causes: [
          '连的是访客 Wi-Fi，还没有同意条款或登录。',
          '登录已过期。',
          '公司网络要求先在浏览器里登录，才放行程序。',
        ],
        fixes: [
          { text: '在浏览器里打开任意网页，登录后重试', url: 'http://example.com' },
          { text: '或者换一个网络，例如手机热点' },
          { text: '如果没有弹出登录页，先关掉 VPN，登录后再打开' },
        ],
        tellApart:
          '这时浏览器打开任何网站都是同一个页面。如果别的网站正常、只有网关返回网页，那是 Base URL 的问题：HTML_INSTEAD_OF_JSON。',
      },
    },
  }),
  code({
    id: 'CDN_CHALLENGE',
    class: 'edge',
    owner: 'gateway',
    retry: 'no',
    refusesKey: 'elsewhere',
    statuses: [403, 503, 429],
    weight: 2,
    match: [
      { header: ['cf-mitigated', /challenge/i] },
      { client: /<title>Just a moment\.\.\./i },
      {
        content: 'html',
        text: /\bJust a moment\.\.\.|\bChecking your browser\b|\bEnable JavaScript and cookies to continue\b|\bverify (?:that )?you are (?:a )?human\b/i,
      },
    ],
    examples: ['written.edge.challenge.header', 'written.edge.challenge.page'],
    nearMisses: ['written.edge.waf.blocked', 'ipwhite.chat.stream', 'doc.bare.403'],
    sources: [
      'claude-code #30437',
      'codex #21735',
      'https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/',
    ],
    docs: 'https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/',
    seeAlso: ['WAF_BLOCKED', 'ACCESS_DENIED', 'HTTP_403'],
    words: {
      en: {
        title: 'The CDN asks for proof that a browser is calling',
        meaning:
          'The network in front of the gateway sent a “Just a moment…” check that only a browser can pass. Your request did not reach the gateway; the key is not the reason.',
        causes: [
          'The address that your calls come from has a bad name: VPN, data centre, shared proxy.',
          'The operator switched on a protection that also hits API paths.',
        ],
        fixes: [
          { text: 'Try from another network, or switch the VPN or proxy node' },
          {
            text: 'Send the operator of the gateway the ray id[[ {rayId}]] and the time (UTC): they can exempt API paths from the check',
          },
          { text: 'Do not repeat in a loop: many tries from one address make it worse' },
        ],
        tellApart:
          'The header `cf-mitigated: challenge` or the text “Just a moment…” gives it away. A refusal without a check is WAF_BLOCKED; the gateway’s own 403 is JSON with a code.',
      },
      zh: {
        title: 'CDN 要求证明访问者是浏览器',
        meaning: '网关前面的 CDN 返回了“Just a moment…”验证，只有浏览器才能通过。请求没有到达网关，原因不在密钥。',
        causes: ['你的出口地址信誉不佳：VPN、机房或共享代理。', '网关运营方开启的防护误伤了 API 路径。'],
        fixes: [
          { text: '换一个网络，或更换 VPN、代理节点' },
          { text: '把 ray id [[{rayId} ]]和时间（UTC）发给网关运营方：他们可以让 API 路径免于验证' },
          { text: '不要循环重试：同一地址频繁尝试会更糟' },
        ],
        tellApart:
          '看响应头 `cf-mitigated: challenge` 或“Just a moment…”字样。没有验证、直接拒绝的是 WAF_BLOCKED；网关自己的 403 是带代码的 JSON。',
      },
    },
  }),
  code({
    id: 'WAF_BLOCKED',
    class: 'edge',
    owner: 'gateway',
    retry: 'no',
    refusesKey: 'elsewhere',
    statuses: [403],
    weight: 2,
    match: [
      {
        text: /您的访问被阻断|可能对网站造成安全威胁|\bSorry, you have been blocked\b|\bAttention Required!|\bRequest blocked\b.*\bcloudfront\b|\bThe request could not be satisfied\b.*\b(?:blocked|403)\b/i,
      },
      {
        status: 403,
        content: 'html',
        text: /\bAccess Denied\b.*\bReference\b|\bRequest Rejected\b|\bMod_?Security\b|\bNot Acceptable\b/i,
      },
      { status: 403, content: 'html', confidence: 'likely' },
    ],
    reasons: {
      basic_auth: {
        match: [
          {
            status: 401,
            header: ['www-authenticate', /^Basic\b/i],
            content: ['html', 'text', 'empty'],
            confidence: 'likely',
          },
        ],
        words: {
          en: {
            title: 'A web server in front of the gateway asks for a user name and password',
            meaning:
              'The server on the way protects this address with Basic authentication of its own[[ (status {status})]]. The request did not reach the gateway; the key is not the reason, and a new key changes nothing.',
            causes: [
              'The operator has put a password on the whole site, the API included.',
              'The base URL leads to an internal or a test address that is not meant for API keys.',
            ],
            fixes: [
              {
                text: 'Ask the operator of the gateway to exempt the API paths from the password, or for the address that is meant for API keys',
              },
            ],
          },
          zh: {
            title: '网关前面的 Web 服务器要求用户名和密码',
            meaning:
              '途中的服务器用自己的 Basic 认证保护了这个地址[[（状态码 {status}）]]。请求没有到达网关；原因不在密钥，换密钥也没有用。',
            causes: [
              '网关运营方给整个站点（包括 API）设了密码。',
              'Base URL 指向内部或测试地址，那里不是给密钥调用准备的。',
            ],
            fixes: [{ text: '请网关运营方对 API 路径免除该密码，或提供可以直接用密钥调用的地址' }],
          },
        },
      },
      user_agent_banned: {
        match: [{ text: /\berror code: 1010\b|\bError 1010\b/i }],
        words: {
          en: {
            title: 'The CDN bans the User-Agent of this client (1010)',
            meaning:
              'Error 1010: the CDN does not accept the way this client introduces itself. The request did not reach the gateway; programs often mistake this for a wrong key.',
            causes: [
              'The client sends a User-Agent that is on a list of bots, or none at all.',
              'The operator’s browser check also hits API paths.',
            ],
            fixes: [
              ...unixOrWindows(
                'Set an ordinary User-Agent in the client, or use its newest version',
                plainUserAgentUnix,
                plainUserAgentWindows,
              ),
              {
                text: 'Send the operator the ray id[[ {rayId}]] and ask to switch the browser check off for API paths',
              },
            ],
          },
          zh: {
            title: 'CDN 禁止了该客户端的 User-Agent（1010）',
            meaning: '错误 1010：CDN 不接受该客户端的身份标识。请求没有到达网关；程序常把它误判成密钥错误。',
            causes: [
              '客户端发送的 User-Agent 在机器人名单里，或根本没有发送。',
              '网关运营方的浏览器检查误伤了 API 路径。',
            ],
            fixes: [
              ...unixOrWindows(
                '在客户端里设置普通的 User-Agent，或升级到最新版',
                plainUserAgentUnix,
                plainUserAgentWindows,
              ),
              { text: '把 ray id [[{rayId} ]]发给网关运营方，请其对 API 路径关闭浏览器检查' },
            ],
          },
        },
      },
      ip_or_country: {
        match: [{ text: /\berror code: 10(?:05|06|07|08|09|12|20)\b|\bError 1020\b/i }],
        words: {
          en: {
            title: 'A firewall rule blocks your address or country',
            meaning:
              'The CDN refuses calls from the address or country that yours come from (error 1020 or the like). The request did not reach the gateway; the key is not the reason.',
            fixes: [
              { text: 'Try from another network, or switch the VPN or proxy node to another country' },
              {
                text: 'Send the operator the ray id[[ {rayId}]] and the address that your calls come from, and ask to have it allowed',
              },
            ],
          },
          zh: {
            title: '防火墙规则屏蔽了你的地址或所在地区',
            meaning:
              'CDN 拒绝来自你的出口地址或所在国家/地区的请求（错误 1020 之类）。请求没有到达网关，原因不在密钥。',
            fixes: [
              { text: '换一个网络，或把 VPN、代理节点切到别的国家/地区' },
              { text: '把 ray id [[{rayId} ]]和你的出口地址发给网关运营方，请其放行' },
            ],
          },
        },
      },
      prompt_content: {
        match: [],
        words: {
          en: {
            title: 'A firewall rule objects to the text of the request',
            meaning:
              'A trivial request passes and this one is blocked: something in the prompt looks like an attack to the web firewall. The request did not reach the gateway; the key is not the reason.',
            causes: [
              'The prompt holds code, SQL, HTML or shell commands, or file paths such as /etc/passwd.',
              'A file or tool result in the conversation holds such text.',
            ],
            fixes: [
              { text: 'Find the passage: send half of the prompt, then half of that, until it passes' },
              {
                text: 'Send the operator the ray id[[ {rayId}]]: prompts should be exempt from such rules, and only they can change that',
              },
            ],
          },
          zh: {
            title: '防火墙规则拦下了请求里的文本',
            meaning:
              '简单的请求能通过，这个请求却被拦：提示词里的某些内容在 Web 防火墙看来像攻击。请求没有到达网关，原因不在密钥。',
            causes: [
              '提示词里含有代码、SQL、HTML、shell 命令，或 /etc/passwd 之类的路径。',
              '对话里的文件或工具结果含有这类文本。',
            ],
            fixes: [
              { text: '定位触发的段落：先发一半提示词，再对半缩小，直到通过' },
              { text: '把 ray id [[{rayId} ]]发给网关运营方：提示词本应不受这类规则约束，只有他们能改' },
            ],
          },
        },
      },
    },
    examples: ['written.edge.waf.1010', 'written.edge.waf.1020', 'written.edge.waf.blocked', 'written.edge.basic.401'],
    nearMisses: ['ipwhite.chat.stream', 'written.edge.challenge.header', 'doc.bare.403'],
    sources: [
      'opencode #41320',
      'OpenHands #4480',
      `${cloudflareErrors}/cloudflare-1xxx-errors/error-1010/`,
      `${cloudflareErrors}/cloudflare-1xxx-errors/error-1020/`,
    ],
    docs: `${cloudflareErrors}/cloudflare-1xxx-errors/`,
    seeAlso: ['CDN_CHALLENGE', 'ACCESS_DENIED', 'HTTP_403'],
    words: {
      en: {
        title: 'A firewall in front of the gateway blocked the request',
        meaning:
          'The CDN or web firewall refused the request[[ (status {status})]] by a rule of its own. It did not reach the gateway; the key is not the reason, and a new key changes nothing.',
        causes: [
          'The address or country that your calls come from is blocked.',
          'Something in the prompt looks like an attack (code, SQL, shell commands).',
          'The User-Agent of the client is banned.',
        ],
        fixes: [
          {
            text: 'Send a trivial prompt: if that passes, the text was the reason; if not, the address or the client is',
            commands: ['torouter doctor --model MODEL'],
          },
          { text: 'Try from another network, without VPN' },
          {
            text: 'Send the operator of the gateway the ray id[[ {rayId}]] and the time (UTC); they can see the rule and change it',
          },
        ],
        tellApart:
          'The answer is a web page or `error code: 10xx` of the CDN. The IP list of a key is ACCESS_DENIED, as JSON. A check that a browser could pass is CDN_CHALLENGE.',
      },
      zh: {
        title: '网关前面的防火墙拦截了请求',
        meaning:
          'CDN 或 Web 防火墙按自己的规则拒绝了请求[[（状态码 {status}）]]。请求没有到达网关；原因不在密钥，换密钥也没有用。',
        causes: [
          '你的出口地址或所在国家/地区被屏蔽。',
          '提示词里的某些内容像是攻击（代码、SQL、shell 命令）。',
          '客户端的 User-Agent 被禁。',
        ],
        fixes: [
          {
            text: '发一个极简单的提示词：能通过，说明是文本触发的；不能，就是地址或客户端的原因',
            commands: ['torouter doctor --model MODEL'],
          },
          { text: '换一个网络，不走 VPN 再试' },
          { text: '把 ray id [[{rayId} ]]和时间（UTC）发给网关运营方；他们能看到并调整规则' },
        ],
        tellApart:
          '答复是 CDN 的网页或 `error code: 10xx`。密钥的 IP 白名单是 ACCESS_DENIED，为 JSON。浏览器可以通过的验证是 CDN_CHALLENGE。',
      },
    },
  }),
  code({
    id: 'EDGE_RATE_LIMITED',
    class: 'edge',
    owner: 'you',
    retry: 'backoff',
    statuses: [429],
    weight: 2,
    match: [
      { text: /\berror code: 1015\b|\bError 1015\b|\bYou are being rate limited\b/i },
      { status: 429, content: 'html', text: /\bToo Many Requests\b/i },
      { status: 429, content: 'html', confidence: 'likely' },
    ],
    examples: ['written.edge.limit.1015', 'written.edge.limit.nginx'],
    nearMisses: [
      'doc.rate-limit.top',
      'rpm.openai.chat',
      'written.edge.waf.1020',
      'written.edge.challenge.header',
      'doc.bare.429',
    ],
    sources: [`${cloudflareErrors}/cloudflare-1xxx-errors/error-1015/`, 'nginx: limit_req and its 429 page'],
    docs: `${cloudflareErrors}/cloudflare-1xxx-errors/error-1015/`,
    seeAlso: ['RATE_LIMIT_EXCEEDED', 'CDN_CHALLENGE', 'HTTP_429'],
    words: {
      en: {
        title: 'The CDN or web server in front of the gateway limits your address',
        meaning:
          'Too many requests came from your address in a short time, and something in front of the gateway cut them off[[ (status {status})]]. The request did not reach the gateway: no limit of the key is used up, and another key changes nothing.',
        causes: [
          'Many parallel calls, or quick retries without pauses.',
          'Several people or machines share the address: office, VPN, data centre.',
        ],
        fixes: [
          {
            text: 'Wait[[ {retryAfter} s]] and send fewer requests at a time; double the pause after each refusal',
          },
          { text: 'Try from another network if the address is shared', commands: ['torouter doctor --free'] },
          { text: 'If normal use is cut off, send the operator the ray id[[ {rayId}]] and the time (UTC)' },
        ],
        tellApart:
          'A web page or `error code: 1015` instead of JSON. Limits of the key or the group come as JSON: RATE_LIMIT_EXCEEDED and its neighbours.',
      },
      zh: {
        title: '网关前面的 CDN 或 Web 服务器限制了你的地址',
        meaning:
          '短时间内来自你的出口地址的请求太多，被网关前面的设备拦下[[（状态码 {status}）]]。请求没有到达网关：密钥的额度没有用完，换密钥也没有用。',
        causes: ['并发太多，或不停顿地快速重试。', '多人或多台机器共用这个出口地址：办公室、VPN、机房。'],
        fixes: [
          { text: '等待[[ {retryAfter} 秒]]，减少并发；每次被拒后把间隔加倍' },
          { text: '如果出口地址是共用的，换一个网络再试', commands: ['torouter doctor --free'] },
          { text: '如果正常使用也被拦，把 ray id [[{rayId} ]]和时间（UTC）发给网关运营方' },
        ],
        tellApart:
          '返回的是网页或 `error code: 1015`，不是 JSON。密钥或分组的限制以 JSON 返回：RATE_LIMIT_EXCEEDED 及其相近代码。',
      },
    },
  }),
  code({
    id: 'EDGE_TIMEOUT',
    class: 'edge',
    owner: 'gateway',
    retry: 'backoff',
    statuses: [524],
    weight: 3,
    match: [
      { status: 524 },
      { client: /\bFUNCTION_INVOCATION_TIMEOUT\b/ },
      { text: /\berror code: 524\b|\bA timeout occurred\b.*\b524\b|\bError code 524\b/i },
    ],
    examples: ['written.edge.timeout.524', 'written.edge.timeout.524.page', 'written.edge.timeout.524.bare'],
    nearMisses: ['written.upstream.timeout.anthropic', 'written.edge.origin.521', 't-py-openai.timeout.repr'],
    sources: ['new-api #4972', `${cloudflareErrors}/cloudflare-5xx-errors/error-524/`],
    docs: `${cloudflareErrors}/cloudflare-5xx-errors/error-524/`,
    seeAlso: ['UPSTREAM_TIMEOUT', 'RESPONSE_TIMEOUT', 'ORIGIN_DOWN'],
    words: {
      en: {
        title: 'The CDN stopped waiting for the gateway (524)',
        meaning:
          'The request reached the gateway, but no answer began within the time that the CDN allows, usually 100 to 125 seconds. The model may have gone on working, and the call may have been billed.',
        causes: [
          'A long answer without streaming: the whole text must be ready before the first byte goes out.',
          'High reasoning effort, a very long prompt, or a slow model.',
          'The gateway spent the time on failing channels.',
        ],
        fixes: [
          { text: 'Use streaming (`"stream": true`): bytes flow early and the limit is not met' },
          { text: 'Lower the reasoning effort, the output length or the prompt' },
          { text: 'If small requests get a 524 too, give the operator the ray id[[ {rayId}]] and the time (UTC)' },
        ],
        tellApart:
          '524 is written by the CDN after a long wait. 504 as JSON is the gateway giving up on the provider (UPSTREAM_TIMEOUT); 522 means that the CDN could not even connect (ORIGIN_DOWN).',
      },
      zh: {
        title: 'CDN 等网关答复超时（524）',
        meaning:
          '请求到达了网关，但在 CDN 允许的时间（通常 100 到 125 秒）内没有开始答复。模型可能仍在工作，这次调用可能已经计费。',
        causes: [
          '长回答没有用流式：要等全文生成完才发出第一个字节。',
          '推理强度高、提示词很长或模型较慢。',
          '网关把时间耗在了失败的渠道上。',
        ],
        fixes: [
          { text: '使用流式（`"stream": true`）：数据会提早发出，不会碰到这个限制' },
          { text: '降低推理强度，缩短输出或提示词' },
          { text: '如果很小的请求也返回 524，把 ray id [[{rayId} ]]和时间（UTC）发给网关运营方' },
        ],
        tellApart:
          '524 是 CDN 长时间等待后给出的。JSON 形式的 504 是网关放弃等待供应商（UPSTREAM_TIMEOUT）；522 表示 CDN 连都没连上（ORIGIN_DOWN）。',
      },
    },
  }),
  code({
    id: 'ORIGIN_DOWN',
    class: 'edge',
    owner: 'gateway',
    retry: 'backoff',
    statuses: [520, 521, 522, 523, 525, 526, 530],
    weight: 3,
    match: [
      { status: [520, 521, 522, 523, 525, 526, 527, 530] },
      {
        text: /\berror code: 52[0-35-7]\b|\bError code 52[0-35-7]\b|\bWeb server is (?:down|returning an unknown error)\b/i,
      },
    ],
    examples: ['written.edge.origin.521', 'written.edge.origin.522.page', 'written.edge.origin.525'],
    nearMisses: [
      'noaccount.openai.chat.stream',
      'up500.openai.chat.stream',
      'written.edge.timeout.524',
      'written.edge.nginx.502',
    ],
    sources: [`${cloudflareErrors}/cloudflare-5xx-errors/`],
    docs: `${cloudflareErrors}/cloudflare-5xx-errors/`,
    seeAlso: ['EDGE_TIMEOUT', 'BAD_GATEWAY_PAGE', 'UPSTREAM_UNAVAILABLE'],
    words: {
      en: {
        title: 'The CDN cannot reach the gateway behind it',
        meaning:
          'Your request reached the CDN, but the gateway’s own server is down, refuses or cannot be reached from there[[ (status {status})]]. Nothing is wrong on your side, and the key was not tested.',
        causes: [
          '521, 522, 523: the server is stopped, restarting or unreachable.',
          '520: it gave an empty or broken answer.',
          '525, 526: encryption between the CDN and the server fails (set-up or certificate).',
        ],
        fixes: [
          { text: 'Wait a minute or two and try again, with growing pauses', commands: ['torouter doctor --free'] },
          { text: 'If it lasts, give the operator the status, the ray id[[ {rayId}]] and the time (UTC)' },
          { text: 'Until then, use another provider or gateway that you have access to' },
        ],
        tellApart:
          'These statuses exist only at the CDN. 502 or 503 as JSON means that the gateway is up and its channels are not (UPSTREAM_UNAVAILABLE, NO_CHANNEL_AVAILABLE); 524 is EDGE_TIMEOUT.',
      },
      zh: {
        title: 'CDN 连不上后面的网关',
        meaning:
          '请求到了 CDN，但网关的源站停机、拒绝连接或不可达[[（状态码 {status}）]]。问题不在你这边，密钥没有被检验。',
        causes: [
          '521、522、523：源站停止、正在重启或不可达。',
          '520：源站返回了空的或损坏的答复。',
          '525、526：CDN 与源站之间的加密失败（协商或证书）。',
        ],
        fixes: [
          { text: '等一两分钟再试，并逐步拉长间隔', commands: ['torouter doctor --free'] },
          { text: '如果持续如此，把状态码、ray id [[{rayId} ]]和时间（UTC）发给网关运营方' },
          { text: '在恢复之前，先用你可用的其他供应商或网关' },
        ],
        tellApart:
          '这些状态码只由 CDN 给出。JSON 形式的 502 或 503 表示网关正常而渠道异常（UPSTREAM_UNAVAILABLE、NO_CHANNEL_AVAILABLE）；524 是 EDGE_TIMEOUT。',
      },
    },
  }),
  code({
    id: 'BAD_GATEWAY_PAGE',
    class: 'edge',
    owner: 'gateway',
    retry: 'backoff',
    statuses: [502, 503, 504],
    weight: 2,
    match: [
      { status: [500, 501, 502, 503, 504], content: 'html' },
      {
        status: [502, 503, 504],
        content: 'text',
        text: /^(?:<[^>]+>)?\s*(?:50[234] )?(?:Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time-?out|upstream connect error|no healthy upstream)/i,
      },
      { text: /\bupstream connect error or disconnect\/reset before headers\b/i },
      // The log of a reverse proxy in front of the gateway.
      {
        client:
          /\bno healthy upstream\b|\bupstream prematurely closed connection\b|\bbackend \S{1,60} has no server available\b|\/<NOSRV> |\bno live upstreams\b|\bconnect\(\) failed \([^)]{1,60}\) while connecting to upstream\b/i,
      },
      // Caddy sends its 502 without a body; a gateway that answers says something.
      {
        status: [502, 503, 504],
        content: 'empty',
        header: ['server', /^(?:caddy|nginx|openresty|awselb|envoy|traefik|haproxy)\b/i],
        confidence: 'likely',
      },
    ],
    examples: [
      'up502.gemini.models.gemini',
      'written.edge.nginx.502',
      'written.edge.nginx.504',
      'written.edge.text.503',
    ],
    nearMisses: ['up500.openai.chat.stream', 'written.fault.proxy.502', 'written.edge.origin.521'],
    sources: [
      'public reports of nginx and Caddy error pages in front of gateways',
      'https://www.torouter.ai/docs/troubleshooting/errors',
    ],
    docs: 'https://www.torouter.ai/docs/troubleshooting/errors',
    seeAlso: ['ORIGIN_DOWN', 'UPSTREAM_UNAVAILABLE', 'PROXY_BAD_GATEWAY'],
    words: {
      en: {
        title: 'A web server in front of the gateway shows an error page',
        meaning:
          'The answer[[ (status {status})]] is a page of a web server such as nginx or Caddy, not of the gateway: the gateway behind it did not answer. The key was not tested.',
        causes: [
          'The gateway is being restarted or updated.',
          'The gateway is overloaded or took longer than the web server allows.',
          'A provider’s error page was passed through (on Gemini paths).',
        ],
        fixes: [
          { text: 'Wait a minute and try again', commands: ['torouter doctor --free'] },
          { text: 'If it stays, give the operator the time (UTC), the status and the request id' },
          { text: 'If only long answers fail this way, use streaming (`"stream": true`)' },
        ],
        tellApart:
          'A web page instead of JSON: the gateway’s own 502 is JSON (UPSTREAM_UNAVAILABLE). If other paths of the same host answer with JSON, the page was passed through from the provider. A page of your own proxy is PROXY_BAD_GATEWAY.',
      },
      zh: {
        title: '网关前面的 Web 服务器返回了错误页',
        meaning:
          '答复[[（状态码 {status}）]]是 nginx、Caddy 之类 Web 服务器的页面，不是网关的：后面的网关没有应答。密钥没有被检验。',
        causes: [
          '网关正在重启或更新。',
          '网关过载，或耗时超过了 Web 服务器的上限。',
          '供应商的错误页被原样转发（Gemini 路径）。',
        ],
        fixes: [
          { text: '等一分钟再试', commands: ['torouter doctor --free'] },
          { text: '如果一直如此，把时间（UTC）、状态码和请求 ID 发给网关运营方' },
          { text: '如果只有长回答才这样，改用流式（`"stream": true`）' },
        ],
        tellApart:
          '这里是网页而不是 JSON：网关自己的 502 是 JSON（UPSTREAM_UNAVAILABLE）。如果同一主机的其他路径返回 JSON，说明是供应商的页面被转发。你自己的代理给出的页面是 PROXY_BAD_GATEWAY。',
      },
    },
  }),
];
