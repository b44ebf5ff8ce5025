/** The doctor as a newcomer meets it: against real local servers and the embedded gateway, read as a page. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { checkIds } from '../../src/checks/checks';
import { runDoctor } from '../../src/commands/doctor';
import { readDoctorOptions } from '../../src/commands/options';
import type { Context } from '../../src/context';
import { helpText } from '../../src/help';
import type { Report } from '../../src/report/report';
import type { UsageError } from '../../src/usageError';
import { type Lang, langs } from '../../src/vocabulary';
import { started } from '../support/started';

const key = `sk-${'n3wc0mer'.repeat(6)}`;

interface Asked {
  env?: Record<string, string>;
  lang?: Lang;
  interrupted?: AbortSignal;
}

/** Runs doctor with these raw options. */
async function doctor(
  raw: Record<string, unknown>,
  { env = {}, lang = 'en', interrupted = new AbortController().signal }: Asked = {},
): Promise<{ code: number; out: string; err: string }> {
  const text = { out: '', err: '' };
  const writer = (side: 'out' | 'err') => ({
    columns: 200,
    write(chunk: string) {
      text[side] += chunk;
      return true;
    },
  });
  const context: Context = {
    env: { NO_COLOR: '1', LANG: 'en_US.UTF-8', ...env },
    now: Date.now,
    stdin: Readable.from([]),
    stdout: writer('out'),
    stderr: writer('err'),
    platform: 'linux',
    interrupted,
  };
  const code = await runDoctor(readDoctorOptions(raw, lang), context);
  return { code, ...text };
}

async function reportOf(raw: Record<string, unknown>, asked: Asked = {}): Promise<Report> {
  return JSON.parse((await doctor({ ...raw, json: true }, asked)).out) as Report;
}

/** The line that wrong usage prints. */
async function refusalOf(raw: Record<string, unknown>, asked: Asked = {}): Promise<string> {
  const error: unknown = await doctor(raw, asked).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'UsageError' });
  const { message } = error as UsageError;
  expect(message).not.toContain('\n');
  return message;
}

