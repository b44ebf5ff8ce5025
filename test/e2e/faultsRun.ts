/** Runs one row of the table of faults: starts what it needs, runs the program as its own process, and hands back what came of it. No assertions in here. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TlsOptions } from 'node:tls';
import { buildSync } from 'esbuild';
import type { Report } from '../../src/report/report';
import { type CertificateSet, certificateSet, type Identity } from '../support/certificates';
import {
  connectProxy,
  type FaultServer,
  type ProxyServer,
  type Talk,
  tcpServer,
  tlsServer,
} from '../support/faultServers';
import type { Lookup } from './faultsInjected';

/** Sent with every request of every row; must be in no output. */
export const rowKey = 'sk-road-0123456789abcdefghijklmnopqrstuv';
/** In the address of every proxy that wants a login; must be in no output. */
export const rowProxyPassword = 'hunter2hunter2';

/** What a row hands to the program. */
export interface Made {
  url: string;
  env?: Readonly<Record<string, string>>;
  args?: readonly string[];
  /** Replaces the resolver: for what loopback cannot do. */
  lookup?: Lookup;
  /** Seconds of `--timeout`; 5. Rows that wait for it name a short one. */
  timeout?: number;
  /** Called after the run, to count connections for example. */
  after?(): Readonly<Record<string, number>>;
}

export interface Outcome {
  exit: number | null;
  report: Report | null;
  stdout: string;
  stderr: string;
  /** Facts that the row's own servers saw. */
  seen: Readonly<Record<string, number>>;
}

const root = path.resolve(__dirname, '../..');
const programFile = path.join(root, 'bin/torouter.cjs');
/** Another Node to run the table on. */
export const testNode = process.env.TOROUTER_TEST_NODE || process.execPath;
const patienceMs = 30_000;

/** Servers and files of the rows. Certificates are made once; everything is closed with the kit. */
export class Kit {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'torouter-faults-'));
  readonly certificates: CertificateSet = certificateSet();
  /** PEM file that makes the test's own authority trusted. */
  readonly authority = path.join(this.folder, 'authority.pem');
  readonly injected = path.join(this.folder, 'injected.cjs');
  readonly #open: { close(): Promise<void> }[] = [];

  constructor() {
    writeFileSync(this.authority, this.certificates.root.cert);
    buildSync({
      entryPoints: [path.join(root, 'test/e2e/faultsInjected.ts')],
      outfile: this.injected,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      logLevel: 'error',
    });
  }

  keep<T extends { close(): Promise<void> }>(server: T): T {
    this.#open.push(server);
    return server;
  }

  async tcp(talk: (talk: Talk) => void): Promise<FaultServer> {
    return this.keep(await tcpServer(talk));
  }

  async tls(identity: Identity, talk: (talk: Talk) => void, options: TlsOptions = {}): Promise<FaultServer> {
    return this.keep(await tlsServer({ cert: identity.cert, key: identity.key, ...options }, talk));
  }

  async proxy(tls?: TlsOptions): Promise<ProxyServer> {
    return this.keep(await connectProxy(tls));
  }

  async close(): Promise<void> {
    await Promise.all(this.#open.map((server) => server.close()));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function run(
  args: readonly string[],
  env: Record<string, string>,
  cwd: string,
): Promise<Omit<Outcome, 'report' | 'seen'>> {
  return new Promise((resolve, reject) => {
    const child = spawn(testNode, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (exit) => {
      clearTimeout(timer);
      resolve({ exit, stdout, stderr });
    });
  });
}

function reportOf(stdout: string): Report | null {
  try {
    return JSON.parse(stdout) as Report;
  } catch {
    return null;
  }
}

/** Seconds of `--timeout` of a row. */
export function timeoutOf(made: Made): number {
  return made.timeout ?? 5;
}

/** Runs the program on what a row has made. */
export async function runMade(made: Made, kit: Kit): Promise<Outcome> {
  const program = made.lookup === undefined ? [programFile] : [kit.injected, JSON.stringify(made.lookup)];
  const args = ['doctor', '--json', '--base-url', made.url, '--key-env', 'TOROUTER_API_KEY'];
  const limits = ['--timeout', String(timeoutOf(made)), ...(made.args ?? [])];
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: kit.folder,
    TOROUTER_API_KEY: rowKey,
    // Extra certificates make a start of Node several times slower.
    ...(made.url.startsWith('https:') ? { NODE_EXTRA_CA_CERTS: kit.authority } : {}),
    ...made.env,
  };
  const ended = await run([...program, ...args, ...limits], env, kit.folder);
  return { ...ended, report: reportOf(ended.stdout), seen: made.after?.() ?? {} };
}
