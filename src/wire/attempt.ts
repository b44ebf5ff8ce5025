/** One attempt at one request: which phase is under way, what was learned about the road so far, and how to stop it at once. Opens nothing itself. */
import type { Socket } from 'node:net';
import type { ConnectionFacts, FaultStage } from './exchange';

/** A peer that a socket is opened to: the gateway, or the proxy on the way. */
export interface Peer {
  protocol: 'http:' | 'https:';
  /** Name or address without brackets. */
  hostname: string;
  port: number;
  isProxy: boolean;
}

/** Why an attempt was ended from our side. */
export interface Cancellation {
  errorCode: 'TIMEOUT' | 'ABORTED';
  message: string;
}

/** Durations in ms of the phases that took place on this attempt. */
export interface RoadPhases {
  dns: number | null;
  tcp: number | null;
  proxy: number | null;
  tls: number | null;
}

/** What is known about a live connection; handed on when the connection is used again. */
export type RoadFacts = Omit<ConnectionFacts, 'attemptsFailed' | 'proxy'>;

/** First bytes of an answer that are kept to describe one that is not HTTP, and to read the version of one that is. */
const headLimit = 1024;

function noRoad(): RoadFacts {
  return { address: null, port: null, family: null, addresses: [], tls: null };
}

export class Attempt {
  /** Monotonic ms. */
  readonly startedAt = performance.now();
  stage: FaultStage = 'config';
  peer: Peer | null = null;
  phases: RoadPhases = { dns: null, tcp: null, proxy: null, tls: null };
  road: RoadFacts = noRoad();
  failedAddresses: { address: string; errorCode: string }[] = [];
  /** Status and headers of the proxy's answer to CONNECT. */
  proxyAnswer: { status: number; headers: Record<string, string> } | null = null;
  /** Bytes that the HTTP parser was given since the request went out; `null` before there is a connection. */
  bytesRead: number | null = null;
  firstByteAt: number | null = null;
  /** First error of the socket itself: a TLS alert may come before the HTTP client listens, which then only sees a closed connection. */
  socketError: Error | null = null;
  cancelled: Cancellation | null = null;
  /** Resolves when the attempt is stopped from outside; never rejects. */
  readonly cancellation: Promise<Cancellation>;
  #head: Buffer[] = [];
  #headBytes = 0;
  #release: (cancellation: Cancellation) => void = () => {};
  readonly #undo = new Set<() => void>();

  constructor() {
    this.cancellation = new Promise((resolve) => {
      this.#release = resolve;
    });
  }

  /** ms since the start, with two decimals. */
  elapsed(): number {
    return round(performance.now() - this.startedAt);
  }

  enter(stage: FaultStage, peer: Peer | null = this.peer): void {
    this.stage = stage;
    this.peer = peer;
  }

  /** Called with everything that reaches the HTTP parser. */
  sawBytes(chunk: Buffer): void {
    if (this.bytesRead === null || this.bytesRead === 0) this.firstByteAt = performance.now();
    this.bytesRead = (this.bytesRead ?? 0) + chunk.length;
    if (this.#headBytes < headLimit) {
      // Copied: the parser reuses nothing, but a slice would keep the whole read buffer alive.
      const piece = Buffer.from(chunk.subarray(0, headLimit - this.#headBytes));
      this.#head.push(piece);
      this.#headBytes += piece.length;
    }
  }

  /** First bytes of the answer. */
  head(): Buffer {
    return Buffer.concat(this.#head);
  }

  /** The next bytes belong to another answer: the proxy has spoken. */
  forgetBytes(): void {
    this.#head = [];
    this.#headBytes = 0;
    this.bytesRead = 0;
    this.firstByteAt = null;
  }

  /** Runs `undo` when the attempt is cancelled; the returned function takes it back. */
  onCancel(undo: () => void): () => void {
    if (this.cancelled !== null) undo();
    else this.#undo.add(undo);
    return () => this.#undo.delete(undo);
  }

  /** Keeps a socket on the list of things that die with the attempt. */
  owns(socket: Socket): void {
    const forget = this.onCancel(() => socket.destroy(new Error('cancelled')));
    socket.once('close', forget);
    socket.once('error', (error) => {
      this.socketError ??= error;
    });
  }

  cancel(cancellation: Cancellation): void {
    if (this.cancelled !== null) return;
    this.cancelled = cancellation;
    this.#release(cancellation);
    const undo = [...this.#undo];
    this.#undo.clear();
    for (const step of undo) step();
  }
}

export function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}
