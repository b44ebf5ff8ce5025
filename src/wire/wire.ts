/** The wire: sends one request and gives back one Exchange, whatever happens. The only room that opens sockets; it judges nothing and never shows the key. */
import { randomUUID } from 'node:crypto';
import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { SecureContext } from 'node:tls';
import { Client } from 'undici';
import { createRedactor, mapStrings, type Redactor } from '../redact';
import { Attempt, type Cancellation, type Peer, round } from './attempt';
import { BodyReader, type BodyResult } from './body';
import {
  type ConnectSettings,
  type Inspection,
  inspectPeer,
  openConnection,
  originOf,
  type ProxyRoute,
  tapReads,
  trustStore,
} from './connect';
import type { Answer, CertificateFacts, ConnectionFacts, Exchange, Fault, Phases, RequestPlan } from './exchange';
import { buildFault, ConnectorFailure, NamedFailure, previewOf } from './fault';
import { joinHeaders, requestHeaders, unsendableCharacter } from './headers';

/** Proxy of a run and the variable that named it; the URL may carry credentials, which never leave the wire. */
export type ProxyChoice = { url: string; source: string } | null;

export interface WireOptions {
  key: string | null;
  userAgent: string;
  proxy: ProxyChoice;
  /** Masks what comes in before anything reads it: `exact` for the answer, the whole redactor for the wire's own sentences. */
  redact: Redactor;
  /** Epoch ms. */
  now(): number;
  /** Replaces the system's resolver in tests. */
  lookup?: LookupFunction;
  /** Extra trusted authorities, PEM. Node itself honours NODE_EXTRA_CA_CERTS. */
  ca?: string;
  /** End of the run: aborts whatever is under way, and everything that is sent later. */
  deadline?: AbortSignal;
  onExchange?(exchange: Exchange): void;
}

export interface SendOptions {
  /** Called with each piece of the body's text as it arrives; `stop` once the stream's terminator was seen. */
  onFrame?(text: string, atMs: number): 'continue' | 'stop';
}

export interface Wire {
  /** Sends one request. Never rejects: a failure is the exchange's `fault`. */
  send(plan: RequestPlan, options?: SendOptions): Promise<Exchange>;
  /** The certificate that a host shows to anybody, trusted or not; `null` when there is none. At most 2 s, sends nothing. */
  inspectCertificate(host: string, port: number): Promise<CertificateFacts | null>;
  /** Ends what is under way and closes every connection. */
  close(): Promise<void>;
  /** Finished exchanges in the order in which they were begun. */
  readonly exchanges: readonly Exchange[];
}

const inspectionMs = 2000;
const plainPortProbeMs = 1000;
/** After the terminator of a stream the sender may end the body properly, so that its log shows no broken connection. */
const afterTerminatorMs = 250;
/** How far undici's own limits lie above ours. */
const backstopMarginMs = 10_000;
/** Node's own limit for a header block, stated so that NODE_OPTIONS cannot change a diagnosis. */
const headerLimit = 16 * 1024;

const dateError = /^CERT_(?:HAS_EXPIRED|NOT_YET_VALID)$/;
const verificationError =
  /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|UNSPECIFIED)/;

/** One connection to one origin, and who is using it. */
interface Lane {
  client: Client;
  user: Attempt | null;
  connected: boolean;
}

/** How the conversation on a lane came to its end. */
type Ending =
  | { kind: 'ended' | 'capped' | 'stopped' }
  | { kind: 'failed'; error: unknown }
  | { kind: 'cancelled'; cancellation: Cancellation };

interface Reply {
  status: number;
  headers: Record<string, string>;
  body: BodyReader;
}

interface Conversation {
  ending: Ending;
  reply: Reply | null;
  endedAt: number;
}

/** Reads a gateway's URL. Throws URL_INVALID. */
function readTarget(url: string): { peer: Peer; path: string } {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw new NamedFailure('URL_INVALID', 'the address is not a URL');
  }
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')
    throw new NamedFailure('URL_INVALID', `the scheme ${parsed.protocol} is not http or https`);
  return { peer: peerOf(parsed, parsed.protocol, false), path: `${parsed.pathname}${parsed.search}` };
}

