/** Checks of the channel: a tiny request to each model, plain and streaming. Twins, but for the mode. */
import type { Observation } from '../diagnose/observation';
import { endedShort, sameTarget } from '../diagnose/scene';
import { say } from '../reference/phrases/doctor';
import { duration } from '../report/format';
import { type Check, type CheckQuestion, endedBy, type Judged, skipped, whyNotAsked } from './check';

/** Judgement found nothing worse in this answer than a warning. */
function isWarning({ index }: Observation, { result }: CheckQuestion): boolean {
  const causes = result.diagnosis.causes.filter(({ from }) => from.includes(index));
  return causes.length > 0 && causes.every(({ severity }) => severity === 'warn');
}

function channel(question: CheckQuestion, mode: 'plain' | 'stream'): Judged {
  const { scene, target, free, lang, stopped } = question;
  if (target.models.length === 0) return skipped(question, 'skip.noModel');
  if (free) return skipped(question, 'skip.free');
  const runs = scene.lives.filter((item) => item.mode === mode && item.probe === 'live');
  if (runs.length === 0) {
    if (mode === 'stream' && scene.lives.some((item) => item.mode === 'plain' && scene.lead(item) !== null))
      return skipped(question, 'skip.plainRefused');
    return whyNotAsked(question);
  }
  /** A later request of another form, or one with more room, brought what this one did not. */
  const rescued = (item: Observation): boolean =>
    scene.lives.some(
      (later) => (later.probe !== 'live' || endedShort(item)) && sameTarget(later, item) && scene.brought(later),
    );
  const ok = runs.filter((item) => scene.brought(item) || rescued(item));
  const failed = runs.filter((item) => scene.lead(item) !== null && !rescued(item));
  const open = runs.filter((item) => !ok.includes(item) && !failed.includes(item));
  const grave = failed.filter((item) => !isWarning(item, question));
  const details = {
    attempts: runs.length,
    ok: ok.length,
    codes: [...new Set(failed.map((item) => scene.lead(item) ?? ''))],
    ...(mode === 'stream' ? { pings: Math.max(0, ...runs.map((item) => item.evidence.completion?.pings ?? 0)) } : {}),
  };
  const some = say(lang, 'channel.okSome', { ok: ok.length, attempts: runs.length });
  const [first] = ok;
  const [undecided] = open;
  const [bad] = grave.length > 0 || undecided ? grave : failed;
  if (bad) {
    const { protocol, model, evidence } = bad;
    const code = scene.lead(bad) ?? '';
    const summary = say(lang, 'channel.failed', { protocol, model: model ?? '', status: evidence.status ?? '', code });
    return {
      status: grave.length > 0 ? 'fail' : 'warn',
      code,
      summary: runs.length > 1 ? `${summary} · ${some}` : summary,
      from: runs,
      details,
    };
  }
  // Some model was not asked in this mode before the run ended.
  if (stopped !== null && target.models.some((model) => !runs.some((item) => sameTarget(item, model))))
    return { ...endedBy(stopped, question), from: runs, details };
  if (undecided || !first)
    return {
      status: 'inconclusive',
      summary: say(lang, 'channel.undecided', {
        protocol: undecided?.protocol ?? '',
        model: undecided?.model ?? '',
      }),
      from: runs,
      details,
    };
  const values = {
    protocol: first.protocol,
    model: first.model ?? '',
    total: duration(first.totalMs, lang),
    ttft: duration(first.evidence.completion?.firstOutputMs ?? first.evidence.ttfbMs ?? first.totalMs, lang),
  };
  const summary = runs.length > 1 ? some : say(lang, mode === 'stream' ? 'channel.okStream' : 'channel.ok', values);
  return { status: 'pass', summary, from: runs, details };
}

export const channelPlain: Check = {
  id: 'channel.plain',
  title: 'title.channel.plain',
  needs: ['auth.key'],
  cost: 'billable',
  probes: ['usage', 'models', 'live'],
  rulesOut: ['NO_CHANNEL_AVAILABLE', 'EMPTY_COMPLETION'],
  untested: 'notTested.channel',
  judge: (question) => channel(question, 'plain'),
};

export const channelStream: Check = {
  id: 'channel.stream',
  title: 'title.channel.stream',
  needs: ['auth.key'],
  cost: 'billable',
  probes: ['usage', 'models', 'live'],
  rulesOut: ['STREAM_TRUNCATED'],
  untested: 'notTested.streaming',
  judge: (question) => channel(question, 'stream'),
};
