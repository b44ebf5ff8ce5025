/** The table of the road: fault → how it is made → what doctor must say. Real sockets on loopback; another resolver only where loopback cannot do it. Data and the small servers it needs; no assertions. */
import { gzipSync } from 'node:zlib';
import {
  answering,
  blackHole,
  closedPort,
  type FaultTalk,
  faultTalks,
  httpAnswer,
  onRequest,
  refusingProxy,
  type Talk,
} from '../support/faultServers';
import { type Kit, type Made, rowKey, rowProxyPassword } from './faultsRun';

export type Owner = 'you' | 'network' | 'gateway' | 'upstream';

export interface FaultRow {
  id: string;
  fault: string;
  make(kit: Kit): Promise<Made>;
  /** Code of the first finding; `null`: nothing is found. */
  code: string | null;
  /** Its reason; `*`: whichever, when the kernel decides in which phase it is noticed. */
  reason?: string;
  owner?: Owner;
  retry?: 'no' | 'backoff' | 'after_reset';
  exit: number;
  /** Must stand in the first finding: its title, meaning, facts, causes or fixes. */
  says?: readonly (string | RegExp)[];
  /** Must stand in the rows of the checks. */
  shows?: readonly (string | RegExp)[];
  /** What the row's servers counted. */
  seen?: Readonly<Record<string, number>>;
  /** Row that looks like it and must have another outcome. */
  unlike: string;
}

type Maker = FaultRow['make'];
type Talker = (talk: Talk) => void;

const model = 'gpt-5.4';
/** What hangs is waited for this long, in seconds; a stream that stalls comes after look-ups that need their time. */
const short = 0.9;
const shortStream = 1.5;

const plain =
  (talk: FaultTalk | Talker, rest: Partial<Made> = {}): Maker =>
  async (kit) => {
    const server = await kit.tcp(typeof talk === 'string' ? faultTalks[talk] : talk);
    return { url: server.origin, ...rest };
  };

type CertificateName = keyof Kit['certificates'];

const secured =
  (name: CertificateName, talk: FaultTalk | Talker = 'healthy', rest: Partial<Made> = {}, options = {}): Maker =>
  async (kit) => {
    const handler = typeof talk === 'string' ? faultTalks[talk] : talk;
    const server = await kit.tls(kit.certificates[name], handler, options);
    return { url: server.origin, ...rest };
  };

/** A public name that only a proxy could reach. */
const farAway = 'https://gateway.test';

const behindProxy =
  (talk: FaultTalk | Talker, rest: Partial<Made> = {}): Maker =>
  async (kit) => {
    const proxy = await kit.tcp(typeof talk === 'string' ? faultTalks[talk] : talk);
    return {
      url: farAway,
      env: { HTTPS_PROXY: `http://user:${rowProxyPassword}@127.0.0.1:${proxy.port}` },
      after: () => ({ connections: proxy.connections() }),
      ...rest,
    };
  };

const refusedBy =
  (status: string, headers: Readonly<Record<string, string>> = {}): Maker =>
  async (kit) => {
    const proxy = kit.keep(await refusingProxy(status, headers));
    return { url: farAway, env: { HTTPS_PROXY: proxy.origin }, after: () => ({ connections: proxy.connections() }) };
  };

/** The proxy variable alone is the fault. */
const variables =
  (env: Readonly<Record<string, string>>, url = farAway): Maker =>
  async () => ({ url, env });

const named =
  (lookup: NonNullable<Made['lookup']>, rest: Partial<Made> = {}): Maker =>
  async () => ({ url: 'http://gateway.test:9', lookup, ...rest });

/** A page that answers every request. */
const page = (status: string, body: string, headers: Readonly<Record<string, string>> = {}): Maker =>
  plain(answering(httpAnswer(body, { 'content-type': 'text/html', ...headers }, status)));

const completion = JSON.stringify({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'pong' } }],
});
const list = JSON.stringify({ object: 'list', data: [{ id: model, object: 'model' }] });
const delta = (content: string, finish: string | null = null): string =>
  `data: ${JSON.stringify({
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta: { content }, finish_reason: finish }],
  })}\n\n`;
