/** Guesses what an error is about from the field's vocabulary, where no rule of the table knows its words: something, and what is wrong with it. Pure. */
import { type Judgement, withoutQuotes } from '../classify/answer';
import type { Evidence } from '../evidence/evidence';

/** What is wrong with something: it is not there, not accepted, or not as it must be. */
const absent = String.raw`(?:(?:is |was |were |are |be |been )?(?:not|never|no longer) (?:\w+ )?(?:found|exist|exists|available|supported|allowed|enabled|activated|deployed|configured|recogni[sz]ed|offered|valid|set)|does(?:n't| not) (?:exist|work with|support)|could not be found|unavailable|unknown|unsupported|deprecated|decommissioned|retired|discontinued|shut ?down|offline|invalid)`;
const absentZh =
  '(?:不存在|不支持|不可用|未找到|找不到|已下线|已停用|已弃用|未开通|未激活|未配置|未启用|无权|无效|没有)';

const request = String.raw`(?:param(?:eter)?s?|arguments?|fields?|propert(?:y|ies)|attributes?|values?|schema|tools?|tool_choice|functions?|messages?|roles?|contents?|body|payload|inputs?|prompts?|requests?|JSON|images?|files?|documents?|PDFs?|audio|video|base64|context(?: (?:length|window))?|conversation|history|batch(?: size)?|dimensions?|reasoning(?:_content| effort)?|thinking|effort|response_format|max_(?:completion_)?tokens|temperature|top_p|formats?|input length|stream(?:ing)?|variant|signature|version|["'\x60][\w.[\]]{2,60}["'\x60])`;
const wrong = String.raw`(?:(?:is|are|was|were)(?:n't| not) (?:\w+ )?(?:supported|allowed|valid|permitted|recogni[sz]ed|accepted|correct)|not (?:supported|allowed|valid|permitted|recogni[sz]ed|accepted)|unsupported|invalid|illegal|malformed|improperly|missing|(?:is|are) required|must (?:be|have|not|contain|start|end|follow|match)|should (?:be|have|not|match)|exceeds? (?:the )?limit|cannot (?:be|have|unmarshal|parse)|can't be|expected|unexpected|unknown|unrecogni[sz]ed|improperly formed|too (?:many|long|large|big|short|small)|exceeds?|exceeded|greater than|less than|larger than|out of range|> max|maximum|minimum|at (?:least|most)|duplicated?|mismatch|failed to (?:parse|deserialize|decode)|does(?:n't| not) (?:support|accept|match|allow))`;

/** A kind of error, and the words that speak of it. */
export interface Guess {
  code: string;
  says: RegExp;
  /** Words that are enough where an error is certain. */
  mentions?: RegExp;
  /** The statuses that leave room for it; `null`: none is known. Any but 429 when left out. */
  under?: readonly (number | null)[];
  /** It may come under 429 too. */
  ofLimits?: true;
}

