/** Official clients against the simulated gateway: they raise what the recorded bytes make them raise. */
import Anthropic, * as anthropic from '@anthropic-ai/sdk';
import { ApiError, GoogleGenAI } from '@google/genai';
import OpenAI from 'openai';
import { afterEach, describe, expect, it } from 'vitest';
import { gatewayRows } from '../../scripts/gateway-rows';
import { type Gateway, startGateway } from '../../src/simulator/gateway';

const rows = gatewayRows();
const running: Gateway[] = [];

afterEach(async () => {
  for (const gateway of running.splice(0)) await gateway.close();
});

async function start(state: string): Promise<Gateway> {
  const gateway = await startGateway({ state, rows, maxWaitMs: 0 });
  running.push(gateway);
  return gateway;
}

/** What a promise is rejected with. */
async function failureOf(promise: PromiseLike<unknown>): Promise<unknown> {
  return promise.then(
    (value) => {
      throw new Error(`expected a failure, got ${JSON.stringify(value)}`);
    },
    (error: unknown) => error,
  );
}

const question = [{ role: 'user' as const, content: 'ping' }];

describe('openai', () => {
  async function open(state: string) {
    const gateway = await start(state);
    const client = new OpenAI({ baseURL: `${gateway.url}/v1`, apiKey: gateway.key, maxRetries: 0 });
    return { gateway, client, model: gateway.state.model };
  }

  async function streamed({ client, model }: Awaited<ReturnType<typeof open>>) {
    let text = '';
    let finish: string | null = null;
    for await (const chunk of await client.chat.completions.create({ model, messages: question, stream: true })) {
      text += chunk.choices[0]?.delta.content ?? '';
      finish = chunk.choices[0]?.finish_reason ?? finish;
    }
    return { text, finish };
  }

  it('works on a healthy key, on every call', async () => {
    const opened = await open('healthy.openai');
    const { client, model } = opened;
    const chat = await client.chat.completions.create({ model, messages: question });
    expect(chat.choices[0]?.message.content).toBe('pong');
    expect(await streamed(opened)).toEqual({ text: 'pong', finish: 'stop' });
    expect((await client.responses.create({ model, input: 'ping' })).output_text).toBe('pong');
    const types: string[] = [];
    for await (const event of await client.responses.create({ model, input: 'ping', stream: true }))
      types.push(event.type);
    expect(types).toContain('response.output_text.delta');
    expect(types.at(-1)).toBe('response.completed');
    expect((await client.models.list()).data.map((item) => item.id)).toContain(model);
  });

  const bodiless = 'status code (no body)';
  it.each([
    ['badkey.openai', OpenAI.AuthenticationError, 401, `401 ${bodiless}`],
    ['expired.openai', OpenAI.PermissionDeniedError, 403, `403 ${bodiless}`],
    ['broke.openai', OpenAI.PermissionDeniedError, 403, `403 ${bodiless}`],
    ['quota.openai', OpenAI.RateLimitError, 429, `429 ${bodiless}`],
    ['subday.openai', OpenAI.RateLimitError, 429, `429 ${bodiless}`],
    ['win5h.openai', OpenAI.RateLimitError, 429, '429 api key 5小时限额已用完'],
    ['rpm.openai', OpenAI.RateLimitError, 429, '429 group requests-per-minute limit exceeded'],
    ['noaccount.openai', OpenAI.InternalServerError, 503, '503 Service temporarily unavailable'],
    [
      'up401.openai',
      OpenAI.InternalServerError,
      502,
      '502 Upstream authentication failed, please contact administrator',
    ],
    [
      'up400.openai',
      OpenAI.BadRequestError,
      400,
      "400 Unsupported parameter: 'temperature' is not supported with this model.",
    ],
    [
      'nomodel.openai',
      OpenAI.NotFoundError,
      404,
      '404 Model "gpt-9" is not supported by any configured account in this group',
    ],
  ] as const)('%s', async (state, kind, status, message) => {
    const opened = await open(state);
    const { client, model } = opened;
    for (const failed of [
      await failureOf(client.chat.completions.create({ model, messages: question })),
      await failureOf(streamed(opened)),
    ]) {
      expect(failed).toBeInstanceOf(kind);
      expect(failed).toMatchObject({ status, message });
    }
  });

  it('sees a spending cap on Responses as insufficient_quota', async () => {
    const { client, model } = await open('quota.openai');
    expect(await failureOf(client.responses.create({ model, input: 'ping' }))).toMatchObject({
      status: 429,
      code: 'insufficient_quota',
      message: '429 API key 额度已用完',
    });
  });

  it('takes a cut stream and an empty answer for success', async () => {
    expect(await streamed(await open('stream-cut.openai'))).toEqual({ text: 'a partial answer', finish: null });
    const { client, model } = await open('plain-empty.openai');
    expect((await client.chat.completions.create({ model, messages: question })).choices).toEqual([]);
  });

  it('gets the web page and no error when /v1 is missing', async () => {
    const gateway = await start('healthy.openai');
    const client = new OpenAI({ baseURL: gateway.url, apiKey: gateway.key, maxRetries: 0 });
    const answer: unknown = await client.chat.completions.create({ model: gateway.state.model, messages: question });
    expect(answer).toMatch(/^<!doctype html>/);
  });
});

