/** Keeps `import('./part')` lazy in CommonJS bundles: each such part becomes a bundle of its own that is required when it is needed. */
import path from 'node:path';
import { build, type Plugin } from 'esbuild';

/** Name of the bundle of a source file: `src/commands/doctor.ts` → `doctor`. */
function bundleName(file: string): string {
  return path.basename(file).replace(/\.[cm]?[jt]s$/, '');
}

/** The entry and every source file that is reached through a dynamic import from it, by bundle name. Throws when two files want one name. */
export async function findLazyParts(
  name: string,
  entry: string,
  reserved: readonly string[],
): Promise<Record<string, string>> {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    write: false,
    metafile: true,
    logLevel: 'error',
  });
  const parts = new Map<string, string>([[name, entry]]);
  for (const input of Object.values(metafile.inputs)) {
    for (const imported of input.imports) {
      if (imported.kind !== 'dynamic-import' || imported.external) continue;
      const part = bundleName(imported.path);
      const taken = parts.get(part);
      if ((taken !== undefined && taken !== imported.path) || reserved.includes(part))
        throw new Error(`two bundles would be called ${part}: rename ${imported.path}`);
      parts.set(part, imported.path);
    }
  }
  return Object.fromEntries(parts);
}

/** Points dynamic imports of our own files at their bundles. */
export function lazyPlugin(): Plugin {
  return {
    name: 'lazy-parts',
    setup(bundler) {
      bundler.onResolve({ filter: /^\.{1,2}\// }, ({ kind, path: wanted, importer }) =>
        kind === 'dynamic-import' && !importer.includes('node_modules')
          ? { path: `./${bundleName(wanted)}.cjs`, external: true }
          : null,
      );
    },
  };
}
