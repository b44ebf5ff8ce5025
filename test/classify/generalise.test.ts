/** Every message that the gateway is known to say, in every shape of body, under every plausible status, plain, streamed and pasted. Nothing here is a recording. */
import { describe, expect, it } from 'vitest';
import { classify } from '../../src/classify/classify';
import { evidenceOfAnswer } from '../../src/evidence/answer';
import { explainText } from '../../src/explain/explain';
import { findCode } from '../../src/reference/lookup';

interface Sentence {
  code: string;
  message: string;
  statuses: number[];
  /** Symbolic code of the gateway's key checks. */
  token?: string;
  /** `error.type` of the handlers behind the key checks. */
  type?: string;
  /** It may come inside a stream that has begun. */
  streams?: boolean;
}

/** Refusals of the key checks: code, message, statuses that some version or page gives. */
const refusals: Sentence[] = (
  [
    [
      'API_KEY_REQUIRED',
      'API key is required in Authorization header (Bearer scheme), x-api-key header, or x-goog-api-key header',
      [401],
    ],
    ['API_KEY_REQUIRED', 'API key is required', [401]],
    ['INVALID_API_KEY', 'Invalid API key', [401]],
    ['API_KEY_DISABLED', 'API key is disabled', [401, 403]],
    ['API_KEY_EXPIRED', 'API key 已过期', [401, 403]],
    ['USER_INACTIVE', 'User account is not active', [401, 403]],
    ['USER_NOT_FOUND', 'User associated with API key not found', [401]],
    ['ACCESS_DENIED', 'Access denied', [401, 403]],
    ['ACCESS_DENIED', 'Access denied. Your IP is 203.0.113.7', [403]],
    ['GROUP_DELETED', 'API Key 所属分组已删除', [403]],
    ['GROUP_DISABLED', 'API Key 所属分组已停用', [403]],
    ['GROUP_NOT_ALLOWED', 'API Key 所属专属分组不再允许当前用户使用', [403]],
    ['SUBSCRIPTION_NOT_FOUND', 'No active subscription found for this group', [403]],
    ['SUBSCRIPTION_INVALID', 'subscription is invalid or expired', [403]],
    ['INSUFFICIENT_BALANCE', 'Insufficient account balance', [402, 403]],
    ['API_KEY_QUOTA_EXHAUSTED', 'API key 额度已用完', [402, 429]],
    ['USAGE_LIMIT_EXCEEDED', 'daily usage limit exceeded', [403, 429]],
    ['USAGE_LIMIT_EXCEEDED', 'weekly usage limit exceeded', [403, 429]],
    ['USAGE_LIMIT_EXCEEDED', 'monthly usage limit exceeded', [403, 429]],
    [
      'USAGE_LIMIT_EXCEEDED',
      'error: code=429 reason="MONTHLY_LIMIT_EXCEEDED" message="monthly usage limit exceeded" metadata=map[]',
      [429],
    ],
    ['INVALID_AUTH_RATE_LIMITED', 'Too many invalid authentication attempts; retry later', [429]],
    ['API_KEY_AUTH_OVERLOADED', 'API key authentication is temporarily unavailable', [503]],
    [
      'API_KEY_IN_QUERY_DEPRECATED',
      'API key in query parameter is deprecated. Please use Authorization header instead.',
      [400],
    ],
  ] as const
).map(([code, message, statuses]) => ({ code, token: code, message, statuses: [...statuses] }));

