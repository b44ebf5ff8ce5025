/** Finds streams of events and web pages among other lines. Pure. */
import { textOfHtml } from '../answer';
import type { Evidence } from '../evidence';
import { evidenceFrom, type Sighting } from '../sighting';
import { statusOfClass, statusOfLine } from './signs';

/** A stream of a model's answer or of errors; other streams of events say nothing about the gateway. */
export function isAnswerStream({ completion, envelopes }: Evidence, body: string): boolean {
  if (!completion || completion.events === 0) return false;
  return (
    envelopes.length > 0 ||
    completion.outputChars > 0 ||
    /\[DONE\]|"(?:choices|candidates|delta|response|message|type)"/.test(body)
  );
}

/** A web page that shows an error; `said` is the status that the words before it name. Not sure when neither names one. */
export function pageSighting(page: string, said: number | null = null): Sighting {
  const titled = /<(?:title|h1|h2)[^>]{0,80}>\s*(?:[\w.-]{1,80} \| )?(?:Error |HTTP )?([45]\d\d)\b/i.exec(
    page.slice(0, 20_000),
  )?.[1];
  const status = titled ? Number(titled) : said;
  const evidence = evidenceFrom({ status, body: page });
  const shown = textOfHtml(page).slice(0, 400);
  return {
    evidence: { ...evidence, clientTexts: status === null ? [shown] : [] },
    sure: status !== null,
    reported: false,
    complains: false,
    line: shown,
    at: 0,
  };
}

/** A line of a stream; a dumped object has `data: {` too, but neither a quote nor the start of a line before it. */
export const eventLine = /^(?:data: ?(?:\{ ?"|\[DONE\]|\[\{)|event: ?[a-z_.]+\s*$)/m;

/** Server-sent events among other lines; `null` when there are none or they tell nothing bad. */
export function streamIn(lines: readonly string[]): { evidence: Evidence; first: number; last: number } | null {
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
  const evidence = evidenceFrom({
    status: 200,
    headers: { 'content-type': 'text/event-stream' },
    body: body.join('\n'),
  });
  return isAnswerStream(evidence, body.join('\n')) ? { evidence, first, last } : null;
}

/** A web page among other words that shows an error, up to the first line without a tag; `null` when there is none. */
export function pageIn(text: string): { sighting: Sighting; start: number; end: number } | null {
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
