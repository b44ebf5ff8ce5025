/** The pages that people read at two in the morning, as documents: a change of wording shows as a change of a file. Nothing is judged here but the text. */
import { describe, expect, test } from 'vitest';
import { explainWords } from '../../src/explain/explain';
import { rows } from '../../src/reference';
import { defaultPortal, wordsOf } from '../../src/reference/lookup';
import { type ListRow, renderExplain, renderExplainList } from '../../src/report/explain';
import { displayWidth } from '../../src/report/format';
import { plainStyle } from '../../src/report/style';
import { type Lang, langs } from '../../src/vocabulary';

const width = 80;
const now = Date.parse('2026-11-23T06:00:00Z');

/** One code for each kind of page: key, window, money, model, address, channel, stream, TLS, proxy, client, bare status. */
const shown = [
  'INVALID_API_KEY',
  'API_KEY_EXPIRED',
  'KEY_WINDOW_5H_EXHAUSTED',
  'INSUFFICIENT_BALANCE',
  'MODEL_NOT_OFFERED',
  'BASE_URL_WRONG',
  'WRONG_VENDOR',
  'NO_CHANNEL_AVAILABLE',
  'UPSTREAM_BILLING',
  'STREAM_TRUNCATED',
  'TLS_UNTRUSTED_ISSUER',
  'PROXY_AUTH_REQUIRED',
  'KEY_MALFORMED',
  'CLOCK_SKEW',
  'HTTP_503',
] as const;

function options(lang: Lang): Parameters<typeof renderExplain>[1] {
  return { lang, width, style: plainStyle(), now, portal: defaultPortal, timeZone: 'UTC' };
}

function page(word: string, lang: Lang): string {
  return renderExplain(explainWords([word], { lang, now }), options(lang));
}

function list(lang: Lang): string {
  const listed: ListRow[] = rows.map((row) => ({
    class: row.class,
    code: row.id,
    owner: row.owner,
    retry: row.retry,
    title: wordsOf({
      code: row.id,
      reason: null,
      lang,
      facts: {},
      portal: defaultPortal,
      protocol: null,
      platform: null,
    }).title,
  }));
  return renderExplainList(listed, options(lang));
}

function document(command: string, read: (lang: Lang) => string): string {
  return langs
    .map(
      (lang) =>
        `## \`torouter explain${command === '' ? '' : ` ${command}`} --lang ${lang}\`\n\n\`\`\`text\n${read(lang)}\`\`\`\n`,
    )
    .join('\n');
}

describe('explain, 80 columns', () => {
  test.each(shown)('%s', async (code) => {
    await expect(document(code, (lang) => page(code, lang))).toMatchFileSnapshot(`__snapshots__/explain.${code}.md`);
  });

  test('a status that many codes share', async () => {
    await expect(document('403', (lang) => page('403', lang))).toMatchFileSnapshot('__snapshots__/explain.403.md');
  });

  test('the whole list', async () => {
    await expect(document('', list)).toMatchFileSnapshot('__snapshots__/explain.list.md');
  });

  test.each(rows.map(({ id }) => id))('%s fits, except for what is to be pasted or opened', (id) => {
    for (const lang of langs)
      for (const line of page(id.replace(/XX$/, '18'), lang).split('\n'))
        if (!/https?:\/\/|^ {4,}\S/.test(line)) expect(displayWidth(line), line).toBeLessThanOrEqual(width);
  });
});
