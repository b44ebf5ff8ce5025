/**
 * Keeps the README true: runs every `$ torouter …` of its console blocks and puts the output below it; with `--check` it only compares. Its JavaScript runs
 * against the embedded gateway, as a module and as CommonJS, and must print what its comments say.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const file = path.join(root, 'README.md');
const block = /```console\n\$ (torouter [^\n]*)\n([\s\S]*?)```/g;

/** Output of one command line, as a person at 80 columns sees it. `jq` filters run here, so that nobody needs jq to test. */
function outputOf(line) {
  const [command, ...filters] = line.split(' | ');
  const filter = filters.length === 0 ? undefined : filters.join(' | ');
  const shell = command.replace(/^torouter/, `"${process.execPath}" "${path.join(root, 'bin', 'torouter.cjs')}"`);
  const env = { PATH: process.env.PATH, HOME: os.tmpdir(), COLUMNS: '80', TZ: 'UTC', LANG: 'en_US.UTF-8' };
  const { stdout } = spawnSync(shell, {
    shell: true,
    cwd: root,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (filter === undefined) return stdout;
  if (jqScripts[filter] === undefined) throw new Error(`no script stands for ${filter}`);
  return execFileSync(process.execPath, ['-e', jqScripts[filter]], { input: stdout, encoding: 'utf8' });
}

const read = 'const d = JSON.parse(require("fs").readFileSync(0, "utf8"));';
/** What the jq filters of the README do, in JavaScript. */
const jqScripts = {
  "jq -c '.diagnosis[0] | {code, class, owner, retry, severity}'": `${read} const { code, class: c, owner, retry, severity } = d.diagnosis[0]; console.log(JSON.stringify({ code, class: c, owner, retry, severity }))`,
  'jq -r \'.windows[] | "\\(.kind) \\(.used) of \\(.limit) \\(.unit)"\'': `${read} for (const w of d.windows) console.log(w.kind + " " + w.used + " of " + w.limit + " " + w.unit)`,
  'jq length': `${read} console.log(d.length)`,
};

/** What differs from run to run: ports, ids, times and durations. */
function steady(text) {
  return text
    .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .replace(/\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?/g, 'DATE')
    .replace(/(?:DATE )?\b\d\d:\d\d(?::\d\d)?\b/g, 'TIME')
    .replace(/\b\d+(?:\.\d+)? (?:ms|s|min|h|days)\b(?: \d+ min)?/g, 'SPAN')
    .replace(/\s+/g, ' ')
    .trim();
}

/** State of the embedded gateway that the JavaScript of the README talks about. */
const state = 'win5h.openai';

/** The same program with `require`. */
function asCommonJs(code) {
  const required = code.replace(/^import (.+) from ('[^']+');$/gm, (_whole, names, from) =>
    names.startsWith('{') ? `const ${names} = require(${from});` : `const { default: ${names} } = require(${from});`,
  );
  return `(async () => {\n${required}\n})();`;
}

/** What a program prints that stands in the root of this package, where its own name and its development packages can be imported. */
function printedBy(code, extension, env) {
  const program = path.join(root, `.readme.${process.pid}${extension}`);
  writeFileSync(program, code);
  try {
    return execFileSync(process.execPath, [program], {
      cwd: root,
      env: { PATH: process.env.PATH, ...env },
      encoding: 'utf8',
    });
  } finally {
    rmSync(program);
  }
}

async function checkJavaScript(code) {
  const gateway = spawn(process.execPath, [path.join(root, 'bin/torouter.cjs'), 'simulate', state, '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const [line] = await once(gateway.stdout.setEncoding('utf8'), 'data');
    const { baseUrl, key } = JSON.parse(line);
    const env = { OPENAI_BASE_URL: `${baseUrl}/v1`, OPENAI_API_KEY: key };
    const shown = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, said]) => `${said}\n`).join('');
    for (const [program, extension] of [
      [code, '.mjs'],
      [asCommonJs(code), '.cjs'],
    ]) {
      const output = printedBy(program, extension, env);
      if (output !== shown) wrong.push({ line: `node (${extension})`, shown, output });
    }
  } finally {
    gateway.kill();
  }
}

const text = readFileSync(file, 'utf8');
const wrong = [];
const renewed = text.replace(block, (_whole, line, shown) => {
  const output = outputOf(line);
  if (steady(output) !== steady(shown)) wrong.push({ line, shown: steady(shown), output: steady(output) });
  return `\`\`\`console\n$ ${line}\n${output.replace(/\n*$/, '\n')}\`\`\``;
});
for (const [, code] of text.matchAll(/```js\n([\s\S]*?)```/g)) await checkJavaScript(code);
if (process.argv.includes('--check')) {
  for (const { line, shown, output } of wrong) process.stdout.write(`$ ${line}\nREADME: ${shown}\nnow:    ${output}\n`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} else writeFileSync(file, renewed);
