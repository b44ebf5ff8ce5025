/** Judgement without a wire: situations are built from answers, judged, and judged again. The table of whole runs is in test/e2e. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { classify } from '../../src/classify/classify';
import { factsOf } from '../../src/classify/facts';
import { type Diagnosis, diagnose } from '../../src/diagnose/diagnose';
import type { Observation, ProbeName, Situation } from '../../src/diagnose/observation';
import { nearNeighbour } from '../../src/diagnose/rules/model';
import { hidesLaterChecks, isRefusal, stageOf } from '../../src/diagnose/scene';
import { evidenceOfAnswer } from '../../src/evidence/answer';
import { readModelList } from '../../src/evidence/modelList';
import { readUsage } from '../../src/evidence/usageWindows';
import type { HeaderStyle, Protocol } from '../../src/vocabulary';

const root = 'https://gateway.example';
const now = Date.parse('2026-11-22T12:00:00Z');
const paths = { usage: '/v1/usage', models: '/v1/models', live: '/v1/chat/completions' } as const;

interface Told {
  probe: ProbeName;
  status: number;
  body: unknown;
  at?: string;
  style?: HeaderStyle;
  protocol?: Protocol;
  model?: string;
  mode?: 'plain' | 'stream';
  type?: string;
  totalMs?: number;
  frames?: Observation['frames'];
}

const generations: readonly ProbeName[] = ['live', 'longer', 'known-good', 'neighbour', 'other-surface'];

function observation(told: Told, index: number): Observation {
  const generates = generations.includes(told.probe);
  const url = root + (told.at ?? (generates ? paths.live : told.probe === 'models' ? paths.models : paths.usage));
  const body = typeof told.body === 'string' ? told.body : JSON.stringify(told.body);
  const evidence = evidenceOfAnswer({
    status: told.status,
    headers: { 'content-type': told.type ?? 'application/json' },
    body,
    path: new URL(url).pathname,
    host: 'gateway.example',
    purpose: generates ? 'generation' : told.probe === 'usage' ? 'usage' : 'models',
    stream: told.mode === 'stream',
  });
  return {
    index,
    probe: told.probe,
    check: generates ? 'channel.plain' : 'auth.key',
    protocol: told.protocol ?? 'openai',
    model: generates ? (told.model ?? 'gpt-5.4') : null,
    mode: generates ? (told.mode ?? 'plain') : null,
    headerStyle: told.style ?? 'bearer',
    root,
    url,
    evidence,
    conclusions: classify(evidence),
    facts: factsOf(evidence),
    totalMs: told.totalMs ?? 20,
    frames: told.frames ?? { count: 0, firstMs: null, lastMs: null },
  };
}

function situationOf(answers: readonly Told[], more: Partial<Situation> = {}): Situation {
  const body = (probe: ProbeName): string => {
    const found = answers.find((item) => item.probe === probe && item.status === 200)?.body;
    return found === undefined ? '' : JSON.stringify(found);
  };
  return {
    observations: answers.map(observation),
    target: {
      root,
      given: root,
      origin: root,
      loopback: false,
      models: [{ model: 'gpt-5.4', protocol: 'openai' }],
      protocols: ['openai'],
      everySurface: false,
      headerStyle: 'bearer',
    },
    usage: readUsage(body('usage'), now),
    list: body('models') === '' ? null : readModelList(body('models')),
    live: true,
    now,
    ...more,
  };
}

const judge = (answers: readonly Told[], more: Partial<Situation> = {}): Diagnosis =>
  diagnose(situationOf(answers, more));
const codes = ({ causes }: Diagnosis): string[] => causes.map(({ code }) => code);
const wanted = ({ wants }: Diagnosis): string[] => wants.map(({ probe }) => probe);

const usage: Told = { probe: 'usage', status: 200, body: { mode: 'unrestricted', isValid: true, balance: 5 } };
const models: Told = { probe: 'models', status: 200, body: { data: [{ id: 'gpt-5.4' }, { id: 'gpt-5.4-mini' }] } };
const pong = { object: 'chat.completion', choices: [{ message: { content: 'pong' }, finish_reason: 'stop' }] };
const works: Told = { probe: 'live', status: 200, body: pong };
const down: Told = {
  probe: 'live',
  status: 503,
  body: { error: { type: 'api_error', message: 'Service temporarily unavailable' } },
};
const unknown: Told = { probe: 'live', status: 401, body: { code: 'INVALID_API_KEY', message: 'Invalid API key' } };

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const each of Object.values(value)) deepFreeze(each);
  }
  return value;
}

describe('judgement', () => {
  it('is a function of the situation: frozen input, the same answer twice', () => {
    const situation = deepFreeze(situationOf([usage, models, down, { ...down, mode: 'stream' }]));
    const first = diagnose(situation);
    expect(diagnose(situation)).toEqual(first);
    expect(codes(first)).toEqual(['NO_CHANNEL_AVAILABLE']);
  });

  it('opens nothing: its files import neither Node nor the wire', () => {
    const folder = path.resolve('src/diagnose');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(6);
    for (const file of files) {
      const text = readFileSync(path.join(folder, file), 'utf8');
      expect(text).not.toMatch(/from 'node:|from '(?:\.\.\/)+(?:wire|checks|commands)\/|Date\.now|process\./);
    }
  });

  it('finds nothing when all is well', () => {
    const { causes, wants } = judge([usage, models, works, { ...works, mode: 'stream' }]);
    expect({ causes, wants }).toEqual({ causes: [], wants: [] });
  });

  it('tells which rule concluded what from which answer', () => {
    const { trace } = judge([usage, models, { ...down, status: 404, body: {} }], {
      list: readModelList('{"data":[{"id":"o3"},{"id":"o4"}]}'),
    });
    expect(trace).toContainEqual({
      rule: 'absent-from-the-list-and-not-usable',
      concluded: 'MODEL_NOT_OFFERED',
      from: ['1 models', '2 live.plain'],
    });
  });
});

describe('the key', () => {
  it.each([
    ['in the same header style', [usage, models, unknown]],
    ['in another header style', [{ ...usage, style: 'x-api-key' }, models, { ...unknown, style: 'x-goog-api-key' }]],
    ['by the model itself', [{ ...unknown, probe: 'usage' }, works]],
  ] as [string, Told[]][])('is never called unknown when it was accepted %s', (_how, answers) => {
    expect(codes(judge(answers))).not.toContain('INVALID_API_KEY');
  });

  it('is unknown when nothing accepted it, and two other styles are asked for', () => {
    const first = judge([{ ...unknown, probe: 'usage' }]);
    expect(codes(first)).toEqual(['INVALID_API_KEY']);
    expect(first.wants).toMatchObject([{ headerStyle: 'x-api-key' }, { headerStyle: 'x-goog-api-key' }]);
  });

  it('is refused by style only where the same path was seen both ways', () => {
    const refused: Told = { ...unknown, probe: 'usage' };
    const elsewhere = judge([refused, { ...models, probe: 'header-style', at: paths.models, style: 'x-api-key' }]);
    expect(codes(elsewhere)).not.toContain('KEY_HEADER_STYLE');
    const here = judge([refused, { ...usage, probe: 'header-style', style: 'x-api-key' }]);
    expect(codes(here)).toEqual(['KEY_HEADER_STYLE']);
  });

  it('was read in a style that refuses it for something else', () => {
    const expired = { code: 'API_KEY_EXPIRED', message: 'API key 已过期' };
    const found = judge([
      { ...unknown, probe: 'usage' },
      { probe: 'header-style', status: 403, body: expired, style: 'x-api-key' },
    ]);
    expect(codes(found).sort()).toEqual(['API_KEY_EXPIRED', 'KEY_HEADER_STYLE']);
  });
});

describe('a refusal of the key', () => {
  it.each([
    ['credential', 'INVALID_API_KEY', true],
    ['standing', 'API_KEY_EXPIRED', true],
    ['spending', 'INSUFFICIENT_BALANCE', true],
    ['group', 'KEY_WITHOUT_GROUP', false],
    ['elsewhere', 'CDN_CHALLENGE', false],
  ] as const)('at the stage %s hides what the gateway checks later: %s', (stage, code, hides) => {
    expect({ stage: stageOf(code), hides: hidesLaterChecks(code) }).toEqual({ stage, hides });
  });

  it('is none when it is about one request', () => {
    expect(isRefusal('MODEL_NOT_ALLOWED')).toBe(false);
    expect(isRefusal('HTTP_418')).toBe(false);
    expect(isRefusal(null)).toBe(false);
  });
});

describe('follow-up probes', () => {
  it('ask for a neighbour and another surface when a listed model is dead', () => {
    expect(wanted(judge([usage, models, down]))).toEqual(['neighbour', 'other-surface']);
  });

  it.each([
    ['live requests are not allowed', [usage, models, down], { live: false }],
    ['it works as a stream', [usage, models, down, { ...works, mode: 'stream' }], {}],
    ['the model is not listed', [usage, { ...models, body: { data: [{ id: 'gpt-5.5' }] } }, down], {}],
  ] as [string, Told[], Partial<Situation>][])('ask for none when %s', (_why, answers, more) => {
    expect(wanted(judge(answers, more))).toEqual([]);
  });

  it('are asked for once: their answers are judged, not asked again', () => {
    const after = judge([
      usage,
      models,
      down,
      { ...works, probe: 'neighbour', model: 'gpt-5.4-mini' },
      { ...down, probe: 'other-surface', protocol: 'anthropic' },
    ]);
    expect(after.wants).toEqual([]);
    expect(after.causes).toMatchObject([
      {
        code: 'NO_CHANNEL_AVAILABLE',
        facts: { otherModel: 'gpt-5.4-mini' },
        notes: expect.arrayContaining([
          { phrase: 'note.neighbourWorks', values: expect.objectContaining({ otherModel: 'gpt-5.4-mini' }) },
          { phrase: 'note.surfaceFails', values: expect.objectContaining({ otherProtocol: 'anthropic' }) },
        ]),
      },
    ]);
  });

  it('take the neighbour from the list, of the same family, and never a wildcard or a model of another kind', () => {
    expect(nearNeighbour('gpt-5.4', ['gpt-*', 'gpt-5.4', 'gpt-4.1', 'gpt-5.4-image', 'gpt-5.4-mini', 'claude-5'])).toBe(
      'gpt-5.4-mini',
    );
    expect(nearNeighbour('gpt-5.4', ['gpt-5.4', 'claude-opus-5'])).toBeNull();
  });
});

describe('two models', () => {
  const both = {
    target: {
      ...situationOf([]).target,
      models: [
        { model: 'gpt-5.4', protocol: 'openai' },
        { model: 'nope-1', protocol: 'openai' },
      ],
    },
  } as const;
  const missing: Told = {
    probe: 'live',
    model: 'nope-1',
    status: 404,
    body: { error: { type: 'invalid_request_error', code: 'model_not_found', message: 'model: nope-1' } },
  };
  const notesOf = ({ causes }: Diagnosis, model: string): string[] =>
    causes.filter((cause) => cause.model === model).flatMap(({ notes }) => (notes ?? []).map(({ phrase }) => phrase));

  it.each([
    ['called unknown', missing],
    ['refused like an outage', { ...down, model: 'nope-1' }],
  ] as [string, Told][])(
    'one that is in no list and %s has no channel that a neighbour could clear',
    (_how, absent) => {
      const judged = judge([usage, models, works, absent], both);
      expect(codes(judged)).toHaveLength(1);
      expect(notesOf(judged, 'nope-1')).toEqual([]);
    },
  );

  it('one that is in no list tells nothing about the group of the other', () => {
    const judged = judge([usage, models, down, { ...down, model: 'nope-1' }], both);
    expect(codes(judged).sort()).toEqual(['MODEL_NOT_OFFERED', 'NO_CHANNEL_AVAILABLE']);
    expect(notesOf(judged, 'gpt-5.4')).toEqual(['note.listed']);
    expect(notesOf(judged, 'nope-1')).toEqual([]);
  });

  it('one that reached a channel is told by its neighbour, listed or not', () => {
    const refused = {
      status: 502,
      body: { error: { type: 'upstream_error', message: 'Upstream authentication failed' } },
    };
    const judged = judge([usage, models, works, { ...missing, ...refused }], both);
    expect(notesOf(judged, 'nope-1')).toEqual(['note.neighbourWorks']);
  });

  it('what is said of one is not said under a cause of the other', () => {
    const gemini = { protocol: 'gemini', status: 404, body: {} } as const;
    const target = {
      ...both.target,
      models: both.target.models.map(({ model }) => ({ model, protocol: 'gemini' as const })).reverse(),
    };
    const judged = judge([usage, models, { ...missing, ...gemini }, { ...down, ...gemini }], { target });
    expect(codes(judged)).toEqual(['MODEL_NOT_OFFERED', 'GROUP_PLATFORM_MISMATCH']);
    expect(judged.causes.flatMap(({ notes }) => notes ?? [])).toEqual([]);
  });
});

describe('a surface that the group does not serve', () => {
  const every = (everySurface: boolean) => ({
    target: {
      ...situationOf([]).target,
      models: [
        { model: 'gpt-5.4', protocol: 'openai' },
        { model: 'gpt-5.4', protocol: 'gemini' },
      ],
      protocols: ['openai', 'gemini'],
      everySurface,
    } as const,
  });
  const mismatch = {
    error: { code: 400, message: 'API key group platform is not gemini', status: 'INVALID_ARGUMENT' },
  };
  const lacking: Told = { probe: 'live', protocol: 'gemini', status: 400, body: mismatch };
  const severities = ({ causes }: Diagnosis): string[] => causes.map(({ code, severity }) => `${code} ${severity}`);

  it('is a warning that names the surfaces it does serve, when every surface was tried', () => {
    const judged = judge([usage, models, works, lacking], every(true));
    expect(severities(judged)).toEqual(['GROUP_PLATFORM_MISMATCH warn']);
    expect(judged.causes[0]?.notes).toEqual([
      { phrase: 'note.surfacesServed', values: { protocol: 'gemini', otherProtocol: 'openai' } },
    ]);
  });

  it.each([
    ['it was asked for by name', [usage, models, works, lacking], false],
    ['no other surface works', [usage, models, { ...down, status: 500 }, lacking], true],
  ] as [string, Told[], boolean][])('is a failure when %s', (_why, answers, everySurface) => {
    expect(severities(judge(answers, every(everySurface)))).toContain('GROUP_PLATFORM_MISMATCH fail');
  });

  it('is a warning without live requests as well, when the list came on another surface', () => {
    const list: Told = { ...lacking, probe: 'models.gemini', at: '/v1beta/models' };
    expect(severities(judge([usage, models, list], { ...every(true), live: false }))).toEqual([
      'GROUP_PLATFORM_MISMATCH warn',
    ]);
  });

  it('leaves other failures on a surface as they are', () => {
    const broken: Told = { ...down, protocol: 'gemini' };
    expect(severities(judge([usage, models, works, broken], every(true)))).toEqual(['NO_CHANNEL_AVAILABLE fail']);
  });
});

it('a model that answers on another surface is usable, whatever one surface says', () => {
  const { causes } = judge([usage, models, down, { ...works, probe: 'other-surface', protocol: 'anthropic' }]);
  expect(causes[0]?.notes?.map(({ phrase }) => phrase)).toEqual(['note.surfaceWorks']);
});

describe('a stream that arrives all at once', () => {
  const events = ['', 'po', 'ng'].map(
    (content) => `data: {"object":"chat.completion.chunk","choices":[{"delta":{"content":"${content}"}}]}\n\n`,
  );
  const streamed = (frames: Observation['frames'], count = 3): Told => ({
    probe: 'live',
    mode: 'stream',
    status: 200,
    type: 'text/event-stream',
    body: `${events.slice(0, count).join('')}data: {"choices":[{"delta":{"content":"!"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n`,
    frames,
  });

  it.each([
    ['one piece after a long silence', streamed({ count: 1, firstMs: 2400, lastMs: 2400 }), ['STREAM_BUFFERED']],
    ['pieces that follow each other', streamed({ count: 5, firstMs: 2400, lastMs: 2460 }), []],
    ['many pieces close together', streamed({ count: 5, firstMs: 2400, lastMs: 2408 }), []],
    ['one piece at once', streamed({ count: 1, firstMs: 300, lastMs: 300 }), []],
    ['one piece of very few events', streamed({ count: 1, firstMs: 2400, lastMs: 2400 }, 1), []],
  ] as [string, Told, string[]][])('%s', (_name, stream, expected) => {
    expect(codes(judge([usage, models, works, stream]))).toEqual(expected);
  });
});

describe('one cause behind several faces', () => {
  const full = {
    window: '5h',
    limit: 2,
    used: 2,
    remaining: 0,
    window_start: '2026-11-22T09:00:00Z',
    reset_at: '2026-11-22T14:00:00Z',
  };
  const limited: Told = {
    probe: 'usage',
    status: 200,
    body: { mode: 'quota_limited', status: 'active', rate_limits: [full] },
  };
  const said: Told = {
    probe: 'live',
    status: 429,
    body: { error: { type: 'rate_limit_exceeded', message: 'api key 5小时限额已用完' } },
  };

  it('joins amounts and the time of the reset to what the model request said', () => {
    const { causes } = judge([limited, models, said]);
    expect(causes).toMatchObject([
      { code: 'KEY_WINDOW_5H_EXHAUSTED', confidence: 'certain', facts: { limit: 2, used: 2, unit: 'USD' } },
    ]);
    expect(Date.parse(causes[0]?.retryAt ?? '')).toBe(Date.parse('2026-11-22T14:00:00Z'));
  });

  it('reads a bare 429 by the counter, and leaves it alone without one', () => {
    expect(codes(judge([limited, models, { ...said, body: {} }]))).toEqual(['KEY_WINDOW_5H_EXHAUSTED']);
    expect(codes(judge([usage, models, { ...said, body: {} }]))).toEqual(['HTTP_429']);
  });

  it('tells an expiry that has passed when no list disproves it', () => {
    const old: Told = {
      ...limited,
      body: { mode: 'quota_limited', status: 'active', expires_at: '2026-11-20T00:00:00Z' },
    };
    const broken: Told = { probe: 'models', status: 503, body: down.body };
    expect(codes(judge([old, broken]))[0]).toBe('API_KEY_EXPIRED');
    expect(codes(judge([old, models]))).toEqual([]);
  });
});

describe('equal requests of the same kind', () => {
  const short: Told = {
    ...works,
    body: { object: 'chat.completion', choices: [{ message: { content: '' }, finish_reason: 'length' }] },
  };
  const limited: Told = { probe: 'live', status: 429, body: { error: { type: 'rate_limit_error', message: 'slow' } } };
  const broken: Told = { probe: 'live', status: 502, body: { error: { type: 'upstream_error', message: 'Upstream' } } };

  it('judge a model empty only after an answer with the longer limit', () => {
    const twice = judge([usage, models, short, short]);
    expect({ codes: codes(twice), wants: wanted(twice) }).toEqual({ codes: [], wants: ['longer'] });
    expect(codes(judge([usage, models, short, short, { ...short, probe: 'longer' }]))).toEqual(['EMPTY_COMPLETION']);
    expect(codes(judge([usage, models, short, { ...short, mode: 'stream' }]))).toEqual(['EMPTY_COMPLETION']);
  });

  it('never call a rate limit flapping', () => {
    const one = codes(judge([usage, models, works, limited, works]));
    expect(one).toHaveLength(1);
    expect(one).not.toContain('CHANNEL_FLAPPING');
    expect(codes(judge([usage, models, works, limited, down]))).not.toContain('CHANNEL_FLAPPING');
    expect(codes(judge([usage, models, works, broken, works]))).toContain('CHANNEL_FLAPPING');
  });
});

describe('a bare refusal of usage alone', () => {
  const guarded: Told = { probe: 'usage', status: 401, body: { message: 'Unauthorized' } };

  it('is no finding while the list accepts the key and the model answers', () => {
    expect(codes(judge([guarded, models, works]))).toEqual([]);
    expect(codes(judge([{ ...guarded, status: 403 }, models, works]))).toEqual([]);
  });

  it('stands where the list is open to everyone', () => {
    expect(wanted(judge([guarded, models], { live: false }))).toContain('public-list');
    expect(codes(judge([guarded, models, { ...models, probe: 'public-list' }], { live: false }))).toEqual(['HTTP_401']);
  });
});

describe("a provider's words about the key", () => {
  const words = { type: 'error', error: { type: 'authentication_error', message: 'invalid x-api-key' } };

  it('are a refusal of the key on routes that the gateway answers itself, and never certain', () => {
    const { causes, wants } = judge([{ probe: 'usage', status: 401, body: words }]);
    expect(causes).toMatchObject([{ code: 'WRONG_VENDOR', confidence: 'possible' }]);
    expect(wants).toMatchObject([{ headerStyle: 'x-api-key' }, { headerStyle: 'x-goog-api-key' }]);
  });

  it("are about the channel's account when a model request brings them", () => {
    expect(codes(judge([usage, models, { probe: 'live', status: 401, body: words }]))).toEqual([
      'UPSTREAM_KEY_REJECTED',
    ]);
  });
});
