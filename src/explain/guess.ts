/**
 * Guesses what an error is about from the field's vocabulary, where no rule of the table knows its words. Only words that somebody pasted are guessed at: a
 * whole response is classified as doctor classifies it. Pure.
 */
import { type Judgement, withoutQuotes } from '../classify/answer';
import type { Evidence } from '../evidence/evidence';

/** A status, or `null` where none is known. */
type Status = number | null;

const ofRequests: readonly Status[] = [null, 400, 404, 413, 415, 422];
const ofUpstreams: readonly Status[] = [null, 429, 500, 502, 503, 504, 529];

/** A kind of error, and the words that speak of it. */
export interface Guess {
  code: string;
  says: RegExp;
  /** The statuses that leave room for it. */
  under: readonly Status[];
  /** Words that rule it out. */
  not?: RegExp;
}

/** Whoever stands behind the gateway: what they lack is not the caller's. */
const behind = String.raw`(?:upstream|provider(?:'s)?|channel(?: #?\d+)?|backend|上游|渠道|供应商|服务商)`;
const spent = `(?:insufficient|exhausted|exceeded|depleted|used up|run out|ran out|too low|expired|in arrears|overdue|reached|不足|用完|用尽|耗尽|欠费|超出|超过|已达)`;

const part = String.raw`(?:param(?:eter)?s?|arguments?|fields?|propert(?:y|ies)|schema|tool_choice|tools?|function calls?|messages?(?:\.\d+\S*)?|roles?|images?|documents?|PDFs?|audio|context (?:length|window)|conversation|batch(?: size)?|dimensions?|reasoning(?:_content| effort| value)?|thinking|response_format|max_(?:completion_)?tokens|temperature|top_p|input length|["'\x60][\w.[\]]{2,60}["'\x60])`;
const wrong = String.raw`(?:(?:is|are|was|were)(?:n't| not) (?:\w+ )?(?:supported|allowed|valid|permitted|recogni[sz]ed|accepted|correct)|not (?:supported|allowed|valid|permitted|recogni[sz]ed|accepted)|unsupported|invalid|illegal|malformed|missing|(?:is|are) required|must (?:be|have|not|contain|start|end|follow|match)|should (?:be|have|not|match)\b|cannot be|can't be|expected|unexpected|unrecogni[sz]ed|too (?:many|long|large|big|short|small)|exceeds?(?: (?:the )?limit)?|exceeded|greater than|less than|larger than|out of range|> max|duplicated?|does(?:n't| not) (?:support|accept|match|allow)|(?:is|are) empty|超长)`;

