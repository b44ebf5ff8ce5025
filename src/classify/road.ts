/** From a fault on the road (no answer, or a broken one) to its code: an ordered table, first row that fits. Pure; opens nothing and holds no sentences. */
import type { Facts } from '../reference/code';
import type { Confidence } from '../vocabulary';
import type { Fault, FaultStage } from '../wire/exchange';

export interface RoadContext {
  /** Scheme of the request's URL. */
  scheme: 'http' | 'https';
  hostIsLoopback: boolean;
  /** Epoch ms of a trusted `Date` header of this run, if there was one. */
  serverTime?: number | null;
}

export interface RoadVerdict {
  code: string;
  reason: string | null;
  confidence: Confidence;
  facts: Facts;
}

/** Every condition that is present must hold. */
interface Row {
  stage?: FaultStage | readonly FaultStage[];
  error?: RegExp;
  viaProxy?: boolean;
  /** Status of the proxy's answer to CONNECT. */
  proxyStatus?: readonly number[];
  message?: RegExp;
  preview?: RegExp;
  scheme?: 'http' | 'https';
  loopback?: boolean;
  /** The host showed a certificate when asked. */
  certificate?: boolean;
  /** One of several addresses is an IPv6 address that this network has no route to. */
  ipv6Unroutable?: true;
  /** Whether any byte of an answer came. */
  heard?: boolean;
  code: string;
  reason?: string;
  confidence?: Confidence;
}

