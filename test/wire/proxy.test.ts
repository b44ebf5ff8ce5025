/** Proxies that work and proxies that do not, on real sockets. */
import { describe, expect, test } from 'vitest';
import { classifyFault } from '../../src/classify/road';
import type { ProxyChoice } from '../../src/wire/wire';
import { certificateSet } from '../support/certificates';
import {
  closedPort,
  connectProxy,
  failingLookup,
  faultServer,
  faultTalks,
  hangingLookup,
  lookupTo,
  refusingProxy,
  tcpServer,
  tlsServer,
} from '../support/faultServers';
import { started } from '../support/started';
import { proxyPassword, roadOf, sendOnce, testWire } from '../support/wireUnderTest';

const certs = certificateSet();
const ca = certs.root.cert;
function through(origin: string, user = 'corp%20user'): { proxy: ProxyChoice } {
  return { proxy: { url: origin.replace('://', `://${user}:${proxyPassword}@`), source: 'HTTPS_PROXY' } };
}

/** A gateway that must not be reached. */
const farAway = 'https://gateway.test/v1/models';

describe('tunnels', () => {
  test.each([
    ['http', 'http'],
    ['http', 'https'],
    ['https', 'http'],
    ['https', 'https'],
  ])('an %s proxy leads to an %s gateway', async (proxyScheme, gatewayScheme) => {
    const proxy = await started(connectProxy(proxyScheme === 'https' ? certs.good : undefined));
    const gateway = await started(
      gatewayScheme === 'https' ? tlsServer(certs.good, faultTalks.healthy) : tcpServer(faultTalks.healthy),
    );
    const exchange = await sendOnce(`${gatewayScheme}://gateway.test:${gateway.port}/v1/models`, {
      ca,
      lookup: failingLookup('ENOTFOUND'),
      ...through(proxy.origin),
    });
    expect(exchange.fault).toBeNull();
    expect(exchange.answer?.body).toBe('{"ok":true}');
    expect(exchange.phases.proxy).not.toBeNull();
    expect(exchange.phases.tls === null).toBe(gatewayScheme === 'http');
    expect(exchange.connection.proxy).toEqual({ url: proxy.origin, source: 'HTTPS_PROXY' });
    expect(proxy.asked()[0]).toMatch(new RegExp(`^CONNECT gateway\\.test:${gateway.port} HTTP/1\\.1\\r\\n`));
    expect(proxy.asked()[0]).toContain(
      `proxy-authorization: Basic ${Buffer.from(`corp user:${proxyPassword}`).toString('base64')}`,
    );
    expect(gateway.received()[0]).not.toContain('proxy-authorization');
  });

  test('each request has a tunnel of its own', async () => {
    const proxy = await started(connectProxy());
    const gateway = await started(tlsServer(certs.good, faultTalks.healthy));
    const wire = testWire({ ca, ...through(proxy.origin) });
    const plan = {
      method: 'GET',
      url: `${gateway.origin}/`,
      protocol: 'openai',
      purpose: 'models',
      headerStyle: null,
      cost: 'free',
      timeoutMs: 5000,
    } as const;
    await wire.send(plan);
    const second = await wire.send(plan);
    expect(second.phases).toMatchObject({ proxy: expect.any(Number), tls: expect.any(Number) });
    expect(proxy.connections()).toBe(2);
    await wire.close();
  });

  test('the gateway’s own TLS fault behind a good proxy is the gateway’s, with its certificate', async () => {
    const proxy = await started(connectProxy());
    const gateway = await started(tlsServer(certs.selfSigned, faultTalks.healthy));
    const exchange = await sendOnce(`${gateway.origin}/v1/models`, through(proxy.origin));
    expect(exchange.fault).toMatchObject({
      stage: 'tls',
      errorCode: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      viaProxy: false,
      address: null,
      certificate: { subject: 'CN=gateway.test' },
    });
    expect(proxy.asked()).toHaveLength(2);
    expect(gateway.received().join('')).toBe('');
    expect(roadOf(exchange)).toBe('TLS_SELF_SIGNED');
  });

  test('an answer that breaks behind the tunnel is not the proxy’s', async () => {
    const proxy = await started(connectProxy());
    const gateway = await started(faultServer('cutByLength'));
    const exchange = await sendOnce(`${gateway.origin}/v1/models`, through(proxy.origin));
    expect(exchange.fault).toMatchObject({ stage: 'body', viaProxy: false, proxyAnswer: null });
    expect(exchange.answer?.body).toBe('{"a":');
  });
});

