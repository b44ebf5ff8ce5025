/** The doctor's page for a terminal: a pure function of the report. What to do comes last, where the eye is when the prompt is back; nothing here judges or asks. */
import { findCode } from '../reference/lookup';
import { phrase } from '../reference/phrases/terminal';
import type { CodeClass } from '../vocabulary';
import {
  actSentence,
  commandLines,
  fixLines,
  glue,
  heading,
  labelledLines,
  oneLine,
  type PageOptions,
  page,
  pageWidth,
  paragraph,
  rawLines,
  stepLines,
  titleLines,
} from './blocks';
import {
  bar,
  displayWidth,
  duration,
  epochOf,
  flow,
  hang,
  moment,
  money,
  pad,
  percent,
  spreadOf,
  until,
  wrap,
  zoneOf,
} from './format';
import type { ChannelRow, CheckRow, CheckStatus, Finding, Report, RequestRow, WindowRow } from './report';

export interface TerminalOptions extends PageOptions {
  verbose: boolean;
}

/** The whole page, with a line feed at its end. Lines are at most `width` columns wide, but for commands and addresses, which are never broken. */
export function renderTerminal(report: Report, options: TerminalOptions): string {
  return page([
    ...headerLines(report, options),
    '',
    ...checkLines(report, options),
    '',
    ...(options.verbose ? verboseLines(report, options) : []),
    ...contextLines(report, options),
    '',
    ...furtherLines(report, options),
    '',
    ...settingsLines(report, options),
    '',
    ...verdictLines(report, options),
  ]);
}

// ---------------------------------------------------------------------------------------------- header

/** `env:NAME`, `file:PATH`, `stdin`, `option:--key` in words; anything else as it is. */
function keySource(source: string, options: TerminalOptions): string {
  const [, kind = '', name = ''] = /^(env|file|stdin|option|flag)(?::(.*))?$/s.exec(source) ?? [];
  if (source === 'demo') return phrase(options.lang, 'source.demo');
  if (kind === 'stdin') return phrase(options.lang, 'source.stdin');
  if (name === '') return source;
  if (kind === 'env') return phrase(options.lang, 'source.env', { name });
  return phrase(options.lang, kind === 'file' ? 'source.file' : 'source.option', { name });
}

function headerLines({ tool, target }: Report, options: TerminalOptions): string[] {
  const { style, lang } = options;
  const key =
    target.key.length === 0
      ? phrase(lang, 'key.none')
      : phrase(lang, 'key.from', {
          masked: oneLine(target.key.masked),
          source: oneLine(keySource(target.key.source, options)),
        });
  const parts = [`${tool.name} ${tool.version}`, oneLine(target.baseUrl), key];
  return flow(parts, ` ${style.symbols.dot} `, pageWidth(options)).map(style.dim);
}

// ---------------------------------------------------------------------------------------------- one row per check

function paintOf(status: CheckStatus, { style }: TerminalOptions): (text: string) => string {
  if (status === 'pass') return style.ok;
  if (status === 'fail') return style.fail;
  return status === 'skip' ? style.dim : style.warn;
}

function rowText(row: CheckRow, { lang, verbose, style }: TerminalOptions): string {
  const fallback = {
    pass: phrase(lang, 'row.pass'),
    warn: phrase(lang, 'row.warn'),
    fail: phrase(lang, 'row.fail'),
    skip: phrase(lang, 'row.skipped'),
    inconclusive: phrase(lang, 'row.undecided'),
  }[row.status];
  const summary = oneLine(row.summary);
  const reason = oneLine(row.reason ?? '');
  const said = summary === '' ? fallback : summary;
  const text = reason === '' || said.includes(reason) ? said : phrase(lang, 'labelled', { label: said, text: reason });
  return verbose && row.code !== null && !text.includes(row.code) ? `${text} ${style.symbols.dot} ${row.code}` : text;
}

/** Rows next to each other that were left out for the same reason, as one row. */
interface Row {
  titles: string[];
  text: string;
  first: CheckRow;
  members: CheckRow[];
}

