/** What each command was asked to do: the types, and the reading of raw option values into them. Wrong values become a `UsageError`; nothing is run here. */

import { nearestName } from '../nearest';
import { usagePhrases } from '../reference/phrases/usage';
import { UsageError } from '../usageError';
import { type Lang, langs, protocols } from '../vocabulary';

export const formats = ['terminal', 'json'] as const;
export type Format = (typeof formats)[number];

export const failLevels = ['fail', 'warn'] as const;
export type FailLevel = (typeof failLevels)[number];

export const protocolChoices = [...protocols, 'all'] as const;
export type ProtocolChoice = (typeof protocolChoices)[number];

export const schemaNames = ['doctor', 'explain'] as const;
export type SchemaName = (typeof schemaNames)[number];

export interface SharedOptions {
  /** Shape of standard output. `json` wins over `quiet`. */
  format: Format;
  lang: Lang;
  /** `false`: `--no-color` was given; `undefined`: nothing was said, so the environment and the terminal decide. */
  color: false | undefined;
  quiet: boolean;
  verbose: boolean;
}

export interface DoctorOptions extends SharedOptions {
  /** As the user wrote it; `null`: not given. */
  baseUrl: string | null;
  /** At most one of the four key sources is set. */
  keyEnv: string | null;
  keyFile: string | null;
  keyStdin: boolean;
  key: string | null;
  /** In the order given, each once. */
  models: string[];
  /** `null`: to be chosen from the environment, the models and what answers. */
  protocol: ProtocolChoice | null;
  free: boolean;
  /** Live requests per model and mode, 1 to 50. */
  samples: number;
  /** Check ids as given; whether they exist is for the command to say, with `unknownName`. */
  only: string[];
  skip: string[];
  /** Budget of one request in ms; `null`: the defaults, which differ for free and live requests. */
  timeoutMs: number | null;
  /** Budget of the whole run in ms. */
  deadlineMs: number;
  failOn: FailLevel;
  /** State of the embedded gateway to run against; `''`: `--demo` without a state; `null`: no demo. */
  demo: string | null;
}

export interface ExplainOptions extends SharedOptions {
  /** Arguments as typed; `-` stands for standard input. */
  inputs: string[];
}

export interface SimulateOptions extends SharedOptions {
  /** `null`: the default state. */
  state: string | null;
  /** `null`: not given; 0: any free port. */
  port: number | null;
  /** Print the states instead of running. */
  list: boolean;
}

export interface SchemaOptions extends SharedOptions {
  name: SchemaName;
}

/** Option values as the argument parser leaves them, by long name in camel case. */
export type RawOptions = Readonly<Record<string, unknown>>;

export const samplesMost = 50;
export const secondsMost = 86_400;
const deadlineSeconds = 150;
const maskFromLength = 16;

/** What may be shown of a word that stood in the wrong place: it may be a key, so long words are not repeated. */
export function shown(word: string): string {
  const bare = word.startsWith('--') ? (word.split('=', 1)[0] ?? '') : word;
  if (bare.startsWith('-') ? /^-(?:-?[a-z][a-z-]{0,30}|[\d.]{1,14})$/i.test(bare) : bare.length < maskFromLength)
    return `"${bare}"`;
  return `"${bare.slice(0, 3)}…"`;
}

/** The first of the names that has a part, between its dots, which is near. */
function withPartLike(given: string, valid: readonly string[]): string | null {
  const part = nearestName(
    given,
    valid.flatMap((name) => name.split('.')),
  );
  return valid.find((name) => part !== null && name.split('.').includes(part)) ?? null;
}

/**
 * The error for a name that is none of `valid`, with the nearest one.
 * @param kind what the name should be: `check`, `state`, `format` …
 * @param where the option or argument it stood in, such as `--only`; `null`: nowhere in particular
 */
export function unknownName(
  kind: keyof (typeof usagePhrases)['en']['kinds'],
  given: string,
  where: string | null,
  valid: readonly string[],
  lang: Lang,
): UsageError {
  const phrases = usagePhrases[lang];
  const nearest = nearestName(given, valid) ?? withPartLike(given, valid);
  return new UsageError({
    what: phrases.unknownName(phrases.kinds[kind], shown(given)),
    ...(where === null ? {} : { where }),
    instead: nearest === null ? phrases.useOneOf(valid) : phrases.didYouMean(nearest, valid),
  });
}

function oneOf<T extends string>(
  kind: keyof (typeof usagePhrases)['en']['kinds'],
  given: string,
  where: string,
  valid: readonly T[],
  lang: Lang,
): T {
  const found = valid.find((name) => name === given.trim().toLowerCase());
  if (found === undefined) throw unknownName(kind, given, where, valid, lang);
  return found;
}

function text(raw: RawOptions, name: string, flag: string, lang: Lang): string | null {
  const value = raw[name];
  if (typeof value !== 'string') return null;
  if (value.trim() === '') {
    const phrases = usagePhrases[lang];
    throw new UsageError({ what: phrases.emptyValue, where: flag, instead: phrases.giveValue });
  }
  return value;
}

function texts(raw: RawOptions, name: string, flag: string, lang: Lang): string[] {
  const value = raw[name];
  const given = Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  const phrases = usagePhrases[lang];
  const parts = given.flatMap((item) => {
    const names = item.split(',').map((part) => part.trim());
    if (names.every((part) => part === ''))
      throw new UsageError({ what: phrases.emptyValue, where: flag, instead: phrases.giveValue });
    return names.filter((part) => part !== '');
  });
  return [...new Set(parts)];
}

