/** States as data: their names, their order, what they serve where nothing was recorded, and the pure parts they are made with. */
import { describe, expect, it } from 'vitest';
import { gatewayRows } from '../../scripts/gateway-rows';
import { stateLabels } from '../../src/reference/phrases/simulate';
import { eventsOf, shiftTimes } from '../../src/simulator/answer';
import { reshape } from '../../src/simulator/envelope';
import { blankQueryKeys, readRequest } from '../../src/simulator/request';
import { createRouter, type Route } from '../../src/simulator/route';
import { recordedAt } from '../../src/simulator/rows';
import {
  buildStates,
  describeState,
  findState,
  groupOf,
  nearestState,
  stateNames,
  statesByGroup,
  stemOf,
} from '../../src/simulator/states';

const rows = gatewayRows();
const byId = new Map(rows.map((row) => [row.id, row]));
const states = buildStates(rows);

function stateOf(name: string) {
  const state = findState(states, name);
  if (state === null) throw new Error(`no state ${name}`);
  return state;
}

const asks = {
  chat: ['POST', '/v1/chat/completions', {}],
  'chat.stream': ['POST', '/v1/chat/completions', { stream: true }],
  responses: ['POST', '/v1/responses', {}],
  messages: ['POST', '/v1/messages', {}],
  'messages.stream': ['POST', '/v1/messages', { stream: true }],
  count: ['POST', '/v1/messages/count_tokens', {}],
  models: ['GET', '/v1/models', null],
  usage: ['GET', '/v1/usage', null],
  billing: ['GET', '/v1/sub2api/billing', null],
  embeddings: ['POST', '/v1/embeddings', {}],
  gemini: ['POST', '/v1beta/models/gemini-2.5-pro:generateContent', {}],
  'gemini.stream': ['POST', '/v1beta/models/gemini-2.5-pro:streamGenerateContent?alt=sse', {}],
  'gemini.models': ['GET', '/v1beta/models', null],
  health: ['GET', '/health', null],
} as const;

/** What a state serves for a request with its own key: row and status. */
function served(stateName: string, ask: keyof typeof asks, model?: string): [row: string, status: number] {
  const state = stateOf(stateName);
  const [method, path, extra] = asks[ask];
  const body =
    extra === null ? '' : JSON.stringify({ model: model ?? state.model, messages: [], input: 'ping', ...extra });
  const route = createRouter(state.routes)(readRequest(method, path, { authorization: 'Bearer own' }, body, 'own'));
  if (route === null) throw new Error(`${stateName} has nothing for ${ask}`);
  const overridden = typeof route.overrides === 'object' ? route.overrides.status : undefined;
  return [route.row, overridden ?? byId.get(route.row)?.response.status ?? 0];
}

