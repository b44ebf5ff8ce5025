/** Which cause is the root: what lies earlier on the way of a request comes first. Data only. */
import type { CodeClass, Cost } from '../vocabulary';
import type { Want } from './observation';

/** The way of a request: own settings, road, edge, address, key, rights, money, speed, content, model, gateway, upstream, stream. */
const way: readonly CodeClass[] = [
  'internal',
  'proxy',
  'tls',
  'network',
  'client',
  'edge',
  'endpoint',
  'auth',
  'permission',
  'billing',
  'quota',
  'rate_limit',
  'policy',
  'model',
  'request',
  'gateway',
  'upstream',
  'stream',
  'unknown',
];

/** Position on the way; smaller is nearer to the root. */
export function rankOfClass(codeClass: CodeClass): number {
  return way.indexOf(codeClass);
}

/** Failures of the account or the key as a whole: they are the same for every model and surface. */
export const wholeKeyClasses: ReadonlySet<CodeClass> = new Set([
  'internal',
  'proxy',
  'tls',
  'network',
  'client',
  'edge',
  'auth',
  'billing',
  'quota',
  'rate_limit',
]);

/** What each follow-up probe costs: the ones that cost money are only granted when live requests are allowed. */
export const priceOf: Readonly<Record<Want['probe'], Cost>> = {
  'header-style': 'free',
  correction: 'free',
  'public-list': 'free',
  longer: 'billable',
  'known-good': 'billable',
  neighbour: 'billable',
  'other-surface': 'billable',
};
