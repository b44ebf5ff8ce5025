/** The running gateway: what every answer carries, how it streams, what it survives, how it closes, and states composed for a test. */
import { Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { gatewayRows } from '../../scripts/gateway-rows';
import { answerOf } from '../../src/simulator/answer';
import {
  demoKey,
  type Gateway,
  type GatewayOptions,
  requestBodyLimit,
  resolveState,
  type SeenRequest,
  startGateway,
} from '../../src/simulator/gateway';
import { readRequest } from '../../src/simulator/request';
import { buildStates, changeRow, defineState, findState, respond } from '../../src/simulator/states';
import { send } from './client';

const rows = gatewayRows();
const byId = new Map(rows.map((row) => [row.id, row]));
const running: Gateway[] = [];

afterEach(async () => {
  for (const gateway of running.splice(0)) await gateway.close();
});

async function start(state: GatewayOptions['state'], more: Partial<GatewayOptions> = {}): Promise<Gateway> {
  const gateway = await startGateway({ state, rows, maxWaitMs: 0, ...more });
  running.push(gateway);
  return gateway;
}

function bodyOf(row: string): string {
  return byId.get(row)?.response.body ?? '';
}

const bearer = { authorization: `Bearer ${demoKey}` };
function chat(model: string, more: object = {}) {
  const body = JSON.stringify({ model, messages: [{ role: 'user', content: 'ping' }], ...more });
  return { method: 'POST', path: '/v1/chat/completions', headers: bearer, body };
}

/** Sends raw bytes and gives everything that came back until the server closed the connection. */
function raw(port: number, text: string, end = true): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => (end ? socket.end(text) : socket.write(text)));
    let received = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      received += chunk;
    });
    socket.on('close', () => resolve(received));
    socket.on('error', reject);
  });
}

/** The chunks of a chunked body, from the bytes of a connection. */
function chunksOf(answer: string): string[] {
  let rest = Buffer.from(answer.slice(answer.indexOf('\r\n\r\n') + 4));
  const chunks: string[] = [];
  for (;;) {
    const line = rest.indexOf('\r\n');
    const size = Number.parseInt(rest.subarray(0, line).toString(), 16);
    if (!(size > 0)) return chunks;
    chunks.push(rest.subarray(line + 2, line + 2 + size).toString());
    rest = rest.subarray(line + 2 + size + 2);
  }
}

describe('every answer', () => {
  it('has a fresh date and ids, and echoes a request id of at most 64 bytes', async () => {
    const now = Date.parse('2030-01-02T03:04:05Z');
    const gateway = await start('expired.openai', { now: () => now });
    const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
    const plain = await send(gateway.url, chat('gpt-5.4'));
    expect(plain.headers.date).toBe('Wed, 02 Jan 2030 03:04:05 GMT');
    expect(plain.headers['x-request-id']).toMatch(uuid);
    expect(plain.headers['x-client-request-id']).toMatch(uuid);
    const recorded = byId.get('expired.chat')?.response.headers ?? {};
    expect(plain.headers['x-request-id']).not.toBe(recorded['x-request-id']);

    const withId = (id: string) =>
      send(gateway.url, { ...chat('gpt-5.4'), headers: { ...bearer, 'x-request-id': id } });
    expect((await withId('a'.repeat(64))).headers['x-request-id']).toBe('a'.repeat(64));
    expect((await withId('a'.repeat(65))).headers['x-request-id']).toMatch(uuid);
    expect((await withId('mine')).headers['x-client-request-id']).not.toBe('mine');
  });

  it('keeps the upstream id beside the own one', async () => {
    const gateway = await start('healthy.openai');
    const answer = await send(gateway.url, { ...chat('gpt-5.4'), headers: { ...bearer, 'x-request-id': 'mine' } });
    expect(answer.headers['x-request-id']).toBe('mine, req_upstream_0001');
  });

  it('has the recorded headers in the recorded order, and none that no row has', async () => {
    const gateway = await start('healthy.openai');
    const answer = await send(gateway.url, chat('gpt-5.4'));
    const names = answer.rawHeaders.filter((_, index) => index % 2 === 0);
    const recorded = Object.keys(byId.get('ok.ok-oai2.chat')?.response.headers ?? {});
    expect(names.filter((name) => name !== 'Connection' && name !== 'Keep-Alive')).toEqual(recorded);
    expect(answer.headers.server).toBeUndefined();
  });

  it('names the asked model, in answers and in refusals', async () => {
    const gateway = await start('healthy.openai');
    expect(JSON.parse((await send(gateway.url, chat('gpt-5.5'))).body)).toMatchObject({ model: 'gpt-5.5' });
    const strange = await send(gateway.url, chat('a "b" $& \\ c'));
    expect(strange.status).toBe(404);
    expect(JSON.parse(strange.body)).toEqual({
      error: {
        message: 'Model "a \\"b\\" $& \\\\ c" is not supported by any configured account in this group',
        type: 'model_not_found',
      },
    });
  });

  it('moves the times of /v1/usage, so that a healthy key is healthy whenever it runs', async () => {
    for (const now of [Date.parse('2026-12-24T23:59:59Z'), Date.parse('2031-03-01T12:00:00Z')]) {
      const gateway = await start('healthy.openai', { now: () => now });
      const usage = JSON.parse((await send(gateway.url, { path: '/v1/usage', headers: bearer })).body);
      expect(Date.parse(usage.expires_at)).toBeGreaterThan(now);
      for (const window of usage.rate_limits as { window_start: string | null; reset_at?: string }[]) {
        if (window.window_start === null) continue;
        expect(Date.parse(window.window_start)).toBeLessThanOrEqual(now);
        expect(Date.parse(window.reset_at ?? '')).toBeGreaterThan(now);
      }
    }
  });
});

