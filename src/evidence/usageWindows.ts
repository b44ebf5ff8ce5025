/** Reads what `GET /v1/usage` tells about limits: one row for each window, and which of them are used up. It never clears a key: expiry and subscription are not checked there. */
import type { WindowRow } from '../report/report';
import { isoAfter } from '../time';
import type { WindowKind } from '../vocabulary';

export interface ExhaustedWindow {
  kind: WindowKind;
  /** RFC 3339; `null` when it does not come back by itself or the time is unknown. */
  resetAt: string | null;
  /** The window has lapsed since: the counter is old and the limit is likely free again. */
  stale: boolean;
}

export interface Usage {
  /** `quota_limited`: the key has limits of its own, which hide its subscription and balance. */
  mode: 'quota_limited' | 'unrestricted' | null;
  /** Number windows in the answer's order, then expiry rows. */
  windows: WindowRow[];
  /** Expiry of the key, RFC 3339. Only told for keys that have limits of their own. */
  expiresAt: string | null;
  planName: string | null;
  /** The key's group bills a subscription. `null`: the answer does not tell. */
  groupIsSubscription: boolean | null;
  /** A subscription group without a subscription in the answer: the next real call will be SUBSCRIPTION_NOT_FOUND. */
  subscriptionMissing: boolean;
  /** As told; stays `active` on an expired key. */
  status: string | null;
  exhausted: ExhaustedWindow[];
  /** Expiries that lie in the past. */
  expired: ('key_expiry' | 'subscription_expiry')[];
  /** Windows that the answer names and this version does not know. */
  unknownWindows: string[];
}

type Fields = Readonly<Record<string, unknown>>;

const hour = 3_600_000;
const day = 24 * hour;
/** Where exactly a month ends is not told; after this it is over for sure. */
const longestMonth = 31 * day;

/** The key's own windows: fixed, opened by first use. */
const keyWindows: ReadonlyMap<string, { kind: WindowKind; length: number }> = new Map([
  ['5h', { kind: 'key_5h', length: 5 * hour }],
  ['1d', { kind: 'key_1d', length: day }],
  ['24h', { kind: 'key_1d', length: day }],
  ['7d', { kind: 'key_7d', length: 7 * day }],
]);

/** What the gateway calls pay-as-you-go: the wallet's balance, no subscription. */
const walletPlan = /钱包|余额|wallet|balance|pay.?as.?you.?go/i;

/** `now`: epoch ms. `null` when the body is no usage answer (not JSON, an error, another object). Every part of the answer may be missing. Never throws. */
export function readUsage(body: string, now: number): Usage | null {
  const root = parseObject(body);
  if (!root || !isUsage(root)) return null;
  const quota = fields(root.quota);
  const subscription = fields(root.subscription);
  const balance = number(root.balance);
  const planName = text(root.planName);
  const mode = readMode(root);

  const unknownWindows: string[] = [];
  const windows = [
    ...quotaRows(root, quota, mode),
    ...rateRows(root, now, unknownWindows),
    ...subscriptionRows(subscription, now),
  ];
  const wallet = balance ?? (mode === 'unrestricted' && !subscription ? walletRemaining(root, planName) : null);
  if (wallet !== null) windows.push({ ...emptyRow('balance'), remaining: wallet });
  // A wallet beside a subscription is not what its requests are paid from.
  const spent = windows.filter((row) => isExhausted(row) && !(row.kind === 'balance' && subscription));
  const exhausted = spent.map(({ kind, resetAt, stale }) => ({ kind, resetAt, stale }));
  const status = text(root.status);
  if (status !== null && /^quota_exhausted$/i.test(status) && !windows.some(({ kind }) => kind === 'key_quota'))
    exhausted.unshift({ kind: 'key_quota', resetAt: null, stale: false });

  const expiresAt = time(root.expires_at);
  const expiries = [
    { kind: 'subscription_expiry' as const, at: time(subscription?.expires_at) },
    { kind: 'key_expiry' as const, at: expiresAt },
  ].filter(({ at }) => at !== null);
  for (const { kind, at } of expiries) windows.push({ ...emptyRow(kind), unit: 'time', resetAt: at });

  const groupIsSubscription = subscription ? true : readGroup(mode, balance, planName);
  return {
    mode,
    windows,
    expiresAt,
    planName,
    groupIsSubscription,
    subscriptionMissing: groupIsSubscription === true && !subscription,
    status,
    exhausted,
    expired: expiries.filter(({ at }) => at !== null && Date.parse(at) <= now).map(({ kind }) => kind),
    unknownWindows,
  };
}

function parseObject(body: string): Fields | null {
  try {
    return fields(JSON.parse(body.replace(/^\ufeff/, '')));
  } catch {
    return null;
  }
}

