/** The live requests of a run, the ones that cost money: each model plain, then as a stream, and when the next one would only repeat what is known. */
import type { Observation, ProbeName } from '../../diagnose/observation';
import { missingPath, wrongPath } from '../../diagnose/rules/rule';
import { classOf, endedShort, isRefusal, leadOf, type Scene, unknownKey } from '../../diagnose/scene';
import type { CodeClass, Protocol } from '../../vocabulary';
import { type CallSize, callPlan } from './plans';
import type { Session } from './session';

/** Failures that another request may not meet, so that a stream is worth trying after them. */
const mayDiffer: ReadonlySet<CodeClass> = new Set(['upstream', 'gateway', 'edge', 'stream', 'network', 'unknown']);

/** Calls every model on every surface. `doubtful`: nothing has shown an API at this address yet, and the first answer that shows none ends it. */
export async function callModels(session: Session, doubtful = false): Promise<void> {
  const { target, samples, plain, stream } = session.options;
  for (const { model, protocol } of target.models) {
    const answers: Observation[] = [];
    for (let sample = 0; sample < samples && plain; sample += 1) {
      const answer = await call(session, { model, protocol, mode: 'plain' });
      if (refusedForGood(answer, session) || (doubtful && answer && !session.scene().liveWorked)) return;
      if (answer) answers.push(answer);
      if (answer && !worthAnother(answer)) break;
    }
    if (!stream || !worthStreaming(answers)) continue;
    for (let sample = 0; sample < samples; sample += 1) {
      const answer = await call(session, { model, protocol, mode: 'stream' }, 'live', sizeAfter(answers));
      if (refusedForGood(answer, session)) return;
      if (answer && !worthAnother(answer)) break;
    }
  }
}

/** Calls one model once. */
export async function call(
  session: Session,
  what: { model: string; protocol: Protocol; mode: 'plain' | 'stream' },
  probe: ProbeName = 'live',
  size: CallSize = 'tiny',
): Promise<Observation | null> {
  const { mode } = what;
  const check = mode === 'stream' ? 'channel.stream' : 'channel.plain';
  return session.send(callPlan(session.options.target, what, size), { probe, check, mode });
}

/** An API was seen at this address, or nothing with the key was asked yet; and nobody refused the key. */
export function worthCalling(scene: Scene): boolean {
  const keyed = scene.observations.filter((item) => item.headerStyle !== null);
  const reachable = keyed.some(
    (item) =>
      item.evidence.fault === null &&
      (!wrongPath.has(scene.lead(item) ?? '') || missingPath.has(scene.lead(item) ?? '')) &&
      scene.leadClass(item) !== 'edge',
  );
  return scene.refusal === null && (reachable || keyed.length === 0);
}

/** Every look-up met a web page, and no other root of the host serves an API: the model may still be served here. */
export function lostAtAPage(observations: readonly Observation[]): boolean {
  const lookUps = observations.filter(({ probe }) => ['usage', 'models', 'models.gemini'].includes(probe));
  const served = observations.some(
    (item) =>
      item.model !== null ||
      (item.probe === 'correction' && (item.conclusions.length === 0 || isRefusal(leadOf(item)))),
  );
  return lookUps.length > 0 && lookUps.every((item) => leadOf(item) === 'HTML_INSTEAD_OF_JSON') && !served;
}

/** The key is unknown as far as this run goes, or the address is blocked: nothing more is sent. */
function refusedForGood(answer: Observation | null, session: Session): boolean {
  const code = answer === null ? '' : (leadOf(answer) ?? '');
  return code === 'INVALID_AUTH_RATE_LIMITED' || (unknownKey.has(code) && !session.scene().keyAccepted);
}

/** After a refusal that is about the account, the key or the request, a second request of the same kind would only repeat it. */
function worthAnother(answer: Observation): boolean {
  const code = leadOf(answer);
  return code === null || mayDiffer.has(classOf(code));
}

function worthStreaming(plain: readonly Observation[]): boolean {
  return plain.length === 0 || plain.some(worthAnother);
}

/** What the stream has to find out after these plain answers: with room to think after one cut short, without any option after an outage that may be a bad request in disguise. */
function sizeAfter(plain: readonly Observation[]): CallSize {
  if (plain.some((item) => item.conclusions.length === 0 && endedShort(item))) return 'longer';
  const outage = (item: Observation): boolean => classOf(leadOf(item) ?? 'UNRECOGNISED') === 'upstream';
  return plain.length > 0 && plain.every(outage) ? 'minimal' : 'tiny';
}
