/** The frame of the command line, end to end: help, version, languages, wrong usage, closed pipes, and what is loaded when. */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandNames } from '../../src/commands/table';
import { rows } from '../../src/reference/index';
import { displayWidth } from '../../src/report/format';
import { langs } from '../../src/vocabulary';
import { bin, dist, root, runCli } from './support';

const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
const key = 'sk-0123456789abcdef0123456789abcdef';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'torouter-cli-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A script that Node runs before the program. */
function preload(name: string, script: string): string[] {
  const file = path.join(folder, `${name}.cjs`);
  writeFileSync(file, script);
  return ['--require', file];
}

/** Files that were loaded when the program ended. */
async function loadedFiles(args: readonly string[]): Promise<string[]> {
  const list = path.join(folder, `loaded-${args.join('-').replace(/\W/g, '')}.json`);
  const script = `process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(list)}, JSON.stringify(Object.keys(require.cache))))`;
  await runCli(args, { nodeArguments: preload('loaded', script) });
  const files = JSON.parse(readFileSync(list, 'utf8')) as string[];
  return files.map((file) => path.relative(root, file)).filter((file) => !file.startsWith('..'));
}

/** Modules of Node that were loaded by the program and are not part of a bare start. */
async function loadedModules(args: readonly string[], stdin?: string): Promise<string[]> {
  const list = path.join(folder, `modules-${args.join('-').replace(/\W/g, '')}.json`);
  const script = `const before = new Set(process.moduleLoadList);
process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(list)}, JSON.stringify(process.moduleLoadList.filter((name) => !before.has(name)))))`;
  await runCli(args, { nodeArguments: preload('modules', script), ...(stdin === undefined ? {} : { stdin }) });
  const names = JSON.parse(readFileSync(list, 'utf8')) as string[];
  return names.flatMap((name) => /^NativeModule (.*)/.exec(name)?.[1] ?? []);
}

