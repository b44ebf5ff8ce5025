/** Leaves out of the bundles what packages load at their start but our use of them never calls. Only the build uses it. */
import path from 'node:path';
import type { Plugin } from 'esbuild';

const undiciCore = path.resolve('scripts/undiciCore.mjs');

/** Node modules that stay out, by whom they are asked for, and what stands in their place. */
const unused = [
  // commander starts sub-commands that are programs of their own; ours are not.
  { module: /^(?:node:)?child_process$/, by: /node_modules[\\/]commander[\\/]/, instead: '{}' },
  // HTTP/2 is not switched on; undici itself falls back to this when Node is built without it.
  { module: /^(?:node:)?http2$/, by: /node_modules[\\/]undici[\\/]/, instead: '{ constants: {} }' },
];

/** Puts `undiciCore.mjs` in the place of undici, and empty objects in the place of Node modules that are never used. */
export function slimPlugin(): Plugin {
  return {
    name: 'slim',
    setup(bundler) {
      bundler.onResolve({ filter: /^undici$/ }, () => ({ path: undiciCore }));
      for (const { module, by, instead } of unused) {
        const namespace = `unused-${instead.length}`;
        bundler.onResolve({ filter: module }, ({ path: name, importer }) =>
          by.test(importer) ? { path: name, namespace } : null,
        );
        bundler.onLoad({ filter: /.*/, namespace }, () => ({ contents: `module.exports = ${instead};`, loader: 'js' }));
      }
    },
  };
}
