/** Reads one line of a text: whether it reports an error, and what it says of it. Pure. */
import type { Evidence } from '../evidence';
import { evidenceOfParts, type Sighting } from '../sighting';
import { isFrame, isListing, looksLikeCode, namesException, withoutLogPrefix } from './lines';
import { mark } from './marks';
import { messagesOf } from './messages';
import {
  announcesError,
  complainsOfStatus,
  exceptionOf,
  namedClass,
  quotedException,
  type StatusSign,
  saysFailure,
  statusOfClass,
  statusOfErrorLine,
  statusOfLine,
  statusOfReason,
  symbolsOf,
} from './signs';
import { explains, isPersonal, isTalk } from './talk';

const recordStart =
  /^\s*(?:Traceback \(|During handling of|The above exception|Retrying in|File "|at |\d{4}[-/]\d\d[-/]\d\d|\[\d{4}-|[A-Za-z_.]*(?:Error|Exception)\b[:(]|ERROR\b|WARN|INFO|DEBUG|error:|Error:|[-*+] |\d+[.)] |#|```|\||Node\.js v|curl:|API Error|\[API Error|[}\])])/;

/** The line with the lines after it that a terminal, a chat window or a screenshot may have broken off. */
function continued(lines: readonly string[], index: number): string[] {
  const next: string[] = [];
  for (let at = index + 1; at < lines.length && next.length < 3; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '' || line.includes(mark) || recordStart.test(line) || isFrame(line) || isListing(line)) break;
    next.push(line);
  }
  return next;
}

function joinedMessages(first: string, next: readonly string[]): string[] {
  const found: string[] = [];
  let spaced = first;
  let tight = first;
  for (const line of next) {
    spaced = `${spaced.trimEnd()} ${line.trim()}`;
    tight = `${tight}${line.trim()}`;
    found.push(...messagesOf(spaced).slice(0, 10), ...messagesOf(tight).slice(0, 6));
  }
  return found;
}

/** What a message box or a program is said to show. */
const quotedReason =
  /(?:报错|提示|显示|返回|出现|报|says|shows|error)[:: ]{0,2}['"`“‘「]([A-Za-z][A-Za-z' -]{3,40})['"`”’」]/;

/** Words of programs and their calls, without which a quoted `Gone` may stand on any door. */
const ofPrograms =
  /\b(?:API|HTTPS?|apps?|page|requests?|servers?|status|errors?|responses?|calls?|client|SDK|model|gateway|proxy)\b|报错|请求|接口|服务|状态|错误|调用|模型|返回|提示|网关|客户端|弹窗|页面|窗口|软件|应用/i;

/** A reason phrase that stands for itself between the parts of a line: `Error: Unauthorized: …`. */
function reasonIn(line: string): number | null {
  for (const part of line.split(/[:：]\s+|\s-\s|\.\s+|\s·\s/).slice(0, 10)) {
    const status = statusOfReason(part.replace(/^["'`[(]+|["'`\])]+$/g, ''));
    if (status !== null) return status;
  }
  const quoted = quotedReason.exec(line)?.[1];
  if (quoted === undefined || isTalk(line) || !ofPrograms.test(line)) return null;
  return statusOfReason(quoted);
}

/** Beginnings that only clients write, whatever follows. */
const ownWords =
  /^\W{0,3}(?:Error code: \d|API Error|unexpected status \d|exceeded retry limit|stream error|Request rejected \()/i;

/** A piece of an error's body whose beginning is missing. */
const bodyPiece =
  /["']type["']\s*:\s*["'][a-z_]{0,40}error["']|["']code["']\s*:\s*["'](?:invalid|unsupported|insufficient|rate_limit|model_not)_\w{2,40}["']/;

/** A traceback that was pasted as one line: the statement that raised, then what it raised. */
const squashed = /\)\s+(?:[\w.]{1,80}\.)?[A-Z]\w{1,60}(?:Error|Exception): \S/;

/** Whether one of the next lines says what this one means. */
function isExplained(lines: readonly string[], index: number): boolean {
  return lines
    .slice(index + 1, index + 5)
    .filter((line) => line.trim() !== '')
    .slice(0, 2)
    .some(explains);
}

/** The status of a line; one in prose only when its own sentence reports something. */
function statusOfSentence(line: string, certain: boolean): StatusSign | null {
  const sign = statusOfLine(line);
  if (sign === null || certain || !isTalk(line)) return sign;
  const sentences = line.split(/(?<=[.!?。!?;])\s+/);
  const own = sentences.find((sentence) => statusOfLine(sentence)?.status === sign.status);
  return own === undefined || isTalk(own) ? null : sign;
}

const hint =
  /error|must|risk|filter|should be|reached|fail|invalid|denied|den(?:y|ies)|exceed|exhaust|limit|unavailable|overload|expired|disabled|required|missing|not |no |cannot|can't|could|n't|api ?key|token|unable|refused|reset|closed|timed? ?out|timeout|abort|blocked|forbidden|unauthori|insufficient|quota|balance|subscription|wrong|certificate|ssl|tls|proxy|unsupported|unexpected|empty|too (?:long|large|many|busy)|codec|ended|restricted|rejected|waiting|login|problem|trouble|[A-Z]{3,}_[A-Z]{3,}|http|server|stream|capacity|model|[\u4e00-\u9fff]/i;

/** A line worth a look; the look itself is taken only at those that are kept. */
export interface LineSign {
  sure: boolean;
  at: number;
  /** A log wrote it, an exception stands in it, or it announces itself as an error. */
  stated: boolean;
  make: () => Sighting;
}

/** What is known of a text as a whole when one of its lines is looked at. */
export interface Setting {
  /** It has three lines at most. */
  short: boolean;
  /** Its writer asks for help with something that went wrong. */
  asking: boolean;
}

/** The first line, as the title of an issue: without the marks of a heading and of a kind. */
function titleOf([line = '']: readonly string[]): string {
  return line
    .replace(/^\s*#\s+/, '')
    .replace(/^\s*[[【](?:bug|issue|help|question|求助|报错|反馈)[^\]】\n]{0,20}[\]】]\s*[:：]?\s*/i, '');
}

/** The answer of a question that is asked once at the most. */
function once(ask: () => boolean): () => boolean {
  let answer: boolean | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}

/** The error that a line reports; `null` when it reports none. `at` is its place in the text. */
export function sightingOfLine(
  lines: readonly string[],
  index: number,
  at: number,
  { short, asking }: Setting,
): LineSign | null {
  const raw = index === 0 ? titleOf(lines) : (lines[index] ?? '');
  const { text: logged, level, logged: isLogged } = withoutLogPrefix(raw);
  const line = logged.replaceAll(mark, ' ').trim();
  if (line.length < 3 || line.length > 6000) return null;
  const stated = exceptionOf(line);
  // Asked late: most lines that are errors for certain need no answer.
  const talks = once(() => isTalk(line));
  const listing = once(() => isListing(raw) || (line.length <= 60 && isExplained(lines, index)));
  const talk = (): boolean => listing() || talks();
  const named = stated === null && /Error|Exception/.test(line);
  // Items of a list name exceptions more often than they report one.
  const quotes = named && !talks() && (asking || !/^\s*[-*+]\s/.test(raw));
  const exception = stated ?? (quotes ? quotedException(line) : null) ?? (named ? toldException() : null);
  const code = (): boolean => looksLikeCode(raw) || (line !== raw.trim() && looksLikeCode(line));
  if (exception === null ? code() : namesException(raw) && !squashed.test(raw)) return null;
  if ((/^\s*[-*+✓✔☑√]/.test(raw) || /^\S+$/.test(line)) && listing()) return null;
  const announced = announcesError(line);
  const certain = exception !== null || announced || (ownWords.test(line) && !/^\s*\|.*\|\s*$/.test(raw));
  const sign = !certain && listing() ? null : statusOfSentence(line, certain);
  const told = sign?.source === 'prose' && (isPersonal(line) || (!talk() && (asking || complainsOfStatus(line))));
  const statusHere = sign && (sign.source === 'sign' || exception !== null || announced || told) ? sign.status : null;
  const reason = statusHere === null && (certain || (short && !listing())) ? (reasonIn(line) ?? looseStatus()) : null;
  const errorClass = statusHere === null && reason === null && exception !== null ? statusOfClass(line) : null;
  const sure =
    exception !== null ||
    statusHere !== null ||
    reason !== null ||
    (announced && !talk() && (short || asking)) ||
    (!listing() && bodyPiece.test(line)) ||
    (!listing() &&
      !isTalk(line.split(/[.!。]\s/)[0] ?? '') &&
      (short || asking || isPersonal(line)) &&
      saysFailure(line, asking || isPersonal(line))) ||
    (announced && /^\W{0,2}(?:API )?Error\b|^ERROR\b|^curl: \(|^http: error|^An error occurred \(/i.test(line)) ||
    /\bAn error occurred \(\w{4,60}\) when calling the \w{2,60} operation\b/.test(line) ||
    (level === 'error' && isLogged && !listing());
  if (!sure && (listing() || !hint.test(line) || line.length > 700)) return null;
  const complains = announced || asking || level === 'error' || /\bAPI Error: \S/.test(line);
  const reported = complains || (isLogged && level !== 'work');
  return {
    sure,
    at,
    stated: exception !== null || announced || isLogged,
    make: () => ({
      evidence: make(),
      sure,
      reported,
      complains,
      line: line.replaceAll('\\"', '"'),
      at,
    }),
  };

  /** Somebody who says what happened to them may give no more than the name of an exception. */
  function toldException(): string | null {
    return isPersonal(line) || (asking && !talks() && !isListing(raw)) ? namedClass(line) : null;
  }

  /** A number counts in a line that is an error anyway. */
  function looseStatus(): number | null {
    return certain || level === 'error' ? statusOfErrorLine(line) : null;
  }

  function make(): Evidence {
    const next = continued(lines, index);
    const paragraph = [line, ...next.map((item) => item.trim())].join(' ');
    return evidenceOfParts({
      status: statusHere ?? reason ?? errorClass,
      line: paragraph.replaceAll('\\"', '"'),
      texts: [...messagesOf(line), ...joinedMessages(logged.replaceAll(mark, ' '), next)],
      envelopes: [],
      symbols: symbolsOf(paragraph),
      surroundings: [raw, ...next].join('\n'),
    });
  }
}
