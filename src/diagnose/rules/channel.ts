/** Rules about live requests against each other: flapping, shadows of an earlier failure, plain against streaming, empty and late answers. One row each; pure. */
import type { Facts } from '../../reference/code';
import type { Observation, Want } from '../observation';
import { endedShort, type Scene, sameTarget } from '../scene';
import { type CauseDraft, from, leads, type NoteOn, type Rule } from './rule';

const noChannel: ReadonlySet<string> = new Set(['NO_CHANNEL_AVAILABLE', 'HTTP_503']);
/** Bare statuses of a proxy: they say nothing about a channel. */
const bareOutage: ReadonlySet<string> = new Set(['HTTP_502', 'HTTP_504']);
/** Silence before the first byte that a buffered stream shows, and the span in which its pieces then arrive, in ms. */
const buffered = { silenceMs: 1500, burstMs: 12, leastEvents: 4, mostPieces: 2 } as const;
/** A refusal that took longer is a sign of failover: the gateway went through its channels first. */
const failoverMs = 1400;
/** Classes of failures that come and go with the channel that happens to be drawn. */
const unsteady: ReadonlySet<string | null> = new Set(['upstream', 'gateway', 'stream', 'edge', 'network']);

/** A failure on the provider's side that says more than that there is no channel. After it the channel is set aside, and every further request only hears that there is none. */
function tellsWhy(scene: Scene, item: Observation): boolean {
  return scene.leadClass(item) === 'upstream' && !leads(scene, item, noChannel) && !leads(scene, item, bareOutage);
}

/** Our own equal requests, too close together: says nothing about the channel. */
function isRateLimit(scene: Scene, item: Observation): boolean {
  return scene.leadClass(item) === 'rate_limit' || scene.lead(item) === 'UPSTREAM_RATE_LIMITED';
}

/** Every mode of every asked model and surface in which live requests were sent. */
function series(
  scene: Scene,
): { runs: Observation[]; mode: 'plain' | 'stream'; model: string; protocol: Observation['protocol'] }[] {
  return scene.target.models.flatMap((target) =>
    (['plain', 'stream'] as const).map((mode) => ({
      ...target,
      mode,
      runs: scene.of('live').filter((item) => sameTarget(item, target) && item.mode === mode),
    })),
  );
}

