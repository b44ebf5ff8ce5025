/** Takes the place of `index.ts` in the bundles of the command line: the rows without their words, from the JSON file beside the bundle. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeRow } from './code';

/** How the build writes a regular expression. */
interface Pattern {
  $pattern: [source: string, flags: string];
}

function isPattern(value: object): value is Pattern {
  return '$pattern' in value;
}

/** The value with its regular expressions made. */
function revive(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(revive);
  if (isPattern(value)) return new RegExp(...value.$pattern);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, revive(member)]));
}

/** Makes a member's regular expressions when it is first looked at: most runs look at few rows' rules. */
function reviveLater(row: object, key: 'match' | 'reasons', raw: unknown): void {
  let made: unknown;
  Object.defineProperty(row, key, {
    enumerable: true,
    configurable: true,
    get() {
      made ??= revive(raw);
      return made;
    },
  });
}

/** Rows as the build writes them; parsing JSON is several times faster than running the same rows as code. */
export function readRows(json: string): CodeRow[] {
  const rows = JSON.parse(json) as CodeRow[];
  for (const row of rows) {
    reviveLater(row, 'match', row.match);
    if (row.reasons) reviveLater(row, 'reasons', row.reasons);
  }
  return rows;
}

export const rows: readonly CodeRow[] = readRows(readFileSync(join(__dirname, 'rows.json'), 'utf8'));