function rowsOf(checks: readonly CheckRow[], options: TerminalOptions): Row[] {
  const rows: Row[] = [];
  for (const check of checks) {
    const text = rowText(check, options);
    const last = rows.at(-1);
    if (!options.verbose && check.status === 'skip' && last?.first.status === 'skip' && last.text === text) {
      last.titles.push(oneLine(check.title));
      last.members.push(check);
    } else rows.push({ titles: [oneLine(check.title)], text, first: check, members: [check] });
  }
  return rows;
}

function checkLines(report: Report, options: TerminalOptions): string[] {
  const { style, lang } = options;
  const width = pageWidth(options);
  const rows = rowsOf(report.checks, options);
  const single = rows.filter(({ titles }) => titles.length === 1);
  const column = Math.min(18, Math.max(0, ...single.map(({ titles }) => displayWidth(titles[0] ?? ''))));
  const placed = placement(report);
  const lines = rows.flatMap(({ titles, text, first, members }) => {
    const paint = paintOf(first.status, options);
    const symbol = paint(style.symbols[first.status]);
    const dimmed = first.status === 'skip' ? style.dim : (line: string) => line;
    const tables = members.flatMap(({ id }) => placed.get(id)?.(options) ?? []);
    if (titles.length > 1) {
      const all = phrase(lang, 'labelled', { label: titles.join(phrase(lang, 'list.separator')), text });
      return [...hangAfter(symbol, wrap(all, width - 4).map(dimmed)), ...tables];
    }
    const label = pad(titles[0] ?? '', column);
    const room = width - 4 - displayWidth(label) - 2;
    const body =
      room >= 24 ? hang(`${label}  `, wrap(text, room)) : [label.trimEnd(), ...hang('  ', wrap(text, width - 6))];
    return [...hangAfter(symbol, body.map(dimmed)), ...tables];
  });
  return [...lines, ...(placed.get('')?.(options) ?? [])];
}

const hangAfter = (symbol: string, lines: readonly string[]): string[] =>
  lines.map((line, index) => (index === 0 ? `  ${symbol} ${line}` : `    ${line}`));

/** Which table stands under which check; under `''` what found no row of its own. */
function placement(report: Report): Map<string, (options: TerminalOptions) => string[]> {
  const ids = new Set(report.checks.map(({ id }) => id));
  const blocks: [id: string, render: (options: TerminalOptions) => string[]][] = [
    ['limits.windows', (options) => windowLines(report.windows, options)],
    ...(['plain', 'stream'] as const).map((mode): [string, (options: TerminalOptions) => string[]] => [
      `channel.${mode}`,
      (options) =>
        channelLines(
          report.channels.filter((row) => row.mode === mode),
          options,
        ),
    ]),
  ];
  const placed = new Map(blocks.filter(([id]) => ids.has(id)));
  const rest = blocks.filter(([id]) => !ids.has(id));
  placed.set('', (options) => rest.flatMap(([, render]) => render(options)));
  return placed;
}

// ---------------------------------------------------------------------------------------------- windows

interface WindowCells {
  bar: string;
  fraction: number | null;
  amount: string;
  left: string;
  reset: string;
  resetShort: string;
  stale: string;
}

const isExpiry = (kind: WindowRow['kind']): boolean => kind.endsWith('_expiry');
const rollsOver = (kind: WindowRow['kind']): boolean => !isExpiry(kind) && kind !== 'balance' && kind !== 'key_quota';

function expiryCell(row: WindowRow, options: TerminalOptions): string {
  const { lang } = options;
  const at = epochOf(row.resetAt);
  if (at === null) return phrase(lang, 'expiry.never');
  const time = moment(at, options);
  return at <= options.now
    ? phrase(lang, 'expiry.past', { time })
    : phrase(lang, 'expiry.in', {
        time: glue(time),
        duration: glue(duration(at - options.now, lang, Math.floor)),
      });
}

