/**
 * Writes V8's compiled code of the bundles beside them, each with the source that was compiled behind it, for the V8 that runs this script. The launcher
 * uses it in exactly that V8, where it saves most of the time to start. Code is compiled when it first runs, so each bundle is run as the commands would
 * run it, with nothing read from or written to this process.
 */
import fs from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

const dist = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../dist');
const require = createRequire(import.meta.url);

const refusal = '{"error":{"message":"api key 5小时限额已用完","type":"rate_limit_exceeded"}}';
const traceback = `Traceback (most recent call last):
  File "/app/main.py", line 12, in <module>
    client.chat.completions.create(model="gpt-5.4", messages=[])
openai.RateLimitError: Error code: 429 - {'error': {'message': 'Rate limit exceeded', 'type': 'rate_limit_error'}}
2026-11-23 10:00:00 ERROR request failed: status=503 body={"error":{"type":"api_error","message":"Service temporarily unavailable"}}`;

/** What people do most: arguments, and what is piped in. */
const runs = [
  { args: ['explain', '403'] },
  { args: ['explain', 'insufficient_quota'], lang: 'zh_CN.UTF-8' },
  {
    args: ['explain', '-'],
    input: `HTTP/1.1 429 Too Many Requests\r\ncontent-type: application/json\r\n\r\n${refusal}`,
  },
  { args: ['explain', '-'], input: refusal },
  { args: ['explain', '-'], input: traceback },
  { args: ['explain', '-', '--json'], input: `data: ${refusal}\n\ndata: [DONE]\n\n` },
  { args: ['doctor', '--help'] },
];

/** By the name of the bundle: its source as bytes, and the script that was made of it. */
const compiled = new Map();
let input = Buffer.alloc(0);

/** The file system of a run: output goes nowhere, standard input is `input`. */
const quietFs = {
  ...fs,
  writeSync: (_descriptor, bytes) => bytes.length,
  readSync(descriptor, buffer, ...rest) {
    if (descriptor !== 0) return fs.readSync(descriptor, buffer, ...rest);
    const length = input.copy(buffer);
    input = input.subarray(length);
    return length;
  },
};

function compile(name) {
  const source = fs.readFileSync(path.join(dist, name));
  if (source.some((byte) => byte > 0x7f))
    throw new Error(`${name} holds more than ASCII, which the launcher does not expect`);
  // Stack traces name the package, not the folder in which it was built.
  return { source, script: new vm.Script(Module.wrap(source.toString()), { filename: `torouter/dist/${name}` }) };
}

function load(name, modules) {
  const known = modules.get(name);
  if (known) return known.exports;
  if (!compiled.has(name)) compiled.set(name, compile(name));
  const { script } = compiled.get(name);
  const bundle = { exports: {} };
  modules.set(name, bundle);
  const requireIn = (id) => {
    if (id.startsWith('.')) return load(path.basename(id), modules);
    return /^(?:node:)?fs$/.test(id) ? quietFs : require(id);
  };
  script.runInThisContext().call(bundle.exports, bundle.exports, requireIn, bundle, path.join(dist, name), dist);
  return bundle.exports;
}

for (const { args, input: text = '', lang = 'C' } of runs) {
  process.argv = [process.execPath, path.join(dist, '../bin/torouter.cjs'), ...args];
  process.exitCode = undefined;
  process.env.LC_ALL = lang;
  input = Buffer.from(text);
  load('cli.cjs', new Map());
  // The program reports its own faults, but not through this file system.
  process.removeAllListeners('uncaughtException');
  for (let turn = 0; turn < 1000 && process.exitCode === undefined; turn += 1) await new Promise(setImmediate);
  if (process.exitCode !== 0) throw new Error(`torouter ${args.join(' ')} ended with ${process.exitCode}`);
}

const folder = path.join(dist, 'compiled', `${process.versions.v8}-${process.arch}`);
fs.mkdirSync(folder, { recursive: true });
for (const [name, { source, script }] of compiled)
  fs.writeFileSync(path.join(folder, `${name}.bin`), Buffer.concat([script.createCachedData(), source]));
