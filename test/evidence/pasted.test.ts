/** Whatever is pasted, reading it ends soon, in bounded memory, without an exception. Bounds are coarse: they catch growth, not slowness. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceOfText } from '../../src/evidence/pasted';
import { explainText } from '../../src/explain/explain';
import { guesses } from '../../src/explain/guess';
import { rows } from '../../src/reference';
import type { Match } from '../../src/reference/match';
import { fixture } from '../explain/cases';

const megabytes = 10 * 1024 * 1024;
const coarseMs = 8000;

function lasting(text: string): { ms: number; code: string | undefined } {
  const begun = performance.now();
  const code = explainText(text, { lang: 'en', now: 0 }).matches[0]?.code;
  return { ms: performance.now() - begun, code };
}

describe('big and hostile texts', () => {
  const line = '2026-11-23 06:11:53 INFO request served in 42 ms path=/v1/models status=200\n';
  const log = line.repeat(megabytes / line.length);
  const cause = 'Error code: 429 - api key 5小时限额已用完\n';

  it.each([
    ['at the end', log + cause],
    ['at the start', cause + log],
    ['in the middle', log.slice(0, megabytes / 2) + cause + log.slice(megabytes / 2)],
  ])('finds the one error of 10 MB of log %s', (_where, text) => {
    const { ms, code } = lasting(text);
    expect(code).toBe('KEY_WINDOW_5H_EXHAUSTED');
    expect(ms).toBeLessThan(coarseMs);
  });

  it.each([
    ['brackets', '['.repeat(100_000)],
    ['braces', '{'.repeat(100_000)],
    ['nested objects', '{"a":'.repeat(100_000)],
    ['nested lists of objects', '[{'.repeat(100_000)],
    ['nested escaped objects', '{\\"a\\":'.repeat(50_000)],
    ['closing braces', '}'.repeat(100_000)],
    ['quotes', '"'.repeat(400_000)],
    ['backslashes', `{${'\\'.repeat(400_000)}`],
    ['escaped quotes', `{${'\\"'.repeat(200_000)}`],
    ['one letter', 'a'.repeat(megabytes)],
    ['blanks', ' '.repeat(megabytes)],
    ['line feeds', '\n'.repeat(megabytes)],
    ['error words', 'error '.repeat(megabytes / 6)],
    ['announcements', 'error: '.repeat(60_000)],
    ['colons', ': '.repeat(190_000)],
    ['quoted letters', "'a' ".repeat(90_000)],
    ['tags', '<div>'.repeat(80_000)],
    ['scripts', `<!doctype html>${'<script '.repeat(50_000)}`],
    ['status lines', 'HTTP/1.1 401 X\n'.repeat(25_000)],
    ['responses', 'HTTP/1.1 401 X\na: b\n\n'.repeat(18_000)],
    ['events', 'data: {"a":1}\n'.repeat(25_000)],
    ['entities', '&quot;'.repeat(60_000)],
    ['escape characters', '\u001b['.repeat(180_000)],
    ['a list of objects', `{"items":[${'{"id":1,"name":"error thing","ok":true},'.repeat(megabytes / 42)}{}]}`],
    ['symbols', 'A_'.repeat(190_000)],
    ['dots', 'a.'.repeat(190_000)],
    ['digits', '1'.repeat(380_000)],
    ['lone surrogates', '\u0000\u0001\uffff\ud800'.repeat(90_000)],
  ])('gets through %s', (_name, text) => {
    expect(lasting(text).ms).toBeLessThan(coarseMs);
  });

  it('takes any text', () => {
    const fragments = fc.constantFrom(
      'Error code: 401 - ',
      '{"error":',
      "{'error': ",
      '}',
      '[',
      '\\"',
      '"',
      "'",
      "b'",
      '\\xe5',
      '\\u12',
      'HTTP/1.1 502 X\n',
      '\n',
      '\r\n\r\n',
      'data: ',
      'event: error\n',
      '< HTTP/2 403\n',
      'Traceback (most recent call last):\n',
      '\u001b[31m',
      '│ ',
      '&quot;',
      'None',
      '<html>',
      ': ',
      'retry-after: 5',
      '令牌',
      '\ud800',
      '429',
      '...',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fragments, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 40 }),
        (parts) => {
          const { sightings } = evidenceOfText(parts.join(''));
          expect(Array.isArray(sightings)).toBe(true);
          explainText(parts.join(''), { lang: 'zh', now: 0 });
        },
      ),
      { numRuns: 400 },
    );
  });

  it('takes real texts cut off and spliced anywhere, and keeps a key in them to itself', () => {
    const texts = fixture<{ text: string }>('clients').map(({ text }) => text);
    const key = 'sk-abcdefghijklmnop1234567890abcd';
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.constantFrom(...texts),
        fc.nat(),
        fc.nat(),
        (first, second, cut, splice) => {
          const text = `${first.slice(0, cut % (first.length + 1))} ${key} ${second.slice(splice % (second.length + 1))}`;
          expect(JSON.stringify(explainText(text, { lang: 'en', now: 0 }))).not.toContain('efghijklmnop');
        },
      ),
      { numRuns: 200 },
    );
  });
});

function patternsOf(match: Match): RegExp[] {
  return [match.text, match.not, match.client, match.path, match.header?.[1]].filter(
    (item): item is RegExp => item !== undefined,
  );
}

/** Texts on which a careless pattern would need more than linear time: its own words over and over, and runs of what it repeats. */
function hostileTo(pattern: RegExp): string[] {
  const words = pattern.source.match(/[A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9 '_\u4e00-\u9fff-]{2,}/g) ?? [];
  const longest = [...words].sort((a, b) => b.length - a.length).slice(0, 2);
  const repeated = [...longest, longest.join(' '), words.slice(0, 6).join(' ')].filter(Boolean);
  return [...repeated, 'a', ' ', '\n', 'a ', '1', '"'].map((unit) => unit.repeat(Math.ceil(50_000 / unit.length)));
}

describe('the patterns of the table', () => {
  it('never blow up', () => {
    const slow: string[] = [];
    const patterns = rows.flatMap((row) =>
      [...row.match, ...Object.values(row.reasons ?? {}).flatMap(({ match }) => match)]
        .flatMap(patternsOf)
        .map((pattern) => ({ id: row.id, pattern })),
    );
    expect(patterns.length).toBeGreaterThan(200);
    for (const { code, says, not } of guesses)
      patterns.push(...[says, not].flatMap((pattern) => (pattern ? [{ id: code, pattern }] : [])));
    for (const { id, pattern } of patterns) {
      const begun = performance.now();
      for (const text of hostileTo(pattern)) pattern.test(text);
      if (performance.now() - begun > 4000) slow.push(`${id}: ${pattern.source.slice(0, 80)}`);
    }
    expect(slow).toEqual([]);
  }, 120_000);
});
