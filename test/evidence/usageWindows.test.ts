/** `/v1/usage` as recorded, as documented, and as older versions may answer. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUsage } from '../../src/evidence/usageWindows';

interface Row {
  id: string;
  request: { path: string };
  response: { status: number; headers: Record<string, string>; body: string };
  expect: { windows?: Record<string, unknown>[] };
}

const rows = ['usage', 'auth', 'billing', 'limits', 'models', 'paths']
  .flatMap((name) => JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8')) as Row[])
  .filter(({ request }) => request.path.includes('/v1/usage'));
const now = Date.parse('2026-11-23T05:40:00Z');
const day = 86_400_000;

function usage(body: object, at = now) {
  const read = readUsage(JSON.stringify(body), at);
  if (!read) throw new Error('not read');
  return read;
}

function recorded(id: string, at = now) {
  const read = readUsage(rows.find((row) => row.id === id)?.response.body ?? '', at);
  if (!read) throw new Error(id);
  return read;
}

describe('readUsage: recordings', () => {
  const told = rows.filter((row) => row.expect.windows);

  it('are all here', () => expect(told.length).toBeGreaterThanOrEqual(20));

  it.each(told.map((row) => [row.id, row] as const))('%s', (_id, { response, expect: { windows = [] } }) => {
    for (const at of [Date.parse(response.headers.date ?? ''), 0, now + 400 * day]) {
      const read = readUsage(response.body, at);
      const numbers = read?.windows.filter(({ unit }) => unit === 'USD') ?? [];
      expect(numbers).toHaveLength(windows.length);
      windows.forEach((window, index) => {
        expect(numbers[index]).toMatchObject(window);
      });
      expect(read?.windows.slice(0, numbers.length)).toEqual(numbers);
    }
  });

  it.each(rows.filter((row) => !row.expect.windows).map((row) => [row.id, row] as const))(
    '%s tells no usage',
    (_id, { response }) => {
      expect(readUsage(response.body, now)).toBeNull();
    },
  );

  it('finds what is used up', () => {
    expect(recorded('win5h.usage').exhausted).toEqual([
      { kind: 'key_5h', resetAt: '2026-11-23T09:36:57.058961Z', stale: false },
    ]);
    expect(recorded('win1d.usage').exhausted.map(({ kind }) => kind)).toEqual(['key_1d']);
    expect(recorded('subdayeq.usage').exhausted.map(({ kind }) => kind)).toEqual(['subscription_daily']);
    expect(recorded('submonth.usage').exhausted.map(({ kind }) => kind)).toEqual(['subscription_monthly']);
    expect(recorded('quota.usage').exhausted).toEqual([{ kind: 'key_quota', resetAt: null, stale: false }]);
    expect(recorded('broke.usage').exhausted).toEqual([{ kind: 'balance', resetAt: null, stale: false }]);
    expect(recorded('usage.o-healthy').exhausted).toEqual([]);
    expect(recorded('usage.o-stale').exhausted).toEqual([]);
  });

  it('tells a wallet from a plan, and a plan without its subscription', () => {
    expect(recorded('broke.usage')).toMatchObject({
      planName: '钱包余额',
      groupIsSubscription: false,
      subscriptionMissing: false,
    });
    expect(recorded('subnone.usage')).toMatchObject({
      planName: 'oaisub',
      groupIsSubscription: true,
      subscriptionMissing: true,
      windows: [],
    });
    expect(recorded('subday.usage')).toMatchObject({ groupIsSubscription: true, subscriptionMissing: false });
    expect(usage({ mode: 'unrestricted', planName: 'Anything', balance: 0 }).groupIsSubscription).toBe(false);
    expect(usage({ mode: 'unrestricted', planName: '钱包余额', remaining: 1 }).groupIsSubscription).toBe(false);
    expect(usage({ mode: 'unrestricted' }).groupIsSubscription).toBeNull();
    expect(recorded('win5h.usage')).toMatchObject({ groupIsSubscription: null, subscriptionMissing: false });
  });

  it('adds expiry rows after the windows', () => {
    const key = recorded('usage.o-healthy');
    expect(key).toMatchObject({
      mode: 'quota_limited',
      status: 'active',
      expiresAt: '2026-12-23T05:36:57.153192Z',
      expired: [],
    });
    expect(key.windows.at(-1)).toMatchObject({
      kind: 'key_expiry',
      unit: 'time',
      resetAt: '2026-12-23T05:36:57.153192Z',
    });
    expect(recorded('usage.o-healthy', now + 31 * day).expired).toEqual(['key_expiry']);
    expect(recorded('usage.o-subok').windows.at(-1)).toMatchObject({ kind: 'subscription_expiry', unit: 'time' });
  });
});

describe('readUsage: time', () => {
  it('marks a window whose reset has passed', () => {
    expect(recorded('win5h.usage', now + day).exhausted).toMatchObject([{ kind: 'key_5h', stale: true }]);
    expect(recorded('usage.o-stale').windows[0]).toMatchObject({ stale: false, used: 0, resetAt: null });
  });

  it('knows when a week of the subscription ends, and that its counters lag after that', () => {
    const open = recorded('usage.o-subday');
    expect(open.windows[1]).toMatchObject({
      kind: 'subscription_weekly',
      startedAt: '2026-11-21T00:00:00Z',
      resetAt: '2026-11-28T00:00:00.000Z',
      stale: false,
    });
    const lapsed = recorded('usage.o-subday', Date.parse('2026-11-28T00:00:00Z'));
    expect(lapsed.windows.map(({ stale }) => stale)).toEqual([false, true, false, false]);
    const idle = recorded('usage.o-subday', Date.parse('2026-11-29T00:00:00Z'));
    expect(idle.windows.map(({ stale }) => stale)).toEqual([true, true, false, false]);
    expect(idle.exhausted).toEqual([{ kind: 'subscription_daily', resetAt: null, stale: true }]);
  });

  it('derives the reset that an older version leaves out, for open windows only', () => {
    const window = { window: '5h', limit: 2, used: 2, window_start: '2026-11-23T04:00:00Z' };
    expect(usage({ mode: 'quota_limited', rate_limits: [window] })).toMatchObject({
      windows: [{ remaining: 0, resetAt: '2026-11-23T09:00:00.000Z', stale: false }],
      exhausted: [{ kind: 'key_5h', resetAt: '2026-11-23T09:00:00.000Z' }],
    });
    expect(usage({ rate_limits: [{ ...window, window_start: '2026-11-22T04:00:00Z' }] }).windows[0]).toMatchObject({
      resetAt: null,
      stale: true,
    });
    expect(usage({ rate_limits: [{ ...window, used: 0, window_start: null }] }).windows[0]).toMatchObject({
      resetAt: null,
      remaining: 2,
      stale: false,
    });
  });

  it('keeps offsets as told and drops the zero time', () => {
    const row = { window: '1d', limit: 5, used: 1, reset_at: '2026-11-24T00:00:00+08:00' };
    expect(usage({ rate_limits: [row] }).windows[0]).toMatchObject({
      resetAt: '2026-11-24T00:00:00+08:00',
      stale: false,
    });
    expect(usage({ mode: 'quota_limited', expires_at: '0001-01-01T00:00:00Z' })).toMatchObject({
      expiresAt: null,
      windows: [],
    });
  });
});

describe('readUsage: parts missing', () => {
  it('computes what is left without binary dust, and never below zero', () => {
    const left = (limit: number, used: number) => usage({ quota: { limit, used } }).windows[0]?.remaining;
    expect(left(1, 0.9)).toBe(0.1);
    expect(left(0.3, 0.1)).toBe(0.2);
    expect(left(1, 0.25)).toBe(0.75);
    expect(left(1, 3)).toBe(0);
    expect(usage({ quota: { limit: 1, used: 0.4, remaining: -1 } }).windows[0]?.remaining).toBe(0.6);
  });

  it.each([
    [{ mode: 'quota_limited' }, []],
    [{ mode: 'quota_limited', remaining: 4 }, [{ kind: 'key_quota', limit: null, remaining: 4 }]],
    [{ mode: 'unrestricted', remaining: -1, planName: 'pro' }, []],
    [{ mode: 'unrestricted', remaining: 3, unit: 'USD' }, [{ kind: 'balance', remaining: 3 }]],
    [{ mode: 'unrestricted', planName: 'pro', remaining: 3 }, []],
    [{ balance: '12.5' }, [{ kind: 'balance', remaining: 12.5 }]],
    [{ balance: -0.5 }, [{ kind: 'balance', remaining: -0.5 }]],
    [
      { subscription: { daily_limit_usd: null, weekly_limit_usd: 0, monthly_limit_usd: 9 } },
      [{ kind: 'subscription_monthly', limit: 9, used: null, remaining: null }],
    ],
    [{ quota: { limit: 0, used: 3 } }, []],
    [{ quota: { limit: 0, used: 3, remaining: 0 }, remaining: 0, mode: 'quota_limited' }, []],
    [{ quota: { limit: -1, used: 3, remaining: 0 } }, []],
    [{ rate_limits: null, quota: null, mode: 'quota_limited' }, []],
    [
      { rate_limits: ['x', null, { window: '7d' }, { window: '7d', limit: 3 }] },
      [{ kind: 'key_7d', limit: 3, used: null, remaining: null, resetAt: null }],
    ],
  ])('%j', (body, windows) => {
    const read = usage(body);
    expect(read.windows).toHaveLength(windows.length);
    expect(read.windows).toMatchObject(windows);
  });

  it('believes a status that says the quota is used up', () => {
    expect(usage({ mode: 'quota_limited', status: 'quota_exhausted' }).exhausted).toEqual([
      { kind: 'key_quota', resetAt: null, stale: false },
    ]);
    expect(recorded('quotast.usage').exhausted).toHaveLength(1);
  });

  it('names windows that it does not know', () => {
    expect(usage({ rate_limits: [{ window: '30d', limit: 1, used: 1 }] })).toMatchObject({
      windows: [],
      unknownWindows: ['30d'],
    });
  });

  it.each([
    '',
    'null',
    '[]',
    '{}',
    '7',
    '<html>',
    '{"error":{"message":"x"}}',
    '{"code":"INVALID_TOKEN","message":"x"}',
    '{"choices":[],"usage":{"total_tokens":1}}',
  ])('%s is no usage', (body) => expect(readUsage(body, now)).toBeNull());

  it('takes any JSON without throwing', () => {
    const field = fc.oneof(fc.jsonValue(), fc.constantFrom('5h', '2026-11-23T05:40:00Z', -1, 0));
    const body = fc.record(
      {
        mode: field,
        quota: field,
        rate_limits: fc.array(
          fc.record({ window: field, limit: field, used: field, reset_at: field, window_start: field }),
        ),
        subscription: field,
        balance: field,
        planName: field,
        expires_at: field,
      },
      { requiredKeys: [] },
    );
    fc.assert(fc.property(body, (value) => void readUsage(JSON.stringify(value), now)));
  });
});

describe('answers that a calendar or an object cannot hold', () => {
  it.each(['daily', 'weekly', 'monthly'])('a %s window at the end of time has no reset', (name) => {
    const start = '+275760-09-12T23:00:00.000Z';
    const subscription = { [`${name}_limit_usd`]: 5, [`${name}_usage_usd`]: 1, [`${name}_window_start`]: start };
    expect(usage({ subscription }).windows).toMatchObject([{ resetAt: null, stale: false }]);
  });

  it('neither has a window of the key', () => {
    const row = { window: '5h', limit: 5, used: 1, window_start: '+275760-09-12T23:00:00.000Z' };
    expect(usage({ mode: 'quota_limited', rate_limits: [row] }).windows).toMatchObject([{ resetAt: null }]);
  });

  it.each(['constructor', '__proto__', 'toString'])('a window named %s is an unknown one', (window) => {
    const read = usage({ mode: 'quota_limited', rate_limits: [{ window, limit: 5, used: 5, remaining: 0 }] });
    expect(read).toMatchObject({ windows: [], exhausted: [] });
    expect(read.unknownWindows).toEqual([window]);
  });
});

describe('what is old or beside the point', () => {
  it('a month is over after 31 days for sure, and its counter is old', () => {
    const month = (start: string) => {
      const subscription = { monthly_limit_usd: 5, monthly_usage_usd: 5, monthly_window_start: start };
      return usage({ subscription }).exhausted;
    };
    expect(month('2020-01-01T00:00:00Z')).toMatchObject([{ kind: 'subscription_monthly', stale: true, resetAt: null }]);
    expect(month('2026-10-23T05:39:00Z')).toMatchObject([{ stale: true }]);
    expect(month('2026-10-24T05:41:00Z')).toMatchObject([{ stale: false }]);
  });

  it('an empty wallet beside a subscription is not used up: its requests are paid from the subscription', () => {
    const subscription = { daily_limit_usd: 5, daily_usage_usd: 1 };
    const read = usage({ mode: 'unrestricted', subscription, balance: 0 });
    expect(read.windows).toContainEqual(expect.objectContaining({ kind: 'balance', remaining: 0 }));
    expect(read.exhausted).toEqual([]);
    expect(usage({ mode: 'unrestricted', balance: 0 }).exhausted).toMatchObject([{ kind: 'balance' }]);
  });
});
