/** Tells sentences that report what happened from those that speak of errors in general: documentation, questions, examples, lists of changes. Pure. */

/** Each by itself: most sentences rule most of them out by a word. */
const conditional: readonly RegExp[] = [
  /\b(?:if|when|whenever)\b(?! (?:I|my|\w{3,12}ing)\b)/i,
  /\b(?:unless|in case|whether)\b/i,
  /\b(?:how (?:to|do|can|should)|what (?:does|is|are)|why (?:does|do|is|am))\b/i,
  /\b(?:means?\b(?! \w+ing)|meaning)\b/i,
  /\be\.g\.(?! check quota)\b|\bi\.e\.\b/i,
  /\b(?:for example|for instance|such as|refers to|indicates?)\b/i,
  /\b(?:handle[sd]?|handling|treat(?:s|ed)? )\b/i,
  /\bshould (?:return|respond|see|get)\b|\bmust return\b/i,
  /\bwill (?:return|respond|be|get|see|cause)\b|\bwould (?:return|get|be)\b/i,
  /\bcan (?:return|reject|respond|throw|happen|fail|occur)\b/i,
  /\bmay (?:return|get|see|suspend|occur|happen|fail|vary)\b|\bmight\b/i,
  /\breturns? (?:a |an |the )?(?:\d{3}(?!: ["'{])|HTTP)\b/i,
  /\bdocumented?\b|\bdocumentation\b|\bdocs for\b/i,
  /\b(?<![-\w./@])examples?(?=[\s:,)]|\.(?:\s|$)|$)\b/i,
  /\b(?:common(?:ly)?|typical(?:ly)?|usually means|retr(?:y|ies) on|according to)\b/i,
  /\b(?:explained|explanation|tutorial|to reproduce|expects?)\b/i,
  /\b(?:is|are|was) (?:the|an?|one of|returned|sent|used|thrown|raised|caused|introduced|defined|reserved)\b/i,
  /\b(?:instead of|rather than|on) (?:an? )?(?:HTTP )?[1-5]\d\d\b/i,
  /\b[1-5]\d\d(?:[- ](?:errors?|responses?|codes?|s))? (?:is|are|means?)\b/i,
  /\b(?:incident|issue|problem|error)s? (?:is|was|were|has been|have been) (?:now )?(?:resolved|fixed|mitigated)\b/i,
  /\bbetween \d\d:\d\d and \d\d:\d\d\b/i,
  /\byou(?:'re| are)? (?:\w{3,12}ly )?(?:hit|greeted|see|get|receive|encounter)\b/i,
  /\b(?:table|section|chapter)\b/i,
  /\b(?:automatically|be|are(?: all)?) retried\b|\bretr(?:y|ies) by default\b/i,
  /\b[45]\d\d\b\D{2,30}, [45]\d\d\b\D{2,30}, (?:and )?[45]\d\d\b/,
  /(?:\b[45]\d\d: [A-Z][^:]{3,120}){3}/,
  /\bexit codes?:|\bwhether an? (?:exception|error)\b|\bfor these situations\b/i,
  /^\W{0,4}new (?:exception|error|option|flag|setting|class)\b/i,
  /\bto (?:avoid|prevent|handle) |\bto fix\b(?! (?:this|it|that|the)\b)/i,
  /\bnot (?:\w+ ){0,3}(?:with|as|an?) (?:HTTP )?[1-5]\d\d\b/i,
];
/** Beginnings of commit messages, release notes and lists of changes, which name errors without reporting one. */
const changes: readonly RegExp[] = [
  /^\W{0,6}(?:[0-9a-f]{7,40} )?(?:feat|fix|docs?|tests?|chore|refactor|perf|ci|build|style|revert)(?:\([^)\n]{1,40}\))?!?:\s/i,
  /^\W{0,6}(?:bug ?fix(?:es)?|fix(?:e[sd]|ing)?|features?|improvements?|improved|added|changed|removed)\b\]?:?\s/i,
  /^\W{0,6}(?:add|fix|expose|export|bump|migrate|allow|improve|prevent|surface|wrap|record|map|return|treat|handle|distinguish|detect|classify|propagate|preserve|retry|replace|remove|update|ensure|normali[sz]e|avoid|expose|introduce|implement|support)(?:s|es)? (?!(?:failed|error|timed|out|request|response|code|status)\b|.{0,20}: )/i,
  /^\W{0,6}retries on /i,
  /^\W{0,4}[\w .-]{3,60}: (?:Added|Fixed|Exposed|Exported|Improved|Changed|Removed|Refactored|Updated|Bumped)\b/,
  /^(?:\W{0,4}|\s*\d{1,2}[.)、]\s*)(?:修复|优化|新增|调整|改进|移除|变更|更新|支持|重构|识别|检测)(?!以?后|之后|完|[^,。]{0,24}后[^,。])(?:了|\s*:|\s*[\u4e00-\u9fffA-Z0-9])/,
];

