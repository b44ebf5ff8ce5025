/** Takes the place of `words.ts` in the bundles of the command line: the words of one language from the JSON file beside the bundle. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '../vocabulary';
import type { CodeWords, WordTable } from './words';

/**
 * The table of a words file. The file is JSON with one code on each line, so that only the codes that are looked at are parsed: a run needs a handful
 * of them, and all together take as long as the rest of a look-up.
 */
export function readWords(json: string): WordTable {
  const table: Record<string, CodeWords> = {};
  for (const line of json.split('\n')) {
    const end = line.indexOf(':');
    if (end < 0) continue;
    const id = JSON.parse(line.slice(0, end)) as string;
    let words: CodeWords | undefined;
    Object.defineProperty(table, id, {
      enumerable: true,
      get() {
        words ??= JSON.parse(line.slice(end + 1).replace(/,$/, '')) as CodeWords;
        return words;
      },
    });
  }
  return table;
}

const tables = new Map<Lang, WordTable>();

/** As `loadWords` of `words.ts`. Throws when the package is incomplete. */
export function loadWords(lang: Lang): WordTable {
  const known = tables.get(lang);
  if (known) return known;
  const table = readWords(readFileSync(join(__dirname, `words.${lang}.json`), 'utf8'));
  tables.set(lang, table);
  return table;
}
