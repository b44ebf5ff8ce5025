/** Proxy variables as shells, containers and local proxy programs leave them behind. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseProxy, clientsHonouringProxy } from '../../src/target/proxy';

const https = new URL('https://portal.torouter.ai/v1/models');
const http = new URL('http://gw.example:8080/');
const p = 'http://proxy.example:3128';

function kinds(env: Record<string, string>, target = https): string[] {
  return chooseProxy(env, target).notes.map(({ kind }) => kind);
}

describe('chooseProxy: which variable', () => {
  it.each([
    [{}, https, null],
    [{ HTTPS_PROXY: '' }, https, null],
    [{ HTTPS_PROXY: p }, https, 'HTTPS_PROXY'],
    [{ https_proxy: p, HTTPS_PROXY: 'http://other.example:1' }, https, 'https_proxy'],
    [{ https_proxy: '', HTTPS_PROXY: p }, https, 'HTTPS_PROXY'],
    [{ ALL_PROXY: p }, https, 'ALL_PROXY'],
    [{ all_proxy: p, HTTPS_PROXY: p }, https, 'HTTPS_PROXY'],
    [{ HTTP_PROXY: p }, https, null],
    [{ http_proxy: p }, http, 'http_proxy'],
    [{ HTTP_PROXY: p }, http, 'HTTP_PROXY'],
    [{ HTTPS_PROXY: p }, http, null],
    [{ ALL_PROXY: p }, http, 'ALL_PROXY'],
  ])('%j for %s: %s', (env, target, source) => {
    expect(chooseProxy(env, target).proxy?.source ?? null).toBe(source);
  });

  it('tells what other clients would do differently', () => {
    expect(kinds({ https_proxy: p, HTTPS_PROXY: 'http://other.example:1' })).toEqual(['case_disagreement']);
    expect(kinds({ https_proxy: p, HTTPS_PROXY: p })).toEqual([]);
    expect(kinds({ HTTP_PROXY: p })).toEqual(['http_proxy_not_used']);
    expect(kinds({ ALL_PROXY: p })).toEqual(['all_proxy_only']);
    expect(kinds({ HTTP_PROXY: p }, http)).toEqual(['upper_http_proxy']);
    expect(kinds({ HTTPS_PROXY: 'proxy.example:3128' })).toEqual(['missing_scheme']);
    expect(kinds({ HTTPS_PROXY: 'http://proxy.example' })).toEqual(['missing_port']);
  });

  it('knows which clients take it from the environment', () => {
    const node = (env: Record<string, string>) =>
      clientsHonouringProxy(env).find(({ client }) => client === 'Node.js fetch');
    expect(node({})).toMatchObject({ honours: false, condition: expect.stringContaining('NODE_USE_ENV_PROXY=1') });
    expect(node({ NODE_USE_ENV_PROXY: '1' })).toMatchObject({ honours: true });
    expect(
      clientsHonouringProxy({})
        .filter(({ honours }) => honours)
        .map(({ client }) => client),
    ).toEqual(['curl', 'Python SDKs']);
  });
});

describe('chooseProxy: values', () => {
  it.each([
    ['127.0.0.1:7890', 'http://127.0.0.1:7890/'],
    ['localhost:3128', 'http://localhost:3128/'],
    ['HTTP://Proxy.Example:3128', 'http://proxy.example:3128/'],
    ['https://proxy.example:8443/', 'https://proxy.example:8443/'],
    [' http://proxy.example:3128 ', 'http://proxy.example:3128/'],
    ['http://[::1]:3128', 'http://[::1]:3128/'],
    ['user:pa%40ss@proxy.example:3128', 'http://user:pa%40ss@proxy.example:3128/'],
  ])('%j is %s', (value, url) => {
    expect(chooseProxy({ HTTPS_PROXY: value }, https)).toMatchObject({ proxy: { url }, findings: [] });
  });

  it.each([
    ['socks5://127.0.0.1:7890', 'socks_scheme'],
    ['SOCKS5H://127.0.0.1:7890', 'socks_scheme'],
    ['socks4a://127.0.0.1:7890', 'socks_scheme'],
    ['ftp://proxy.example:21', 'unsupported_scheme'],
    ['http://user:pa%ss@proxy.example:3128', 'malformed'],
    ['http://user:p/w@proxy.example:3128', 'malformed'],
    ['http://proxy.example:99999', 'malformed'],
    ['http://', 'malformed'],
    [':3128', 'malformed'],
    ['http://proxy example:3128', 'malformed'],
  ])('%j: %s', (value, reason) => {
    const choice = chooseProxy({ HTTPS_PROXY: value }, https);
    expect(choice.proxy).toBeNull();
    expect(choice.findings).toMatchObject([
      { code: 'PROXY_CONFIG_INVALID', reason, facts: { proxySource: 'HTTPS_PROXY', schemes: 'http, https' } },
    ]);
  });

  it('shows no user name and no password', () => {
    for (const value of [
      'http://me:hunter2@proxy.example:3128',
      'me:hunter2@proxy.example',
      'socks5://me:hunter2@proxy.example:1',
      'http://me:hunt%er2hunter2@x',
      'http://me:hunter2/x@proxy.example',
    ]) {
      const { proxy, ...rest } = chooseProxy({ HTTPS_PROXY: value }, https);
      expect(JSON.stringify([rest, proxy?.shown])).not.toMatch(/hunter2|me:/);
    }
  });
});

describe('chooseProxy: NO_PROXY', () => {
  const rule = (noProxy: string, target: string) =>
    chooseProxy({ HTTPS_PROXY: p, HTTP_PROXY: p, NO_PROXY: noProxy }, new URL(target)).noProxyRule;

  it.each([
    ['portal.torouter.ai', 'https://portal.torouter.ai', 'portal.torouter.ai'],
    ['torouter.ai', 'https://portal.torouter.ai', 'torouter.ai'],
    ['.torouter.ai', 'https://portal.torouter.ai', '.torouter.ai'],
    ['*.torouter.ai', 'https://portal.torouter.ai', '*.torouter.ai'],
    ['a.example, ToRouter.AI', 'https://portal.torouter.ai', 'ToRouter.AI'],
    ['a.example torouter.ai.', 'https://portal.torouter.ai', 'torouter.ai.'],
    ['router.ai', 'https://portal.torouter.ai', null],
    ['*', 'https://portal.torouter.ai', '*'],
    ['a.example,*', 'https://portal.torouter.ai', '*'],
    ['torouter.ai:443', 'https://portal.torouter.ai', 'torouter.ai:443'],
    ['torouter.ai:8443', 'https://portal.torouter.ai', null],
    ['gw.example:8080', 'http://gw.example:8080', 'gw.example:8080'],
    ['10.0.0.0/8', 'http://10.1.2.3:8080', '10.0.0.0/8'],
    ['10.0.0.0/8', 'http://11.1.2.3:8080', null],
    ['10.1.2.3', 'http://10.1.2.3:8080', '10.1.2.3'],
    ['10.1.2.3:9999', 'http://10.1.2.3:8080', null],
    ['fd00::/8', 'http://[fd00::5]:8080', 'fd00::/8'],
    ['fd00::5', 'http://[fd00:0::5]:8080', 'fd00::5'],
    ['[fd00::5]:8080', 'http://[fd00::5]:8080', '[fd00::5]:8080'],
    ['10.0.0.0/8', 'https://portal.torouter.ai', null],
    ['0.3', 'http://10.1.0.3', null],
    ['10.3', 'http://10.0.0.3', null],
    ['', 'https://portal.torouter.ai', null],
  ])('%j for %s: %s', (noProxy, target, expected) => {
    expect(rule(noProxy, target)).toBe(expected);
    expect(chooseProxy({ HTTPS_PROXY: p, HTTP_PROXY: p, no_proxy: noProxy }, new URL(target)).proxy === null).toBe(
      expected !== null,
    );
  });

  it('says which entry it cannot read, and reads the rest', () => {
    const choice = chooseProxy({ HTTPS_PROXY: p, NO_PROXY: 'https://x.example/,10/8,portal.*,torouter.ai' }, https);
    expect(choice.noProxyRule).toBe('torouter.ai');
    expect(choice.notes.map(({ facts }) => facts.given)).toEqual(['https://x.example/', '10/8', 'portal.*']);
  });

  it('does not trouble about a broken proxy that the target is exempt from', () => {
    expect(chooseProxy({ HTTPS_PROXY: 'socks5://x:1', NO_PROXY: 'torouter.ai' }, https)).toMatchObject({
      proxy: null,
      findings: [],
      noProxyRule: 'torouter.ai',
    });
  });

  it.each([
    'http://127.0.0.1:8080',
    'http://127.9.9.9',
    'http://[::1]:1',
    'http://localhost:3000',
    'https://localhost',
    'http://192.168.1.5:8080',
    'http://gateway.local:8080',
  ])('%s goes through the proxy as any other host, with a note', (target) => {
    const variables = { https_proxy: p, http_proxy: p };
    const choice = chooseProxy(variables, new URL(target));
    expect(choice.proxy?.shown).toBe(p);
    expect(choice.notes).toMatchObject([
      { kind: 'local_target', facts: { proxy: p, proxySource: expect.stringMatching(/^https?_proxy$/) } },
    ]);
    expect(chooseProxy({}, new URL(target)).notes).toEqual([]);
    const exempt = { ...variables, NO_PROXY: 'localhost,127.0.0.0/8,::1,192.168.0.0/16,.local' };
    expect(chooseProxy(exempt, new URL(target))).toMatchObject({ proxy: null, notes: [], clients: [] });
  });

  it('leaves a public host without that note', () => {
    expect(kinds({ HTTPS_PROXY: p })).toEqual([]);
  });

  it('takes any values without throwing', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.webUrl(), (proxy, noProxy, target) => {
        const choice = chooseProxy({ HTTPS_PROXY: proxy, http_proxy: proxy, NO_PROXY: noProxy }, new URL(target));
        if (choice.proxy) expect(['http:', 'https:']).toContain(new URL(choice.proxy.url).protocol);
      }),
      { numRuns: 1000 },
    );
  });
});
