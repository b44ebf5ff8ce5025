/** One exchange becomes one observation: what it says, what is concluded from it, and what this run knows beside it. Sends nothing. */
import { classify } from '../../classify/classify';
import { factsOf } from '../../classify/facts';
import type { Observation, ProbeName } from '../../diagnose/observation';
import { evidenceOfExchange, type StreamRead } from '../../evidence/answer';
import type { Redactor } from '../../redact';
import type { Facts } from '../../reference/code';
import type { Conclusion } from '../../reference/match';
import type { ResolvedTarget } from '../../target/resolve';
import type { Exchange } from '../../wire/exchange';
import { internalConclusion, ofExchange, unread } from './contained';
import { roadFacts, unreadable, withLocalTarget } from './road';

/** Why a request was sent, and for which check. */
export interface ProbeDetails {
  probe: ProbeName;
  check: string;
  /** When it is not the target's. */
  root?: string;
  mode?: 'plain' | 'stream';
}

export interface Surroundings {
  target: ResolvedTarget;
  redact: Redactor;
  now: number;
}

/** The observation of an exchange; one that cannot be read becomes an observation of that fault. `streamed`: what was read of a stream while it arrived. */
export function observe(
  exchange: Exchange,
  streamed: () => StreamRead | null,
  { probe, check, mode, root }: ProbeDetails,
  around: Surroundings,
): Observation {
  const details = { probe, check, mode: mode ?? null, root: root ?? around.target.baseUrl.root };
  try {
    return read(exchange, streamed(), details, around);
  } catch (error) {
    return unread(exchange, details, error);
  }
}

/** What `read` makes of an answer; a fault of the reading becomes what is concluded from that answer. */
export function reading<T>(answer: Observation, read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    const conclusion = internalConclusion(error);
    answer.conclusions = [conclusion];
    answer.facts = { ...answer.facts, ...conclusion.facts };
    return null;
  }
}

function read(
  exchange: Exchange,
  streamed: StreamRead | null,
  details: Pick<Observation, 'probe' | 'check' | 'mode' | 'root'>,
  { target, redact, now }: Surroundings,
): Observation {
  const evidence = evidenceOfExchange(exchange, streamed, null);
  const conclusions = concluded(exchange, evidence, target);
  const frames = exchange.answer?.frames ?? [];
  return {
    ...details,
    ...ofExchange(exchange),
    evidence,
    conclusions,
    facts: {
      ...quotesMasked(factsOf(evidence), redact),
      baseUrl: target.baseUrl.root,
      ...conclusions[0]?.facts,
      ...roadFacts(exchange, now),
    },
    frames: { count: frames.length, firstMs: frames[0]?.atMs ?? null, lastMs: frames.at(-1)?.atMs ?? null },
  };
}

/** What is wrong with an answer, best first. A request that was broken off says nothing. */
function concluded(exchange: Exchange, evidence: Observation['evidence'], target: ResolvedTarget): Conclusion[] {
  if (exchange.fault?.errorCode === 'ABORTED') return [];
  const conclusions = withLocalTarget(classify(evidence), target);
  if (conclusions.length > 0) return conclusions;
  const odd = unreadable(exchange, evidence);
  if (odd) return [odd];
  // A generation that answers 200 with neither output nor an error is no success.
  if (exchange.request.purpose === 'generation' && evidence.completion === null)
    return [
      {
        code: 'UNRECOGNISED',
        reason: null,
        confidence: 'possible',
        matchedBy: `${evidence.content} body without a completion`,
        specificity: 0,
      },
    ];
  return [];
}

/** What the server wrote freely: here a key that is a mere word is masked too. */
function quotesMasked(facts: Facts, redact: Redactor): Facts {
  const masked = { ...facts };
  for (const name of ['message', 'location', 'requestId'] as const)
    if (typeof facts[name] === 'string') masked[name] = redact.quoted(facts[name]);
  return masked;
}
