/** Tells lines that report an error from lines that only talk about one: code, documentation, questions, stack frames. Pure. */

const timestamp =
  /^[ \t]*(?:\[|\()?(?:\d{4}[-/.]\d\d?[-/.]\d\d?(?:[T ,]+\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?)?(?:\s?(?:Z|UTC|[+-]\d\d:?\d\d))?|\d\d:\d\d:\d\d(?:[.,]\d+)?(?:\s?[AP]M)?|\d\d?\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d(?: [+-]\d{4})?|[A-Z][a-z]{2} +\d\d? \d\d:\d\d:\d\d|\d{10,13})(?:\]|\))?[ \t]*[-|:,]?[ \t]*/;
const level =
  /^(?:(?:\[|\()(TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERR(?:OR)?|FATAL|CRIT(?:ICAL)?|SEVERE|PANIC)(?:\]|\))[ \t]*[-|:]?[ \t]*|(trace|debug|info|notice|warn(?:ing)?)(?:[ \t]*[-|:]|\|)[ \t]*)/i;
/** A level without brackets counts in capitals only: `Error loading …` is a sentence. */
const bareLevel =
  /^(TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERR(?:OR)?|FATAL|CRIT(?:ICAL)?|SEVERE|PANIC|[EWIDF](?=[ \]]))(?:[ \t]*[-|:]|[ \t]+(?=\S)|\s*$)[ \t]*/;
