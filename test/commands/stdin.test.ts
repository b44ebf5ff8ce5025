/** Standard input that stays open: who waits for it, how long, and what ends the waiting. */
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runDoctor } from '../../src/commands/doctor';
import { runExplain } from '../../src/commands/explain';
import type { DoctorOptions, ExplainOptions } from '../../src/commands/options';
import type { Context } from '../../src/context';
import { readStandardInput, standardInputSpeaks } from '../../src/input';

function contextOf(stdin: PassThrough, interrupted: AbortSignal = new AbortController().signal) {
  const told = { stdout: '', stderr: '' };
  const output = (name: keyof typeof told) => ({
    write(text: string) {
      told[name] += text;
      return true;
    },
  });
  const context: Context = {
    env: {},
    now: () => 1_800_000_000_000,
    stdin,
    stdout: output('stdout'),
    stderr: output('stderr'),
    platform: 'linux',
    interrupted,
  };
  return { context, told };
}

const doctor: DoctorOptions = {
  demo: null,
  models: [],
  protocol: null,
  baseUrl: 'http://127.0.0.1:9',
  key: null,
  keyEnv: null,
  keyFile: null,
  keyStdin: true,
  free: true,
  only: [],
  skip: [],
  samples: 1,
  timeoutMs: null,
  deadlineMs: 60_000,
  failOn: 'fail',
  format: 'terminal',
  lang: 'en',
  color: false,
  quiet: false,
  verbose: false,
};

const list: ExplainOptions = { inputs: [], format: 'terminal', lang: 'en', color: false, quiet: true, verbose: false };

describe('--key-stdin on a pipe that stays open', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('ends with %s', async (signal, code) => {
    const stop = new AbortController();
    const { context, told } = contextOf(new PassThrough(), stop.signal);
    const ended = runDoctor(doctor, context);
    stop.abort(signal);
    expect(await ended).toBe(code);
    expect(context.stdin.destroyed).toBe(true);
    expect(told).toEqual({ stdout: '', stderr: '' });
  });

  it('ends with the run’s time, as wrong usage that says so', async () => {
    const { context } = contextOf(new PassThrough());
    await expect(runDoctor({ ...doctor, deadlineMs: 20 }, context)).rejects.toMatchObject({
      name: 'UsageError',
      what: 'standard input did not end in time',
    });
  });

  it('reads what comes in pieces', async () => {
    const stdin = new PassThrough();
    const text = readStandardInput(contextOf(stdin).context, 'en', { signal: new AbortController().signal });
    stdin.write('sk-one');
    stdin.end('-two\n');
    expect(await text).toBe('sk-one-two\n');
  });
});

describe('--key-stdin on a terminal', () => {
  const typed = (
    text: string | null,
    { signal, deadlineMs = 60_000 }: { signal?: string; deadlineMs?: number } = {},
  ) => {
    const stop = new AbortController();
    const { context, told } = contextOf(new PassThrough(), stop.signal);
    const modes: boolean[] = [];
    Object.assign(context.stdin, { isTTY: true, setRawMode: (mode: boolean) => modes.push(mode) });
    const ended = runDoctor({ ...doctor, deadlineMs, only: ['config.key'], format: 'json' }, context);
    if (text !== null) context.stdin.push(text);
    if (signal !== undefined) stop.abort(signal);
    return { ended, told, modes };
  };

  it.each<[string, Parameters<typeof typed>, number]>([
    ['Enter', ['sk-0123456789abcdef0123456789\r'], 0],
    ['Ctrl-D', ['sk-0123456789abcdef0123456789\u0004'], 0],
    ['Ctrl-C', ['sk-01\u0003'], 130],
    ['SIGINT', [null, { signal: 'SIGINT' }], 130],
    ['SIGTERM', [null, { signal: 'SIGTERM' }], 143],
  ])('gives the terminal back after %s', async (_name, [text, how], code) => {
    const { ended, told, modes } = typed(text, how);
    expect(await ended).toBe(code);
    expect(modes).toEqual([true, false]);
    expect(told.stderr).toBe('Paste the key and press Enter; it is not shown\n\n');
    expect(told.stdout + told.stderr).not.toContain('sk-01');
  });

  it('gives it back when the time is up, which is wrong usage', async () => {
    const { ended, modes } = typed(null, { deadlineMs: 20 });
    await expect(ended).rejects.toMatchObject({ name: 'UsageError', what: 'no key was entered in time' });
    expect(modes).toEqual([true, false]);
  });
});

describe('explain without arguments', () => {
  it('does not wait for a pipe that stays open and empty', async () => {
    const { context, told } = contextOf(new PassThrough());
    expect(await runExplain(list, context)).toBe(0);
    expect(told.stdout.split('\n').length).toBeGreaterThan(50);
    expect(told.stderr).toContain('torouter explain -');
    expect(context.stdin.destroyed).toBe(true);
  });

  it('reads to the end what has begun', async () => {
    const stdin = new PassThrough();
    const { context, told } = contextOf(stdin);
    stdin.write('HTTP/1.1 401 Unauthorized\n\n{"code":"INVALID');
    const ended = runExplain(list, context);
    setTimeout(() => stdin.end('_API_KEY","message":"Invalid API key"}'), 1200);
    expect(await ended).toBe(0);
    expect(told).toEqual({ stdout: expect.stringMatching(/^INVALID_API_KEY you no -\n/), stderr: '' });
  });

  it('an end is an answer', async () => {
    const stdin = new PassThrough();
    stdin.end();
    const { context, told } = contextOf(stdin);
    expect(await standardInputSpeaks(context, 60_000)).toBe(true);
    expect(await runExplain(list, context)).toBe(0);
    expect(told.stderr).toBe('');
  });
});
