/** Chooses the language of the words: `--lang`, else the locale of the environment. Reads nothing but its arguments. */
import { type Lang, langs } from './vocabulary';

/**
 * Language of the locale variables in the order of POSIX: the first of LC_ALL, LC_MESSAGES and LANG that is not empty decides,
 * whatever the later ones say. `zh`, `zh_CN.UTF-8`, `zh-Hant` give Chinese, everything else English.
 */
export function langOfEnvironment(env: Readonly<Record<string, string | undefined>>): Lang {
  const locale = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== '');
  return locale !== undefined && /^zh(?![a-z])/i.test(locale) ? 'zh' : 'en';
}

/** The last `--lang` of the arguments as written, or `undefined`; looked up before the arguments are parsed, so that even a usage error is in the right language. */
export function langArgument(argv: readonly string[]): string | undefined {
  const end = argv.indexOf('--');
  const considered = end === -1 ? argv : argv.slice(0, end);
  let found: string | undefined;
  considered.forEach((argument, index) => {
    if (argument === '--lang') found = considered[index + 1];
    else if (argument.startsWith('--lang=')) found = argument.slice('--lang='.length);
  });
  return found;
}

/** Language of the run: a valid `--lang`, else the locale. */
export function chooseLang(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Lang {
  const wanted = langArgument(argv)?.trim().toLowerCase();
  return langs.find((lang) => lang === wanted) ?? langOfEnvironment(env);
}
