/** Budgets, the end of the run, and what is left behind: nothing. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { blackHole, faultServer, hangingLookup, httpAnswer, onRequest, tcpServer } from '../support/faultServers';
import { started } from '../support/started';
import { plan, testWire } from '../support/wireUnderTest';

/** Requests that get stuck in each phase, by name. */
const stuck: Record<string, () => Promise<{ url: string; options?: Parameters<typeof testWire>[0] }>> = {
  dns: async () => ({ url: 'http://gateway.test/', options: { lookup: hangingLookup } }),
  connect: async () => ({ url: `http://127.0.0.1:${(await started(blackHole())).port}/` }),
  proxy: async () => ({
    url: 'https://gateway.test/',
    options: { proxy: { url: (await started(faultServer('silent'))).origin, source: 'HTTPS_PROXY' } },
  }),
  tls: async () => ({ url: `https://127.0.0.1:${(await started(faultServer('silent'))).port}/` }),
  headers: async () => ({ url: (await started(faultServer('silent'))).origin }),
  body: async () => ({ url: (await started(faultServer('stalledBody'))).origin }),
};

describe.each(Object.keys(stuck))('stuck in %s', (stage) => {
  test('the end of the run ends it', async () => {
    const { url, options } = (await stuck[stage]?.()) ?? { url: '' };
    const deadline = new AbortController();
    const wire = testWire({ ...options, deadline: deadline.signal });
    const pending = wire.send(plan(url, { timeoutMs: 60_000 }));
    setTimeout(() => deadline.abort('SIGINT'), 100);
    const exchange = await pending;
    expect(exchange.fault).toMatchObject({ stage, errorCode: 'ABORTED', message: 'SIGINT' });
    await wire.close();
  });

  test('its own budget ends it', async () => {
    const { url, options } = (await stuck[stage]?.()) ?? { url: '' };
    const wire = testWire(options);
    const exchange = await wire.send(plan(url, { timeoutMs: 300 }));
    expect(exchange.fault).toMatchObject({ stage, errorCode: 'TIMEOUT' });
    expect(exchange.phases.total).toBeGreaterThanOrEqual(299);
    // Far below undici's own limit, which begins 10 s above ours.
    expect(exchange.phases.total).toBeLessThan(5000);
    await wire.close();
  });

  test('closing the wire ends it', async () => {
    const { url, options } = (await stuck[stage]?.()) ?? { url: '' };
    const wire = testWire(options);
    const pending = wire.send(plan(url, { timeoutMs: 60_000 }));
    setTimeout(() => void wire.close(), 100);
    expect((await pending).fault).toMatchObject({ stage, errorCode: 'ABORTED', message: 'the wire is closed' });
  });
});

describe('the run', () => {
  test('what is sent after the end of the run, or on a closed wire, touches no socket', async () => {
    const server = await started(faultServer('healthy'));
    const ended = testWire({ deadline: AbortSignal.abort(new Error('deadline of 150 s')) });
    expect((await ended.send(plan(server.origin))).fault).toMatchObject({
      stage: 'config',
      errorCode: 'ABORTED',
      message: 'deadline of 150 s',
    });
    await ended.close();
    expect((await ended.send(plan(server.origin))).fault?.errorCode).toBe('ABORTED');
    expect(server.connections()).toBe(0);
  });

  test('exchanges keep the order in which they were begun, each is told once', async () => {
    let release = (): void => {};
    const server = await started(
      tcpServer(({ socket }) =>
        onRequest(socket, (request) => {
          const answer = (): void => void socket.write(httpAnswer('{}'));
          if (request.startsWith('GET /slow')) release = answer;
          else answer();
        }),
      ),
    );
    const told: number[] = [];
    const wire = testWire({ onExchange: (exchange) => told.push(exchange.index) });
    const slow = wire.send(plan(`${server.origin}/slow`));
    await wire.send(plan(`${server.origin}/fast`));
    expect(wire.exchanges.map((exchange) => exchange.index)).toEqual([1]);
    release();
    await slow;
    expect(told).toEqual([1, 0]);
    expect(wire.exchanges.map((exchange) => exchange.request.url)).toEqual([
      `${server.origin}/slow`,
      `${server.origin}/fast`,
    ]);
    await wire.close();
  });

  test('many requests at once trip no leak warning', async () => {
    const server = await started(faultServer('healthy'));
    const warnings: Error[] = [];
    const onWarning = (warning: Error): void => void warnings.push(warning);
    process.on('warning', onWarning);
    const wire = testWire({ deadline: new AbortController().signal });
    const exchanges = await Promise.all(Array.from({ length: 20 }, () => wire.send(plan(server.origin))));
    await wire.close();
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', onWarning);
    expect(exchanges.every((exchange) => exchange.answer?.status === 200)).toBe(true);
    expect(warnings).toEqual([]);
  });
});

test('a program that closed its wire ends by itself, whatever its requests met', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'torouter-wire-'));
  try {
    const program = join(folder, 'program.cjs');
    await build({
      stdin: {
        contents: `
          import { createRedactor } from './src/redact';
          import { createWire } from './src/wire/wire';
          const urls = JSON.parse(process.argv[2]);
          const wire = createWire({ key: 'sk-0123456789abcdef', userAgent: 'x', proxy: null, redact: createRedactor([]), now: Date.now });
          const plan = (url) => ({ method: 'GET', url, protocol: 'openai', purpose: 'other', headerStyle: 'bearer', cost: 'free', timeoutMs: url.endsWith('/whole') ? 60_000 : 400 });
          Promise.all(urls.map((url) => wire.send(plan(url)))).then(async (exchanges) => {
            await wire.close();
            console.log(exchanges.map((exchange) => exchange.fault?.errorCode ?? exchange.answer.status).join(' '));
          });`,
        resolveDir: process.cwd(),
        loader: 'ts',
      },
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'silent',
    });
    const healthy = await started(faultServer('healthy'));
    const silent = await started(faultServer('silent'));
    const stalled = await started(faultServer('stalledBody'));
    const hole = await started(blackHole());
    const urls = [
      `${healthy.origin}/whole`,
      silent.origin,
      stalled.origin,
      `http://127.0.0.1:${hole.port}/`,
      `https://127.0.0.1:${silent.port}/`,
    ];
    // A socket or timer that is left over would keep the child alive until it is killed here.
    const { stdout } = await promisify(execFile)(process.execPath, [program, JSON.stringify(urls)], { timeout: 8000 });
    expect(stdout.trim()).toBe('200 TIMEOUT TIMEOUT TIMEOUT TIMEOUT');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 20_000);
