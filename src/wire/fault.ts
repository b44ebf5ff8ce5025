/** Turns whatever broke an attempt into a Fault: bounded, cleaned, without secrets. Pure. */
import { cleanForTerminal, mapStrings, type Redactor } from '../redact';
import type { Attempt, Cancellation } from './attempt';
import type { CertificateFacts, Fault } from './exchange';

/** What a connector hands to undici. A class and code of our own: on the socket code undici would connect again, without end when a proxy closes during CONNECT (nodejs/undici 3897). */
export class ConnectorFailure extends Error {
  readonly code = 'CONNECTOR_FAILURE';
  constructor(cause: unknown) {
    super('the connection could not be made', { cause });
    this.name = 'ConnectorFailure';
  }
}

/** A fault that we name ourselves. */
export class NamedFailure extends Error {
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'NamedFailure';
    this.code = code;
  }
}

const messageLimit = 400;
const previewLength = 120;

/** When several addresses fail, the error that tells most about the far side: an answer beats silence, silence beats having no route. */
const telling = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'EACCES',
  'EPERM',
  'ENETUNREACH',
];

interface ErrorLike {
  name: string;
  message: string;
  code: string | null;
  address: string | null;
  port: number | null;
  hostname: string | null;
  errors: ErrorLike[];
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Looks through our own wrapper and through errors that only carry a cause. */
function innermost(error: unknown): unknown {
  let current = error;
  for (let depth = 0; depth < 8; depth += 1) {
    const cause = field(current, 'cause');
    if (cause === undefined || cause === null) return current;
    if (!(current instanceof ConnectorFailure) && typeof field(current, 'code') === 'string') return current;
    current = cause;
  }
  return current;
}

function readError(error: unknown): ErrorLike {
  const inner = innermost(error);
  const code = textOrNull(field(inner, 'code'));
  const port = Number(field(inner, 'port'));
  const errors = field(inner, 'errors');
  return {
    name: textOrNull(field(inner, 'name')) ?? 'Error',
    // OpenSSL's own text begins with a number that changes on every run; `reason` is the part that says something.
    message:
      (code?.startsWith('ERR_SSL_') === true ? textOrNull(field(inner, 'reason')) : null) ??
      textOrNull(field(inner, 'message')) ??
      '',
    code,
    address: textOrNull(field(inner, 'address')),
    port: Number.isInteger(port) && port > 0 ? port : null,
    hostname: textOrNull(field(inner, 'hostname')),
    errors: Array.isArray(errors) ? errors.map(readError) : [],
  };
}

/** Bytes as one printable line: what is not printable ASCII appears as `\xNN`. */
function printable(bytes: Buffer): string {
  let line = '';
  for (const byte of bytes) {
    if (byte === 0x0d) line += '\\r';
    else if (byte === 0x0a) line += '\\n';
    else if (byte >= 0x20 && byte <= 0x7e) line += String.fromCharCode(byte);
    else line += `\\x${byte.toString(16).padStart(2, '0')}`;
  }
  return line;
}

/** A preview of bytes without secrets. Redacts before it cuts; a key that the peer itself cut off at the end is masked too. */
export function previewOf(bytes: Buffer, key: string | null, redact: Redactor): string {
  const line = redact.quoted(printable(bytes));
  let end = line.length;
  for (let length = Math.min(key?.length ?? 0, line.length); length >= 4; length -= 1)
    if (key !== null && line.endsWith(key.slice(0, length))) {
      end = line.length - length;
      break;
    }
  const safe = end === line.length ? line : `${line.slice(0, end)}…`;
  return safe.slice(0, previewLength);
}

function mostTelling(codes: readonly string[]): string | null {
  return telling.find((code) => codes.includes(code)) ?? codes[0] ?? null;
}

function errorCodeOf(error: ErrorLike, attempts: readonly { errorCode: string }[]): string {
  if (error.name === 'HTTPParserError') return 'NOT_HTTP';
  if (error.errors.length > 0)
    return mostTelling(attempts.map((attempt) => attempt.errorCode)) ?? error.code ?? error.name;
  return error.code ?? error.name;
}

/** Any 2xx opens the tunnel (RFC 9110, 9.3.6). */
export function isTunnel(status: number): boolean {
  return status >= 200 && status < 300;
}

export interface FaultInput {
  attempt: Attempt;
  /** What was thrown, or how the attempt was stopped. */
  cause: { error: unknown } | { cancellation: Cancellation };
  certificate?: CertificateFacts | null;
  redact: Redactor;
  key: string | null;
  afterMs: number;
}

/** The fault of an attempt, from its last phase and what broke it. */
export function buildFault({ attempt, cause, certificate = null, redact, key, afterMs }: FaultInput): Fault {
  const error = 'error' in cause ? readError(cause.error) : null;
  const attempts = [...attempt.failedAddresses];
  for (const each of error?.errors ?? [])
    if (each.address !== null && !attempts.some((known) => known.address === each.address))
      attempts.push({ address: each.address, errorCode: each.code ?? each.name });
  const errorCode =
    error === null
      ? 'cancellation' in cause
        ? cause.cancellation.errorCode
        : 'UNKNOWN'
      : errorCodeOf(error, attempts);
  const viaProxy = attempt.peer?.isProxy ?? false;
  const said = error === null ? ('cancellation' in cause ? cause.cancellation.message : '') : error.message;
  const message = said !== '' ? said : attempts.map((each) => `${each.address} ${each.errorCode}`).join(', ');
  const head = attempt.head();
  const speaksHttp = head.subarray(0, 5).toString('latin1') === 'HTTP/';
  const beforeAnswer = attempt.stage === 'headers' || attempt.stage === 'proxy';
  const preview =
    head.length > 0 && beforeAnswer && (errorCode === 'NOT_HTTP' || !speaksHttp) ? previewOf(head, key, redact) : null;
  // Only the proxy knows the address at the far end of a tunnel.
  const tunnelled = attempt.proxyAnswer !== null && !viaProxy;
  return {
    stage: attempt.stage,
    errorCode,
    errorName: error?.name ?? 'Cancellation',
    message: cleanForTerminal(redact(message)).slice(0, messageLimit),
    hostname: attempt.peer?.hostname ?? error?.hostname ?? null,
    address: error?.address ?? (tunnelled ? null : attempt.road.address),
    port: attempt.peer?.port ?? error?.port ?? null,
    attempts,
    bytesRead: attempt.bytesRead,
    preview,
    viaProxy,
    proxyAnswer:
      attempt.proxyAnswer !== null && !isTunnel(attempt.proxyAnswer.status)
        ? mapStrings(attempt.proxyAnswer, redact.exact)
        : null,
    certificate,
    afterMs,
  };
}
