/** What stands between the checks and the verdict: the small print, further findings, and settings that work. */
import { findCode } from '../../reference/lookup';
import { phrase } from '../../reference/phrases/terminal';
import { heading, labelledLines, oneLine, pageWidth, rawLines, stepLines, titleLines } from '../blocks';
import { duration, zoneOf } from '../format';
import type { Finding, Report } from '../report';
import { about, listLines, mainOf, type TerminalOptions } from './shared';

/** How many requests were sent, in what time, and what they may have cost. */
function sentText(report: Report, { lang }: TerminalOptions): string {
  const n = report.requests.length;
  if (n === 0) return phrase(lang, 'sent.none');
  const time = duration(report.durationMs, lang);
  const costs = (['free', 'counts', 'billable'] as const)
    .map((cost) => ({ cost, of: report.requests.filter((request) => request.cost === cost).length }))
    .filter(({ of }) => of > 0)
    .map(({ cost, of }) => phrase(lang, `cost.${cost}`, { n: of }))
    .join(phrase(lang, 'list.separator'));
  return n === 1 ? phrase(lang, 'sent.one', { time, costs }) : phrase(lang, 'sent.count', { n, time, costs });
}

/** The zone of the times in the window rows, when there are any. */
function zoneText({ windows }: Report, { lang, now, timeZone }: TerminalOptions): string[] {
  return windows.some(({ resetAt }) => resetAt !== null)
    ? [phrase(lang, 'times.zone', { zone: zoneOf(now, timeZone) })]
    : [];
}

/** Areas of codes that were ruled out, each once: `network ✔`. */
function areasOf(main: Finding | undefined, { lang, style }: TerminalOptions): string[] {
  const areas = new Set<string>();
  for (const code of main?.ruledOut ?? []) {
    const known = findCode(oneLine(code));
    // The limits are not ruled out when one of them is the cause.
    if (known && known.class !== main?.class) areas.add(`${phrase(lang, `area.${known.class}`)} ${style.symbols.pass}`);
  }
  return [...areas];
}

/** What was ruled out, what was not tested, what was sent: the small print, above the verdict. */
export function contextLines(report: Report, options: TerminalOptions): string[] {
  const { lang, style, verbose } = options;
  const main = mainOf(report);
  const separator = phrase(lang, 'list.separator');
  // With -v the whole list of codes stands under the finding; here the areas are enough.
  const ruledOut = verbose ? [] : areasOf(main, options);
  const skipped = report.checks.filter(({ status }) => status === 'skip');
  const alreadySaid = (text: string): boolean =>
    !text.includes('--key-env') &&
    skipped.some(({ id, title, reason }) =>
      [id, title, reason ?? ''].some((part) => part !== '' && text.toLowerCase().includes(part.toLowerCase())),
    );
  const notTested = report.notTested.map(oneLine).filter((text) => verbose || !alreadySaid(text));
  const rows = [
    { label: phrase(lang, 'ruledOut'), parts: ruledOut },
    { label: phrase(lang, 'notTested'), parts: notTested },
    { label: phrase(lang, 'requestIds'), parts: (main?.requestIds ?? []).map(oneLine) },
    { label: phrase(lang, 'sent'), parts: [sentText(report, options)] },
    { label: phrase(lang, 'times'), parts: zoneText(report, options) },
  ].filter(({ parts }) => parts.length > 0);
  return labelledLines(
    rows.map((row) => ({
      label: row.label,
      lines: (width) => listLines(row.parts, separator, width),
    })),
    2,
    options,
    style.dim,
  );
}

/** Every finding but the first: title, code, first step. */
export function furtherLines(report: Report, options: TerminalOptions): string[] {
  const { lang, style } = options;
  const main = mainOf(report);
  const others = report.diagnosis.filter((finding) => finding !== main);
  if (others.length === 0) return [];
  const inner: TerminalOptions = { ...options, width: pageWidth(options) - 2 };
  return [
    ...heading(phrase(lang, 'further'), 2, options),
    ...others.flatMap((finding) => {
      const failing = finding.severity === 'fail';
      const [step] = finding.fixes;
      return [
        ...titleLines(
          failing ? style.symbols.fail : style.symbols.warn,
          finding.title,
          finding.code,
          failing ? style.fail : style.warn,
          inner,
        ),
        ...about(finding, inner),
        ...(step === undefined ? [] : stepLines([step], () => `  ${style.symbols.arrow} `, inner)),
      ].map((line) => `  ${line}`);
    }),
  ];
}

/** Settings that were seen to work: each block starts in the first column, so that it can be pasted as it stands. */
export function settingsLines(report: Report, options: TerminalOptions): string[] {
  // A demo's gateway is gone when they can be read.
  if (
    report.settings.length === 0 ||
    report.target.key.source === 'demo' ||
    (report.verdict !== 'healthy' && report.verdict !== 'degraded')
  )
    return [];
  const { style, lang, verbose } = options;
  const shown = report.settings.filter(
    ({ protocol }, index) =>
      verbose || report.settings.slice(0, index).filter((other) => other.protocol === protocol).length < clientsShown,
  );
  const rest = report.settings.length - shown.length;
  return [
    ...heading(phrase(lang, 'settings'), 2, options),
    ...shown.flatMap(({ client, protocol, lines }) => [
      '',
      style.dim(`# ${oneLine(client)} ${style.symbols.dot} ${protocol}`),
      ...lines.flatMap(rawLines).map(style.command),
    ]),
    ...(rest === 0 ? [] : ['', style.dim(`  ${phrase(lang, 'settings.more', { n: rest })}`)]),
  ];
}

/** Clients per surface that fit on a screen; all of them stand in the JSON and with -v. */
const clientsShown = 2;