describe('names', () => {
  it('are unique, end in their platform, and have a label in both languages', () => {
    expect(new Set(stateNames(states)).size).toBe(states.length);
    for (const state of states) {
      if (state.name.startsWith('doc.')) continue;
      expect(state.name).toBe(`${stemOf(state)}.${state.platform}`);
      expect(stateLabels, stemOf(state)).toHaveProperty([stemOf(state)]);
    }
  });

  it('are as many as the fixtures hold: recorded states by platform, working keys, documented rows', () => {
    const documented = states.filter((state) => state.name.startsWith('doc.'));
    expect(documented).toHaveLength(rows.filter((row) => row.id.startsWith('doc.')).length);
    expect(states.length - documented.length).toBe(179);
    expect(new Set(states.map(stemOf)).size - documented.length).toBe(Object.keys(stateLabels).length);
  });

  it('say when what the provider sends is not what the gateway passes on', () => {
    for (const name of ['stream-err2-openai', 'stream-err2-failed']) {
      const served = rows.filter(({ id }) => id.startsWith(`${name}.`)).map(({ response }) => response.body);
      expect(served.filter((body) => /error|response\.failed/.test(body))).toEqual([]);
      expect(stateOf(name).about).toContain('the gateway drops it');
    }
    const { about } = stateOf('stream-err2-overloaded');
    const [, quoted = '?'] = /"(.*)"/.exec(about) ?? [];
    expect(rows.find(({ id }) => id === 'stream-err2-overloaded.anthropic.messages.stream')?.response.body).toContain(
      quoted,
    );
  });

  it("name the surface on which they can be seen: the platform's own unless they were recorded elsewhere only", () => {
    expect(stateOf('dispatch.openai')).toMatchObject({ protocol: 'anthropic', model: 'claude-sonnet-5' });
    expect(stateOf('stream-err2-failed.openai-r').protocol).toBe('responses');
    expect(stateOf('up502.anthropic').protocol).toBe('anthropic');
    expect(stateOf('win5h.gemini').protocol).toBe('gemini');
  });

  it('come in the order of the list, healthy first', () => {
    expect(states[0]?.name).toBe('healthy.openai');
    expect(states.slice(0, 4).map((state) => state.name)).toEqual([
      'healthy.openai',
      'healthy.anthropic',
      'healthy.gemini',
      'healthy.openai-r',
    ]);
    expect(statesByGroup(states).flatMap((group) => group.states)).toEqual(states);
    expect(groupOf(stateOf('doc.null.404'))).toBe('documented');
  });

  it('may leave the platform out: the first in the order openai, anthropic, gemini', () => {
    expect(stateOf('expired').name).toBe('expired.openai');
    expect(stateOf('cconly').name).toBe('cconly.anthropic');
    expect(stateOf('stream-err2-failed').name).toBe('stream-err2-failed.openai-r');
    expect(stateOf('doc.API_KEY_EXPIRED.403').name).toBe('doc.API_KEY_EXPIRED.403.openai');
    expect(stateOf(' Expired.Gemini ').name).toBe('expired.gemini');
    expect(findState(states, 'doc')).toBeNull();
    expect(findState(states, 'expire')).toBeNull();
  });

  it('are suggested by nearness', () => {
    expect(nearestState(states, 'expird')).toBe('expired');
    expect(nearestState(states, 'win5')).toBe('win5h');
    expect(nearestState(states, 'healthy.antropic')).toBe('healthy.anthropic');
  });

  it('are told in both languages, documented ones too', () => {
    expect(describeState(stateOf('expired'), 'en')).toBe('the key is past its expiry date');
    expect(describeState(stateOf('expired.gemini'), 'zh')).toBe('密钥已过期');
    expect(describeState(stateOf('doc.API_KEY_EXPIRED.401.anthropic'), 'en')).toBe(
      'as documented: API_KEY_EXPIRED, HTTP 401, in the anthropic shape of error',
    );
    for (const state of states)
      for (const lang of ['en', 'zh'] as const) expect(describeState(state, lang)).not.toMatch(/undefined|\{|\}/);
  });
});

