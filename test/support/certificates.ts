/** Makes X.509 certificates for tests: a small DER writer over node:crypto. For test servers only. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';

export interface Identity {
  /** PEM; the leaf alone. */
  cert: string;
  /** PEM. */
  key: string;
  commonName: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

export interface CertificateRequest {
  commonName: string;
  /** DNS names and IPv4 addresses of the subjectAltName. */
  names?: readonly string[];
  /** Who signs; absent: self-signed. */
  issuer?: Identity;
  isAuthority?: boolean;
  /** Days from now, negative for the past. Default: from -1 to 30. */
  validFromDays?: number;
  validToDays?: number;
}

const dayMs = 86_400_000;

function tlv(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const length =
    content.length < 0x80
      ? Buffer.from([content.length])
      : content.length < 0x100
        ? Buffer.from([0x81, content.length])
        : Buffer.from([0x82, content.length >> 8, content.length & 0xff]);
  return Buffer.concat([Buffer.from([tag]), length, content]);
}

const sequence = (...parts: Buffer[]): Buffer => tlv(0x30, ...parts);
const octets = (content: Buffer): Buffer => tlv(0x04, content);
const bits = (content: Buffer): Buffer => tlv(0x03, Buffer.from([0]), content);
const yes = tlv(0x01, Buffer.from([0xff]));

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const arc of rest) {
    const digits = [arc & 0x7f];
    for (let left = arc >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80);
    bytes.push(...digits);
  }
  return tlv(0x06, Buffer.from(bytes));
}

function name(commonName: string): Buffer {
  return sequence(tlv(0x31, sequence(oid('2.5.4.3'), tlv(0x0c, Buffer.from(commonName)))));
}

/** UTCTime: the years 1950 to 2049. */
function time(epochMs: number): Buffer {
  return tlv(0x17, Buffer.from(`${new Date(epochMs).toISOString().slice(2, 19).replace(/[-T:]/g, '')}Z`));
}

function alternativeName(value: string): Buffer {
  return isIP(value) === 4 ? tlv(0x87, Buffer.from(value.split('.').map(Number))) : tlv(0x82, Buffer.from(value));
}

function extension(id: string, critical: boolean, content: Buffer): Buffer {
  return sequence(oid(id), ...(critical ? [yes] : []), octets(content));
}

function keyId(key: KeyObject): Buffer {
  return createHash('sha1')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest();
}

function pem(label: string, der: Buffer): string {
  return `-----BEGIN ${label}-----\n${der.toString('base64').replace(/.{64}(?=.)/g, '$&\n')}\n-----END ${label}-----\n`;
}

/** A fresh P-256 key and its certificate. */
export function issueCertificate(request: CertificateRequest): Identity {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signer = request.issuer?.privateKey ?? privateKey;
  const signerPublic = request.issuer?.publicKey ?? publicKey;
  const algorithm = sequence(oid('1.2.840.10045.4.3.2'));
  const now = Date.now();
  const serial = randomBytes(8);
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  const names = request.names ?? [];
  const extensions = [
    extension('2.5.29.14', false, octets(keyId(publicKey))),
    extension('2.5.29.35', false, sequence(tlv(0x80, keyId(signerPublic)))),
    extension('2.5.29.19', true, request.isAuthority === true ? sequence(yes) : sequence()),
    ...(names.length > 0 ? [extension('2.5.29.17', false, sequence(...names.map(alternativeName)))] : []),
  ];
  const body = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, serial),
    algorithm,
    name(request.issuer?.commonName ?? request.commonName),
    sequence(time(now + (request.validFromDays ?? -1) * dayMs), time(now + (request.validToDays ?? 30) * dayMs)),
    name(request.commonName),
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(...extensions)),
  );
  const certificate = sequence(body, algorithm, bits(sign('sha256', body, signer)));
  return {
    cert: pem('CERTIFICATE', certificate),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    commonName: request.commonName,
    privateKey,
    publicKey,
  };
}

export interface CertificateSet {
  root: Identity;
  intermediate: Identity;
  /** Signed by the root: trusted once the root is. */
  good: Identity;
  selfSigned: Identity;
  expired: Identity;
  notYetValid: Identity;
  wrongName: Identity;
  /** Signed by the intermediate; `cert` alone lacks it. */
  underIntermediate: Identity;
  /** For a TLS client, signed by the root. */
  client: Identity;
}

const localNames = ['localhost', '127.0.0.1', 'gateway.test', 'proxy.test'];

/** One of each kind that a test needs; names cover `localhost`, 127.0.0.1, `gateway.test` and `proxy.test`. */
export function certificateSet(): CertificateSet {
  const root = issueCertificate({ commonName: 'Test Root', isAuthority: true });
  const intermediate = issueCertificate({ commonName: 'Test Intermediate', isAuthority: true, issuer: root });
  const leaf = (rest: Partial<CertificateRequest>): Identity =>
    issueCertificate({ commonName: 'gateway.test', names: localNames, issuer: root, ...rest });
  return {
    root,
    intermediate,
    good: leaf({}),
    selfSigned: issueCertificate({ commonName: 'gateway.test', names: localNames }),
    expired: leaf({ validFromDays: -30, validToDays: -2 }),
    notYetValid: leaf({ validFromDays: 2 }),
    wrongName: leaf({ commonName: 'other.test', names: ['other.test', 'www.other.test'] }),
    underIntermediate: leaf({ issuer: intermediate }),
    client: leaf({ commonName: 'client', names: ['client.test'] }),
  };
}
