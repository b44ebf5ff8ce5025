import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import Ajv from 'ajv/dist/2020';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report';
import { runCli } from './support';

const key = `sk-${'e2e0demo'.repeat(6)}`;
const bin = path.resolve('bin/torouter.cjs');

describe('doctor --json', () => {
  let validate: (value: unknown) => boolean;
  let errors: () => unknown;
  beforeAll(async () => {
    const { stdout } = await runCli(['schema', 'doctor']);
    const check = new Ajv({ strict: false, allErrors: true }).compile(JSON.parse(stdout));
    validate = (value) => check(value);
    errors = () => check.errors;
  });

  it.each([
    'healthy',
    'badkey',
    'quota.gemini',
    'subdayeq',
    'up401',
    'stream-cut',
    'nomodel',
    'userconc.anthropic',
    'doc.bare.404',
  ])('of the state %s fits the schema that the program prints, and exits as it says', async (state) => {
    const { code, stdout, stderr } = await runCli(['doctor', '--demo', state, '--json']);
    const report = JSON.parse(stdout) as Report;
    expect(validate(report), JSON.stringify(errors())).toBe(true);
    expect(code).toBe(report.exitCode);
    expect(stderr).toBe('');
  });

  it('is the same document in both languages but for the words', async () => {
    const [en, zh] = await Promise.all(
      ['en', 'zh'].map(
        async (lang) =>
          JSON.parse((await runCli(['doctor', '--demo', 'expired', '--json', '--lang', lang])).stdout) as Report,
      ),
    );
    expect(zh?.diagnosis.map(({ code }) => code)).toEqual(en?.diagnosis.map(({ code }) => code));
    expect(zh?.checks.map(({ id, status }) => [id, status])).toEqual(en?.checks.map(({ id, status }) => [id, status]));
    expect(zh?.diagnosis[0]?.title).not.toBe(en?.diagnosis[0]?.title);
  });
});

describe('the block for a ticket', () => {
  const ticketOf = async (lang: string): Promise<string[]> => {
    const { stdout } = await runCli(['doctor', '--demo', 'channel401.openai', '--json', '--lang', lang]);
    return (JSON.parse(stdout) as Report).ticket ?? [];
  };

  it('tells in four lines when, where, what was answered, which request, and what it is not', async () => {
    const lines = await ticketOf('en');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^Time: +\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ \(UTC\) · http:\/\/127\.0\.0\.1:\d+$/);
    expect(lines[1]).toMatch(
      /^Code: +UPSTREAM_AUTH_FAILED · HTTP 502 · openai gpt-5\.4 · "Upstream authentication failed[^"]*"$/,
    );
    expect(lines[2]).toMatch(/^Request ids: [0-9a-f-]{36}/);
    expect(lines[3]).toMatch(/^Ruled out: +network, .*key/);
  });

  it('has labels in the language of the report', async () => {
    expect((await ticketOf('zh')).map((line) => line.replace(/： *.*$/, ''))).toEqual([
      '时间',
      '错误代码',
      '请求 ID',
      '已排除',
    ]);
  });
});

