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
