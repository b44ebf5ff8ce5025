/** Lazy patterns: they do what the expressions do in whose place they are put, and they are put only where that is so. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needsOf } from '../../scripts/needs';
import { withLazyPatterns } from '../../scripts/patternPlugin';
import { lazyPattern, listedNeeds } from '../../src/evidence/lazyPattern';

describe('a lazy pattern', () => {
  const expressions = [
    /rate limit/i,
    /\b(?:quota|balance) (\w+)/,
    /额度已用完/,
    /error: (?<why>.+)$/im,
    /, url: \S+$/,
    /\d+$/,
    /^\s*[-*+]\s/,
  ];
  const word = fc.constantFrom(
    'Rate Limit',
    'rate limit',
    'quota used',
    'balance',
    '额度已用完',
    'error: x',
    ', url: y',
    ' ',
    '\n',
    'İ',
  );

  it.each(expressions)('does what %s does', (expression) => {
    const lazy = lazyPattern(expression.source, expression.flags, listedNeeds(needsOf(expression)));
    const stand = lazy as unknown as RegExp;
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        const text = words.join('');
        expect(lazy.exec(text)).toEqual(expression.exec(text));
        expect(lazy.test(text)).toBe(expression.test(text));
        expect(text.match(stand)).toEqual(text.match(expression));
        expect(text.search(stand)).toBe(text.search(expression));
        expect(text.replace(stand, '<$&>')).toBe(text.replace(expression, '<$&>'));
        expect(text.replace(stand, (part) => part.toUpperCase())).toBe(
          text.replace(expression, (part) => part.toUpperCase()),
        );
        expect(text.split(stand)).toEqual(text.split(expression));
      }),
    );
  });

  it('is not made for a text without its words', () => {
    const impossible = lazyPattern('(', '', listedNeeds([['wanted', 'asked for'], ['also']]));
    expect(impossible.test('only one is wanted')).toBe(false);
    expect(() => impossible.test('asked for, and also there')).toThrow(SyntaxError);
  });
});

describe('withLazyPatterns', () => {
  const put = (text: string): string => withLazyPatterns(text, './lazy');

  it('replaces literals whose words are known, each made once', () => {
    expect(put('const a = /rate limit/i;\nexport const f = (t) => /no money/.test(t);')).toBe(
      [
        'import { lazyPattern } from "./lazy";',
        'const lazyPattern$0 = lazyPattern("rate limit", "i", "rate limit");',
        'const lazyPattern$1 = lazyPattern("no money", "", "no money");',
        'const a = lazyPattern$0;\nexport const f = (t) => lazyPattern$1.test(t);',
      ].join('\n'),
    );
  });

  it('replaces expressions that are made from texts which are known', () => {
    expect(put("const code = '(4\\\\d\\\\d)';\nconst all = [new RegExp(`last status: $" + "{code}`, 'i')];")).toContain(
      String.raw`lazyPattern("last status: (4\\d\\d)", "i", "last status: ")`,
    );
    expect(put('const r = new RegExp(String.raw`\\bno such thing\\b`);')).toContain(
      String.raw`lazyPattern("\\bno such thing\\b", "", "no such thing")`,
    );
  });

  it('replaces literals of which nothing is known too', () => {
    expect(put('const a = /\\d+/;')).toContain('lazyPattern("\\\\d+", "", "")');
  });

  it.each([
    'const a = /rate limit/g;',
    'const a = /rate limit/y;',
    'const a = new RegExp(words.join("|"));',
    'const a = new RegExp(`rate limit $' + '{word}`);',
    'const a = "not /an expression/";',
  ])('leaves %s as it is', (text) => {
    expect(put(text)).toBe(text);
  });
});
