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

/** Refusals of the key checks that run before any request is looked at, in the order of the gateway's checks. After one of these the key is not sent again. */
export const keyRefusals: readonly string[] = [
  'INVALID_AUTH_RATE_LIMITED',
  'API_KEY_IN_QUERY_DEPRECATED',
  'API_KEY_REQUIRED',
  'INVALID_API_KEY',
  'API_KEY_DISABLED',
  'ACCESS_DENIED',
  'USER_NOT_FOUND',
  'USER_INACTIVE',
  'GROUP_DELETED',
  'GROUP_DISABLED',
  'GROUP_NOT_ALLOWED',
  'SUBSCRIPTION_NOT_FOUND',
  'API_KEY_EXPIRED',
  'API_KEY_QUOTA_EXHAUSTED',
  'USAGE_LIMIT_EXCEEDED',
  'SUBSCRIPTION_INVALID',
  'INSUFFICIENT_BALANCE',
  'KEY_WITHOUT_GROUP',
  'HTTP_401',
  'WRONG_VENDOR',
  'CDN_CHALLENGE',
  'WAF_BLOCKED',
  'CAPTIVE_PORTAL',
  'REDIRECTED',
];

/** What a later 503 hides: after one of these the channel is set aside and every further request only says that there is none. */
export const tellingUpstreamCodes: ReadonlySet<string> = new Set([
  'UPSTREAM_AUTH_FAILED',
  'UPSTREAM_FORBIDDEN',
  'UPSTREAM_BILLING',
  'UPSTREAM_KEY_REJECTED',
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_REQUEST_FAILED',
  'UPSTREAM_RATE_LIMITED',
  'UPSTREAM_OVERLOADED',
  'UPSTREAM_SERVER_ERROR',
  'UPSTREAM_TIMEOUT',
  'CHANNELS_EXHAUSTED',
  'EMPTY_COMPLETION',
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