async function listening(answer: (path: string, response: ServerResponse, body: string) => void): Promise<string> {
  const server = createServer((request: IncomingMessage, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => answer(request.url ?? '', response, body));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  await started(
    Promise.resolve({
      async close() {
        server.closeAllConnections();
        server.close();
      },
    }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const json = (response: ServerResponse, value: unknown): void => {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
};
const lookUps: Readonly<Record<string, unknown>> = {
  '/v1/usage': { mode: 'unrestricted', isValid: true, balance: 5, remaining: 5, unit: 'USD' },
  '/v1/models': { object: 'list', data: [{ id: 'gpt-5.4', object: 'model' }] },
};

describe('an exchange that the end of the run breaks off', () => {
  it.each(['SIGINT', 'SIGTERM'])('is no success and no failure: %s', async (signal) => {
    const stop = new AbortController();
    let streams = 0;
    const baseUrl = await listening((path, response, body) => {
      if (lookUps[path]) return json(response, lookUps[path]);
      if (!body.includes('"stream":true')) return json(response, {});
      streams += 1;
      response.setHeader('content-type', 'text/event-stream');
      response.write('data: {"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"po"}}]}\n\n');
      // The first stream breaks; the second is still under way when the signal comes.
      if (streams === 1) setImmediate(() => response.destroy());
      else stop.abort(signal);
    });
    const report = await reportOf(
      { baseUrl, model: ['gpt-5.4'], samples: '30', only: ['channel.stream'] },
      { env: { TOROUTER_API_KEY: key }, interrupted: stop.signal },
    );
    expect(report).toMatchObject({ interrupted: true, exitCode: signal === 'SIGINT' ? 130 : 143 });
    expect(report.diagnosis.map(({ code }) => code)).not.toContain('CHANNEL_FLAPPING');
    expect(report.diagnosis[0]).toMatchObject({ class: 'stream' });
    expect(report.channels).toMatchObject([{ mode: 'stream', attempts: 1, ok: 0 }]);
    expect(report.checks.find(({ id }) => id === 'channel.stream')).toMatchObject({
      status: 'fail',
      details: { attempts: 1, ok: 0 },
    });
    expect(report.requests.filter(({ url }) => url.includes('chat'))).toHaveLength(2);
  });

  it('leaves out the check that waited for it, which says so', async () => {
    const stop = new AbortController();
    const baseUrl = await listening((path, response) => {
      if (path === '/v1/models') stop.abort('SIGINT');
      else json(response, lookUps[path] ?? {});
    });
    const { checks } = await reportOf(
      { baseUrl, model: ['gpt-5.4'] },
      { env: { TOROUTER_API_KEY: key }, interrupted: stop.signal },
    );
    for (const id of ['models.lookup', 'channel.plain', 'channel.stream'])
      expect(checks.find((row) => row.id === id)).toMatchObject({ status: 'skip', reason: 'interrupted' });
  });
});

describe('a check named in --only that cannot run', () => {
  const env = { TOROUTER_API_KEY: key, TOROUTER_BASE_URL: 'http://127.0.0.1:9' };

  it.each<[Record<string, unknown>, Lang, RegExp]>([
    [{ only: ['channel.plain'] }, 'en', /^channel\.plain needs a model \(--only\)\. Name one: --model ID$/],
    [{ only: ['auth.key,channel.stream'] }, 'en', /^channel\.stream needs a model/],
    [{ only: ['channel.plain'] }, 'zh', /^channel\.plain 需要指定模型/],
    [
      { only: ['channel.stream'], free: true, model: ['gpt-5.4'] },
      'en',
      /^channel\.stream sends a request that costs money, and --free forbids it \(--only\)\. Leave --free or channel\.stream out$/,
    ],
    [{ only: ['channel.stream'], free: true, demo: 'healthy' }, 'en', /--free forbids it/],
  ])('is wrong usage: %j %s', async (raw, lang, said) => {
    expect(await refusalOf(raw, { env: raw.demo ? {} : env, lang })).toMatch(said);
  });

  it('but not in a demo, which brings its model', async () => {
    expect((await doctor({ demo: 'healthy', only: ['channel.plain'] })).code).toBe(0);
  });
});

describe('a model that the key does not offer', () => {
  const manyIds = ['gpt-5.4', ...Array.from({ length: 12 }, (_, index) => `model-${index}`)];
  const offering = (ids: readonly string[]) =>
    listening((path, response) => {
      if (path === '/v1/models') return json(response, { object: 'list', data: ids.map((id) => ({ id })) });
      if (lookUps[path]) return json(response, lookUps[path]);
      response.statusCode = 404;
      json(response, { error: { message: 'model not found', type: 'invalid_request_error', code: 'model_not_found' } });
    });
  const stepOf = async (ids: readonly string[], lang: Lang = 'en') => {
    const baseUrl = await offering(ids);
    const asked = { env: { TOROUTER_API_KEY: key }, lang };
    const { diagnosis } = await reportOf({ baseUrl, model: ['gpt-9.4'], free: true }, asked);
    expect(diagnosis[0]?.code).toBe('MODEL_NOT_OFFERED');
    return diagnosis[0]?.fixes[0];
  };

  it('is told next to those that it does, when they are few', async () => {
    expect((await stepOf(['gpt-5.4', 'gpt-5.5']))?.text).toContain("this key's models: gpt-5.4, gpt-5.5");
    expect((await stepOf(['gpt-5.4', 'gpt-5.5'], 'zh'))?.text).toContain('该密钥可用的模型：gpt-5.4、gpt-5.5');
  });

  it('whoever says that it is not there', async () => {
    const { diagnosis } = await reportOf({ demo: 'healthy', model: ['gpt-9'] });
    expect(diagnosis[0]?.code).toBe('MODEL_NOT_FOUND');
    expect(diagnosis[0]?.fixes[0]?.text).toMatch(/this key's models: gpt-\S+, gpt-/);
    expect(diagnosis[0]?.fixes[0]?.commands).toEqual([]);
  });

  it('and next to the nearest of them and the command for the rest, when they are many', async () => {
    const step = await stepOf(manyIds);
    expect(step?.text).toContain('closest to gpt-9.4: gpt-5.4');
    expect(step?.text).not.toContain('model-3');
    expect(step?.commands[0]).toMatch(/^curl /);
  });
});

describe('a demo', () => {
  it('prints no settings for a gateway that is gone when they can be read', async () => {
    const { out, code } = await doctor({ demo: 'healthy' });
    expect(code).toBe(0);
    expect(out).not.toContain('ready to paste');
    expect(out).not.toContain('OPENAI_BASE_URL');
    expect((await reportOf({ demo: 'healthy' })).settings.length).toBeGreaterThan(0);
  });
});

describe('a surface that nobody asked for by name and the group does not serve', () => {
  it('asks nobody to act, and not for the same run again', async () => {
    const { out, code } = await doctor({ demo: 'healthy', protocol: 'all' });
    expect(code).toBe(0);
    expect(out).toContain('GROUP_PLATFORM_MISMATCH');
    expect(out).toContain('Nothing needs to be done unless a client needs gemini.');
    expect(out).not.toMatch(/must act|Waiting does not help|torouter doctor/);
    const chinese = await doctor({ demo: 'healthy', protocol: 'all' }, { lang: 'zh' });
    expect(chinese.out).toContain('除非有客户端需要 gemini，否则无需处理。');
    expect(chinese.out).not.toContain('需要你来处理');
  });

  it('is told once, of no model, however many were tried', async () => {
    const { diagnosis } = await reportOf({ demo: 'healthy', protocol: 'all', model: ['gpt-5.4', 'gpt-5.4-codex'] });
    const told = diagnosis.filter(({ severity, code }) => severity === 'warn' && code === 'GROUP_PLATFORM_MISMATCH');
    expect(told).toMatchObject([{ model: null, protocol: 'gemini' }]);
    expect(told[0]?.meaning.match(/Of all surfaces/g)).toHaveLength(1);
  });
});

/** A gateway that knows the model and lists it. */
const healthy = () =>
  listening((path, response) =>
    json(
      response,
      lookUps[path] ?? {
        object: 'chat.completion',
        choices: [{ message: { content: 'pong' }, finish_reason: 'stop' }],
      },
    ),
  );

describe('what was typed', () => {
  it('a base URL in the form of another surface: the sentence says which form it needs', async () => {
    const baseUrl = await healthy();
    const env = { ANTHROPIC_AUTH_TOKEN: key, ANTHROPIC_BASE_URL: `${baseUrl}/v1` };
    const [finding] = (await reportOf({}, { env })).diagnosis;
    expect(finding).toMatchObject({ code: 'BASE_URL_WRONG', reason: 'form' });
    expect(finding?.meaning).toContain(`The variable needs ${baseUrl}, the form of its own surface.`);
  });

  it('a base URL without a scheme: that is the cause', async () => {
    const baseUrl = await healthy();
    const env = { OPENAI_API_KEY: key, OPENAI_BASE_URL: baseUrl.replace('http://', '') };
    const [finding] = (await reportOf({}, { env })).diagnosis;
    expect(finding).toMatchObject({ code: 'BASE_URL_WRONG', reason: 'scheme' });
    expect(finding?.title).toContain('http:// or https://');
    expect(finding?.meaning).not.toContain('does not exist');
    expect(finding?.fixes[0]?.commands[0]).toBe(`export OPENAI_BASE_URL=${baseUrl}/v1`);
    const [chinese] = (await reportOf({}, { env, lang: 'zh' })).diagnosis;
    expect(chinese?.title).toContain('http:// 或 https://');
  });

  it('a key that is odd is not ruled out', async () => {
    const env = { TOROUTER_API_KEY: `"${key}"`, TOROUTER_BASE_URL: await healthy() };
    const { diagnosis } = await reportOf({}, { env });
    expect(diagnosis[0]).toMatchObject({ code: 'KEY_MALFORMED', severity: 'warn' });
    expect((await doctor({}, { env })).out).not.toMatch(/Ruled out.*\bkey ✔/);
  });

  it('two keys for one client are told by their names', async () => {
    const env = {
      ANTHROPIC_AUTH_TOKEN: key,
      ANTHROPIC_API_KEY: `${key}-other`,
      ANTHROPIC_BASE_URL: await healthy(),
    };
    const { diagnosis, checks } = await reportOf({}, { env });
    expect(diagnosis[0]?.code).toBe('KEY_CONFLICT');
    expect(diagnosis[0]?.meaning).toContain('Found: ANTHROPIC_AUTH_TOKEN, ANTHROPIC_API_KEY.');
    expect(checks.find(({ id }) => id === 'config.key')?.summary).toContain('another key stands in ANTHROPIC_API_KEY');
  });

  it('of two complete pairs the one that was not tested is told, and how to test it', async () => {
    const baseUrl = await healthy();
    const env = {
      TOROUTER_API_KEY: key,
      TOROUTER_BASE_URL: baseUrl,
      ANTHROPIC_AUTH_TOKEN: `${key}-other`,
      ANTHROPIC_BASE_URL: baseUrl,
    };
    const told = /Not tested .*ANTHROPIC_AUTH_TOKEN \(--key-env ANTHROPIC_AUTH_TOKEN tests it\)/;
    expect((await doctor({}, { env })).out).toMatch(told);
    expect((await doctor({ only: ['config.key'] }, { env })).out).toMatch(told);
    expect((await reportOf({ key, only: ['config.key'] }, { env })).notTested.join()).not.toContain('--key-env');
  });

  it.each([
    ['ANTHROPIC_AUTH_TOKEN', 'export ANTHROPIC_BASE_URL=https://portal.torouter.ai '],
    ['OPENAI_API_KEY', 'export OPENAI_BASE_URL=https://portal.torouter.ai/v1 '],
    ['GOOGLE_API_KEY', 'export GOOGLE_GEMINI_BASE_URL=https://portal.torouter.ai '],
  ])('%s without a base URL: why nothing is sent, and the line to paste', async (variable, line) => {
    const said = await refusalOf({}, { env: { [variable]: key } });
    expect(said).toContain(`clients of ${variable} then call the provider itself and not ToRouter`);
    expect(said).toContain(line);
    expect(said).toContain('--base-url');
    const chinese = await refusalOf({}, { env: { [variable]: key }, lang: 'zh' });
    expect(chinese).toContain(line.trim());
    expect(chinese).toContain('而不是 ToRouter');
  });

  it('a check by a part of its name', async () => {
    expect(await refusalOf({ only: ['channl'] })).toContain('Did you mean channel.plain?');
    expect(await refusalOf({ only: ['auth'] })).toContain('Did you mean auth.key?');
    expect(await refusalOf({ only: ['zzzzzz'] })).not.toContain('Did you mean');
  });

  it('a number out of range is repeated as it was', async () => {
    expect(await refusalOf({ timeout: '-5' })).toContain('"-5" is not');
    expect(await refusalOf({ timeout: '-sk-0123456789abcdef' })).toContain('"-sk…" is not');
  });
});

describe('a refusal behind the credential', () => {
  it.each([
    ['broke', 'known to the gateway, stopped here: '],
    ['expired', 'known to the gateway, stopped here: '],
    ['badkey', 'refused: '],
  ])('%s: the row of the key begins with "%s"', async (demo, said) => {
    const { checks } = await reportOf({ demo });
    const row = checks.find(({ id }) => id === 'auth.key');
    expect(row?.status).toBe('fail');
    expect(row?.summary.startsWith(said), row?.summary).toBe(true);
  });
});

describe('Chinese', () => {
  it.each(['healthy', 'broke', 'up502'])('%s has no blank between two Chinese characters', async (demo) => {
    const { out } = await doctor({ demo, model: ['gpt-5.4'] }, { lang: 'zh' });
    const sentences = out.split('\n').map((line) => line.trim().replace(/ {2,}/g, '\t'));
    expect(sentences.filter((line) => /[\u4e00-\u9fff] [\u4e00-\u9fff]/.test(line))).toEqual([]);
  });

  it('separates the names of a list its own way', async () => {
    const { out } = await doctor({ demo: 'healthy', protocol: 'all' }, { lang: 'zh' });
    expect(out).toContain('openai、responses、anthropic');
  });
});

it('doctor --help lists every check', () => {
  for (const lang of langs) {
    const text = helpText('doctor', lang, 80, '0.0.0').replace(/\s+/g, ' ');
    const listed = text.match(/\b(?:config|network|gateway|auth|models|limits|channel)\.[a-zA-Z]+/g);
    expect([...new Set(listed)]).toEqual(checkIds);
  }
});
