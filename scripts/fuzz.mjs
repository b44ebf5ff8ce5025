/** `npm run fuzz [rounds]`: runs every property test with fresh seeds, 20 rounds when none is given, and stops at the first counterexample. */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const rounds = Number(process.argv[2] ?? '20');
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error(`fuzz: "${process.argv[2]}" is not a number of rounds: give a whole number of 1 or more`);
  process.exit(2);
}

const files = readdirSync(path.join(root, 'test'), { recursive: true })
  .map((name) => path.join('test', String(name)))
  .filter((name) => name.endsWith('.test.ts') && readFileSync(path.join(root, name), 'utf8').includes('fc.assert('));

for (let round = 1; round <= rounds; round += 1) {
  const seed = randomInt(2 ** 31);
  const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [vitest, 'run', '--reporter=dot', ...files], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', TOROUTER_PROPERTY_SEED: String(seed) },
  });
  if (status !== 0) {
    console.log(stdout + stderr);
    console.log(
      `round ${round} of ${rounds}: seed ${seed} failed; again: TOROUTER_PROPERTY_SEED=${seed} npx vitest run`,
    );
    process.exit(1);
  }
  console.log(`round ${round} of ${rounds}: seed ${seed} passed`);
}
