/** The table of live requests under their check: a row for each model and surface. */
import { phrase } from '../../reference/phrases/terminal';
import { oneLine, pageWidth } from '../blocks';
import { displayWidth, duration, flow, hang, pad, spreadOf, wrap } from '../format';
import type { ChannelRow } from '../report';
import type { TerminalOptions } from './shared';

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
export function channelLines(channels: readonly ChannelRow[], options: TerminalOptions): string[] {
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
