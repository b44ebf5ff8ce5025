/** The words of the public contract: every code has a class, an owner and a retry. Types and constants only. */

export const codeClasses = [
  'auth',
  'permission',
  'billing',
  'quota',
  'rate_limit',
  'request',
  'policy',
  'model',
  'endpoint',
  'upstream',
  'gateway',
  'edge',
  'network',
  'tls',
  'proxy',
  'stream',
  'client',
  'internal',
  'unknown',
] as const;
export type CodeClass = (typeof codeClasses)[number];

/** Who must act: the user, their network's people, the gateway's operator (also its CDN), the model provider. */
export const owners = ['you', 'network', 'gateway', 'upstream'] as const;
export type Owner = (typeof owners)[number];

/** `no`: waiting cannot help. `backoff`: transient. `after_reset`: a window must roll over. */
export const retries = ['no', 'backoff', 'after_reset'] as const;
export type Retry = (typeof retries)[number];

export const confidences = ['certain', 'likely', 'possible'] as const;
export type Confidence = (typeof confidences)[number];

/** The four surfaces of the gateway. */
export const protocols = ['openai', 'responses', 'anthropic', 'gemini'] as const;
export type Protocol = (typeof protocols)[number];

export const headerStyles = ['bearer', 'x-api-key', 'x-goog-api-key'] as const;
/** How a request carries the key. */
export type HeaderStyle = (typeof headerStyles)[number];

export const langs = ['en', 'zh'] as const;
export type Lang = (typeof langs)[number];

/** What a request may cost: nothing, a tick of a rate counter, or money. */
export type Cost = 'free' | 'counts' | 'billable';

export const windowKinds = [
  'key_5h',
  'key_1d',
  'key_7d',
  'key_quota',
  'key_expiry',
  'subscription_daily',
  'subscription_weekly',
  'subscription_monthly',
  'subscription_expiry',
  'balance',
  'platform_daily',
  'platform_weekly',
  'platform_monthly',
] as const;
export type WindowKind = (typeof windowKinds)[number];
