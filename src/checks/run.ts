/** One run of doctor: sends what the chosen checks need, in the order and within the manners of the contract, and lets judgement ask once more. Prints nothing. */
import { classify } from '../classify/classify';
import { factsOf } from '../classify/facts';
import type { Context } from '../context';
import { type Diagnosis, diagnose } from '../diagnose/diagnose';
import type { Cause, Observation, ProbeName, Situation, Want } from '../diagnose/observation';
import { missingPath, wrongPath } from '../diagnose/rules/rule';
import { bareOnUsage, classOf, endedShort, isRefusal, sceneOf, unknownHere, unknownKey } from '../diagnose/scene';
import { evidenceOfExchange, type StreamRead } from '../evidence/answer';
import { createStreamReader } from '../evidence/completion';
import { type ModelList, readModelList } from '../evidence/modelList';
import { readUsage, type Usage } from '../evidence/usageWindows';
import { mapStrings, type Redactor } from '../redact';
import type { Conclusion } from '../reference/match';
import type { TraceStep } from '../report/report';
import { hostScope } from '../target/baseUrl';
import { mayCarryKey } from '../target/mayCarryKey';
import type { ResolvedTarget } from '../target/resolve';
import type { HeaderStyle, Protocol } from '../vocabulary';
import type { Exchange, RequestPlan } from '../wire/exchange';
import { protocolShapes, type ShapedRequest } from '../wire/protocols';
import type { Wire } from '../wire/wire';
import { configCauses } from './config';
import { internalConclusion, undiagnosed, unread } from './contained';
import { clockCause, roadFacts, unreadable, withLocalTarget } from './road';

/** Budget of one request in ms: free ones; live ones, which may wait 30 s for failover or a slot before they are answered. */
const freeTimeoutMs = 15_000;
const liveTimeoutMs = 60_000;
/** Signs that a route kept silent or hung up after the request was sent, rather than that something else than HTTP answered. */
const keptSilent: ReadonlySet<string> = new Set(['RESPONSE_TIMEOUT', 'CONNECTION_CLOSED', 'CONNECTION_RESET']);
/** Room for a reasoning model that used up the first limit. */
const longerMaxTokens = 2048;
/** Manners: at most this many requests of each kind in one run. */
const most = { free: 8, headerStyles: 2, corrections: 4 } as const;

export interface RunOptions {
  target: ResolvedTarget;
  free: boolean;
  samples: number;
  /** Overrides both budgets, in ms. */
  timeoutMs: number | null;
  /** Probes that the chosen checks need. */
  probes: ReadonlySet<ProbeName>;
  /** Live requests of each mode are wanted. */
  plain: boolean;
  stream: boolean;
  context: Context;
  wire: Wire;
  redact: Redactor;
  /** Aborted at the end of the run's time or by a signal. */
  stop: AbortSignal;
  onSend?(plan: RequestPlan): void;
}

export interface RunResult {
  situation: Situation;
  diagnosis: Diagnosis;
  exchanges: readonly Exchange[];
  /** The key, or a longer run of it, came back in an answer's body or headers. */
  keyEchoed: readonly number[];
  usage: Usage | null;
  list: ModelList | null;
}

interface ProbeDetails {
  probe: ProbeName;
  check: string;
  root?: string;
  mode?: 'plain' | 'stream';
}

type Plan = Omit<RequestPlan, 'timeoutMs'>;

function isApiAnswer(observation: Observation): boolean {
  return observation.evidence.content === 'json' && observation.evidence.status !== null;
}

/** The smallest request that the surface allows: no optional parameter that a model could refuse. */
function withoutOptions(shaped: ShapedRequest): ShapedRequest {
  const { max_tokens, max_output_tokens, generationConfig, stream_options, ...rest } = shaped.body as Record<
    string,
    unknown
  >;
  return { ...shaped, body: shaped.protocol === 'anthropic' ? { ...rest, max_tokens } : rest };
}