describe('the key', () => {
  it('is checked as the gateway does, in every style', async () => {
    const gateway = await start('healthy.openai');
    const models = (headers: Record<string, string>, path = '/v1/models') => send(gateway.url, { path, headers });
    expect((await models({})).body).toContain('API_KEY_REQUIRED');
    expect((await models({ authorization: demoKey })).body).toContain('API_KEY_REQUIRED');
    expect((await models({ authorization: 'Bearer sk-wrong' })).body).toContain('INVALID_API_KEY');
    expect((await models({ ...bearer }, '/v1/models?key=x')).body).toContain('api_key_in_query_deprecated');
    for (const headers of [bearer, { 'x-api-key': demoKey }, { 'x-goog-api-key': demoKey }])
      expect((await models(headers)).status).toBe(200);
  });

  it('is in nothing that is kept', async () => {
    const over: SeenRequest[] = [];
    const gateway = await start('healthy.gemini', { onRequest: (seen) => over.push(seen) });
    const secret = 'sk-somebodys-real-key-0123456789';
    await send(gateway.url, { path: `/v1beta/models?key=${secret}`, headers: { 'x-api-key': secret, cookie: secret } });
    await send(gateway.url, { path: `/v1beta/models?key=${demoKey}`, headers: { 'user-agent': 'test/1' } });
    expect(gateway.seen.map((seen) => [seen.key, seen.status])).toEqual([
      ['other', 401],
      ['own', 200],
    ]);
    expect(gateway.seen[1]).toMatchObject({
      headerStyle: 'query',
      path: '/v1beta/models?key=***',
      headers: { 'user-agent': 'test/1' },
    });
    expect(JSON.stringify([gateway.seen, over])).not.toMatch(new RegExp(`${secret}|${demoKey}`));
  });

  it('looks like a key and is like none', () => {
    expect(demoKey).toMatch(/^sk-demo[0-9a-f]{60}$/);
  });
});

describe('requests that are wrong in themselves', () => {
  it('are answered before any limit, in the form of the surface', async () => {
    const gateway = await start('win5h.openai');
    const post = (path: string, body: string) => send(gateway.url, { method: 'POST', path, headers: bearer, body });
    expect((await post('/v1/chat/completions', '{}')).body).toBe(bodyOf('empty-object.anthropic.chat'));
    expect((await post('/v1/responses', '{}')).body).toBe(bodyOf('empty-object.anthropic.chat'));
    expect(JSON.parse((await post('/v1/messages', '{}')).body)).toEqual({
      error: { message: 'model is required', type: 'invalid_request_error' },
      type: 'error',
    });
    expect((await post('/v1/messages', '')).body).toBe(bodyOf('empty-body.openai.messages'));
    expect((await post('/v1/chat/completions', '{"model":')).body).toBe(bodyOf('bad-json.openai.chat'));
    expect((await send(gateway.url, chat('gpt-5.4'))).status).toBe(429);
  });

  it('are hidden by a refused key', async () => {
    const gateway = await start('expired.openai');
    const answer = await send(gateway.url, {
      method: 'POST',
      path: '/v1/chat/completions',
      headers: bearer,
      body: '{}',
    });
    expect(answer.body).toBe(bodyOf('expired.chat'));
  });

  it('are forwarded on Gemini routes', async () => {
    const gateway = await start('up401.gemini');
    const path = '/v1beta/models/gemini-2.5-pro:generateContent';
    expect((await send(gateway.url, { method: 'POST', path, headers: bearer, body: '{' })).body).toBe(
      bodyOf('up401.gemini.gemini'),
    );
  });
});

