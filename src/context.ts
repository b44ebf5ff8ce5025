/** Everything that the program takes from outside: environment, clock, streams and the seams of the network. Passed down, never imported as a global. */
import type { LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';

/** The part of a writable stream that the program uses. */
export interface Output {
  write(text: string): boolean;
  isTTY?: boolean | undefined;
  columns?: number | undefined;
}

export interface Context {
  env: Readonly<Record<string, string | undefined>>;
  /** Epoch ms. */
  now(): number;
  stdin: Readable & { isTTY?: boolean | undefined; setRawMode?(mode: boolean): unknown };
  /** Whether somebody types standard input; told without the stream. */
  stdinIsTerminal?(): boolean;
  /**
   * Reads standard input at once, `most` bytes or a little more, without the stream, which takes longer to load than a look-up takes. `ended`: nothing
   * is left; otherwise the stream has the rest. Waits for a writer as the stream would, but nothing else happens meanwhile.
   */
  readStdin?(most: number): { bytes: Buffer; ended: boolean };
  stdout: Output;
  stderr: Output;
  platform: NodeJS.Platform;
  /** Replaces the resolver in tests (what loopback cannot do). */
  lookup?: LookupFunction;
  /** Aborted by Ctrl-C or SIGTERM; the reason is the signal's name. */
  interrupted: AbortSignal;
  /** Told each secret as soon as it is read, so that whoever prints a crash can mask it. */
  keepSecret?(secret: string): void;
}
