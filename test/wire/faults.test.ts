/** What plain connections and answers do wrong, each on a real socket, and what the wire and the road make of it. */
import { describe, expect, test } from 'vitest';
import { classifyFault } from '../../src/classify/road';
import { createRedactor } from '../../src/redact';
import type { Fault } from '../../src/wire/exchange';
import {
  blackHole,
  closedPort,
  type FaultServer,
  type FaultTalk,
  failingLookup,
  faultServer,
  hangingLookup,
  lookupTo,
  onRequest,
  tcpServer,
} from '../support/faultServers';
import { started } from '../support/started';
import { roadOf, sendOnce } from '../support/wireUnderTest';

interface Expected {
  talk: FaultTalk;
  road: string;
  fault: Partial<Fault>;
  /** Status of the answer that is kept beside the fault. */
  status?: number;
  body?: string;
  timeoutMs?: number;
}

const table: Expected[] = [
  {
    talk: 'resetAfterRequest',
    road: 'CONNECTION_RESET',
    fault: { stage: 'headers', errorCode: 'ECONNRESET', bytesRead: 0 },
  },
  {
    talk: 'closeWithoutAnswer',
    road: 'CONNECTION_CLOSED',
    fault: { stage: 'headers', errorCode: 'UND_ERR_SOCKET', bytesRead: 0 },
  },
  {
    talk: 'silent',
    road: 'RESPONSE_TIMEOUT',
    fault: { stage: 'headers', errorCode: 'TIMEOUT', bytesRead: 0 },
    timeoutMs: 300,
  },
  {
    talk: 'stalledHeaders',
    road: 'RESPONSE_TIMEOUT/half_headers',
    fault: { stage: 'headers', errorCode: 'TIMEOUT', bytesRead: 17 },
    timeoutMs: 300,
  },
  {
    talk: 'sshBanner',
    road: 'NOT_HTTP/ssh',
    fault: { stage: 'headers', errorCode: 'NOT_HTTP', preview: 'SSH-2.0-OpenSSH_9.6\\r\\n' },
  },
  {
    talk: 'smtpBanner',
    road: 'NOT_HTTP/smtp',
    fault: { stage: 'headers', errorCode: 'NOT_HTTP', preview: '220 mail.test ESMTP ready\\r\\n' },
  },
  {
    talk: 'garbage',
    road: 'NOT_HTTP/garbage',
    fault: { stage: 'headers', errorCode: 'NOT_HTTP', preview: '\\xde\\xad\\xbe\\xef\\x00\\x01\\r\\n' },
  },
  { talk: 'http2Settings', road: 'NOT_HTTP/only_http2', fault: { stage: 'headers', errorCode: 'NOT_HTTP' } },
  { talk: 'lineFeedsOnly', road: 'NOT_HTTP/malformed_headers', fault: { stage: 'headers', errorCode: 'NOT_HTTP' } },
  {
    talk: 'tlsAlert',
    road: 'PLAIN_ON_TLS_PORT',
    fault: { stage: 'headers', errorCode: 'NOT_HTTP', preview: '\\x15\\x03\\x01\\x00\\x02\\x02F' },
  },
  {
    talk: 'halfHeader',
    road: 'CONNECTION_CLOSED/half_headers',
    fault: { stage: 'headers', errorCode: 'UND_ERR_SOCKET', bytesRead: 27, preview: null },
  },
  {
    talk: 'headerTooLarge',
    road: 'HEADERS_TOO_LARGE',
    fault: { stage: 'headers', errorCode: 'UND_ERR_HEADERS_OVERFLOW' },
  },
  { talk: 'unasked100', road: 'NOT_HTTP/unasked_100', fault: { stage: 'headers', errorCode: 'UND_ERR_SOCKET' } },
  { talk: 'unasked101', road: 'NOT_HTTP/unasked_101', fault: { stage: 'headers', errorCode: 'UND_ERR_SOCKET' } },
  {
    talk: 'twoLengths',
    road: 'NOT_HTTP/content_length',
    fault: { stage: 'headers', errorCode: 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH' },
  },
  {
    talk: 'cutByLength',
    road: 'BODY_TRUNCATED',
    fault: { stage: 'body', errorCode: 'UND_ERR_SOCKET' },
    status: 200,
    body: '{"a":',
  },
  {
    talk: 'cutChunked',
    road: 'BODY_TRUNCATED',
    fault: { stage: 'body', errorCode: 'UND_ERR_SOCKET' },
    status: 200,
    body: '{"a":',
  },
  {
    talk: 'resetMidBody',
    road: 'BODY_TRUNCATED/reset',
    fault: { stage: 'body', errorCode: 'ECONNRESET' },
    status: 200,
    body: '{"a":',
  },
  {
    talk: 'badChunkSize',
    road: 'BODY_TRUNCATED/framing',
    fault: { stage: 'body', errorCode: 'NOT_HTTP' },
    status: 200,
    body: '',
  },
  {
    talk: 'stalledBody',
    road: 'BODY_STALLED',
    fault: { stage: 'body', errorCode: 'TIMEOUT' },
    status: 200,
    body: '{"a":',
    timeoutMs: 300,
  },
];

describe('answers that break', () => {
  test.each(table)('$talk is $road', async ({ talk, road, fault, status, body, timeoutMs }) => {
    const server = await started(faultServer(talk));
    const exchange = await sendOnce(`${server.origin}/v1/models`, {}, timeoutMs === undefined ? {} : { timeoutMs });
    expect(exchange.fault).toMatchObject({
      ...fault,
      hostname: '127.0.0.1',
      port: server.port,
      address: '127.0.0.1',
      viaProxy: false,
      certificate: null,
    });
    expect(roadOf(exchange)).toBe(road);
    expect(exchange.phases.tcp).not.toBeNull();
    expect(exchange.phases.dns).toBeNull();
    if (status === undefined) expect(exchange.answer).toBeNull();
    else expect(exchange.answer).toMatchObject({ status, body, complete: false, capped: false });
  });
});

describe('odd answers that are whole', () => {
  test.each([
    ['healthy', { status: 200, httpVersion: '1.1', body: '{"ok":true}' }],
    ['earlyHints', { status: 200, httpVersion: '1.1', body: '{"ok":true}' }],
    ['http10', { status: 200, httpVersion: '1.0', body: '{"ok":true}' }],
    ['noContent', { status: 204, body: '' }],
    ['plainToTlsPort', { status: 400 }],
  ] as const)('%s', async (talk, answer) => {
    const server = await started(faultServer(talk));
    const exchange = await sendOnce(`${server.origin}/v1/models`);
    expect(exchange.fault).toBeNull();
    expect(exchange.answer).toMatchObject({ ...answer, complete: true });
  });

  test('a redirect is an answer; nobody follows it', async () => {
    const server = await started(faultServer('redirect'));
    const exchange = await sendOnce(`${server.origin}/v1/models`);
    expect(exchange.answer).toMatchObject({ status: 302, headers: { location: 'http://127.0.0.1:9/elsewhere' } });
    expect(server.connections()).toBe(1);
  });
});

describe('names and connections', () => {
  test.each([
    ['ENOTFOUND', 'DNS_NOT_FOUND'],
    ['EAI_AGAIN', 'DNS_UNAVAILABLE'],
    ['EAI_FAIL', 'DNS_UNAVAILABLE'],
  ])('a resolver that says %s is %s', async (errorCode, road) => {
    const exchange = await sendOnce('http://gateway.test/v1/models', { lookup: failingLookup(errorCode) });
    expect(exchange.fault).toMatchObject({
      stage: 'dns',
      errorCode,
      hostname: 'gateway.test',
      port: 80,
      address: null,
      bytesRead: null,
    });
    expect(exchange.phases.dns).not.toBeNull();
    expect(exchange.phases.tcp).toBeNull();
    expect(roadOf(exchange)).toBe(road);
  });

  test('an empty answer of the resolver', async () => {
    const exchange = await sendOnce('http://gateway.test/v1/models', { lookup: lookupTo() });
    expect(exchange.fault).toMatchObject({ stage: 'dns', errorCode: 'ENODATA' });
    expect(roadOf(exchange)).toBe('DNS_NOT_FOUND/no_address');
  });

  test('a resolver that never answers', async () => {
    const exchange = await sendOnce('http://gateway.test/v1/models', { lookup: hangingLookup }, { timeoutMs: 300 });
    expect(exchange.fault).toMatchObject({ stage: 'dns', errorCode: 'TIMEOUT' });
    expect(exchange.phases.dns).toBeNull();
    expect(roadOf(exchange)).toBe('DNS_TIMEOUT');
  });

  test('a port on which nothing listens', async () => {
    const exchange = await sendOnce(`http://127.0.0.1:${await closedPort()}/v1/models`);
    expect(exchange.fault).toMatchObject({ stage: 'connect', errorCode: 'ECONNREFUSED', address: '127.0.0.1' });
    expect(roadOf(exchange)).toBe('CONNECTION_REFUSED');
  });

  test('several addresses, each failing', async () => {
    const exchange = await sendOnce(`http://gateway.test:${await closedPort()}/v1/models`, {
      lookup: lookupTo('127.0.0.1', '127.0.0.2'),
    });
    expect(exchange.fault).toMatchObject({
      stage: 'connect',
      errorCode: 'ECONNREFUSED',
      errorName: 'AggregateError',
      attempts: [
        { address: '127.0.0.1', errorCode: 'ECONNREFUSED' },
        { address: '127.0.0.2', errorCode: 'ECONNREFUSED' },
      ],
    });
    expect(exchange.connection.addresses).toEqual(['127.0.0.1', '127.0.0.2']);
    expect(exchange.fault?.message).toContain('127.0.0.2 ECONNREFUSED');
  });

  test('a failing address before a working one is remembered', async () => {
    const server = await started(faultServer('healthy'));
    const exchange = await sendOnce(`http://gateway.test:${server.port}/v1/models`, {
      lookup: lookupTo('127.0.0.2', '127.0.0.1'),
    });
    expect(exchange.fault).toBeNull();
    expect(exchange.connection).toMatchObject({
      address: '127.0.0.1',
      family: 4,
      addresses: ['127.0.0.2', '127.0.0.1'],
      attemptsFailed: [{ address: '127.0.0.2', errorCode: 'ECONNREFUSED' }],
    });
    expect(exchange.phases.dns).not.toBeNull();
  });

  test('a reset at accept is a reset, in whichever phase it is noticed', async () => {
    const server = await started(faultServer('resetAtAccept'));
    const exchange = await sendOnce(`${server.origin}/v1/models`);
    expect(exchange.fault?.errorCode).toBe('ECONNRESET');
    expect(roadOf(exchange)).toMatch(/^CONNECTION_RESET/);
  });

  test('a host that takes no connection', async () => {
    const hole = await started(blackHole());
    const exchange = await sendOnce(`http://127.0.0.1:${hole.port}/v1/models`, {}, { timeoutMs: 300 });
    expect(exchange.fault).toMatchObject({ stage: 'connect', errorCode: 'TIMEOUT' });
    expect(exchange.phases.tcp).toBeNull();
    expect(roadOf(exchange)).toBe('CONNECT_TIMEOUT');
  });

  test.each(['no scheme', 'ftp://127.0.0.1/x'])('%s is no address of a gateway', async (url) => {
    const exchange = await sendOnce(url);
    expect(exchange.fault).toMatchObject({ stage: 'config', errorCode: 'URL_INVALID' });
    expect(roadOf(exchange)).toBe('BASE_URL_INVALID');
  });
});

describe('what is sent', () => {
  async function requestTo(
    server: FaultServer,
    rest: Parameters<typeof sendOnce>[2],
    options: Parameters<typeof sendOnce>[1] = {},
  ): Promise<string> {
    await sendOnce(`${server.origin}/v1/models?x=1`, options, rest);
    return server.received()[0] ?? '';
  }

  test('a GET carries the key in the given style, our request id and asks for no compression', async () => {
    const server = await started(faultServer('healthy'));
    const request = await requestTo(server, {});
    expect(request).toMatch(/^GET \/v1\/models\?x=1 HTTP\/1\.1\r\n/);
    expect(request).toContain('authorization: Bearer sk-test-');
    expect(request).toContain('accept-encoding: identity\r\n');
    expect(request).toContain('user-agent: torouter/test\r\n');
    expect(request).toContain('accept: application/json\r\n');
    expect(request).toMatch(/x-request-id: [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-/);
    expect(request).not.toContain('content-type');
  });

  test('an Anthropic stream carries its version, its style and its body', async () => {
    const server = await started(faultServer('healthy'));
    const request = await requestTo(server, {
      method: 'POST',
      protocol: 'anthropic',
      headerStyle: 'x-api-key',
      body: { a: '…' },
      stream: true,
    });
    expect(request).toContain('x-api-key: sk-test-');
    expect(request).not.toContain('authorization');
    expect(request).toContain('anthropic-version: 2023-06-01\r\n');
    expect(request).toContain('accept: text/event-stream\r\n');
    expect(request).toContain('content-type: application/json\r\n');
    expect(request).toContain('content-length: 11\r\n');
  });

  test('a plan without a style carries no key, nor does a run without one', async () => {
    const server = await started(faultServer('healthy'));
    expect(await requestTo(server, { headerStyle: null })).not.toContain('sk-test-');
    await sendOnce(`${server.origin}/`, { key: null }, { headerStyle: 'x-goog-api-key' });
    expect(server.received()[1]).not.toContain('x-goog-api-key');
  });

  test.each([
    ['sk-a\nb-0123456789abcdef', 'U+000A', 5],
    ['sk-ab\u2019-0123456789abcdef', 'U+2019', 6],
    ['sk-ab\u{1f600}-0123456789abcdef', 'U+1F600', 6],
    ['sk-abc\u007f-0123456789abcdef', 'U+007F', 7],
  ])('a key that no header can carry never reaches a socket: %j', async (key, codePoint, position) => {
    const server = await started(faultServer('healthy'));
    const exchange = await sendOnce(`${server.origin}/v1/models`, { key });
    expect(exchange.fault).toMatchObject({ stage: 'send', errorCode: 'KEY_NOT_SENDABLE' });
    expect(JSON.stringify(exchange)).not.toContain('0123456789abcdef');
    expect(server.connections()).toBe(0);
    expect(exchange.fault && classifyFault(exchange.fault, { scheme: 'http', hostIsLoopback: true })).toMatchObject({
      code: 'KEY_MALFORMED',
      confidence: 'certain',
      facts: { codePoint, position },
    });
  });

  test.each([
    ['whole', (key: string) => `ECHO ${key}\r\n`],
    ['at the edge of the preview', (key: string) => `ECHO ${'x'.repeat(100)}${key}\r\n`],
    ['cut off', (key: string) => `ECHO ${key.slice(0, 20)}`],
  ])('a key that the server throws back is not in the fault: %s', async (_name, echo) => {
    const key = 'plainkey0123456789abcdefghijklmn';
    const server = await started(
      tcpServer(({ socket }) =>
        onRequest(socket, (request) => socket.write(echo(/Bearer (\S+)/.exec(request)?.[1] ?? ''))),
      ),
    );
    const exchange = await sendOnce(`${server.origin}/v1/models`, { key, redact: createRedactor([key]) });
    expect(exchange.fault).toMatchObject({ errorCode: 'NOT_HTTP', preview: expect.stringContaining('ECHO') });
    expect(JSON.stringify(exchange)).not.toContain('plainkey');
  });
});
