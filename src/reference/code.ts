/** The shape of one row of the reference table: taxonomy, matching rules and words in every language. No rows here. */
import type { CodeClass, Confidence, Lang, Owner, Protocol, Retry } from '../vocabulary';
import type { Match } from './match';

/** Values that the sentences of a row may use as `{name}`. Times are ISO 8601, money plain numbers with their unit beside them. */
export const factNames = [
  'address',
  'addresses',
  'attempts',
  'baseUrl',
  'bytes',
  'certificateNames',
  'character',
  'checked',
  'clientName',
  'codePoint',
  'correction',
  'count',
  'envName',
  'errorCode',
  'expiresAt',
  'expiresIn',
  'finishReason',
  'given',
  'headerStyle',
  'host',
  'ip',
  'issuer',
  'limit',
  'listed',
  'localTime',
  'location',
  'message',
  'model',
  'nearest',
  'ok',
  'otherCode',
  'otherModel',
  'otherProtocol',
  'param',
  'path',
  'port',
  'position',
  'preview',
  'protocol',
  'proxy',
  'proxySource',
  'rayId',
  'reason',
  'remaining',
  'requestId',
  'resetAt',
  'resetIn',
  'retryAfter',
  'schemes',
  'seconds',
  'serverTime',
  'skew',
  'status',
  'subject',
  'timeout',
  'unit',
  'used',
  'validFrom',
  'validTo',
  'vendor',
  'window',
  'workingStyle',
] as const;
export type FactName = (typeof factNames)[number];
export type Facts = Partial<Record<FactName, string | number>>;

/** One next step: a sentence, and what to paste or open. */
export interface FixWords {
  text: string;
  /** Shell commands, one per entry; `$TOROUTER_API_KEY` and `{baseUrl}` stand for the user's own values. Never a real key. */
  commands?: readonly string[];
  /** Page of the portal, such as `/keys`; rendered on the portal host. */
  page?: string;
  /** Any other page to open. */
  url?: string;
  /** Show this step only to users of that surface. */
  protocol?: Protocol;
  /** Show this step only on that system. */
  os?: 'linux' | 'macos' | 'windows';
}

/**
 * Sentences of a code in one language. `{fact}` inserts a fact; `[[ … {fact} … ]]` is left out whole when one of its facts is unknown,
 * so a sentence outside double brackets must read well without facts.
 */
export interface Words {
  /** One line without a full stop: what happened, in the user's terms. */
  title: string;
  /** One to three sentences: what it means, and what it does not mean. */
  meaning: string;
  /** Likeliest first. */
  causes: readonly string[];
  /** Likeliest first; the first is what most users need. */
  fixes: readonly FixWords[];
  /** How to tell it from the codes it is mixed up with. */
  tellApart: string;
}

export type Bilingual<T> = Readonly<Record<Lang, T>>;

/** A finer cause inside one code, with its own matching and, where the remedy is sharper, its own words. */
export interface Reason {
  match: readonly Match[];
  words?: Bilingual<Partial<Words>>;
}

/**
 * The stages of the gateway's key checks, in its order; the first that fails hides all later ones. `credential`: is it a key that the gateway knows;
 * `standing`: are key, user, group and subscription in order; `spending`: is there money left; `group`: may the key be used for anything.
 */
export const keyCheckStages = ['credential', 'standing', 'spending', 'group'] as const;
export type KeyCheckStage = (typeof keyCheckStages)[number];

export interface CodeRow {
  /** SCREAMING_SNAKE; never reused or renamed once released. */
  id: string;
  class: CodeClass;
  owner: Owner;
  retry: Retry;
  /** It refuses the key, before the request is looked at: the stage of the key checks that gives it, or `elsewhere` for whoever answers in their place. A run does not send the key again after it. */
  refusesKey?: KeyCheckStage | 'elsewhere';
  /** Wire tokens and older names that users paste (compared without case): `insufficient_quota`, `rate_limit_exceeded`. */
  aliases?: readonly string[];
  /** Statuses it is seen under; `explain 403` lists the codes whose list holds 403. */
  statuses: readonly number[];
  /** How common it is among the codes of one status: 3 usual, 2 now and then, 1 rare. */
  weight: 1 | 2 | 3;
  /** Confidence of a match, unless the matching rule says otherwise. */
  confidence?: Confidence;
  match: readonly Match[];
  reasons?: Readonly<Record<string, Reason>>;
  /** Ids of recorded exchanges (or of client texts) that yield it. */
  examples: readonly string[];
  /** Ids that look like it and must not yield it. */
  nearMisses: readonly string[];
  /** Where its facts come from: pages of the documentation, recordings, public issues. */
  sources: readonly string[];
  /** Page with more about it, or `null`. */
  docs: string | null;
  seeAlso: readonly string[];
  words: Bilingual<Words>;
}

/** Checks a row's shape at compile time and keeps its id as a literal type. */
export function code<const Id extends string>(row: CodeRow & { id: Id }): CodeRow & { id: Id } {
  return row;
}
