/** The command: what it prints, where, in which language, and how it ends. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { runSimulate, type SimulateRequest } from '../../src/commands/simulate';
import type { Context } from '../../src/context';
import { simulatePhrases, stateGroups, stateLabels } from '../../src/reference/phrases/simulate';
import { demoKey } from '../../src/simulator/gateway';
import { UsageError } from '../../src/usageError';
import { langs } from '../../src/vocabulary';
import { send } from '../simulator/client';

interface Run {
  context: Context;
  out: () => string;
  err: () => string;
  interrupt: () => void;
}

function world(platform: NodeJS.Platform = 'linux'): Run {
  const stop = new AbortController();
  const text = { out: '', err: '' };
  const writer = (side: 'out' | 'err') => ({
    write(chunk: string) {
      text[side] += chunk;
      return true;
    },
  });
  return {
    context: {
      env: {},
      now: () => Date.parse('2026-12-01T08:09:10Z'),
      stdin: Readable.from([]),
      stdout: writer('out'),
      stderr: writer('err'),
      platform,
      interrupted: stop.signal,
    },
    out: () => text.out,
    err: () => text.err,
    interrupt: () => stop.abort('SIGINT'),
  };
}

const worlds: Run[] = [];
const servers: Server[] = [];
afterEach(() => {
  for (const run of worlds.splice(0)) run.interrupt();
  for (const server of servers.splice(0)) server.close();
});

/** Starts the command and waits until it has said where it listens. */
async function begin(request: SimulateRequest, platform?: NodeJS.Platform) {
  const run = world(platform);
  worlds.push(run);
  const exit = runSimulate(request, run.context);
  await expect.poll(() => run.out()).toMatch(/127\.0\.0\.1:\d+/);
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(run.out())?.[0] ?? '';
  return { ...run, exit, url };
}

