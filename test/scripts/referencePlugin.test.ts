/** The table as the build writes it and as a bundle reads it: what comes out must be what the sources say. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { toJson, withoutWords, wordsJson } from '../../scripts/referencePlugin';
import type { CodeRow } from '../../src/reference/code';
import { rows } from '../../src/reference/index';
import { loadWords } from '../../src/reference/words';
import { readWords } from '../../src/reference/wordsOnDisk';
import { langs } from '../../src/vocabulary';

vi.mock('node:fs', async (original) => ({
  ...(await original<typeof import('node:fs')>()),
  readFileSync: () => '[]',
}));
const { readRows } = await import('../../src/reference/rowsOnDisk');

describe('rows', () => {
  it('are the rows of the sources without words, regular expressions included', () => {
    const copy = readRows(toJson(rows.map(withoutWords)));
    const bare = rows.map(({ words: _words, reasons, ...row }) => ({
      ...row,
      examples: [],
      nearMisses: [],
      ...(reasons === undefined
        ? {}
        : {
            reasons: Object.fromEntries(Object.entries(reasons).map(([name, { match }]) => [name, { match }])),
          }),
    }));
    // Twice: the rules are made on the first look.
    for (let look = 0; look < 2; look += 1) expect(copy).toEqual(bare);
  });

  it('keep every JSON value, also odd keys, quotes and line separators', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const row = { id: 'X', match: [{ value }], about: value } as unknown as CodeRow;
        expect(readRows(toJson([row]))).toEqual(JSON.parse(JSON.stringify([row])));
      }),
    );
  });

  it('keep patterns with their flags wherever they stand among the rules', () => {
    const patterns = [/5\s*小时限额/, /a\/b[/]"'`/giu, /\u2028\n/s, /\//];
    const row = { match: patterns.map((text) => ({ text })), reasons: { r: { match: [{ header: ['via', /x/i] }] } } };
    const [copy] = readRows(toJson([row]));
    expect(copy).toEqual(row);
    expect(copy?.match.map(({ text }) => text?.flags)).toEqual(patterns.map(({ flags }) => flags));
  });

  it('refuse what JSON cannot hold', () => {
    for (const value of [() => 1, Symbol('x'), new Map(), 1n]) expect(() => toJson({ value })).toThrow();
  });
});

describe('words', () => {
  it.each(langs)('of %s are the words of the sources', (lang) => {
    const json = wordsJson(rows, lang);
    expect(JSON.parse(json)).toEqual(loadWords(lang));
    expect(readWords(json)).toEqual(loadWords(lang));
    expect(Object.keys(readWords(json))).toEqual(rows.map(({ id }) => id));
  });
});
