/** Takes the reference table out of the bundles: rules go into one JSON file, words into one for each language, and readers take their place. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import type { CodeRow } from '../src/reference/code';
import type { CodeWords } from '../src/reference/words';
import { type Lang, langs } from '../src/vocabulary';
import { evaluateModule } from './evaluate';

/** What stands in for what, in `src/reference`. */
const replaced = { index: 'rowsOnDisk', words: 'wordsOnDisk' } as const;

/** A value as JSON, with `{"$pattern": [source, flags]}` for regular expressions. Throws for what JSON cannot hold, such as a function. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => {
    if (member instanceof RegExp) return { $pattern: [member.source, member.flags] };
    if (typeof member === 'object' && member !== null && !Array.isArray(member)) {
      const prototype: unknown = Object.getPrototypeOf(member);
      if (prototype !== Object.prototype && prototype !== null)
        throw new Error('only plain objects can be written as JSON');
    }
    if (['function', 'symbol', 'bigint'].includes(typeof member))
      throw new Error(`a ${typeof member} cannot be written as JSON`);
    return member;
  });
}

/** A row without its sentences and without what only tests read: what matching and reporting need. */
export function withoutWords(row: CodeRow): object {
  const { words: _words, reasons, ...rest } = row;
  const bare = Object.entries(reasons ?? {}).map(([name, { words: _reasonWords, ...reason }]) => [name, reason]);
  return {
    ...rest,
    examples: [],
    nearMisses: [],
    ...(reasons === undefined ? {} : { reasons: Object.fromEntries(bare) }),
  };
}

function wordsOf(row: CodeRow, lang: Lang): CodeWords {
  const reasons = Object.entries(row.reasons ?? {}).flatMap(([name, { words }]) =>
    words ? [[name, words[lang]] as const] : [],
  );
  return { words: row.words[lang], reasons: Object.fromEntries(reasons) };
}

/** A words file: JSON with one code on each line, because it is read line by line. */
export function wordsJson(rows: readonly CodeRow[], lang: Lang): string {
  const lines = rows.map((row) => `${JSON.stringify(row.id)}:${toJson(wordsOf(row, lang))}`);
  return `{\n${lines.join(',\n')}\n}`;
}

/** The JSON files of the table by name. */
export async function referenceFiles(): Promise<Record<string, string>> {
  const { rows: exported } = await evaluateModule(path.resolve('src/reference/index.ts'));
  if (!Array.isArray(exported)) throw new Error('src/reference/index.ts exports no rows');
  const rows = exported as readonly CodeRow[];
  const words = langs.map((lang) => [`words.${lang}.json`, wordsJson(rows, lang)] as const);
  return Object.fromEntries([['rows.json', toJson(rows.map(withoutWords))] as const, ...words]);
}

/** Puts the readers of the JSON files in the place of the modules that hold the table. */
export function referencePlugin(): Plugin {
  return {
    name: 'reference-table',
    setup(bundler) {
      for (const [original, reader] of Object.entries(replaced))
        bundler.onLoad({ filter: new RegExp(`[\\\\/]src[\\\\/]reference[\\\\/]${original}\\.ts$`) }, (file) => ({
          contents: readFileSync(path.join(path.dirname(file.path), `${reader}.ts`), 'utf8'),
          loader: 'ts',
          resolveDir: path.dirname(file.path),
        }));
    },
  };
}
