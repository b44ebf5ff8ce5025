/** Numbers, times and widths as people read them. Pure helpers; no sentence, no colour and no clock of their own in here. */
import { isPlainAscii } from '../redact';
import { phrase } from '../reference/phrases/page';
import type { Lang } from '../vocabulary';

// ---------------------------------------------------------------------------------------------- numbers

/** Rounds away the noise of binary fractions: `0.1 + 0.2` becomes `0.3`. */
const withoutNoise = (value: number): number => Number(value.toPrecision(12));

/** Enough decimals, two to six, to be within one percent of every value and to keep different values apart. */
function decimalsFor(values: readonly number[]): number {
  const exact = values.map(withoutNoise);
  for (let digits = 2; digits < 6; digits += 1) {
    const rounded = exact.map((value) => Number(value.toFixed(digits)));
    const close = exact.every((value, index) => Math.abs(value - (rounded[index] ?? 0)) <= Math.abs(value) * 0.01);
    if (close && new Set(rounded).size === new Set(exact).size) return digits;
  }
  return 6;
}

function fixed(value: number, digits: number): string {
  const text = withoutNoise(value).toFixed(digits);
  const [whole = text, fraction = ''] = text.split('.');
  const short = `${whole}.${fraction.replace(/0+$/, '').padEnd(2, '0')}`;
  return /^-0\.0+$/.test(short) ? short.slice(1) : short;
}

/**
 * Amounts of money as numbers without unit, at least two decimals, more when the values are small or close together: `0.25`, `0.000123`.
 * Values that stand side by side are given together, so that 0.1999 of 0.20 does not read as 0.20 of 0.20.
 */
export function money(...values: number[]): string[] {
  const digits = decimalsFor(values.filter(Number.isFinite));
  return values.map((value) => (Number.isFinite(value) ? fixed(value, digits) : '?'));
}

/** Share in whole percent, rounded down so that only what is full reads `100 %`: `20 %`, `<1 %`, `125 %`, `>999 %`. */
export function percent(fraction: number): string {
  if (Number.isNaN(fraction)) return '?';
  if (fraction >= 10) return '>999 %';
  const whole = Math.floor(withoutNoise(fraction * 100));
  return whole < 1 && fraction > 0 ? '<1 %' : `${whole} %`;
}

/** A bar of ten cells: `██████░░░░`, in ASCII `[######----]`. Never empty when something is used, never full before all is. */
export function bar(fraction: number, options: { unicode: boolean; cells?: number }): string {
  const cells = options.cells ?? 10;
  const share = Number.isFinite(fraction) ? Math.min(Math.max(fraction, 0), 1) : 0;
  const rounded = Math.round(share * cells);
  const filled = share >= 1 ? cells : share > 0 ? Math.min(Math.max(rounded, 1), cells - 1) : 0;
  return options.unicode
    ? '█'.repeat(filled) + '░'.repeat(cells - filled)
    : `[${'#'.repeat(filled)}${'-'.repeat(cells - filled)}]`;
}

// ---------------------------------------------------------------------------------------------- times

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A span of time, two units at most: `450 ms`, `1.2 s`, `42 s`, `5 min`, `3 h 12 min`, `6 days 18 h`, `31 days`. Negative spans count as none. `round` goes for the smallest unit shown. */
export function duration(ms: number, lang: Lang, round: (value: number) => number = Math.round): string {
  if (!Number.isFinite(ms)) return '?';
  const span = Math.max(0, ms);
  if (round(span) < second) return phrase(lang, 'duration.ms', { n: round(span) });
  if (round(span / 100) * 100 < 10 * second)
    return phrase(lang, 'duration.s', { n: (round(span / 100) / 10).toFixed(1) });
  if (round(span / second) * second < 2 * minute) return phrase(lang, 'duration.s', { n: round(span / second) });
  const minutes = round(span / minute);
  if (minutes < 60) return phrase(lang, 'duration.min', { n: minutes });
  if (minutes * minute < 2 * day) {
    const hours = Math.floor(minutes / 60);
    return minutes % 60 === 0
      ? phrase(lang, 'duration.h', { n: hours })
      : phrase(lang, 'duration.hmin', { h: hours, m: minutes % 60 });
  }
  if (minutes * minute >= 10 * day) return phrase(lang, 'duration.days', { n: round(span / day) });
  const hours = round(span / hour);
  return hours % 24 === 0
    ? phrase(lang, 'duration.days', { n: hours / 24 })
    : phrase(lang, 'duration.dh', { d: Math.floor(hours / 24), h: hours % 24 });
}

