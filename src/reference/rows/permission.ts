/** Rows about what a known key may do: from where, with which model, in which group. */
import { code } from '../code';
import {
  blockedKey,
  checkAgain,
  docsRoot,
  errorCodes,
  errorsPage,
  ipRestrictions,
  modelStrings,
  modelWhitelist,
} from '../steps/account';

export const permissionRows = [
  code({
    id: 'ACCESS_DENIED',
    class: 'permission',
    owner: 'you',
    retry: 'no',
    refusesKey: 'standing',
    aliases: ['access_denied', 'permission_denied'],
    statuses: [403, 401],
    weight: 3,
    match: [
      { code: 'ACCESS_DENIED' },
      { type: 'ACCESS_DENIED' },
      { text: /^Access denied\.?(?: Your IP is \S+)?$/i },
      {
        text: /\bip (?:address )?(?:is )?not allowed\b|IP\s*(?:地址)?不在.{0,12}(?:白名单|允许)|不在令牌允许访问的列表中/i,
      },
    ],
    reasons: {
      ip: {
        match: [
          { text: /\bYour IP is \S+/i, token: 'ACCESS_DENIED' },
          { text: /\bAccess denied\. Your IP is \S+/i },
          { text: /\bip not allowed\b/i },
        ],
        words: {
          en: {
            title: 'Your IP address[[ {ip}]] is not allowed for this key',
            meaning:
              'The key is known, but its IP rules do not let your address in.[[ The gateway sees you as {ip}.]] Expiry, limits and balance come later and have not been checked.',
            causes: [
              "The address you go out with is not in the key's allow list, or is in its block list.",
              'It has changed: VPN, proxy, another network, a cloud function with changing addresses.',
              'The client calls from its own servers, as Cursor does, so the gateway sees their address.',
            ],
            fixes: [
              {
                text: 'Open the key and add your address[[ {ip}]] to the IP allow list, or take it off the block list',
                page: '/keys',
              },
              { text: 'Or send from an address that is listed: switch the VPN or proxy on or off' },
              {
                text: "Your address as the gateway sees it: newer versions name it in this answer, the key's panel shows the last one used",
                commands: ['curl -sS {baseUrl}/v1/models -H "Authorization: Bearer $TOROUTER_API_KEY"'],
                page: '/keys',
              },
              checkAgain.en,
            ],
          },
          zh: {
            title: '你的 IP [[{ip} ]]不在这个密钥的允许范围内',
            meaning:
              '网关认识这个密钥，但它的 IP 规则不允许你的地址。[[网关看到的来源 IP 是 {ip}。]]有效期、限额和余额排在后面，还没有检查。',
            causes: [
              '你的出口 IP 不在密钥的允许列表里，或者在禁止列表里。',
              '出口 IP 变了：开了 VPN 或代理、换了网络、云函数的出口不固定。',
              '客户端从它自己的服务器发请求（比如 Cursor），网关看到的是它的 IP。',
            ],
            fixes: [
              { text: '打开这个密钥，把你的 IP [[{ip} ]]加进允许列表，或从禁止列表里移除', page: '/keys' },
              { text: '或者改从允许的 IP 发请求：打开或关闭 VPN、代理' },
              {
                text: '想知道网关看到的 IP：较新的版本会写在这个响应里，密钥面板也会显示最近使用的 IP',
                commands: ['curl -sS {baseUrl}/v1/models -H "Authorization: Bearer $TOROUTER_API_KEY"'],
                page: '/keys',
              },
              checkAgain.zh,
            ],
          },
        },
      },
      model_whitelist: {
        match: [],
        words: {
          en: {
            title: "The model[[ {model}]] is not in this key's whitelist",
            meaning:
              'The key and your address are accepted, since the model list was answered; only the generation was refused. So the whitelist of the key stops the model[[ {model}]]. The refused request costs nothing.',
            causes: [
              "The model was never added to the key's whitelist.",
              'The id is written differently there: a vendor prefix, a date, an older version.',
            ],
            fixes: [
              {
                text: 'Open the key and add the model[[ {model}]] to its whitelist, or empty the whitelist',
                page: '/keys',
              },
              { text: 'Or use a model of the whitelist[[, such as {nearest}]]' },
              { text: 'Or use a key without a model whitelist', page: '/keys' },
            ],
          },
          zh: {
            title: '模型[[ {model} ]]不在这个密钥的白名单里',
            meaning:
              '模型列表能正常返回，说明密钥和 IP 都没问题；只有生成请求被拒，是密钥的白名单挡住了这个模型[[（{model}）]]。被拒的请求不收费。',
            causes: ['模型没有加进密钥的白名单。', '白名单里的写法不一样：带了供应商前缀、日期，或是旧版本。'],
            fixes: [
              { text: '打开这个密钥，把模型[[ {model} ]]加进白名单，或清空白名单', page: '/keys' },
              { text: '或者换用白名单里的模型[[，例如 {nearest}]]' },
              { text: '或者换一个没有模型白名单的密钥', page: '/keys' },
            ],
          },
        },
      },
    },
    examples: [
      'ipwhite.chat.stream',
      'ipwhite.gemini.stream',
      'doc.ACCESS_DENIED.401.anthropic',
      'ipwhite.responses',
      'claude.ipwhite',
      'aider.ipwhite',
      'written.situation.whitelist',
    ],
    nearMisses: [
      'written.edge.waf.blocked',
      'doc.model_not_allowed.403.openai',
      'written.edge.challenge.header',
      'expired.chat.stream',
      'broke.chat.stream',
    ],
    sources: [
      errorCodes,
      ipRestrictions,
      modelWhitelist,
      'recorded: ipwhite.models',
      'recorded: ipblack.chat',
      'recorded: doc.ip.401',
    ],
    docs: ipRestrictions,
    seeAlso: ['MODEL_NOT_ALLOWED', 'WAF_BLOCKED', 'CDN_CHALLENGE', 'API_KEY_EXPIRED', 'INSUFFICIENT_BALANCE'],
    words: {
      en: {
        title: 'The restrictions of this key refuse the request',
        meaning:
          'The key is known, but its IP rules or its model whitelist do not let this request through.[[ The gateway sees you as {ip}.]] Expiry, limits and balance may not have been checked yet.',
        causes: [
          "Your exit address is not in the key's IP allow list, or is in its block list.",
          "The model is not in the key's model whitelist.",
        ],
        fixes: [
          { text: 'Open the key: look at its IP allow and block list, then at its model whitelist', page: '/keys' },
          {
            text: 'See whether the key passes without a model; newer gateways also name your address in the answer',
            commands: ['curl -sS -i {baseUrl}/v1/models -H "Authorization: Bearer $TOROUTER_API_KEY"'],
          },
          checkAgain.en,
        ],
        tellApart:
          'With the same key from the same machine: if the model list is refused too, it is the address; if only a generation is refused, it is the model whitelist. A 403 with an HTML page or `error code: 1010` comes from a firewall in front, not from the key. Claude Code prints `Failed to authenticate` before every 403; signing in again does not help.',
      },
      zh: {
        title: '密钥的访问限制拒绝了这次请求',
        meaning:
          '网关认识这个密钥，但它的 IP 规则或模型白名单不允许这次请求。[[网关看到的来源 IP 是 {ip}。]]有效期、限额和余额可能还没有检查。',
        causes: ['你的出口 IP 不在密钥的 IP 允许列表里，或者在禁止列表里。', '模型不在密钥的模型白名单里。'],
        fixes: [
          { text: '打开这个密钥，先看 IP 允许和禁止列表，再看模型白名单', page: '/keys' },
          {
            text: '不带模型试一下密钥能否通过；较新的网关还会在响应里写出你的 IP',
            commands: ['curl -sS -i {baseUrl}/v1/models -H "Authorization: Bearer $TOROUTER_API_KEY"'],
          },
          checkAgain.zh,
        ],
        tellApart:
          '同一台机器、同一个密钥：模型列表也被拒，是 IP 问题；只有生成请求被拒，是模型白名单。返回 HTML 页面或 `error code: 1010` 的 403 来自前面的防火墙，与密钥无关。Claude Code 在所有 403 前都会显示 `Failed to authenticate`，重新登录没有用。',
      },
    },
  }),
  code({
    id: 'MODEL_NOT_ALLOWED',
    class: 'permission',
    owner: 'you',
    retry: 'no',
    aliases: ['model_not_allowed'],
    statuses: [403],
    weight: 2,
    match: [
      { token: 'MODEL_NOT_ALLOWED' },
      {
        text: /\bmodel (?:is )?not in the key(?:'s)? whitelist\b|\bkey not allowed to access model\b|\bdoes not work with your current plan or API key\b|令牌无权(?:访问|使用).{0,40}模型|无权(?:访问|使用)模型/i,
      },
    ],
    examples: [
      'doc.model_not_allowed.403.openai',
      'doc.model_not_allowed.403.anthropic',
      'doc.model_not_allowed.403.toplevel',
    ],
    nearMisses: [
      'ipwhite.chat.stream',
      'nomodel.anthropic.messages.stream.claude-nope',
      'written.situation.not-offered',
    ],
    sources: [modelWhitelist, modelStrings, errorsPage, 'recorded: doc.model_not_allowed.403.openai'],
    docs: modelWhitelist,
    seeAlso: ['ACCESS_DENIED', 'MODEL_NOT_FOUND', 'MODEL_NOT_OFFERED'],
    words: {
      en: {
        title: "The model[[ {model}]] is not in this key's whitelist",
        meaning:
          "The key is accepted, but the model is not in the key's own model whitelist. The refused request costs nothing, and waiting changes nothing.",
        causes: [
          "The model was never added to the key's whitelist.",
          'The id is written differently there. Groups bound to OpenRouter take `vendor/model` literally; the suffix `-thinking` does not matter.',
          'The client calls a second, smaller model in the background that the whitelist does not name.',
        ],
        fixes: [
          {
            text: 'Open the key and add the model[[ {model}]] to its whitelist, or empty the whitelist',
            page: '/keys',
          },
          { text: 'Or use a model of the whitelist[[, such as {nearest}]]' },
          {
            text: "See which models the key's group offers; the whitelist can be narrower",
            commands: ['curl -sS {baseUrl}/v1/models -H "Authorization: Bearer $TOROUTER_API_KEY"'],
            page: '/models',
          },
        ],
        tellApart:
          'MODEL_NOT_FOUND and MODEL_NOT_OFFERED: the group does not have the model at all, and the whitelist does not matter. ACCESS_DENIED on a generation while the model list is answered is this same cause under another code.',
      },
      zh: {
        title: '模型[[ {model} ]]不在这个密钥的白名单里',
        meaning: '密钥已通过，但模型不在密钥自己的模型白名单里。被拒的请求不收费，等待也不会有变化。',
        causes: [
          '模型没有加进密钥的白名单。',
          '白名单里的写法不一样。绑定 OpenRouter 的分组按 `vendor/model` 原样匹配；`-thinking` 后缀不影响。',
          '客户端在后台还会调用一个小模型，白名单里没有它。',
        ],
        fixes: [
          { text: '打开这个密钥，把模型[[ {model} ]]加进白名单，或清空白名单', page: '/keys' },
          { text: '或者换用白名单里的模型[[，例如 {nearest}]]' },
          {
            text: '看看密钥所在分组提供哪些模型；白名单可能比它更窄',
            commands: ['curl -sS {baseUrl}/v1/models -H "Authorization: Bearer $TOROUTER_API_KEY"'],
            page: '/models',
          },
        ],
        tellApart:
          'MODEL_NOT_FOUND 和 MODEL_NOT_OFFERED：分组里根本没有这个模型，与白名单无关。模型列表正常、只有生成请求报 ACCESS_DENIED，是同一个原因的另一种报法。',
      },
    },
  }),
  code({
    id: 'GROUP_DELETED',
    class: 'permission',
    owner: 'you',
    retry: 'no',
    refusesKey: 'standing',
    aliases: ['group_deleted'],
    statuses: [403],
    weight: 1,
    match: [
      { token: 'GROUP_DELETED' },
      {
        text: /所属分组已删除|(?:^|\bAPI key(?:'s)? |\b(?:the|this|your) )group (?:of (?:this|the) (?:API )?key )?(?:has been|was|is) deleted\b/i,
      },
    ],
    examples: ['gdel.messages.stream', 'gdel.gemini.stream', 'gdel.chat', 'codex.gdel', 'gemini.gdel'],
    nearMisses: ['gdis.chat.stream', 'written.group-not-allowed.chat', 'ungrouped.gemini.stream'],
    sources: ['recorded: gdel.chat', 'recorded: gdel.models.gemini'],
    docs: blockedKey,
    seeAlso: ['GROUP_DISABLED', 'GROUP_NOT_ALLOWED', 'KEY_WITHOUT_GROUP'],
    words: {
      en: {
        title: 'The group this key belongs to has been deleted',
        meaning:
          'The key is known, but its group, which decides what models it reaches, no longer exists. Expiry, limits and balance have not been checked.',
        causes: [
          'The operator of the gateway removed or replaced the group.',
          'The key is an old one, from before the groups were rearranged.',
        ],
        fixes: [
          { text: 'Open the key and choose another group', page: '/keys' },
          { text: 'Or create a new key in a group that exists', page: '/keys' },
          { text: 'If no group can be chosen, ask support and give the request id[[ {requestId}]]' },
          checkAgain.en,
        ],
        tellApart:
          'The text is `API Key 所属分组已删除`. GROUP_DISABLED (`…已停用`): the group is still there and may come back. GROUP_NOT_ALLOWED: the group works, but not for your account. KEY_WITHOUT_GROUP: the key was never put into one.',
      },
      zh: {
        title: '密钥所属的分组已被删除',
        meaning: '网关认识这个密钥，但它所属的分组已经不存在，而能用哪些模型由分组决定。有效期、限额和余额还没有检查。',
        causes: ['网关运营方删除或更换了这个分组。', '密钥是分组调整之前创建的。'],
        fixes: [
          { text: '打开这个密钥，改选其他分组', page: '/keys' },
          { text: '或者在现有分组下新建一个密钥', page: '/keys' },
          { text: '如果没有可选的分组，联系客服，附上请求 ID[[ {requestId}]]' },
          checkAgain.zh,
        ],
        tellApart:
          '报错原文是 `API Key 所属分组已删除`。GROUP_DISABLED（`…已停用`）：分组还在，可能恢复。GROUP_NOT_ALLOWED：分组正常，只是你的账号不能用。KEY_WITHOUT_GROUP：密钥没有分配过分组。',
      },
    },
  }),
  code({
    id: 'GROUP_DISABLED',
    class: 'permission',
    owner: 'you',
    retry: 'no',
    refusesKey: 'standing',
    aliases: ['group_disabled'],
    statuses: [403],
    weight: 1,
    match: [
      { token: 'GROUP_DISABLED' },
      {
        text: /所属分组已(?:停用|禁用)|分组 ?\S{1,40} ?已被弃用|(?:^|\bAPI key(?:'s)? |\b(?:the|this|your) )group (?:of (?:this|the) (?:API )?key )?(?:has been|was|is) disabled\b/i,
      },
    ],
    examples: ['gdis.chat.stream', 'gdis.models.gemini', 'gdis.messages.stream', 'claude.gdis', 'js-genai.gdis.str'],
    nearMisses: ['gdel.chat', 'channel401.then.gemini.gemini', 'written.group-not-allowed.chat'],
    sources: ['recorded: gdis.chat', 'recorded: gdis.models.gemini'],
    docs: blockedKey,
    seeAlso: ['GROUP_DELETED', 'GROUP_NOT_ALLOWED', 'NO_CHANNEL_AVAILABLE'],
    words: {
      en: {
        title: 'The group this key belongs to is switched off',
        meaning:
          'The key is known, but the operator has switched its group off. When it comes back is not told. Expiry, limits and balance have not been checked.',
        causes: ['The operator switched the group off for a while.', 'The operator withdrew the group for good.'],
        fixes: [
          { text: 'Open the key and choose another group', page: '/keys' },
          { text: 'Or create a new key in another group', page: '/keys' },
          { text: 'Ask support whether the group comes back; give the request id[[ {requestId}]]' },
          checkAgain.en,
        ],
        tellApart:
          'The text is `API Key 所属分组已停用`. It is a switch, not an outage: retrying does not help, unlike NO_CHANNEL_AVAILABLE (503). GROUP_DELETED: the group is gone.',
      },
      zh: {
        title: '密钥所属的分组已停用',
        meaning: '网关认识这个密钥，但网关运营方停用了它所属的分组，何时恢复没有说明。有效期、限额和余额还没有检查。',
        causes: ['网关运营方临时停用了分组。', '网关运营方下线了这个分组。'],
        fixes: [
          { text: '打开这个密钥，改选其他分组', page: '/keys' },
          { text: '或者在其他分组下新建一个密钥', page: '/keys' },
          { text: '向客服确认分组是否会恢复，附上请求 ID[[ {requestId}]]' },
          checkAgain.zh,
        ],
        tellApart:
          '报错原文是 `API Key 所属分组已停用`。这是人为停用，不是故障，重试没有用；NO_CHANNEL_AVAILABLE（503）才是故障。GROUP_DELETED：分组已经不存在。',
      },
    },
  }),
  code({
    id: 'GROUP_NOT_ALLOWED',
    class: 'permission',
    owner: 'you',
    retry: 'no',
    refusesKey: 'standing',
    aliases: ['group_not_allowed'],
    statuses: [403],
    weight: 1,
    match: [
      { token: 'GROUP_NOT_ALLOWED' },
      {
        text: /无权(?:访问|使用).{0,30}分组|API ?Key\s*无权(?:访问|使用)|(?:用户|账号|账户).{0,12}(?:无权|未被授权|不允许).{0,20}分组|分组不再允许|\bnot allowed to use (?:this|the) group\b/i,
      },
    ],
    examples: [
      'py-openai-chat.gexc.str',
      'js-genai.gexc.str',
      'written.group-not-allowed.chat',
      'written.group-not-allowed.messages',
      'written.group-not-allowed.gemini',
    ],
    nearMisses: [
      'doc.model_not_allowed.403.toplevel',
      'gdel.chat',
      'gdis.chat.stream',
      'subnone.chat.stream',
      'ungrouped.gemini.stream',
    ],
    sources: [blockedKey, 'sub2api 0.1.179: order of the key checks'],
    docs: blockedKey,
    seeAlso: ['GROUP_DELETED', 'SUBSCRIPTION_NOT_FOUND', 'KEY_WITHOUT_GROUP'],
    words: {
      en: {
        title: 'Your account may not use the group of this key',
        meaning:
          'The key and its group exist, but the account is not admitted to the group. Subscription, expiry, limits and balance have not been checked.',
        causes: [
          'The account was taken off the list of those who may use the group.',
          'The key was put into a group that was never opened to this account.',
        ],
        fixes: [
          { text: 'Open the key and choose a group that is offered to you', page: '/keys' },
          { text: 'If you should have access, ask support to admit the account; give the request id[[ {requestId}]]' },
          checkAgain.en,
        ],
        tellApart:
          'SUBSCRIPTION_NOT_FOUND: the account may use the group, it only lacks a subscription. GROUP_DELETED and GROUP_DISABLED: the group works for nobody. MODEL_NOT_ALLOWED: the group is fine, one model is not.',
      },
      zh: {
        title: '你的账号不能使用这个密钥的分组',
        meaning: '密钥和分组都在，但账号没有这个分组的使用权限。订阅、有效期、限额和余额还没有检查。',
        causes: ['账号的分组权限被收回。', '密钥选了一个从未对这个账号开放的分组。'],
        fixes: [
          { text: '打开这个密钥，改选对你开放的分组', page: '/keys' },
          { text: '如果你本该有权限，请客服开通，附上请求 ID[[ {requestId}]]' },
          checkAgain.zh,
        ],
        tellApart:
          'SUBSCRIPTION_NOT_FOUND：账号可以用这个分组，只是没有订阅。GROUP_DELETED、GROUP_DISABLED：分组对谁都不可用。MODEL_NOT_ALLOWED：分组没问题，只是某个模型不让用。',
      },
    },
  }),
  code({
    id: 'KEY_WITHOUT_GROUP',
    class: 'permission',
    owner: 'you',
    retry: 'no',
    refusesKey: 'group',
    statuses: [403],
    weight: 1,
    match: [{ text: /\bAPI key is not assigned to a(?:ny)? group\b/i }],
    examples: [
      'ungrouped.chat.stream',
      'ungrouped.gemini.stream',
      'ungrouped.ant.messages.stream',
      'claude.ungrouped',
      'gemini.ungrouped',
    ],
    nearMisses: ['gdel.gemini.stream', 'gdis.models.gemini', 'written.group-not-allowed.gemini'],
    sources: ['recorded: ungrouped.chat', 'recorded: ungrouped.billing', 'recorded: claude.ungrouped'],
    docs: blockedKey,
    seeAlso: ['GROUP_DELETED', 'GROUP_NOT_ALLOWED'],
    words: {
      en: {
        title: 'This key is not assigned to any group',
        meaning:
          'The key is known, but it belongs to no group, and the group decides which models it reaches. It cannot be used until it has one.',
        causes: [
          'The key was created without choosing a group.',
          'The key was taken out of its group when the groups were rearranged.',
        ],
        fixes: [
          { text: 'Open the key and choose a group', page: '/keys' },
          { text: 'Or create a new key and choose the group while creating it', page: '/keys' },
          { text: 'If no group can be chosen, ask support to assign one; give the request id[[ {requestId}]]' },
        ],
        tellApart:
          'The type is permission_error and the text says `not assigned to any group`. GROUP_DELETED, GROUP_DISABLED and GROUP_NOT_ALLOWED: the key has a group, but that group does not serve it. Claude Code prints `Failed to authenticate` before it; signing in again does not help.',
      },
      zh: {
        title: '这个密钥还没有分配分组',
        meaning: '网关认识这个密钥，但它不属于任何分组，而能用哪些模型由分组决定。分配分组之前无法使用。',
        causes: ['创建密钥时没有选择分组。', '调整分组时，密钥被移出了原来的分组。'],
        fixes: [
          { text: '打开这个密钥，选择一个分组', page: '/keys' },
          { text: '或者新建一个密钥，创建时选好分组', page: '/keys' },
          { text: '如果没有可选的分组，请客服分配，附上请求 ID[[ {requestId}]]' },
        ],
        tellApart:
          'type 是 permission_error，原文含 `not assigned to any group`。GROUP_DELETED、GROUP_DISABLED、GROUP_NOT_ALLOWED：密钥有分组，只是那个分组用不了。Claude Code 会在前面显示 `Failed to authenticate`，重新登录没有用。',
      },
    },
  }),
  code({
    id: 'GROUP_CLAUDE_CODE_ONLY',
    class: 'permission',
    owner: 'you',
    retry: 'no',
    aliases: ['permission_error'],
    statuses: [403, 503],
    weight: 1,
    match: [
      { status: 503, text: /\bonly allows Claude Code clients\b/i },
      {
        text: /\brestricted to Claude Code clients\b|\bclient is not (?:authorized|allowed) to use this API key\b|仅(?:可用于|限|支持)\s?Claude ?Code\s?客户端|\bonly allows Claude Code clients\b/i,
      },
    ],
    examples: ['cconly.messages.stream', 'cconly.chat', 'cconly.responses', 'codex.cconly', 'opencode.cconly'],
    nearMisses: ['noaccount.anthropic.messages.stream', 'dispatch.messages.stream'],
    sources: [
      'recorded: cconly.chat',
      'recorded: cconly.responses',
      'recorded: cconly.messages.stream',
      'recorded: cconly.count',
      'recorded: cconly.models',
    ],
    docs: `${docsRoot}gateway/anthropic`,
    seeAlso: ['GROUP_MESSAGES_NOT_ALLOWED', 'NO_CHANNEL_AVAILABLE'],
    words: {
      en: {
        title: 'The group of this key serves Claude Code only',
        meaning:
          'The key is accepted, but its group takes requests from Claude Code only. SDKs, curl and other clients are refused on every surface, and it is no outage even where the status is 503.',
        causes: [
          'The key belongs to a group for Claude Code, and another client uses it.',
          'A client calls the OpenAI-style surface (/v1/chat/completions or /v1/responses) with such a key.',
        ],
        fixes: [
          { text: 'For other clients, create or move a key to a group without this restriction', page: '/keys' },
          {
            text: 'Use this key with Claude Code',
            commands: [
              'unset ANTHROPIC_API_KEY',
              'export ANTHROPIC_BASE_URL={baseUrl} ANTHROPIC_AUTH_TOKEN="$TOROUTER_API_KEY"',
              'claude',
            ],
          },
        ],
        tellApart:
          'Chat and Responses answer 403 `restricted to Claude Code clients`; /v1/messages answers 503 `No available accounts: this group only allows Claude Code clients`; count_tokens only 503 `Service temporarily unavailable`. A real lack of channels (NO_CHANNEL_AVAILABLE) does not name Claude Code. The model list works all the same.',
      },
      zh: {
        title: '这个密钥的分组只允许 Claude Code 使用',
        meaning:
          '密钥已通过，但所在分组只接受 Claude Code 的请求。SDK、curl 和其他客户端走哪种协议都会被拒；即使状态码是 503，也不是故障。',
        causes: [
          '密钥属于 Claude Code 专用分组，却被别的客户端使用。',
          '客户端用这个密钥调用了 OpenAI 协议的接口（/v1/chat/completions 或 /v1/responses）。',
        ],
        fixes: [
          { text: '其他客户端请用没有此限制的分组：新建密钥，或把密钥换到那个分组', page: '/keys' },
          {
            text: '让 Claude Code 使用这个密钥',
            commands: [
              'unset ANTHROPIC_API_KEY',
              'export ANTHROPIC_BASE_URL={baseUrl} ANTHROPIC_AUTH_TOKEN="$TOROUTER_API_KEY"',
              'claude',
            ],
          },
        ],
        tellApart:
          'Chat 和 Responses 返回 403 `restricted to Claude Code clients`；/v1/messages 返回 503 `No available accounts: this group only allows Claude Code clients`；count_tokens 只有 503 `Service temporarily unavailable`。真正没有可用渠道时（NO_CHANNEL_AVAILABLE），报错里不会提到 Claude Code。模型列表不受影响。',
      },
    },
  }),
  code({
    id: 'GROUP_MESSAGES_NOT_ALLOWED',
    class: 'permission',
    owner: 'you',
    retry: 'no',
    aliases: ['permission_error'],
    statuses: [403],
    weight: 1,
    match: [{ text: /\bdoes not allow \/v1\/messages\b/i }],
    examples: ['dispatch.messages.stream', 'claude.nomsg', 'js-anthropic.nomsg.str'],
    nearMisses: ['cconly.messages.stream', 'curl-v.gemini.oaikey.g', 'embeddings.anthropic'],
    sources: ['recorded: dispatch.messages', 'recorded: claude.nomsg'],
    docs: `${docsRoot}gateway/anthropic`,
    seeAlso: ['GROUP_CLAUDE_CODE_ONLY', 'GROUP_PLATFORM_MISMATCH', 'ENDPOINT_NOT_SUPPORTED'],
    words: {
      en: {
        title: 'The group of this key does not serve the Anthropic surface',
        meaning:
          'The key is accepted, but its group does not allow /v1/messages. Clients that speak the Anthropic protocol, Claude Code among them, cannot use this key.',
        causes: [
          'The key belongs to an OpenAI-type group, and the client speaks the Anthropic protocol.',
          'The client is set to "Anthropic" although an OpenAI-compatible setting was meant.',
        ],
        fixes: [
          { text: 'Create or move a key to a group that allows /v1/messages', page: '/keys' },
          { text: 'Or set the client to "OpenAI compatible" with a base URL that ends in /v1[[: {baseUrl}/v1]]' },
          { text: 'See which surfaces this key can use', commands: ['torouter doctor --protocol all'] },
        ],
        tellApart:
          'The text is `This group does not allow /v1/messages dispatch` (403, permission_error). Claude Code prints `Failed to authenticate` before it, but neither key nor login is at fault. GROUP_CLAUDE_CODE_ONLY is the opposite: only Claude Code is let in.',
      },
      zh: {
        title: '这个密钥的分组不支持 Anthropic 协议接口',
        meaning:
          '密钥已通过，但所在分组不允许调用 /v1/messages。走 Anthropic 协议的客户端（包括 Claude Code）用不了这个密钥。',
        causes: [
          '密钥属于 OpenAI 类型的分组，而客户端走的是 Anthropic 协议。',
          '客户端选成了“Anthropic”，本来应该选“OpenAI 兼容”。',
        ],
        fixes: [
          { text: '换用允许 /v1/messages 的分组：新建密钥，或把密钥换到那个分组', page: '/keys' },
          { text: '或者把客户端设为“OpenAI 兼容”，base URL 以 /v1 结尾[[：{baseUrl}/v1]]' },
          { text: '看看这个密钥能用哪些协议', commands: ['torouter doctor --protocol all'] },
        ],
        tellApart:
          '报错原文是 `This group does not allow /v1/messages dispatch`（403，permission_error）。Claude Code 会在前面显示 `Failed to authenticate`，但密钥和登录都没问题。GROUP_CLAUDE_CODE_ONLY 正好相反：只放行 Claude Code。',
      },
    },
  }),
  code({
    id: 'IMAGE_GENERATION_NOT_ENABLED',
    class: 'permission',
    owner: 'you',
    retry: 'no',
    aliases: ['permission_error'],
    statuses: [403],
    weight: 1,
    match: [{ text: /\bImage generation is not enabled for this group\b/i }],
    examples: ['images.openai'],
    nearMisses: ['embeddings.anthropic', 'doc.model_not_allowed.403.openai'],
    sources: ['recorded: images.openai', 'recorded: images.anthropic'],
    docs: `${docsRoot}gateway/openai`,
    seeAlso: ['ENDPOINT_NOT_SUPPORTED', 'MODEL_NOT_ALLOWED'],
    words: {
      en: {
        title: 'Image generation is switched off for the group of this key',
        meaning:
          'The key is accepted, but its group does not allow the image endpoints. Text requests of the same key are not affected.',
        causes: [
          'The group is meant for text, and image generation was never switched on.',
          'The client sends an image request with the key of the wrong group.',
        ],
        fixes: [
          { text: 'Use a key of a group with image generation', page: '/keys' },
          { text: 'See which models there are for images', page: '/models' },
          { text: 'If the group should allow images, ask support; give the request id[[ {requestId}]]' },
        ],
        tellApart:
          'This is 403 `Image generation is not enabled for this group`: a switch of the group. A 404 `Images API is not supported for this platform` is ENDPOINT_NOT_SUPPORTED: that kind of group cannot make images at all.',
      },
      zh: {
        title: '这个密钥的分组没有开启图片生成',
        meaning: '密钥已通过，但所在分组不允许调用图片接口。同一密钥的文本请求不受影响。',
        causes: ['这个分组面向文本，没有开启图片生成。', '图片请求用错了分组的密钥。'],
        fixes: [
          { text: '换用开启了图片生成的分组的密钥', page: '/keys' },
          { text: '看看有哪些图片模型', page: '/models' },
          { text: '如果这个分组本该支持图片，联系客服，附上请求 ID[[ {requestId}]]' },
        ],
        tellApart:
          '这里是 403 `Image generation is not enabled for this group`，分组上的开关没开。404 `Images API is not supported for this platform` 是 ENDPOINT_NOT_SUPPORTED，那种分组根本不能生成图片。',
      },
    },
  }),
];
