/** Lays out `--help` from the table of commands and the help phrases. Pure: language and width come in, text goes out. */
import {
  type CommandName,
  type CommandRow,
  commandNames,
  commands,
  type OptionGroup,
  type OptionName,
  optionGroups,
  type SharedOptionName,
  sharedOptionNames,
  sharedOptions,
} from './commands/table';
import { helpPhrases } from './reference/phrases/help';
import { displayWidth, pad, wrap } from './report/format';
import type { Lang } from './vocabulary';

type Pair = readonly [left: string, right: string];

const narrowest = 40;
const widest = 80;
/** Widest left column; a longer entry gets a line of its own. */
const leftMost = 24;
/** Fewest columns for the right one. */
const rightLeast = 30;

function section(title: string, lines: readonly string[], lang: Lang): string[] {
  return lines.length === 0 ? [] : ['', `${title}${lang === 'zh' ? '：' : ':'}`, ...lines];
}

/** Two columns, the right one wrapped and aligned; in a narrow terminal the meaning stands below the name. */
function columns(pairs: readonly Pair[], width: number): string[] {
  const fitting = pairs.map(([left]) => displayWidth(left)).filter((size) => size <= leftMost);
  const beside = Math.max(...fitting, 0) + 4;
  const stacked = width - beside < rightLeast;
  const indent = ' '.repeat(stacked ? 6 : beside);
  return pairs.flatMap(([name, meaning]) => {
    const lines = wrap(meaning, width - indent.length);
    if (stacked || displayWidth(name) > leftMost) return [`  ${name}`, ...lines.map((line) => indent + line)];
    return lines.map((line, index) => (index === 0 ? pad(`  ${name}`, beside) : indent) + line);
  });
}

/** The commands with their comments beside them, or above them when one does not fit. */
function examples(list: readonly { run: string; does: string }[], width: number): string[] {
  const longest = Math.max(...list.map(({ run }) => displayWidth(run)));
  const beside = list.map(({ run, does }) => `  ${pad(run, longest)}  # ${does}`);
  if (beside.every((line) => displayWidth(line) <= width)) return beside;
  return list.flatMap(({ run, does }) => [...wrap(does, width - 4).map((line) => `  # ${line}`), `  ${run}`]);
}

function optionSections(
  options: CommandRow['options'],
  shared: readonly SharedOptionName[],
  lang: Lang,
  width: number,
): string[] {
  const { headings, options: meanings } = helpPhrases[lang];
  const all = [...Object.entries(options), ...shared.map((name) => [name, sharedOptions[name]] as const)] as [
    OptionName,
    { flags: string; group: OptionGroup },
  ][];
  return optionGroups.flatMap((group) => {
    const pairs = all
      .filter(([, option]) => option.group === group)
      .map(([name, option]): Pair => [option.flags.replace(/[<>]/g, ''), meanings[name]]);
    return section(headings[group], columns(pairs, width), lang);
  });
}

function paragraphs(texts: readonly string[], width: number): string[] {
  return texts.flatMap((text) => ['', ...wrap(text, width)]);
}

/**
 * The help of the program (`null`) or of one command, ending in a line feed. At most `width` columns, and never more than 80; only what is
 * to be copied may be longer.
 */
export function helpText(command: CommandName | null, lang: Lang, available: number, version: string): string {
  const phrases = helpPhrases[lang];
  const { headings } = phrases;
  const width = Math.min(Math.max(available, narrowest), widest);
  const codes = command === 'explain' ? phrases.explainExitCodes : phrases.exitCodes;
  const lines =
    command === null
      ? [
          ...wrap(`torouter ${version} - ${phrases.tagline}`, width),
          ...section(headings.usage, [`  torouter ${phrases.commandUsage}`], lang),
          ...section(
            headings.commands,
            columns(
              commandNames.map((name) => [name, phrases.commands[name].summary]),
              width,
            ),
            lang,
          ),
          ...optionSections({}, sharedOptionNames, lang, width),
          ...section(headings.examples, examples(phrases.examples, width), lang),
          ...paragraphs([phrases.more], width),
        ]
      : [
          ...section(headings.usage, [`  torouter ${command} ${commands[command].synopsis}`], lang).slice(1),
          ...paragraphs(phrases.commands[command].about, width),
          ...optionSections(commands[command].options, commands[command].shared, lang, width),
          ...(command === 'doctor' ? section(headings.environment, columns(phrases.environment, width), lang) : []),
          ...(command === 'doctor' || command === 'explain'
            ? section(headings.exitCodes, columns(codes, width), lang)
            : []),
          ...section(headings.examples, examples(phrases.commands[command].examples, width), lang),
        ];
  return `${lines.join('\n')}\n`;
}
