/** The matching rules of every code, and no more. From the rows here; the build puts `rulesOnDisk.ts` in this file's place. */
import type { CodeRow } from './code';
import { rows } from './index';
import type { Match } from './match';

export interface Rule {
  /** The finer cause that it names, or `null` for a rule of the code itself. */
  reason: string | null;
  match: Match;
}

export interface CodeRules extends Pick<CodeRow, 'id' | 'class' | 'owner' | 'statuses'> {
  /** Those of the finer causes first: only they may name one. */
  rules: readonly Rule[];
}

export function rulesOf({ id, class: codeClass, owner, statuses, reasons, match }: CodeRow): CodeRules {
  const finer = Object.entries(reasons ?? {}).flatMap(([reason, { match: rules }]) =>
    rules.map((rule) => ({ reason, match: rule })),
  );
  return {
    id,
    class: codeClass,
    owner,
    statuses,
    rules: [...finer, ...match.map((rule) => ({ reason: null, match: rule }))],
  };
}

/** In the order of the table. */
export const codeRules: readonly CodeRules[] = rows.map(rulesOf);

/** What is seen of evidence at a glance. */
export interface Signs {
  status: number | null;
  /** Everything that it says, in lower case. */
  words: string;
  /** Its symbolic tokens, in capitals, and the names of its other traits. */
  symbols: ReadonlySet<string>;
}

/** The rules that may hold for evidence with such signs, in the order of the table; here all of them. */
export function rulesFor(_signs: Signs): readonly CodeRules[] {
  return codeRules;
}
