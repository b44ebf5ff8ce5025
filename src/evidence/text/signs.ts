/** Reads single signs of an error out of a line: status, exception class, ids, waits, addresses. A number counts only with an error sign beside it. Pure. */
import { waitFromText } from '../envelope';

/** Reason phrases of HTTP, as clients print them in place of a message. */
const reasonPhrases: Readonly<Record<string, number>> = {
  'bad request': 400,
  unauthorized: 401,
  'payment required': 402,
  forbidden: 403,
  'not found': 404,
  'method not allowed': 405,
  'not acceptable': 406,
  'proxy authentication required': 407,
  'request timeout': 408,
  conflict: 409,
  gone: 410,
  'length required': 411,
  'payload too large': 413,
  'request entity too large': 413,
  'content too large': 413,
  'uri too long': 414,
  'unsupported media type': 415,
  "i'm a teapot": 418,
  'misdirected request': 421,
  'unprocessable entity': 422,
  'unprocessable content': 422,
  'too early': 425,
  'upgrade required': 426,
  'too many requests': 429,
  'rate limited': 429,
  'request header fields too large': 431,
  'internal server error': 500,
  'not implemented': 501,
  'bad gateway': 502,
  'service unavailable': 503,
  'gateway timeout': 504,
  'gateway time-out': 504,
  'network authentication required': 511,
  overloaded: 529,
};

/** Status of a reason phrase that stands alone, such as `Too Many Requests`; `null` when the text says anything else. */
export function statusOfReason(text: string): number | null {
  const words = text
    .trim()
    .replace(/^API (?=[A-Za-z])|[.!]$/g, '')
    .toLowerCase();
  return (Object.hasOwn(reasonPhrases, words) && reasonPhrases[words]) || null;
}

/** How a status was written, the surest first: by a client's own wording, in prose, or only by the name of an exception. */
export type StatusSource = 'sign' | 'prose' | 'class' | 'reason';

export interface StatusSign {
  status: number;
  source: StatusSource;
}

/** Words that make a number count things. */
const counted =
  ' ?(?:条(?!件)|次(?!数)|行(?!为|不)|个|名(?!称|字)|人(?!机|工)|页(?!面)|元(?!素)|张|项(?!目)|份|天|小时|分钟)';