describe('what a state serves', () => {
  it('is recorded: every route names a row', () => {
    for (const state of states)
      for (const route of state.routes) expect(byId.has(route.row), `${state.name} ${route.row}`).toBe(true);
  });

  it('is complete: every state answers every surface, and /health', () => {
    for (const state of states)
      for (const ask of Object.keys(asks) as (keyof typeof asks)[]) {
        const [, status] = served(state.name, ask);
        if (ask === 'health') expect(status).toBe(200);
        else expect(status).toBeGreaterThanOrEqual(200);
      }
  });

  it('is refused everywhere in a state of the key checks, but for what the key tells about itself', () => {
    const everywhere = states.filter(
      (state) => ['key', 'billing'].includes(groupOf(state)) && stemOf(state) !== 'subdayeq',
    );
    expect(everywhere.length).toBeGreaterThan(50);
    for (const state of everywhere)
      for (const ask of Object.keys(asks) as (keyof typeof asks)[]) {
        if (ask === 'health' || ask === 'usage' || ask === 'billing') continue;
        const [row, status] = served(state.name, ask);
        expect(status, `${state.name} ${ask}`).toBeGreaterThanOrEqual(400);
        expect(row.split('.')[0]).toBe(stemOf(state));
      }
  });

  it('names the state everywhere a limit or a missing channel refuses, in the form of the surface', () => {
    for (const state of states.filter((each) => ['limits', 'upstream'].includes(groupOf(each))))
      for (const ask of ['chat', 'chat.stream', 'responses', 'messages', 'messages.stream'] as const) {
        const [row] = served(state.name, ask);
        expect(row.split('.')[0], `${state.name} ${ask}`).toBe(stemOf(state));
      }
    expect(served('rpm.gemini', 'gemini.stream')).toEqual(['rpm.gemini.gemini.stream', 429]);
    expect(served('platform-daily.openai', 'messages')).toEqual(['platform-daily.openai.chat', 429]);
    expect(served('up403.anthropic', 'chat')).toEqual(['up403.anthropic.responses', 403]);
  });

  it('leaves the free requests of such a key alone', () => {
    expect(served('win5h.openai', 'models')).toEqual(['win5h.models', 200]);
    expect(served('win5h.anthropic', 'models')).toEqual(['list.ok-ant.models', 200]);
    expect(served('win5h.gemini', 'usage')).toEqual(['win5h.usage', 200]);
    expect(served('subdayeq.openai', 'models')).toEqual(['subdayeq.models.anthropic', 200]);
    expect(served('expired.anthropic', 'usage')).toEqual(['expired.usage', 200]);
    expect(served('disabled.openai', 'usage')).toEqual(['disabled.usage', 401]);
    expect(served('gone.openai', 'usage')).toEqual(['gone.chat', 401]);
  });

  it('keeps to the surface that a group lacks', () => {
    expect(served('dispatch.openai', 'messages')[1]).toBe(403);
    expect(served('dispatch.openai', 'chat', 'gpt-5.4')).toEqual(['ok.ok-oai2.chat', 200]);
    expect(served('healthy.openai', 'gemini')).toEqual(['wrongplatform.oai.gemini', 400]);
    expect(served('healthy.anthropic', 'gemini.models')).toEqual(['wrongplatform.ant.models.gemini', 400]);
    expect(served('expired.openai', 'gemini')).toEqual(['expired.gemini', 403]);
  });

  it('shows a used-up window in /v1/usage also where that was not recorded', () => {
    const body = (name: string) => {
      const route = createRouter(stateOf(name).routes)(
        readRequest('GET', '/v1/usage', { authorization: 'Bearer own' }, '', 'own'),
      );
      return typeof route?.overrides === 'object' ? JSON.parse(route.overrides.body ?? '{}') : {};
    };
    expect(body('subweek.openai').subscription).toMatchObject({
      weekly_usage_usd: 5.5,
      weekly_limit_usd: 5,
      daily_usage_usd: 0.1,
      monthly_usage_usd: 5.5,
    });
    expect(body('win7d.openai').rate_limits).toEqual([
      {
        limit: 0.2,
        remaining: 0,
        reset_at: '2026-11-30T04:36:57.092352Z',
        used: 0.25,
        window: '7d',
        window_start: '2026-11-23T04:36:57.092352Z',
      },
    ]);
  });

  it('suggests a model that a working key lists', () => {
    for (const platform of ['openai', 'anthropic', 'gemini'] as const) {
      const list = byId.get(served(`healthy.${platform}`, 'models')[0])?.response.body ?? '';
      expect(list).toContain(`"id":"${stateOf(`healthy.${platform}`).model}"`);
    }
    expect(stateOf('nomodel.openai').model).toBe('gpt-9');
  });

  it('answers a documented refusal in the shape of each surface', () => {
    expect(served('doc.API_KEY_EXPIRED.403.openai', 'messages')[0]).toBe('doc.API_KEY_EXPIRED.403.anthropic');
    expect(served('doc.API_KEY_EXPIRED.403.toplevel', 'messages')[0]).toBe('doc.API_KEY_EXPIRED.403.toplevel');
    expect(served('doc.API_KEY_EXPIRED.403.toplevel', 'gemini')[0]).toBe('doc.API_KEY_EXPIRED.403.gemini');
    expect(served('doc.API_KEY_EXPIRED.403.openai', 'usage')[0]).toBe('expired.usage');
    expect(served('doc.upstream_unavailable.503.openai', 'models')[1]).toBe(200);
    expect(served('doc.bare.401', 'models')[1]).toBe(401);
    expect(served('doc.bare.503', 'models')[1]).toBe(200);
  });
});

