/** Explains words and texts alike; the whole of `explain` for the library and the tests. The command loads the two halves apart. */
import type { ExplainReport } from '../report/report';
import type { ExplainSettings } from './match';
import { explainText } from './text';
import { lookUpWords } from './words';

export type { ExplainSettings } from './match';
export { explainText } from './text';

/** Explains command-line words: all statuses or codes are looked up one by one; anything else is one text. */
export function explainWords(words: readonly string[], settings: ExplainSettings): ExplainReport {
  return lookUpWords(words, settings) ?? explainText(words.join(' '), settings, true);
}