/** Three times of one measurement in one unit: `412 / 530 / 1204 ms`, from ten seconds on `0.4 / 0.5 / 12.0 s`. */
export function spreadOf(values: readonly number[], lang: Lang): string {
  if (Math.max(...values) < 10 * second)
    return phrase(lang, 'duration.ms', { n: values.map((value) => Math.round(value)).join(' / ') });
  return phrase(lang, 'duration.s', { n: values.map((value) => (value / second).toFixed(1)).join(' / ') });
}

export interface Clock {
  /** Epoch ms. */
  now: number;
  /** IANA name; the system's own zone when it is left out. */
  timeZone?: string | undefined;
}

interface WallTime {
  date: string;
  time: string;
  seconds: string;
  offsetMinutes: number;
}

function wallTime(epoch: number, timeZone: string | undefined): WallTime {
  const format = new Intl.DateTimeFormat('en-US', {
    ...(timeZone === undefined ? {} : { timeZone }),
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const parts = new Map(format.formatToParts(epoch).map((part) => [part.type, part.value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  const date = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  const time = `${part('hour')}:${part('minute')}`;
  const local = Date.parse(`${date}T${time}:${part('second')}Z`);
  return { date, time, seconds: part('second'), offsetMinutes: Math.round((local - epoch) / minute) };
}

/** Epoch ms of an ISO 8601 time, or `null` when it is none. */
export function epochOf(iso: string | null): number | null {
  const epoch = iso === null ? Number.NaN : Date.parse(iso);
  return Number.isNaN(epoch) ? null : epoch;
}

/** Zone of a moment: `UTC`, `UTC+8`, `UTC-3:30`. */
export function zoneOf(epoch: number, timeZone?: string): string {
  const { offsetMinutes } = wallTime(epoch, timeZone);
  if (offsetMinutes === 0) return 'UTC';
  const size = Math.abs(offsetMinutes);
  const minutes = size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`;
  return `UTC${offsetMinutes < 0 ? '-' : '+'}${Math.floor(size / 60)}${minutes}`;
}

/**
 * A moment in local time: `14:36` today, `2026-11-24 00:00` on another day; with seconds when it is less than two minutes away.
 * Rounded up to the next full minute, so that nobody who waits until then is early.
 */
export function moment(epoch: number, clock: Clock): string {
  const near = Math.abs(epoch - clock.now) < 2 * minute;
  const shown = near ? Math.ceil(epoch / second) * second : Math.ceil(epoch / minute) * minute;
  const wall = wallTime(shown, clock.timeZone);
  const time = near ? `${wall.time}:${wall.seconds}` : wall.time;
  return wall.date === wallTime(clock.now, clock.timeZone).date ? time : `${wall.date} ${time}`;
}

/** How long until a moment, never too short: `3 h 12 min`. */
export function until(epoch: number, clock: Clock, lang: Lang): string {
  const left = epoch - clock.now;
  return duration(left < second ? second : Math.ceil(left / second) * second, lang, (value) =>
    Math.ceil(withoutNoise(value)),
  );
}

// ---------------------------------------------------------------------------------------------- widths

const ansiSequences = /\u001b\[[0-9;]*[A-Za-z]|\u001b\]8;[^\u0007\u001b]*(?:\u0007|\u001b\\)/g;
/** Unicode classes of the rarer characters. Made when they are first needed: that takes longer than wrapping a page. */
const classes = {
  zeroWidth: null as RegExp | null,
  emoji: null as RegExp | null,
};

function isZeroWidth(character: string): boolean {
  classes.zeroWidth ??= /^(?:[\p{M}\p{Cf}\p{Cc}\u1160-\u11ff]|\p{Emoji_Modifier})$/u;
  return classes.zeroWidth.test(character);
}

function isEmoji(character: string): boolean {
  classes.emoji ??= /^\p{Emoji_Presentation}$/u;
  return classes.emoji.test(character);
}

/** East Asian wide and full-width ranges (Unicode's EastAsianWidth W and F); everything else but emoji is one column. */
const wideRanges: readonly (readonly [from: number, to: number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x17000, 0x18cff],
  [0x1b000, 0x1b2ff],
  [0x1f200, 0x1f2ff],
  [0x20000, 0x3fffd],
];

function isEastAsianWide(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  return point >= 0x1100 && wideRanges.some(([from, to]) => point >= from && point <= to);
}

/**
 * Columns of the characters that pages are made of: Chinese ones and their punctuation two, Latin letters, dashes, quotes, arrows and boxes one.
 * `null` for all others, whose Unicode classes have to be asked; that is slow, and making the expressions for it slower still.
 */
function usualWidth(character: string): 1 | 2 | null {
  const point = character.charCodeAt(0);
  if (
    (point >= 0x4e00 && point <= 0x9fff) ||
    (point >= 0x3001 && point <= 0x3029) ||
    (point >= 0xff01 && point <= 0xff5e)
  )
    return 2;
  if (point >= 0xa1 && point <= 0x2af) return point === 0xad ? null : 1;
  if (point >= 0x2010 && point <= 0x2027) return 1;
  if (point >= 0x2190 && point <= 0x21ff) return 1;
  return point >= 0x2500 && point <= 0x25a1 ? 1 : null;
}

/** A character with everything that is drawn into the same cells: combining marks, variation selectors, joined emoji. */
interface Cluster {
  text: string;
  width: number;
}

function clustersOf(text: string): Cluster[] {
  const clusters: Cluster[] = [];
  let joined = false;
  for (const character of text) {
    // Most text is plain ASCII, and the Unicode classes below are slow.
    if (!joined && character >= ' ' && character <= '~' && character.length === 1) {
      clusters.push({ text: character, width: 1 });
      continue;
    }
    const usual = joined ? null : usualWidth(character);
    if (usual !== null) {
      clusters.push({ text: character, width: usual });
      continue;
    }
    const last = clusters.at(-1);
    if (isZeroWidth(character) || (joined && !/\s/.test(character))) {
      if (last === undefined) clusters.push({ text: character, width: 0 });
      else {
        last.text += character;
        // Variation selector 16 asks for the emoji form, which takes two cells.
        if (character === '\ufe0f' && last.width === 1 && /^\p{Emoji}/u.test(last.text)) last.width = 2;
      }
    } else clusters.push({ text: character, width: isEastAsianWide(character) || isEmoji(character) ? 2 : 1 });
    joined = character === '\u200d' && last !== undefined;
  }
  return clusters;
}

/** Columns that a text takes in a terminal: Chinese characters and emoji two, combining marks and colour sequences none. */
export function displayWidth(text: string): number {
  const bare = text.includes('\u001b') ? text.replace(ansiSequences, '') : text;
  if (isPlainAscii(bare)) return bare.length;
  return clustersOf(bare).reduce((sum, cluster) => sum + cluster.width, 0);
}

/** Removes colours and links. */
export function stripAnsi(text: string): string {
  return text.replace(ansiSequences, '');
}

/** Fills up to `width` columns, on the right or (for numbers) on the left. */
export function pad(text: string, width: number, side: 'left' | 'right' = 'right'): string {
  const fill = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return side === 'right' ? text + fill : fill + text;
}

// ---------------------------------------------------------------------------------------------- lines

/** Characters that may not begin a line, and ones that may not end it (Chinese typesetting; also right after and before Latin ones). */
const notFirst = new Set('，。、；：？！）】》」』〉〕…—％·”’,.;:?!)]}%');
const notLast = new Set('（【《「『〈〔“‘([{');

interface Token {
  text: string;
  width: number;
  /** White space came before it, so a line may break there and a blank is due otherwise. */
  spaced: boolean;
}

const blank = /^[^\S\u00a0]+$/;

/** Words of an ASCII text; a quotation in back quotes that fits a line stays whole. */
function asciiTokens(text: string, width: number): Token[] {
  const tokens: Token[] = [];
  let index = 0;
  while (index < text.length) {
    const from = index;
    while (text[index] === ' ') index += 1;
    const start = index;
    while (index < text.length && text[index] !== ' ') {
      const end = text[index] === '`' ? text.indexOf('`', index + 1) : -1;
      index = end > index && end - index < width ? end + 1 : index + 1;
    }
    if (index > start) tokens.push({ text: text.slice(start, index), width: index - start, spaced: start > from });
  }
  return tokens;
}

/** What must stay on one line: words, addresses, quoted commands, single Chinese characters with their punctuation. */
function tokensOf(text: string, width: number): Token[] {
  if (isPlainAscii(text)) return asciiTokens(text, width);
  const tokens: Token[] = [];
  const clusters = clustersOf(text);
  let spaced = false;
  let open = false;
  let index = 0;
  const append = (part: string, partWidth: number): void => {
    const last = tokens.at(-1);
    if (last === undefined) return;
    last.text += part;
    last.width += partWidth;
  };
  const start = (part: string, partWidth: number): void => {
    tokens.push({ text: part, width: partWidth, spaced });
    spaced = false;
  };
  while (index < clusters.length) {
    const cluster = clusters[index] ?? { text: '', width: 0 };
    index += 1;
    const glued = tokens.length > 0 && !spaced;
    if (cluster.text === ' ' || (cluster.text > '~' && blank.test(cluster.text))) {
      spaced = true;
      open = false;
    } else if (cluster.text === '`' && quotedLength(clusters, index - 1, width) > 0) {
      const end = index - 1 + quotedLength(clusters, index - 1, width);
      const quoted = clusters.slice(index - 1, end);
      const quotedText = quoted.map((part) => part.text).join('');
      const quotedWidth = quoted.reduce((sum, part) => sum + part.width, 0);
      if (glued && open) append(quotedText, quotedWidth);
      else start(quotedText, quotedWidth);
      open = true;
      index = end;
    } else if (glued && notFirst.has(cluster.text)) {
      append(cluster.text, cluster.width);
      open = open && cluster.width === 1;
    } else if (cluster.width === 2 && isEastAsianWide(cluster.text)) {
      const opener = tokens.at(-1)?.text.at(-1);
      if (glued && opener !== undefined && notLast.has(opener)) append(cluster.text, cluster.width);
      else start(cluster.text, cluster.width);
      open = notLast.has(cluster.text);
    } else {
      if (glued && open) append(cluster.text, cluster.width);
      else start(cluster.text, cluster.width);
      open = true;
    }
  }
  return tokens;
}

/** Clusters from the back quote at `from` to its partner, both included; 0 when there is none or the quotation is wider than a line. */
function quotedLength(clusters: readonly Cluster[], from: number, width: number): number {
  let columns = 1;
  for (let index = from + 1; index < clusters.length; index += 1) {
    const cluster = clusters[index];
    if (cluster === undefined) return 0;
    columns += cluster.width;
    if (columns > width) return 0;
    if (cluster.text === '`') return index - from + 1;
  }
  return 0;
}

const neverCut = /:\/\/|^(?:~|\.{0,2})\/|^\$|^[A-Za-z_]\w*=/;

/** A word that no line can hold is cut, unless it is something to copy: an address, a path, a setting. */
function cutToFit(token: Token, width: number): Token[] {
  if (token.width <= width) return [token];
  if (token.text.includes(' '))
    return token.text
      .split(/ +/)
      .flatMap((text, index) =>
        cutToFit({ text, width: displayWidth(text), spaced: index > 0 || token.spaced }, width),
      );
  if (neverCut.test(token.text)) return [token];
  const parts: Token[] = [];
  let current: Token = { text: '', width: 0, spaced: token.spaced };
  for (const cluster of clustersOf(token.text)) {
    if (current.width + cluster.width > width && current.text !== '') {
      parts.push(current);
      current = { text: '', width: 0, spaced: false };
    }
    current.text += cluster.text;
    current.width += cluster.width;
  }
  parts.push(current);
  return parts;
}

/**
 * Breaks a text into lines of at most `width` columns: English between words, Chinese between characters with its punctuation kept in place.
 * Addresses are never broken, even when they are wider than the line. Line feeds in the text stay; an empty text gives no line.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.replace(/[\t\v\f]/g, ' ').split(/\r?\n/)) {
    let line = '';
    let columns = 0;
    for (const token of tokensOf(paragraph, width).flatMap((whole) => cutToFit(whole, width))) {
      const gap = token.spaced && line !== '' ? 1 : 0;
      if (line !== '' && columns + gap + token.width > width) {
        lines.push(line);
        line = token.text;
        columns = token.width;
      } else {
        line += ' '.repeat(gap) + token.text;
        columns += gap + token.width;
      }
    }
    if (line !== '') lines.push(line);
  }
  return lines;
}

/** Joins parts with a separator and breaks only between them (inside a part only when it is wider than the line). */
export function flow(parts: readonly string[], separator: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    if (part === '') continue;
    const joined = line === '' ? part : line + separator + part;
    if (displayWidth(joined) <= width) line = joined;
    else {
      if (line !== '') lines.push(line);
      const pieces = displayWidth(part) <= width ? [part] : wrap(part, width);
      lines.push(...pieces.slice(0, -1));
      line = pieces.at(-1) ?? '';
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** Puts `first` before the first line and as many blanks before the others. */
export function hang(first: string, lines: readonly string[]): string[] {
  const blank = ' '.repeat(displayWidth(first));
  return lines.length === 0
    ? [first.trimEnd()]
    : lines.map((line, index) => (index === 0 ? first : line === '' ? '' : blank) + line);
}
