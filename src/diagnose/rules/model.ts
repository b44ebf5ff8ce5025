/** Rules about one model: offered or not, usable or not, on this surface or on another. One row each; pure. */
import type { Facts } from '../../reference/code';
import type { Protocol } from '../../vocabulary';
import type { Observation, Want } from '../observation';
import { isRefusal, type Scene, sameTarget, unknownKey } from '../scene';
import { surfaceNotServed } from '../surfaces';
import { type CauseDraft, from, isOutage, leads, type NoteOn, type Rule } from './rule';

/** Answers that an absent model gets from some version of the gateway, under any of its statuses. */
const notUsable: ReadonlySet<string> = new Set([
  'NO_CHANNEL_AVAILABLE',
  'INVALID_REQUEST_ERROR',
  'HTTP_400',
  'HTTP_403',
  'HTTP_404',
  'HTTP_503',
  'UPSTREAM_UNAVAILABLE',
]);

const wrongSurface: ReadonlySet<string> = new Set([
  ...surfaceNotServed,
  'ROUTE_NOT_FOUND',
  'HTTP_404',
  'HTML_INSTEAD_OF_JSON',
  'UPSTREAM_KEY_REJECTED',
]);

/** Surfaces to try instead, likeliest first. */
const otherSurfaces: Readonly<Record<Protocol, readonly Protocol[]>> = {
  openai: ['anthropic', 'responses'],
  responses: ['openai', 'anthropic'],
  anthropic: ['openai', 'responses'],
  gemini: ['openai', 'anthropic'],
};

/** A bad request that is about the model, and not about one of its parameters. */
function blamesTheModel(scene: Scene, item: Observation): boolean {
  return scene.lead(item) !== 'INVALID_REQUEST_ERROR' || item.evidence.texts.some((text) => /model|模型/i.test(text));
}

/** The failure of a model that is in no list, with an answer that an absent model gets: it has no channel, so it tells nothing about channels and groups. */
function absent(scene: Scene, item: Observation): boolean {
  const unusable = leads(scene, item, notUsable) || scene.lead(item) === 'MODEL_NOT_FOUND';
  return unusable && item.model !== null && scene.offered(item.model).listed === false;
}

/** First failure of a model on a surface, when nothing worked there. */
function deadOn(scene: Scene, target: { model: string; protocol: Protocol }): Observation | null {
  const runs = scene.lives.filter((item) => sameTarget(item, target));
  return runs.some((item) => scene.lead(item) === null) ? null : (runs[0] ?? null);
}

export const modelRules: readonly Rule[] = [
  {
    id: 'absent-from-the-list-and-not-usable',
    apply(scene) {
      const causes: CauseDraft[] = [];
      const explained: Observation[] = [];
      for (const { model, protocol } of scene.target.models) {
        const { listed, nearest } = scene.offered(model);
        if (listed !== false) continue;
        const runs = scene.lives.filter((item) => sameTarget(item, { model, protocol }));
        const failed = runs.filter((item) => leads(scene, item, notUsable) && blamesTheModel(scene, item));
        const lists = scene.of('models', 'models.gemini').filter((item) => scene.lead(item) === null);
        if (runs.length > 0 && (failed.length === 0 || runs.some(scene.brought))) continue;
        if (runs.length === 0 && (scene.live || scene.refusal)) continue;
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
    // The list goes on naming a model whose channel is out. One that answers elsewhere is usable.
    id: 'listed-and-not-usable',
    apply(scene) {
      const usable = new Set(scene.observations.filter(scene.brought).map(({ model }) => model));
      const seen = scene.failing.filter(
        (item) =>
          item.model !== null &&
          !usable.has(item.model) &&
          scene.offered(item.model).listed === true &&
          (leads(scene, item, notUsable) || scene.lead(item) === 'MODEL_NOT_FOUND') &&
          scene.lead(item) !== 'INVALID_REQUEST_ERROR',
      );
      return seen.length > 0
        ? {
            notes: seen.map((observation) => ({
              observation,
              note: { phrase: 'note.listed', values: { model: observation.model ?? '' } },
            })),
          }
        : null;
    },
  },
  {
    // A neighbour works: this channel. It fails as well: the group or the gateway.
    id: 'neighbour-model-tells-channel-from-group',
    apply(scene) {
      const wants: Want[] = [];
      const notes: NoteOn[] = [];
      for (const target of scene.target.models) {
        const { model, protocol } = target;
        const first = deadOn(scene, target);
        if (!first || !(isOutage(scene, first) || scene.lead(first) === 'MODEL_NOT_FOUND')) continue;
        if (absent(scene, first)) continue;
        const others = scene.observations.filter(
          (item) => item.protocol === protocol && item.model !== null && item.model !== model && item.mode === 'plain',
        );
        const near = others.find((item) => scene.leadClass(item) !== 'model' && !absent(scene, item));
        if (near)
          notes.push({
            observation: first,
            note: {
              phrase: scene.brought(near) ? 'note.neighbourWorks' : 'note.neighbourFails',
              values: { model, otherModel: near.model ?? '', otherCode: scene.lead(near) ?? '' },
            },
          });
        else if (others.length === 0 && scene.live && scene.offered(model).listed === true && isOutage(scene, first)) {
          const neighbour = nearNeighbour(model, scene.list?.ids ?? []);
          if (neighbour)
            wants.push({ probe: 'neighbour', model: neighbour, protocol, why: `${scene.lead(first)} on ${model}` });
        }
      }
      return { wants, notes, explains: scene.of('neighbour') };
    },
  },
  {
    id: 'works-on-another-surface',
    apply(scene) {
      const wants: Want[] = [];
      const notes: NoteOn[] = [];
      for (const target of scene.target.models) {
        const first = deadOn(scene, target);
        if (!first || !(leads(scene, first, wrongSurface) || isOutage(scene, first) || refusedHere(scene, first)))
          continue;
        const { model, protocol } = target;
        if (!scene.keyAccepted || (isOutage(scene, first) && scene.offered(model).listed === false)) continue;
        const others = scene.observations.filter(
          (item) => item.model === model && item.protocol !== protocol && item.mode === 'plain',
        );
        const working = others.find(scene.brought);
        const telling = working ?? others[0];
        if (telling)
          notes.push({
            observation: first,
            note: {
              phrase: working ? 'note.surfaceWorks' : 'note.surfaceFails',
              values: { model, otherProtocol: telling.protocol, otherCode: scene.lead(telling) ?? '' },
            },
          });
        const [next] = otherSurfaces[protocol].filter((other) => !others.some((item) => item.protocol === other));
        if (!working && others.length === 0 && next && scene.live)
          wants.push({ probe: 'other-surface', model, protocol: next, why: `${scene.lead(first)} on ${protocol}` });
      }
      return { wants, notes, explains: scene.of('other-surface') };
    },
  },
];

/** The key was refused on this surface and accepted elsewhere in the run. */
function refusedHere(scene: Scene, item: Observation): boolean {
  const proved = scene.of('usage').some((each) => scene.lead(each) === null) || scene.of('public-list').length > 0;
  return scene.keyAccepted && proved && isRefusal(scene.lead(item)) && leads(scene, item, unknownKey);
}

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
