/** What a look-up needs of every code, and no more. From the rows here; the build puts `entriesOnDisk.ts` in this file's place. */
import type { CodeRow } from './code';
import { rows } from './index';

/** A row without its rules, its words and what only tests read. */
export interface CodeEntry
  extends Omit<CodeRow, 'match' | 'reasons' | 'words' | 'docs' | 'sources' | 'seeAlso' | 'examples' | 'nearMisses'> {
  /** Names of its finer causes. */
  reasons: readonly string[];
}

export function entryOf(row: CodeRow): CodeEntry {
  const { match, reasons, words, docs, sources, seeAlso, examples, nearMisses, ...entry } = row;
  return { ...entry, reasons: Object.keys(reasons ?? {}) };
}

/** In the order of the table. */
export const entries: readonly CodeEntry[] = rows.map(entryOf);
