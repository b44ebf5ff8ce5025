/** Reads one line from a terminal without showing it. The terminal is given back as it was in every case; nothing of the line is printed. */
import type { Context } from './context';

/** Ctrl-C: in this mode the terminal sends no signal for it. */
export class HiddenInputInterrupted extends Error {
  override readonly name = 'HiddenInputInterrupted';
}

/** Arrow keys and the like. */
const escapeSequences = /\u001b(?:\[[0-?]*[ -/]*[@-~]|O.|.)?/g;

/** Whether standard input is a terminal that can be read so. */
export function canHide({ stdin }: Context): boolean {
  return stdin.isTTY === true && stdin.setRawMode !== undefined;
}

/** The line, once Enter or Ctrl-D ends it. Rejects with `HiddenInputInterrupted` for Ctrl-C, and with the reason of `signal`. */
export function readHidden({ stdin, stderr }: Context, prompt: string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    let line: string[] = [];
    const settle = (act: () => void): void => {
      for (const [event, listener] of Object.entries(listeners)) stdin.off(event, listener);
      signal.removeEventListener('abort', stopped);
      stdin.setRawMode?.(false);
      stdin.pause();
      stderr.write('\n');
      act();
    };
    const stopped = (): void => settle(() => reject(new Error(String(signal.reason))));
    const read = (chunk: string | Buffer): void => {
      for (const character of String(chunk).replace(escapeSequences, '')) {
        if (character === '\r' || character === '\n' || character === '\u0004') {
          settle(() => resolve(line.join('')));
          return;
        }
        if (character === '\u0003') {
          settle(() => reject(new HiddenInputInterrupted()));
          return;
        }
        if (character === '\u007f' || character === '\b') line.pop();
        else if (character === '\u0015') line = [];
        else if (character >= ' ') line.push(character);
      }
    };
    const ended = (): void => settle(() => resolve(line.join('')));
    const failed = (error: Error): void => settle(() => reject(error));
    const listeners = { data: read, end: ended, error: failed };
    // Hidden first: what is typed as soon as the prompt shows must not be seen.
    stdin.setRawMode?.(true);
    stderr.write(`${prompt}\n`);
    if (signal.aborted) return stopped();
    signal.addEventListener('abort', stopped, { once: true });
    stdin.setEncoding('utf8');
    for (const [event, listener] of Object.entries(listeners)) stdin.on(event, listener);
    stdin.resume();
  });
}
