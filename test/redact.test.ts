/** The redactor by itself: which forms of a secret it knows, and what it must leave alone. */
import { describe, expect, test } from 'vitest';
import { createRedactor, redactShapes, secretsOfUrl } from '../src/redact';

const key = 'f3a91c5e7b2d4086f3b91c6e7a2d4186a3f91c5e7b2d4986c3a91c5e8b2d4076';
const redact = createRedactor([key]);
const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** No twelve characters of the secret in a row. */
function expectNoRun(text: string, secret: string): void {
  for (let at = 0; at + 12 <= secret.length; at += 1) expect(text).not.toContain(secret.slice(at, at + 12));
}

describe('pieces of a secret', () => {
  test.each([12, 13, 17, 40, 63])('a run of %i characters is masked wherever it begins and stands', (length) => {
    for (let at = 0; at + length <= key.length; at += 1)
      for (const lead of ['', 'x', 'token=', '0123456', 'id: abcdef'])
        expectNoRun(redact.exact(`${lead}${key.slice(at, at + length)} rest`), key);
  });

  test('two runs behind each other, and one that is cut by the end', () => {
    expect(redact.exact(`a ${key.slice(0, 20)}-${key.slice(30, 50)} b ${key.slice(5, 25)}`)).toBe('a …-… b …');
  });

  test.each(['', 'u', 'us', 'user', 'user:', 'some-user:'])('base64 behind "%s"', (lead) => {
    const shown = redact(`echo ${base64(lead + key)} ${base64(`${lead}${key}@x`)} ${base64(lead + key).slice(3, 40)}`);
    for (const whole of [0, 1, 2].map((skip) => base64(lead + key).slice(skip))) expectNoRun(shown, whole.slice(8, 80));
  });

  test('an address, an assignment and a sentence are masked whole only', () => {
    const odd = createRedactor(['https://gw.example.com/v1', 'TOROUTER_API_KEY=abc', 'my key is secret']);
    expect(odd('https://gw.example.com/health $TOROUTER_API_KEY')).toBe(
      'https://gw.example.com/health $TOROUTER_API_KEY',
    );
    expect(odd('got https://gw.example.com/v1')).not.toContain('gw.example');
  });
});

describe('what must stay', () => {
  test.each(['true', 'code', 'status', '1234', 'messages', '12345678'])('the key "%s" rewrites no report', (word) => {
    const weak = createRedactor([word]);
    const text = JSON.stringify({ code: true, status: 1234, messages: [12345678], note: `${word}s` });
    expect(weak(text)).toBe(text);
    expect(weak.exact(text)).toBe(text);
    expect(weak.quoted(`invalid key ${word}, (${word}) x${word}`)).toBe(`invalid key …, (…) x${word}`);
  });

  test('JSON stays JSON', () => {
    const odd = createRedactor([
      '"quoted-secret-0001"',
      'ends-in-a-secret\\"',
      'back\\slash-secret-0001',
      'slash/secret/0001/0002',
    ]);
    const texts = [
      'ends-in-a-secret\\"',
      'quoted-secret-0001',
      '"quoted-secret-0001"',
      'back\\slash-secret-0001',
      'slash/secret/0001/0002',
    ];
    const body = JSON.stringify({ texts });
    for (const form of [body, body.replaceAll('/', '\\/')]) {
      const masked = odd.exact(form);
      expect(JSON.parse(masked)).toHaveProperty('texts');
      expect(masked).not.toMatch(/secret/);
    }
  });
});

describe('passwords of a proxy', () => {
  test('every form is known and not even its end is shown', () => {
    const secrets = secretsOfUrl('http://corp%20user:p%40ssw0rd-9876@proxy.test:3128');
    const hidden = createRedactor([], secrets);
    const text = `${base64('corp user:p@ssw0rd-9876')} p@ssw0rd-9876 p%40ssw0rd-9876`;
    expect(hidden(text)).toBe('… … …');
    expect(secretsOfUrl('http://proxy.test:3128')).toEqual([]);
  });

  test('a Basic word behind its header is masked, whoever owns it', () => {
    const word = base64('corp:hunter22-hunter22');
    expect(redactShapes(`Proxy-Authorization: Basic ${word}`)).toBe('Proxy-Authorization: Basic …');
    expect(redactShapes('basic authentication is required')).toBe('basic authentication is required');
  });
});

test.each(['sk-', 'a', 'a+', 'http://a:', 'a://b:', 'bearer ', 'authorization: ', '?key=', ' ', '0123456789abcdef'])(
  'a megabyte of "%s" takes no quadratic time',
  (unit) => {
    const text = unit.repeat(2 ** 20 / unit.length);
    expect(typeof redact(`authorization${text}`)).toBe('string');
  },
);
