/** Fits the table's commands to the run that prints them: the variable that holds the key, and the options that led here. Pure. */
import type { Report } from './report';

/** What the user gave this run, as far as a next command must repeat it. */
export interface RunContext {
  /** Variable that holds the key, or `null` when the key came another way. */
  keyVariable: string | null;
  /** Options for the next `torouter doctor`, such as `--demo win5h` or `--key-env NAME`; empty: the environment says it all. */
  options: string;
}

const usual = 'TOROUTER_API_KEY';

/** One command as this user can paste it. Lines that would only set a variable to itself are empty. */
export function fitCommand(command: string, { keyVariable, options }: RunContext): string {
  const variable = keyVariable ?? usual;
  const named = variable === usual ? command : command.replaceAll(usual, variable);
  const empty = new RegExp(`^(?:export ${variable}="\\$${variable}"|\\$env:${variable} = \\$env:${variable})$`);
  if (empty.test(named)) return '';
  return options === ''
    ? named
    : named.replace(/^torouter doctor(?=$|\s)(?!.*\s--(?:demo|base-url)\b)/, `torouter doctor ${options}`);
}

/** The report with every command fitted. */
export function fitReport(report: Report, run: RunContext): Report {
  const lines = (commands: readonly string[]): string[] =>
    commands.map((command) => fitCommand(command, run)).filter((command) => command !== '');
  return {
    ...report,
    diagnosis: report.diagnosis.map((finding) => ({
      ...finding,
      fixes: finding.fixes.map((fix) => ({ ...fix, commands: lines(fix.commands) })),
      reproduce: finding.reproduce === null ? null : fitCommand(finding.reproduce, run),
    })),
    settings: report.settings.map((block) => ({ ...block, lines: lines(block.lines) })),
  };
}
