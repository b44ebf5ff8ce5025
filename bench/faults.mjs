/**
 * `npm run bench:faults`: every row of the table of faults, one after the other, with the time that its longest request and the whole run took against
 * their budgets. Exit code 1 when one is over by more than the tolerance. Needs a build. Only loopback is contacted.
 */
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const toleranceMs = 150;
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
// Beside the sources, so that `__dirname` and `node_modules` are found from there.
const outfile = path.join(root, 'test/e2e', `.faults.${process.pid}.cjs`);

async function table() {
  await build({
    stdin: {
      contents: "export { Kit, runMade, timeoutOf } from './faultsRun'; export { faultRows } from './faultsTable';",
      resolveDir: path.join(root, 'test/e2e'),
      loader: 'ts',
    },
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'error',
  });
  try {
    return createRequire(outfile)(outfile);
  } finally {
    rmSync(outfile, { force: true });
  }
}

/** ms of an option that holds seconds, or `null`. */
function secondsOf(args, flag) {
  const position = args.indexOf(flag);
  return position < 0 ? null : Number(args[position + 1]) * 1000;
}

const { Kit, runMade, timeoutOf, faultRows } = await table();
const kit = new Kit();
const pad = (value, width) => String(value).padStart(width);
let over = 0;
let rows = 0;
let worst = 0;
console.log(
  `${'fault'.padEnd(28)}${'found'.padEnd(46)}${pad('request', 9)}${pad('budget', 8)}${pad('run', 8)}${pad('budget', 8)}`,
);
try {
  for (const row of faultRows) {
    const made = await row.make(kit);
    const { report } = await runMade(made, kit);
    rows += 1;
    if (report === null) {
      over += 1;
      console.log(`${row.id.padEnd(28)}no report`);
      continue;
    }
    const timeoutMs = timeoutOf(made) * 1000;
    const deadlineMs = secondsOf(made.args ?? [], '--deadline');
    const requestMs = Math.max(0, ...report.requests.map(({ phases }) => phases.total));
    // Silence on the first request is asked about once more, by the other free look-ups; a stream comes after them. A broken road ends the run.
    const runBudget = deadlineMs ?? timeoutMs * (report.requests.length > 1 ? 2 : 1);
    const requestBudget = Math.min(timeoutMs, runBudget);
    const excess = Math.max(requestMs - requestBudget, report.durationMs - runBudget);
    worst = Math.max(worst, excess);
    const late = excess > toleranceMs;
    if (late) over += 1;
    const [first] = report.diagnosis;
    const found = first
      ? `${first.code}${first.reason ? ` ${first.reason}` : ''}`
      : `nothing (exit ${report.exitCode})`;
    const numbers = [Math.round(requestMs), requestBudget, report.durationMs, runBudget];
    console.log(
      `${row.id.padEnd(28)}${found.padEnd(46)}${numbers.map((value, index) => pad(value, index === 0 ? 9 : 8)).join('')}${late ? '  OVER' : ''}`,
    );
  }
} finally {
  await kit.close();
}
console.log(
  `${rows} rows, ${over} over budget + ${toleranceMs} ms; the latest came ${Math.max(0, Math.round(worst))} ms after its budget`,
);
process.exitCode = over > 0 ? 1 : 0;