describe('reshape', () => {
  const shapes = { chat: 'openai', messages: 'anthropic' } as const;
  /** Pairs of rows that differ only in their surface. */
  const pairs = [
    ['win1d.ant.messages', 'win1d.ant.responses', 'code'],
    ['win5h.chat', 'win5h.messages.stream', shapes.messages],
    ['rpm.openai.messages', 'rpm.openai.chat', shapes.chat],
    ['rpm.anthropic.messages', 'rpm.anthropic.chat', shapes.chat],
    ['cconly.chat', 'cconly.responses', 'code'],
    ['noaccount.anthropic.messages', 'noaccount.anthropic.responses', 'code'],
    ['noaccount.anthropic.responses', 'noaccount.anthropic.chat', shapes.chat],
    ['empty-body.anthropic.chat', 'empty-body.anthropic.messages', shapes.messages],
    ['empty-object.anthropic.chat', 'empty-object.anthropic.responses', 'code'],
    ['nomodel.anthropic.messages.claude-nope', 'nomodel.anthropic.chat.claude-nope', shapes.chat],
    ['up401.anthropic.chat', 'up401.anthropic.responses', 'code'],
    ['subdayeq.chat', 'subdayeq.messages', shapes.messages],
  ] as const;

  it.each(pairs)('makes of %s the recorded %s', (from, to, shape) => {
    expect(reshape(byId.get(from)?.response.body ?? '', shape)).toBe(byId.get(to)?.response.body);
  });

  it('leaves what is no error envelope alone', () => {
    for (const body of [
      '',
      '{',
      'null',
      '{"code":"API_KEY_EXPIRED","message":"x"}',
      '{"error":"text"}',
      'data: [DONE]\n\n',
    ])
      expect(reshape(body, 'anthropic')).toBe(body);
  });
});

describe('shiftTimes', () => {
  const day = 86_400_000;

  it('changes nothing at the time of the recording', () => {
    for (const row of rows.filter((each) => each.request.path.startsWith('/v1/usage')))
      expect(shiftTimes(row.response.body, recordedAt)).toBe(row.response.body);
  });

  it('keeps each distance, and the fraction and offset as they were written', () => {
    const text = '{"a":"2026-11-23T09:36:57.18678Z","b":"2026-11-23T04:36:57+08:00","c":null}';
    expect(shiftTimes(text, recordedAt + 2 * day + 3_600_000)).toBe(
      '{"a":"2026-11-25T10:36:57.18678Z","b":"2026-11-25T05:36:57+08:00","c":null}',
    );
  });

  it('keeps midnights and dates at midnight, and the present inside a window of the day', () => {
    const text = '{"window_start":"2026-11-23T00:00:00Z","reset_at":"2026-11-24T00:00:00Z","date":"2026-11-23"}';
    for (const now of [recordedAt + 1, recordedAt + 17 * 3_600_000, recordedAt + 400 * day + 18.5 * 3_600_000]) {
      const moved = JSON.parse(shiftTimes(text, now)) as { window_start: string; reset_at: string; date: string };
      expect(Date.parse(moved.window_start)).toBeLessThanOrEqual(now);
      expect(Date.parse(moved.reset_at)).toBeGreaterThan(now);
      expect(moved.window_start).toMatch(/T00:00:00Z$/);
      expect(moved.date).toBe(moved.window_start.slice(0, 10));
    }
  });

  it('leaves other texts alone', () => {
    const text = '{"id":"claude-opus-4-5-20251101","note":"2026-11-23T05:00:00Z or so","v":"2026-11-23x"}';
    expect(shiftTimes(text, recordedAt + day)).toBe(text);
  });
});

describe('eventsOf', () => {
  it('splits after blank lines and loses no byte', () => {
    const streams = rows.filter((row) => row.response.headers['content-type']?.includes('event-stream'));
    expect(streams.length).toBeGreaterThan(30);
    for (const row of streams) {
      const events = eventsOf(row.response.body);
      expect(events.join('')).toBe(row.response.body);
      for (const event of events.slice(0, -1)) expect(event).toMatch(/\S\n\n$/);
    }
    expect(eventsOf('a\r\n\r\nb')).toEqual(['a\r\n\r\n', 'b']);
    expect(eventsOf('')).toEqual([]);
  });
});

