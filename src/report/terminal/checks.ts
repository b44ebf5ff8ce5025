/** One row for each check of the terminal page, with the tables of windows and channels under theirs. */
import { phrase } from '../../reference/phrases/terminal';
import { oneLine, pageWidth } from '../blocks';
import { displayWidth, hang, pad, wrap } from '../format';
import type { CheckRow, CheckStatus, Report } from '../report';
import { channelLines } from './channels';
import type { TerminalOptions } from './shared';
import { windowLines } from './windows';

function paintOf(status: CheckStatus, { style }: TerminalOptions): (text: string) => string {
  if (status === 'pass') return style.ok;
  if (status === 'fail') return style.fail;
  return status === 'skip' ? style.dim : style.warn;
}

export function rowText(row: CheckRow, { lang, verbose, style }: TerminalOptions): string {
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

export function checkLines(report: Report, options: TerminalOptions): string[] {
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
