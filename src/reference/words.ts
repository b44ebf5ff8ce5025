/** The words of the table in one language. From the rows here; the build puts `wordsOnDisk.ts` in this file's place, so that bundles carry no sentences. */
import type { Lang } from '../vocabulary';
import type { Words } from './code';
import { rows } from './index';

/** Words of one code, and the sharper words of its reasons. */
export interface CodeWords {
  words: Words;
  reasons: Readonly<Record<string, Partial<Words>>>;
}

/** Words of every code by its id. */
export type WordTable = Readonly<Record<string, CodeWords>>;

const tables = new Map<Lang, WordTable>();

function wordsOfRows(lang: Lang): WordTable {
  const table: Record<string, CodeWords> = {};
  for (const row of rows) {
    const reasons: Record<string, Partial<Words>> = {};
    for (const [name, reason] of Object.entries(row.reasons ?? {}))
      if (reason.words) reasons[name] = reason.words[lang];
    table[row.id] = { words: row.words[lang], reasons };
  }
  return table;
}

/** Words of all codes in that language; the same object on every call. */
export function loadWords(lang: Lang): WordTable {
  const known = tables.get(lang);
  if (known) return known;
  const table = wordsOfRows(lang);
  tables.set(lang, table);
  return table;
}
