/** The doctor's page for a terminal: a pure function of the report. What to do comes last, where the eye is when the prompt is back; nothing here judges or asks. */
import { phrase } from '../reference/phrases/terminal';
import { oneLine, page, pageWidth } from './blocks';
import { flow } from './format';
import type { Report } from './report';
import { checkLines } from './terminal/checks';
import { keySource, type TerminalOptions } from './terminal/shared';
import { contextLines, furtherLines, settingsLines } from './terminal/surroundings';
import { verboseLines } from './terminal/verbose';
import { verdictLines } from './terminal/verdict';

export type { TerminalOptions } from './terminal/shared';

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
