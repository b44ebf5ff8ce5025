/** Makes evidence of one HTTP answer, whether it came over a socket or out of a pasted text. Pure; nothing is judged here. */
import { cleanForTerminal } from '../redact';
import type { Protocol } from '../vocabulary';
import type { Exchange, Fault, Purpose } from '../wire/exchange';
import { readPlainCompletion, readStream } from './completion';
import { isErrorObject, readEnvelopes } from './envelope';
import type { Completion, ContentKind, Envelope, Evidence, RequestIds } from './evidence';
import { senderOf } from './sender';

export interface AnswerInput {
  status: number | null;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: string;
  method?: string | null;
  path?: string | null;
  host?: string | null;
  scheme?: 'http' | 'https' | null;
  protocol?: Protocol | null;
  purpose?: Purpose | null;
  /** The request asked for a stream. */
  stream?: boolean;
  /** The caller read only part of the body. */
  cut?: boolean;
  fault?: Fault | null;
  /** A stream that was read frame by frame, with its timings. */
  streamed?: StreamRead | null;
  sentId?: string | null;
  hostIsGateway?: boolean;
  ttfbMs?: number | null;
  totalMs?: number | null;
}

/** What a stream reader saw. */
export interface StreamRead {
  completion: Completion;
  envelopes: Envelope[];
}

const maxTexts = 24;
const maxTextLength = 4000;

