/** The one place that touches the real process: environment, clock, streams, signals. Everything else gets them as a `Context`. */
import { fstatSync, readSync, statSync, writeSync } from 'node:fs';
import type { Context, Output } from './context';

/** What the first signal means for the exit code; the second one ends the process at once with it. */
const signalExitCodes = { SIGINT: 130, SIGTERM: 143 } as const;
type StopSignal = keyof typeof signalExitCodes;

const errorCodeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/** A reader that went away (`| head`) wants nothing more; that is no fault. */
function isReaderGone(error: unknown): boolean {
  const errorCode = errorCodeOf(error);
  return errorCode === 'EPIPE' || errorCode === 'EOF' || errorCode === 'ERR_STREAM_DESTROYED';
}

function streamOf(descriptor: 1 | 2): NodeJS.WriteStream {
  const stream = descriptor === 1 ? process.stdout : process.stderr;
  stream.on('error', (error) => {
    if (!isReaderGone(error)) process.exitCode = 2;
  });
  return stream;
}

/**
 * Writes at once and whole. Node's own stream for a pipe or file costs a quarter of a bare start of Node, and all that is gained by it is waiting;
 * it is used only when the descriptor does not wait by itself.
 */
function directOutput(descriptor: 1 | 2): Output {
  let stream: NodeJS.WriteStream | null = null;
  let gone = false;
  return {
    isTTY: false,
    write(text) {
      if (gone) return false;
      if (stream !== null) return stream.write(text);
      const bytes = Buffer.from(text);
      let written = 0;
      try {
        while (written < bytes.length) written += writeSync(descriptor, bytes, written);
        return true;
      } catch (error) {
        if (isReaderGone(error)) {
          gone = true;
          return false;
        }
        if (errorCodeOf(error) !== 'EAGAIN') throw error;
        stream = streamOf(descriptor);
        return stream.write(bytes.subarray(written));
      }
    },
  };
}

/** As `os.devNull` names it; that module is needed for nothing else. */
const nullDevice = process.platform === 'win32' ? '\\\\.\\nul' : '/dev/null';

/** Told without `node:tty`, which loads the whole network module. Devices that are neither are left to Node, which knows. */
function mayBeTerminal(descriptor: 0 | 1 | 2): boolean {
  try {
    const device = fstatSync(descriptor);
    return device.isCharacterDevice() && device.rdev !== statSync(nullDevice).rdev;
  } catch {
    return false;
  }
}

const outputs = new Map<1 | 2, Output>();

/** Standard output (1) or error (2) of this process. */
export function outputOf(descriptor: 1 | 2): Output {
  const known = outputs.get(descriptor);
  if (known) return known;
  const output = mayBeTerminal(descriptor) ? streamOf(descriptor) : directOutput(descriptor);
  outputs.set(descriptor, output);
  return output;
}

/** What standard input gives without its stream: all of it from files and ordinary pipes, what is there already from a pipe that does not wait. */
function readStdin(most: number): { bytes: Buffer; ended: boolean } {
  const chunks: Buffer[] = [];
  let size = 0;
  let ended = false;
  try {
    while (!ended && size < most) {
      const chunk = Buffer.allocUnsafe(size === 0 ? 64 * 1024 : 1024 * 1024);
      const length = readSync(0, chunk);
      ended = length === 0;
      size += length;
      chunks.push(chunk.subarray(0, length));
    }
    ended = true;
  } catch (error) {
    // Windows tells the end of a pipe so. Anything else, such as a pipe that does not wait, is left to the stream.
    ended = errorCodeOf(error) === 'EOF';
  }
  return { bytes: Buffer.concat(chunks), ended };
}

/**
 * The context of this process.
 * @param catchSignals `true`: the first Ctrl-C (or SIGTERM) aborts `interrupted` with the signal's name as reason, so that a partial
 * report can be printed; the second ends at once. `false`: signals do what Node does by itself.
 * @param keepSecret told each secret that a command reads.
 */
export function createNodeContext(catchSignals: boolean, keepSecret: (secret: string) => void = () => {}): Context {
  // Made when it is first asked for: the events module behind it is not free.
  let controller: AbortController | null = null;
  const control = (): AbortController => {
    controller ??= new AbortController();
    return controller;
  };
  if (catchSignals) {
    for (const signal of Object.keys(signalExitCodes) as StopSignal[]) {
      process.on(signal, () => {
        if (control().signal.aborted) process.exit(signalExitCodes[signal]);
        control().abort(signal);
      });
    }
  }
  return {
    env: process.env,
    now: () => Date.now(),
    get stdin() {
      return process.stdin;
    },
    stdinIsTerminal: () => mayBeTerminal(0),
    readStdin,
    get stdout() {
      return outputOf(1);
    },
    get stderr() {
      return outputOf(2);
    },
    keepSecret,
    platform: process.platform,
    get interrupted() {
      return control().signal;
    },
  };
}
