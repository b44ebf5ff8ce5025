/** What a run puts in the place of a part of itself that failed, so that everything else it learned is still told. Pure; rethrows nothing. */
import type { Diagnosis } from '../../diagnose/diagnose';
import type { Cause, Observation } from '../../diagnose/observation';
import { causeOf } from '../../diagnose/rules/rule';
import type { Evidence } from '../../evidence/evidence';
import { cleanForTerminal } from '../../redact';
import type { Facts } from '../../reference/code';
import type { Conclusion } from '../../reference/match';
import type { Exchange } from '../../wire/exchange';

const messageMost = 200;

function factsOf(error: unknown): Facts {
  const message = error instanceof Error ? error.message || error.name : String(error);
  return { message: cleanForTerminal(message.slice(0, messageMost)) };
}

/** A fault of this program, concluded from what it threw. */
export function internalConclusion(error: unknown): Conclusion {
  return {
    code: 'INTERNAL',
    reason: null,
    confidence: 'certain',
    matchedBy: 'a fault of torouter',
    specificity: 0,
    facts: factsOf(error),
  };
}

function bareEvidence(exchange: Exchange): Evidence {
  const { answer, fault, request, phases } = exchange;
  return {
    status: answer?.status ?? null,
    method: request.method,
    path: null,
    host: null,
    scheme: null,
    headers: {},
    protocol: request.protocol,
    purpose: request.purpose,
    content: 'none',
    sender: 'unknown',
    senderName: null,
    envelopes: [],
    tokens: [],
    texts: [],
    completion: null,
    fault,
    clientTexts: [],
    ids: { sent: request.sentId, gateway: null, server: null, upstream: null, cfRay: null },
    retryAfterSeconds: null,
    serverTime: null,
    hostIsGateway: false,
    ttfbMs: phases.ttfb,
    totalMs: phases.total,
  };
}

/** What an observation takes from its exchange, whatever was made of the answer. */
export function ofExchange({
  index,
  request,
  phases,
}: Exchange): Pick<Observation, 'index' | 'protocol' | 'model' | 'headerStyle' | 'url' | 'totalMs'> {
  const { protocol, model, headerStyle, url } = request;
  return { index, protocol, model: model ?? null, headerStyle, url, totalMs: phases.total };
}

/** The observation of an exchange that could not be read. */
export function unread(
  exchange: Exchange,
  details: Pick<Observation, 'probe' | 'check' | 'mode' | 'root'>,
  error: unknown,
): Observation {
  const conclusion = internalConclusion(error);
  return {
    ...details,
    ...ofExchange(exchange),
    evidence: bareEvidence(exchange),
    conclusions: [conclusion],
    facts: conclusion.facts ?? {},
    frames: { count: 0, firstMs: null, lastMs: null },
  };
}

/** The diagnosis of a situation that could not be judged: the fault, and the causes that were known before. */
export function undiagnosed(known: readonly Cause[], error: unknown): Diagnosis {
  const fault = causeOf(
    { code: 'INTERNAL', facts: factsOf(error), checks: ['network.connect'] },
    'the judgement failed',
  );
  return { causes: [fault, ...known], wants: [], trace: [] };
}