describe('paths', () => {
  it('answer as recorded, with and without a key', async () => {
    const gateway = await start('healthy.openai');
    for (const [path, status, type] of [
      ['/anything', 200, 'text/html; charset=utf-8'],
      ['/v1', 200, 'text/html; charset=utf-8'],
      ['/v1/v1/models', 404, 'text/plain'],
      ['/v1beta/nothing', 404, 'text/plain'],
      ['/api/v1/models', 404, 'text/plain'],
      ['/health', 200, 'application/json; charset=utf-8'],
    ] as const) {
      const answer = await send(gateway.url, { path });
      expect([path, answer.status, answer.headers['content-type']]).toEqual([path, status, type]);
    }
  });

  it('redirect from a trailing slash, keeping the query without its keys', async () => {
    const gateway = await start('healthy.openai');
    const get = await send(gateway.url, { path: '/v1/usage/?days=7&x=1&key=secret' });
    expect([get.status, get.headers.location, get.body]).toEqual([
      301,
      '/v1/usage?days=7&x=1&key=***',
      '<a href="/v1/usage?days=7&amp;x=1&amp;key=***">Moved Permanently</a>.\n\n',
    ]);
    const post = await send(gateway.url, { method: 'POST', path: '/v1/messages/', body: '{}' });
    expect([post.status, post.headers.location]).toEqual([307, '/v1/messages']);
  });

  it('take HEAD as GET without a body, and OPTIONS with what is allowed', async () => {
    const gateway = await start('healthy.openai');
    const head = await send(gateway.url, { method: 'HEAD', path: '/v1/models', headers: bearer });
    expect([head.status, head.body, head.headers['content-length']]).toEqual([
      200,
      '',
      String(Buffer.byteLength(bodyOf('list.ok-oai2.models'))),
    ]);
    const options = await send(gateway.url, { method: 'OPTIONS', path: '/v1/chat/completions' });
    expect([options.status, options.headers.allow]).toEqual([204, 'GET, HEAD, POST, OPTIONS']);
  });

  it('ask for an upgrade where a WebSocket is meant, also of one who asks for it', async () => {
    const gateway = await start('healthy.openai');
    const upgrade = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-key': 'AAAA',
      'sec-websocket-version': '13',
    };
    const answer = await send(gateway.url, { path: '/v1/responses', headers: { ...bearer, ...upgrade } });
    expect([answer.status, answer.body]).toEqual([426, bodyOf('responses.get')]);
  });

  it('give one Gemini model from the list, and not found for another', async () => {
    const gateway = await start('healthy.gemini');
    const get = (model: string) => send(gateway.url, { path: `/v1beta/models/${model}`, headers: bearer });
    expect(JSON.parse((await get('gemini-2.5-flash')).body)).toMatchObject({ name: 'models/gemini-2.5-flash' });
    const missing = await get('gemini-0');
    expect(missing.status).toBe(404);
    expect(missing.body).toContain('models/gemini-0 is not found');
  });

  it('refuse days of usage that are out of range', async () => {
    const gateway = await start('healthy.openai');
    const usage = async (days: string) =>
      (await send(gateway.url, { path: `/v1/usage?days=${days}`, headers: bearer })).status;
    expect([await usage('0'), await usage('91'), await usage('x'), await usage('1'), await usage('90')]).toEqual([
      400, 400, 400, 200, 200,
    ]);
  });
});

