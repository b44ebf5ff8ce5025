/** The coloured style: the only file that imports chalk, loaded only when colours are on. */
import { Chalk } from 'chalk';
import type { Style } from './style';

/** Dresses `base` in the sixteen basic colours, which every theme keeps readable. Whether to colour at all was decided before. */
export function chalkStyle(base: Style): Style {
  const chalk = new Chalk({ level: 1 });
  return {
    ...base,
    color: true,
    ok: (text) => chalk.green(text),
    fail: (text) => chalk.red(text),
    warn: (text) => chalk.yellow(text),
    dim: (text) => chalk.dim(text),
    bold: (text) => chalk.bold(text),
    code: (text) => chalk.bold.yellow(text),
    command: (text) => chalk.cyan(text),
    link: (text) => chalk.underline(text),
  };
}
