/** Runs a TypeScript module of this repository at build time and hands back what it exports. Only the build uses it. */
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';

let serial = 0;

/** Bundles the module into a file beside it (so that `__dirname` is right), runs that, and deletes it. Throws what the module throws. */
export async function evaluateModule(file: string): Promise<Record<string, unknown>> {
  serial += 1;
  const outfile = path.join(path.dirname(file), `.${path.basename(file, '.ts')}.${process.pid}.${serial}.cjs`);
  await build({
    entryPoints: [file],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'error',
  });
  try {
    return createRequire(outfile)(outfile) as Record<string, unknown>;
  } finally {
    rmSync(outfile, { force: true });
  }
}