describe('streams', () => {
  const ask = (gateway: Gateway, path: string, body: object) => {
    const text = JSON.stringify(body);
    const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${demoKey}\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n`;
    return raw(gateway.port, head + text, false);
  };

  it('arrive event by event, each in a chunk of its own', async () => {
    const gateway = await start('healthy.openai');
    const answer = await ask(gateway, '/v1/chat/completions', { model: 'gpt-5.4', messages: [], stream: true });
    const chunks = chunksOf(answer);
    expect(chunks).toHaveLength(5);
    for (const chunk of chunks) expect(chunk).toMatch(/^data: [^\n]+\n\n$/);
    expect(chunks.at(-1)).toBe('data: [DONE]\n\n');
    expect(answer).toMatch(/\r\n0\r\n\r\n$/);
  });

  it('of a full queue ping, then refuse', async () => {
    const gateway = await start('userconc.anthropic');
    const chunks = chunksOf(await ask(gateway, '/v1/messages', { model: 'claude-opus-5', messages: [], stream: true }));
    expect(chunks.slice(0, 3)).toEqual(Array(3).fill('data: {"type": "ping"}\n\n'));
    expect(chunks[3]).toContain('Concurrency limit exceeded for user');
  });

  it('wait as long as recorded, scaled and capped', () => {
    const row = byId.get('userconc.anthropic.messages.stream');
    if (row === undefined) throw new Error('row missing');
    const facts = readRequest('POST', '/v1/messages', {}, '{"model":"claude-sonnet-5","stream":true}', '');
    const moment = { now: 0, requestId: 'r', serverId: 's' };
    const pace = (waitScale: number, maxWaitMs: number) => {
      const { waitMs, gapMs } = answerOf({ when: {}, row: row.id }, row, facts, moment, { waitScale, maxWaitMs });
      return [waitMs, Math.round(gapMs)];
    };
    expect(pace(1, 400)).toEqual([400, 400]);
    expect(pace(1, Number.POSITIVE_INFINITY)).toEqual([10_003, 6667]);
    expect(pace(0.01, 400)).toEqual([100, 67].map((ms, index) => (index === 0 ? 100.03 : ms)));
    expect(pace(1, 0)).toEqual([0, 4]);
  });
});

describe('states with a memory', () => {
  it('answer the first request by one row and later ones by another', async () => {
    const gateway = await start('up404.openai');
    for (const expected of [502, 503, 503]) expect((await send(gateway.url, chat('gpt-5.4'))).status).toBe(expected);
    expect(gateway.seen.map((seen) => seen.row)).toEqual([
      'up404.openai.chat',
      'up404.openai.chat.again',
      'up404.openai.chat.again',
    ]);
  });

  it('lose their only channel with the first failure, whatever asked', async () => {
    const gateway = await start('channel401.openai');
    const list = () => send(gateway.url, { path: '/v1/models', headers: bearer });
    expect((await list()).status).toBe(200);
    const responses = { ...chat('gpt-5.4'), path: '/v1/responses' };
    expect((await send(gateway.url, responses)).body).toBe(bodyOf('up401.openai.responses'));
    expect((await send(gateway.url, chat('gpt-5.4'))).body).toBe(bodyOf('channel401.then.openai.chat'));
    expect((await send(gateway.url, responses)).body).toBe(bodyOf('noaccount.openai.responses'));
    expect((await list()).status).toBe(200);
  });

  it('begin anew with every gateway', async () => {
    for (let round = 0; round < 2; round += 1) {
      const gateway = await start('channel401.anthropic');
      const ask = {
        method: 'POST',
        path: '/v1/messages',
        headers: bearer,
        body: '{"model":"claude-opus-5","messages":[]}',
      };
      expect((await send(gateway.url, ask)).status).toBe(502);
      expect((await send(gateway.url, ask)).status).toBe(503);
    }
  });
});

describe('composed states', () => {
  it('put recorded rows in front of another state, by path, style, stream, model and hits', async () => {
    const gateway = await start(
      defineState({
        name: 'mixture',
        base: 'healthy.openai',
        routes: [
          { when: { surface: 'models', headerStyle: 'x-api-key' }, row: 'badkey.models.anthropic' },
          { when: { surface: 'chat', stream: true }, row: 'stream-cut.openai.chat.stream' },
          { when: { surface: 'chat', model: /^gpt-5\.5/ }, row: 'doc.model_not_allowed.403.openai' },
          { when: { surface: 'chat' }, row: 'up500.openai.chat.again', times: 1 },
          { when: { path: '/v1/usage' }, row: 'path.POST./v1/completions' },
        ],
      }),
    );
    expect(gateway.state).toMatchObject({ platform: 'openai', model: 'gpt-5.4' });
    expect((await send(gateway.url, { path: '/v1/models', headers: { 'x-api-key': demoKey } })).status).toBe(401);
    expect((await send(gateway.url, { path: '/v1/models', headers: bearer })).status).toBe(200);
    expect((await send(gateway.url, chat('gpt-5.4', { stream: true }))).body).toBe(
      bodyOf('stream-cut.openai.chat.stream'),
    );
    expect((await send(gateway.url, chat('gpt-5.5'))).status).toBe(403);
    expect((await send(gateway.url, chat('gpt-5.4'))).status).toBe(502);
    expect((await send(gateway.url, chat('gpt-5.4'))).status).toBe(200);
    expect((await send(gateway.url, { path: '/v1/usage', headers: bearer })).status).toBe(404);
    expect((await send(gateway.url, { path: '/v1/usage' })).body).toContain('API_KEY_REQUIRED');
  });

  it('answer what is given: a list of 5,000 models, another vendor, a page in front of everything', async () => {
    const data = Array.from({ length: 5000 }, (_, index) => ({ id: `model-${index}`, object: 'model' }));
    const html = { status: 403, headers: { 'content-type': 'text/html', 'cf-ray': 'abc' }, body: '<html></html>' };
    const gateway = await start(
      defineState({
        name: 'given',
        base: 'healthy.openai',
        routes: [
          respond(
            { surface: 'models' },
            { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ data }) },
          ),
          respond({ path: '/health', key: 'any' }, html),
          respond(
            { surface: 'chat' },
            { status: 401, body: '{"error":{"code":"invalid_api_key"}}' },
            { nth: (hit) => hit % 2 === 0 },
          ),
        ],
      }),
    );
    expect(JSON.parse((await send(gateway.url, { path: '/v1/models', headers: bearer })).body).data).toHaveLength(5000);
    expect(await send(gateway.url, { path: '/health' })).toMatchObject({ status: 403, headers: { 'cf-ray': 'abc' } });
    const statuses: number[] = [];
    for (let hit = 0; hit < 4; hit += 1) statuses.push((await send(gateway.url, chat('gpt-5.4'))).status);
    expect(statuses).toEqual([200, 401, 200, 401]);
  });

  it('change one row of a state wherever it is served, and nothing else', async () => {
    const healthy = findState(buildStates(rows), 'healthy.openai');
    if (healthy === null) throw new Error('state missing');
    const changed = changeRow(healthy, 'ok.ok-oai2.chat', {
      status: 500,
      headers: { 'retry-after': '7', 'content-type': null },
      body: 'no',
    });
    const gateway = await start(changed);
    const answer = await send(gateway.url, chat('gpt-5.4'));
    expect([
      answer.status,
      answer.body,
      answer.headers['retry-after'],
      answer.headers['content-type'],
      answer.headers['content-length'],
    ]).toEqual([500, 'no', '7', undefined, '2']);
    const untouched = await start(healthy);
    expect((await send(untouched.url, chat('gpt-5.4'))).status).toBe(200);
  });

  it('break the connection after the body, or leave it open', async () => {
    const gateway = await start(
      defineState({
        name: 'broken',
        base: 'healthy.openai',
        routes: [
          respond({ path: '/cut' }, { headers: { 'content-length': '100' }, body: 'half', end: 'destroy' }),
          respond(
            { path: '/hang' },
            { headers: { 'content-type': 'text/event-stream' }, body: 'data: 1\n\n', end: 'hang' },
          ),
        ],
      }),
    );
    expect(await raw(gateway.port, 'GET /cut HTTP/1.1\r\nHost: x\r\n\r\n', false)).toMatch(/\r\n\r\nhalf$/);
    const hanging = raw(gateway.port, 'GET /hang HTTP/1.1\r\nHost: x\r\n\r\n', false);
    await expect.poll(() => gateway.seen.length).toBe(2);
    await gateway.close();
    expect(await hanging).not.toMatch(/\r\n0\r\n\r\n$/);
  });

  it('are refused when they name a state or a row that does not exist', async () => {
    await expect(startGateway({ state: 'no-such-state', rows })).rejects.toThrow('no state "no-such-state"');
    const lost = defineState({ name: 'lost', base: 'healthy.openai', routes: [{ when: {}, row: 'nothing.like.it' }] });
    await expect(startGateway({ state: lost, rows })).rejects.toThrow('State lost names the row "nothing.like.it"');
    expect(() => resolveState(defineState({ name: 'x', base: 'nowhere', routes: [] }), rows)).toThrow(
      'no state "nowhere"',
    );
  });
});

describe('the server', () => {
  it('listens on 127.0.0.1 only', async () => {
    const gateway = await start('healthy.openai');
    expect(gateway.url).toBe(`http://127.0.0.1:${gateway.port}`);
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter((address) => !address.internal && address.family === 'IPv4');
    for (const { address } of outside)
      await expect(
        new Promise((resolve, reject) => {
          const socket = connect(gateway.port, address, () => resolve(socket.destroy()));
          socket.on('error', reject);
        }),
      ).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('survives what is no HTTP, and goes on', async () => {
    const gateway = await start('healthy.openai');
    expect(await raw(gateway.port, '\u0016\u0003\u0001\u0002\u0000 no http\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400 Bad Request\r\n/,
    );
    expect(await raw(gateway.port, `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`, false)).toMatch(
      /^HTTP\/1\.1 431 /,
    );
    await raw(gateway.port, 'POST /v1/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"mod');
    await raw(gateway.port, '');
    expect((await send(gateway.url, { path: '/health' })).status).toBe(200);
  });

  it('refuses a body above its limit and closes that connection', async () => {
    const gateway = await start('healthy.openai');
    const received = await new Promise<[number, string | undefined]>((resolve, reject) => {
      const outgoing = httpRequest(
        { host: '127.0.0.1', port: gateway.port, method: 'POST', path: '/v1/chat/completions', headers: bearer },
        (incoming) => {
          resolve([incoming.statusCode ?? 0, incoming.headers.connection]);
          outgoing.destroy();
        },
      );
      outgoing.on('error', reject);
      const piece = Buffer.alloc(4 * 1024 * 1024, 32);
      for (let bytes = 0; bytes <= requestBodyLimit; bytes += piece.length) outgoing.write(piece);
    });
    expect(received).toEqual([413, 'close']);
    expect((await send(gateway.url, { path: '/health' })).status).toBe(200);
  });

  it('serves several requests on one connection', async () => {
    const gateway = await start('healthy.openai');
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports = new Set<number | undefined>();
    for (let round = 0; round < 3; round += 1)
      await new Promise<void>((resolve, reject) => {
        const outgoing = httpRequest(
          { agent, host: '127.0.0.1', port: gateway.port, path: '/v1/models', headers: bearer },
          (incoming) => {
            ports.add(incoming.socket.localPort);
            incoming.resume().on('end', resolve);
          },
        );
        outgoing.on('error', reject).end();
      });
    agent.destroy();
    expect(ports.size).toBe(1);
  });

  it('notices that a client has left while it waits', async () => {
    const over: SeenRequest[] = [];
    const slow = respond({ path: '/slow' }, { waitMs: 3_600_000, body: 'late' });
    const gateway = await start(defineState({ name: 'slow', base: 'healthy.openai', routes: [slow] }), {
      onRequest: (seen) => over.push(seen),
    });
    const socket = connect(gateway.port, '127.0.0.1', () => socket.write('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n'));
    await expect.poll(() => gateway.seen.length).toBe(1);
    expect(gateway.seen[0]?.tookMs).toBeNull();
    socket.destroy();
    await expect.poll(() => over.length).toBe(1);
    expect(over[0]?.tookMs).toBeGreaterThanOrEqual(0);
  });

  it('closes at once, waits and open connections notwithstanding, and twice without harm', async () => {
    const slow = respond({ path: '/slow' }, { waitMs: 3_600_000 });
    const gateway = await startGateway({
      state: defineState({ name: 'slow', base: 'healthy.openai', routes: [slow] }),
      rows,
    });
    const waiting = send(gateway.url, { path: '/slow' }).catch((error: NodeJS.ErrnoException) => error.code);
    const idle = connect(gateway.port, '127.0.0.1');
    idle.on('error', () => undefined);
    await expect.poll(() => gateway.seen.length).toBe(1);
    await Promise.all([gateway.close(), gateway.close()]);
    expect(await waiting).toBe('ECONNRESET');
    await expect(send(gateway.url, { path: '/health' })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    idle.destroy();
  });

  it('takes the given port, and says when it is taken', async () => {
    const gateway = await start('healthy.openai');
    await expect(startGateway({ state: 'healthy', rows, port: gateway.port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
      syscall: 'listen',
    });
  });

  it('serves many at a time', async () => {
    const gateway = await start('win5h.openai');
    const answers = await Promise.all(Array.from({ length: 100 }, () => send(gateway.url, chat('gpt-5.4'))));
    expect(new Set(answers.map((answer) => answer.body))).toEqual(new Set([bodyOf('win5h.chat')]));
    expect(gateway.seen).toHaveLength(100);
  });
});
