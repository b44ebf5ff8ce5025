/** Reads the file that `--key-file` names. Throws `UsageError`; prints nothing. */
import { readFile } from 'node:fs/promises';
import { decode } from '../input';
import { say } from '../reference/phrases/doctor';
import { UsageError } from '../usageError';
import type { Lang } from '../vocabulary';

/** No key file is longer; a larger one is some other file. */
const mostBytes = 64 * 1024;

/** Content of the key file. Throws `UsageError` when it cannot be read or is no text. */
export async function readKeyFile(path: string, lang: Lang): Promise<string> {
  const instead = say(lang, 'usage.keyFile.instead');
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const errorCode = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new UsageError({ what: say(lang, 'usage.keyFile', { errorCode }), where: `--key-file ${path}`, instead });
  }
  const text = bytes.length > mostBytes ? null : decode(bytes);
  if (text === null)
    throw new UsageError({
      what: say(lang, 'usage.keyFile', { errorCode: 'not text' }),
      where: `--key-file ${path}`,
      instead,
    });
  return text;
}