/** Failures after the key was accepted: code, message, type, statuses. */
const failures: Sentence[] = (
  [
    ['KEY_WINDOW_5H_EXHAUSTED', 'api key 5小时限额已用完', 'rate_limit_exceeded', [429]],
    ['KEY_WINDOW_1D_EXHAUSTED', 'api key 日限额已用完', 'rate_limit_exceeded', [429]],
    ['KEY_WINDOW_7D_EXHAUSTED', 'api key 7天限额已用完', 'rate_limit_exceeded', [429]],
    ['GROUP_RPM_EXCEEDED', 'group requests-per-minute limit exceeded', 'rate_limit_exceeded', [429]],
    ['USER_RPM_EXCEEDED', 'user requests-per-minute limit exceeded', 'rate_limit_exceeded', [429]],
    ['PLATFORM_QUOTA_DAILY_EXHAUSTED', 'Daily usage quota exhausted for this platform.', 'rate_limit_exceeded', [429]],
    [
      'PLATFORM_QUOTA_WEEKLY_EXHAUSTED',
      'Weekly usage quota exhausted for this platform.',
      'rate_limit_exceeded',
      [429],
    ],
    [
      'PLATFORM_QUOTA_MONTHLY_EXHAUSTED',
      'Monthly usage quota exhausted for this platform.',
      'rate_limit_exceeded',
      [429],
    ],
    ['TOO_MANY_PENDING_REQUESTS', 'Too many pending requests, please retry later', 'rate_limit_error', [429]],
    [
      'CONCURRENCY_LIMIT_EXCEEDED',
      'Concurrency limit exceeded for user, please retry later',
      'rate_limit_error',
      [429],
    ],
    [
      'CONCURRENCY_LIMIT_EXCEEDED',
      'Concurrency limit exceeded for account, please retry later',
      'rate_limit_error',
      [429],
    ],
    ['INSUFFICIENT_BALANCE', 'insufficient balance', 'billing_error', [402, 403]],
    ['USAGE_LIMIT_EXCEEDED', 'daily usage limit exceeded', 'billing_error', [403, 429]],
    ['USAGE_LIMIT_EXCEEDED', 'weekly usage limit exceeded', 'billing_error', [403, 429]],
    ['USAGE_LIMIT_EXCEEDED', 'monthly usage limit exceeded', 'billing_error', [403, 429]],
    ['SUBSCRIPTION_INVALID', 'subscription is invalid or expired', 'billing_error', [403]],
    ['API_KEY_QUOTA_EXHAUSTED', 'API key 额度已用完', 'insufficient_quota', [429]],
    [
      'KEY_WITHOUT_GROUP',
      'API Key is not assigned to any group and cannot be used. Please contact the administrator to assign it to a group.',
      'permission_error',
      [403],
    ],
    ['KEY_WITHOUT_GROUP', 'API key is not assigned to a group', 'permission_error', [403]],
    [
      'GROUP_CLAUDE_CODE_ONLY',
      'This group is restricted to Claude Code clients (/v1/messages only)',
      'permission_error',
      [403],
    ],
    ['GROUP_CLAUDE_CODE_ONLY', 'No available accounts: this group only allows Claude Code clients', 'api_error', [503]],
    ['GROUP_MESSAGES_NOT_ALLOWED', 'This group does not allow /v1/messages dispatch', 'permission_error', [403]],
    ['IMAGE_GENERATION_NOT_ENABLED', 'Image generation is not enabled for this group', 'permission_error', [403]],
    ['ENDPOINT_NOT_SUPPORTED', 'Embeddings API is not supported for this platform', 'not_found_error', [404]],
    ['ENDPOINT_NOT_SUPPORTED', 'Images API is not supported for this platform', 'not_found_error', [404]],
    ['GROUP_PLATFORM_MISMATCH', 'API key group platform is not gemini', 'invalid_request_error', [400]],
    [
      'MODEL_NOT_FOUND',
      'Model "gpt-9" is not supported by any configured account in this group',
      'model_not_found',
      [404, 503],
    ],
    ['INVALID_REQUEST_ERROR', 'model is required', 'invalid_request_error', [400]],
    ['INVALID_REQUEST_ERROR', 'Request body is empty', 'invalid_request_error', [400]],
    ['INVALID_REQUEST_ERROR', 'Failed to parse request body', 'invalid_request_error', [400]],
    ['INVALID_REQUEST_ERROR', 'invalid stream field type', 'invalid_request_error', [400]],
    ['REQUEST_TOO_LARGE', 'Request body too large, limit is 256MB', 'invalid_request_error', [413]],
    ['WEBSOCKET_UPGRADE_REQUIRED', 'WebSocket upgrade required (Upgrade: websocket)', 'invalid_request_error', [426]],
    [
      'BILLING_SERVICE_UNAVAILABLE',
      'Billing service temporarily unavailable. Please retry later.',
      'billing_service_error',
      [503],
    ],
    ['NO_CHANNEL_AVAILABLE', 'Service temporarily unavailable', 'api_error', [503]],
    ['NO_CHANNEL_AVAILABLE', 'No available accounts: no available accounts', 'api_error', [503]],
    [
      'NO_CHANNEL_AVAILABLE',
      'No available accounts: no available accounts supporting model: gpt-5.4 (total=2 rate_limited=2)',
      'api_error',
      [503],
    ],
    ['CHANNELS_EXHAUSTED', 'All available accounts exhausted', 'server_error', [401, 403, 429, 500, 502, 503]],
    ['CHANNELS_EXHAUSTED', 'All available accounts exhausted', 'upstream_error', [401, 403, 429, 500, 502, 503]],
    ['UPSTREAM_AUTH_FAILED', 'Upstream authentication failed, please contact administrator', 'upstream_error', [502]],
    ['UPSTREAM_FORBIDDEN', 'Upstream access forbidden, please contact administrator', 'upstream_error', [502]],
    ['UPSTREAM_RATE_LIMITED', 'Upstream rate limit exceeded, please retry later', 'rate_limit_error', [429]],
    ['UPSTREAM_OVERLOADED', 'Upstream service overloaded, please retry later', 'overloaded_error', [503]],
    ['UPSTREAM_OVERLOADED', 'Upstream service overloaded, please retry later', 'upstream_error', [503]],
    ['UPSTREAM_UNAVAILABLE', 'Upstream service temporarily unavailable', 'upstream_error', [502]],
    ['UPSTREAM_REQUEST_FAILED', 'Upstream request failed', 'upstream_error', [502]],
    ['EMPTY_COMPLETION', 'Upstream returned an empty completion', 'upstream_error', [502]],
    ['CONCURRENCY_LIMIT_EXCEEDED', 'timeout waiting for user concurrency slot', 'rate_limit_error', [429]],
    ['CONCURRENCY_LIMIT_EXCEEDED', 'user concurrency limit reached', 'rate_limit_error', [429]],
    ['SUBSCRIPTION_INVALID', 'subscription has expired', 'billing_error', [403]],
    ['GATEWAY_INTERNAL_ERROR', 'User context not found', 'api_error', [500]],
    ['GATEWAY_INTERNAL_ERROR', 'Failed to resolve composite model route', 'server_error', [500]],
    ['ROUTE_NOT_FOUND', 'Unsupported responses subpath', 'not_found_error', [404]],
    ['ENDPOINT_NOT_SUPPORTED', 'count_tokens endpoint is not supported by upstream', 'not_found_error', [404]],
    ['ENDPOINT_NOT_SUPPORTED', 'Codex models manifest is only available for OpenAI groups', 'not_found_error', [404]],
    ['NO_CHANNEL_AVAILABLE', 'Service temporarily unavailable, please retry later', 'api_error', [503]],
    ['NO_CHANNEL_AVAILABLE', 'Service temporarily unavailable', 'server_error', [503]],
    ['NO_CHANNEL_AVAILABLE', 'No eligible Grok media accounts', 'api_error', [503]],
    ['UPSTREAM_BILLING', 'Upstream payment required: insufficient balance or billing issue', 'upstream_error', [502]],
    ['UPSTREAM_AUTH_FAILED', 'Failed to get access token', 'upstream_error', [502]],
    ['UPSTREAM_AUTH_FAILED', 'Invalid account token type', 'upstream_error', [502]],
    ['UPSTREAM_UNAVAILABLE', 'Upstream service temporarily unavailable', 'timeout_error', [502]],
    ['UPSTREAM_UNAVAILABLE', 'Upstream service temporarily unavailable', 'overloaded_error', [502]],
    ['UPSTREAM_REQUEST_FAILED', 'Upstream stream ended without a response', 'server_error', [502]],
    ['EMPTY_COMPLETION', 'Empty upstream response', 'upstream_error', [502]],
    [
      'MODEL_NOT_FOUND',
      'The requested model is not available under the configured upstream plans.',
      'permission_error',
      [403],
    ],
    ['MODEL_NOT_FOUND', 'Model is not supported by composite groups', 'invalid_request_error', [400]],
    ['CONTENT_POLICY_VIOLATION', 'content moderation blocked this request', 'invalid_request_error', [400, 403]],
  ] as const
).map(([code, message, type, statuses]) => ({ code, message, type, statuses: [...statuses], streams: true }));

