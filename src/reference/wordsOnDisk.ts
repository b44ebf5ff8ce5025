/** Takes the place of `words.ts` in the bundles of the command line: reads the words of one language from the JSON file beside the bundle. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '../vocabulary';
import type { WordTable } from './words';

const tables = new Map<Lang, WordTable>();

/** As `loadWords` of `words.ts`. Throws when the package is incomplete. */
export function loadWords(lang: Lang): WordTable {
  const known = tables.get(lang);
  if (known) return known;
  const table = JSON.parse(readFileSync(join(__dirname, `words.${lang}.json`), 'utf8')) as WordTable;
  tables.set(lang, table);
  return table;
}