function peerOf(url: URL, protocol: Peer['protocol'], isProxy: boolean): Peer {
  return {
    protocol,
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (protocol === 'https:' ? 443 : 80) : Number(url.port),
    isProxy,
  };
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign in a password: taken as it is written.
    return text;
  }
}

/** Reads a proxy's URL. Throws PROXY_SCHEME_MISSING, PROXY_URL_INVALID or PROXY_SCHEME_UNSUPPORTED, without the URL's text: it may hold a password. */
function readProxy(choice: NonNullable<ProxyChoice>): ProxyRoute {
  const missing = !choice.url.includes('://');
  let url: URL;
  try {
    url = new URL(choice.url);
  } catch {
    throw new NamedFailure(missing ? 'PROXY_SCHEME_MISSING' : 'PROXY_URL_INVALID', `${choice.source} is not a URL`);
  }
  // `host:3128` parses, with the scheme `host:`.
  if (missing) throw new NamedFailure('PROXY_SCHEME_MISSING', `${choice.source} has no scheme`);
  if (url.hostname === '') throw new NamedFailure('PROXY_URL_INVALID', `${choice.source} names no host`);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new NamedFailure(
      'PROXY_SCHEME_UNSUPPORTED',
      `${choice.source} has the scheme ${url.protocol.slice(0, -1)}; http and https are supported`,
    );
  const credentials = `${percentDecoded(url.username)}:${percentDecoded(url.password)}`;
  return {
    peer: peerOf(url, url.protocol, true),
    authorization: credentials === ':' ? null : `Basic ${Buffer.from(credentials).toString('base64')}`,
  };
}

/** Everything before the last `@` is taken for credentials, also in a value that is no URL. */
function proxyFacts(choice: ProxyChoice): ConnectionFacts['proxy'] {
  if (choice === null) return null;
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(choice.url)?.[0] ?? '';
  const rest = choice.url.slice(scheme.length).replace(/\/$/, '');
  return { url: `${scheme}${rest.slice(rest.lastIndexOf('@') + 1)}`, source: choice.source };
}

/** Undici takes whole milliseconds only. */
function backstop(budgetMs: number): number {
  return Math.ceil(Math.max(0, budgetMs)) + backstopMarginMs;
}

function nothingSaid(attempt: Attempt): boolean {
  return (attempt.bytesRead ?? 0) === 0;
}

