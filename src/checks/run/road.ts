/** What a run knows about the road of an exchange and the table of faults cannot: the variables behind a proxy, both clocks, what a probe needed to read. Pure; sends nothing. */
import type { Cause } from '../../diagnose/observation';
import { causeOf } from '../../diagnose/rules/rule';
import type { Evidence } from '../../evidence/evidence';
import { readModelList } from '../../evidence/modelList';
import type { Facts } from '../../reference/code';
import type { Conclusion } from '../../reference/match';
import type { ResolvedTarget } from '../../target/resolve';
import { isoAfter } from '../../time';
import type { Exchange } from '../../wire/exchange';

/** Clocks that differ by more make certificates and reset times misleading. */
const tolerableSkewMs = 5 * 60_000;

/** `3 d 4 h`, `2 h 5 min`, `6 min`: the two largest units. */
export function skewText(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`;
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`;
}

function clockFacts(localMs: number, serverMs: number): Facts {
  return {
    localTime: new Date(localMs).toISOString(),
    serverTime: new Date(serverMs).toISOString(),
    skew: skewText(localMs - serverMs),
  };
}

/** Facts of an exchange that hold for any code: the port that was asked for, the proxy and its variable, both clocks when a certificate's dates were the trouble. */
export function roadFacts(exchange: Exchange, now: number): Facts {
  const { port, protocol } = new URL(exchange.request.url);
  const { fault, connection, answer } = exchange;
  const facts: Facts = { port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port) };
  if (fault?.stage === 'body' && answer) facts.bytes = answer.bodyBytes;
  if (fault?.errorCode === 'TIMEOUT') facts.timeout = exchange.request.timeoutMs / 1000;
  if (connection.proxy !== null) {
    facts.proxy = connection.proxy.url;
    facts.proxySource = connection.proxy.source;
  }
  if (fault && /^CERT_(?:HAS_EXPIRED|NOT_YET_VALID)$/.test(fault.errorCode)) {
    facts.localTime = new Date(now).toISOString();
    if (fault.peerTime !== undefined) Object.assign(facts, clockFacts(now, fault.peerTime));
  }
  return facts;
}

/** A proxy that fails on the way to this machine or to a private network was hardly meant to be used: that is the remedy, whatever the proxy said. */
export function withLocalTarget(conclusions: readonly Conclusion[], target: ResolvedTarget): Conclusion[] {
  if (!target.proxy.notes.some(({ kind }) => kind === 'local_target')) return [...conclusions];
  return conclusions.map((item) =>
    item.code.startsWith('PROXY_') && item.code !== 'PROXY_CONFIG_INVALID' ? { ...item, reason: 'local_target' } : item,
  );
}

/** An answer that says nothing wrong, and yet cannot be what was asked for. */
export function unreadable(exchange: Exchange, evidence: Evidence): Conclusion | null {
  const { answer, fault, request } = exchange;
  if (answer === null || fault !== null || answer.status >= 300 || evidence.envelopes.length > 0) return null;
  const conclusion = (code: string, reason: string | null, matchedBy: string): Conclusion => ({
    code,
    reason,
    confidence: 'certain',
    matchedBy,
    specificity: 0,
    facts: { bytes: answer.bodyBytes },
  });
  // The part of a long list that came still shows what is offered; only its silence proves nothing.
  const salvaged = answer.capped && request.purpose === 'models' && (readModelList(answer.body)?.ids.length ?? 0) > 0;
  if (salvaged) return null;
  if (answer.capped && evidence.completion === null && request.stream !== true)
    return conclusion('BODY_TOO_LARGE', null, `more than ${answer.bodyBytes} bytes`);
  if (request.purpose !== 'models' && request.purpose !== 'generation') return null;
  if (evidence.content === 'empty' && evidence.completion === null)
    return conclusion('UNRECOGNISED', 'empty_answer', `status ${answer.status} without a body`);
  if (evidence.content === 'text' || evidence.content === 'binary')
    return conclusion('UNRECOGNISED', 'not_json', `${evidence.content} body`);
  return null;
}

/** A warning when an answer's `Date` header and the local clock are more than five minutes apart. */
export function clockCause(exchanges: readonly Exchange[]): Cause | null {
  for (const { answer, startedAt, phases, index } of exchanges) {
    const sentAt = Date.parse(answer?.headers.date ?? '');
    if (Number.isNaN(sentAt)) continue;
    // A cache in between sends the time of the original answer.
    const seenAt = isoAfter(sentAt, Number(answer?.headers.age ?? 0));
    const serverMs = seenAt === null ? sentAt : Date.parse(seenAt);
    const localMs = startedAt + (phases.ttfb ?? 0);
    if (Math.abs(localMs - serverMs) <= tolerableSkewMs) continue;
    return causeOf(
      {
        code: 'CLOCK_SKEW',
        reason: localMs > serverMs ? 'ahead' : 'behind',
        severity: 'warn',
        confidence: 'likely',
        facts: clockFacts(localMs, serverMs),
        from: [index],
        checks: ['network.connect'],
      },
      'Date header against the local clock',
    );
  }
  return null;
}
