/** The verdict and the exit code: pure judgements of a whole report, the same for every format. Nothing here prints or ends the process. */
import type { CheckRow, Finding, Verdict } from './report';

/** What makes the exit code non-zero: failures only, or warnings as well. */
export type FailOn = 'fail' | 'warn';

/** The part of a report that the verdict and the exit code depend on. */
export interface Judged {
  diagnosis: readonly Pick<Finding, 'code' | 'owner' | 'retry' | 'severity'>[];
  checks: readonly Pick<CheckRow, 'status' | 'code'>[];
  interrupted: boolean;
}

export const exitCodes = {
  ok: 0,
  yours: 1,
  usageOrInternal: 2,
  inconclusive: 3,
  others: 4,
  transient: 75,
  interrupted: 130,
  terminated: 143,
} as const;

/** The code of a fault of this program. */
const internal = 'INTERNAL';

/**
 * The exit code of a run, as the contract's table has it.
 *
 * In this order: ended by a signal (130; 143 when `signal` is `SIGTERM`) · a fault of this program (2) · a failing finding of the user's that waiting alone does not cure (1) ·
 * one of somebody else's (4) · only transient ones (75) · a check that was asked for and could not be decided (3) · 0.
 * A failing check that no finding explains counts as undecided: such a run is never a success.
 */
export function exitCodeOf(report: Judged, failOn: FailOn, signal: string | null = null): number {
  if (report.interrupted || signal !== null) return signal === 'SIGTERM' ? exitCodes.terminated : exitCodes.interrupted;
  if ([...report.diagnosis, ...report.checks].some((entry) => entry.code === internal))
    return exitCodes.usageOrInternal;

  const failing = report.diagnosis.filter((finding) => finding.severity === 'fail' || failOn === 'warn');
  const lasting = failing.filter((finding) => finding.retry !== 'backoff');
  if (lasting.some((finding) => finding.owner === 'you')) return exitCodes.yours;
  if (lasting.length > 0) return exitCodes.others;
  if (failing.length > 0) return exitCodes.transient;

  const undecided = report.checks.some(
    ({ status }) => status === 'inconclusive' || status === 'fail' || (status === 'warn' && failOn === 'warn'),
  );
  return undecided ? exitCodes.inconclusive : exitCodes.ok;
}

/**
 * The verdict in one word. `unhealthy`: something failed. `inconclusive`: nothing failed, but something that was asked for stayed undecided (also after an
 * interruption). `degraded`: all works, with warnings. It does not depend on `--fail-on`, which only says what a script wants to hear about.
 */
export function verdictOf(report: Judged): Verdict {
  if (report.diagnosis.some((finding) => finding.severity === 'fail')) return 'unhealthy';
  if (report.interrupted || report.checks.some(({ status }) => status === 'inconclusive' || status === 'fail'))
    return 'inconclusive';
  return report.diagnosis.length > 0 || report.checks.some(({ status }) => status === 'warn') ? 'degraded' : 'healthy';
}
