/** Tests one declarative rule against evidence and computes how specific it is. Pure; knows no code and no fixture. */
import type { Evidence } from '../evidence/evidence';
import { makeExpression } from '../evidence/expression';
import { mayMatch } from '../evidence/needs';
import type { Match, Pattern, Way } from '../reference/match';
import type { Confidence } from '../vocabulary';

/** Weight of each kind of condition: a symbolic code says more than a sentence, a sentence more than a type, a type more than a status. */
const weights = {
  code: 40,
  token: 40,
  text: 24,
  header: 20,
  outcome: 14,
  type: 12,
  client: 12,
  path: 10,
  sender: 8,
  status: 6,
  purpose: 6,
  content: 5,
  method: 2,
  hasText: 1,
  /** As much as the longest sentence. */
  decisive: 39,
  not: 1,
} as const;

export interface Hit {
  specificity: number;
  matchedBy: string;
  confidence: Confidence;
  /** Words that a rule's text or client pattern matched; empty when only symbols, statuses or headers did. */
  phrase: string;
}

function asList<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

function symbolHit(wanted: string | readonly string[], present: readonly (string | null)[]): string | null {
  const upper = new Set(present.filter((item): item is string => item !== null).map((item) => item.toUpperCase()));
  return asList(wanted).find((item) => upper.has(item.toUpperCase())) ?? null;
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

/** Everything that the evidence says, in lower case: most patterns are seen at a glance not to stand in it. */
export function wordsOf({ texts, clientTexts }: Evidence): string {
  return [...texts, ...clientTexts].join('\n').toLowerCase();
}

/** Name of a trait of evidence that is no token. */
export function traitOf(kind: 'header' | 'sender' | 'content' | 'outcome', value: string): string {
  return `${kind} ${value}`;
}

/**
 * Every symbolic token of the evidence, in capitals: what conditions on a code, a type or a token look at. What other conditions look at is named in small
 * letters, as `traitOf` does.
 */
export function symbolsOf({ envelopes, tokens, completion, headers, sender, content }: Evidence): ReadonlySet<string> {
  const own = envelopes.flatMap(({ code, type, status }) => [code, type, status]);
  const all = [...own, ...tokens, completion?.finishReason ?? null];
  return new Set([
    ...all.flatMap((symbol) => (symbol === null ? [] : [symbol.toUpperCase()])),
    ...Object.keys(headers).map((name) => traitOf('header', name)),
    traitOf('sender', sender),
    traitOf('content', content),
    ...(completion ? [traitOf('outcome', completion.outcome)] : []),
  ]);
}

const made = new Map<Way, RegExp>();

function expressionOf(way: Way, flags: string): RegExp {
  const known = made.get(way) ?? makeExpression(way.source, flags);
  made.set(way, known);
  return known;
}

/** The expressions of a pattern that can match a text with such words; `words` in lower case. */
function expressionsOf(pattern: Pattern, words: string): readonly RegExp[] {
  if (pattern instanceof RegExp) return [pattern];
  return (pattern.ways ?? [pattern])
    .filter(({ needs }) => mayMatch(needs, words))
    .map((way) => expressionOf(way, pattern.flags));
}

function matches(pattern: Pattern, text: string): boolean {
  return expressionsOf(pattern, text.toLowerCase()).some((expression) => expression.test(text));
}

/** Whether a rule holds for the evidence, or `null`. Every condition that is present must hold. `words`: what `wordsOf` makes of the evidence. */
export function testMatch(match: Match, evidence: Evidence, words: string): Hit | null {
  let specificity = 0;
  const held: string[] = [];
  let strong = false;
  let phrase = '';

  if (match.status !== undefined) {
    if (evidence.status === null || !asList(match.status).includes(evidence.status)) return null;
    specificity += weights.status;
    held.push(`status ${evidence.status}`);
  }
  if (match.method !== undefined) {
    if (evidence.method !== match.method) return null;
    specificity += weights.method;
  }
  if (match.content !== undefined) {
    if (!asList(match.content).includes(evidence.content)) return null;
    specificity += weights.content;
    held.push(`${evidence.content} body`);
  }
  if (match.sender !== undefined) {
    if (!asList(match.sender).includes(evidence.sender)) return null;
    specificity += weights.sender;
    if (evidence.senderName) held.push(`sent by ${evidence.senderName}`);
  }
  if (match.purpose !== undefined) {
    if (evidence.purpose === null || !asList(match.purpose).includes(evidence.purpose)) return null;
    specificity += weights.purpose;
  }
  if (match.outcome !== undefined) {
    if (!evidence.completion || !asList(match.outcome).includes(evidence.completion.outcome)) return null;
    specificity += weights.outcome;
    held.push(`completion ${evidence.completion.outcome}`);
    strong = true;
  }
  if (match.path !== undefined) {
    if (evidence.path === null || !matches(match.path, evidence.path)) return null;
    specificity += weights.path;
    held.push(`path ${short(evidence.path)}`);
  }
  if (match.header !== undefined) {
    const value = evidence.headers[match.header[0]];
    if (value === undefined || !matches(match.header[1], value)) return null;
    specificity += weights.header;
    held.push(`header ${match.header[0]}: ${short(value)}`);
    strong = true;
  }
  if (match.code !== undefined) {
    const found = symbolHit(
      match.code,
      evidence.envelopes.map((envelope) => envelope.code),
    );
    if (!found) return null;
    specificity += weights.code;
    held.push(`code "${found}"`);
    strong = true;
  }
  if (match.type !== undefined) {
    const found = symbolHit(
      match.type,
      evidence.envelopes.flatMap((envelope) => [envelope.type, envelope.status, envelope.code]),
    );
    if (!found) return null;
    specificity += weights.type;
    held.push(`type "${found}"`);
  }
  if (match.token !== undefined) {
    const found = symbolHit(match.token, [...evidence.tokens, evidence.completion?.finishReason ?? null]);
    if (!found) return null;
    specificity += weights.token;
    held.push(`"${found}"`);
    strong = true;
  }
  if (match.client !== undefined) {
    const found = firstFound(match.client, evidence.clientTexts, words);
    if (found === null) return null;
    // A client's guess must not outweigh the cause that stands in the same sentence.
    const guess = match.confidence === 'possible' ? 20 : match.confidence === 'likely' ? 10 : 0;
    specificity += Math.max(2, weights.client + Math.min(found.length, 60) / 4 - guess);
    held.push(`client text "${short(found)}"`);
    phrase = found;
    strong = true;
  }
  if (match.text !== undefined) {
    const found = firstFound(match.text, evidence.texts, words);
    if (found === null) return null;
    specificity += weights.text + Math.min(found.length, 60) / 4;
    held.push(`text "${short(found)}"`);
    phrase = found;
    strong = true;
  }
  if (match.notToken !== undefined && symbolHit(match.notToken, evidence.tokens) !== null) return null;
  if (match.hasText) {
    if (evidence.texts.every((text) => text.trim() === '')) return null;
    specificity += weights.hasText;
  }
  if (match.not !== undefined) {
    if (firstFound(match.not, evidence.texts, words) !== null) return null;
    specificity += weights.not;
  }
  if (match.decisive) specificity += weights.decisive;
  return {
    specificity,
    matchedBy: held.join(' · '),
    confidence: match.confidence ?? (strong ? 'certain' : 'likely'),
    phrase,
  };
}

/** What the pattern matches in the first text that it matches: the leftmost, and of several ways at one place the first. */
function firstFound(pattern: Pattern, texts: readonly string[], words: string): string | null {
  const expressions = expressionsOf(pattern, words);
  if (expressions.length === 0) return null;
  for (const text of texts) {
    let found: RegExpExecArray | null = null;
    for (const expression of expressions) {
      const hit = expression.exec(text);
      if (hit && (found === null || hit.index < found.index)) found = hit;
    }
    if (found) return found[0] || text;
  }
  return null;
}
