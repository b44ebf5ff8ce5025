/** The table of the road by itself: error shapes that loopback on one Node version cannot produce. The rest is proved on real sockets in test/wire. */
import { describe, expect, test } from 'vitest';
import { challengeSchemes, classifyFault } from '../../src/classify/road';
import { type CertificateFacts, type Fault, faultStages } from '../../src/wire/exchange';

const certificate: CertificateFacts = {
  subject: 'CN=gateway.test',
  issuer: 'O=Inspection Ltd',
  names: ['gateway.test', 'www.gateway.test'],
  validFrom: '2026-01-01T00:00:00.000Z',
  validTo: '2026-06-01T00:00:00.000Z',
  chain: ['CN=gateway.test'],
  fingerprint256: 'AA',
};

function fault(rest: Partial<Fault>): Fault {
  return {
    stage: 'headers',
    errorCode: 'X',
    errorName: 'Error',
    message: 'text',
    hostname: 'gateway.test',
    address: '192.0.2.1',
    port: 443,
    attempts: [],
    bytesRead: null,
    preview: null,
    viaProxy: false,
    proxyAnswer: null,
    certificate: null,
    afterMs: 1234,
    ...rest,
  };
}

function road(rest: Partial<Fault>, context: Partial<Parameters<typeof classifyFault>[1]> = {}): string {
  const { code, reason } = classifyFault(fault(rest), { scheme: 'https', hostIsLoopback: false, ...context });
  return reason === null ? code : `${code}/${reason}`;
}

