/** Titles and summaries of the checks, and what doctor says about its own input; every language side by side. No logic. */
import type { Lang } from '../../vocabulary';
import type { Bilingual } from '../code';
import { filledIn, phrase } from './page';

export const doctorPhrases = {
  'title.config.baseUrl': { en: 'Base URL', zh: '接口地址' },
  'title.config.key': { en: 'Key as typed', zh: '密钥格式' },
  'title.config.proxy': { en: 'Proxy', zh: '代理' },
  'title.network.connect': { en: 'Connection', zh: '连接' },
  'title.network.tls': { en: 'TLS', zh: 'TLS' },
  'title.gateway.identity': { en: 'Gateway', zh: '网关' },
  'title.auth.key': { en: 'Key', zh: '密钥' },
  'title.models.lookup': { en: 'Models', zh: '模型' },
  'title.limits.windows': { en: 'Rate windows', zh: '额度窗口' },
  'title.channel.plain': { en: 'Channel', zh: '渠道' },
  'title.channel.stream': { en: 'Streaming', zh: '流式输出' },

  'baseUrl.used': { en: '{url}', zh: '{url}' },
  'baseUrl.normalised': { en: '{url} (given: {given})', zh: '{url}（给定：{given}）' },
  'baseUrl.form': {
    en: '{variable} holds {given}; the SDK of that variable needs {correction}',
    zh: '{variable} 的值是 {given}；读取该变量的 SDK 需要 {correction}',
  },
  'baseUrl.insecure': {
    en: '{url}: plain HTTP, the key travels unprotected',
    zh: '{url}：明文 HTTP，密钥会以明文传输',
  },
  'key.fine': { en: '{masked}, {length} characters, nothing odd', zh: '{masked}，{length} 个字符，没有异常' },
  'key.odd': { en: '{masked}: {oddity}', zh: '{masked}：{oddity}' },
  'key.conflict': {
    en: '{masked} from {used}; another key stands in {unused}',
    zh: '{masked}，来自 {used}；{unused} 里是另一个密钥',
  },
  'key.hint': {
    en: '{masked}, {length} characters; the prefix {prefix} is usual for {vendor}',
    zh: '{masked}，{length} 个字符；前缀 {prefix} 常见于 {vendor}',
  },
  'oddity.whitespace': { en: 'blanks around or inside it', zh: '前后或中间有空格' },
  'oddity.newline': { en: 'a line break in it', zh: '含有换行' },
  'oddity.quotes': { en: 'quotes around it', zh: '带有引号' },
  'oddity.bearer_prefix': { en: 'it begins with "Bearer"', zh: '带有 “Bearer” 前缀' },
  'oddity.non_ascii': {
    en: 'a character that no key holds: {codePoint} at position {position}',
    zh: '含有密钥中不会出现的字符：第 {position} 位的 {codePoint}',
  },
  'oddity.url': { en: 'it is a URL', zh: '填的是一个 URL' },
  'oddity.empty': { en: 'it is empty', zh: '为空' },
  'oddity.placeholder': { en: 'it is a placeholder, not a key', zh: '是占位符，不是真正的密钥' },
  'oddity.other': { en: 'it does not look like a key ({reason})', zh: '看起来不像密钥（{reason}）' },
  'proxy.none': { en: 'none', zh: '未使用' },
  'proxy.used': { en: '{proxy} from {source}', zh: '{proxy}，来自 {source}' },
  'proxy.usedBySome': {
    en: '{proxy} from {source}; {using} use it too, {ignoring} does not',
    zh: '{proxy}，来自 {source}；{using} 也会使用，{ignoring} 不会',
  },
  'proxy.notUsed': {
    en: 'none: {source} is for http:// addresses, but some Node programs use it here too',
    zh: '未使用：{source} 只对 http:// 地址生效，但有些 Node 程序也会在这里使用它',
  },
  'proxy.bypassed': { en: 'none: NO_PROXY names this host ({rule})', zh: '未使用：NO_PROXY 包含该主机（{rule}）' },
  'proxy.invalid': { en: '{source} cannot be used', zh: '{source} 的值无法使用' },

  'connect.done': { en: 'first byte after {ttfb} ms', zh: '首字节 {ttfb} 毫秒' },
  'connect.doneOneOfSeveral': {
    en: '{address} (IPv{family}, {others} more) · first byte after {ttfb} ms',
    zh: '{address}（IPv{family}，另有 {others} 个地址）· 首字节 {ttfb} 毫秒',
  },
  'connect.doneAfterFailures': {
    en: '{address} (IPv{family}) after {failed} · first byte after {ttfb} ms',
    zh: '{address}（IPv{family}），此前失败：{failed} · 首字节 {ttfb} 毫秒',
  },
  'connect.failed': { en: 'no answer from {host}', zh: '{host} 没有响应' },
  'tls.done': { en: '{version} · certificate valid until {validTo}', zh: '{version} · 证书有效期至 {validTo}' },
  'tls.version': { en: '{version}', zh: '{version}' },
  'tls.failed': { en: 'no secure connection', zh: '未能建立安全连接' },
  'identity.shown': { en: 'answers like a gateway of this kind', zh: '符合 ToRouter 类网关' },
  'identity.version': {
    en: 'answers like a gateway of this kind, version {version}',
    zh: '符合 ToRouter 类网关，版本 {version}',
  },
  'identity.silent': { en: 'does not tell what it is', zh: '未说明自己的身份' },
  'identity.other': { en: '{vendor} answered', zh: '响应来自 {vendor}' },

  'auth.accepted': { en: 'accepted', zh: '有效' },
  'auth.acceptedUntil': { en: 'accepted · expires {expiresAt}', zh: '有效 · {expiresAt} 到期' },
  'auth.refused': { en: 'refused: {title}', zh: '被拒绝：{title}' },
  'auth.stopped': { en: 'known to the gateway, stopped here: {title}', zh: '网关认得该密钥，在此被拦下：{title}' },
  'auth.undecided': { en: 'no answer decides about the key', zh: '没有响应能判定密钥是否有效' },
  'models.offered.one': {
    en: '{model} is offered ({count} models in this group)',
    zh: '提供 {model}（该分组共 {count} 个模型）',
  },
  'models.offered.many': {
    en: 'all {asked} are offered ({count} models in this group)',
    zh: '{asked} 个模型均提供（该分组共 {count} 个模型）',
  },
  'models.missing': {
    en: '{model} is not in the list ({count} models)',
    zh: '列表中没有 {model}（共 {count} 个模型）',
  },
  'models.missingNear': {
    en: '{model} is not in the list ({count} models); near: {nearest}',
    zh: '列表中没有 {model}（共 {count} 个模型）；相近：{nearest}',
  },
  'models.worksUnlisted': { en: '{model} is not in the list, yet it answers', zh: '列表中没有 {model}，但可以调用' },
  'models.count': { en: '{count} models in this group', zh: '该分组共 {count} 个模型' },
  'models.notProven': { en: 'the list is incomplete, so absence proves nothing', zh: '列表不完整，缺失不说明问题' },
  'models.failed': { en: 'no list: {title}', zh: '没有取得列表：{title}' },
  'models.undecided': { en: 'the gateway gave no list', zh: '网关没有给出列表' },
  'windows.fine': { en: 'nothing is used up', zh: '均未用尽' },
  'windows.none': { en: 'no limits on this key', zh: '该密钥没有限额' },
  'windows.stale': { en: 'a counter looks used up, but it is old', zh: '有计数显示用尽，但数据已旧' },
  'windows.silent': { en: 'this gateway does not tell', zh: '该网关不提供用量' },
  'windows.failed': { en: 'not told: {title}', zh: '未能取得：{title}' },
  'channel.ok': { en: '{protocol} · {model} answered in {total}', zh: '{protocol} · {model} 在 {total} 内响应' },
  'channel.okStream': {
    en: '{protocol} · {model} · first output after {ttft}',
    zh: '{protocol} · {model} · 首个输出 {ttft}',
  },
  'channel.okSome': { en: '{ok} of {attempts} answered', zh: '{attempts} 次中 {ok} 次成功' },
  'channel.failed': { en: '{protocol} · {model} · {status} {code}', zh: '{protocol} · {model} · {status} {code}' },
  'channel.undecided': { en: '{protocol} · {model} was not decided', zh: '{protocol} · {model} 未能判定' },

  'skip.notChosen': { en: 'left out by --only or --skip', zh: '被 --only 或 --skip 排除' },
  'skip.free': { en: '--free: no request that costs money', zh: '--free：不发送会计费的请求' },
  'skip.noModel': { en: 'no --model given', zh: '没有指定 --model' },
  'skip.keyUnusable': { en: 'the key cannot be sent', zh: '密钥无法发送' },
  'skip.noConnection': { en: 'no connection', zh: '没有连接' },
  'skip.refused': { en: 'the key was refused first', zh: '密钥已先被拒绝' },
  'skip.notAnApi': { en: 'the address does not answer as an API', zh: '该地址的响应不是 API' },
  'skip.plainRefused': { en: 'the plain request was refused', zh: '普通请求已被拒绝' },
  'skip.plainHttp': { en: 'plain HTTP', zh: '明文 HTTP' },
  'skip.deadline': { en: 'out of time', zh: '已超出总时限' },
  'skip.interrupted': { en: 'interrupted', zh: '已中断' },
  'skip.notOffered': { en: 'this gateway does not offer it', zh: '该网关不提供' },

  'notTested.models': { en: 'models', zh: '模型' },
  'notTested.windows': { en: 'rate windows', zh: '额度窗口' },
  'notTested.channel': { en: 'channel', zh: '渠道' },
  'notTested.streaming': { en: 'streaming', zh: '流式输出' },
  'notTested.later': {
    en: 'what the gateway checks after this; another failure may show after the fix',
    zh: '排在此项之后的检查，修复后可能还会出现别的问题',
  },
  'notTested.otherKey': {
    en: 'the key in {variable} (--key-env {variable} tests it)',
    zh: '{variable} 里的密钥（用 --key-env {variable} 检查）',
  },
  'notTested.reason': { en: '{what} ({reason})', zh: '{what}（{reason}）' },

  'note.shadow': {
    en: 'The first failure of this run ({status}) tells; after it the channel is set aside and later answers only say {otherCode}. In your logs, too, look for the first failure.',
    zh: '真正的原因看本次检测的第一次失败（{status}）；之后该渠道被暂时摘除，后面的响应只会是 {otherCode}。查日志时也请找最早的那次失败。',
  },
  'note.failover': {
    en: 'The refusal took {seconds} s, a sign that the gateway went through several channels first.',
    zh: '拒绝用了 {seconds} 秒，说明网关先依次尝试了多个渠道。',
  },
  'note.plainWorks': {
    en: 'Without streaming {model} answered in this run; only the stream fails.',
    zh: '本次检测中 {model} 非流式请求正常，只有流式请求失败。',
  },
  'note.streamWorks': {
    en: 'With streaming {model} answered in this run; only the plain request fails.',
    zh: '本次检测中 {model} 流式请求正常，只有非流式请求失败。',
  },
  'note.neighbourWorks': {
    en: '{otherModel} answered with the same key, so it is the channel of {model} and not the whole group.',
    zh: '同一密钥调用 {otherModel} 正常，因此是 {model} 的渠道有问题，而不是整个分组。',
  },
  'note.neighbourFails': {
    en: '{otherModel} failed as well, so it is the group or the gateway and not one model.',
    zh: '{otherModel} 也失败了，因此是整个分组或网关的问题，而不是某一个模型。',
  },
  'note.surfaceWorks': {
    en: '{model} answered on the {otherProtocol} surface with the same key. Clients for it: {clients}.',
    zh: '同一密钥用 {otherProtocol} 协议调用 {model} 正常。可用的客户端：{clients}。',
  },
  'note.surfaceFails': {
    en: 'The {otherProtocol} surface failed as well ({otherCode}).',
    zh: '{otherProtocol} 协议也失败了（{otherCode}）。',
  },
  'note.listed': {
    en: '{model} is in the list of this key and yet not usable: the list goes on naming models whose channel is out.',
    zh: '{model} 在该密钥的列表中，却无法使用：渠道被摘除后列表仍会保留模型。',
  },
  'note.connectionFine': {
    en: 'Free requests were answered on the same connection in this run, so the way there is fine; only the model request stayed silent.',
    zh: '本次检测中免费请求均有响应，说明线路正常；只有模型请求没有响应。',
  },
  'note.hidesNext': {
    en: 'The checks behind this one were not reached: run doctor again after the fix.',
    zh: '后面的检查还没有执行，修复后请再运行一次 doctor。',
  },
  'note.surfacesServed': {
    en: 'Of all surfaces that were tried, the group of this key serves {otherProtocol}: only a client that needs {protocol} has to change.',
    zh: '在尝试过的所有协议中，该密钥的分组支持 {otherProtocol}：只有需要 {protocol} 的客户端才要调整。',
  },
  'fix.baseUrls': {
    en: 'Set the base URL that was seen to work, in the form that each client wants.',
    zh: '改用实测可用的接口地址，各客户端的写法如下。',
  },

  'plan.row': { en: '{method} {url} · {cost}', zh: '{method} {url} · {cost}' },
  'warn.keyOption': {
    en: 'warning: --key shows the key in the shell history and in ps; use TOROUTER_API_KEY, --key-file or --key-stdin',
    zh: '警告：--key 会让密钥出现在 shell 历史和 ps 中；请改用 TOROUTER_API_KEY、--key-file 或 --key-stdin',
  },

  'prompt.key': {
    en: 'Paste the key and press Enter; it is not shown',
    zh: '请粘贴密钥并按回车；不会显示在屏幕上',
  },

  spinner: { en: 'asking the gateway: {what}', zh: '正在检查网关：{what}' },

  'usage.noKey': { en: 'no API key: none of {variables} is set', zh: '没有 API 密钥：{variables} 均未设置' },
  'usage.noKey.instead': {
    en: 'Set TOROUTER_API_KEY, or name the key with --key-env, --key-file or --key-stdin; without a key, try torouter doctor --demo',
    zh: '请设置 TOROUTER_API_KEY，或用 --key-env、--key-file、--key-stdin 指定密钥；没有密钥可先试 torouter doctor --demo',
  },
  'usage.incomplete': { en: 'no complete pair of key and base URL: {pairs}', zh: '没有成对的密钥和接口地址：{pairs}' },
  'usage.incomplete.pair': { en: '{have} is set, {missing} is not', zh: '已设置 {have}，但没有 {missing}' },
  'usage.incomplete.direct': {
    en: 'clients of {have} then call the provider itself and not ToRouter',
    zh: '这时读取 {have} 的客户端会直接调用供应商，而不是 ToRouter',
  },
  'usage.incomplete.export': {
    en: 'Paste this line and run it again: export {missing}={baseUrl} (or give --base-url URL)',
    zh: '请粘贴这一行后重新运行：export {missing}={baseUrl}（或用 --base-url URL 指定）',
  },
  'usage.incomplete.instead': {
    en: 'Set TOROUTER_API_KEY, or name both: --key-env NAME --base-url URL',
    zh: '请设置 TOROUTER_API_KEY，或同时指定：--key-env NAME --base-url URL',
  },
  'usage.keyEnvUnset': { en: 'the variable is not set or empty', zh: '该变量未设置或为空' },
  'usage.keyEnvIsKey': {
    en: '--key-env takes the name of a variable, and this looks like a key',
    zh: '--key-env 需要变量名，这里看起来是密钥本身',
  },
  'usage.keyEnv.instead': {
    en: 'Give the name of the variable that holds the key, such as --key-env TOROUTER_API_KEY',
    zh: '请给出保存密钥的变量名，例如 --key-env TOROUTER_API_KEY',
  },
  'usage.typedTime': { en: 'no key was entered in time', zh: '未在限定时间内输入密钥' },
  'usage.typedTime.instead': {
    en: 'Give more time with --deadline SECONDS, or name the key with --key-env or --key-file',
    zh: '请用 --deadline SECONDS 延长时限，或用 --key-env、--key-file 指定密钥',
  },
  'usage.emptyKey': { en: 'the key is empty', zh: '密钥为空' },
  'usage.emptyKey.instead': {
    en: 'Put the key on one line, without anything else',
    zh: '请只写一行密钥，不要包含其他内容',
  },
  'usage.severalKeys': { en: 'more than one place for the key was named', zh: '指定了多个密钥来源' },
  'usage.severalKeys.instead': {
    en: 'Give one of --key, --key-env, --key-file, --key-stdin',
    zh: '请只用 --key、--key-env、--key-file、--key-stdin 之一',
  },
  'usage.keyFile': { en: 'the key file cannot be read ({errorCode})', zh: '无法读取密钥文件（{errorCode}）' },
  'usage.keyFile.instead': {
    en: 'Name a readable text file that holds only the key',
    zh: '请指定一个可读、只包含密钥的文本文件',
  },
  'usage.baseUrl': { en: 'the base URL cannot be used: {problem}', zh: '接口地址无法使用：{problem}' },
  'usage.baseUrl.instead': {
    en: 'Give an http or https address, such as https://portal.torouter.ai',
    zh: '请给出 http 或 https 地址，例如 https://portal.torouter.ai',
  },
  'problem.empty': { en: 'it is empty', zh: '为空' },
  'problem.not-a-url': { en: 'it is no URL', zh: '不是 URL' },
  'problem.scheme': { en: 'its scheme is {detail}', zh: '协议是 {detail}' },
  'problem.port': { en: 'its port is out of range', zh: '端口超出范围' },
  'problem.host': { en: 'it has no valid host', zh: '没有有效的主机名' },
  'problem.placeholder': { en: 'it still holds a placeholder', zh: '仍含有占位符' },
  'problem.key': { en: 'it is an API key', zh: '填的是 API 密钥' },
  'usage.onlyNoModel': { en: '{check} needs a model', zh: '{check} 需要指定模型' },
  'usage.onlyNoModel.instead': { en: 'Name one: --model ID', zh: '请加上 --model ID' },
  'usage.onlyFree': {
    en: '{check} sends a request that costs money, and --free forbids it',
    zh: '{check} 会发送计费的请求，而 --free 不允许',
  },
  'usage.onlyFree.instead': { en: 'Leave --free or {check} out', zh: '请去掉 --free 或 {check}' },
  'usage.noChecks': { en: '--only and --skip leave no check to run', zh: '--only 和 --skip 排除了所有检查' },
  'usage.noChecks.instead': { en: 'Leave one of them out', zh: '请去掉其中之一' },
} as const satisfies Record<string, Bilingual<string>>;

export type DoctorPhrase = keyof typeof doctorPhrases;

/** A sentence of doctor's own with its `{name}`s filled in; unknown names stay empty. */
export function say(lang: Lang, key: DoctorPhrase, values: Readonly<Record<string, string | number>> = {}): string {
  return filledIn(lang, doctorPhrases[key][lang], values, '');
}

/** Names next to each other, as the language separates them. */
export function listed(lang: Lang, names: readonly string[]): string {
  return names.join(phrase(lang, 'list.separator'));
}
