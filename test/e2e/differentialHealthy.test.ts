/** Forty gateways on which all is well, each odd in one way: no finding at all, exit 0, at most seven requests. */
import { describe, expect, it } from 'vitest';
import { type Condition, defineState, type Overrides, type Route, respond } from '../../src/simulator/route';
import { doctor, rows } from './differentialRun';

interface Variant {
  name: string;
  base?: string;
  routes?: readonly Route[];
  args?: string;
  model?: string | null;
  path?: string;
  maxWaitMs?: number;
}

const usage: Condition = { surface: 'usage' };
const lists: Condition = { surface: 'models' };
const plain: Condition = { surface: ['chat', 'responses', 'messages', 'gemini'], stream: false };
const stream: Condition = { surface: ['chat', 'responses', 'messages', 'gemini'], stream: true };

const json = (body: unknown, status = 200): Overrides => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const sse = (body: string, more: Overrides = {}): Overrides => ({
  headers: { 'content-type': 'text/event-stream' },
  body,
  ...more,
});
const noRoute: Overrides = { status: 404, headers: { 'content-type': 'text/plain' }, body: '404 page not found' };
const page: Overrides = {
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!doctype html><html><head><title>Portal</title></head><body><div id="app"></div></body></html>',
};
const bodyOf = (id: string): string => rows.find((row) => row.id === id)?.response.body ?? '';
const chatStream = bodyOf('ok.ok-oai2.chat.stream');
const named = (...ids: string[]): Overrides =>
  json({ object: 'list', data: ids.map((id) => ({ id, object: 'model' })) });
