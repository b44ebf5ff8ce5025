/** What an answer or a text says: asks every rule of the table, ranks what holds by how specific it is. Pure; sees no fixture's name and opens nothing. */
import type { Evidence } from '../evidence/evidence';
import type { Conclusion, Match } from '../reference/match';
import { type CodeRules, type Rule, rulesFor } from '../reference/rules';
import { symbolsOf, testMatch, wordsOf } from './match';

/** A conclusion with the words that led to it. */
export interface Judgement extends Conclusion {
  /** What a text or client pattern matched; empty when only symbols, statuses or headers did. */
  phrase: string;
  /** Statuses under which the code is seen. */
  statuses: readonly number[];
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
    statuses: [status],
  };
}

/** Classes in which the gateway judges the caller. The same sentence of a provider judges the channel's account. */
const judgesCaller: ReadonlySet<string> = new Set(['auth', 'permission', 'billing', 'quota', 'rate_limit']);
/** Of these, the classes that come under 429. */
const ofSpeed: ReadonlySet<string> = new Set(['quota', 'rate_limit']);
/** Statuses under which a body speaks about the request, often in words of the request itself. */
const aboutRequest: readonly number[] = [400, 404, 413, 422];
/** Says of whoever sent it that it was asked too often, which is no word about keys, rights or money. */
const tooOften = /^rate_limit_error$/i;
const requestTypes = /^(?:invalid_request_error|INVALID_ARGUMENT)$/i;

/** The answer says itself that it refuses the request, not the caller. */
function saysRequest({ envelopes }: Evidence): boolean {
  return envelopes.some(({ type, status }) => requestTypes.test(type ?? status ?? ''));
}

/**
 * Words that would blame the caller, from somebody who does not know the caller. The gateway refuses a caller under 401, 402, 403 or 429, or
 * with its own code at the top level; a rule that names a status itself knows better.
 */
function isHearsay(code: CodeRules, match: Match, evidence: Evidence): boolean {
  if (code.owner !== 'you' || !judgesCaller.has(code.class)) return false;
  if (evidence.envelopes.some(({ codeAtTop }) => codeAtTop)) return false;
  const { text, type, token, header, client } = match;
  const symbol = match.code ?? type ?? token;
  if (evidence.sender === 'upstream') return (text ?? symbol) !== undefined;
  if (text === undefined || match.status !== undefined) return false;
  if (symbol ?? header ?? client) return false;
  const { status, envelopes } = evidence;
  if (status === 429 && !ofSpeed.has(code.class) && envelopes.some(({ type }) => tooOften.test(type ?? '')))
    return true;
  if (status !== null && status >= 500) return code.class !== 'rate_limit';
  return (status === null || aboutRequest.includes(status)) && saysRequest(evidence);
}

/** Two words or more in quotes, which a refusal of the request repeats from it; ids of models and parameters are one word. */
const quotedWords =
  /(?<![\w{:[,])(['"`])(?=[^'"`\n]{0,400}\s)[^'"`\n]{3,400}\1(?!\w)|“(?=[^”\n]{0,400}\s)[^”\n]{3,400}”/g;

const holdsData = /\{\s*\\?['"]/;

/** Evidence without the words that a refusal of the request quotes from the request; the same object when it quotes none. */
export function withoutQuotes(evidence: Evidence): Evidence {
  const { status, envelopes, texts } = evidence;
  if (status === null ? !saysRequest(evidence) : !aboutRequest.includes(status)) return evidence;
  const bare = (text: string): string => text.replace(quotedWords, '$1…$1');
  // Quotes of a message that is data are those of the data.
  const messages = envelopes.flatMap(({ message }) =>
    message && !/^\s*[{[]/.test(message) && bare(message) !== message ? [message] : [],
  );
  // A message was also read in parts, some of which begin inside the quotes.
  const quoted = messages.flatMap((message) => [...message.matchAll(quotedWords)].map(([words]) => words.slice(1)));
  const kept = texts.filter((text) => !quoted.some((words) => text.startsWith(words) || text === words.slice(0, -1)));
  return {
    ...evidence,
    // In a text that holds data, only the message in it is cleared.
    texts: kept.map((text) =>
      holdsData.test(text)
        ? messages.reduce((rest, message) => rest.replaceAll(message, () => bare(message)), text)
        : bare(text),
    ),
  };
}

function consider(
  best: Map<string, Judgement>,
  code: CodeRules,
  { reason, match }: Rule,
  evidence: Evidence,
  words: string,
): void {
  if (isHearsay(code, match, evidence)) return;
  const hit = testMatch(match, evidence, words);
  if (!hit) return;
  const known = best.get(code.id);
  if (known && known.specificity >= hit.specificity) {
    known.reason ??= reason;
    return;
  }
  const finer = reason ?? match.reason ?? known?.reason ?? null;
  best.set(code.id, { code: code.id, reason: finer, ...hit, statuses: code.statuses });
}

/** Conclusions of the rules that hold, the most specific first, one per code. */
export function matchRules(evidence: Evidence): Judgement[] {
  const best = new Map<string, Judgement>();
  const unquoted = withoutQuotes(evidence);
  const words = wordsOf(evidence);
  for (const code of rulesFor({ status: evidence.status, words, symbols: symbolsOf(evidence) }))
    for (const rule of code.rules) {
      // What a request quotes may be what is wrong with it, but speaks against no other reading.
      const heard = code.class === 'request' && rule.match.not === undefined ? evidence : unquoted;
      consider(best, code, rule, heard, words);
    }
  return [...best.values()].sort((a, b) => b.specificity - a.specificity);
}

/** What the words of the evidence mean: conclusions, the most specific first; empty when nothing is wrong. A fault of the road is not judged here. */
export function judgeAnswer(evidence: Evidence): Judgement[] {
  if (!isFailure(evidence)) return [];
  const ranked = matchRules(evidence);
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
      statuses: [],
    },
  ];
}
