/** Words that stand in every match: a rule that is passed over because its words are missing must be one that does not match. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needsOf } from '../../scripts/needs';
import { stored } from '../../scripts/referencePlugin';
import { testMatch, wordsOf } from '../../src/classify/match';
import { evidenceOfText } from '../../src/evidence/pasted';
import type { Match, Pattern } from '../../src/reference/match';
import { codeRules } from '../../src/reference/rules';
import { readFixtureRows } from '../../src/simulator/rows';

describe('needsOf', () => {
  it.each([
    [/rate limit exceeded/i, [['rate limit exceeded']]],
    [/5\s*小时限额/, [['小时限额']]],
    [/(?:quota|balance) is (?:used up|empty)/i, [['quota', 'balance'], ['used up', 'empty'], [' is ']]],
    [/\b(?:Overloaded|at capacity)\b/, [['overloaded', 'at capacity']]],
    [/colou?r code/, [['r code'], ['colo']]],
    [/ab+cdef/, [['bcdef']]],
    [/model ["'][^"']+["'] does not exist/i, [[' does not exist'], ['model '], ['"', "'"]]],
    [/\s[·|]\s/, [['·', '|']]],
    [/^[ab.]+$/, []],
    [/(?:-|\+){2}/, [['-', '+']]],
    [/[Ee]rror code/, [['error code']]],
    [
      /api key (?:5h|daily) (?:limit|quota) (?:exceeded|(?:has been )?reached)/,
      [['api key '], ['exceeded', 'reached'], ['limit', 'quota']],
    ],
    [
      /no key|key (?:has )?expired/,
      [
        ['no key', 'expired'],
        ['no key', 'key '],
      ],
    ],
    [/the code and the code/, [['the code and the code']]],
    [/the code.*the code/, [['the code']]],
    [/(?:not found)?/, []],
    [/\d{3}/, []],
    [/(?:timeout|\d+)/, []],
    [/straße/i, [['stra']]],
    [/(?=never read)plain words/, [['plain words']]],
    [/x(?!not this)yz/, [['xyz']]],
    [/kelvin/iu, []],
    [/abc𐐀def/i, [['abc'], ['def']]],
  ])('%s', (expression, needs) => {
    expect(needsOf(expression)).toEqual(needs);
  });

  it('never names a word that a match lacks', () => {
    // Patterns put together from pieces, and texts from the same pieces: what matches must hold one of the words.
    const piece = fc.constantFrom('abc', 'DEF', 'a', ' ', 'xyz', '额度', 'É', 'ß');
    const quantifier = fc.constantFrom('', '?', '*', '+', '{2}');
    const group = fc.array(piece, { minLength: 1, maxLength: 3 }).map((parts) => `(?:${parts.join('|')})`);
    const element = fc.tuple(fc.oneof(piece, group, fc.constantFrom('[aA]', '.', '\\s', '\\b')), quantifier);
    const source = fc
      .array(element, { minLength: 1, maxLength: 5 })
      .map((parts) =>
        parts
          .map(([text, times]) =>
            text === '\\b'
              ? text
              : text.length > 1 && times && text[0] !== '(' && text[0] !== '[' && text[0] !== '\\'
                ? `(?:${text})${times}`
                : text + times,
          )
          .join(''),
      );
    const text = fc
      .array(fc.oneof(piece, fc.constantFrom('abcdef', 'ABC', 'z', '\n')), { maxLength: 8 })
      .map((parts) => parts.join(''));
    let matched = 0;
    fc.assert(
      fc.property(source, fc.constantFrom('', 'i'), text, (pattern, flags, words) => {
        const expression = new RegExp(pattern, flags);
        const needs = needsOf(expression);
        if (needs.length === 0 || !expression.test(words)) return;
        matched += 1;
        expect(
          needs.every((list) => list.some((word) => words.toLowerCase().includes(word))),
          `${expression} needs ${needs}: ${words}`,
        ).toBe(true);
      }),
      { numRuns: 5000 },
    );
    expect(matched).toBeGreaterThan(100);
  });
});

const clientTexts = JSON.parse(readFileSync('test/fixtures/clients.json', 'utf8')) as { text: string }[];
const exchanges = readFixtureRows('test/fixtures');

/** A rule as the build stores it. */
function storedRule(match: Match): Match {
  const changed = Object.entries(match).map(([name, value]) => {
    if (value instanceof RegExp) return [name, stored(value)];
    if (Array.isArray(value) && value[1] instanceof RegExp) return [name, [value[0], stored(value[1])]];
    return [name, value];
  });
  return Object.fromEntries(changed) as Match;
}

describe('stored rules', () => {
  const rules = codeRules.flatMap(({ rules: own }) => own.map(({ match }) => [match, storedRule(match)] as const));

  it('all hold a pattern that is known by its words, but for a few', () => {
    const patterns = rules.flatMap(([, { text, client }]) =>
      [text, client].filter((item): item is Pattern => item !== undefined),
    );
    const open = patterns.filter(({ needs, ways }) => (ways ?? [{ needs }]).some((way) => way.needs === undefined));
    expect(open.length / patterns.length).toBeLessThan(0.12);
  });

  it('hold for the same evidence as those of the sources', () => {
    let held = 0;
    for (const text of [...exchanges.map(({ response }) => response.body), ...clientTexts.map((row) => row.text)])
      for (const { evidence } of evidenceOfText(text).sightings) {
        const words = wordsOf(evidence);
        for (const [match, copy] of rules) {
          const hit = testMatch(match, evidence, words);
          if (hit) held += 1;
          const same = testMatch(copy, evidence, words)?.matchedBy === hit?.matchedBy;
          if (!same) expect.fail(`${JSON.stringify(copy)} differs on ${text}`);
        }
      }
    expect(held).toBeGreaterThan(2000);
  });
});
