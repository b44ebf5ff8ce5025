import Anthropic from '@anthropic-ai/sdk';
import { ApiError, GoogleGenAI } from '@google/genai';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classify, explain } from '../../src/index';
import { type Gateway, startGateway } from '../../src/simulator/gateway';
import { readFixtureRows } from '../../src/simulator/rows';
import { closedPort } from '../support/faultServers';

const rows = readFixtureRows('test/fixtures');
const now = Date.parse('2026-11-23T12:00:00Z');

async function caught(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe.each([
  ['win5h.openai', 'KEY_WINDOW_5H_EXHAUSTED', 'you', 'after_reset'],
  ['rpm.openai', 'GROUP_RPM_EXCEEDED', 'you', 'backoff'],
  ['up401.openai', 'UPSTREAM_AUTH_FAILED', 'gateway', 'no'],
  ['noaccount.openai', 'NO_CHANNEL_AVAILABLE', 'gateway', 'backoff'],
] as const)('errors of the official clients in the state %s', (state, code, owner, retry) => {
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await startGateway({ state, rows, maxWaitMs: 20 });
  });
  afterAll(() => gateway.close());

  it('of openai', async () => {
    const client = new OpenAI({ baseURL: `${gateway.url}/v1`, apiKey: gateway.key, maxRetries: 0 });
    const error = await caught(
      client.chat.completions.create({ model: 'gpt-5.4', messages: [{ role: 'user', content: 'ping' }] }),
    );
    expect(classify(error, { now })[0]).toMatchObject({ code, owner, retry });
  });

  it('of @anthropic-ai/sdk', async () => {
    const client = new Anthropic({ baseURL: gateway.url, apiKey: gateway.key, maxRetries: 0 });
    const error = await caught(
      client.messages.create({
        model: 'claude-sonnet-5',
        max_tokens: 64,
        messages: [{ role: 'user', content: 'ping' }],
      }),
    );
    expect(classify(error, { now })[0]).toMatchObject({ code, owner, retry });
  });
});

describe('other errors', () => {
  it('of @google/genai, whose message is the body', async () => {
    const gateway = await startGateway({ state: 'quota.gemini', rows, maxWaitMs: 20 });
    const client = new GoogleGenAI({ apiKey: gateway.key, httpOptions: { baseUrl: gateway.url } });
    const error = await caught(client.models.generateContent({ model: 'gemini-2.5-pro', contents: 'ping' }));
    await gateway.close();
    expect(error).toBeInstanceOf(ApiError);
    expect(classify(error)[0]).toMatchObject({ code: 'API_KEY_QUOTA_EXHAUSTED', owner: 'you', retry: 'no' });
  });

  it('of fetch, by the cause of the cause', async () => {
    const port = await closedPort();
    const error = await caught(fetch(`http://127.0.0.1:${port}/`));
    expect(classify(new Error('wrapped', { cause: error }))[0]).toMatchObject({
      code: 'CONNECTION_REFUSED',
      class: 'network',
    });
  });

  it('of the AI SDK, whose text is in responseBody', () => {
    const body = '{"code":"API_KEY_EXPIRED","message":"API key 已过期"}';
    const call = Object.assign(new Error('Forbidden'), {
      name: 'AI_APICallError',
      statusCode: 403,
      responseBody: body,
    });
    const retry = Object.assign(new Error('Failed after 3 attempts. Last error: Forbidden'), {
      name: 'AI_RetryError',
      lastError: call,
    });
    expect(classify(retry)[0]?.code).toBe('API_KEY_EXPIRED');
  });

  it('of axios', () => {
    const error = Object.assign(new Error('Request failed with status code 429'), {
      response: {
        status: 429,
        headers: { 'Retry-After': '7' },
        data: { error: { message: 'group requests-per-minute limit exceeded', type: 'rate_limit_exceeded' } },
      },
    });
    expect(classify(error, { now })[0]).toMatchObject({
      code: 'GROUP_RPM_EXCEEDED',
      retryAt: '2026-11-23T12:00:07.000Z',
    });
  });
});

