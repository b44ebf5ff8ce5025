/** Rules about who refused the key, and whether it was the key. One row each; pure. */
import type { Facts } from '../../reference/code';
import { type HeaderStyle, headerStyles } from '../../vocabulary';
import type { Observation } from '../observation';
import { bareOnUsage, isRefusal, type Scene, stageOf, unknownHere, unknownKey } from '../scene';
import { from, leads, pathOf, type Rule } from './rule';

interface StylePair {
  refused: Observation & { headerStyle: HeaderStyle };
  accepted: Observation & { headerStyle: HeaderStyle };
}

function styled(item: Observation): item is Observation & { headerStyle: HeaderStyle } {
  return item.headerStyle !== null;
}

/** The same path in two header styles, refused in one and read in the other. */
function stylePair(scene: Scene): StylePair | null {
  const asked = scene.observations.filter(styled);
  for (const refused of asked) {
    if (!unknownHere(refused) || productOf(refused)) continue;
    const accepted = asked.find(
      (item) => item.headerStyle !== refused.headerStyle && pathOf(item) === pathOf(refused) && keyWasRead(scene, item),
    );
    if (accepted) return { refused, accepted };
  }
  return null;
}

/** The key was read in this answer: it was accepted, or refused for what it is and not for being unknown. */
function keyWasRead(scene: Scene, item: Observation): boolean {
  const { status } = item.evidence;
  if (status === null || status >= 500) return false;
  const leadClass = scene.leadClass(item);
  if (leadClass === null) return item.evidence.content === 'json';
  return (
    !unknownHere(item) &&
    scene.lead(item) !== 'INVALID_AUTH_RATE_LIMITED' &&
    ['auth', 'permission', 'billing', 'quota'].includes(leadClass)
  );
}

const productOf = (item: Observation): boolean => ['relay', 'vendor'].includes(item.evidence.sender);