export async function runProbes(options: RunOptions): Promise<RunResult> {
  const { target, wire, context, stop, redact } = options;
  const { root } = target.baseUrl;
  const observations: Observation[] = [];
  const keyEchoed: number[] = [];
  let usage: Usage | null = null;
  let list: ModelList | null = null;
  const counts = { free: 0, headerStyles: 0, corrections: 0 };

  async function send(plan: Plan, details: ProbeDetails): Promise<Observation | null> {
    if (stop.aborted) return null;
    const reader = plan.stream ? createStreamReader() : null;
    const full: RequestPlan = {
      ...plan,
      timeoutMs: options.timeoutMs ?? (plan.purpose === 'generation' ? liveTimeoutMs : freeTimeoutMs),
    };
    options.onSend?.(full);
    const exchange = await wire.send(
      full,
      reader
        ? {
            onFrame(text, atMs) {
              reader.feed(text, atMs);
              return reader.finished ? 'stop' : 'continue';
            },
          }
        : undefined,
    );
    const isStream = reader !== null && /event-stream/i.test(exchange.answer?.headers['content-type'] ?? '');
    const observation = observed(exchange, () => (isStream ? mapStrings(reader.end(), redact.exact) : null), details);
    observations.push(observation);
    return observation;
  }

  function observed(exchange: Exchange, streamed: () => StreamRead | null, details: ProbeDetails): Observation {
    try {
      return observe(exchange, streamed(), details);
    } catch (error) {
      return unread(
        exchange,
        { probe: details.probe, check: details.check, mode: details.mode ?? null, root: details.root ?? root },
        error,
      );
    }
  }

  /** What `read` makes of an answer; a fault of the reading becomes what is concluded from that answer. */
  function reading<T>(answer: Observation, read: () => T): T | null {
    try {
      return read();
    } catch (error) {
      const conclusion = internalConclusion(error);
      answer.conclusions = [conclusion];
      answer.facts = { ...answer.facts, ...conclusion.facts };
      return null;
    }
  }

  function judge(situationNow: Situation, known: readonly Cause[]): Diagnosis {
    try {
      return diagnose(situationNow, known);
    } catch (error) {
      return undiagnosed(known, error);
    }
  }

  function observe(exchange: Exchange, streamed: StreamRead | null, details: ProbeDetails): Observation {
    const { request } = exchange;
    const evidence = evidenceOfExchange(exchange, streamed, null);
    const aborted = exchange.fault?.errorCode === 'ABORTED';
    const conclusions: Conclusion[] = aborted ? [] : withLocalTarget(classify(evidence), target);
    const odd = aborted || conclusions.length > 0 ? null : unreadable(exchange, evidence);
    if (odd) conclusions.push(odd);
    // A generation that answers 200 with neither output nor an error is no success.
    if (!aborted && conclusions.length === 0 && request.purpose === 'generation' && evidence.completion === null)
      conclusions.push({
        code: 'UNRECOGNISED',
        reason: null,
        confidence: 'possible',
        matchedBy: `${evidence.content} body without a completion`,
        specificity: 0,
      });
    if (exchange.keyEchoed) keyEchoed.push(exchange.index);
    const frames = exchange.answer?.frames ?? [];
    return {
      index: exchange.index,
      probe: details.probe,
      check: details.check,
      protocol: request.protocol,
      model: request.model ?? null,
      mode: details.mode ?? null,
      headerStyle: request.headerStyle,
      root: details.root ?? root,
      url: request.url,
      evidence,
      conclusions,
      facts: {
        ...quotesMasked(factsOf(evidence)),
        baseUrl: root,
        ...faultFacts(conclusions),
        ...roadFacts(exchange, context.now()),
      },
      totalMs: exchange.phases.total,
      frames: { count: frames.length, firstMs: frames[0]?.atMs ?? null, lastMs: frames.at(-1)?.atMs ?? null },
    };
  }

  /** What the server wrote freely: here a key that is a mere word is masked too. */
  function quotesMasked(facts: Observation['facts']): Observation['facts'] {
    const masked = { ...facts };
    for (const name of ['message', 'location', 'requestId'] as const)
      if (typeof facts[name] === 'string') masked[name] = redact.quoted(facts[name]);
    return masked;
  }

  function faultFacts(conclusions: readonly Conclusion[]): Observation['facts'] {
    return conclusions[0]?.facts ?? {};
  }

  async function free(plan: Plan, details: ProbeDetails): Promise<Observation | null> {
    if (counts.free >= most.free) return null;
    counts.free += 1;
    return send(plan, details);
  }

  function keyed(
    shape: {
      method: RequestPlan['method'];
      url: string;
      protocol: Protocol;
      purpose: RequestPlan['purpose'];
      cost: RequestPlan['cost'];
    },
    headerStyle: HeaderStyle = target.headerStyle,
  ): Plan {
    return { ...shape, headerStyle };
  }

  const surface: Protocol = target.protocols[0] ?? 'openai';
  const usagePlan = (style?: HeaderStyle): Plan =>
    keyed({ method: 'GET', url: `${root}/v1/usage`, protocol: surface, purpose: 'usage', cost: 'free' }, style);
  const modelsPlan = (at: string, style?: HeaderStyle): Plan =>
    keyed(
      {
        method: 'GET',
        url: `${at}/v1/models`,
        protocol: surface === 'gemini' ? 'openai' : surface,
        purpose: 'models',
        cost: 'free',
      },
      style,
    );

  /** A failure of the road itself: whoever is asked next takes the same road. A route that keeps silent or hangs up after the request was sent may have livelier neighbours. */
  const roadBroken = (observation: Observation | null): boolean => {
    const fault = observation?.evidence.fault;
    if (!fault || observation?.evidence.status !== null) return false;
    return fault.stage !== 'headers' || !keptSilent.has(observation.conclusions[0]?.code ?? '');
  };
  const hungUp = (observation: Observation | null): boolean =>
    observation !== null && observation.evidence.status === null && observation.evidence.fault !== null;
  /** A definite refusal; a bare one on `/v1/usage` is not, and the list decides. */
  const refused = (observation: Observation | null): boolean =>
    observation !== null && isRefusal(observation.conclusions[0]?.code ?? null) && !bareOnUsage(observation);

  async function askUsage(): Promise<Observation | null> {
    const answer = await free(usagePlan(), { probe: 'usage', check: 'auth.key' });
    if (answer && answer.conclusions.length === 0 && isApiAnswer(answer))
      // Its times are the server's: they are judged by its clock, when it tells it.
      usage = reading(answer, () => readUsage(bodyOf(answer), answer.evidence.serverTime ?? context.now()));
    return answer;
  }

  function bodyOf(observation: Observation): string {
    return wire.exchanges.find(({ index }) => index === observation.index)?.answer?.body ?? '';
  }

  async function askModels(): Promise<Observation | null> {
    const answer = await free(modelsPlan(root), { probe: 'models', check: 'models.lookup' });
    if (answer && answer.conclusions.length === 0 && isApiAnswer(answer))
      list = reading(answer, () => readModelList(bodyOf(answer)));
    return answer;
  }

  async function askGeminiModels(): Promise<Observation | null> {
    const shape = protocolShapes.gemini;
    const answer = await free(keyed(shape.models(root), shape.headerStyle), {
      probe: 'models.gemini',
      check: 'models.lookup',
    });
    if (answer && answer.conclusions.length === 0 && isApiAnswer(answer) && list === null)
      list = reading(answer, () => readModelList(bodyOf(answer)));
    return answer;
  }

  async function askIdentity(): Promise<void> {
    if (!options.probes.has('identity')) return;
    const url = `${target.baseUrl.origin}/api/v1/settings/public`;
    await free(
      { method: 'GET', url, protocol: surface, purpose: 'identity', headerStyle: null, cost: 'free' },
      { probe: 'identity', check: 'gateway.identity' },
    );
  }

  /** Free probes. Until an answer has accepted the key they go one by one; after a refusal the key is not sent again here. */
  async function askFree(): Promise<void> {
    const needs = options.probes;
    const gemini = target.protocols.includes('gemini') && needs.has('models.gemini');
    const queue: (() => Promise<Observation | null>)[] = [];
    if (needs.has('usage')) queue.push(askUsage);
    if (needs.has('models')) queue.push(askModels);
    if (gemini) queue.push(askGeminiModels);
    const [first, ...rest] = queue;
    let answer = first ? await first() : null;
    if (roadBroken(answer)) return;
    if (hungUp(answer)) {
      // One other route decides between a deaf route and a deaf host.
      answer = (await rest.shift()?.()) ?? null;
      if (answer === null || hungUp(answer)) return;
    }
    const identity = askIdentity();
    while (rest.length > 0 && !refused(answer)) {
      const accepted = sceneOf(situation()).keyAccepted;
      const answers = await Promise.all(rest.splice(0, accepted ? rest.length : 1).map((ask) => ask()));
      answer = answers.find(refused) ?? answers[0] ?? null;
      // Two routes that keep silent or hang up: a third would only cost the same time again.
      if (answers.every((item) => item?.evidence.fault && item.evidence.status === null)) break;
    }
    await identity;
  }

  async function askLive(
    model: string,
    protocol: Protocol,
    mode: 'plain' | 'stream',
    probe: ProbeName = 'live',
    size: 'tiny' | 'longer' | 'minimal' = 'tiny',
  ): Promise<Observation | null> {
    const shape = protocolShapes[protocol];
    const shaped = shape.generation(root, model, {
      stream: mode === 'stream',
      ...(size === 'longer' ? { maxTokens: longerMaxTokens } : {}),
    });
    return send(
      { ...(size === 'minimal' ? withoutOptions(shaped) : shaped), headerStyle: shape.headerStyle },
      { probe, check: mode === 'stream' ? 'channel.stream' : 'channel.plain', mode },
    );
  }

  /** After a refusal that is about the account, the key or the request, a second request of the same kind would only repeat it. */
  const worthStreaming = (plain: readonly Observation[]): boolean =>
    plain.length === 0 ||
    plain.some(
      (item) =>
        item.conclusions.length === 0 ||
        ['upstream', 'gateway', 'edge', 'stream', 'network', 'unknown'].includes(situationClass(item)),
    );

  function situationClass(item: Observation): string {
    return classOf(item.conclusions[0]?.code ?? 'UNRECOGNISED');
  }

  /** What the second request of a model has to find out: with room to think after an answer cut short, without any option after an outage that may be a bad request in disguise. */
  function nextSize(plain: readonly Observation[]): 'tiny' | 'longer' | 'minimal' {
    if (plain.some((item) => item.conclusions.length === 0 && endedShort(item))) return 'longer';
    return plain.length > 0 && plain.every((item) => situationClass(item) === 'upstream' && item.conclusions.length > 0)
      ? 'minimal'
      : 'tiny';
  }

  /** The key is unknown as far as this run goes, or the address is blocked: nothing more is sent. */
  function refusedForGood(item: Observation | null): boolean {
    const code = item?.conclusions[0]?.code ?? '';
    return code === 'INVALID_AUTH_RATE_LIMITED' || (unknownKey.has(code) && !sceneOf(situation()).keyAccepted);
  }

  /** Live requests; `doubtful`: nothing has shown an API at this address yet, and the first answer that shows none ends it. */
  async function askAllLive(doubtful = false): Promise<void> {
    for (const { model, protocol } of target.models) {
      const plain: Observation[] = [];
      for (let sample = 0; sample < options.samples && options.plain; sample += 1) {
        const answer = await askLive(model, protocol, 'plain');
        if (refusedForGood(answer) || (doubtful && answer && !sceneOf(situation()).liveWorked)) return;
        if (answer) plain.push(answer);
        if (answer && !worthStreaming([answer]) && answer.conclusions.length > 0) break;
      }
      if (!worthStreaming(plain) || !options.stream) continue;
      for (let sample = 0; sample < options.samples; sample += 1) {
        const answer = await askLive(model, protocol, 'stream', 'live', nextSize(plain));
        if (refusedForGood(answer)) return;
        if (answer && !worthStreaming([answer]) && answer.conclusions.length > 0) break;
      }
    }
  }

  const leadOf = (item: Observation): string => item.conclusions[0]?.code ?? '';

  async function grant(want: Want): Promise<void> {
    switch (want.probe) {
      case 'header-style':
        if (
          counts.headerStyles >= most.headerStyles ||
          observations.some((item) => item.probe === 'header-style' && !unknownHere(item))
        )
          return;
        counts.headerStyles += 1;
        await send(
          options.probes.has('usage') && !usageUndecided()
            ? usagePlan(want.headerStyle)
            : modelsPlan(root, want.headerStyle),
          { probe: 'header-style', check: 'auth.key' },
        );
        return;
      case 'correction':
        if (
          counts.corrections >= most.corrections ||
          !mayCarryKey(root, want.root, situation().target.loopback) ||
          observations.some(
            (item) =>
              item.probe === 'correction' &&
              (item.conclusions.length === 0 ||
                (isRefusal(leadOf(item)) &&
                  ['auth', 'permission', 'billing', 'quota'].includes(classOf(leadOf(item))))),
          )
        )
          return;
        counts.corrections += 1;
        await send(modelsPlan(want.root), { probe: 'correction', check: 'config.baseUrl', root: want.root });
        return;
      case 'longer':
        await askLive(want.model, want.protocol, want.mode, 'longer', 'longer');
        return;
      case 'known-good':
        await askLive(want.model, want.protocol, 'plain', 'known-good', 'minimal');
        return;
      case 'public-list':
        await free({ ...modelsPlan(root), headerStyle: null }, { probe: 'public-list', check: 'models.lookup' });
        return;
      case 'neighbour':
      case 'other-surface':
        await askLive(want.model, want.protocol, 'plain', want.probe);
    }
  }

  /** `/v1/usage` is not there, or refuses for reasons of its own: then the list is the route that checks the key. */
  const usageUndecided = (): boolean =>
    observations.some(
      (item) =>
        item.probe === 'usage' &&
        (item.evidence.content !== 'json' ||
          (bareOnUsage(item) && observations.some((other) => other.probe === 'models' && unknownHere(other)))),
    );
  /** Every look-up met a web page, and no other root of the host serves an API: the model may still be served here. */
  const lostAtAPage = (): boolean => {
    const asked = observations.filter(({ probe }) => ['usage', 'models', 'models.gemini'].includes(probe));
    return (
      asked.length > 0 &&
      asked.every((item) => leadOf(item) === 'HTML_INSTEAD_OF_JSON') &&
      !observations.some(
        (item) =>
          item.model !== null ||
          (item.probe === 'correction' && (item.conclusions.length === 0 || isRefusal(leadOf(item)))),
      )
    );
  };
  const live = !options.free && target.models.length > 0 && options.probes.has('live');

  const situation = (): Situation => ({
    observations: [...observations].sort((a, b) => a.index - b.index),
    target: {
      root,
      given: target.baseUrl.given,
      origin: target.baseUrl.origin,
      loopback: hostScope(new URL(target.baseUrl.root).hostname) === 'loopback',
      models: target.models,
      protocols: target.protocols,
      headerStyle: target.headerStyle,
    },
    usage,
    list,
    live,
    now: context.now(),
  });

  const extra: Cause[] = configCauses(target);
  /** What the first judgement asked for. */
  let asked: TraceStep[] = [];
  const blocked =
    extra.some(({ severity, code }) => severity === 'fail' && code.startsWith('KEY_')) ||
    target.proxy.findings.length > 0;
  if (!blocked) {
    await askFree();
    const scene = sceneOf(situation());
    const reachable = scene.observations.some(
      (item) =>
        item.headerStyle !== null &&
        item.evidence.fault === null &&
        (!wrongPath.has(scene.lead(item) ?? '') || missingPath.has(scene.lead(item) ?? '')) &&
        scene.leadClass(item) !== 'edge',
    );
    const keyed = scene.observations.some((item) => item.headerStyle !== null);
    if (live && !scene.refusal && (reachable || !keyed)) await askAllLive();
    const first = judge(situation(), extra);
    for (const want of first.wants) await grant(want);
    if (live && lostAtAPage()) await askAllLive(true);
    asked = first.trace.filter(({ concluded }) => concluded.startsWith('wants '));
  }
  const final = situation();
  const clock = clockCause(wire.exchanges);
  const known = clock ? [...extra, clock] : extra;
  // The failure through the proxy says it already.
  const told = final.observations.some(({ conclusions }) => conclusions[0]?.reason === 'local_target');
  const causes = known.filter(({ reason, severity }) => !told || severity === 'fail' || reason !== 'local_target');
  const judged = judge(final, causes);
  const diagnosis = { ...judged, trace: [...asked, ...judged.trace] };
  return { situation: final, diagnosis, exchanges: wire.exchanges, keyEchoed, usage, list };
}
