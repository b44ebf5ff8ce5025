/** Tells lines by their form: a log's prefix, code, stack frames, diffs, entries of lists. Pure. */
import { isChange } from './talk';

const timestamp =
  /^[ \t]*(?:\[|\()?(?:\d{4}[-/.]\d\d?[-/.]\d\d?(?:[T ,]+\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?)?(?:\s?(?:Z|UTC|[+-]\d\d:?\d\d))?|\d\d:\d\d:\d\d(?:[.,]\d+)?(?:\s?[AP]M)?|\d\d?\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d(?: [+-]\d{4})?|[A-Z][a-z]{2} +\d\d? \d\d:\d\d:\d\d|\d{10,13})(?:\]|\))?[ \t]*[-|:,]?[ \t]*/;
const level =
  /^(?:(?:\[|\()(TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERR(?:OR)?|FATAL|CRIT(?:ICAL)?|SEVERE|PANIC)(?:\]|\))[ \t]*[-|:]?[ \t]*|(trace|debug|info|notice|warn(?:ing)?)(?:[ \t]*[-|:]|\|)[ \t]*)/i;
/** A level without brackets counts in capitals only: `Error loading …` is a sentence. */
const bareLevel =
  /^(TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERR(?:OR)?|FATAL|CRIT(?:ICAL)?|SEVERE|PANIC|[EWIDF](?=[ \]](?!['a-z])))(?:[ \t]*[-|:]|[ \t]+(?=\S)|\s*$)[ \t]*/;
/** Go's `time=… level=warning msg=…`. */
const logfmt = /^(?:(?:time|ts)=(?:"[^"]{1,40}"|\S{1,40}) +)?level="?(\w{1,10})"? +(?=\w+=)/;
const source =
  /^(?:\d{1,3}\|[\w.-]{1,40} *\||[\w.-]{1,40} -(?= (?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRITICAL) )|\[(?![^\]\n]*\b(?:Error|Failed|failed)\b[:\s])[\w .:/@#-]{1,60}\]|\([\w .:/@#-]{1,60}\)|(?![1-5]\d\d )[\w.-]{1,40} +\|(?!\|)|[\w.-]{1,40}\[\d+\]:|(?!\S{0,80}(?:Error|Exception|Timeout|exceptions\.\w{3,40})\b)[a-z][\w]*(?:\.[\w]+){1,6}(?: -|:)|[a-z]\w*:\d+(?: -|:)?|-)[ \t]+/;

export interface LoggedLine {
  /** The line without its time, level and source. */
  text: string;
  /** `work`: one that tells of work done, such as INFO and DEBUG. */
  level: 'error' | 'work' | 'other' | null;
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
    if (/^[ \t]*[[(]?(?:\d|[A-Z][a-z]{2} )/.test(text)) text = text.replace(timestamp, '');
    if (text !== before) logged = true;
    const word: RegExpExecArray | null =
      found === null ? (level.exec(text) ?? bareLevel.exec(text) ?? logfmt.exec(text)) : null;
    if (word) {
      const name: string = word[1] ?? word[2] ?? '';
      if (/^(?:e|err|error|fatal|f|crit|critical|severe|panic)$/i.test(name)) found = 'error';
      else found = /^(?:info|debug|trace|notice)$/i.test(name) ? 'work' : 'other';
      text = text.slice(word[0].length);
      if (/[\])|:-]\s*$|^(?:time|ts|level)=/.test(word[0])) logged = true;
    }
    text = text.replace(source, '').replace(/^\[cause\]:\s*\[?/, '');
    if (text === before || text === '') break;
  }
  return { text: text.trim() === '' ? line.trim() : text.trim(), level: found, logged };
}

/** Words that begin a statement which names an exception without reporting one. */
const handlesException =
  /^\s*(?:\}\s*)?(?:raise|throw|except|catch|rescue|(?:(?:public|private|internal|final|open|abstract) )*(?:class|enum|struct|protocol|interface)|assert\w*|expect|import|from|return|if|elif|case|when)\b/;

/** Words with which statements begin, in all languages that callers write in. */
const keywords: ReadonlySet<string> = new Set(
  'import from export const let var function async await return if elif else for while do switch case default try catch except finally raise throw class def func fn pub type interface package use using with assert expect describe it test new public private protected static print console log logger logging self this yield lambda match when unless end begin elsif rescue enum echo set unset'.split(
    ' ',
  ),
);
/** What follows such a word in a statement, and not in a sentence or after a log's level. */
const statement = /^(?=\s*[({\w'"$_*:!]|\s*$)(?!:\s+[A-Z]|\s+(?:failed|error|timed|was|is|not)\b)/;

function beginsStatement(line: string): boolean {
  const [lead = '', word = ''] = /^\s*(\w+)/.exec(line) ?? [];
  return keywords.has(word) && statement.test(line.slice(lead.length));
}

/** Each by itself: most lines rule most of them out by a word. */
const codeLines: readonly RegExp[] = [
  /^\s*(?:[@#]\w+[\w.]*\(|#\[|#include|#!|\/\/|\/\*|\*\/|\*\s|<!--|--\s)/,
  /^\s*[\w.$[\]'"]+\s*(?:=|:=|\+=|-=|=>)\s*(?:["'`{[(\w-]|$)(?!.*\b(?:msg|message|error|err|reason|status)=)/,
  /[;{]\s*$(?<!["'].{0,3})/,
  /^\s*[})\]]+[;,)]*\s*$/,
  /(?:===|!==|==|!=|&&|\|\||=>|(?<!\d)->)\s*['"\w({]/,
  /\b(?:status|statusCode|status_code|code|res\.status|err\.status|error\.status|e\.status\w*)\b\s*(?:===?|!==?|>=|<=|>|<|in\b|is\b)\s*[\w(["']/,
  /^\s*(?:case|when)\s+['"\w]+\s*:/,
  /^\s*[A-Z][A-Z0-9_]{2,60}\(.{0,300}\)[,;]\s*$/,
  /^\s*\w+: [A-Za-z_]\w*(?:\.\w+)+,\s*$/,
  /^\s*constructor\(|^\s*\[\d{3}, ?['"].{0,200}\],?\s*$|^\s*\('[^'\n]{0,80}', ?.{0,200}\)[,;]\s*$/,
  /^\s*(?:SELECT|FROM|WHERE|GROUP BY|ORDER BY|count\(\*\))(?= |$)/,
  /^\s*(?:await )?[a-z_]\w*(?:\.[a-z_]\w*)+\(.*\)[;,]?\s*$/,
  /\b(?:raise|throw)\s+(?:new\s+)?[\w.]+\(/,
  /\b(?:toBe|toEqual|toThrow|toMatch|assertEqual|assertRaises|pytest|mockResolved\w*|mockRejected\w*|json|res\.status|sendStatus)\(/,
];

/** A sentence that begins with a word that programs use too: `when I call it with this key, …`. */
const sentence =
  /^\s*do request failed\b|^\s*it (?:raise|give|say|show|return|throw|fail|report|print|keep|always)s?(?: [a-z]|:)|^\s*(?:when|if|for|while|with|do|it|using|use|set|end|begin|match|test|try|let|this|new|from|default|type|case|print|log|as|in)(?: [A-Za-z][A-Za-z'-]{0,20},?){3,} /;

/** A line of a program, as far as one can tell from the line alone. */
export function looksLikeCode(line: string): boolean {
  if (line.length >= 1000) return false;
  return (beginsStatement(line) && !sentence.test(line)) || codeLines.some((pattern) => pattern.test(line));
}

/** A statement about an exception: `except RateLimitError: …`. */
export function namesException(line: string): boolean {
  return handlesException.test(line);
}

/** A stack frame, the code that a stack trace quotes, or a line that introduces one. */
export function isFrame(line: string): boolean {
  if (
    /^\s*(?:Traceback \(most recent call last\):|During handling of the above exception\b|The above exception was the direct cause\b)/.test(
      line,
    )
  )
    return true;
  return /^\s*(?:at (?:async )?(?:new )?[\w.<>$[\]# ]*\(?(?:file:|node:|\/|[A-Za-z]:\\|https?:|<anonymous>|native)|at .{1,200}:\d+:\d+\)?|File "[^"]{1,400}", line \d+|\.\.\.(?:\s|$)|\^+\s*$|~*\^+~*\s*$|goroutine \d+|\d+: 0x[0-9a-f]+|\[\d+ frames? hidden\]|triggerUncaughtException\()/.test(
    line,
  );
}

/** An entry of a file of texts: `no_channel: "…"`; names that errors go by are none. */
function isResource(line: string): boolean {
  const key = (/^\s+([a-z]\w{1,40}): [\u4e00-\u9fff]{2,16}$/.exec(line) ??
    /^\s*["']?([A-Za-z][\w.-]{1,60})["']?\s*[:=]\s*["'][^"'\n]{3,300}["'],?\s*$/.exec(line))?.[1];
  if (/^[+-]?\s*"[^"\n]{1,60}[\u4e00-\u9fff][^"\n]{0,60}"\s*:\s*"[^"\n]{1,200}",?\s*$/.test(line)) return true;
  return (
    key !== undefined &&
    !/err|fail|msg|message|detail|reason|cause|body|response|status|code|text|output|log|exception|stack|title|warn|raw|content|data|stderr|result/i.test(
      key,
    )
  );
}

/** A row of a table or list in which errors are explained: `| 401 | … |`, `- **429**: …`, `### 403 Forbidden`. */
export function isListing(line: string): boolean {
  return (
    /^\s*\|.*\|\s*$/.test(line) ||
    /\S\s\|\s*$/.test(line) ||
    /^\s*(?:[✓✔☑√]|[-*]?\s*\[(?:OK|PASS(?:ED)?|WARN)\]|(?:[-*+]\s+)?\[[ xX]\]\s|(?:问|答|Q|A)\s*:(?!.{0,60}\b(?:error|failed)\b.{0,20}:))/.test(
      line,
    ) ||
    isChange(line) ||
    isResource(line) ||
    /^\s*(?:msg(?:id|str)\b|<string name=)/.test(line) ||
    /^\s*(?:[-*]\s+)?`[\w.]{2,60}`\s*\((?:string|integer|number|boolean|array|object|optional|required)\b/.test(line) ||
    /(?:\b[A-Z][A-Z_]{1,40} = \d{1,3}, ){2}/.test(line) ||
    /\{\{\w+\}\}|^\s*(['"])[^'"]{3,80}\1,\s*$/.test(line) ||
    /^\s*[-*+]\s+`?[A-Z]\w*(?:Error|Exception|Timeout)`?\s*$/.test(line) ||
    /^\s*(?:[-*+]\s+)?["'*]{0,2}(?:description|summary|title|examples?|help|meaning|label|placeholder|name|doc)["'*]{0,2}\s*[:=]/i.test(
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
