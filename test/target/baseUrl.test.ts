/** Base URLs in every form that people paste. The SDKs' own joining is held against the real SDKs on loopback. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Anthropic from '@anthropic-ai/sdk';
import { GoogleGenAI } from '@google/genai';
import fc from 'fast-check';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientCalls, corrections, formFor, hostScope, normaliseBaseUrl } from '../../src/target/baseUrl';

const host = 'https://portal.torouter.ai';

function read(given: string) {
  const result = normaliseBaseUrl(given);
  if (!result.ok) throw new Error(`${given}: ${result.problem} ${result.detail}`);
  return result;
}

describe('normaliseBaseUrl: root', () => {
  it.each([
    [host, host],
    [`${host}/`, host],
    [`${host}//`, host],
    ['portal.torouter.ai', host],
    ['portal.torouter.ai/v1/', host],
    ['//portal.torouter.ai/v1', host],
    ['portal.torouter.ai:443/v1', host],
    ['portal.torouter.ai:8443', `${host}:8443`],
    [`${host}/v1`, host],
    [`${host}/V1`, host],
    [`${host}/v1beta`, host],
    [`${host}/v1/v1`, host],
    [`${host}/v1/v1/messages`, host],
    [`${host}/v1beta/v1beta/models`, host],
    [`${host}/api`, `${host}/api`],
    [`${host}/api/v1`, `${host}/api`],
    [`${host}/api/v1beta/`, `${host}/api`],
    [`${host}//api//v1//`, `${host}/api`],
    [`${host}/api/v1/chat/completions?x`, `${host}/api`],
    [`${host}/v1/chat/completions`, host],
    [`${host}/v1/responses`, host],
    [`${host}/v1/responses/resp_1/cancel`, host],
    [`${host}/v1/messages/count_tokens`, host],
    [`${host}/v1/models`, host],
    [`${host}/v1/models/gpt-5.4`, host],
    [`${host}/v1/images/generations`, host],
    [`${host}/v1/usage?days=7`, host],
    [`${host}/v1/unheard-of`, host],
    [`${host}/v1beta/models/gemini-2.5-pro:generateContent`, host],
    [`${host}/v1beta/models/gemini-2.5-pro:streamGenerateContent?alt=sse`, host],
    [`${host}/v1beta/models/{model}:generateContent`, host],
    [`${host}/chat/completions`, host],
    [`${host}/api/responses/`, `${host}/api`],
    [`${host}/messages`, host],
    [`${host}/models/gemini-2.5-pro:countTokens`, host],
    [`${host}/openai/v1/chat/completions`, `${host}/openai`],
    ['https://relay.example/v1/account/gateway/openai', 'https://relay.example/v1/account/gateway/openai'],
    [`${host}/keys`, host],
    [`${host}/billing/topup`, host],
    [`${host}/docs/gateway/base-url#gemini`, host],
    [`${host}/#/keys`, host],
    [`  ${host}/v1\r\n`, host],
    [`\u00a0${host}\u3000`, host],
    [`\ufeff${host}/v1\u200b`, host],
    [`"${host}/v1"`, host],
    [`'${host}/v1"`, host],
    [`“${host}/v1”`, host],
    [`\`${host}\``, host],
    [`<${host}/v1>`, host],
    [`(${host})`, host],
    [`[${host}/v1](${host}/v1)`, host],
    [`[ToRouter](<${host}/v1> "title")`, host],
    [`${host}/v1,`, host],
    [`${host}/v1。`, host],
    [`OPENAI_BASE_URL=${host}/v1`, host],
    [`export ANTHROPIC_BASE_URL="${host}"`, host],
    [`base_url: ${host}/v1`, host],
    ['HTTPS://Portal.ToRouter.AI/v1', host],
    ['https：／／portal.torouter.ai／v1', host],
    ['ｈｔｔｐｓ://portal．torouter。ai/v1', host],
    ['https:/portal.torouter.ai/v1', host],
    ['https:///portal.torouter.ai', host],
    ['https//portal.torouter.ai', host],
    ['https:portal.torouter.ai', host],
    ['https;//portal.torouter.ai', host],
    ['https:\\\\portal.torouter.ai\\v1', host],
    ['https://https://portal.torouter.ai/v1', host],
    ['http://https://portal.torouter.ai', host],
    ['https://portal.torouter.ai./v1', host],
    ['https://user:p%40ss@portal.torouter.ai/v1', host],
    ['user:pass@portal.torouter.ai/v1', host],
    ['https://网关.example/v1', 'https://xn--d6q013i.example'],
    ['http://portal.torouter.ai/v1', 'http://portal.torouter.ai'],
    ['localhost', 'http://localhost'],
    ['localhost:8080/v1', 'http://localhost:8080'],
    ['127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['127.8.9.1', 'http://127.8.9.1'],
    ['[::1]:8080/v1', 'http://[::1]:8080'],
    ['::1', 'http://[::1]'],
    ['fd00::5', 'https://[fd00::5]'],
    ['https://[2001:db8::1]/v1', 'https://[2001:db8::1]'],
    ['10.1.2.3:8080', 'http://10.1.2.3:8080'],
    ['10.1.2.3', 'https://10.1.2.3'],
    ['gateway:3000/v1', 'http://gateway:3000'],
    ['gateway.lan:443', 'https://gateway.lan'],
    ['8.8.8.8:8080', 'https://8.8.8.8:8080'],
    ['https://localhost:8443', 'https://localhost:8443'],
  ])('%j → %s', (given, root) => {
    const result = read(given);
    expect(result.root).toBe(root);
    expect(result.root).toBe(result.origin + result.prefix);
  });

  it('names what it changed', () => {
    const changes = (given: string) => read(given).changes;
    expect(changes(host)).toEqual([]);
    expect(changes('portal.torouter.ai')).toEqual(['scheme-added']);
    expect(changes(`${host}/v1/`)).toEqual(['trailing-slash-cut', 'version-cut']);
    expect(changes(`${host}/v1/chat/completions?x=1`)).toEqual(['query-cut', 'endpoint-cut', 'version-cut']);
    expect(changes(`${host}/v1/v1`)).toEqual(['version-cut', 'version-doubled']);
    expect(changes(` "${host}"\n`)).toEqual(['whitespace-cut', 'quotes-cut']);
    expect(changes('https：／／portal.torouter.ai')).toEqual(['full-width-replaced']);
    expect(changes('HTTPS://portal.torouter.ai')).toEqual(['lower-cased']);
    expect(changes('https://网关.example')).toEqual(['idn-encoded']);
    expect(changes('https://me:secret@h.example')).toEqual(['credentials-cut']);
    expect(changes(`[x](${host})`)).toEqual(['brackets-cut']);
    expect(changes('::1')).toEqual(['scheme-added', 'brackets-added']);
    expect(changes(`${host}//api`)).toEqual(['double-slash-cut']);
    expect(changes(`${host}/keys`)).toEqual(['page-cut']);
    expect(changes('https:/h.example')).toEqual(['scheme-repaired']);
    expect(changes('http:https://h.example').length).toBeGreaterThan(0);
    expect(changes('https://h.example./')).toContain('trailing-dot-cut');
    expect(changes(`${host}\u200b`)).toEqual(['invisible-cut']);
    expect(changes(`URL=${host}`)).toEqual(['assignment-cut']);
    expect(changes(`${host};`)).toEqual(['punctuation-cut']);
    expect(changes(`${host}#top`)).toEqual(['fragment-cut']);
  });

  it('tells apart public and private hosts, and plain HTTP to a public one', () => {
    expect(read(host)).toMatchObject({ isLoopbackOrPrivate: false, insecure: false });
    expect(read('http://h.example')).toMatchObject({ isLoopbackOrPrivate: false, insecure: true });
    expect(read('http://192.168.1.5:8080')).toMatchObject({ isLoopbackOrPrivate: true, insecure: false });
    expect(read('localhost:1')).toMatchObject({ isLoopbackOrPrivate: true, insecure: false });
  });

  it('never shows a password or a key in `given`', () => {
    const secret = 'sk-0123456789abcdefghij';
    for (const given of [
      `https://me:${secret}@h.example/v1`,
      `https://${secret}@h.example`,
      `${secret}@h.example`,
      `https://h.example/v1beta/models?key=${secret}&alt=sse`,
      `https://h.example/?token=hunter2hunter2`,
    ]) {
      expect(JSON.stringify(read(given))).not.toContain(secret);
      expect(JSON.stringify(read(given))).not.toContain('hunter2');
    }
    expect(read('https://me:pw@h.example/v1').given).toBe('https://…@h.example/v1');
  });
});

describe('normaliseBaseUrl: refused', () => {
  it.each([
    ['', 'empty', ''],
    ['  \n', 'empty', ''],
    ['""', 'empty', ''],
    ['ftp://portal.torouter.ai', 'scheme', 'ftp'],
    ['wss://portal.torouter.ai', 'scheme', 'wss'],
    ['mailto:someone', 'scheme', 'mailto'],
    ['https://portal.torouter.ai:99999', 'port', '99999'],
    ['portal.torouter.ai:0', 'port', '0'],
    ['https://portal.torouter.ai:80a/v1', 'port', '80a'],
    ['localhost:abc', 'port', 'abc'],
    ['https://', 'host', ''],
    ['https', 'host', ''],
    ['/v1', 'host', ''],
    [':8080', 'host', ''],
    ['8080', 'host', '8080'],
    ['https://:8080/v1', 'host', ''],
    ['https://a..b.example', 'host', 'a..b.example'],
    ['https://.', 'host', ''],
    ['https://[::1', 'host', '[::1'],
    ['https://[fe80::1%eth0]', 'host', '[fe80::1%eth0]'],
    ['https://portal .torouter.ai', 'not-a-url', 'U+0020 at 15'],
    ['https://h.example\nhttps://i.example', 'not-a-url', 'U+000A at 18'],
    ['https://<your-host>/v1', 'placeholder', '<your-host>'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the literal text is what users paste
    ['${TOROUTER_BASE_URL}', 'placeholder', '${TOROUTER_BASE_URL}'],
    ['$BASE_URL/v1', 'placeholder', '$BASE_URL'],
    ['https://your-gateway.example', 'placeholder', 'your-gateway.example'],
  ])('%j: %s', (given, problem, detail) => {
    const result = normaliseBaseUrl(given);
    expect(result).toMatchObject({ ok: false, problem });
    if (!result.ok && detail !== '') expect(result.detail).toBe(detail);
  });

  it('a key in its place is not looked up as a host, and not shown', () => {
    const result = normaliseBaseUrl('sk-0123456789abcdefghij');
    expect(result).toEqual({ ok: false, problem: 'key', detail: 'sk-…ghij' });
    expect(read('sk-gateway:8080').root).toBe('http://sk-gateway:8080');
  });

  it('takes any text without throwing; a root is a fixed point and can carry every path', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.stringMatching(/^[a-z:/.\\@?#[\]v1 ]{0,40}$/),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const first = normaliseBaseUrl(text);
        if (!first.ok) return;
        expect(new URL(`${first.root}/v1/models`).origin).toBe(first.origin);
        const again = normaliseBaseUrl(first.root);
        // Punctuation at the end of a path is taken for the sentence's around it.
        if (/[\w\]]$/.test(first.root)) expect(again.ok && again.root).toBe(first.root);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('hostScope', () => {
  it.each([
    ['localhost', 'loopback'],
    ['api.localhost', 'loopback'],
    ['127.9.9.9', 'loopback'],
    ['[::1]', 'loopback'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['0.0.0.0', 'loopback'],
    ['172.16.0.1', 'private'],
    ['169.254.1.1', 'private'],
    ['100.64.0.1', 'private'],
    ['fd00::1', 'private'],
    ['fe80::1', 'private'],
    ['gateway', 'private'],
    ['nas.local', 'private'],
    ['172.32.0.1', 'public'],
    ['portal.torouter.ai', 'public'],
    ['localhost.example', 'public'],
  ])('%s: %s', (name, scope) => expect(hostScope(name)).toBe(scope));
});

describe('clientCalls', () => {
  const server = createServer((request, response) => {
    paths.push(request.url ?? '');
    request.resume();
    response.writeHead(400, { 'content-type': 'application/json' }).end('{}');
  });
  const paths: string[] = [];
  let origin = '';

  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const apiKey = 'sk-EXAMPLE';
  const messages = [{ role: 'user' as const, content: 'ping' }];
  const calls = {
    openai: (baseURL: string) =>
      new OpenAI({ apiKey, baseURL, maxRetries: 0 }).chat.completions.create({ model: 'm', messages }),
    responses: (baseURL: string) =>
      new OpenAI({ apiKey, baseURL, maxRetries: 0 }).responses.create({ model: 'm', input: 'ping' }),
    anthropic: (baseURL: string) =>
      new Anthropic({ apiKey, baseURL, maxRetries: 0 }).messages.create({ model: 'm', max_tokens: 64, messages }),
    gemini: (baseUrl: string) =>
      new GoogleGenAI({ apiKey, httpOptions: { baseUrl } }).models.generateContent({ model: 'm', contents: 'ping' }),
  };

  it.each(Object.keys(calls) as (keyof typeof calls)[])('%s: as the real SDK does', async (protocol) => {
    for (const suffix of ['', '/', '/v1', '/v1/', '/v1beta', '/api/v1', '/v1/chat/completions']) {
      paths.length = 0;
      await expect(calls[protocol](origin + suffix)).rejects.toThrow();
      expect(paths.map((path) => origin + path)).toEqual([clientCalls(origin + suffix, protocol, 'm')]);
    }
  });

  it('shows the doubled version and the missing one', () => {
    expect(clientCalls(`${host}/v1`, 'anthropic')).toBe(`${host}/v1/v1/messages`);
    expect(clientCalls(host, 'openai')).toBe(`${host}/chat/completions`);
    expect(clientCalls(`${host}/`, 'gemini')).toBe(`${host}/v1beta/models/{model}:generateContent`);
  });
});

describe('formFor and corrections', () => {
  it('gives each surface its form, which its SDK turns into the right call', () => {
    const root = `${host}/api`;
    expect(formFor('openai', root)).toBe(`${root}/v1`);
    expect(formFor('responses', root)).toBe(`${root}/v1`);
    expect(formFor('anthropic', root)).toBe(root);
    expect(formFor('gemini', root)).toBe(root);
    expect(clientCalls(formFor('responses', root), 'responses')).toBe(`${root}/v1/responses`);
  });

  it.each([
    [host, [`${host}/api`]],
    [`${host}/v1`, [`${host}/api`, `${host}/v1`]],
    [`${host}/api/v1`, [host, `${host}/api/v1`]],
    [`${host}/a/b`, [`${host}/a`, host, `${host}/api`]],
    ['http://h.example', ['https://h.example', 'https://h.example/api', 'http://h.example/api']],
    ['http://h.example:8080/v1', ['https://h.example:8080', 'https://h.example', 'https://h.example:8080/api']],
    ['http://127.0.0.1:8080', ['http://127.0.0.1:8080/api']],
  ])('%s → %j', (given, expected) => {
    const found = corrections(given, read(given).root);
    expect(found.slice(0, expected.length)).toEqual(expected);
    expect(found.length).toBeLessThanOrEqual(4);
    expect(new Set(found).size).toBe(found.length);
    for (const candidate of found) expect(new URL(candidate).hostname).toBe(new URL(read(given).root).hostname);
  });
});
