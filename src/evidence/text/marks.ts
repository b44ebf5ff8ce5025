/** A text without its structured parts, which have been read: marks or blanks stand where they were. Pure. */

interface Span {
  start: number;
  end: number;
}

/** Stands for a structured part in the text around it. */
export const mark = '\ufffc';

/** The text with each span replaced by one mark. */
export function masked(text: string, spans: readonly Span[]): string {
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
export function withoutSpans(text: string, spans: readonly Span[]): string {
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
export function aroundMarks(line: string): { before: string; after: string }[] {
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
