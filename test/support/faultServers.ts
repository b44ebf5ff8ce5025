/** Servers that misbehave on purpose, on loopback: each starts listening, counts its connections, and closes with everything it opened. For tests only. */
import {
  type AddressInfo,
  connect as connectTcp,
  createServer as createTcpServer,
  type LookupFunction,
  type Server,
  type Socket,
} from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { Worker } from 'node:worker_threads';

export interface FaultServer {
  host: string;
  port: number;
  /** `http://127.0.0.1:port` or `https://…`. */
  origin: string;
  /** Connections accepted so far. */
  connections(): number;
  /** Everything that clients sent, connection by connection, as Latin-1. */
  received(): readonly string[];
  close(): Promise<void>;
}

export interface Talk {
  socket: Socket;
  /** Connections before this one. */
  index: number;
}

const host = '127.0.0.1';

function listen(server: Server, protocol: 'http' | 'https', onConnection: (talk: Talk) => void): Promise<FaultServer> {
  const sockets = new Set<Socket>();
  const received: string[] = [];
  let count = 0;
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('tlsClientError', () => {});
  server.on(protocol === 'https' ? 'secureConnection' : 'connection', (socket: Socket) => {
    const index = count;
    count += 1;
    received[index] = '';
    socket.on('error', () => {});
    socket.on('data', (chunk: Buffer) => {
      received[index] += chunk.toString('latin1');
    });
    onConnection({ socket, index });
  });
  return new Promise((resolve) => {
    server.listen(0, host, () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        host,
        port,
        origin: `${protocol}://${host}:${port}`,
        connections: () => count,
        received: () => received,
        close: () =>
          new Promise((done) => {
            for (const socket of sockets) socket.destroy();
            server.close(() => done());
          }),
      });
    });
  });
}

/** A TCP server that does what `onConnection` says. */
export function tcpServer(onConnection: (talk: Talk) => void): Promise<FaultServer> {
  return listen(createTcpServer(), 'http', onConnection);
}

/** The same behind TLS; `onConnection` runs after the handshake. */
export function tlsServer(options: TlsOptions, onConnection: (talk: Talk) => void): Promise<FaultServer> {
  return listen(createTlsServer(options) as unknown as Server, 'https', onConnection);
}

/** Runs `act` once a whole request has arrived (header block, and the body that its length announces); again for the next one on the same connection. */
export function onRequest(socket: Socket, act: (request: string) => void): void {
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
    // A TLS handshake on a plain port: web servers hang up on it.
    if (text.startsWith('\x16')) return void socket.end();
    const end = text.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(text.slice(0, end))?.[1] ?? 0);
    if (text.length < end + 4 + length) return;
    const request = text.slice(0, end + 4 + length);
    text = text.slice(request.length);
    act(request);
  });
}

/** Writes `answer` after each request and leaves the connection open. */
export function answering(answer: string | Buffer | ((request: string) => string | Buffer)): (talk: Talk) => void {
  return ({ socket }) =>
    onRequest(socket, (request) => socket.write(typeof answer === 'function' ? answer(request) : answer));
}

