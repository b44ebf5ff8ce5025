/** Takes the reference table out of the bundles: what look-ups need, the rules and the words of each language go into JSON files, and readers take their place. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import { traitOf } from '../src/classify/match';
import type { CodeRow } from '../src/reference/code';
import { entryOf } from '../src/reference/entries';
import type { Match, Pattern, Way } from '../src/reference/match';
import type { Place } from '../src/reference/placed';
import { type Rule, rulesOf } from '../src/reference/rules';
import type { StoredRules } from '../src/reference/rulesOnDisk';
import { codeWordsOf } from '../src/reference/words';
import { langs } from '../src/vocabulary';
import { evaluateModule } from './evaluate';
import { needsOf, waysOf } from './needs';

/** What stands in for what, in `src/reference`. */
const replaced = { entries: 'entriesOnDisk', rules: 'rulesOnDisk', words: 'wordsOnDisk' } as const;

function wayOf({ source, flags }: Pick<RegExp, 'source' | 'flags'>): Way {
  const needs = needsOf({ source, flags });
  return { source, ...(needs.length === 0 ? {} : { needs }) };
}

/** A regular expression as the build writes it. */
export function stored(expression: RegExp): Pattern {
  const { source, flags } = expression;
  const ways = waysOf(expression);
  if (ways.length > 1) return { source: '', flags, ways: ways.map((way) => wayOf({ source: way, flags })) };
  return { ...wayOf({ source, flags }), flags };
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

/** A JSON file of values by name, and where in it each value stands, in bytes. */
export function placedJson(values: Readonly<Record<string, unknown>>): {
  json: string;
  places: ReadonlyMap<string, Place>;
} {
  const places = new Map<string, Place>();
  let json = '{';
  for (const [name, value] of Object.entries(values)) {
    const text = toJson(value);
    json += `${json === '{' ? '' : ','}\n${JSON.stringify(name)}:`;
    places.set(name, [Buffer.byteLength(json), Buffer.byteLength(text)]);
    json += text;
  }
  return { json: `${json}\n}`, places };
}

const listOf = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);

/** What a rule cannot do without: one of some symbols, words, statuses or traits; `null` when it may always hold. */
function asksOf({
  code,
  type,
  token,
  text,
  client,
  status,
  header,
  outcome,
  content,
  sender,
}: Match): StoredRules['asks'] {
  const none = { statuses: [], words: [], symbols: [] };
  const symbols = code ?? type ?? token;
  if (symbols !== undefined) return { ...none, symbols: listOf(symbols).map((name) => name.toUpperCase()) };
  const [words] = [text, client].flatMap((pattern) => (pattern === undefined ? [] : needsOf(pattern).slice(0, 1)));
  if (words !== undefined) return { ...none, words };
  if (header !== undefined) return { ...none, symbols: [traitOf('header', header[0])] };
  if (outcome !== undefined) return { ...none, symbols: listOf(outcome).map((name) => traitOf('outcome', name)) };
  if (status !== undefined) return { ...none, statuses: listOf(status) };
  if (sender !== undefined) return { ...none, symbols: listOf(sender).map((name) => traitOf('sender', name)) };
  if (content !== undefined) return { ...none, symbols: listOf(content).map((name) => traitOf('content', name)) };
  return null;
}

/** What the rules of a code ask for; `null` when one of them asks for nothing that is seen at a glance. */
function asksOfRules(rules: readonly Rule[]): StoredRules['asks'] {
  const asks = rules.map(({ match }) => asksOf(match));
  const known = asks.filter((item) => item !== null);
  if (known.length < asks.length) return null;
  const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];
  return {
    statuses: unique(known.flatMap(({ statuses }) => statuses)),
    words: unique(known.flatMap(({ words }) => words)),
    symbols: unique(known.flatMap(({ symbols }) => symbols)),
  };
}

/** The JSON files of the table by name. */
export function filesOf(rows: readonly CodeRow[]): Record<string, string> {
  const byId = <T>(part: (row: CodeRow) => T) => Object.fromEntries(rows.map((row) => [row.id, part(row)]));
  const rules = placedJson(byId((row) => rulesOf(row).rules));
  const words = langs.map((lang) => [lang, placedJson(byId((row) => codeWordsOf(row, lang)))] as const);
  const wordsAt = (id: string) => Object.fromEntries(words.map(([lang, { places }]) => [lang, places.get(id)]));
  const signs = rows
    .map(rulesOf)
    .map((code) => ({ ...code, asks: asksOfRules(code.rules), rules: rules.places.get(code.id) }));
  return {
    'codes.json': toJson(rows.map((row) => ({ ...entryOf(row), words: wordsAt(row.id) }))),
    'signs.json': toJson(signs),
    'rules.json': rules.json,
    ...Object.fromEntries(words.map(([lang, { json }]) => [`words.${lang}.json`, json])),
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