function fields(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

function number(value: unknown): number | null {
  const parsed = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof parsed === 'number' && Number.isFinite(parsed) ? parsed : null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** A time as the gateway wrote it; `null` for none, and for the zero time of the gateway's language. */
function time(value: unknown): string | null {
  return typeof value === 'string' && Date.parse(value) > 0 ? value : null;
}

function isUsage(root: Fields): boolean {
  if (root.error !== undefined && root.error !== null) return false;
  const telling = ['mode', 'quota', 'rate_limits', 'subscription', 'balance', 'planName', 'isValid'];
  return (
    telling.some((field) => root[field] !== undefined) || (root.remaining !== undefined && root.unit !== undefined)
  );
}

function readMode(root: Fields): Usage['mode'] {
  if (root.mode === 'quota_limited' || root.mode === 'unrestricted') return root.mode;
  if (fields(root.quota) || Array.isArray(root.rate_limits)) return 'quota_limited';
  return fields(root.subscription) || number(root.balance) !== null || text(root.planName) !== null
    ? 'unrestricted'
    : null;
}

/** By the balance first: the wallet's plan name is a label in the operator's language. */
function readGroup(mode: Usage['mode'], balance: number | null, planName: string | null): boolean | null {
  if (balance !== null) return false;
  if (mode !== 'unrestricted' || planName === null) return null;
  return !walletPlan.test(planName);
}

function walletRemaining(root: Fields, planName: string | null): number | null {
  const remaining = number(root.remaining);
  return remaining !== null && remaining >= 0 && (planName === null || walletPlan.test(planName)) ? remaining : null;
}

function emptyRow(kind: WindowKind): WindowRow {
  return {
    kind,
    unit: 'USD',
    limit: null,
    used: null,
    remaining: null,
    startedAt: null,
    resetAt: null,
    stale: false,
    source: 'usage',
  };
}

/** What is left: as told, or computed without the dust of binary fractions. Negative figures (−1: no limit) tell nothing. */
function left(told: unknown, limit: number | null, used: number | null): number | null {
  const remaining = number(told);
  if (remaining !== null && remaining >= 0) return remaining;
  return limit === null || used === null ? null : Math.max(0, Number((limit - used).toFixed(9)));
}

function limitOf(value: unknown): number | null {
  const limit = number(value);
  return limit !== null && limit > 0 ? limit : null;
}

function quotaRows(root: Fields, quota: Fields | null, mode: Usage['mode']): WindowRow[] {
  const limit = limitOf(quota?.limit);
  // A limit that is told and is no limit: then what is "left" of it tells nothing either.
  if (limit === null && number(quota?.limit) !== null) return [];
  const used = number(quota?.used);
  const told = quota?.remaining ?? (mode === 'quota_limited' ? root.remaining : undefined);
  const remaining = left(told, limit, used);
  return limit === null && remaining === null ? [] : [{ ...emptyRow('key_quota'), limit, used, remaining }];
}

function rateRows(root: Fields, now: number, unknownWindows: string[]): WindowRow[] {
  const rows = Array.isArray(root.rate_limits) ? root.rate_limits : [];
  return rows.flatMap((item: unknown) => {
    const row = fields(item);
    const name = text(row?.window);
    const known = name === null ? undefined : keyWindows.get(name.toLowerCase());
    const limit = limitOf(row?.limit);
    if (row && name !== null && !known) unknownWindows.push(name);
    if (!row || !known || limit === null) return [];
    const used = number(row.used);
    const startedAt = time(row.window_start);
    const resetAt = time(row.reset_at) ?? derivedReset(startedAt, used, known.length, now);
    const lapsed =
      resetAt === null ? startedAt !== null && Date.parse(startedAt) + known.length <= now : Date.parse(resetAt) <= now;
    const remaining = left(row.remaining, limit, used);
    return [{ ...emptyRow(known.kind), limit, used, remaining, startedAt, resetAt, stale: lapsed && (used ?? 0) > 0 }];
  });
}

/** End of an open window whose `reset_at` an older version leaves out. A window that nothing was spent in is not open. */
function derivedReset(startedAt: string | null, used: number | null, length: number, now: number): string | null {
  if (startedAt === null || used === null || used <= 0) return null;
  const start = Date.parse(startedAt);
  return start + length > now ? isoAfter(start, length / 1000) : null;
}

function subscriptionRows(subscription: Fields | null, now: number): WindowRow[] {
  if (!subscription) return [];
  const dayEnd = endOf(subscription.daily_window_start, day);
  const weekEnd = endOf(subscription.weekly_window_start, 7 * day);
  // A window is rolled over by the next request; one that lapsed a day ago means no request since, so the daily counter is old too.
  const idle = weekEnd !== null && weekEnd + day <= now;
  const periods = [
    { name: 'daily', kind: 'subscription_daily', end: dayEnd, overAt: dayEnd },
    { name: 'weekly', kind: 'subscription_weekly', end: weekEnd, overAt: weekEnd },
    {
      name: 'monthly',
      kind: 'subscription_monthly',
      end: null,
      overAt: endOf(subscription.monthly_window_start, longestMonth),
    },
  ] as const;
  return periods.flatMap(({ name, kind, end, overAt }) => {
    const limit = limitOf(subscription[`${name}_limit_usd`]);
    if (limit === null) return [];
    const used = number(subscription[`${name}_usage_usd`]);
    const lapsed = overAt !== null ? overAt <= now : name === 'daily' && idle;
    return [
      {
        ...emptyRow(kind),
        limit,
        used,
        remaining: left(undefined, limit, used),
        startedAt: time(subscription[`${name}_window_start`]),
        resetAt: end === null || lapsed ? null : isoAfter(now, (end - now) / 1000),
        stale: lapsed && (used ?? 0) > 0,
      },
    ];
  });
}

function endOf(start: unknown, length: number): number | null {
  const startedAt = time(start);
  return startedAt === null ? null : Date.parse(startedAt) + length;
}

function isExhausted({ kind, limit, remaining }: WindowRow): boolean {
  return remaining !== null && remaining <= 0 && (limit !== null || kind === 'balance' || kind === 'key_quota');
}