export const keyRules: readonly Rule[] = [
  {
    // Some relays show their list to everyone: then the list has accepted nothing, and the refusal stands.
    id: 'list-open-to-everyone',
    apply(scene) {
      const refused = [
        ...scene.failing.filter((item) => leads(scene, item, unknownKey)),
        ...(scene.liveWorked ? [] : scene.of('usage').filter(bareOnUsage)),
      ];
      const lists = scene.of('models', 'models.gemini').filter((item) => scene.lead(item) === null);
      const usage = scene.of('usage').filter((item) => scene.lead(item) === null);
      if (refused.length === 0 || lists.length === 0 || usage.length > 0) return null;
      const asked = scene.of('public-list');
      return asked.length === 0
        ? { wants: [{ probe: 'public-list', why: 'only the list accepted the key, and another answer refused it' }] }
        : { explains: asked };
    },
  },
  {
    id: 'accepted-in-another-header-style',
    apply(scene) {
      const tries = scene.of('header-style');
      const open = scene.of('public-list').some((item) => scene.lead(item) === null);
      const refused = scene.observations.filter((item) => styled(item) && unknownHere(item) && !productOf(item));
      const pair = open ? null : stylePair(scene);
      if (pair) {
        const same = refused.filter((item) => item.headerStyle === pair.refused.headerStyle);
        const facts: Facts = { headerStyle: pair.refused.headerStyle, workingStyle: pair.accepted.headerStyle };
        return {
          causes: [
            {
              code: 'KEY_HEADER_STYLE',
              confidence: 'certain',
              facts,
              from: from(...new Set([...same, pair.accepted])),
              protocol: same[0]?.protocol ?? null,
            },
          ],
          explains: [...same, ...tries.filter(unknownHere)],
        };
      }
      const first = refused.filter(styled).find(({ headerStyle }) => !scene.acceptedStyles.has(headerStyle));
      if (!first || open || tries.length > 0) return tries.length > 0 ? { explains: tries } : null;
      // Nobody accepted the key: try the other styles where it was refused. Somebody did: try the refused style there.
      const untried: readonly HeaderStyle[] = scene.keyAccepted
        ? [first.headerStyle]
        : headerStyles.filter((style) => style !== first.headerStyle);
      return {
        wants: untried.slice(0, 2).map((headerStyle) => ({
          probe: 'header-style',
          headerStyle,
          why: `${scene.lead(first)} with ${first.headerStyle}`,
        })),
      };
    },
  },
  {
    // The product names itself, and nothing of this run is the gateway's own.
    id: 'another-product-answers',
    apply(scene) {
      const relayed = scene.observations.filter(
        (item) =>
          item.evidence.senderName !== null &&
          item.probe !== 'identity' &&
          (item.evidence.sender === 'relay' ||
            (item.evidence.sender === 'vendor' && leads(scene, item, unknownKey) && !scene.keyAccepted)),
      );
      const [first] = relayed;
      const usage = scene.of('usage').some((item) => scene.lead(item) === null && item.evidence.content === 'json');
      const software = scene
        .of('identity')
        .some((item) => scene.lead(item) === null && item.evidence.content === 'json');
      if (!first || usage || software) return null;
      const refused = relayed.filter((item) => isRefusal(scene.lead(item)));
      return {
        causes: [
          {
            code: 'WRONG_VENDOR',
            severity: refused.length > 0 ? 'fail' : 'warn',
            confidence: 'likely',
            facts: { ...first.facts, vendor: first.evidence.senderName ?? '' },
            from: from(...(refused.length > 0 ? refused : relayed)),
            protocol: first.protocol,
          },
        ],
        explains: refused,
      };
    },
  },
  {
    // A provider's own words on a host that has shown itself a gateway are about the channel's key.
    id: 'vendor-words-behind-a-gateway',
    apply(scene) {
      const seen = scene.observations.filter(
        (item) =>
          scene.lead(item) === 'WRONG_VENDOR' &&
          (scene.keyAccepted || (scene.gatewayShown && item.evidence.sender !== 'vendor' && !unknownHere(item))),
      );
      const first = seen.find(({ model }) => model !== null) ?? seen[0];
      if (!first) return null;
      // A look-up that is merely passed on settles nothing while the model itself answers.
      if (first.model === null && scene.liveWorked) return { explains: seen };
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
    // The same key in the same header passed elsewhere in this run, so whoever refuses it here means another key.
    id: 'refused-here-accepted-there',
    apply(scene) {
      if (!scene.keyAccepted && !scene.liveWorked) return null;
      const otherStyle = stylePair(scene)?.refused.headerStyle ?? null;
      const seen = scene.observations.filter(
        (item) =>
          ['live', 'models', 'models.gemini', 'usage'].includes(item.probe) &&
          leads(scene, item, unknownKey) &&
          !bareOnUsage(item) &&
          item.headerStyle !== otherStyle,
      );
      const first = seen.find(({ model }) => model !== null) ?? seen[0];
      if (!first) return null;
      if (first.model === null && scene.lives.length > 0) return { explains: seen };
      return {
        causes: [
          {
            code: 'UPSTREAM_KEY_REJECTED',
            severity: first.model === null ? 'warn' : 'fail',
            confidence: first.model === null ? 'possible' : 'likely',
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
    id: 'model-whitelist-not-address-list',
    apply(scene) {
      const seen = scene.failing.filter((item) => scene.lead(item) === 'ACCESS_DENIED');
      const [first] = seen;
      if (!first || !scene.keyAccepted) return null;
      return {
        causes: [
          {
            code: 'ACCESS_DENIED',
            reason: 'model_whitelist',
            confidence: 'likely',
            facts: { ...first.facts, ...(first.model === null ? {} : { model: first.model }) },
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
    // The gateway's checks run in a fixed order, and the first that fails hides all later ones.
    id: 'one-refusal-hides-the-next',
    apply(scene) {
      const { refusal } = scene;
      // Of an unknown key there is nothing to check again, and behind the money little is left to check.
      if (!refusal || stageOf(scene.lead(refusal)) !== 'standing') return null;
      return { notes: [{ observation: refusal, note: { phrase: 'note.hidesNext', values: {} } }] };
    },
  },
];
