/** Phrases that the page of an explanation and that of a report share, and those of explanations alone, in every language side by side. No logic beyond filling in `{name}`, and no code's own words: those are the table's. */
import type { Lang } from '../../vocabulary';
import type { Bilingual } from '../code';

export const pagePhrases = {
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
  'explain.severalIn': {
    en: '{n} different errors stand in it. The likeliest cause:',
    zh: '其中有 {n} 种不同的错误。最可能的原因：',
  },
  'explain.othersIn': { en: 'What else stands in it', zh: '其中还有' },
  'explain.others': { en: 'What else it can be', zh: '还可能是' },
  'explain.none': { en: 'No error recognised.', zh: '没有识别出错误。' },
  'explain.success': {
    en: 'No error in it: HTTP {status} is a success.',
    zh: '其中没有错误：HTTP {status} 表示成功。',
  },
  'explain.rest': { en: 'Each in full: {command}', zh: '查看完整说明：{command}' },
  'explain.none.near': { en: 'No error recognised. Did you mean {code}?', zh: '没有识别出错误。是不是想查 {code}？' },
  'explain.none.file': {
    en: 'No error recognised. {file} is a file; to read it:',
    zh: '没有识别出错误。{file} 是文件；要读取它：',
  },
  'explain.none.help': { en: 'Give the whole answer: {command}', zh: '请提供完整的响应：{command}' },
  'explain.list': { en: '{n} errors, by kind', zh: '{n} 种错误，按类别' },
  'explain.list.more': {
    en: 'Any of them in full:',
    zh: '查看其中任何一个的完整说明：',
  },

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
} as const satisfies PhraseTable;

export type PhraseTable = Readonly<Record<string, Bilingual<string>>>;

/** Names between braces in a template. */
type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

type NamesOf<Table extends PhraseTable, Key extends keyof Table> = Names<Table[Key]['en'] | Table[Key]['zh']>;

type Values<Table extends PhraseTable, Key extends keyof Table> = [NamesOf<Table, Key>] extends [never]
  ? []
  : [values: Readonly<Record<NamesOf<Table, Key>, string | number>>];

const gap = /(?<=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]) (?=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])/g;

/**
 * A template with its `{name}`s filled in, as its language is set: between two Chinese characters stands no blank, which a template has for Latin values.
 * `unknown`: what stands for a name without a value; by default the name itself.
 */
export function filledIn(
  lang: Lang,
  template: string,
  values: Readonly<Record<string, string | number>>,
  unknown?: string,
): string {
  const text = template.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? unknown ?? hole));
  return lang === 'zh' ? text.replace(gap, '') : text;
}

/** A fixed sentence of a table in one language with its `{name}`s filled in. Which names a phrase needs is known to the compiler. */
export function phrasesFrom<const Table extends PhraseTable>(table: Table) {
  return <Key extends keyof Table>(lang: Lang, key: Key, ...[values]: Values<Table, Key>): string => {
    const { [lang]: template } = table[key] as Bilingual<string>;
    return values === undefined ? template : filledIn(lang, template, values);
  };
}

export const phrase = phrasesFrom(pagePhrases);