describe('@anthropic-ai/sdk', () => {
  async function open(state: string) {
    const gateway = await start(state);
    const client = new Anthropic({ baseURL: gateway.url, apiKey: gateway.key, authToken: null, maxRetries: 0 });
    return { client, body: { model: gateway.state.model, max_tokens: 64, messages: question } };
  }

  it('works on a healthy key, on every call', async () => {
    const { client, body } = await open('healthy.anthropic');
    const text = [{ type: 'text', text: 'pong' }];
    expect(await client.messages.create(body)).toMatchObject({ content: text, model: body.model });
    expect((await client.messages.stream(body).finalMessage()).content).toMatchObject(text);
    expect(await client.messages.countTokens({ model: body.model, messages: question })).toMatchObject({
      input_tokens: 9,
    });
  });

  const wrapped = (status: number, type: string, message: string) =>
    `${status} ${JSON.stringify({ error: { message, type }, type: 'error' })}`;
  it.each([
    ['expired.anthropic', anthropic.PermissionDeniedError, 403, '403 API key 已过期'],
    ['quota.anthropic', anthropic.RateLimitError, 429, '429 API key 额度已用完'],
    ['win5h.anthropic', anthropic.RateLimitError, 429, wrapped(429, 'rate_limit_exceeded', 'api key 5小时限额已用完')],
    [
      'subday.anthropic',
      anthropic.RateLimitError,
      429,
      '429 error: code=429 reason="DAILY_LIMIT_EXCEEDED" message="daily usage limit exceeded" metadata=map[]',
    ],
    [
      'up401.anthropic',
      anthropic.InternalServerError,
      502,
      wrapped(502, 'upstream_error', 'Upstream authentication failed, please contact administrator'),
    ],
    [
      'nomodel.anthropic',
      anthropic.NotFoundError,
      404,
      wrapped(404, 'model_not_found', 'Model "claude-nope" is not supported by any configured account in this group'),
    ],
  ] as const)('%s', async (state, kind, status, message) => {
    const { client, body } = await open(state);
    for (const failed of [
      await failureOf(client.messages.create(body)),
      await failureOf(client.messages.create({ ...body, stream: true })),
    ]) {
      expect(failed).toBeInstanceOf(kind);
      expect(failed).toMatchObject({ status, message });
    }
  });

  it('passes an upstream 401 of the token count on as if it were the caller’s', async () => {
    const { client, body } = await open('up401.anthropic');
    const failed = await failureOf(client.messages.countTokens({ model: body.model, messages: question }));
    expect(failed).toBeInstanceOf(anthropic.AuthenticationError);
  });

  it.each([
    ['stream-end-early.anthropic', 'stream ended without producing a Message with role=assistant'],
    ['userconc.anthropic', 'request ended without sending any chunks'],
  ])('%s: an error event without an event line is not seen, only its silence', async (state, message) => {
    const { client, body } = await open(state);
    expect(await failureOf(client.messages.stream(body).finalMessage())).toMatchObject({ message });
  });

  it('takes an empty answer for success', async () => {
    const { client, body } = await open('plain-empty.anthropic');
    expect((await client.messages.stream(body).finalMessage()).content).toEqual([]);
  });
});

describe('@google/genai', () => {
  async function open(state: string) {
    const gateway = await start(state);
    const client = new GoogleGenAI({
      apiKey: gateway.key,
      httpOptions: { baseUrl: gateway.url, retryOptions: { attempts: 1 } },
    });
    return { client, body: { model: gateway.state.model, contents: 'ping' } };
  }

  async function streamed({ client, body }: Awaited<ReturnType<typeof open>>): Promise<string> {
    let text = '';
    for await (const chunk of await client.models.generateContentStream(body)) text += chunk.text ?? '';
    return text;
  }

  it('works on a healthy key, on every call', async () => {
    const opened = await open('healthy.gemini');
    const { client, body } = opened;
    expect((await client.models.generateContent(body)).text).toBe('pong');
    expect(await streamed(opened)).toBe('pong');
    expect((await client.models.countTokens(body)).totalTokens).toBe(9);
    expect((await client.models.get({ model: body.model })).name).toBe(`models/${body.model}`);
  });

  it.each([
    ['expired.gemini', 403, 'API key 已过期', 'PERMISSION_DENIED'],
    ['quota.gemini', 429, 'API key 额度已用完', 'RESOURCE_EXHAUSTED'],
    ['win5h.gemini', 429, 'api key 5小时限额已用完', 'RESOURCE_EXHAUSTED'],
    ['up401.gemini', 400, 'API key not valid. Please pass a valid API key.', 'INVALID_ARGUMENT'],
  ])('%s', async (state, code, message, status) => {
    const opened = await open(state);
    for (const failed of [
      await failureOf(opened.client.models.generateContent(opened.body)),
      await failureOf(streamed(opened)),
    ]) {
      expect(failed).toBeInstanceOf(ApiError);
      expect(failed).toMatchObject({ status: code });
      expect(JSON.parse((failed as ApiError).message)).toEqual({ error: { code, message, status } });
    }
  });

  it('takes an answer without candidates for success', async () => {
    const opened = await open('stream-empty.gemini');
    expect(await streamed(opened)).toBe('');
    expect((await opened.client.models.generateContent(opened.body)).text).toBeUndefined();
  });
});