/** From the narrowest to the widest: the first that the words fit is taken. */
export const guesses: readonly Guess[] = [
  {
    code: 'CONTENT_POLICY_VIOLATION',
    under: [null, 200, 400, 422],
    says: /\b(?:usage|content|safety) polic(?:y|ies)\b.{0,40}\b(?:violat\w+|block\w*|reject\w*|flagged)\b|\bviolat\w+\b.{0,40}\b(?:usage|content|safety) polic(?:y|ies)\b|\b(?:content|input|prompt|image|words?|message)s?\b.{0,30}\b(?:inappropriate|harmful|unsafe|flagged|moderation)\b|\b(?:inappropriate|harmful|unsafe) (?:content|words?|input|material)\b|\bcontent[ _]filter\w*|(?:内容|输入|输出|提示词).{0,12}(?:违规|敏感|不安全|不合规)|(?:违规|敏感)(?:内容|词|信息)/i,
  },
  {
    code: 'EMPTY_COMPLETION',
    under: [null, 200, 500, 502, 503],
    says: /\b(?:empty|blank) (?:\w+ )?(?:responses?|completions?|answers?|choices|candidates|repl(?:y|ies))\b|\b(?:response|answer|reply|completion|candidates?|request returned)\b.{0,20}\b(?:is|was|came back|returned|returned an?)? ?(?:empty|blank)\b|\b(?:model|provider) (?:did not|didn't) return (?:an?|any) (?:response|content|output|answer)\b|空(?:响应|回复|返回)|(?:返回|回复|响应|结果)(?:内容)?(?:为|是)空白?|模型没有(?:响应|返回|回复|输出)/i,
    not: /\bmust not be empty\b|不能为空/i,
  },
  {
    code: 'STREAM_STALLED',
    under: [null, 200],
    says: /\b(?:stream\w*|SSE|chunks?|response)\b.{0,40}\b(?:stall\w*|stopped arriving|hung|no (?:data|bytes) for)\b|\bidle timeout\b.{0,20}\b(?:SSE|stream\w*)\b|(?:流|流式|响应|输出).{0,8}(?:卡住|卡死|停住|停滞)/i,
  },
  {
    code: 'STREAM_TRUNCATED',
    under: [null, 200],
    says: /\b(?:stream|SSE|response|chunked read)\b.{0,40}\b(?:cut (?:off|short)|ended (?:early|unexpectedly|prematurely)|truncated|interrupted|broke off)\b|\bfailed to parse (?:the )?(?:stream|chunk)|\b(?:unterminated string in|unexpected end of) JSON\b|\bnon-whitespace character after JSON\b|(?:流式?|输出|回复|回答).{0,12}(?:中断|断开|截断|断流)/i,
    not: /\bby the user\b|\b(?:camera|video|game)\b/i,
  },
  {
    code: 'MODEL_NOT_FOUND',
    under: [null, 400, 404, 422],
    says: /\bmodels?\b(?: (?:id|name|named|with id))?:? ?["'`]?[\w./:@-]{0,80}["'`]?,? (?:(?:is|was|are|has|have|been|does|do|could) ){0,2}(?:(?:not|no longer) (?:be |been )?(?:\w+ )?(?:found|exist|offered|deployed|activated|enabled|configured|recogni[sz]ed|available|supported)|unavailable|unsupported|deprecated|decommissioned|retired|discontinued)\b(?! (?:with|when|in|for|error|tool|param\w*|type)\b)|\b(?:no such|unknown|unsupported|no matching|no compatible|cannot find|could not find|couldn't find) model\b(?! (?:provider|version|error|type))|\bno matching \w+ model\b|模型(?:名称?)?\s?\S{0,40}?(?:不存在|未找到|找不到|已下线|已停用|已弃用|未开通|未激活|未启用)|(?:不存在|找不到|未知)的?模型/i,
    not: /\btemporar|\bmaintenance\b|\btry again\b|暂|稍后/i,
  },
  {
    code: 'UPSTREAM_BILLING',
    under: [400, ...ofUpstreams],
    says: new RegExp(
      `${behind}.{0,30}(?:balance|credits?|billing|payment|subscription|arrears|余额|欠费|充值|额度).{0,30}|(?:balance|credits?|payment method|subscription|余额).{0,30}${behind}`,
      'i',
    ),
  },
  {
    code: 'UPSTREAM_RATE_LIMITED',
    under: ofUpstreams,
    says: new RegExp(
      String.raw`${behind}.{0,40}(?:\b429\b|rate[ _-]?limit|quota|limit|限流|频率|并发|配额).{0,30}?(?:${spent}|$|[,.;:)])|\baccount\b.{0,40}\b(?:429|rate[ _-]limited)\b`,
      'i',
    ),
  },
  {
    code: 'NO_CHANNEL_AVAILABLE',
    under: ofUpstreams,
    says: /\bno (?:\w+ )?(?:available|usable|healthy|eligible|active)? ?(?:accounts?|channels?|providers?|credentials?|API keys?|upstreams?|workers?|deployments?|backends?) (?:is |are |were )?(?:available|usable|healthy|left|configured|match\w*|for (?:this|the) (?:group|model))|\bno (?:available|usable|healthy|eligible) (?:\w+ )?(?:accounts?|channels?|providers?|credentials?|upstreams?|backends?|deployments?)\b|\ball (?:\w+ ){0,2}(?:accounts?|channels?|providers?|credentials?|API keys?)\b.{0,50}\b(?:failed|exhausted|unavailable|cooling down|cooled down)\b|(?:无|没有)可用的?(?:渠道|账号|账户|供应商|节点|通道)|(?:渠道|账号|通道).{0,4}(?:均不可用|全部失败|已耗尽)/i,
  },
  {
    code: 'UPSTREAM_OVERLOADED',
    under: ofUpstreams,
    says: /\boverloaded\b|\b(?:over|at) capacity\b|\bcapacity (?:is |was )?(?:reached|exceeded)\b|\bexperiencing (?:very )?high (?:load|demand|traffic)\b|\b(?:server|service|model|engine|system)s? (?:is|are) (?:\w+ )?(?:too )?busy\b|(?:负载|负荷).{0,10}(?:上限|饱和|过高|过大|已满)|(?:服务器?|模型|上游).{0,8}(?:繁忙|过载|拥挤)/i,
  },
  {
    code: 'INSUFFICIENT_BALANCE',
    under: [null, 400],
    says: /\b(?:insufficient|no|not enough|low|negative|zero) (?:account |prepaid )?(?:balance|credits?)\b|\b(?:account|prepaid|your|API) (?:balance|credits?)\b.{0,30}\b(?:insufficient|too low|exhausted|depleted|used up|run out|ran out)\b|(?:账户|账号)?余额.{0,4}(?:不足|用完|耗尽)|(?:账户|账号)已?欠费/i,
    not: /\b(?:card|order|player|spreadsheet)\b/i,
  },
  {
    code: 'RATE_LIMIT_EXCEEDED',
    under: [null],
    says: /\brate[ -]?limit(?:s|ed|ing)?\b.{0,30}\b(?:reached|exceeded|hit)\b|\b(?:exceeded|reached|hit|over)\b.{0,30}\brate[ -]?limits?\b|\b(?:is|are|was|were|been|being) (?:rate[ -]limited|throttled)\b|^(?:Error: )?Rate limited\b|\btoo many (?:concurrent )?requests\b|\bconcurren\w+ .{0,20}\b(?:exceeded|reached|full)\b|\breached .{0,30}\bmax (?:RPM|TPM|QPS)\b|\blimit of \d+ (?:requests|tokens) per\b|(?:请求|调用)(?:过于频繁|太频繁|过快|太快|过多)|并发数?(?:过高|超限|已达上限|超出)|(?:触发|已被)限流/i,
    not: /\b(?:limiter|短信)\b/i,
  },
  {
    code: 'USAGE_LIMIT_EXCEEDED',
    under: [null, 429],
    says: /\b(?:usage|API|token|spend(?:ing)?|inference|monthly|weekly|daily|hourly|plan|seat|trial)(?: \w+)? (?:limit|quota|allowance|allotment)\b.{0,40}\b(?:reached|hit|exceeded|exhausted|used up|over)\b|\b(?:reached|hit|exceeded|exhausted|used up)\b.{0,30}\b(?:usage|token|spend(?:ing)?|inference|monthly|weekly|daily|hourly)(?: \w+)? (?:limit|quota|allowance)\b|\b(?:allowance|allotment|trial|quota)\b.{0,30}\b(?:was |is |has |been )*(?:exhausted|used up|ended|reached)\b|(?:额度|配额|限额|用量|套餐).{0,8}(?:用完|用尽|耗尽|不足|超出|已达上限)|已?达到?.{0,16}(?:使用|用量|额度)上限/i,
    not: /\b(?:disk|storage|GPU|CPU|memory|instance|email|screen)\b/i,
  },
  {
    code: 'RESPONSE_TIMEOUT',
    under: [null],
    says: /\b(?:request|response|API|call|completion|model|read)\b.{0,40}\b(?:timed[ -]?out|time[ -]?out)\b|\btime[ -]?out\b.{0,30}\b(?:request|response|API|call|calling|model)\b|\bdeadline exceeded\b|(?:请求|响应|接口|调用|模型)\S{0,6}超时/i,
  },
  {
    code: 'CONNECTION_CLOSED',
    under: [null],
    says: /\b(?:connection|socket|network)\b.{0,40}\b(?:closed|reset|refused|failed|error|unreachable|aborted|lost|dropped|interrupted)\b|\bunexpected eof\b|\b(?:unable|failed|cannot|could not) (?:to )?connect\b|\bcannot assign requested address\b|\berror sending request\b|(?:网络|连接).{0,8}(?:失败|断开|中断|被重置|被拒绝|不通)|检查(?:你的|您的)?网络/i,
    not: /\b(?:database|redis|mysql|postgres\w*|mongo\w*|SMTP|limiter)\b|数据库/i,
  },
  {
    code: 'ROUTE_NOT_FOUND',
    under: [null, 404, 405],
    says: /\b(?:url|endpoint|API path|route|API version)\b.{0,40}\b(?:invalid|not found|incorrect|wrong|malformed|unsupported|not supported|does(?:n't| not) exist)\b|\bmethod not allowed\b|^not found\.?$|(?:域名|接口地址|请求路径|路由).{0,10}(?:无效|错误|不存在|不正确|找不到|有误)/i,
  },
  {
    code: 'INVALID_REQUEST_ERROR',
    under: ofRequests,
    says: new RegExp(
      String.raw`\b${part}(?![\w]).{0,60}?(?:\b|(?=>))${wrong}|(?:^|[\s"'\x60(:])["'\x60][\w.[\]]{2,60}["'\x60].{0,40}?${wrong}|\b${wrong}\b.{0,30}?(?:\b|(?=["'\x60]))${part}(?![\w])|\bimproperly formed request\b|\brequest (?:body )?(?:is |was )?(?:invalid|malformed|too large)\b|(?:参数|字段|请求体|消息格式|工具|图片|上下文|提示词|取值).{0,16}(?:错误|无效|不支持|缺失|缺少|不能为空|不合法|过长|过大|超出|超过|不匹配|有误|不正确)|(?:输入内容|上下文|提示词)(?:超长|过长)|(?:无效|非法|缺少|不支持)的?.{0,4}(?:参数|字段|格式|消息)`,
      'i',
    ),
    not: /\bpositional arguments?\b|\bvariable\b|\boperand\b|\bcolumn\b|\bquota\b/i,
  },
  {
    code: 'UPSTREAM_REQUEST_FAILED',
    under: [null, 500],
    says: /\b(?:upstream|provider|backend)\b.{0,30}\b(?:currently unavailable|error|fail(?:ed|s|ure)?|rejected)\b|(?:上游|渠道|供应商|服务商).{0,8}(?:失败|错误|异常|报错)|模型(?:请求|调用)失败/i,
  },
];

/** Words that stand near errors of calls, and seldom near those of other programs. */
const ofCalls =
  /\b(?:API|LLM|GPT|Claude|Codex|Gemini|OpenAI|Anthropic|DeepSeek|Qwen|HTTPS?|requests?|responses?|stream\w*|SSE|prompts?|completions?|chat|SDK|gateway|endpoint|upstream|provider|channel|model|quota|tokens?|rate[ -]?limit\w*|credits|balance|max_tokens|temperature|top_p|reasoning|tool_choice|embedding\w*|parameters?|accounts?|network)\b|模型|接口|调用|请求|上游|渠道|额度|余额|网络|内容|账号|回复|回答/i;

/** Whether what was pasted is about a call of an API at all: it has a status or a body of an error, or the words of one. */
function isAboutCall({ status, envelopes, texts, clientTexts }: Evidence): boolean {
  if (status !== null || envelopes.some(({ message }) => message !== null)) return true;
  return [...texts, ...clientTexts].some((text) => ofCalls.test(text.slice(0, 1500)));
}

/**
 * What the words of an error that no rule knows are most likely about; `null` when they are about nothing in the vocabulary, when the status says by itself
 * what is refused, and for whole responses.
 */
export function guess(evidence: Evidence): Judgement | null {
  const { status, headers, tokens } = evidence;
  if (Object.keys(headers).length > 0 || !isAboutCall(evidence)) return null;
  const { texts: said, clientTexts } = withoutQuotes(evidence);
  const texts = [...said, ...clientTexts, ...tokens].map((text) => text.slice(0, 1500));
  for (const { code, says, under, not } of guesses) {
    if (!under.includes(status)) continue;
    for (const text of texts) {
      const phrase = says.exec(text)?.[0];
      if (phrase === undefined || not?.test(text)) continue;
      return {
        code,
        reason: null,
        confidence: 'possible',
        matchedBy: `words "${phrase}"`,
        specificity: 0,
        phrase,
        statuses: [],
      };
    }
  }
  return null;
}
