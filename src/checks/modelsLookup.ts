/** Check of whether the models are in the key's list. */
import { isRefusal } from '../diagnose/scene';
import { listed, say } from '../reference/phrases/doctor';
import { type Check, type CheckQuestion, type Judged, skipped, titleOf, undecided, whyNotAsked } from './check';

/** Nothing came that could be read as a list. */
function withoutList(question: CheckQuestion): Judged {
  const { scene, result, lang } = question;
  const asked = scene.of('models', 'models.gemini');
  if (asked.length === 0) return whyNotAsked(question);
  const bad = asked.find((item) => scene.lead(item) !== null);
  if (!bad) return { ...undecided(question, 'models.undecided'), from: asked };
  const code = scene.lead(bad) ?? '';
  const refused =
    (isRefusal(code) && !scene.overruled(bad)) ||
    result.diagnosis.causes.some((cause) => cause.severity === 'fail' && cause.from.includes(bad.index));
  if (!refused && scene.liveWorked) return { ...skipped(question, 'skip.notOffered'), from: asked };
  return {
    status: refused ? 'fail' : 'inconclusive',
    code,
    summary: say(lang, 'models.failed', { title: titleOf(code, question) }),
    from: asked,
  };
}

export const modelsLookup: Check = {
  id: 'models.lookup',
  title: 'title.models.lookup',
  needs: ['auth.key'],
  cost: 'free',
  probes: ['models', 'models.gemini'],
  rulesOut: ['API_KEY_EXPIRED', 'SUBSCRIPTION_NOT_FOUND', 'INSUFFICIENT_BALANCE', 'API_KEY_QUOTA_EXHAUSTED'],
  untested: 'notTested.models',
  judge(question) {
    const { scene, result, lang, target } = question;
    const { list } = result;
    if (!list) return withoutList(question);
    const asked = scene.of('models', 'models.gemini');
    const names = [...new Set(target.models.map(({ model }) => model))];
    const missing = names.filter((name) => scene.offered(name).listed === false);
    const open = names.filter((name) => scene.offered(name).listed === null);
    const nearest = missing.flatMap((name) => scene.offered(name).nearest);
    const details = {
      count: list.ids.length,
      listed: names.filter((name) => scene.offered(name).listed === true),
      missing,
      nearest,
      protocol: asked[0]?.protocol ?? null,
      shape: list.shape,
    };
    const values = {
      model: missing[0] ?? names[0] ?? '',
      count: list.ids.length,
      asked: names.length,
      nearest: listed(lang, nearest),
    };
    if (missing.length > 0) {
      const works = missing.every((name) =>
        scene.lives.some((item) => item.model === name && scene.lead(item) === null),
      );
      if (works) return { status: 'pass', summary: say(lang, 'models.worksUnlisted', values), from: asked, details };
      const cause = result.diagnosis.causes.find(
        ({ model, code }) =>
          model !== null && missing.includes(model) && ['MODEL_NOT_OFFERED', 'MODEL_NOT_FOUND'].includes(code),
      );
      return {
        status: cause ? 'fail' : 'inconclusive',
        code: cause?.code ?? null,
        summary: say(lang, nearest.length > 0 ? 'models.missingNear' : 'models.missing', values),
        from: asked,
        details,
      };
    }
    if (open.length > 0 && !scene.liveWorked && scene.lives.length === 0)
      return { ...undecided(question, 'models.notProven'), from: asked, details };
    const summary =
      names.length === 0 || open.length > 0
        ? say(lang, 'models.count', values)
        : say(lang, names.length === 1 ? 'models.offered.one' : 'models.offered.many', values);
    return { status: 'pass', summary, from: asked, details };
  },
};
