/** The form of a rule and what several families of rules need. Types and small pure helpers; no judgement. */
import type { Cause, Note, Observation, Want } from '../observation';
import type { Scene } from '../scene';

export type CauseDraft = Pick<Cause, 'code'> & Partial<Omit<Cause, 'code' | 'rule'>>;

/** The cause of a draft: a certain failure of everything alike, unless it says otherwise. */
export function causeOf(draft: CauseDraft, rule: string): Cause {
  return {
    reason: null,
    severity: 'fail',
    confidence: 'certain',
    facts: {},
    from: [],
    checks: [],
    model: null,
    protocol: null,
    retryAt: null,
    ...draft,
    rule,
  };
}

/** What a rule says about an observation that some cause rests on. */
export interface NoteOn {
  observation: Observation;
  note: Note;
}

export interface Ruling {
  causes?: CauseDraft[];
  /** Observations that need no further explanation of their own. */
  explains?: readonly Observation[];
  wants?: Want[];
  notes?: NoteOn[];
}

export interface Rule {
  id: string;
  apply(scene: Scene): Ruling | null;
}

export function from(...observations: readonly Observation[]): number[] {
  return observations.map(({ index }) => index);
}

/** Whether an answer's own words lead to one of these codes. */
export function leads(scene: Scene, item: Observation, codes: ReadonlySet<string>): boolean {
  return codes.has(scene.lead(item) ?? '');
}

export function pathOf(item: Observation): string {
  return new URL(item.url).pathname;
}

/** What a wrong base URL, a missing route or a web page looks like. */
export const wrongPath: ReadonlySet<string> = new Set([
  'ROUTE_NOT_FOUND',
  'HTML_INSTEAD_OF_JSON',
  'REDIRECTED',
  'PORTAL_API_PATH',
  'HTTP_404',
  'HTTP_405',
  'BASE_URL_WRONG',
  'PLAIN_ON_TLS_PORT',
  'TLS_ON_PLAIN_PORT',
]);

/** Of these, the ones that a gateway without look-ups also gives: a model request may still be served there. */
export const missingPath: ReadonlySet<string> = new Set(['ROUTE_NOT_FOUND', 'HTTP_404', 'HTTP_405']);

/** Failures of the provider's side that say nothing about load: another model or surface tells how far they reach. */
export function isOutage(scene: Scene, item: Observation): boolean {
  const code = scene.lead(item);
  return (
    scene.leadClass(item) === 'upstream' &&
    code !== null &&
    !['UPSTREAM_RATE_LIMITED', 'UPSTREAM_OVERLOADED'].includes(code)
  );
}
