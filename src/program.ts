/** From arguments to one command's run: the parser is built from the table of commands. What a command does is in `commands/`. */
import { Command, CommanderError, Option } from 'commander';
import {
  type ExplainOptions,
  type RawOptions,
  readDoctorOptions,
  readSchemaOptions,
  readShared,
  readSimulateOptions,
  shown,
  unknownName,
} from './commands/options';
import { type CommandName, type CommandRow, commandNames, commands, sharedOptions } from './commands/table';
import type { Context } from './context';
import { helpText } from './help';
import { chooseLang } from './lang';
import { nearestName } from './nearest';
import { usagePhrases } from './reference/phrases/usage';
import { UsageError } from './usageError';
import { tool } from './version';
import type { Lang } from './vocabulary';

/** Makes the context of a run; told whether signals shall end in a partial report. */
export type ContextFactory = (catchSignals: boolean) => Context;

/** `explain`, which is loaded already when the parser is. */
export type ExplainRunner = (options: ExplainOptions, context: Context) => Promise<number>;

/** Text to look up that begins with a dash and is plainly no option gets this in front, so that the parser takes it for an argument. */
const textMark = '\u0000';
const looksLikeOption = /^--?[a-z][a-z-]*(?:=[\s\S]*)?$/i;

const collect = (value: string, before: unknown): string[] => [...(Array.isArray(before) ? before : []), value];

function addOptions(command: Command, options: CommandRow['options']): void {
  for (const row of Object.values(options)) {
    const option = new Option(row.flags);
    if (row.repeatable === true) option.argParser(collect);
    command.addOption(option);
  }
}

function longFlags(options: CommandRow['options']): string[] {
  return Object.values(options).map(({ flags }) => /--[a-z-]+/.exec(flags)?.[0] ?? flags);
}

function isCommand(word: string): word is CommandName {
  return commandNames.some((name) => name === word);
}

/** The command that the arguments name, if any; for messages only. */
function namedCommand(argv: readonly string[]): CommandName | null {
  return argv.find((word) => isCommand(word)) ?? null;
}

function usageOf(command: CommandName | null): string {
  return command === null ? 'torouter' : `torouter ${command}`;
}

function unknownCommand(given: string, lang: Lang): UsageError {
  const phrases = usagePhrases[lang];
  if (/^[1-5]\d\d$/.test(given) || /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(given))
    return new UsageError({
      what: phrases.unknownName(phrases.kinds.command, shown(given)),
      instead: phrases.lookItUp(given),
    });
  return unknownName('command', given, null, commandNames, lang);
}

function unknownOption(given: string, command: CommandName | null, lang: Lang): UsageError {
  const phrases = usagePhrases[lang];
  const flag = given.split('=', 1)[0] ?? given;
  const valid = [...longFlags(sharedOptions), ...longFlags(command === null ? {} : commands[command].options)];
  if (valid.includes(flag))
    return new UsageError({ what: phrases.takesNoValue, where: flag, instead: phrases.writeAlone(flag) });
  const nearest = flag.length > 2 ? nearestName(flag, valid) : null;
  const help = phrases.seeHelp(usageOf(command));
  return new UsageError({
    what: phrases.unknownName(phrases.kinds.option, shown(flag)),
    where: usageOf(command),
    instead: nearest === null ? help : phrases.didYouMeanOption(nearest, help),
  });
}

/** Says in our words what the parser refused. */
function usageErrorOf(error: CommanderError, argv: readonly string[], lang: Lang): UsageError {
  const phrases = usagePhrases[lang];
  const command = namedCommand(argv);
  const quoted = /'([\s\S]*)'/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownCommand':
      return unknownCommand(quoted, lang);
    case 'commander.unknownOption':
      return unknownOption(quoted, command, lang);
    case 'commander.optionMissingArgument': {
      const flag = /--[a-z-]+/.exec(quoted)?.[0] ?? quoted;
      return new UsageError({ what: phrases.missingValue, where: flag, instead: phrases.valueAfter(quoted) });
    }
    default:
      return new UsageError({
        what: error.message.replace(/^error: /, ''),
        where: usageOf(command),
        instead: phrases.seeHelp(usageOf(command)),
      });
  }
}

