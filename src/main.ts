/** The entry of the command line: the real process around `explain` and the parser. Decides nothing about gateways. */
import { runExplain } from './commands/explain';
import { chooseLang, langOfEnvironment } from './lang';
import { createNodeContext, outputOf } from './nodeContext';
import { cleanForTerminal, createRedactor } from './redact';
import { usagePhrases } from './reference/phrases/usage';
import type { UsageError } from './usageError';

const lineMost = 600;
const argv = process.argv.slice(2);
/** Secrets that a command has read from a file, from standard input or from a variable of any name. */
const readSecrets: string[] = [];

/** Told by name, not by class: each bundle carries its own copy of the class. */
function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === 'UsageError' && 'what' in error && 'instead' in error;
}

/** Values that may be keys: of variables named like one, of `--key`, and what a command has read. */
function possibleSecrets(): string[] {
  const fromEnv = Object.entries(process.env).flatMap(([name, value]) =>
    /(?:KEY|TOKEN|SECRET|PASSWORD)$/i.test(name) && value !== undefined && value.length >= 8 ? [value] : [],
  );
  const fromArguments = argv.flatMap((argument, index) => {
    if (argument === '--key') return argv[index + 1] ?? [];
    return argument.startsWith('--key=') ? argument.slice('--key='.length) : [];
  });
  return [...fromEnv, ...fromArguments, ...readSecrets];
}

/** One clean line on standard error; `stack` goes below it. */
function complain(text: string, stack?: string): void {
  const redact = createRedactor(possibleSecrets());
  const line = cleanForTerminal(redact.quoted(text)).replace(/\s+/g, ' ').slice(0, lineMost);
  const below = stack === undefined ? '' : `${cleanForTerminal(redact.quoted(stack))}\n`;
  outputOf(2).write(`torouter: ${line}\n${below}`);
}

/** Says what went wrong and gives the exit code: wrong usage and faults of the program are both 2. */
function fail(error: unknown): number {
  const phrases = usagePhrases[chooseLang(argv, process.env)];
  if (isUsageError(error)) complain(phrases.line(error));
  else {
    const message = error instanceof Error ? error.message || error.name : String(error);
    const verbose = argv.includes('-v') || argv.includes('--verbose');
    complain(phrases.internal(message), verbose && error instanceof Error ? error.stack : undefined);
  }
  return 2;
}

// An exception outside the run's own promise leaves things half done: nothing can be waited for, so the process ends here.
process.on('uncaughtException', (error) => {
  process.exit(fail(error));
});

/**
 * Runs what the arguments ask for. An `explain` without options, the run that is made most and should feel like a look into a book, does without the
 * parser: loading it takes longer than the look-up.
 */
async function run(): Promise<number> {
  const [command, ...inputs] = argv;
  if (command === 'explain' && inputs.every((input) => input === '-' || !input.startsWith('-'))) {
    const lang = langOfEnvironment(process.env);
    const plain = { format: 'terminal', lang, color: undefined, quiet: false, verbose: false } as const;
    return runExplain({ ...plain, inputs }, createNodeContext(false));
  }
  const { runProgram } = await import('./program');
  const contextFor = (catchSignals: boolean) =>
    createNodeContext(catchSignals, (secret) => void readSecrets.push(secret));
  return runProgram(argv, contextFor, runExplain);
}

run().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.exitCode = fail(error);
  },
);
