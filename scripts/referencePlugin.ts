/** Splits the reference table at build time: matching rules go into the bundles as code, words into one JSON file per language. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import type { CodeRow } from '../src/reference/code';
import type { CodeWords } from '../src/reference/words';
import { type Lang, langs } from '../src/vocabulary';
import { evaluateModule } from './evaluate';

const referenceFile = path.resolve('src/reference/index.ts');
const wordsOnDisk = path.resolve('src/reference/wordsOnDisk.ts');

/** Key of the stand-in for a regular expression in JSON. */
const patternKey = '$pattern';

/** A value as JSON, with `{"$pattern": [source, flags]}` for regular expressions. Throws for what JSON cannot hold, such as a function. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => {
    if (member instanceof RegExp) return { [patternKey]: [member.source, member.flags] };
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

/**
 * The module that takes the place of `reference/index.ts`. The rows are one JSON text: parsing that is several times faster than running the same
 * rows as code. Their rules, which hold the regular expressions, are made when a row's rules are first looked at.
 */
export function rowsModule(rows: readonly object[]): string {
  return `
const revive = (value) => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(revive);
  if (value.${patternKey}) return new RegExp(...value.${patternKey});
  for (const key in value) value[key] = revive(value[key]);
  return value;
};
const lazy = (holder, key) => {
  const raw = holder[key];
  let made;
  Object.defineProperty(holder, key, { enumerable: true, configurable: true, get: () => (made ??= revive(raw)) });
};
export const rows = JSON.parse(${JSON.stringify(toJson(rows))});
for (const row of rows) {
  lazy(row, 'match');
  if (row.reasons) lazy(row, 'reasons');
}`;
}

/** A row without its sentences and without what only tests read: what matching and reporting need. */
function withoutWords(row: CodeRow): object {
  const { words: _words, reasons, ...rest } = row;
  const bare = Object.entries(reasons ?? {}).map(([name, { words: _reasonWords, ...reason }]) => [name, reason]);
  return {
    ...rest,
    examples: [],
    nearMisses: [],
    ...(reasons === undefined ? {} : { reasons: Object.fromEntries(bare) }),
  };
}

async function evaluateReference(): Promise<Record<string, unknown> & { rows: readonly CodeRow[] }> {
  const exported = await evaluateModule(referenceFile);
  if (!Array.isArray(exported.rows)) throw new Error('src/reference/index.ts exports no rows');
  return { ...exported, rows: exported.rows as readonly CodeRow[] };
}

/** The words of every code, by language and id: the content of the JSON files. */
export async function wordFiles(): Promise<Record<Lang, Record<string, CodeWords>>> {
  const { rows } = await evaluateReference();
  const inLanguage = (lang: Lang): Record<string, CodeWords> =>
    Object.fromEntries(
      rows.map((row) => {
        const reasons = Object.entries(row.reasons ?? {}).flatMap(([name, { words }]) =>
          words ? [[name, words[lang]] as const] : [],
        );
        return [row.id, { words: row.words[lang], reasons: Object.fromEntries(reasons) }];
      }),
    );
  return Object.fromEntries(langs.map((lang) => [lang, inLanguage(lang)])) as Record<Lang, Record<string, CodeWords>>;
}

/** Puts the bare rows in the place of `reference/index.ts` and the reader of the JSON files in the place of `reference/words.ts`. */
export function referencePlugin(): Plugin {
  return {
    name: 'reference-table',
    setup(bundler) {
      bundler.onLoad({ filter: /[\\/]src[\\/]reference[\\/]index\.ts$/ }, async () => {
        const { rows, ...others } = await evaluateReference();
        const statements = Object.entries(others).map(([name, value]) => `export const ${name} = ${toJson(value)};`);
        return {
          contents: [rowsModule(rows.map(withoutWords)), ...statements].join('\n'),
          loader: 'js',
          resolveDir: path.dirname(referenceFile),
        };
      });
      bundler.onLoad({ filter: /[\\/]src[\\/]reference[\\/]words\.ts$/ }, async () => ({
        contents: await readFile(wordsOnDisk, 'utf8'),
        loader: 'ts',
        resolveDir: path.dirname(wordsOnDisk),
      }));
    },
  };
}
