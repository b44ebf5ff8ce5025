/** Differential diagnosis as a table: each row is a state of the gateway on loopback, the built program run against it, and what it must conclude. */
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/diagnose/rules';
import { type Condition, defineState, type Overrides, type Route, respond } from '../../src/simulator/route';
import { doctor, type Question, rows } from './differentialRun';

interface Row {
  /** What is seen, in words; `trap n`: of the list of misleading answers. */
  name: string;
  base: string;
  routes?: readonly Route[];
  args?: string;
  path?: string;
  model?: string | null;
  env?: Readonly<Record<string, string>>;
  maxWaitMs?: number;
  /** First cause (`-`: none), its owner and retry, the exit code, and how many requests were sent in all. */
  first: string;
  who: string;
  exit: number;
  sent: number;
  /** Codes of all findings after the first. */
  others?: string;
  reason?: string;
  severity?: 'warn';
  ruledOut?: string;
  notRuledOut?: string;
  /** Rules that must show in the story, and rules that must not. */
  fires?: string;
  silent?: string;
  says?: RegExp;
  facts?: Record<string, unknown>;
}

const live: Condition = { surface: ['chat', 'responses', 'messages', 'gemini'] };
const plain: Condition = { ...live, stream: false };
const stream: Condition = { ...live, stream: true };
const chat: Condition = { surface: 'chat' };
const lists: Condition = { surface: 'models' };
const usage: Condition = { surface: 'usage' };
const anyKey = { key: 'any' } as const;

function json(status: number, body: unknown, headers: Record<string, string> = {}): Overrides {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}
function error(status: number, type: string, message: string, code?: string): Overrides {
  return json(status, { error: { type, message, ...(code === undefined ? {} : { code }) } });
}
function refusal(status: number, code: string, message: string): Overrides {
  return json(status, { code, message });
}
function page(status: number, body: string, headers: Record<string, string> = {}): Overrides {
  return { status, headers: { 'content-type': 'text/html', ...headers }, body };
}
function sse(body: string, more: Overrides = {}): Overrides {
  return { status: 200, headers: { 'content-type': 'text/event-stream' }, body, ...more };
}
const row = (when: Condition, id: string, more: Partial<Route> = {}): Route => ({ when, row: id, ...more });
const list = (...ids: string[]): Overrides =>
  json(200, { object: 'list', data: ids.map((id) => ({ id, object: 'model', created: 1, owned_by: 'x' })) });
const limitedUsage = (limits: readonly unknown[], more: object = {}): Overrides =>
  json(200, { mode: 'quota_limited', isValid: true, status: 'active', rate_limits: limits, ...more });
const short = json(200, {
  id: 'c',
  object: 'chat.completion',
  choices: [{ index: 0, message: { role: 'assistant', content: '' }, finish_reason: 'length' }],
  usage: { prompt_tokens: 9, completion_tokens: 256, total_tokens: 265 },
});
const shortStream = sse(
  'data: {"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}\n\ndata: {"object":"chat.completion.chunk","choices":[{"index":0,"delta":{},"finish_reason":"length"}]}\n\ndata: [DONE]\n\n',
);
const invalidKey = refusal(401, 'INVALID_API_KEY', 'Invalid API key');
const unavailable = error(503, 'api_error', 'Service temporarily unavailable');
const noRoute: Overrides = { status: 404, headers: { 'content-type': 'text/plain' }, body: '404 page not found' };
const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();