/** A line of a list of changes. */
export function isChange(line: string): boolean {
  return changes.some((pattern) => pattern.test(line));
}

/** Somebody says what happened to them; such a sentence reports, whatever else is in it. */
const subjectless =
  /^\W{0,3}(?:(?:just|still|now|also|always|constantly|randomly|suddenly|sometimes) )?(?:keep )?(?:getting(?! (?:started|help|the most))|got) (?!to\b)/i;
const personal =
  /(?<!(?:^|[.!?] |\b(?:[Hh]ow|[Ww]hy|[Ww]hat|[Ww]hen|[Ww]here|[Ww]hich|that) )(?:am|[Dd]o|[Dd]id|[Cc]an|[Cc]ould|[Ss]hould|[Ww]ill) )\bI(?:'m| am|'ve| have| was)? (?:(?:keep|kept|always|just|also|now|still|often|sometimes|constantly|consistently) )?(?:gett?(?:ing)?(?! (?:started|help))|got|see(?:ing)?|saw|receiv(?:e|ed|ing)|encounter(?:ed|ing)?|noticed?|experienc(?:ed?|ing)|hit(?:ting)?|ran into|fac(?:e|ed|ing))\b|我.{0,12}(?:报错|遇到|收到|提示)|\beven though (?:I|my|the)\b|\b(?:still|constantly|keeps?) (?:getting|seeing|receiving)\b|\b(?:all of a sudden|since (?:yesterday|today|this morning|last night))\b|(?:一直|总是|突然|频繁|老是|经常)(?:报|出现|提示|返回|遇到|收到|显示)/;
const chinese = /[\u4e00-\u9fff]/;
const conditionalZh: readonly RegExp[] = [
  /(?:^|[\s,。;::])当(?!前|时|然|初|天|日).{1,60}?时|\d{3}\s?时|时,?\s*(?:会|应)?返回|时候,|(?:达到|超过|超出).{1,20}时(?:,|根据|会|则)/,
  /如果|若是|例如|比如|譬如|表示|意味|含义|是指|说明|文档|文案|教程|函数|如何|怎样|一般|通常|常见/,
  /应该(?!(?:和|跟|与).{0,16}(?:无关|没关|有关))|应当|可能会|会返回|将返回|超过后|的情况(?:下|可以|会)|类错误/,
  /超出.{0,12}(?:报错|返回)\s?[45]\d\d|[45]\d\d\s?分[两三几]种/,
  /^建议|可以(?:给|为|设置|配置)|处理了?|修复了?|增加了|新增|希望(?:能|可以|增加|支持|添加|自动)/,
  /(?:希望|需要|可以|能够?|会|应).{0,6}自动(?:禁用|关闭|切换|恢复|重试)|(?:关闭|开启|支持)自动(?:禁用|重试|切换)/,
  /为什么.{0,40}[?？]\s*(?:常见|主要|可能)?的?原因/,
];

/** What somebody would rather not see. */
const hypothetical = /\b(?:before|unless|so that|in case) (?:I|we) (?:get|hit|see)\b/i;

/** A sentence about errors in general rather than the report of one. */
export function isTalk(line: string): boolean {
  if (hypothetical.test(line)) return true;
  if (personal.test(line) || subjectless.test(line)) return false;
  return (
    conditional.some((pattern) => pattern.test(line)) ||
    (chinese.test(line) && conditionalZh.some((pattern) => pattern.test(line))) ||
    isChange(line)
  );
}

