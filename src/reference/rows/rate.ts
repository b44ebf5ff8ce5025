/** Rows about speed: requests per minute, parallel requests, queues. */
import { code } from '../code';
import { bestPractices, errorCodes, rateLimited, seeWindows } from '../steps/account';

export const rateRows = [
  code({
    id: 'RATE_LIMIT_EXCEEDED',
    class: 'rate_limit',
    owner: 'you',
    retry: 'backoff',
    aliases: ['rate limit exceeded', 'rate_limit_exceeded', 'rate_limit_error', 'too_many_requests'],
    statuses: [429],
    weight: 3,
    match: [
      { text: /^rate limit exceeded\b/i, not: /free-models-per-/i },
      { text: /您已达到(?:总)?请求(?:数|次数)限制|\bservice is receiving too many requests from you\b|并发数过高/i },
      { text: /(?<!当)请求(?:过于|太)频繁(?!时)/, confidence: 'likely' },
      { status: 429, content: 'html' },
      {
        status: 429,
        text: /^Too many requests, please try again later\.?$|请求过于频繁|请求(?:数|次数)过多|已?达到(?:总)?请求(?:数|次数)限制/i,
      },
    ],
    examples: ['doc.rate-limit.top', 'doc.rate-limit.wrapped'],
    nearMisses: [
      'rpm.openai.chat',
      'userrpm.openai.chat',
      'up429.openai.chat',
      'userconc.openai.responses',
      'win5h.chat.stream',
    ],
    sources: [
      errorCodes,
      rateLimited,
      bestPractices,
      'recorded: doc.rate-limit.top',
      'recorded: doc.rate-limit.wrapped',
    ],
    docs: rateLimited,
    seeAlso: ['USER_RPM_EXCEEDED', 'GROUP_RPM_EXCEEDED', 'CONCURRENCY_LIMIT_EXCEEDED', 'KEY_WINDOW_5H_EXHAUSTED'],
    words: {
      en: {
        title: 'Too many requests in a short time',
        meaning:
          'The gateway limits how many requests come from one key or one address in a short time, and that was exceeded. It passes by itself: pause, then go on more slowly.[[ Wait {retryAfter} s.]] Refused requests cost nothing.',
        causes: [
          'A program sends many requests at once, or retries without a pause.',
          'Several programs share the key or the exit address.',
        ],
        fixes: [
          {
            text: 'Retry with growing pauses (1, 2, 4, 8 … seconds plus a random part, about 6 tries). The SDKs do it: max_retries in Python, maxRetries in Node.',
          },
          { text: 'Send fewer requests at the same time' },
          {
            text: 'If it comes often: raise the request limit of the key, or spread the load over several keys',
            page: '/keys',
          },
          seeWindows.en,
        ],
        tellApart:
          "Only this kind of 429 may be retried: the words are `rate limit exceeded`, with nothing about quota, limit of a period or 限额. The type rate_limit_exceeded alone says little, it also stands over used-up windows. `Upstream rate limit exceeded` is the provider's limit, not yours.",
      },
      zh: {
        title: '短时间内请求太多',
        meaning:
          '网关限制单个密钥或单个 IP 短时间内的请求数，这次超了。它会自行恢复：停一下，再放慢速度继续。[[请等待 {retryAfter} 秒。]]被拒的请求不收费。',
        causes: ['程序一次发出很多请求，或者不间断地重试。', '多个程序共用这个密钥或出口 IP。'],
        fixes: [
          {
            text: '重试时逐次拉长间隔（1、2、4、8…… 秒，再加一点随机值，大约 6 次）。SDK 自带：Python 用 max_retries，Node 用 maxRetries。',
          },
          { text: '减少同时发出的请求' },
          { text: '如果经常出现：调高密钥的请求频率限制，或分摊到多个密钥', page: '/keys' },
          seeWindows.zh,
        ],
        tellApart:
          '几种 429 里只有这种适合重试：原文是 `rate limit exceeded`，不提额度、周期或限额。只看 type 为 rate_limit_exceeded 不够，窗口用完时也是它。`Upstream rate limit exceeded` 是上游的限流，不是你的。',
      },
    },
  }),
  code({
    id: 'USER_RPM_EXCEEDED',
    class: 'rate_limit',
    owner: 'you',
    retry: 'backoff',
    aliases: ['rate_limit_exceeded'],
    statuses: [429],
    weight: 1,
    match: [{ token: 'USER_RPM_EXCEEDED' }, { text: /\buser requests-per-minute limit exceeded\b/i }],
    examples: ['userrpm.openai.chat', 'userrpm.anthropic.messages', 'userrpm.openai.responses'],
    nearMisses: ['rpm.openai.chat.stream', 'doc.rate-limit.wrapped', 'userconc.openai.responses'],
    sources: [rateLimited, 'recorded: userrpm.openai.chat', 'recorded: userrpm.anthropic.messages'],
    docs: rateLimited,
    seeAlso: ['GROUP_RPM_EXCEEDED', 'RATE_LIMIT_EXCEEDED', 'CONCURRENCY_LIMIT_EXCEEDED'],
    words: {
      en: {
        title: 'Your account sends more requests a minute than it may',
        meaning:
          'The limit of requests per minute of your account is reached; it opens again with the next minute.[[ Wait {retryAfter} s.]] All keys of the account count together, so another key does not help.',
        causes: [
          'A program sends many requests at once, or retries without a pause.',
          'Several programs or people use keys of the same account.',
        ],
        fixes: [
          {
            text: 'Wait until the next minute, and let the client obey the Retry-After header, as SDKs do when they retry',
          },
          {
            text: 'See which key sends so much, and slow it down: fewer parallel jobs, a queue, pauses between retries',
            page: '/usage',
          },
          { text: "If it comes often, ask support to raise the account's requests per minute" },
        ],
        tellApart:
          "The text is `user requests-per-minute limit exceeded`, with a Retry-After of at most a minute. GROUP_RPM_EXCEEDED: the group's limit, so a key of another group may help. Texts about 限额 or quota are used-up windows, which a pause does not open. How many requests are allowed is not told by the gateway.",
      },
      zh: {
        title: '你的账号每分钟请求数超限',
        meaning:
          '账号的每分钟请求数达到上限，下一分钟恢复。[[请等待 {retryAfter} 秒。]]账号下所有密钥合并计算，换密钥没有用。',
        causes: ['程序一次发出很多请求，或者不间断地重试。', '多个程序或多个人在用同一账号的密钥。'],
        fixes: [
          { text: '等到下一分钟；让客户端遵守 Retry-After 响应头，SDK 重试时会自动照做' },
          { text: '看哪个密钥发得最多，放慢速度：减少并发任务、用队列、重试之间留间隔', page: '/usage' },
          { text: '如果经常出现，请客服调高账号的每分钟请求数' },
        ],
        tellApart:
          '报错原文是 `user requests-per-minute limit exceeded`，Retry-After 不超过一分钟。GROUP_RPM_EXCEEDED：分组的上限，换其他分组的密钥可能有用。提到“限额”或 quota 的是窗口用完，稍等没有用。网关不会告知允许的次数。',
      },
    },
  }),
  code({
    id: 'GROUP_RPM_EXCEEDED',
    class: 'rate_limit',
    owner: 'you',
    retry: 'backoff',
    aliases: ['rate_limit_exceeded'],
    statuses: [429],
    weight: 1,
    match: [{ token: 'GROUP_RPM_EXCEEDED' }, { text: /\bgroup requests-per-minute limit exceeded\b/i }],
    examples: [
      'rpm.openai.chat.stream',
      'rpm.anthropic.messages.stream',
      'rpm.gemini.gemini.stream',
      'rpm.openai.responses',
      'claude.rpm',
      'gemini.rpm',
    ],
    nearMisses: ['userrpm.openai.chat', 'doc.rate-limit.wrapped', 'win5h.chat.stream'],
    sources: [rateLimited, 'recorded: rpm.openai.chat', 'recorded: rpm.anthropic.count', 'recorded: claude.rpm'],
    docs: rateLimited,
    seeAlso: ['USER_RPM_EXCEEDED', 'RATE_LIMIT_EXCEEDED', 'KEY_WINDOW_5H_EXHAUSTED'],
    words: {
      en: {
        title: "The key's group gets more requests a minute than it allows",
        meaning:
          "The limit of requests per minute of the key's group is reached; it opens again with the next minute.[[ Wait {retryAfter} s.]] Another key of the same group does not help.",
        causes: [
          'A program sends many requests at once, or retries without a pause.',
          'A client counts tokens before each request; count_tokens counts as a request too.',
        ],
        fixes: [
          {
            text: 'Wait until the next minute, and let the client obey the Retry-After header, as SDKs do when they retry',
          },
          { text: 'Send more slowly: fewer parallel jobs, a queue, pauses between retries' },
          { text: 'If it comes often: use a key of a group with a higher limit, or ask support', page: '/keys' },
        ],
        tellApart:
          "The text is `group requests-per-minute limit exceeded`, with a Retry-After of at most a minute. USER_RPM_EXCEEDED: the account's limit over all groups. Texts about 限额 or quota are used-up windows, which a pause does not open. How many requests are allowed is not told by the gateway.",
      },
      zh: {
        title: '密钥所在分组的每分钟请求数超限',
        meaning:
          '密钥所在分组的每分钟请求数达到上限，下一分钟恢复。[[请等待 {retryAfter} 秒。]]换同一分组的其他密钥没有用。',
        causes: [
          '程序一次发出很多请求，或者不间断地重试。',
          '客户端每次请求前先计算 token；count_tokens 也算一次请求。',
        ],
        fixes: [
          { text: '等到下一分钟；让客户端遵守 Retry-After 响应头，SDK 重试时会自动照做' },
          { text: '放慢速度：减少并发任务、用队列、重试之间留间隔' },
          { text: '如果经常出现：换用上限更高的分组的密钥，或联系客服', page: '/keys' },
        ],
        tellApart:
          '报错原文是 `group requests-per-minute limit exceeded`，Retry-After 不超过一分钟。USER_RPM_EXCEEDED：账号在所有分组上的合计上限。提到“限额”或 quota 的是窗口用完，稍等没有用。网关不会告知允许的次数。',
      },
    },
  }),
  code({
    id: 'CONCURRENCY_LIMIT_EXCEEDED',
    class: 'rate_limit',
    owner: 'you',
    retry: 'backoff',
    aliases: ['rate_limit_error'],
    statuses: [429],
    weight: 2,
    match: [
      {
        text: /\bConcurrency limit (?:exceeded|reached)\b|\bMax parallel request limit reached\b|\btimeout waiting for (?:\w+ ){1,2}concurrency slot\b|\bToo many concurrent requests\b|并发(?:数|请求)?(?:已)?(?:超限|达到上限|超过限制)/i,
      },
    ],
    examples: ['userconc.anthropic.messages.stream', 'userconc.openai.responses', 'userconc.anthropic.chat'],
    nearMisses: ['written.pending.messages.stream', 'userrpm.openai.responses', 'doc.rate-limit.top'],
    sources: [
      'recorded: userconc.openai.responses',
      'recorded: userconc.anthropic.messages',
      'recorded: userconc.anthropic.messages.stream',
    ],
    docs: rateLimited,
    seeAlso: ['TOO_MANY_PENDING_REQUESTS', 'USER_RPM_EXCEEDED', 'RATE_LIMIT_EXCEEDED'],
    words: {
      en: {
        title: 'Too many requests run at the same time',
        meaning:
          'Your request waited about 30 seconds for a free slot and got none, because others were still running. This is about requests in parallel, not about money or requests per minute; it passes when some of them end.',
        causes: [
          'Several long or streaming requests of the account run at once.',
          'A client starts many agents or jobs in parallel.',
          'Streams are left open although nobody reads them any more.',
          'With `for account` in the text: the slots of the channel are taken, by others too.',
        ],
        fixes: [
          {
            text: 'See which key is busy, run fewer requests in parallel, and cancel those no longer needed',
            page: '/usage',
          },
          { text: 'Retry with growing pauses: the answer has no Retry-After' },
          {
            text: 'Give the client more than 45 seconds of patience, or it reports a timeout before this answer comes',
          },
          { text: 'If it comes often, ask support for more parallel requests' },
        ],
        tellApart:
          "The text is `Concurrency limit exceeded for user` (yours) or `for account` (the channel's), type rate_limit_error. In a stream the status is 200, pings come first and the refusal after 30 seconds: pings are no output. TOO_MANY_PENDING_REQUESTS: even the waiting line is full. RPM answers come at once and carry Retry-After.",
      },
      zh: {
        title: '同时进行的请求太多',
        meaning:
          '请求排队约 30 秒，一直没有空位，因为别的请求还没结束。这是并发数的问题，与费用、每分钟请求数无关；有请求结束就会恢复。',
        causes: [
          '账号下有多个耗时长或流式的请求同时在跑。',
          '客户端并行启动了很多 agent 或任务。',
          '流没有关闭，其实已经没有人在读。',
          '报错里写的是 `for account`：渠道的空位被占满，占用者不一定是你。',
        ],
        fixes: [
          { text: '看哪个密钥请求最多，减少并发，取消不再需要的请求', page: '/usage' },
          { text: '逐次拉长间隔重试：响应里没有 Retry-After' },
          { text: '客户端超时要大于 45 秒，否则还没等到这个响应就先报超时' },
          { text: '如果经常出现，请客服调高并发上限' },
        ],
        tellApart:
          '报错原文是 `Concurrency limit exceeded for user`（你的）或 `for account`（渠道的），type 为 rate_limit_error。流式请求的状态码是 200，先收到 ping，30 秒后才在流里报错；ping 不算输出。TOO_MANY_PENDING_REQUESTS：连排队的位置都满了。RPM 超限会立即返回，并带 Retry-After。',
      },
    },
  }),
  code({
    id: 'TOO_MANY_PENDING_REQUESTS',
    class: 'rate_limit',
    owner: 'you',
    retry: 'backoff',
    aliases: ['rate_limit_error'],
    statuses: [429],
    weight: 1,
    match: [{ text: /\bToo many pending requests\b/i }],
    examples: ['written.pending.chat', 'written.pending.messages', 'written.pending.messages.stream'],
    nearMisses: ['userconc.anthropic.messages.stream', 'userrpm.openai.chat', 'doc.rate-limit.wrapped'],
    sources: ['sub2api 0.1.179: `Too many pending requests`'],
    docs: rateLimited,
    seeAlso: ['CONCURRENCY_LIMIT_EXCEEDED', 'USER_RPM_EXCEEDED', 'RATE_LIMIT_EXCEEDED'],
    words: {
      en: {
        title: 'Too many requests are already waiting for a free slot',
        meaning:
          'All slots for parallel requests are taken and the waiting line behind them is full too, so the request was turned away. It passes when running requests end; it has nothing to do with money.',
        causes: [
          'A client sends many requests at once and does not wait for answers.',
          'Requests that gave up are started anew while the first ones are still waiting.',
        ],
        fixes: [
          { text: 'Run far fewer requests in parallel and keep the rest in a queue of your own' },
          { text: 'Retry with growing pauses, a random part added' },
          { text: 'Look for a program that retries without a pause', page: '/usage' },
        ],
        tellApart:
          'The text is `Too many pending requests`. CONCURRENCY_LIMIT_EXCEEDED: the request was let into the line and waited about 30 seconds in vain. RPM limits: requests per minute, with Retry-After. Texts about 限额 or quota are used-up windows, which a pause does not open.',
      },
      zh: {
        title: '排队等待的请求已满',
        meaning: '并发位置全部占用，后面的排队位置也满了，所以请求直接被拒。前面的请求结束后就会恢复，与费用无关。',
        causes: ['客户端一次发出大量请求，不等响应。', '放弃的请求又重新发出，而之前的还在排队。'],
        fixes: [
          { text: '大幅减少并发，其余的放进自己的队列' },
          { text: '重试时逐次拉长间隔，并加随机值' },
          { text: '检查是否有程序在不间断地重试', page: '/usage' },
        ],
        tellApart:
          '报错原文是 `Too many pending requests`。CONCURRENCY_LIMIT_EXCEEDED：排上了队，等了约 30 秒没等到。RPM 限制：每分钟请求数，带 Retry-After。提到“限额”或 quota 的是窗口用完，稍等没有用。',
      },
    },
  }),
];
