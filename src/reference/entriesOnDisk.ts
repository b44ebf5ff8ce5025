/** Takes the place of `entries.ts` in the bundles of the command line: the entries from the JSON file beside the bundle. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '../vocabulary';
import type { CodeEntry } from './entries';
import type { Place } from './placed';

export interface StoredEntry extends CodeEntry {
  /** Where its words stand in the file of each language. */
  words: Readonly<Record<Lang, Place>>;
}

/** As `entries` of `entries.ts`. Throws when the package is incomplete. */
export const entries = JSON.parse(readFileSync(join(__dirname, 'codes.json'), 'utf8')) as readonly StoredEntry[];
