/** Makes evidence of whatever people paste: an HTTP response, a body, a stream, a client's exception, a log. Pure; nothing is judged here. */
import { redactShapes } from '../redact';
import type { ExplainInput } from '../report/report';
import { isRecord } from './envelope';
import { certainly, evidenceFrom, type Sighting } from './sighting';
import { readRegion } from './text/bodies';
import { cleanPaste, readable } from './text/clean';
import { eventLine, pageIn, streamIn } from './text/inside';
import { isDiff, isFrame, isListing, looksLikeCode, withoutLogPrefix } from './text/lines';
import { aroundMarks, mark, masked, withoutSpans } from './text/marks';
import { findRegions, type Region } from './text/regions';
import { type LineSign, sightingOfLine } from './text/reports';
import { type FoundResponse, findResponses } from './text/responses';
import { exceptionOf, requestIdsOf } from './text/signs';
import { asksForHelp, introducesExamples, isGuide, listsStatuses } from './text/talk';
import { wholeText } from './text/whole';

/** What was found in a pasted text. */
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

/** The line of words above a body, past blank lines and fences. */
function lineBefore(lines: readonly string[], index: number): string {
  const above = lines
    .slice(Math.max(0, index - 4), index)
    .filter((line) => /[^\s`]/.test(line.replace(/^\s*```\w*/, '')));
  const last = above.at(-1) ?? '';
  return last.includes(mark) || isListing(last) ? '' : last;
}

function sightingOfResponse({ start, status, headers, body, host, method, path }: FoundResponse): Sighting {
  const asked = { host, ...(method ? { method } : {}), ...(path ? { path } : {}) };
  return certainly(evidenceFrom({ status, headers, body, ...asked }), start);
}

/** A line that is worth reading, with the structured parts that stood in it. */
interface Line {
  text: string;
  index: number;
  /** Where the next line begins. */
  at: number;
  /** It may report something by its own words. */
  words: boolean;
  parts: Region[];
}

/** A log's line, or one that states an exception. */
function reports(line: string): boolean {
  return withoutLogPrefix(line).logged || exceptionOf(line.trim()) !== null;
}

/** The lines of a text that are neither a program's nor part of an explanation. `parts` are what its marks stand for, in order. */
function* linesToRead(lines: readonly string[], parts: readonly Region[], diff: boolean): Generator<Line> {
  // Where statuses are explained one by one, only what a log or an exception says is a report.
  const explained = listsStatuses(lines);
  const guide = isGuide(lines);
  let part = 0;
  let at = 0;
  let afterFile = false;
  let inExamples = false;
  for (const [index, text] of lines.entries()) {
    at += text.length + 1;
    const first = part;
    part += text.split(mark).length - 1;
    if (text.trim() === '') continue;
    const item = /^\s*[-*+]\s/.test(text);
    if (!item) inExamples = introducesExamples(text);
    if ((explained && !reports(text)) || (guide && /^\s*#/.test(text)) || (item && inExamples)) continue;
    const quotedCode = afterFile && exceptionOf(text.trim()) === null;
    afterFile = /^\s*File "/.test(text);
    const program = quotedCode || isFrame(text) || (diff && isDiff(text));
    // A dump follows the last frame of a JavaScript stack on the same line: `... {`.
    if (program && !/^\s*(?:at |\.\.\.)/.test(text)) continue;
    yield { text, index, at, words: !program && !/^[\s\ufffc,;]*$/.test(text), parts: parts.slice(first, part) };
  }
}

/** Whether the first structured part of a line is an argument or a literal of a program. */
function isInCode(line: string): boolean {
  const opened = line.slice(0, Math.max(0, line.indexOf(mark)));
  if (isFrame(opened) || exceptionOf(opened) !== null || /(?<![\w.])[45]\d\d\s*[:-]?\s*$/.test(opened)) return false;
  if (/\.\w{1,40}\(\d{3},\s*$/.test(opened)) return true;
  return (looksLikeCode(opened) && !/^[\s})\],;]*$/.test(opened)) || /[\w\])]\($/.test(opened.trimEnd());
}