/** From the narrowest to the widest: the first that the words fit is taken. */
export const guesses: readonly Guess[] = [
  {
    code: 'CONTENT_POLICY_VIOLATION',
    says: /\b(?:inappropriate|sensitive|harmful|unsafe|prohibited|violat\w+|risky?|moderat\w+|safety|usage policy|content policy|content[ _]filter\w*)\b.{0,40}\b(?:content|input|output|prompt|words?|material|policy|detected|blocked|filter\w*|exists?)\b|\b(?:content|input|prompt|output|words?)s?\b.{0,30}\b(?:inappropriate|sensitive|harmful|unsafe|violat\w+|risk|flagged|moderation)\b|sensitive_words|(?:内容|输入|输出|提示词).{0,12}(?:违规|敏感|不安全|不合规|风险|审核|屏蔽)|(?:违规|敏感|不安全|不合规).{0,6}(?:内容|词|信息)/i,
  },
  {
    code: 'EMPTY_COMPLETION',
    says: /\b(?:empty|blank|null|no) (?:\w+ ){0,2}(?:responses?|contents?|outputs?|completions?|answers?|choices|candidates|repl(?:y|ies))\b|\b(?:response|content|reply|answer|choices|body|output|request)\b.{0,20}\b(?:(?:is|was|were|are|came back|returned) (?:empty|blank|null)|without (?:any )?(?:content|text|output))\b|空(?:响应|回复|内容|输出|返回|白)|(?:返回|内容|回复|响应|输出|结果|正文).{0,8}(?:为空|是空|空白|空的)|没有(?:返回|输出|给出|任何).{0,8}(?:内容|输出|回复|文本)|\b(?:did not|didn't) return (?:a|any) (?:response|content|output|answer)/i,
  },
  {
    code: 'STREAM_STALLED',
    says: /\b(?:stream\w*|SSE|chunks?|responses?|bytes|output)\b.{0,40}\b(?:stall\w*|idle|stopped arriving|hangs?|hung|stuck|frozen|no (?:data|bytes|progress))\b|\bidle timeout\b.{0,20}\b(?:SSE|stream\w*|response)\b|(?:流|响应|输出|回复).{0,12}(?:卡住|卡死|停住|停滞|不动)/i,
  },
  {
    code: 'STREAM_TRUNCATED',
    says: /\b(?:stream\w*|SSE|chunks?|chunked read|responses?|output|message)\b.{0,40}\b(?:cut(?: off| short)?|ended (?:early|before|unexpectedly|prematurely)|incomplete|truncated|interrupted|disconnected|terminated|broke(?:n)?)\b|\bfailed to parse (?:the )?(?:stream|response|chunk)|\bJSON parsing failed\b|\bunterminated string in JSON\b|\bunexpected (?:end of JSON|non-whitespace character after JSON)|(?:流式?|响应|输出|回复|回答).{0,12}(?:中断|断开|截断|被切断|不完整|提前结束|断流)/i,
  },
  {
    code: 'MODEL_NOT_FOUND',
    says: new RegExp(
      String.raw`\bmodels?\b(?!.{0,60}\bsupports?\b).{0,70}?\b${absent}|\b(?:no such|unknown|invalid|unsupported|no matching|no compatible|cannot find|could not find|couldn't find|no access to|not a valid|wrong|unavailable) (?:\w+ ){0,2}models?\b|\b(?:gpt|claude|gemini|deepseek|qwen|llama|mistral|glm|kimi|grok|o[134])[-\w. ]{1,40} (?:is |are )?(?:not (?:found|available|supported|offered|recogni[sz]ed)|unavailable|does(?:n't| not) exist)|模型.{0,24}${absentZh}|${absentZh}.{0,12}模型`,
      'i',
    ),
  },
  {
    code: 'UPSTREAM_RATE_LIMITED',
    ofLimits: true,
    says: /\b(?:upstream|provider|account|channel)\b.{0,40}\b(?:429|rate[ _-]?limit\w*)\b|(?:上游|渠道|账号).{0,12}(?:429|限流|频率|并发)/i,
  },
  {
    code: 'NO_CHANNEL_AVAILABLE',
    ofLimits: true,
    says: /\b(?:no|all|none of the)\b (?:\w+ ){0,3}(?:accounts?|channels?|providers?|credentials?|auths?|API keys?|workers?|instances?|deployments?|backends?)\b.{0,50}\b(?:available|usable|healthy|left|exhausted|failed|cool(?:ing |ed )?down|match\w*|configured)|\bno (?:available|usable|healthy|eligible) \w+|(?:无|没有)可?用?的?(?:渠道|账号|账户|令牌|供应商|节点|通道)|(?:渠道|账号|账户|通道).{0,8}(?:不可用|已耗尽|全部失败|均不可用)/i,
  },
  {
    code: 'UPSTREAM_OVERLOADED',
    ofLimits: true,
    says: /\b(?:overload\w*|over capacity|at capacity|capacity (?:is )?(?:reached|exceeded)|high (?:load|demand|traffic)|(?:server|service|model|engine|system)s? (?:is |are )?(?:too |very |currently )*busy|temporarily limiting)\b|(?:负载|负荷).{0,10}(?:上限|饱和|过高|过大|已满)|(?:服务器?|系统|模型|上游).{0,8}(?:繁忙|过载|拥挤|忙)/i,
  },
  {
    code: 'INSUFFICIENT_BALANCE',
    ofLimits: true,
    says: /\b(?:insufficient|no|not enough|out of|low|negative|zero) (?:\w+ ){0,2}(?:balance|credits?|funds|money)\b|\b(?:balance|credits?|funds)\b.{0,30}\b(?:insufficient|too low|exhausted|depleted|used up|run out|ran out|empty|overdue)\b|\b(?:arrears|overdue|unpaid|payment (?:required|failed|method))\b|(?:余额|余量|账户|账号|费用).{0,8}(?:不足|用完|耗尽|欠费|已欠)|已欠费|请(?:先)?充值/i,
  },
  {
    code: 'RATE_LIMIT_EXCEEDED',
    says: /\brate[ -]?limit(?:ed|ing)?\b.{0,30}\b(?:reached|exceeded|hit|errors?)\b|\b(?:exceeded|reached|hit|over)\b.{0,30}\brate[ -]?limit|\brate[ -]limited\b|\btoo many (?:concurrent )?requests\b|\bconcurren\w+ .{0,20}\b(?:exceeded|reached|full)\b|\bthrottled\b|\breached .{0,30}\bmax (?:RPM|TPM|QPS|requests)\b|(?:频率|并发数?|速率|请求数?|请求次数|调用).{0,10}(?:过高|过多|过快|频繁|超限|超出|超过|上限)|(?:被|触发)限流/i,
    mentions:
      /\b(?:rate[ -]?limit\w*|requests? per (?:second|minute|hour|day)|concurren\w+|throttl\w+|RPM|TPM|QPS|slow down)\b|限流/i,
  },
  {
    code: 'USAGE_LIMIT_EXCEEDED',
    ofLimits: true,
    says: /\b(?:usage|quota|allowance|plan|trial|subscription|monthly|weekly|daily|5-hour|spend(?:ing)?|inference|limit)\b.{0,40}\b(?:reached|hit|exceeded|exhausted|ended|expired|used up|depleted|over|run out)\b|\b(?:reached|hit|exceed(?:ed|s)?|exhausted|used up|out of)\b.{0,40}\b(?:usage|quota|allowance|plan|trial|(?:monthly|weekly|daily|spend(?:ing)?|inference|usage) limit)\b|已?达到?.{0,16}(?:使用|用量|额度|次数)上限|(?:额度|配额|限额|用量|套餐|次数|Token Plan).{0,12}(?:用完|用尽|耗尽|不足|超出|超过|已达|到期|上限|没有)|(?:超出|超过|达到|无可用|已用完).{0,12}(?:额度|配额|限额|用量|套餐|上限|Token Plan)/i,
  },
  {
    code: 'RESPONSE_TIMEOUT',
    says: /\btimed[ -]?out\b|\btime[ -]?out (?:of \d|error\b(?! handling)|exceeded|reached)|\bdeadline exceeded\b|(?:请求|连接|响应|网络|接口|调用|服务)\S{0,4}超时/i,
    mentions: /\btime[ -]?out\b|超时/i,
  },
  {
    code: 'CONNECTION_CLOSED',
    says: /\b(?:connection|socket|network|host|peer)s?\b.{0,40}\b(?:closed|reset|refused|failed|errors?|unreachable|aborted|lost|dropped|interrupted|disconnected)\b|\b(?:server|remote|upstream) (?:has )?(?:closed|disconnected|dropped|reset|hung up)\b|\bunexpected eof\b|\b(?:unable|failed|cannot|could not) (?:to )?connect\b|\b(?:cannot|can't) assign requested address\b|\berror sending request\b|\bConnectionRefused\b|\bReadError\b|(?:网络|连接).{0,12}(?:失败|错误|异常|断开|中断|重置|拒绝|不通|后重试|问题)/i,
  },
  {
    code: 'ROUTE_NOT_FOUND',
    says: /\b(?:url|endpoint|path|route|resource|page|address|API version)\b.{0,40}\b(?:invalid|not found|incorrect|wrong|malformed|unsupported|not supported|does(?:n't| not) exist)\b|\bmethod not allowed\b|^not found\.?$|(?:域名|地址|接口|路径|路由|链接).{0,10}(?:无效|错误|不存在|不正确|找不到|有误)/i,
  },
  {
    code: 'INVALID_REQUEST_ERROR',
    says: new RegExp(
      String.raw`\b${request}(?![\w]).{0,60}?(?:\b|(?=>))${wrong}|\b${wrong}\b.{0,40}?(?:\b|(?=["'\x60]))${request}|(?:参数|字段|格式|请求体|消息|工具|输入|图片|文件|上下文|提示词|长度|类型|取值).{0,16}(?:错误|无效|不支持|缺失|缺少|不能为空|必须|不合法|过长|过大|超出|超过|不匹配|有误|不正确)|(?:内容|输入|上下文|提示词)超长|(?:无效|非法|缺少|不支持)的?.{0,8}(?:参数|字段|格式|消息|工具|类型|请求)`,
      'i',
    ),
  },
  {
    code: 'UPSTREAM_REQUEST_FAILED',
    under: [null, 200, 500],
    says: /\b(?:upstream|provider|backend)\b.{0,30}\b(?:currently unavailable|error|fail\w*|returned|responded|rejected)\b|(?:上游|渠道|供应商|服务商|模型).{0,12}(?:请求失败|调用失败|失败|错误|异常|报错|返回)/i,
  },
];

/** Statuses that say by themselves whom an answer refuses; words that nobody knows do not change that. */
const telling: ReadonlySet<number> = new Set([401, 402, 403, 407]);

/** What the words of an error that no rule knows are most likely about; `null` when they are about nothing in the vocabulary. `certain`: it is an error. */
export function guess(evidence: Evidence, certain: boolean): Judgement | null {
  if (evidence.status !== null && telling.has(evidence.status)) return null;
  const { texts: said, clientTexts } = withoutQuotes(evidence);
  const texts = [...said, ...clientTexts, ...evidence.tokens].map((text) => text.slice(0, 1500));
  for (const { code, says, mentions, under, ofLimits } of guesses) {
    if (evidence.status === 429 && !ofLimits) continue;
    if (under !== undefined && !under.includes(evidence.status)) continue;
    for (const text of texts) {
      const phrase = (says.exec(text) ?? (certain ? mentions?.exec(text) : null))?.[0];
      if (phrase === undefined) continue;
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