function numberBetween(
  raw: RawOptions,
  name: string,
  flag: string,
  range: { least: number; most: number; whole: boolean },
  lang: Lang,
): number | null {
  const given = text(raw, name, flag, lang);
  if (given === null) return null;
  const written = given.trim();
  const value = Number(written);
  const form = range.whole ? /^\d+$/ : /^(?:\d+\.?\d*|\.\d+)$/;
  const { least, most } = range;
  if (form.test(written) && value <= most && (range.whole ? value >= least : value > least)) return value;
  const phrases = usagePhrases[lang];
  throw new UsageError({
    what: phrases.notANumber(shown(given)),
    where: flag,
    instead: range.whole ? phrases.wholeBetween(least, most) : phrases.secondsUpTo(most),
  });
}

function milliseconds(raw: RawOptions, name: string, flag: string, lang: Lang): number | null {
  const seconds = numberBetween(raw, name, flag, { least: 0, most: secondsMost, whole: false }, lang);
  return seconds === null ? null : Math.max(1, Math.round(seconds * 1000));
}

/** Throws when more than one of the flags was given. */
function atMostOne(given: readonly (string | false)[], lang: Lang): void {
  const flags = given.filter((flag) => flag !== false);
  const [first, second] = flags;
  if (first === undefined || second === undefined) return;
  const phrases = usagePhrases[lang];
  throw new UsageError({ what: phrases.notTogether(first, second), instead: phrases.leaveOneOut });
}

/** The shared options. `lang` is the language that errors are written in, and the value where `--lang` is absent. */
export function readShared(raw: RawOptions, lang: Lang): SharedOptions {
  const format = text(raw, 'format', '--format', lang);
  const chosen = format === null ? null : oneOf('format', format, '--format', formats, lang);
  atMostOne([raw.json === true && '--json', chosen === 'terminal' && '--format terminal'], lang);
  const wanted = text(raw, 'lang', '--lang', lang);
  return {
    format: raw.json === true ? 'json' : (chosen ?? 'terminal'),
    lang: wanted === null ? lang : oneOf('lang', wanted, '--lang', langs, lang),
    color: raw.color === false ? false : undefined,
    quiet: raw.quiet === true,
    verbose: raw.verbose === true,
  };
}

/** Doctor's options. Throws `UsageError` for values out of range, unknown names and options that contradict each other. */
export function readDoctorOptions(raw: RawOptions, lang: Lang): DoctorOptions {
  const shared = readShared(raw, lang);
  const read = (name: string, flag: string): string | null => text(raw, name, flag, lang);
  const protocol = read('protocol', '--protocol');
  const failOn = read('failOn', '--fail-on');
  const options: DoctorOptions = {
    ...shared,
    baseUrl: read('baseUrl', '--base-url'),
    keyEnv: read('keyEnv', '--key-env'),
    keyFile: read('keyFile', '--key-file'),
    keyStdin: raw.keyStdin === true,
    key: read('key', '--key'),
    models: texts(raw, 'model', '--model', lang),
    protocol: protocol === null ? null : oneOf('protocol', protocol, '--protocol', protocolChoices, lang),
    free: raw.free === true,
    samples: numberBetween(raw, 'samples', '--samples', { least: 1, most: samplesMost, whole: true }, lang) ?? 1,
    only: texts(raw, 'only', '--only', lang),
    skip: texts(raw, 'skip', '--skip', lang),
    timeoutMs: milliseconds(raw, 'timeout', '--timeout', lang),
    deadlineMs: milliseconds(raw, 'deadline', '--deadline', lang) ?? deadlineSeconds * 1000,
    failOn: failOn === null ? 'fail' : oneOf('failLevel', failOn, '--fail-on', failLevels, lang),
    demo: typeof raw.demo === 'string' ? raw.demo : raw.demo === true ? '' : null,
  };
  const keySources = [
    options.key !== null && '--key',
    options.keyEnv !== null && '--key-env',
    options.keyFile !== null && '--key-file',
    options.keyStdin && '--key-stdin',
  ] as const;
  atMostOne(keySources, lang);
  if (options.demo !== null)
    for (const source of [options.baseUrl !== null && ('--base-url' as const), ...keySources])
      atMostOne(['--demo', source], lang);
  return options;
}

/** Simulate's options: the state as typed (the command knows which exist), the port and `--list`. */
export function readSimulateOptions(state: string | undefined, raw: RawOptions, lang: Lang): SimulateOptions {
  return {
    ...readShared(raw, lang),
    state: state ?? null,
    port: numberBetween(raw, 'port', '--port', { least: 0, most: 65_535, whole: true }, lang),
    list: raw.list === true,
  };
}

/** Schema's options. Throws `UsageError` for a name that has no schema. */
export function readSchemaOptions(name: string | undefined, raw: RawOptions, lang: Lang): SchemaOptions {
  const phrases = usagePhrases[lang];
  if (name === undefined)
    throw new UsageError({
      what: phrases.missingArgument,
      where: 'torouter schema',
      instead: phrases.useOneOf(schemaNames),
    });
  return { ...readShared(raw, lang), name: oneOf('schema', name, 'torouter schema', schemaNames, lang) };
}
