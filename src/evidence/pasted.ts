/** Makes evidence of whatever people paste: an HTTP response, a body, a stream, a client's exception, a log. Pure; nothing is judged here. */
import { cleanForTerminal } from '../redact';
import type { ExplainInput } from '../report/report';
import { type AnswerInput, contentOf, evidenceOfAnswer, textOfHtml, tokensOf } from './answer';
import { emptyEnvelope, isRecord, jsonOf } from './envelope';
import type { Envelope, Evidence } from './evidence';
import { readHttpText } from './httpText';
import { senderOf } from './sender';
import { cleanPaste, readable } from './text/clean';
import {
  asksForHelp,
  explains,
  introducesExamples,
  isDiff,
  isFrame,
  isGuide,
  isListing,
  isPersonal,
  isTalk,
  type LoggedLine,
  listsStatuses,
  looksLikeCode,
  namesException,
  withoutLogPrefix,
} from './text/lines';
import { messagesOf } from './text/messages';
import { contentOfRegion, findRegions, isWeak, type Region, reportsError, systemCode } from './text/regions';
import { findResponses } from './text/responses';
import {
  addressOf,
  announcesError,
  complainsOfStatus,
  exceptionOf,
  namedClass,
  quotedException,
  requestIdsOf,
  type StatusSign,
  saysFailure,
  statusBefore,
  statusOfClass,
  statusOfErrorLine,
  statusOfLine,
  statusOfReason,
  symbolsOf,
  waitOf,
} from './text/signs';

/** One thing in a text that is, or may be, an error. */
export interface Sighting {
  evidence: Evidence;
  /** An error for certain, known or not. Otherwise only words that a rule of the table knows make it one. */
  sure: boolean;
  /** The line said itself that it reports something: it came from a log or began with an error word. */
  reported: boolean;
  /** The line it was found in, for sightings that are not sure. */
  line: string;
  /** Place in the text; later ones are nearer to the cause that a client gave up on. */
  at: number;
}

export interface Pasted {
  form: ExplainInput['form'];
  /** Each error found, in the order of the text; empty when it holds none. */
  sightings: Sighting[];
  /** Request ids that the text names. */
  requestIds: string[];
  /** The text as it was read, cleaned and bounded: the words of clients are looked up in it. */
  read: string;
}

/** Texts inside texts are followed this far: a log line with a body with a message. */
const maxDepth = 3;
/** Sightings of one text; repeated lines count once. */
const maxSure = 60;
const maxBare = 80;
/** Responses of one text: a long session of curl is read from its end. */
const maxResponses = 40;

function answer(input: Partial<AnswerInput>): Evidence {
  return evidenceOfAnswer({ status: null, headers: {}, body: '', ...input });
}

/** An error for certain, whatever line it stood in. */
export function certainly(evidence: Evidence, at = 0): Sighting {
  return { evidence, sure: true, reported: true, line: '', at };
}

function only(evidence: Evidence): Sighting[] {
  return [certainly(evidence)];
}