/** What a body is, by looking at it; the content-type only decides where the body does not. */
export function contentOf(body: string, contentType: string): ContentKind {
  const start = body.replace(/^\uFEFF/, '').trimStart();
  if (start === '') return /event-stream/i.test(contentType) ? 'sse' : 'empty';
  if (start.includes('\u0000')) return 'binary';
  if (/^(?:<!doctype html|<html|<head|<body|<a href=|<h1|<center)/i.test(start)) return 'html';
  if (/^(?:data|event|id|retry)\s*:|^:/.test(start) && /^(?:data|event)\s*:|^:\s?\S*\s*$/m.test(start)) return 'sse';
  if (/^[[{"]|^null\b/.test(start)) return 'json';
  if (/text\/html/i.test(contentType)) return 'html';
  return /event-stream/i.test(contentType) && /^data:/m.test(start) ? 'sse' : 'text';
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** Readable text of an HTML page: title, headings and body without markup, at most 2,000 characters. */
export function textOfHtml(page: string): string {
  return page
    .slice(0, 20_000)
    .replace(/<(script|style)[^>]*>[^<]*(?:<(?!\/\1)[^<]*)*<\/\1>/gi, ' ')
    .replace(/<[^>]{0,2000}>/g, ' ')
    .replace(/&#(\d{1,6});/g, (_all, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 2000);
}

/** Seconds of `retry-after-ms` or `retry-after` (seconds or an HTTP date against the answer's own `Date`, else `now`). */
export function retryAfterOf(headers: Readonly<Record<string, string>>, serverTime: number | null): number | null {
  const milliseconds = Number.parseFloat(headers['retry-after-ms'] ?? '');
  if (Number.isFinite(milliseconds) && milliseconds >= 0) return milliseconds / 1000;
  const raw = headers['retry-after']?.split(',')[0]?.trim();
  if (!raw) return null;
  if (/^\d+(\.\d+)?$/.test(raw)) return Number(raw);
  const at = Date.parse(headers['retry-after'] ?? '');
  return Number.isNaN(at) || serverTime === null ? null : Math.max(0, (at - serverTime) / 1000);
}

function idsOf(
  headers: Readonly<Record<string, string>>,
  envelopes: readonly Envelope[],
  sentId: string | null,
): RequestIds {
  const list = (headers['x-request-id'] ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean);
  const inBody = envelopes.map((envelope) => envelope.requestId).find((id) => id !== null) ?? null;
  return {
    sent: sentId,
    gateway: list[0] ?? null,
    server: headers['x-client-request-id'] ?? null,
    upstream: list[1] ?? headers['request-id'] ?? inBody,
    cfRay: headers['cf-ray'] ?? null,
  };
}

/** Symbolic tokens of envelopes in upper case, each once. */
export function tokensOf(envelopes: readonly Envelope[]): string[] {
  const tokens = new Set<string>();
  for (const envelope of envelopes)
    for (const token of [envelope.code, envelope.reason, envelope.type, envelope.status])
      if (token) tokens.add(token.toUpperCase());
  return [...tokens];
}

/** In a success, only an unmistakable error object counts: `{"code":0,"message":"success"}` and notes to the reader are none. */
function countsInSuccess(envelope: Envelope): boolean {
  if (envelope.shape === 0 || envelope.shape === 2) return (envelope.numericCode ?? 0) >= 400;
  return !/^(success|ok)$/i.test(envelope.code ?? '');
}

function isBlank(envelope: Envelope): boolean {
  return !envelope.message && !envelope.code && !envelope.type && !envelope.reason;
}

/** Evidence of one answer. */
export function evidenceOfAnswer(input: AnswerInput): Evidence {
  const contentType = input.headers['content-type'] ?? '';
  const { status, body } = input;
  const content: ContentKind = status === null && body === '' ? 'none' : contentOf(body, contentType);
  let envelopes: Envelope[] = [];
  let completion: Completion | null = null;
  const rawTexts: string[] = [];
  let pageText: string | null = null;

  if (content === 'json') {
    const value = parseJson(body);
    envelopes = value === undefined ? [] : readEnvelopes(value);
    if (status !== null && status < 400 && !isErrorObject(value)) envelopes = envelopes.filter(countsInSuccess);
    if (envelopes.length === 0 && value !== undefined) completion = readPlainCompletion(value);
    if (value === undefined && !input.cut) rawTexts.push(body);
  } else if (content === 'sse') {
    const read = input.streamed ?? readStream(body);
    envelopes = read.envelopes;
    completion = read.completion;
  } else if (content === 'html') {
    pageText = textOfHtml(body);
    rawTexts.push(pageText);
  } else if (content === 'text') {
    rawTexts.push(body.trim());
  } else if (
    content === 'empty' &&
    status !== null &&
    status >= 200 &&
    status < 300 &&
    input.purpose === 'generation' &&
    status !== 204
  ) {
    completion = {
      outcome: 'empty',
      streamed: input.stream === true,
      outputChars: 0,
      firstOutputMs: null,
      finishReason: null,
      terminated: false,
      pings: 0,
      events: 0,
    };
  }
  if (completion && input.purpose && input.purpose !== 'generation' && input.purpose !== 'other') completion = null;

  envelopes = envelopes.filter((envelope) => !isBlank(envelope));
  const tokens = tokensOf(envelopes);
  const messages = envelopes
    .map((envelope) => envelope.message)
    .filter((message): message is string => message !== null);
  const texts = [...messages, ...rawTexts]
    .slice(0, maxTexts)
    .map((text) => cleanForTerminal(text.slice(0, maxTextLength)));
  const fault = input.fault ?? null;
  const { sender, name } = senderOf({
    status,
    host: input.host ?? null,
    headers: input.headers,
    content,
    envelopes,
    tokens,
    texts: content === 'html' ? [...texts, body.slice(0, 20_000)] : texts,
    hasFault: fault !== null && status === null,
  });
  const serverTime = Date.parse(input.headers.date ?? '');
  const date = Number.isNaN(serverTime) ? null : serverTime;
  return {
    status,
    method: input.method ?? null,
    path: input.path ?? null,
    host: input.host ?? null,
    scheme: input.scheme ?? null,
    headers: input.headers,
    protocol: input.protocol ?? null,
    purpose: input.purpose ?? null,
    content,
    sender,
    senderName: name,
    envelopes,
    tokens,
    texts,
    completion,
    fault,
    clientTexts: [],
    ids: idsOf(input.headers, envelopes, input.sentId ?? null),
    retryAfterSeconds:
      retryAfterOf(input.headers, date) ??
      envelopes.map((envelope) => envelope.retryAfterSeconds).find((wait) => wait !== null) ??
      null,
    serverTime: date,
    hostIsGateway: input.hostIsGateway ?? sender !== 'vendor',
    ttfbMs: input.ttfbMs ?? null,
    totalMs: input.totalMs ?? null,
  };
}

/** A stream that broke after its headers is judged as a stream, not as a broken body: what it brought until then counts. */
function streamBroken(exchange: Exchange, streamed: StreamRead | null): StreamRead | null {
  const { answer, fault, request } = exchange;
  if (
    !request.stream ||
    !streamed ||
    !fault ||
    fault.stage !== 'body' ||
    answer?.status !== 200 ||
    fault.errorCode === 'ABORTED' ||
    fault.errorCode === 'DECODE'
  )
    return null;
  if (!/event-stream/i.test(answer.headers['content-type'] ?? '') || streamed.completion.outcome === 'ok') return null;
  const outcome = fault.errorCode === 'TIMEOUT' ? 'stalled' : 'truncated';
  return { ...streamed, completion: { ...streamed.completion, outcome } };
}

/** Evidence of one exchange of the wire. `streamed`: what a stream reader saw while the frames came in. */
export function evidenceOfExchange(
  exchange: Exchange,
  streamed: StreamRead | null,
  hostIsGateway: boolean | null,
): Evidence {
  const url = new URL(exchange.request.url);
  const broken = streamBroken(exchange, streamed);
  return evidenceOfAnswer({
    status: exchange.answer?.status ?? null,
    headers: exchange.answer?.headers ?? {},
    body: exchange.answer?.body ?? '',
    method: exchange.request.method,
    path: url.pathname + url.search,
    host: url.hostname,
    scheme: url.protocol === 'http:' ? 'http' : 'https',
    protocol: exchange.request.protocol,
    purpose: exchange.request.purpose,
    stream: exchange.request.stream === true,
    cut: exchange.answer ? exchange.answer.capped || !exchange.answer.complete : false,
    fault: broken ? null : exchange.fault,
    streamed: broken ?? streamed,
    sentId: exchange.request.sentId,
    ...(hostIsGateway === null ? {} : { hostIsGateway }),
    ttfbMs: exchange.phases.ttfb,
    totalMs: exchange.phases.total,
  });
}
