/** The end of the terminal page: what is wrong, who must act, and the next step; or that all is well. */
import { isSpareSurface } from '../../diagnose/surfaces';
import { phrase } from '../../reference/phrases/terminal';
import type { CodeClass } from '../../vocabulary';
import {
  actSentence,
  commandLines,
  fixLines,
  heading,
  labelledLines,
  oneLine,
  pageWidth,
  paragraph,
  rawLines,
  titleLines,
} from '../blocks';
import { wrap } from '../format';
import type { ChannelRow, Finding, Report } from '../report';
import { wrapTicketLine } from '../ticket';
import { rowText } from './checks';
import { about, mainOf, type TerminalOptions } from './shared';

export function verdictLines(report: Report, options: TerminalOptions): string[] {
  const { style, lang } = options;
  const main = mainOf(report);
  const rule = style.dim(style.symbols.rule.repeat(pageWidth(options)));
  const cut =
    report.interrupted && main !== undefined
      ? titleLines(style.symbols.warn, phrase(lang, 'verdict.interrupted'), '', style.warn, {
          ...options,
          width: pageWidth(options) - 2,
        }).map((line) => `  ${line}`)
      : [];
  if (main !== undefined) return [...cut, rule, ...findingLines(report, main, options)];
  if (report.verdict === 'inconclusive' || report.interrupted) return [rule, ...undecidedLines(report, options)];
  return [rule, ...healthyLines(report, options)];
}

/** Classes whose remedy stands in the server's own words. */
const quotedClasses: ReadonlySet<CodeClass> = new Set(['request', 'policy', 'model', 'unknown', 'upstream']);

/** What the server said, on one line, unless the page says it already. */
function quoteLines(finding: Finding, options: TerminalOptions): string[] {
  const { message } = finding.facts;
  if (typeof message !== 'string' || !quotedClasses.has(finding.class)) return [];
  const text = oneLine(message);
  if (text === '' || [finding.title, finding.meaning].some((told) => told.includes(text))) return [];
  return paragraph(phrase(options.lang, 'said', { text }), 2, options);
}

/** For whom a warning matters. */
function needText(finding: Finding, { lang }: TerminalOptions): string {
  return isSpareSurface(finding)
    ? phrase(lang, 'verdict.spare', { protocol: finding.protocol ?? '' })
    : phrase(lang, 'verdict.degraded');
}

function findingLines(report: Report, finding: Finding, options: TerminalOptions): string[] {
  const { style, lang } = options;
  const failing = finding.severity === 'fail';
  const symbol = failing ? style.symbols.fail : style.symbols.warn;
  return [
    ...titleLines(symbol, finding.title, finding.code, failing ? style.fail : style.warn, options),
    ...about(finding, options),
    ...paragraph(finding.meaning, 2, options),
    ...quoteLines(finding, options),
    ...(failing ? [] : paragraph(needText(finding, options), 2, options)),
    // When a window rolls over is worth knowing of a warning too; that somebody must act is not true of one.
    ...(failing || finding.retry === 'after_reset'
      ? paragraph(actSentence(finding, options), 2, options).map(style.bold)
      : []),
    '',
    ...fixLines(finding.fixes, 2, options),
    '',
    ...(finding.owner === 'you' ? [] : ticketLines(report, options)),
    ...commandLines(phrase(lang, 'more'), `torouter explain ${finding.code}`, options),
  ];
}

function ticketLines(report: Report, options: TerminalOptions): string[] {
  if (report.ticket === null || report.ticket.length === 0) return [];
  const { lang } = options;
  const room = pageWidth(options) - 4;
  return [
    ...heading(phrase(lang, 'ticket'), 2, options),
    ...report.ticket
      .flatMap(rawLines)
      .flatMap((line) => wrapTicketLine(line, room))
      .map((line) => `    ${line}`),
    '',
  ];
}

function undecidedLines(report: Report, options: TerminalOptions): string[] {
  const { style, lang } = options;
  const open = report.checks.filter(({ status }) => status === 'inconclusive' || status === 'fail');
  const title = report.interrupted
    ? phrase(lang, 'verdict.interrupted')
    : open.some(({ status }) => status === 'fail')
      ? phrase(lang, 'verdict.unexplained')
      : phrase(lang, 'verdict.inconclusive');
  return [
    ...titleLines(style.symbols.inconclusive, title, '', style.warn, options),
    ...(report.interrupted ? paragraph(phrase(lang, 'verdict.interrupted.rest'), 2, options) : []),
    '',
    ...labelledLines(
      open.map((row) => ({
        label: oneLine(row.title),
        lines: (width) => wrap(rowText(row, options), Math.max(width, 12)),
      })),
      2,
      options,
    ),
    '',
    ...(report.interrupted || options.verbose
      ? []
      : commandLines(phrase(lang, 'verdict.again'), 'torouter doctor -v', options)),
  ];
}

function healthyLines(report: Report, options: TerminalOptions): string[] {
  const { style, lang } = options;
  const sum = (pick: (row: ChannelRow) => number): number =>
    report.channels.reduce((total, row) => total + pick(row), 0);
  return [
    ...titleLines(style.symbols.pass, phrase(lang, 'verdict.healthy'), '', style.ok, options),
    ...(report.channels.length === 0
      ? commandLines(phrase(lang, 'verdict.free'), 'torouter doctor --model MODEL', options)
      : paragraph(
          phrase(lang, 'verdict.calls', { ok: sum((row) => row.ok), attempts: sum((row) => row.attempts) }),
          2,
          options,
        ).map(style.dim)),
  ];
}