/** Google's name of a status, as the gateway writes it. */
const googleStatus: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  402: 'FAILED_PRECONDITION',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  413: 'INVALID_ARGUMENT',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  502: 'UNAVAILABLE',
  503: 'UNAVAILABLE',
};

function google(message: string, status: number): Record<string, unknown> {
  return { error: { code: status, message, status: googleStatus[status] ?? 'UNKNOWN' } };
}

/** Bodies in which one sentence may come, by name. */
function bodies({ message, token, type }: Sentence, status: number): Record<string, unknown> {
  if (token)
    return {
      'top level': { code: token, message },
      google: google(message, status),
      'google in a list': [google(message, status)],
      documented: { error: { type: token, code: token, message } },
      'type only': { type: 'error', error: { type: token, message } },
      'code only': { error: { code: token, message } },
      'words, OpenAI': { error: { type: status === 401 ? 'authentication_error' : 'permission_error', message } },
      'words, Anthropic': {
        type: 'error',
        error: { type: status === 401 ? 'authentication_error' : 'permission_error', message },
      },
    };
  return {
    openai: { error: { message, type } },
    'openai, whole': { error: { message, type, code: null, param: null } },
    'code only': { error: { code: type, message } },
    both: { error: { message, type, code: type, param: null } },
    anthropic: { type: 'error', error: { type, message } },
    'anthropic with id': { type: 'error', error: { type, message }, request_id: 'req_011CSHoEeqs5C35K2UUqR7Fy' },
    google: google(message, status),
  };
}

