/** Turns what was found into the matches of `explain`, in the reader's language. Pure. */
import type { Facts } from '../reference/code';
import { defaultPortal, mustFindCode, wordsOf } from '../reference/lookup';
import type { ExplainInput, ExplainMatch, ExplainReport } from '../report/report';
import { isoAfter } from '../time';
import { tool } from '../version';
import type { Confidence, Lang } from '../vocabulary';

export interface ExplainSettings {
  lang: Lang;
  /** Epoch ms, for `retryAt`. */
  now: number;
}

export interface Found {
  code: string;
  reason: string | null;
  confidence: Confidence;
  matchedBy: string;
  facts: Facts;
  /** How long the error itself asks to wait. */
  waitSeconds: number | null;
  /** Where the client's own words mislead. */
  warnings?: string[];
}

export function matchOf(found: Found, input: number, settings: ExplainSettings): ExplainMatch {
  const { id, class: codeClass, owner, retry } = mustFindCode(found.code);
  const words = wordsOf({
    code: id,
    reason: found.reason,
    lang: settings.lang,
    facts: found.facts,
    portal: defaultPortal,
    protocol: null,
    platform: null,
  });
  return {
    input,
    code: id,
    reason: found.reason,
    class: codeClass,
    owner,
    retry,
    retryAt: retry === 'no' || found.waitSeconds === null ? null : isoAfter(settings.now, found.waitSeconds),
    confidence: found.confidence,
    ...words,
    matchedBy: found.matchedBy,
    warnings: found.warnings ?? [],
  };
}

export function reportOf(inputs: ExplainInput[], matches: ExplainMatch[]): ExplainReport {
  return { schemaVersion: 1, tool, inputs, matches };
}

/** What was read in one text: the input as it is echoed, and what was found in it, best first. */
export interface Reading {
  input: ExplainInput;
  found: readonly Found[];
}

export function reportOfReading({ input, found }: Reading, settings: ExplainSettings): ExplainReport {
  return reportOf(
    [input],
    found.map((item) => matchOf(item, 0, settings)),
  );
}
