/** The gateway on loopback: one HTTP server that answers every request from the rows of one state. The only file of the simulator that opens a socket. */
import { randomUUID } from 'node:crypto';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type Answer, answerOf, emptyRow, eventsOf } from './answer';
import { type KeyState, type RequestFacts, readRequest, type Surface } from './request';
import { createRouter, customRow, type GatewayState } from './route';
import type { RecordedAuth, RecordedRow } from './rows';
import { buildStates, findState } from './states';

/** Accepted by a simulated gateway as its state's own key. It opens nothing anywhere. */
export const demoKey = `sk-demo${'5a1f0c3e9b7d2468'.repeat(4).slice(0, 60)}`;

/** Largest request body that is read; a larger one is answered 413 and the connection closed. */
export const requestBodyLimit = 64 * 1024 * 1024;

/** One request as the gateway saw it. Holds no key: neither the state's own nor any other. */
export interface SeenRequest {
  method: string;
  /** Path and query; the values of keys in the query are blanked. */
  path: string;
  surface: Surface | null;
  headerStyle: RecordedAuth;
  key: KeyState;
  model: string | null;
  stream: boolean;
  /** Without those that carry keys or cookies. */
  headers: Readonly<Record<string, string>>;
  body: string;
  /** Id of the row that served it; `null` when the server answered by itself (413, OPTIONS). */
  row: string | null;
  status: number;
  /** Epoch ms of its arrival. */
  at: number;
  /** Until the answer was sent or the client left; `null` meanwhile. */
  tookMs: number | null;
}

export interface GatewayOptions {
  state: GatewayState | string;
  rows: readonly RecordedRow[];
  /** 0, the default: a free one. */
  port?: number;
  /** Factor on recorded waits; 1 by default. */
  waitScale?: number;
  /** Longest wait before an answer and between its events, in ms; 400 by default. */
  maxWaitMs?: number;
  /** The key that the state belongs to; `demoKey` by default. */
  key?: string;
  /** Epoch ms; the times in answers are moved so that they keep their distance to it. */
  now?: () => number;
  /** Called when a request is over. */
  onRequest?: (seen: SeenRequest) => void;
}

export interface Gateway {
  /** `http://127.0.0.1:port`, without a path. */
  url: string;
  key: string;
  port: number;
  state: GatewayState;
  /** Every request, in order of arrival. */
  seen: SeenRequest[];
  /** Ends every connection at once. */
  close(): Promise<void>;
}

const secretHeaders = new Set([
  'authorization',
  'proxy-authorization',
  'x-api-key',
  'x-goog-api-key',
  'api-key',
  'cookie',
]);

function headersSeen(headers: IncomingHttpHeaders): Record<string, string> {
  const seen: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && !secretHeaders.has(name)) seen[name] = Array.isArray(value) ? value.join(', ') : value;
  return seen;
}

/** A client's own id is echoed when it has 1 to 64 bytes. */
function requestIdFor(headers: IncomingHttpHeaders): string {
  const given = headers['x-request-id'];
  const text = Array.isArray(given) ? (given[0] ?? '') : (given ?? '');
  return text !== '' && Buffer.byteLength(text) <= 64 ? text : randomUUID();
}

/** The body as text; `null` when it is larger than the limit. Rejects when the client leaves. */
async function readText(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > requestBodyLimit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Resolves after the wait, or at once when the client has left or the gateway closes. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 || signal.aborted) return;
  await delay(ms, undefined, { signal }).catch(() => undefined);
}

async function send(response: ServerResponse, answer: Answer, signal: AbortSignal): Promise<void> {
  await pause(answer.waitMs, signal);
  if (signal.aborted || response.destroyed) return;
  response.sendDate = false;
  response.writeHead(answer.status, answer.headers.flat());
  const events = answer.streamed ? eventsOf(answer.body) : [answer.body];
  for (const [index, event] of events.entries()) {
    if (index > 0) await pause(answer.gapMs, signal);
    if (signal.aborted || response.destroyed) return;
    if (event !== '') response.write(event);
  }
  if (answer.end === 'end') response.end();
  else if (answer.end === 'destroy') await cut(response);
  else response.flushHeaders();
}

/** Breaks the connection after what was written has left. */
async function cut(response: ServerResponse): Promise<void> {
  const socket = response.socket;
  if (socket === null) return;
  response.flushHeaders();
  await new Promise<void>((resolve) => socket.write('', () => resolve()));
  socket.destroy();
}

