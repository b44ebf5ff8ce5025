/** Opens sockets: to the gateway, or to a proxy and through it; times each phase on the attempt. Sends nothing of the request itself. */
import { isIP, type LookupFunction, type Socket } from 'node:net';
import { createSecureContext, rootCertificates, type SecureContext, TLSSocket, connect as tlsConnect } from 'node:tls';
import { buildConnector, Client } from 'undici';
import { type Attempt, type Peer, round } from './attempt';
import { certificateFacts } from './certificate';
import type { CertificateFacts } from './exchange';
import { ConnectorFailure, isTunnel, NamedFailure } from './fault';
import { joinHeaders } from './headers';

/** Node gives every address but the last 250 ms, too short for a far host with several; measured: undici honours this one. */
const addressAttemptMs = 1000;
/** Characters of an unverified peer's header block that are looked at. */
const inspectedHeadLimit = 16 * 1024;

/** A proxy, ready to use: its credentials are only in `authorization`. */
export interface ProxyRoute {
  peer: Peer;
  authorization: string | null;
}

export interface ConnectSettings {
  proxy: ProxyRoute | null;
  userAgent: string;
  lookup: LookupFunction;
  /** Trust store, loaded once and before any clock runs: it takes tens of milliseconds. */
  trust(): SecureContext;
  /** Undici's own limit, ms: above every budget of ours, so that it only acts when ours has failed. */
  backstopMs: number;
}

/** Undici's types hide that the connector returns its socket before it is connected. */
type Connector = (options: buildConnector.Options, callback: buildConnector.Callback) => Socket;

export function authority(peer: Peer): string {
  return `${isIP(peer.hostname) === 6 ? `[${peer.hostname}]` : peer.hostname}:${peer.port}`;
}

export function originOf(peer: Peer): string {
  return `${peer.protocol}//${authority(peer)}`;
}

/** Wraps the resolver: times it, keeps every address in order, and gives an empty answer a name. */
function timedLookup(lookup: LookupFunction, attempt: Attempt, onDone: () => void): LookupFunction {
  return (hostname, options, callback) => {
    attempt.enter('dns');
    const startedAt = performance.now();
    lookup(hostname, options, (error, address, family) => {
      attempt.phases.dns = round(performance.now() - startedAt);
      if (error !== null && error !== undefined) return callback(error, address, family);
      const found = Array.isArray(address) ? address.map((entry) => entry.address) : [address];
      if (found.length === 0)
        return callback(new NamedFailure('ENODATA', `the name ${hostname} has no address`), [], 0);
      attempt.road.addresses = found;
      attempt.enter('connect');
      onDone();
      callback(null, address, family);
    });
  };
}

function recordTls(attempt: Attempt, socket: TLSSocket): void {
  attempt.road.tls = {
    version: socket.getProtocol(),
    cipher: socket.getCipher()?.standardName ?? null,
    alpn: socket.alpnProtocol === false || socket.alpnProtocol === null ? null : socket.alpnProtocol,
    certificate: certificateFacts(socket.getPeerCertificate(true)),
  };
}

/** The trusted authorities of Node (NODE_EXTRA_CA_CERTS and --use-system-ca included), and those given as PEM. */
export function trustStore(ca: string | undefined): SecureContext {
  return createSecureContext(ca === undefined ? {} : { ca: [...rootCertificates, ca] });
}

function tlsOptions(settings: ConnectSettings): { rejectUnauthorized: true; secureContext: SecureContext } {
  // Stated, not left to the default: NODE_TLS_REJECT_UNAUTHORIZED must not reach a connection that carries the key.
  return { rejectUnauthorized: true, secureContext: settings.trust() };
}

