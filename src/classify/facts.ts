/** Takes out of evidence the values that sentences need: addresses, models, waits, names. Pure; guesses nothing. */
import type { Evidence } from '../evidence/evidence';
import type { Facts } from '../reference/code';
import { isSensibleWait } from '../time';

function first(texts: readonly string[], pattern: RegExp): string | null {
  for (const text of texts) {
    const found = pattern.exec(text);
    if (found?.[1]) return found[1];
  }
  return null;
}

/** A message short enough to be shown, in quotes' own line: 200 characters. */
function shortMessage(evidence: Evidence): string | null {
  const message =
    evidence.envelopes.find((envelope) => envelope.message)?.message ??
    (evidence.content === 'text' ? evidence.texts[0] : undefined);
  if (!message) return null;
  const line = message.replace(/\s+/g, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}

function put(facts: Facts, name: keyof Facts, value: string | number | null | undefined): void {
  if (value !== null && value !== undefined && value !== '') facts[name] = value;
}

/** Facts of one piece of evidence. `retryAfter` in whole seconds; `retryAt` is the caller's. */
export function factsOf(evidence: Evidence): Facts {
  const facts: Facts = {};
  const { texts } = evidence;
  put(facts, 'status', evidence.status);
  put(facts, 'host', evidence.host);
  put(facts, 'path', evidence.path);
  put(facts, 'ip', first(texts, /\bYour IP is ([0-9a-fA-F.:]{3,45}[0-9a-fA-F])/));
  put(
    facts,
    'model',
    first(texts, /\b[Mm]odel [`"']([^`"']{1,120})[`"']/) ??
      first(texts, /^model: (\S{1,120})$/) ??
      first(texts, /\bmodels\/(\S{1,120}) is not found\b/),
  );
  put(
    facts,
    'param',
    evidence.envelopes.find((envelope) => envelope.param)?.param ??
      first(texts, /\b(?:[Uu]n(?:supported|known) parameter|Missing required parameter): '([^']{1,80})'/),
  );
  const wait = evidence.retryAfterSeconds;
  const seconds = wait === null || !isSensibleWait(wait) ? null : Math.ceil(wait);
  put(facts, 'retryAfter', seconds);
  put(facts, 'seconds', seconds);
  put(facts, 'location', evidence.headers.location);
  put(facts, 'rayId', evidence.ids.cfRay ?? first(texts, /\bRay ID:? ?(?:<[^>]+>)?([0-9a-f]{16})/));
  put(facts, 'requestId', evidence.ids.gateway ?? evidence.ids.upstream);
  put(facts, 'vendor', evidence.senderName);
  put(facts, 'message', shortMessage(evidence));
  put(facts, 'finishReason', evidence.completion?.finishReason);
  return facts;
}
