/** The free look-ups of a run: usage, lists of models, and what the gateway tells of itself. The first request that carries the key goes alone. */
import type { Observation } from '../../diagnose/observation';
import { bareOnUsage, isRefusal, leadOf } from '../../diagnose/scene';
import { readModelList } from '../../evidence/modelList';
import { readUsage } from '../../evidence/usageWindows';
import { reading } from './observe';
import { geminiModelsPlan, identityPlan, modelsPlan, usagePlan } from './plans';
import type { Session } from './session';

/** Signs that a route kept silent or hung up after the request was sent, rather than that something else than HTTP answered. */
const keptSilent: ReadonlySet<string> = new Set(['RESPONSE_TIMEOUT', 'CONNECTION_CLOSED', 'CONNECTION_RESET']);

type LookUp = (session: Session) => Promise<Observation | null>;

/** Sends the look-ups. Until an answer has accepted the key they go one by one; after a refusal the key is not sent again here. */
export async function askLookUps(session: Session): Promise<void> {
  const [first, ...rest] = lookUpsOf(session);
  let answer = first ? await first(session) : null;
  if (roadBroken(answer)) return;
  if (hungUp(answer)) {
    // One other route decides between a deaf route and a deaf host.
    answer = (await rest.shift()?.(session)) ?? null;
    if (answer === null || hungUp(answer)) return;
  }
  const identity = askIdentity(session);
  while (rest.length > 0 && !refused(answer)) {
    const next = rest.splice(0, session.scene().keyAccepted ? rest.length : 1);
    const answers = await Promise.all(next.map((ask) => ask(session)));
    answer = answers.find(refused) ?? answers[0] ?? null;
    // Two routes that keep silent or hang up: a third would only cost the same time again.
    if (answers.every(hungUp)) break;
  }
  await identity;
}

/** Look-ups that the chosen checks need, in order. */
function lookUpsOf({ options: { probes, target } }: Session): LookUp[] {
  const wanted: LookUp[] = [];
  if (probes.has('usage')) wanted.push(askUsage);
  if (probes.has('models')) wanted.push(askModels);
  if (probes.has('models.gemini') && target.protocols.includes('gemini')) wanted.push(askGeminiModels);
  return wanted;
}

async function askUsage(session: Session): Promise<Observation | null> {
  const { target, context } = session.options;
  const answer = await session.sendFree(usagePlan(target), { probe: 'usage', check: 'auth.key' });
  if (answer && isData(answer))
    // Its times are the server's: they are judged by its clock, when it tells it.
    session.usage = reading(answer, () =>
      readUsage(session.bodyOf(answer), answer.evidence.serverTime ?? context.now()),
    );
  return answer;
}

async function askModels(session: Session): Promise<Observation | null> {
  const plan = modelsPlan(session.options.target, {});
  const answer = await session.sendFree(plan, { probe: 'models', check: 'models.lookup' });
  if (answer && isData(answer)) session.list = reading(answer, () => readModelList(session.bodyOf(answer)));
  return answer;
}

async function askGeminiModels(session: Session): Promise<Observation | null> {
  const plan = geminiModelsPlan(session.options.target);
  const answer = await session.sendFree(plan, { probe: 'models.gemini', check: 'models.lookup' });
  if (answer && isData(answer) && session.list === null)
    session.list = reading(answer, () => readModelList(session.bodyOf(answer)));
  return answer;
}

async function askIdentity(session: Session): Promise<void> {
  const { probes, target } = session.options;
  if (probes.has('identity'))
    await session.sendFree(identityPlan(target), { probe: 'identity', check: 'gateway.identity' });
}

/** Nothing is wrong with it, and it is JSON. */
function isData({ conclusions, evidence }: Observation): boolean {
  return conclusions.length === 0 && evidence.content === 'json' && evidence.status !== null;
}

/** A failure of the road itself: whoever is asked next takes the same road. A route that keeps silent or hangs up after the request was sent may have livelier neighbours. */
function roadBroken(answer: Observation | null): boolean {
  if (!answer || !hungUp(answer)) return false;
  return answer.evidence.fault?.stage !== 'headers' || !keptSilent.has(leadOf(answer) ?? '');
}

/** No answer came. */
function hungUp(answer: Observation | null): boolean {
  return answer !== null && answer.evidence.status === null && answer.evidence.fault !== null;
}

/** A definite refusal; a bare one on `/v1/usage` is not, and the list decides. */
function refused(answer: Observation | null): boolean {
  return answer !== null && isRefusal(leadOf(answer)) && !bareOnUsage(answer);
}
