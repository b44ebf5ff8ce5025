/** The commands and their options as data: what the parser, the help and the suggestions are made from. No logic and no sentences here. */

export const optionGroups = ['target', 'tests', 'gateway', 'output', 'general'] as const;
export type OptionGroup = (typeof optionGroups)[number];

interface OptionShape {
  /** As the parser takes it: `-q, --quiet`, `--model <ID>`. */
  flags: string;
  group: OptionGroup;
  /** May be given several times; the values are collected. */
  repeatable?: boolean;
}

/** Options that every command takes, before or after the command's name. */
export const sharedOptions = {
  json: { flags: '--json', group: 'output' },
  format: { flags: '--format <NAME>', group: 'output' },
  quiet: { flags: '-q, --quiet', group: 'output' },
  verbose: { flags: '-v, --verbose', group: 'output' },
  lang: { flags: '--lang <LANG>', group: 'output' },
  noColor: { flags: '--no-color', group: 'output' },
  help: { flags: '-h, --help', group: 'general' },
  version: { flags: '-V, --version', group: 'general' },
} as const satisfies Record<string, OptionShape>;

export type SharedOptionName = keyof typeof sharedOptions;
export const sharedOptionNames = Object.keys(sharedOptions) as SharedOptionName[];

export const doctorOptions = {
  baseUrl: { flags: '--base-url <URL>', group: 'target' },
  keyEnv: { flags: '--key-env <NAME>', group: 'target' },
  keyFile: { flags: '--key-file <FILE>', group: 'target' },
  keyStdin: { flags: '--key-stdin', group: 'target' },
  key: { flags: '--key <KEY>', group: 'target' },
  model: { flags: '--model <ID>', group: 'tests', repeatable: true },
  protocol: { flags: '--protocol <NAME>', group: 'tests' },
  free: { flags: '--free', group: 'tests' },
  samples: { flags: '--samples <N>', group: 'tests' },
  only: { flags: '--only <ID,...>', group: 'tests', repeatable: true },
  skip: { flags: '--skip <ID,...>', group: 'tests', repeatable: true },
  timeout: { flags: '--timeout <SECONDS>', group: 'tests' },
  deadline: { flags: '--deadline <SECONDS>', group: 'tests' },
  failOn: { flags: '--fail-on <LEVEL>', group: 'tests' },
  demo: { flags: '--demo [STATE]', group: 'tests' },
} as const satisfies Record<string, OptionShape>;

export const simulateOptions = {
  port: { flags: '--port <N>', group: 'gateway' },
  list: { flags: '--list', group: 'gateway' },
} as const satisfies Record<string, OptionShape>;

export type OptionName = SharedOptionName | keyof typeof doctorOptions | keyof typeof simulateOptions;

export interface CommandRow {
  /** As it stands in the usage line. */
  synopsis: string;
  /** Most arguments it takes. */
  argumentsMost: number;
  options: Readonly<Partial<Record<OptionName, OptionShape>>>;
  /** Shared options that its help shows; it takes the others too. */
  shared: readonly SharedOptionName[];
  /** Ctrl-C lets it finish with a partial report. */
  catchSignals: boolean;
}

export const commands = {
  doctor: {
    synopsis: '[--model ID]... [options]',
    argumentsMost: 0,
    options: doctorOptions,
    shared: sharedOptionNames,
    catchSignals: true,
  },
  explain: {
    synopsis: '[status|code|text|-]...',
    argumentsMost: Number.POSITIVE_INFINITY,
    options: {},
    shared: sharedOptionNames,
    catchSignals: false,
  },
  simulate: {
    synopsis: '[state] [options]',
    argumentsMost: 1,
    options: simulateOptions,
    shared: sharedOptionNames,
    catchSignals: true,
  },
  schema: {
    synopsis: '<doctor|explain>',
    argumentsMost: 1,
    options: {},
    shared: ['lang', 'help', 'version'],
    catchSignals: false,
  },
} as const satisfies Record<string, CommandRow>;

export type CommandName = keyof typeof commands;
export const commandNames = Object.keys(commands) as CommandName[];
