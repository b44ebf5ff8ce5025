/** Opens the embedded gateway for `doctor --demo`. */
import { requireState } from '../commands/simulate';
import type { Lang, Protocol } from '../vocabulary';
import { startGateway } from './gateway';
import { loadRows } from './rows';
import { buildStates } from './states';

const defaultState = 'healthy';

/** Starts a state of the embedded gateway on loopback. `''`: the healthy one. Throws `UsageError` for an unknown state. */
export async function openDemo(
  name: string,
  lang: Lang,
): Promise<{ baseUrl: string; key: string; model: string; protocol: Protocol; close(): Promise<void> }> {
  const rows = loadRows();
  const state = requireState(buildStates(rows), name === '' ? defaultState : name, lang);
  const gateway = await startGateway({ state, rows });
  return {
    baseUrl: gateway.url,
    key: gateway.key,
    model: state.model,
    protocol: state.protocol,
    close: () => gateway.close(),
  };
}