/** An answer with the length of its body. */
export function httpAnswer(
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
  status = '200 OK',
): Buffer {
  const bytes = Buffer.from(body);
  const lines = Object.entries({
    'content-type': 'application/json',
    'content-length': String(bytes.length),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`), bytes]);
}

const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';

/** What a plain (or, through `tlsServer`, a secured) server can do wrong, by name. */
export const faultTalks = {
  healthy: answering(httpAnswer('{"ok":true}')),
  resetAtAccept: ({ socket }) => socket.resetAndDestroy(),
  resetAfterRequest: ({ socket }) => onRequest(socket, () => socket.resetAndDestroy()),
  closeWithoutAnswer: ({ socket }) => onRequest(socket, () => socket.end()),
  silent: () => {},
  sshBanner: ({ socket }) => socket.write('SSH-2.0-OpenSSH_9.6\r\n'),
  smtpBanner: ({ socket }) => socket.write('220 mail.test ESMTP ready\r\n'),
  garbage: answering(Buffer.from([0xde, 0xad, 0xbe, 0xef, 0x00, 0x01, 0x0d, 0x0a])),
  tlsAlert: answering(Buffer.from([0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x46])),
  http2Settings: answering(Buffer.from([0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0x00, 0x00])),
  halfHeader: ({ socket }) => onRequest(socket, () => socket.end('HTTP/1.1 200 OK\r\ncontent-ty')),
  headerTooLarge: answering(`${head}x-big: ${'a'.repeat(20_000)}\r\n\r\n{}`),
  lineFeedsOnly: answering('HTTP/1.1 200 OK\ncontent-length: 2\n\n{}'),
  stalledHeaders: answering('HTTP/1.1 200 OK\r\n'),
  cutByLength: ({ socket }) => onRequest(socket, () => socket.end(`${head}content-length: 100\r\n\r\n{"a":`)),
  cutChunked: ({ socket }) =>
    onRequest(socket, () => socket.end(`${head}transfer-encoding: chunked\r\n\r\n5\r\n{"a":\r\n`)),
  resetMidBody: ({ socket }) =>
    onRequest(socket, () => {
      socket.write(`${head}content-length: 100\r\n\r\n{"a":`, () => setTimeout(() => socket.resetAndDestroy(), 20));
    }),
  badChunkSize: answering(`${head}transfer-encoding: chunked\r\n\r\nzz\r\n{"a":\r\n`),
  stalledBody: answering(`${head}content-length: 100\r\n\r\n{"a":`),
  endlessBody: ({ socket }) =>
    onRequest(socket, () => {
      socket.write(`HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n\r\n`);
      const block = Buffer.alloc(64 * 1024, 'x');
      const pump = (): void => {
        while (!socket.destroyed && socket.write(block));
        if (!socket.destroyed) socket.once('drain', pump);
      };
      pump();
    }),
  unasked100: answering(Buffer.concat([Buffer.from('HTTP/1.1 100 Continue\r\n\r\n'), httpAnswer('{"ok":true}')])),
  unasked101: answering('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n'),
  earlyHints: answering(
    Buffer.concat([Buffer.from('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'), httpAnswer('{"ok":true}')]),
  ),
  twoLengths: answering(`${head}content-length: 2\r\ncontent-length: 11\r\n\r\n{"ok":true}`),
  http10: ({ socket }) =>
    onRequest(socket, () => socket.end('HTTP/1.0 200 OK\r\ncontent-type: application/json\r\n\r\n{"ok":true}')),
  noContent: answering('HTTP/1.1 204 No Content\r\n\r\n'),
  redirect: answering(httpAnswer('', { location: 'http://127.0.0.1:9/elsewhere' }, '302 Found')),
  plainToTlsPort: answering(
    httpAnswer(
      '<html>400 The plain HTTP request was sent to HTTPS port</html>',
      { 'content-type': 'text/html' },
      '400 Bad Request',
    ),
  ),
} satisfies Record<string, (talk: Talk) => void>;
export type FaultTalk = keyof typeof faultTalks;

/** A server with one of the faults above. */
export function faultServer(talk: FaultTalk): Promise<FaultServer> {
  return tcpServer(faultTalks[talk]);
}

/** A port on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = await tcpServer(() => {});
  await server.close();
  return server.port;
}

/** A port that takes no connection: its queue is full and nobody accepts (a thread that listens and then sleeps). */
export async function blackHole(): Promise<{ host: string; port: number; close(): Promise<void> }> {
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads');
     const server = require('node:net').createServer();
     server.listen({ port: 0, host: '${host}', backlog: 1 }, () => {
       parentPort.postMessage(server.address().port);
       setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
     });`,
    { eval: true },
  );
  const port = await new Promise<number>((resolve) => worker.once('message', resolve));
  // Connections are added until one is left waiting: then the queue is full.
  const fillers: Socket[] = [];
  let waiting = false;
  while (!waiting && fillers.length < 32) {
    const filler = connectTcp(port, host).on('error', () => {});
    fillers.push(filler);
    waiting = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(true), 120);
      filler.once('connect', () => {
        clearTimeout(timer);
        resolve(false);
      });
    });
  }
  return {
    host,
    port,
    close: async () => {
      for (const filler of fillers) filler.destroy();
      await worker.terminate();
    },
  };
}

export interface ProxyServer extends FaultServer {
  /** Request line and headers of each CONNECT. */
  asked(): readonly string[];
}

/** An honest CONNECT proxy on loopback; with `tls`, an https one. Every name leads to 127.0.0.1. */
export async function connectProxy(tls?: TlsOptions): Promise<ProxyServer> {
  const asked: string[] = [];
  const talk = ({ socket }: Talk): void => {
    const onHead = (chunk: Buffer): void => {
      const request = chunk.toString('latin1');
      asked.push(request);
      const port = Number(/^CONNECT \S+:(\d+) /.exec(request)?.[1]);
      socket.off('data', onHead);
      const upstream = connectTcp(port, host);
      upstream.on('error', () => socket.destroy());
      upstream.once('connect', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        socket.pipe(upstream).pipe(socket);
      });
      socket.once('close', () => upstream.destroy());
    };
    socket.on('data', onHead);
  };
  const server = await (tls === undefined ? tcpServer(talk) : tlsServer(tls, talk));
  return { ...server, asked: () => asked };
}

/** A proxy that refuses CONNECT with a status. */
export function refusingProxy(status: string, headers: Readonly<Record<string, string>> = {}): Promise<FaultServer> {
  return tcpServer(({ socket }) =>
    onRequest(socket, () =>
      socket.end(httpAnswer('<html>no</html>', { 'content-type': 'text/html', ...headers }, status)),
    ),
  );
}

/** A resolver that gives fixed addresses for every name; `[]` is an empty answer. */
export function lookupTo(...addresses: string[]): LookupFunction {
  return (_hostname, options, callback) => {
    const entries = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    const first = entries[0];
    setImmediate(() =>
      options.all === true || first === undefined
        ? callback(null, entries)
        : callback(null, first.address, first.family),
    );
  };
}

/** A resolver that fails with an errno, as getaddrinfo reports it. */
export function failingLookup(code: string): LookupFunction {
  return (hostname, _options, callback) => {
    setImmediate(() =>
      callback(
        Object.assign(new Error(`getaddrinfo ${code} ${hostname}`), { code, syscall: 'getaddrinfo', hostname }),
        '',
        0,
      ),
    );
  };
}

/** A resolver that never answers. */
export const hangingLookup: LookupFunction = () => {};
