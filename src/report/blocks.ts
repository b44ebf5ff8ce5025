/** Building blocks that the terminal page of a report and that of an explanation share: title, who must act and when, numbered steps. Pure; needs neither the wire nor the schema. */
import { cleanForTerminal, isPlainAscii } from '../redact';
import { phrase } from '../reference/phrases/page';
import type { Lang, Owner, Retry } from '../vocabulary';
import { displayWidth, epochOf, hang, moment, pad, until, wrap, zoneOf } from './format';
import type { Fix } from './report';
import type { Style } from './style';

export interface PageOptions {
  lang: Lang;
  /** Columns of the terminal. */
  width: number;
  style: Style;
  /** Epoch ms at which the page is read. */
  now: number;
  /** Origin of the portal, for steps that name a page (`/keys`) without a host. */
  portal: string;
  /** IANA zone in which times are shown; the system's own when left out. */
  timeZone?: string;
}

const narrowest = 24;
const widest = 100;

/** Columns that a page uses: text lines wider than 100 columns are hard to read. */
export function pageWidth(options: { width: number }, most = widest): number {
  const asked = Number.isFinite(options.width) ? Math.floor(options.width) : 80;
  return Math.min(Math.max(asked, narrowest), most);
}

/** One line of text that came from outside: no control characters, no line breaks. */
export function oneLine(text: string): string {
  if (isPlainAscii(text) && !text.includes('  ')) return text.trim();
  return cleanForTerminal(text)
    .replace(/[^\S\u00a0]+/g, ' ')
    .trim();
}

/** Keeps a phrase on one line: its blanks do not break. The page turns them back into plain ones. */
export function glue(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}

/** Several lines that came from outside, as they are but for control characters; tabs become blanks. */
export function rawLines(text: string): string[] {
  return cleanForTerminal(text)
    .replace(/\t/g, '  ')
    .split('\n')
    .map((line) => line.trimEnd());
}

/** Joins lines into the page: plain blanks only, none at the end of a line, no two empty lines in a row, one line feed at the end. */
export function page(lines: readonly string[]): string {
  const trimmed = lines.map((line) => line.replaceAll('\u00a0', ' ').trimEnd());
  const kept = trimmed.filter((line, index) => line !== '' || (index > 0 && trimmed[index - 1] !== ''));
  while (kept.at(-1) === '') kept.pop();
  return `${kept.join('\n')}\n`;
}

/** A moment with its zone and how far away it is: `14:36 UTC+8 (in 3 h 12 min)`. */
export function whenPhrase(epoch: number, options: PageOptions): string {
  const { lang } = options;
  const time = glue(phrase(lang, 'zoned', { time: moment(epoch, options), zone: zoneOf(epoch, options.timeZone) }));
  if (epoch <= options.now) return time;
  const left = phrase(lang, 'in', { duration: until(epoch, options, lang) });
  return phrase(lang, 'aside', { text: time, aside: glue(left) });
}

/** Who must act, whether waiting helps, and until when; in whole sentences. */
export function actSentence(
  finding: { owner: Owner; retry: Retry; retryAt: string | null },
  options: PageOptions,
): string {
  const { lang } = options;
  const { owner, retry } = finding;
  const at = epochOf(finding.retryAt);
  const future = at !== null && at > options.now;
  const join = (...sentences: string[]): string => sentences.join(phrase(lang, 'sentence.separator'));
  if (retry === 'no') return join(phrase(lang, `act.${owner}`), phrase(lang, 'wait.no'));
  if (retry === 'backoff')
    return join(
      future ? phrase(lang, 'backoff.at', { when: whenPhrase(at, options) }) : phrase(lang, 'backoff.now'),
      phrase(lang, `stays.${owner}`),
    );
  if (at !== null && !future)
    return join(phrase(lang, 'reset.due', { when: whenPhrase(at, options) }), phrase(lang, `stays.${owner}`));
  if (owner === 'you')
    return at === null
      ? phrase(lang, 'reset.you.unknown')
      : phrase(lang, 'reset.you', { when: whenPhrase(at, options) });
  return join(
    at === null ? phrase(lang, 'reset.other.unknown') : phrase(lang, 'reset.other', { when: whenPhrase(at, options) }),
    phrase(lang, `sooner.${owner}`),
  );
}

