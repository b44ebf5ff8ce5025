/** The build's writer of JavaScript literals: what comes out must be what went in. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toSource } from '../../scripts/referencePlugin';

const read = (source: string): unknown => new Function(`return (${source})`)();

describe('toSource', () => {
  it('keeps every JSON value, also odd keys and line separators', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(read(toSource(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('keeps regular expressions with their flags', () => {
    for (const pattern of [/5\s*小时限额/, /a\/b[/]"'`/giu, /\u2028\n/s, /\//]) {
      const copy = read(toSource({ pattern })) as { pattern: RegExp };
      expect([copy.pattern.source, copy.pattern.flags]).toEqual([pattern.source, pattern.flags]);
    }
  });

  it('leaves out members that are undefined and refuses what has no literal form', () => {
    expect(toSource({ a: undefined, b: 1 })).toBe('{"b":1}');
    for (const value of [() => 1, Symbol('x'), new Map(), new Date(0), 1n]) expect(() => toSource(value)).toThrow();
  });
});