describe('responses, words and texts', () => {
  it('takes a response that was already read', () => {
    const headers = new Headers({
      'content-type': 'application/json',
      'x-request-id': '8f14e45f-ea5c-4d2a-9b1e-0f4c1d2a3b4c',
    });
    const report = explain({
      status: 403,
      headers,
      body: '{"code":"INSUFFICIENT_BALANCE","message":"Insufficient account balance"}',
    });
    expect(report.matches[0]?.code).toBe('INSUFFICIENT_BALANCE');
    expect(report.inputs[0]).toMatchObject({
      form: 'http',
      status: 403,
      requestIds: ['8f14e45f-ea5c-4d2a-9b1e-0f4c1d2a3b4c'],
    });
  });

  it('takes a status, a code, an alias and a phrase, in both languages', () => {
    expect(explain(403).matches.map(({ code }) => code)).toContain('API_KEY_EXPIRED');
    expect(explain('api_key_expired').matches[0]?.code).toBe('API_KEY_EXPIRED');
    expect(explain('insufficient_quota').matches.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['API_KEY_QUOTA_EXHAUSTED', 'UPSTREAM_BILLING']),
    );
    expect(explain('API key 已过期', { lang: 'zh' }).matches[0]?.title).toMatch(/密钥|API key/);
  });

  it('reads what is longer than a list of codes as one text', () => {
    expect(explain('401 403 '.repeat(80)).inputs).toHaveLength(1);
    expect(explain('401 403 429').inputs).toHaveLength(3);
  });

  it('finds nothing in a success and never throws', () => {
    const hostile = new Proxy(
      {},
      {
        get: () => {
          throw new Error('no');
        },
      },
    );
    for (const input of [
      undefined,
      null,
      42,
      true,
      [],
      {},
      { status: 200, body: '{"choices":[{"message":{"content":"hi"}}]}' },
      hostile,
      Symbol('x'),
      () => 1,
    ])
      expect(explain(input).matches).toEqual([]);
  });

  it('does not give a pasted key back', () => {
    const key = `sk-${'a1b2c3d4'.repeat(8)}`;
    const report = explain(`401 Invalid API key: Authorization: Bearer ${key}`);
    expect(JSON.stringify(report)).not.toContain(key.slice(4, 30));
  });
});

describe('answers that were made to break their reader', () => {
  const deep = '['.repeat(200_000) + ']'.repeat(200_000);

  it.each<[string, unknown]>([
    [
      'a header',
      { status: 429, headers: { 'retry-after': '9'.repeat(20) }, body: '{"error":{"type":"rate_limit_error"}}' },
    ],
    ['a number', { status: 429, headers: {}, body: '{"error":{"type":"rate_limit_error","resets_in_seconds":1e300}}' }],
    [
      'a sentence',
      {
        status: 429,
        headers: {},
        body: `{"error":{"type":"rate_limit_error","message":"Please try again in ${'9'.repeat(30)}h"}}`,
      },
    ],
  ])('a wait that no calendar holds, named by %s, is no time', (_name, value) => {
    const [first] = classify(value, { now });
    expect(first).toMatchObject({ retry: 'backoff', retryAt: null });
    expect(JSON.stringify(explain(value, { now }))).not.toMatch(/asks for|after \d+ s/);
  });

  it.each<[string, unknown]>([
    ['content', { status: 200, headers: {}, body: `{"choices":[{"message":{"content":${deep}}}]}` }],
    ['a list', { status: 200, headers: {}, body: deep }],
    ['a parsed body', { status: 400, headers: {}, body: JSON.parse(deep) }],
    ['text', `HTTP/1.1 400 Bad Request\n\n{"error":{"message":${deep}}}`],
    ['an error in a log', `Error: 400 {"status":400,"body":{"error":${deep}},"headers":{}}`],
    ['a loose text', `status: 500 ${deep}`],
  ])('%s that only nests is read to its end', (_name, value) => {
    expect(Array.isArray(classify(value, { now }))).toBe(true);
  });

  it('a wait of hours is a time', () => {
    const value = { status: 429, headers: { 'retry-after': '7200' }, body: '{"error":{"type":"rate_limit_error"}}' };
    expect(classify(value, { now })[0]?.retryAt).toBe('2026-11-23T14:00:00.000Z');
  });
});
