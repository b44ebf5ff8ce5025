/** Reads what users hand over through pipes: whole, as text, with a limit. Throws `UsageError`; prints nothing. */
import type { Context } from './context';
import { usagePhrases } from './reference/phrases/usage';
import { UsageError } from './usageError';
import type { Lang } from './vocabulary';

/** More than anybody pastes; what comes after it is not read. */
const mostBytes = 64 * 1024 * 1024;

/**
 * Whether standard input gives anything, bytes or its end, within `ms`. When it does not it is closed, since an open one would keep the process
 * alive.
 */
export function standardInputSpeaks({ stdin }: Context, ms: number): Promise<boolean> {
  if (stdin.readableLength > 0 || stdin.readableEnded || stdin.destroyed) return Promise.resolve(true);
  return new Promise((resolve) => {
    const settle = (spoke: boolean): void => {
      clearTimeout(timer);
      for (const event of ['readable', 'end', 'error', 'close']) stdin.off(event, heard);
      if (!spoke) stdin.destroy();
      resolve(spoke);
    };
    const heard = (): void => settle(true);
    const timer = setTimeout(() => settle(false), ms);
    for (const event of ['readable', 'end', 'error', 'close']) stdin.on(event, heard);
  });
}

/** `atOnce`: nothing but the end of the input is waited for, so that the stream is only needed where reading would have to wait. */
async function bytesOf(context: Context, atOnce: boolean): Promise<Buffer> {
  const head = atOnce ? context.readStdin?.(mostBytes) : undefined;
  if (head?.ended) return head.bytes;
  const { stdin } = context;
  const chunks: Buffer[] = head ? [head.bytes] : [];
  let size = head?.bytes.length ?? 0;
  for await (const chunk of stdin) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    chunks.push(bytes);
    size += bytes.length;
    if (size >= mostBytes) break;
  }
  return Buffer.concat(chunks);
}

/** Text of standard input, whose stream must not have been touched for `atOnce`. Throws `UsageError` when it is binary, and when `signal` is aborted before it has ended. */
export async function readStandardInput(
  context: Context,
  lang: Lang,
  { signal, atOnce = false }: { signal?: AbortSignal; atOnce?: boolean } = {},
): Promise<string> {
  const phrases = usagePhrases[lang];
  const stop = (): void => {
    context.stdin.destroy(new Error('nobody waits any longer'));
  };
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop, { once: true });
  let bytes: Buffer;
  try {
    bytes = await bytesOf(context, atOnce);
  } catch (error) {
    if (!signal?.aborted) throw error;
    throw new UsageError({
      what: phrases.stdinTime,
      where: '--key-stdin',
      instead: phrases.stdinTimeInstead,
    });
  } finally {
    signal?.removeEventListener('abort', stop);
  }
  const text = decode(bytes);
  if (text === null) throw new UsageError({ what: phrases.stdinBinary, where: '-', instead: phrases.stdinInstead });
  return text;
}

/** UTF-8, or UTF-16 as PowerShell's redirection writes it; `null`: no text. */
export function decode(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
      .swap16()
      .toString('utf16le');
  const head = bytes.subarray(0, 4096);
  const zeros = head.reduce((sum, byte) => sum + Number(byte === 0), 0);
  if (zeros > head.length / 3 && zeros > 1) return bytes.toString('utf16le');
  if (zeros > 0) return null;
  return bytes.toString('utf8');
}