const chunk = (delta: object, finish: string | null = null): string =>
  `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
const chatAnswer = (message: object, finish = 'stop', more: object = {}): Overrides =>
  json({
    ...more,
    choices: [{ finish_reason: finish, index: 0, message: { role: 'assistant', ...message } }],
    object: 'chat.completion',
    id: 'c',
  });
const past = new Date(Date.now() - 8 * 86_400_000).toISOString();
const future = new Date(Date.now() + 86_400_000).toISOString();

const variants: readonly Variant[] = [
  { name: 'OpenAI-type group' },
  { name: 'OpenAI-type group whose channel speaks Responses', base: 'healthy.openai-r' },
  { name: 'Anthropic-type group', base: 'healthy.anthropic' },
  { name: 'Gemini-type group', base: 'healthy.gemini' },
  { name: 'Responses surface', args: '--protocol responses' },
  { name: 'Messages surface of an OpenAI-type group', args: '--protocol anthropic' },
  { name: 'Chat surface of an Anthropic-type group', base: 'healthy.anthropic', args: '--protocol openai' },
  { name: 'subscription with room', base: 'subok.openai' },
  { name: 'counters of a lapsed window', base: 'stale.openai' },
  { name: 'mapped models', base: 'mapped.openai' },
  { name: 'free checks only', args: '--free' },
  { name: 'without a model', model: null },
  { name: 'base URL with /v1', path: '/v1' },
  { name: 'base URL with an endpoint', path: '/v1/chat/completions' },
  { name: 'no /v1/usage', routes: [respond(usage, noRoute)] },
  { name: 'the web page at /v1/usage', routes: [respond(usage, page)] },
  { name: 'usage as an empty object', routes: [respond(usage, json({}))] },
  {
    name: 'usage of an older version: balance only',
    routes: [respond(usage, json({ balance: 12.5, isValid: true, unit: 'USD' }))],
  },
  {
    name: 'usage of an older version: remaining only',
    routes: [respond(usage, json({ isValid: true, remaining: 3.2, planName: '钱包余额', unit: 'USD' }))],
  },
  {
    name: 'usage without any limit',
    routes: [respond(usage, json({ mode: 'unrestricted', isValid: true, remaining: -1 }))],
  },
  {
    name: 'usage with a window that opened long ago and is full',
    routes: [
      respond(
        usage,
        json({
          mode: 'quota_limited',
          status: 'active',
          rate_limits: [{ window: '5h', limit: 1, used: 1, remaining: 0, window_start: past }],
        }),
      ),
    ],
  },
  {
    name: 'usage with an expiry to come',
    routes: [
      respond(
        usage,
        json({
          mode: 'quota_limited',
          status: 'active',
          expires_at: future,
          quota: { limit: 10, used: 1, remaining: 9, unit: 'USD' },
        }),
      ),
    ],
  },
  {
    name: 'usage with a window that this version does not know',
    routes: [
      respond(
        usage,
        json({ mode: 'quota_limited', rate_limits: [{ window: '30d', limit: 9, used: 1, remaining: 8 }] }),
      ),
    ],
  },
  {
    name: 'a session of the portal in front of /v1/usage: bare 403',
    routes: [respond(usage, json({ message: 'Forbidden' }, 403))],
  },
  {
    name: 'a session of the portal in front of /v1/usage: bare 401',
    routes: [respond(usage, json({ message: 'Unauthorized' }, 401))],
  },
  {
    name: 'a session of the portal in front of /v1/usage: to the login page',
    routes: [respond(usage, { status: 302, headers: { location: '/login' } })],
  },
  {
    name: 'a challenge at the settings endpoint',
    routes: [
      respond(
        { path: '/api/v1/settings/public' },
        {
          status: 403,
          headers: { 'content-type': 'text/html', 'cf-mitigated': 'challenge', server: 'cloudflare' },
          body: '<!DOCTYPE html><title>Just a moment...</title>',
        },
      ),
    ],
  },
  {
    name: 'a settings endpoint that never answers',
    routes: [respond({ path: '/api/v1/settings/public' }, { body: '', end: 'hang' })],
    args: '--timeout 1',
  },
  {
    name: 'the web page at usage and list, and the model answers',
    routes: [respond({ surface: ['usage', 'models'] }, page)],
  },
  {
    name: 'reasoning that uses up the first limit of two samples, without streaming',
    routes: [{ ...respond(plain, chatAnswer({ content: '' }, 'length')), times: 2 }],
    args: '--samples 2 --skip channel.stream',
  },
  { name: 'no settings endpoint', routes: [respond({ path: '/api/v1/settings/public' }, noRoute)] },
  { name: 'the web page at the settings endpoint', routes: [respond({ path: '/api/v1/settings/public' }, page)] },
  { name: 'neither usage nor settings', routes: [respond(usage, noRoute), respond({ path: /^\/api\// }, noRoute)] },
  { name: 'a list of wildcards', routes: [respond(lists, named('gpt-*', 'claude-*'))] },
  {
    name: 'a list of 5,000 models',
    routes: [respond(lists, named('gpt-5.4', ...Array.from({ length: 5000 }, (_item, index) => `model-${index}`)))],
  },
  { name: 'a list without the model, which works', routes: [respond(lists, named('gpt-4.1', 'gpt-4.1-mini'))] },
  { name: 'an empty list', routes: [respond(lists, named())] },
  {
    name: 'a list in another order of fields',
    routes: [
      respond(
        lists,
        json({
          data: [{ owned_by: 'x', created: 0, display_name: 'GPT', type: 'model', id: 'gpt-5.4' }],
          has_more: false,
        }),
      ),
    ],
  },
  { name: 'no list, but usage', routes: [respond(lists, noRoute)] },
  {
    name: 'neither list nor usage, and the model answers',
    routes: [respond({ surface: ['usage', 'models'] }, noRoute)],
  },
  {
    name: 'neither list nor usage, in JSON',
    routes: [respond({ surface: ['usage', 'models'] }, json({ error: { message: 'not found' } }, 404))],
  },
  {
    name: 'slow but fine',
    routes: [
      { when: plain, row: 'ok.ok-oai2.chat', overrides: { waitMs: 1800 } },
      { when: stream, row: 'ok.ok-oai2.chat.stream', overrides: { waitMs: 1800 } },
    ],
  },
  {
    name: 'reasoning before the text',
    routes: [
      respond(plain, chatAnswer({ reasoning_content: 'Let me see.', content: 'pong' })),
      respond(
        stream,
        sse(
          `${chunk({ role: 'assistant', content: '' })}${chunk({ reasoning_content: 'Let me see.' })}${chunk({ content: 'pong' })}${chunk({}, 'stop')}data: [DONE]\n\n`,
        ),
      ),
    ],
  },
  { name: 'reasoning that uses up the first limit', routes: [respond(plain, chatAnswer({ content: '' }, 'length'))] },
  {
    name: 'a tool call in place of text',
    routes: [
      respond(
        plain,
        chatAnswer(
          { content: null, tool_calls: [{ id: 't', type: 'function', function: { name: 'f', arguments: '{}' } }] },
          'tool_calls',
        ),
      ),
    ],
  },
  {
    name: 'no [DONE] but a finish reason',
    routes: [respond(stream, sse(chatStream.replace(/data: \[DONE\]\s*$/, '')))],
  },
  { name: 'line ends of CR and LF', routes: [respond(stream, sse(chatStream.replaceAll('\n', '\r\n')))] },
  { name: 'comments before the first token', routes: [respond(stream, sse(`: ping\n\n: ping\n\n${chatStream}`))] },
  {
    name: 'ping events before the first token',
    base: 'healthy.anthropic',
    routes: [respond(stream, sse(`event: ping\ndata: {"type": "ping"}\n\n${bodyOf('ok.ok-ant.messages.stream')}`))],
  },
  { name: 'a byte order mark before the stream', routes: [respond(stream, sse(`\uFEFF${chatStream}`))] },
  {
    name: 'usage chunk with no choices at the end',
    routes: [
      respond(
        stream,
        sse(
          `${chunk({ role: 'assistant', content: 'pong' }, 'stop')}data: {"id":"c","object":"chat.completion.chunk","choices":[],"usage":{"total_tokens":9}}\n\ndata: [DONE]\n\n`,
        ),
      ),
    ],
  },
  {
    name: 'fields in another order, without usage',
    routes: [respond(plain, chatAnswer({ content: 'pong' }, 'stop', { system_fingerprint: null }))],
  },
  {
    name: 'rate headers of the channel at zero',
    routes: [
      {
        when: plain,
        row: 'ok.ok-oai2.chat',
        overrides: { headers: { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-remaining-tokens': '0' } },
      },
    ],
  },
];

describe.concurrent('healthy gateways', () => {
  it.each(variants)('$name', { timeout: 60_000 }, async ({ name, base = 'healthy.openai', routes, args, ...more }) => {
    const { exit, report, seen, printed, gateway } = await doctor({
      state: routes ? defineState({ name, base, routes }) : base,
      ...(args === undefined ? {} : { args: args.split(' ') }),
      ...more,
    });
    expect(report.diagnosis.map(({ code, severity }) => `${severity} ${code}`)).toEqual([]);
    expect(
      report.checks
        .filter(({ status }) => !['pass', 'skip'].includes(status))
        .map(({ id, status }) => `${id} ${status}`),
    ).toEqual([]);
    expect({ exit, verdict: report.verdict }).toEqual({ exit: 0, verdict: 'healthy' });
    expect(printed).not.toContain(gateway.key);
    expect(seen.length).toBeLessThanOrEqual(7);
  });

  it('are at least forty', () => {
    expect(variants.length).toBeGreaterThanOrEqual(40);
  });
});
