/** One stable line for scripts: what, whose, whether to retry and when. No words of any language; the exit code says whether it is a success. */
import type { Report } from './report';

/**
 * `CODE owner retry retryAt`, with `-` for what does not apply, and a line feed.
 *
 * A failing finding gives its own line. Without one: `INTERRUPTED - - -` after a signal, `INCONCLUSIVE - - -` when something could not be decided,
 * the first warning when all works with warnings, and `OK - - -` when all is well. These three words are no codes of the table.
 */
export function renderQuiet(report: Pick<Report, 'verdict' | 'interrupted' | 'diagnosis'>): string {
  const [first] = report.diagnosis;
  const failing = first?.severity === 'fail' ? first : undefined;
  const shown = failing ?? (report.verdict === 'degraded' ? first : undefined);
  if (shown !== undefined && (failing !== undefined || !report.interrupted))
    return `${[shown.code, shown.owner, shown.retry, shown.retryAt ?? '-'].join(' ')}\n`;
  if (report.interrupted) return 'INTERRUPTED - - -\n';
  return `${report.verdict === 'inconclusive' ? 'INCONCLUSIVE' : 'OK'} - - -\n`;
}
