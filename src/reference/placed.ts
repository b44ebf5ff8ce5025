/** Reads single values out of JSON files beside the bundle. Only the bundles of the command line hold this. */
import { openSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** Where a value stands in a file. */
export type Place = readonly [from: number, bytes: number];

const files = new Map<string, number>();

/**
 * The value at a place of a file: most runs need few of a file's values, and reading all of them takes as long as the rest of a look-up. The file stays
 * open as long as the program runs. Throws when the package is incomplete.
 */
export function readPlaced<T>(name: string, [from, bytes]: Place): T {
  const file = files.get(name) ?? openSync(join(__dirname, name), 'r');
  files.set(name, file);
  const buffer = Buffer.allocUnsafe(bytes);
  const read = readSync(file, buffer, 0, bytes, from);
  return JSON.parse(buffer.toString('utf8', 0, read)) as T;
}
