/** How text is dressed: colours and symbols, decided once from the environment. Colours load chalk only when they are on; nothing here writes. */
import type { Context } from '../context';

type Paint = (text: string) => string;

/** Drawing characters, each one column wide. */
export interface Symbols {
  pass: string;
  fail: string;
  warn: string;
  inconclusive: string;
  skip: string;
  dot: string;
  arrow: string;
  because: string;
  rule: string;
  bullet: string;
}

export interface Style {
  color: boolean;
  /** The terminal can draw more than ASCII. */
  unicode: boolean;
  symbols: Symbols;
  ok: Paint;
  fail: Paint;
  warn: Paint;
  dim: Paint;
  bold: Paint;
  /** A code of the table. */
  code: Paint;
  /** A command or a line to paste. */
  command: Paint;
  link: Paint;
}

const unicodeSymbols: Symbols = {
  pass: '✔',
  fail: '✖',
  warn: '⚠',
  inconclusive: '◌',
  skip: '–',
  dot: '·',
  arrow: '→',
  because: '←',
  rule: '─',
  bullet: '•',
};
const asciiSymbols: Symbols = {
  pass: '+',
  fail: 'x',
  warn: '!',
  inconclusive: '?',
  skip: '-',
  dot: '-',
  arrow: '>',
  because: '<',
  rule: '-',
  bullet: '*',
};

const plain: Paint = (text) => text;

/** The style without colours. */
export function plainStyle(options: { unicode: boolean } = { unicode: true }): Style {
  return {
    color: false,
    unicode: options.unicode,
    symbols: options.unicode ? unicodeSymbols : asciiSymbols,
    ok: plain,
    fail: plain,
    warn: plain,
    dim: plain,
    bold: plain,
    code: plain,
    command: plain,
    link: plain,
  };
}

/** The style that was decided on. Only with colours is chalk loaded. */
export async function loadStyle(options: { color: boolean; unicode?: boolean }): Promise<Style> {
  const base = plainStyle({ unicode: options.unicode ?? true });
  if (!options.color) return base;
  const { chalkStyle } = await import('./chalkStyle');
  return chalkStyle(base);
}

const isOff = (value: string | undefined): boolean => value === undefined || /^(?:|0|false)$/i.test(value);

/**
 * Whether to colour what goes to standard output. `option` is `false` for `--no-color`, `undefined` when nothing was said.
 * In this order: the option, `NO_COLOR` (any value but the empty one), `FORCE_COLOR` (`0` and `false` mean no), then a terminal that is neither `TERM=dumb` nor a CI log.
 */
export function wantsColor(
  context: { env: Context['env']; stdout: Pick<Context['stdout'], 'isTTY'> },
  option?: boolean,
): boolean {
  const { env, stdout } = context;
  if (option !== undefined) return option;
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  if (env.FORCE_COLOR !== undefined) return !/^(?:0|false)$/i.test(env.FORCE_COLOR);
  return stdout.isTTY === true && env.TERM !== 'dumb' && isOff(env.CI);
}

/**
 * Whether the terminal draws `✔` and `█`. Not on `TERM=dumb`, on the Linux console (its font has no such glyphs), under a locale that names another charset than
 * UTF-8, or in the old Windows console. An unset locale or `C` says nothing: containers rarely set one and their terminals do draw UTF-8.
 */
export function wantsUnicode(context: Pick<Context, 'env' | 'platform'>): boolean {
  const { env, platform } = context;
  if (env.TERM === 'dumb' || env.TERM === 'linux') return false;
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find((value) => value !== undefined && value !== '') ?? '';
  const charset = /\.([^@]+)/.exec(locale)?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) return false;
  if (platform !== 'win32') return true;
  return [env.WT_SESSION, env.TERM_PROGRAM, env.ConEmuTask, env.TERM].some(
    (value) => value !== undefined && value !== '',
  );
}
