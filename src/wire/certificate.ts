/** Turns Node's view of a peer certificate into the facts a report shows. Pure: no socket is opened here. */
import type { DetailedPeerCertificate, PeerCertificate } from 'node:tls';
import type { CertificateFacts } from './exchange';

const nameParts = ['CN', 'O', 'OU', 'C'] as const;
type NameParts = Partial<Record<string, string | string[] | undefined>>;

/** Distinguished name as `CN=…, O=…`, the telling parts first. */
function distinguishedName(name: NameParts | undefined): string {
  if (name === undefined) return '';
  return nameParts.flatMap((part) => [name[part] ?? []].flat().map((value) => `${part}=${value}`)).join(', ');
}

/** Names of `subjectaltname`: `DNS:a.example, IP Address:127.0.0.1`; Node quotes odd values as JSON. */
function alternativeNames(subjectAltName: string | undefined): string[] {
  if (subjectAltName === undefined) return [];
  return [...subjectAltName.matchAll(/(?:DNS|IP Address):("(?:[^"\\]|\\.)*"|[^,]*)/g)].map((hit) => {
    const value = hit[1] ?? '';
    return value.startsWith('"') ? String(JSON.parse(value)) : value.trim();
  });
}

function isoTime(text: string): string {
  const time = Date.parse(text);
  return Number.isNaN(time) ? text : new Date(time).toISOString();
}

/** `null` when the peer showed no certificate. Walks the chain from the leaf up; a self-signed end closes it. */
export function certificateFacts(certificate: PeerCertificate | DetailedPeerCertificate): CertificateFacts | null {
  if (typeof certificate.fingerprint256 !== 'string') return null;
  const chain: string[] = [];
  const seen = new Set<string>();
  let link: PeerCertificate | DetailedPeerCertificate | undefined = certificate;
  while (link !== undefined && typeof link.fingerprint256 === 'string' && !seen.has(link.fingerprint256)) {
    seen.add(link.fingerprint256);
    chain.push(distinguishedName({ ...link.subject }));
    link = 'issuerCertificate' in link ? link.issuerCertificate : undefined;
  }
  const names = alternativeNames(certificate.subjectaltname);
  const commonName = [certificate.subject?.CN ?? []].flat();
  return {
    subject: distinguishedName({ ...certificate.subject }),
    issuer: distinguishedName({ ...certificate.issuer }),
    names: names.length > 0 ? names : commonName,
    validFrom: isoTime(certificate.valid_from),
    validTo: isoTime(certificate.valid_to),
    chain,
    fingerprint256: certificate.fingerprint256,
  };
}