const code = `([45]\\d\\d)(?!\\d|\\.\\d|,\\d{3}(?!\\d)|${counted})`;
/** Client wordings in which a three-digit number can only be a status of an error. */
const signs: readonly RegExp[] = [
  new RegExp(`\\b(?:error|status|http|response)[ _-]?code['"\`]?\\s*(?:[:=]|is|of|was)?\\s*['"\`(]?${code}`, 'i'),
  new RegExp(`\\bunexpected status(?: code)?:? ${code}`, 'i'),
  new RegExp(`\\blast status: ${code}`, 'i'),
  new RegExp(`\\bupstream (?:responded|returned|answered)(?: with)?(?: status)? ${code}`, 'i'),
  // Google's older SDK for JavaScript, where the server sent no reason.
  new RegExp(`: \\[${code} ?\\]`),
  new RegExp(`\\bUnexpected server response: ${code}`, 'i'),
  new RegExp(`\\b(?:status|statusCode|http_status|httpStatus|code)['"\`]?\\s*[:=]\\s*['"\`]?${code}`, 'i'),
  new RegExp(`\\(status:? ${code}\\)`, 'i'),
  new RegExp(`\\bAPI Error:? \\(?${code}`, 'i'),
  new RegExp(`\\b(?:rejected|failed|error|denied) \\(${code}\\)`, 'i'),
  new RegExp(
    `\\b(?:failed|responded|answered|rejected|returned|respond|replied|errored)\\b.{0,40}?\\b(?:with|status|code|HTTP)\\s+(?:an? )?(?:HTTP |status |code |error )*${code}`,
    'i',
  ),
  new RegExp(
    `\\b(?:[A-Z]\\w*(?:Error|Exception|Warning)|Error|ERROR|error|Failed|failed)\\]?(?::? |, ?)\\[?\\(?${code}\\b(?! (?:tests?|lines?|files?|items?|ms|times|bytes|errors?)\\b)`,
  ),
  new RegExp(`\\bHTTP(?:/[\\d.]+)?[ _-]?(?:status |error |code )*:?\\s?\\(?${code}\\b`),
  new RegExp(`\\bthe (?:remote )?server (?:returned|responded with)[^\\n]{0,40}?\\(?${code}`, 'i'),
  new RegExp(`\\bThe requested URL returned error: ${code}`),
  new RegExp(`\\b${code} status code \\(no body\\)`),
  new RegExp(`\\bHTTP error!? (?:status|from [\\w.-]{1,40}):? ${code}`, 'i'),
  new RegExp(`\\bAPI ${code} (?:for|from|on) `),
  new RegExp(`\\breturns? (?:an? )?(?:HTTP |status |error )*${code}: ["'{]`, 'i'),
  new RegExp(`\\b(?:GET|POST|PUT|PATCH|DELETE) https?://\\S{1,400} ${code}(?=\\s*(?:\\(|$))`),
  // A status before a sentence that refuses something: `400 vendor/some-model:7b does not support tools`.
  /^["'`]?([45]\d\d):? (?!(?:files?|tests?|tokens?|requests?|lines?|items?|users?|errors?|ms|of|to|and|in|out|or|is|are|for|on|characters?|bytes|words|people|days|hours|minutes|times|rows|models?|calls?)\b)(?=[\w./:@-]{2,120} .{0,200}\b(?:not|no|invalid|failed|denied|exceeded|unsupported|missing|unable|cannot|expired|required|must)\b)/i,
  // Google's name of the status behind it.
  /\b([45]\d\d)[:.]? (?:INVALID_ARGUMENT|FAILED_PRECONDITION|UNAUTHENTICATED|PERMISSION_DENIED|NOT_FOUND|RESOURCE_EXHAUSTED|INTERNAL|UNAVAILABLE|DEADLINE_EXCEEDED)\b/,
  /^(?:[a-z_]\w*\.)*(?:PermissionDenied|ResourceExhausted|InvalidArgument|Unauthenticated|DeadlineExceeded|FailedPrecondition|ServiceUnavailable|TooManyRequests|NotFound|Forbidden|Unauthorized|BadRequest|ClientError|ServerError): ([45]\d\d)\b/,
  // Gin's log: `| 401 | 51ms | 10.0.0.1 | POST "/v1/responses"`.
  /(?:^|[\s|])([45]\d\d) \|\s+[\d.]{1,12}(?:[mnuµ]?s|m\d)/,
  // A line of an access log: the request, the status, then a size or a time.
  /\b(?:GET|POST|PUT|PATCH|DELETE)\s+(?:https?:\/)?\/\S{1,400}\s+(?:HTTP\/[\d.]+["']?\s+)?(?:[-=→]+>?\s*)?([45]\d\d)(?=\s+(?:in |\d|-|"|\[|\()|\s*$)/,
  new RegExp(
    `^(?:[→⇒] ?|[-=]> ?)?\\[?\\(?${code}\\)?\\]?(?:[:,]| -)?\\s+(?=[A-Z_{"'\`([]|[^\\x00-\\x7f]|[a-z]{2,20}_[a-z]{2,20}|api key|rate limit|daily|weekly|monthly|group|user|model|error|page|invalid|status code|no |upstream)`,
  ),
  new RegExp(
    `(?:状态码|错误码|响应码|返回码|错误代码|报错|返回|响应|错误|失败|提示|出现|显示|报)(?:了|为|是)?\\s*[:=]?\\s*(?:HTTP\\s*)?['"(]?${code}`,
  ),
  new RegExp(`${code}\\s*(?:错误|报错|异常)`),
];
const prose: readonly RegExp[] = [
  new RegExp(
    `\\b(?:got|getting|received?|gives?|throws?|with|a|an)\\s+(?:an? )?(?:HTTP |status |code |error )*${code}\\b(?:\\s+(?:error|status|response|unauthorized|forbidden|not found|too many requests|bad gateway|service unavailable))`,
    'i',
  ),
];
/** Words of complaint right before a status, which no documentation has there. */
const grievance =
  /(?:触发|变成|就是?|都是?|全是|又是?|一直|总是|老是|频繁|经常|偶尔|突然|遇到|收到)\s*(?:报|返回|出现|提示|显示)?(?:了|个)?\s*(?:HTTP\s*)?[45]\d\d(?!\d|[.,]\d| ?(?:ms|tokens?|次|个|条|元|秒|万|k))/;

const again =
  /\b(?:still|again|constantly) (?:an? |the |this )?([45]\d\d)\b(?![.,]\d|%| ?(?:ms|tokens?|lines?|files?|requests?|times)\b)/i;

/** Whether a line complains of a status in such words. */
export function complainsOfStatus(line: string): boolean {
  const part = line.slice(0, 600);
  return grievance.test(part) || again.test(part);
}

/** A status that somebody complains of in so many words. */
const complaints: readonly RegExp[] = [
  /\b(?:get(?:s|ting)?|got|gotten|receiv(?:e[sd]?|ing)|see(?:ing|s)?|saw|hit(?:ting)?|throw(?:s|ing|n)?|threw|giv(?:es|ing)|gave|encounter(?:ed|ing)?|keeps? (?:\w{3,12}ing)|return(?:s|ed|ing)?|fail(?:s|ed|ing)?|respond(?:s|ed|ing)?)\b.{0,40}?(?<![\d.$€¥£/:#])\b([45]\d\d)(?!\d|[.,]\d|%| ?(?:ms|tokens?|lines?|files?|requests?|times|seconds?|MB|KB|USD)\b)/i,
  /(?:触发|抛出?|报|返回|出现|提示|显示|遇到|收到|变成|就是?|都是?|全是|一直|总是|老是|频繁|经常|偶尔|突然|直接)\s*(?:了|个|会|是)?\s*(?:HTTP\s*)?(?<!\d)([45]\d\d)(?!\d|[.,]\d| ?(?:ms|tokens?|次|个|条|元|秒|万|k))/,
];
const repeatedStatus =
  /\b(?:issues?|errors?|recurring|repeated|constant(?:ly)?|persistent|intermittent|random|frequent|continuous)\s+\(?([45]\d\d)(?:s|\b)(?![.,]\d| ?(?:ms|tokens?|lines?|files?|times)\b)/i;
const beforeReason = new RegExp(`(?<![\\d.$€¥£/:#])\\b${code}[ :]\\s?\\(?`, 'g');

/** A status with a reason phrase after it: `502 Bad Gateway`. */
function statusWithReason(text: string): number | null {
  for (const hit of text.matchAll(beforeReason)) {
    const rest = text.slice(hit.index + hit[0].length, hit.index + hit[0].length + 60).toLowerCase();
    const phrase = Object.keys(reasonPhrases).find((item) => rest.startsWith(item));
    if (phrase !== undefined && !/^\w/.test(rest.slice(phrase.length))) return Number(hit[1]);
    // A sentence of its own, which a server may mean by more than the status says.
    if (/^service (?:is )?(?:temporarily|currently) unavailable\b/.test(rest)) return Number(hit[1]);
  }
  return null;
}

/** Sentences that n8n puts in place of a server's own. */
const sentences: readonly (readonly [RegExp, number])[] = [
  [/\bBad request - please check your parameters\b/i, 400],
  [/\bAuthorization failed - please check your credentials\b/i, 401],
  [/\bPayment required - perhaps check your payment details\b/i, 402],
  [/\bForbidden - perhaps check your credentials\b/i, 403],
  [/\bThe resource you are requesting could not be found\b/i, 404],
  [/\bThe service is receiving too many requests from you\b/i, 429],
  [/\bThe service was not able to process your request\b/i, 500],
  [/\bBad gateway - the service failed to handle your request\b/i, 502],
  [/\bGateway timed out - perhaps try again later\b/i, 504],
];

/** Google's names of statuses. */
const statusNames: Readonly<Record<string, number>> = {
  INVALID_ARGUMENT: 400,
  FAILED_PRECONDITION: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  RESOURCE_EXHAUSTED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
  DEADLINE_EXCEEDED: 504,
};
const namedStatus = new RegExp(`\\b[Ss]tatus['"]?:? ['"]?(${Object.keys(statusNames).join('|')})\\b`);

/** Exception classes of the SDKs; their names say the status when nothing else does. */
const classStatus: readonly (readonly [RegExp, number])[] = [
  [/\b\w*AuthenticationError\b/, 401],
  [/\b\w*(?:PermissionDenied|AccessDenied)Error\b/, 403],
  [/\b\w*BadRequestError\b|\b\w*InvalidRequestError\b/, 400],
  [/\b\w*(?:NotFoundError|ModelNotFoundError)\b/, 404],
  [/\b\w*ConflictError\b/, 409],
  [/\b\w*UnprocessableEntityError\b/, 422],
  [/\b\w*RateLimitError\b|\bRetryableQuotaError\b|\bTerminalQuotaError\b/, 429],
  [/\b\w*OverloadedError\b/, 529],
  [/\b\w*BadGatewayError\b/, 502],
  [/\b\w*ServiceUnavailableError\b/, 503],
];

/** A number in the line of an error that is followed by words of its own: `… handling request 400 Provider not allowed`. */
const inError = new RegExp(`(?<![\\w.:/$€¥£#-])\\(?${code}\\b\\)?(?=:\\s*$|:? +["'{[A-Z<\u4e00-\u9fff])`);

/** The status in a line that reports an error for certain, where any such number stands for it. */
export function statusOfErrorLine(line: string): number | null {
  const found = inError.exec(line.slice(0, 600))?.[1];
  return found ? Number(found) : null;
}

/** The status right before a body: `… 502 {"error":…}`. */
export function statusBefore(text: string): number | null {
  const found = /(?:^|[\s:(['"])([45]\d\d)[)\]'"]?[:,]?\s*(?:-\s*)?$/.exec(text.slice(-40))?.[1];
  return found ? Number(found) : null;
}

/** The status that a line names, or `null`. */
export function statusOfLine(line: string): StatusSign | null {
  const text = line.slice(0, 3000);
  const mayNameOne = /[45]\d\d/.test(text);
  for (const pattern of mayNameOne ? signs : []) {
    const found = pattern.exec(text)?.[1];
    if (found) return { status: Number(found), source: 'sign' };
  }
  const sentence = sentences.find(([pattern]) => pattern.test(text))?.[1];
  if (sentence) return { status: sentence, source: 'sign' };
  const named = namedStatus.exec(text)?.[1];
  if (named) return { status: statusNames[named] ?? 500, source: 'sign' };
  if (!mayNameOne) return null;
  const reason = statusWithReason(text);
  if (reason !== null) return { status: reason, source: 'sign' };
  for (const pattern of [...prose, ...complaints, repeatedStatus, again]) {
    const found = pattern.exec(text)?.[1];
    if (found) return { status: Number(found), source: 'prose' };
  }
  return null;
}

/** The weakest sign: the status that the name of an exception class stands for. */
export function statusOfClass(line: string): number | null {
  return classStatus.find(([pattern]) => pattern.test(line.slice(0, 400)))?.[1] ?? null;
}

const exception =
  /^(?:PHP Fatal error: +|Next |(?:Uncaught|Unhandled)[\w ()]{0,40}?[: ]\s*|Caused by:? |\[cause\]: |Error: |caused by: |panic: |thrown: |\(node:\d+\) )*(?:[A-Za-z_$][\w$]*[./\\])*_?([A-Z]\w*(?:Error|Exception|Timeout|Fault|Failure|Interrupt|Warning)|(?<=\.)Timeout)(?:\s?\[\w+\])?\s?(?::(?!:|\s*(?:if|when|raised|thrown|on|in case)\b)|\(['"]|\(\d)/;
const exceptionLater =
  /(?:^|[\s(\]])(?:[A-Za-z_$][\w$]*[./])*_?([A-Z]\w{1,60}(?:Error|Exception))(?:\s?\[\w+\])?(?:: | (?:[A-Z]\w{1,40}Error )?- )(?!if |when |raised |thrown |in case )\S/;
/** An exception that a sentence quotes: in quotes or backticks, or right behind a word of a language without blanks. */
const exceptionQuoted =
  /[`'":>|([\u3000-\u9fff](?:[A-Za-z_$][\w$]*[./])*_?([A-Z]\w{1,60}(?:Error|Exception))(?:\s?\[\w+\])?: (?!if |when |raised |thrown |in case )\S/;
const exceptionAlone = /^(?:[A-Za-z_$][\w$]*[./])*_?([A-Z]\w*(?:Error|Exception|Timeout))$/;

/** Tenacity's `RetryError[<Future at 0x… state=finished raised APIConnectionError>]`. */
const wrapped = /\bRetryError\[<Future.{0,120} raised ([A-Z]\w{2,60})>\]/;

/** Classes of Google's clients, whose names have no ending of their own. */
const googleClass =
  /^(?:[a-z_]\w*\.)*(PermissionDenied|ResourceExhausted|InvalidArgument|Unauthenticated|DeadlineExceeded|FailedPrecondition|ServiceUnavailable|TooManyRequests|NotFound|Forbidden|Unauthorized|BadRequest|ClientError|ServerError|(?<=exceptions\.)[A-Z]\w{3,40}): (?=\d{3}\b|[A-Z])/;

/** The first line of Ruby's traces: the place, the message, the class. */
/** PHP's. */
const phpException = /^(?:PHP Fatal error: +|Next |Uncaught )*(?:\w+\\)+([A-Z]\w+): .{0,400} in \/\S+\.php:\d+/;
const rubyException = /^\S{1,300}:\d+:in [`'].{1,80}': .{0,400}\((?:\w+::)*([A-Z]\w+)\)\s*$/;

/** The exception class that a line reports, or `null`. */
export function exceptionOf(line: string): string | null {
  const text = line.slice(0, 600);
  const found =
    (exception.exec(text) ??
      exceptionLater.exec(text) ??
      exceptionAlone.exec(text) ??
      rubyException.exec(text) ??
      phpException.exec(text) ??
      wrapped.exec(text) ??
      googleClass.exec(text))?.[1] ?? null;
  return found !== null && /Warning$/.test(found) ? null : found;
}

/** The exception class that a line quotes with its message, or `null`. Sentences about errors do so too. */
export function quotedException(line: string): string | null {
  // Prose with many names of a program in it describes the program.
  if (line.split('`').length > 5) return null;
  return exceptionQuoted.exec(line.slice(0, 1200))?.[1] ?? null;
}

/** Classes that the SDKs of model providers raise; a report may name nothing else. */
const sdkClass =
  /\b(?:[a-z]\w*\.)*_?((?:AI_)?(?:API(?:Connection|Timeout|Status|Call|Response|UserAbort)?|Authentication|PermissionDenied|RateLimit|BadRequest|NotFound|InternalServer|UnprocessableEntity|Overloaded|ServiceUnavailable|ContextWindowExceeded|InsufficientQuota|InvalidRequest|ReadTimeout|ConnectTimeout|RemoteProtocol)Error)\b/;

/** The class of an SDK that a line names, whatever stands around it. */
export function namedClass(line: string): string | null {
  return sdkClass.exec(line.slice(0, 600))?.[1] ?? null;
}

/** Sentences with which programs say that a request failed, and no more. */
const failures: readonly RegExp[] = [
  /^\W{0,4}(?:Sorry, (?:your|the|an?|I|we|there|something)\b|Oops\b|Something went wrong\b).{0,300}/i,
  /^\W{0,4}(?:Could(?: not|n't)|Unable to|Failed to) (?:get|connect|respond|reach|complete|process|fetch|generate|retrieve|access)\b.{0,60}\b(?:API|model|LLM|message|repl(?:y|ies)|response|completion|request|provider|server|chat)\b/i,
  /^\W{0,4}An? (?:unexpected |unknown |internal )?error (?:has )?occurred ?[.!(]/i,
  /^\W{0,4}(?:An? (?:unexpected|unknown|internal) error (?:has )?occurred|Error (?:processing|generating|calling|during|occurred) ).{0,60}\b(?:API|model|LLM|message|repl(?:y|ies)|response|completion|request|provider|server|chat)\b/i,
  /^\W{0,4}(?:很抱歉|抱歉|对不起)[,:]?\s?(?:你的|您的)?请求(?:失败|出错|错误)/,
];

/** Whether a line begins with such a sentence, or quotes one. */
export function saysFailure(line: string, quoted: boolean): boolean {
  const part = line.slice(0, 600);
  if (failures.some((pattern) => pattern.test(part))) return true;
  const quotes = quoted ? [...part.matchAll(/["「](?=[A-Za-z\u4e00-\u9fff])/g)].slice(0, 6) : [];
  return quotes.some(({ index }) => failures.some((pattern) => pattern.test(part.slice(index))));
}

const announced =
  /^(?:\[?(?:API )?Error\]?(?: \[\w{1,40}\])?\s*[:：]|\[?ERROR\]?\s*[:：]|\[?API Error\b|fatal:|panic:|✗|(?:请求|调用|接口|连接|测试|验证)?(?:失败|出错|报错|异常|错误)(?:了|信息|原因|提示)?\s*[:：]|(?:请求|调用|接口|连接|测试|验证)(?:失败|出错|报错)(?=[\s'"]?[A-Za-z])|(?:[\w -]{1,40} )?(?:failed|error|exception): \S|(?:Cannot|Could not|Unable to) \w+ [^:\n]{1,40}: \S|An error occurred \(\w+\)|curl: \(\d+\)|http: error|Fail(?:ed)? (?:to \w+|after \d+ (?:attempt|tr(?:y|ies)|retr)))/i;

/** A short phrase that ends in an error word, what it concerns, and a colon: `relay error (channel #2): …`, `Error from the router: …`. */
const announcedLater =
  /^(?:[\w.-]{1,30} ){0,4}(?:error|failed|failure|exception)(?: occurred)?(?: (?:from|in|at|on|while|when|calling|to|with|during|of) [^:\n]{1,60}| ?\([^()\n]{1,60}\)| ?\[[^[\]\n]{1,60}\]){1,2}\s*:\s+\S/i;

/** Whether a line announces itself as an error. */
export function announcesError(line: string): boolean {
  return (
    (announced.test(line) || announcedLater.test(line)) &&
    !/^\W{0,2}errors?\W{1,3}(?:none|null|nil|no|false|0|undefined|off)\b(?=\W*$|\W{1,3}\w+\W{0,3}[:=])/i.test(line)
  );
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const labelledId = new RegExp(
  `\\b(?:x[-_]?request[-_]?id|request[-_ ]?id|requestID|trace[-_ ]?id|req[-_]?id|请求\\s?ID)['"\`]?\\s*[:=]?\\s*['"\`]?(${uuid}|req_[A-Za-z0-9]{6,64}|[A-Za-z0-9][A-Za-z0-9_-]{11,63})`,
  'gi',
);
const providerId = /\breq_[A-Za-z0-9]{6,64}\b/g;

/** Request ids that a text names, in order, each once; at most eight. */
export function requestIdsOf(text: string): string[] {
  const ids = new Set<string>();
  const part = text.slice(0, 16_000);
  for (const hit of part.matchAll(labelledId)) if (hit[1] && /\d/.test(hit[1])) ids.add(hit[1]);
  for (const hit of part.matchAll(providerId)) ids.add(hit[0]);
  return [...ids].slice(0, 8);
}

/** Seconds to wait that a text names, as a header or as a sentence; `null` when none is named. */
export function waitOf(text: string): number | null {
  const part = text.slice(0, 16_000);
  const header = /\bretry[-_ ]?after(?:[-_]?(ms|seconds?))?['"`]?\s*[:=]\s*['"`]?(\d+(?:\.\d+)?)(?![\d-])/i.exec(part);
  if (header) return Number(header[2]) * (header[1] === 'ms' ? 0.001 : 1);
  return waitFromText(part);
}

/** The API address that a text says was called; addresses of documentation do not count. */
export function addressOf(text: string): { host: string; path: string } | null {
  const part = text.slice(0, 16_000);
  const labelled =
    /\b(?:url|endpoint|base_?url|request(?:ed)?(?: url)?|POST|GET|Post|Get|uri)['"`]?\s*[:=]?\s*['"`<(]?(https?:\/\/[^\s'"`<>),\]}]{4,400})/.exec(
      part,
    )?.[1] ??
    /(https?:\/\/[^\s'"`<>),\]}]{4,200}\/(?:v1(?:beta)?|api|chat|messages|responses|models)\b[^\s'"`<>),\]}]{0,200})/.exec(
      part,
    )?.[1];
  if (
    !labelled ||
    /\/\/(?:docs?|help|support|console|platform|github|status|ai|cloud|developers?)\.|\/docs?\//i.test(labelled)
  )
    return null;
  try {
    const url = new URL(labelled);
    return { host: url.hostname, path: url.pathname + url.search };
  } catch {
    return null;
  }
}

const symbolic = /(?<![\w$./-])[A-Z][A-Z0-9]{1,30}(?:_[A-Z0-9]{1,30}){1,6}(?![\w./=-])/g;
const labelledSymbol =
  /(?:\b(?:code|type|reason|status|error(?:_code|_type)?)['"`]?\s*[:=]\s*['"`]?|\(|\[|: )([a-z][a-z0-9]{2,40}(?:[_.][a-z0-9]{1,40}){1,6})(?=['"`)\],;\s:]|$)/g;
/** A code right behind a status or the word error: `403 \`insufficient_user_quota\``, `Rate Limit Error - insufficient_quota`. */
const followingSymbol =
  /(?:\b[45]\d\d[:,]? ['"`]|\b[Ee]rror - )([a-z][a-z0-9]{2,40}(?:_[a-z0-9]{1,40}){1,6})(?=['"`)\],;\s]|$)/g;
/** AWS names its errors in words run together. */
const camelSymbol =
  /(?:\(|\b(?:code|errorCode|error_code|type|__type|name)['"]?\s*[:=]\s*['"])([A-Za-z]{4,40}(?:Exception|Error))(?=[)'"])/g;

/** Symbolic tokens of a line: `API_KEY_EXPIRED`, `code: model_not_found`, `(ThrottlingException)`. */
export function symbolsOf(line: string): string[] {
  const text = line.slice(0, 2000);
  const found = [...text.matchAll(symbolic)].map((hit) => hit[0]);
  for (const pattern of [labelledSymbol, followingSymbol, camelSymbol])
    for (const hit of text.matchAll(pattern)) if (hit[1]) found.push(hit[1]);
  return [...new Set(found)].slice(0, 12);
}
