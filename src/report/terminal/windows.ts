/** The table of windows, caps and expiries under their check. */
import { phrase } from '../../reference/phrases/terminal';
import { glue, pageWidth } from '../blocks';
import { bar, displayWidth, duration, epochOf, flow, hang, moment, money, pad, percent, until } from '../format';
import type { WindowRow } from '../report';
import type { TerminalOptions } from './shared';

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
export function windowLines(windows: readonly WindowRow[], options: TerminalOptions): string[] {
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
