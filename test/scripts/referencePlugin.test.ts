/** The table as the build writes it and as a bundle reads it: what comes out must be what the sources say. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { filesOf, toJson } from '../../scripts/referencePlugin';
import { symbolsOf, testMatch, wordsOf } from '../../src/classify/match';
import { evidenceOfAnswer } from '../../src/evidence/answer';
import { evidenceOfText } from '../../src/evidence/pasted';
import { entryOf } from '../../src/reference/entries';
import { rows } from '../../src/reference/index';
import type { Pattern } from '../../src/reference/match';
import { codeRules } from '../../src/reference/rules';
import type { StoredRules } from '../../src/reference/rulesOnDisk';
import { codeWords } from '../../src/reference/words';
import { readFixtureRows } from '../../src/simulator/rows';
import { langs } from '../../src/vocabulary';

const files = filesOf(rows);

/** The disk, where bundles look for the files beside themselves. */
vi.mock('node:fs', async (original) => {
  const disk = await original<typeof import('node:fs')>();
  const bytesOf = (file: string): Buffer => Buffer.from(files[path.basename(file)] ?? disk.readFileSync(file));
  const open: string[] = [];
  return {
    ...disk,
    readFileSync: (file: string) => bytesOf(file).toString(),
    openSync: (file: string) => open.push(file) - 1,
    readSync: (file: number, into: Buffer, offset: number, length: number, from: number) =>
      bytesOf(open[file] ?? '').copy(into, offset, from, from + length),
  };
});
/** The build puts one in the place of the other. */
vi.doMock('../../src/reference/entries', () => import('../../src/reference/entriesOnDisk'));
const onDisk = {
  ...(await import('../../src/reference/entriesOnDisk')),
  ...(await import('../../src/reference/rulesOnDisk')),
  ...(await import('../../src/reference/wordsOnDisk')),
};

/** A value with its stored patterns made into expressions again. */
function revived(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return value;
  if (Array.isArray(value)) return value.map(revived);
  if ('source' in value && 'flags' in value) {
    const { source, flags, ways } = value as Pattern;
    return new RegExp(ways?.map((way) => way.source).join('|') ?? source, flags);
  }
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, revived(member)]));
}

describe('what is read from the disk', () => {
  it('is what look-ups need of the rows of the sources', () => {
    expect(onDisk.entries.map((entry) => ({ ...entry, words: undefined }))).toEqual(rows.map(entryOf));
  });

  it('is the rules of the sources, regular expressions included', () => {
    const rulesById = JSON.parse(files['rules.json'] ?? '') as Record<string, unknown>;
    const codes = JSON.parse(files['signs.json'] ?? '') as StoredRules[];
    const together = codes.map(({ asks: _asks, ...code }) => ({ ...code, rules: revived(rulesById[code.id]) }));
    expect(together).toEqual(codeRules);
    const patterns = files['rules.json']?.match(/"needs":/g) ?? [];
    expect(patterns.length).toBeGreaterThan(200);
  });

  it('is every rule that holds, chosen by signs seen at a glance', () => {
    const pasted = (JSON.parse(readFileSync('test/fixtures/clients.json', 'utf8')) as { text: string }[]).flatMap(
      ({ text }) => evidenceOfText(text).sightings.map(({ evidence }) => evidence),
    );
    const answered = readFixtureRows('test/fixtures').map(({ response, request }) =>
      evidenceOfAnswer({ ...response, method: request.method, path: request.path }),
    );
    let chosen = 0;
    for (const evidence of [...pasted, ...answered]) {
      const words = wordsOf(evidence);
      const codes = onDisk.rulesFor({ status: evidence.status, words, symbols: symbolsOf(evidence) });
      chosen += codes.length;
      const ids = new Set(codes.map(({ id }) => id));
      const missing = codeRules.filter(
        ({ id, rules }) => !ids.has(id) && rules.some(({ match }) => testMatch(match, evidence, words)),
      );
      if (missing.length > 0) expect.fail(`${missing[0]?.id} is not asked about ${words}`);
    }
    expect(chosen / (pasted.length + answered.length)).toBeLessThan(rows.length / 3);
  });

  it('keeps every JSON value, also odd keys, quotes and line separators', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(toJson([value]))).toEqual(JSON.parse(JSON.stringify([value])));
      }),
    );
  });

  it('keeps patterns with their flags', () => {
    for (const text of [/5\s*小时限额/, /a\/b[/]"'`/giu, /\u2028\n/s, /\//])
      expect(revived(JSON.parse(toJson({ match: [{ text }] })))).toEqual({ match: [{ text }] });
  });

  it('holds nothing that JSON cannot hold', () => {
    for (const value of [() => 1, Symbol('x'), new Map(), 1n]) expect(() => toJson({ value })).toThrow();
  });
});

describe('words', () => {
  it.each(langs)('of %s are the words of the sources', (lang) => {
    for (const { id } of rows) expect(onDisk.codeWords(id, lang), id).toEqual(codeWords(id, lang));
    expect(onDisk.codeWords('NO_SUCH_CODE', lang)).toBeNull();
    expect(Object.keys(JSON.parse(files[`words.${lang}.json`] ?? ''))).toEqual(rows.map(({ id }) => id));
  });
});
