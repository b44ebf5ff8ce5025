/** Questions that rules ask of a situation, answered once and named. Pure. */
import { mustFindCode } from '../reference/lookup';
import { matchModel } from '../target/models';
import type { Protocol } from '../vocabulary';
import type { Observation, Situation } from './observation';
import { keyRefusals } from './order';

export interface Scene extends Situation {
  /** Code that an answer's own words lead to, or `null` when nothing is wrong with it. */
  lead(observation: Observation): string | null;
  of(...probes: Observation['probe'][]): Observation[];
  /** Live requests of the asked models, in order. */
  lives: Observation[];
  /** The key was accepted by a check that proves it (usage or a list). */
  keyAccepted: boolean;
  /** A list of models came: expiry, cap, subscription and balance are fine as well. */
  listPassed: boolean;
  /** Some live request of the asked models brought output. */
  liveWorked: boolean;
  /** Some answer was the gateway's own: JSON in one of its shapes. */
  gatewayShown: boolean;
  refusal: Observation | null;
  offered(model: string): { listed: boolean | null; nearest: string[] };
}

export function isRefusal(code: string | null): boolean {
  return code !== null && keyRefusals.includes(code);
}

export function sameTarget(a: Observation, b: { model: string | null; protocol: Protocol }): boolean {
  return a.model === b.model && a.protocol === b.protocol;
}

export function sceneOf(situation: Situation): Scene {
  const { observations, list } = situation;
  const lead = (observation: Observation): string | null => observation.conclusions[0]?.code ?? null;
  const of = (...probes: Observation['probe'][]): Observation[] =>
    observations.filter((item) => probes.includes(item.probe));
  const lives = of('live', 'longer', 'known-good');
  const fine = (item: Observation): boolean =>
    lead(item) === null && item.evidence.status !== null && item.evidence.status < 300;
  const lists = of('models', 'models.gemini').filter((item) => fine(item) && item.evidence.content === 'json');
  const keyAnswers = of('usage', 'models', 'models.gemini');
  return {
    ...situation,
    lead,
    of,
    lives,
    keyAccepted: [...of('usage').filter((item) => fine(item) && item.evidence.content === 'json'), ...lists].length > 0,
    listPassed: lists.length > 0,
    liveWorked: lives.some((item) => fine(item) && item.evidence.completion?.outcome === 'ok'),
    gatewayShown:
      observations.some((item) => item.probe !== 'correction' && item.evidence.sender === 'gateway') ||
      lists.length > 0 ||
      of('usage').some((item) => fine(item) && item.evidence.content === 'json'),
    refusal: keyAnswers.find((item) => isRefusal(lead(item))) ?? null,
    offered(model) {
      if (!list) return { listed: null, nearest: [] };
      const match = matchModel(model, list.ids);
      return { listed: match.listed ? true : list.proves ? false : null, nearest: match.nearest.map(({ id }) => id) };
    },
  };
}

/** Class of a code; every code that reaches judgement has a row. */
export function classOf(code: string): ReturnType<typeof mustFindCode>['class'] {
  return mustFindCode(code).class;
}