/** The same failure inside a stream that had already answered 200. */
function streams({ message, type, statuses }: Sentence): Record<string, string> {
  const error = { message, type };
  return {
    'openai error event': `: keep-alive\n\nevent: error\ndata: ${JSON.stringify({ error })}\n\n`,
    'openai data only': `data: ${JSON.stringify({ error })}\n\ndata: [DONE]\n\n`,
    'anthropic event': `event: ping\ndata: {"type": "ping"}\n\nevent: error\ndata: ${JSON.stringify({ type: 'error', error })}\n\n`,
    'anthropic data only': `data: {"type": "ping"}\n\ndata: ${JSON.stringify({ type: 'error', error })}\n\n`,
    'responses failed': `event: response.failed\ndata: ${JSON.stringify({ type: 'response.failed', sequence_number: 1, response: { id: 'resp_1', object: 'response', status: 'failed', error: { code: type, message } } })}\n\n`,
    'responses error': `event: error\ndata: ${JSON.stringify({ type: 'error', sequence_number: 0, code: type, message, param: null })}\n\n`,
    gemini: `data: ${JSON.stringify(google(message, statuses[0] ?? 500))}\n\n`,
  };
}

function led(status: number, body: string, contentType = 'application/json'): string | undefined {
  return classify(evidenceOfAnswer({ status, headers: { 'content-type': contentType }, body, hostIsGateway: true }))[0]
    ?.code;
}

function explained(text: string): string | undefined {
  return explainText(text, { lang: 'en', now: 0 }).matches[0]?.code;
}

const sentences = [...refusals, ...failures];

describe('a sentence of the gateway', () => {
  it.each(sentences)('$code: $message', (sentence) => {
    const wrong: string[] = [];
    const check = (how: string, found: string | undefined): void => {
      if (found !== sentence.code) wrong.push(`${how}: ${found}`);
    };
    for (const status of sentence.statuses)
      for (const [shape, value] of Object.entries(bodies(sentence, status))) {
        const body = JSON.stringify(value);
        check(`${status} ${shape}`, led(status, body));
        check(
          `${status} ${shape}, response`,
          explained(`HTTP/1.1 ${status} X\ncontent-type: application/json\n\n${body}`),
        );
        check(`${status} ${shape}, SDK`, explained(`Error code: ${status} - ${body}`));
        check(`${status} ${shape}, client`, explained(`API Error: ${status} ${body}`));
        check(
          `${status} ${shape}, log`,
          explained(`2026-11-23 06:11:53 ERROR upstream call failed: status ${status}, body: ${body}`),
        );
        check(`${status} ${shape}, body`, explained(body));
      }
    for (const status of sentence.statuses)
      check(`${status} words`, explained(`API Error: ${status} ${sentence.message}`));
    if (sentence.streams)
      for (const [shape, body] of Object.entries(streams(sentence))) {
        const found = led(200, body, 'text/event-stream');
        // Of a stream that broke off, these two say the same.
        const same = sentence.code === 'UPSTREAM_REQUEST_FAILED' && found === 'STREAM_INTERRUPTED';
        check(shape, same ? sentence.code : found);
      }
    expect(wrong.join('\n')).toBe('');
  });
});

