/** Which key goes to which base URL. They are chosen as a pair, so that nobody's provider key is sent to another host. Reads only its arguments. */
import { maskSecret } from '../redact';
import { normaliseBaseUrl } from './baseUrl';

export const defaultBaseUrl = 'https://portal.torouter.ai';

export type EnvironmentFamily = 'torouter' | 'openai' | 'anthropic' | 'gemini';
/** Family of the variable that held the key; `explicit` when the key came from an option, a file, standard input or a variable of no family. */
export type Family = EnvironmentFamily | 'explicit';

export interface PairOptions {
  baseUrl?: string | undefined;
  key?: string | undefined;
  keyEnv?: string | undefined;
  keyFile?: { path: string; content: string } | undefined;
  keyStdin?: string | undefined;
}

export interface Pair {
  /** As given; of a file or standard input without the line ending that ends a text file. */
  key: string;
  /** `env:NAME`, `option:--key`, `file:PATH` or `stdin`. */
  keySource: string;
  baseUrl: string;
  /** `env:NAME`, `option:--base-url` or `default`. */
  baseUrlSource: string;
  family: Family;
}

/** A further complete pair of the environment, by its names only. */
export interface OtherPair {
  family: EnvironmentFamily;
  keySource: string;
  baseUrlSource: string;
}

/** Two variables for one purpose, set to different values; `used` is the one that counts here. Clients may choose otherwise or send both. */
export interface PairConflict {
  kind: 'key' | 'baseUrl';
  used: string;
  unused: string[];
}

export type PairProblem =
  | 'no-key'
  | 'key-env-unset'
  | 'empty-key-env'
  | 'key-env-is-a-key'
  | 'empty-key'
  | 'several-keys'
  | 'mixed-family';

export interface Looked {
  variable: string;
  set: boolean;
  /** Variables that may hold the other half; the first is the usual one. */
  pairedWith: string;
}

export type PairChoice =
  | { ok: true; pair: Pair; others: OtherPair[]; conflicts: PairConflict[] }
  | { ok: false; problem: PairProblem; looked: Looked[]; incomplete: { have: string; missing: string }[] };

export type Environment = Readonly<Record<string, string | undefined>>;

interface FamilyRow {
  family: EnvironmentFamily;
  keys: readonly string[];
  baseUrls: readonly string[];
  /** Base URL when none of the variables is set; `null`: the family is then incomplete. */
  fallback: string | null;
}

/** In the order in which they are looked at. */
const families: readonly FamilyRow[] = [
  {
    family: 'torouter',
    keys: ['TOROUTER_API_KEY'],
    baseUrls: ['TOROUTER_BASE_URL', 'TOROUTER_OPENAI_BASE_URL', 'TOROUTER_API_URL'],
    fallback: defaultBaseUrl,
  },
  { family: 'openai', keys: ['OPENAI_API_KEY'], baseUrls: ['OPENAI_BASE_URL'], fallback: null },
  {
    family: 'anthropic',
    keys: ['ANTHROPIC_AUTH_TOKEN', 'ANTHROPIC_API_KEY'],
    baseUrls: ['ANTHROPIC_BASE_URL'],
    fallback: null,
  },
  {
    family: 'gemini',
    keys: ['GEMINI_API_KEY', 'GOOGLE_API_KEY'],
    baseUrls: ['GOOGLE_GEMINI_BASE_URL'],
    fallback: null,
  },
];

/**
 * Chooses the key and its base URL. Never throws, never puts a key anywhere but into `pair.key`.
 *
 * - No option: the first family whose key and base URL are both set; ToRouter's own has a default base URL. An empty variable is unset.
 * - A key by option, file or standard input: goes to `--base-url`, else to ToRouter's variables, else to the default.
 * - `--key-env NAME`: likewise, but the base URL of NAME's own family comes first. Naming the variable is the consent to mix.
 * - `--base-url` alone: any key may go there, since the user named the host; the first one in the families' order is taken.
 *   An empty `--base-url` is kept as it is (and is invalid): falling back would send the key to a host that nobody named.
 */
export function choosePair(options: PairOptions, env: Environment): PairChoice {
  const given = explicitKeys(options);
  if (given.length > 1) return failure('several-keys', env);
  const first = given[0];
  if (first) return withExplicitKey(first, options, env);
  if (options.baseUrl !== undefined) {
    const found = families
      .flatMap((row) => row.keys.map((name) => ({ row, name })))
      .find(({ name }) => isSet(env[name]));
    return found ? success(found.row, found.name, explicitBaseUrl(options.baseUrl), env) : failure('no-key', env);
  }
  for (const row of families) {
    const name = row.keys.find((variable) => isSet(env[variable]));
    const baseUrl = familyBaseUrl(row, env);
    if (name !== undefined && baseUrl) return success(row, name, baseUrl, env);
  }
  return failure(families.some((row) => row.keys.some((name) => isSet(env[name]))) ? 'mixed-family' : 'no-key', env);
}

interface ExplicitKey {
  key: string | undefined;
  source: string;
  /** Name of the variable, for `--key-env`. */
  variable: string | null;
}

interface ChosenBaseUrl {
  baseUrl: string;
  source: string;
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value.trim() !== '';
}

/** A text file ends with a line ending that is not part of its content; any more of them is. */
function withoutFinalNewline(content: string): string {
  return content.replace(/\r?\n$/, '');
}

function explicitKeys(options: PairOptions): ExplicitKey[] {
  const keys: ExplicitKey[] = [];
  if (options.key !== undefined) keys.push({ key: options.key, source: 'option:--key', variable: null });
  if (options.keyEnv !== undefined)
    keys.push({ key: undefined, source: `env:${options.keyEnv}`, variable: options.keyEnv });
  if (options.keyFile)
    keys.push({
      key: withoutFinalNewline(options.keyFile.content),
      source: `file:${options.keyFile.path}`,
      variable: null,
    });
  if (options.keyStdin !== undefined)
    keys.push({ key: withoutFinalNewline(options.keyStdin), source: 'stdin', variable: null });
  return keys;
}

