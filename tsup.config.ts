/** How the package is built: CommonJS bundles for the command line, one for each lazy part, and the library entry. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type Options } from 'tsup';
import { evaluateModule } from './scripts/evaluate';
import { findLazyParts, lazyPlugin } from './scripts/lazyPlugin';
import { licencePlugin, licenceText } from './scripts/licences';
import { patternPlugin } from './scripts/patternPlugin';
import { referenceFiles, referencePlugin } from './scripts/referencePlugin';
import { slimPlugin } from './scripts/slimPlugin';

const outDir = 'dist';
const common: Options = {
  outDir,
  platform: 'node',
  target: 'node20',
  minify: true,
  splitting: false,
  sourcemap: false,
  noExternal: [/.*/],
  removeNodeProtocol: false,
  silent: true,
};

function emit(name: string, content: unknown): void {
  writeFileSync(path.join(outDir, name), `${typeof content === 'string' ? content : JSON.stringify(content)}\n`);
}

/** The value that `factory` of a script makes. */
async function produce(script: string, factory: string): Promise<unknown> {
  const make = (await evaluateModule(path.resolve(script)))[factory];
  if (typeof make !== 'function') throw new Error(`${script} exports no function ${factory}`);
  return (await (make as () => unknown)()) as unknown;
}

/** Everything in dist that is data: words, the simulator's rows, the schemas, the licences. */
async function emitData(packageFolders: Iterable<string>): Promise<void> {
  for (const [name, json] of Object.entries(await referenceFiles())) emit(name, json);
  if (existsSync('scripts/gateway-rows.ts'))
    emit('gateway.json', await produce('scripts/gateway-rows.ts', 'gatewayRows'));
  if (existsSync('scripts/schemas.ts')) {
    const schemas = (await produce('scripts/schemas.ts', 'schemas')) as Record<string, unknown>;
    for (const [name, schema] of Object.entries(schemas))
      emit(`schema.${name}.json`, `${JSON.stringify(schema, null, 2)}`);
  }
  emit('THIRD-PARTY-LICENSES.txt', licenceText(packageFolders));
}

/** Compiled code that does not fit its bundle must not be found, not even while the bundles are written. */
function removeCompiled(): void {
  rmSync(path.join(outDir, 'compiled'), { recursive: true, force: true });
}

/** Leaves ASCII only: esbuild keeps the other characters of regular expressions, and a bundle with any of them takes twice the memory and longer to read. */
function escapeBundles(): void {
  for (const name of readdirSync(outDir).filter((file) => file.endsWith('.cjs') && file !== 'index.cjs')) {
    const text = readFileSync(path.join(outDir, name), 'utf8');
    const escaped = text.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    if (escaped !== text) writeFileSync(path.join(outDir, name), escaped);
  }
}

/** Removes what an earlier build left. At the end and not at the start, so that the program can be used while it is built. */
function removeStaleAtEnd(): void {
  const started = Date.now() - 1000;
  process.on('exit', (code) => {
    if (code !== 0) return;
    for (const file of readdirSync(outDir).map((name) => path.join(outDir, name)))
      if (statSync(file).mtimeMs < started) rmSync(file, { recursive: true });
  });
}

export default defineConfig(async () => {
  removeStaleAtEnd();
  removeCompiled();
  const packageFolders = new Set<string>();
  return [
    {
      ...common,
      entry: await findLazyParts('cli', 'src/main.ts', ['index']),
      format: ['cjs'],
      outExtension: () => ({ js: '.cjs' }),
      esbuildPlugins: [slimPlugin(), lazyPlugin(), referencePlugin(), patternPlugin(), licencePlugin(packageFolders)],
      esbuildOptions(options) {
        // A native import() would start the ESM loader; require of the neighbour is several times cheaper.
        options.supported = { 'dynamic-import': false };
        options.legalComments = 'none';
      },
      async onSuccess() {
        await emitData(packageFolders);
        escapeBundles();
        execFileSync(process.execPath, ['scripts/compile.mjs'], { stdio: ['ignore', 'inherit', 'inherit'] });
      },
    },
    {
      ...common,
      entry: { index: 'src/index.ts' },
      format: ['cjs', 'esm'],
      dts: true,
      outExtension: ({ format }) => ({ js: format === 'cjs' ? '.cjs' : '.mjs' }),
    },
  ];
});