/** A sentence in which somebody says what happened to them, or quotes what was shown. */
export function isPersonal(line: string): boolean {
  return personal.test(line) || subjectless.test(line) || /报错\s?:?\s?["'`“「]/.test(line);
}

/** Each by itself: most texts rule most of them out by a word. */
const pleas: readonly RegExp[] = [
  /\b(?:any ideas?|anyone (?:else|know|have)|please help|help me|can (?:some|any)(?:one|body)|(?:have|having|got|facing|with) the same (?:issue|problem|error)|same (?:issue|problem|error|thing) here|not sure (?:why|where|what))\b/i,
  /\b(?:how (?:can|do|should) (?:I|we) (?:fix|solve|resolve|get (?:past|around|rid))|what (?:should|can|am) I (?:do|doing)|am I (?:missing|doing)|I (?:don't|do not) (?:know|understand)|doesn't work|does not work|stopped working|not working|used to work)\b/i,
  /请问|求助|求解|求教|大佬|大神|怎么(?:解决|办|回事|弄|处理)|如何(?:解决|处理)|什么(?:原因|情况|问题)|有没有人|有人遇到|同样的问题|一样的问题|报错|用不了|不能用|无法使用|不行了/,
];

/** Whether a text asks for help with something that went wrong. */
export function asksForHelp(text: string): boolean {
  const part = text.slice(0, 8000);
  return pleas.some((pattern) => pattern.test(part));
}

/** A line without the question that its writer asks about what it reports. */
export function withoutPlea(line: string): string {
  return line.replace(
    /\b(?:how (?:do|can|should) (?:I|we|i)\b|any ideas?\b|what (?:should|can) (?:I|we|i) do\b)[^.!?;]*|是什么(?:问题|原因|情况)|请问[^。!?;]*|(?:求助|求解|该?如何|该?怎么|什么原因|为什么|为啥)[^,。!?;]{0,12}(?=[。!?;]|\s*$)/g,
    '',
  );
}

/** Words right before what a program shows: `提示`, `报错:`, `it says "`, `getting`. */
const introduces =
  /(?:报错|提示|显示|返回|出现|抛出|日志里?是|报|错误信息|错误|异常|说)(?:了|为|是|我|一个|信息|内容|如下)?[\s:,]*["'`“「『【[(]*\s*$|\b(?:says?|said|saying|shows?|showing|shown|displays?|prints?|printed|reads?|reporting|reports?|getting|gets?|got|throws?|throwing|threw|raises?|gives?|gave|seeing|receiv\w{1,4}|return(?:s|ed|ing)?|fail(?:s|ed|ing)? with|failed with|raised|resulting in|results in|errors? (?:out )?with|message|error|log|output|response|reason|cause)\b(?: (?:me|the|an?|this|that|error|message|following|same|is|was))*[\s:,]*["'`“([]*\s*$|\b[45]\d\d:\s*\S{0,12}$|\b(?:\w{0,40}(?:Error|Exception|Timeout)|failed|failure)\)?:\s*(?:[\w./-]{1,40} ){0,3}$/i;

/** Quotes that are open at the end: `it says "Could not answer. `. */
const openQuote = /(?:["「『]|(?<![\w`])`)[^"「」『』`]{0,200}$/;

/** Whether the words before a place in a line introduce what was shown to the writer. */
export function introduced(before: string): boolean {
  if (introduces.test(before.slice(-80))) return true;
  const near = before.slice(-300);
  const opened = openQuote.exec(near)?.index;
  return opened !== undefined && introduces.test(near.slice(Math.max(0, opened - 80), opened));
}

/** A sentence that gives an error only as an example. */
export function isExample(line: string): boolean {
  return /\be\.g\.(?! check quota)|\bi\.e\.|\bfor (?:example|instance)\b|\bsuch as\b|例如|比如|譬如/i.test(line);
}

/** A line that says what the status in the line before it stands for: `Meaning: …`, `可能原因:`. */
export function explains(line: string): boolean {
  return /^\W{0,8}(?:this (?:error|exception) (?:occurs|happens|is (?:thrown|raised)|means)\b.{0,400}$|meaning|causes?|possible causes?|common causes?|description|why|solutions?|how to fix|fix|what it means|(?:可能|常见)?(?:的)?原因|含义|说明|解决(?:方法|方案|办法)?|处理(?:方法|建议)?)[*_]{0,2}\s*(?:[:\u2014]|$)/i.test(
    line,
  );
}

/** A line before a list of errors that something avoids, handles or covers. */
export function introducesExamples(line: string): boolean {
  return (
    line.length < 400 &&
    /\b(?:avoid|prevent|handle|fix(?:es)?|cover|catch|map)s?\b.{0,80}\b(?:errors?|cases?|codes?|exceptions?)\b.{0,20}:\s*$/i.test(
      line,
    )
  );
}

/** Whether a text explains an error to its readers, as the headings of guides do. */
export function isGuide(lines: readonly string[]): boolean {
  return lines.some((line) =>
    /^\s*#{1,6}\s+(?:what (?:this|the|does|do)\b.{0,60}\b(?:errors?|means?)\b|why (?:it|this|does)\b.{0,40}\bhappens?\b|how to (?:fix|handle|avoid|prevent|resolve)\b|common causes|(?:常见|可能)的?原因|解决(?:方法|方案|办法)|如何)/i.test(
      line,
    ),
  );
}

/** Whether a text lists what the statuses of an API stand for: three of them or more, each at the beginning of a line. */
export function listsStatuses(lines: readonly string[]): boolean {
  const statuses = new Set<string>();
  /** Statuses with their phrase and a sentence: two of them are a list already. */
  const explained = new Set<string>();
  const numbered = lines.filter((line) => /[1-5]\d\d/.test(line));
  for (const line of numbered.length < 2 ? [] : numbered) {
    const found =
      /^[\s|>#*+\-\u2022"'`(]{0,8}(?:(?:HTTP|status|error|code|错误码?|状态码?)[\s:]{1,3}(?:code )?)?["'`*]{0,3}([1-5]\d\d)(?![\d.,:]?\d)(?!\d| ?(?:ms|KB|MB|files?|tests?)\b)/i.exec(
        line,
      )?.[1];
    if (found && statuses.add(found).size >= 3) return true;
    const named = /^\W{0,8}([45]\d\d) [A-Z][a-z]+(?: [A-Z][a-z]+){0,3}:\s+[A-Z]/.exec(line)?.[1];
    if (named && explained.add(named).size >= 2) return true;
  }
  return false;
}
