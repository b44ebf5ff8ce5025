/** Rules about money, caps and windows: one cause behind its several faces. One row each; pure. */
import type { WindowKind } from '../../vocabulary';
import type { Observation } from '../observation';
import type { Scene } from '../scene';
import { type CauseDraft, from, leads, type Rule } from './rule';

const windowCodes: Partial<Record<WindowKind, { code: string; reason?: string }>> = {
  key_5h: { code: 'KEY_WINDOW_5H_EXHAUSTED' },
  key_1d: { code: 'KEY_WINDOW_1D_EXHAUSTED' },
  key_7d: { code: 'KEY_WINDOW_7D_EXHAUSTED' },
  key_quota: { code: 'API_KEY_QUOTA_EXHAUSTED' },
  key_expiry: { code: 'API_KEY_EXPIRED' },
  subscription_daily: { code: 'USAGE_LIMIT_EXCEEDED', reason: 'DAILY_LIMIT_EXCEEDED' },
  subscription_weekly: { code: 'USAGE_LIMIT_EXCEEDED', reason: 'WEEKLY_LIMIT_EXCEEDED' },
  subscription_monthly: { code: 'USAGE_LIMIT_EXCEEDED', reason: 'MONTHLY_LIMIT_EXCEEDED' },
  subscription_expiry: { code: 'SUBSCRIPTION_INVALID' },
  balance: { code: 'INSUFFICIENT_BALANCE' },
  platform_daily: { code: 'PLATFORM_QUOTA_DAILY_EXHAUSTED' },
  platform_weekly: { code: 'PLATFORM_QUOTA_WEEKLY_EXHAUSTED' },
  platform_monthly: { code: 'PLATFORM_QUOTA_MONTHLY_EXHAUSTED' },
};

/** Kind of window behind a code (and reason), for joining amounts and times. */
export function windowKindOf(code: string, reason: string | null): WindowKind | null {
  for (const [kind, entry] of Object.entries(windowCodes))
    if (entry.code === code && (entry.reason === undefined || entry.reason === reason)) return kind as WindowKind;
  return null;
}

/** What the list of models proves by itself; the other windows it does not look at. */
const provedByList: ReadonlySet<WindowKind> = new Set(['key_quota', 'key_expiry', 'subscription_expiry', 'balance']);

/** Answers that refuse for some limit and do not say which. */
const bareLimits: ReadonlySet<string> = new Set(['HTTP_429', 'HTTP_402', 'HTTP_403', 'RATE_LIMIT_EXCEEDED']);

/** Counters that are full and expiries that have passed, except those that another answer of the run disproves. */
function usedUp(scene: Scene): { kind: WindowKind; resetAt: string | null }[] {
  if (scene.liveWorked || scene.usage === null) return [];
  const full = scene.usage.exhausted.filter(({ stale }) => !stale);
  const past = scene.usage.expired.map((kind) => ({ kind, resetAt: null }));
  return [...full, ...past].filter(({ kind }) => !(scene.listPassed && provedByList.has(kind)));
}

function bareFailures(scene: Scene): Observation[] {
  return [...scene.of('models', 'models.gemini'), ...scene.lives].filter((item) => leads(scene, item, bareLimits));
}

export const limitRules: readonly Rule[] = [
  {
    id: 'counter-of-a-window-is-full',
    apply(scene) {
      const usage = scene.of('usage').filter((item) => scene.lead(item) === null);
      // After another refusal of the key a full counter is the next obstacle; after an unknown key it is nobody's.
      const causes = usedUp(scene).flatMap(({ kind, resetAt }): CauseDraft[] => {
        const entry = windowCodes[kind];
        return entry
          ? [
              {
                code: entry.code,
                reason: entry.reason ?? null,
                confidence: 'likely',
                from: from(...usage),
                checks: ['limits.windows'],
                retryAt: resetAt,
              },
            ]
          : [];
      });
      return causes.length > 0 ? { causes } : null;
    },
  },
  {
    id: 'bare-refusal-explained-by-a-counter',
    apply(scene) {
      const seen = bareFailures(scene);
      const [spent] = usedUp(scene);
      const entry = spent ? windowCodes[spent.kind] : undefined;
      if (seen.length === 0 || !spent || !entry) return null;
      return {
        causes: [
          {
            code: entry.code,
            reason: entry.reason ?? null,
            confidence: 'likely',
            facts: seen[0]?.facts ?? {},
            from: from(...scene.of('usage'), ...seen),
            retryAt: spent.resetAt,
          },
        ],
        explains: seen,
      };
    },
  },
  {
    // A subscription group whose answer holds no subscription: a bare refusal is about that.
    id: 'bare-refusal-of-a-group-without-subscription',
    apply(scene) {
      const seen = bareFailures(scene).filter((item) => item.evidence.status === 403 || item.evidence.status === 402);
      const [first] = seen;
      if (!first || scene.usage?.subscriptionMissing !== true || scene.listPassed) return null;
      return {
        causes: [
          {
            code: 'SUBSCRIPTION_NOT_FOUND',
            confidence: 'likely',
            facts: first.facts,
            from: from(...scene.of('usage'), ...seen),
          },
        ],
        explains: seen,
      };
    },
  },
];
