/** Reports as the doctor would write them, one for each kind of outcome; every renderer is tested with all of them. Only data: no report is judged here. */
import { exitCodeOf, verdictOf } from '../../src/report/exit';
import type { ListRow } from '../../src/report/explain';
import type {
  ChannelRow,
  CheckRow,
  ExplainMatch,
  ExplainReport,
  Finding,
  Report,
  RequestRow,
  WindowRow,
} from '../../src/report/report';

/** Sunday, 22 November 2026, 11:24 in Shanghai. */
export const now = Date.parse('2026-11-22T03:24:00.000Z');
export const timeZone = 'Asia/Shanghai';
export const portal = 'https://portal.torouter.ai';

const gatewayId = '7f6c1b0e-52d4-4a4e-9a53-0d0f6f3f9b11';

function finding(
  given: Partial<Finding> & Pick<Finding, 'code' | 'class' | 'owner' | 'retry' | 'title' | 'meaning'>,
): Finding {
  return {
    reason: null,
    retryAt: null,
    severity: 'fail',
    confidence: 'certain',
    facts: {},
    fixes: [],
    docs: null,
    evidence: [],
    ruledOut: [],
    requestIds: [],
    model: null,
    protocol: null,
    reproduce: null,
    ...given,
  };
}

function check(
  id: string,
  title: string,
  status: CheckRow['status'],
  summary: string,
  more: Partial<CheckRow> = {},
): CheckRow {
  return { id, title, status, code: null, summary, reason: null, durationMs: 12, requests: [], details: {}, ...more };
}

function windowRow(given: Partial<WindowRow> & Pick<WindowRow, 'kind'>): WindowRow {
  return {
    unit: 'USD',
    limit: null,
    used: null,
    remaining: null,
    startedAt: null,
    resetAt: null,
    stale: false,
    source: 'usage',
    ...given,
  };
}

function request(given: Partial<RequestRow> & Pick<RequestRow, 'method' | 'url'>): RequestRow {
  return {
    protocol: 'openai',
    purpose: 'other',
    headerStyle: 'bearer',
    status: 200,
    cost: 'free',
    ids: { sent: gatewayId, gateway: gatewayId, server: null, upstream: null, cfRay: null },
    phases: { dns: 1.2, tcp: 1.6, tls: 2.6, ttfb: 62.5, download: 0.4, total: 68.3 },
    code: null,
    ...given,
  };
}

function channel(given: Partial<ChannelRow> & Pick<ChannelRow, 'model' | 'mode'>): ChannelRow {
  return {
    protocol: 'openai',
    listed: true,
    attempts: 1,
    ok: 1,
    ttftMs: { min: 412, median: 412, max: 412 },
    totalMs: { min: 1310, median: 1310, max: 1310 },
    codes: [],
    ...given,
  };
}

function report(given: Partial<Report>): Report {
  const whole: Report = {
    schemaVersion: 1,
    tool: { name: 'torouter', version: '0.1.0' },
    generatedAt: new Date(now).toISOString(),
    durationMs: 812,
    target: {
      baseUrl: 'https://portal.torouter.ai',
      given: 'portal.torouter.ai/v1/',
      protocols: ['openai'],
      models: ['gpt-5.4'],
      key: { source: 'env:TOROUTER_API_KEY', masked: 'sk-…a1b2', length: 67 },
    },
    verdict: 'healthy',
    exitCode: 0,
    interrupted: false,
    diagnosis: [],
    checks: [],
    windows: [],
    channels: [],
    requests: [],
    notTested: [],
    settings: [],
    ticket: null,
    trace: [],
    ...given,
  };
  return { ...whole, verdict: verdictOf(whole), exitCode: exitCodeOf(whole, 'fail') };
}

