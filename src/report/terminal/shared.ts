/** What several parts of the terminal page need alike. No part of the page by itself. */
import { phrase } from '../../reference/phrases/terminal';
import { oneLine, type PageOptions, pageWidth } from '../blocks';
import { flow, hang } from '../format';
import type { Finding, Report } from '../report';

export interface TerminalOptions extends PageOptions {
  verbose: boolean;
}

/** The finding that the page is about, if there is one. */
export function mainOf(report: Report): Finding | undefined {
  const [first] = report.diagnosis;
  return first !== undefined && (first.severity === 'fail' || report.verdict === 'degraded') ? first : undefined;
}

/** `env:NAME`, `file:PATH`, `stdin`, `option:--key` in words; anything else as it is. */
export function keySource(source: string, options: TerminalOptions): string {
  const [, kind = '', name = ''] = /^(env|file|stdin|option|flag)(?::(.*))?$/s.exec(source) ?? [];
  if (source === 'demo') return phrase(options.lang, 'source.demo');
  if (kind === 'stdin') return phrase(options.lang, 'source.stdin');
  if (name === '') return source;
  if (kind === 'env') return phrase(options.lang, 'source.env', { name });
  return phrase(options.lang, kind === 'file' ? 'source.file' : 'source.option', { name });
}

/** A list in which the separator stays at the end of a broken line. */
export function listLines(parts: readonly string[], separator: string, width: number): string[] {
  const marked = parts.map((part, index) => (index === parts.length - 1 ? part : part + separator.trimEnd()));
  return flow(marked, separator.endsWith(' ') ? ' ' : '', width);
}

/** What a finding is about, when there is something to say: model, surface, finer reason, how certain it is. */
export function about(finding: Finding, options: TerminalOptions): string[] {
  const { lang, style } = options;
  const parts = [
    finding.model === null ? '' : oneLine(finding.model),
    finding.protocol ?? '',
    finding.reason === null ? '' : phrase(lang, 'reason', { reason: oneLine(finding.reason) }),
    finding.confidence === 'certain' ? '' : phrase(lang, `confidence.${finding.confidence}`),
  ].filter((part) => part !== '');
  if (parts.length === 0) return [];
  return hang('  ', flow(parts, ` ${style.symbols.dot} `, pageWidth(options) - 2)).map(style.dim);
}
