/** TLS that fails, on real handshakes with certificates made on the spot. */
import type { TlsOptions } from 'node:tls';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../src/wire/exchange';
import { certificateSet } from '../support/certificates';
import {
  faultServer,
  faultTalks,
  hangingLookup,
  httpAnswer,
  lookupTo,
  onRequest,
  tcpServer,
  tlsServer,
} from '../support/faultServers';
import { started } from '../support/started';
import { roadOf, sendOnce, testWire } from '../support/wireUnderTest';

const certs = certificateSet();
const ca = certs.root.cert;
const chain = certs.underIntermediate.cert + certs.intermediate.cert;
const rows: {
  name: string;
  server: TlsOptions;
  trust?: string;
  errorCode: string;
  road: string;
  certificate: Partial<Fault['certificate']>;
}[] = [
  {
    name: 'self-signed',
    server: certs.selfSigned,
    errorCode: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    road: 'TLS_SELF_SIGNED',
    certificate: { subject: 'CN=gateway.test', issuer: 'CN=gateway.test' },
  },
  {
    name: 'expired',
    server: certs.expired,
    errorCode: 'CERT_HAS_EXPIRED',
    road: 'TLS_EXPIRED',
    certificate: { issuer: 'CN=Test Root' },
  },
  {
    name: 'not yet valid',
    server: certs.notYetValid,
    errorCode: 'CERT_NOT_YET_VALID',
    road: 'TLS_NOT_YET_VALID',
    certificate: { issuer: 'CN=Test Root' },
  },
  {
    name: 'for another name',
    server: certs.wrongName,
    errorCode: 'ERR_TLS_CERT_ALTNAME_INVALID',
    road: 'TLS_NAME_MISMATCH',
    certificate: { names: ['other.test', 'www.other.test'] },
  },
  {
    name: 'intermediate missing',
    server: certs.underIntermediate,
    errorCode: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    road: 'TLS_UNTRUSTED_ISSUER/issuer_not_sent',
    certificate: { issuer: 'CN=Test Intermediate', chain: ['CN=gateway.test'] },
  },
  {
    name: 'root unknown',
    server: { ...certs.underIntermediate, cert: chain },
    trust: certs.selfSigned.cert,
    errorCode: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    road: 'TLS_UNTRUSTED_ISSUER/unknown_root',
    certificate: { chain: ['CN=gateway.test', 'CN=Test Intermediate'] },
  },
  {
    name: 'intercepted: an unknown root is sent along',
    server: { ...certs.underIntermediate, cert: chain + ca },
    trust: certs.selfSigned.cert,
    errorCode: 'SELF_SIGNED_CERT_IN_CHAIN',
    road: 'TLS_UNTRUSTED_ISSUER/self_signed_root',
    certificate: { issuer: 'CN=Test Intermediate', chain: ['CN=gateway.test', 'CN=Test Intermediate', 'CN=Test Root'] },
  },
];

