/** The form of a check, and what several checks say or ask alike. Nothing is sent or printed here. */
import type { Observation, ProbeName } from '../diagnose/observation';
import type { Scene } from '../diagnose/scene';
import { wordsOf } from '../reference/lookup';
import { type DoctorPhrase, say } from '../reference/phrases/doctor';
import type { CheckStatus } from '../report/report';
import type { ResolvedTarget } from '../target/resolve';
import type { Lang } from '../vocabulary';
import type { RunResult } from './run/run';

export interface Judged {
  status: CheckStatus;
  code?: string | null;
  summary: string;
  /** Why it was skipped or stayed undecided. */
  reason?: string | null;
  /** Answers that it rests on. */
  from?: readonly Observation[];
  details?: Record<string, unknown>;
}

export interface CheckQuestion {
  result: RunResult;
  scene: Scene;
  target: ResolvedTarget;
  free: boolean;
  lang: Lang;
  portal: string;
  /** Why nothing more was sent: a signal, the deadline, or `null`. */
  stopped: 'interrupted' | 'deadline' | null;
}

export interface Check {
  id: string;
  title: DoctorPhrase;
  /** Checks that must not have failed for this one to mean anything; they stand before it. */
  needs: readonly string[];
  /** Dearest request that it may send. */
  cost: 'free' | 'billable';
  probes: readonly ProbeName[];
  /** Codes that are ruled out when it passes. */
  rulesOut: readonly string[];
  /** How the report names what stays untested when it is skipped; not given: nothing that is worth a line. */
  untested?: DoctorPhrase;
  judge(question: CheckQuestion): Judged;
}

/** Title of a code's row: what a line says of a failure that its finding explains. */
export function titleOf(code: string, { lang, portal }: CheckQuestion): string {
  return wordsOf({ code, reason: null, lang, facts: {}, portal, protocol: null, platform: null }).title;
}

export function skipped({ lang }: CheckQuestion, why: DoctorPhrase): Judged {
  const text = say(lang, why);
  return { status: 'skip', summary: text, reason: text };
}

/** It was asked for, and no answer decides it. */
export function undecided(question: CheckQuestion, why: DoctorPhrase): Judged {
  return { ...skipped(question, why), status: 'inconclusive' };
}

/** Why no request with the key was sent, or why later ones were not. */
export function whyNotAsked(question: CheckQuestion): Judged {
  const { scene, result, stopped } = question;
  const { observations } = scene;
  if (observations.length === 0) {
    const typed = result.diagnosis.causes.some(({ severity, from }) => severity === 'fail' && from.length === 0);
    if (typed) return skipped(question, 'skip.keyUnusable');
  }
  const early = observations.every(({ evidence }) => evidence.fault === null);
  if (early && stopped !== null) return endedBy(stopped, question);
  if (observations.length > 0 && observations.every((item) => item.evidence.status === null))
    return skipped(question, 'skip.noConnection');
  if (scene.refusal) return skipped(question, 'skip.refused');
  return stopped === null ? skipped(question, 'skip.notAnApi') : endedBy(stopped, question);
}

/** A signal leaves the check out; a time that was too short leaves it undecided. */
export function endedBy(stopped: NonNullable<CheckQuestion['stopped']>, question: CheckQuestion): Judged {
  return stopped === 'interrupted' ? skipped(question, 'skip.interrupted') : undecided(question, 'skip.deadline');
}
