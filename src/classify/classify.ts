/** Evidence to codes: asks every rule of the table, ranks what holds by how specific it is. Pure; sees no fixture's name and opens nothing. */
import type { Evidence } from '../evidence/evidence';
import { rows } from '../reference';
import type { CodeRow } from '../reference/code';
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

/** Classes in which the gateway judges the caller. The same sentence of a provider judges the channel's account. */
const judgesCaller: ReadonlySet<string> = new Set(['auth', 'permission', 'billing', 'quota', 'rate_limit']);
/** Statuses under which a body speaks about the request, often in words of the request itself. */
const aboutRequest: readonly number[] = [400, 404, 413, 422];
const requestTypes = /^(?:invalid_request_error|INVALID_ARGUMENT)$/i;

/** The answer says itself that it refuses the request, not the caller. */
function saysRequest({ envelopes }: Evidence): boolean {
  return envelopes.some(({ type, status }) => requestTypes.test(type ?? status ?? ''));
}

/**
 * Words that would blame the caller, from somebody who does not know the caller. The gateway refuses a caller under 401, 402, 403 or 429, or
 * with its own code at the top level; a rule that names a status itself knows better.
 */
function isHearsay(row: CodeRow, match: Match, evidence: Evidence): boolean {
  if (row.owner !== 'you' || !judgesCaller.has(row.class)) return false;
  if (evidence.envelopes.some(({ codeAtTop }) => codeAtTop)) return false;
  const { text, code, type, token, header, client } = match;
  if (evidence.sender === 'upstream') return (text ?? code ?? type ?? token) !== undefined;
  if (text === undefined || match.status !== undefined) return false;
  if (code ?? type ?? token ?? header ?? client) return false;
  const { status } = evidence;
  if (status !== null && status >= 500) return row.class !== 'rate_limit';
  return (status === null || aboutRequest.includes(status)) && saysRequest(evidence);
}

/** Two words or more in quotes, which a refusal of the request repeats from it; ids of models and parameters are one word. */
const quotedWords =
  /(?<![\w{:[,])(['"`])(?=[^'"`\n]{0,400}\s)[^'"`\n]{3,400}\1(?!\w)|“(?=[^”\n]{0,400}\s)[^”\n]{3,400}”/g;

/** Evidence without the words that a refusal of the request quotes from the request; the same object when it quotes none. */
function withoutQuotes(evidence: Evidence): Evidence {
  const { status, envelopes, texts } = evidence;
  if (status === null ? !saysRequest(evidence) : !aboutRequest.includes(status)) return evidence;
  const bare = (text: string): string => text.replace(quotedWords, '$1…$1');
  const messages = envelopes.flatMap(({ message }) => (message && bare(message) !== message ? [message] : []));
  // A message was also read in parts, some of which begin inside the quotes.
  const quoted = messages.flatMap((message) => [...message.matchAll(quotedWords)].map(([words]) => words.slice(1)));
  const kept = texts.filter((text) => !quoted.some((words) => text.startsWith(words) || text === words.slice(0, -1)));
  return {
    ...evidence,
    // In a text that holds data, quotes are those of the data: only the message in it is cleared.
    texts: kept.map((text) =>
      /\{\s*\\?['"]/.test(text)
        ? messages.reduce((rest, message) => rest.replaceAll(message, bare(message)), text)
        : bare(text),
    ),
  };
}

function consider(
  best: Map<string, Judgement>,
  row: CodeRow,
  reason: string | null,
  match: Match,
  evidence: Evidence,
): void {
  const code = row.id;
  if (isHearsay(row, match, evidence)) return;
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
  const unquoted = withoutQuotes(evidence);
  for (const row of rows) {
    // What a request quotes may be what is wrong with it, but speaks against no other reading.
    const heard = ({ not }: Match) => (row.class === 'request' && not === undefined ? evidence : unquoted);
    // Only rules with reasons of their own may name a finer cause; the row's general rules come after them.
    for (const [reason, { match }] of Object.entries(row.reasons ?? {}))
      for (const rule of match) consider(best, row, reason, rule, heard(rule));
    for (const rule of row.match) consider(best, row, null, rule, heard(rule));
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