describe('error shapes of other Node versions, systems and clients', () => {
  test.each<[string, Partial<Fault>]>([
    ['TLS_HANDSHAKE_FAILED/cipher', { stage: 'tls', errorCode: 'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE' }],
    [
      'TLS_HANDSHAKE_FAILED/weak_certificate',
      { stage: 'tls', errorCode: 'UNSPECIFIED', message: 'EE certificate key too weak' },
    ],
    ['TLS_HANDSHAKE_FAILED/unknown_name', { stage: 'tls', errorCode: 'ERR_SSL_TLSV1_UNRECOGNIZED_NAME' }],
    ['TLS_CLIENT_CERT_REQUIRED', { stage: 'headers', errorCode: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' }],
    ['TLS_CLIENT_CERT_REQUIRED', { stage: 'tls', errorCode: 'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE' }],
    ['TLS_ON_PLAIN_PORT', { stage: 'tls', errorCode: 'EPROTO', message: 'write EPROTO 00:error:wrong version number' }],
    ['TLS_ON_PLAIN_PORT', { stage: 'tls', errorCode: 'ERR_SSL_DATA_LENGTH_TOO_LONG' }],
    [
      'TLS_SELF_SIGNED',
      {
        stage: 'tls',
        errorCode: 'DEPTH_ZERO_SELF_SIGNED_CERT',
        message: 'self-signed certificate; try --use-system-ca',
      },
    ],
    ['DNS_NOT_FOUND', { stage: 'dns', errorCode: 'EAI_NONAME' }],
    ['DNS_TIMEOUT', { stage: 'dns', errorCode: 'ETIMEOUT' }],
    ['DNS_UNAVAILABLE', { stage: 'dns', errorCode: 'ESERVFAIL' }],
    ['HOST_UNREACHABLE', { stage: 'connect', errorCode: 'EHOSTUNREACH' }],
    ['HOST_UNREACHABLE/no_route', { stage: 'connect', errorCode: 'ENETUNREACH' }],
    ['HOST_UNREACHABLE/prohibited', { stage: 'connect', errorCode: 'EACCES' }],
    ['HOST_UNREACHABLE/address', { stage: 'connect', errorCode: 'EINVAL' }],
    ['CONNECT_TIMEOUT', { stage: 'connect', errorCode: 'ETIMEDOUT' }],
    ['CONNECT_TIMEOUT', { stage: 'connect', errorCode: 'UND_ERR_CONNECT_TIMEOUT' }],
    ['RESPONSE_TIMEOUT', { stage: 'headers', errorCode: 'UND_ERR_HEADERS_TIMEOUT' }],
    ['BODY_STALLED', { stage: 'body', errorCode: 'UND_ERR_BODY_TIMEOUT' }],
    ['BODY_TOO_LARGE', { stage: 'body', errorCode: 'UND_ERR_RES_EXCEEDED_MAX_SIZE' }],
    ['NOT_HTTP/garbage', { stage: 'headers', errorCode: 'HPE_INVALID_CONSTANT' }],
    ['CONNECTION_RESET', { stage: 'send', errorCode: 'EPIPE' }],
    ['INTERNAL', { stage: 'send', errorCode: 'UND_ERR_INVALID_ARG' }],
    ['UNRECOGNISED', { stage: 'headers', errorCode: 'SOMETHING_NEW' }],
    ['PROXY_UNREACHABLE/dns_unavailable', { stage: 'dns', errorCode: 'EAI_AGAIN', viaProxy: true }],
    ['PROXY_UNREACHABLE/no_route', { stage: 'connect', errorCode: 'ENETUNREACH', viaProxy: true }],
    ['PROXY_TIMEOUT/tls', { stage: 'tls', errorCode: 'TIMEOUT', viaProxy: true }],
    [
      'TLS_UNTRUSTED_ISSUER/unknown_root',
      { stage: 'tls', errorCode: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', viaProxy: true },
    ],
  ])('%s', (expected, shape) => {
    expect(road(shape)).toBe(expected);
  });

  test('an IPv6 address without a route beside a refused IPv4 one', () => {
    const attempts = [
      { address: '2001:db8::1', errorCode: 'ENETUNREACH' },
      { address: '192.0.2.1', errorCode: 'ECONNREFUSED' },
    ];
    expect(road({ stage: 'connect', errorCode: 'ECONNREFUSED', attempts })).toBe('CONNECTION_REFUSED/ipv6_broken');
  });

  test('a refusal on loopback is named as such', () => {
    expect(road({ stage: 'connect', errorCode: 'ECONNREFUSED' }, { hostIsLoopback: true })).toBe(
      'CONNECTION_REFUSED/loopback',
    );
  });

  test('a TLS port that hung up is only believed when it showed a certificate, and only for http', () => {
    const hungUp = { stage: 'headers', errorCode: 'UND_ERR_SOCKET', bytesRead: 0 } as const;
    expect(road({ ...hungUp, certificate }, { scheme: 'http' })).toBe('PLAIN_ON_TLS_PORT');
    expect(road(hungUp, { scheme: 'http' })).toBe('CONNECTION_CLOSED');
    expect(road(hungUp)).toBe('CONNECTION_CLOSED/after_tls');
  });
});

describe('a run that was ended early', () => {
  test.each(faultStages)('in the stage %s it says so and claims nothing', (stage) => {
    const verdict = classifyFault(fault({ stage, errorCode: 'ABORTED' }), { scheme: 'https', hostIsLoopback: false });
    expect(verdict).toMatchObject({ reason: 'aborted', confidence: 'possible' });
  });
});

describe('the clock', () => {
  const expired = { stage: 'tls', errorCode: 'CERT_HAS_EXPIRED', certificate } as const;
  const early = { stage: 'tls', errorCode: 'CERT_NOT_YET_VALID', certificate } as const;

  test('is wrong when the server’s own time lies within the certificate’s', () => {
    expect(road(expired, { serverTime: Date.parse('2026-03-01') })).toBe('CLOCK_SKEW/ahead');
    expect(road(early, { serverTime: Date.parse('2026-03-01') })).toBe('CLOCK_SKEW/behind');
  });

  test('is not blamed otherwise', () => {
    expect(road(expired, { serverTime: Date.parse('2026-07-01') })).toBe('TLS_EXPIRED');
    expect(road(expired)).toBe('TLS_EXPIRED');
    expect(road({ ...early, certificate: null }, { serverTime: Date.parse('2026-03-01') })).toBe('TLS_NOT_YET_VALID');
  });
});

describe('facts', () => {
  test('of a certificate', () => {
    const { facts } = classifyFault(fault({ stage: 'tls', errorCode: 'ERR_TLS_CERT_ALTNAME_INVALID', certificate }), {
      scheme: 'https',
      hostIsLoopback: false,
    });
    expect(facts).toMatchObject({
      host: 'gateway.test',
      port: 443,
      address: '192.0.2.1',
      issuer: 'O=Inspection Ltd',
      subject: 'CN=gateway.test',
      certificateNames: 'gateway.test, www.gateway.test',
      validFrom: certificate.validFrom,
      validTo: certificate.validTo,
      seconds: 1.2,
    });
    expect(facts).not.toHaveProperty('timeout');
  });

  test('of several addresses and of a timeout', () => {
    const attempts = [{ address: '192.0.2.1', errorCode: 'ETIMEDOUT' }];
    const { facts } = classifyFault(fault({ stage: 'connect', errorCode: 'TIMEOUT', attempts }), {
      scheme: 'https',
      hostIsLoopback: false,
    });
    expect(facts).toMatchObject({ addresses: '192.0.2.1', attempts: '192.0.2.1 ETIMEDOUT', timeout: 1.2 });
  });

  test('of a proxy: its address is no host of the gateway', () => {
    const proxyAnswer = { status: 407, headers: { 'proxy-authenticate': 'NTLM' } };
    const { facts } = classifyFault(
      fault({
        stage: 'proxy',
        errorCode: 'PROXY_STATUS',
        viaProxy: true,
        hostname: 'proxy.test',
        port: 3128,
        proxyAnswer,
      }),
      { scheme: 'https', hostIsLoopback: false },
    );
    expect(facts).toMatchObject({ proxy: 'proxy.test:3128', status: 407, schemes: 'NTLM' });
    expect(facts).not.toHaveProperty('host');
  });
});

test.each([
  ['Basic realm="corp"', ['Basic']],
  ['Negotiate, NTLM, Basic realm="a, b", charset="UTF-8"', ['Negotiate', 'NTLM', 'Basic']],
  ['Digest realm="x", nonce="y, z", qop="auth", Bearer', ['Digest', 'Bearer']],
  ['', []],
])('schemes of the challenge %j', (header, schemes) => {
  expect(challengeSchemes(header)).toEqual(schemes);
});