const base = [
  check('config.key', 'Key source', 'pass', 'TOROUTER_API_KEY, 67 characters, nothing odd about it', {
    details: { source: 'env:TOROUTER_API_KEY', masked: 'sk-…a1b2', length: 67 },
  }),
  check('config.baseUrl', 'Base URL', 'pass', 'https://portal.torouter.ai/v1', {
    details: { given: 'portal.torouter.ai/v1/', normalised: 'https://portal.torouter.ai' },
  }),
  check('network.connect', 'Connection', 'pass', 'TLS 1.3 · first byte after 62 ms', {
    requests: [0],
    details: { address: '203.0.113.10', port: 443, family: 4, dnsMs: 1.2, tcpMs: 1.6, ttfbMs: 62.5 },
  }),
];
const authorised = [
  ...base,
  check('auth.key', 'Key', 'pass', 'accepted, expires 2026-12-23', {
    requests: [1],
    details: { accepted: true, headerStyle: 'bearer', status: 200, expiresAt: '2026-12-23T00:00:00Z' },
  }),
  check('models.lookup', 'Model', 'pass', 'gpt-5.4 is offered (13 models in this group)', {
    requests: [2],
    details: { count: 13, listed: ['gpt-5.4'], missing: [] },
  }),
];
const freeRequests = [
  request({ method: 'GET', url: 'https://portal.torouter.ai/health', purpose: 'identity', headerStyle: null }),
  request({ method: 'GET', url: 'https://portal.torouter.ai/v1/usage', purpose: 'usage' }),
  request({ method: 'GET', url: 'https://portal.torouter.ai/v1/models', purpose: 'models' }),
];
const liveRequest = (more: Partial<RequestRow> = {}): RequestRow =>
  request({
    method: 'POST',
    url: 'https://portal.torouter.ai/v1/chat/completions',
    purpose: 'generation',
    cost: 'billable',
    ...more,
  });

const openWindows = [
  windowRow({
    kind: 'key_5h',
    limit: 0.2,
    used: 0.25,
    remaining: 0,
    startedAt: '2026-11-22T01:36:00Z',
    resetAt: '2026-11-22T06:36:00Z',
  }),
  windowRow({
    kind: 'key_1d',
    limit: 5,
    used: 1,
    remaining: 4,
    startedAt: '2026-11-21T16:00:00Z',
    resetAt: '2026-11-22T16:00:00Z',
  }),
];

const healthy = report({
  checks: [
    ...authorised,
    check('limits.windows', 'Windows', 'pass', 'nothing is used up'),
    check('channel.plain', 'Answer', 'pass', '1 of 1 model answers'),
    check('channel.stream', 'Stream', 'pass', '1 of 1 model streams to the end'),
  ],
  windows: [
    windowRow({ kind: 'key_5h', limit: 2, used: 0.1 + 0.2, remaining: 1.7, resetAt: '2026-11-22T06:36:00Z' }),
    windowRow({ kind: 'key_7d', limit: 50, used: 0, remaining: 50 }),
    windowRow({ kind: 'key_quota', limit: 100, used: 81.5, remaining: 18.5, stale: true }),
    windowRow({ kind: 'key_expiry', unit: 'time', resetAt: '2026-12-23T00:00:00Z' }),
    windowRow({ kind: 'balance', remaining: 12.3456 }),
  ],
  channels: [channel({ model: 'gpt-5.4', mode: 'plain' }), channel({ model: 'gpt-5.4', mode: 'stream' })],
  requests: [...freeRequests, liveRequest(), liveRequest()],
  notTested: ['responses, anthropic and gemini (not asked for)'],
  settings: [
    {
      client: 'OpenAI SDK',
      protocol: 'openai',
      lines: ['export OPENAI_BASE_URL=https://portal.torouter.ai/v1', 'export OPENAI_API_KEY=$TOROUTER_API_KEY'],
    },
    {
      client: 'Cline',
      protocol: 'openai',
      lines: [
        'API Provider: OpenAI Compatible',
        'Base URL:     https://portal.torouter.ai/v1',
        'Model ID:     gpt-5.4',
      ],
    },
  ],
  trace: [
    { rule: 'every asked check passed', concluded: 'healthy', from: ['auth.key', 'channel.plain', 'channel.stream'] },
  ],
});

const healthyFree = report({
  target: { ...healthy.target, models: [] },
  checks: [...authorised.slice(0, 4), check('models.lookup', 'Model', 'pass', '13 models in this group')],
  requests: freeRequests,
  notTested: ['whether a model answers (no model was named)'],
  settings: healthy.settings.slice(0, 1),
});

