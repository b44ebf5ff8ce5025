/** Numbers, times and widths: what they read like, and what must hold for every input. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bar,
  displayWidth,
  duration,
  epochOf,
  flow,
  hang,
  moment,
  money,
  pad,
  percent,
  spreadOf,
  stripAnsi,
  until,
  wrap,
  zoneOf,
} from '../../src/report/format';

describe('money', () => {
  it('shows two decimals and no noise', () => {
    expect(money(0.1 + 0.2)).toEqual(['0.30']);
    expect(money(0)).toEqual(['0.00']);
    expect(money(-1e-12)).toEqual(['0.00']);
    expect(money(1234567.891)).toEqual(['1234567.89']);
    expect(money(Number.NaN)).toEqual(['?']);
  });
  it('shows more where two would mislead', () => {
    expect(money(0.25, 0.2)).toEqual(['0.25', '0.20']);
    expect(money(0.1999, 0.2)).toEqual(['0.1999', '0.20']);
    expect(money(0.000123)).toEqual(['0.000123']);
    expect(money(9.999, 10)).toEqual(['9.999', '10.00']);
  });
  it('stays within one percent of any amount from a millionth of a dollar up', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.0001, max: 1e6, noNaN: true }), (value) => {
        const [text = ''] = money(value);
        expect(text).toMatch(/^\d+\.\d{2,6}$/);
        expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(value * 0.0101);
      }),
    );
  });
});

describe('percent and bar', () => {
  it('reads 100 % only when all is used', () => {
    expect([0, 0.001, 0.2, 0.9999, 1, 1.25].map(percent)).toEqual(['0 %', '<1 %', '20 %', '99 %', '100 %', '125 %']);
  });
  it('is never full before the end and never empty after the start', () => {
    expect(bar(0.999, { unicode: true })).toBe('█████████░');
    expect(bar(0.001, { unicode: true })).toBe('█░░░░░░░░░');
    expect(bar(1.4, { unicode: true })).toBe('██████████');
    expect(bar(0, { unicode: true })).toBe('░░░░░░░░░░');
    expect(bar(0.5, { unicode: false })).toBe('[#####-----]');
    expect(bar(Number.NaN, { unicode: false })).toBe('[----------]');
  });
});

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('durations', () => {
  it('reads as people say it', () => {
    const spans = [-5, 0, 450, 999.6, 1240, 9_960, 42_000, 119_400, 5 * minute, 59.6 * minute, 3 * hour + 12 * minute];
    expect(spans.map((span) => duration(span, 'en'))).toEqual([
      ...['0 ms', '0 ms', '450 ms', '1.0 s', '1.2 s', '10 s', '42 s', '119 s', '5 min', '1 h', '3 h 12 min'],
    ]);
    expect([47 * hour, 6.75 * day, 2 * day, 31.2 * day].map((span) => duration(span, 'en'))).toEqual([
      ...['47 h', '6 days 18 h', '2 days', '31 days'],
    ]);
    expect(duration(3 * hour + 12 * minute, 'zh')).toBe('3 小时 12 分');
    expect(duration(Number.NaN, 'en')).toBe('?');
  });
  it('never shows a unit twice over its size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 * day }),
        fc.constantFrom(Math.round, Math.ceil, Math.floor),
        (span, round) => {
          const text = duration(span, 'en', round);
          expect(text).toMatch(
            /^(?:\d{1,3} ms|\d\.\d s|\d{2,3} s|\d{1,2} min|\d{1,2} h(?: \d{1,2} min)?|\d+ days(?: \d{1,2} h)?)$/,
          );
          expect(text).not.toMatch(/\b60 min|days 24 h$|\b1000 ms/);
        },
      ),
      { numRuns: 3000 },
    );
  });
  it('puts a spread in one unit', () => {
    expect(spreadOf([412, 530.4, 1204], 'en')).toBe('412 / 530 / 1204 ms');
    expect(spreadOf([412, 530, 12_040], 'en')).toBe('0.4 / 0.5 / 12.0 s');
  });
});

describe('moments', () => {
  const now = Date.parse('2026-11-22T03:24:00Z');
  const clock = { now, timeZone: 'Asia/Shanghai' };
  it('shows the time today and the date on other days, in the local zone', () => {
    expect(moment(Date.parse('2026-11-22T06:36:00Z'), clock)).toBe('14:36');
    expect(moment(Date.parse('2026-11-23T16:00:00Z'), clock)).toBe('2026-11-24 00:00');
    expect(moment(Date.parse('2026-11-21T15:59:00Z'), clock)).toBe('2026-11-21 23:59');
  });
  it('never sends anyone back too early', () => {
    expect(moment(Date.parse('2026-11-22T06:36:01Z'), clock)).toBe('14:37');
    expect(moment(Date.parse('2026-11-22T15:59:30Z'), clock)).toBe('2026-11-23 00:00');
    expect(moment(now + 40_200, clock)).toBe('11:24:41');
    expect(until(now + 40_200, clock, 'en')).toBe('41 s');
    expect(until(now + 3 * hour + 11 * minute + 30 * second, clock, 'en')).toBe('3 h 12 min');
    expect(until(now + 300, clock, 'en')).toBe('1.0 s');
  });
  it('names the zone, with summer time', () => {
    expect(zoneOf(now, 'Asia/Shanghai')).toBe('UTC+8');
    expect(zoneOf(now, 'UTC')).toBe('UTC');
    expect(zoneOf(now, 'Asia/Kolkata')).toBe('UTC+5:30');
    expect(zoneOf(now, 'America/St_Johns')).toBe('UTC-3:30');
    expect(zoneOf(Date.parse('2026-07-01T00:00:00Z'), 'Europe/Berlin')).toBe('UTC+2');
    expect(zoneOf(now + 0.7, 'Europe/Berlin')).toBe('UTC+1');
  });
  it('takes no time for none', () => {
    expect(epochOf(null)).toBeNull();
    expect(epochOf('soon')).toBeNull();
    expect(epochOf('2026-11-22T11:24:00+08:00')).toBe(now);
  });
});

describe('display width', () => {
  it('counts columns, not characters', () => {
    const widths: [text: string, columns: number][] = [
      ['abc', 3],
      ['限额窗口', 8],
      ['，。（）', 8],
      ['e\u0301', 1],
      ['👩‍👩‍👧', 2],
      ['👍🏽', 2],
      ['🚀', 2],
      ['⚠', 1],
      ['⚠\ufe0f', 2],
      ['✔ ✖ ◌ █ ░ ─ …', 13],
      ['\u001b[31mred\u001b[39m', 3],
      ['\u001b]8;;https://a.example\u0007link\u001b]8;;\u0007', 4],
      ['한국어', 6],
      ['ｆｕｌｌ', 8],
      ['a\u200bb\ufeff', 2],
    ];
    expect(widths.map(([text]) => [text, displayWidth(text)])).toEqual(widths);
  });
  it('pads on either side, and never cuts', () => {
    expect(pad('密钥', 6)).toBe('密钥  ');
    expect(pad('5 %', 5, 'left')).toBe('  5 %');
    expect(pad('longer', 3)).toBe('longer');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, width) => {
        expect(displayWidth(pad(text, width))).toBe(Math.max(width, displayWidth(text)));
      }),
    );
  });
  it('strips colours and links', () => {
    expect(stripAnsi('\u001b[1m\u001b[31mx\u001b[39m\u001b[22m')).toBe('x');
  });
});

describe('wrap', () => {
  it('breaks English between words', () => {
    expect(wrap('the quick brown fox jumps', 10)).toEqual(['the quick', 'brown fox', 'jumps']);
    expect(wrap('  many   blanks\tand\nlines ', 40)).toEqual(['many blanks and', 'lines']);
    expect(wrap('', 10)).toEqual([]);
  });
  it('breaks Chinese anywhere but before closing and after opening punctuation', () => {
    expect(wrap('该密钥的额度已用完，请稍后（次日）再试。', 18)).toEqual([
      '该密钥的额度已用',
      '完，请稍后（次日）',
      '再试。',
    ]);
    expect(wrap('额度已用完（次日）', 12)).toEqual(['额度已用完', '（次日）']);
    expect(wrap('看“密钥”页', 4)).toEqual(['看', '“密', '钥”', '页']);
  });
  it('keeps Latin words inside Chinese whole, with the blanks as they are', () => {
    expect(wrap('密钥API_KEY_EXPIRED已过期', 16)).toEqual(['密钥', 'API_KEY_EXPIRED', '已过期']);
    expect(wrap('每 5 小时 0.20 USD 上限', 40)).toEqual(['每 5 小时 0.20 USD 上限']);
  });
  it('never breaks addresses, paths, settings and quoted commands', () => {
    const url = 'https://portal.torouter.ai/a/very/long/path/that/does/not/fit';
    expect(wrap(`open ${url}, then go on`, 20)).toEqual(['open', `${url},`, 'then go on']);
    expect(wrap(`打开${url}，然后继续`, 20)).toEqual(['打开', `${url}，`, '然后继续']);
    expect(wrap('first run `torouter doctor -v` and look', 22)).toEqual([
      'first run',
      '`torouter doctor -v`',
      'and look',
    ]);
  });
  it('cuts a word that no line can hold', () => {
    expect(wrap(`x ${'a'.repeat(25)} y`, 10)).toEqual(['x', 'aaaaaaaaaa', 'aaaaaaaaaa', 'aaaaa y']);
  });
  it('leaves no blank behind where a quotation with several blanks is cut', () => {
    expect(wrap('`  `!!!!!', 7)).toEqual(['`', '`!!!!!']);
    expect(wrap('`  `!!!!!', 8)).toEqual(['` `!!!!!']);
  });
  it('loses nothing and stays within the width, for any text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme-ascii', maxLength: 30 }),
      fc.constantFrom('额度', '已用完。', '（每日）', '：', '“', '”', '`a b`', '👩‍👩‍👧', 'é', ' ', '\n', '🚀🚀', '한'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.integer({ min: 8, max: 60 }), (pieces, width) => {
        const text = pieces.join('').replace(/[/~.$=]/g, 'x');
        const lines = wrap(text, width);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const line of lines) {
          expect(line).toBe(line.trim());
          expect(displayWidth(line)).toBeLessThanOrEqual(width);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('flow and hang', () => {
  it('breaks between parts first', () => {
    expect(flow(['one two', 'three', '', 'four five six'], ' · ', 16)).toEqual(['one two · three', 'four five six']);
    expect(flow(['a rather long part', 'b'], ' · ', 10)).toEqual(['a rather', 'long part', 'b']);
  });
  it('indents every line after the first', () => {
    expect(hang('密钥  ', ['a', '', 'b'])).toEqual(['密钥  a', '', '      b']);
    expect(hang('密钥  ', [])).toEqual(['密钥']);
  });
});
