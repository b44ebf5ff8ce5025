/** Evidence to codes: asks every rule of the table, ranks what holds by how specific it is. Pure; sees no fixture's name and opens nothing. */
import type { Evidence } from '../evidence/evidence';
import { rows } from '../reference';
import type { Conclusion, Match } from '../reference/match';
import { testMatch } from './match';
import { classifyFault } from './road';

/** A conclusion with the words that led to it. */
export interface Judgement extends Conclusion {
  /** What a text or client pattern matched; empty when only symbols, statuses or headers did. */
  phrase: string;
}

/** Whether the evidence shows an error at all; a success, a note or a page of prose does not. */
export function isFailure(evidence: Evidence): boolean {
  if (evidence.fault) return true;
  if (evidence.status !== null && (evidence.status >= 400 || (evidence.status >= 300 && evidence.status !== 304)))
    return true;
  if (evidence.envelopes.length > 0 || evidence.clientTexts.length > 0) return true;
  if (evidence.completion && !['ok', 'length'].includes(evidence.completion.outcome)) return true;
  return evidence.status !== null && evidence.content === 'html';
}

function bareStatusCode(status: number): Judgement {
  return {
    code: `HTTP_${status}`,
    reason: null,
    confidence: 'likely',
    matchedBy: `status ${status}`,
    specificity: 1,
    phrase: '',
  };
}

function consider(
  best: Map<string, Judgement>,
  code: string,
  reason: string | null,
  match: Match,
  evidence: Evidence,
): void {
  const hit = testMatch(match, evidence);
  if (!hit) return;
  const known = best.get(code);
  if (known && known.specificity >= hit.specificity) {
    known.reason ??= reason;
    return;
  }
  best.set(code, { code, reason: reason ?? match.reason ?? known?.reason ?? null, ...hit });
}

/**
 * What the evidence means: conclusions, the most specific first, one per code; empty when nothing is wrong.
 * A broken request is judged by its fault; where an answer came as well, the answer's own words come first.
 */
export function classify(evidence: Evidence): Judgement[] {
  if (!isFailure(evidence)) return [];
  const best = new Map<string, Judgement>();
  for (const row of rows) {
    // Only rules with reasons of their own may name a finer cause; the row's general rules come after them.
    for (const [reason, { match }] of Object.entries(row.reasons ?? {}))
      for (const rule of match) consider(best, row.id, reason, rule, evidence);
    for (const rule of row.match) consider(best, row.id, null, rule, evidence);
  }
  const ranked = [...best.values()].sort((a, b) => b.specificity - a.specificity);
  if (evidence.fault) {
    const road = classifyFault(evidence.fault, {
      scheme: evidence.scheme ?? 'https',
      hostIsLoopback: /^(?:localhost|127\.|\[?::1\]?$)/i.test(evidence.host ?? ''),
      serverTime: evidence.serverTime,
    });
    const fault: Judgement = {
      code: road.code,
      reason: road.reason,
      confidence: road.confidence,
      matchedBy: `${evidence.fault.stage}: ${evidence.fault.errorCode}`,
      specificity: 100,
      phrase: '',
      facts: road.facts,
    };
    return [fault, ...ranked.filter((item) => item.code !== road.code)];
  }
  if (ranked.length > 0) return ranked;
  if (evidence.status !== null && evidence.status >= 400) return [bareStatusCode(evidence.status)];
  return [
    {
      code: 'UNRECOGNISED',
      reason: null,
      confidence: 'possible',
      matchedBy: 'an error envelope without a known code or text',
      specificity: 0,
      phrase: '',
    },
  ];
}
