/** Runs the built program the way a shell does: own process, clean environment, temporary home. No assertions in here. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawn as spawnTerminal } from '@lydell/node-pty';

export const root = path.resolve(__dirname, '../..');
export const bin = path.join(root, 'bin/torouter.cjs');
export const dist = path.join(root, 'dist');

export interface RunOptions {
  /** Added to an environment of PATH and a temporary HOME only. */
  env?: Readonly<Record<string, string>>;
  /** What standard input holds; without it standard input is a closed, empty pipe. `ignore`: it is /dev/null. */
  stdin?: string | 'ignore';
  /** Run in a real terminal of that many columns (`true`: 80); standard error then arrives in `stdout`. */
  tty?: boolean | number;
  /** The launcher of another copy of the package. */
  program?: string;
  /** Arguments for Node itself, in front of the program. */
  nodeArguments?: readonly string[];
  /** Ends the process when it takes longer; 20 s. */
  timeoutMs?: number;
  /** Called when the process has started, to send a signal for example. */
  started?: (child: {
    pid: number;
    onOutput(listener: (text: string) => void): void;
    /** Types into the terminal, or writes to the pipe. */
    write(text: string): void;
  }) => void;
}

export interface RunResult {
  /** `null`: ended by a signal. */
  code: number | null;
  stdout: string;
  stderr: string;
}

const patience = 20_000;

function cleanEnv(home: string, extra: RunOptions['env']): Record<string, string> {
  return { PATH: process.env.PATH ?? '', HOME: home, ...extra };
}

function runInTerminal(args: readonly string[], options: RunOptions, env: Record<string, string>): Promise<RunResult> {
  return new Promise((resolve) => {
    const terminal = spawnTerminal(
      process.execPath,
      [...(options.nodeArguments ?? []), options.program ?? bin, ...args],
      {
        cols: typeof options.tty === 'number' ? options.tty : 80,
        rows: 24,
        cwd: env.HOME ?? root,
        env: { TERM: 'xterm-256color', ...env },
      },
    );
    const listeners: ((text: string) => void)[] = [];
    let output = '';
    const timer = setTimeout(() => terminal.kill('SIGKILL'), options.timeoutMs ?? patience);
    terminal.onData((text) => {
      output += text;
      for (const listener of listeners) listener(text);
    });
    terminal.onExit(({ exitCode, signal }) => {
      clearTimeout(timer);
      const stdout = output.replaceAll('\r\n', '\n');
      resolve({ code: signal !== undefined && signal !== 0 ? null : exitCode, stdout, stderr: '' });
    });
    if (options.stdin !== undefined && options.stdin !== 'ignore') terminal.write(options.stdin);
    options.started?.({
      pid: terminal.pid,
      onOutput: (listener) => listeners.push(listener),
      write: (text) => terminal.write(text),
    });
  });
}

function runInPipes(args: readonly string[], options: RunOptions, env: Record<string, string>): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...(options.nodeArguments ?? []), options.program ?? bin, ...args], {
      env,
      cwd: env.HOME,
      stdio: [options.stdin === 'ignore' ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    const timer = setTimeout(() => child.kill('SIGKILL'), options.timeoutMs ?? patience);
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, stdout, stderr });
    });
    // The program may end without reading its input.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(options.stdin ?? '');
    options.started?.({
      pid: child.pid ?? 0,
      onOutput: (listener) => child.stdout?.on('data', (text: string) => listener(text)),
      write: (text) => child.stdin?.write(text),
    });
  });
}

/** Runs `torouter` with these arguments and waits for its end. Throws when there is no build. */
export async function runCli(args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  if (!existsSync(path.join(dist, 'cli.cjs'))) throw new Error('there is no build: run npm run build first');
  const home = mkdtempSync(path.join(tmpdir(), 'torouter-home-'));
  const env = cleanEnv(home, options.env);
  try {
    return await (options.tty ? runInTerminal(args, options, env) : runInPipes(args, options, env));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