describe('doctor, interrupted', () => {
  let server: Server;
  const sockets = new Set<Socket>();
  let connected: Promise<void>;
  let port = 0;
  beforeAll(async () => {
    server = createServer();
    connected = new Promise((resolve) => {
      server.on('connection', (socket) => {
        sockets.add(socket);
        socket.on('error', () => {});
        // The request has arrived: from here on the program waits.
        socket.once('data', () => resolve());
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    port = typeof address === 'object' && address ? address.port : 0;
  });
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  it('prints what it has learned so far and exits with 130', async () => {
    const child = spawn(process.execPath, [bin, 'doctor', '--json', '--base-url', `http://127.0.0.1:${port}`], {
      env: { PATH: process.env.PATH, HOME: os.tmpdir(), TOROUTER_API_KEY: key },
    });
    let stdout = '';
    child.stdout.on('data', (data) => {
      stdout += String(data);
    });
    const closed = new Promise<number | null>((resolve) => {
      child.on('close', resolve);
    });
    await connected;
    child.kill('SIGINT');
    expect(await closed).toBe(130);
    const report = JSON.parse(stdout) as Report;
    expect(report).toMatchObject({ interrupted: true, exitCode: 130, verdict: 'inconclusive', diagnosis: [] });
    expect(report.checks.find(({ id }) => id === 'config.key')?.status).toBe('pass');
    expect(report.checks.find(({ id }) => id === 'auth.key')).toMatchObject({ status: 'skip', reason: 'interrupted' });
    expect(stdout).not.toContain(key.slice(4, 24));
  });
});

describe('--key-stdin on a terminal', () => {
  const prompt = 'Paste the key and press Enter; it is not shown';
  /** Types once the prompt is there. */
  const typing = (text: string, args: readonly string[] = []) =>
    runCli(['doctor', '--key-stdin', '--only', 'config.key', ...args], {
      tty: true,
      started({ onOutput, write }) {
        let output = '';
        let typed = false;
        onOutput((more) => {
          output += more;
          if (typed || !output.includes(prompt)) return;
          typed = true;
          write(text);
        });
      },
    });

  it.each([
    ['Enter', `${key}\r`],
    ['Ctrl-D', `${key}\u0004`],
    ['a slip and Enter', `${key}xy\u007f\u007f\u001b[D\r`],
  ])('asks, does not show the key, and ends with %s', async (_name, text) => {
    const { code, stdout } = await typing(text);
    expect(code).toBe(0);
    expect(stdout).toContain(`${prompt}\n`);
    expect(stdout).toContain(`${key.length} characters, nothing odd`);
    expect(stdout).not.toContain(key.slice(4, 24));
  });

  it('ends with 130 at Ctrl-C, and prints no report', async () => {
    const { code, stdout } = await typing(`${key}\u0003`);
    expect(code).toBe(130);
    expect(stdout.trim()).toBe(prompt);
  });

  it('tells that nothing was entered', async () => {
    const { code, stdout } = await typing('\r');
    expect(code).toBe(2);
    expect(stdout).toContain('the key is empty');
  });
});

describe('wrong input', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'torouter-e2e-'));
  const binary = path.join(folder, 'binary');
  writeFileSync(binary, Buffer.from([0, 1, 2, 3, 255, 0, 7, 9]));
  const withKey = { TOROUTER_API_KEY: key };
  it.each<[string, string[], Record<string, string>, RegExp]>([
    ['no key', ['doctor'], {}, /no API key: none of TOROUTER_API_KEY/],
    ['half a pair', ['doctor'], { OPENAI_API_KEY: key }, /OPENAI_API_KEY is set, OPENAI_BASE_URL is not/],
    ['a base URL that is none', ['doctor', '--base-url', 'http://'], withKey, /--base-url/],
    ['a scheme that is not HTTP', ['doctor', '--base-url', 'ftp://127.0.0.1/'], withKey, /ftp/],
    ['a port out of range', ['doctor', '--base-url', 'http://127.0.0.1:70000'], withKey, /port/],
    ['no samples', ['doctor', '--samples', '0'], withKey, /--samples/],
    ['a negative timeout', ['doctor', '--timeout', '-1'], withKey, /--timeout/],
    ['an unknown check', ['doctor', '--only', 'auth.kye'], withKey, /auth\.key/],
    ['an unknown state', ['doctor', '--demo', 'expird'], {}, /expired/],
    ['an unset variable', ['doctor', '--key-env', 'NOT_SET'], {}, /--key-env NOT_SET/],
    ['a key instead of a variable', ['doctor', '--key-env', key], {}, /name of a variable/],
    ['a key file that is not there', ['doctor', '--key-file', path.join(folder, 'none')], {}, /ENOENT/],
    ['a key file that is no text', ['doctor', '--key-file', binary], {}, /--key-file/],
  ])('%s: one line on stderr, exit 2', async (_name, args, env, said) => {
    const { code, stdout, stderr } = await runCli(args, { env });
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(said);
    expect(stderr).not.toContain(key.slice(4, 24));
  });
});
