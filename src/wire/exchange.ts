/** The one shape that leaves the wire: what was sent, what came back, how long each phase took, or what broke. Types only. */
import type { Cost, HeaderStyle, Protocol } from '../vocabulary';

/** What a request is for; decides how its answer is read. */
export type Purpose = 'generation' | 'count' | 'models' | 'usage' | 'identity' | 'route' | 'other';

/** One request as a check plans it. The key is not in here: `wire` puts it in, in the given style. */
export interface RequestPlan {
  method: 'GET' | 'POST';
  /** Absolute URL, without the key. */
  url: string;
  protocol: Protocol;
  purpose: Purpose;
  /** `null`: the request carries no key. */
  headerStyle: HeaderStyle | null;
  cost: Cost;
  /** Extra request headers (content-type and protocol version headers are the protocol's). */
  headers?: Readonly<Record<string, string>>;
  /** JSON body, sent as it is. */
  body?: unknown;
  /** The answer is expected as a stream of server-sent events. */
  stream?: boolean;
  /** Model that the request names, if any. */
  model?: string;
  /** Budget of this request in ms: from the first lookup to the last byte. */
  timeoutMs: number;
}

/** Milliseconds of each phase; `null`: the phase did not happen (an IP literal has no DNS, plain HTTP no TLS). */
export interface Phases {
  dns: number | null;
  /** TCP connect to the gateway, or to the proxy when one is used. */
  tcp: number | null;
  /** CONNECT through the proxy: from sending it to its answer. */
  proxy: number | null;
  tls: number | null;
  /** From the start of the request to the first byte of the answer's headers. */
  ttfb: number | null;
  download: number | null;
  total: number;
}

/** Names and times of a server certificate, as shown to the user. */
export interface CertificateFacts {
  subject: string;
  issuer: string;
  /** DNS names and addresses it is valid for. */
  names: string[];
  /** ISO 8601. */
  validFrom: string;
  validTo: string;
  /** Subjects from the leaf up, as the server sent them. */
  chain: string[];
  fingerprint256: string;
}

export interface ConnectionFacts {
  /** Address that answered; of the proxy when one is used. */
  address: string | null;
  port: number | null;
  family: 4 | 6 | null;
  /** Every address that the lookup gave, in order. */
  addresses: string[];
  /** Each connection attempt that failed before one succeeded. */
  attemptsFailed: { address: string; errorCode: string }[];
  tls: {
    version: string | null;
    cipher: string | null;
    alpn: string | null;
    certificate: CertificateFacts | null;
  } | null;
  /** Proxy in use, without its credentials, and the variable it came from. */
  proxy: { url: string; source: string } | null;
}

export interface StreamFrame {
  /** ms since the start of the request. */
  atMs: number;
  /** Bytes of this chunk as text. */
  text: string;
}

export interface Answer {
  status: number;
  httpVersion: string;
  /** Names in lower case, repeated ones joined with ", ". */
  headers: Readonly<Record<string, string>>;
  /** Body text as received (decoded when it was compressed although identity was asked), capped at 1 MiB. */
  body: string;
  /** Bytes received, before decoding. */
  bodyBytes: number;
  /** The cap was reached and the rest was not read. */
  capped: boolean;
  /** The body ended as HTTP says it should (length, last chunk or close). */
  complete: boolean;
  /** Arrival of each chunk, for streams. */
  frames: StreamFrame[];
}

export const faultStages = ['config', 'dns', 'connect', 'proxy', 'tls', 'send', 'headers', 'body'] as const;
/** The last phase that was under way when the request broke. */
export type FaultStage = (typeof faultStages)[number];

/** What broke, in raw but bounded form; `classify` turns it into a code. Never contains the key. */
export interface Fault {
  stage: FaultStage;
  /** Stable sign of the failure: errno (`ECONNREFUSED`), `UND_ERR_…`, `ERR_SSL_…`, `CERT_…`, or one of ours: `TIMEOUT`, `ABORTED`, `NOT_HTTP`, `PROXY_STATUS`, `PROXY_CLOSED`, `BODY_LIMIT`, `DECODE`. */
  errorCode: string;
  /** Class of the error, such as `HTTPParserError`; an aid, never shown alone. */
  errorName: string;
  /** The error's own text, cleaned and redacted. */
  message: string;
  hostname: string | null;
  address: string | null;
  port: number | null;
  /** Each address with its own failure when several were tried. */
  attempts: { address: string; errorCode: string }[];
  /** Bytes received on the connection before it broke; 0: nothing came. */
  bytesRead: number | null;
  /** First bytes of an answer that was not HTTP, printable characters only. */
  preview: string | null;
  /** The failing peer was the proxy, not the gateway. */
  viaProxy: boolean;
  /** Status and headers of a CONNECT that the proxy refused. */
  proxyAnswer: { status: number; headers: Readonly<Record<string, string>> } | null;
  /** Certificate behind a verification error, fetched on a connection that did not carry the key. */
  certificate: CertificateFacts | null;
  /** Epoch ms by the peer's own clock, asked without the key when a certificate's dates were the trouble; not verified. */
  peerTime?: number;
  /** ms from the start of the request. */
  afterMs: number;
}

export interface Exchange {
  /** Position in the run, from 0. */
  index: number;
  request: RequestPlan & { /** UUID sent as `x-request-id`. */ sentId: string };
  /** Epoch ms. */
  startedAt: number;
  /** `null` when no complete header block came. Body, frames and headers are without the run's secrets. */
  answer: Answer | null;
  /** The key, or a longer run of it, came back in the answer's body or headers (before it was masked there). */
  keyEchoed?: true;
  /** Set when the request broke; may stand beside `answer` when the body broke. */
  fault: Fault | null;
  phases: Phases;
  connection: ConnectionFacts;
}