describe('running', () => {
  it('prints the address, the key and commands to paste, logs requests, and ends quietly with 0', async () => {
    const { out, err, url, exit, interrupt } = await begin({ lang: 'en', state: 'expired.anthropic' });
    expect(out().replaceAll(url, 'URL').replaceAll(demoKey, 'KEY')).toBe(
      [
        'torouter simulate · expired.anthropic: the key is past its expiry date',
        '',
        '  Base URL  URL',
        '  Demo key  KEY',
        '',
        'Try it from another terminal:',
        '',
        '  export TOROUTER_BASE_URL=URL',
        '  export TOROUTER_API_KEY=KEY',
        '  torouter doctor --model claude-opus-5',
        '  torouter doctor --free',
        '',
        'Every request shows here. Ctrl-C stops the gateway.',
        '',
      ].join('\n'),
    );
    const before = out();
    const secret = 'sk-somebodys-real-key-0123456789';
    await send(url, { path: '/v1/models', headers: { 'x-api-key': demoKey } });
    await send(url, {
      path: `/v1/models?key=${secret}&token=${secret}`,
      headers: { authorization: `Bearer ${secret}` },
    });
    await expect.poll(() => err().split('\n').length).toBe(3);
    expect(err().replace(/\d+ ms/g, 'N ms')).toMatch(
      /^08:09:10 {2}GET \/v1\/models {2}403 {2}expired\.models\.anthropic {2}N ms\n08:09:10 {2}GET \/v1\/models\?key=\S+ {2}400 {2}query\.models {2}N ms\n$/,
    );
    expect(err()).not.toContain(secret);
    interrupt();
    expect(await exit).toBe(0);
    expect(out()).toBe(before);
    await expect(send(url, { path: '/health' })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('is healthy by default, quiet when asked to be, and speaks PowerShell on Windows', async () => {
    const { out, err, url, exit, interrupt } = await begin(
      { lang: 'en', state: null, port: null, quiet: true },
      'win32',
    );
    expect(out()).toContain('healthy.openai');
    expect(out()).toContain(`$env:TOROUTER_BASE_URL = '${url}'`);
    await send(url, { path: '/health' });
    interrupt();
    expect(await exit).toBe(0);
    expect(err()).toBe('');
  });

  it('says the same as JSON', async () => {
    const { out, url, exit, interrupt } = await begin({ lang: 'zh', state: 'win5h', format: 'json' });
    expect(JSON.parse(out())).toEqual({
      baseUrl: url,
      key: demoKey,
      state: { name: 'win5h.openai', platform: 'openai', about: '密钥的 5 小时限额已用完', model: 'gpt-5.4' },
    });
    interrupt();
    expect(await exit).toBe(0);
  });

  it('starts nothing that stays when it is interrupted before', async () => {
    const run = world();
    run.interrupt();
    expect(await runSimulate({ lang: 'en' }, run.context)).toBe(0);
  });

  it('shortens a path that is too long for a line', async () => {
    const { err, url } = await begin({ lang: 'en' });
    await send(url, { path: `/v1/${'a'.repeat(300)}` });
    await expect.poll(() => err()).toMatch(/ ms\n$/);
    expect(err()).toMatch(/ GET \/v1\/a{196}… {2}404 /);
  });
});

describe('wrong usage', () => {
  it('names the nearest state', async () => {
    const failed = await runSimulate({ lang: 'en', state: 'expird' }, world().context).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(UsageError);
    expect(failed).toMatchObject({
      message: 'There is no state called “expird”. The nearest is expired; torouter simulate --list shows all of them',
      what: 'There is no state called “expird”',
      where: undefined,
      instead: 'The nearest is expired; torouter simulate --list shows all of them',
    });
    await expect(runSimulate({ lang: 'zh', state: 'x\ny' }, world().context)).rejects.toThrow(/^没有名为“x y”的状态/);
  });

  it('does not repeat a key that was given as a state', async () => {
    const key = 'sk-somebodys-real-key-0123456789';
    await expect(runSimulate({ lang: 'en', state: key }, world().context)).rejects.not.toThrow(key);
  });

  it('says that a port is taken', async () => {
    const server = createServer();
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await expect(runSimulate({ lang: 'en', port }, world().context)).rejects.toMatchObject({
      message: `Port ${port} is already in use (--port). Choose another one with --port, or leave the option out to get a free one`,
    });
  });
});

describe('--list', () => {
  it('groups the states, one line for each name', async () => {
    const run = world();
    expect(await runSimulate({ lang: 'en', list: true }, run.context)).toBe(0);
    expect(run.out()).toMatch(/^Working keys\n {2}healthy +openai anthropic gemini openai-r +all is well/);
    expect(run.out()).toMatch(/\n\nRefused keys\n/);
    expect(run.out()).toMatch(/\n {2}expired +openai anthropic gemini +the key is past its expiry date\n/);
    expect(run.out()).toMatch(/\n {2}doc\.API_KEY_EXPIRED\.403 +openai anthropic gemini toplevel\n/);
    expect(run.out()).not.toMatch(/ \n/);
  });

  it('gives scripts an array', async () => {
    const run = world();
    expect(await runSimulate({ lang: 'en', list: true, format: 'json' }, run.context)).toBe(0);
    const states = JSON.parse(run.out()) as object[];
    expect(states).toHaveLength(283);
    expect(states[0]).toEqual({
      name: 'healthy.openai',
      platform: 'openai',
      about: 'all is well: a key with limits of its own that are far from used up',
      model: 'gpt-5.4',
    });
  });

  it('is told in Chinese too', async () => {
    const run = world();
    await runSimulate({ lang: 'zh', list: true }, run.context);
    expect(run.out()).toMatch(/^正常的密钥\n/);
    expect(run.out()).toContain('密钥已过期');
  });
});

describe('its words', () => {
  it('are complete in both languages, with the same values in each', () => {
    const values = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    const { groups: english, ...sentences } = simulatePhrases.en;
    for (const [name, text] of Object.entries(sentences))
      expect(values(String(simulatePhrases.zh[name as keyof typeof sentences])), name).toEqual(values(text));
    for (const lang of langs) expect(Object.keys(simulatePhrases[lang].groups)).toEqual(Object.keys(english));
    for (const { about, group } of Object.values(stateLabels)) {
      expect(stateGroups).toContain(group);
      expect(about.en).toMatch(/^[\x20-\x7e]+[^.]$/);
      expect(about.zh).toMatch(/[\u4e00-\u9fff]/);
    }
  });
});
