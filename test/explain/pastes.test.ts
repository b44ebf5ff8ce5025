/** What people paste: texts of real clients, errors of providers, and texts in which nothing is wrong. */
import { describe, expect, it } from 'vitest';
import { explainText } from '../../src/explain/explain';
import { type Expectation, fixture, matches, missed } from './cases';

interface ClientRow {
  id: string;
  text: string;
  expect: Expectation;
}

interface ProviderRow {
  id: string;
  text?: string;
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  expect: Expectation;
}

describe('texts that clients printed', () => {
  it('lead to the cause', () => {
    const wrong = fixture<ClientRow>('clients').map((row) => missed(row.id, row.expect, matches(row.text)[0]));
    expect(wrong.filter(Boolean)).toEqual([]);
  });

  it('are judged without their other lines getting in the way', () => {
    const several = fixture<ClientRow>('clients').filter((row) => matches(row.text).length > 2);
    expect(several.map(({ id }) => id)).toEqual([]);
  });
});

describe('texts of the forms that people paste into threads', () => {
  it.each(fixture<ClientRow>('threads'))('$id leads to the cause', ({ id, text, expect: wanted }) => {
    expect(missed(id, wanted, matches(text)[0])).toBe('');
  });
});

describe('errors of providers and of other relays', () => {
  const rows = fixture<ProviderRow>('provider-errors');

  it('are recognised as answers and as texts', () => {
    const wrong = rows.map((row) => {
      const headers = Object.entries(row.headers ?? {}).map(([name, value]) => `${name}: ${value}`);
      const text = row.text ?? [`HTTP/1.1 ${row.status} X`, ...headers, '', row.body].join('\n');
      return missed(row.id, row.expect, matches(text)[0]);
    });
    expect(wrong.filter(Boolean)).toEqual([]);
  });

  it('are recognised behind the words of an SDK', () => {
    const wrong = rows
      .filter((row) => row.body !== undefined && (row.status ?? 0) >= 400)
      .map((row) => missed(row.id, row.expect, matches(`Error code: ${row.status} - ${row.body}`)[0]));
    expect(wrong.filter(Boolean)).toEqual([]);
  });
});

describe('texts without an error', () => {
  it.each(fixture<{ id: string; text: string }>('innocent'))('$id is left alone', ({ text }) => {
    expect(matches(text).map(({ code, matchedBy }) => `${code} by ${matchedBy}`)).toEqual([]);
  });
});

describe('what is found in a text', () => {
  const explain = (text: string, lang: 'en' | 'zh' = 'en') => explainText(text, { lang, now: Date.UTC(2026, 10, 23) });

  it('names status, request ids and form', () => {
    const report = explain(
      'ERROR: unexpected status 503 Service Unavailable: Service temporarily unavailable, url: https://portal.torouter.ai/v1/responses, request id: 9bb3f8cb-5b3f-4ced-ba59-d1f799e3a701',
    );
    expect(report.inputs[0]).toMatchObject({
      form: 'text',
      status: 503,
      requestIds: ['9bb3f8cb-5b3f-4ced-ba59-d1f799e3a701'],
    });
    expect(report.matches[0]).toMatchObject({ code: 'NO_CHANNEL_AVAILABLE', confidence: 'certain' });
    expect(report.matches[0]?.matchedBy).toContain('Service temporarily unavailable');
  });

  it.each([
    ['retry-after: 30\nError code: 429 - rate limit exceeded\nretry-after: 30', null],
    ['Error code: 429 - rate limit exceeded, retry-after: 30', '2026-11-23T00:00:30.000Z'],
    [
      'RateLimitError: 429 Rate limit reached for gpt-5 on tokens per min (TPM). Please try again in 1m2s.',
      '2026-11-23T00:01:02.000Z',
    ],
    [
      'HTTP/1.1 429 Too Many Requests\nRetry-After: 90\n\n{"error":{"message":"rate limit exceeded"}}',
      '2026-11-23T00:01:30.000Z',
    ],
  ])('says when to try again: %#', (text, retryAt) => {
    if (retryAt !== null) expect(explain(text).matches[0]?.retryAt).toBe(retryAt);
    expect(explain(text).matches[0]?.retry).toBe('backoff');
  });

  it('lists several different errors, the last first', () => {
    const text = [
      '2026-11-23 06:11:53 ERROR call failed: Error code: 429 - api key 5小时限额已用完',
      '2026-11-23 06:12:53 ERROR call failed: Error code: 403 - Insufficient account balance',
    ].join('\n');
    expect(explain(text).matches.map(({ code }) => code)).toEqual(['INSUFFICIENT_BALANCE', 'KEY_WINDOW_5H_EXHAUSTED']);
  });

  it.each([
    ['stream disconnected before completion: Upstream service overloaded, please retry later', 'UPSTREAM_OVERLOADED'],
    ['Please run /login · API Error: 403 Insufficient account balance', 'INSUFFICIENT_BALANCE'],
    ['Invalid API key · Please run /login', 'INVALID_API_KEY'],
    ['Failed to authenticate. API Error: 403 daily usage limit exceeded', 'USAGE_LIMIT_EXCEEDED'],
  ])('finds the cause behind the words of a client: %s', (text, code) => {
    expect(explain(text).matches[0]?.code).toBe(code);
  });

  it('warns in both languages where a client misleads', () => {
    const text = 'Please run /login · API Error: 403 Insufficient account balance';
    expect(explain(text).matches[0]?.warnings[0]).toContain('Logging in again does not help');
    expect(explain(text, 'zh').matches[0]?.warnings[0]).toContain('重新登录没有用');
    expect(explain('Not logged in · Please run /login').matches[0]?.warnings).toEqual([]);
  });

  it('calls an error that is certain but unknown what it is', () => {
    expect(explain('Error code: 418').matches[0]?.code).toBe('HTTP_418');
    expect(explain('{"error":{"message":"the flux compensator is empty","type":"flux_error"}}').matches[0]?.code).toBe(
      'UNRECOGNISED',
    );
    expect(explain('SomeVendorError: the flux compensator is empty').matches[0]?.code).toBe('UNRECOGNISED');
  });

  it.each([
    'Error code: 401 - Incorrect API key provided: sk-proj-abcdefghijklmnop1234567890',
    "httpx.LocalProtocolError: Illegal header value b'Bearer sk-abcdefghijklmnop1234567890\\n'",
    'curl -H "x-api-key: abcdefghijklmnop1234567890" https://h/v1\nHTTP/1.1 401 X\n\n{"code":"INVALID_API_KEY","message":"Invalid API key"}',
    'Missing environment variable: `sk-abcdefghijklmnop1234567890`.',
    'sk-abcd\u001b[0mefghijklmnop1234567890 Error code: 401 - Invalid API key',
    `${'a '.repeat(1595)}sk-abcdefghijklmnop1234567890\nError code: 401 - Invalid API key`,
  ])('never shows a key that stands in it: %#', (text) => {
    const shown = JSON.stringify(explain(text));
    expect(shown).not.toContain('klmnop1234567890');
    expect(shown).not.toContain('efghijklmnop');
    expect(explain(text).matches.length).toBeGreaterThan(0);
  });
});