/** Opens a socket to a peer, with TLS when its protocol says so. Rejects with the plain error of Node. */
function dial(peer: Peer, attempt: Attempt, settings: ConnectSettings): Promise<Socket> {
  return new Promise((resolve, reject) => {
    attempt.enter(isIP(peer.hostname) === 0 ? 'dns' : 'connect', peer);
    let tcpStartedAt = performance.now();
    let tlsStartedAt: number | null = null;
    const connector = buildConnector({
      ...(peer.protocol === 'https:' ? tlsOptions(settings) : {}),
      lookup: timedLookup(settings.lookup, attempt, () => {
        tcpStartedAt = performance.now();
      }),
      timeout: settings.backstopMs,
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: addressAttemptMs,
      maxCachedSessions: 0,
    } as buildConnector.BuildOptions) as Connector;
    const socket = connector(
      { hostname: peer.hostname, host: peer.hostname, protocol: peer.protocol, port: String(peer.port) },
      (error, connected) => {
        if (error !== null) return reject(error);
        if (tlsStartedAt !== null && !peer.isProxy) attempt.phases.tls = round(performance.now() - tlsStartedAt);
        if (connected instanceof TLSSocket && !peer.isProxy) recordTls(attempt, connected);
        resolve(connected);
      },
    );
    attempt.owns(socket);
    socket.on(
      'connectionAttemptFailed',
      (address: string, _port: number, _family: number, error?: NodeJS.ErrnoException) => {
        attempt.failedAddresses.push({ address, errorCode: error?.code ?? 'UNKNOWN' });
      },
    );
    socket.on('connectionAttemptTimeout', (address: string) => {
      attempt.failedAddresses.push({ address, errorCode: 'ETIMEDOUT' });
    });
    socket.once('connect', () => {
      attempt.phases.tcp = round(performance.now() - tcpStartedAt);
      const family = socket.remoteFamily === 'IPv6' ? 6 : socket.remoteFamily === 'IPv4' ? 4 : null;
      attempt.road.address = socket.remoteAddress ?? null;
      attempt.road.port = socket.remotePort ?? null;
      attempt.road.family = family;
      if (isIP(peer.hostname) !== 0) attempt.road.addresses = [peer.hostname];
      if (peer.protocol !== 'https:') return;
      attempt.enter('tls', peer);
      tlsStartedAt = performance.now();
    });
  });
}

/** TLS with the gateway inside an open tunnel. */
function secure(socket: Socket, peer: Peer, attempt: Attempt, settings: ConnectSettings): Promise<Socket> {
  return new Promise((resolve, reject) => {
    attempt.enter('tls', peer);
    const startedAt = performance.now();
    const connector = buildConnector({
      ...tlsOptions(settings),
      timeout: settings.backstopMs,
      maxCachedSessions: 0,
    }) as Connector;
    const secured = connector(
      { hostname: peer.hostname, host: peer.hostname, protocol: 'https:', port: String(peer.port), httpSocket: socket },
      (error, connected) => {
        if (error !== null) return reject(error);
        attempt.phases.tls = round(performance.now() - startedAt);
        if (connected instanceof TLSSocket) recordTls(attempt, connected);
        resolve(connected);
      },
    );
    attempt.owns(secured);
  });
}

/**
 * Shows every byte that the HTTP parser takes from a socket to `onBytes`. Undici pulls with `read()`, so that is the place to look:
 * its errors carry only what follows the first bad byte, and the HTTP version not at all. The returned function ends it.
 */
export function tapReads(socket: Socket, onBytes: (chunk: Buffer) => void): () => void {
  const read = socket.read.bind(socket);
  socket.read = (size?: number) => {
    const chunk: unknown = read(size);
    if (Buffer.isBuffer(chunk)) onBytes(chunk);
    return chunk;
  };
  return () => {
    socket.read = read;
  };
}

/** Opens a tunnel to `target` through the proxy. Rejects with PROXY_STATUS or PROXY_CLOSED, or with what broke on the way to the proxy. */
async function tunnel(target: Peer, proxy: ProxyRoute, attempt: Attempt, settings: ConnectSettings): Promise<Socket> {
  let dialled = false;
  let sentAt = 0;
  let untap = (): void => {};
  const client = new Client(originOf(proxy.peer), {
    headersTimeout: settings.backstopMs,
    connect: (_options, callback) => {
      // Undici connects again when a proxy hangs up at once; one refusal is an answer.
      if (dialled)
        return callback(new NamedFailure('PROXY_CLOSED', 'the proxy closed the connection during CONNECT'), null);
      dialled = true;
      dial(proxy.peer, attempt, settings).then(
        (socket) => {
          attempt.enter('proxy', proxy.peer);
          attempt.bytesRead = 0;
          untap = tapReads(socket, (chunk) => attempt.sawBytes(chunk));
          sentAt = performance.now();
          callback(null, socket);
        },
        (error: unknown) => callback(new ConnectorFailure(error), null),
      );
    },
  });
  const forget = attempt.onCancel(() => void client.destroy().catch(() => {}));
  try {
    const answer = await client.connect({
      path: authority(target),
      headers: {
        host: authority(target),
        'user-agent': settings.userAgent,
        ...(proxy.authorization === null ? {} : { 'proxy-authorization': proxy.authorization }),
      },
    });
    untap();
    const socket = answer.socket as Socket;
    attempt.owns(socket);
    socket.on('error', () => {});
    attempt.phases.proxy = round(performance.now() - sentAt);
    attempt.proxyAnswer = { status: answer.statusCode, headers: joinHeaders({ ...answer.headers }) };
    if (!isTunnel(answer.statusCode)) {
      socket.destroy();
      throw new NamedFailure('PROXY_STATUS', `the proxy answered CONNECT with ${answer.statusCode}`);
    }
    attempt.forgetBytes();
    return socket;
  } catch (error) {
    if (attempt.stage === 'proxy' && Reflect.get(Object(error), 'code') === 'UND_ERR_SOCKET')
      throw new NamedFailure('PROXY_CLOSED', 'the proxy closed the connection during CONNECT', { cause: error });
    throw error;
  } finally {
    forget();
    client.destroy().catch(() => {});
  }
}

