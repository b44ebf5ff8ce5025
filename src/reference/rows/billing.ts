/** Rows about money: balance, subscription, the key's own caps and windows, the platform's quotas. */
import { code } from '../code';
import { checkAgain, errorCodes, errorsPage, limitsPage, otherKey, rateLimited, seeWindows } from '../steps/account';

export const billingRows = [
  code({
    id: 'SUBSCRIPTION_NOT_FOUND',
    class: 'billing',
    owner: 'you',
    retry: 'no',
    refusesKey: 'standing',
    aliases: ['subscription_not_found'],
    statuses: [403],
    weight: 2,
    match: [
      { token: 'SUBSCRIPTION_NOT_FOUND' },
      { text: /\bNo active subscription found\b|没有(?:可用|有效)的?订阅/i },
    ],
    examples: [
      'subnone.chat.stream',
      'subnone.gemini.stream',
      'doc.SUBSCRIPTION_NOT_FOUND.403.anthropic',
      'subnone.responses',
      'claude.subnone',
      'codex.subnone',
    ],
    nearMisses: [
      'expired.chat.stream',
      'doc.SUBSCRIPTION_INVALID.403.anthropic',
      'broke.chat.stream',
      'subdayeq.messages.stream',
    ],
    sources: [
      errorCodes,
      'recorded: subnone.chat',
      'recorded: subexp.chat',
      'recorded: subsusp.responses',
      'recorded: subnone.usage',
    ],
    docs: errorCodes,
    seeAlso: ['SUBSCRIPTION_INVALID', 'INSUFFICIENT_BALANCE', 'USAGE_LIMIT_EXCEEDED', 'API_KEY_EXPIRED'],
    words: {
      en: {
        title: 'The group of this key needs a subscription, and there is none active',
        meaning:
          'The key is accepted, but its group can only be used with an active subscription. Money on the balance does not replace one. Expiry and limits of the key have not been checked yet.',
        causes: [
          'The subscription to this group has ended.',
          'The account never subscribed to this group, or subscribed to another one.',
          'The subscription is suspended.',
        ],
        fixes: [
          { text: 'Subscribe to the group of this key, or renew', page: '/subscriptions' },
          { text: 'Or move the key to a group that is paid from the balance', page: '/keys' },
          checkAgain.en,
        ],
        tellApart:
          'INSUFFICIENT_BALANCE: the group is paid from the balance, and that is empty. API_KEY_EXPIRED: the key has a date of its own that has passed. USAGE_LIMIT_EXCEEDED: a subscription is there and its allowance is used up. SUBSCRIPTION_INVALID: a subscription is found but cannot be used.',
      },
      zh: {
        title: '密钥的分组需要订阅，但没有生效中的订阅',
        meaning: '密钥已通过，但所在分组必须有生效中的订阅才能使用，账户余额不能代替。密钥的有效期和限额还没有检查。',
        causes: ['这个分组的订阅已到期。', '账号没有订阅这个分组，或者订阅的是别的分组。', '订阅被暂停。'],
        fixes: [
          { text: '订阅密钥所在的分组，或续订', page: '/subscriptions' },
          { text: '或者把密钥换到按余额计费的分组', page: '/keys' },
          checkAgain.zh,
        ],
        tellApart:
          'INSUFFICIENT_BALANCE：分组按余额计费，余额空了。API_KEY_EXPIRED：密钥自己的有效期过了。USAGE_LIMIT_EXCEEDED：有订阅，但额度用完了。SUBSCRIPTION_INVALID：找到了订阅，但不可用。',
      },
    },
  }),
  code({
    id: 'SUBSCRIPTION_INVALID',
    class: 'billing',
    owner: 'you',
    retry: 'no',
    refusesKey: 'spending',
    aliases: ['subscription_invalid', 'billing_error'],
    statuses: [403],
    weight: 1,
    match: [
      { token: ['SUBSCRIPTION_INVALID', 'SUBSCRIPTION_EXPIRED', 'SUBSCRIPTION_SUSPENDED'] },
      {
        text: /^(?:[Ee]rror: )?(?:(?:your|the|this|user|group|current|active) ){0,2}subscription (?:is|has(?: been)?) (?:invalid|expired|paused|suspended|cancelled)\b(?! (?:by|for|at)\b)/i,
      },
      { text: /(?:订阅|套餐)(?:已经?)?(?:过期|失效|到期|被?暂停|被?取消)/ },
    ],
    examples: [
      'doc.SUBSCRIPTION_INVALID.403.openai',
      'doc.SUBSCRIPTION_INVALID.403.anthropic',
      'doc.SUBSCRIPTION_INVALID.403.gemini',
      'doc.SUBSCRIPTION_INVALID.403.toplevel',
    ],
    nearMisses: ['subnone.chat.stream', 'subdayeq.messages.stream', 'broke.chat.stream'],
    sources: [errorCodes, 'recorded: doc.SUBSCRIPTION_INVALID.403.openai'],
    docs: errorCodes,
    seeAlso: ['SUBSCRIPTION_NOT_FOUND', 'USAGE_LIMIT_EXCEEDED', 'INSUFFICIENT_BALANCE'],
    words: {
      en: {
        title: 'The subscription for this key cannot be used',
        meaning:
          'A subscription is there, but it is paused, cancelled, expired or otherwise not valid. Waiting does not repair it.',
        causes: ['The subscription has ended or was cancelled.', 'The subscription is paused.'],
        fixes: [
          { text: 'Look at the state of the subscription: renew or resume it', page: '/subscriptions' },
          { text: 'Or move the key to a group that is paid from the balance', page: '/keys' },
          { text: 'If it is shown as active, ask support and give the request id[[ {requestId}]]' },
          checkAgain.en,
        ],
        tellApart:
          'The text is `subscription is invalid or expired`. SUBSCRIPTION_NOT_FOUND: none is found for this group; an ended or suspended one often shows like that too. USAGE_LIMIT_EXCEEDED: valid, only the allowance of a window is used up.',
      },
      zh: {
        title: '这个密钥的订阅不可用',
        meaning: '有订阅，但已暂停、取消、到期，或因其他原因无效。等待不会自动恢复。',
        causes: ['订阅已到期或被取消。', '订阅被暂停。'],
        fixes: [
          { text: '查看订阅状态，续订或恢复', page: '/subscriptions' },
          { text: '或者把密钥换到按余额计费的分组', page: '/keys' },
          { text: '如果页面显示订阅正常，联系客服，附上请求 ID[[ {requestId}]]' },
          checkAgain.zh,
        ],
        tellApart:
          '报错原文是 `subscription is invalid or expired`。SUBSCRIPTION_NOT_FOUND：这个分组下找不到订阅，到期或暂停的订阅也常这样报。USAGE_LIMIT_EXCEEDED：订阅有效，只是某个窗口的额度用完了。',
      },
    },
  }),
  code({
    id: 'INSUFFICIENT_BALANCE',
    class: 'billing',
    owner: 'you',
    retry: 'no',
    refusesKey: 'spending',
    aliases: ['余额不足', 'insufficient balance', 'insufficient_balance', 'insufficient_user_quota', 'billing_error'],
    statuses: [403, 402],
    weight: 3,
    match: [
      { token: ['INSUFFICIENT_BALANCE', 'INSUFFICIENT_USER_QUOTA', 'PRE_CONSUME_TOKEN_QUOTA_FAILED'] },
      {
        text: /^(?:error: )?Insufficient (?:account )?balance\b|用户(?:剩余)?额度不足|预扣费额度失败|(?<!渠道|上游|供应商)余额(?:不足(?!或无可用资源包)|已?耗尽|已?用[完尽])|(?<![\u4e00-\u9fff])额度不足|\buser quota is not enough\b|\binsufficient user quota\b|\bpre-?consumed? (?:token )?quota failed, user\b|用户额度(?:已用(?:尽|完)|不够)/i,
        sender: ['gateway', 'relay', 'unknown', 'client'],
      },
      // The gateway's own type for the caller's money, whatever words stand beside it.
      { status: [402, 403], type: 'billing_error', text: /^.{0,120}(?:balance|recharge|top[- ]?up|余额|欠费|充值)/i },
    ],
    examples: [
      'broke.chat.stream',
      'broke.gemini.stream',
      'doc.INSUFFICIENT_BALANCE.402.anthropic',
      'broke.responses',
      'claude.broke',
      'codex.broke',
    ],
    nearMisses: [
      'doc.API_KEY_QUOTA_EXHAUSTED.402.anthropic',
      'written.upstream.credit.anthropic',
      'subnone.chat.stream',
      'doc.bare.402',
    ],
    sources: [
      errorCodes,
      errorsPage,
      'recorded: broke.chat',
      'recorded: broke.gemini',
      'recorded: doc.INSUFFICIENT_BALANCE.402.openai',
      'recorded: claude.broke',
      'sub2api #1504',
      'sub2api #203',
      'sub2api #2077',
    ],
    docs: errorCodes,
    seeAlso: ['API_KEY_QUOTA_EXHAUSTED', 'SUBSCRIPTION_NOT_FOUND', 'UPSTREAM_BILLING', 'HTTP_402'],
    words: {
      en: {
        title: 'The account balance is used up',
        meaning:
          'The key is fine, but the account behind it has no money left for requests paid from the balance.[[ Balance: {remaining} {unit}.]] All keys of the account that are paid this way are affected.',
        causes: [
          'The prepaid balance was spent.',
          'You have a subscription, but this key belongs to a group that is paid from the balance.',
        ],
        fixes: [
          { text: 'Top up the balance', page: '/billing/topup' },
          { text: 'With a subscription: move the key to the group you have subscribed to', page: '/keys' },
          { text: 'See what the money went to', page: '/usage' },
          checkAgain.en,
        ],
        tellApart:
          'The status is 403 or 402. API_KEY_QUOTA_EXHAUSTED: the cap of this one key, a top-up does not help. `Your credit balance is too low` under server_error is about the account of a channel, not yours (UPSTREAM_BILLING). Claude Code shows this as `Failed to authenticate` or `Please run /login`; signing in does not help.',
      },
      zh: {
        title: '账户余额已用完',
        meaning:
          '密钥没问题，是账户没钱了，按余额计费的请求发不出去。[[当前余额：{remaining} {unit}。]]账户下按余额计费的密钥都受影响。',
        causes: ['预付余额花完了。', '你有订阅，但这个密钥在按余额计费的分组里。'],
        fixes: [
          { text: '充值', page: '/billing/topup' },
          { text: '有订阅的话，把密钥换到已订阅的分组', page: '/keys' },
          { text: '看看钱花在了哪里', page: '/usage' },
          checkAgain.zh,
        ],
        tellApart:
          '状态码是 403 或 402。API_KEY_QUOTA_EXHAUSTED：单个密钥的额度上限，充值没用。type 为 server_error 的 `Your credit balance is too low` 说的是渠道的账号，不是你的（UPSTREAM_BILLING）。Claude Code 会显示 `Failed to authenticate` 或 `Please run /login`，重新登录没有用。',
      },
    },
  }),
  code({
    id: 'API_KEY_QUOTA_EXHAUSTED',
    class: 'quota',
    owner: 'you',
    retry: 'no',
    refusesKey: 'standing',
    aliases: ['quota exceeded', 'api_key_quota_exhausted', 'insufficient_quota'],
    statuses: [429, 402],
    weight: 2,
    match: [
      {
        client: /\bQuota exceeded\. Check your plan and billing details\b/i,
        reason: 'client_guess',
        confidence: 'possible',
      },
      { token: ['API_KEY_QUOTA_EXHAUSTED', 'BUDGET_EXCEEDED'] },
      {
        text: /(?:API ?key|密钥)\s*额度已用完|令牌(?:额度|配额)已用(?:尽|完)|\bAPI key quota (?:is |has been )?(?:exhausted|used up)\b|\bBudget has been exceeded\b|\bExceededBudget\b|\bexceeded budget for (?:(?:the|this|your|api|virtual|end) ?){0,3}(?:key|user|team|token|org\w*|customer|tag|provider|model)\b|\btoken (?:remain )?quota is not enough\b|令牌(?:剩余)?额度不足(?!的|时|者)/i,
      },
    ],
    reasons: {
      client_guess: {
        match: [],
        words: {
          en: {
            title: 'Codex reports a used-up quota',
            meaning:
              'Codex prints this sentence for the code `insufficient_quota` and leaves the message out. Behind this gateway it is usually the spending cap of the key itself, not a bill at OpenAI.',
          },
          zh: {
            title: 'Codex 提示额度已用尽',
            meaning:
              'Codex 遇到代码 `insufficient_quota` 就打印这句话，并丢掉了原文。在这个网关后面，通常是密钥自身的消费上限已用完，与 OpenAI 的账单无关。',
          },
        },
      },
    },
    examples: [
      'quota.chat.stream',
      'quota.gemini.stream',
      'quota.responses',
      'doc.API_KEY_QUOTA_EXHAUSTED.402.anthropic',
      'claude.quota',
      'gemini.quota',
      'codex.quota.retries',
    ],
    nearMisses: [
      'doc.INSUFFICIENT_BALANCE.402.anthropic',
      'subday.chat.stream',
      'win5h.gemini.count',
      'written.upstream.free-tier',
    ],
    sources: [
      errorCodes,
      limitsPage,
      rateLimited,
      'recorded: quota.chat',
      'recorded: quota.responses',
      'recorded: quota.usage',
      'recorded: codex.quota.retries',
    ],
    docs: limitsPage,
    seeAlso: ['INSUFFICIENT_BALANCE', 'USAGE_LIMIT_EXCEEDED', 'KEY_WINDOW_5H_EXHAUSTED', 'UPSTREAM_BILLING'],
    words: {
      en: {
        title: 'The spending cap of this key is reached',
        meaning:
          'The key has a total spending cap of its own, and it is used up.[[ Used: {used} of {limit} {unit}.]] This cap does not reset, so waiting and retrying cannot help; refused requests cost nothing.',
        causes: [
          'The key has spent what it was allowed to.',
          'A program retried or looped and used the cap up sooner than expected.',
        ],
        fixes: [
          { text: 'Open the key and raise its spending cap; it counts from the next request', page: '/keys' },
          { text: 'Or create another key and use that one', page: '/keys' },
          { text: 'See what used it up', page: '/usage' },
          checkAgain.en,
        ],
        tellApart:
          "The text is `API key 额度已用完`. On the Responses API the type is insufficient_quota, which Codex shows as `Quota exceeded. Check your plan and billing details.`: it is this cap, no OpenAI bill. Of the other kinds of 429, request rates pass by themselves and windows reset; INSUFFICIENT_BALANCE is the account's money, and topping up does not move this cap.",
      },
      zh: {
        title: '这个密钥的消费上限已用完',
        meaning:
          '密钥自身设有总消费上限，现在用完了。[[已用 {used} / {limit} {unit}。]]这个上限不会重置，等待和重试都没用；被拒的请求不收费。',
        causes: ['密钥的额度已正常用完。', '程序反复重试或死循环，提前耗尽了额度。'],
        fixes: [
          { text: '打开这个密钥，调高消费上限，下一个请求起生效', page: '/keys' },
          { text: '或者新建一个密钥来用', page: '/keys' },
          { text: '看看额度用在了哪里', page: '/usage' },
          checkAgain.zh,
        ],
        tellApart:
          '报错原文是 `API key 额度已用完`。Responses API 上 type 是 insufficient_quota，Codex 会显示 `Quota exceeded. Check your plan and billing details.`，指的就是这个上限，与 OpenAI 账单无关。其他几种 429 里，请求频率限制过一会儿就好，窗口会重置；INSUFFICIENT_BALANCE 是账户余额，充值不会改变这个上限。',
      },
    },
  }),
  code({
    id: 'USAGE_LIMIT_EXCEEDED',
    class: 'quota',
    owner: 'you',
    retry: 'after_reset',
    refusesKey: 'spending',
    aliases: [
      'quota exceeded',
      'usage_limit_exceeded',
      'daily_limit_exceeded',
      'weekly_limit_exceeded',
      'monthly_limit_exceeded',
      'billing_error',
    ],
    statuses: [429, 403],
    weight: 2,
    match: [
      { token: 'USAGE_LIMIT_EXCEEDED' },
      { text: /\b(?:daily|weekly|monthly) usage limit exceeded\b/i },
      { client: /\bYou have reached your usage limit\b/i, confidence: 'possible' },
    ],
    reasons: {
      client_login: {
        match: [
          {
            sender: 'client',
            client:
              /\b(?:(?:usage|5-hour|weekly|session) limit reached|You've hit your (?:\w+ )?(?:usage )?limit)\b.{0,80}?(?:\/(?:upgrade|extra-usage)\b|\bUpgrade to (?:Pro|Plus|Max)\b|\bresets? (?:at )?\d{1,2}(?::\d\d)? ?[ap]m\b|\|\d{9,})|\bYou have reached your daily (?:\S{1,40} )?quota limit\b|\bFree usage exceeded, add credits https:\/\/opencode\.ai/is,
            confidence: 'possible',
          },
        ],
        words: {
          en: {
            title: 'The plan that the client is logged in with is used up',
            meaning:
              'Claude Code and Codex print this about the subscription of their own login (Claude Pro or Max, ChatGPT). Such a request never went to ToRouter, and your ToRouter key has nothing to do with it.',
            causes: [
              'The client uses its saved login, because base URL and key are not set where it reads them.',
              'You work with that subscription on purpose, and its window is full.',
            ],
            fixes: [
              {
                text: 'Claude Code: run `/logout` in it, set host and key, and start it from the same shell',
                commands: [
                  'export ANTHROPIC_BASE_URL=https://portal.torouter.ai',
                  'export ANTHROPIC_AUTH_TOKEN="$TOROUTER_API_KEY"',
                ],
                protocol: 'anthropic',
              },
              {
                text: 'Codex: name the provider in ~/.codex/config.toml; without it, Codex uses its login',
                commands: ['grep -n -e base_url -e model_provider ~/.codex/config.toml'],
                protocol: 'responses',
              },
              { text: 'Or wait until the time that the message gives' },
            ],
          },
          zh: {
            title: '客户端自己登录的套餐已用完',
            meaning:
              '这句话是 Claude Code 和 Codex 在说自己登录的订阅（Claude Pro/Max、ChatGPT）。这样的请求没有经过 ToRouter，与 ToRouter 密钥无关。',
            causes: [
              'Base URL 和密钥没有设在客户端读取的地方，客户端用了已保存的登录。',
              '你本来就在用那个订阅，它的窗口已满。',
            ],
            fixes: [
              {
                text: 'Claude Code：先在里面运行 `/logout`，再设置主机和密钥，并在同一个 shell 里启动',
                commands: [
                  'export ANTHROPIC_BASE_URL=https://portal.torouter.ai',
                  'export ANTHROPIC_AUTH_TOKEN="$TOROUTER_API_KEY"',
                ],
                protocol: 'anthropic',
              },
              {
                text: 'Codex：在 ~/.codex/config.toml 里写明 provider，否则 Codex 会用自己的登录',
                commands: ['grep -n -e base_url -e model_provider ~/.codex/config.toml'],
                protocol: 'responses',
              },
              { text: '或者等到消息里给出的时间' },
            ],
          },
        },
      },
      DAILY_LIMIT_EXCEEDED: {
        match: [
          { token: 'DAILY_LIMIT_EXCEEDED' },
          { text: /\bdaily (?:usage|cost) limit exceeded\b|每[日天](?:费用|用量|额度)(?:限制|上限)/i },
        ],
        words: {
          en: {
            title: 'The daily limit of the subscription is reached',
            meaning:
              'The daily allowance of your subscription is used up.[[ Used: {used} of {limit} {unit}.]][[ It resets at {resetAt}.]][[ Time left: {resetIn}.]] Retrying before that cannot help; the weekly and monthly allowances are counted separately.',
            fixes: [
              { text: 'Wait until the day is over[[: {resetAt}]], or move to a higher plan', page: '/subscriptions' },
              { text: 'Or use a key of another group, such as one paid from the balance', page: '/keys' },
              { text: 'Look at the periods and how full they are', commands: ['torouter doctor --free'] },
            ],
          },
          zh: {
            title: '订阅的每日额度已用完',
            meaning:
              '订阅当天的额度已用完。[[已用 {used} / {limit} {unit}。]][[重置时间：{resetAt}。]][[还剩 {resetIn}。]]在此之前重试没有用；每周和每月的额度另算。',
            fixes: [
              { text: '等到当日周期结束[[（{resetAt}）]]，或升级套餐', page: '/subscriptions' },
              { text: '或者换用其他分组的密钥，比如按余额计费的', page: '/keys' },
              { text: '查看各周期的用量', commands: ['torouter doctor --free'] },
            ],
          },
        },
      },
      WEEKLY_LIMIT_EXCEEDED: {
        match: [
          { token: 'WEEKLY_LIMIT_EXCEEDED' },
          { text: /\bweekly (?:\w+ )?(?:usage|cost) limit exceeded\b|每周(?:费用|用量|额度)(?:限制|上限)/i },
        ],
        words: {
          en: {
            title: 'The weekly limit of the subscription is reached',
            meaning:
              'The weekly allowance of your subscription is used up.[[ Used: {used} of {limit} {unit}.]][[ It resets at {resetAt}.]][[ Time left: {resetIn}.]] Retrying before that cannot help, and a new day does not lift it.',
            fixes: [
              { text: 'Move to a higher plan, or wait until the week is over[[: {resetAt}]]', page: '/subscriptions' },
              { text: 'Or use a key of another group, such as one paid from the balance', page: '/keys' },
              { text: 'Look at the periods and how full they are', commands: ['torouter doctor --free'] },
            ],
          },
          zh: {
            title: '订阅的每周额度已用完',
            meaning:
              '订阅本周的额度已用完。[[已用 {used} / {limit} {unit}。]][[重置时间：{resetAt}。]][[还剩 {resetIn}。]]在此之前重试没有用，到第二天也不会恢复。',
            fixes: [
              { text: '升级套餐，或等到本周周期结束[[（{resetAt}）]]', page: '/subscriptions' },
              { text: '或者换用其他分组的密钥，比如按余额计费的', page: '/keys' },
              { text: '查看各周期的用量', commands: ['torouter doctor --free'] },
            ],
          },
        },
      },
      MONTHLY_LIMIT_EXCEEDED: {
        match: [
          { token: 'MONTHLY_LIMIT_EXCEEDED' },
          { text: /\bmonthly (?:usage|cost) limit exceeded\b|每月(?:费用|用量|额度)(?:限制|上限)/i },
        ],
        words: {
          en: {
            title: 'The monthly limit of the subscription is reached',
            meaning:
              'The monthly allowance of your subscription is used up.[[ Used: {used} of {limit} {unit}.]][[ It resets at {resetAt}.]][[ Time left: {resetIn}.]] Retrying before that cannot help, and a new day or week does not lift it.',
            fixes: [
              { text: 'Move to a higher plan, or wait until the month is over[[: {resetAt}]]', page: '/subscriptions' },
              { text: 'Or use a key of another group, such as one paid from the balance', page: '/keys' },
              { text: 'Look at the periods and how full they are', commands: ['torouter doctor --free'] },
            ],
          },
          zh: {
            title: '订阅的每月额度已用完',
            meaning:
              '订阅本月的额度已用完。[[已用 {used} / {limit} {unit}。]][[重置时间：{resetAt}。]][[还剩 {resetIn}。]]在此之前重试没有用，到第二天或下一周也不会恢复。',
            fixes: [
              { text: '升级套餐，或等到本月周期结束[[（{resetAt}）]]', page: '/subscriptions' },
              { text: '或者换用其他分组的密钥，比如按余额计费的', page: '/keys' },
              { text: '查看各周期的用量', commands: ['torouter doctor --free'] },
            ],
          },
        },
      },
    },
    examples: [
      'subday.chat.stream',
      'written.text.claude-window',
      'subdayeq.messages.stream',
      'subday.gemini.stream',
      'subdayeq.responses',
      'claude.subday',
      'gemini.subday',
      'subweek.chat',
      'submonth.chat',
    ],
    nearMisses: ['doc.rate-limit.top', 'win1d.gemini.stream', 'platform-daily.gemini.gemini', 'quota.chat.stream'],
    sources: [
      errorCodes,
      rateLimited,
      'recorded: subday.responses',
      'recorded: subdayeq.chat',
      'recorded: subweek.chat',
      'recorded: submonth.chat',
      'recorded: subday.usage',
    ],
    docs: rateLimited,
    seeAlso: [
      'KEY_WINDOW_1D_EXHAUSTED',
      'PLATFORM_QUOTA_DAILY_EXHAUSTED',
      'API_KEY_QUOTA_EXHAUSTED',
      'RATE_LIMIT_EXCEEDED',
    ],
    words: {
      en: {
        title: "The subscription's usage limit for this period is reached",
        meaning:
          'Your subscription allows a certain amount a day, week and month, and one of these is used up.[[ Used: {used} of {limit} {unit}.]][[ It resets at {resetAt}.]][[ Time left: {resetIn}.]] Retrying before that cannot help.',
        causes: ["The period's allowance was spent.", 'Several keys or programs share the subscription.'],
        fixes: [
          { text: 'Move to a higher plan, or wait until the period is over[[: {resetAt}]]', page: '/subscriptions' },
          { text: 'Or use a key of another group, such as one paid from the balance', page: '/keys' },
          {
            text: 'Look at the periods and how full they are',
            commands: ['torouter doctor --free'],
            page: '/subscriptions',
          },
          { text: 'Stop automatic retries in your client until then: each of them is refused' },
        ],
        tellApart:
          'The answer is 429 USAGE_LIMIT_EXCEEDED with DAILY_, WEEKLY_ or MONTHLY_LIMIT_EXCEEDED inside, or 403 billing_error `daily usage limit exceeded`; the model list may still work. KEY_WINDOW_…: a window of the key, set in its own settings. PLATFORM_QUOTA_…: a limit of the user for one platform, with Retry-After. RATE_LIMIT_EXCEEDED and RPM: over within a minute.',
      },
      zh: {
        title: '订阅在本周期内的额度已用完',
        meaning:
          '订阅按天、周、月各有额度，其中一个已用完。[[已用 {used} / {limit} {unit}。]][[重置时间：{resetAt}。]][[还剩 {resetIn}。]]在此之前重试没有用。',
        causes: ['这个周期的额度花完了。', '多个密钥或程序共用同一个订阅。'],
        fixes: [
          { text: '升级套餐，或等到周期结束[[（{resetAt}）]]', page: '/subscriptions' },
          { text: '或者换用其他分组的密钥，比如按余额计费的', page: '/keys' },
          { text: '查看各周期的用量', commands: ['torouter doctor --free'], page: '/subscriptions' },
          { text: '在此之前关掉客户端的自动重试，每次都会被拒' },
        ],
        tellApart:
          '响应是 429 USAGE_LIMIT_EXCEEDED，内含 DAILY_、WEEKLY_ 或 MONTHLY_LIMIT_EXCEEDED；也可能是 403 billing_error `daily usage limit exceeded`，这时模型列表可能照常返回。KEY_WINDOW_…：密钥自己的窗口，在密钥设置里。PLATFORM_QUOTA_…：用户在某个平台上的额度，带 Retry-After。RATE_LIMIT_EXCEEDED 和 RPM：一分钟内就会恢复。',
      },
    },
  }),
  code({
    id: 'KEY_WINDOW_5H_EXHAUSTED',
    class: 'quota',
    owner: 'you',
    retry: 'after_reset',
    aliases: ['rate_limit_exceeded'],
    statuses: [429],
    weight: 2,
    match: [
      { token: 'API_KEY_RATE_5H_EXCEEDED' },
      { text: /\bapi ?key\s*5\s*小时限额已用完|5\s*小时限额/i },
      {
        text: /\bapi key (?:5[- ]?h(?:our)?s?) (?:spending |usage |rate )?(?:limit|quota|window) (?:is |has been )?(?:exceeded|exhausted|reached|used up)\b/i,
      },
    ],
    examples: [
      'win5h.chat.stream',
      'win5h.messages.stream',
      'win5h.gemini.count',
      'win5h.responses.stream',
      'claude.5h',
      'gemini.5h',
    ],
    nearMisses: ['win1d.chat', 'win7d.chat.stream', 'subday.gemini.stream', 'rpm.openai.chat.stream'],
    sources: [limitsPage, rateLimited, 'recorded: win5h.chat', 'recorded: win5h.usage', 'recorded: win5h.models'],
    docs: limitsPage,
    seeAlso: ['KEY_WINDOW_1D_EXHAUSTED', 'KEY_WINDOW_7D_EXHAUSTED', 'USAGE_LIMIT_EXCEEDED', 'GROUP_RPM_EXCEEDED'],
    words: {
      en: {
        title: 'The 5-hour spending window of this key is used up',
        meaning:
          'The key may spend a set amount within five hours, and that is spent.[[ Used: {used} of {limit} {unit}.]][[ It resets at {resetAt}.]][[ Time left: {resetIn}.]] Retrying before that cannot help; refused requests cost nothing.',
        causes: [
          "The key's 5-hour limit is small for this work.",
          'Several programs share the key, or one of them loops.',
        ],
        fixes: [
          { text: "Raise the key's 5-hour limit; it counts from the next request", page: '/keys' },
          otherKey.en,
          { text: 'Or wait until the window resets[[: {resetAt}]]' },
          seeWindows.en,
        ],
        tellApart:
          'The text is `api key 5小时限额已用完`, without Retry-After. The 1-day window says `日限额`, the 7-day window `7天限额`, the cap that never resets `额度已用完`. The same type rate_limit_exceeded with `requests-per-minute` is over within a minute. The model list still works, so only a real request or `torouter doctor` shows this.',
      },
      zh: {
        title: '密钥的 5 小时消费窗口已用完',
        meaning:
          '密钥在 5 小时内可花费的金额有上限，现在花完了。[[已用 {used} / {limit} {unit}。]][[重置时间：{resetAt}。]][[还剩 {resetIn}。]]在此之前重试没有用；被拒的请求不收费。',
        causes: ['密钥的 5 小时限额对当前用量来说太小。', '多个程序共用这个密钥，或者某个程序在循环请求。'],
        fixes: [
          { text: '调高密钥的 5 小时限额，下一个请求起生效', page: '/keys' },
          otherKey.zh,
          { text: '或者等窗口重置[[（{resetAt}）]]' },
          seeWindows.zh,
        ],
        tellApart:
          '报错原文是 `api key 5小时限额已用完`，没有 Retry-After。1 天窗口写 `日限额`，7 天窗口写 `7天限额`，不会重置的总上限写 `额度已用完`。type 同为 rate_limit_exceeded、但提到 `requests-per-minute` 的，一分钟内就会恢复。模型列表照常返回，只有真实请求或 `torouter doctor` 才看得出来。',
      },
    },
  }),
  code({
    id: 'KEY_WINDOW_1D_EXHAUSTED',
    class: 'quota',
    owner: 'you',
    retry: 'after_reset',
    aliases: ['rate_limit_exceeded'],
    statuses: [429],
    weight: 2,
    match: [
      { token: 'API_KEY_RATE_1D_EXCEEDED' },
      { text: /(?:(?<!\d\s?)日|1\s*天|每日)限额已用完/i },
      {
        text: /\bapi key (?:1[- ]?d(?:ay)?|daily) (?:spending |usage |rate )?(?:limit|quota|window) (?:is |has been )?(?:exceeded|exhausted|reached|used up)\b/i,
      },
    ],
    examples: [
      'win1d.responses.stream',
      'win1d.messages.stream',
      'win1d.gemini.stream',
      'win1d.chat',
      'py-openai-chat.1d.str',
      'py-genai.1d.str',
    ],
    nearMisses: ['subday.gemini.stream', 'win5h.chat.stream', 'win7d.chat.stream'],
    sources: [limitsPage, rateLimited, 'recorded: win1d.chat', 'recorded: win1d.usage', 'recorded: win1d.models'],
    docs: limitsPage,
    seeAlso: ['KEY_WINDOW_5H_EXHAUSTED', 'KEY_WINDOW_7D_EXHAUSTED', 'USAGE_LIMIT_EXCEEDED'],
    words: {
      en: {
        title: 'The 1-day spending window of this key is used up',
        meaning:
          'The key may spend a set amount a day, and that is spent.[[ Used: {used} of {limit} {unit}.]][[ It resets at {resetAt}.]][[ Time left: {resetIn}.]] Retrying before that cannot help; refused requests cost nothing.',
        causes: [
          "The key's daily limit is small for this work.",
          'Several programs share the key, or one of them loops.',
        ],
        fixes: [
          { text: "Raise the key's daily limit; it counts from the next request", page: '/keys' },
          otherKey.en,
          { text: 'Or wait until the window resets[[: {resetAt}]]; this need not be midnight' },
          seeWindows.en,
        ],
        tellApart:
          "The text is `api key 日限额已用完`, without Retry-After. `daily usage limit exceeded` is the subscription (USAGE_LIMIT_EXCEEDED), `Daily usage quota exhausted for this platform` the user's platform quota; neither is changed in the key's settings. The model list still works, so only a real request or `torouter doctor` shows this.",
      },
      zh: {
        title: '密钥的 1 天消费窗口已用完',
        meaning:
          '密钥每天可花费的金额有上限，现在花完了。[[已用 {used} / {limit} {unit}。]][[重置时间：{resetAt}。]][[还剩 {resetIn}。]]在此之前重试没有用；被拒的请求不收费。',
        causes: ['密钥的日限额对当前用量来说太小。', '多个程序共用这个密钥，或者某个程序在循环请求。'],
        fixes: [
          { text: '调高密钥的日限额，下一个请求起生效', page: '/keys' },
          otherKey.zh,
          { text: '或者等窗口重置[[（{resetAt}）]]，不一定是零点' },
          seeWindows.zh,
        ],
        tellApart:
          '报错原文是 `api key 日限额已用完`，没有 Retry-After。`daily usage limit exceeded` 是订阅额度（USAGE_LIMIT_EXCEEDED），`Daily usage quota exhausted for this platform` 是用户的平台额度，这两种改密钥设置都没用。模型列表照常返回，只有真实请求或 `torouter doctor` 才看得出来。',
      },
    },
  }),
  code({
    id: 'KEY_WINDOW_7D_EXHAUSTED',
    class: 'quota',
    owner: 'you',
    retry: 'after_reset',
    aliases: ['rate_limit_exceeded'],
    statuses: [429],
    weight: 2,
    match: [
      { token: 'API_KEY_RATE_7D_EXCEEDED' },
      { text: /(?:7\s*[天日]|周|每周)限额已用完/i },
      {
        text: /\bapi key (?:7[- ]?d(?:ay)?s?|weekly) (?:spending |usage |rate )?(?:limit|quota|window) (?:is |has been )?(?:exceeded|exhausted|reached|used up)\b/i,
      },
    ],
    examples: [
      'win7d.chat.stream',
      'win7d.messages.stream',
      'win7d.gemini.stream',
      'win7d.responses',
      'claude.7d',
      'py-openai-chat.7d.repr',
    ],
    nearMisses: ['subday.gemini.stream', 'win5h.chat.stream', 'win1d.chat'],
    sources: [limitsPage, rateLimited, 'recorded: win7d.chat', 'recorded: win7d.models'],
    docs: limitsPage,
    seeAlso: ['KEY_WINDOW_5H_EXHAUSTED', 'KEY_WINDOW_1D_EXHAUSTED', 'USAGE_LIMIT_EXCEEDED'],
    words: {
      en: {
        title: 'The 7-day spending window of this key is used up',
        meaning:
          'The key may spend a set amount within seven days, and that is spent.[[ Used: {used} of {limit} {unit}.]][[ It resets at {resetAt}.]][[ Time left: {resetIn}.]] Retrying before that cannot help; refused requests cost nothing.',
        causes: [
          "The key's 7-day limit is small for this work.",
          'Several programs share the key, or one of them loops.',
        ],
        fixes: [
          { text: "Raise the key's 7-day limit; it counts from the next request", page: '/keys' },
          otherKey.en,
          { text: 'Or wait until the window resets[[: {resetAt}]]; it need not begin on a Monday' },
          seeWindows.en,
        ],
        tellApart:
          "The text is `api key 7天限额已用完`, without Retry-After. `weekly usage limit exceeded` is the subscription (USAGE_LIMIT_EXCEEDED), `Weekly usage quota exhausted for this platform` the user's platform quota; neither is changed in the key's settings. The model list still works, so only a real request or `torouter doctor` shows this.",
      },
      zh: {
        title: '密钥的 7 天消费窗口已用完',
        meaning:
          '密钥在 7 天内可花费的金额有上限，现在花完了。[[已用 {used} / {limit} {unit}。]][[重置时间：{resetAt}。]][[还剩 {resetIn}。]]在此之前重试没有用；被拒的请求不收费。',
        causes: ['密钥的 7 天限额对当前用量来说太小。', '多个程序共用这个密钥，或者某个程序在循环请求。'],
        fixes: [
          { text: '调高密钥的 7 天限额，下一个请求起生效', page: '/keys' },
          otherKey.zh,
          { text: '或者等窗口重置[[（{resetAt}）]]，不一定从周一算起' },
          seeWindows.zh,
        ],
        tellApart:
          '报错原文是 `api key 7天限额已用完`，没有 Retry-After。`weekly usage limit exceeded` 是订阅额度（USAGE_LIMIT_EXCEEDED），`Weekly usage quota exhausted for this platform` 是用户的平台额度，这两种改密钥设置都没用。模型列表照常返回，只有真实请求或 `torouter doctor` 才看得出来。',
      },
    },
  }),
  code({
    id: 'PLATFORM_QUOTA_DAILY_EXHAUSTED',
    class: 'quota',
    owner: 'you',
    retry: 'after_reset',
    aliases: ['rate_limit_exceeded'],
    statuses: [429],
    weight: 1,
    match: [{ text: /\bDaily usage quota exhausted for this platform\b/i }],
    examples: ['platform-daily.openai.chat', 'platform-daily.gemini.gemini'],
    nearMisses: ['subday.gemini.stream', 'win1d.chat', 'platform-weekly.openai.chat', 'written.platform-monthly.chat'],
    sources: ['recorded: platform-daily.openai.chat', 'recorded: platform-daily.gemini.gemini'],
    docs: rateLimited,
    seeAlso: ['PLATFORM_QUOTA_WEEKLY_EXHAUSTED', 'PLATFORM_QUOTA_MONTHLY_EXHAUSTED', 'KEY_WINDOW_1D_EXHAUSTED'],
    words: {
      en: {
        title: 'Your daily quota for this platform is used up',
        meaning:
          'The gateway limits what your account may use a day of one platform, that is one family of channels such as OpenAI or Anthropic.[[ Used: {used} of {limit} {unit}.]][[ It resets at {resetAt}.]][[ Time left: {resetIn}.]] Another key of the same platform does not help.',
        causes: [
          "The account's allowance for this platform was spent today, by all its keys together.",
          'The allowance is set small by the operator.',
        ],
        fixes: [
          {
            text: 'Use a model of another platform, with a key of such a group, until the reset[[: {resetAt}]]',
            page: '/models',
          },
          { text: 'Ask the operator to raise the quota; it is not a setting of the key' },
          { text: 'Switch automatic retries off until then; a Retry-After of hours is no short pause' },
        ],
        tellApart:
          'The text is `Daily usage quota exhausted for this platform.` with a Retry-After of up to a day. KEY_WINDOW_1D_EXHAUSTED (`日限额`): a limit you set on the key. USAGE_LIMIT_EXCEEDED (`daily usage limit exceeded`): the subscription. RPM limits also send Retry-After, of at most a minute.',
      },
      zh: {
        title: '你在这个平台的每日额度已用完',
        meaning:
          '网关限制了账号每天在单个平台上的用量，平台指一类渠道，如 OpenAI、Anthropic。[[已用 {used} / {limit} {unit}。]][[重置时间：{resetAt}。]][[还剩 {resetIn}。]]换同平台的其他密钥没有用。',
        causes: ['账号当天在这个平台的额度，被名下所有密钥合计用完了。', '网关运营方设置的额度偏小。'],
        fixes: [
          { text: '重置[[（{resetAt}）]]之前，改用其他平台的模型，并使用对应分组的密钥', page: '/models' },
          { text: '请网关运营方调高额度，这不是密钥里的设置' },
          { text: '在此之前关掉自动重试；几小时的 Retry-After 不是稍等片刻' },
        ],
        tellApart:
          '报错原文是 `Daily usage quota exhausted for this platform.`，Retry-After 最长可达一天。KEY_WINDOW_1D_EXHAUSTED（`日限额`）：你在密钥上设的限额。USAGE_LIMIT_EXCEEDED（`daily usage limit exceeded`）：订阅额度。RPM 限制也带 Retry-After，但不超过一分钟。',
      },
    },
  }),
  code({
    id: 'PLATFORM_QUOTA_WEEKLY_EXHAUSTED',
    class: 'quota',
    owner: 'you',
    retry: 'after_reset',
    aliases: ['rate_limit_exceeded'],
    statuses: [429],
    weight: 1,
    match: [{ text: /\bWeekly usage quota exhausted for this platform\b/i }],
    examples: [
      'platform-weekly.openai.chat',
      'platform-weekly.anthropic.messages',
      'platform-weekly.gemini.gemini',
      'platform-weekly.openai.responses',
    ],
    nearMisses: [
      'subday.gemini.stream',
      'win7d.chat.stream',
      'platform-daily.openai.chat',
      'written.platform-monthly.chat',
    ],
    sources: ['recorded: platform-weekly.openai.chat', 'recorded: platform-weekly.anthropic.messages'],
    docs: rateLimited,
    seeAlso: ['PLATFORM_QUOTA_DAILY_EXHAUSTED', 'PLATFORM_QUOTA_MONTHLY_EXHAUSTED', 'KEY_WINDOW_7D_EXHAUSTED'],
    words: {
      en: {
        title: 'Your weekly quota for this platform is used up',
        meaning:
          'The gateway limits what your account may use a week of one platform, that is one family of channels such as OpenAI or Anthropic.[[ Used: {used} of {limit} {unit}.]][[ It resets at {resetAt}.]][[ Time left: {resetIn}.]] Another key of the same platform does not help.',
        causes: [
          "The account's allowance for this platform was spent this week, by all its keys together.",
          'The allowance is set small by the operator.',
        ],
        fixes: [
          {
            text: 'Use a model of another platform, with a key of such a group, until the reset[[: {resetAt}]]',
            page: '/models',
          },
          { text: 'Ask the operator to raise the quota; it is not a setting of the key' },
          { text: 'Switch automatic retries off until then; a Retry-After of days is no short pause' },
        ],
        tellApart:
          'The text is `Weekly usage quota exhausted for this platform.` with a Retry-After that may be days long. KEY_WINDOW_7D_EXHAUSTED (`7天限额`): a limit you set on the key. USAGE_LIMIT_EXCEEDED (`weekly usage limit exceeded`): the subscription. RPM limits also send Retry-After, of at most a minute.',
      },
      zh: {
        title: '你在这个平台的每周额度已用完',
        meaning:
          '网关限制了账号每周在单个平台上的用量，平台指一类渠道，如 OpenAI、Anthropic。[[已用 {used} / {limit} {unit}。]][[重置时间：{resetAt}。]][[还剩 {resetIn}。]]换同平台的其他密钥没有用。',
        causes: ['账号本周在这个平台的额度，被名下所有密钥合计用完了。', '网关运营方设置的额度偏小。'],
        fixes: [
          { text: '重置[[（{resetAt}）]]之前，改用其他平台的模型，并使用对应分组的密钥', page: '/models' },
          { text: '请网关运营方调高额度，这不是密钥里的设置' },
          { text: '在此之前关掉自动重试；几天的 Retry-After 不是稍等片刻' },
        ],
        tellApart:
          '报错原文是 `Weekly usage quota exhausted for this platform.`，Retry-After 可能长达数天。KEY_WINDOW_7D_EXHAUSTED（`7天限额`）：你在密钥上设的限额。USAGE_LIMIT_EXCEEDED（`weekly usage limit exceeded`）：订阅额度。RPM 限制也带 Retry-After，但不超过一分钟。',
      },
    },
  }),
  code({
    id: 'PLATFORM_QUOTA_MONTHLY_EXHAUSTED',
    class: 'quota',
    owner: 'you',
    retry: 'after_reset',
    aliases: ['rate_limit_exceeded'],
    statuses: [429],
    weight: 1,
    match: [{ text: /\bMonthly usage quota exhausted for this platform\b/i }],
    examples: ['written.platform-monthly.chat', 'written.platform-monthly.messages', 'written.platform-monthly.gemini'],
    nearMisses: [
      'quota.gemini.stream',
      'subday.gemini.stream',
      'platform-daily.openai.chat',
      'platform-weekly.openai.chat',
    ],
    sources: ['sub2api 0.1.179: platform quota messages', 'recorded: platform-weekly.openai.chat'],
    docs: rateLimited,
    seeAlso: ['PLATFORM_QUOTA_DAILY_EXHAUSTED', 'PLATFORM_QUOTA_WEEKLY_EXHAUSTED', 'USAGE_LIMIT_EXCEEDED'],
    words: {
      en: {
        title: 'Your monthly quota for this platform is used up',
        meaning:
          'The gateway limits what your account may use a month of one platform, that is one family of channels such as OpenAI or Anthropic.[[ Used: {used} of {limit} {unit}.]][[ It resets at {resetAt}.]][[ Time left: {resetIn}.]] Another key of the same platform does not help.',
        causes: [
          "The account's allowance for this platform was spent this month, by all its keys together.",
          'The allowance is set small by the operator.',
        ],
        fixes: [
          {
            text: 'Use a model of another platform, with a key of such a group, until the reset[[: {resetAt}]]',
            page: '/models',
          },
          { text: 'Ask the operator to raise the quota; it is not a setting of the key' },
          { text: 'Switch automatic retries off until then; a Retry-After of weeks is no short pause' },
        ],
        tellApart:
          'The text is `Monthly usage quota exhausted for this platform.` with a Retry-After that may be weeks long. USAGE_LIMIT_EXCEEDED (`monthly usage limit exceeded`): the subscription. API_KEY_QUOTA_EXHAUSTED: the cap of one key, which never resets. RPM limits also send Retry-After, of at most a minute.',
      },
      zh: {
        title: '你在这个平台的每月额度已用完',
        meaning:
          '网关限制了账号每月在单个平台上的用量，平台指一类渠道，如 OpenAI、Anthropic。[[已用 {used} / {limit} {unit}。]][[重置时间：{resetAt}。]][[还剩 {resetIn}。]]换同平台的其他密钥没有用。',
        causes: ['账号本月在这个平台的额度，被名下所有密钥合计用完了。', '网关运营方设置的额度偏小。'],
        fixes: [
          { text: '重置[[（{resetAt}）]]之前，改用其他平台的模型，并使用对应分组的密钥', page: '/models' },
          { text: '请网关运营方调高额度，这不是密钥里的设置' },
          { text: '在此之前关掉自动重试；几周的 Retry-After 不是稍等片刻' },
        ],
        tellApart:
          '报错原文是 `Monthly usage quota exhausted for this platform.`，Retry-After 可能长达数周。USAGE_LIMIT_EXCEEDED（`monthly usage limit exceeded`）：订阅额度。API_KEY_QUOTA_EXHAUSTED：单个密钥的总上限，不会重置。RPM 限制也带 Retry-After，但不超过一分钟。',
      },
    },
  }),
];