describe('certificates', () => {
  test.each(rows)('$name', async ({ server, trust, errorCode, road, certificate }) => {
    const { cert, key } = server;
    const gateway = await started(
      tlsServer({ ...(cert === undefined ? {} : { cert }), ...(key === undefined ? {} : { key }) }, faultTalks.healthy),
    );
    const exchange = await sendOnce(`${gateway.origin}/v1/models`, { ca: trust ?? ca });
    expect(exchange.answer).toBeNull();
    expect(exchange.fault).toMatchObject({ stage: 'tls', errorCode, viaProxy: false, certificate });
    expect(exchange.fault?.certificate?.validTo).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(exchange.phases.tls).toBeNull();
    expect(roadOf(exchange)).toBe(road);
    // The key went nowhere: neither the refused connection nor the one that looked at the certificate sent a byte, but for the question for the time.
    const asked = `HEAD / HTTP/1.1\r\nhost: 127.0.0.1:${gateway.port}\r\nuser-agent: torouter/test\r\nconnection: close\r\n\r\n`;
    expect(gateway.received().join('')).toBe(/^CERT_(?:HAS_EXPIRED|NOT_YET_VALID)$/.test(errorCode) ? asked : '');
  });

  test('a trusted one: version, cipher and certificate are recorded', async () => {
    const gateway = await started(
      tlsServer(
        { cert: certs.underIntermediate.cert + certs.intermediate.cert, key: certs.underIntermediate.key },
        faultTalks.healthy,
      ),
    );
    const exchange = await sendOnce(`https://gateway.test:${gateway.port}/v1/models`, {
      ca,
      lookup: lookupTo('127.0.0.1'),
    });
    expect(exchange.fault).toBeNull();
    expect(exchange.connection.tls).toMatchObject({
      version: 'TLSv1.3',
      certificate: { issuer: 'CN=Test Intermediate', names: ['localhost', '127.0.0.1', 'gateway.test', 'proxy.test'] },
    });
    expect(exchange.connection.tls?.cipher).toMatch(/^TLS_/);
    expect(exchange.phases).toMatchObject({
      dns: expect.any(Number),
      tcp: expect.any(Number),
      tls: expect.any(Number),
      proxy: null,
      ttfb: expect.any(Number),
    });
  });

  test('an expired certificate that is valid by the server’s clock means that the local clock is wrong', async () => {
    const gateway = await started(tlsServer(certs.expired, faultTalks.healthy));
    const exchange = await sendOnce(`${gateway.origin}/v1/models`, { ca });
    expect(roadOf(exchange, Date.now() - 10 * 86_400_000)).toBe('CLOCK_SKEW/ahead');
    expect(roadOf(exchange, Date.now())).toBe('TLS_EXPIRED');
  });

  test('inspectCertificate shows an untrusted certificate, and null where there is none', async () => {
    const gateway = await started(tlsServer(certs.selfSigned, faultTalks.healthy));
    const plain = await started(
      tcpServer(({ socket }) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))),
    );
    const wire = testWire();
    expect(await wire.inspectCertificate('127.0.0.1', gateway.port)).toMatchObject({ subject: 'CN=gateway.test' });
    expect(await wire.inspectCertificate('127.0.0.1', plain.port)).toBeNull();
    await wire.close();
    expect(gateway.received().join('')).toBe('');
  });

  test('closing the wire ends an inspection', async () => {
    const wire = testWire({ lookup: hangingLookup });
    const inspection = wire.inspectCertificate('gateway.test', 443);
    await wire.close();
    expect(await inspection).toBeNull();
  });

  test('NODE_TLS_REJECT_UNAUTHORIZED does not open the connection that carries the key', async () => {
    const gateway = await started(tlsServer(certs.selfSigned, faultTalks.healthy));
    const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    try {
      const exchange = await sendOnce(`${gateway.origin}/v1/models`);
      expect(exchange.fault?.errorCode).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
    } finally {
      if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
      else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
    }
  });
});