const table: readonly Row[] = [
  // Traps, in the order of the list.
  {
    name: 'trap 1: 401 server_error "all accounts exhausted"',
    base: 'up401.anthropic',
    args: '--protocol openai',
    first: 'CHANNELS_EXHAUSTED',
    who: 'gateway backoff',
    exit: 75,
    sent: 7,
    ruledOut: 'INVALID_API_KEY INSUFFICIENT_BALANCE',
  },
  {
    name: 'trap 2: 400 server_error with a message about the request',
    base: 'up400.anthropic',
    args: '--protocol openai',
    first: 'INVALID_REQUEST_ERROR',
    who: 'you no',
    exit: 1,
    sent: 5,
    fires: 'known-good-request-decides',
    ruledOut: 'INVALID_API_KEY',
  },
  {
    name: 'trap 3: "API key not valid" behind a gateway',
    base: 'up401.gemini',
    first: 'UPSTREAM_KEY_REJECTED',
    who: 'gateway no',
    exit: 4,
    sent: 8,
    ruledOut: 'INVALID_API_KEY',
  },
  {
    name: 'trap 4: insufficient_quota with 额度已用完',
    base: 'quota.openai',
    routes: [row(lists, 'list.ok-oai2.models')],
    args: '--protocol responses',
    first: 'API_KEY_QUOTA_EXHAUSTED',
    who: 'you no',
    exit: 1,
    sent: 4,
  },
  {
    name: 'trap 5: rate_limit_exceeded is the 5-hour window',
    base: 'win5h.openai',
    first: 'KEY_WINDOW_5H_EXHAUSTED',
    who: 'you after_reset',
    exit: 1,
    sent: 4,
    facts: { unit: 'USD' },
    ruledOut: 'INSUFFICIENT_BALANCE',
  },
  {
    name: 'trap 5: rate_limit_exceeded is requests per minute',
    base: 'rpm.openai',
    first: 'GROUP_RPM_EXCEEDED',
    who: 'you backoff',
    exit: 75,
    sent: 4,
  },
  {
    name: 'trap 5: rate_limit_exceeded is a weekly platform quota',
    base: 'platform-weekly.openai',
    first: 'PLATFORM_QUOTA_WEEKLY_EXHAUSTED',
    who: 'you after_reset',
    exit: 1,
    sent: 4,
  },
  {
    name: 'trap 6: 403 billing_error while the list passes',
    base: 'subdayeq.openai',
    first: 'USAGE_LIMIT_EXCEEDED',
    reason: 'DAILY_LIMIT_EXCEEDED',
    who: 'you after_reset',
    exit: 1,
    sent: 4,
  },
  {
    name: 'trap 7: usage says isValid for an expired key',
    base: 'expired.openai',
    first: 'API_KEY_EXPIRED',
    who: 'you no',
    exit: 1,
    sent: 3,
    fires: 'one-refusal-hides-the-next',
    notRuledOut: 'INSUFFICIENT_BALANCE',
  },
  {
    name: 'trap 8: the address is blocked, the key undecided',
    base: 'badkeyblock.openai',
    first: 'INVALID_AUTH_RATE_LIMITED',
    who: 'you backoff',
    exit: 75,
    sent: 2,
    notRuledOut: 'INVALID_API_KEY',
    silent: 'one-refusal-hides-the-next accepted-in-another-header-style',
  },
  {
    name: 'trap 9: the portal API under /api',
    base: 'healthy.openai',
    path: '/api/v1',
    first: 'BASE_URL_WRONG',
    who: 'you no',
    exit: 1,
    sent: 5,
    fires: 'same-host-correction-works',
    says: /Dify +http:\/\/127\.0\.0\.1:\d+\/v1"/,
  },
  {
    name: 'trap 10: 502 first, then 503',
    base: 'channel401.openai',
    first: 'UPSTREAM_AUTH_FAILED',
    who: 'gateway no',
    exit: 4,
    sent: 7,
    fires: 'first-telling-answer-wins',
    says: /The first failure of this run \(502\)/,
  },
  {
    name: 'trap 11: Claude Code only, chat',
    base: 'cconly.anthropic',
    args: '--protocol openai',
    first: 'GROUP_CLAUDE_CODE_ONLY',
    who: 'you no',
    exit: 1,
    sent: 5,
  },
  {
    name: 'trap 11: Claude Code only, messages 503',
    base: 'cconly.anthropic',
    args: '--protocol anthropic',
    first: 'GROUP_CLAUDE_CODE_ONLY',
    who: 'you no',
    exit: 1,
    sent: 5,
    says: /Claude Code/,
  },
  {
    name: 'trap 11: a bare 503 beside the telling 403',
    base: 'cconly.anthropic',
    routes: [respond({ surface: 'messages' }, unavailable)],
    args: '--protocol all',
    first: 'GROUP_CLAUDE_CODE_ONLY',
    who: 'you no',
    exit: 1,
    sent: 10,
    fires: 'claude-code-only-behind-a-503',
  },
  {
    name: 'trap 12: Authorization is refused, x-api-key is good',
    base: 'healthy.openai',
    routes: [respond({ surface: ['usage', 'models'], headerStyle: 'bearer', ...anyKey }, invalidKey)],
    first: 'KEY_HEADER_STYLE',
    who: 'you no',
    exit: 1,
    sent: 3,
    fires: 'accepted-in-another-header-style',
    facts: { headerStyle: 'bearer', workingStyle: 'x-api-key' },
  },
  {
    name: 'trap 12: two keys set, the one in use is refused',
    base: 'badkey.anthropic',
    env: {
      ANTHROPIC_AUTH_TOKEN: `sk-${'b'.repeat(40)}`,
      ANTHROPIC_API_KEY: `sk-${'c'.repeat(40)}`,
      TOROUTER_API_KEY: '',
    },
    args: '--key-env ANTHROPIC_AUTH_TOKEN',
    first: 'INVALID_API_KEY',
    who: 'you no',
    exit: 1,
    sent: 4,
  },
  {
    name: 'trap 13: pings, then a refusal in the stream',
    base: 'userconc.anthropic',
    args: '--skip channel.plain',
    first: 'CONCURRENCY_LIMIT_EXCEEDED',
    who: 'you backoff',
    exit: 75,
    sent: 4,
  },
  {
    name: 'trap 14: stop and [DONE] without text',
    base: 'stream-cut.anthropic',
    args: '--protocol openai',
    first: 'EMPTY_COMPLETION',
    who: 'upstream backoff',
    exit: 75,
    sent: 5,
    fires: 'plain-against-streaming',
    says: /Without streaming .* answered/,
  },
  {
    name: 'trap 14: length without text, more room helps',
    base: 'healthy.openai',
    routes: [respond({ ...plain }, short)],
    first: '-',
    who: '',
    exit: 0,
    sent: 5,
  },
  {
    name: 'trap 15: 429 on a forwarded list',
    base: 'up429.gemini',
    args: '--free',
    first: 'UPSTREAM_RATE_LIMITED',
    who: 'upstream backoff',
    severity: 'warn',
    exit: 0,
    sent: 4,
    fires: 'forwarded-list-proves-nothing',
  },
  {
    name: 'trap 16: a bad request in the dress of an outage',
    base: 'healthy.openai',
    routes: [respond({ ...plain }, error(502, 'upstream_error', 'Upstream request failed'))],
    first: 'UPSTREAM_REQUEST_FAILED',
    who: 'upstream backoff',
    exit: 75,
    sent: 5,
    fires: 'plain-against-streaming',
    says: /only the plain request fails/,
  },
  {
    name: 'trap 17: ACCESS_DENIED on the model only',
    base: 'healthy.openai',
    routes: [respond(live, refusal(403, 'ACCESS_DENIED', 'Access denied'))],
    first: 'ACCESS_DENIED',
    reason: 'model_whitelist',
    who: 'you no',
    exit: 1,
    sent: 4,
    fires: 'model-whitelist-not-address-list',
  },
  {
    name: 'trap 18: an HTML 502 of a forwarded list',
    base: 'up502.gemini',
    args: '--free',
    first: '*',
    who: '',
    exit: 0,
    sent: 4,
    severity: 'warn',
    fires: 'forwarded-list-proves-nothing',
  },
  {
    name: 'trap 19: 503 for a model that the list lacks',
    base: 'healthy.openai',
    routes: [respond(live, unavailable)],
    model: 'gpt-5.44',
    first: 'MODEL_NOT_OFFERED',
    who: 'you no',
    exit: 1,
    sent: 5,
    fires: 'absent-from-the-list-and-not-usable',
    silent: 'neighbour-model-tells-channel-from-group',
    facts: { model: 'gpt-5.44' },
    says: /gpt-5\.4\b/,
  },
  {
    name: 'trap 20: 404 on /v1beta with a key of another platform',
    base: 'healthy.openai',
    routes: [respond({ path: /^\/v1beta/ }, noRoute)],
    args: '--protocol gemini',
    first: 'GROUP_PLATFORM_MISMATCH',
    who: 'you no',
    exit: 1,
    sent: 6,
    fires: 'gemini-route-of-another-platform',
    facts: { otherProtocol: 'openai' },
    silent: 'gemini-list-of-another-platform',
  },
  {
    name: 'trap 20: 400 "platform is not gemini"',
    base: 'healthy.openai',
    args: '--protocol gemini',
    first: 'GROUP_PLATFORM_MISMATCH',
    who: 'you no',
    exit: 1,
    sent: 6,
    facts: { otherProtocol: 'openai' },
    says: /OpenAI SDK/,
  },

  // Header styles and surfaces.
  {
    name: 'refused in every header style',
    base: 'badkey.openai',
    env: { TOROUTER_API_KEY: `sk-${'b'.repeat(40)}` },
    first: 'INVALID_API_KEY',
    who: 'you no',
    exit: 1,
    sent: 4,
    silent: 'refused-here-accepted-there',
  },
  {
    name: 'key refused by one surface only, in a header that passed',
    base: 'healthy.openai',
    routes: [respond(chat, invalidKey)],
    first: 'UPSTREAM_KEY_REJECTED',
    who: 'gateway no',
    exit: 4,
    sent: 5,
    fires: 'refused-here-accepted-there',
    silent: 'accepted-in-another-header-style list-open-to-everyone',
    facts: { otherProtocol: 'anthropic' },
  },
  {
    name: 'x-api-key good on the list, refused on messages, Bearer nowhere tried',
    base: 'healthy.anthropic',
    routes: [respond({ surface: 'messages' }, invalidKey)],
    first: 'UPSTREAM_KEY_REJECTED',
    who: 'gateway no',
    exit: 4,
    sent: 5,
    silent: 'accepted-in-another-header-style',
  },
  {
    name: 'one header style is refused everywhere, seen only on the model',
    base: 'healthy.openai',
    routes: [respond({ headerStyle: 'x-api-key' }, invalidKey)],
    args: '--protocol all',
    first: 'KEY_HEADER_STYLE',
    who: 'you no',
    exit: 1,
    sent: 11,
    facts: { headerStyle: 'x-api-key', workingStyle: 'bearer' },
  },
  {
    name: 'a list open to everyone accepts no key',
    base: 'healthy.openai',
    routes: [
      respond({ ...usage, ...anyKey }, noRoute),
      respond({ ...lists, ...anyKey }, list('gpt-5.4')),
      respond({ ...live, ...anyKey }, invalidKey),
    ],
    first: 'INVALID_API_KEY',
    who: 'you no',
    exit: 1,
    sent: 5,
    fires: 'list-open-to-everyone',
  },
  {
    name: 'a list that wants the key',
    base: 'healthy.openai',
    routes: [respond({ ...usage, ...anyKey }, noRoute), respond(chat, invalidKey)],
    first: 'UPSTREAM_KEY_REJECTED',
    who: 'gateway no',
    exit: 4,
    sent: 5,
    fires: 'list-open-to-everyone refused-here-accepted-there',
  },
  {
    name: 'the list refuses a key that usage accepts',
    base: 'healthy.openai',
    routes: [respond(lists, invalidKey)],
    args: '--free',
    model: null,
    first: 'UPSTREAM_KEY_REJECTED',
    who: 'gateway no',
    severity: 'warn',
    exit: 3,
    sent: 3,
    fires: 'refused-here-accepted-there',
  },
  {
    name: 'messages are not allowed, chat works',
    base: 'dispatch.openai',
    args: '--protocol anthropic',
    first: 'GROUP_MESSAGES_NOT_ALLOWED',
    who: 'you no',
    exit: 1,
    sent: 5,
    fires: 'works-on-another-surface',
    facts: { otherProtocol: 'openai' },
    says: /OpenAI SDK/,
    model: 'gpt-5.4',
  },
  {
    name: 'the address list, seen at the first request',
    base: 'ipwhite.openai',
    first: 'ACCESS_DENIED',
    who: 'you no',
    exit: 1,
    sent: 2,
    silent: 'model-whitelist-not-address-list',
  },
  {
    name: 'the address list shows the address',
    base: 'healthy.openai',
    routes: [
      respond(
        { surface: ['usage', 'models', 'chat'] },
        refusal(403, 'ACCESS_DENIED', 'Access denied. Your IP is 203.0.113.7'),
      ),
    ],
    first: 'ACCESS_DENIED',
    who: 'you no',
    exit: 1,
    sent: 2,
    facts: { ip: '203.0.113.7' },
  },

  // Model: absent, listed, neighbours, surfaces.
  {
    name: 'absent, 404 by the gateway',
    base: 'nomodel.openai',
    first: 'MODEL_NOT_FOUND',
    who: 'you no',
    exit: 1,
    sent: 4,
    silent: 'listed-and-not-usable',
  },
  {
    name: 'absent, bare 404',
    base: 'healthy.openai',
    routes: [respond(live, json(404, {}))],
    model: 'gpt-9',
    first: 'MODEL_NOT_OFFERED',
    who: 'you no',
    exit: 1,
    sent: 5,
    silent: 'same-host-correction-works',
  },
  {
    name: 'absent, bare 403',
    base: 'healthy.openai',
    routes: [respond(live, json(403, {}))],
    model: 'gpt-9',
    first: 'MODEL_NOT_OFFERED',
    who: 'you no',
    exit: 1,
    sent: 4,
  },
  {
    name: 'absent, 400 about the model',
    base: 'healthy.openai',
    routes: [respond(live, error(400, 'invalid_request_error', 'This model cannot be used here'))],
    model: 'gpt-9',
    first: '*',
    who: 'you no',
    exit: 1,
    sent: 5,
  },
  {
    name: 'absent, 400 about a parameter',
    base: 'healthy.openai',
    routes: [respond(live, error(400, 'invalid_request_error', 'temperature must be at most 1'))],
    model: 'gpt-9',
    first: 'INVALID_REQUEST_ERROR',
    who: 'you no',
    exit: 1,
    sent: 5,
    silent: 'absent-from-the-list-and-not-usable',
  },
  {
    name: 'absent from the list, yet it answers',
    base: 'healthy.openai',
    routes: [respond(lists, list('gpt-4.1'))],
    first: '-',
    who: '',
    exit: 0,
    sent: 5,
    silent: 'absent-from-the-list-and-not-usable',
  },
  {
    name: 'absent, nothing live allowed',
    base: 'healthy.openai',
    args: '--free',
    model: 'gpt-5-4',
    first: 'MODEL_NOT_OFFERED',
    who: 'you no',
    exit: 1,
    sent: 3,
    facts: { model: 'gpt-5-4' },
    says: /gpt-5\.4\b/,
  },
  {
    name: 'listed, this channel is out',
    base: 'healthy.openai',
    routes: [respond({ ...live, model: 'gpt-5.4' }, unavailable)],
    first: 'NO_CHANNEL_AVAILABLE',
    who: 'gateway backoff',
    exit: 75,
    sent: 7,
    fires: 'neighbour-model-tells-channel-from-group listed-and-not-usable',
    says: /channel of gpt-5\.4 and not the whole group/,
    facts: { otherModel: 'gpt-5.6-sol' },
  },
  {
    name: 'listed, every channel is out',
    base: 'noaccount.openai',
    routes: [respond(lists, list('gpt-5.4', 'gpt-5.4-mini'))],
    first: 'NO_CHANNEL_AVAILABLE',
    who: 'gateway backoff',
    exit: 75,
    sent: 7,
    says: /it is the group or the gateway/,
    silent: 'claude-code-only-behind-a-503',
  },
  {
    name: 'listed, another surface works',
    base: 'healthy.openai',
    routes: [respond(chat, unavailable), respond(lists, list('gpt-5.4'))],
    first: 'NO_CHANNEL_AVAILABLE',
    who: 'gateway backoff',
    exit: 75,
    sent: 6,
    fires: 'works-on-another-surface',
    facts: { otherProtocol: 'anthropic' },
  },
  {
    name: 'a provider under load: no further model is asked',
    base: 'up529.openai',
    first: 'UPSTREAM_OVERLOADED',
    who: 'upstream backoff',
    exit: 75,
    sent: 5,
    silent: 'neighbour-model-tells-channel-from-group works-on-another-surface first-telling-answer-wins',
  },

  // Repeated requests.
  {
    name: 'flapping',
    base: 'healthy.openai',
    routes: [respond(plain, unavailable, { nth: (hit) => hit % 2 === 0 })],
    args: '--samples 3 --skip channel.stream',
    first: 'CHANNEL_FLAPPING',
    reason: 'NO_CHANNEL_AVAILABLE',
    who: 'gateway backoff',
    exit: 75,
    sent: 6,
    fires: 'some-of-several-equal-requests-failed',
    facts: { ok: 2, attempts: 3 },
  },
  {
    name: 'dead',
    base: 'noaccount.openai',
    routes: [respond(lists, list('gpt-5.4'))],
    args: '--samples 3 --skip channel.stream',
    first: 'NO_CHANNEL_AVAILABLE',
    who: 'gateway backoff',
    exit: 75,
    sent: 7,
    silent: 'some-of-several-equal-requests-failed',
  },
  {
    name: 'limited in between is no flapping',
    base: 'rpm.openai',
    routes: [row(chat, 'ok.ok-oai2.chat', { times: 1 })],
    args: '--samples 3 --skip channel.stream',
    first: 'GROUP_RPM_EXCEEDED',
    who: 'you backoff',
    exit: 75,
    sent: 5,
    silent: 'some-of-several-equal-requests-failed',
  },
  {
    name: 'slow, and fine',
    base: 'healthy.openai',
    routes: [row(plain, 'ok.ok-oai2.chat', { overrides: { waitMs: 1600 } })],
    first: '-',
    who: '',
    exit: 0,
    sent: 5,
    silent: 'slow-error-is-failover stream-arrives-all-at-once usage-not-offered identity-not-offered',
  },
  {
    name: 'a slow error',
    base: 'healthy.openai',
    routes: [
      respond(plain, { ...error(502, 'upstream_error', 'Upstream service temporarily unavailable'), waitMs: 1600 }),
    ],
    args: '--skip channel.stream',
    first: 'UPSTREAM_UNAVAILABLE',
    who: 'upstream backoff',
    exit: 75,
    sent: 6,
    fires: 'slow-error-is-failover',
    says: /several channels/,
  },
  {
    name: 'a quick error',
    base: 'up500.openai',
    first: 'UPSTREAM_UNAVAILABLE',
    who: 'upstream backoff',
    exit: 75,
    sent: 7,
    silent: 'slow-error-is-failover',
  },
  {
    name: 'silence after a model request',
    base: 'healthy.openai',
    routes: [respond(plain, { waitMs: 9000 })],
    args: '--timeout 2 --skip channel.stream',
    first: 'RESPONSE_TIMEOUT',
    who: 'gateway backoff',
    exit: 75,
    sent: 4,
    fires: 'silent-model-on-an-answering-host',
  },
  {
    name: 'silence everywhere',
    base: 'healthy.openai',
    routes: [respond({ ...anyKey }, { waitMs: 9000 })],
    args: '--timeout 2',
    first: 'RESPONSE_TIMEOUT',
    who: 'gateway backoff',
    exit: 75,
    sent: 2,
    silent: 'silent-model-on-an-answering-host',
  },

  // Plain and streaming.
  {
    name: 'plain works, the stream is cut',
    base: 'stream-cut.openai',
    first: 'STREAM_TRUNCATED',
    who: 'upstream backoff',
    exit: 75,
    sent: 5,
    fires: 'plain-against-streaming',
    ruledOut: 'NO_CHANNEL_AVAILABLE',
  },
  {
    name: 'both fail',
    base: 'up502.openai',
    first: 'UPSTREAM_UNAVAILABLE',
    who: 'upstream backoff',
    exit: 75,
    sent: 7,
    silent: 'plain-against-streaming known-good-request-decides',
  },
  {
    name: 'a stream in one piece after a long silence',
    base: 'healthy.openai',
    routes: [
      row(stream, 'ok.ok-oai2.chat.stream', {
        overrides: () => ({
          headers: { 'content-type': 'application/octet-stream', 'x-real': 'event-stream' },
          waitMs: 1700,
        }),
      }),
    ],
    first: 'STREAM_BUFFERED',
    who: 'upstream backoff',
    exit: 0,
    sent: 5,
    severity: 'warn',
    fires: 'stream-arrives-all-at-once',
  },
  {
    name: 'empty for lack of tokens, and no better with more',
    base: 'healthy.openai',
    routes: [respond(plain, short), respond(stream, shortStream)],
    first: 'EMPTY_COMPLETION',
    reason: 'length',
    who: 'upstream backoff',
    exit: 75,
    sent: 5,
    fires: 'empty-for-lack-of-tokens',
  },
  {
    name: 'empty for lack of tokens, plain only',
    base: 'healthy.openai',
    routes: [respond(plain, short, { times: 1 })],
    args: '--skip channel.stream',
    first: '-',
    who: '',
    exit: 0,
    sent: 5,
    fires: 'empty-for-lack-of-tokens',
  },
  {
    name: 'empty because broken',
    base: 'plain-empty.openai',
    args: '--skip channel.stream',
    first: 'EMPTY_COMPLETION',
    who: 'upstream backoff',
    exit: 75,
    sent: 6,
    silent: 'empty-for-lack-of-tokens',
  },
  {
    name: 'a parameter is refused, the smallest request works',
    base: 'healthy.openai',
    routes: [respond(plain, error(400, 'invalid_request_error', "Unsupported parameter: 'max_tokens'"), { times: 1 })],
    first: '-',
    who: '',
    exit: 0,
    sent: 5,
    fires: 'known-good-request-decides',
  },

  // Money and windows under their faces.
  {
    name: 'balance, 403 billing_error while the list passes',
    base: 'broke.openai',
    routes: [row(lists, 'list.ok-oai2.models'), respond(live, error(403, 'billing_error', 'insufficient balance'))],
    first: 'INSUFFICIENT_BALANCE',
    who: 'you no',
    exit: 1,
    sent: 4,
  },
  {
    name: 'balance, 402',
    base: 'healthy.openai',
    routes: [respond(live, json(402, { error: { message: 'Insufficient account balance', type: 'billing_error' } }))],
    first: 'INSUFFICIENT_BALANCE',
    who: 'you no',
    exit: 1,
    sent: 4,
  },
  {
    name: 'balance, at the first look-up',
    base: 'broke.openai',
    first: 'INSUFFICIENT_BALANCE',
    who: 'you no',
    exit: 1,
    sent: 3,
  },
  {
    name: 'a bare 429 and a full daily window',
    base: 'healthy.openai',
    routes: [
      respond(
        usage,
        limitedUsage([
          {
            window: '1d',
            limit: 5,
            used: 5.2,
            remaining: 0,
            window_start: new Date().toISOString(),
            reset_at: inAnHour(),
          },
        ]),
      ),
      respond(live, json(429, {})),
    ],
    first: 'KEY_WINDOW_1D_EXHAUSTED',
    who: 'you after_reset',
    exit: 1,
    sent: 4,
    fires: 'bare-refusal-explained-by-a-counter counter-of-a-window-is-full',
    facts: { limit: 5, used: 5.2 },
  },
  {
    name: 'a bare 429 and room in every window',
    base: 'healthy.openai',
    routes: [
      respond(usage, limitedUsage([{ window: '1d', limit: 5, used: 1, remaining: 4 }])),
      respond(live, json(429, {})),
    ],
    first: 'HTTP_429',
    who: '',
    exit: 75,
    sent: 4,
    silent: 'bare-refusal-explained-by-a-counter counter-of-a-window-is-full',
  },
  {
    name: 'a full counter, and the model answers',
    base: 'stale.openai',
    first: '-',
    who: '',
    exit: 0,
    sent: 5,
    silent: 'counter-of-a-window-is-full',
  },
  {
    name: 'a full window, nothing live asked',
    base: 'win7d.openai',
    args: '--free',
    first: 'KEY_WINDOW_7D_EXHAUSTED',
    who: 'you after_reset',
    exit: 1,
    sent: 3,
    fires: 'counter-of-a-window-is-full',
  },
  {
    name: 'a bare 403 in a group without subscription',
    base: 'subnone.openai',
    routes: [respond({ surface: ['models', 'chat'] }, json(403, {}))],
    first: 'SUBSCRIPTION_NOT_FOUND',
    who: 'you no',
    exit: 1,
    sent: 4,
    fires: 'bare-refusal-of-a-group-without-subscription',
  },
  {
    name: 'a bare 403 in any other group',
    base: 'healthy.openai',
    routes: [respond({ surface: ['chat'] }, json(403, {}))],
    first: 'HTTP_403',
    who: '',
    exit: 1,
    sent: 4,
    silent: 'bare-refusal-of-a-group-without-subscription',
  },
  {
    name: 'weekly subscription window, 429 at the list',
    base: 'subweek.openai',
    first: 'USAGE_LIMIT_EXCEEDED',
    reason: 'WEEKLY_LIMIT_EXCEEDED',
    who: 'you after_reset',
    exit: 1,
    sent: 3,
  },

  // Not the gateway.
  {
    name: "OpenAI's own words from the first request on",
    base: 'healthy.openai',
    routes: [
      respond(
        { ...anyKey },
        json(401, {
          error: {
            message:
              'Incorrect API key provided: sk-…. You can find your API key at https://platform.openai.com/account/api-keys.',
            type: 'invalid_request_error',
            code: 'invalid_api_key',
            param: null,
          },
        }),
      ),
    ],
    first: 'WRONG_VENDOR',
    who: 'you no',
    exit: 1,
    sent: 2,
    facts: { vendor: 'OpenAI' },
    silent: 'vendor-words-behind-a-gateway',
  },
  {
    name: "OpenAI's own words from a channel",
    base: 'healthy.openai',
    routes: [
      respond(
        live,
        json(401, {
          error: {
            message:
              'Incorrect API key provided: sk-…. You can find your API key at https://platform.openai.com/account/api-keys.',
            type: 'invalid_request_error',
            code: 'invalid_api_key',
            param: null,
          },
        }),
      ),
    ],
    first: 'UPSTREAM_KEY_REJECTED',
    who: 'gateway no',
    exit: 4,
    sent: 4,
    fires: 'vendor-words-behind-a-gateway',
  },
  {
    name: 'new-api refuses',
    base: 'healthy.openai',
    routes: [
      respond(
        { ...anyKey },
        json(401, { error: { message: '无效的令牌 (request id: 202611220001)', type: 'new_api_error', code: '' } }),
      ),
    ],
    first: 'WRONG_VENDOR',
    who: 'you no',
    exit: 1,
    sent: 2,
    facts: { vendor: 'new-api' },
    fires: 'another-product-answers',
  },
  {
    name: 'one-api refuses',
    base: 'healthy.openai',
    routes: [
      respond(
        { ...anyKey },
        json(401, { error: { message: '无效的令牌 (request id: 202611220001)', type: 'one_api_error' } }),
      ),
    ],
    first: 'WRONG_VENDOR',
    who: 'you no',
    exit: 1,
    sent: 2,
    facts: { vendor: 'one-api' },
  },
  {
    name: 'LiteLLM refuses',
    base: 'healthy.openai',
    routes: [
      respond(
        { ...anyKey },
        json(
          401,
          {
            error: {
              message: 'Authentication Error, Invalid proxy server token passed. LiteLLM Virtual Key expected.',
              type: 'auth_error',
              param: 'None',
              code: '401',
            },
          },
          { 'x-litellm-version': '1.70.0' },
        ),
      ),
    ],
    first: 'WRONG_VENDOR',
    who: 'you no',
    exit: 1,
    sent: 2,
    facts: { vendor: 'LiteLLM' },
  },
  {
    name: 'OpenRouter refuses',
    base: 'healthy.openai',
    routes: [
      respond(
        { ...anyKey },
        json(401, { error: { message: 'No auth credentials found. See https://openrouter.ai/docs', code: 401 } }),
      ),
    ],
    first: 'WRONG_VENDOR',
    who: 'you no',
    exit: 1,
    sent: 2,
    facts: { vendor: 'OpenRouter' },
  },
  {
    name: 'new-api behind the gateway',
    base: 'healthy.openai',
    routes: [
      respond(
        live,
        json(503, {
          error: {
            message: '分组 default 下模型 gpt-5.4 无可用渠道（distributor）',
            type: 'new_api_error',
            code: 'model_not_found',
          },
        }),
      ),
    ],
    first: '*',
    who: '',
    exit: 75,
    sent: 7,
    silent: 'another-product-answers',
  },
  {
    name: 'a captive portal',
    base: 'healthy.openai',
    routes: [
      respond(
        { ...anyKey },
        page(
          200,
          '<html><head><title>Wi-Fi login</title></head><body><form action="/login">Please sign in to the network. Accept terms of the hotspot.</form></body></html>',
        ),
      ),
    ],
    first: 'CAPTIVE_PORTAL',
    who: 'network no',
    exit: 4,
    sent: 2,
  },
  {
    name: 'a CDN challenge',
    base: 'healthy.openai',
    routes: [
      respond(
        { ...anyKey },
        page(403, '<html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>', {
          'cf-mitigated': 'challenge',
          'cf-ray': '8f00000000000000-FRA',
        }),
      ),
    ],
    first: 'CDN_CHALLENGE',
    who: 'gateway',
    exit: 4,
    sent: 2,
  },
  {
    name: 'a firewall of the CDN',
    base: 'healthy.openai',
    routes: [
      respond(
        { ...anyKey },
        { status: 403, headers: { 'content-type': 'text/plain', server: 'cloudflare' }, body: 'error code: 1010' },
      ),
    ],
    first: 'WAF_BLOCKED',
    who: '',
    exit: 4,
    sent: 2,
  },
  {
    name: 'the origin is down',
    base: 'healthy.openai',
    routes: [
      respond(
        { ...anyKey },
        { status: 521, headers: { 'content-type': 'text/plain', server: 'cloudflare' }, body: 'error code: 521' },
      ),
    ],
    first: 'ORIGIN_DOWN',
    who: 'gateway backoff',
    exit: 75,
    sent: 3,
  },
  {
    name: 'a web page everywhere',
    base: 'healthy.openai',
    routes: [row({ ...anyKey }, 'path.GET./')],
    first: 'HTML_INSTEAD_OF_JSON',
    who: 'you no',
    exit: 1,
    sent: 5,
    fires: 'one-wrong-path',
  },
  {
    name: 'Basic authentication of a web server in front of everything',
    base: 'healthy.openai',
    routes: [
      respond(
        { ...anyKey },
        {
          status: 401,
          headers: { 'content-type': 'text/html', 'www-authenticate': 'Basic realm="Restricted"' },
          body: '<html><head><title>401 Authorization Required</title></head></html>',
        },
      ),
    ],
    first: 'WAF_BLOCKED',
    who: 'gateway no',
    exit: 4,
    sent: 2,
  },
  {
    name: "a provider's words about the key on the routes that the gateway answers itself",
    base: 'healthy.openai',
    routes: [respond({ surface: ['usage', 'models'] }, error(401, 'authentication_error', 'invalid x-api-key'))],
    first: 'WRONG_VENDOR',
    who: 'you no',
    exit: 1,
    sent: 4,
  },
  {
    name: 'an unknown key where usage is not offered: one look-up at a time',
    base: 'healthy.gemini',
    routes: [
      respond(usage, noRoute),
      respond({ method: 'GET', path: /^\/v1(?:beta)?\/models$/ }, refusal(401, 'INVALID_API_KEY', 'Invalid API key')),
    ],
    first: 'INVALID_API_KEY',
    who: 'you no',
    exit: 1,
    sent: 5,
  },
  {
    name: 'usage and list refuse with a bare 401: the other styles are tried at the list',
    base: 'healthy.openai',
    routes: [respond({ surface: ['usage', 'models'], headerStyle: 'bearer' }, json(401, { message: 'Unauthorized' }))],
    first: 'KEY_HEADER_STYLE',
    who: 'you no',
    exit: 1,
    sent: 4,
  },
  {
    name: 'a full window, and the windows were not asked for',
    base: 'win5h.openai',
    args: '--only auth.key',
    model: null,
    first: '-',
    who: '',
    exit: 0,
    sent: 2,
  },

  // Base URLs.
  {
    name: 'an invented prefix',
    base: 'healthy.openai',
    path: '/openai',
    first: 'BASE_URL_WRONG',
    who: 'you no',
    exit: 1,
    sent: 4,
    fires: 'same-host-correction-works',
    says: /Codex +http:\/\/127\.0\.0\.1:\d+\/v1"/,
  },
  {
    name: 'nothing works on this host',
    base: 'healthy.openai',
    path: '/openai',
    routes: [respond({ ...anyKey }, noRoute)],
    first: 'ROUTE_NOT_FOUND',
    who: 'you no',
    exit: 1,
    sent: 6,
    fires: 'one-wrong-path',
    says: /^(?!.*n8n {2})/s,
  },
  {
    name: 'the API lives under /api',
    base: 'healthy.openai',
    routes: [
      row({ path: '/api/v1/models' }, 'list.ok-oai2.models'),
      respond({ surface: ['usage', 'models', 'chat'] }, noRoute),
    ],
    first: 'BASE_URL_WRONG',
    who: 'you no',
    exit: 1,
    sent: 5,
    says: /Anthropic SDK +http:\/\/127\.0\.0\.1:\d+\/api"/,
  },
  {
    name: 'redirected to another path of the host',
    base: 'healthy.openai',
    path: '/old',
    routes: [respond({ path: /^\/old\// }, { status: 308, headers: { location: '/v1/models' } })],
    first: 'BASE_URL_WRONG',
    who: 'you no',
    exit: 1,
    sent: 3,
  },
  {
    name: 'redirected to another host: named, not followed',
    base: 'healthy.openai',
    routes: [
      respond(
        { surface: ['usage', 'models'] },
        { status: 301, headers: { location: 'https://elsewhere.example/v1/models' } },
      ),
    ],
    first: 'REDIRECTED',
    who: 'you no',
    exit: 1,
    sent: 3,
    says: /elsewhere\.example/,
  },
  {
    name: 'usage is not offered',
    base: 'healthy.openai',
    routes: [respond(usage, noRoute)],
    first: '-',
    who: '',
    exit: 0,
    sent: 5,
    fires: 'usage-not-offered',
    silent: 'one-wrong-path',
  },
  {
    name: 'identity is not offered',
    base: 'healthy.openai',
    routes: [respond({ path: '/api/v1/settings/public' }, noRoute)],
    first: '-',
    who: '',
    exit: 0,
    sent: 5,
    fires: 'identity-not-offered',
  },
  {
    name: 'usage is broken, the rest works',
    base: 'healthy.openai',
    routes: [respond(usage, json(500, { code: 500, message: 'internal error' }))],
    first: '*',
    who: '',
    severity: 'warn',
    exit: 3,
    sent: 5,
    fires: 'look-up-broken-while-the-key-works',
  },
  {
    name: 'usage is broken, and so is the rest',
    base: 'healthy.openai',
    routes: [respond({ surface: ['usage', 'models', 'chat'] }, json(500, { code: 500, message: 'internal error' }))],
    first: 'GATEWAY_INTERNAL_ERROR',
    who: 'gateway backoff',
    exit: 75,
    sent: 5,
    silent: 'look-up-broken-while-the-key-works forwarded-list-proves-nothing',
  },
  {
    name: 'the Gemini list says what the model says',
    base: 'healthy.openai',
    args: '--protocol all',
    first: 'GROUP_PLATFORM_MISMATCH',
    who: 'you no',
    severity: 'warn',
    exit: 0,
    sent: 11,
    says: /serves openai, responses, anthropic: only a client that needs gemini/,
    fires: 'gemini-list-of-another-platform',
    silent: 'gemini-route-of-another-platform',
    others: '',
  },
  {
    name: 'every surface is tried without a model, and the group lacks one',
    base: 'healthy.openai',
    model: null,
    args: '--protocol all',
    first: 'GROUP_PLATFORM_MISMATCH',
    who: 'you no',
    severity: 'warn',
    exit: 0,
    sent: 4,
  },
  {
    name: 'every surface is tried, the group lacks two, and warnings are asked for',
    base: 'healthy.openai',
    routes: [row({ surface: 'messages' }, 'dispatch.messages')],
    args: '--protocol all --fail-on warn',
    first: '*',
    who: 'you no',
    severity: 'warn',
    exit: 1,
    sent: 10,
  },
  {
    name: 'a surface that was asked for by name and that the group lacks',
    base: 'healthy.openai',
    args: '--protocol gemini',
    first: 'GROUP_PLATFORM_MISMATCH',
    who: 'you no',
    exit: 1,
    sent: 6,
  },
];

function question(each: Row): Question {
  return {
    state: each.routes ? defineState({ name: each.name, base: each.base, routes: each.routes }) : each.base,
    ...(each.args === undefined ? {} : { args: each.args.split(' ') }),
    ...(each.path === undefined ? {} : { path: each.path }),
    ...(each.model === undefined ? {} : { model: each.model }),
    ...(each.env === undefined ? {} : { env: each.env }),
    ...(each.maxWaitMs === undefined ? {} : { maxWaitMs: each.maxWaitMs }),
  };
}

const words = (text: string | undefined): string[] => text?.split(' ').filter(Boolean) ?? [];

describe.concurrent('differential diagnosis', () => {
  it.each(table)('$name', async (each) => {
    const { exit, report, seen, printed, gateway } = await doctor(question(each));
    const [first] = report.diagnosis;
    const story = new Set(report.trace.map(({ rule }) => rule));
    expect(printed).not.toContain(gateway.key);
    expect(each.first === '*' ? '*' : (first?.code ?? '-')).toBe(each.first);
    if (first) {
      expect(first.severity).toBe(each.severity ?? 'fail');
      if (each.who !== '') expect(`${first.owner} ${first.retry}`).toContain(each.who);
      if (each.reason !== undefined) expect(first.reason).toBe(each.reason);
      expect(first.ruledOut).toEqual(expect.arrayContaining(words(each.ruledOut)));
      for (const code of words(each.notRuledOut)) expect(first.ruledOut).not.toContain(code);
      if (each.facts) expect(first.facts).toMatchObject(each.facts);
    }
    if (each.says) expect(JSON.stringify(first)).toMatch(each.says);
    if (each.others !== undefined)
      expect(
        report.diagnosis
          .slice(1)
          .map(({ code }) => code)
          .join(' '),
      ).toBe(each.others);
    for (const rule of words(each.fires)) expect([...story]).toContain(rule);
    for (const rule of words(each.silent)) expect([...story]).not.toContain(rule);
    expect({ exit, sent: seen.length }).toEqual({ exit: each.exit, sent: each.sent });
  });
});

describe('the table of differential diagnosis', () => {
  it('has a row that fires and a near miss for every rule', () => {
    const ids = rules.map(({ id }) => id);
    const named = (column: 'fires' | 'silent') => new Set(table.flatMap((each) => words(each[column])));
    expect(ids.filter((id) => !named('fires').has(id))).toEqual([]);
    expect(ids.filter((id) => !named('silent').has(id))).toEqual([]);
    expect([...named('fires'), ...named('silent')].filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('has at least sixty rows, each with a name of its own', () => {
    expect(new Set(table.map(({ name }) => name)).size).toBe(table.length);
    expect(table.length).toBeGreaterThanOrEqual(60);
  });

  it('names only recorded rows', () => {
    const known = new Set(rows.map(({ id }) => id));
    const asked = table
      .flatMap((each) => (each.routes ?? []).map((route) => route.row))
      .filter((id) => id !== 'custom');
    expect(asked.filter((id) => !known.has(id))).toEqual([]);
  });
});
