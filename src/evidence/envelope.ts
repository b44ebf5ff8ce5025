/** Reads error envelopes out of parsed JSON, whatever shape a gateway, provider or client gave them. Pure; nothing is judged here. */
import type { Envelope } from './evidence';

/** Depth to which JSON inside JSON strings is followed; real bodies need three. */
const maxDepth = 6;

type Json = Record<string, unknown>;

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON text of a value; empty for what cannot be written: nested too deeply, or holding itself. */
export function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function symbol(value: unknown): string | null {
  const found = text(value);
  return found && !/^\d+$/.test(found) ? found.trim() : null;
}

function numeric(value: unknown): number | null {
  const found = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
  return typeof found === 'number' && Number.isFinite(found) ? found : null;
}

/** An envelope in which nothing was said. */
export function emptyEnvelope(): Envelope {
  return {
    shape: 0,
    code: null,
    codeAtTop: false,
    type: null,
    status: null,
    reason: null,
    message: null,
    param: null,
    numericCode: null,
    requestId: null,
    retryAfterSeconds: null,
  };
}

/** `error: code=429 reason="DAILY_LIMIT_EXCEEDED" message="daily usage limit exceeded" metadata=map[]`: a dumped error as message. */
const dumpedError = /\berror: code=\d+ reason="([^"]+)" message="([^"]*)"/;

const waitText =
  /(?:try again|retry|retry after|reset(?:s)?)\s+in:?\s+(?:about\s+)?(?:(\d+(?:\.\d+)?)\s*h(?:ours?)?\s*)?(?:(\d+(?:\.\d+)?)\s*m(?:in(?:utes?)?)?(?![a-z])\s*)?(?:(\d+(?:\.\d+)?)\s*(ms|s(?:ec(?:onds?)?)?)\b)?/i;

/** Seconds named by a sentence such as "try again in 1m2s", "retry in 45.57s", "20ms"; `null` when none is named. */
export function waitFromText(message: string): number | null {
  const found = waitText.exec(message);
  if (!found) return null;
  const [, hours, minutes, amount, unit] = found;
  if (!hours && !minutes && !amount) return null;
  const seconds = amount ? Number(amount) * (unit === 'ms' ? 0.001 : 1) : 0;
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + seconds;
}

function waitFromDetails(details: unknown): { reason: string | null; seconds: number | null; texts: string[] } {
  const result: { reason: string | null; seconds: number | null; texts: string[] } = {
    reason: null,
    seconds: null,
    texts: [],
  };
  if (!Array.isArray(details)) return result;
  for (const detail of details) {
    if (!isRecord(detail)) continue;
    result.reason ??= symbol(detail.reason);
    const delay = text(detail.retryDelay);
    if (delay && /^\d+(\.\d+)?s$/.test(delay)) result.seconds ??= Number.parseFloat(delay);
    if (Array.isArray(detail.violations))
      for (const violation of detail.violations)
        if (isRecord(violation))
          for (const part of [violation.quotaId, violation.quotaMetric, violation.description])
            if (text(part)) result.texts.push(String(part));
  }
  return result;
}

/** The first balanced `{…}` or `[…]` of a text that parses as JSON, or `undefined`. Looks at most at a few starting points. */
export function jsonInside(source: string): unknown {
  let tried = 0;
  for (let start = source.search(/[{[]/); start >= 0 && tried < 4; tried += 1) {
    const end = balancedEnd(source, start);
    if (end > start) {
      try {
        return JSON.parse(source.slice(start, end));
      } catch {
        // Not JSON from here; a later bracket may be.
      }
    }
    const next = source.slice(start + 1).search(/[{[]/);
    start = next < 0 ? -1 : start + 1 + next;
  }
  return undefined;
}

/** Index after the bracket that closes the one at `start`, or -1. One pass, strings skipped. */
export function balancedEnd(source: string, start: number): number {
  let depth = 0;
  let inString = false;
  for (let index = start; index < source.length; index += 1) {
    const character = source[index];
    if (inString) {
      if (character === '\\') index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return -1;
}

function finish(envelope: Envelope, extra: { details?: unknown; nested?: unknown[] }, depth: number): Envelope[] {
  const details = waitFromDetails(extra.details);
  envelope.reason ??= details.reason;
  envelope.retryAfterSeconds ??= details.seconds;
  const inner: Envelope[] = [];
  if (envelope.message) {
    const dumped = dumpedError.exec(envelope.message);
    if (dumped) {
      envelope.reason ??= dumped[1] ?? null;
      envelope.message = dumped[2] || envelope.message;
    }
    envelope.retryAfterSeconds ??= waitFromText(envelope.message);
    if (depth < maxDepth && /[{[]\s*\\?"/.test(envelope.message))
      inner.push(...readEnvelopes(jsonInside(envelope.message), depth + 1));
  }
  for (const nested of extra.nested ?? []) {
    if (depth >= maxDepth) break;
    if (typeof nested === 'string') inner.push(...readEnvelopes(jsonInside(nested), depth + 1));
    else if (nested !== undefined) inner.push(...readEnvelopes(nested, depth + 1));
  }
  if (details.texts.length > 0) inner.push({ ...emptyEnvelope(), message: details.texts.join(' ') });
  return [...inner, envelope];
}

function fromErrorObject(error: Json, outer: Json, depth: number): Envelope[] {
  const envelope = emptyEnvelope();
  envelope.code = symbol(error.code) ?? symbol(outer.code);
  envelope.codeAtTop = symbol(error.code) === null && symbol(outer.code) !== null;
  envelope.numericCode = numeric(error.code) ?? numeric(outer.code) ?? numeric(error.status) ?? numeric(outer.status);
  envelope.type = symbol(error.type) ?? symbol(error.__type);
  envelope.status = symbol(error.status);
  envelope.reason = symbol(error.reason);
  const innerError = isRecord(error.innererror)
    ? error.innererror
    : isRecord(error.innerError)
      ? error.innerError
      : null;
  if (innerError) envelope.reason ??= symbol(innerError.code);
  if (isRecord(error.details)) envelope.reason ??= symbol(error.details.error_code);
  envelope.message =
    text(error.message) ?? text(error.msg) ?? text(error.detail) ?? text(error.error) ?? text(outer.message);
  envelope.param = text(error.param);
  envelope.requestId = text(outer.request_id) ?? text(error.request_id) ?? text(outer.requestId);
  envelope.retryAfterSeconds = numeric(error.resets_in_seconds) ?? numeric(outer.resets_in_seconds);
  const metadata = isRecord(error.metadata) ? error.metadata : null;
  if (metadata) envelope.reason ??= symbol(metadata.error_type) ?? symbol(metadata.limit_source);
  envelope.shape =
    outer.type === 'error'
      ? 6
      : envelope.status && envelope.numericCode !== null
        ? 7
        : envelope.type && envelope.code
          ? envelope.type === envelope.code
            ? 8
            : 4
          : envelope.type
            ? 3
            : envelope.code
              ? 5
              : 0;
  const found = finish(
    envelope,
    { details: error.details, nested: [metadata?.raw, isRecord(error.error) ? { error: error.error } : undefined] },
    depth,
  );
  const raw = text(metadata?.raw);
  // A provider's answer in plain words says more than the sentence around it.
  return raw && jsonInside(raw) === undefined ? [{ ...emptyEnvelope(), message: raw }, ...found] : found;
}

/** The error in a wrapper of a vendor's own: MiniMax's with or without its name, Tencent's, iFlytek's. */
function vendorError(value: Record<string, unknown>): { code: unknown; message: unknown } | null {
  const { base_resp: minimax = value, Response: tencent, header: iflytek } = value;
  if (isRecord(minimax) && numeric(minimax.status_code) && (minimax !== value || text(minimax.status_msg)))
    return { code: minimax.status_code, message: minimax.status_msg };
  if (isRecord(tencent) && isRecord(tencent.Error)) return { code: tencent.Error.Code, message: tencent.Error.Message };
  if (isRecord(iflytek) && numeric(iflytek.code) && text(iflytek.message))
    return { code: iflytek.code, message: iflytek.message };
  return null;
}

/**
 * Every error envelope in a parsed JSON value, the innermost (most telling) first; empty when the value is no error.
 * Follows JSON inside message strings, OpenRouter's `metadata.raw`, dumped errors and arrays.
 */
export function readEnvelopes(value: unknown, depth = 0): Envelope[] {
  if (depth > maxDepth) return [];
  if (Array.isArray(value)) {
    for (const item of value.slice(0, 20)) {
      const found = isRecord(item) ? readEnvelopes(item, depth + 1) : [];
      if (found.length > 0) return found;
    }
    return [];
  }
  if (!isRecord(value)) return [];

  const { error } = value;
  if (isRecord(error)) return fromErrorObject(error, value, depth);
  if (text(error)) {
    const envelope = emptyEnvelope();
    envelope.shape = 9;
    envelope.code = symbol(value.code) ?? (/^[a-z][a-z0-9_]+$/i.test(String(error)) ? String(error) : null);
    envelope.message = [error, text(value.message) ?? text(value.error_description)].filter(Boolean).join(': ');
    envelope.numericCode = numeric(value.status) ?? numeric(value.code);
    return finish(envelope, { nested: [String(error)] }, depth);
  }
  const vendors = vendorError(value);
  if (vendors) return readEnvelopes({ error: vendors }, depth + 1);
  // Mistral puts the list of what is wrong with the request where the message belongs.
  if (isRecord(value.message) && Array.isArray(value.message.detail))
    return readEnvelopes({ ...value, message: jsonOf(value.message.detail) }, depth + 1);
  if (isRecord(value.response) && isRecord(value.response.error))
    return fromErrorObject(value.response.error, value.response, depth);
  if (Array.isArray(value.errors) && value.errors.length > 0) {
    const found = readEnvelopes(
      value.errors.map((item) => (isRecord(item) ? { error: item } : { error: String(item) })),
      depth + 1,
    );
    if (found.length > 0) return found;
  }
  if (Array.isArray(value.error)) return readEnvelopes(value.error, depth + 1);

  const message =
    text(value.message) ?? text(value.msg) ?? text(value.Message) ?? text(value.detail) ?? text(value.error_msg);
  const code = symbol(value.code) ?? symbol(value.Code) ?? symbol(value.__type) ?? symbol(value.error_code);
  const numericCode =
    numeric(value.code) ?? numeric(value.status) ?? numeric(value.statusCode) ?? numeric(value.error_code);
  const failed =
    value.success === false ||
    value.ok === false ||
    value.type === 'error' ||
    value.event === 'error' ||
    value.object === 'error' ||
    /_error$/.test(text(value.type) ?? '');
  const looksLikeError =
    failed || (code !== null && message !== null) || (numericCode !== null && numericCode >= 400 && message !== null);
  if (
    looksLikeError ||
    (message !== null &&
      Object.keys(value).length <= 4 &&
      value.role === undefined &&
      value.object === undefined &&
      value.content === undefined)
  ) {
    const envelope = emptyEnvelope();
    envelope.code = code;
    envelope.codeAtTop = code !== null;
    envelope.type = value.type === 'error' ? null : symbol(value.type);
    envelope.reason = symbol(value.reason);
    envelope.message = message;
    envelope.param = text(value.param);
    envelope.numericCode = numericCode;
    envelope.requestId = text(value.request_id) ?? text(value.requestId) ?? text(value.RequestId);
    envelope.shape = value.type === 'error' ? 10 : code !== null ? 1 : numericCode !== null ? 2 : 0;
    return finish(envelope, { details: value.details }, depth);
  }
  if (isRecord(value.detail)) return readEnvelopes({ error: value.detail }, depth + 1);
  if (isRecord(value.body)) return readEnvelopes(value.body, depth + 1);
  return [];
}

/** `{"error":{"message":…}}`: an error by its form, whatever its words are. */
export function isErrorObject(value: unknown): boolean {
  return (
    isRecord(value) && isRecord(value.error) && typeof value.error.message === 'string' && value.error.message !== ''
  );
}