function amountCells(row: WindowRow, options: TerminalOptions): { amount: string; left: string } {
  const { lang } = options;
  const unit = row.unit === 'requests' ? phrase(lang, 'unit.requests') : row.unit;
  const values = [row.used, row.limit, row.remaining].map((value) => value ?? Number.NaN);
  const shown = row.unit === 'requests' ? values.map(String) : money(...values);
  const [used = '', limit = '', remaining = ''] = shown;
  if (row.used !== null && row.limit !== null)
    return {
      amount: phrase(lang, 'amount.ofLimit', { used, limit, unit }),
      left: row.remaining === null ? '' : phrase(lang, 'amount.left', { remaining }),
    };
  const parts = [
    row.used === null ? '' : phrase(lang, 'amount.used', { used, unit }),
    row.limit === null ? '' : phrase(lang, 'amount.limit', { limit, unit }),
    row.remaining === null ? '' : phrase(lang, 'amount.leftUnit', { remaining, unit }),
    row.limit === null && row.source === 'usage' && rollsOver(row.kind) ? phrase(lang, 'amount.noLimit') : '',
  ].filter((part) => part !== '');
  return {
    amount: parts.length === 0 ? phrase(lang, 'amount.unknown') : parts.join(phrase(lang, 'list.separator')),
    left: '',
  };
}

function resetCells(row: WindowRow, options: TerminalOptions): { reset: string; resetShort: string } {
  const { lang } = options;
  if (!rollsOver(row.kind)) return { reset: '', resetShort: '' };
  const at = epochOf(row.resetAt);
  if (at === null) {
    const unopened = row.source === 'usage' && (row.used ?? 0) === 0;
    const unlimited = row.source === 'usage' && row.limit === null;
    const text = unlimited ? '' : phrase(lang, unopened ? 'reset.closed' : 'reset.unknown');
    return { reset: text, resetShort: text };
  }
  const time = moment(at, options);
  if (at <= options.now) return both(phrase(lang, 'reset.past', { time }));
  const left = glue(until(at, options, lang));
  return {
    reset: phrase(lang, 'reset.atIn', { time: glue(time), duration: left }),
    resetShort: phrase(lang, 'aside', { text: phrase(lang, 'reset.at', { time }), aside: left }),
  };
}

const both = (text: string): { reset: string; resetShort: string } => ({ reset: text, resetShort: text });

function windowCells(row: WindowRow, options: TerminalOptions): WindowCells {
  const stale = row.stale ? phrase(options.lang, 'window.stale') : '';
  if (isExpiry(row.kind))
    return { bar: '', fraction: null, amount: expiryCell(row, options), left: '', ...both(''), stale };
  const known = row.used !== null && row.limit !== null && row.limit > 0;
  const fraction = known ? (row.used ?? 0) / (row.limit ?? 1) : null;
  return {
    bar: fraction === null ? '' : bar(fraction, { unicode: options.style.unicode }),
    fraction,
    ...amountCells(row, options),
    ...resetCells(row, options),
    stale,
  };
}