export function createWire(options: WireOptions): Wire {
  const slots: (Exchange | null)[] = [];
  const active = new Set<Attempt>();
  const lanes = new Set<Lane>();
  const destroying = new Set<Promise<void>>();
  let closed = false;

  const abortAll = (message: string): void => {
    for (const attempt of [...active]) attempt.cancel({ errorCode: 'ABORTED', message });
  };
  const maskKey = createRedactor([options.key]).exact;
  /** Asked before anything is masked. */
  const echoesKey = (reply: Reply | null, body: BodyResult): boolean =>
    reply !== null && [body.text, ...Object.values(reply.headers)].some((text) => maskKey(text) !== text);
  const deadlineReason = (): string => {
    const reason: unknown = options.deadline?.reason;
    return reason instanceof Error ? reason.message : String(reason ?? 'aborted');
  };
  // One listener for the run: a listener per request would trip Node's leak warning.
  const onDeadline = (): void => abortAll(deadlineReason());
  options.deadline?.addEventListener('abort', onDeadline, { once: true });

  let loadedTrust: SecureContext | null = null;
  const trust = (): SecureContext => {
    loadedTrust ??= trustStore(options.ca);
    return loadedTrust;
  };
  const usesTls = (url: string): boolean => /^https:/i.test(url) || /^https:/i.test(options.proxy?.url ?? '');

  const settingsFor = (timeoutMs: number, proxy: ProxyRoute | null): ConnectSettings => ({
    proxy,
    userAgent: options.userAgent,
    lookup: options.lookup ?? (systemLookup as LookupFunction),
    trust,
    backstopMs: backstop(timeoutMs),
  });

  function openLane(target: Peer, settings: ConnectSettings): Lane {
    const lane: Lane = {
      user: null,
      connected: false,
      client: new Client(originOf(target), {
        maxHeaderSize: headerLimit,
        pipelining: 1,
        connect: (_options, callback) => {
          const attempt = lane.user;
          if (attempt === null || lane.connected) {
            callback(new ConnectorFailure(new NamedFailure('UND_ERR_SOCKET', 'other side closed')), null);
            return;
          }
          lane.connected = true;
          openConnection(target, attempt, settings).then(
            (socket) => {
              attempt.bytesRead = 0;
              tapReads(socket, (chunk) => lane.user?.sawBytes(chunk));
              attempt.enter('send', target);
              callback(null, socket);
            },
            (error: unknown) => callback(new ConnectorFailure(error), null),
          );
        },
      }),
    };
    lanes.add(lane);
    return lane;
  }

  function dropLane(lane: Lane): void {
    if (!lanes.delete(lane)) return;
    lane.user = null;
    const done = lane.client
      .destroy()
      .catch(() => {})
      .then(() => {
        destroying.delete(done);
      });
    destroying.add(done);
  }

  /** One request and its answer on one lane. Never rejects. */
  function converse(
    lane: Lane,
    attempt: Attempt,
    request: {
      plan: RequestPlan;
      path: string;
      target: Peer;
      headers: Record<string, string>;
      onFrame: SendOptions['onFrame'];
    },
  ): Promise<Conversation> {
    const { plan, target } = request;
    return new Promise((resolve) => {
      let reply: Reply | null = null;
      let settled = false;
      let stopTimer: NodeJS.Timeout | null = null;
      const settle = (ending: Ending): void => {
        if (settled) return;
        settled = true;
        if (stopTimer !== null) clearTimeout(stopTimer);
        // What breaks because we stopped the attempt is not what broke it.
        const cancellation = ending.kind === 'failed' ? attempt.cancelled : null;
        resolve({
          ending: cancellation === null ? ending : { kind: 'cancelled', cancellation },
          reply,
          endedAt: performance.now(),
        });
      };
      void attempt.cancellation.then((cancellation) =>
        settle(stopTimer === null ? { kind: 'cancelled', cancellation } : { kind: 'stopped' }),
      );
      const onText = (text: string, atMs: number): void => {
        if (stopTimer !== null || request.onFrame === undefined) return;
        // Text that was compressed comes out after the last byte went in.
        if (request.onFrame(text, atMs) === 'stop' && !settled)
          stopTimer = setTimeout(() => settle({ kind: 'stopped' }), afterTerminatorMs);
      };
      try {
        lane.client.dispatch(
          {
            method: plan.method,
            path: request.path,
            headers: request.headers,
            body: plan.body === undefined ? null : JSON.stringify(plan.body),
            headersTimeout: backstop(plan.timeoutMs),
            bodyTimeout: backstop(plan.timeoutMs),
          },
          {
            onRequestStart: () => {
              attempt.bytesRead ??= 0;
              attempt.enter('headers', target);
            },
            onResponseStart: (_controller, status, headers) => {
              if (status < 200 || settled) return;
              attempt.enter('body', target);
              const joined = joinHeaders({ ...headers });
              reply = {
                status,
                headers: joined,
                body: new BodyReader({
                  contentEncoding: joined['content-encoding'],
                  contentType: joined['content-type'],
                  keepFrames: plan.stream === true || (joined['content-type'] ?? '').includes('event-stream'),
                  clock: () => attempt.elapsed(),
                  onText,
                  onFull: () => settle({ kind: 'capped' }),
                }),
              };
            },
            onResponseData: (_controller, chunk) => {
              if (!settled) reply?.body.push(chunk);
            },
            onResponseEnd: () => settle({ kind: 'ended' }),
            onResponseError: (_controller, error) =>
              settle(stopTimer === null ? { kind: 'failed', error } : { kind: 'stopped' }),
          },
        );
      } catch (error) {
        attempt.enter('send', target);
        settle({ kind: 'failed', error });
      }
    });
  }

  /** Runs `task` with a budget: the attempt is cancelled when it is used up, when the run ends, and when the wire closes. */
  async function within<T>(attempt: Attempt, budgetMs: number, task: () => Promise<T>): Promise<T> {
    active.add(attempt);
    const timer = setTimeout(
      () => attempt.cancel({ errorCode: 'TIMEOUT', message: `no end within ${budgetMs} ms` }),
      Math.max(0, budgetMs),
    );
    if (closed) attempt.cancel({ errorCode: 'ABORTED', message: 'the wire is closed' });
    else if (options.deadline?.aborted === true) attempt.cancel({ errorCode: 'ABORTED', message: deadlineReason() });
    try {
      return await task();
    } finally {
      clearTimeout(timer);
      active.delete(attempt);
    }
  }

  function inspect(
    peer: Peer,
    proxy: ProxyRoute | null,
    budgetMs: number,
    withTime: boolean,
  ): Promise<Inspection | null> {
    if (budgetMs <= 0) return Promise.resolve(null);
    const attempt = new Attempt();
    return within(attempt, budgetMs, () => inspectPeer(peer, attempt, settingsFor(budgetMs, proxy), withTime));
  }

  /** The certificate behind a verification error, with the peer's clock when its dates are the trouble; or the one that shows that a plain request met a TLS port. */
  async function certificateBehind(
    fault: Fault,
    error: unknown,
    attempt: Attempt,
    proxy: ProxyRoute | null,
    leftMs: number,
  ): Promise<Inspection | null> {
    const peer = attempt.peer;
    if (peer === null) return null;
    if (verificationError.test(fault.errorCode))
      return inspect(peer, proxy, Math.min(inspectionMs, leftMs), dateError.test(fault.errorCode));
    const hungUp = fault.errorCode === 'UND_ERR_SOCKET' || fault.errorCode === 'ECONNRESET';
    const met =
      fault.stage === 'headers' &&
      peer.protocol === 'http:' &&
      !peer.isProxy &&
      hungUp &&
      nothingSaid(attempt) &&
      error !== undefined;
    return met ? inspect({ ...peer, protocol: 'https:' }, proxy, Math.min(plainPortProbeMs, leftMs), false) : null;
  }

  function answerOf(attempt: Attempt, conversation: Conversation, body: BodyResult): Answer | null {
    const { reply, ending } = conversation;
    if (reply === null) return null;
    const head = attempt.head().toString('latin1');
    return {
      status: reply.status,
      httpVersion: /^HTTP\/(\d(?:\.\d)?)/.exec(head)?.[1] ?? '1.1',
      headers: mapStrings(reply.headers, options.redact.exact),
      body: options.redact.exact(body.text),
      bodyBytes: reply.body.bytes,
      capped: reply.body.capped,
      complete: ending.kind === 'ended' || ending.kind === 'stopped',
      frames: mapStrings(body.frames, options.redact.exact),
    };
  }

  function phasesOf(attempt: Attempt, endedAt: number): Phases {
    const since = (time: number): number => round(time - attempt.startedAt);
    const firstByteAt = attempt.stage === 'body' ? attempt.firstByteAt : null;
    return {
      ...attempt.phases,
      ttfb: firstByteAt === null ? null : since(firstByteAt),
      download: firstByteAt === null ? null : round(endedAt - firstByteAt),
      total: since(endedAt),
    };
  }

  /** Prepares and runs one request, once: what is sent is what the run's exchanges tell. */
  async function conduct(
    plan: RequestPlan,
    sentId: string,
    attempt: Attempt,
    onFrame: SendOptions['onFrame'],
  ): Promise<{ conversation: Conversation; proxy: ProxyRoute | null }> {
    let proxy: ProxyRoute | null = null;
    const failed = (error: unknown): Conversation => ({
      ending: { kind: 'failed', error },
      reply: null,
      endedAt: performance.now(),
    });
    try {
      const { peer: target, path } = readTarget(plan.url);
      attempt.enter('config', target);
      if (options.proxy !== null) {
        attempt.enter('config', { protocol: 'http:', hostname: '', port: 0, isProxy: true });
        proxy = readProxy(options.proxy);
        attempt.enter('config', target);
      }
      const odd = plan.headerStyle === null || options.key === null ? null : unsendableCharacter(options.key);
      if (odd !== null) {
        attempt.enter('send', target);
        return {
          conversation: failed(
            new NamedFailure('KEY_NOT_SENDABLE', `the key holds ${odd.codePoint} at position ${odd.position}`),
          ),
          proxy,
        };
      }
      const cancelled = attempt.cancelled;
      if (cancelled !== null)
        return {
          conversation: {
            ending: { kind: 'cancelled', cancellation: cancelled },
            reply: null,
            endedAt: performance.now(),
          },
          proxy,
        };

      const request = {
        plan,
        path,
        target,
        headers: requestHeaders(plan, options.key, options.userAgent, sentId),
        onFrame,
      };
      // Each request has a connection of its own: a kept one may have died meanwhile, and then the key would either go out twice or a fault be told that is none.
      return { conversation: await run(openLane(target, settingsFor(plan.timeoutMs, proxy)), attempt, request), proxy };
    } catch (error) {
      return { conversation: failed(error), proxy };
    }
  }

  async function run(lane: Lane, attempt: Attempt, request: Parameters<typeof converse>[2]): Promise<Conversation> {
    lane.user = attempt;
    const conversation = await converse(lane, attempt, request);
    lane.user = null;
    dropLane(lane);
    return conversation;
  }

  async function exchangeOf(plan: RequestPlan, index: number, sendOptions: SendOptions): Promise<Exchange> {
    const sentId = randomUUID();
    if (usesTls(plan.url)) trust();
    const startedAt = options.now();
    const attempt = new Attempt();
    return within(attempt, plan.timeoutMs, async () => {
      const { conversation, proxy } = await conduct(plan, sentId, attempt, sendOptions.onFrame);
      const { ending, reply, endedAt } = conversation;
      const phases = phasesOf(attempt, endedAt);
      const body = reply === null ? { text: '', frames: [], decodeError: null } : await reply.body.finish();
      let fault: Fault | null = null;
      const describe = (
        cause: { error: unknown } | { cancellation: Cancellation },
        certificate: CertificateFacts | null = null,
      ): Fault =>
        buildFault({ attempt, cause, certificate, redact: options.redact, key: options.key, afterMs: phases.total });
      if (ending.kind === 'cancelled') fault = describe({ cancellation: ending.cancellation });
      else if (ending.kind === 'failed') {
        const hidden = attempt.socketError !== null && Reflect.get(Object(ending.error), 'code') === 'UND_ERR_SOCKET';
        fault = describe({ error: hidden ? attempt.socketError : ending.error });
        const seen = await certificateBehind(fault, ending.error, attempt, proxy, plan.timeoutMs - phases.total);
        fault = {
          ...fault,
          certificate: seen?.certificate ?? null,
          ...(seen?.peerTime == null ? {} : { peerTime: seen.peerTime }),
        };
      } else if (body.decodeError !== null) {
        fault = describe({
          error: Object.assign(new NamedFailure('DECODE', body.decodeError.message), { name: body.decodeError.name }),
        });
        fault.preview = previewOf(Buffer.from(body.text.slice(0, 1024)), options.key, options.redact);
      }
      return {
        index,
        request: { ...plan, sentId },
        startedAt,
        answer: answerOf(attempt, conversation, body),
        ...(echoesKey(reply, body) ? { keyEchoed: true as const } : {}),
        fault,
        phases,
        connection: { ...attempt.road, attemptsFailed: attempt.failedAddresses, proxy: proxyFacts(options.proxy) },
      };
    });
  }

  return {
    async send(plan, sendOptions = {}) {
      const index = slots.push(null) - 1;
      const exchange = await exchangeOf(plan, index, sendOptions);
      slots[index] = exchange;
      options.onExchange?.(exchange);
      return exchange;
    },
    async inspectCertificate(host, port) {
      try {
        const proxy = options.proxy === null ? null : readProxy(options.proxy);
        const hostname = host.replace(/^\[|\]$/g, '');
        const seen = await inspect({ protocol: 'https:', hostname, port, isProxy: false }, proxy, inspectionMs, false);
        return seen?.certificate ?? null;
      } catch {
        return null;
      }
    },
    async close() {
      closed = true;
      options.deadline?.removeEventListener('abort', onDeadline);
      abortAll('the wire is closed');
      for (const lane of [...lanes]) dropLane(lane);
      await Promise.all([...destroying]);
    },
    get exchanges() {
      return slots.filter((slot) => slot !== null);
    },
  };
}
