/** Leaves out Node modules that a bundled package asks for at its start but that our use of it never calls. Only the build uses it. */
import type { Plugin } from 'esbuild';

/** commander starts programs of its own for sub-commands that are separate executables; ours are not. Loading it costs a tenth of a start. */
const unused = [{ module: /^(?:node:)?child_process$/, by: /[\\/]node_modules[\\/]commander[\\/]/ }];

/** Puts an empty object in the place of those modules. */
export function unusedBuiltinsPlugin(): Plugin {
  return {
    name: 'unused-builtins',
    setup(bundler) {
      for (const { module, by } of unused)
        bundler.onResolve({ filter: module }, ({ path, importer }) =>
          by.test(importer) ? { path, namespace: 'unused-builtin' } : null,
        );
      bundler.onLoad({ filter: /.*/, namespace: 'unused-builtin' }, () => ({
        contents: 'module.exports = {};',
        loader: 'js',
      }));
    },
  };
}