describe('the same words from a provider', () => {
  const types = ['upstream_error', 'server_error'];
  const callerClasses = ['auth', 'permission', 'billing', 'quota'];
  const words = [
    ...sentences.filter(({ code }) => {
      const known = findCode(code);
      return known?.owner === 'you' && callerClasses.includes(known.class);
    }),
    ...[
      'API key has expired',
      '令牌额度已用尽',
      'subscription is expired',
      '账号已被禁用',
      '无效的令牌',
      '用户额度不足',
    ].map((message) => ({ code: '', message, statuses: [] })),
  ].filter(({ code }) => code !== 'GROUP_CLAUDE_CODE_ONLY');

  it.each(words)('blame the channel under its type: $message', ({ message }) => {
    const wrong = types.flatMap((type) =>
      [401, 402, 403, 429, 500, 502, 503].flatMap((status) => {
        const found = led(status, JSON.stringify({ error: { type, message } }));
        return found?.startsWith('UPSTREAM_') || found === 'CHANNELS_EXHAUSTED' ? [] : [`${status} ${type}: ${found}`];
      }),
    );
    expect(wrong.join('\n')).toBe('');
  });

  it.each(words.filter(({ message }) => !message.startsWith('error: code=')))(
    'do not blame the caller at a 5xx without a code of the gateway: $message',
    ({ message }) => {
      const wrong = [500, 502, 503, 504].flatMap((status) => {
        const found = findCode(led(status, JSON.stringify({ error: { type: 'api_error', message } })) ?? '');
        return found && !callerClasses.includes(found.class) ? [] : [`${status}: ${found?.id}`];
      });
      expect(wrong.join('\n')).toBe('');
    },
  );

  it.each(words.filter(({ code }) => code !== 'API_KEY_IN_QUERY_DEPRECATED'))(
    'are the request when a refusal of the request quotes them: $message',
    ({ message }) => {
      const said = `Invalid value for 'tools[0].function.description': string '${message.replace(/["']/g, '')}' too long`;
      const wrong = [
        { error: { type: 'invalid_request_error', message: said, code: null, param: null } },
        { type: 'error', error: { type: 'invalid_request_error', message: said } },
        { error: { code: 400, message: said, status: 'INVALID_ARGUMENT' } },
      ].flatMap((value) => {
        const body = JSON.stringify(value);
        const found = [led(400, body), explained(body), explained(`Error code: 400 - ${body}`)];
        return found.every((code) => code === 'INVALID_REQUEST_ERROR') ? [] : [`${body}: ${found}`];
      });
      expect(wrong.join('\n')).toBe('');
    },
  );
});

const started =
  'event: response.created\ndata: {"type":"response.created","response":{"object":"response","output":[]}}\n\n';
const answered = `${started}event: response.output_text.delta\ndata: {"type":"response.output_text.delta","delta":"pong"}\n\n`;

function frame(error: Record<string, unknown>): string {
  return `event: error\ndata: ${JSON.stringify({ type: 'error', error })}\n\n`;
}

function failed(code: string, message: string): string {
  const response = { object: 'response', status: 'failed', output: [], error: { code, message } };
  return `event: response.failed\ndata: ${JSON.stringify({ type: 'response.failed', response })}\n\n`;
}

