/** The `explain` command: options → look-up → report. Offline; loads neither the wire nor the schema. */
import { setFlagsFromString } from 'node:v8';
import type { Context } from '../context';
import type { ExplainSettings } from '../explain/match';
import { lookUpWords } from '../explain/words';
import { readStandardInput, standardInputSpeaks } from '../input';
import { rows } from '../reference';
import { defaultPortal, wordsOf } from '../reference/lookup';
import { say } from '../reference/phrases/doctor';
import { type ListRow, renderExplain, renderExplainList } from '../report/explain';
import { renderJson } from '../report/json';
import type { ExplainMatch, ExplainReport } from '../report/report';
import { loadStyle, wantsColor, wantsUnicode } from '../report/style';
import { UsageError } from '../usageError';
import { tool } from '../version';
import type { ExplainOptions } from './options';

/** How long a pipe that was not asked for may stay silent: longer than a request of curl takes on a slow road. */
const firstByteMs = 1000;

/** The whole table as matches of no input, for `--json` without arguments. */
function wholeTable(options: ExplainOptions): ExplainReport {
  const matches = rows.map((row): ExplainMatch => {
    const words = wordsOf({
      code: row.id,
      reason: null,
      lang: options.lang,
      facts: {},
      portal: defaultPortal,
      protocol: null,
      platform: null,
    });
    return {
      input: 0,
      code: row.id,
      reason: null,
      class: row.class,
      owner: row.owner,
      retry: row.retry,
      retryAt: null,
      confidence: 'certain',
      ...words,
      docs: row.docs,
      sources: [...row.sources],
      matchedBy: '',
      warnings: [],
      seeAlso: [...row.seeAlso],
    };
  });
  return { schemaVersion: 1, tool, inputs: [], matches };
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

const shortText = 64 * 1024;

/** The reading of texts is a bundle of its own: looking a code up does not need it. */
async function explainAsText(text: string, settings: ExplainSettings, asked = false): Promise<ExplainReport> {
  // Each rule's expression runs once or twice on a short text: compiling it a second time, to run faster, costs more than it brings.
  if (text.length < shortText) setFlagsFromString('--no-regexp-tier-up');
  const { explainText } = await import('../explain/text');
  return explainText(text, settings, asked);
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
    rows.map(({ id }) => id),
  );
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
    // Without `-` nobody said that something is coming: a pipe that stays open and empty is not waited for.
    const spoke = asked || (await standardInputSpeaks(context, firstByteMs));
    if (!spoke) context.stderr.write(`torouter: ${say(lang, 'note.stdinSilent')}\n`);
    const text = spoke ? await readStandardInput(context, lang) : '';
    const words = options.inputs.filter((input) => input !== '-');
    if (text.trim() !== '')
      report = await explainAsText(words.length > 0 ? `${words.join(' ')}\n${text}` : text, settings);
    else if (asked)
      throw new UsageError({
        what: say(lang, 'usage.stdinEmpty'),
        where: '-',
        instead: say(lang, 'usage.stdin.instead'),
      });
  } else if (options.inputs.length > 0)
    report = lookUpWords(options.inputs, settings) ?? (await explainAsText(options.inputs.join(' '), settings, true));

  const isList = report === null;
  const shown = report ?? wholeTable(options);
  if (options.format === 'json') context.stdout.write(renderJson(shown));
  else if (options.quiet) context.stdout.write(quiet(shown));
  else {
    const style = await loadStyle({ color: wantsColor(context, options.color), unicode: wantsUnicode(context) });
    const nearest = await nearestCode(options, shown);
    const page = {
      ...(nearest === null ? {} : { nearest }),
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
