/** Grants what judgement asks for: one more request for each want, within the manners, unless something learned since has made it needless. */
import type { Observation, Want } from '../../diagnose/observation';
import { bareOnUsage, classOf, isRefusal, leadOf, unknownHere } from '../../diagnose/scene';
import { mayCarryKey } from '../../target/mayCarryKey';
import { call } from './calls';
import { modelsPlan, usagePlan } from './plans';
import type { Session } from './session';

type WantOf<Probe extends Want['probe']> = Extract<Want, { probe: Probe }>;

export async function grant(want: Want, session: Session): Promise<void> {
  switch (want.probe) {
    case 'header-style':
      return tryHeaderStyle(want, session);
    case 'correction':
      return tryCorrection(want, session);
    case 'public-list': {
      const plan = modelsPlan(session.options.target, { headerStyle: null });
      await session.sendFree(plan, { probe: 'public-list', check: 'models.lookup' });
      return;
    }
    case 'longer':
      await call(session, want, 'longer', 'longer');
      return;
    case 'known-good':
      await call(session, { ...want, mode: 'plain' }, 'known-good', 'minimal');
      return;
    case 'neighbour':
    case 'other-surface':
      await call(session, { ...want, mode: 'plain' }, want.probe);
  }
}

/** Stops at the first style in which the key was not called unknown. */
async function tryHeaderStyle({ headerStyle }: WantOf<'header-style'>, session: Session): Promise<void> {
  const { target, probes } = session.options;
  const found = session.observations.some((item) => item.probe === 'header-style' && !unknownHere(item));
  if (found || !session.mayStill('headerStyle')) return;
  const plan =
    probes.has('usage') && !usageUndecided(session.observations)
      ? usagePlan(target, headerStyle)
      : modelsPlan(target, { headerStyle });
  await session.send(plan, { probe: 'header-style', check: 'auth.key' });
}

/** Stops at the first root that serves the list, or refuses the key for what it is. */
async function tryCorrection({ root }: WantOf<'correction'>, session: Session): Promise<void> {
  const { target } = session.options;
  const { loopback } = session.situation().target;
  const found = session.observations.some((item) => item.probe === 'correction' && servesTheList(item));
  if (found || !mayCarryKey(target.baseUrl.root, root, loopback) || !session.mayStill('correction')) return;
  await session.send(modelsPlan(target, { root }), { probe: 'correction', check: 'config.baseUrl', root });
}

function servesTheList(item: Observation): boolean {
  const code = leadOf(item);
  return code === null || (isRefusal(code) && ['auth', 'permission', 'billing', 'quota'].includes(classOf(code)));
}

/** `/v1/usage` is not there, or refuses for reasons of its own: then the list is the route that checks the key. */
function usageUndecided(observations: readonly Observation[]): boolean {
  const listToo = observations.some((item) => item.probe === 'models' && unknownHere(item));
  return observations.some(
    (item) => item.probe === 'usage' && (item.evidence.content !== 'json' || (bareOnUsage(item) && listToo)),
  );
}