/** Window rows: one line each when every one fits, with the reset said shorter if that helps; else each flows over two lines or more. */
function windowLines(windows: readonly WindowRow[], options: TerminalOptions): string[] {
  if (windows.length === 0) return [];
  const { style, lang } = options;
  const width = pageWidth(options);
  const rows = windows.map((row) => ({ label: phrase(lang, `window.${row.kind}`), cells: windowCells(row, options) }));
  const labels = Math.max(...rows.map(({ label }) => displayWidth(label)));
  const gauges = rows.map(({ cells }) =>
    cells.fraction === null ? '' : `${cells.bar} ${pad(percent(cells.fraction), 5, 'left')}`,
  );
  const gauge = Math.max(...gauges.map(displayWidth));
  const amounts = Math.max(...rows.map(({ cells }) => (cells.fraction === null ? 0 : displayWidth(cells.amount))));
  const lefts = Math.max(...rows.map(({ cells }) => displayWidth(cells.left)));

  const table = (reset: 'reset' | 'resetShort'): string[] =>
    rows.map(({ cells }, index) => {
      const columns =
        cells.fraction === null
          ? [cells.amount]
          : [pad(gauges[index] ?? '', gauge), pad(cells.amount, amounts), lefts > 0 ? pad(cells.left, lefts) : ''];
      return [...columns, cells[reset], cells.stale].filter((cell) => cell !== '').join('  ');
    });
  const twoLines = rows.map(({ cells }, index) =>
    flow([gauges[index] ?? '', cells.amount, cells.left, cells.reset, cells.stale], '  ', width - 6 - labels - 2),
  );
  const fitting = [table('reset'), table('resetShort')].find((lines) =>
    lines.every((line) => 6 + labels + 2 + displayWidth(line.trimEnd()) <= width),
  );
  return rows.flatMap(({ label, cells }, index) => {
    const body = fitting === undefined ? (twoLines[index] ?? []) : [fitting[index] ?? ''];
    const paint =
      cells.fraction === null
        ? style.dim
        : cells.fraction >= 1
          ? style.fail
          : cells.fraction >= 0.8
            ? style.warn
            : style.ok;
    return hang(`      ${pad(label, labels)}  `, body).map((line) =>
      cells.bar === '' ? line : line.replace(cells.bar, paint(cells.bar)),
    );
  });
}

// ---------------------------------------------------------------------------------------------- channels

function timeCell(
  key: 'channel.ttft' | 'channel.total',
  spread: ChannelRow['ttftMs'],
  samples: boolean,
  options: TerminalOptions,
): string {
  if (spread === null) return '';
  const { lang } = options;
  const time = samples ? spreadOf([spread.min, spread.median, spread.max], lang) : duration(spread.median, lang);
  return phrase(lang, key, { time });
}

/** A row for each model and surface: did it answer, how fast, and which codes it gave when not. */
function channelLines(channels: readonly ChannelRow[], options: TerminalOptions): string[] {
  if (channels.length === 0) return [];
  const { style, lang } = options;
  const width = pageWidth(options);
  const rows = channels.map((row) => {
    const samples = row.attempts > 1;
    return {
      row,
      label: [oneLine(row.model), row.protocol, phrase(lang, `mode.${row.mode}`)].join(` ${style.symbols.dot} `),
      parts: [
        phrase(lang, 'channel.ok', { ok: row.ok, attempts: row.attempts }),
        timeCell('channel.ttft', row.ttftMs, samples, options),
        timeCell('channel.total', row.totalMs, samples, options),
        row.listed === false ? phrase(lang, 'channel.unlisted') : '',
        ...row.codes.map(oneLine),
      ],
    };
  });
  const labels = Math.max(...rows.map(({ label }) => displayWidth(label)));
  const symbolOf = (row: ChannelRow): string =>
    row.ok === row.attempts
      ? style.ok(style.symbols.pass)
      : row.ok === 0
        ? style.fail(style.symbols.fail)
        : style.warn(style.symbols.warn);
  const room = width - 8 - labels - 2;
  const sampled = channels.some(({ attempts, ttftMs, totalMs }) => attempts > 1 && (ttftMs ?? totalMs) !== null);
  const legend = sampled ? hang('      ', wrap(phrase(lang, 'channel.spread'), width - 6)).map(style.dim) : [];
  const lines = rows.flatMap(({ row, label, parts }) => {
    const body =
      room >= 36
        ? hang(`${pad(label, labels)}  `, flow(parts, '  ', room))
        : [...wrap(label, width - 8), ...hang('  ', flow(parts, '  ', width - 10))];
    return body.map((line, index) => `      ${index === 0 ? symbolOf(row) : ' '} ${line}`);
  });
  return [...legend, ...lines];
}

// ---------------------------------------------------------------------------------------------- what surrounds the verdict

