/** Bodies: caps, compression nobody asked for, text across chunk borders, and the arrival of a stream's frames. */
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { classifyFault } from '../../src/classify/road';
import { bodyLimit } from '../../src/wire/body';
import { answering, faultServer, httpAnswer, onRequest, tcpServer } from '../support/faultServers';
import { started } from '../support/started';
import { sendOnce, testWire } from '../support/wireUnderTest';

const text = '{"error":{"message":"额度已用完 🙂"}}';

describe('compression that was not asked for', () => {
  test.each([
    ['gzip', 'gzip', gzipSync(text)],
    ['x-gzip', 'x-gzip', gzipSync(text)],
    ['deflate', 'deflate', deflateSync(text)],
    ['raw deflate', 'deflate', deflateRawSync(text)],
    ['br', 'br', brotliCompressSync(text)],
    ['two codings', 'br, gzip', gzipSync(brotliCompressSync(text))],
    ['identity', 'identity', Buffer.from(text)],
    ['an unknown coding', 'utf-8', Buffer.from(text)],
    ['a coding named like a member of every object', 'constructor', Buffer.from(text)],
    ['a coding named like a prototype', '__proto__, toString', Buffer.from(text)],
  ])('%s is undone', async (_name, coding, body) => {
    const server = await started(tcpServer(answering(httpAnswer(body, { 'content-encoding': coding }))));
    const exchange = await sendOnce(`${server.origin}/v1/models`);
    expect(exchange.fault).toBeNull();
    expect(exchange.answer).toMatchObject({ body: text, bodyBytes: body.length, complete: true });
  });

  test('an empty body under gzip is empty', async () => {
    const server = await started(tcpServer(answering(httpAnswer('', { 'content-encoding': 'gzip' }))));
    const exchange = await sendOnce(`${server.origin}/v1/models`);
    expect(exchange).toMatchObject({ fault: null, answer: { body: '', complete: true } });
  });

  test('a page that only claims to be gzip is shown as it is', async () => {
    const server = await started(
      tcpServer(
        answering(httpAnswer('<html>502 Bad Gateway</html>', { 'content-encoding': 'gzip' }, '502 Bad Gateway')),
      ),
    );
    const exchange = await sendOnce(`${server.origin}/v1/models`);
    expect(exchange.fault).toMatchObject({
      stage: 'body',
      errorCode: 'DECODE',
      preview: '<html>502 Bad Gateway</html>',
    });
    expect(exchange.answer).toMatchObject({ status: 502, body: '<html>502 Bad Gateway</html>', complete: true });
    expect(exchange.fault && classifyFault(exchange.fault, { scheme: 'http', hostIsLoopback: true }).code).toBe(
      'DECODE_FAILED',
    );
  });

  test('a gzip body that breaks off keeps what could be read', async () => {
    const page = Array.from({ length: 4000 }, (_, line) => `line ${line} ${Math.sin(line)}\n`).join('');
    const packed = gzipSync(page);
    const server = await started(
      tcpServer(answering(httpAnswer(packed.subarray(0, packed.length / 2), { 'content-encoding': 'gzip' }))),
    );
    const exchange = await sendOnce(`${server.origin}/v1/models`);
    expect(exchange.fault).toMatchObject({ errorCode: 'DECODE' });
    expect(exchange.answer?.body.startsWith('line 0 0\n')).toBe(true);
  });

  test('a small body that unpacks to a huge one ends at the cap', async () => {
    const server = await started(
      tcpServer(answering(httpAnswer(gzipSync(Buffer.alloc(20 * bodyLimit)), { 'content-encoding': 'gzip' }))),
    );
    const exchange = await sendOnce(`${server.origin}/v1/models`);
    expect(exchange.answer).toMatchObject({ capped: true });
    expect(exchange.answer?.body).toHaveLength(bodyLimit);
    expect(exchange.fault).toBeNull();
  });
});

describe('size and text', () => {
  test('an endless body ends at the cap, which is no fault', async () => {
    const server = await started(faultServer('endlessBody'));
    const exchange = await sendOnce(`${server.origin}/v1/models`);
    expect(exchange.fault).toBeNull();
    expect(exchange.answer).toMatchObject({ capped: true, complete: false, bodyBytes: bodyLimit });
    expect(exchange.answer?.body).toHaveLength(bodyLimit);
  });

  test('a body of exactly the limit is whole', async () => {
    const server = await started(tcpServer(answering(httpAnswer(Buffer.alloc(bodyLimit, 'x')))));
    const exchange = await sendOnce(`${server.origin}/v1/models`);
    expect(exchange.answer).toMatchObject({ capped: false, complete: true, bodyBytes: bodyLimit });
  });

  test('a byte order mark is dropped, another charset is read', async () => {
    const marked = await started(tcpServer(answering(httpAnswer(`\ufeff${text}`))));
    expect((await sendOnce(`${marked.origin}/`)).answer?.body).toBe(text);
    const gbk = await started(
      tcpServer(answering(httpAnswer(Buffer.from([0xc4, 0xe3]), { 'content-type': 'text/html; charset=gbk' }))),
    );
    expect((await sendOnce(`${gbk.origin}/`)).answer?.body).toBe('你');
    const unknown = await started(
      tcpServer(answering(httpAnswer('ok', { 'content-type': 'text/html; charset=klingon' }))),
    );
    expect((await sendOnce(`${unknown.origin}/`)).answer?.body).toBe('ok');
  });

  test('repeated headers are joined, names are in lower case', async () => {
    const server = await started(
      tcpServer(answering('HTTP/1.1 200 OK\r\nX-Id: a\r\nx-id: b\r\nContent-Length: 0\r\n\r\n')),
    );
    expect((await sendOnce(`${server.origin}/`)).answer?.headers).toMatchObject({ 'x-id': 'a, b' });
  });
});

