/** Check of whether the key is accepted. */
import { isRefusal, stageOf } from '../diagnose/scene';
import { say } from '../reference/phrases/doctor';
import { localTime } from '../reference/sentence';
import type { CodeClass } from '../vocabulary';
import { type Check, titleOf, undecided, whyNotAsked } from './check';

/** Classes of failures that only a request with an accepted key can meet. */
const behindTheKeyChecks: ReadonlySet<CodeClass | null> = new Set([
  'upstream',
  'model',
  'quota',
  'rate_limit',
  'policy',
  'stream',
]);

/** Stages that the gateway reaches only with a key that it knows. */
const knowsTheKey: ReadonlySet<ReturnType<typeof stageOf>> = new Set(['standing', 'spending', 'group']);

export const authKey: Check = {
  id: 'auth.key',
  title: 'title.auth.key',
  needs: ['config.key', 'network.connect'],
  cost: 'free',
  probes: ['usage', 'models'],
  rulesOut: ['API_KEY_REQUIRED', 'INVALID_API_KEY', 'API_KEY_DISABLED', 'USER_INACTIVE'],
  judge(question) {
    const { scene, result, lang, target } = question;
    const asked = [...scene.of('usage', 'models', 'header-style'), ...scene.lives];
    const refused = asked.find(
      (item) =>
        item.probe !== 'header-style' &&
        isRefusal(scene.lead(item)) &&
        !((scene.lives.includes(item) && scene.keyAccepted) || scene.overruled(item)),
    );
    const expiresAt = result.usage?.expiresAt ?? null;
    const details = {
      accepted: refused ? false : scene.keyAccepted ? true : null,
      headerStyle: target.headerStyle,
      status: (refused ?? asked[0])?.evidence.status ?? null,
      expiresAt,
      group: result.usage?.planName ?? null,
    };
    if (refused) {
      const style = result.diagnosis.causes.find(({ code }) => code === 'KEY_HEADER_STYLE');
      const code = style?.code ?? scene.lead(refused) ?? '';
      return {
        status: code === 'INVALID_AUTH_RATE_LIMITED' ? 'inconclusive' : 'fail',
        code,
        summary: say(lang, knowsTheKey.has(stageOf(code)) ? 'auth.stopped' : 'auth.refused', {
          title: titleOf(code, question),
        }),
        from: [refused],
        details,
      };
    }
    if (scene.keyAccepted || scene.liveWorked) {
      const until = expiresAt === null ? null : localTime(expiresAt).slice(0, 10);
      return {
        status: 'pass',
        summary: say(lang, until === null ? 'auth.accepted' : 'auth.acceptedUntil', { expiresAt: until ?? '' }),
        from: asked.slice(0, 2),
        details,
      };
    }
    if (asked.length === 0 || asked.every((item) => item.evidence.status === null)) return whyNotAsked(question);
    // A live request that got as far as the channel has passed the key checks.
    const beyond = scene.lives.find((item) => behindTheKeyChecks.has(scene.leadClass(item)));
    if (beyond)
      return {
        status: 'pass',
        summary: say(lang, 'auth.accepted'),
        from: [beyond],
        details: { ...details, accepted: true },
      };
    return { ...undecided(question, 'auth.undecided'), from: asked, details };
  },
};