describe('refusals', () => {
  test.each([
    ['407 Proxy Authentication Required', 'PROXY_AUTH_REQUIRED'],
    ['403 Forbidden', 'PROXY_FORBIDDEN'],
    ['502 Bad Gateway', 'PROXY_BAD_GATEWAY'],
    ['504 Gateway Timeout', 'PROXY_BAD_GATEWAY/gateway_timeout'],
    ['302 Found', 'PROXY_PROTOCOL_ERROR/redirect'],
    ['418 Teapot', 'PROXY_PROTOCOL_ERROR/unexpected_status'],
  ])('CONNECT answered %s', async (status, road) => {
    const proxy = await started(
      refusingProxy(status, { 'proxy-authenticate': 'Negotiate, Basic realm="corp, inc", charset="UTF-8"' }),
    );
    const exchange = await sendOnce(farAway, through(proxy.origin));
    expect(exchange.fault).toMatchObject({
      stage: 'proxy',
      errorCode: 'PROXY_STATUS',
      viaProxy: true,
      hostname: '127.0.0.1',
      port: proxy.port,
      proxyAnswer: { status: Number(status.slice(0, 3)) },
    });
    expect(exchange.phases.proxy).not.toBeNull();
    expect(proxy.connections()).toBe(1);
    expect(roadOf(exchange)).toBe(road);
    if (status.startsWith('407') && exchange.fault !== null)
      expect(classifyFault(exchange.fault, { scheme: 'https', hostIsLoopback: false }).facts).toMatchObject({
        status: 407,
        schemes: 'Negotiate, Basic',
        proxy: `127.0.0.1:${proxy.port}`,
      });
  });

  test.each([
    ['closes at once', tcpServer, ({ socket }) => socket.end(), 'PROXY_PROTOCOL_ERROR/closed', 'PROXY_CLOSED'],
    ['closes after CONNECT', tcpServer, faultTalks.closeWithoutAnswer, 'PROXY_PROTOCOL_ERROR/closed', 'PROXY_CLOSED'],
    ['resets after CONNECT', tcpServer, faultTalks.resetAfterRequest, 'PROXY_PROTOCOL_ERROR/reset', 'ECONNRESET'],
    ['half an answer', tcpServer, faultTalks.halfHeader, 'PROXY_PROTOCOL_ERROR/closed', 'PROXY_CLOSED'],
    ['speaks something else', tcpServer, faultTalks.garbage, 'PROXY_PROTOCOL_ERROR/not_http', 'NOT_HTTP'],
    ['speaks TLS', tcpServer, faultTalks.tlsAlert, 'PROXY_PROTOCOL_ERROR/plain_to_tls_proxy', 'NOT_HTTP'],
  ] as [string, typeof tcpServer, Parameters<typeof tcpServer>[0], string, string][])(
    'a proxy that %s is asked exactly once',
    async (_name, server, talk, road, errorCode) => {
      const proxy = await started(server(talk));
      const exchange = await sendOnce(farAway, through(proxy.origin));
      expect(exchange.fault).toMatchObject({ stage: 'proxy', viaProxy: true, errorCode });
      expect(roadOf(exchange)).toBe(road);
      expect(proxy.connections()).toBe(1);
      expect(proxy.received().join('')).not.toContain('Bearer');
    },
  );

  test('a silent proxy is bounded by the budget', async () => {
    const proxy = await started(faultServer('silent'));
    const exchange = await sendOnce(farAway, through(proxy.origin), { timeoutMs: 300 });
    expect(exchange.fault).toMatchObject({ stage: 'proxy', errorCode: 'TIMEOUT', viaProxy: true });
    expect(roadOf(exchange)).toBe('PROXY_TIMEOUT');
  });
});

