/** What is seen in a pasted text: one error, certain or possible, with its place. Pure. */
import { cleanForTerminal } from '../redact';
import { type AnswerInput, evidenceOfAnswer, tokensOf } from './answer';
import { emptyEnvelope } from './envelope';
import type { Envelope, Evidence } from './evidence';
import { senderOf } from './sender';
import { addressOf, requestIdsOf, waitOf } from './text/signs';

/** One thing in a text that is, or may be, an error. */
export interface Sighting {
  evidence: Evidence;
  /** An error for certain, known or not. Otherwise only words that a rule of the table knows make it one. */
  sure: boolean;
  /** The line said itself that it reports something: it came from a log or began with an error word. */
  reported: boolean;
  /** The line announced an error, or its writer asks for help with one. */
  complains: boolean;
  /** The line it was found in, for sightings that are not sure. */
  line: string;
  /** Place in the text; later ones are nearer to the cause that a client gave up on. */
  at: number;
}

/** Evidence of an answer of which only some parts are known. */
export function evidenceFrom(input: Partial<AnswerInput>): Evidence {
  return evidenceOfAnswer({ status: null, headers: {}, body: '', ...input });
}

/** An error for certain, whatever line it stood in. */
export function certainly(evidence: Evidence, at = 0): Sighting {
  return { evidence, sure: true, reported: true, complains: true, line: '', at };
}

/** What was read out of a line, and out of a structured part in it. */
interface LineParts {
  status: number | null;
  /** What the client wrote around it. */
  line: string;
  texts: readonly string[];
  envelopes: readonly Envelope[];
  symbols?: readonly string[];
  /** Words near by in which ids, waits and addresses may stand. */
  surroundings: string;
}

/** Evidence of what a client printed: it hides most of the answer. */
export function evidenceOfParts(parts: LineParts): Evidence {
  const envelopes = [...parts.envelopes, ...(parts.symbols ?? []).map((code) => ({ ...emptyEnvelope(), code }))];
  const texts = [...new Set(parts.texts)].slice(0, 48).map((text) => cleanForTerminal(text.slice(0, 4000)));
  const address = addressOf(parts.surroundings);
  const base = evidenceFrom({ status: parts.status, host: address?.host ?? null, path: address?.path ?? null });
  // Clients hide the form of the body; most of those with words in them were JSON.
  const content = texts.length > 0 || parts.envelopes.length > 0 ? 'json' : 'none';
  const tokens = tokensOf(envelopes);
  const { sender, name } = senderOf({
    status: parts.status,
    host: base.host,
    headers: {},
    content,
    envelopes: parts.envelopes,
    tokens,
    texts,
    hasFault: false,
  });
  const [gateway, ...others] = requestIdsOf(parts.surroundings);
  const upstream = envelopes.find(({ requestId }) => requestId !== null)?.requestId ?? others[0] ?? null;
  return {
    ...base,
    content,
    sender: sender === 'unknown' ? 'client' : sender,
    senderName: name,
    envelopes,
    tokens,
    texts,
    clientTexts: parts.line === '' ? [] : [cleanForTerminal(parts.line.slice(0, 4000))],
    ids: { ...base.ids, gateway: gateway ?? null, upstream },
    retryAfterSeconds:
      parts.envelopes.find(({ retryAfterSeconds }) => retryAfterSeconds !== null)?.retryAfterSeconds ??
      waitOf(parts.surroundings),
    hostIsGateway: sender !== 'vendor',
  };
}
