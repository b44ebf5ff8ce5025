/** Collects the licences of the packages that are bundled, so that they ship with the bundles. Only the build uses it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Metafile, Plugin } from 'esbuild';

interface BundledPackage {
  name: string;
  version: string;
  licence: string;
  text: string;
}

/** The folder of the package that a file inside node_modules belongs to, or `null` for our own files. */
function packageFolder(input: string): string | null {
  const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
  return match?.[1] ?? null;
}

function readPackage(folder: string): BundledPackage {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)(\.|$)/i.test(name));
  if (file === undefined || !existsSync(path.join(folder, file))) throw new Error(`${folder} has no licence file`);
  return {
    name: String(manifest.name),
    version: String(manifest.version),
    licence: String(manifest.license),
    text: readFileSync(path.join(folder, file), 'utf8').trim(),
  };
}

/** Every package whose code is in the bundles: name, version, licence and its whole text. Throws when a package ships none. */
export function licenceText(folders: Iterable<string>): string {
  const packages = [...new Set(folders)].map(readPackage).sort((a, b) => (a.name < b.name ? -1 : 1));
  const sections = packages.map(({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text}\n`);
  return `The files in this folder contain code of these packages.\n\n${sections.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

/** Adds the folder of every package that has bytes in an output to `folders`. */
export function licencePlugin(folders: Set<string>): Plugin {
  return {
    name: 'bundled-licences',
    setup(bundler) {
      bundler.onEnd(({ metafile }) => {
        for (const output of Object.values((metafile as Metafile | undefined)?.outputs ?? {}))
          for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
            const folder = packageFolder(input);
            if (folder !== null && bytesInOutput > 0) folders.add(folder);
          }
      });
    },
  };
}
