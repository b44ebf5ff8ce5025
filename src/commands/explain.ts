/** The `explain` command: options → look-up → report. Offline; loads neither the wire nor the schema. */
import { existsSync } from 'node:fs';
import type { Context } from '../context';
import { type ExplainSettings, matchOf, reportOf, reportOfReading } from '../explain/match';
import { lookUpWords } from '../explain/words';
import { readStandardInput, standardInputSpeaks } from '../input';
import { entries } from '../reference/entries';
import { defaultPortal } from '../reference/lookup';
import { usagePhrases } from '../reference/phrases/usage';
import { type ListRow, renderExplain, renderExplainList } from '../report/explain';
import type { ExplainReport } from '../report/report';
import { loadStyle, wantsColor, wantsUnicode } from '../report/style';
import { UsageError } from '../usageError';
import type { ExplainOptions } from './options';

/** How long a pipe that was not asked for may stay silent: longer than a request of curl takes on a slow road. */
const firstByteMs = 1000;

/** The whole table as matches of no input, for `--json` without arguments. */
function wholeTable(settings: ExplainSettings): ExplainReport {
  const matches = entries.map(({ id }) =>
    matchOf(
      { code: id, reason: null, confidence: 'certain', matchedBy: '', facts: {}, waitSeconds: null },
      0,
      settings,
    ),
  );
  return reportOf([], matches);
}

function listRows(report: ExplainReport): ListRow[] {
  return report.matches.map(({ class: codeClass, code, owner, retry, title }) => ({
    class: codeClass,
    code,
    owner,
    retry,
    title,
  }));
}

/** The reading of texts is a bundle of its own: looking a code up does not need it. */
async function explainAsText(text: string, settings: ExplainSettings, asked = false): Promise<ExplainReport> {
  const { readText } = await import('../explain/text');
  return reportOfReading(readText(text, settings.lang, asked), settings);
}

/** The code that a single unknown word was most likely meant to be. */
async function nearestCode({ inputs }: ExplainOptions, report: ExplainReport): Promise<string | null> {
  const [word, ...others] = inputs;
  if (
    report.matches.length > 0 ||
    word === undefined ||
    others.length > 0 ||
    !/^[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+$/.test(word)
  )
    return null;
  const { nearestName } = await import('../nearest');
  return nearestName(
    word,
    entries.map(({ id }) => id),
  );
}

/** The file that was named where a text was asked for. */
function fileOf({ inputs: [only, ...others] }: ExplainOptions): string | null {
  return only !== undefined && others.length === 0 && only !== '-' && existsSync(only) ? only : null;
}

/** One stable line per match, for scripts: `CODE owner retry retryAt`. */
function quiet(report: ExplainReport): string {
  return report.matches
    .map((match) => `${match.code} ${match.owner} ${match.retry} ${match.retryAt ?? '-'}\n`)
    .join('');
}

/** Runs explain and returns its exit code: 0 found, 1 nothing recognised. Throws `UsageError` for empty or binary input. */
export async function runExplain(options: ExplainOptions, context: Context): Promise<number> {
  const { lang } = options;
  const settings: ExplainSettings = { lang, now: context.now() };
  const asked = options.inputs.includes('-');
  const piped = options.inputs.length === 0 && context.stdin.isTTY !== true;
  let report: ExplainReport | null = null;
  if (asked || piped) {
    if (asked && context.stdinIsTerminal?.()) context.stderr.write(`torouter: ${usagePhrases[lang].stdinTerminal}\n`);
    // Without `-` nobody said that something is coming: a pipe that stays open and empty is not waited for.
    const spoke = asked || (await standardInputSpeaks(context, firstByteMs));
    if (!spoke) context.stderr.write(`torouter: ${usagePhrases[lang].stdinSilent}\n`);
    const text = spoke ? await readStandardInput(context, lang, { atOnce: asked }) : '';
    const words = options.inputs.filter((input) => input !== '-');
    // A status or a code alone is the same question as on the command line.
    const looked = words.length === 0 ? lookUpWords([text.trim()], settings) : null;
    if (text.trim() !== '')
      report = looked ?? (await explainAsText(words.length > 0 ? `${words.join(' ')}\n${text}` : text, settings));
    else if (asked)
      throw new UsageError({
        what: usagePhrases[lang].stdinEmpty,
        where: '-',
        instead: usagePhrases[lang].stdinInstead,
      });
  } else if (options.inputs.length > 0)
    report = lookUpWords(options.inputs, settings) ?? (await explainAsText(options.inputs.join(' '), settings, true));

  const isList = report === null;
  const shown = report ?? wholeTable(settings);
  if (options.format === 'json') {
    const { renderJson } = await import('../report/json');
    context.stdout.write(renderJson(shown));
  } else if (options.quiet) context.stdout.write(quiet(shown));
  else {
    const style = await loadStyle({ color: wantsColor(context, options.color), unicode: wantsUnicode(context) });
    const nearest = await nearestCode(options, shown);
    const page = {
      ...(nearest === null ? {} : { nearest }),
      ...(shown.matches.length === 0 ? { file: fileOf(options) } : {}),
      sources: options.verbose,
      lang,
      width: context.stdout.columns ?? 80,
      style,
      now: context.now(),
      portal: defaultPortal,
    };
    context.stdout.write(isList ? renderExplainList(listRows(shown), page) : renderExplain(shown, page));
  }
  return isList || shown.matches.length > 0 ? 0 : 1;
}