const timeout = /^(?:TIMEOUT|ABORTED|UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT)$/;
const aborted = /^ABORTED$/;
const closed = /^UND_ERR_SOCKET$/;
const reset = /^(?:ECONNRESET|EPIPE|ECONNABORTED)$/;
const noName = /^(?:ENOTFOUND|ENODATA|EAI_NONAME|EAI_NODATA|EAI_ADDRFAMILY)$/;
const noRoute = /^(?:ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL)$/;
const connectTimeout = /^(?:TIMEOUT|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/;
/** A TLS record of the type "alert": the peer speaks TLS and did not like plain text. */
const tlsRecord = /^\\x(?:15|16)\\x03/;
/** An HTTP/2 SETTINGS frame, the first thing that such a server says. */
const http2Frame = /^\\x00\\x00.{1,4}\\x04\\x00\\x00\\x00\\x00\\x00/;

/** Codes are those of Node 20 to 26 and undici 7; OpenSSL renamed several between Node 20 and 22. */
const rows: readonly Row[] = [
  // What never left the program.
  { error: /^KEY_NOT_SENDABLE$/, code: 'KEY_MALFORMED' },
  { error: /^PROXY_SCHEME_UNSUPPORTED$/, message: /socks/i, code: 'PROXY_CONFIG_INVALID', reason: 'socks_scheme' },
  { error: /^PROXY_SCHEME_MISSING$/, code: 'PROXY_CONFIG_INVALID', reason: 'missing_scheme' },
  { error: /^PROXY_(?:URL_INVALID|SCHEME_UNSUPPORTED)$/, code: 'PROXY_CONFIG_INVALID', reason: 'malformed' },
  { error: /^(?:URL_INVALID|ERR_INVALID_URL)$/, code: 'BASE_URL_INVALID' },
  { error: /^UND_ERR_(?:INVALID_ARG|INVALID_RETURN_VALUE|NOT_SUPPORTED)$/, code: 'INTERNAL', confidence: 'likely' },

  // A run that was ended early proves nothing about the phase that was under way.
  { error: aborted, viaProxy: true, code: 'PROXY_TIMEOUT', reason: 'aborted', confidence: 'possible' },
  { error: aborted, stage: 'dns', code: 'DNS_TIMEOUT', reason: 'aborted', confidence: 'possible' },
  { error: aborted, stage: ['config', 'connect'], code: 'CONNECT_TIMEOUT', reason: 'aborted', confidence: 'possible' },
  { error: aborted, stage: 'tls', code: 'TLS_HANDSHAKE_FAILED', reason: 'aborted', confidence: 'possible' },
  { error: aborted, stage: 'body', code: 'BODY_STALLED', reason: 'aborted', confidence: 'possible' },
  { error: aborted, code: 'RESPONSE_TIMEOUT', reason: 'aborted', confidence: 'possible' },

  // The proxy's own answer to CONNECT.
  { error: /^PROXY_STATUS$/, proxyStatus: [407], code: 'PROXY_AUTH_REQUIRED' },
  {
    error: /^PROXY_STATUS$/,
    proxyStatus: [401],
    code: 'PROXY_AUTH_REQUIRED',
    reason: 'status_401',
    confidence: 'likely',
  },
  { error: /^PROXY_STATUS$/, proxyStatus: [403, 451], code: 'PROXY_FORBIDDEN' },
  {
    error: /^PROXY_STATUS$/,
    proxyStatus: [405, 501],
    code: 'PROXY_FORBIDDEN',
    reason: 'connect_not_allowed',
    confidence: 'likely',
  },
  { error: /^PROXY_STATUS$/, proxyStatus: [502, 503], code: 'PROXY_BAD_GATEWAY' },
  { error: /^PROXY_STATUS$/, proxyStatus: [504], code: 'PROXY_BAD_GATEWAY', reason: 'gateway_timeout' },
  {
    error: /^PROXY_STATUS$/,
    proxyStatus: [500, 520, 521, 522, 523],
    code: 'PROXY_BAD_GATEWAY',
    reason: 'proxy_error',
    confidence: 'likely',
  },
  { error: /^PROXY_STATUS$/, proxyStatus: [301, 302, 303, 307, 308], code: 'PROXY_PROTOCOL_ERROR', reason: 'redirect' },
  { error: /^PROXY_STATUS$/, code: 'PROXY_PROTOCOL_ERROR', reason: 'unexpected_status' },

  // The way to the proxy.
  { viaProxy: true, stage: 'dns', error: noName, code: 'PROXY_NAME_NOT_FOUND' },
  { viaProxy: true, stage: 'dns', error: timeout, code: 'PROXY_UNREACHABLE', reason: 'dns_timeout' },
  { viaProxy: true, stage: 'dns', code: 'PROXY_UNREACHABLE', reason: 'dns_unavailable' },
  { viaProxy: true, stage: 'connect', error: /^ECONNREFUSED$/, code: 'PROXY_UNREACHABLE', reason: 'refused' },
  { viaProxy: true, stage: 'connect', error: connectTimeout, code: 'PROXY_UNREACHABLE', reason: 'connect_timeout' },
  { viaProxy: true, stage: 'connect', error: reset, code: 'PROXY_UNREACHABLE', reason: 'reset' },
  { viaProxy: true, stage: 'connect', code: 'PROXY_UNREACHABLE', reason: 'no_route' },
  {
    viaProxy: true,
    stage: 'tls',
    error: /^(?:ERR_SSL_(?:WRONG_VERSION_NUMBER|HTTP_REQUEST|PACKET_LENGTH_TOO_LONG)|EPROTO)$/,
    code: 'PROXY_PROTOCOL_ERROR',
    reason: 'https_to_plain_proxy',
    confidence: 'likely',
  },
  { viaProxy: true, stage: 'tls', error: timeout, code: 'PROXY_TIMEOUT', reason: 'tls' },
  { viaProxy: true, stage: 'tls', error: reset, code: 'PROXY_PROTOCOL_ERROR', reason: 'tls_closed' },
  { viaProxy: true, stage: 'proxy', preview: tlsRecord, code: 'PROXY_PROTOCOL_ERROR', reason: 'plain_to_tls_proxy' },
  { viaProxy: true, stage: 'proxy', error: timeout, code: 'PROXY_TIMEOUT' },
  { viaProxy: true, stage: 'proxy', error: /^PROXY_CLOSED$/, code: 'PROXY_PROTOCOL_ERROR', reason: 'closed' },
  { viaProxy: true, stage: 'proxy', error: closed, code: 'PROXY_PROTOCOL_ERROR', reason: 'closed' },
  { viaProxy: true, stage: 'proxy', error: reset, code: 'PROXY_PROTOCOL_ERROR', reason: 'reset' },
  { viaProxy: true, stage: 'proxy', error: /^NOT_HTTP$/, code: 'PROXY_PROTOCOL_ERROR', reason: 'not_http' },
  { viaProxy: true, stage: 'proxy', code: 'PROXY_PROTOCOL_ERROR' },

  // The name.
  { stage: 'dns', error: /^ENODATA$/, code: 'DNS_NOT_FOUND', reason: 'no_address' },
  { stage: 'dns', error: noName, code: 'DNS_NOT_FOUND' },
  { stage: 'dns', error: /^(?:TIMEOUT|ETIMEOUT|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/, code: 'DNS_TIMEOUT' },
  { stage: 'dns', code: 'DNS_UNAVAILABLE' },

  // The connection.
  {
    stage: 'connect',
    error: /^ECONNREFUSED$/,
    ipv6Unroutable: true,
    code: 'CONNECTION_REFUSED',
    reason: 'ipv6_broken',
  },
  { stage: 'connect', error: /^ECONNREFUSED$/, loopback: true, code: 'CONNECTION_REFUSED', reason: 'loopback' },
  { stage: 'connect', error: /^ECONNREFUSED$/, code: 'CONNECTION_REFUSED' },
  { stage: 'connect', error: reset, code: 'CONNECTION_RESET', reason: 'connect' },
  { stage: 'connect', error: connectTimeout, code: 'CONNECT_TIMEOUT' },
  { stage: 'connect', error: /^ENETUNREACH$/, code: 'HOST_UNREACHABLE', reason: 'no_route' },
  { stage: 'connect', error: /^(?:EACCES|EPERM)$/, code: 'HOST_UNREACHABLE', reason: 'prohibited' },
  {
    stage: 'connect',
    error: /^(?:EADDRNOTAVAIL|EINVAL|EAFNOSUPPORT|ERR_INVALID_IP_ADDRESS)$/,
    code: 'HOST_UNREACHABLE',
    reason: 'address',
  },
  { stage: 'connect', error: /^(?:EHOSTUNREACH|EHOSTDOWN|ENETDOWN|ENONET)$/, code: 'HOST_UNREACHABLE' },

  // TLS. A server may refuse the client's missing certificate only after the handshake, so these rows ask for no stage.
  { error: /CERTIFICATE_REQUIRED$/, code: 'TLS_CLIENT_CERT_REQUIRED' },
  {
    error: /^ERR_SSL_.*ALERT_(?:NO_CERTIFICATE|BAD_CERTIFICATE|UNKNOWN_CA|CERTIFICATE_UNKNOWN)$/,
    code: 'TLS_CLIENT_CERT_REQUIRED',
    confidence: 'likely',
  },
  { error: /^DEPTH_ZERO_SELF_SIGNED_CERT$/, code: 'TLS_SELF_SIGNED' },
  { error: /^SELF_SIGNED_CERT_IN_CHAIN$/, code: 'TLS_UNTRUSTED_ISSUER', reason: 'self_signed_root' },
  { error: /^UNABLE_TO_VERIFY_LEAF_SIGNATURE$/, code: 'TLS_UNTRUSTED_ISSUER', reason: 'issuer_not_sent' },
  { error: /^UNABLE_TO_GET_ISSUER_CERT/, code: 'TLS_UNTRUSTED_ISSUER', reason: 'unknown_root' },
  { error: /^CERT_HAS_EXPIRED$/, code: 'TLS_EXPIRED' },
  { error: /^CERT_NOT_YET_VALID$/, code: 'TLS_NOT_YET_VALID' },
  { error: /^(?:ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH|UND_ERR_PRX_TLS)$/, code: 'TLS_NAME_MISMATCH' },
  { error: /^UNSPECIFIED$/, message: /too weak/i, code: 'TLS_HANDSHAKE_FAILED', reason: 'weak_certificate' },
  { error: /^CERT_REVOKED$/, code: 'TLS_HANDSHAKE_FAILED', reason: 'revoked' },
  {
    error:
      /^(?:CERT_UNTRUSTED|CERT_REJECTED|CERT_SIGNATURE_FAILURE|CERT_CHAIN_TOO_LONG|INVALID_CA|INVALID_PURPOSE|UNABLE_TO_)/,
    code: 'TLS_UNTRUSTED_ISSUER',
  },
  { error: /^(?:ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_HTTP_REQUEST)$/, code: 'TLS_ON_PLAIN_PORT' },
  { error: /^EPROTO$/, message: /wrong version number/i, code: 'TLS_ON_PLAIN_PORT' },
  { error: /^ERR_SSL_(?:PACKET|DATA)_LENGTH_TOO_LONG$/, code: 'TLS_ON_PLAIN_PORT', confidence: 'possible' },
  {
    error: /^ERR_SSL_.*PROTOCOL_VERSION$|^ERR_SSL_UNSUPPORTED_PROTOCOL$/,
    code: 'TLS_HANDSHAKE_FAILED',
    reason: 'protocol_version',
  },
  { error: /^ERR_SSL_.*NO_APPLICATION_PROTOCOL$/, code: 'TLS_HANDSHAKE_FAILED', reason: 'only_http2' },
  { error: /^ERR_SSL_.*UNRECOGNIZED_NAME$/, code: 'TLS_HANDSHAKE_FAILED', reason: 'unknown_name' },
  {
    error: /^ERR_SSL_.*HANDSHAKE_FAILURE$/,
    code: 'TLS_HANDSHAKE_FAILED',
    reason: 'cipher',
    confidence: 'likely',
  },
  { error: /^(?:ERR_SSL_|ERR_TLS_|EPROTO$)/, code: 'TLS_HANDSHAKE_FAILED' },
  { stage: 'tls', error: timeout, code: 'TLS_HANDSHAKE_FAILED', reason: 'timeout' },
  { stage: 'tls', error: reset, code: 'TLS_HANDSHAKE_FAILED', reason: 'reset' },
  { stage: 'tls', error: closed, code: 'TLS_HANDSHAKE_FAILED', reason: 'reset' },

  // The answer's head.
  { stage: 'headers', scheme: 'http', certificate: true, code: 'PLAIN_ON_TLS_PORT' },
  { stage: 'headers', scheme: 'http', preview: tlsRecord, code: 'PLAIN_ON_TLS_PORT' },
  { stage: ['send', 'headers'], error: timeout, heard: true, code: 'RESPONSE_TIMEOUT', reason: 'half_headers' },
  { stage: ['send', 'headers'], error: timeout, code: 'RESPONSE_TIMEOUT' },
  { stage: 'headers', error: closed, message: /bad response/i, code: 'NOT_HTTP', reason: 'unasked_100' },
  { stage: 'headers', error: closed, message: /bad upgrade/i, code: 'NOT_HTTP', reason: 'unasked_101' },
  { stage: 'headers', error: closed, heard: true, code: 'CONNECTION_CLOSED', reason: 'half_headers' },
  { stage: ['send', 'headers'], error: closed, scheme: 'https', code: 'CONNECTION_CLOSED', reason: 'after_tls' },
  { stage: ['send', 'headers'], error: closed, code: 'CONNECTION_CLOSED' },
  { stage: ['send', 'headers'], error: reset, heard: true, code: 'CONNECTION_RESET', reason: 'half_headers' },
  { stage: ['send', 'headers'], error: reset, code: 'CONNECTION_RESET' },
  { error: /^UND_ERR_HEADERS_OVERFLOW$/, code: 'HEADERS_TOO_LARGE' },
  { stage: 'headers', error: /^UND_ERR_RES_CONTENT_LENGTH_MISMATCH$/, code: 'NOT_HTTP', reason: 'content_length' },
  { stage: 'headers', error: /^NOT_HTTP$/, preview: /^SSH-/, code: 'NOT_HTTP', reason: 'ssh' },
  {
    stage: 'headers',
    error: /^NOT_HTTP$/,
    preview: /^(?:220[ -]|\+OK|\* OK)/,
    code: 'NOT_HTTP',
    reason: 'smtp',
  },
  { stage: 'headers', error: /^NOT_HTTP$/, preview: http2Frame, code: 'NOT_HTTP', reason: 'only_http2' },
  { stage: 'headers', error: /^NOT_HTTP$/, preview: /^HTTP\//, code: 'NOT_HTTP', reason: 'malformed_headers' },
  { stage: 'headers', error: /^(?:NOT_HTTP|HPE_\w+)$/, code: 'NOT_HTTP', reason: 'garbage' },

  // The answer's body.
  { stage: 'body', error: timeout, code: 'BODY_STALLED' },
  { error: /^(?:BODY_LIMIT|UND_ERR_RES_EXCEEDED_MAX_SIZE)$/, code: 'BODY_TOO_LARGE' },
  { error: /^(?:DECODE|Z_\w+|ERR__ERROR_\w+)$/, code: 'DECODE_FAILED' },
  { stage: 'body', error: closed, code: 'BODY_TRUNCATED' },
  { stage: 'body', error: reset, code: 'BODY_TRUNCATED', reason: 'reset' },
  { stage: 'body', error: /^UND_ERR_RES_CONTENT_LENGTH_MISMATCH$/, code: 'BODY_TRUNCATED', reason: 'content_length' },
  { stage: 'body', error: /^(?:NOT_HTTP|HPE_\w+)$/, code: 'BODY_TRUNCATED', reason: 'framing' },

  // Whatever stage it broke in.
  { error: /^ECONNREFUSED$/, code: 'CONNECTION_REFUSED' },
  { error: reset, code: 'CONNECTION_RESET' },
  { error: closed, code: 'CONNECTION_CLOSED' },
  { error: timeout, code: 'RESPONSE_TIMEOUT', confidence: 'likely' },
];

function includes<T>(wanted: T | readonly T[], value: T): boolean {
  return Array.isArray(wanted) ? wanted.includes(value) : wanted === value;
}

function fits(row: Row, fault: Fault, context: RoadContext): boolean {
  if (row.stage !== undefined && !includes(row.stage, fault.stage)) return false;
  if (row.error !== undefined && !row.error.test(fault.errorCode)) return false;
  if (row.viaProxy !== undefined && row.viaProxy !== fault.viaProxy) return false;
  if (row.proxyStatus !== undefined && !row.proxyStatus.includes(fault.proxyAnswer?.status ?? 0)) return false;
  if (row.message !== undefined && !row.message.test(fault.message)) return false;
  if (row.preview !== undefined && !row.preview.test(fault.preview ?? '')) return false;
  if (row.scheme !== undefined && row.scheme !== context.scheme) return false;
  if (row.loopback !== undefined && row.loopback !== context.hostIsLoopback) return false;
  if (
    row.ipv6Unroutable === true &&
    !fault.attempts.some((each) => each.address.includes(':') && noRoute.test(each.errorCode))
  )
    return false;
  if (row.certificate !== undefined && row.certificate !== (fault.certificate !== null)) return false;
  return row.heard === undefined || row.heard === (fault.bytesRead ?? 0) > 0;
}

/** A certificate that is valid by the server's own clock: then the local clock is wrong, not the certificate. */
function clockIsWrong(code: string, fault: Fault, serverTime: number | null): boolean {
  if ((code !== 'TLS_EXPIRED' && code !== 'TLS_NOT_YET_VALID') || serverTime === null || fault.certificate === null)
    return false;
  return Date.parse(fault.certificate.validFrom) <= serverTime && serverTime <= Date.parse(fault.certificate.validTo);
}

/** Authentication schemes of a `proxy-authenticate` header: `Negotiate, Basic realm="corp"` → `Negotiate, Basic`. */
export function challengeSchemes(header: string): string[] {
  const bare = header.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  return [...bare.matchAll(/(?:^|,)\s*([A-Za-z][A-Za-z0-9-]*)(?=\s+[^=\s,]|\s*(?:,|$))/g)].flatMap(
    (hit) => hit[1] ?? [],
  );
}

/** The entries that have a value; an empty text counts as none. */
function present(facts: { [Name in keyof Facts]: Facts[Name] | null | undefined }): Facts {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  ) as Facts;
}

/** A host as it stands in a URL and in the commands of the table. */
function bracketed(hostname: string | null): string | null {
  return hostname?.includes(':') ? `[${hostname}]` : hostname;
}

function factsOf(fault: Fault, code: string, serverTime: number | null): Facts {
  const certificate = fault.certificate;
  const answer = fault.proxyAnswer;
  const seconds = Math.round(fault.afterMs / 100) / 10;
  const oddCharacter = code === 'KEY_MALFORMED' ? /(U\+[0-9A-F]+) at position (\d+)/.exec(fault.message) : null;
  const isTimeout = timeout.test(fault.errorCode);
  return present({
    // The sentences mean the gateway by `host`; behind a proxy's fault its name is not known here.
    host: fault.viaProxy ? null : bracketed(fault.hostname),
    port: fault.viaProxy ? null : fault.port,
    address: fault.address,
    addresses: [...new Set(fault.attempts.map((attempt) => attempt.address))].join(', '),
    attempts: fault.attempts.map((attempt) => `${attempt.address} ${attempt.errorCode}`).join(', '),
    errorCode: fault.errorCode,
    message: fault.message,
    preview: fault.preview,
    proxy:
      fault.viaProxy && fault.hostname !== '' && fault.hostname !== null
        ? `${bracketed(fault.hostname)}:${fault.port ?? ''}`
        : null,
    status: answer?.status,
    bytes: fault.stage === 'body' ? fault.bytesRead : null,
    schemes: challengeSchemes(answer?.headers['proxy-authenticate'] ?? '').join(', '),
    subject: certificate?.subject,
    issuer: certificate?.issuer,
    certificateNames: certificate?.names.join(', '),
    validFrom: certificate?.validFrom,
    validTo: certificate?.validTo,
    serverTime:
      serverTime === null || !code.match(/^(?:TLS_EXPIRED|TLS_NOT_YET_VALID|CLOCK_SKEW)$/)
        ? null
        : new Date(serverTime).toISOString(),
    seconds,
    timeout: isTimeout ? seconds : null,
    codePoint: oddCharacter?.[1],
    position: oddCharacter === null ? null : Number(oddCharacter[2]),
  });
}

/**
 * The code of a fault. Faults that no row knows are `UNRECOGNISED`. A fault with the error code `ABORTED` (the run was ended from our side)
 * gets the code of the phase that was under way, with the reason `aborted`: a caller should call such a check inconclusive.
 */
export function classifyFault(fault: Fault, context: RoadContext): RoadVerdict {
  const row = rows.find((candidate) => fits(candidate, fault, context));
  const said = row?.code ?? 'UNRECOGNISED';
  const serverTime = context.serverTime ?? fault.peerTime ?? null;
  const skewed = clockIsWrong(said, fault, serverTime);
  const code = skewed ? 'CLOCK_SKEW' : said;
  // A certificate of the proxy and one of the gateway share a remedy, so they share a code.
  const reason = skewed
    ? said === 'TLS_EXPIRED'
      ? 'ahead'
      : 'behind'
    : (row?.reason ?? (fault.viaProxy && code.startsWith('TLS_') ? 'proxy' : null));
  const confidence = row === undefined ? 'possible' : skewed ? 'likely' : (row.confidence ?? 'certain');
  return { code, reason, confidence, facts: factsOf(fault, code, serverTime) };
}
