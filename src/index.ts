/** The library: what a caught error means, who must act, whether waiting helps. No I/O and no process state may be reached from here. */
import { pastedOf } from './explain/anything';
import { reportOfReading } from './explain/match';
import { readPasted } from './explain/text';
import { lookUpWords } from './explain/words';
import type { ExplainMatch, ExplainReport } from './report/report';
import type { Lang } from './vocabulary';

export type { ExplainInput, ExplainMatch, ExplainReport, Fix } from './report/report';
export type { CodeClass, Confidence, Lang, Owner, Retry } from './vocabulary';
export { codeClasses, confidences, langs, owners, retries } from './vocabulary';

export interface ExplainOptions {
  /** Language of the words; `en` unless told otherwise. */
  lang?: Lang;
  /** Epoch ms from which `retryAt` is reckoned; the clock's time unless told otherwise. */
  now?: number;
}

/**
 * Explains an error: an exception of an SDK, a response that was already read (`{ status, headers, body }`), a status or code, or any text.
 * Matches come best first; none when there is no error in it. Never throws, never gives a key back.
 */
export function explain(input: unknown, options: ExplainOptions = {}): ExplainReport {
  const settings = { lang: options.lang ?? 'en', now: options.now ?? Date.now() };
  const word = typeof input === 'number' ? String(input) : typeof input === 'string' ? input.trim() : '';
  const looked = word === '' ? null : lookUpWords([word], settings);
  if (looked) return looked;
  const { pasted, text } = pastedOf(input);
  return reportOfReading(readPasted(pasted, text, settings.lang), settings);
}

/** What decides how to go on after an error. */
export type Classification = Pick<
  ExplainMatch,
  'code' | 'reason' | 'class' | 'owner' | 'retry' | 'retryAt' | 'confidence' | 'title'
>;

/** The same matches as `explain` without their explanations: for error handlers that retry, page or give up. */
export function classify(input: unknown, options: ExplainOptions = {}): Classification[] {
  return explain(input, options).matches.map(
    ({ code, reason, class: codeClass, owner, retry, retryAt, confidence, title }) => ({
      code,
      reason,
      class: codeClass,
      owner,
      retry,
      retryAt,
      confidence,
      title,
    }),
  );
}