const done = 'data: [DONE]\n\n';
const wholeStream = `${delta('pong')}${delta('', 'stop')}${done}`;
const sseHead = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n';
const chunk = (text: string | Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${Buffer.byteLength(text).toString(16)}\r\n`), Buffer.from(text), Buffer.from('\r\n')]);
const lastChunk = '0\r\n\r\n';

type Reply = (socket: Talk['socket']) => void;
const write =
  (...parts: (string | Buffer)[]): Reply =>
  (socket) => {
    for (const part of parts) socket.write(part);
  };
const writeAndCut =
  (...parts: (string | Buffer)[]): Reply =>
  (socket) =>
    socket.end(Buffer.concat(parts.map((part) => Buffer.from(part))));

/** A gateway whose look-ups work; only its generation is as given. */
const gateway =
  (generation: { stream?: Reply; plain?: Reply; headers?: Readonly<Record<string, string>> }): Talker =>
  ({ socket }) =>
    onRequest(socket, (request) => {
      const head = request.slice(0, request.indexOf('\r\n'));
      const { headers = {} } = generation;
      if (head.includes('/v1/models')) return void socket.write(httpAnswer(list, headers));
      if (!head.startsWith('POST'))
        return void socket.write(httpAnswer('404 page not found', { 'content-type': 'text/plain' }, '404 Not Found'));
      if (/"stream":\s*true/.test(request))
        return (generation.stream ?? write(sseHead, chunk(wholeStream), lastChunk))(socket);
      (generation.plain ?? write(httpAnswer(completion)))(socket);
    });

const streaming = (stream: Reply, rest: Partial<Made> = {}): Maker =>
  plain(gateway({ stream }), { args: ['--model', model], ...rest });

const hours = (count: number): string => new Date(Date.now() + count * 3_600_000).toUTCString();
const dated = (count: number): Talker => answering(httpAnswer('{"ok":true}', { date: hours(count) }));

export const faultRows: readonly FaultRow[] = [
  // The name.
  {
    id: 'dns.notFound',
    fault: 'no such name',
    make: named({ fails: 'ENOTFOUND' }),
    code: 'DNS_NOT_FOUND',
    owner: 'you',
    retry: 'no',
    exit: 1,
    says: ['gateway.test'],
    unlike: 'dns.down',
  },
  {
    id: 'dns.noAddress',
    fault: 'a name without an address',
    make: named({ gives: [] }),
    code: 'DNS_NOT_FOUND',
    reason: 'no_address',
    owner: 'you',
    retry: 'no',
    exit: 1,
    says: ['gateway.test'],
    unlike: 'dns.notFound',
  },
  {
    id: 'dns.down',
    fault: 'the resolver is down',
    make: named({ fails: 'EAI_AGAIN' }),
    code: 'DNS_UNAVAILABLE',
    owner: 'network',
    retry: 'backoff',
    exit: 75,
    says: ['gateway.test'],
    unlike: 'dns.notFound',
  },
  {
    id: 'dns.hangs',
    fault: 'the resolver never answers',
    make: named({ hangs: true }, { timeout: short }),
    code: 'DNS_TIMEOUT',
    owner: 'network',
    retry: 'backoff',
    exit: 75,
    says: ['gateway.test', /0\.9 s/],
    unlike: 'dns.down',
  },
  {
    id: 'dns.proxyName',
    fault: 'the proxy’s name is not found',
    make: named({ fails: 'ENOTFOUND' }, { url: farAway, env: { HTTPS_PROXY: 'http://proxy.test:3128' } }),
    code: 'PROXY_NAME_NOT_FOUND',
    owner: 'you',
    retry: 'no',
    exit: 1,
    says: ['proxy.test:3128', 'HTTPS_PROXY'],
    unlike: 'dns.notFound',
  },

  // The connection.
  {
    id: 'connect.refused',
    fault: 'nobody listens',
    make: async () => ({ url: `http://gateway.test:${await closedPort()}`, lookup: { gives: ['127.0.0.1'] } }),
    code: 'CONNECTION_REFUSED',
    owner: 'network',
    retry: 'backoff',
    exit: 75,
    says: ['127.0.0.1', /port \d+/],
    unlike: 'connect.refusedHere',
  },
  {
    id: 'connect.refusedHere',
    fault: 'nobody listens on this machine',
    make: async () => ({ url: `http://127.0.0.1:${await closedPort()}` }),
    code: 'CONNECTION_REFUSED',
    reason: 'loopback',
    owner: 'network',
    retry: 'backoff',
    exit: 75,
    says: ['this machine'],
    unlike: 'connect.refused',
  },
  {
    id: 'connect.reset',
    fault: 'reset as soon as it is accepted',
    make: plain('resetAtAccept'),
    code: 'CONNECTION_RESET',
    owner: 'network',
    retry: 'backoff',
    exit: 75,
    says: ['127.0.0.1'],
    reason: '*',
    unlike: 'http.closed',
  },
  {
    id: 'connect.unreachable',
    fault: 'no route to the address',
    make: async () => ({ url: 'http://255.255.255.255:9' }),
    code: 'HOST_UNREACHABLE',
    reason: 'no_route',
    owner: 'network',
    retry: 'backoff',
    exit: 75,
    says: ['255.255.255.255'],
    unlike: 'connect.blackHole',
  },
  {
    id: 'connect.blackHole',
    fault: 'connections are swallowed (full queue)',
    make: async (kit) => {
      const { host, port } = kit.keep(await blackHole());
      return { url: `http://${host}:${port}`, timeout: short };
    },
    code: 'CONNECT_TIMEOUT',
    owner: 'network',
    retry: 'backoff',
    exit: 75,
    says: ['0.9 s'],
    unlike: 'http.silent',
  },
  {
    id: 'connect.severalFail',
    fault: 'three addresses, each fails differently',
    make: async (kit) => {
      const { port } = kit.keep(await blackHole());
      return {
        url: `http://gateway.test:${port}`,
        lookup: { gives: ['255.255.255.255', '127.0.0.1', '127.0.0.2'] },
        timeout: 3,
      };
    },
    code: 'CONNECTION_REFUSED',
    owner: 'network',
    retry: 'backoff',
    exit: 75,
    says: [/255\.255\.255\.255 ENETUNREACH/, /127\.0\.0\.1 ETIMEDOUT/, /127\.0\.0\.2 ECONNREFUSED/],
    unlike: 'connect.ipv6Broken',
  },
  {
    id: 'connect.ipv6Broken',
    fault: 'IPv6 is broken, IPv4 works',
    make: async (kit) => {
      const server = await kit.tcp(gateway({}));
      return { url: `http://gateway.test:${server.port}`, lookup: { gives: ['::1', '127.0.0.1'] } };
    },
    code: null,
    exit: 0,
    shows: ['127.0.0.1 (IPv4) after ::1 ', '"family":4', '"addresses":["::1","127.0.0.1"]'],
    unlike: 'connect.severalFail',
  },
  {
    id: 'connect.severalGood',
    fault: 'none: several addresses, the first works',
    make: async (kit) => {
      const server = await kit.tcp(gateway({}));
      return { url: `http://gateway.test:${server.port}`, lookup: { gives: ['127.0.0.1', '127.0.0.2'] } };
    },
    code: null,
    exit: 0,
    shows: ['127.0.0.1 (IPv4, 1 more)', '"httpVersion":"1.1"'],
    unlike: 'connect.severalFail',
  },

  // TLS.
  {
    id: 'tls.good',
    fault: 'none: a trusted certificate',
    make: secured('good', gateway({})),
    code: null,
    exit: 0,
    shows: ['TLSv1.3', '"alpn":'],
    unlike: 'tls.selfSigned',
  },
  {
    id: 'tls.selfSigned',
    fault: 'a self-signed certificate',
    make: secured('selfSigned'),
    code: 'TLS_SELF_SIGNED',
    owner: 'gateway',
    retry: 'no',
    exit: 4,
    says: ['CN=gateway.test', 'openssl s_client -showcerts', 'NODE_EXTRA_CA_CERTS='],
    unlike: 'tls.unknownIssuer',
  },
  {
    id: 'tls.unknownIssuer',
    fault: 'a private authority signed (inspection)',
    make: secured('good', 'healthy', { env: { NODE_EXTRA_CA_CERTS: '' } }),
    code: 'TLS_UNTRUSTED_ISSUER',
    reason: 'issuer_not_sent',
    owner: 'network',
    retry: 'no',
    exit: 4,
    says: ['CN=Test Root', 'NODE_EXTRA_CA_CERTS=', 'curl -sS --cacert', 'openssl s_client -showcerts'],
    unlike: 'tls.selfSigned',
  },
  {
    id: 'tls.unknownRoot',
    fault: 'the server sends its private root too',
    make: async (kit) => {
      const { good, root } = kit.certificates;
      const server = await kit.tls({ ...good, cert: good.cert + root.cert }, faultTalks.healthy);
      return { url: server.origin, env: { NODE_EXTRA_CA_CERTS: '' } };
    },
    code: 'TLS_UNTRUSTED_ISSUER',
    reason: 'self_signed_root',
    owner: 'network',
    retry: 'no',
    exit: 4,
    says: ['CN=Test Root'],
    unlike: 'tls.selfSigned',
  },
  {
    id: 'tls.missingIntermediate',
    fault: 'the intermediate certificate is not sent',
    make: secured('underIntermediate'),
    code: 'TLS_UNTRUSTED_ISSUER',
    reason: 'issuer_not_sent',
    owner: 'network',
    retry: 'no',
    exit: 4,
    says: ['CN=Test Intermediate', 'openssl s_client -showcerts'],
    unlike: 'tls.good',
  },
  {
    id: 'tls.expired',
    fault: 'an expired certificate, both clocks right',
    make: secured('expired', dated(0)),
    code: 'TLS_EXPIRED',
    owner: 'gateway',
    retry: 'no',
    exit: 4,
    says: ['-noout -dates', '"validTo":"'],
    unlike: 'tls.clockAhead',
  },
  {
    id: 'tls.notYetValid',
    fault: 'a certificate of the future, both clocks right',
    make: secured('notYetValid', dated(0)),
    code: 'TLS_NOT_YET_VALID',
    owner: 'you',
    retry: 'no',
    exit: 1,
    says: ['"validFrom":"'],
    unlike: 'tls.clockBehind',
  },
  {
    id: 'tls.clockAhead',
    fault: 'the local clock is ahead of a good certificate',
    make: secured('expired', dated(-24 * 10)),
    code: 'CLOCK_SKEW',
    reason: 'ahead',
    owner: 'you',
    retry: 'no',
    exit: 1,
    says: ['10 d', 'timedatectl'],
    unlike: 'tls.expired',
  },
  {
    id: 'tls.clockBehind',
    fault: 'the local clock is behind a good certificate',
    make: secured('notYetValid', dated(24 * 3)),
    code: 'CLOCK_SKEW',
    reason: 'behind',
    owner: 'you',
    retry: 'no',
    exit: 1,
    says: ['3 d'],
    unlike: 'tls.notYetValid',
  },
  {
    id: 'tls.wrongName',
    fault: 'a certificate for other names',
    make: secured('wrongName'),
    code: 'TLS_NAME_MISMATCH',
    owner: 'you',
    retry: 'no',
    exit: 1,
    says: ['other.test, www.other.test', '127.0.0.1'],
    unlike: 'tls.selfSigned',
  },
  {
    id: 'tls.silent',
    fault: 'the handshake is never answered',
    make: async (kit) => {
      const server = await kit.tcp(faultTalks.silent);
      return { url: `https://127.0.0.1:${server.port}`, timeout: short };
    },
    code: 'TLS_HANDSHAKE_FAILED',
    reason: 'timeout',
    owner: 'network',
    retry: 'no',
    exit: 4,
    says: ['0.9 s'],
    unlike: 'connect.blackHole',
  },
  {
    id: 'tls.reset',
    fault: 'reset during the handshake',
    make: async (kit) => {
      const server = await kit.tcp(({ socket }) => socket.once('data', () => socket.resetAndDestroy()));
      return { url: `https://127.0.0.1:${server.port}` };
    },
    code: 'TLS_HANDSHAKE_FAILED',
    reason: 'reset',
    owner: 'network',
    retry: 'no',
    exit: 4,
    unlike: 'connect.reset',
  },
  {
    id: 'tls.tooOld',
    fault: 'the server speaks TLS 1.1 only',
    make: secured('good', 'healthy', {}, { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }),
    code: 'TLS_HANDSHAKE_FAILED',
    reason: 'protocol_version',
    owner: 'network',
    exit: 4,
    says: ['-tls1_2'],
    unlike: 'tls.reset',
  },
  {
    id: 'tls.onPlainPort',
    fault: 'https to a plain port',
    make: async (kit) => {
      const server = await kit.tcp(({ socket }) =>
        socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
      );
      return { url: `https://127.0.0.1:${server.port}` };
    },
    code: 'TLS_ON_PLAIN_PORT',
    owner: 'you',
    retry: 'no',
    exit: 1,
    says: [/--base-url http:\/\/127\.0\.0\.1:\d+/],
    unlike: 'tls.plainToTls',
  },
  {
    id: 'tls.plainToTlsWorks',
    fault: 'http to a TLS port that works with https',
    make: async (kit) => {
      const server = await kit.tls(kit.certificates.good, gateway({}));
      return { url: `http://127.0.0.1:${server.port}`, env: { NODE_EXTRA_CA_CERTS: kit.authority } };
    },
    code: 'BASE_URL_WRONG',
    owner: 'you',
    exit: 1,
    says: [/"correction":"https:\/\/127\.0\.0\.1:\d+"/],
    unlike: 'tls.plainToTls',
  },
  {
    id: 'tls.plainToTls',
    fault: 'http to a TLS port',
    make: async (kit) => {
      const server = await kit.tls(kit.certificates.good, faultTalks.healthy);
      return { url: `http://127.0.0.1:${server.port}` };
    },
    code: 'PLAIN_ON_TLS_PORT',
    owner: 'you',
    retry: 'no',
    exit: 1,
    says: [/--base-url https:\/\/127\.0\.0\.1:\d+/],
    unlike: 'http.closed',
  },
  {
    id: 'tls.plainToTlsPage',
    fault: 'http to a TLS port of nginx, which says so',
    make: plain('plainToTlsPort'),
    code: 'PLAIN_ON_TLS_PORT',
    owner: 'you',
    retry: 'no',
    exit: 1,
    unlike: 'edge.nginx400',
  },
  {
    id: 'tls.clientCertificate',
    fault: 'the server wants a client certificate',
    make: async (kit) => {
      const server = await kit.tls(kit.certificates.good, faultTalks.healthy, {
        requestCert: true,
        rejectUnauthorized: true,
        ca: kit.certificates.root.cert,
      });
      return { url: server.origin };
    },
    code: 'TLS_CLIENT_CERT_REQUIRED',
    owner: 'you',
    retry: 'no',
    exit: 1,
    unlike: 'tls.reset',
  },
  {
    id: 'tls.clientCertificatePage',
    fault: 'the server wants a client certificate, and nginx says so',
    make: page(
      '400 Bad Request',
      '<html><head><title>400 No required SSL certificate was sent</title></head><body><center><h1>400 Bad Request</h1></center><center>No required SSL certificate was sent</center><hr><center>nginx</center></body></html>',
      { server: 'nginx' },
    ),
    code: 'TLS_CLIENT_CERT_REQUIRED',
    exit: 1,
    unlike: 'edge.nginx400',
  },

  // HTTP: the head.
  {
    id: 'http.garbage',
    fault: 'bytes that are no HTTP',
    make: plain('garbage'),
    code: 'NOT_HTTP',
    reason: 'garbage',
    owner: 'you',
    retry: 'no',
    exit: 1,
    unlike: 'http.ssh',
  },
  {
    id: 'http.echo',
    fault: 'a server that echoes the request, key and all',
    make: plain(({ socket }) => onRequest(socket, (request) => socket.end(request))),
    code: 'NOT_HTTP',
    reason: 'garbage',
    exit: 1,
    says: ['GET /v1/usage'],
    unlike: 'http.garbageHeaders',
  },
  {
    id: 'http.ssh',
    fault: 'an SSH banner',
    make: plain('sshBanner'),
    code: 'NOT_HTTP',
    reason: 'ssh',
    owner: 'you',
    retry: 'no',
    exit: 1,
    says: ['SSH-2.0-OpenSSH'],
    unlike: 'http.smtp',
  },
  {
    id: 'http.smtp',
    fault: 'an SMTP banner',
    make: plain('smtpBanner'),
    code: 'NOT_HTTP',
    reason: 'smtp',
    owner: 'you',
    retry: 'no',
    exit: 1,
    says: ['220 mail.test'],
    unlike: 'http.ssh',
  },
  {
    id: 'http.http2Only',
    fault: 'a server that speaks HTTP/2 only',
    make: plain('http2Settings'),
    code: 'NOT_HTTP',
    reason: 'only_http2',
    exit: 1,
    unlike: 'http.garbage',
  },
  {
    id: 'http.garbageHeaders',
    fault: 'a header block with bare line feeds',
    make: plain('lineFeedsOnly'),
    code: 'NOT_HTTP',
    reason: 'malformed_headers',
    exit: 1,
    unlike: 'http.garbage',
  },
  {
    id: 'http.halfHeader',
    fault: 'half a header, then closed',
    make: plain('halfHeader'),
    code: 'CONNECTION_CLOSED',
    reason: 'half_headers',
    owner: 'network',
    retry: 'backoff',
    exit: 75,
    unlike: 'http.closed',
  },
  {
    id: 'http.closed',
    fault: 'closed before the answer',
    make: plain('closeWithoutAnswer'),
    code: 'CONNECTION_CLOSED',
    owner: 'network',
    retry: 'backoff',
    exit: 75,
    unlike: 'http.reset',
  },
  {
    id: 'http.closedAfterTls',
    fault: 'closed before the answer, inside TLS',
    make: secured('good', 'closeWithoutAnswer'),
    code: 'CONNECTION_CLOSED',
    reason: 'after_tls',
    exit: 75,
    unlike: 'tls.reset',
  },
  {
    id: 'http.reset',
    fault: 'reset after the request',
    make: plain('resetAfterRequest'),
    code: 'CONNECTION_RESET',
    owner: 'network',
    retry: 'backoff',
    exit: 75,
    unlike: 'http.closed',
  },
  {
    id: 'http.headersTooLarge',
    fault: 'a header block above 16 KB',
    make: plain('headerTooLarge'),
    code: 'HEADERS_TOO_LARGE',
    owner: 'gateway',
    retry: 'no',
    exit: 4,
    says: ['curl -sS -D -'],
    unlike: 'http.garbageHeaders',
  },
  {
    id: 'http.twoLengths',
    fault: 'two different lengths',
    make: plain('twoLengths'),
    code: 'NOT_HTTP',
    exit: 1,
    reason: 'content_length',
    unlike: 'http.cut',
  },
  {
    id: 'http.silent',
    fault: 'no answer to the request',
    make: plain('silent', { timeout: short }),
    code: 'RESPONSE_TIMEOUT',
    owner: 'gateway',
    retry: 'backoff',
    exit: 75,
    says: ['0.9 s'],
    unlike: 'http.stalledHeaders',
  },
  {
    id: 'http.stalledHeaders',
    fault: 'headers that never end',
    make: plain('stalledHeaders', { timeout: short }),
    code: 'RESPONSE_TIMEOUT',
    reason: 'half_headers',
    exit: 75,
    unlike: 'http.stalledBody',
  },
  {
    id: 'http.unasked100',
    fault: 'an unasked 100',
    make: plain('unasked100'),
    code: 'NOT_HTTP',
    reason: 'unasked_100',
    exit: 1,
    unlike: 'http.earlyHints',
  },
  {
    id: 'http.unasked101',
    fault: 'an unasked 101',
    make: plain('unasked101'),
    code: 'NOT_HTTP',
    reason: 'unasked_101',
    exit: 1,
    unlike: 'http.unasked100',
  },
  {
    id: 'http.earlyHints',
    fault: 'none: 103 before the answer',
    make: plain(({ socket }) =>
      onRequest(socket, () =>
        socket.write(Buffer.concat([Buffer.from('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'), httpAnswer(list)])),
      ),
    ),
    code: null,
    exit: 0,
    unlike: 'http.unasked100',
  },

  // HTTP: the body.
  {
    id: 'http.stalledBody',
    fault: 'a body that stalls',
    make: plain('stalledBody', { timeout: short }),
    code: 'BODY_STALLED',
    owner: 'gateway',
    retry: 'backoff',
    exit: 75,
    says: [/5 bytes/],
    unlike: 'http.stalledHeaders',
  },
  {
    id: 'http.cut',
    fault: 'a body shorter than its length',
    make: plain('cutByLength'),
    code: 'BODY_TRUNCATED',
    owner: 'gateway',
    retry: 'backoff',
    exit: 75,
    says: [/5 bytes/],
    unlike: 'http.http10',
  },
  {
    id: 'http.cutChunked',
    fault: 'chunks without the last one',
    make: plain('cutChunked'),
    code: 'BODY_TRUNCATED',
    exit: 75,
    unlike: 'http.badChunk',
  },
  {
    id: 'http.resetMidBody',
    fault: 'reset in the body',
    make: plain('resetMidBody'),
    code: 'BODY_TRUNCATED',
    reason: 'reset',
    exit: 75,
    unlike: 'http.cut',
  },
  {
    id: 'http.badChunk',
    fault: 'a chunk size that is no number',
    make: plain('badChunkSize'),
    code: 'BODY_TRUNCATED',
    reason: 'framing',
    exit: 75,
    unlike: 'http.cutChunked',
  },
  {
    id: 'http.badGzip',
    fault: 'gzip announced, plain text sent',
    make: plain(answering(httpAnswer(list, { 'content-encoding': 'gzip' }))),
    code: 'DECODE_FAILED',
    owner: 'gateway',
    retry: 'backoff',
    exit: 75,
    unlike: 'http.gzip',
  },
  {
    id: 'http.badBrotli',
    fault: 'brotli announced, not asked for, and broken',
    make: plain(answering(httpAnswer(Buffer.from([0xff, 0xfe, 0xfd]), { 'content-encoding': 'br' }))),
    code: 'DECODE_FAILED',
    exit: 75,
    unlike: 'http.gzip',
  },
  {
    id: 'http.gzip',
    fault: 'none: gzip that was not asked for',
    make: plain(answering(httpAnswer(gzipSync(list), { 'content-encoding': 'gzip' }))),
    code: null,
    exit: 0,
    unlike: 'http.badGzip',
  },
  {
    id: 'http.endless',
    fault: 'a body without end',
    make: plain('endlessBody'),
    code: 'BODY_TOO_LARGE',
    owner: 'gateway',
    retry: 'no',
    exit: 4,
    says: ['1048576'],
    unlike: 'http.notJson',
  },
  {
    id: 'http.notJson',
    fault: 'text where JSON belongs',
    make: plain(answering(httpAnswer('It works!', { 'content-type': 'text/plain' }))),
    code: 'UNRECOGNISED',
    reason: 'not_json',
    exit: 4,
    says: ['It works!'],
    unlike: 'http.noContent',
  },
  {
    id: 'http.noContent',
    fault: '204 where JSON belongs',
    make: plain('noContent'),
    code: 'UNRECOGNISED',
    reason: 'empty_answer',
    exit: 4,
    says: ['204'],
    unlike: 'http.notJson',
  },
  {
    id: 'http.http10',
    fault: 'none: HTTP/1.0, ended by closing',
    make: plain(({ socket }) =>
      onRequest(socket, () => socket.end(`HTTP/1.0 200 OK\r\ncontent-type: application/json\r\n\r\n${list}`)),
    ),
    code: null,
    exit: 0,
    shows: ['"httpVersion":"1.0"'],
    unlike: 'http.cut',
  },
  {
    id: 'http.twoAnswers',
    fault: 'none: two answers in one, the second is nobody’s',
    make: plain(({ socket }) =>
      onRequest(socket, () =>
        socket.write(Buffer.concat([httpAnswer(list), httpAnswer('{"error":{"message":"stray"}}', {}, '500 Oops')])),
      ),
    ),
    code: null,
    exit: 0,
    unlike: 'http.twoLengths',
  },
  {
    id: 'http.keepAlive',
    fault: 'none: connections could be kept, each look-up has its own',
    make: async (kit) => {
      const server = await kit.tcp(gateway({}));
      return {
        url: server.origin,
        after: () => ({ connections: server.connections() }),
      };
    },
    code: null,
    exit: 0,
    shows: [/"reused":0/],
    seen: { connections: 3 },
    unlike: 'http.closed',
  },
  {
    id: 'http.clockSkew',
    fault: 'the clocks differ by an hour',
    make: plain(gateway({ headers: { date: hours(-1) } })),
    code: 'CLOCK_SKEW',
    reason: 'ahead',
    exit: 0,
    says: [/1 h [01] min/],
    unlike: 'http.keepAlive',
  },

  // The proxy.
  {
    id: 'proxy.good',
    fault: 'none: through an honest proxy',
    make: async (kit) => {
      const [proxy, server] = [await kit.proxy(), await kit.tls(kit.certificates.good, gateway({}))];
      return {
        url: `https://gateway.test:${server.port}`,
        env: { HTTPS_PROXY: proxy.origin },
        after: () => ({ tunnels: Math.min(proxy.connections(), 1) }),
      };
    },
    code: null,
    exit: 0,
    shows: ['curl, Python SDKs use it too, Node.js fetch does not'],
    seen: { tunnels: 1 },
    unlike: 'proxy.refused',
  },
  {
    id: 'proxy.refused',
    fault: 'the proxy refuses',
    make: async () => ({ url: farAway, env: { HTTPS_PROXY: `http://127.0.0.1:${await closedPort()}` } }),
    code: 'PROXY_UNREACHABLE',
    reason: 'refused',
    owner: 'you',
    retry: 'no',
    exit: 1,
    says: ['HTTPS_PROXY', /127\.0\.0\.1:\d+/, 'unset HTTPS_PROXY'],
    unlike: 'connect.refusedHere',
  },
  {
    id: 'proxy.blackHole',
    fault: 'the proxy swallows connections',
    make: async (kit) => {
      const { host, port } = kit.keep(await blackHole());
      return { url: farAway, env: { HTTPS_PROXY: `http://${host}:${port}` }, timeout: short };
    },
    code: 'PROXY_UNREACHABLE',
    reason: 'connect_timeout',
    exit: 1,
    unlike: 'connect.blackHole',
  },
  {
    id: 'proxy.407',
    fault: 'the proxy wants a login',
    make: refusedBy('407 Proxy Authentication Required', {
      'proxy-authenticate': 'Negotiate, Basic realm="corp, inc"',
    }),
    code: 'PROXY_AUTH_REQUIRED',
    owner: 'you',
    retry: 'no',
    exit: 1,
    says: ['Negotiate, Basic', 'HTTPS_PROXY'],
    seen: { connections: 1 },
    unlike: 'proxy.403',
  },
  {
    id: 'proxy.403',
    fault: 'the proxy forbids the host',
    make: refusedBy('403 Forbidden'),
    code: 'PROXY_FORBIDDEN',
    owner: 'network',
    retry: 'no',
    exit: 4,
    says: ['gateway.test', '403'],
    unlike: 'edge.403',
  },
  {
    id: 'proxy.502',
    fault: 'the proxy cannot reach the host',
    make: refusedBy('502 Bad Gateway'),
    code: 'PROXY_BAD_GATEWAY',
    owner: 'network',
    retry: 'backoff',
    exit: 75,
    says: ['502'],
    unlike: 'edge.nginx502',
  },
  {
    id: 'proxy.504',
    fault: 'the proxy waited in vain',
    make: refusedBy('504 Gateway Timeout'),
    code: 'PROXY_BAD_GATEWAY',
    reason: 'gateway_timeout',
    exit: 75,
    unlike: 'proxy.silent',
  },
  {
    id: 'proxy.silent',
    fault: 'the proxy keeps silent',
    make: behindProxy('silent', { timeout: short }),
    code: 'PROXY_TIMEOUT',
    owner: 'network',
    retry: 'backoff',
    exit: 75,
    says: ['0.9 s', 'HTTPS_PROXY'],
    unlike: 'http.silent',
  },
  {
    id: 'proxy.closes',
    fault: 'the proxy hangs up during CONNECT',
    make: behindProxy('closeWithoutAnswer'),
    code: 'PROXY_PROTOCOL_ERROR',
    reason: 'closed',
    owner: 'network',
    exit: 4,
    seen: { connections: 1 },
    unlike: 'proxy.resets',
  },
  {
    id: 'proxy.resets',
    fault: 'the proxy resets during CONNECT',
    make: behindProxy('resetAfterRequest'),
    code: 'PROXY_PROTOCOL_ERROR',
    reason: 'reset',
    exit: 4,
    seen: { connections: 1 },
    unlike: 'proxy.closes',
  },
  {
    id: 'proxy.garbage',
    fault: 'no HTTP at the proxy’s port',
    make: behindProxy('sshBanner'),
    code: 'PROXY_PROTOCOL_ERROR',
    reason: 'not_http',
    exit: 4,
    says: ['SSH-2.0'],
    seen: { connections: 1 },
    unlike: 'http.ssh',
  },
  {
    id: 'proxy.tlsUnknown',
    fault: 'a TLS proxy with an unknown certificate',
    make: async (kit) => {
      const { selfSigned } = kit.certificates;
      const proxy = await kit.proxy({ cert: selfSigned.cert, key: selfSigned.key });
      return { url: farAway, env: { HTTPS_PROXY: proxy.origin } };
    },
    code: 'TLS_SELF_SIGNED',
    reason: 'proxy',
    exit: 4,
    says: ['HTTPS_PROXY'],
    unlike: 'tls.selfSigned',
  },
  {
    id: 'proxy.tlsToPlain',
    fault: 'https:// for a plain proxy',
    make: async (kit) => {
      const proxy = await kit.tcp(({ socket }) =>
        socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
      );
      return { url: farAway, env: { HTTPS_PROXY: `https://127.0.0.1:${proxy.port}` } };
    },
    code: 'PROXY_PROTOCOL_ERROR',
    reason: 'https_to_plain_proxy',
    exit: 4,
    unlike: 'tls.onPlainPort',
  },
  {
    id: 'proxy.malformed',
    fault: 'a proxy address that is none',
    make: variables({ HTTPS_PROXY: `http://user:pa%ss${rowProxyPassword}@proxy.test:3128` }),
    code: 'PROXY_CONFIG_INVALID',
    reason: 'malformed',
    owner: 'you',
    retry: 'no',
    exit: 1,
    says: ['HTTPS_PROXY', '%25'],
    unlike: 'proxy.socks',
  },
  {
    id: 'proxy.socks',
    fault: 'a SOCKS proxy',
    make: variables({ ALL_PROXY: 'socks5://127.0.0.1:7890' }),
    code: 'PROXY_CONFIG_INVALID',
    reason: 'socks_scheme',
    owner: 'you',
    retry: 'no',
    exit: 1,
    says: ['ALL_PROXY', 'SOCKS'],
    unlike: 'proxy.malformed',
  },
  {
    id: 'proxy.cases',
    fault: 'https_proxy and HTTPS_PROXY disagree',
    make: async (kit) => {
      const [proxy, server] = [await kit.proxy(), await kit.tls(kit.certificates.good, gateway({}))];
      return {
        url: `https://gateway.test:${server.port}`,
        env: { https_proxy: proxy.origin, HTTPS_PROXY: 'http://127.0.0.1:9' },
      };
    },
    code: 'PROXY_CONFIG_INVALID',
    reason: 'case_disagreement',
    exit: 0,
    says: ['https_proxy', 'HTTPS_PROXY'],
    unlike: 'proxy.refused',
  },
  {
    id: 'proxy.notMeant',
    fault: 'a proxy that fails for a local gateway',
    make: async (kit) => {
      const server = await kit.tcp(gateway({}));
      return { url: server.origin, env: { http_proxy: `http://127.0.0.1:${await closedPort()}` } };
    },
    code: 'PROXY_UNREACHABLE',
    reason: 'local_target',
    owner: 'you',
    retry: 'no',
    exit: 1,
    says: ['http_proxy', 'NO_PROXY="$NO_PROXY,127.0.0.1"'],
    unlike: 'proxy.refused',
  },
  {
    id: 'proxy.notMeantWorks',
    fault: 'a proxy that works for a local gateway, by luck',
    make: async (kit) => {
      const [proxy, server] = [await kit.proxy(), await kit.tcp(gateway({}))];
      return { url: server.origin, env: { http_proxy: proxy.origin } };
    },
    code: 'PROXY_CONFIG_INVALID',
    reason: 'local_target',
    exit: 0,
    says: ['NO_PROXY="$NO_PROXY,127.0.0.1"'],
    unlike: 'proxy.noProxyHost',
  },
  {
    id: 'proxy.ignored',
    fault: 'HTTP_PROXY only, for an https gateway',
    make: async (kit) => {
      const server = await kit.tls(kit.certificates.good, gateway({}));
      return { url: server.origin, env: { HTTP_PROXY: 'http://127.0.0.1:9' } };
    },
    code: null,
    exit: 0,
    shows: ['HTTP_PROXY is for http:// addresses', 'http_proxy_not_used'],
    unlike: 'proxy.notMeant',
  },
  ...(
    [
      ['noProxyHost', '127.0.0.1'],
      ['noProxyPort', '127.0.0.1:PORT'],
      ['noProxyRange', '127.0.0.0/8'],
      ['noProxyAll', '*'],
    ] as const
  ).map(
    ([id, rule]): FaultRow => ({
      id: `proxy.${id}`,
      fault: `none: NO_PROXY=${rule} spares the gateway a dead proxy`,
      make: async (kit) => {
        const server = await kit.tcp(gateway({}));
        const env = { http_proxy: 'http://127.0.0.1:9', NO_PROXY: rule.replace('PORT', String(server.port)) };
        return { url: server.origin, env };
      },
      code: null,
      exit: 0,
      shows: ['NO_PROXY names this host'],
      unlike: 'proxy.notMeant',
    }),
  ),
  {
    id: 'proxy.noProxySuffix',
    fault: 'none: NO_PROXY=.test spares the gateway a dead proxy',
    make: async (kit) => {
      const server = await kit.tcp(gateway({}));
      return {
        url: `http://gateway.test:${server.port}`,
        lookup: { gives: ['127.0.0.1'] },
        env: { http_proxy: 'http://127.0.0.1:9', NO_PROXY: '.test' },
      };
    },
    code: null,
    exit: 0,
    shows: ['NO_PROXY names this host (.test)'],
    unlike: 'proxy.noProxyOther',
  },
  {
    id: 'proxy.noProxyOther',
    fault: 'NO_PROXY names another port',
    make: async () => ({
      url: 'http://gateway.test:8080',
      env: { http_proxy: `http://127.0.0.1:${await closedPort()}`, NO_PROXY: 'gateway.test:9999' },
    }),
    code: 'PROXY_UNREACHABLE',
    reason: 'refused',
    exit: 1,
    says: ['http_proxy'],
    unlike: 'proxy.noProxySuffix',
  },
  {
    id: 'proxy.noProxyInvalid',
    fault: 'an entry of NO_PROXY that cannot be read',
    make: async (kit) => {
      const [proxy, server] = [await kit.proxy(), await kit.tls(kit.certificates.good, gateway({}))];
      return {
        url: `https://gateway.test:${server.port}`,
        env: { HTTPS_PROXY: proxy.origin, NO_PROXY: 'https://gateway.test/' },
      };
    },
    code: 'PROXY_CONFIG_INVALID',
    reason: 'no_proxy_rule_invalid',
    exit: 0,
    says: ['https://gateway.test/'],
    unlike: 'proxy.good',
  },

  // The edge.
  {
    id: 'edge.challenge',
    fault: 'a Cloudflare challenge',
    make: page(
      '403 Forbidden',
      '<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>Enable JavaScript and cookies to continue</body></html>',
      { server: 'cloudflare', 'cf-mitigated': 'challenge', 'cf-ray': '8f00000000000000-FRA' },
    ),
    code: 'CDN_CHALLENGE',
    owner: 'gateway',
    retry: 'no',
    exit: 4,
    says: ['8f00000000000000-FRA'],
    unlike: 'edge.1020',
  },
  {
    id: 'edge.1010',
    fault: 'Cloudflare 1010',
    make: page('403 Forbidden', 'error code: 1010', {
      'content-type': 'text/plain',
      server: 'cloudflare',
      'cf-ray': '8f00000000000001-FRA',
    }),
    code: 'WAF_BLOCKED',
    reason: 'user_agent_banned',
    owner: 'gateway',
    retry: 'no',
    exit: 4,
    says: ['8f00000000000001-FRA'],
    unlike: 'edge.1020',
  },
  {
    id: 'edge.1020',
    fault: 'Cloudflare 1020',
    make: page(
      '403 Forbidden',
      '<!DOCTYPE html><html><head><title>Access denied | gateway.test used Cloudflare to restrict access</title></head><body><h1>Error 1020</h1><p>Access denied. Cloudflare Ray ID: 8f00000000000002</p></body></html>',
      { server: 'cloudflare' },
    ),
    code: 'WAF_BLOCKED',
    reason: 'ip_or_country',
    exit: 4,
    says: ['8f00000000000002'],
    unlike: 'edge.1010',
  },
  {
    id: 'edge.1015',
    fault: 'Cloudflare 1015: its own rate limit',
    make: page('429 Too Many Requests', 'error code: 1015', {
      'content-type': 'text/plain',
      server: 'cloudflare',
      'retry-after': '30',
    }),
    code: 'EDGE_RATE_LIMITED',
    owner: 'you',
    retry: 'backoff',
    exit: 75,
    unlike: 'edge.1020',
  },
  {
    id: 'edge.nginx429',
    fault: 'a rate-limit page of nginx',
    make: page(
      '429 Too Many Requests',
      '<html><head><title>429 Too Many Requests</title></head><body><center><h1>429 Too Many Requests</h1></center><hr><center>nginx</center></body></html>',
      { server: 'nginx' },
    ),
    code: 'EDGE_RATE_LIMITED',
    owner: 'you',
    retry: 'backoff',
    exit: 75,
    unlike: 'edge.nginx502',
  },
  ...[520, 521, 522, 523, 525, 526, 527].map(
    (status): FaultRow => ({
      id: `edge.${status}`,
      fault: `Cloudflare ${status}`,
      make: page(`${status} Origin`, `error code: ${status}`, { 'content-type': 'text/plain', server: 'cloudflare' }),
      code: 'ORIGIN_DOWN',
      owner: 'gateway',
      retry: 'backoff',
      exit: 75,
      says: [String(status)],
      unlike: 'edge.524',
    }),
  ),
  {
    id: 'edge.524',
    fault: 'Cloudflare 524, after its wait',
    make: plain(({ socket }) =>
      onRequest(socket, () =>
        setTimeout(
          () =>
            socket.write(
              httpAnswer(
                'error code: 524',
                { 'content-type': 'text/plain', server: 'cloudflare' },
                '524 A Timeout Occurred',
              ),
            ),
          300,
        ),
      ),
    ),
    code: 'EDGE_TIMEOUT',
    owner: 'gateway',
    retry: 'backoff',
    exit: 75,
    unlike: 'http.silent',
  },
  {
    id: 'edge.nginx502',
    fault: 'nginx 502',
    make: page(
      '502 Bad Gateway',
      '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx/1.24.0</center></body></html>',
      { server: 'nginx/1.24.0' },
    ),
    code: 'BAD_GATEWAY_PAGE',
    owner: 'gateway',
    retry: 'backoff',
    exit: 75,
    says: ['502'],
    unlike: 'proxy.502',
  },
  {
    id: 'edge.nginx400',
    fault: 'nginx 400 for the request itself',
    make: page(
      '400 Bad Request',
      '<html><head><title>400 Bad Request</title></head><body><center><h1>400 Bad Request</h1></center><hr><center>nginx</center></body></html>',
      { server: 'nginx' },
    ),
    code: 'HTTP_400',
    exit: 1,
    unlike: 'tls.plainToTlsPage',
  },
  {
    id: 'edge.caddy502',
    fault: 'Caddy 502, without a body',
    make: page('502 Bad Gateway', '', { server: 'Caddy' }),
    code: 'BAD_GATEWAY_PAGE',
    exit: 75,
    unlike: 'edge.nginx400',
  },
  {
    id: 'edge.alb503',
    fault: 'AWS load balancer 503',
    make: page(
      '503 Service Temporarily Unavailable',
      '<html>\r\n<head><title>503 Service Temporarily Unavailable</title></head>\r\n<body>\r\n<center><h1>503 Service Temporarily Unavailable</h1></center>\r\n</body>\r\n</html>',
      { server: 'awselb/2.0' },
    ),
    code: 'BAD_GATEWAY_PAGE',
    exit: 75,
    unlike: 'edge.cloudfront',
  },
  {
    id: 'edge.cloudfront',
    fault: 'CloudFront blocks',
    make: page(
      '403 Forbidden',
      '<!DOCTYPE HTML><HTML><HEAD><TITLE>ERROR: The request could not be satisfied</TITLE></HEAD><BODY><H1>403 ERROR</H1><H2>The request could not be satisfied.</H2>Request blocked. Generated by cloudfront (CloudFront)</BODY></HTML>',
      { server: 'CloudFront' },
    ),
    code: 'WAF_BLOCKED',
    exit: 4,
    unlike: 'edge.alb503',
  },
  {
    id: 'edge.akamai',
    fault: 'Akamai denies',
    make: page(
      '403 Forbidden',
      "<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1>You don't have permission to access this server.<P>Reference&#32;&#35;18&#46;2d351ab8&#46;1557333295&#46;a4e16ab</BODY></HTML>",
      { server: 'AkamaiGHost' },
    ),
    code: 'WAF_BLOCKED',
    exit: 4,
    unlike: 'edge.challenge',
  },
  {
    id: 'edge.403',
    fault: 'a bare 403 page',
    make: page(
      '403 Forbidden',
      '<html><body><center><h1>403 Forbidden</h1></center><hr><center>nginx</center></body></html>',
      { server: 'nginx' },
    ),
    code: 'WAF_BLOCKED',
    exit: 4,
    unlike: 'proxy.403',
  },
  {
    id: 'edge.captive',
    fault: 'the login page of a guest network',
    make: page(
      '200 OK',
      '<html><head><title>Hotel Wi-Fi: sign in</title></head><body>Welcome to our guest network. Please log in to use the Wi-Fi.</body></html>',
    ),
    code: 'CAPTIVE_PORTAL',
    owner: 'network',
    retry: 'no',
    exit: 4,
    unlike: 'edge.page',
  },
  {
    id: 'edge.511',
    fault: 'network authentication required',
    make: page('511 Network Authentication Required', '<html><body>Sign in</body></html>'),
    code: 'CAPTIVE_PORTAL',
    exit: 4,
    unlike: 'edge.nginx502',
  },
  {
    id: 'edge.page',
    fault: 'some web page',
    make: page('200 OK', '<!doctype html><html><head><title>Welcome</title></head><body>Hello</body></html>'),
    code: 'HTML_INSTEAD_OF_JSON',
    owner: 'you',
    retry: 'no',
    exit: 1,
    unlike: 'edge.captive',
  },
  {
    id: 'edge.413',
    fault: 'the request is too large for nginx',
    make: plain(
      gateway({
        plain: write(
          httpAnswer(
            '<html><head><title>413 Request Entity Too Large</title></head><body><center><h1>413 Request Entity Too Large</h1></center><hr><center>nginx</center></body></html>',
            { 'content-type': 'text/html', server: 'nginx' },
            '413 Request Entity Too Large',
          ),
        ),
      }),
      { args: ['--model', model] },
    ),
    code: 'REQUEST_TOO_LARGE',
    owner: 'you',
    retry: 'no',
    exit: 1,
    unlike: 'edge.nginx400',
  },

  // Streams.
  {
    id: 'stream.good',
    fault: 'none: a whole stream',
    make: streaming(write(sseHead, chunk(wholeStream), lastChunk)),
    code: null,
    exit: 0,
    unlike: 'stream.cut',
  },
  {
    id: 'stream.stalled',
    fault: 'stalls after some output',
    make: streaming(write(sseHead, chunk(delta('po'))), { timeout: shortStream }),
    code: 'STREAM_STALLED',
    owner: 'upstream',
    retry: 'backoff',
    exit: 75,
    unlike: 'stream.cut',
  },
  {
    id: 'stream.cut',
    fault: 'is cut after some output',
    make: streaming(writeAndCut(sseHead, chunk(delta('po')))),
    code: 'STREAM_TRUNCATED',
    owner: 'upstream',
    retry: 'backoff',
    exit: 75,
    unlike: 'stream.stalled',
  },
  {
    id: 'stream.noEnd',
    fault: 'ends properly, without its terminator',
    make: streaming(write(sseHead, chunk(delta('po')), lastChunk)),
    code: 'STREAM_TRUNCATED',
    exit: 75,
    unlike: 'stream.good',
  },
  {
    id: 'stream.keepAlive',
    fault: 'keep-alive comments only',
    make: streaming(
      (socket) => {
        socket.write(sseHead);
        const timer = setInterval(() => socket.write(chunk(': ping\n\n')), 100);
        socket.once('close', () => clearInterval(timer));
      },
      { timeout: shortStream },
    ),
    code: 'STREAM_STALLED',
    exit: 75,
    unlike: 'stream.empty',
  },
  {
    id: 'stream.empty',
    fault: 'the terminator only',
    make: streaming(write(sseHead, chunk(done), lastChunk)),
    code: 'EMPTY_COMPLETION',
    exit: 75,
    unlike: 'stream.good',
  },
  {
    id: 'stream.crlf',
    fault: 'none: CRLF, a byte order mark, characters split over chunks',
    make: streaming((socket) => {
      const bytes = Buffer.from(`\uFEFF${delta('你好')}${delta('', 'stop')}${done}`.replaceAll('\n', '\r\n'));
      socket.write(sseHead);
      const middle = bytes.indexOf(Buffer.from('你')) + 1;
      socket.write(chunk(bytes.subarray(0, middle)));
      setTimeout(() => socket.write(Buffer.concat([chunk(bytes.subarray(middle)), Buffer.from(lastChunk)])), 20);
    }),
    code: null,
    exit: 0,
    unlike: 'stream.noEnd',
  },
  {
    id: 'stream.contentType',
    fault: 'none: a stream that calls itself JSON',
    make: streaming(write(httpAnswer(wholeStream))),
    code: null,
    exit: 0,
    unlike: 'stream.noEnd',
  },
  {
    id: 'stream.gzip',
    fault: 'none: a stream that is compressed unasked',
    make: streaming(
      write(httpAnswer(gzipSync(wholeStream), { 'content-type': 'text/event-stream', 'content-encoding': 'gzip' })),
    ),
    code: null,
    exit: 0,
    unlike: 'stream.badGzip',
  },
  {
    id: 'stream.badGzip',
    fault: 'a stream that is not as compressed as it says',
    make: streaming(
      write(
        httpAnswer(Buffer.from([0x1f, 0x8b, 0x08, 0, 1, 2, 3, 4, 5, 6, 7, 8]), {
          'content-type': 'text/event-stream',
          'content-encoding': 'gzip',
        }),
      ),
    ),
    code: 'DECODE_FAILED',
    exit: 75,
    unlike: 'stream.gzip',
  },
  {
    id: 'stream.reset',
    fault: 'is reset after some output',
    make: streaming((socket) =>
      socket.write(Buffer.concat([Buffer.from(sseHead), chunk(delta('po'))]), () =>
        setTimeout(() => socket.resetAndDestroy(), 20),
      ),
    ),
    code: 'STREAM_TRUNCATED',
    exit: 75,
    unlike: 'stream.stalled',
  },

  // The whole run.
  {
    id: 'run.deadline',
    fault: 'the run’s time is up while a server keeps silent',
    make: plain('silent', { timeout: 20, args: ['--deadline', '0.7'] }),
    code: null,
    exit: 3,
    shows: ['out of time'],
    unlike: 'http.silent',
  },
  {
    id: 'run.deadlineDns',
    fault: 'the run’s time is up while the resolver hangs',
    make: named({ hangs: true }, { timeout: 20, args: ['--deadline', '0.7'] }),
    code: null,
    exit: 3,
    shows: ['out of time'],
    unlike: 'dns.hangs',
  },
  {
    id: 'run.deadlineConnect',
    fault: 'the run’s time is up during connect',
    make: async (kit) => {
      const { host, port } = kit.keep(await blackHole());
      return { url: `http://${host}:${port}`, timeout: 20, args: ['--deadline', '0.7'] };
    },
    code: null,
    exit: 3,
    shows: ['out of time'],
    unlike: 'connect.blackHole',
  },
  {
    id: 'run.deadlineStream',
    fault: 'the run’s time is up in the middle of a stream',
    make: streaming(write(sseHead, chunk(delta('po'))), { timeout: 20, args: ['--model', model, '--deadline', '2'] }),
    code: null,
    exit: 3,
    unlike: 'stream.stalled',
  },
  {
    id: 'run.echoedKey',
    fault: 'an error page that repeats the key',
    make: page('502 Bad Gateway', `<html><body>502 Bad Gateway for Bearer ${rowKey}</body></html>`),
    code: 'BAD_GATEWAY_PAGE',
    exit: 75,
    unlike: 'http.echo',
  },
];