const window5h = finding({
  code: 'KEY_WINDOW_5H_EXHAUSTED',
  class: 'quota',
  owner: 'you',
  retry: 'after_reset',
  retryAt: '2026-11-22T06:36:00Z',
  title: 'The 5-hour spending window of this key is used up',
  meaning:
    'The key has its own limit of 0.20 USD in five hours, and 0.25 USD are spent. The balance and the other keys of the account are not concerned.',
  facts: { limit: 0.2, used: 0.25, unit: 'USD', resetAt: '2026-11-22T06:36:00Z', model: 'gpt-5.4' },
  fixes: [
    { text: "Raise the key's 5-hour limit", commands: [], url: 'https://portal.torouter.ai/keys' },
    { text: 'Or use another key until then', commands: ["export TOROUTER_API_KEY='…'"], url: null },
  ],
  evidence: ['limits.windows', 'channel.plain'],
  ruledOut: [
    'DNS_NOT_FOUND',
    'INVALID_API_KEY',
    'MODEL_NOT_OFFERED',
    'INSUFFICIENT_BALANCE',
    'USER_RPM_EXCEEDED',
    'NO_CHANNEL_AVAILABLE',
  ],
  requestIds: [gatewayId],
  model: 'gpt-5.4',
  protocol: 'openai',
  reproduce:
    'curl -sS -i https://portal.torouter.ai/v1/chat/completions -H "Authorization: Bearer $TOROUTER_API_KEY" -H "content-type: application/json" -d \'{"model":"gpt-5.4","messages":[{"role":"user","content":"hi"}]}\'',
});

const windowExhausted = report({
  checks: [
    ...authorised,
    check('limits.windows', 'Windows', 'fail', 'the 5-hour window is used up', { code: 'KEY_WINDOW_5H_EXHAUSTED' }),
    check('channel.plain', 'Answer', 'fail', 'openai · 429 rate_limit_exceeded', {
      code: 'KEY_WINDOW_5H_EXHAUSTED',
      requests: [3],
    }),
    check('channel.stream', 'Stream', 'skip', '', { reason: 'the plain request was refused' }),
  ],
  windows: openWindows,
  channels: [
    channel({
      model: 'gpt-5.4',
      mode: 'plain',
      ok: 0,
      ttftMs: null,
      totalMs: null,
      codes: ['KEY_WINDOW_5H_EXHAUSTED'],
    }),
  ],
  requests: [...freeRequests, liveRequest({ status: 429, code: 'KEY_WINDOW_5H_EXHAUSTED' })],
  diagnosis: [window5h],
  notTested: ['streaming (the plain request was refused)'],
  trace: [
    {
      rule: '429, type "rate_limit_exceeded", text "5小时限额"',
      concluded: 'KEY_WINDOW_5H_EXHAUSTED',
      from: ['channel.plain'],
    },
    { rule: 'window key_5h used 0.25 of 0.20', concluded: 'retryAt 2026-11-22T06:36:00Z', from: ['limits.windows'] },
  ],
});

const badKey = report({
  checks: [
    ...base,
    check('auth.key', 'Key', 'fail', '401 INVALID_API_KEY in each of 3 header styles', { code: 'INVALID_API_KEY' }),
    ...(
      [
        ['models.lookup', 'Model'],
        ['limits.windows', 'Windows'],
        ['channel.plain', 'Answer'],
        ['channel.stream', 'Stream'],
      ] as const
    ).map(([id, title]) => check(id, title, 'skip', '', { reason: 'the key was refused' })),
  ],
  requests: freeRequests.slice(0, 2),
  diagnosis: [
    finding({
      code: 'INVALID_API_KEY',
      class: 'auth',
      owner: 'you',
      retry: 'no',
      title: 'The gateway does not know this key',
      meaning:
        'The key reached the gateway and is not among its keys: a typing error, a deleted key, or the key of another service.',
      fixes: [
        { text: 'Compare the last four characters (a1b2) with the list of keys', commands: [], url: '/keys' },
        {
          text: 'Create a new key when the old one is gone, and put it where programs look for it',
          commands: ["export TOROUTER_API_KEY='sk-…'"],
          url: 'https://portal.torouter.ai/keys',
        },
      ],
      evidence: ['auth.key'],
      ruledOut: ['DNS_NOT_FOUND', 'ROUTE_NOT_FOUND'],
      requestIds: [gatewayId],
    }),
    finding({
      code: 'KEY_CONFLICT',
      class: 'client',
      owner: 'you',
      retry: 'no',
      severity: 'warn',
      confidence: 'likely',
      title: 'Two variables hold different keys',
      meaning: 'OPENAI_API_KEY differs from TOROUTER_API_KEY.',
      fixes: [{ text: 'Use one of them', commands: ['unset OPENAI_API_KEY'], url: null }],
    }),
  ],
  notTested: ['models, windows and channels (the key was refused)'],
});

