/** Explains words and texts alike; the whole of `explain` for the library and the tests. The command loads the two halves apart. */
import type { ExplainReport } from '../report/report';
import { type ExplainSettings, reportOfReading } from './match';
import { readText } from './text';
import { lookUpWords } from './words';

export type { ExplainSettings } from './match';

/** Explains a text that was piped in or pasted. `asked`: typed as a question. */
export function explainText(text: string, settings: ExplainSettings, asked = false): ExplainReport {
  return reportOfReading(readText(text, settings.lang, asked), settings);
}

/** Explains command-line words: all statuses or codes are looked up one by one; anything else is one text. */
export function explainWords(words: readonly string[], settings: ExplainSettings): ExplainReport {
  return lookUpWords(words, settings) ?? explainText(words.join(' '), settings, true);
}