/** What is no HTTP is refused as Go's server does, and the connection closed. */
function refuseGarbage(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n${status}`);
}

/** The state whole: with the routes of its base behind its own. Throws an `Error` for a name or a row that does not exist. */
export function resolveState(state: GatewayState | string, rows: readonly RecordedRow[]): GatewayState {
  const states = typeof state === 'string' || state.base !== undefined ? buildStates(rows) : [];
  const find = (name: string): GatewayState => {
    const found = findState(states, name);
    if (found === null) throw new Error(`The simulated gateway has no state ${JSON.stringify(name)}.`);
    return found;
  };
  if (typeof state === 'string') return find(state);
  const base = state.base === undefined ? null : find(state.base);
  const { base: _resolved, ...rest } = state;
  const whole = base === null ? state : { ...rest, platform: base.platform, routes: [...state.routes, ...base.routes] };
  const known = new Set(rows.map((row) => row.id));
  const missing = whole.routes.find((route) => route.row !== customRow && !known.has(route.row));
  if (missing !== undefined)
    throw new Error(`State ${state.name} names the row ${JSON.stringify(missing.row)}, which is not recorded.`);
  return whole;
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}

/**
 * Starts a gateway on 127.0.0.1 that answers from one state. Throws an `Error` for an unknown state or row; rejects with the errno of
 * `listen` when the port cannot be had.
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { rows, port = 0, waitScale = 1, maxWaitMs = 400, key = demoKey, now = Date.now, onRequest } = options;
  const state = resolveState(options.state, rows);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const route = createRouter(state.routes);
  const closing = new AbortController();
  const seen: SeenRequest[] = [];

  function note(request: IncomingMessage, facts: RequestFacts, body: string): SeenRequest {
    const entry: SeenRequest = {
      method: request.method ?? '',
      path: `${facts.path}${facts.query}`,
      surface: facts.surface,
      headerStyle: facts.headerStyle,
      key: facts.key,
      model: facts.model,
      stream: facts.stream,
      headers: headersSeen(request.headers),
      body,
      row: null,
      status: 0,
      at: now(),
      tookMs: null,
    };
    seen.push(entry);
    return entry;
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const left = new AbortController();
    const stop = () => left.abort();
    closing.signal.addEventListener('abort', stop, { once: true });
    const started = performance.now();
    const text = await readText(request);
    const facts = readRequest(request.method ?? 'GET', request.url ?? '/', request.headers, text ?? '', key);
    const entry = note(request, facts, text ?? '');
    response.once('close', () => {
      closing.signal.removeEventListener('abort', stop);
      stop();
      entry.tookMs = Math.round(performance.now() - started);
      onRequest?.(entry);
    });
    if (text === null || request.method === 'OPTIONS') {
      entry.status = text === null ? 413 : 204;
      response
        .writeHead(entry.status, text === null ? { connection: 'close' } : { allow: 'GET, HEAD, POST, OPTIONS' })
        .end();
      return;
    }
    const chosen = route(facts);
    const row = chosen === null ? undefined : chosen.row === customRow ? emptyRow : byId.get(chosen.row);
    if (chosen === null || row === undefined) {
      entry.status = 404;
      response.writeHead(404, { 'content-type': 'text/plain' }).end('404 page not found');
      return;
    }
    const moment = { now: now(), requestId: requestIdFor(request.headers), serverId: randomUUID() };
    const answer = answerOf(chosen, row, facts, moment, { waitScale, maxWaitMs });
    entry.row = chosen.row;
    entry.status = answer.status;
    await send(response, answer, left.signal);
  }

  const server = createServer({ noDelay: true }, (request, response) => {
    handle(request, response).catch(() => {
      if (response.headersSent || response.destroyed) response.destroy();
      else response.writeHead(500, { 'content-type': 'text/plain' }).end();
    });
  });
  server.on('clientError', refuseGarbage);
  const bound = await listen(server, port);

  let closed: Promise<void> | null = null;
  function close(): Promise<void> {
    closed ??= new Promise<void>((resolve) => {
      closing.abort();
      server.close(() => resolve());
      server.closeAllConnections();
    });
    return closed;
  }

  return { url: `http://127.0.0.1:${bound}`, key, port: bound, state, seen, close };
}
