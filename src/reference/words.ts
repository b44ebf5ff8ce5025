/** The words of the table, code by code. From the rows here; the build puts `wordsOnDisk.ts` in this file's place, so that bundles carry no sentences. */
import type { Lang } from '../vocabulary';
import type { CodeRow, Words } from './code';
import { rows } from './index';

/** What a page about one code says, in one language. */
export interface CodeWords extends Pick<CodeRow, 'docs' | 'sources' | 'seeAlso'> {
  words: Words;
  /** The sharper words of its finer causes. */
  reasons: Readonly<Record<string, Partial<Words>>>;
}

export function codeWordsOf({ words, reasons, docs, sources, seeAlso }: CodeRow, lang: Lang): CodeWords {
  const sharper = Object.entries(reasons ?? {}).flatMap(([name, reason]) =>
    reason.words ? [[name, reason.words[lang]] as const] : [],
  );
  return { words: words[lang], reasons: Object.fromEntries(sharper), docs, sources, seeAlso };
}

const byId = new Map(rows.map((row) => [row.id, row]));

/** The words of a code of the table; `null` when there is no such code. */
export function codeWords(id: string, lang: Lang): CodeWords | null {
  const row = byId.get(id);
  return row ? codeWordsOf(row, lang) : null;
}
