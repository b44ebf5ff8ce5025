/** One run of doctor: sends what the chosen checks need, in the order and within the manners of the contract, and lets judgement ask once more. Prints nothing. */
import { type Diagnosis, diagnose } from '../../diagnose/diagnose';
import type { Cause, Situation } from '../../diagnose/observation';
import type { ModelList } from '../../evidence/modelList';
import type { Usage } from '../../evidence/usageWindows';
import type { TraceStep } from '../../report/report';
import type { Exchange } from '../../wire/exchange';
import { callModels, lostAtAPage, worthCalling } from './calls';
import { configCauses } from './config';
import { undiagnosed } from './contained';
import { askLookUps } from './lookUps';
import { clockCause } from './road';
import { type RunOptions, Session } from './session';
import { grant } from './wants';

export interface RunResult {
  situation: Situation;
  diagnosis: Diagnosis;
  exchanges: readonly Exchange[];
  usage: Usage | null;
  list: ModelList | null;
}

export async function runProbes(options: RunOptions): Promise<RunResult> {
  const { target, wire } = options;
  const session = new Session(options);
  const typed = configCauses(target);
  const unsendable =
    typed.some(({ severity, code }) => severity === 'fail' && code.startsWith('KEY_')) ||
    target.proxy.findings.length > 0;
  const asked = unsendable ? [] : await probe(session, typed);
  const situation = session.situation();
  const judged = judge(situation, [...withoutRepeats(typed, situation), ...clockCauses(wire.exchanges)]);
  const diagnosis = { ...judged, trace: [...asked, ...judged.trace] };
  return { situation, diagnosis, exchanges: wire.exchanges, usage: session.usage, list: session.list };
}

/** The story of a run. Gives back what the first judgement asked for. */
async function probe(session: Session, typed: readonly Cause[]): Promise<TraceStep[]> {
  await askLookUps(session);
  if (session.live && worthCalling(session.scene())) await callModels(session);
  const first = judge(session.situation(), typed);
  for (const want of first.wants) await grant(want, session);
  if (session.live && lostAtAPage(session.observations)) await callModels(session, true);
  return first.trace.filter(({ concluded }) => concluded.startsWith('wants '));
}

function judge(situation: Situation, known: readonly Cause[]): Diagnosis {
  try {
    return diagnose(situation, known);
  } catch (error) {
    return undiagnosed(known, error);
  }
}

/** A proxy on the way to this machine is a warning only until a failure through it has said so. */
function withoutRepeats(typed: readonly Cause[], { observations }: Situation): Cause[] {
  const told = observations.some(({ conclusions }) => conclusions[0]?.reason === 'local_target');
  return typed.filter(({ reason, severity }) => !told || severity === 'fail' || reason !== 'local_target');
}

function clockCauses(exchanges: readonly Exchange[]): Cause[] {
  const cause = clockCause(exchanges);
  return cause ? [cause] : [];
}
