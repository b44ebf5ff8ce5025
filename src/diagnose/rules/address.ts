/** Rules about where the requests went: routes that a gateway lacks, a wrong base URL, look-ups that prove nothing. One row each; pure. */
import type { Facts } from '../../reference/code';
import { corrections, normaliseBaseUrl } from '../../target/baseUrl';
import { mayCarryKey, mayFollowRedirect } from '../../target/mayCarryKey';
import type { Observation } from '../observation';
import { bareOnUsage, isRefusal, type Scene } from '../scene';
import { from, leads, type Rule, type Ruling, wrongPath } from './rule';

const notOffered: ReadonlySet<string> = new Set([
  ...wrongPath,
  'ENDPOINT_NOT_SUPPORTED',
  'MODEL_NOT_FOUND',
  'INVALID_REQUEST_ERROR',
]);
const lostRoute: ReadonlySet<string> = new Set(['ROUTE_NOT_FOUND', 'HTTP_404']);
const strangers: ReadonlySet<string> = new Set(['CAPTIVE_PORTAL', 'CDN_CHALLENGE', 'WAF_BLOCKED']);

/** Other roots of the same server: where a redirect points, the other scheme, then what the given path suggests. At most four. */
export function otherRoots(scene: Scene, first: Observation): string[] {
  const { root, given, loopback } = scene.target;
  const roots: string[] = [];
  const location = first.evidence.headers.location;
  if (location !== undefined && URL.canParse(location, first.url)) {
    const target = new URL(location, first.url);
    const read = normaliseBaseUrl(target.origin + target.pathname);
    if (read.ok && mayFollowRedirect(root, target.origin) && mayFollowRedirect(root, read.root)) roots.push(read.root);
  }
  const code = scene.lead(first);
  if (code === 'PLAIN_ON_TLS_PORT') roots.push(root.replace(/^http:/, 'https:'));
  if (code === 'TLS_ON_PLAIN_PORT' && scene.target.loopback) roots.push(root.replace(/^https:/, 'http:'));
  return [...new Set([...roots, ...corrections(given, root)])]
    .filter((candidate) => candidate !== root && mayCarryKey(root, candidate, loopback))
    .slice(0, 4);
}

export const addressRules: readonly Rule[] = [
  {
    // A gateway without /v1/usage, or one that serves its web page there, tells nothing about the key.
    id: 'usage-not-offered',
    apply(scene) {
      const usage = scene.of('usage').filter((item) => leads(scene, item, notOffered));
      const others = scene.of('models', 'models.gemini', 'live');
      return usage.length > 0 && others.some((item) => !leads(scene, item, wrongPath)) ? { explains: usage } : null;
    },
  },
  {
    // Only the keyless look at the software itself: nothing depends on it, least of all once the API itself has answered.
    id: 'identity-not-offered',
    apply: (scene) => ({
      explains: scene
        .of('identity')
        .filter((item) => scene.apiAnswered || (!leads(scene, item, strangers) && item.evidence.fault === null)),
    }),
  },
  {
    id: 'same-host-correction-works',
    apply(scene) {
      const asked = scene.of('usage', 'models', 'models.gemini');
      const lost = asked.filter((item) => leads(scene, item, wrongPath));
      const [first] = lost;
      const tries = scene.of('correction');
      // The model answers here after all: the address is right, and only the look-ups are not offered.
      if (scene.liveWorked) return tries.length > 0 ? { explains: tries } : null;
      if (!first || lost.length < asked.length) return null;
      if (tries.length === 0)
        return {
          wants: otherRoots(scene, first).map((root) => ({
            probe: 'correction',
            root,
            why: `${scene.lead(first)} at ${scene.target.root}`,
          })),
        };
      const working = tries.find((item) => scene.lead(item) === null && item.evidence.content === 'json');
      // A refusal by the gateway's own key checks is worth telling; it proves no address.
      if (!working)
        return {
          explains: tries.filter((item) => !(isRefusal(scene.lead(item)) && item.evidence.sender === 'gateway')),
        };
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
    // Several look-ups lost their way: the second says nothing new.
    id: 'one-wrong-path',
    apply(scene) {
      const [first, ...rest] = scene
        .of('usage', 'models', 'models.gemini', 'live')
        .filter((item) => leads(scene, item, wrongPath));
      return first && !scene.listPassed && rest.length > 0 ? { explains: rest } : null;
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
          !['models', 'usage', 'identity', 'other-surface', 'neighbour'].includes(item.probe) &&
          leads(scene, item, lostRoute),
      );
      const [first] = lost;
      if (!first || scene.of('models').every((item) => scene.lead(item) !== null)) return null;
      return {
        causes: [
          {
            code: 'GROUP_PLATFORM_MISMATCH',
            confidence: 'likely',
            facts: { ...first.facts, protocol: 'gemini' },
            from: from(...lost),
            model: lost.find(({ model }) => model !== null)?.model ?? null,
            protocol: 'gemini',
          },
        ],
        explains: lost,
      };
    },
  },
  {
    // The group does not serve the Gemini surface: the look-up there and the model request say the same.
    id: 'gemini-list-of-another-platform',
    apply(scene) {
      const list = scene.of('models.gemini').filter((item) => scene.lead(item) === 'GROUP_PLATFORM_MISMATCH');
      const said = scene.failing.some((item) => item.protocol === 'gemini');
      return list.length > 0 && (scene.liveWorked || said) ? { explains: list } : null;
    },
  },
  {
    // /v1beta/models is passed on to the provider: what it answers is about the channel, and the look-up stays open.
    id: 'forwarded-list-proves-nothing',
    apply(scene) {
      const passedOn = ['upstream', 'edge', 'gateway', 'request', 'rate_limit'];
      const lists = scene
        .of('models.gemini')
        .filter(
          (item) =>
            passedOn.includes(scene.leadClass(item) ?? '') &&
            scene.lead(item) !== 'INVALID_AUTH_RATE_LIMITED' &&
            item.evidence.fault === null,
        );
      return warnUnlessTried(scene, lists);
    },
  },
  {
    // Usage and list are services beside the models: when they break and a model answers, nothing is down for the caller.
    id: 'look-up-broken-while-the-key-works',
    apply(scene) {
      const broken = (item: Observation): boolean =>
        ['gateway', 'edge', 'upstream', 'network', 'unknown', 'endpoint', 'permission'].includes(
          scene.leadClass(item) ?? '',
        ) &&
        !leads(scene, item, strangers) &&
        scene.lead(item) !== 'WRONG_VENDOR';
      const lists = scene.liveWorked ? scene.of('models', 'models.gemini').filter(broken) : [];
      const usage =
        scene.listPassed || scene.liveWorked
          ? scene.of('usage').filter((item) => broken(item) || bareOnUsage(item))
          : [];
      const quiet = [...lists, ...usage].filter(
        (item) => leads(scene, item, notOffered) || bareOnUsage(item) || scene.lead(item) === 'GROUP_PLATFORM_MISMATCH',
      );
      const loud = [...lists, ...usage].filter((item) => !quiet.includes(item));
      return {
        explains: [...quiet, ...loud],
        causes: loud.slice(0, 1).map((item) => ({
          code: scene.lead(item) ?? 'UNRECOGNISED',
          severity: 'warn',
          confidence: 'possible',
          facts: item.facts,
          from: from(...loud),
        })),
      };
    },
  },
];

function warnUnlessTried(scene: Scene, lists: readonly Observation[]): Ruling | null {
  const [first] = lists;
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
}