/** A connection to the target that is ready for HTTP: dialled, tunnelled and secured as the target and the proxy ask for. */
export async function openConnection(target: Peer, attempt: Attempt, settings: ConnectSettings): Promise<Socket> {
  if (settings.proxy === null) return dial(target, attempt, settings);
  const socket = await tunnel(target, settings.proxy, attempt, settings);
  return target.protocol === 'https:' ? secure(socket, target, attempt, settings) : socket;
}

/** What a peer shows to anybody who asks without a key. */
export interface Inspection {
  certificate: CertificateFacts | null;
  /** Epoch ms of its `Date` header, when that was asked for. */
  peerTime: number | null;
}

/** Asks an open connection for its `Date` header, without the key. `null` when it has none. */
function askTime(socket: TLSSocket, peer: Peer, userAgent: string): Promise<number | null> {
  return new Promise((resolve) => {
    let head = '';
    const end = (): void => {
      const time = Date.parse(/\r\ndate:[ \t]*([^\r\n]{10,40})/i.exec(head)?.[1] ?? '');
      resolve(Number.isNaN(time) ? null : time);
    };
    socket.on('data', (chunk: Buffer) => {
      head += chunk.toString('latin1');
      if (head.includes('\r\n\r\n') || head.length > inspectedHeadLimit) end();
    });
    socket.once('close', end);
    socket.write(
      `HEAD / HTTP/1.1\r\nhost: ${authority(peer)}\r\nuser-agent: ${userAgent}\r\nconnection: close\r\n\r\n`,
    );
  });
}

/**
 * The certificate that a peer shows to anybody, trusted or not: connects (through the proxy when one is used), shakes hands, hangs up.
 * `withTime`: also asks for its clock, with a request that holds no key. Never rejects; what is known when the attempt is cancelled counts.
 */
export async function inspectPeer(
  peer: Peer,
  attempt: Attempt,
  settings: ConnectSettings,
  withTime: boolean,
): Promise<Inspection> {
  const bare: Peer = { ...peer, protocol: 'http:' };
  const seen: Inspection = { certificate: null, peerTime: null };
  const look = async (): Promise<void> => {
    const socket = await openConnection(bare, attempt, peer.isProxy ? { ...settings, proxy: null } : settings);
    return new Promise((resolve) => {
      // Nothing of the user's is sent on this connection, so an unverified peer learns nothing from it.
      const secured = tlsConnect({
        socket,
        host: peer.hostname,
        ...(isIP(peer.hostname) === 0 ? { servername: peer.hostname } : {}),
        ALPNProtocols: ['http/1.1'],
        rejectUnauthorized: false,
        secureContext: settings.trust(),
      });
      const end = (): void => {
        secured.destroy();
        socket.destroy();
        resolve();
      };
      attempt.owns(secured);
      secured.once('secureConnect', async () => {
        seen.certificate = certificateFacts(secured.getPeerCertificate(true));
        if (withTime) seen.peerTime = await askTime(secured, peer, settings.userAgent);
        end();
      });
      secured.on('error', end);
      secured.once('close', end);
      socket.once('close', end);
    });
  };
  await Promise.race([look().catch(() => {}), attempt.cancellation]);
  return seen;
}