export const channelRules: readonly Rule[] = [
  {
    id: 'claude-code-only-behind-a-503',
    apply(scene) {
      const telling = scene.observations.find((item) => scene.lead(item) === 'GROUP_CLAUDE_CODE_ONLY');
      const shadows = scene.observations.filter((item) => leads(scene, item, noChannel));
      return telling && shadows.length > 0 ? { explains: shadows } : null;
    },
  },
  {
    // After one telling failure the channel is set aside, and every later request only hears that there is none.
    id: 'first-telling-answer-wins',
    apply(scene) {
      const failed = scene.observations.filter((item) => item.model !== null && scene.lead(item) !== null);
      const telling = failed.find((item) => tellsWhy(scene, item));
      const shadows = failed.filter((item) => telling && leads(scene, item, noChannel) && telling.index < item.index);
      if (!telling || shadows.length === 0) return null;
      return {
        explains: shadows,
        notes: [
          {
            observation: telling,
            note: {
              phrase: 'note.shadow',
              values: {
                status: telling.evidence.status ?? '',
                otherCode: scene.lead(shadows[0] ?? telling) ?? '',
                count: shadows.length,
              },
            },
          },
        ],
      };
    },
  },
  {
    id: 'some-of-several-equal-requests-failed',
    apply(scene) {
      const causes: CauseDraft[] = [];
      const explained: Observation[] = [];
      for (const { runs, model, protocol } of series(scene)) {
        const fine = runs.filter((item) => scene.lead(item) === null);
        const limited = runs.find((item) => isRateLimit(scene, item));
        // A rate limit is told by its own code, and so is the silence of a channel that was set aside after it.
        const failed = runs.filter(
          (item) =>
            unsteady.has(scene.leadClass(item)) &&
            !isRateLimit(scene, item) &&
            !(limited && limited.index < item.index && leads(scene, item, noChannel)),
        );
        const [first] = failed;
        if (runs.length < 2 || !first || fine.length === 0) continue;
        const facts: Facts = {
          attempts: runs.length,
          ok: fine.length,
          count: failed.length,
          otherCode: scene.lead(first) ?? '',
          model,
          protocol,
        };
        causes.push({
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
      return causes.length > 0 ? { causes, explains: explained } : null;
    },
  },
  {
    id: 'plain-against-streaming',
    apply(scene) {
      const notes: NoteOn[] = [];
      for (const target of scene.target.models) {
        const runs = scene.lives.filter((item) => sameTarget(item, target));
        for (const [mode, phrase] of [
          ['plain', 'note.plainWorks'],
          ['stream', 'note.streamWorks'],
        ] as const) {
          const working = runs.some((item) => item.mode === mode && scene.brought(item));
          const others = runs.filter((item) => item.mode !== mode && item.probe === 'live');
          const failed = others.find((item) => scene.lead(item) !== null);
          if (working && failed && !others.some(scene.brought))
            notes.push({ observation: failed, note: { phrase, values: { model: target.model } } });
        }
      }
      return notes.length > 0 ? { notes } : null;
    },
  },
  {
    id: 'slow-error-is-failover',
    apply(scene) {
      const slow = scene.failing.filter(
        (item) =>
          scene.leadClass(item) === 'upstream' &&
          item.mode === 'plain' &&
          item.evidence.fault === null &&
          item.totalMs >= failoverMs,
      );
      return slow.length > 0
        ? {
            notes: slow.map((observation) => ({
              observation,
              note: { phrase: 'note.failover', values: { seconds: Math.round(observation.totalMs / 100) / 10 } },
            })),
          }
        : null;
    },
  },
  {
    // The free requests were answered on the same way, so silence after a model request is the model's side.
    id: 'silent-model-on-an-answering-host',
    apply(scene) {
      const silent = scene.failing.filter((item) => scene.lead(item) === 'RESPONSE_TIMEOUT');
      return silent.length > 0 && scene.keyAccepted
        ? {
            notes: silent.map((observation) => ({
              observation,
              note: { phrase: 'note.connectionFine', values: {} },
            })),
          }
        : null;
    },
  },
  {
    // Reasoning can use up the limit of the tiny request; only a larger one that stays empty is a fault.
    id: 'empty-for-lack-of-tokens',
    apply(scene) {
      const wants: Want[] = [];
      const causes: CauseDraft[] = [];
      for (const target of scene.target.models) {
        const runs = scene.lives.filter((item) => sameTarget(item, target));
        const short = runs.filter((item) => scene.lead(item) === null && endedShort(item));
        const [first] = short;
        if (!first || first.mode === null || runs.some(scene.brought)) continue;
        // Only a request with the longer limit decides: the follow-up, or the stream that was sent after this plain answer.
        const again = runs.find(
          (item) =>
            item.index > first.index &&
            (item.probe === 'longer' || (item.mode === 'stream' && first.mode === 'plain' && item.probe === 'live')),
        );
        if (!again)
          wants.push({ probe: 'longer', ...target, mode: first.mode, why: 'ended by the token limit without text' });
        else if (short.includes(again))
          causes.push({
            code: 'EMPTY_COMPLETION',
            reason: 'length',
            confidence: 'likely',
            facts: again.facts,
            from: from(first, again),
            ...target,
          });
      }
      return wants.length + causes.length > 0 ? { wants, causes } : null;
    },
  },
  {
    // The smallest request of the surface decides whether the tiny one was at fault.
    id: 'known-good-request-decides',
    apply(scene) {
      const wants: Want[] = [];
      const explains: Observation[] = [];
      for (const target of scene.target.models) {
        const bad = scene
          .of('live')
          .filter((item) => sameTarget(item, target) && scene.lead(item) === 'INVALID_REQUEST_ERROR');
        const [first] = bad;
        if (first?.mode !== 'plain') continue;
        const again = scene.of('known-good').find((item) => sameTarget(item, target));
        if (!again) wants.push({ probe: 'known-good', ...target, why: 'the tiny request itself was refused' });
        else if (scene.lead(again) === null) explains.push(...bad);
        else if (scene.lead(again) === scene.lead(first)) explains.push(again);
      }
      return wants.length + explains.length > 0 ? { wants, explains } : null;
    },
  },
  {
    // A long silence, then the whole stream in one or two pieces: something on the way collected it.
    id: 'stream-arrives-all-at-once',
    apply(scene) {
      const seen = scene.of('live').filter((item) => {
        const { count, firstMs, lastMs } = item.frames;
        return (
          item.mode === 'stream' &&
          scene.brought(item) &&
          firstMs !== null &&
          lastMs !== null &&
          firstMs >= buffered.silenceMs &&
          lastMs - firstMs <= buffered.burstMs &&
          count <= buffered.mostPieces &&
          (item.evidence.completion?.events ?? 0) >= buffered.leastEvents
        );
      });
      return seen.length > 0
        ? {
            causes: seen.map((item) => ({
              code: 'STREAM_BUFFERED',
              severity: 'warn',
              confidence: 'likely',
              facts: { ...item.facts, seconds: Math.round((item.frames.firstMs ?? 0) / 100) / 10 },
              from: from(item),
              model: item.model,
              protocol: item.protocol,
            })),
          }
        : null;
    },
  },
];
