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

/** A value as JavaScript source: as JSON, plus regular expressions. Throws for what has no literal form, such as a function. */
export function toSource(value: unknown): string {
  if (value === undefined) return 'undefined';
  if (value instanceof RegExp) return value.toString();
  if (Array.isArray(value)) return `[${value.map(toSource).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null)
      throw new Error('only plain objects can be written as source');
    const entries = Object.entries(value).filter(([, member]) => member !== undefined);
    return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${toSource(member)}`).join(',')}}`;
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null)
    return JSON.stringify(value);
  throw new Error(`a ${typeof value} cannot be written as source`);
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
        const statements = Object.entries(others).map(([name, value]) => `export const ${name} = ${toSource(value)};`);
        return {
          contents: [`export const rows = ${toSource(rows.map(withoutWords))};`, ...statements].join('\n'),
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