/** `✖ Title …                CODE`: the code at the right edge when it fits on the last line of the title, else below. */
export function titleLines(
  symbol: string,
  title: string,
  code: string,
  paint: (text: string) => string,
  options: PageOptions,
): string[] {
  const { style } = options;
  const width = pageWidth(options);
  const lead = symbol === '' ? '' : `${symbol} `;
  const lines = hang(lead, wrap(oneLine(title), width - displayWidth(lead)));
  const painted = lines.map((line) => style.bold(paint(line)));
  if (code === '') return painted;
  const gap = width - displayWidth(lines.at(-1) ?? '') - displayWidth(code);
  if (gap >= 2) painted.push(`${painted.pop() ?? ''}${' '.repeat(gap)}${style.code(code)}`);
  else painted.push(' '.repeat(displayWidth(lead)) + style.code(code));
  return painted;
}

/** A heading, on as many lines as it needs. */
export function heading(text: string, indent: number, options: PageOptions): string[] {
  return hang(' '.repeat(indent), wrap(text, pageWidth(options) - indent)).map(options.style.bold);
}

/** A paragraph between margins. */
export function paragraph(text: string, indent: number, options: PageOptions): string[] {
  const margin = ' '.repeat(indent);
  return hang(margin, wrap(oneLine(text), pageWidth(options) - indent));
}

interface Thing {
  text: string;
  paint: (text: string) => string;
}

function thingsOf(fix: Fix, options: PageOptions): Thing[] {
  const { style, portal } = options;
  const things = fix.commands.flatMap(rawLines).map((text): Thing => ({ text, paint: style.command }));
  if (fix.url === null) return things;
  const url = fix.url.startsWith('/') ? portal.replace(/\/+$/, '') + fix.url : fix.url;
  return [...things, { text: oneLine(url), paint: style.link }];
}

/**
 * Numbered steps. What to paste or open stands beside the sentence when that fits for all of them, else below it; it is never wrapped.
 */
export function fixLines(fixes: readonly Fix[], indent: number, options: PageOptions): string[] {
  const digits = String(fixes.length).length;
  return stepLines(fixes, (index) => `${' '.repeat(indent)}${String(index + 1).padStart(digits)}. `, options);
}

/** Steps with any mark before them, as wide for one as for the other. */
export function stepLines(fixes: readonly Fix[], lead: (index: number) => string, options: PageOptions): string[] {
  const width = pageWidth(options);
  const leadWidth = displayWidth(lead(0));
  const rows = fixes.map((fix) => ({ text: oneLine(fix.text), things: thingsOf(fix, options) }));
  const column = Math.max(0, ...rows.filter(({ things }) => things.length > 0).map(({ text }) => displayWidth(text)));
  const fits = ({ text, things }: { text: string; things: Thing[] }): boolean => {
    const [only, second] = things;
    if (second !== undefined) return false;
    return leadWidth + (only === undefined ? displayWidth(text) : column + 3 + displayWidth(only.text)) <= width;
  };
  const beside = rows.every(fits);
  return rows.flatMap(({ text, things }, index) => {
    const [only] = things;
    if (beside && only !== undefined) return [`${lead(index)}${pad(text, column)}   ${only.paint(only.text)}`];
    const margin = ' '.repeat(leadWidth);
    return [
      ...hang(lead(index), wrap(text, width - leadWidth)),
      ...things.map((thing) => margin + thing.paint(thing.text)),
    ];
  });
}

/** `label  text`, the text hanging in its own column; labels are as wide as the widest of their group. */
export function labelledLines(
  rows: readonly { label: string; lines: (width: number) => string[] }[],
  indent: number,
  options: PageOptions,
  paint: (text: string) => string = (text) => text,
): string[] {
  const width = pageWidth(options);
  const column = Math.max(0, ...rows.map(({ label }) => displayWidth(label)));
  return rows.flatMap(({ label, lines }) => {
    const head = `${' '.repeat(indent)}${label}${' '.repeat(column - displayWidth(label) + 2)}`;
    return hang(head, lines(width - displayWidth(head))).map(paint);
  });
}

/** A command beside the sentence that introduces it, or below when the line is too short. */
export function commandLines(text: string, command: string, options: PageOptions): string[] {
  const { style } = options;
  const width = pageWidth(options);
  const gap = text.endsWith('：') ? '' : ' ';
  if (2 + displayWidth(text + gap + command) <= width) return [`  ${style.dim(text)}${gap}${style.command(command)}`];
  return [...hang('  ', wrap(text, width - 2)).map(style.dim), `    ${style.command(command)}`];
}
