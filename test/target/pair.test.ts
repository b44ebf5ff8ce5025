/** Which key goes where: nobody's provider key may reach a host that its owner did not name. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choosePair, defaultBaseUrl } from '../../src/target/pair';

const gateway = 'https://gw.example/v1';

function pairOf(options: Parameters<typeof choosePair>[0], env: Record<string, string>) {
  const choice = choosePair(options, env);
  if (!choice.ok) throw new Error(choice.problem);
  return choice;
}

describe('choosePair: from the environment', () => {
  it.each([
    [{ TOROUTER_API_KEY: 'k' }, 'env:TOROUTER_API_KEY', defaultBaseUrl, 'default', 'torouter'],
    [
      { TOROUTER_API_KEY: 'k', TOROUTER_BASE_URL: gateway },
      'env:TOROUTER_API_KEY',
      gateway,
      'env:TOROUTER_BASE_URL',
      'torouter',
    ],
    [
      { TOROUTER_API_KEY: 'k', TOROUTER_OPENAI_BASE_URL: gateway },
      'env:TOROUTER_API_KEY',
      gateway,
      'env:TOROUTER_OPENAI_BASE_URL',
      'torouter',
    ],
    [
      { TOROUTER_API_KEY: 'k', TOROUTER_API_URL: gateway },
      'env:TOROUTER_API_KEY',
      gateway,
      'env:TOROUTER_API_URL',
      'torouter',
    ],
    [
      { TOROUTER_API_KEY: 'k', OPENAI_BASE_URL: gateway },
      'env:TOROUTER_API_KEY',
      defaultBaseUrl,
      'default',
      'torouter',
    ],
    [{ TOROUTER_API_KEY: 'k', TOROUTER_BASE_URL: '' }, 'env:TOROUTER_API_KEY', defaultBaseUrl, 'default', 'torouter'],
    [
      { TOROUTER_API_KEY: '', OPENAI_API_KEY: 'k', OPENAI_BASE_URL: gateway },
      'env:OPENAI_API_KEY',
      gateway,
      'env:OPENAI_BASE_URL',
      'openai',
    ],
    [
      { ANTHROPIC_API_KEY: 'k', ANTHROPIC_BASE_URL: gateway },
      'env:ANTHROPIC_API_KEY',
      gateway,
      'env:ANTHROPIC_BASE_URL',
      'anthropic',
    ],
    [
      { ANTHROPIC_API_KEY: 'k', ANTHROPIC_AUTH_TOKEN: 'k', ANTHROPIC_BASE_URL: gateway },
      'env:ANTHROPIC_AUTH_TOKEN',
      gateway,
      'env:ANTHROPIC_BASE_URL',
      'anthropic',
    ],
    [
      { GOOGLE_API_KEY: 'k', GOOGLE_GEMINI_BASE_URL: gateway },
      'env:GOOGLE_API_KEY',
      gateway,
      'env:GOOGLE_GEMINI_BASE_URL',
      'gemini',
    ],
    [
      { OPENAI_API_KEY: 'x', ANTHROPIC_API_KEY: 'k', ANTHROPIC_BASE_URL: gateway },
      'env:ANTHROPIC_API_KEY',
      gateway,
      'env:ANTHROPIC_BASE_URL',
      'anthropic',
    ],
  ])('%j', (env, keySource, baseUrl, baseUrlSource, family) => {
    expect(pairOf({}, env).pair).toEqual({ key: 'k', keySource, baseUrl, baseUrlSource, family });
  });

  it('takes the first complete pair and names the others', () => {
    const choice = pairOf(
      {},
      {
        OPENAI_API_KEY: 'a',
        OPENAI_BASE_URL: gateway,
        ANTHROPIC_API_KEY: 'b',
        GEMINI_API_KEY: 'c',
        GOOGLE_GEMINI_BASE_URL: 'https://g.example',
      },
    );
    expect(choice.pair.family).toBe('openai');
    expect(choice.others).toEqual([
      { family: 'gemini', keySource: 'env:GEMINI_API_KEY', baseUrlSource: 'env:GOOGLE_GEMINI_BASE_URL' },
    ]);
  });

  it('keeps the raw key as it is', () => {
    expect(pairOf({}, { TOROUTER_API_KEY: ' k\n' }).pair.key).toBe(' k\n');
  });

  it('tells variables that disagree', () => {
    const base = { ANTHROPIC_BASE_URL: gateway };
    expect(pairOf({}, { ...base, ANTHROPIC_AUTH_TOKEN: 'a', ANTHROPIC_API_KEY: 'b' }).conflicts).toEqual([
      { kind: 'key', used: 'ANTHROPIC_AUTH_TOKEN', unused: ['ANTHROPIC_API_KEY'] },
    ]);
    expect(pairOf({}, { ...base, ANTHROPIC_AUTH_TOKEN: 'a', ANTHROPIC_API_KEY: 'a' }).conflicts).toEqual([]);
    expect(
      pairOf(
        {},
        { TOROUTER_API_KEY: 'k', TOROUTER_BASE_URL: 'https://a.example', TOROUTER_API_URL: 'https://b.example' },
      ).conflicts,
    ).toEqual([{ kind: 'baseUrl', used: 'TOROUTER_BASE_URL', unused: ['TOROUTER_API_URL'] }]);
    expect(
      pairOf(
        {},
        {
          TOROUTER_API_KEY: 'k',
          TOROUTER_BASE_URL: 'https://a.example',
          TOROUTER_OPENAI_BASE_URL: 'https://a.example/v1/',
        },
      ).conflicts,
    ).toEqual([]);
  });

  it('finds nothing, and says where it looked', () => {
    const choice = choosePair({}, {});
    expect(choice).toMatchObject({ ok: false, problem: 'no-key', incomplete: [] });
    if (choice.ok) return;
    expect(choice.looked[0]).toEqual({
      variable: 'TOROUTER_API_KEY',
      set: false,
      pairedWith: 'TOROUTER_BASE_URL, TOROUTER_OPENAI_BASE_URL, TOROUTER_API_URL',
    });
    expect(choice.looked.map(({ variable }) => variable)).toContain('GOOGLE_API_KEY');
  });

  it("does not send a provider's key to the default gateway, nor to another family's", () => {
    expect(choosePair({}, { OPENAI_API_KEY: 'k' })).toMatchObject({
      ok: false,
      problem: 'mixed-family',
      incomplete: [{ have: 'OPENAI_API_KEY', missing: 'OPENAI_BASE_URL' }],
    });
    expect(
      choosePair({}, { ANTHROPIC_API_KEY: 'k', OPENAI_BASE_URL: gateway, TOROUTER_BASE_URL: gateway }),
    ).toMatchObject({
      ok: false,
      problem: 'mixed-family',
      incomplete: [
        { have: 'TOROUTER_BASE_URL', missing: 'TOROUTER_API_KEY' },
        { have: 'OPENAI_BASE_URL', missing: 'OPENAI_API_KEY' },
        { have: 'ANTHROPIC_API_KEY', missing: 'ANTHROPIC_BASE_URL' },
      ],
    });
    expect(choosePair({}, { OPENAI_BASE_URL: gateway })).toMatchObject({ ok: false, problem: 'no-key' });
  });

  it('without options, key and base URL are always of one family', () => {
    const names = [
      'TOROUTER_API_KEY',
      'TOROUTER_BASE_URL',
      'TOROUTER_API_URL',
      'OPENAI_API_KEY',
      'OPENAI_BASE_URL',
      'ANTHROPIC_AUTH_TOKEN',
      'ANTHROPIC_API_KEY',
      'ANTHROPIC_BASE_URL',
      'GEMINI_API_KEY',
      'GOOGLE_API_KEY',
      'GOOGLE_GEMINI_BASE_URL',
    ];
    const owner = (source: string) =>
      source
        .replace(/^env:/, '')
        .replace(/^(GOOGLE|GEMINI)_.*/, 'GEMINI')
        .split('_')[0];
    fc.assert(
      fc.property(fc.subarray(names), (set) => {
        const choice = choosePair({}, Object.fromEntries(set.map((name) => [name, `value-of-${name}`])));
        if (!choice.ok) return;
        const { key, keySource, baseUrlSource } = choice.pair;
        expect(key).toBe(`value-of-${keySource.slice(4)}`);
        expect(baseUrlSource === 'default' ? 'TOROUTER' : owner(baseUrlSource)).toBe(owner(keySource));
      }),
    );
  });
});

