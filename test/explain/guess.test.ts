/** What is guessed from the field's vocabulary, and what a guess gives way to. */
import { describe, expect, it } from 'vitest';
import { guesses } from '../../src/explain/guess';
import { type Expectation, fixture, matches, missed } from './cases';

const rows = fixture<{ id: string; text: string; expect: Expectation }>('guesses');

describe('errors whose words no rule knows', () => {
  it.each(rows)('$id is placed by its vocabulary', ({ id, text, expect: wanted }) => {
    const [first] = matches(text);
    expect(missed(id, wanted, first)).toBe('');
    expect(first?.confidence).toBe('possible');
    expect(first?.matchedBy).toMatch(/^words "/);
  });

  it('has an example of every code that can be guessed', () => {
    const shown = new Set(rows.flatMap(({ expect: { code } }) => code ?? []));
    expect(guesses.map(({ code }) => code).filter((code) => !shown.has(code))).toEqual([]);
  });
});

describe('a guess gives way', () => {
  const first = (text: string): string => matches(text)[0]?.code ?? 'nothing';

  it('to a status that says whom it refuses', () => {
    expect(first('Error: 401 {"error":{"message":"the tone field must be a string"}}')).toBe('HTTP_401');
    expect(first('Error: 403 {"error":{"message":"model aurora-9b is not enabled"}}')).toBe('HTTP_403');
  });
  it('to being asked too often, unless it is about limits or load', () => {
    expect(first('Error: 429 {"error":{"message":"the tone field must be a string"}}')).toBe('HTTP_429');
  });
  it('to the status of an error that is certain, when its own line may be none', () => {
    expect(
      first('ERROR: exceeded retry limit, last status: 429 Too Many Requests\nit says: tone field must be a string'),
    ).toBe('HTTP_429');
  });
  it('to words that a rule knows, wherever they stand', () => {
    expect(first('Error: field "tone" must be one of warm, cold\nError: API key 已过期')).toBe('API_KEY_EXPIRED');
  });
  it('to what a refusal quotes from the request', () => {
    expect(
      first(
        'Error: 404 {"error":{"type":"invalid_request_error","message":"cannot use \'the model is overloaded now\' here"}}',
      ),
    ).not.toBe('UPSTREAM_OVERLOADED');
  });
});

describe('a whole response', () => {
  const answered = (status: number, message: string): string =>
    `HTTP/1.1 ${status} X\r\ncontent-type: application/json\r\n\r\n${JSON.stringify({ error: { message } })}`;

  it.each([
    [503, 'redis connection failed', 'HTTP_503'],
    [502, 'invalid JSON body', 'HTTP_502'],
    [500, '上游账号欠费', 'HTTP_500'],
    [404, 'model m-1 was retired', 'HTTP_404'],
  ])('is classified as doctor does: %i %s', (status, message, code) => {
    expect(matches(answered(status, message))[0]?.code).toBe(code);
  });
});

describe('errors of other programs', () => {
  it.each([
    "TypeError: foo() missing 1 required positional argument: 'messages'",
    'ValueError: too many values to unpack (expected 2)',
    "error: expected ';' before '}' token",
    'OSError: [Errno 122] Disk quota exceeded',
    'PSQLException: ERROR: value too long for type character varying(20)',
    'sklearn.exceptions.NotFittedError: This model is not fitted yet.',
    'Error: invalid access token',
    'Error: 500 {"error":{"message":"database connection failed"}}',
  ])('are not placed: %s', (text) => {
    expect(
      matches(text)
        .map(({ matchedBy }) => matchedBy)
        .join(),
    ).not.toContain('words "');
  });
});

describe('a key', () => {
  it('that the guess ends in is masked', () => {
    const key = 'sk-9f8-field-5b4a39281706f5e4d3c2b1a0';
    expect(JSON.stringify(matches(`Error: the request has an invalid ${key}`))).not.toContain('9f8');
  });
});

describe('texts that only use the vocabulary', () => {
  it.each([
    'When the model is not deployed, show a banner.',
    'INFO model aurora-9b loaded, tool lookup not found in cache',
    'All providers failed to send an offer before the deadline',
    'Requests that exceed the limit are queued for later.',
    'We should raise the limit of the API plan, it is reached often.',
    '建议给渠道加一个冷却：收到 429 先等 10 秒',
    '该模型已下线，敬请期待春季新款。',
    'max_tokens is required by the Messages API.',
    'GPT-4 is not available on the free plan.',
    '接口限流策略：每分钟请求次数超过 60 触发限流',
    '2026-11-24 10:00:00 WARN  cache - model not found in cache, loading from disk',
  ])('%s', (text) => {
    expect(matches(text).map(({ code }) => code)).toEqual([]);
  });
});
