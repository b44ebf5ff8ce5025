/** Evidence to codes: a fault of the road, and what the answer says. Pure; sees no fixture's name and opens nothing. */
import type { Evidence } from '../evidence/evidence';
import { type Judgement, judgeAnswer, matchRules } from './answer';
import { classifyFault } from './road';

/**
 * What the evidence means: conclusions, the most specific first, one per code; empty when nothing is wrong.
 * A broken request is judged by its fault, and what came of an answer by the rules that know it.
 */
export function classify(evidence: Evidence): Judgement[] {
  const { fault, scheme, host, serverTime } = evidence;
  if (!fault) return judgeAnswer(evidence);
  const road = classifyFault(fault, {
    scheme: scheme ?? 'https',
    hostIsLoopback: /^(?:localhost|127\.|\[?::1\]?$)/i.test(host ?? ''),
    serverTime,
  });
  const judgement: Judgement = {
    code: road.code,
    reason: road.reason,
    confidence: road.confidence,
    matchedBy: `${fault.stage}: ${fault.errorCode}`,
    specificity: 100,
    phrase: '',
    statuses: [],
    facts: road.facts,
  };
  return [judgement, ...matchRules(evidence).filter(({ code }) => code !== road.code)];
}
