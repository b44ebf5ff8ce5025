/** The one object that the parts of a run share: it sends requests, counts them against the manners of the contract, and keeps what came of them. Which request comes next is decided elsewhere. */
import type { Context } from '../../context';
import type { Observation, ProbeName, Situation } from '../../diagnose/observation';
import { type Scene, sceneOf } from '../../diagnose/scene';
import { createStreamReader } from '../../evidence/completion';
import type { ModelList } from '../../evidence/modelList';
import type { Usage } from '../../evidence/usageWindows';
import { mapStrings, type Redactor } from '../../redact';
import { hostScope } from '../../target/baseUrl';
import type { ResolvedTarget } from '../../target/resolve';
import type { RequestPlan } from '../../wire/exchange';
import type { Wire } from '../../wire/wire';
import { observe, type ProbeDetails } from './observe';
import type { Plan } from './plans';

/** Budget of one request in ms: free ones; live ones, which may wait 30 s for failover or a slot before they are answered. */
const freeTimeoutMs = 15_000;
const liveTimeoutMs = 60_000;

/** Manners: at most this many requests of each kind in one run. */
const most = { free: 8, headerStyle: 2, correction: 4 } as const;

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

export class Session {
  readonly options: RunOptions;
  /** Answers of this run, in the order in which they ended. */
  readonly observations: Observation[] = [];
  /** What `/v1/usage` told. */
  usage: Usage | null = null;
  /** The list of models that came first. */
  list: ModelList | null = null;
  readonly #sent = { free: 0, headerStyle: 0, correction: 0 };

  constructor(options: RunOptions) {
    this.options = options;
  }

  /** Requests that cost money are wanted and allowed. */
  get live(): boolean {
    const { free, target, probes } = this.options;
    return !free && target.models.length > 0 && probes.has('live');
  }

  /** Sends one request; `null` once the run has been ended. */
  async send(plan: Plan, details: ProbeDetails): Promise<Observation | null> {
    const { target, wire, context, stop, redact } = this.options;
    if (stop.aborted) return null;
    const reader = plan.stream ? createStreamReader() : null;
    const timeoutMs = this.options.timeoutMs ?? (plan.purpose === 'generation' ? liveTimeoutMs : freeTimeoutMs);
    const full: RequestPlan = { ...plan, timeoutMs };
    this.options.onSend?.(full);
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
    const isStream = /event-stream/i.test(exchange.answer?.headers['content-type'] ?? '');
    const observation = observe(
      exchange,
      () => (reader !== null && isStream ? mapStrings(reader.end(), redact.exact) : null),
      details,
      { target, redact, now: context.now() },
    );
    this.observations.push(observation);
    return observation;
  }

  /** Sends a free request, if the manners allow one more. */
  async sendFree(plan: Plan, details: ProbeDetails): Promise<Observation | null> {
    return this.mayStill('free') ? this.send(plan, details) : null;
  }

  /** Whether one more of that kind may be sent; if so, it counts as sent. */
  mayStill(kind: keyof typeof most): boolean {
    if (this.#sent[kind] >= most[kind]) return false;
    this.#sent[kind] += 1;
    return true;
  }

  /** The body behind an observation, as it came. */
  bodyOf({ index }: Observation): string {
    return this.options.wire.exchanges.find((exchange) => exchange.index === index)?.answer?.body ?? '';
  }

  /** All that is known now, for judgement. */
  situation(): Situation {
    const { target, context } = this.options;
    const { baseUrl, models, protocols, everySurface, headerStyle } = target;
    return {
      observations: [...this.observations].sort((a, b) => a.index - b.index),
      target: {
        root: baseUrl.root,
        given: baseUrl.given,
        origin: baseUrl.origin,
        loopback: hostScope(new URL(baseUrl.root).hostname) === 'loopback',
        models,
        protocols,
        everySurface,
        headerStyle,
      },
      usage: this.usage,
      list: this.list,
      live: this.live,
      now: context.now(),
    };
  }

  scene(): Scene {
    return sceneOf(this.situation());
  }
}