const upstreamDown = report({
  durationMs: 24_310,
  checks: [
    ...authorised,
    check('limits.windows', 'Windows', 'pass', 'nothing is used up'),
    check('channel.plain', 'Answer', 'fail', 'openai · 502 upstream_error after 20 s', {
      code: 'UPSTREAM_AUTH_FAILED',
    }),
    check('channel.stream', 'Stream', 'fail', 'openai · 503 api_error', { code: 'NO_CHANNEL_AVAILABLE' }),
  ],
  windows: openWindows.slice(1),
  channels: [
    channel({ model: 'gpt-5.4', mode: 'plain', ok: 0, ttftMs: null, totalMs: null, codes: ['UPSTREAM_AUTH_FAILED'] }),
    channel({ model: 'gpt-5.4', mode: 'stream', ok: 0, ttftMs: null, totalMs: null, codes: ['NO_CHANNEL_AVAILABLE'] }),
  ],
  requests: [
    ...freeRequests,
    liveRequest({ status: 502, code: 'UPSTREAM_AUTH_FAILED' }),
    liveRequest({ status: 503, code: 'NO_CHANNEL_AVAILABLE' }),
  ],
  diagnosis: [
    finding({
      code: 'UPSTREAM_AUTH_FAILED',
      class: 'upstream',
      owner: 'gateway',
      retry: 'no',
      title: 'The provider refused the account of the channel, not your key',
      meaning:
        'Your key was accepted. The gateway passed the request on, and the provider turned down the credentials of the gateway’s own channel.',
      fixes: [
        { text: 'Tell the operator, with the lines below', commands: [], url: null },
        {
          text: 'Until then call another model of the group',
          commands: ['torouter doctor --model MODEL'],
          url: 'https://portal.torouter.ai/models',
        },
      ],
      evidence: ['channel.plain'],
      ruledOut: ['INVALID_API_KEY', 'INSUFFICIENT_BALANCE'],
      requestIds: [gatewayId],
      model: 'gpt-5.4',
      protocol: 'openai',
    }),
    finding({
      code: 'NO_CHANNEL_AVAILABLE',
      class: 'upstream',
      owner: 'gateway',
      retry: 'backoff',
      confidence: 'likely',
      title: 'No channel is left for this model',
      meaning: 'A shadow of the failure before it.',
      fixes: [
        { text: 'Look at the health of the channels', commands: [], url: 'https://portal.torouter.ai/dashboard' },
      ],
      model: 'gpt-5.4',
      protocol: 'openai',
    }),
  ],
  ticket: [
    'Time:        2026-11-22T03:24:00Z',
    `Request ids: ${gatewayId}`,
    'Code:        UPSTREAM_AUTH_FAILED (502 upstream_error, gpt-5.4, openai)',
    'Ruled out:   key, balance, windows, network; the model is in the list of the key',
  ],
});

const dnsFailure = report({
  durationMs: 41,
  target: { ...healthy.target, baseUrl: 'https://portal.torouter.example', given: 'https://portal.torouter.example' },
  checks: [
    ...base.slice(0, 2),
    check('network.connect', 'Connection', 'fail', 'the name portal.torouter.example does not exist', {
      code: 'DNS_NOT_FOUND',
    }),
    ...(
      [
        ['gateway.identity', 'Gateway'],
        ['auth.key', 'Key'],
        ['models.lookup', 'Model'],
        ['limits.windows', 'Windows'],
        ['channel.plain', 'Answer'],
        ['channel.stream', 'Stream'],
      ] as const
    ).map(([id, title]) => check(id, title, 'skip', '', { reason: 'the gateway was not reached' })),
  ],
  requests: [
    request({
      method: 'GET',
      url: 'https://portal.torouter.example/health',
      status: null,
      headerStyle: null,
      code: 'DNS_NOT_FOUND',
      ids: { sent: gatewayId, gateway: null, server: null, upstream: null, cfRay: null },
      phases: { dns: null, tcp: null, tls: null, ttfb: null, download: null, total: 12.4 },
    }),
  ],
  diagnosis: [
    finding({
      code: 'DNS_NOT_FOUND',
      class: 'network',
      owner: 'network',
      retry: 'no',
      confidence: 'likely',
      title: 'The name of the gateway does not resolve',
      meaning:
        'The resolver of this machine says that portal.torouter.example does not exist. Nothing was sent to any gateway.',
      fixes: [
        { text: 'Check the spelling of the host', commands: ['echo "$TOROUTER_BASE_URL"'], url: null },
        { text: 'Ask the resolver by hand', commands: ['nslookup portal.torouter.example'], url: null },
      ],
      evidence: ['network.connect'],
    }),
  ],
  ticket: [
    'Time:      2026-11-22T03:24:00Z',
    'Code:      DNS_NOT_FOUND (portal.torouter.example)',
    'Tried:     the system resolver, once',
  ],
});

