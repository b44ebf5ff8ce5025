/** Takes the place of `rules.ts` in the bundles of the command line: the rules that may hold, from JSON files beside the bundle. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Place, readPlaced } from './placed';
import type { CodeRules, Rule, Signs } from './rules';

export interface StoredRules extends Omit<CodeRules, 'rules'> {
  /** Evidence that has none of these signs is none for any of the rules; `null`: the rules may always hold. */
  asks: { statuses: readonly number[]; words: readonly string[]; symbols: readonly string[] } | null;
  /** Where they stand in `rules.json`. */
  rules: Place;
}

const stored = JSON.parse(readFileSync(join(__dirname, 'signs.json'), 'utf8')) as readonly StoredRules[];
const read = new Map<StoredRules, CodeRules>();

function rulesOf(code: StoredRules): CodeRules {
  const known = read.get(code) ?? { ...code, rules: readPlaced<readonly Rule[]>('rules.json', code.rules) };
  read.set(code, known);
  return known;
}

/** As `rulesFor` of `rules.ts`: those of which a sign is there. */
export function rulesFor({ status, words, symbols }: Signs): readonly CodeRules[] {
  return stored
    .filter(
      ({ asks }) =>
        asks === null ||
        (status !== null && asks.statuses.includes(status)) ||
        asks.symbols.some((symbol) => symbols.has(symbol)) ||
        asks.words.some((word) => words.includes(word)),
    )
    .map(rulesOf);
}