describe('handshakes', () => {
  test('https to a plain port', async () => {
    const plain = await started(
      tcpServer(({ socket }) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))),
    );
    const exchange = await sendOnce(`https://127.0.0.1:${plain.port}/v1/models`);
    expect(exchange.fault).toMatchObject({
      stage: 'tls',
      errorCode: 'ERR_SSL_WRONG_VERSION_NUMBER',
      message: 'wrong version number',
    });
    expect(roadOf(exchange)).toBe('TLS_ON_PLAIN_PORT');
  });

  test('http to a TLS port: the certificate that the port shows proves it', async () => {
    const gateway = await started(tlsServer(certs.selfSigned, faultTalks.healthy));
    const exchange = await sendOnce(`http://127.0.0.1:${gateway.port}/v1/models`);
    expect(exchange.fault).toMatchObject({
      stage: 'headers',
      bytesRead: 0,
      certificate: { subject: 'CN=gateway.test' },
    });
    expect(roadOf(exchange)).toBe('PLAIN_ON_TLS_PORT');
  });

  test('a peer that never answers the handshake', async () => {
    const silent = await started(faultServer('silent'));
    const exchange = await sendOnce(`https://127.0.0.1:${silent.port}/v1/models`, {}, { timeoutMs: 300 });
    expect(exchange.fault).toMatchObject({ stage: 'tls', errorCode: 'TIMEOUT' });
    expect(exchange.phases.tcp).not.toBeNull();
    expect(roadOf(exchange)).toBe('TLS_HANDSHAKE_FAILED/timeout');
  });

  test.each([
    ['hangs up', 'end'],
    ['resets', 'resetAndDestroy'],
  ] as const)('a peer that %s during the handshake', async (_name, how) => {
    const peer = await started(tcpServer(({ socket }) => socket.once('data', () => socket[how]())));
    const exchange = await sendOnce(`https://127.0.0.1:${peer.port}/v1/models`);
    expect(exchange.fault).toMatchObject({ stage: 'tls', errorCode: 'ECONNRESET' });
    expect(roadOf(exchange)).toBe('TLS_HANDSHAKE_FAILED/reset');
  });

  test.each([
    [
      'only old versions',
      { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
      'TLS_HANDSHAKE_FAILED/protocol_version',
    ],
    ['only HTTP/2', { ALPNProtocols: ['h2'] }, 'TLS_HANDSHAKE_FAILED/only_http2'],
    ['no common cipher', { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES256-SHA' }, 'TLS_HANDSHAKE_FAILED/cipher'],
    [
      'a client certificate, TLS 1.2',
      { requestCert: true, rejectUnauthorized: true, ca, maxVersion: 'TLSv1.2' },
      'TLS_HANDSHAKE_FAILED/cipher',
    ],
    ['a client certificate, TLS 1.3', { requestCert: true, rejectUnauthorized: true, ca }, 'TLS_CLIENT_CERT_REQUIRED'],
  ] as [string, TlsOptions, string][])('a server that wants %s', async (_name, options, road) => {
    const gateway = await started(
      tlsServer({ ...options, cert: certs.good.cert, key: certs.good.key }, faultTalks.healthy),
    );
    const exchange = await sendOnce(`${gateway.origin}/v1/models`, { ca });
    expect(roadOf(exchange)).toBe(road);
  });

  test('each request has a connection of its own, with phases and facts of its own', async () => {
    const gateway = await started(tlsServer(certs.good, faultTalks.healthy));
    const wire = testWire({ ca });
    const plan = {
      method: 'GET',
      url: `${gateway.origin}/v1/models`,
      protocol: 'openai',
      purpose: 'models',
      headerStyle: 'bearer',
      cost: 'free',
      timeoutMs: 5000,
    } as const;
    const first = await wire.send(plan);
    const second = await wire.send(plan);
    expect(gateway.connections()).toBe(2);
    expect(first.phases.tls).not.toBeNull();
    expect(second.phases).toMatchObject({ tcp: expect.any(Number), tls: expect.any(Number), proxy: null });
    expect(second.connection.tls).toEqual(first.connection.tls);
    expect(second.answer).toMatchObject({ status: 200, httpVersion: '1.1' });
    expect(wire.exchanges.map((exchange) => exchange.index)).toEqual([0, 1]);
    await wire.close();
  });

  test('the key goes out as often as the exchanges say, also when the server hangs up', async () => {
    let requests = 0;
    const gateway = await started(
      tcpServer(({ socket }) => {
        onRequest(socket, () => {
          requests += 1;
          if (requests === 2) socket.destroy();
          else socket.write(httpAnswer('{"ok":true}'));
        });
      }),
    );
    const wire = testWire();
    const get = {
      method: 'GET',
      url: `${gateway.origin}/v1/models`,
      protocol: 'openai',
      purpose: 'models',
      headerStyle: 'bearer',
      cost: 'free',
      timeoutMs: 5000,
    } as const;
    await wire.send(get);
    const second = await wire.send(get);
    expect(second).toMatchObject({ answer: null, fault: { stage: 'headers', bytesRead: 0 } });
    await wire.send({ ...get, method: 'POST', body: {} });
    expect(requests).toBe(3);
    expect(wire.exchanges).toHaveLength(3);
    await wire.close();
  });
});
