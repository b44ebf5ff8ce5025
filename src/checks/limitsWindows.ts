/** Check of windows, caps and money, as the gateway tells them. */
import { classOf, isRefusal } from '../diagnose/scene';
import { say } from '../reference/phrases/doctor';
import { type Check, type CheckQuestion, type Judged, skipped, titleOf, whyNotAsked } from './check';

/** Nothing came that could be read as usage. */
function withoutUsage(question: CheckQuestion): Judged {
  const { scene, lang } = question;
  const [asked] = scene.of('usage');
  if (!asked) return whyNotAsked(question);
  const code = scene.lead(asked);
  const { status } = asked.evidence;
  const from = [asked];
  if (status === null && code) return skipped(question, 'skip.noConnection');
  if (isRefusal(code) && !scene.overruled(asked)) return { ...skipped(question, 'skip.refused'), from };
  if (code && ['gateway', 'edge', 'network'].includes(classOf(code)) && (status === null || status >= 500))
    return {
      status: 'inconclusive',
      code,
      summary: say(lang, 'windows.failed', { title: titleOf(code, question) }),
      from,
    };
  return { ...skipped(question, 'windows.silent'), from, details: { available: false } };
}

export const limitsWindows: Check = {
  id: 'limits.windows',
  title: 'title.limits.windows',
  needs: ['auth.key'],
  cost: 'free',
  probes: ['usage'],
  rulesOut: ['KEY_WINDOW_5H_EXHAUSTED', 'KEY_WINDOW_1D_EXHAUSTED', 'KEY_WINDOW_7D_EXHAUSTED'],
  untested: 'notTested.windows',
  judge(question) {
    const { scene, result, lang } = question;
    const { usage } = result;
    if (!usage) return withoutUsage(question);
    const from = scene.of('usage').slice(0, 1);
    const told = result.diagnosis.causes.find(
      ({ code, severity }) => severity === 'fail' && ['quota', 'billing'].includes(classOf(code)),
    );
    const exhausted = usage.exhausted.filter(({ stale }) => !stale);
    const details = { mode: usage.mode, exhausted: exhausted.map(({ kind }) => kind), available: true };
    if (told) return { status: 'fail', code: told.code, summary: titleOf(told.code, question), from, details };
    if (exhausted.length > 0) return { status: 'warn', summary: say(lang, 'windows.stale'), from, details };
    return {
      status: 'pass',
      summary: say(lang, usage.windows.length === 0 ? 'windows.none' : 'windows.fine'),
      from,
      details,
    };
  },
};