describe('version and help', () => {
  it.each([['--version'], ['-V'], ['doctor', '--version'], ['--lang', 'zh', '-V']])(
    '%s %s %s prints the version',
    async (...args) => {
      expect(await runCli(args.filter((arg) => arg !== undefined))).toEqual({
        code: 0,
        stdout: `${version}\n`,
        stderr: '',
      });
    },
  );

  it.each([[[]], [['--help']], [['-h']], [['help']], [['--no-color']]])(
    '%j prints the help of the program',
    async (args) => {
      const result = await runCli(args);
      expect(result).toMatchObject({ code: 0, stderr: '' });
      for (const name of commandNames) expect(result.stdout).toContain(`\n  ${name} `);
    },
  );

  it.each(commandNames)('%s --help and help %s are the same, in both languages, within 80 columns', async (name) => {
    for (const lang of langs) {
      const result = await runCli([name, '--help', '--lang', lang]);
      expect(result).toMatchObject({ code: 0, stderr: '' });
      expect(result.stdout).toContain(`torouter ${name}`);
      for (const line of result.stdout.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(80);
    }
    expect(await runCli(['help', name])).toEqual(await runCli([name, '--help']));
  });

  it('stays silent about everything else when the help is asked for beside it', async () => {
    const result = await runCli(['doctor', '--help', '--format', 'yaml']);
    expect(result).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('language', () => {
  const english = 'Usage:';
  const chinese = '用法：';
  it.each([
    [{}, english],
    [{ LANG: 'zh_CN.UTF-8' }, chinese],
    [{ LANG: 'en_GB.UTF-8', LC_MESSAGES: 'zh_TW' }, chinese],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, english],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: '' }, chinese],
    [{ LANG: 'zha_CN' }, english],
  ])('%j', async (env, expected) => {
    expect((await runCli(['--help'], { env })).stdout).toContain(expected);
  });

  it('the option wins over the environment, before and after the command', async () => {
    const env = { LC_ALL: 'zh_CN.UTF-8' };
    expect((await runCli(['--lang', 'en', 'doctor', '-h'], { env })).stdout).toContain(english);
    expect((await runCli(['doctor', '-h', '--lang=ZH'])).stdout).toContain(chinese);
  });
});

describe('wrong usage: one line, exit code 2', () => {
  it.each([
    [['doctor', '--modle', 'x'], /unknown option "--modle" \(torouter doctor\)\. Did you mean --model\?/],
    [['doctor', '--bogus-thing'], /unknown option "--bogus-thing".*See torouter doctor --help/],
    [['-json'], /unknown option "-json".*--json/],
    [['doctor', '-z'], /unknown option "-z"/],
    [['doctor', '--json=yes'], /takes no value \(--json\)/],
    [['doctro'], /unknown command "doctro"\. Did you mean doctor\?/],
    [['help', 'expalin'], /unknown command "expalin"\. Did you mean explain\?/],
    [['403'], /unknown command "403"\. .*torouter explain 403/],
    [['INVALID_API_KEY'], /torouter explain INVALID_API_KEY/],
    [['doctor', '--format', 'jsno'], /unknown format "jsno" \(--format\)\. Did you mean json\? Valid: terminal, json/],
    [['explain', '403', '--format', 'yaml'], /unknown format "yaml" \(--format\)\. Use one of: terminal, json/],
    [['explain', '--lang', 'fr', '403'], /unknown language "fr" \(--lang\)/],
    [['doctor', '--protocol', 'antropic'], /Did you mean anthropic\?/],
    [['doctor', '--fail-on', 'info'], /unknown level "info"/],
    [['doctor', '--samples', '0'], /"0" is not a number in range \(--samples\)\. Give a whole number from 1 to 50/],
    [['doctor', '--samples', '2.5'], /--samples/],
    [['doctor', '--timeout', '0'], /--timeout/],
    [['doctor', '--timeout', '30s'], /above 0/],
    [['doctor', '--deadline', '1e3'], /--deadline/],
    [['simulate', '--port', '65536'], /0 to 65535/],
    [['simulate', '--port=-1'], /--port/],
    [['doctor', '--model'], /the value is missing \(--model\)\. Write --model <ID>/],
    [['doctor', '--base-url', ''], /the value is empty \(--base-url\)/],
    [['doctor', '--only', ','], /the value is empty \(--only\)/],
    [['doctor', '--key-env', 'A', '--key-stdin'], /--key-env and --key-stdin contradict/],
    [['doctor', '--demo', '--base-url', 'x'], /--demo and --base-url contradict/],
    [['explain', '--json', '--format', 'terminal'], /--json and --format terminal contradict/],
    [['doctor', 'gpt-5.4'], /unexpected argument "gpt-5.4".*--model ID/],
    [['simulate', 'a', 'b'], /unexpected argument "b"/],
    [['schema'], /an argument is missing \(torouter schema\)\. Use one of: doctor, explain/],
    [['schema', 'doktor'], /unknown schema "doktor".*Did you mean doctor\?/],
  ])('%j', async (args, expected) => {
    const result = await runCli(args);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toMatch(expected);
    expect(result.stderr).toMatch(/^torouter: [^\n]+\n$/);
    expect(result.stderr).not.toMatch(/Usage|\bat \//);
  });

  it('speaks Chinese when asked to', async () => {
    const result = await runCli(['doctor', '--modle', 'x', '--lang', 'zh']);
    expect(result).toEqual({
      code: 2,
      stdout: '',
      stderr: 'torouter: 没有名为 "--modle" 的选项（torouter doctor）。是否想写 --model？请看 torouter doctor --help\n',
    });
  });

  it.each([
    [[key]],
    [['doctor', key]],
    [['doctor', `--kee=${key}`]],
    [['doctor', `-k${key}`]],
    [['doctor', '--format', key]],
    [['doctor', '--samples', 'f'.repeat(40)]],
    [['help', key]],
    [['schema', `${key}\u001b[31m\n`]],
  ])('never repeats what may be a key: case %#', async (args) => {
    const result = await runCli(args);
    expect(result.code).toBe(2);
    expect(result.stdout).toBe('');
    expect(result.stderr).toMatch(/^torouter: [^\n\u001b]+\n$/);
    expect(result.stderr).not.toContain(key.slice(3, 15));
    expect(result.stderr).not.toContain('f'.repeat(10));
  });
});

describe('faults of the program', () => {
  const breaking = (secret: string): string => `
    const fs = require('fs'); const read = fs.readFileSync;
    fs.readFileSync = (file, ...rest) => {
      if (/schema\\.doctor/.test(String(file))) throw new Error('boom\\nwith ${secret} and \\u001b[31m' + process.env.MY_API_KEY);
      return read(file, ...rest);
    };`;

  it('become one redacted line and exit code 2', async () => {
    const env = { MY_API_KEY: 'quite-a-secret-value' };
    const result = await runCli(['schema', 'doctor'], { env, nodeArguments: preload('breaking', breaking(key)) });
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toMatch(/^torouter: internal error \(INTERNAL\): boom with [^\n\u001b]+\n$/);
    expect(result.stderr).not.toContain(key);
    expect(result.stderr).not.toContain(env.MY_API_KEY);
  });

  it('show the stack with --verbose, redacted too', async () => {
    const result = await runCli(['schema', 'doctor', '-v'], { nodeArguments: preload('breaking', breaking(key)) });
    expect(result.code).toBe(2);
    expect(result.stderr).toMatch(/\n\s+at /);
    expect(result.stderr).not.toContain(key);
  });

  it('are caught outside the run, too', async () => {
    const script = `process.nextTick(() => { throw new Error('late ${key}') })`;
    const result = await runCli(['schema', 'doctor'], { nodeArguments: preload('late', script) });
    expect(result.code).toBe(2);
    expect(result.stderr).toMatch(/^torouter: internal error \(INTERNAL\): late sk-…cdef\n$/);
  });

  it.each([
    ['a variable of any name', ['--key-env', 'MY_CREDENTIAL'], ''],
    ['standard input', ['--key-stdin'], 'plain-credential-0123456789\n'],
  ])('hide a key that was read from %s', async (_name, source, stdin) => {
    const secret = 'plain-credential-0123456789';
    const script = `const net = require('net'); const { connect } = net;
      net.connect = net.createConnection = (...rest) => {
        process.nextTick(() => { throw new Error('late ${secret}') });
        return connect(...rest);
      };`;
    const result = await runCli(['doctor', '--free', '--base-url', 'http://127.0.0.1:9', ...source], {
      env: { MY_CREDENTIAL: secret },
      stdin,
      nodeArguments: preload('crashing', script),
    });
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toMatch(/internal error \(INTERNAL\): late …6789\n$/);
    expect(result.stderr).not.toContain(secret);
  });
});

describe('schema', () => {
  it.each(['doctor', 'explain'])('%s prints a JSON Schema that compiles', async (name) => {
    const result = await runCli(['schema', name]);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    const schema = JSON.parse(result.stdout) as object;
    expect(schema).toHaveProperty('$schema');
    expect(() => new Ajv2020({ strict: false, validateFormats: false }).compile(schema)).not.toThrow();
  });
});

describe('a reader that goes away', () => {
  it.each([[['--help']], [['explain', '403']], [['schema', 'doctor']]])('%j ends quietly', async (args) => {
    const child = spawn(process.execPath, [bin, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH },
    });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    expect(stderr).toBe('');
    expect(code).toBe((await runCli(args)).code);
  });
});

describe('what explain is given', () => {
  it.each(['401', 'KEY_WINDOW_5H_EXHAUSTED\n', 'insufficient_quota', '429 529'])(
    '%j through a pipe is what it is as an argument',
    async (words) => {
      const asked = await runCli(['explain', ...words.trim().split(' '), '--json']);
      expect(asked.code).toBe(0);
      for (const args of [
        ['explain', '-', '--json'],
        ['explain', '--json'],
      ])
        expect(await runCli(args, { stdin: words })).toEqual(asked);
    },
  );

  it('the name of a file is told from its text', async () => {
    const file = path.join(folder, 'traceback.txt');
    writeFileSync(file, 'nothing of note');
    const { code, stdout } = await runCli(['explain', file], { env: { COLUMNS: '200' } });
    expect(code).toBe(1);
    expect(stdout).toContain(`torouter explain - < ${file}`);
  });

  it('sources are shown with -v only', async () => {
    expect((await runCli(['explain', 'API_KEY_EXPIRED'])).stdout).not.toContain('Sources');
    expect((await runCli(['explain', 'API_KEY_EXPIRED', '-v'])).stdout).toContain('Sources');
  });

  it('somebody who types is told how to end', async () => {
    const { code, stdout } = await runCli(['explain', '-', '-q'], {
      tty: true,
      stdin: '{"code":"API_KEY_EXPIRED","message":"x"}\r\u0004',
    });
    expect(code).toBe(0);
    expect(stdout).toContain('Ctrl-D');
    expect(stdout).toContain('API_KEY_EXPIRED you no -');
  });
});

/** A copy of the built package, or of some of its parts, to be damaged. */
function packageCopy(name: string, parts = ['bin', 'dist', 'package.json']): { at: string; program: string } {
  const at = path.join(folder, name);
  for (const part of parts) cpSync(path.join(root, part), path.join(at, part), { recursive: true });
  return { at, program: path.join(at, 'bin/torouter.cjs') };
}

describe('what is loaded', () => {
  it('nothing but package.json for --version', async () => {
    expect((await loadedFiles(['--version'])).sort()).toEqual(['bin/torouter.cjs', 'package.json']);
  });

  it('one bundle for explain, and the parser beside it when there are options', async () => {
    const one = ['bin/torouter.cjs', 'dist/cli.cjs'];
    const two = [...one, 'dist/program.cjs'];
    expect((await loadedFiles(['explain', '403'])).sort()).toEqual(one);
    expect((await loadedFiles(['explain', '-'])).sort()).toEqual(one);
    expect((await loadedFiles(['explain', '403', '--json'])).sort()).toEqual([...two, 'dist/json.cjs'].sort());
    expect((await loadedFiles(['doctor', '--bogus'])).sort()).toEqual(two);
    expect((await loadedFiles(['doctor', '--help'])).sort()).toEqual(two);
  });

  it('no streams, network or system modules of Node for a look-up, nor for a text that is piped in', async () => {
    expect(await loadedModules(['explain', '403'])).toEqual(['vm']);
    expect(await loadedModules(['explain', '-'], 'HTTP/1.1 404 Not Found\n\n404 page not found')).toEqual(['vm']);
  });

  it('compiled code of this V8, where the build left some and V8 takes it', async () => {
    const list = path.join(folder, 'scripts.json');
    const script = `const vm = require('vm'), fs = require('fs'), Script = vm.Script, seen = [];
vm.Script = class extends Script { constructor(code, options) { super(code, options); seen.push([require('path').basename(options.filename), this.cachedDataRejected]); } };
process.on('exit', () => fs.writeFileSync(${JSON.stringify(list)}, JSON.stringify(seen)));`;
    const nodeArguments = preload('scripts', script);
    await runCli(['explain', '-', '--json'], { nodeArguments, stdin: '{"code":"API_KEY_EXPIRED","message":"x"}' });
    expect(JSON.parse(readFileSync(list, 'utf8'))).toEqual(
      ['cli.cjs', 'program.cjs', 'text.cjs', 'json.cjs'].map((name) => [name, false]),
    );
  });

  it.each(['cut', 'garbled', 'absent'])('the same is said when the compiled code is %s', async (fault) => {
    const { at: copy, program } = packageCopy(fault);
    const compiled = path.join(copy, 'dist/compiled');
    const [version = ''] = readdirSync(compiled);
    for (const name of readdirSync(path.join(compiled, version))) {
      const file = path.join(compiled, version, name);
      const bytes = readFileSync(file);
      writeFileSync(file, fault === 'cut' ? bytes.subarray(0, bytes.length / 2) : bytes.map((byte) => byte ^ 0x5a));
    }
    if (fault === 'absent') rmSync(compiled, { recursive: true });
    for (const args of [
      ['explain', '403'],
      ['explain', '-', '--json'],
      ['schema', 'explain'],
    ]) {
      const stdin = 'HTTP/1.1 404 Not Found\n\n404 page not found';
      const said = await runCli(args, { program, stdin });
      expect(said).toEqual(await runCli(args, { stdin }));
      expect(said.code).toBe(0);
    }
  });

  it('the bundle itself where it is not the one that was compiled, be it as long', async () => {
    const { at: copy, program } = packageCopy('patched');
    const bundle = path.join(copy, 'dist/cli.cjs');
    writeFileSync(bundle, readFileSync(bundle, 'utf8').replace('standard input is empty', 'STANDARD INPUT IS EMPTY'));
    const { stderr } = await runCli(['explain', '-'], { program, stdin: '' });
    expect(stderr).toContain('STANDARD INPUT IS EMPTY');
  });

  it('one line where the package is not complete', async () => {
    const { program } = packageCopy('incomplete', ['bin', 'package.json']);
    const { code, stderr } = await runCli(['explain', '403'], { program });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^torouter: the package is not complete .*\n$/);
  });

  it('nothing that names the folder in which it was compiled', () => {
    const [version = ''] = readdirSync(path.join(dist, 'compiled'));
    for (const name of readdirSync(path.join(dist, 'compiled', version)))
      expect(readFileSync(path.join(dist, 'compiled', version, name)).includes(root), name).toBe(false);
  });

  it('explain says the same with the parser and without', async () => {
    for (const inputs of [['403'], ['INVALID_API_KEY', '429'], ['nothing', 'of', 'note'], ['-']]) {
      const env = { LANG: 'zh_CN.UTF-8' };
      const plain = await runCli(['explain', ...inputs], {
        env,
        stdin: 'HTTP/1.1 404 Not Found\n\n404 page not found',
      });
      const parsed = await runCli(['explain', '--format', 'terminal', ...inputs], {
        env,
        stdin: 'HTTP/1.1 404 Not Found\n\n404 page not found',
      });
      expect(parsed).toEqual(plain);
    }
  });

  it('the bundle of explain holds no network client, schema library, colours or spinner', () => {
    const bundle = readFileSync(path.join(dist, 'cli.cjs'), 'utf8');
    for (const mark of ['undici:request', '_zod', 'strikethrough', 'discardStdin', 'node:net', 'node:tls', 'node:http'])
      expect(bundle.includes(mark), mark).toBe(false);
  });

  it('the bundle of explain stays small', () => {
    expect(statSync(path.join(dist, 'cli.cjs')).size).toBeLessThan(56 * 1024);
  });

  it('words are in JSON files, complete, and not in the bundle', () => {
    const escaped = readFileSync(path.join(dist, 'cli.cjs'), 'utf8');
    const bundle = escaped.replace(/\\u([0-9a-f]{4})/gi, (_all, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    for (const lang of langs) {
      const table = JSON.parse(readFileSync(path.join(dist, `words.${lang}.json`), 'utf8')) as Record<string, unknown>;
      expect(Object.keys(table)).toEqual(rows.map((row) => row.id));
      for (const row of rows) {
        expect(table[row.id]).toMatchObject({ words: row.words[lang] });
        const { meaning } = row.words[lang];
        if (meaning !== '') expect(bundle.includes(JSON.stringify(meaning).slice(1, -1)), row.id).toBe(false);
      }
    }
  });
});

describe('the launcher', () => {
  it('refuses a Node that is too old with one line, before anything is loaded', async () => {
    for (const old of ['20.18.0', '18.20.8', '4.9.1']) {
      const pretend = `Object.defineProperty(process.versions, 'node', { value: '${old}' })`;
      const result = await runCli(['explain', '403'], { nodeArguments: preload('old', pretend) });
      expect(result).toEqual({
        code: 2,
        stdout: '',
        stderr: `torouter: Node ${old} is too old. Use Node 20.18.1 or newer.\n`,
      });
    }
    for (const fine of ['20.18.1', '21.0.0', '100.0.0']) {
      const pretend = `Object.defineProperty(process.versions, 'node', { value: '${fine}' })`;
      expect((await runCli(['--version'], { nodeArguments: preload('fine', pretend) })).code).toBe(0);
    }
  });

  it('is written in syntax that an old Node can read', () => {
    const script = readFileSync(bin, 'utf8');
    expect(script).not.toMatch(/=>|`|\b(?:const|let|class|async|import)\b|\?\.|\?\?/);
  });
});

describe('in a terminal', () => {
  it('the help is laid out for its width', async () => {
    const result = await runCli(['doctor', '--help'], { tty: 60 });
    expect(result.code).toBe(0);
    const lines = result.stdout.split('\n').filter((line) => !line.startsWith('  torouter '));
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(60);
  });
});