function withExplicitKey(explicit: ExplicitKey, options: PairOptions, env: Environment): PairChoice {
  const { variable } = explicit;
  if (variable !== null && env[variable] === undefined && looksLikeKey(variable))
    return failure('key-env-is-a-key', env, maskSecret(variable));
  const key = variable === null ? explicit.key : env[variable];
  if (variable !== null && key === undefined) return failure('key-env-unset', env, variable);
  if (!isSet(key)) return variable === null ? failure('empty-key', env) : failure('empty-key-env', env, variable);

  const own = families.find((row) => variable !== null && row.keys.includes(variable)) ?? null;
  const named = options.baseUrl === undefined ? null : explicitBaseUrl(options.baseUrl);
  const chosen = named ?? (own && familyBaseUrl(own, env)) ?? gatewayBaseUrl(env);
  if (own && variable !== null) return success(own, variable, chosen, env);
  return {
    ok: true,
    pair: {
      key,
      keySource: explicit.source,
      baseUrl: chosen.baseUrl,
      baseUrlSource: chosen.source,
      family: 'explicit',
    },
    others: completePairs(env),
    conflicts: chosen.source.startsWith('env:') ? baseUrlConflicts(env, chosen.source) : [],
  };
}

/** Somebody who pastes the key where the name of a variable belongs. */
function looksLikeKey(name: string): boolean {
  return /^(?:sk|pk|rk|gsk|xai|nvapi|sess)-\S{6,}|^gsk_\S{10,}|^AIza\S{20,}|\s/.test(name.trim());
}

function explicitBaseUrl(baseUrl: string): ChosenBaseUrl {
  return { baseUrl, source: 'option:--base-url' };
}

function familyBaseUrl(row: FamilyRow, env: Environment): ChosenBaseUrl | null {
  for (const name of row.baseUrls) {
    const value = env[name];
    if (isSet(value)) return { baseUrl: value, source: `env:${name}` };
  }
  return row.fallback === null ? null : { baseUrl: row.fallback, source: 'default' };
}

function gatewayBaseUrl(env: Environment): ChosenBaseUrl {
  const own = families.find((row) => row.family === 'torouter');
  return (own && familyBaseUrl(own, env)) ?? { baseUrl: defaultBaseUrl, source: 'default' };
}

function success(row: FamilyRow, name: string, chosen: ChosenBaseUrl, env: Environment): PairChoice {
  const pair: Pair = {
    key: env[name] ?? '',
    keySource: `env:${name}`,
    baseUrl: chosen.baseUrl,
    baseUrlSource: chosen.source,
    family: row.family,
  };
  return {
    ok: true,
    pair,
    others: completePairs(env).filter((other) => other.family !== row.family),
    conflicts: [
      ...keyConflicts(row, name, env),
      ...(chosen.source.startsWith('env:') ? baseUrlConflicts(env, chosen.source) : []),
    ],
  };
}

function completePairs(env: Environment): OtherPair[] {
  return families.flatMap((row) => {
    const name = row.keys.find((variable) => isSet(env[variable]));
    const baseUrl = familyBaseUrl(row, env);
    return name !== undefined && baseUrl
      ? [{ family: row.family, keySource: `env:${name}`, baseUrlSource: baseUrl.source }]
      : [];
  });
}

function keyConflicts(row: FamilyRow, used: string, env: Environment): PairConflict[] {
  const unused = row.keys.filter(
    (name) => name !== used && isSet(env[name]) && env[name]?.trim() !== env[used]?.trim(),
  );
  return unused.length > 0 ? [{ kind: 'key', used, unused }] : [];
}

/** Variables of the used one's family that lead elsewhere; `/v1` or a trailing slash is no difference. */
function baseUrlConflicts(env: Environment, source: string): PairConflict[] {
  const used = source.slice('env:'.length);
  const names = families.find((row) => row.baseUrls.includes(used))?.baseUrls ?? [];
  const unused = names.filter((name) => name !== used && isSet(env[name]) && rootOf(env[name]) !== rootOf(env[used]));
  return unused.length > 0 ? [{ kind: 'baseUrl', used, unused }] : [];
}

function rootOf(baseUrl: string | undefined): string {
  const normal = normaliseBaseUrl(baseUrl ?? '');
  return normal.ok ? normal.root : (baseUrl ?? '');
}

function failure(problem: PairProblem, env: Environment, asked?: string): PairChoice {
  const looked: Looked[] = families.flatMap((row) => {
    const base = row.baseUrls.join(', ');
    const keys = row.keys.join(', ');
    return [
      ...row.keys.map((variable) => ({ variable, set: isSet(env[variable]), pairedWith: base })),
      ...row.baseUrls.map((variable) => ({ variable, set: isSet(env[variable]), pairedWith: keys })),
    ];
  });
  if (asked !== undefined && !looked.some(({ variable }) => variable === asked))
    looked.unshift({ variable: asked, set: false, pairedWith: '' });
  const incomplete = families.flatMap((row) => {
    const key = row.keys.find((name) => isSet(env[name]));
    const baseUrl = row.baseUrls.find((name) => isSet(env[name]));
    if (key !== undefined && baseUrl === undefined && row.fallback === null)
      return [{ have: key, missing: row.baseUrls[0] ?? '' }];
    return key === undefined && baseUrl !== undefined ? [{ have: baseUrl, missing: row.keys[0] ?? '' }] : [];
  });
  return { ok: false, problem, looked, incomplete };
}
