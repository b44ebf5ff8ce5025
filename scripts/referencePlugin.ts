/** Takes the reference table out of the bundles: what look-ups need, the rules and the words of each language go into JSON files, and readers take their place. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import type { CodeRow } from '../src/reference/code';
import { entryOf } from '../src/reference/entries';
import type { Place } from '../src/reference/entriesOnDisk';
import type { Pattern } from '../src/reference/match';
import { rulesOf } from '../src/reference/rules';
import { codeWordsOf } from '../src/reference/words';
import { type Lang, langs } from '../src/vocabulary';
import { evaluateModule } from './evaluate';
import { needsOf } from './needs';

/** What stands in for what, in `src/reference`. */
const replaced = { entries: 'entriesOnDisk', rules: 'rulesOnDisk', words: 'wordsOnDisk' } as const;

/** A regular expression as the build writes it. */
export function stored(expression: RegExp): Pattern {
  const needs = needsOf(expression);
  return { source: expression.source, flags: expression.flags, ...(needs === null ? {} : { needs }) };
}

/** A value as JSON, with a `Pattern` for each regular expression. Throws for what JSON cannot hold, such as a function. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => {
    if (member instanceof RegExp) return stored(member);
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

/** A words file, and where in it the words of each code stand, in bytes. The file is JSON as a whole. */
export function wordsFile(rows: readonly CodeRow[], lang: Lang): { json: string; places: ReadonlyMap<string, Place> } {
  const places = new Map<string, Place>();
  let json = '{\n';
  for (const [index, row] of rows.entries()) {
    const words = toJson(codeWordsOf(row, lang));
    json += `${index === 0 ? '' : ',\n'}${JSON.stringify(row.id)}:`;
    places.set(row.id, [Buffer.byteLength(json), Buffer.byteLength(words)]);
    json += words;
  }
  return { json: `${json}\n}`, places };
}

/** The JSON files of the table by name. */
export function filesOf(rows: readonly CodeRow[]): Record<string, string> {
  const files = langs.map((lang) => [lang, wordsFile(rows, lang)] as const);
  const wordsOf = (id: string) => Object.fromEntries(files.map(([lang, { places }]) => [lang, places.get(id)]));
  return {
    'codes.json': toJson(rows.map((row) => ({ ...entryOf(row), words: wordsOf(row.id) }))),
    'rules.json': toJson(rows.map(rulesOf)),
    ...Object.fromEntries(files.map(([lang, { json }]) => [`words.${lang}.json`, json])),
  };
}

/** The JSON files of the table as it stands in the sources. */
export async function referenceFiles(): Promise<Record<string, string>> {
  const { rows } = await evaluateModule(path.resolve('src/reference/index.ts'));
  if (!Array.isArray(rows)) throw new Error('src/reference/index.ts exports no rows');
  return filesOf(rows as readonly CodeRow[]);
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