const inconclusive = report({
  durationMs: 60_900,
  checks: [
    ...authorised,
    check('limits.windows', 'Windows', 'skip', '', { reason: 'this gateway does not offer /v1/usage' }),
    check('channel.plain', 'Answer', 'inconclusive', 'the budget of the run was used up', {
      reason:
        'the first request of this model had waited for 60 s without an answer; a gateway may spend 30 s on failover',
    }),
    check('channel.stream', 'Stream', 'inconclusive', '', { reason: 'no time was left' }),
  ],
  requests: [...freeRequests, liveRequest({ status: null })],
});

const interrupted = report({
  durationMs: 3104,
  interrupted: true,
  checks: [
    ...authorised.slice(0, 4),
    check('models.lookup', 'Model', 'inconclusive', '', { reason: 'interrupted' }),
    check('channel.plain', 'Answer', 'skip', '', { reason: 'interrupted' }),
    check('channel.stream', 'Stream', 'skip', '', { reason: 'interrupted' }),
  ],
  requests: freeRequests.slice(0, 2),
});

const interruptedFailing = report({
  ...windowExhausted,
  interrupted: true,
});

const many = [
  'gpt-5.4',
  'gpt-5.4-mini',
  'claude-opus-4-7',
  'claude-sonnet-4-7-thinking',
  'gemini-3-flash-preview',
  'o3',
];
const manyModels = report({
  durationMs: 48_200,
  target: { ...healthy.target, protocols: ['openai', 'anthropic'], models: many },
  checks: [
    ...authorised.slice(0, 4),
    check('models.lookup', 'Model', 'warn', '5 of 6 models are offered, o3 is not', { code: 'MODEL_NOT_OFFERED' }),
    check('limits.windows', 'Windows', 'pass', 'nothing is used up'),
    check('channel.plain', 'Answer', 'fail', '4 of 6 models answer'),
    check('channel.stream', 'Stream', 'warn', '5 of 6 models stream', { code: 'STREAM_BUFFERED' }),
  ],
  windows: [
    windowRow({
      kind: 'subscription_daily',
      limit: 10,
      used: 9.999,
      remaining: 0.001,
      resetAt: '2026-11-22T16:00:00Z',
      stale: true,
    }),
    windowRow({
      kind: 'subscription_monthly',
      limit: 120,
      used: 34.5,
      remaining: 85.5,
      resetAt: '2026-12-01T00:00:00Z',
    }),
    windowRow({ kind: 'subscription_expiry', unit: 'time', resetAt: '2026-11-24T00:00:00Z' }),
    windowRow({
      kind: 'platform_weekly',
      limit: 7,
      used: 7,
      remaining: 0,
      resetAt: '2026-11-22T03:25:10Z',
      source: 'error',
    }),
    windowRow({
      kind: 'platform_monthly',
      limit: 1000,
      used: 12,
      remaining: 988,
      unit: 'requests',
      resetAt: '2026-11-21T00:00:00Z',
      source: 'headers',
    }),
  ],
  channels: many.flatMap((model, index) => [
    channel({
      model,
      mode: 'plain',
      protocol: model.startsWith('claude') ? 'anthropic' : 'openai',
      attempts: 3,
      ok: [3, 3, 1, 3, 3, 0][index] ?? 0,
      listed: model !== 'o3',
      ttftMs: model === 'o3' ? null : { min: 380, median: 512, max: 1204 },
      totalMs: model === 'o3' ? null : { min: 900, median: 2100, max: 12_400 },
      codes: model === 'o3' ? ['MODEL_NOT_FOUND'] : index === 2 ? ['UPSTREAM_OVERLOADED', 'UPSTREAM_TIMEOUT'] : [],
    }),
    channel({
      model,
      mode: 'stream',
      protocol: model.startsWith('claude') ? 'anthropic' : 'openai',
      attempts: 3,
      ok: 3,
    }),
  ]),
  requests: [...freeRequests, ...Array.from({ length: 36 }, () => liveRequest())],
  diagnosis: [
    finding({
      code: 'CHANNEL_FLAPPING',
      reason: 'UPSTREAM_OVERLOADED',
      class: 'upstream',
      owner: 'gateway',
      retry: 'backoff',
      retryAt: '2026-11-22T03:24:40Z',
      confidence: 'likely',
      title: 'One of the channels behind claude-opus-4-7 fails, others answer: 1 of 3 equal requests went through',
      meaning:
        'Equal requests in a row had different outcomes, so one of several channels is broken rather than the request.',
      fixes: [{ text: 'Try again, with growing pauses', commands: [], url: null }],
      evidence: ['channel.plain'],
      model: 'claude-opus-4-7',
      protocol: 'anthropic',
      requestIds: [
        gatewayId,
        '11111111-2222-4333-8444-555555555555',
        'req_011CTz',
        '99999999-8888-4777-a666-555555555555',
      ],
    }),
    finding({
      code: 'MODEL_NOT_OFFERED',
      class: 'model',
      owner: 'you',
      retry: 'no',
      title: 'o3 is not among the models of this key',
      meaning: 'The group of the key does not list it.',
      fixes: [
        { text: 'Choose one of the 13 models of the group', commands: [], url: 'https://portal.torouter.ai/models' },
      ],
      model: 'o3',
    }),
    finding({
      code: 'STREAM_BUFFERED',
      class: 'stream',
      owner: 'upstream',
      retry: 'backoff',
      severity: 'warn',
      confidence: 'possible',
      title: 'The stream of o3 came in one piece',
      meaning: 'Something between holds it back.',
      fixes: [],
      model: 'o3',
    }),
  ],
  ticket: [
    'Time:        2026-11-22T03:24:00Z',
    `Request ids: ${gatewayId}, 11111111-2222-4333-8444-555555555555, req_011CTz`,
    'Code:        CHANNEL_FLAPPING (UPSTREAM_OVERLOADED, claude-opus-4-7, anthropic)',
    'Ruled out:   key, windows, network',
  ],
});

