/** Questions that rules ask of a situation, answered once and named. Pure. */
import { type CodeRow, keyCheckStages } from '../reference/code';
import { mustFindCode } from '../reference/lookup';
import { matchModel } from '../target/models';
import type { HeaderStyle, Protocol } from '../vocabulary';
import type { Observation, Situation } from './observation';

export interface Scene extends Situation {
  /** Answers in order, without those that the end of the run broke off. */
  observations: readonly Observation[];
  /** Code that an answer's own words lead to, or `null` when nothing is wrong with it. */
  lead(observation: Observation): string | null;
  /** Class of that code, or `null`. */
  leadClass(observation: Observation): ReturnType<typeof classOf> | null;
  of(...probes: Observation['probe'][]): Observation[];
  /** Live requests of the asked models, in order. */
  lives: Observation[];
  /** Live requests of the asked models that failed, in order. */
  failing: Observation[];
  /** A completion with output came. */
  brought(observation: Observation): boolean;
  /** The key was accepted by an answer that proves it (usage, or a list that is not open to everyone). */
  keyAccepted: boolean;
  /** Header styles in which a free answer accepted the key. */
  acceptedStyles: ReadonlySet<HeaderStyle>;
  /** A list of models came: expiry, cap, subscription and balance are fine as well. */
  listPassed: boolean;
  /** Some live request of the asked models brought output. */
  liveWorked: boolean;
  /** Some answer was the gateway's own: JSON in one of its shapes. */
  gatewayShown: boolean;
  /** Some request with the key was answered in JSON: there is an API at this address. */
  apiAnswered: boolean;
  refusal: Observation | null;
  /** The answer refuses the key, and another answer of the run accepted it: then it is about its own route or surface. */
  overruled(observation: Observation): boolean;
  offered(model: string): { listed: boolean | null; nearest: string[] };
}

/** Code that an answer's own words lead to, or `null` when nothing is wrong with it. */
export function leadOf(item: Observation): string | null {
  return item.conclusions[0]?.code ?? null;
}

/** Answers that say the key is unknown or missing; they count only while no other answer of the run accepted it. */
export const unknownKey: ReadonlySet<string> = new Set(['INVALID_API_KEY', 'API_KEY_REQUIRED', 'HTTP_401']);

/** Bare refusals of `/v1/usage` alone: relays guard that route with a session of their portal, so they say nothing certain about the key. */
export const bareUsage: ReadonlySet<string> = new Set(['HTTP_401', 'HTTP_403', 'REDIRECTED']);

/** `/v1/usage` refused without a word, by something that need not be the key check. A redirect to another host or to an API path is about the address. */
export function bareOnUsage(item: Observation): boolean {
  if (item.probe !== 'usage' || !bareUsage.has(leadOf(item) ?? '')) return false;
  const { location } = item.evidence.headers;
  if (location === undefined || !URL.canParse(location, item.url)) return true;
  const target = new URL(location, item.url);
  return target.hostname === new URL(item.url).hostname && !/\/v1(?:\/|$)/.test(target.pathname);
}

/** The key is unknown, in the words of anybody: the gateway's own, or a provider's on a route that is never passed on to one. */
export function unknownHere(item: Observation): boolean {
  const code = leadOf(item) ?? '';
  return unknownKey.has(code) || (code === 'WRONG_VENDOR' && ['usage', 'models', 'header-style'].includes(item.probe));
}

/** The key is refused, whatever the request: after such an answer it is not sent again. */
export function isRefusal(code: string | null): boolean {
  return stageOf(code) !== null;
}

/** Stage of the gateway's key checks that refuses with this code, or who else does; `null`: it does not refuse the key. */
export function stageOf(code: string | null): CodeRow['refusesKey'] | null {
  return code === null ? null : (mustFindCode(code).entry.refusesKey ?? null);
}

/** The gateway refused the key with this code before all of its key checks were through. */
export function hidesLaterChecks(code: string | null): boolean {
  const stage = stageOf(code);
  return keyCheckStages.some((each, at) => each === stage && at < keyCheckStages.length - 1);
}

export function sameTarget(a: Observation, b: { model: string | null; protocol: Protocol }): boolean {
  return a.model === b.model && a.protocol === b.protocol;
}

/** Ended by the token limit before any output. */
export function endedShort(item: Observation): boolean {
  return item.evidence.completion?.outcome === 'length' && item.evidence.completion.outputChars === 0;
}

/** The run ended before this answer did: it tells neither a success nor a failure. */
function brokenOff({ evidence }: Observation): boolean {
  return evidence.fault?.errorCode === 'ABORTED';
}

export function sceneOf(situation: Situation): Scene {
  const { list } = situation;
  const observations = situation.observations.filter((item) => !brokenOff(item));
  const matches = new Map<string, ReturnType<typeof matchModel>>();
  const lead = leadOf;
  const of = (...probes: Observation['probe'][]): Observation[] =>
    observations.filter((item) => probes.includes(item.probe));
  const lives = of('live', 'longer', 'known-good');
  const fine = (item: Observation): boolean =>
    lead(item) === null && item.evidence.status !== null && item.evidence.status < 300;
  const brought = (item: Observation): boolean => fine(item) && item.evidence.completion?.outcome === 'ok';
  const data = (item: Observation): boolean => fine(item) && item.evidence.content === 'json';
  const lists = of('models', 'models.gemini').filter(data);
  const open = of('public-list').some(data);
  const accepting = [...of('usage').filter(data), ...(open ? [] : lists)];
  const keyAnswers = of('usage', 'models', 'models.gemini');
  const overruled = (item: Observation): boolean => accepting.length > 0 && (unknownHere(item) || bareOnUsage(item));
  return {
    ...situation,
    observations,
    lead,
    leadClass(item) {
      const code = lead(item);
      return code === null ? null : classOf(code);
    },
    of,
    lives,
    failing: lives.filter((item) => lead(item) !== null),
    brought,
    keyAccepted: accepting.length > 0,
    acceptedStyles: new Set(accepting.flatMap(({ headerStyle }) => (headerStyle === null ? [] : [headerStyle]))),
    listPassed: lists.length > 0 && !open,
    liveWorked: lives.some(brought),
    gatewayShown:
      observations.some((item) => item.probe !== 'correction' && item.evidence.sender === 'gateway') ||
      lists.length > 0 ||
      of('usage').some(data),
    apiAnswered: observations.some(
      (item) => item.headerStyle !== null && item.evidence.status !== null && item.evidence.content === 'json',
    ),
    // An unknown key is no refusal while another answer of the run accepted it: that one answer is about its surface.
    refusal: keyAnswers.find((item) => isRefusal(lead(item)) && !overruled(item)) ?? null,
    overruled,
    offered(model) {
      if (!list) return { listed: null, nearest: [] };
      const match = matches.get(model) ?? matchModel(model, list.ids);
      matches.set(model, match);
      return { listed: match.listed ? true : list.proves ? false : null, nearest: match.nearest.map(({ id }) => id) };
    },
  };
}

/** Class of a code; every code that reaches judgement has a row. */
export function classOf(code: string): ReturnType<typeof mustFindCode>['class'] {
  return mustFindCode(code).class;
}