function refuseSurplus(name: CommandName, inputs: readonly string[], lang: Lang): void {
  const surplus = inputs[commands[name].argumentsMost];
  if (surplus === undefined) return;
  const phrases = usagePhrases[lang];
  throw new UsageError({
    what: phrases.surplusArgument(shown(surplus)),
    where: usageOf(name),
    instead: name === 'doctor' ? phrases.doctorTakesOptions : phrases.oneArgument,
  });
}

/** Runs one command and gives its exit code. Every command but `explain` is loaded when it is called for. */
async function runCommand(
  name: CommandName,
  inputs: readonly string[],
  raw: RawOptions,
  lang: Lang,
  contextFor: ContextFactory,
  runExplain: ExplainRunner,
): Promise<number> {
  refuseSurplus(name, inputs, lang);
  switch (name) {
    case 'explain': {
      const options = { ...readShared(raw, lang), inputs: inputs.map((input) => input.replace(textMark, '')) };
      return runExplain(options, contextFor(commands.explain.catchSignals));
    }
    case 'doctor': {
      const options = readDoctorOptions(raw, lang);
      const { runDoctor } = await import('./commands/doctor');
      return runDoctor(options, contextFor(commands.doctor.catchSignals));
    }
    case 'simulate': {
      const options = readSimulateOptions(inputs[0], raw, lang);
      const { runSimulate } = await import('./commands/simulate');
      return runSimulate(options, contextFor(commands.simulate.catchSignals));
    }
    case 'schema': {
      const options = readSchemaOptions(inputs[0], raw, lang);
      const { runSchema } = await import('./commands/schema');
      return runSchema(options, contextFor(commands.schema.catchSignals));
    }
  }
}

/**
 * Parses the arguments (without node and script) and runs what they ask for.
 * @returns the exit code of the contract
 * @throws UsageError for input that the user can put right, and whatever a command throws
 */
export async function runProgram(
  argv: readonly string[],
  contextFor: ContextFactory,
  runExplain: ExplainRunner,
): Promise<number> {
  const early = contextFor(false);
  const lang = chooseLang(argv, early.env);
  const width = early.stdout.columns ?? 80;
  let run: (() => Promise<number>) | null = null;

  const program = new Command('torouter')
    .exitOverride()
    .configureOutput({ writeOut: (text) => void early.stdout.write(text), writeErr: () => undefined })
    .showSuggestionAfterError(false)
    .helpCommand(false)
    .version(tool.version, sharedOptions.version.flags)
    .helpOption(sharedOptions.help.flags)
    .configureHelp({
      formatHelp: (command) =>
        helpText(command.parent === null ? null : (command.name() as CommandName), lang, width, tool.version),
    });
  const { help: _help, version: _version, ...parsed } = sharedOptions;
  addOptions(program, parsed);

  for (const name of commandNames) {
    const command = program.command(name).argument('[inputs...]').allowExcessArguments();
    addOptions(command, commands[name].options);
    command.action((inputs: string[]) => {
      const raw: RawOptions = { ...command.opts(), ...program.opts() };
      run = () => runCommand(name, inputs, raw, lang, contextFor, runExplain);
    });
  }

  const words = argv[0] === 'help' ? [...argv.slice(1, 2), '--help'] : argv;
  const first = words.find((word) => !word.startsWith('-'));
  if (argv[0] === 'help' && first !== undefined && !isCommand(first)) throw unknownCommand(first, lang);
  const marked = words.map((word) =>
    word.startsWith('-') && word !== '-' && word !== '--' && /\s/.test(word) && !looksLikeOption.test(word)
      ? textMark + word
      : word,
  );
  try {
    program.parse(marked, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    // No command at all: the parser would print the help on standard error.
    if (error.code === 'commander.help') {
      early.stdout.write(helpText(null, lang, width, tool.version));
      return 0;
    }
    throw usageErrorOf(error, words, lang);
  }
  return run === null ? 0 : await (run as () => Promise<number>)();
}