describe('choosePair: from options', () => {
  it('lets an explicit base URL take the first key there is', () => {
    const options = { baseUrl: gateway };
    expect(pairOf(options, { TOROUTER_API_KEY: 'k', OPENAI_API_KEY: 'x' }).pair).toEqual({
      key: 'k',
      keySource: 'env:TOROUTER_API_KEY',
      baseUrl: gateway,
      baseUrlSource: 'option:--base-url',
      family: 'torouter',
    });
    expect(pairOf(options, { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: 'https://o.example' }).pair).toMatchObject({
      keySource: 'env:OPENAI_API_KEY',
      baseUrl: gateway,
      family: 'openai',
    });
    expect(pairOf(options, { ANTHROPIC_API_KEY: 'k' }).pair.keySource).toBe('env:ANTHROPIC_API_KEY');
    expect(choosePair(options, {})).toMatchObject({ ok: false, problem: 'no-key' });
  });

  it('does not fall back to another host when the given base URL is empty', () => {
    expect(pairOf({ baseUrl: '' }, { TOROUTER_API_KEY: 'k' }).pair).toMatchObject({
      baseUrl: '',
      baseUrlSource: 'option:--base-url',
    });
  });

  it('--key-env: the family of the name decides, else the gateway', () => {
    expect(
      pairOf({ keyEnv: 'OPENAI_API_KEY' }, { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: gateway, TOROUTER_API_KEY: 't' })
        .pair,
    ).toEqual({
      key: 'k',
      keySource: 'env:OPENAI_API_KEY',
      baseUrl: gateway,
      baseUrlSource: 'env:OPENAI_BASE_URL',
      family: 'openai',
    });
    expect(pairOf({ keyEnv: 'OPENAI_API_KEY' }, { OPENAI_API_KEY: 'k' }).pair).toMatchObject({
      baseUrl: defaultBaseUrl,
      baseUrlSource: 'default',
      family: 'openai',
    });
    expect(
      pairOf({ keyEnv: 'MY_KEY' }, { MY_KEY: 'k', TOROUTER_BASE_URL: gateway, OPENAI_BASE_URL: 'https://o.example' })
        .pair,
    ).toEqual({
      key: 'k',
      keySource: 'env:MY_KEY',
      baseUrl: gateway,
      baseUrlSource: 'env:TOROUTER_BASE_URL',
      family: 'explicit',
    });
    expect(pairOf({ keyEnv: 'MY_KEY', baseUrl: 'https://b.example' }, { MY_KEY: 'k' }).pair.baseUrl).toBe(
      'https://b.example',
    );
  });

  it('--key-env: unset, empty, or the key itself', () => {
    const unset = choosePair({ keyEnv: 'MY_KEY' }, { TOROUTER_API_KEY: 't' });
    expect(unset).toMatchObject({ ok: false, problem: 'key-env-unset' });
    if (!unset.ok) expect(unset.looked[0]).toEqual({ variable: 'MY_KEY', set: false, pairedWith: '' });
    expect(choosePair({ keyEnv: 'MY_KEY' }, { MY_KEY: ' ' })).toMatchObject({ ok: false, problem: 'empty-key-env' });
    const pasted = choosePair({ keyEnv: 'sk-0123456789abcdefghij' }, {});
    expect(pasted).toMatchObject({ ok: false, problem: 'key-env-is-a-key' });
    expect(JSON.stringify(pasted)).not.toContain('0123456789');
  });

  it('--key, file and standard input', () => {
    expect(pairOf({ key: 'k' }, { TOROUTER_API_KEY: 't', TOROUTER_BASE_URL: gateway }).pair).toEqual({
      key: 'k',
      keySource: 'option:--key',
      baseUrl: gateway,
      baseUrlSource: 'env:TOROUTER_BASE_URL',
      family: 'explicit',
    });
    expect(pairOf({ keyFile: { path: 'key.txt', content: 'k\r\n' } }, {}).pair).toEqual({
      key: 'k',
      keySource: 'file:key.txt',
      baseUrl: defaultBaseUrl,
      baseUrlSource: 'default',
      family: 'explicit',
    });
    expect(pairOf({ keyStdin: 'k\n\n' }, {}).pair).toMatchObject({ key: 'k\n', keySource: 'stdin' });
    expect(choosePair({ keyStdin: '\n' }, { TOROUTER_API_KEY: 't' })).toMatchObject({
      ok: false,
      problem: 'empty-key',
    });
    expect(choosePair({ key: '' }, { TOROUTER_API_KEY: 't' })).toMatchObject({ ok: false, problem: 'empty-key' });
    expect(choosePair({ key: 'a', keyStdin: 'b' }, {})).toMatchObject({ ok: false, problem: 'several-keys' });
  });

  it('names complete pairs that an explicit key leaves unused', () => {
    expect(pairOf({ key: 'k' }, { OPENAI_API_KEY: 'o', OPENAI_BASE_URL: gateway }).others).toEqual([
      { family: 'openai', keySource: 'env:OPENAI_API_KEY', baseUrlSource: 'env:OPENAI_BASE_URL' },
    ]);
  });

  it('keeps keys out of everything but pair.key', () => {
    const env = { ANTHROPIC_AUTH_TOKEN: 'secret-one', ANTHROPIC_API_KEY: 'secret-two', ANTHROPIC_BASE_URL: gateway };
    for (const choice of [
      choosePair({}, env),
      choosePair({ keyEnv: 'NOPE' }, env),
      choosePair({ key: 'secret-three' }, env),
    ]) {
      const shown = choice.ok ? { ...choice, pair: { ...choice.pair, key: '' } } : choice;
      expect(JSON.stringify(shown)).not.toContain('secret-');
    }
  });
});