describe('an error inside a stream', () => {
  // What comes before the error, the error, and what it means.
  it.each([
    ['UPSTREAM_SERVER_ERROR', '', frame({ type: 'api_error', message: 'Internal server error' })],
    ['UPSTREAM_REQUEST_FAILED', started, failed('server_error', 'something of the provider went wrong')],
    ['STREAM_INTERRUPTED', started, failed('upstream_error', 'something of the provider went wrong')],
    ['STREAM_INTERRUPTED', answered, failed('server_error', 'something of the provider went wrong')],
    ['STREAM_INTERRUPTED', answered, frame({ type: 'api_error', message: 'Internal server error' })],
    ['STREAM_INTERRUPTED', answered, frame({ type: 'overloaded_error', message: 'Overloaded' })],
    [
      'STREAM_INTERRUPTED',
      answered,
      failed('rate_limit_exceeded', 'Rate limit reached for gpt-5.4 in organization org-1'),
    ],
    ['STREAM_INTERRUPTED', answered, failed('upstream_error', 'Upstream service temporarily unavailable')],
    ['STREAM_INTERRUPTED', started, 'event: error\ndata: {"error":"response_too_large"}\n\n'],
    ['INVALID_REQUEST_ERROR', ': ping\n\n', failed('invalid_request', 'max_output_tokens: too small')],
    ['NO_CHANNEL_AVAILABLE', ': ping\n\n', failed('server_error', 'Service temporarily unavailable')],
    ['UPSTREAM_OVERLOADED', '', frame({ type: 'upstream_error', message: 'Overloaded' })],
    ['UPSTREAM_AUTH_FAILED', '', frame({ type: 'upstream_error', message: 'Failed to get access token' })],
    ['UPSTREAM_RATE_LIMITED', ': ping\n\n', failed('upstream_error', 'Rate limit exceeded')],
  ])('%s after %j: %j', (code, before, error) => {
    const body = before + error;
    expect([led(200, body, 'text/event-stream'), explained(body)]).toEqual([code, code]);
  });
});

describe('an answer without output', () => {
  it.each([
    { id: 'chatcmpl-1', object: 'chat.completion', model: 'gpt-5.4', choices: null },
    { id: 'chatcmpl-1', object: 'chat.completion', model: 'gpt-5.4' },
    { candidates: null, usageMetadata: { promptTokenCount: 12 }, modelVersion: 'gemini-2.5-pro' },
    { usageMetadata: { promptTokenCount: 12, totalTokenCount: 12 }, modelVersion: 'gemini-2.5-pro' },
  ])('is empty whether its list is null or left out: %j', (value) => {
    expect(led(200, JSON.stringify(value))).toBe('EMPTY_COMPLETION');
  });
});

describe('the sender', () => {
  it.each(['server_error', 'upstream_error'])('is the provider also where %s stands as the code', (code) => {
    expect(led(429, JSON.stringify({ error: { code, message: 'Rate limit exceeded' } }))).toBe('UPSTREAM_RATE_LIMITED');
  });
});

describe('a refusal of Google, passed on by the gateway', () => {
  it.each([
    ['UPSTREAM_FORBIDDEN', 403, 'The caller does not have permission'],
    [
      'UPSTREAM_FORBIDDEN',
      403,
      "Permission 'aiplatform.endpoints.predict' denied on resource 'x' (or it may not exist).",
    ],
    ['UPSTREAM_FORBIDDEN', 403, "Method doesn't allow unregistered callers (callers without established identity)."],
    ['UPSTREAM_BILLING', 403, 'This API method requires billing to be enabled.'],
    ['UPSTREAM_UNAVAILABLE', 503, 'The service is currently unavailable.'],
  ])('%s: %i %s', (code, status, message) => {
    const body = JSON.stringify(google(message, status));
    expect([led(status, body), explained(`HTTP/1.1 ${status} X\n\n${body}`)]).toEqual([code, code]);
  });
});

describe("a refusal of the portal's own API", () => {
  it.each([
    ['UNAUTHORIZED', 'Authorization header is required'],
    ['INVALID_AUTH_HEADER', "Authorization header format must be 'Bearer {token}'"],
    ['EMPTY_TOKEN', 'Token cannot be empty'],
    ['TOKEN_EXPIRED', 'Token has expired'],
    ['TOKEN_REVOKED', 'Token has been revoked'],
    ['INVALID_TOKEN', 'Invalid token'],
  ])('shows itself without the path: %s', (code, message) => {
    const body = JSON.stringify({ code, message });
    expect([led(401, body), explained(`HTTP/1.1 401 X\n\n${body}`)]).toEqual(['PORTAL_API_PATH', 'PORTAL_API_PATH']);
  });
});

