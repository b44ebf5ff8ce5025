/** Lists of models in every recorded and documented shape, and what each of them proves. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readModelList } from '../../src/evidence/modelList';

interface Row {
  id: string;
  request: { method: string; path: string };
  response: { status: number; body: string };
}

const rows = ['auth', 'billing', 'limits', 'models', 'paths', 'requests', 'upstream'].flatMap(
  (name) => JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8')) as Row[],
);
const lists = rows.filter(({ request }) => request.method === 'GET' && /\/models(?:\?|$)/.test(request.path));
const recorded = (id: string) => readModelList(lists.find((row) => row.id === id)?.response.body ?? '');

describe('readModelList: recordings', () => {
  it.each(lists.filter(({ response }) => response.status === 200).map((row) => [row.id, row] as const))(
    '%s is a list',
    (_id, { response }) => {
      const list = readModelList(response.body);
      expect(list).toMatchObject({ proves: true, why: null, hasMore: false });
      expect(list?.ids.length).toBeGreaterThan(0);
      for (const id of list?.ids ?? []) expect(id).toMatch(/^[a-z0-9.*-]+$/);
    },
  );

  it.each(lists.filter(({ response }) => response.status !== 200).map((row) => [row.id, row] as const))(
    '%s is none',
    (_id, { response }) => {
      expect(readModelList(response.body)).toBeNull();
    },
  );

  it('tells the shapes apart by their items', () => {
    expect(recorded('list.ok-oai2.models')).toMatchObject({ shape: 'openai' });
    expect(recorded('list.ok-ant.models')).toMatchObject({ shape: 'anthropic' });
    expect(recorded('list.ok-oaimap.models')).toMatchObject({
      shape: 'anthropic',
      ids: ['gpt-5.4', 'gpt-5.4-mini', 'my-alias-*'],
    });
    expect(recorded('list.gem.v1beta')).toMatchObject({ shape: 'gemini', ids: ['gemini-2.5-pro', 'gemini-2.5-flash'] });
    expect(recorded('list.codex')).toMatchObject({ shape: 'codex', ids: ['gpt-5.4'] });
  });
});

describe('readModelList: what it proves', () => {
  it.each([
    ['{"data":[]}', 'empty', []],
    ['{"object":"list","data":null}', 'empty', []],
    ['{"models":[]}', 'empty', []],
    ['[]', 'empty', []],
    ['{"data":[{"id":"a"}],"has_more":true}', 'has_more', ['a']],
    ['{"models":[{"name":"models/a"}],"nextPageToken":"t"}', 'has_more', ['a']],
    ['{"data":[{"id":"a"},{"nope":1}]}', 'unreadable_items', ['a']],
    ['{"data":[{"id":"a"},{"id":"b"},{"id":"c', 'truncated', ['a', 'b']],
    ['{"data":[{"id":"a","x":{"y":1}},{"id":"b","x":{"y"', 'truncated', ['a']],
  ])('%s: not absence (%s)', (body, why, ids) => {
    expect(readModelList(body)).toMatchObject({ proves: false, why, ids });
  });

  it.each([
    ['["a","b","a"," "]', ['a', 'b']],
    ['{"data":["a","b"]}', ['a', 'b']],
    ['\ufeff {"data":[{"id":"a"}],"has_more":false,"error":null}', ['a']],
    ['{"models":[{"name":"models/a","nextPageToken":""}],"nextPageToken":""}', ['a']],
    ['{"models":[{"name":"publishers/google/models/a"}]}', ['a']],
    ['{"success":true,"data":[{"id":"vendor/a","object":"model"}]}', ['vendor/a']],
  ])('%s: %j', (body, ids) => {
    expect(readModelList(body)?.ids).toEqual(ids);
  });

  it('names a list of several shapes mixed', () => {
    expect(readModelList('{"data":[{"id":"a","object":"model"},{"id":"b","display_name":"B"}]}')?.shape).toBe('mixed');
  });

  it.each([
    '',
    'null',
    '7',
    '"a"',
    '<html>',
    '{}',
    '{"error":{"message":"x"}}',
    '{"error":"x","data":[]}',
    '[{"error":{"code":400}}]',
    '{"data":{"id":"a"}}',
    '{"data":[{"id"',
    '[1,2]',
  ])('%s is no list', (body) => expect(readModelList(body)).toBeNull());

  it('reads 5,000 entries, and most of them when the end is missing', () => {
    const body = JSON.stringify({
      object: 'list',
      data: Array.from({ length: 5000 }, (_, index) => ({ id: `m-${index}`, object: 'model', owned_by: 'x' })),
    });
    expect(readModelList(body)).toMatchObject({ proves: true, shape: 'openai' });
    expect(readModelList(body)?.ids).toHaveLength(5000);
    expect(readModelList(body.slice(0, -40))).toMatchObject({ proves: false, hasMore: true });
    expect(readModelList(body.slice(0, -40))?.ids.length).toBeGreaterThan(4990);
  });

  it('takes any text without throwing', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (body) => void readModelList(body)));
  });
});

describe('readModelList: hostile lists', () => {
  it('leaves out names that are longer than any model’s, and then proves no absence', () => {
    const long = `a${' '.repeat(60_000)}b`;
    expect(readModelList(JSON.stringify({ data: [{ id: 'gpt-5.4' }, { id: long }] }))).toMatchObject({
      ids: ['gpt-5.4'],
      proves: false,
      why: 'unreadable_items',
    });
    expect(readModelList(JSON.stringify([long]))).toBeNull();
    expect(readModelList(JSON.stringify(['m'.repeat(200)]))?.ids).toHaveLength(1);
  });

  it('is no list when it only nests', () => {
    expect(readModelList('['.repeat(200_000) + ']'.repeat(200_000))).toBeNull();
    expect(readModelList('['.repeat(200_000))).toBeNull();
  });
});
