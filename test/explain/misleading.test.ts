/** The table of misleading sentences is whole, and each entry speaks up on a text that a client really printed. */
import { describe, expect, it } from 'vitest';
import { misleading, misleadingWords } from '../../src/reference/phrases/misleading';
import { fixture, matches } from './cases';

describe('sentences of clients that mislead', () => {
  it('have a token of their own and say it in both languages', () => {
    expect(new Set(misleading.map(({ id }) => id)).size).toBe(misleading.length);
    for (const { id, en, zh } of misleading) {
      expect(id).toMatch(/^[a-z]+(?:_[a-z]+)*$/);
      expect(en).not.toMatch(/[\u4e00-\u9fff]/);
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('are found in recorded texts', () => {
    const texts = [
      ...fixture<{ text: string }>('clients').map(({ text }) => text),
      ...fixture<{ text?: string }>('provider-errors').flatMap(({ text }) => (text === undefined ? [] : [text])),
      'Unable to connect to API (UNKNOWN_CERTIFICATE_VERIFICATION_ERROR)',
    ];
    const heard = new Set<string>();
    for (const text of texts) {
      const code = matches(text)[0]?.code;
      if (code) for (const { id } of misleadingWords(text, code)) heard.add(id);
    }
    expect(misleading.map(({ id }) => id).filter((id) => !heard.has(id))).toEqual([]);
  });

  it('stay silent where the client is right', () => {
    expect(misleadingWords('Not logged in · Please run /login', 'KEY_NOT_FOUND')).toEqual([]);
    expect(misleadingWords('openai.APIConnectionError: Connection error.', 'CONNECTION_REFUSED')).toEqual([]);
  });
});