describe("the gateway's own name of an error", () => {
  it.each([
    ['KEY_WINDOW_5H_EXHAUSTED', 'API_KEY_RATE_5H_EXCEEDED'],
    ['KEY_WINDOW_1D_EXHAUSTED', 'API_KEY_RATE_1D_EXCEEDED'],
    ['KEY_WINDOW_7D_EXHAUSTED', 'API_KEY_RATE_7D_EXCEEDED'],
    ['GROUP_RPM_EXCEEDED', 'GROUP_RPM_EXCEEDED'],
    ['USER_RPM_EXCEEDED', 'USER_RPM_EXCEEDED'],
    ['SUBSCRIPTION_INVALID', 'SUBSCRIPTION_EXPIRED'],
    ['SUBSCRIPTION_INVALID', 'SUBSCRIPTION_SUSPENDED'],
  ])('is %s in a dumped error whose sentence is unknown: %s', (code, reason) => {
    const message = `error: code=429 reason="${reason}" message="用量已达上限" metadata=map[]`;
    const bodies = [
      google(message, 429),
      { error: { type: 'billing_error', message } },
      { code: 429, reason, message },
    ];
    for (const body of bodies) expect(led(429, JSON.stringify(body)), JSON.stringify(body)).toBe(code);
  });
});

describe('words that other rules know, beside what says who is meant', () => {
  it.each([
    [402, 'billing_error', 'account balance is insufficient, please recharge your account', 'INSUFFICIENT_BALANCE'],
    [403, 'billing_error', '账户已欠费', 'INSUFFICIENT_BALANCE'],
    [429, 'rate_limit_exceeded', 'api key usage limit has been reached', 'HTTP_429'],
    [429, 'rate_limit_exceeded', 'daily usage limit reached', 'HTTP_429'],
    [429, 'rate_limit_error', 'The usage limit has been reached', 'UPSTREAM_RATE_LIMITED'],
    [429, 'rate_limit_error', 'Your subscription has expired', 'UPSTREAM_RATE_LIMITED'],
    [429, 'rate_limit_error', 'Unauthorized OpenAI API key', 'UPSTREAM_RATE_LIMITED'],
    [403, 'permission_error', 'Permission denied for resource model gpt-5.4', 'HTTP_403'],
  ])('%i %s "%s" is %s', (status, type, message, code) => {
    expect(led(status, JSON.stringify({ error: { type, message } }))).toBe(code);
  });

  it('are not certain where a wrapper says nothing of the cause', () => {
    const body = JSON.stringify({ error: { message: 'Provider returned error' } });
    const [first] = classify(evidenceOfAnswer({ status: 400, headers: { 'content-type': 'application/json' }, body }));
    expect(first).toMatchObject({ code: 'INVALID_REQUEST_ERROR', confidence: 'possible' });
  });

  it('are an error also under 200, and no empty answer', () => {
    const error = { message: 'rate limited by provider', code: 429 };
    for (const body of [{ error }, { object: 'chat.completion', error }, { id: 'x', object: 'chat.completion', error }])
      expect(led(200, JSON.stringify(body)), JSON.stringify(body)).toBe('UNRECOGNISED');
    expect(led(200, '{"id":"x","object":"chat.completion","usage":{"total_tokens":1}}')).toBe('EMPTY_COMPLETION');
  });

  it("of the caller's own money end a stream for good", () => {
    const output = 'data: {"choices":[{"delta":{"content":"hi"}}]}\n\n';
    const refusal = { error: { type: 'billing_error', message: 'Insufficient account balance' } };
    expect(led(200, `${output}data: ${JSON.stringify(refusal)}\n\n`, 'text/event-stream')).toBe('INSUFFICIENT_BALANCE');
    const broken = { error: { type: 'upstream_error', message: 'Upstream request failed' } };
    expect(led(200, `${output}data: ${JSON.stringify(broken)}\n\n`, 'text/event-stream')).toBe('STREAM_INTERRUPTED');
  });
});