const sse = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n';
function chunk(bytes: string | Buffer): Buffer {
  const data = Buffer.from(bytes);
  return Buffer.concat([Buffer.from(`${data.length.toString(16)}\r\n`), data, Buffer.from('\r\n')]);
}

describe('streams', () => {
  test('each frame has its arrival, and a character cut in two arrives whole', async () => {
    const bytes = Buffer.from('data: 额度 🙂\n\n');
    let proceed = (): void => {};
    const server = await started(
      tcpServer(({ socket }) =>
        onRequest(socket, () => {
          socket.write(Buffer.concat([Buffer.from(sse), chunk(bytes.subarray(0, 7))]));
          proceed = () =>
            socket.write(
              Buffer.concat([chunk(bytes.subarray(7)), chunk('data: [DONE]\n\n'), Buffer.from('0\r\n\r\n')]),
            );
        }),
      ),
    );
    const seen: string[] = [];
    const exchange = await sendOnce(
      `${server.origin}/v1/chat/completions`,
      {},
      { method: 'POST', body: {}, stream: true },
      {
        onFrame: (piece) => {
          seen.push(piece);
          if (seen.length === 1) proceed();
          return piece.includes('[DONE]') ? 'stop' : 'continue';
        },
      },
    );
    expect(exchange.fault).toBeNull();
    expect(seen.join('')).toBe('data: 额度 🙂\n\ndata: [DONE]\n\n');
    expect(seen[0]).toBe('data: ');
    const { frames = [], body, complete } = exchange.answer ?? {};
    expect(frames.map((frame) => frame.text)).toEqual(seen);
    expect(body).toBe(seen.join(''));
    expect(complete).toBe(true);
    const times = frames.map((frame) => frame.atMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[0]).toBeGreaterThanOrEqual(exchange.phases.ttfb ?? Number.NaN);
  });

  test('after the terminator nobody waits for a stream that stays open', async () => {
    const server = await started(tcpServer(answering(Buffer.concat([Buffer.from(sse), chunk('data: [DONE]\n\n')]))));
    const exchange = await sendOnce(
      `${server.origin}/v1/chat/completions`,
      {},
      { method: 'POST', body: {}, stream: true, timeoutMs: 20_000 },
      { onFrame: () => 'stop' },
    );
    expect(exchange).toMatchObject({ fault: null, answer: { complete: true, body: 'data: [DONE]\n\n' } });
    expect(exchange.phases.total).toBeLessThan(10_000);
  });

  test('a stream that ends properly after its terminator is read to that end', async () => {
    const server = await started(
      tcpServer(answering(Buffer.concat([Buffer.from(sse), chunk('data: [DONE]\n\n'), Buffer.from('0\r\n\r\n')]))),
    );
    const wire = testWire();
    const plan = {
      method: 'GET',
      url: `${server.origin}/`,
      protocol: 'openai',
      purpose: 'other',
      headerStyle: null,
      cost: 'free',
      timeoutMs: 5000,
      stream: true,
    } as const;
    const exchange = await wire.send(plan, { onFrame: () => 'stop' });
    await wire.close();
    expect(exchange).toMatchObject({ fault: null, answer: { complete: true, body: 'data: [DONE]\n\n' } });
    expect(server.connections()).toBe(1);
  });

  test('a compressed stream is read frame by frame all the same', async () => {
    const server = await started(
      tcpServer(
        answering(
          Buffer.concat([
            Buffer.from(sse.replace('chunked', 'chunked\r\ncontent-encoding: gzip')),
            chunk(gzipSync('data: 1\n\ndata: [DONE]\n\n')),
            Buffer.from('0\r\n\r\n'),
          ]),
        ),
      ),
    );
    const exchange = await sendOnce(`${server.origin}/`, {}, { stream: true });
    expect(exchange.answer?.frames.map((frame) => frame.text).join('')).toBe('data: 1\n\ndata: [DONE]\n\n');
  });

  test('a reader of frames that throws becomes a fault, not a rejection', async () => {
    const server = await started(tcpServer(answering(Buffer.concat([Buffer.from(sse), chunk('data: 1\n\n')]))));
    const exchange = await sendOnce(
      `${server.origin}/`,
      {},
      { stream: true },
      {
        onFrame: () => {
          throw new RangeError('reader broke');
        },
      },
    );
    expect(exchange.fault).toMatchObject({ stage: 'body', message: 'reader broke' });
  });
});
