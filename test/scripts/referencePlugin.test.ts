/** The build's form of the reference rows: what a bundle reads back must be what the sources say. */
import { buildSync } from 'esbuild';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsModule, toJson } from '../../scripts/referencePlugin';
import { rows } from '../../src/reference/index';

/** What the generated module exports. */
function load(module: string): Record<string, unknown>[] {
  const { outputFiles } = buildSync({ stdin: { contents: module }, write: false, format: 'cjs', minify: true });
  const holder: { exports: { rows?: Record<string, unknown>[] } } = { exports: {} };
  new Function('module', outputFiles[0]?.text ?? '')(holder);
  return holder.exports.rows ?? [];
}

describe('the rows of a bundle', () => {
  it('are the rows of the sources, regular expressions included', () => {
    const copy = load(rowsModule(rows));
    expect(copy).toEqual(rows.map((row) => ({ ...row })));
    expect(copy).toEqual(rows.map((row) => ({ ...row })));
  });

  it('keep every JSON value, also odd keys, quotes and line separators', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(load(rowsModule([{ id: 'X', match: [value], about: value }]))).toEqual([
          JSON.parse(JSON.stringify({ id: 'X', match: [value], about: value })),
        ]);
      }),
      { numRuns: 25 },
    );
  });

  it('keep patterns with their flags wherever they stand among the rules', () => {
    const patterns = [/5\s*小时限额/, /a\/b[/]"'`/giu, /\u2028\n/s, /\//];
    const row = { match: patterns.map((text) => ({ text })), reasons: { r: { match: [{ header: ['via', /x/i] }] } } };
    const [copy] = load(rowsModule([row]));
    expect(copy).toEqual(row);
    expect((copy as typeof row).match.map(({ text }) => text.flags)).toEqual(patterns.map(({ flags }) => flags));
  });

  it('refuse what JSON cannot hold', () => {
    for (const value of [() => 1, Symbol('x'), new Map(), 1n]) expect(() => toJson({ value })).toThrow();
  });
});
