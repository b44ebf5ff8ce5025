/** Takes the place of `entries.ts` in the bundles of the command line: the entries from the JSON file beside the bundle. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '../vocabulary';
import type { CodeEntry } from './entries';

/** Where the words of a code stand in the file of a language. */
export type Place = readonly [from: number, bytes: number];

export interface StoredEntry extends CodeEntry {
  words: Readonly<Record<Lang, Place>>;
}

const stored = JSON.parse(readFileSync(join(__dirname, 'codes.json'), 'utf8')) as readonly StoredEntry[];

/** As `entries` of `entries.ts`. Throws when the package is incomplete. */
export const entries: readonly CodeEntry[] = stored;

/** Where the words of a code stand; `null` when there is no such code. */
export function placeOfWords(id: string, lang: Lang): Place | null {
  return stored.find((entry) => entry.id === id)?.words[lang] ?? null;
}