describe('readRequest', () => {
  const read = (path: string, headers: Record<string, string>, method = 'POST') =>
    readRequest(method, path, headers, '{"model":"m"}', 'own');

  it('finds the key in the order of the gateway', () => {
    expect(read('/v1/messages', { authorization: 'Bearer old', 'x-api-key': 'own' })).toMatchObject({
      headerStyle: 'bearer',
      key: 'other',
      conflict: true,
    });
    expect(read('/v1/messages', { 'x-api-key': 'own' })).toMatchObject({ headerStyle: 'x-api-key', key: 'own' });
    expect(read('/v1/messages', { authorization: 'own' })).toMatchObject({
      headerStyle: 'raw-authorization',
      key: 'none',
    });
    expect(read('/v1/messages', { authorization: 'own', 'x-api-key': 'own' })).toMatchObject({ key: 'own' });
    expect(read('/v1/messages?key=own', { authorization: 'Bearer own' })).toMatchObject({ headerStyle: 'query' });
    expect(read('/v1/messages', { 'x-api-key': 'k'.repeat(129) })).toMatchObject({ key: 'overlong' });
    expect(read('/v1/messages', {})).toMatchObject({ headerStyle: 'none', key: 'none' });
  });

  it('lets a header beat the query on Gemini routes', () => {
    const path = '/v1beta/models/gemini-2.5-pro:generateContent?key=own';
    expect(read(path, {})).toMatchObject({ headerStyle: 'query', key: 'own', model: 'gemini-2.5-pro' });
    expect(read(path, { 'x-goog-api-key': 'bad' })).toMatchObject({ headerStyle: 'x-goog-api-key', key: 'other' });
  });

  it('reads absolute targets by their path and keeps no key', () => {
    const facts = read('http://127.0.0.1:1/v1/models?key=secret&x=1', {}, 'HEAD');
    expect(facts).toMatchObject({ method: 'GET', path: '/v1/models', surface: 'models', query: '?key=***&x=1' });
    expect(JSON.stringify(facts)).not.toContain('secret');
    expect(blankQueryKeys('?api_key=a%20b&alt=sse')).toBe('?api_key=***&alt=sse');
  });

  it('survives any target', () => {
    for (const target of ['', '*', '//', '/%', '/v1beta/models/%E0%A4%A:generateContent', '?', '/v1/models#x'])
      expect(() => readRequest('GET', target, {}, '{', 'own')).not.toThrow();
  });
});

describe('createRouter', () => {
  const facts = (path: string) => readRequest('GET', path, {}, '', 'own');
  const rowsOf = (routes: readonly Route[], paths: readonly string[]) => {
    const route = createRouter(routes);
    return paths.map((path) => route(facts(path))?.row ?? null);
  };

  it('serves the first n, from n on, or as a function says', () => {
    expect(
      rowsOf(
        [
          { when: { path: '/x' }, row: 'a', times: 2 },
          { when: {}, row: 'b' },
        ],
        ['/x', '/x', '/x', '/y'],
      ),
    ).toEqual(['a', 'a', 'b', 'b']);
    expect(
      rowsOf(
        [
          { when: {}, row: 'a', afterHits: 2 },
          { when: {}, row: 'b' },
        ],
        ['/', '/', '/'],
      ),
    ).toEqual(['b', 'b', 'a']);
    const odd = (hit: number) => hit % 2 === 1;
    expect(
      rowsOf(
        [
          { when: {}, row: 'a', nth: odd },
          { when: {}, row: 'b' },
        ],
        ['/', '/', '/', '/'],
      ),
    ).toEqual(['a', 'b', 'a', 'b']);
  });

  it('counts a request once for routes that share a counter', () => {
    const routes: Route[] = [
      { when: { path: '/x' }, row: 'x', times: 1, counter: 'c' },
      { when: {}, row: 'any', times: 2, counter: 'c' },
      { when: {}, row: 'rest' },
    ];
    expect(rowsOf(routes, ['/y', '/x', '/x'])).toEqual(['any', 'any', 'rest']);
  });

  it('keeps the counts of two gateways apart', () => {
    const routes: Route[] = [{ when: {}, row: 'a', times: 1 }];
    expect(rowsOf(routes, ['/', '/'])).toEqual(['a', null]);
    expect(rowsOf(routes, ['/'])).toEqual(['a']);
  });
});
