/** Every row of the client table: exact lines, exact base URLs, and, where a client can run here, the path it really calls. No host but loopback. */
import { execFile, execFileSync } from 'node:child_process';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import Anthropic from '@anthropic-ai/sdk';
import { GoogleGenAI } from '@google/genai';
import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import { redactShapes } from '../../src/redact';
import { baseUrlFor, type ClientId, clientIds, protocolsOf, settingsFor } from '../../src/target/clients';
import { type Protocol, protocols } from '../../src/vocabulary';

const root = 'https://portal.torouter.ai';

/** The block of one client, as pasted text. */
function lines(protocol: Protocol, client: string, options: { root?: string; model?: string } = {}): string[] {
  const found = settingsFor(protocol, options.root ?? root, options.model ?? 'gpt-5.4').find(
    (b) => b.client === client,
  );
  if (found === undefined) throw new Error(`no block for ${client}`);
  return found.lines;
}

/** Answers 404 to everything and keeps the requests. */
async function withServer<T>(run: (origin: string, seen: IncomingMessage[]) => Promise<T>): Promise<T> {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    seen.push(request);
    request.resume();
    request.on('end', () => {
      response.writeHead(404, { 'content-type': 'application/json' });
      response.end('{"error":{"message":"test","code":404,"status":"NOT_FOUND"}}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

describe('baseUrlFor', () => {
  const forms: Record<ClientId, string> = {
    'openai-sdk': '/v1',
    'anthropic-sdk': '',
    'gemini-sdk': '',
    'claude-code': '',
    codex: '/v1',
    'gemini-cli': '',
    aider: '/v1',
    opencode: '/v1',
    dify: '/v1',
    n8n: '/v1',
    llm: '/v1',
    litellm: '/v1',
  };

  it.each(Object.entries(forms) as [ClientId, string][])('%s wants the root plus "%s"', (client, suffix) => {
    expect(baseUrlFor(client, root)).toBe(root + suffix);
    expect(baseUrlFor(client, `${root}/api`)).toBe(`${root}/api${suffix}`);
    expect(baseUrlFor(client, `${root}//`)).toBe(root + suffix);
  });

  it('covers every client of the table', () => {
    expect(Object.keys(forms).sort()).toEqual([...clientIds].sort());
  });

  it('gives aider the root and opencode /v1 on the Anthropic surface', () => {
    expect(baseUrlFor('aider', root, 'anthropic')).toBe(root);
    expect(baseUrlFor('opencode', root, 'anthropic')).toBe(`${root}/v1`);
  });

  it('refuses a surface that the client does not use', () => {
    expect(() => baseUrlFor('codex', root, 'openai')).toThrow(RangeError);
    expect(() => baseUrlFor('claude-code', root, 'gemini')).toThrow('claude-code does not use the gemini surface');
  });
});

describe('settingsFor', () => {
  it.each([
    ['openai', ['OpenAI SDK', 'aider', 'opencode', 'Dify', 'n8n', 'llm', 'LiteLLM']],
    ['responses', ['OpenAI SDK', 'Codex']],
    ['anthropic', ['Anthropic SDK', 'Claude Code', 'aider', 'opencode']],
    ['gemini', ['google-genai SDK', 'Gemini CLI']],
  ] as [Protocol, string[]][])('%s lists its clients in order', (protocol, names) => {
    const blocks = settingsFor(protocol, root, 'gpt-5.4');
    expect([...new Set(blocks.map((block) => block.client.replace(/ \(.*\)$/, '')))]).toEqual(names);
    expect(blocks.every((block) => block.protocol === protocol && block.lines.length > 0)).toBe(true);
    expect(new Set(blocks.map((block) => block.client)).size).toBe(blocks.length);
  });

  it('OpenAI SDK', () => {
    const expected = [
      'export OPENAI_BASE_URL=https://portal.torouter.ai/v1',
      'export OPENAI_API_KEY="$TOROUTER_API_KEY"',
    ];
    expect(lines('openai', 'OpenAI SDK')).toEqual(expected);
    expect(lines('responses', 'OpenAI SDK')).toEqual(expected);
  });

  it('aider', () => {
    expect(lines('openai', 'aider')).toEqual([
      'export OPENAI_API_BASE=https://portal.torouter.ai/v1',
      'export OPENAI_API_KEY="$TOROUTER_API_KEY"',
      'aider --model openai/gpt-5.4',
    ]);
    expect(lines('anthropic', 'aider', { model: 'claude-opus-4-7' })).toEqual([
      'export ANTHROPIC_API_BASE=https://portal.torouter.ai',
      'export ANTHROPIC_API_KEY="$TOROUTER_API_KEY"',
      'aider --model anthropic/claude-opus-4-7',
    ]);
  });

  it.each([
    ['openai', '@ai-sdk/openai-compatible'],
    ['anthropic', '@ai-sdk/anthropic'],
  ] as [Protocol, string][])('opencode on %s', (protocol, npm) => {
    expect(JSON.parse(lines(protocol, 'opencode (~/.config/opencode/opencode.json)').join('\n'))).toEqual({
      $schema: 'https://opencode.ai/config.json',
      provider: {
        torouter: {
          npm,
          name: 'ToRouter',
          options: { baseURL: 'https://portal.torouter.ai/v1', apiKey: '{env:TOROUTER_API_KEY}' },
          models: { 'gpt-5.4': {} },
        },
      },
      model: 'torouter/gpt-5.4',
    });
  });

  it('Dify and n8n: the fields of their forms', () => {
    expect(lines('openai', 'Dify (OpenAI-API-compatible)')).toEqual([
      'Model Name: gpt-5.4',
      'API Key: $TOROUTER_API_KEY',
      'API endpoint URL: https://portal.torouter.ai/v1',
    ]);
    expect(lines('openai', 'n8n (OpenAI credential)')).toEqual([
      'API Key: $TOROUTER_API_KEY',
      'Base URL: https://portal.torouter.ai/v1',
      'Model: gpt-5.4',
    ]);
  });

  it('llm', () => {
    expect(lines('openai', 'llm (extra-openai-models.yaml)')).toEqual([
      '- model_id: "torouter/gpt-5.4"',
      '  model_name: "gpt-5.4"',
      '  api_base: "https://portal.torouter.ai/v1"',
      '  api_key_name: torouter',
    ]);
    expect(lines('openai', 'llm')).toEqual([
      'llm keys set torouter --value "$TOROUTER_API_KEY"',
      'llm -m torouter/gpt-5.4 hello',
    ]);
  });

  it('LiteLLM', () => {
    expect(lines('openai', 'LiteLLM')).toEqual([
      'export OPENAI_API_BASE=https://portal.torouter.ai/v1',
      'export OPENAI_API_KEY="$TOROUTER_API_KEY"',
      'litellm --model openai/gpt-5.4',
    ]);
  });

  it('Codex: the variable is named, never the key', () => {
    expect(lines('responses', 'Codex (~/.codex/config.toml)')).toEqual([
      'model = "gpt-5.4"',
      'model_provider = "torouter"',
      '',
      '[model_providers.torouter]',
      'name = "ToRouter"',
      'base_url = "https://portal.torouter.ai/v1"',
      'env_key = "TOROUTER_API_KEY"',
      'wire_api = "responses"',
    ]);
  });

  it('Anthropic SDK', () => {
    expect(lines('anthropic', 'Anthropic SDK')).toEqual([
      'export ANTHROPIC_BASE_URL=https://portal.torouter.ai',
      'export ANTHROPIC_API_KEY="$TOROUTER_API_KEY"',
    ]);
  });

  it('Claude Code: one credential only, the background model too, and a settings file that holds no key', () => {
    expect(lines('anthropic', 'Claude Code', { model: 'claude-opus-4-7' })).toEqual([
      'export ANTHROPIC_BASE_URL=https://portal.torouter.ai',
      'export ANTHROPIC_AUTH_TOKEN="$TOROUTER_API_KEY"',
      'unset ANTHROPIC_API_KEY',
      'export ANTHROPIC_MODEL=claude-opus-4-7',
      'export ANTHROPIC_DEFAULT_HAIKU_MODEL=claude-opus-4-7',
      'claude',
    ]);
    const file = lines('anthropic', 'Claude Code (~/.claude/settings.json)', { model: 'claude-opus-4-7' });
    expect(JSON.parse(file.join('\n'))).toEqual({
      apiKeyHelper: 'printenv TOROUTER_API_KEY',
      env: {
        ANTHROPIC_BASE_URL: 'https://portal.torouter.ai',
        ANTHROPIC_MODEL: 'claude-opus-4-7',
        ANTHROPIC_DEFAULT_HAIKU_MODEL: 'claude-opus-4-7',
      },
    });
  });

  it('Gemini CLI', () => {
    expect(lines('gemini', 'Gemini CLI', { model: 'gemini-2.5-pro' })).toEqual([
      'export GOOGLE_GEMINI_BASE_URL=https://portal.torouter.ai',
      'export GEMINI_API_KEY="$TOROUTER_API_KEY"',
      'gemini --model gemini-2.5-pro',
    ]);
    expect(JSON.parse(lines('gemini', 'Gemini CLI (~/.gemini/settings.json)').join('\n'))).toEqual({
      security: { auth: { selectedType: 'gemini-api-key' } },
    });
  });

  it('google-genai SDK: the version is named, because the two SDKs disagree about the default', () => {
    expect(lines('gemini', 'google-genai SDK (Python)')).toEqual([
      'import os',
      'from google import genai',
      'client = genai.Client(api_key=os.environ["TOROUTER_API_KEY"], http_options={"base_url": "https://portal.torouter.ai", "api_version": "v1beta"})',
    ]);
    expect(lines('gemini', 'google-genai SDK (Node)')).toEqual([
      'import { GoogleGenAI } from "@google/genai";',
      'const ai = new GoogleGenAI({ apiKey: process.env.TOROUTER_API_KEY, httpOptions: { baseUrl: "https://portal.torouter.ai", apiVersion: "v1beta" } });',
    ]);
  });

  it('keeps a prefix and drops a trailing slash in every block that names the gateway', () => {
    for (const protocol of protocols) {
      const plain = settingsFor(protocol, `${root}/api`, 'm');
      expect(settingsFor(protocol, `${root}/api/`, 'm')).toEqual(plain);
      for (const block of plain) {
        const named = block.lines.join('\n').match(/https:\/\/portal[^"'\s]*/g) ?? [];
        expect(named.every((url) => /^https:\/\/portal\.torouter\.ai\/api(\/v1)?$/.test(url))).toBe(true);
      }
    }
  });

  it('survives the redactor unchanged: nothing in it has the shape of a key', () => {
    for (const protocol of protocols)
      for (const shell of ['posix', 'powershell'] as const)
        for (const block of settingsFor(protocol, `${root}/api`, 'claude-opus-4-7', shell))
          expect(redactShapes(block.lines.join('\n'))).toBe(block.lines.join('\n'));
  });

  it('gives each client a block on every surface it is said to use', () => {
    for (const client of clientIds)
      for (const protocol of protocolsOf(client)) expect(() => baseUrlFor(client, root, protocol)).not.toThrow();
    for (const protocol of protocols)
      expect(settingsFor(protocol, root, 'm').length).toBeGreaterThanOrEqual(
        clientIds.filter((client) => protocolsOf(client).includes(protocol)).length,
      );
  });
});

describe('hostile model names', () => {
  const model = `m'"$(echo x)\`id\` \\ [1m];é`;

  it('reach a POSIX shell as they are and run nothing', () => {
    const block = lines('anthropic', 'Claude Code', { model }).filter((line) => line !== 'claude');
    const script = [...block, 'printf "%s\\n" "$ANTHROPIC_MODEL" "$ANTHROPIC_BASE_URL" "$ANTHROPIC_AUTH_TOKEN"'];
    const printed = execFileSync('sh', ['-c', script.join('\n')], {
      env: { PATH: process.env.PATH, TOROUTER_API_KEY: 'stand-in', ANTHROPIC_API_KEY: 'other' },
      encoding: 'utf8',
    });
    expect(printed).toBe(`${model}\nhttps://portal.torouter.ai\nstand-in\n`);
  });

  it('reach a command as one argument', () => {
    const command = lines('openai', 'aider', { model })
      .at(-1)
      ?.replace(/^aider --model/, 'printf %s');
    expect(execFileSync('sh', ['-c', command ?? 'false'], { encoding: 'utf8' })).toBe(`openai/${model}`);
  });

  it('stay inside their quotes in JSON, TOML and YAML', () => {
    const parsed = JSON.parse(lines('openai', 'opencode (~/.config/opencode/opencode.json)', { model }).join('\n'));
    expect(parsed.model).toBe(`torouter/${model}`);
    const toml = lines('responses', 'Codex (~/.codex/config.toml)', { model })[0] ?? '';
    expect(JSON.parse(toml.replace('model = ', ''))).toBe(model);
    expect(lines('responses', 'Codex (~/.codex/config.toml)', { model: 'a\nb\u007f' })[0]).toBe(
      'model = "a\\nb\\u007f"',
    );
    const yaml = lines('openai', 'llm (extra-openai-models.yaml)', { model })[1] ?? '';
    expect(JSON.parse(yaml.replace('  model_name: ', ''))).toBe(model);
  });
});

describe('PowerShell', () => {
  const block = (protocol: Protocol, client: string, model = 'gpt-5.4') =>
    settingsFor(protocol, root, model, 'powershell').find((b) => b.client === client)?.lines;

  it('assigns and quotes in its own way', () => {
    expect(block('openai', 'OpenAI SDK')).toEqual([
      "$env:OPENAI_BASE_URL = 'https://portal.torouter.ai/v1'",
      '$env:OPENAI_API_KEY = $env:TOROUTER_API_KEY',
    ]);
    expect(block('anthropic', 'Claude Code', "it's")).toEqual([
      "$env:ANTHROPIC_BASE_URL = 'https://portal.torouter.ai'",
      '$env:ANTHROPIC_AUTH_TOKEN = $env:TOROUTER_API_KEY',
      'Remove-Item Env:ANTHROPIC_API_KEY -ErrorAction SilentlyContinue',
      "$env:ANTHROPIC_MODEL = 'it''s'",
      "$env:ANTHROPIC_DEFAULT_HAIKU_MODEL = 'it''s'",
      'claude',
    ]);
    expect(block('openai', 'llm', 'a[1m]')).toEqual([
      'llm keys set torouter --value $env:TOROUTER_API_KEY',
      "llm -m 'torouter/a[1m]' hello",
    ]);
  });

  it('leaves out the settings file whose helper needs a POSIX shell', () => {
    expect(block('anthropic', 'Claude Code (~/.claude/settings.json)')).toBeUndefined();
  });
});

describe.each(['', '/api'])('real SDKs call the right path below "%s"', (prefix) => {
  it('OpenAI SDK, chat and responses', async () => {
    await withServer(async (origin, seen) => {
      const client = new OpenAI({
        baseURL: baseUrlFor('openai-sdk', origin + prefix),
        apiKey: 'stand-in',
        maxRetries: 0,
      });
      await client.chat.completions.create({ model: 'm', messages: [] }).catch(() => undefined);
      await client.responses.create({ model: 'm', input: 'x' }).catch(() => undefined);
      expect(seen.map((request) => request.url)).toEqual([`${prefix}/v1/chat/completions`, `${prefix}/v1/responses`]);
    });
  });

  it('Anthropic SDK', async () => {
    await withServer(async (origin, seen) => {
      const baseURL = baseUrlFor('anthropic-sdk', origin + prefix);
      const client = new Anthropic({ baseURL, apiKey: 'stand-in', authToken: null, maxRetries: 0 });
      await client.messages.create({ model: 'm', max_tokens: 16, messages: [] }).catch(() => undefined);
      expect(seen.map((request) => request.url)).toEqual([`${prefix}/v1/messages`]);
    });
  });

  it('google-genai SDK, and why the documented /v1beta form is not given', async () => {
    await withServer(async (origin, seen) => {
      const ask = (baseUrl: string) =>
        new GoogleGenAI({ apiKey: 'stand-in', httpOptions: { baseUrl, apiVersion: 'v1beta' } }).models
          .generateContent({ model: 'm', contents: 'x' })
          .catch(() => undefined);
      await ask(baseUrlFor('gemini-sdk', origin + prefix));
      await ask(`${origin}${prefix}/v1beta`);
      expect(seen.map((request) => request.url)).toEqual([
        `${prefix}/v1beta/models/m:generateContent`,
        `${prefix}/v1beta/v1beta/models/m:generateContent`,
      ]);
    });
  });
});

describe('lines run as they are', () => {
  it('google-genai SDK (Node)', { timeout: 60_000 }, async () => {
    await withServer(async (origin, seen) => {
      const program = [
        ...lines('gemini', 'google-genai SDK (Node)', { root: `${origin}/api` }),
        "await ai.models.generateContent({ model: 'm', contents: 'x' }).catch(() => undefined);",
      ];
      await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program.join('\n')], {
        env: { TOROUTER_API_KEY: 'stand-in' },
      });
      expect(seen.map((request) => request.url)).toEqual(['/api/v1beta/models/m:generateContent']);
      expect(seen[0]?.headers['x-goog-api-key']).toBe('stand-in');
    });
  });
});