const degraded = report({
  ...healthy,
  diagnosis: [
    finding({
      code: 'API_KEY_IN_QUERY_DEPRECATED',
      class: 'auth',
      owner: 'you',
      retry: 'no',
      severity: 'warn',
      title: 'The key stands in the address',
      meaning: 'Addresses end up in logs. The gateway refuses keys there, and other servers may keep them.',
      fixes: [{ text: 'Send it in a header', commands: [], url: null }],
    }),
  ],
});

/** Texts of a hostile or sloppy server: control sequences, direction overrides, a line break, a word that no line can hold. */
const hostile = report({
  checks: [
    check('config.baseUrl', 'Base URL', 'pass', 'https://portal.torouter.ai/v1'),
    check(
      'auth.key',
      'Key',
      'fail',
      `\u001b[2J\u001b]0;owned\u0007refused\r\nsecond\tline \u202egnp.exe ${'A'.repeat(300)}`,
      {
        details: { preview: '\u001b[31mred\u0000\u009b2K', nested: { list: [1, 'two'] } },
      },
    ),
  ],
  requests: [
    request({
      method: 'GET',
      url: `https://portal.torouter.ai/v1/models?padding=${'x'.repeat(120)}`,
      status: 403,
      ids: { sent: gatewayId, gateway: '\u001b[1mbold\u001b[0m', server: null, upstream: null, cfRay: '8f00-HKG' },
    }),
  ],
  diagnosis: [
    finding({
      code: 'UNRECOGNISED',
      class: 'unknown',
      owner: 'gateway',
      retry: 'no',
      confidence: 'possible',
      title: 'The gateway answered 403 with a text that is not known:\u001b[5m blink',
      meaning: `It said: “\u001b[41m<html>${'é'.repeat(150)}\u2067” and nothing else 👩‍👩‍👧 ok.`,
      fixes: [
        {
          text: 'Read it\u001b[0m as it came',
          commands: [
            'curl -sS -i "https://portal.torouter.ai/v1/models" \\\n  -H "Authorization: Bearer $TOROUTER_API_KEY"',
          ],
          url: null,
        },
      ],
      requestIds: ['\u001b[1mbold\u001b[0m'],
    }),
  ],
  ticket: ['Code: UNRECOGNISED\u001b[2K', `Said: ${'z'.repeat(200)}`],
});