const mainOf = (report: Report): Finding | undefined => {
  const [first] = report.diagnosis;
  return first !== undefined && (first.severity === 'fail' || report.verdict === 'degraded') ? first : undefined;
};

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
function contextLines(report: Report, options: TerminalOptions): string[] {
  const { lang, style, verbose } = options;
  const main = mainOf(report);
  const separator = phrase(lang, 'list.separator');
  // With -v the whole list of codes stands under the finding; here the areas are enough.
  const ruledOut = verbose ? [] : areasOf(main, options);
  const skipped = report.checks.filter(({ status }) => status === 'skip');
  const alreadySaid = (text: string): boolean =>
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

/** A list in which the separator stays at the end of a broken line. */
function listLines(parts: readonly string[], separator: string, width: number): string[] {
  const marked = parts.map((part, index) => (index === parts.length - 1 ? part : part + separator.trimEnd()));
  return flow(marked, separator.endsWith(' ') ? ' ' : '', width);
}

function about(finding: Finding, options: TerminalOptions): string[] {
  const { lang, style } = options;
  const parts = [
    finding.model === null ? '' : oneLine(finding.model),
    finding.protocol ?? '',
    finding.reason === null ? '' : phrase(lang, 'reason', { reason: oneLine(finding.reason) }),
    finding.confidence === 'certain' ? '' : phrase(lang, `confidence.${finding.confidence}`),
  ];
  return hang('  ', flow(parts, ` ${style.symbols.dot} `, pageWidth(options) - 2)).map(style.dim);
}

const aboutOrNothing = (finding: Finding, options: TerminalOptions): string[] => {
  const lines = about(finding, options);
  return lines.every((line) => line.trim() === '') ? [] : lines;
};

/** Every finding but the first: title, code, first step. */
function furtherLines(report: Report, options: TerminalOptions): string[] {
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
        ...aboutOrNothing(finding, inner),
        ...(step === undefined ? [] : stepLines([step], () => `  ${style.symbols.arrow} `, inner)),
      ].map((line) => `  ${line}`);
    }),
  ];
}

/** Settings that were seen to work: each block starts in the first column, so that it can be pasted as it stands. */
function settingsLines(report: Report, options: TerminalOptions): string[] {
  if (report.settings.length === 0 || (report.verdict !== 'healthy' && report.verdict !== 'degraded')) return [];
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

// ---------------------------------------------------------------------------------------------- verdict

function verdictLines(report: Report, options: TerminalOptions): string[] {
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

function findingLines(report: Report, finding: Finding, options: TerminalOptions): string[] {
  const { style, lang } = options;
  const failing = finding.severity === 'fail';
  const symbol = failing ? style.symbols.fail : style.symbols.warn;
  return [
    ...titleLines(symbol, finding.title, finding.code, failing ? style.fail : style.warn, options),
    ...aboutOrNothing(finding, options),
    ...paragraph(finding.meaning, 2, options),
    ...quoteLines(finding, options),
    ...(failing ? [] : paragraph(phrase(lang, 'verdict.degraded'), 2, options)),
    ...paragraph(actSentence(finding, options), 2, options).map(style.bold),
    '',
    ...fixLines(finding.fixes, 2, options),
    '',
    ...(finding.owner === 'you' ? [] : ticketLines(report, options)),
    ...commandLines(phrase(lang, 'more'), `torouter explain ${finding.code}`, options),
  ];
}

/** One line of the ticket; one that does not fit continues under its text. */
function ticketLine(line: string, room: number): string[] {
  if (displayWidth(line) <= room) return [line];
  const [, label = '', text = line] = /^(\S[^:：]{0,16}[:：]\s*)(.*)$/.exec(line) ?? [];
  return hang(label, wrap(text, room - displayWidth(label)));
}

function ticketLines(report: Report, options: TerminalOptions): string[] {
  if (report.ticket === null || report.ticket.length === 0) return [];
  const { lang } = options;
  const room = pageWidth(options) - 4;
  return [
    ...heading(phrase(lang, 'ticket'), 2, options),
    ...report.ticket
      .flatMap(rawLines)
      .flatMap((line) => ticketLine(line, room))
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

// ---------------------------------------------------------------------------------------------- -v

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

function verboseLines(report: Report, options: TerminalOptions): string[] {
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
