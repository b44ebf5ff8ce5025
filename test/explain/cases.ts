/** Reads the fixtures of pasted texts and says what a verdict missed. No expectations of its own. */
import { readFileSync } from 'node:fs';
import { explainText } from '../../src/explain/explain';
import type { ExplainMatch } from '../../src/report/report';

export interface Expectation {
  code?: string[];
  reason?: string;
  class?: string[] | string;
  owner?: string[] | string;
  retry?: string[] | string;
}

export function fixture<T>(name: string): T[] {
  return JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8')) as T[];
}

export function matches(text: string): ExplainMatch[] {
  return explainText(text, { lang: 'en', now: 0 }).matches;
}

/** What the first match missed, in words; empty when it is right. */
export function missed(id: string, wanted: Expectation, found: ExplainMatch | undefined): string {
  const wrong = (['code', 'class', 'owner', 'retry', 'reason'] as const).filter((field) => {
    const expected = wanted[field];
    if (expected === undefined || expected.length === 0) return false;
    return !(Array.isArray(expected) ? expected : [expected]).includes(found?.[field] ?? '');
  });
  return wrong
    .map(
      (field) =>
        `${id}: ${field} is ${found?.[field] ?? 'nothing'}, not ${String(wanted[field])}; ${found?.matchedBy ?? ''}`,
    )
    .join('; ');
}
