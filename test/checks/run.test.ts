/** Whole runs against hostile answers on real sockets, and runs in which a part of the program itself fails: a result always comes. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type RunResult, runProbes } from '../../src/checks/run/run';
import type { ProbeName } from '../../src/diagnose/observation';
import { rules } from '../../src/diagnose/rules';
import * as answers from '../../src/evidence/answer';
import * as windows from '../../src/evidence/usageWindows';
import { createRedactor } from '../../src/redact';
import { resolveTarget } from '../../src/target/resolve';
import { httpAnswer, onRequest, tcpServer } from '../support/faultServers';
import { started } from '../support/started';
import { testKey, testWire } from '../support/wireUnderTest';

afterEach(() => {
  vi.restoreAllMocks();
});

type Routes = Readonly<Record<string, Buffer>>;

const usage = httpAnswer('{"isValid":true,"mode":"unrestricted","balance":5,"remaining":5,"unit":"USD"}');
const list = httpAnswer('{"object":"list","data":[{"id":"gpt-5.4","object":"model"}]}');

async function run(routes: Routes, model?: string): Promise<RunResult> {
  const server = await started(
    tcpServer(({ socket }) =>
      onRequest(socket, (request) => {
        const [, path = ''] = /^\S+ (\S+)/.exec(request.toString()) ?? [];
        socket.end(routes[path] ?? httpAnswer('{"error":{"message":"not found"}}', {}, '404 Not Found'));
      }),
    ),
  );
  const env = { TOROUTER_API_KEY: testKey, TOROUTER_BASE_URL: server.origin };
  const models = model === undefined ? [] : [model];
  const target = resolveTarget({ options: {}, models, protocol: null, env, lang: 'en' });
  const wire = testWire({ now: Date.now });
  const sink = { write: () => true };
  const never = new AbortController().signal;
  try {
    return await runProbes({
      target,
      free: true,
      samples: 1,
      timeoutMs: null,
      probes: new Set<ProbeName>(['usage', 'models', 'identity']),
      plain: false,
      stream: false,
      context: {
        env,
        now: Date.now,
        stdin: process.stdin,
        stdout: sink,
        stderr: sink,
        platform: 'linux',
        interrupted: never,
      },
      wire,
      redact: createRedactor([testKey]),
      stop: never,
    });
  } finally {
    await wire.close();
  }
}

const codes = ({ diagnosis }: RunResult): string[] => diagnosis.causes.map(({ code }) => code);

describe('hostile answers', () => {
  it('a wait that no calendar holds is no time', async () => {
    const slow = httpAnswer(
      '{"error":{"type":"rate_limit_error","message":"slow down"}}',
      { 'retry-after': '9'.repeat(20) },
      '429 Too Many Requests',
    );
    const { diagnosis } = await run({ '/v1/usage': slow, '/v1/models': slow });
    expect(diagnosis.causes[0]).toMatchObject({ severity: 'fail', retryAt: null });
    expect(diagnosis.causes[0]?.code).not.toBe('INTERNAL');
  });

  it('neither is an age', async () => {
    const old = (body: string) => httpAnswer(body, { date: new Date().toUTCString(), age: '9'.repeat(20) });
    expect(codes(await run({ '/v1/usage': old('{"balance":5}'), '/v1/models': old('{"data":[{"id":"m"}]}') }))).toEqual(
      [],
    );
  });

  it('nor a window at the end of time', async () => {
    const subscription = {
      weekly_limit_usd: 5,
      weekly_usage_usd: 1,
      weekly_window_start: '+275760-09-12T00:00:00.000Z',
    };
    const result = await run({ '/v1/usage': httpAnswer(JSON.stringify({ subscription })), '/v1/models': list });
    expect(result.usage?.windows[0]).toMatchObject({ kind: 'subscription_weekly', resetAt: null });
  });

  it('a list beyond the cap shows what came of it, and proves no absence', async () => {
    const data = Array.from({ length: 600 }, (_, index) => ({ id: `m-${index}`, description: 'x'.repeat(2000) }));
    const result = await run({ '/v1/usage': usage, '/v1/models': httpAnswer(JSON.stringify({ data })) }, 'm-599');
    expect(codes(result)).toEqual([]);
    expect(result.list).toMatchObject({ proves: false, why: 'truncated' });
    expect(result.list?.ids).toContain('m-400');
  });

  it('windows are judged by the clock of the server that counts them', async () => {
    const hour = 3_600_000;
    const serverNow = Date.now() - 10 * hour;
    const window = {
      window: '5h',
      limit: 1,
      used: 1,
      remaining: 0,
      reset_at: new Date(serverNow + hour).toISOString(),
    };
    const told = httpAnswer(JSON.stringify({ mode: 'quota_limited', rate_limits: [window] }), {
      date: new Date(serverNow).toUTCString(),
    });
    expect((await run({ '/v1/usage': told, '/v1/models': list })).usage?.windows[0]).toMatchObject({ stale: false });
  });
});

describe('a part of the program fails', () => {
  const routes = { '/v1/usage': usage, '/v1/models': list };

  it('the reading of one answer: the others count', async () => {
    const read = answers.evidenceOfExchange;
    vi.spyOn(answers, 'evidenceOfExchange').mockImplementation((exchange, ...rest) => {
      if (exchange.request.purpose === 'models') throw new RangeError('too deep');
      return read(exchange, ...rest);
    });
    const result = await run(routes);
    expect(codes(result)).toContain('INTERNAL');
    expect(result.diagnosis.causes[0]?.facts).toMatchObject({ message: 'too deep' });
    expect(result.usage?.windows[0]).toMatchObject({ kind: 'balance', remaining: 5 });
    expect(result.situation.observations.map(({ probe }) => probe)).toContain('usage');
  });

  it('the reading of the amounts', async () => {
    vi.spyOn(windows, 'readUsage').mockImplementation(() => {
      throw new RangeError('Invalid time value');
    });
    const result = await run(routes);
    expect(codes(result)).toEqual(['INTERNAL']);
    expect(result.list?.ids).toEqual(['gpt-5.4']);
  });

  it('the judgement: the answers are still told', async () => {
    const [rule] = rules;
    if (!rule) throw new Error('no rules');
    vi.spyOn(rule, 'apply').mockImplementation(() => {
      throw new Error('a rule broke');
    });
    const result = await run(routes);
    expect(codes(result)).toEqual(['INTERNAL']);
    expect(result.diagnosis.causes[0]?.facts).toMatchObject({ message: 'a rule broke' });
    expect(result.exchanges).toHaveLength(3);
    expect(result.list?.ids).toEqual(['gpt-5.4']);
  });
});
