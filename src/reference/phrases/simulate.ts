/** Sentences of the simulator, in every language: what it prints when it runs, and one line for each state. No logic. */
import type { Bilingual } from '../code';

/** `{name}` stands for a value. */
export interface SimulatePhrases {
  title: string;
  baseUrl: string;
  demoKey: string;
  tryIt: string;
  stop: string;
  documented: string;
  unknownState: string;
  nearest: string;
  listHint: string;
  portTaken: string;
  portRefused: string;
  portHint: string;
  groups: Record<StateGroup, string>;
}

/** Headings of the list of states, in the order of the list. */
export const stateGroups = [
  'working',
  'key',
  'billing',
  'limits',
  'group',
  'channel',
  'upstream',
  'stream',
  'documented',
] as const;
export type StateGroup = (typeof stateGroups)[number];

export const simulatePhrases: Bilingual<SimulatePhrases> = {
  en: {
    title: 'torouter simulate · {state}: {about}',
    baseUrl: 'Base URL',
    demoKey: 'Demo key',
    tryIt: 'Try it from another terminal:',
    stop: 'Every request shows here. Ctrl-C stops the gateway.',
    documented: 'as documented: {code}, HTTP {status}, in the {shape} shape of error',
    unknownState: 'There is no state called “{state}”',
    nearest: 'The nearest is {nearest}; torouter simulate --list shows all of them',
    listHint: 'torouter simulate expired, or with a platform: torouter simulate expired.anthropic',
    portTaken: 'Port {port} is already in use',
    portRefused: 'Port {port} cannot be opened: {reason}',
    portHint: 'Choose another one with --port, or leave the option out to get a free one',
    groups: {
      working: 'Working keys',
      key: 'Refused keys',
      billing: 'Balance, subscription, spending cap',
      limits: 'Limits and windows',
      group: 'What a group does not offer',
      channel: 'Models and channels',
      upstream: 'Provider failures',
      stream: 'Answers that break off or hold nothing',
      documented: 'Answers as the documentation writes them',
    },
  },
  zh: {
    title: 'torouter simulate · {state}：{about}',
    baseUrl: '网关地址',
    demoKey: '演示密钥',
    tryIt: '在另一个终端里试试：',
    stop: '每个请求都会显示在这里。按 Ctrl-C 停止网关。',
    documented: '按文档所写：{code}，HTTP {status}，{shape} 形式的错误体',
    unknownState: '没有名为“{state}”的状态',
    nearest: '最接近的是 {nearest}；用 torouter simulate --list 查看全部状态',
    listHint: '用法：torouter simulate expired，或指定平台：torouter simulate expired.anthropic',
    portTaken: '端口 {port} 已被占用',
    portRefused: '端口 {port} 无法打开：{reason}',
    portHint: '用 --port 换一个端口，或不写该选项以自动选用空闲端口',
    groups: {
      working: '正常的密钥',
      key: '被拒绝的密钥',
      billing: '余额、订阅、消费上限',
      limits: '限额与窗口',
      group: '分组不提供的功能',
      channel: '模型与渠道',
      upstream: '上游故障',
      stream: '中断或没有内容的回答',
      documented: '文档所写的回答',
    },
  },
};

export interface StateLabel {
  group: StateGroup;
  about: Bilingual<string>;
}

function label(group: StateGroup, en: string, zh: string): StateLabel {
  return { group, about: { en, zh } };
}