/** What clients print in front of a body, inside a string of another body. */
const printed = /\b(?:Error code|status code):? [45]\d\d\b.{0,40}\{/i;

/** Members in which the error behind an error may stand. */
const inner = /"(?:details?|cause|response|data|body)"\s*:\s*\{\s*"error"/;

/** Whole texts that need no search: a response, a stream, a body. `null` for everything else. */
function wholeText(text: string): { form: Pasted['form']; sightings: Sighting[] } | null {
  const http = readHttpText(text);
  if (http && isWholeBody(http.body)) return { form: 'http', sightings: only(answer(http)) };
  switch (contentOf(text, '')) {
    case 'sse': {
      const evidence = answer({ status: 200, headers: { 'content-type': 'text/event-stream' }, body: text });
      return isAnswerStream(evidence, text) ? { form: 'stream', sightings: only(evidence) } : null;
    }
    case 'json': {
      // A list of errors is searched, each for itself.
      if (/^\s*\[\s*\{\s*"error"\s*:\s*"/.test(text)) return null;
      const evidence = answer({ body: text });
      if (evidence.completion) return { form: 'body', sightings: only(evidence) };
      const envelopes = evidence.envelopes.filter(reportsError);
      if (envelopes.length === 0) return null;
      // An error that names nothing may hold a client's print of the one behind it.
      if (envelopes.every(isWeak) && (printed.test(text) || inner.test(text))) return null;
      const numeric = envelopes.find(({ numericCode }) => (numericCode ?? 0) >= 400)?.numericCode ?? null;
      const status =
        numeric !== null && numeric < 600 ? numeric : (statusInMessages(envelopes) ?? statusOfType(envelopes));
      const read = { ...evidence, envelopes, tokens: tokensOf(envelopes), status };
      return { form: 'body', sightings: only({ ...read, clientTexts: clientWords(envelopes, status) }) };
    }
    case 'html':
      return { form: 'body', sightings: [pageSighting(text)] };
    default:
      return null;
  }
}

/** Words that a message quotes from a request; a status in them is the request's. */
const quoted = /(?<!\w)(['"`])[^'"`\n]{3,400}\1(?!\w)/g;

/** A status that a client wrote into its message: `403 Sorry, …`, `request failed with status code 401`. */
function statusInMessages(envelopes: readonly Envelope[]): number | null {
  for (const { message } of envelopes) {
    const sign =
      message === null ? null : statusOfLine(message.slice(0, 3000).replace(quoted, '…').replace(/\s+/g, ' '));
    if (sign?.source === 'sign') return sign.status;
  }
  return null;
}

/** Statuses that a type of Anthropic's stands for; the others come under several. */
const typeStatus: Readonly<Record<string, number>> = {
  authentication_error: 401,
  permission_error: 403,
  not_found_error: 404,
  request_too_large: 413,
  rate_limit_error: 429,
};

function statusOfType(envelopes: readonly Envelope[]): number | null {
  for (const { type } of envelopes) {
    const status = typeStatus[type?.toLowerCase() ?? ''];
    if (status !== undefined) return status;
  }
  return null;
}

/** Messages that no server signed with a code or a status: they may be a client's own, of its socket, its TLS library, its proxy. */
function clientWords(envelopes: readonly Envelope[], status: number | null): string[] {
  const own = ({ shape, code, type }: Envelope): boolean =>
    shape === 0 ||
    shape === 2 ||
    shape === 9 ||
    (code !== null && systemCode.test(code) && (type ?? 'system') === 'system');
  return status === null && envelopes.every(own) ? envelopes.flatMap(({ message }) => message ?? []) : [];
}

/** A stream of a model's answer or of errors; other streams of events say nothing about the gateway. */
function isAnswerStream({ completion, envelopes }: Evidence, body: string): boolean {
  if (!completion || completion.events === 0) return false;
  return (
    envelopes.length > 0 ||
    completion.outputChars > 0 ||
    /\[DONE\]|"(?:choices|candidates|delta|response|message|type)"/.test(body)
  );
}

/** A body with nothing after it that a terminal or a chat window added. */
function isWholeBody(body: string): boolean {
  if (/^[*<>] |^HTTP\/\d|^curl: \(|^```/m.test(body)) return false;
  if (!/^\s*[{[]/.test(body)) return true;
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}

function pageSighting(page: string, said: number | null = null): Sighting {
  const titled = /<(?:title|h1|h2)[^>]{0,80}>\s*(?:[\w.-]{1,80} \| )?(?:Error |HTTP )?([45]\d\d)\b/i.exec(
    page.slice(0, 20_000),
  )?.[1];
  const status = titled ? Number(titled) : said;
  const evidence = answer({ status, body: page });
  const shown = textOfHtml(page).slice(0, 400);
  return {
    evidence: { ...evidence, clientTexts: status === null ? [shown] : [] },
    sure: status !== null,
    reported: false,
    line: shown,
    at: 0,
  };
}

interface LineParts {
  status: number | null;
  /** What the client wrote around it. */
  line: string;
  texts: readonly string[];
  envelopes: readonly Envelope[];
  symbols?: readonly string[];
  /** Words near by in which ids, waits and addresses may stand. */
  surroundings: string;
}

function evidenceOfParts(parts: LineParts): Evidence {
  const envelopes = [...parts.envelopes, ...(parts.symbols ?? []).map((code) => ({ ...emptyEnvelope(), code }))];
  const texts = [...new Set(parts.texts)].slice(0, 48).map((text) => cleanForTerminal(text.slice(0, 4000)));
  const address = addressOf(parts.surroundings);
  const base = answer({ status: parts.status, host: address?.host ?? null, path: address?.path ?? null });
  // Clients hide the form of the body; most of those with words in them were JSON.
  const content = texts.length > 0 || parts.envelopes.length > 0 ? 'json' : 'none';
  const tokens = tokensOf(envelopes);
  const { sender, name } = senderOf({
    status: parts.status,
    host: base.host,
    headers: {},
    content,
    envelopes: parts.envelopes,
    tokens,
    texts,
    hasFault: false,
  });
  const [gateway, ...others] = requestIdsOf(parts.surroundings);
  const upstream = envelopes.find(({ requestId }) => requestId !== null)?.requestId ?? others[0] ?? null;
  return {
    ...base,
    content,
    sender: sender === 'unknown' ? 'client' : sender,
    senderName: name,
    envelopes,
    tokens,
    texts,
    clientTexts: parts.line === '' ? [] : [cleanForTerminal(parts.line.slice(0, 4000))],
    ids: { ...base.ids, gateway: gateway ?? null, upstream },
    retryAfterSeconds:
      parts.envelopes.find(({ retryAfterSeconds }) => retryAfterSeconds !== null)?.retryAfterSeconds ??
      waitOf(parts.surroundings),
    hostIsGateway: sender !== 'vendor',
  };
}

/** Stands for a structured part in the text around it. */
const mark = '\ufffc';

/** The text with each span replaced by one mark. */
function masked(text: string, spans: readonly { start: number; end: number }[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of spans) {
    if (start < at) continue;
    result += `${text.slice(at, start)}${mark}`;
    at = end;
  }
  return result + text.slice(at);
}

/** The text with blanks in place of each span, so that the places of the rest stay. */
function withoutSpans(text: string, spans: readonly { start: number; end: number }[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    if (start < at) continue;
    parts.push(text.slice(at, start), ' '.repeat(Math.max(0, end - start - 1)), '\n');
    at = end;
  }
  return parts.join('') + text.slice(at);
}

/** The words around a mark in its line, up to the marks next to it; lines of data can be very long. */
function aroundMarks(line: string): { before: string; after: string }[] {
  const found: { before: string; after: string }[] = [];
  for (let at = line.indexOf(mark), last = -1; at >= 0; last = at, at = line.indexOf(mark, at + 1)) {
    const after = line.slice(at + 1, at + 301);
    const next = after.indexOf(mark);
    found.push({
      before: line.slice(Math.max(last + 1, at - 600), at),
      after: next < 0 ? after : after.slice(0, next),
    });
  }
  return found;
}

/** Messages with the words of wrapped lines joined both ways. */
function messagesOfRegion(envelopes: readonly Envelope[], region: Region): string[] {
  const plain = envelopes.flatMap(({ message }) => (message ? [message, ...wrapper(message)] : []));
  if (region.spaced === undefined) return plain;
  const spaced = contentOfRegion(region.spaced).envelopes.flatMap(({ message }) => (message ? [message] : []));
  return [...plain, ...spaced];
}

/** A message may carry a client's words of its own: `401 Invalid API key`. */
function wrapper(message: string): string[] {
  return message.length < 2000 ? messagesOf(message.replace(/\s+/g, ' ')).slice(0, 12) : [];
}

/** Whether a line of a log speaks of trouble that there was: at the levels that tell of work done only what was answered, and not when it counts none. */
function reportsTrouble({ text, level }: LoggedLine): boolean {
  return (
    (level !== 'work' ||
      /\b(?:upstream|responses?|returned|responded)\b|\b(?:error status|request failed)\b/i.test(text)) &&
    !/\b(?:no|0|zero|without) (?:\w+ )?(?:errors?|failures?|failed|rejected|refused)\b|(?:没有|无)(?:错误|失败|异常)/i.test(
      text,
    ) &&
    /\b(?:error|fail(?:ed|ure)?|rejected|refused)\b|失败|错误|异常/i.test(text)
  );
}

/** The name of something that was done, as webhooks and audit logs give it: `subscription.updated`. */
const eventName =
  /^[a-z_]{2,40}(?:\.[a-z_]{2,40}){0,3}\.(?:created|updated|deleted|removed|renewed|paused|resumed|completed)$/;

/** A record of something that was done, rather than an answer that refuses something. */
function tellsOfEvent(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([key, item]) => /^(?:event|event_type|type)$/.test(key) && typeof item === 'string' && eventName.test(item),
  );
}

function sightingsOfRegion(
  region: Region,
  near: { before: string; after: string },
  at: number,
  depth: number,
  above: string,
): Sighting[] {
  const content = contentOfRegion(region.value);
  const found: Sighting[] = [];
  const { before, after } = near;
  const logged = withoutLogPrefix(before);
  const around = `${before} ${after}`;
  for (const { status, headers, body, url } of content.answers) {
    const address = url ? addressOf(`url: ${url}`) : null;
    const evidence = answer({ status, headers, body, host: address?.host ?? null, path: address?.path ?? null });
    found.push(certainly({ ...evidence, clientTexts: before.trim() ? [before.trim()] : [] }, at));
  }
  if (content.envelopes.length > 0 && content.answers.length === 0) {
    const numeric = content.envelopes.find(
      ({ numericCode }) => numericCode !== null && numericCode >= 400 && numericCode < 600,
    );
    const status =
      numeric?.numericCode ??
      statusOfLine(around)?.status ??
      (content.status !== null && content.status >= 400 ? content.status : null) ??
      statusBefore(before) ??
      statusInMessages(content.envelopes) ??
      statusOfClass(before) ??
      statusOfType(content.envelopes) ??
      statusOfLine(above)?.status ??
      null;
    const words = clientWords(content.envelopes, status);
    found.push(
      certainly(
        evidenceOfParts({
          status,
          line: [logged.text, ...words].join(' ').trim(),
          texts: messagesOfRegion(content.envelopes, region),
          envelopes: content.envelopes,
          surroundings: `${around} ${jsonOf(region.value).slice(0, 8000)}`,
        }),
        // What a server said comes before the words that a client put in front of it.
        at + 0.25,
      ),
    );
  }
  // A log line that speaks of an error and has its status among its data.
  if (
    content.envelopes.length === 0 &&
    content.answers.length === 0 &&
    content.status !== null &&
    content.status >= 400 &&
    logged.logged &&
    reportsTrouble(logged)
  )
    found.push(
      certainly(
        evidenceOfParts({
          status: content.status,
          line: logged.text,
          texts: [],
          envelopes: [],
          surroundings: `${before} ${jsonOf(region.value).slice(0, 8000)}`,
        }),
        at,
      ),
    );
  const event = content.envelopes.length === 0 && tellsOfEvent(region.value);
  if (depth < maxDepth && content.answers.length === 0 && !event)
    for (const text of content.texts
      .slice(0, 12)
      .filter((item) => content.envelopes.length === 0 || /[{\n]/.test(item)))
      for (const sighting of search(text, depth + 1)) found.push({ ...sighting, at: at + sighting.at / 1e9 });
  return found;
}

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

/** Words of calls, without which a quoted `Gone` may stand on any door. */
const ofCalls =
  /\b(?:API|HTTPS?|apps?|page|requests?|servers?|status|errors?|responses?|calls?|client|SDK|model|gateway|proxy)\b|报错|请求|接口|服务|状态|错误|调用|模型|返回|提示|网关|客户端|弹窗|页面|窗口|软件|应用/i;

/** A reason phrase that stands for itself between the parts of a line: `Error: Unauthorized: …`. */
function reasonIn(line: string): number | null {
  for (const part of line.split(/[:：]\s+|\s-\s|\.\s+|\s·\s/).slice(0, 10)) {
    const status = statusOfReason(part.replace(/^["'`[(]+|["'`\])]+$/g, ''));
    if (status !== null) return status;
  }
  const quoted = quotedReason.exec(line)?.[1];
  if (quoted === undefined || isTalk(line) || !ofCalls.test(line)) return null;
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

/** The line of words above a body, past blank lines and fences. */
function lineBefore(lines: readonly string[], index: number): string {
  const above = lines
    .slice(Math.max(0, index - 4), index)
    .filter((line) => /[^\s`]/.test(line.replace(/^\s*```\w*/, '')));
  const last = above.at(-1) ?? '';
  return last.includes(mark) || isListing(last) ? '' : last;
}

function nextLine(lines: readonly string[], index: number): string {
  return lines.slice(index + 1, index + 4).find((line) => line.trim() !== '') ?? '';
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
  /error|fail|invalid|denied|den(?:y|ies)|exceed|exhaust|limit|unavailable|overload|expired|disabled|required|missing|not |no |cannot|can't|could|n't|api ?key|token|unable|refused|reset|closed|timed? ?out|timeout|abort|blocked|forbidden|unauthori|insufficient|quota|balance|subscription|wrong|certificate|ssl|tls|proxy|unsupported|unexpected|empty|too (?:long|large|many|busy)|codec|ended|restricted|rejected|waiting|login|problem|trouble|[A-Z]{3,}_[A-Z]{3,}|http|server|stream|capacity|model|[\u4e00-\u9fff]/i;

/** A line worth a look; the look itself is taken only at those that are kept. */
interface LineSign {
  sure: boolean;
  at: number;
  make: () => Sighting;
}

/** What is known of a text as a whole when one of its lines is looked at. */
interface Setting {
  /** It has three lines at most. */
  short: boolean;
  /** Its writer asks for help with something that went wrong. */
  asking: boolean;
}

/** The answer of a question that is asked once at the most. */
function once(ask: () => boolean): () => boolean {
  let answer: boolean | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}

function sightingOfLine(
  lines: readonly string[],
  index: number,
  at: number,
  { short, asking }: Setting,
): LineSign | null {
  const raw = lines[index] ?? '';
  const { text: logged, level, logged: isLogged } = withoutLogPrefix(raw);
  const line = logged.replaceAll(mark, ' ').trim();
  if (line.length < 3 || line.length > 6000) return null;
  const stated = exceptionOf(line);
  // Asked late: most lines that are errors for certain need no answer.
  const talks = once(() => isTalk(line));
  const listing = once(() => isListing(raw) || (line.length <= 60 && explains(nextLine(lines, index))));
  const talk = (): boolean => listing() || talks();
  const named = stated === null && /Error|Exception/.test(line);
  // Items of a list name exceptions more often than they report one.
  const quotes = named && !talks() && (asking || !/^\s*[-*+]\s/.test(raw));
  const exception = stated ?? (quotes ? quotedException(line) : null) ?? (named ? toldException() : null);
  const code = (): boolean => looksLikeCode(raw) || (line !== raw.trim() && looksLikeCode(line));
  if (exception === null ? code() : namesException(raw) && !squashed.test(raw)) return null;
  if (/^\s*[-*+✓✔☑√]/.test(raw) && listing()) return null;
  const announced = announcesError(line);
  const certain = exception !== null || announced || ownWords.test(line);
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
    (level === 'error' && isLogged && !talk());
  if (!sure && (listing() || !hint.test(line) || line.length > 700)) return null;
  const reported = isLogged || announced || asking || level === 'error';
  return { sure, at, make: () => ({ evidence: make(), sure, reported, line: line.replaceAll('\\"', '"'), at }) };

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

/** A line of a stream; a dumped object has `data: {` too, but neither a quote nor the start of a line before it. */
const eventLine = /^(?:data: ?(?:\{ ?"|\[DONE\]|\[\{)|event: ?[a-z_.]+\s*$)/m;

/** Server-sent events among other lines; `null` when there are none or they tell nothing bad. */
function streamIn(lines: readonly string[]): { evidence: Evidence; first: number; last: number } | null {
  const isField = (line: string): boolean => eventLine.test(line);
  const first = lines.findIndex(isField);
  if (first < 0) return null;
  let last = first;
  for (let index = first; index < lines.length; index += 1) if (isField(lines[index] ?? '')) last = index;
  const body: string[] = [];
  for (const line of lines.slice(first, last + 1)) {
    if (line.trim() === '' || /^\s*(?:data|event|id|retry)?:/.test(line)) body.push(line.trim());
    else body.push(`${body.pop() ?? ''}${line}`);
  }
  const evidence = answer({ status: 200, headers: { 'content-type': 'text/event-stream' }, body: body.join('\n') });
  return isAnswerStream(evidence, body.join('\n')) ? { evidence, first, last } : null;
}

/** A web page among other words that shows an error, up to the first line without a tag; `null` when there is none. */
function pageIn(text: string): { sighting: Sighting; start: number; end: number } | null {
  const opening = /<(?:!doctype html|html)[\s>]/i.exec(text);
  if (!opening) return null;
  const start = opening.index;
  const head =
    text
      .slice(Math.max(0, start - 300), start)
      .split('\n')
      .at(-1) ?? '';
  const sighting = pageSighting(text.slice(start), statusOfLine(head)?.status ?? statusOfClass(head));
  if (!sighting.sure) return null;
  let end = start;
  for (const line of text.slice(start).split('\n')) {
    if (line.trim() !== '' && !/[<>]/.test(line)) break;
    end += line.length + 1;
  }
  return { sighting: { ...sighting, at: start }, start, end: Math.min(end, text.length) };
}

/** Everything in a text that is or may be an error, in its order. */
function search(source: string, depth: number): Sighting[] {
  const text = cleanPaste(source);
  const whole = depth > 0 ? wholeText(text) : null;
  if (whole) return whole.sightings;
  const found: Sighting[] = [];

  const responses = findResponses(text);
  const kept = responses.length > maxResponses ? responses.slice(-maxResponses) : responses;
  for (const response of kept)
    found.push(
      certainly(
        answer({
          status: response.status,
          headers: response.headers,
          body: response.body,
          ...(response.method ? { method: response.method } : {}),
          ...(response.path ? { path: response.path } : {}),
          host: response.host,
        }),
        response.start,
      ),
    );
  // What stood in a response must not be found a second time.
  let rest = withoutSpans(text, responses);
  const inDiff = /^diff --git |^@@ -\d|^```diff\b/m.test(rest);
  const rawLines = rest.split('\n');
  const stream = eventLine.test(rest) ? streamIn(rawLines) : null;
  if (stream) {
    const at = rawLines.slice(0, stream.first).join('\n').length;
    found.push(certainly(stream.evidence, at));
    rest = [...rawLines.slice(0, stream.first), ...rawLines.slice(stream.last + 1)].join('\n');
  }

  let regions = findRegions(rest);
  const page = found.length === 0 ? pageIn(rest) : null;
  if (page) {
    found.push(page.sighting);
    // What stands in the page must not be read as the words of a client.
    if (!regions.some(({ start, end }) => start < page.start && page.start < end)) {
      rest = withoutSpans(rest, [page]);
      regions = findRegions(rest);
    }
  }
  const lines = masked(rest, regions).split('\n');
  const setting: Setting = {
    short: lines.filter((line) => line.trim() !== '').length <= 3,
    asking: asksForHelp(rest),
  };
  const sure: LineSign[] = [];
  const bare: LineSign[] = [];
  const seen = new Set<string>();
  let next = 0;
  let at = 0;
  let afterFile = false;
  // Where statuses are explained one by one, only what a log or an exception says is a report.
  const explained = listsStatuses(lines);
  const guide = isGuide(lines);
  let inExamples = false;
  const reports = (line: string): boolean => withoutLogPrefix(line).logged || exceptionOf(line.trim()) !== null;
  for (const [index, line] of lines.entries()) {
    at += line.length + 1;
    const here = line.split(mark).length - 1;
    const mine = regions.slice(next, next + here);
    next += here;
    if (line.trim() === '') continue;
    const item = /^\s*[-*+]\s/.test(line);
    if (!item) inExamples = introducesExamples(line);
    if ((explained && !reports(line)) || (guide && /^\s*#/.test(line)) || (item && inExamples)) continue;
    const quotedCode = afterFile && exceptionOf(line.trim()) === null;
    afterFile = /^\s*File "/.test(line);
    if (quotedCode || isFrame(line) || (inDiff && isDiff(line))) {
      // A dump follows the last frame of a JavaScript stack on the same line: `... {`.
      if (!/^\s*(?:at |\.\.\.)/.test(line)) continue;
    } else if (!/^[\s\ufffc,;]*$/.test(line)) {
      const key = line.replace(/\d+/g, '0').trim();
      const sighting = seen.has(key) ? null : sightingOfLine(lines, index, at, setting);
      if (sighting) {
        seen.add(key);
        (sighting.sure ? sure : bare).push(sighting);
      }
    }
    const opened = line.slice(0, Math.max(0, line.indexOf(mark)));
    if (
      mine.length > 0 &&
      !isFrame(opened) &&
      ((looksLikeCode(opened) && !/^[\s})\],;]*$/.test(opened)) || /[\w\])]\($/.test(opened.trimEnd())) &&
      exceptionOf(opened) === null
    )
      continue;
    const around = mine.length > 0 ? aroundMarks(line) : [];
    const above = mine.length > 0 && around[0]?.before.trim() === '' ? lineBefore(lines, index) : '';
    for (const [position, region] of mine.entries())
      for (const sighting of sightingsOfRegion(region, around[position] ?? { before: '', after: '' }, at, depth, above))
        sure.push({ sure: true, at: sighting.at, make: () => sighting });
  }
  const bestSure = sure.length > maxSure ? [...sure.slice(0, 20), ...sure.slice(20 - maxSure)] : sure;
  return [...found, ...[...bestSure, ...bare.slice(-maxBare)].map(({ make }) => make())].sort((a, b) => a.at - b.at);
}

/** What a pasted text holds. Any text will do; nothing is thrown, and the work is linear in its length. */
export function evidenceOfText(text: string): Pasted {
  const read = readable(text);
  const whole = wholeText(read);
  if (whole && !(whole.form === 'body' && !isPlain(read))) {
    const ids = whole.sightings.flatMap(({ evidence: { ids: all } }) => [all.gateway, all.server, all.upstream]);
    return { ...whole, requestIds: [...new Set(ids.filter((id): id is string => id !== null))], read };
  }
  const cleaned = cleanPaste(read);
  const again = cleaned === read ? null : wholeText(cleaned);
  const sightings = again?.sightings ?? search(read, 0);
  const ids = sightings.flatMap(({ evidence: { ids: all } }) => [all.gateway, all.server, all.upstream]);
  const named = [...ids.filter((id): id is string => id !== null), ...requestIdsOf(cleaned)];
  const responses = sightings.some(
    ({ evidence }) => evidence.headers['content-type'] !== undefined && evidence.status !== null,
  );
  return {
    form: again?.form ?? (responses && /^(?:[<*] )?HTTP\/\d/m.test(cleaned) ? 'http' : 'text'),
    sightings,
    requestIds: [...new Set(named)].slice(0, 8),
    read: cleaned,
  };
}

/** A page or body that stands alone, not one with other text after it. */
function isPlain(text: string): boolean {
  try {
    return isRecord(JSON.parse(text)) || Array.isArray(JSON.parse(text));
  } catch {
    return /^\s*</.test(text);
  }
}
