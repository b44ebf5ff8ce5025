/** Keys as they are really pasted. None of the findings may repeat the key. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectKey } from '../../src/target/key';

const key = 'sk-0123456789abcdefABCDEF0123456789';

function codes(raw: string): string[] {
  return inspectKey(raw).findings.map(({ code, reason, blocking }) => `${code}/${reason}${blocking ? '!' : ''}`);
}

describe('inspectKey: what goes through', () => {
  it.each([
    key,
    'sk-EXAMPLE',
    'sk-test',
    'sk-a',
    'my-team-key-2024',
    'sk-proj-a_b-c.d',
    'eyJhbGciOi.J9.abc',
    '0'.repeat(64),
    'sk-aaaaaaaa',
  ])('no alarm about %s', (raw) => {
    expect(inspectKey(raw)).toMatchObject({ value: raw, length: raw.length, findings: [] });
  });

  it.each([
    [`${key}\n`, ['KEY_MALFORMED/newline']],
    [`${key}\r\n`, ['KEY_MALFORMED/newline']],
    [`\n${key}`, ['KEY_MALFORMED/newline']],
    [`${key} `, ['KEY_MALFORMED/whitespace']],
    [`\t${key}`, ['KEY_MALFORMED/whitespace']],
    [`${key}\u00a0`, ['KEY_MALFORMED/whitespace']],
    [` ${key}\n`, ['KEY_MALFORMED/whitespace', 'KEY_MALFORMED/newline']],
    [`"${key}"`, ['KEY_MALFORMED/quotes']],
    [`'${key}'`, ['KEY_MALFORMED/quotes']],
    [`“${key}”`, ['KEY_MALFORMED/quotes']],
    [`"${key}`, ['KEY_MALFORMED/quotes']],
    [`${key}"`, ['KEY_MALFORMED/quotes']],
    [`"${key}"\n`, ['KEY_MALFORMED/newline', 'KEY_MALFORMED/quotes']],
    [`Bearer ${key}`, ['KEY_MALFORMED/bearer_prefix']],
    [`bearer  ${key}`, ['KEY_MALFORMED/bearer_prefix']],
    [`Bearer Bearer ${key}`, ['KEY_MALFORMED/bearer_prefix']],
    [`Authorization: Bearer ${key}`, ['KEY_MALFORMED/bearer_prefix']],
    [`"Authorization: Bearer ${key}"`, ['KEY_MALFORMED/quotes', 'KEY_MALFORMED/bearer_prefix']],
    [`x-api-key: ${key}`, ['KEY_MALFORMED/bearer_prefix']],
    [`TOROUTER_API_KEY=${key}`, ['KEY_MALFORMED/assignment']],
    [`export OPENAI_API_KEY="${key}"`, ['KEY_MALFORMED/quotes', 'KEY_MALFORMED/assignment']],
  ])('%j is trimmed and told', (raw, expected) => {
    const inspected = inspectKey(raw);
    expect(inspected.value).toBe(key);
    expect(inspected.masked).toBe('sk-…6789');
    expect(codes(raw)).toEqual(expected);
  });

  it('says where the first odd character is', () => {
    expect(inspectKey(`${key}\n`).findings[0]?.facts).toMatchObject({
      codePoint: 'U+000A',
      character: 'line feed',
      position: key.length + 1,
    });
    expect(inspectKey(`${key}  \r\n`).findings[0]?.facts).toMatchObject({
      codePoint: 'U+000D',
      position: key.length + 3,
    });
    expect(inspectKey(`${key}\u00a0`).findings[0]?.facts).toMatchObject({
      codePoint: 'U+00A0',
      character: 'no-break space',
    });
    expect(inspectKey(` ${key}`).findings[0]?.facts).toMatchObject({
      codePoint: 'U+0020',
      character: 'space',
      position: 1,
    });
    expect(inspectKey(`“${key}”`).findings[0]?.facts).toMatchObject({ codePoint: 'U+201C', position: 1 });
  });

  it('warns about more than 128 bytes, which this kind of gateway does not look up', () => {
    expect(codes('a1'.repeat(64))).toEqual([]);
    expect(codes(`${'a1'.repeat(64)}b`)).toEqual(['KEY_MALFORMED/too_long']);
  });
});

describe('inspectKey: what must not be sent', () => {
  it.each([
    ['', 'KEY_MALFORMED/empty!'],
    ['  \n', 'KEY_MALFORMED/empty!'],
    ['""', 'KEY_MALFORMED/empty!'],
    ['Bearer ', 'KEY_MALFORMED/empty!'],
    ['sk-0123456789\nabcdef', 'KEY_MALFORMED/newline!'],
    ['sk-0123456789 abcdef', 'KEY_MALFORMED/whitespace!'],
    ['sk-0123456789\u0000abcdef', 'KEY_MALFORMED/control_character!'],
    ['sk-0123456789\u007fabcdef', 'KEY_MALFORMED/control_character!'],
    ['sk-01234\u200b56789abcdef', 'KEY_MALFORMED/non_ascii!'],
    [`${key}\u200b`, 'KEY_MALFORMED/non_ascii!'],
    [`\ufeff${key}`, 'KEY_MALFORMED/non_ascii!'],
    ['sk–0123456789abcdef', 'KEY_MALFORMED/non_ascii!'],
    ['ｓｋ－0123456789', 'KEY_MALFORMED/non_ascii!'],
    ['sk-0123456789аbcdef', 'KEY_MALFORMED/non_ascii!'],
    ['sk-01234密钥56789', 'KEY_MALFORMED/non_ascii!'],
    ['https://portal.torouter.ai/v1', 'KEY_MALFORMED/url!'],
    ['portal.torouter.ai/v1', 'KEY_MALFORMED/url!'],
    ['{"api_key": "sk-0123456789abcdef"}', 'KEY_MALFORMED/json!'],
    ['sk-***', 'KEY_PLACEHOLDER/sample!'],
    ['sk-...', 'KEY_PLACEHOLDER/sample!'],
    ['sk-…', 'KEY_PLACEHOLDER/sample!'],
    ['sk-', 'KEY_PLACEHOLDER/sample!'],
    ['xxx', 'KEY_PLACEHOLDER/sample!'],
    ['sk-xxxxxxxxxxxxxxxxxxxx', 'KEY_PLACEHOLDER/sample!'],
    ['sk-xxxx-xxxx-xxxx', 'KEY_PLACEHOLDER/sample!'],
    ['YOUR_API_KEY', 'KEY_PLACEHOLDER/sample!'],
    ['your-torouter-api-key', 'KEY_PLACEHOLDER/sample!'],
    ['sk-your-key-here', 'KEY_PLACEHOLDER/sample!'],
    ['<your key>', 'KEY_PLACEHOLDER/sample!'],
    ['"YOUR_API_KEY"', 'KEY_PLACEHOLDER/sample!'],
    ['Bearer YOUR_API_KEY', 'KEY_PLACEHOLDER/sample!'],
    ['changeme', 'KEY_PLACEHOLDER/sample!'],
    ['DUMMY_KEY', 'KEY_PLACEHOLDER/sample!'],
    ['undefined', 'KEY_PLACEHOLDER/sample!'],
    ['你的密钥', 'KEY_PLACEHOLDER/sample!'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an unexpanded reference is the very case
    ['${TOROUTER_API_KEY}', 'KEY_PLACEHOLDER/variable_reference!'],
    ['$TOROUTER_API_KEY', 'KEY_PLACEHOLDER/variable_reference!'],
    ['%TOROUTER_API_KEY%', 'KEY_PLACEHOLDER/variable_reference!'],
    ['{env:TOROUTER_API_KEY}', 'KEY_PLACEHOLDER/variable_reference!'],
    ['{{ api_key }}', 'KEY_PLACEHOLDER/variable_reference!'],
    ['process.env.OPENAI_API_KEY', 'KEY_PLACEHOLDER/variable_reference!'],
    ['os.environ["OPENAI_API_KEY"]', 'KEY_PLACEHOLDER/variable_reference!'],
    ['TOROUTER_API_KEY', 'KEY_PLACEHOLDER/variable_name!'],
    ['sk-abcd…wxyz', 'KEY_PLACEHOLDER/masked_copy!'],
    ['sk-abc***xyz', 'KEY_PLACEHOLDER/masked_copy!'],
    ['sk-abc....xyz', 'KEY_PLACEHOLDER/masked_copy!'],
    ['sk-••••••••wxyz', 'KEY_PLACEHOLDER/masked_copy!'],
  ])('%j: %s', (raw, expected) => {
    expect(codes(raw)[0]).toBe(expected);
  });

  it('gives code point, 1-based position, name and count of foreign characters', () => {
    const facts = (raw: string) => inspectKey(raw).findings[0]?.facts;
    expect(facts('sk-01234\u200b56789\u200babc')).toEqual({
      codePoint: 'U+200B',
      position: 9,
      character: 'zero-width space',
      count: 2,
    });
    expect(facts(` "sk\u20130123456789abc"`)).toMatchObject({ codePoint: 'U+2013', position: 5, character: 'en dash' });
    expect(facts('sk-😀0123456789abc\u2014x')).toMatchObject({
      codePoint: 'U+1F600',
      position: 4,
      character: 'emoji',
      count: 2,
    });
    expect(facts('sk-0123456789аbcdef')).toMatchObject({ codePoint: 'U+0430', character: 'Cyrillic letter' });
    expect(facts('ｓｋ0123456789')).toMatchObject({ character: 'full-width letter', position: 1 });
    expect(facts(`\ufeff${key}`)).toMatchObject({ character: 'byte order mark', position: 1 });
  });
});

describe('inspectKey: hints', () => {
  it('names other vendors as hints only', () => {
    expect(inspectKey('sk-ant-api03-0123456789abcdef')).toMatchObject({
      findings: [],
      hints: [{ vendor: 'Anthropic', prefix: 'sk-ant-' }],
    });
    expect(inspectKey('AIzaSyA0123456789abcdef').hints).toEqual([{ vendor: 'Google', prefix: 'AIza' }]);
    for (const prefix of ['sk-or-', 'gsk_', 'xai-', 'nvapi-', 'sk-proj-'])
      expect(inspectKey(`${prefix}0123456789`).hints[0]?.prefix).toBe(prefix);
    expect(inspectKey(key).hints).toEqual([]);
  });
});

describe('inspectKey: promises', () => {
  it('never repeats the key outside `value`', () => {
    const secret = fc.stringMatching(/^sk-[a-zA-Z0-9]{24,40}$/);
    const around = fc.constantFrom('', ' ', '\n', '"', 'Bearer ', '\u200b', 'KEY=', '***', '“', '{"k":"');
    fc.assert(
      fc.property(secret, around, around, (text, before, after) => {
        const { value: _value, ...rest } = inspectKey(before + text + after);
        expect(JSON.stringify(rest)).not.toContain(text.slice(3, -4));
      }),
    );
  });

  it('takes any text without throwing; what does not block can be sent in a header by Node', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (raw) => {
        const { value, findings } = inspectKey(raw);
        if (findings.some(({ blocking }) => blocking)) return;
        expect(value).toMatch(/^[\x21-\x7e]+$/);
        expect(() => new Headers({ authorization: `Bearer ${value}` })).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });
});
