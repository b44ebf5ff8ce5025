/** From options and environment to one target: where to, with which key, for which models and surfaces. No I/O; wrong input becomes a `UsageError`. */
import { listed, say } from '../reference/phrases/doctor';
import { UsageError } from '../usageError';
import { type HeaderStyle, type Lang, type Protocol, protocols } from '../vocabulary';
import { protocolShapes } from '../wire/protocols';
import { type BaseUrl, formFor, normaliseBaseUrl } from './baseUrl';
import { inspectKey, type KeyInspection } from './key';
import { protocolForModel } from './models';
import {
  choosePair,
  defaultBaseUrl,
  type Environment,
  type OtherPair,
  type Pair,
  type PairConflict,
  type PairOptions,
} from './pair';
import { chooseProxy, type ProxyChoice } from './proxy';

export interface ResolvedTarget {
  pair: Pair;
  others: OtherPair[];
  conflicts: PairConflict[];
  baseUrl: BaseUrl;
  key: KeyInspection;
  proxy: ProxyChoice;
  /** Each model with each surface it is to be tried on. */
  models: { model: string; protocol: Protocol }[];
  protocols: Protocol[];
  /** Every surface is to be tried, to learn which ones the key serves; none of them was asked for by name. */
  everySurface: boolean;
  /** Style of the surface in use. */
  headerStyle: HeaderStyle;
  /** Value that the SDK of the variable's family needs, when the one that is set would break it. */
  neededForm: string | null;
}

export interface TargetQuestion {
  options: PairOptions;
  models: readonly string[];
  protocol: Protocol | 'all' | null;
  env: Environment;
  lang: Lang;
}

/** Variables that point SDKs to a gateway, and the surface that they speak. */
const surfaceOfBaseUrl: Readonly<Record<string, Protocol>> = {
  OPENAI_BASE_URL: 'openai',
  ANTHROPIC_BASE_URL: 'anthropic',
  GOOGLE_GEMINI_BASE_URL: 'gemini',
};

function noPair(question: TargetQuestion, choice: Extract<ReturnType<typeof choosePair>, { ok: false }>): UsageError {
  const { lang, options } = question;
  const where =
    options.keyEnv === undefined
      ? {}
      : { where: `--key-env ${choice.problem === 'key-env-is-a-key' ? '…' : options.keyEnv}` };
  switch (choice.problem) {
    case 'key-env-unset':
    case 'empty-key-env':
      return new UsageError({
        what: say(lang, 'usage.keyEnvUnset'),
        ...where,
        instead: say(lang, 'usage.keyEnv.instead'),
      });
    case 'key-env-is-a-key':
      return new UsageError({
        what: say(lang, 'usage.keyEnvIsKey'),
        ...where,
        instead: say(lang, 'usage.keyEnv.instead'),
      });
    case 'empty-key':
      return new UsageError({ what: say(lang, 'usage.emptyKey'), instead: say(lang, 'usage.emptyKey.instead') });
    case 'several-keys':
      return new UsageError({ what: say(lang, 'usage.severalKeys'), instead: say(lang, 'usage.severalKeys.instead') });
    default: {
      const pairs = choice.incomplete
        .map((pair) => say(lang, 'usage.incomplete.pair', pair))
        .join(lang === 'zh' ? '；' : '; ');
      const direct = choice.incomplete.find(({ missing }) => missing in surfaceOfBaseUrl);
      if (direct) {
        const { have, missing } = direct;
        const baseUrl = formFor(surfaceOfBaseUrl[missing] ?? 'openai', defaultBaseUrl);
        const told = [pairs, say(lang, 'usage.incomplete.direct', { have })].join(lang === 'zh' ? '；' : '; ');
        return new UsageError({
          what: say(lang, 'usage.incomplete', { pairs: told }),
          instead: say(lang, 'usage.incomplete.export', { missing, baseUrl }),
        });
      }
      if (pairs !== '')
        return new UsageError({
          what: say(lang, 'usage.incomplete', { pairs }),
          instead: say(lang, 'usage.incomplete.instead'),
        });
      const variables = choice.looked
        .map(({ variable }) => variable)
        .filter((variable) => /(?:KEY|TOKEN)$/.test(variable));
      return new UsageError({
        what: say(lang, 'usage.noKey', { variables: listed(lang, variables) }),
        instead: say(lang, 'usage.noKey.instead'),
      });
    }
  }
}

const surfaceOfFamily: Record<Pair['family'], Protocol | null> = {
  torouter: null,
  explicit: null,
  openai: 'openai',
  anthropic: 'anthropic',
  gemini: 'gemini',
};

/** Surfaces for one model: as asked, else the environment's family, else the family of the model's name. */
function surfacesFor(model: string, question: TargetQuestion, pair: Pair): readonly Protocol[] {
  if (question.protocol === 'all') return protocols;
  if (question.protocol !== null) return [question.protocol];
  const ofFamily = surfaceOfFamily[pair.family];
  return [ofFamily ?? protocolForModel(model)];
}

/** The value that the SDK behind a variable needs; `null` when the one that is set works, or nobody but this program reads the variable. */
function formNeeded(pair: Pair, baseUrl: BaseUrl): string | null {
  const surface = surfaceOfFamily[pair.family];
  if (surface === null || !pair.baseUrlSource.startsWith('env:')) return null;
  const needed = formFor(surface, baseUrl.root);
  const plain = (url: string): string => url.trim().replace(/\/+$/, '').toLowerCase();
  const accepted = surface === 'gemini' ? [needed, `${needed}/v1beta`] : [needed];
  return accepted.some((form) => plain(form) === plain(pair.baseUrl)) ? null : needed;
}

/** Resolves the target. Throws `UsageError` when there is no complete pair or the base URL is none. */
export function resolveTarget(question: TargetQuestion): ResolvedTarget {
  const { lang, env } = question;
  const choice = choosePair(question.options, env);
  if (!choice.ok) throw noPair(question, choice);
  const { pair } = choice;
  const baseUrl = normaliseBaseUrl(pair.baseUrl);
  if (!baseUrl.ok) {
    const where = pair.baseUrlSource.replace(/^(?:env|option):/, '');
    const problem = say(lang, `problem.${baseUrl.problem}`, { detail: baseUrl.detail });
    throw new UsageError({
      what: say(lang, 'usage.baseUrl', { problem }),
      where,
      instead: say(lang, 'usage.baseUrl.instead'),
    });
  }
  const models = question.models.flatMap((model) =>
    surfacesFor(model, question, pair).map((protocol) => ({ model, protocol })),
  );
  const chosen = question.protocol === 'all' ? [...protocols] : [...new Set(models.map(({ protocol }) => protocol))];
  const surfaces: Protocol[] =
    chosen.length > 0
      ? chosen
      : [
          question.protocol === null || question.protocol === 'all'
            ? (surfaceOfFamily[pair.family] ?? 'openai')
            : question.protocol,
        ];
  return {
    pair,
    others: choice.others,
    conflicts: choice.conflicts,
    baseUrl,
    key: inspectKey(pair.key),
    proxy: chooseProxy(env, new URL(baseUrl.root)),
    models,
    protocols: surfaces,
    everySurface: question.protocol === 'all',
    headerStyle: protocolShapes[surfaces[0] ?? 'openai'].headerStyle,
    neededForm: formNeeded(pair, baseUrl),
  };
}