/** One line for each state, by its name without the platform; in the order of the list. */
export const stateLabels: Readonly<Record<string, StateLabel>> = {
  healthy: label(
    'working',
    'all is well: a key with limits of its own that are far from used up',
    '一切正常：密钥自带限额，且远未用完',
  ),
  ok: label(
    'working',
    'all is well: a key without limits, paid from the balance',
    '一切正常：密钥没有限额，从余额扣费',
  ),
  subok: label('working', 'all is well: a key paid by a subscription', '一切正常：密钥由订阅付费'),
  stale: label('working', 'all is well: the 5-hour window of the key has lapsed', '一切正常：密钥的 5 小时窗口已过期'),
  mapped: label('working', 'all is well: the list of models holds a wildcard', '一切正常：模型列表里含有通配符'),

  nokey: label('key', 'no key arrives at the gateway', '网关收不到密钥'),
  badkey: label('key', 'the gateway does not know the key', '网关不认识这个密钥'),
  gone: label('key', 'the owner of the key was deleted', '密钥的所有者已被删除'),
  disabled: label('key', 'the key is disabled', '密钥已停用'),
  expired: label('key', 'the key is past its expiry date', '密钥已过期'),
  off: label('key', 'the account of the owner is not active', '所有者的账号未激活'),
  ipwhite: label('key', 'your address is not on the allow list of the key', '你的地址不在密钥的 IP 白名单内'),
  ipblack: label('key', 'your address is on the block list of the key', '你的地址在密钥的 IP 黑名单内'),
  ungrouped: label('key', 'the key belongs to no group', '密钥不属于任何分组'),
  gdel: label('key', 'the group of the key was deleted', '密钥所属的分组已被删除'),
  gdis: label('key', 'the group of the key is disabled', '密钥所属的分组已停用'),
  badkeyblock: label(
    'key',
    'your address is blocked for a minute after too many bad keys',
    '错误密钥过多，你的地址被封锁一分钟',
  ),

  broke: label('billing', 'the balance is used up', '余额已用完'),
  quota: label('billing', 'the spending cap of the key is used up', '密钥的消费上限已用完'),
  quotast: label(
    'billing',
    'the spending cap is used up and the key is marked so',
    '消费上限已用完，且密钥已标记为用尽',
  ),
  subnone: label('billing', 'the group needs a subscription and there is none', '分组需要订阅，但没有订阅'),
  subexp: label('billing', 'the subscription has expired', '订阅已过期'),
  subsusp: label('billing', 'the subscription is suspended', '订阅已暂停'),
  subday: label('billing', 'the daily limit of the subscription is used up', '订阅的日限额已用完'),
  subdayeq: label('billing', 'the daily limit of the subscription is used up to the cent', '订阅的日限额恰好用完'),
  subweek: label('billing', 'the weekly limit of the subscription is used up', '订阅的周限额已用完'),
  submonth: label('billing', 'the monthly limit of the subscription is used up', '订阅的月限额已用完'),

  win5h: label('limits', 'the 5-hour window of the key is used up', '密钥的 5 小时限额已用完'),
  win1d: label('limits', 'the 1-day window of the key is used up', '密钥的日限额已用完'),
  win7d: label('limits', 'the 7-day window of the key is used up', '密钥的 7 天限额已用完'),
  rpm: label('limits', 'the requests per minute of the group are used up', '分组的每分钟请求数已用完'),
  userrpm: label('limits', 'the requests per minute of the user are used up', '用户的每分钟请求数已用完'),
  userconc: label('limits', 'every concurrency slot of the user stays taken', '用户的并发名额一直被占满'),
  'platform-daily': label(
    'limits',
    'the daily quota of the user for the platform is used up',
    '用户在该平台的日额度已用完',
  ),
  'platform-weekly': label(
    'limits',
    'the weekly quota of the user for the platform is used up',
    '用户在该平台的周额度已用完',
  ),

  cconly: label('group', 'the group serves Claude Code clients only', '分组只服务 Claude Code 客户端'),
  dispatch: label('group', 'the group does not offer /v1/messages', '分组不提供 /v1/messages'),

  nomodel: label('channel', 'the model is served by no account of the group', '分组里没有账号提供该模型'),
  noaccount: label('channel', 'the group has no account at all', '分组里没有任何账号'),
  channel401: label(
    'channel',
    'the only channel answers 401 once and is then taken out',
    '唯一的渠道返回一次 401 后被停用',
  ),
  channel402: label(
    'channel',
    'the only channel answers 402 once and is then taken out',
    '唯一的渠道返回一次 402 后被停用',
  ),

  up400: label('upstream', 'the provider answers 400', '上游返回 400'),
  up401: label('upstream', 'the provider answers 401', '上游返回 401'),
  up402: label('upstream', 'the provider answers 402', '上游返回 402'),
  up403: label('upstream', 'the provider answers 403', '上游返回 403'),
  up404: label('upstream', 'the provider answers 404', '上游返回 404'),
  up413: label('upstream', 'the provider answers 413', '上游返回 413'),
  up429: label('upstream', 'the provider answers 429', '上游返回 429'),
  up500: label('upstream', 'the provider answers 500', '上游返回 500'),
  up502: label('upstream', 'the provider answers 502', '上游返回 502'),
  up503: label('upstream', 'the provider answers 503', '上游返回 503'),
  up504: label('upstream', 'the provider answers 504', '上游返回 504'),
  up529: label('upstream', 'the provider answers 529', '上游返回 529'),
  refused: label('upstream', 'the provider refuses connections', '上游拒绝连接'),
  'plain-destroy': label('upstream', 'the provider closes the connection without an answer', '上游不作回答就关闭连接'),

  'plain-empty': label('stream', 'the provider answers 200 without output', '上游返回 200 但没有内容'),
  'stream-empty': label('stream', 'the stream of the provider ends without output', '上游的流没有内容就结束'),
  'stream-cut': label('stream', 'the stream breaks after the first words', '流在开头几个词之后中断'),
  'stream-cut0': label('stream', 'the stream breaks before its first event', '流在第一个事件之前中断'),
  'stream-end-early': label('stream', 'the stream ends without its terminator', '流没有结束标记就结束'),
  'stream-length': label('stream', 'the answer is cut by the length limit', '回答因长度上限被截断'),
  'stream-err2-openai': label(
    'stream',
    'the provider sends an OpenAI error event after two events; the gateway drops it, and the answer ends as if it were whole',
    '上游在两个事件后发送 OpenAI 错误事件；网关将其丢弃，回答看起来像是正常结束',
  ),
  'stream-err2-failed': label(
    'stream',
    'the provider sends response.failed after two events; the gateway drops it, and the answer ends as if it were whole',
    '上游在两个事件后发送 response.failed；网关将其丢弃，回答看起来像是正常结束',
  ),
  'stream-err2-overloaded': label(
    'stream',
    'the provider sends overloaded_error after two events; the gateway passes it on as "Upstream access forbidden"',
    '上游在两个事件后发送 overloaded_error；网关转发时写成 "Upstream access forbidden"',
  ),
};
