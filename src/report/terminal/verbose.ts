/** What `-v` adds: what was tested, the details of each check, every request, and how it was judged. */
import { phrase } from '../../reference/phrases/terminal';
import { heading, labelledLines, oneLine, pageWidth, rawLines } from '../blocks';
import { duration, flow, hang, wrap } from '../format';
import type { Finding, Report, RequestRow } from '../report';
import { keySource, listLines, type TerminalOptions } from './shared';

function section(title: string, lines: readonly string[], options: TerminalOptions): string[] {
  return lines.length === 0 ? [] : [...heading(title, 2, options), ...lines, ''];
}

/** A detail's value in one line: text as it is, everything else as JSON. */
function plainValue(value: unknown): string {
  return oneLine(typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value)));
}

function pairs(record: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(record)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${oneLine(name)}=${plainValue(value)}`);
}

export function verboseLines(report: Report, options: TerminalOptions): string[] {
  const { lang, style } = options;
  const separator = phrase(lang, 'list.separator');
  const { target } = report;
  const text = (label: string, value: string): { label: string; lines: (width: number) => string[] } => ({
    label,
    lines: (width) => wrap(oneLine(value), width),
  });
  const config = [
    text(phrase(lang, 'verbose.given'), target.given),
    text(phrase(lang, 'verbose.used'), target.baseUrl),
    text(phrase(lang, 'verbose.protocols'), target.protocols.join(separator)),
    ...(target.models.length === 0 ? [] : [text(phrase(lang, 'verbose.models'), target.models.join(separator))]),
    ...(target.key.length === 0
      ? []
      : [
          text(
            phrase(lang, 'verbose.key'),
            [
              target.key.masked,
              keySource(target.key.source, options),
              phrase(lang, 'verbose.keyLength', { length: target.key.length }),
            ].join(separator),
          ),
        ]),
    text(phrase(lang, 'verbose.exit'), String(report.exitCode)),
  ];
  const details = report.checks
    .map((row) => ({ row, parts: pairs(row.details) }))
    .filter(({ parts }) => parts.length > 0)
    .flatMap(({ row, parts }) => [
      `    ${row.id} ${style.dim(duration(row.durationMs, lang))}`,
      ...hang('      ', flow(parts, '  ', pageWidth(options) - 6)),
    ]);
  return [
    ...section(phrase(lang, 'verbose.config'), labelledLines(config, 4, options), options),
    ...section(phrase(lang, 'verbose.details'), details, options),
    ...section(
      phrase(lang, 'verbose.requests'),
      report.requests.flatMap((request, index) => requestLines(request, index, options)),
      options,
    ),
    ...section(phrase(lang, 'verbose.trace'), traceLines(report, options), options),
    ...report.diagnosis.flatMap((finding) => whyLines(finding, options)),
  ];
}

function requestLines(request: RequestRow, index: number, options: TerminalOptions): string[] {
  const { lang, style } = options;
  const dot = ` ${style.symbols.dot} `;
  const width = pageWidth(options);
  const lead = `    ${String(index).padStart(2)}  `;
  const margin = ' '.repeat(lead.length);
  const phases = (['dns', 'tcp', 'tls', 'ttfb', 'download', 'total'] as const).flatMap((name) => {
    const ms = request.phases[name];
    return ms === null ? [] : [phrase(lang, `phase.${name}`, { time: phaseTime(ms, options) })];
  });
  const ids = (['sent', 'gateway', 'server', 'upstream', 'cfRay'] as const).flatMap((name) => {
    const id = request.ids[name];
    return id === null ? [] : [phrase(lang, `id.${name}`, { id: oneLine(id) })];
  });
  const facts = [
    request.status === null ? phrase(lang, 'verbose.noAnswer') : String(request.status),
    request.code ?? '',
    phrase(lang, `cost.name.${request.cost}`),
    request.protocol,
    request.headerStyle === null
      ? phrase(lang, 'verbose.noKey')
      : phrase(lang, 'verbose.headerStyle', {
          header: request.headerStyle === 'bearer' ? 'Authorization' : request.headerStyle,
        }),
  ];
  return [
    `${lead}${request.method} ${style.link(oneLine(request.url))}`,
    ...hang(margin, flow(facts, dot, width - lead.length)),
    ...hang(margin, flow(phases, dot, width - lead.length)).map(style.dim),
    ...(ids.length === 0 ? [] : hang(margin, flow(ids, dot, width - lead.length)).map(style.dim)),
  ];
}

/** Phases are told finer than other spans: `1.2 ms`. */
function phaseTime(ms: number, { lang }: TerminalOptions): string {
  return ms < 10 ? phrase(lang, 'duration.ms', { n: ms.toFixed(1) }) : duration(ms, lang);
}

function traceLines(report: Report, options: TerminalOptions): string[] {
  const { lang, style } = options;
  const width = pageWidth(options) - 6;
  return report.trace.flatMap(({ rule, concluded, from }) => {
    const sources = phrase(lang, 'verbose.from', { sources: from.map(oneLine).join(phrase(lang, 'list.separator')) });
    const lines = flow(
      [`${oneLine(concluded)} ${style.symbols.because} ${oneLine(rule)}`, from.length === 0 ? '' : sources],
      ` ${style.symbols.dot} `,
      width,
    );
    return lines.map((line, index) => (index === 0 ? `    ${line}` : `      ${line}`));
  });
}

function whyLines(finding: Finding, options: TerminalOptions): string[] {
  const { lang, style } = options;
  const separator = phrase(lang, 'list.separator');
  const rows = [
    { label: phrase(lang, 'verbose.confidence'), parts: [phrase(lang, `confidence.${finding.confidence}`)] },
    { label: phrase(lang, 'verbose.evidence'), parts: finding.evidence.map(oneLine) },
    { label: phrase(lang, 'verbose.facts'), parts: pairs(finding.facts) },
    { label: phrase(lang, 'ruledOut'), parts: finding.ruledOut.map(oneLine) },
  ].filter(({ parts }) => parts.length > 0);
  return section(
    phrase(lang, 'verbose.finding', { code: finding.code }),
    [
      ...labelledLines(
        rows.map(({ label, parts }) => ({ label, lines: (width) => listLines(parts, separator, width) })),
        4,
        options,
      ),
      ...(finding.reproduce === null
        ? []
        : [
            ...hang('    ', wrap(phrase(lang, 'verbose.reproduce'), pageWidth(options) - 4)),
            ...rawLines(finding.reproduce).map((line) => `      ${style.command(line)}`),
          ]),
    ],
    options,
  );
}
