/** The spinner on standard error while doctor waits. The only module that loads ora; loaded on a terminal only. */
import ora from 'ora';

export interface Spinner {
  say(text: string): void;
  stop(): void;
}

/** Starts a spinner on standard error. */
export function startSpinner(text: string, color: boolean): Spinner {
  const spinner = ora({ text, stream: process.stderr, discardStdin: false, color: color ? 'cyan' : false }).start();
  return {
    say(next) {
      spinner.text = next;
    },
    stop() {
      spinner.stop();
    },
  };
}
