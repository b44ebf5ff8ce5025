/** Takes the place of `words.ts` in the bundles of the command line: the words of a code from the language's JSON file beside the bundle. */
import { openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '../vocabulary';
import { placeOfWords } from './entriesOnDisk';
import type { CodeWords } from './words';

const files = new Map<Lang, number>();

/**
 * As `codeWords` of `words.ts`. Only the words that are asked for are read and parsed: a run needs a handful of them, and all together take as long as the
 * rest of a look-up. The file stays open as long as the program runs. Throws when the package is incomplete.
 */
export function codeWords(id: string, lang: Lang): CodeWords | null {
  const place = placeOfWords(id, lang);
  if (place === null) return null;
  const file = files.get(lang) ?? openSync(join(__dirname, `words.${lang}.json`), 'r');
  files.set(lang, file);
  const [from, length] = place;
  const bytes = Buffer.allocUnsafe(length);
  const read = readSync(file, bytes, 0, length, from);
  return JSON.parse(bytes.toString('utf8', 0, read)) as CodeWords;
}
