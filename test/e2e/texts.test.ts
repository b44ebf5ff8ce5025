/** The built reader of texts, with its lazily made patterns and its rules on disk, against the sources: every text must be read the same. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as sources from '../../src/explain/text';
import { readFixtureRows } from '../../src/simulator/rows';
import { dist, root } from './support';

const built = createRequire(__filename)(path.join(dist, 'text.cjs')) as typeof sources;

function textsOf(name: string): string[] {
  const rows = JSON.parse(readFileSync(path.join(root, 'test/fixtures', name), 'utf8')) as { text?: string }[];
  return rows.flatMap(({ text }) => text ?? []);
}

const answers = readFixtureRows(path.join(root, 'test/fixtures')).map(({ response }) => {
  const headers = Object.entries(response.headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${response.status}`, ...headers, '', response.body].join('\r\n');
});

describe('the built reader reads as the sources do', () => {
  it.each([
    ['texts of clients', textsOf('clients.json')],
    ['texts without an error', textsOf('innocent.json')],
    ['texts of threads', textsOf('threads.json')],
    ['recorded answers', answers],
    ['bodies alone', readFixtureRows(path.join(root, 'test/fixtures')).map(({ response }) => response.body)],
  ])('%s', (_name, texts) => {
    expect(texts.length).toBeGreaterThan(80);
    for (const text of texts) expect(built.readText(text, 'en')).toEqual(sources.readText(text, 'en'));
    for (const text of texts.slice(0, 100))
      expect(built.readText(text, 'zh', true)).toEqual(sources.readText(text, 'zh', true));
  });
});
