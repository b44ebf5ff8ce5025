/** Clocks and unreadable answers, without sockets; the same on real ones is in the table of faults. */
import { describe, expect, it, test } from 'vitest';
import { clockCause, roadFacts, skewText, unreadable } from '../../src/checks/run/road';
import { evidenceOfExchange } from '../../src/evidence/answer';
import type { Exchange } from '../../src/wire/exchange';

const now = Date.UTC(2026, 10, 23, 12);
const minute = 60_000;

function exchange(headers: Record<string, string>, rest: Partial<Exchange['answer']> = {}): Exchange {
  return {
    index: 3,
    request: {
      method: 'GET',
      url: 'https://gateway.test/v1/models',
      protocol: 'openai',
      purpose: 'models',
      headerStyle: 'bearer',
      cost: 'free',
      timeoutMs: 1000,
      sentId: 'id',
    },
    startedAt: now,
    answer: {
      status: 200,
      httpVersion: '1.1',
      headers,
      body: '{"data":[]}',
      bodyBytes: 11,
      capped: false,
      complete: true,
      frames: [],
      ...rest,
    },
    fault: null,
    phases: { dns: null, tcp: 1, proxy: null, tls: null, ttfb: 5, download: 1, total: 6 },
    connection: {
      address: null,
      port: null,
      family: null,
      addresses: [],
      attemptsFailed: [],
      tls: null,
      proxy: null,
    },
  };
}

const at = (ms: number): string => new Date(now + ms).toUTCString();

describe('clocks', () => {
  test.each<[string, Record<string, string>, string | null]>([
    ['no date', {}, null],
    ['no date at all', { date: 'soon' }, null],
    ['the same time', { date: at(0) }, null],
    ['within five minutes', { date: at(-4 * minute) }, null],
    ['the server is behind', { date: at(-6 * minute) }, 'ahead'],
    ['the server is ahead', { date: at(6 * minute) }, 'behind'],
    ['an old answer of a cache', { date: at(-90 * minute), age: '5400' }, null],
    ['an age that no calendar holds', { date: at(0), age: '9'.repeat(20) }, null],
    ['an age below zero', { date: at(0), age: '-900' }, null],
    ['an age that is none', { date: at(0), age: 'old' }, null],
    ['a cache of a server that is behind', { date: at(-90 * minute), age: '60' }, 'ahead'],
  ])('%s', (_name, headers, reason) => {
    expect(clockCause([exchange(headers)])?.reason ?? null).toBe(reason);
  });

  it('warns and says how far', () => {
    expect(clockCause([exchange({}), exchange({ date: at(125 * minute) })])).toMatchObject({
      code: 'CLOCK_SKEW',
      severity: 'warn',
      from: [3],
      facts: { skew: '2 h 5 min', localTime: '2026-11-23T12:00:00.005Z', serverTime: '2026-11-23T14:05:00.000Z' },
    });
  });

  test.each([
    [6 * minute, '6 min'],
    [-61 * minute, '1 h 1 min'],
    [24 * 60 * minute, '1 d'],
    [(24 * 3 + 4) * 60 * minute, '3 d 4 h'],
  ])('%d ms is %s', (ms, text) => {
    expect(skewText(ms)).toBe(text);
  });
});

describe('answers that cannot be what was asked for', () => {
  const codeOf = (headers: Record<string, string>, rest: Partial<Exchange['answer']>): string | null => {
    const sent = exchange(headers, rest);
    const conclusion = unreadable(sent, evidenceOfExchange(sent, null, null));
    return conclusion && [conclusion.code, conclusion.reason].filter(Boolean).join('/');
  };

  test.each<[string, Partial<Exchange['answer']>, string | null]>([
    ['a list', {}, null],
    ['an empty body', { body: '', bodyBytes: 0 }, 'UNRECOGNISED/empty_answer'],
    ['text', { body: 'It works!', bodyBytes: 9 }, 'UNRECOGNISED/not_json'],
    ['a body at the cap', { body: 'x'.repeat(100), bodyBytes: 1_048_576, capped: true }, 'BODY_TOO_LARGE'],
    [
      'a list that goes on beyond the cap',
      { body: '{"data":[{"id":"gpt-5.4"},{"id":"gpt-5', bodyBytes: 1_048_576, capped: true },
      null,
    ],
    ['an error, which has its own words', { status: 500, body: '', bodyBytes: 0 }, null],
  ])('%s', (_name, rest, code) => {
    expect(codeOf({}, rest)).toBe(code);
  });
});

it('names the port of the scheme when the address has none', () => {
  expect(roadFacts(exchange({}), now)).toEqual({ port: 443 });
});