const chinese = report({
  ...windowExhausted,
  checks: [
    check('config.baseUrl', '接口地址', 'pass', 'https://portal.torouter.ai/v1'),
    check('network.connect', '网络连接', 'pass', 'TLS 1.3，62 毫秒后收到首字节'),
    check('auth.key', '密钥', 'pass', '已接受，2026-12-23 到期'),
    check('models.lookup', '模型', 'pass', '该分组提供 gpt-5.4（共 13 个模型）'),
    check('limits.windows', '限额窗口', 'fail', '5 小时窗口的额度已用完'),
    check('channel.plain', '普通调用', 'fail', 'openai · 429 rate_limit_exceeded'),
    check('channel.stream', '流式调用', 'skip', '', { reason: '普通请求已被拒绝' }),
  ],
  diagnosis: [
    finding({
      ...window5h,
      title: '该密钥 5 小时窗口的消费额度已用完',
      meaning:
        '这个密钥自带每 5 小时 0.20 USD 的消费上限，目前已消费 0.25 USD。账户余额以及账户下的其他密钥不受影响；窗口重置之后会自动恢复，无需重新创建密钥。',
      fixes: [
        { text: '提高该密钥的 5 小时上限', commands: [], url: 'https://portal.torouter.ai/keys' },
        { text: '或者在此之前换用另一个密钥', commands: ["export TOROUTER_API_KEY='…'"], url: null },
      ],
    }),
  ],
  notTested: ['流式输出（普通请求已被拒绝）'],
});

export const reports = {
  healthy,
  healthyFree,
  degraded,
  windowExhausted,
  badKey,
  upstreamDown,
  dnsFailure,
  inconclusive,
  interrupted,
  interruptedFailing,
  manyModels,
  hostile,
  chinese,
} satisfies Record<string, Report>;

function match(
  given: Partial<ExplainMatch> & Pick<ExplainMatch, 'code' | 'class' | 'owner' | 'retry' | 'title' | 'meaning'>,
): ExplainMatch {
  return {
    input: 0,
    reason: null,
    retryAt: null,
    confidence: 'certain',
    causes: [],
    fixes: [],
    tellApart: '',
    docs: null,
    sources: [],
    matchedBy: '',
    warnings: [],
    seeAlso: [],
    ...given,
  };
}

const expired = match({
  code: 'API_KEY_EXPIRED',
  class: 'auth',
  owner: 'you',
  retry: 'no',
  title: 'The key has expired',
  meaning:
    'The key is known and past the expiry date that it was given. Nothing is wrong with the account or the request.',
  causes: ['The expiry date of the key is in the past.', 'The key was made for a trial and nobody renewed it.'],
  fixes: [
    { text: 'Extend the expiry of the key', commands: [], url: 'https://portal.torouter.ai/keys' },
    { text: 'Or make a new key and use that', commands: ["export TOROUTER_API_KEY='sk-…'"], url: null },
    { text: 'Then check it', commands: ['torouter doctor'], url: null },
  ],
  tellApart:
    'A disabled key answers 401 API_KEY_DISABLED. An expired one may still be answered by /v1/usage, so a green usage page does not clear it.',
  docs: 'https://www.torouter.ai/docs/troubleshooting/blocked-key',
  sources: ['docs: reference/error-codes', 'recorded: expired.chat'],
  matchedBy: 'code "API_KEY_EXPIRED", status 403',
  seeAlso: ['API_KEY_DISABLED', 'SUBSCRIPTION_INVALID'],
});
const denied = match({
  code: 'ACCESS_DENIED',
  class: 'permission',
  owner: 'you',
  retry: 'no',
  confidence: 'likely',
  title: 'The address you call from is not on the list of the key',
  meaning: 'The key only works from certain addresses.',
  fixes: [{ text: 'Add your address to the list of the key', commands: [], url: 'https://portal.torouter.ai/keys' }],
  tellApart:
    'The text names an IP address. When the model list can be read with the same key, it is the list of models that forbids the call, not the address.',
});
const tool = { name: 'torouter', version: '0.1.0' } as const;

