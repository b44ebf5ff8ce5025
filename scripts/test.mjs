/** `npm test`: builds, then runs every gate, two at a time, and ends with one plain line: `N passed, N failed`. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const folder = mkdtempSync(path.join(tmpdir(), 'torouter-test-'));
const resultsFile = path.join(folder, 'vitest.json');
const require = createRequire(import.meta.url);
const lanes = 2;

/** Extra certificates make every start of Node several times slower, and nothing here leaves the machine. */
const { NODE_EXTRA_CA_CERTS: _certificates, FORCE_COLOR: _color, ...inherited } = process.env;
const env = {
  ...inherited,
  NO_COLOR: '1',
  npm_config_offline: 'true',
  npm_config_update_notifier: 'false',
};

/** The script behind a tool's command, so that no shell and no npx is needed. */
function tool(packageName, command) {
  const manifest = path.join(root, 'node_modules', packageName, 'package.json');
  const { bin } = require(manifest);
  return path.join(path.dirname(manifest), typeof bin === 'string' ? bin : bin[command]);
}

/** Runs a program to its end; never rejects. */
function run(file, args) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: file === 'npm' && process.platform === 'win32',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    child.on('error', (error) => resolve({ ok: false, output: String(error) }));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}

const node = (packageName, command, ...args) => run(process.execPath, [tool(packageName, command), ...args]);

const packed = () => {
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (archive === undefined) throw new Error('npm pack wrote no archive');
  return path.join(folder, archive);
};

/** Both look at the archive that would be published, not at the working folder. */
async function checkPackage() {
  const pack = await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder]);
  if (!pack.ok) return [{ name: 'npm pack', ...pack }];
  const archive = packed();
  const publint = { name: 'publint', ...(await node('publint', 'publint', 'run', archive, '--strict')) };
  const attw = {
    name: 'attw',
    ...(await node('@arethetypeswrong/cli', 'attw', archive, '--no-definitely-typed', '--no-color')),
  };
  return [{ name: 'npm pack', ...pack }, publint, attw];
}

async function gate(name, running) {
  return [{ name, ...(await running) }];
}

/** The tests, each counted by itself; a file that cannot be loaded is one failure. */
async function runTests() {
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${resultsFile}`];
  const { ok, output } = await node('vitest', 'vitest', ...args);
  let results;
  try {
    results = JSON.parse(readFileSync(resultsFile, 'utf8'));
  } catch {
    return [{ name: 'vitest', ok: false, output }];
  }
  const unloaded = results.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const skipped = results.numPendingTests + (results.numTodoTests ?? 0);
  const failed = results.numFailedTests + unloaded;
  // An error outside every test fails the run without failing a test.
  const stray = !ok && failed === 0 ? 1 : 0;
  return [
    { name: 'vitest', ok: ok && failed === 0, output, passed: results.numPassedTests, failed: failed + stray, skipped },
  ];
}

const gates = [
  runTests,
  () => gate('tsc', node('typescript', 'tsc', '-p', '.')),
  checkPackage,
  () => gate('knip', node('knip', 'knip', '--no-progress')),
  () => gate('readme', run(process.execPath, [path.join(root, 'scripts/readme.mjs'), '--check'])),
  () => gate('biome', node('@biomejs/biome', 'biome', 'ci', '.')),
];

let passed = 0;
let failed = 0;

function report({ name, ok, output, passed: good = ok ? 1 : 0, failed: bad = ok ? 0 : 1, skipped = 0 }, seconds) {
  passed += good;
  failed += bad;
  const count = good + bad > 1 ? ` (${good} passed, ${bad} failed${skipped > 0 ? `, ${skipped} skipped` : ''})` : '';
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name}${count} ${seconds.toFixed(1)} s`);
  if (!ok) console.log(`${output.trimEnd()}\n`);
}

async function timed(work) {
  const start = performance.now();
  const outcomes = await work();
  for (const outcome of outcomes) report(outcome, (performance.now() - start) / 1000);
  return outcomes.every(({ ok }) => ok);
}

try {
  const built = await timed(() => gate('build', node('tsup', 'tsup')));
  const waiting = built ? [...gates] : gates.filter((work) => work !== checkPackage);
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let work = waiting.shift(); work !== undefined; work = waiting.shift()) await timed(work);
    }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

process.exitCode = failed > 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed`);
