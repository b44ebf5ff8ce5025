/** Runs the built program against a gateway on loopback in one state and hands back its report with what the gateway saw. No assertions in here. */
import { gatewayRows } from '../../scripts/gateway-rows';
import type { Report } from '../../src/report/report';
import { type Gateway, type SeenRequest, startGateway } from '../../src/simulator/gateway';
import type { GatewayState } from '../../src/simulator/route';
import { runCli } from './support';

export const rows = gatewayRows();

export interface Question {
  state: GatewayState | string;
  /** After `doctor --json --base-url URL`; `--model` of the state unless `model` says otherwise. */
  args?: readonly string[];
  /** Appended to the gateway's address. */
  path?: string;
  /** `null`: without `--model`. */
  model?: string | null;
  env?: Readonly<Record<string, string>>;
  maxWaitMs?: number;
}

export interface Outcome {
  exit: number | null;
  report: Report;
  seen: SeenRequest[];
  /** Everything printed, to look for the key in. */
  printed: string;
  gateway: Pick<Gateway, 'url' | 'key' | 'state'>;
}

export async function doctor(question: Question): Promise<Outcome> {
  const gateway = await startGateway({ state: question.state, rows, maxWaitMs: question.maxWaitMs ?? 5 });
  try {
    const model = question.model === undefined ? gateway.state.model : question.model;
    const { code, stdout, stderr } = await runCli(
      [
        'doctor',
        '--json',
        '--base-url',
        `${gateway.url}${question.path ?? ''}`,
        ...(model === null ? [] : ['--model', model]),
        ...(question.args ?? []),
      ],
      { env: { TOROUTER_API_KEY: gateway.key, ...question.env }, timeoutMs: 60_000 },
    );
    if (!stdout.startsWith('{')) throw new Error(`no report (exit ${code}): ${stderr}`);
    return { exit: code, report: JSON.parse(stdout) as Report, seen: gateway.seen, printed: stdout + stderr, gateway };
  } finally {
    await gateway.close();
  }
}
