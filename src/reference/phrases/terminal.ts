/** Every fixed sentence and label of the terminal output, in every language side by side. No logic beyond filling in `{name}`, and no code's own words: those are the table's. */
import type { Lang } from '../../vocabulary';
import type { Bilingual } from '../code';

export const phrases = {
  // spans of time
  'duration.ms': { en: '{n} ms', zh: '{n} 毫秒' },
  'duration.s': { en: '{n} s', zh: '{n} 秒' },
  'duration.min': { en: '{n} min', zh: '{n} 分钟' },
  'duration.h': { en: '{n} h', zh: '{n} 小时' },
  'duration.hmin': { en: '{h} h {m} min', zh: '{h} 小时 {m} 分' },
  'duration.days': { en: '{n} days', zh: '{n} 天' },
  'duration.dh': { en: '{d} days {h} h', zh: '{d} 天 {h} 小时' },
  in: { en: 'in {duration}', zh: '{duration}后' },
  zoned: { en: '{time} {zone}', zh: '{time} {zone}' },

  // punctuation that differs
  'list.separator': { en: ', ', zh: '、' },
  'sentence.separator': { en: ' ', zh: '' },
  labelled: { en: '{label}: {text}', zh: '{label}：{text}' },
  aside: { en: '{text} ({aside})', zh: '{text}（{aside}）' },

  // header
  'key.from': { en: 'key {masked} from {source}', zh: '密钥 {masked}，来自 {source}' },
  'key.none': { en: 'no key', zh: '没有密钥' },
  'source.env': { en: '{name}', zh: '{name}' },
  'source.file': { en: 'the file {name}', zh: '文件 {name}' },
  'source.demo': { en: 'the embedded demo', zh: '内置演示' },
  'source.stdin': { en: 'standard input', zh: '标准输入' },
  'source.option': { en: 'the option {name}', zh: '选项 {name}' },

  // rows
  'row.skipped': { en: 'not tested', zh: '未检查' },
  'row.undecided': { en: 'could not be decided', zh: '无法判定' },
  'row.pass': { en: 'fine', zh: '正常' },
  'row.fail': { en: 'failed', zh: '未通过' },
  'row.warn': { en: 'works, with a warning', zh: '可用，但有警告' },

  // windows
  'window.key_5h': { en: '5 hours', zh: '5 小时' },
  'window.key_1d': { en: '1 day', zh: '1 天' },
  'window.key_7d': { en: '7 days', zh: '7 天' },
  'window.key_quota': { en: 'Key quota', zh: '密钥额度' },
  'window.key_expiry': { en: 'Key expiry', zh: '密钥到期' },
  'window.subscription_daily': { en: 'Plan, daily', zh: '订阅每日' },
  'window.subscription_weekly': { en: 'Plan, weekly', zh: '订阅每周' },
  'window.subscription_monthly': { en: 'Plan, monthly', zh: '订阅每月' },
  'window.subscription_expiry': { en: 'Plan expiry', zh: '订阅到期' },
  'window.balance': { en: 'Balance', zh: '余额' },
  'window.platform_daily': { en: 'Platform, daily', zh: '平台每日' },
  'window.platform_weekly': { en: 'Platform, weekly', zh: '平台每周' },
  'window.platform_monthly': { en: 'Platform, monthly', zh: '平台每月' },
  'amount.ofLimit': { en: '{used} of {limit} {unit}', zh: '已用 {used} / {limit} {unit}' },
  'amount.used': { en: '{used} {unit} used', zh: '已用 {used} {unit}' },
  'amount.limit': { en: 'limit {limit} {unit}', zh: '上限 {limit} {unit}' },
  'amount.left': { en: '{remaining} left', zh: '剩余 {remaining}' },
  'amount.leftUnit': { en: '{remaining} {unit} left', zh: '剩余 {remaining} {unit}' },
  'amount.unknown': { en: 'amount not told', zh: '用量未知' },
  'amount.noLimit': { en: 'no limit', zh: '无上限' },
  'unit.requests': { en: 'requests', zh: '次请求' },
  'reset.at': { en: 'resets {time}', zh: '{time} 重置' },
  'reset.atIn': { en: 'resets {time}, in {duration}', zh: '{time} 重置，还有 {duration}' },
  'reset.past': { en: 'reset was due {time}', zh: '应已于 {time} 重置' },
  'reset.closed': { en: 'opens with the next call', zh: '下次调用时开始计时' },
  'reset.unknown': { en: 'reset time not told', zh: '重置时间未知' },
  'expiry.in': { en: '{time}, in {duration}', zh: '{time}，还有 {duration}' },
  'expiry.past': { en: '{time}, expired', zh: '{time}，已过期' },
  'expiry.never': { en: 'no expiry date', zh: '无到期时间' },
  'window.stale': { en: 'may be out of date', zh: '数据可能滞后' },

  // channels
  'mode.plain': { en: 'plain', zh: '非流式' },
  'mode.stream': { en: 'stream', zh: '流式' },
  'channel.ok': { en: '{ok} of {attempts} ok', zh: '成功 {ok}/{attempts}' },
  'channel.ttft': { en: 'first output {time}', zh: '首个输出 {time}' },
  'channel.total': { en: 'total {time}', zh: '总计 {time}' },
  'channel.spread': { en: 'times are min / median / max', zh: '时间依次为最小 / 中位 / 最大' },
  'channel.unlisted': { en: "not in the key's list", zh: '不在该密钥的模型列表中' },

  // who and when
  'act.you': { en: 'You must act.', zh: '需要你来处理。' },
  'act.network': { en: 'The people who run your network must act.', zh: '需要你所在网络的管理员处理。' },
  'act.gateway': { en: "The gateway's operator must act.", zh: '需要网关运营方处理。' },
  'act.upstream': { en: 'The model provider must act.', zh: '需要模型供应商处理。' },
  'wait.no': { en: 'Waiting does not help.', zh: '等待没有用。' },
  'reset.you': {
    en: 'You can act now; waiting helps too: until {when}.',
    zh: '你可以现在处理，也可以等到 {when}。',
  },
  'reset.you.unknown': {
    en: 'You can act now; waiting helps too, until the window rolls over (the gateway does not tell when).',
    zh: '你可以现在处理，也可以等到窗口重置（网关未告知时间）。',
  },
  'reset.other': { en: 'Waiting helps: until {when}.', zh: '等到 {when}即可恢复。' },
  'reset.other.unknown': {
    en: 'Waiting helps, until the window rolls over (the gateway does not tell when).',
    zh: '等到窗口重置即可恢复（网关未告知时间）。',
  },
  'reset.due': {
    en: 'The window was due to roll over at {when}: try again now.',
    zh: '窗口应已于 {when} 重置：现在可以重试。',
  },
  'sooner.network': {
    en: 'To have it sooner, the people who run your network must act.',
    zh: '若要更早恢复，需要你所在网络的管理员处理。',
  },
  'sooner.gateway': {
    en: "To have it sooner, the gateway's operator must act.",
    zh: '若要更早恢复，需要网关运营方处理。',
  },
  'sooner.upstream': {
    en: 'To have it sooner, the model provider must act.',
    zh: '若要更早恢复，需要模型供应商处理。',
  },
  'backoff.now': {
    en: 'This usually passes: try again, with growing pauses.',
    zh: '通常会自行恢复：请逐步拉长间隔重试。',
  },
  'backoff.at': { en: 'This usually passes: try again after {when}.', zh: '通常会自行恢复：请等到 {when}再重试。' },
  'stays.you': { en: 'If it stays, you must act.', zh: '如果一直不恢复，需要你来处理。' },
  'stays.network': {
    en: 'If it stays, the people who run your network must act.',
    zh: '如果一直不恢复，需要你所在网络的管理员处理。',
  },
  'stays.gateway': {
    en: "If it stays, the gateway's operator must act.",
    zh: '如果一直不恢复，需要网关运营方处理。',
  },
  'stays.upstream': { en: 'If it stays, the model provider must act.', zh: '如果一直不恢复，需要模型供应商处理。' },
  'owner.you': { en: 'you', zh: '你' },
  'owner.network': { en: 'your network', zh: '你的网络' },
  'owner.gateway': { en: 'gateway', zh: '网关' },
  'owner.upstream': { en: 'provider', zh: '供应商' },
  'retry.no': { en: 'no retry', zh: '勿重试' },
  'retry.backoff': { en: 'try again', zh: '可重试' },
  'retry.after_reset': { en: 'after reset', zh: '待重置' },
  'confidence.certain': { en: 'certain', zh: '确定' },
  'confidence.likely': { en: 'likely, not certain', zh: '很可能，但不确定' },
  'confidence.possible': { en: 'one possible cause', zh: '可能的原因之一' },
  reason: { en: 'reason {reason}', zh: '具体原因 {reason}' },

  // verdict
  'verdict.healthy': { en: 'Everything that was asked works', zh: '所检查的内容全部正常' },
  'verdict.free': {
    en: 'No model was called. To try one, with a request of a few tokens:',
    zh: '没有调用任何模型。要用一个极小的请求试调：',
  },
  'verdict.calls': { en: '{ok} of {attempts} calls answered', zh: '{attempts} 次调用中 {ok} 次有回答' },
  'verdict.degraded': {
    en: 'What was asked works for doctor; other clients may still fail over this.',
    zh: 'doctor 所检查的内容可用，但其他客户端仍可能因此失败。',
  },
  'verdict.inconclusive': {
    en: 'Nothing failed, but not everything could be decided',
    zh: '没有发现故障，但有检查无法判定',
  },
  'verdict.unexplained': {
    en: 'A check failed and no rule explains it',
    zh: '有检查未通过，但没有规则能解释',
  },
  'verdict.interrupted': { en: 'Interrupted: the report is incomplete', zh: '已中断：报告不完整' },
  'verdict.interrupted.rest': {
    en: 'What was found until then stands above. Run it again for the rest.',
    zh: '以上是中断前得到的结果。其余部分请重新运行。',
  },
  'verdict.again': { en: 'To see every request and why it stayed open:', zh: '要查看每个请求以及未能判定的原因：' },
  further: { en: 'Also found', zh: '另外发现' },
  ruledOut: { en: 'Ruled out', zh: '已排除' },
  notTested: { en: 'Not tested', zh: '未检查' },
  requestIds: { en: 'Request id', zh: '请求 ID' },
  sent: { en: 'Sent', zh: '已发送' },
  times: { en: 'Times', zh: '时间' },
  'times.zone': { en: 'local, {zone}', zh: '本地时间，{zone}' },
  'sent.count': { en: '{n} requests in {time}: {costs}', zh: '{n} 个请求，用时 {time}：{costs}' },
  'sent.one': { en: '1 request in {time}: {costs}', zh: '1 个请求，用时 {time}：{costs}' },
  'sent.none': { en: 'nothing', zh: '无' },
  'cost.free': { en: '{n} free', zh: '{n} 个免费' },
  'cost.counts': { en: '{n} counted against the rate limit', zh: '{n} 个计入频率限制' },
  'cost.billable': { en: '{n} billable', zh: '{n} 个计费' },
  'cost.name.free': { en: 'free', zh: '免费' },
  'cost.name.counts': { en: 'counts against the rate limit', zh: '计入频率限制' },
  'cost.name.billable': { en: 'billable', zh: '计费' },
  ticket: { en: 'For the ticket, ready to copy:', zh: '可直接复制到工单：' },
  'ticket.time': { en: 'Time', zh: '时间' },
  'ticket.code': { en: 'Code', zh: '错误代码' },
  'ticket.requestIds': { en: 'Request ids', zh: '请求 ID' },
  'ticket.none': { en: 'none', zh: '无' },
  'settings.more': { en: '{n} more clients with -v', zh: '另有 {n} 个客户端的配置（-v 显示）' },
  settings: { en: 'Settings that work, ready to paste', zh: '可用的配置，可直接粘贴' },
  more: { en: 'The whole story:', zh: '完整说明：' },
  said: { en: 'The server said: “{text}”', zh: '服务器的原话：“{text}”' },

  // -v
  'verbose.config': { en: 'What was tested', zh: '检查对象' },
  'verbose.given': { en: 'Base URL given', zh: '给定的地址' },
  'verbose.used': { en: 'Base URL used', zh: '使用的地址' },
  'verbose.protocols': { en: 'Protocols', zh: '协议' },
  'verbose.models': { en: 'Models', zh: '模型' },
  'verbose.key': { en: 'Key', zh: '密钥' },
  'verbose.keyLength': { en: '{length} characters', zh: '{length} 个字符' },
  'verbose.details': { en: 'Details of the checks', zh: '各项检查的细节' },
  'verbose.requests': { en: 'What was sent', zh: '已发送的请求' },
  'verbose.noAnswer': { en: 'no answer', zh: '无应答' },
  'verbose.headerStyle': { en: 'key in {header}', zh: '密钥放在 {header}' },
  'verbose.noKey': { en: 'without the key', zh: '不带密钥' },
  'phase.dns': { en: 'DNS {time}', zh: 'DNS {time}' },
  'phase.tcp': { en: 'TCP {time}', zh: 'TCP {time}' },
  'phase.tls': { en: 'TLS {time}', zh: 'TLS {time}' },
  'phase.ttfb': { en: 'first byte {time}', zh: '首字节 {time}' },
  'phase.download': { en: 'download {time}', zh: '下载 {time}' },
  'phase.total': { en: 'total {time}', zh: '总计 {time}' },
  'id.sent': { en: 'sent {id}', zh: '发送 {id}' },
  'id.gateway': { en: 'gateway {id}', zh: '网关 {id}' },
  'id.server': { en: 'server {id}', zh: '服务端 {id}' },
  'id.upstream': { en: 'upstream {id}', zh: '上游 {id}' },
  'id.cfRay': { en: 'CF-Ray {id}', zh: 'CF-Ray {id}' },
  'verbose.trace': { en: 'How it was judged', zh: '判断过程' },
  'verbose.from': { en: 'from {sources}', zh: '依据 {sources}' },
  'verbose.facts': { en: 'Facts', zh: '事实' },
  'verbose.evidence': { en: 'Rests on', zh: '依据' },
  'verbose.confidence': { en: 'Confidence', zh: '可信度' },
  'verbose.reproduce': { en: 'To repeat the telling request:', zh: '重现关键请求：' },
  'verbose.finding': { en: 'Why {code}', zh: '为何是 {code}' },
  'verbose.exit': { en: 'Exit code', zh: '退出码' },

  // explain
  'explain.kind': { en: 'Kind', zh: '类别' },
  'explain.meaning': { en: 'What it means', zh: '含义' },
  'explain.causes': { en: 'What causes it', zh: '原因' },
  'explain.fixes': { en: 'What to do', zh: '处理办法' },
  'explain.tellApart': { en: 'How to tell it apart', zh: '如何区分' },
  'explain.seeAlso': { en: 'See also', zh: '另见' },
  'explain.sources': { en: 'Sources', zh: '出处' },
  'explain.docs': { en: 'Read more', zh: '文档' },
  'explain.matchedBy': { en: 'Recognised by', zh: '识别依据' },
  'explain.readAs': { en: 'Read as', zh: '识别为' },
  'explain.input': { en: 'Input', zh: '输入' },
  'form.status': { en: 'a status', zh: '状态码' },
  'form.code': { en: 'a code', zh: '错误代码' },
  'form.alias': { en: 'a name that several causes share', zh: '多种原因共用的名称' },
  'form.http': { en: 'an HTTP response', zh: 'HTTP 响应' },
  'form.body': { en: 'the body of a response', zh: '响应体' },
  'form.stream': { en: 'a stream of events', zh: '事件流' },
  'form.text': { en: 'text', zh: '文本' },
  'form.requestId': { en: 'request id {id}', zh: '请求 ID {id}' },
  'form.statusValue': { en: 'status {status}', zh: '状态码 {status}' },
  'explain.several': {
    en: '{text} fits {n} errors. The likeliest:',
    zh: '{text} 可能是 {n} 种错误之一。最可能的是：',
  },
  'explain.others': { en: 'What else it can be', zh: '还可能是' },
  'explain.none': { en: 'No error recognised.', zh: '没有识别出错误。' },
  'explain.success': {
    en: 'No error in it: HTTP {status} is a success.',
    zh: '其中没有错误：HTTP {status} 表示成功。',
  },
  'explain.none.near': { en: 'No error recognised. Did you mean {code}?', zh: '没有识别出错误。是不是想查 {code}？' },
  'explain.none.help': { en: 'Give the whole answer: {command}', zh: '请提供完整的响应：{command}' },
  'explain.list': { en: '{n} errors, by kind', zh: '{n} 种错误，按类别' },
  'explain.list.more': {
    en: 'Any of them in full:',
    zh: '查看其中任何一个的完整说明：',
  },

  // areas that were ruled out
  'area.auth': { en: 'key', zh: '密钥' },
  'area.permission': { en: 'rights of the key', zh: '密钥权限' },
  'area.billing': { en: 'balance', zh: '余额' },
  'area.quota': { en: 'limits', zh: '限额' },
  'area.rate_limit': { en: 'request rate', zh: '请求频率' },
  'area.request': { en: 'request', zh: '请求' },
  'area.policy': { en: 'content rules', zh: '内容策略' },
  'area.model': { en: 'model', zh: '模型' },
  'area.endpoint': { en: 'address', zh: '地址' },
  'area.upstream': { en: 'channel', zh: '渠道' },
  'area.gateway': { en: 'gateway', zh: '网关' },
  'area.edge': { en: 'CDN', zh: 'CDN' },
  'area.network': { en: 'network', zh: '网络' },
  'area.tls': { en: 'TLS', zh: 'TLS' },
  'area.proxy': { en: 'proxy', zh: '代理' },
  'area.stream': { en: 'stream', zh: '流式输出' },
  'area.client': { en: 'settings', zh: '本机配置' },
  'area.internal': { en: 'this program', zh: '本程序' },
  'area.unknown': { en: 'unknown', zh: '未知' },

  // classes
  'class.auth': { en: 'The key', zh: '密钥' },
  'class.permission': { en: 'What the key may do', zh: '密钥权限' },
  'class.billing': { en: 'Balance and subscription', zh: '余额与订阅' },
  'class.quota': { en: 'Quotas and windows', zh: '额度与窗口' },
  'class.rate_limit': { en: 'Too many requests', zh: '请求过多' },
  'class.request': { en: 'The request', zh: '请求本身' },
  'class.policy': { en: 'Content rules', zh: '内容策略' },
  'class.model': { en: 'The model', zh: '模型' },
  'class.endpoint': { en: 'The address', zh: '接口地址' },
  'class.upstream': { en: 'Channels and providers', zh: '渠道与供应商' },
  'class.gateway': { en: 'The gateway itself', zh: '网关自身' },
  'class.edge': { en: 'CDN and reverse proxy', zh: 'CDN 与反向代理' },
  'class.network': { en: 'The network', zh: '网络' },
  'class.tls': { en: 'TLS and certificates', zh: 'TLS 与证书' },
  'class.proxy': { en: 'The proxy', zh: '代理' },
  'class.stream': { en: 'The stream', zh: '流式输出' },
  'class.client': { en: 'The settings on this machine', zh: '本机配置' },
  'class.internal': { en: 'This program', zh: '本程序' },
  'class.unknown': { en: 'Not recognised', zh: '未识别' },
} as const satisfies Record<string, Bilingual<string>>;

export type PhraseKey = keyof typeof phrases;

/** Names between braces in a template. */
type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

type NamesOf<Key extends PhraseKey> = Names<(typeof phrases)[Key]['en'] | (typeof phrases)[Key]['zh']>;

type Values<Key extends PhraseKey> = [NamesOf<Key>] extends [never]
  ? []
  : [values: Readonly<Record<NamesOf<Key>, string | number>>];

/** A fixed sentence in one language with its `{name}`s filled in. Which names a phrase needs is known to the compiler. */
export function phrase<Key extends PhraseKey>(lang: Lang, key: Key, ...[values]: Values<Key>): string {
  const table: Readonly<Record<string, string | number>> = values ?? {};
  return phrases[key][lang].replace(/\{(\w+)\}/g, (hole, name: string) => String(table[name] ?? hole));
}