describe('the way to the proxy', () => {
  test('nothing listens', async () => {
    const exchange = await sendOnce(farAway, through(`http://127.0.0.1:${await closedPort()}`));
    expect(exchange.fault).toMatchObject({
      stage: 'connect',
      errorCode: 'ECONNREFUSED',
      viaProxy: true,
      hostname: '127.0.0.1',
    });
    expect(roadOf(exchange)).toBe('PROXY_UNREACHABLE/refused');
  });

  test('its name does not exist', async () => {
    const exchange = await sendOnce(farAway, {
      lookup: failingLookup('ENOTFOUND'),
      ...through('http://proxy.test:3128'),
    });
    expect(exchange.fault).toMatchObject({ stage: 'dns', viaProxy: true, hostname: 'proxy.test', port: 3128 });
    expect(roadOf(exchange)).toBe('PROXY_NAME_NOT_FOUND');
  });

  test('its name is never answered', async () => {
    const exchange = await sendOnce(
      farAway,
      { lookup: hangingLookup, ...through('http://proxy.test:3128') },
      { timeoutMs: 300 },
    );
    expect(roadOf(exchange)).toBe('PROXY_UNREACHABLE/dns_timeout');
  });

  test.each([
    ['unknown issuer', certs.selfSigned, 'DEPTH_ZERO_SELF_SIGNED_CERT', 'TLS_SELF_SIGNED/proxy'],
    ['wrong name', certs.wrongName, 'ERR_TLS_CERT_ALTNAME_INVALID', 'TLS_NAME_MISMATCH/proxy'],
  ])('an https proxy with a bad certificate: %s', async (_name, identity, errorCode, road) => {
    const proxy = await started(connectProxy(identity));
    const exchange = await sendOnce(farAway, { ca, lookup: lookupTo('127.0.0.1'), ...through(proxy.origin) });
    expect(exchange.fault).toMatchObject({
      stage: 'tls',
      errorCode,
      viaProxy: true,
      certificate: { fingerprint256: expect.any(String) },
    });
    expect(roadOf(exchange)).toBe(road);
    expect(proxy.received().join('')).toBe('');
  });

  test('the URL says https, the proxy speaks plain HTTP', async () => {
    const proxy = await started(
      tcpServer(({ socket }) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))),
    );
    const exchange = await sendOnce(farAway, through(proxy.origin.replace('http', 'https')));
    expect(roadOf(exchange)).toBe('PROXY_PROTOCOL_ERROR/https_to_plain_proxy');
  });

  test.each([
    ['127.0.0.1:3128', 'PROXY_SCHEME_MISSING', 'missing_scheme'],
    [`user:${proxyPassword}@localhost:3128`, 'PROXY_SCHEME_MISSING', 'missing_scheme'],
    [`socks5://user:${proxyPassword}@127.0.0.1:1080`, 'PROXY_SCHEME_UNSUPPORTED', 'socks_scheme'],
    [`http://user:${proxyPassword}/x@127.0.0.1:1080`, 'PROXY_URL_INVALID', 'malformed'],
    ['http://', 'PROXY_URL_INVALID', 'malformed'],
  ])('a value that is no proxy, such as %s', async (url, errorCode, reason) => {
    const exchange = await sendOnce(farAway, { proxy: { url, source: 'HTTPS_PROXY' } });
    expect(exchange.fault).toMatchObject({ stage: 'config', errorCode, viaProxy: true });
    expect(roadOf(exchange)).toBe(`PROXY_CONFIG_INVALID/${reason}`);
  });

  test('a stray percent sign in the password does not throw', async () => {
    const proxy = await started(connectProxy());
    const gateway = await started(faultServer('healthy'));
    const url = proxy.origin.replace('://', '://user:100%@');
    const exchange = await sendOnce(`${gateway.origin}/`, { proxy: { url, source: 'HTTP_PROXY' } });
    expect(exchange.answer?.status).toBe(200);
    expect(proxy.asked()[0]).toContain(Buffer.from('user:100%').toString('base64'));
  });
});
