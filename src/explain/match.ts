/** Turns what was found into the matches of `explain`, in the reader's language. Pure. */
import type { Facts } from '../reference/code';
import { defaultPortal, type KnownCode, wordsOf } from '../reference/lookup';
import type { ExplainInput, ExplainMatch, ExplainReport } from '../report/report';
import { tool } from '../version';
import type { Confidence, Lang } from '../vocabulary';

export interface ExplainSettings {
  lang: Lang;
  /** Epoch ms, for `retryAt`. */
  now: number;
}

export interface Found {
  known: KnownCode;
  reason: string | null;
  confidence: Confidence;
  matchedBy: string;
  facts: Facts;
  retryAt: string | null;
  /** Where the client's own words mislead. */
  warnings?: string[];
}

export function matchOf(found: Found, input: number, settings: ExplainSettings): ExplainMatch {
  const { row } = found.known;
  const words = wordsOf({
    code: found.known.id,
    reason: found.reason,
    lang: settings.lang,
    facts: found.facts,
    portal: defaultPortal,
    protocol: null,
    platform: null,
  });
  return {
    input,
    code: found.known.id,
    reason: found.reason,
    class: found.known.class,
    owner: found.known.owner,
    retry: found.known.retry,
    retryAt: found.retryAt,
    confidence: found.confidence,
    ...words,
    docs: row.docs,
    sources: [...row.sources],
    matchedBy: found.matchedBy,
    warnings: found.warnings ?? [],
    seeAlso: [...row.seeAlso],
  };
}

export function reportOf(inputs: ExplainInput[], matches: ExplainMatch[]): ExplainReport {
  return { schemaVersion: 1, tool, inputs, matches };
}