export const explanations = {
  code: {
    schemaVersion: 1,
    tool,
    inputs: [{ text: 'API_KEY_EXPIRED', form: 'code', status: null, requestIds: [] }],
    matches: [expired],
  },
  status: {
    schemaVersion: 1,
    tool,
    inputs: [{ text: '403', form: 'status', status: 403, requestIds: [] }],
    matches: [
      { ...expired, confidence: 'likely' },
      denied,
      match({
        code: 'UPSTREAM_FORBIDDEN',
        class: 'upstream',
        owner: 'gateway',
        retry: 'no',
        confidence: 'possible',
        title: 'The provider refused the account of the channel',
        meaning: 'Not your key.',
        tellApart: 'The type is server_error or upstream_error.',
      }),
    ],
  },
  http: {
    schemaVersion: 1,
    tool,
    inputs: [
      {
        text: 'HTTP/1.1 429 Too Many Requests\nx-request-id: abc\n\n{"error":{"type":"rate_limit_exceeded"}}',
        form: 'http',
        status: 429,
        requestIds: ['abc'],
      },
    ],
    matches: [
      match({
        code: 'USAGE_LIMIT_EXCEEDED',
        reason: 'DAILY_LIMIT_EXCEEDED',
        class: 'quota',
        owner: 'you',
        retry: 'after_reset',
        retryAt: '2026-11-22T16:00:00Z',
        title: 'A window of the subscription is used up',
        meaning: 'The daily allowance is spent.',
        causes: ['More was spent today than the plan allows.'],
        fixes: [
          {
            text: 'Wait for the roll-over or take a larger plan',
            commands: [],
            url: 'https://portal.torouter.ai/subscriptions',
          },
        ],
        matchedBy: 'status 429, code "USAGE_LIMIT_EXCEEDED", reason "DAILY_LIMIT_EXCEEDED"',
      }),
    ],
  },
  several: {
    schemaVersion: 1,
    tool,
    inputs: [
      { text: 'API_KEY_EXPIRED', form: 'code', status: null, requestIds: [] },
      { text: '999', form: 'status', status: 999, requestIds: [] },
    ],
    matches: [expired],
  },
  nothing: {
    schemaVersion: 1,
    tool,
    inputs: [{ text: 'all is well', form: 'text', status: null, requestIds: [] }],
    matches: [],
  },
  chinese: {
    schemaVersion: 1,
    tool,
    inputs: [{ text: '403', form: 'status', status: 403, requestIds: [] }],
    matches: [
      {
        ...expired,
        confidence: 'likely',
        title: '密钥已过期',
        meaning: '网关认识这个密钥，但它已经过了设定的到期时间。账户和请求本身都没有问题。',
        causes: ['密钥的到期时间已过。', '密钥是试用时创建的，之后没有人续期。'],
        fixes: [
          { text: '延长该密钥的到期时间', commands: [], url: 'https://portal.torouter.ai/keys' },
          { text: '然后再检查一次', commands: ['torouter doctor'], url: null },
        ],
        tellApart:
          '被停用的密钥返回 401 API_KEY_DISABLED。已过期的密钥仍可能在 /v1/usage 得到正常回答，因此用量页面正常并不能说明密钥有效。',
      },
      { ...denied, title: '来源地址不在密钥的白名单里', tellApart: '错误文本会给出 IP 地址。' },
    ],
  },
} satisfies Record<string, ExplainReport>;

export const listRows: ListRow[] = [
  {
    class: 'network',
    code: 'DNS_NOT_FOUND',
    owner: 'network',
    retry: 'no',
    title: 'The name of the gateway does not resolve',
  },
  { class: 'auth', code: 'API_KEY_EXPIRED', owner: 'you', retry: 'no', title: 'The key has expired' },
  {
    class: 'auth',
    code: 'USER_NOT_FOUND',
    owner: 'gateway',
    retry: 'no',
    title: 'The owner of the key is missing at the gateway',
  },
  {
    class: 'quota',
    code: 'PLATFORM_QUOTA_MONTHLY_EXHAUSTED',
    owner: 'you',
    retry: 'after_reset',
    title: 'The monthly allowance of your account for this platform is used up, until the month is over',
  },
  {
    class: 'upstream',
    code: 'UPSTREAM_OVERLOADED',
    owner: 'upstream',
    retry: 'backoff',
    title: 'The provider is overloaded',
  },
];
