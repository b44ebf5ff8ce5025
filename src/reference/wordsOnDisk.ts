/** Takes the place of `words.ts` in the bundles of the command line: the words of a code from the language's JSON file beside the bundle. */
import type { Lang } from '../vocabulary';
import { entries } from './entries';
import type { StoredEntry } from './entriesOnDisk';
import { readPlaced } from './placed';
import type { CodeWords } from './words';

/** The build has put what it stores in the place of `entries`. */
const stored = entries as readonly StoredEntry[];

/** As `codeWords` of `words.ts`. Throws when the package is incomplete. */
export function codeWords(id: string, lang: Lang): CodeWords | null {
  const place = stored.find((entry) => entry.id === id)?.words[lang];
  return place === undefined ? null : readPlaced<CodeWords>(`words.${lang}.json`, place);
}
