/** The one error for wrong usage: it carries what was wrong and what to do instead. It never holds a key, and nothing here prints. */

export interface UsageProblem {
  /** What is wrong, as a sentence without its full stop. */
  what: string;
  /** Option, variable or file it came from. */
  where?: string;
  /** The next step, as a sentence without its full stop. */
  instead: string;
}

/** Thrown for input that the user must change; the program ends with exit code 2 and shows `message`, which is one line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly what: string;
  readonly where: string | undefined;
  readonly instead: string;

  constructor(problem: UsageProblem) {
    const place = problem.where === undefined ? '' : ` (${problem.where})`;
    super(`${problem.what}${place}. ${problem.instead}`.replace(/\s*[\r\n]+\s*/g, ' '));
    this.what = problem.what;
    this.where = problem.where;
    this.instead = problem.instead;
  }
}