const source =
  /^(?:\[[\w .:/@#-]{1,60}\]|\([\w .:/@#-]{1,60}\)|[\w.-]{1,40} +\|(?!\|)|[\w.-]{1,40}\[\d+\]:|(?!\S{0,80}(?:Error|Exception|Timeout)\b)[a-z][\w]*(?:\.[\w]+){1,6}(?: -|:)|[a-z]\w*:\d+(?: -|:)?|-)[ \t]+/;

export interface LoggedLine {
  /** The line without its time, level and source. */
  text: string;
  level: 'error' | 'other' | null;
  /** It began as lines of a log do: with a time, or with a level set off from the text. */
  logged: boolean;
}

/** Takes the time, the level and the logger's name off the front of a line. */
export function withoutLogPrefix(line: string): LoggedLine {
  let text = line.slice(0, 4000).trim();
  let found: LoggedLine['level'] = null;
  let logged = false;
  for (let step = 0; step < 6; step += 1) {
    const before = text;
    text = text.replace(timestamp, '');
    if (text !== before) logged = true;
    const word: RegExpExecArray | null = found === null ? (level.exec(text) ?? bareLevel.exec(text)) : null;
    if (word) {
      found = /^(?:e|err|error|fatal|f|crit|critical|severe|panic)$/i.test(word[1] ?? word[2] ?? '')
        ? 'error'
        : 'other';
      text = text.slice(word[0].length);
      if (/[\])|:-]\s*$/.test(word[0])) logged = true;
    }
    text = text.replace(source, '').replace(/^\[cause\]:\s*\[?/, '');
    if (text === before || text === '') break;
  }
  return { text: text.trim() === '' ? line.trim() : text.trim(), level: found, logged };
}

/** Words that begin a statement which names an exception without reporting one. */
const handlesException =
  /^\s*(?:\}\s*)?(?:raise|throw|except|catch|rescue|class|assert\w*|expect|import|from|return|if|elif|case|when)\b/;

const codeLine = new RegExp(
  [
    String.raw`^\s*(?:import|from|export|const|let|var|function|async|await|return|if|elif|else|for|while|do|switch|case|default|try|catch|except|finally|raise|throw|class|def|func|fn|pub|type|interface|package|use|using|with|assert|expect|describe|it|test|new|public|private|protected|static|print|console|log|logger|logging|self|this|yield|lambda|match|when|unless|end|begin|elsif|rescue|enum|echo|export|set|unset)\b(?=\s*[({\w'"$_*:!]|\s*$)(?!:\s+[A-Z]|\s+(?:failed|error|timed|was|is|not)\b)`,
    String.raw`^\s*(?:[@#]\w+[\w.]*\(|#include|#!|\/\/|\/\*|\*\/|\*\s|<!--|--\s)`,
    String.raw`^\s*[\w.$\[\]'"]+\s*(?:=|:=|\+=|-=|=>)\s*(?:["'{[(\w-]|$)(?!.*\b(?:msg|message|error|err|reason|status)=)`,
    String.raw`[;{]\s*$(?<!["'].{0,3})`,
    String.raw`^\s*[})\]]+[;,)]*\s*$`,
    String.raw`(?:===|!==|==|!=|&&|\|\||=>|->)\s*['"\w({]`,
    String.raw`\b(?:status|statusCode|status_code|code|res\.status|err\.status|error\.status|e\.status\w*)\b\s*(?:===?|!==?|>=|<=|>|<|in\b|is\b)\s*[\w(["']`,
    String.raw`^\s*(?:case|when)\s+['"\w]+\s*:`,
    String.raw`\b(?:raise|throw)\s+(?:new\s+)?[\w.]+\(`,
    String.raw`\b(?:toBe|toEqual|toThrow|toMatch|assertEqual|assertRaises|pytest|mockResolved\w*|mockRejected\w*|json|res\.status|sendStatus)\(`,
  ].join('|'),
);

/** A line of a program, as far as one can tell from the line alone. */
export function looksLikeCode(line: string): boolean {
  return line.length < 1000 && codeLine.test(line);
}

/** A statement about an exception: `except RateLimitError: …`. */
export function namesException(line: string): boolean {
  return handlesException.test(line);
}

/** A stack frame or the code that a stack trace quotes. */
export function isFrame(line: string): boolean {
  return /^\s*(?:at (?:async )?(?:new )?[\w.<>$[\]# ]*\(?(?:file:|node:|\/|[A-Za-z]:\\|https?:|<anonymous>|native)|at .{1,200}:\d+:\d+\)?|File "[^"]{1,400}", line \d+|\.\.\.(?:\s|$)|\^+\s*$|~*\^+~*\s*$|goroutine \d+|\d+: 0x[0-9a-f]+|\[\d+ frames? hidden\]|triggerUncaughtException\()/.test(
    line,
  );
}

const conditional =
  /\b(?:if|when|whenever|unless|in case|whether|how (?:to|do|can|should)|what (?:does|is|are)|why (?:does|do|is)|means?\b(?! \w+ing)|meaning|e\.g\.|i\.e\.|for example|for instance|such as|refers to|indicates?|handle[sd]?|handling|treat(?:s|ed)? |should (?:return|respond|be|see|get)|must (?:be|return)|will (?:return|respond|be|get|see)|would (?:return|get|be)|may (?:return|be|get|see)|might|returns? (?:a |an |the )?(?:\d{3}|HTTP)|documented?|documentation|(?<![-\w])examples?(?=[\s:.,)]|$)|common(?:ly)?|typical(?:ly)?|usually means|add(?:s|ed)?|fix(?:es|ed)?|test(?:s|ed)?|retr(?:y|ies) on|support(?:s|ed)? |implement(?:s|ed)?|according to|explained|explanation|tutorial|to reproduce|expects?\b|(?:is|are|was) (?:the|an?|one of|returned|sent|used|thrown|raised|caused|introduced|defined|reserved)|table|section|chapter)\b/i;
const conditionalZh =
  /时,?\s*(?:会|应)?返回|函数|如果|若是|当.{0,12}时|例如|比如|譬如|表示|意味|含义|是指|说明|文档|教程|如何|怎样|处理了?|修复了?|增加了?|新增|支持|应该|应当|可能会|会返回|将返回|一般|通常|常见/;

/** A sentence about errors in general rather than the report of one. */
export function isTalk(line: string): boolean {
  return conditional.test(line) || conditionalZh.test(line);
}

/** A row of a table or list in which errors are explained: `| 401 | … |`, `- **429**: …`, `### 403 Forbidden`. */
export function isListing(line: string): boolean {
  return (
    /^\s*\|.*\|\s*$/.test(line) ||
    /^\s*["']?(?:description|summary|title|examples?|help|meaning|label|placeholder|name|doc)["']?\s*[:=]/i.test(
      line,
    ) ||
    /^\s*#{1,6}\s/.test(line) ||
    /^\s*(?:[-*+]|\d{1,2}[.)])\s+(?:\*\*|__|`|<code>)?(?:HTTP )?[1-5]\d\d\b/.test(line) ||
    /^\s*(?:[-*+]|\d{1,2}[.)])\s+`?[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+`?\s*(?:[:\u2014|-]|$)/.test(line) ||
    /^\s*`?[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+`?\s*[:=]\s*(?:\d{3}\b|["'`])/.test(line)
  );
}

/** A line of a unified diff. */
export function isDiff(line: string): boolean {
  return /^(?:[+-](?![+-]{2} )|@@ |diff --git |index [0-9a-f]{6,}|--- |\+\+\+ )/.test(line);
}