/** The errors in the structured parts of a line, and in the texts inside them. */
function searchParts({ text, index, at, parts }: Line, lines: readonly string[], depth: number): Sighting[] {
  if (parts.length === 0 || isInCode(text)) return [];
  const around = aroundMarks(text);
  const above = around[0]?.before.trim() === '' ? lineBefore(lines, index) : '';
  return parts.flatMap((part, position) => {
    const { before, after } = around[position] ?? { before: '', after: '' };
    const { sightings, texts } = readRegion(part, { before, after, above }, at);
    // Their order among each other, at the place of the part.
    const inner = depth < maxDepth ? texts.flatMap((inside) => search(cleanPaste(inside), depth + 1)) : [];
    return [...sightings, ...inner.map((sighting) => ({ ...sighting, at: at + sighting.at / 1e9 }))];
  });
}

/** Longer texts are logs. */
const programLines = 200;

/** Whether a text is a piece of a program: what it says of errors, it says to handle them. */
function isProgram(lines: readonly string[]): boolean {
  const written = lines.filter((line) => line.trim() !== '');
  if (written.length < 3 || written.length > programLines) return false;
  return written.filter(looksLikeCode).length * 2 >= written.length;
}

/** What the lines of a text report, in their words and in the structured parts that `rest` holds. */
function searchLines(rest: string, parts: readonly Region[], depth: number, diff: boolean): Sighting[] {
  const lines = masked(rest, parts).split('\n');
  const setting = {
    short: lines.filter((line) => line.trim() !== '' && !isFrame(line)).length <= 3,
    asking: asksForHelp(rest),
  };
  const sure: LineSign[] = [];
  const bare: LineSign[] = [];
  const seen = new Set<string>();
  for (const line of linesToRead(lines, parts, diff)) {
    const key = line.text.replace(/\d+/g, '0').trim();
    const sign = line.words && !seen.has(key) ? sightingOfLine(lines, line.index, line.at, setting) : null;
    if (sign) {
      seen.add(key);
      (sign.sure ? sure : bare).push(sign);
    }
    for (const sighting of searchParts(line, lines, depth))
      sure.push({ sure: true, at: sighting.at, stated: true, make: () => sighting });
  }
  const bestSure = sure.length > maxSure ? [...sure.slice(0, 20), ...sure.slice(20 - maxSure)] : sure;
  const signs = [...bestSure, ...bare.slice(-maxBare)];
  if (!setting.asking && !signs.some(({ stated }) => stated) && isProgram(lines)) return [];
  return signs.map(({ make }) => make());
}

/** Everything in a cleaned text that is or may be an error, in its order. */
function search(text: string, depth: number): Sighting[] {
  const whole = depth > 0 ? wholeText(text) : null;
  if (whole) return whole.sightings;

  const responses = findResponses(text);
  const found = responses.slice(-maxResponses).map(sightingOfResponse);
  // What stood in a response must not be found a second time.
  let rest = withoutSpans(text, responses);
  const diff = /^diff --git |^@@ -\d|^```diff\b/m.test(rest);
  const rawLines = rest.split('\n');
  const stream = eventLine.test(rest) ? streamIn(rawLines) : null;
  if (stream) {
    const at = rawLines.slice(0, stream.first).join('\n').length;
    found.push(certainly(stream.evidence, at));
    rest = [...rawLines.slice(0, stream.first), ...rawLines.slice(stream.last + 1)].join('\n');
  }

  let parts = findRegions(rest);
  const page = found.length === 0 ? pageIn(rest) : null;
  if (page) {
    found.push(page.sighting);
    // What stands in the page must not be read as the words of a client.
    if (!parts.some(({ start, end }) => start < page.start && page.start < end)) {
      rest = withoutSpans(rest, [page]);
      parts = findRegions(rest);
    }
  }
  return [...found, ...searchLines(rest, parts, depth, diff)].sort((a, b) => a.at - b.at);
}

/** What a pasted text holds. Any text will do; nothing is thrown, and the work is linear in its length. */
export function evidenceOfText(text: string): Pasted {
  // Masked before it is read: what is found in a text may end in the middle of a key.
  const read = readable(redactShapes(text));
  const whole = wholeText(read);
  if (whole && !(whole.form === 'body' && !isPlain(read))) {
    const ids = whole.sightings.flatMap(({ evidence: { ids: all } }) => [all.gateway, all.server, all.upstream]);
    return { ...whole, requestIds: [...new Set(ids.filter((id): id is string => id !== null))], read };
  }
  const cleaned = cleanPaste(read);
  const again = cleaned === read ? null : wholeText(cleaned);
  const sightings = again?.sightings ?? search(cleaned, 0);
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
