/** The rules of differential diagnosis, one row each: what is seen together, what it then means, which answers that explains. Pure. */
import type { Facts } from '../reference/code';
import { corrections } from '../target/baseUrl';
import { type HeaderStyle, headerStyles, type Protocol, type WindowKind } from '../vocabulary';
import type { Cause, Observation, Want } from './observation';
import { tellingUpstreamCodes } from './order';
import { classOf, isRefusal, type Scene, sameTarget } from './scene';

export type CauseDraft = Pick<Cause, 'code'> & Partial<Omit<Cause, 'code' | 'rule'>>;

export interface Ruling {
  causes?: CauseDraft[];
  /** Observations that need no further explanation of their own. */
  explains?: readonly Observation[];
  wants?: Want[];
}

export interface Rule {
  id: string;
  apply(scene: Scene): Ruling | null;
}

function from(...observations: readonly Observation[]): number[] {
  return observations.map(({ index }) => index);
}

const windowCodes: Partial<Record<WindowKind, { code: string; reason?: string }>> = {
  key_5h: { code: 'KEY_WINDOW_5H_EXHAUSTED' },
  key_1d: { code: 'KEY_WINDOW_1D_EXHAUSTED' },
  key_7d: { code: 'KEY_WINDOW_7D_EXHAUSTED' },
  key_quota: { code: 'API_KEY_QUOTA_EXHAUSTED' },
  key_expiry: { code: 'API_KEY_EXPIRED' },
  subscription_daily: { code: 'USAGE_LIMIT_EXCEEDED', reason: 'DAILY_LIMIT_EXCEEDED' },
  subscription_weekly: { code: 'USAGE_LIMIT_EXCEEDED', reason: 'WEEKLY_LIMIT_EXCEEDED' },
  subscription_monthly: { code: 'USAGE_LIMIT_EXCEEDED', reason: 'MONTHLY_LIMIT_EXCEEDED' },
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
const provedByList: ReadonlySet<WindowKind> = new Set(['key_quota', 'key_expiry', 'balance']);

const unknownKey: ReadonlySet<string> = new Set(['INVALID_API_KEY', 'API_KEY_REQUIRED', 'HTTP_401']);
const wrongPath: ReadonlySet<string> = new Set([
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
const wrongSurface: ReadonlySet<string> = new Set([
  'GROUP_PLATFORM_MISMATCH',
  'GROUP_MESSAGES_NOT_ALLOWED',
  'ENDPOINT_NOT_SUPPORTED',
  'GROUP_CLAUDE_CODE_ONLY',
  'ROUTE_NOT_FOUND',
  'HTTP_404',
  'HTML_INSTEAD_OF_JSON',
]);
const notUsable: ReadonlySet<string> = new Set([
  'NO_CHANNEL_AVAILABLE',
  'INVALID_REQUEST_ERROR',
  'HTTP_400',
  'HTTP_403',
  'HTTP_404',
  'HTTP_503',
  'UPSTREAM_UNAVAILABLE',
]);

function failingLives(scene: Scene): Observation[] {
  return scene.lives.filter((item) => scene.lead(item) !== null);
}

export const rules: readonly Rule[] = [
  {
    // A gateway without /v1/usage, or one that serves its web page there, tells nothing about the key.
    id: 'usage-not-offered',
    apply(scene) {
      const usage = scene
        .of('usage')
        .filter(
          (item) =>
            wrongPath.has(scene.lead(item) ?? '') ||
            ['ENDPOINT_NOT_SUPPORTED', 'MODEL_NOT_FOUND', 'INVALID_REQUEST_ERROR'].includes(scene.lead(item) ?? ''),
        );
      const others = scene.of('models', 'models.gemini', 'live');
      return usage.length > 0 && others.some((item) => !wrongPath.has(scene.lead(item) ?? ''))
        ? { explains: usage }
        : null;
    },
  },
  {
    // Only the keyless look at the software itself: nothing depends on it.
    id: 'identity-not-offered',
    apply: (scene) => ({
      explains: scene
        .of('identity')
        .filter(
          (item) =>
            !['CAPTIVE_PORTAL', 'CDN_CHALLENGE', 'WAF_BLOCKED'].includes(scene.lead(item) ?? '') &&
            item.evidence.fault === null,
        ),
    }),
  },
  {
    id: 'accepted-in-another-header-style',
    apply(scene) {
      const refused = scene.observations.filter(
        (item) => item.probe !== 'header-style' && item.headerStyle !== null && unknownKey.has(scene.lead(item) ?? ''),
      );
      const first = refused[0];
      if (!first || first.headerStyle === null) return null;
      const tries = scene.of('header-style');
      if (tries.length === 0) {
        if (scene.keyAccepted && !scene.lives.includes(first)) return null;
        const order: HeaderStyle[] = headerStyles.filter((style) => style !== first.headerStyle);
        return {
          wants: order.slice(0, 2).map((headerStyle) => ({
            probe: 'header-style',
            headerStyle,
            why: `${scene.lead(first)} with ${first.headerStyle}`,
          })),
        };
      }
      const working = tries.find(
        (item) => !isRefusal(scene.lead(item)) && item.evidence.status !== null && item.evidence.status < 500,
      );
      if (!working || working.headerStyle === null) return { explains: tries };
      const facts: Facts = { headerStyle: first.headerStyle, workingStyle: working.headerStyle };
      return {
        causes: [
          {
            code: 'KEY_HEADER_STYLE',
            confidence: 'certain',
            facts,
            from: from(first, working),
            protocol: first.protocol,
          },
        ],
        explains: [...refused, ...tries],
      };
    },
  },
  {
    // A provider's own words on a host that has shown itself a gateway are about the channel's key.
    id: 'vendor-words-behind-a-gateway',
    apply(scene) {
      const seen = scene.observations.filter((item) =>
        scene.lead(item) === 'WRONG_VENDOR' &&
        (scene.keyAccepted || scene.gatewayShown) &&
        item.evidence.sender !== 'vendor'
          ? true
          : scene.lead(item) === 'WRONG_VENDOR' && scene.keyAccepted,
      );
      const first = seen[0];
      return first
        ? {
            causes: [
              {
                code: 'UPSTREAM_KEY_REJECTED',
                confidence: 'likely',
                facts: first.facts,
                from: from(...seen),
                model: first.model,
                protocol: first.protocol,
              },
            ],
            explains: seen,
          }
        : null;
    },
  },
  {
    id: 'key-refused-on-generation-only',
    apply(scene) {
      const seen = failingLives(scene).filter((item) => unknownKey.has(scene.lead(item) ?? ''));
      const first = seen[0];
      if (!first || !scene.keyAccepted) return null;
      if (scene.of('header-style').length === 0) return null;
      return {
        causes: [
          {
            code: 'UPSTREAM_KEY_REJECTED',
            confidence: 'likely',
            facts: first.facts,
            from: from(...seen),
            model: first.model,
            protocol: first.protocol,
          },
        ],
        explains: seen,
      };
    },
  },
  {
    id: 'same-host-correction-works',
    apply(scene) {
      const asked = scene.of('usage', 'models', 'models.gemini');
      const lost = asked.filter((item) => wrongPath.has(scene.lead(item) ?? ''));
      const first = lost[0];
      if (!first || lost.length < asked.length) return null;
      const tries = scene.of('correction');
      if (tries.length === 0) {
        const roots = corrections(scene.target.given, scene.target.root).slice(0, 4);
        return {
          wants: roots.map((root) => ({
            probe: 'correction',
            root,
            why: `${scene.lead(first)} at ${scene.target.root}`,
          })),
        };
      }
      const working = tries.find((item) => scene.lead(item) === null && item.evidence.content === 'json');
      if (!working) return { explains: tries };
      const facts: Facts = {
        given: scene.target.given,
        correction: working.root,
        path: first.evidence.path ?? '',
        baseUrl: working.root,
      };
      return {
        causes: [{ code: 'BASE_URL_WRONG', confidence: 'certain', facts, from: from(first, working) }],
        explains: [...lost, ...tries],
      };
    },
  },
  {
    // Both look-ups lost their way: the second says nothing new.
    id: 'one-wrong-path',
    apply(scene) {
      const [first, ...rest] = scene
        .of('usage', 'models', 'models.gemini', 'live')
        .filter((item) => wrongPath.has(scene.lead(item) ?? ''));
      const same = rest.filter((item) => first && scene.lead(item) === scene.lead(first));
      return first && !scene.listPassed && same.length > 0 ? { explains: same } : null;
    },
  },
  {
    id: 'model-whitelist-not-address-list',
    apply(scene) {
      const seen = failingLives(scene).filter((item) => scene.lead(item) === 'ACCESS_DENIED');
      const first = seen[0];
      if (!first || !scene.keyAccepted) return null;
      return {
        causes: [
          {
            code: 'ACCESS_DENIED',
            reason: 'model_whitelist',
            confidence: 'likely',
            facts: { ...first.facts, model: first.model ?? '' },
            from: from(...scene.of('models').slice(0, 1), ...seen),
            model: first.model,
            protocol: first.protocol,
          },
        ],
        explains: seen,
      };
    },
  },
  {
    id: 'claude-code-only-behind-a-503',
    apply(scene) {
      const telling = scene.observations.find((item) => scene.lead(item) === 'GROUP_CLAUDE_CODE_ONLY');
      const shadows = scene.observations.filter((item) =>
        ['NO_CHANNEL_AVAILABLE', 'HTTP_503'].includes(scene.lead(item) ?? ''),
      );
      return telling && shadows.length > 0 ? { explains: shadows } : null;
    },
  },
  {
    id: 'first-telling-answer-wins',
    apply(scene) {
      const failing = failingLives(scene);
      const shadows = failing.filter(
        (item) =>
          scene.lead(item) === 'NO_CHANNEL_AVAILABLE' &&
          failing.some((earlier) => earlier.index < item.index && tellingUpstreamCodes.has(scene.lead(earlier) ?? '')),
      );
      return shadows.length > 0 ? { explains: shadows } : null;
    },
  },
  {
    id: 'some-of-several-equal-requests-failed',
    apply(scene) {
      const ruling: Required<Pick<Ruling, 'causes' | 'explains'>> = { causes: [], explains: [] };
      const explained: Observation[] = [];
      for (const { model, protocol } of scene.target.models) {
        for (const mode of ['plain', 'stream'] as const) {
          const runs = scene.of('live').filter((item) => sameTarget(item, { model, protocol }) && item.mode === mode);
          const failed = runs.filter((item) => scene.lead(item) !== null);
          const first = failed[0];
          if (runs.length < 2 || !first || failed.length === runs.length) continue;
          if (
            !['upstream', 'gateway', 'stream', 'edge', 'network'].includes(classOf(scene.lead(first) ?? 'UNRECOGNISED'))
          )
            continue;
          const facts: Facts = {
            attempts: runs.length,
            ok: runs.length - failed.length,
            count: failed.length,
            otherCode: scene.lead(first) ?? '',
            model,
            protocol,
          };
          ruling.causes.push({
            code: 'CHANNEL_FLAPPING',
            reason: scene.lead(first),
            confidence: 'certain',
            facts,
            from: from(...runs),
            model,
            protocol,
          });
          explained.push(...failed);
        }
      }
      return ruling.causes.length > 0 ? { causes: ruling.causes, explains: explained } : null;
    },
  },
  {
    id: 'empty-for-lack-of-tokens',
    apply(scene) {
      const short = scene
        .of('live')
        .filter(
          (item) =>
            item.evidence.completion?.outcome === 'length' &&
            item.evidence.completion.outputChars === 0 &&
            scene.lead(item) === null,
        );
      const wants: Want[] = [];
      const causes: CauseDraft[] = [];
      for (const item of short) {
        const again = scene.of('longer').find((later) => sameTarget(later, item) && later.mode === item.mode);
        if (again && scene.lead(again) === null && again.evidence.completion?.outcome === 'length')
          causes.push({
            code: 'EMPTY_COMPLETION',
            reason: 'length',
            confidence: 'likely',
            facts: again.facts,
            from: from(item, again),
            model: item.model,
            protocol: item.protocol,
          });
        else if (!again && item.model !== null && item.mode !== null)
          wants.push({
            probe: 'longer',
            model: item.model,
            protocol: item.protocol,
            mode: item.mode,
            why: 'ended by the token limit without text',
          });
      }
      return short.length > 0 ? { wants, causes } : null;
    },
  },
  {
    id: 'known-good-request-decides',
    apply(scene) {
      const doubtful = scene
        .of('live')
        .filter((item) => scene.lead(item) === 'INVALID_REQUEST_ERROR' && item.mode === 'plain' && item.model !== null);
      const ruling: { wants: Want[]; explains: Observation[] } = { wants: [], explains: [] };
      for (const item of doubtful) {
        const again = scene.of('known-good').find((later) => sameTarget(later, item));
        if (!again && item.model !== null)
          ruling.wants.push({
            probe: 'known-good',
            model: item.model,
            protocol: item.protocol,
            why: 'the tiny request itself was refused',
          });
        if (!again) continue;
        const same = scene
          .of('live')
          .filter((other) => sameTarget(other, item) && scene.lead(other) === 'INVALID_REQUEST_ERROR');
        if (scene.lead(again) === null) ruling.explains.push(...same);
        else if (scene.lead(again) === scene.lead(item)) ruling.explains.push(again);
      }
      return doubtful.length > 0 ? ruling : null;
    },
  },
  {
    id: 'absent-from-the-list-and-not-usable',
    apply(scene) {
      const causes: CauseDraft[] = [];
      const explained: Observation[] = [];
      for (const { model, protocol } of scene.target.models) {
        const { listed, nearest } = scene.offered(model);
        if (listed !== false) continue;
        const runs = scene.lives.filter((item) => sameTarget(item, { model, protocol }));
        const failed = runs.filter((item) => notUsable.has(scene.lead(item) ?? ''));
        const lists = scene.of('models', 'models.gemini').filter((item) => scene.lead(item) === null);
        if (runs.length > 0 && failed.length === 0) continue;
        if (runs.length === 0 && scene.live && !scene.refusal) continue;
        const facts: Facts = {
          model,
          count: scene.list?.ids.length ?? 0,
          ...(nearest[0] ? { nearest: nearest.join(', ') } : {}),
        };
        causes.push({
          code: 'MODEL_NOT_OFFERED',
          confidence: failed.length > 0 ? 'certain' : 'likely',
          facts,
          from: from(...lists, ...failed),
          model,
          protocol,
        });
        explained.push(...failed);
      }
      return causes.length > 0 ? { causes, explains: explained } : null;
    },
  },
  {
    // A route of the Gemini surface that only Gemini groups have: older gateways answer 404 instead of saying so.
    id: 'gemini-route-of-another-platform',
    apply(scene) {
      if (!scene.listPassed && !scene.keyAccepted) return null;
      const lost = scene.observations.filter(
        (item) =>
          item.protocol === 'gemini' &&
          item.probe !== 'models' &&
          item.probe !== 'usage' &&
          item.probe !== 'identity' &&
          ['ROUTE_NOT_FOUND', 'HTTP_404'].includes(scene.lead(item) ?? ''),
      );
      const first = lost[0];
      if (!first || scene.of('models').every((item) => scene.lead(item) !== null)) return null;
      return {
        causes: [
          {
            code: 'GROUP_PLATFORM_MISMATCH',
            confidence: 'likely',
            facts: { ...first.facts, protocol: 'gemini' },
            from: from(...lost),
            protocol: 'gemini',
          },
        ],
        explains: lost,
      };
    },
  },
  {
    // /v1beta/models is passed on to the provider: what it answers is about the channel, and the look-up stays open.
    id: 'forwarded-list-proves-nothing',
    apply(scene) {
      const lists = scene
        .of('models.gemini')
        .filter(
          (item) =>
            ['upstream', 'edge', 'gateway', 'request', 'rate_limit'].includes(
              classOf(scene.lead(item) ?? 'API_KEY_REQUIRED'),
            ) && item.evidence.fault === null,
        );
      const first = lists[0];
      if (!first || !scene.keyAccepted) return null;
      if (scene.lives.length > 0) return { explains: lists };
      return {
        causes: [
          {
            code: scene.lead(first) ?? 'UNRECOGNISED',
            severity: 'warn',
            confidence: 'possible',
            facts: first.facts,
            from: from(first),
            protocol: 'gemini',
          },
        ],
        explains: lists,
      };
    },
  },
  {
    id: 'works-on-another-surface',
    apply(scene) {
      const wants: Want[] = [];
      for (const item of failingLives(scene)) {
        if (!wrongSurface.has(scene.lead(item) ?? '') || item.model === null || item.mode !== 'plain') continue;
        const others: Protocol[] =
          item.protocol === 'anthropic'
            ? ['openai', 'responses']
            : item.protocol === 'gemini'
              ? ['openai', 'anthropic']
              : ['anthropic'];
        const untested = others.filter(
          (protocol) =>
            !scene.observations.some(
              (other) => other.model === item.model && other.protocol === protocol && other.mode === 'plain',
            ),
        );
        const next = untested[0];
        if (next && scene.live)
          wants.push({
            probe: 'other-surface',
            model: item.model,
            protocol: next,
            why: `${scene.lead(item)} on ${item.protocol}`,
          });
      }
      return { wants, explains: scene.of('other-surface') };
    },
  },
  {
    id: 'neighbour-model-tells-channel-from-group',
    apply(scene) {
      const wants: Want[] = [];
      for (const { model, protocol } of scene.target.models) {
        const runs = scene.of('live').filter((item) => sameTarget(item, { model, protocol }));
        const first = runs.find((item) => scene.lead(item) !== null);
        if (!first || runs.some((item) => scene.lead(item) === null)) continue;
        const code = scene.lead(first) ?? '';
        if (classOf(code) !== 'upstream' || ['UPSTREAM_RATE_LIMITED', 'UPSTREAM_OVERLOADED'].includes(code)) continue;
        if (scene.target.models.some((other) => other.model !== model && other.protocol === protocol)) continue;
        const neighbour = nearNeighbour(model, scene.list?.ids ?? []);
        if (neighbour && scene.offered(model).listed === true && scene.live)
          wants.push({ probe: 'neighbour', model: neighbour, protocol, why: `${code} on ${model}` });
      }
      return { wants, explains: scene.of('neighbour') };
    },
  },
  {
    id: 'counter-of-a-window-is-full',
    apply(scene) {
      const causes: CauseDraft[] = [];
      const usage = scene.of('usage').filter((item) => scene.lead(item) === null);
      for (const window of scene.usage?.exhausted ?? []) {
        const entry = windowCodes[window.kind];
        if (!entry || window.stale || scene.liveWorked || (scene.listPassed && provedByList.has(window.kind))) continue;
        causes.push({
          code: entry.code,
          reason: entry.reason ?? null,
          confidence: 'likely',
          from: from(...usage),
          retryAt: window.resetAt,
        });
      }
      return causes.length > 0 ? { causes } : null;
    },
  },
];

/** A model of the list that is most like the asked one and is no wildcard: same family first. */
export function nearNeighbour(model: string, ids: readonly string[]): string | null {
  const family = /^[a-z]+/i.exec(model)?.[0]?.toLowerCase() ?? '';
  const shared = (id: string): number => {
    let length = 0;
    while (length < Math.min(id.length, model.length) && id[length] === model[length]) length += 1;
    return length;
  };
  const candidates = ids.filter(
    (id) =>
      id !== model &&
      !id.includes('*') &&
      id.toLowerCase().startsWith(family) &&
      !/(image|audio|embed|tts|whisper|realtime|moderation|review)/i.test(id),
  );
  return [...candidates].sort((a, b) => shared(b) - shared(a))[0] ?? null;
}
