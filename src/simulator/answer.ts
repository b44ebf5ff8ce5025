/** Turns a recorded row into the answer to one request: fresh dates and ids, times moved to now, the asked model's name. Pure; sends nothing. */
import { reshape } from './envelope';
import type { RequestFacts } from './request';
import { customRow, type Overrides, type Route } from './route';
import { type RecordedRow, recordedAt } from './rows';

export interface Answer {
  status: number;
  /** In the order in which the gateway sent them, without what the connection itself decides. */
  headers: [name: string, value: string][];
  body: string;
  /** Server-sent events: each is written by itself. */
  streamed: boolean;
  /** Before the first byte, in ms. */
  waitMs: number;
  /** Between the events of a stream, in ms. */
  gapMs: number;
  end: 'end' | 'destroy' | 'hang';
}

export interface Pace {
  /** Factor on recorded waits. */
  waitScale: number;
  /** No wait and no gap is longer than this. */
  maxWaitMs: number;
}

/** What an answer takes from its moment. */
export interface Moment {
  /** Epoch ms. */
  now: number;
  /** The client's `x-request-id`, if it is short enough to be echoed; else a fresh one. */
  requestId: string;
  /** Made by the server for every request. */
  serverId: string;
}

const dayMs = 86_400_000;
/** Small, so that demos stay quick, and not 0, so that events do not share a segment by habit. */
const leastGapMs = 4;
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length']);

export const emptyRow: RecordedRow = {
  id: customRow,
  about: '',
  group: null,
  protocol: 'openai',
  request: { method: 'GET', path: '/', auth: 'none' },
  response: { status: 200, headers: {}, body: '' },
  ttfbMs: 0,
  totalMs: 0,
  upstreamCalls: null,
};

/**
 * Moves the times of a recorded text from the recording to `now`, keeping each text's own format and fraction. Plain dates and times
 * at midnight move by whole UTC days, since windows that roll over at midnight still do.
 */
export function shiftTimes(text: string, now: number): string {
  const seconds = Math.round((now - recordedAt) / 1000) * 1000;
  const days = (Math.floor(now / dayMs) - Math.floor(recordedAt / dayMs)) * dayMs;
  return text.replace(
    /"(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}:\d{2})?([^"]*)"/g,
    (all, date: string, time: string | undefined, rest: string) => {
      if (time === undefined)
        return rest === '' ? `"${new Date(Date.parse(`${date}T00:00:00Z`) + days).toISOString().slice(0, 10)}"` : all;
      if (!/^(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.test(rest)) return all;
      const delta = time === 'T00:00:00' ? days : seconds;
      return `"${new Date(Date.parse(`${date}${time}Z`) + delta).toISOString().slice(0, 19)}${rest}"`;
    },
  );
}

/** Splits a stream after each blank line; the pieces joined are the stream again. */
export function eventsOf(body: string): string[] {
  return body.split(/(?<=\r?\n\r?\n)/).filter((event) => event !== '');
}

function recordedModel(row: RecordedRow): string | null {
  const inPath = /\/models\/([^/:]+):/.exec(row.request.path)?.[1];
  if (inPath !== undefined) return inPath;
  const body = row.request.body;
  const model = typeof body === 'object' && body !== null ? (body as { model?: unknown }).model : undefined;
  return typeof model === 'string' ? model : null;
}

/** The gateway repeats the asked model: as `model`, quoted in a message, or as Gemini's resource name. */
function nameModel(body: string, recorded: string | null, asked: string | null): string {
  if (recorded === null || asked === null || recorded === asked) return body;
  const quoted = (model: string) => JSON.stringify(JSON.stringify(model)).slice(1, -1);
  const inner = (model: string) => JSON.stringify(model).slice(1, -1);
  return body
    .replaceAll(`"model":${JSON.stringify(recorded)}`, () => `"model":${JSON.stringify(asked)}`)
    .replaceAll(quoted(recorded), () => quoted(asked))
    .replaceAll(`models/${inner(recorded)} is not found`, () => `models/${inner(asked)} is not found`);
}

function headersOf(row: RecordedRow, moment: Moment, bodyBytes: number, streamed: boolean): Map<string, string> {
  const headers = new Map<string, string>();
  const chunked = streamed || row.response.headers['transfer-encoding'] !== undefined;
  for (const [name, value] of Object.entries(row.response.headers)) {
    if (hopByHop.has(name)) continue;
    if (name === 'date') headers.set(name, new Date(moment.now).toUTCString());
    else if (name === 'x-client-request-id') headers.set(name, moment.serverId);
    else if (name === 'x-request-id')
      headers.set(
        name,
        value.replace(uuid, () => moment.requestId),
      );
    else if (value !== '') headers.set(name, value);
  }
  if (!headers.has('date')) headers.set('date', new Date(moment.now).toUTCString());
  if (!chunked) headers.set('content-length', String(bodyBytes));
  return headers;
}

/** The answer to a request by a route and its row. */
export function answerOf(route: Route, row: RecordedRow, request: RequestFacts, moment: Moment, pace: Pace): Answer {
  const overrides: Overrides =
    (typeof route.overrides === 'function' ? route.overrides(request) : route.overrides) ?? {};
  const timed = request.surface === 'usage' || request.surface === 'billing';
  const recorded = overrides.body ?? row.response.body;
  const shaped = route.shape === undefined ? recorded : reshape(recorded, route.shape);
  const named = overrides.body === undefined ? nameModel(shaped, recordedModel(row), request.model) : shaped;
  const body = timed && route.row !== customRow ? shiftTimes(named, moment.now) : named;
  const contentType = overrides.headers?.['content-type'] ?? row.response.headers['content-type'] ?? '';
  const streamed = contentType.includes('text/event-stream');
  const headers = headersOf(row, moment, Buffer.byteLength(body), streamed);
  for (const [name, value] of Object.entries(overrides.headers ?? {}))
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  const shorten = (ms: number) => Math.min(Math.max(0, ms) * pace.waitScale, pace.maxWaitMs);
  const gaps = Math.max(1, eventsOf(body).length - 1);
  const ttfbMs = row.ttfbMs ?? 0;
  return {
    status: overrides.status ?? row.response.status,
    headers: [...headers],
    body,
    streamed,
    waitMs: overrides.waitMs ?? shorten(ttfbMs),
    gapMs: Math.max(leastGapMs, shorten(((row.totalMs ?? ttfbMs) - ttfbMs) / gaps)),
    end: overrides.end ?? 'end',
  };
}
