/** The doctor against servers that repeat what they were sent: nothing of a secret comes out, and the key goes nowhere else. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, test } from 'vitest';
import { runDoctor } from '../../src/commands/doctor';
import type { DoctorOptions } from '../../src/commands/options';
import type { Context } from '../../src/context';
import { reportSchema } from '../../src/report/schema';
import { answering, httpAnswer, tcpServer } from '../support/faultServers';

const key = 'f3a91c5e7b2d4086f3b91c6e7a2d4186a3f91c5e7b2d4986c3a91c5e8b2d4076';
const open: { close(): unknown }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function listening(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server: Server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  open.push({
    close() {
      server.closeAllConnections();
      server.close();
    },
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const refusing =
  (status: number, message: string, headers: Record<string, string> = {}) =>
  (_request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ error: { message, type: 'invalid_request_error', code: 'bad_thing' } }));
  };

interface Ran {
  code: number;
  out: string;
  err: string;
  kept: string[];
}

async function doctor(
  baseUrl: string,
  rest: Partial<DoctorOptions> = {},
  env: Record<string, string> = {},
  secret = key,
): Promise<Ran> {
  const text = { out: '', err: '' };
  const kept: string[] = [];
  const writer = (side: 'out' | 'err') => ({
    columns: 60,
    write(chunk: string) {
      text[side] += chunk;
      return true;
    },
  });
  const context: Context = {
    env: { MY_CREDENTIAL: secret, ...env },
    now: Date.now,
    stdin: Readable.from([]),
    stdout: writer('out'),
    stderr: writer('err'),
    platform: 'linux',
    interrupted: new AbortController().signal,
    keepSecret: (value) => void kept.push(value),
  };
  const code = await runDoctor(
    {
      format: 'json',
      lang: 'en',
      color: false,
      quiet: false,
      verbose: true,
      baseUrl,
      keyEnv: 'MY_CREDENTIAL',
      keyFile: null,
      keyStdin: false,
      key: null,
      models: [],
      protocol: null,
      free: true,
      samples: 1,
      only: [],
      skip: [],
      timeoutMs: 5000,
      deadlineMs: 20_000,
      failOn: 'fail',
      demo: null,
      ...rest,
    } as DoctorOptions,
    context,
  );
  return { code, ...text, kept };
}

/** Nothing of twelve characters of the secret, also when the page broke its lines. */
function expectHidden({ out, err }: Ran, secret = key): void {
  const flat = `${out}${err}`.replace(/[^A-Za-z0-9+/=-]/g, '');
  for (let at = 0; at + 12 <= secret.length; at += 1) expect(flat).not.toContain(secret.slice(at, at + 12));
}

describe('a server that repeats the key', () => {
  test.each(['json', 'terminal'] as const)('in a message that is cut before it is shown: %s', async (format) => {
    const origin = await listening(refusing(400, `${'x'.repeat(150)} ${key} is no key`));
    const ran = await doctor(origin, { format });
    expectHidden(ran);
    expect(ran.out).toContain('KEY_ECHOED_BY_SERVER');
  });

  test('a long key that the page would wrap', async () => {
    const long = `sk-${key}${key.slice(10)}`;
    const ran = await doctor(await listening(refusing(400, `wrong: ${long}`)), { format: 'terminal' }, {}, long);
    expectHidden(ran, long);
  });

  test('in pieces, in headers', async () => {
    const location = `/login?token=${key.slice(0, 40)}`;
    const headers = { 'x-client-request-id': key.slice(0, 40), 'x-request-id': key.slice(7, 30), location };
    const ran = await doctor(await listening(refusing(302, 'moved', headers)));
    expectHidden(ran);
    expect(ran.out).toContain('KEY_ECHOED_BY_SERVER');
  });

  test('as base64 of a user name and the key', async () => {
    const word = Buffer.from(`user:${key}`).toString('base64');
    const ran = await doctor(await listening(refusing(400, `got ${word}`)));
    expectHidden(ran, word.slice(7, -4));
  });

  test('in a stream, over two frames', async () => {
    const origin = await listening((request, response) => {
      if (request.method === 'GET') return refusing(404, 'no such route')(request, response);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(
        `event: error\ndata: {"error":{"type":"bad_request","message":"${'x'.repeat(150)} ${key.slice(0, 30)}`,
      );
      setImmediate(() => response.end(`${key.slice(30)}"}}\n\n`));
    });
    expectHidden(await doctor(origin, { models: ['gpt-5'], free: false, only: ['channel.stream'] }));
  });
});

test.each(['true', 'code', 'status', '1234'])('the key "%s" leaves the report valid', async (word) => {
  const ran = await doctor(await listening(refusing(400, `the key ${word} is unknown`)), {}, {}, word);
  expect(reportSchema.safeParse(JSON.parse(ran.out)).success).toBe(true);
  expect(ran.out).not.toContain(`key ${word} is`);
});

test('a proxy that repeats the head of CONNECT shows nothing of its credentials', async () => {
  const proxy = await tcpServer(answering((request) => `no HTTP: ${request}`));
  open.push(proxy);
  const url = proxy.origin.replace('://', '://corp:hunter22-hunter33@');
  const ran = await doctor('https://gateway.test', {}, { HTTPS_PROXY: url });
  expect(ran.out).toContain('no HTTP');
  expectHidden(ran, Buffer.from('corp:hunter22-hunter33').toString('base64'));
  expectHidden(ran, 'hunter22-hunter33');
  expect(ran.kept).toContain('hunter22-hunter33');
});

test('a refusal of CONNECT does not show them either', async () => {
  const word = Buffer.from('corp:hunter22-hunter33').toString('base64');
  const proxy = await tcpServer(
    answering(httpAnswer('', { 'x-seen': `Basic ${word}`, location: `/${word}` }, '407 No')),
  );
  open.push(proxy);
  const url = proxy.origin.replace('://', '://corp:hunter22-hunter33@');
  expectHidden(await doctor('https://gateway.test', {}, { HTTPS_PROXY: url }), word);
});

test('the key is told to the printer of crashes before anything is sent', async () => {
  const ran = await doctor(await listening(refusing(401, 'no')));
  expect(ran.kept).toContain(key);
});

test('a redirect to another port is named and gets no key', async () => {
  const seen: IncomingMessage['headers'][] = [];
  const other = await listening((request, response) => {
    seen.push(request.headers);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"object":"list","data":[]}');
  });
  const origin = await listening((request, response) => {
    response.writeHead(302, { location: `${other}${request.url}` });
    response.end();
  });
  const ran = await doctor(origin);
  expect(seen).toEqual([]);
  expect(ran.out).not.toContain('BASE_URL_WRONG');
  expect(ran.out).toContain('REDIRECTED');
});
