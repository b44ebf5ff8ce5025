/** Model names as users write them, against lists as gateways give them. */
import { describe, expect, it } from 'vitest';
import { matchModel, protocolForModel } from '../../src/target/models';

const list = [
  'gpt-5.4',
  'gpt-5.4-mini',
  'gpt-image-2',
  'o3',
  'claude-opus-4-7',
  'claude-sonnet-5',
  'claude-opus-4-5-20251101',
  'gemini-2.5-pro',
  'gemini-2.5-flash',
  'text-embedding-3-large',
];

describe('protocolForModel', () => {
  it.each([
    ['claude-opus-4-7', 'anthropic'],
    ['anthropic/claude-opus-4-7', 'anthropic'],
    ['Claude-Sonnet-5', 'anthropic'],
    ['claude', 'anthropic'],
    ['us.anthropic.claude-opus-4-7', 'anthropic'],
    ['gemini-2.5-pro', 'gemini'],
    ['models/gemini-2.5-pro', 'gemini'],
    ['google/gemini-3-flash-preview', 'gemini'],
    ['gpt-5.4', 'openai'],
    ['o3', 'openai'],
    ['deepseek-chat', 'openai'],
    ['not-claude', 'openai'],
    ['', 'openai'],
  ])('%s: %s', (model, protocol) => expect(protocolForModel(model)).toBe(protocol));
});

describe('matchModel: listed', () => {
  it.each([
    ['gpt-5.4', list, 'exact'],
    ['gpt-5.4-thinking', list, 'thinking-suffix'],
    ['claude-opus-4-7-thinking', ['claude-opus-4-7-thinking', 'claude-opus-4-7'], 'exact'],
    ['claude-haiku-4-5', ['claude-haiku-*', 'claude-sonnet-5'], 'wildcard'],
    ['claude-haiku-4-5-thinking', ['claude-haiku-4-?', 'claude-haiku-4-5'], 'thinking-suffix'],
    ['my-alias-1', ['my-alias-*'], 'wildcard'],
    ['gpt-5', ['*'], 'wildcard'],
    ['a.b', ['a.*'], 'wildcard'],
    ['o3-thinking', ['o*3'], 'thinking-suffix'],
  ])('%s: %j %s', (asked, ids, by) => expect(matchModel(asked, ids)).toEqual({ listed: true, by, nearest: [] }));

  it('takes a dot in a wildcard literally', () => {
    expect(matchModel('gpt-5x4-mini', ['gpt-5.4*']).listed).toBe(false);
  });
});

describe('matchModel: nearest', () => {
  it.each([
    ['GPT-5.4', 'gpt-5.4', 'case'],
    ['gpt-5-4', 'gpt-5.4', 'dots-dashes'],
    ['claude-opus-4.7', 'claude-opus-4-7', 'dots-dashes'],
    ['anthropic/claude-opus-4-7', 'claude-opus-4-7', 'vendor-prefix'],
    ['openrouter/openai/gpt-5.4', 'gpt-5.4', 'vendor-prefix'],
    ['claude-opus-4-7-20260417', 'claude-opus-4-7', 'date-suffix'],
    ['claude-opus-4-5', 'claude-opus-4-5-20251101', 'date-suffix'],
    ['claude-sonnet-5-latest', 'claude-sonnet-5', 'date-suffix'],
    ['gpt-5.4-2026-03-05', 'gpt-5.4', 'date-suffix'],
    ['claude-sonnet-5[1m]', 'claude-sonnet-5', '1m'],
    ['models/gemini-2.5-pro', 'gemini-2.5-pro', 'models-prefix'],
    ['Anthropic/Claude-Opus-4.7', 'claude-opus-4-7', 'vendor-prefix'],
    ['gpt-5.4-minni', 'gpt-5.4-mini', 'edit-distance'],
    ['cluade-opus-4-7', 'claude-opus-4-7', 'edit-distance'],
    ['gpt-9.4', 'gpt-5.4', 'edit-distance'],
    ['o4', 'o3', 'edit-distance'],
  ])('%s: %s (%s)', (asked, id, why) => {
    const match = matchModel(asked, list);
    expect(match.listed).toBe(false);
    expect(match.nearest[0]).toEqual({ id, why });
  });

  it('finds the vendor form in a list of vendor names, and a thinking twin', () => {
    expect(matchModel('gpt-5', ['openai/gpt-5']).nearest).toEqual([{ id: 'openai/gpt-5', why: 'vendor-prefix' }]);
    expect(matchModel('claude-opus-4-7', ['claude-opus-4-7-thinking']).nearest).toEqual([
      { id: 'claude-opus-4-7-thinking', why: 'thinking' },
    ]);
  });

  it('offers the name that a wildcard would accept, never the wildcard itself', () => {
    expect(matchModel('models/claude-haiku-4-5', ['claude-haiku-*']).nearest).toEqual([
      { id: 'claude-haiku-4-5', why: 'models-prefix' },
    ]);
    expect(matchModel('claude-haikoo', ['claude-haiku-*']).nearest).toEqual([]);
  });

  it('puts the same model before its neighbours, and gives three at most', () => {
    const near = matchModel('claude-opus-4.7', [
      'claude-opus-4-8',
      'claude-opus-4-6',
      'claude-opus-4-5',
      'claude-opus-4-7',
    ]).nearest;
    expect(near).toHaveLength(3);
    expect(near[0]?.id).toBe('claude-opus-4-7');
  });

  it.each([
    'nonsense',
    'zzz',
    'x1',
    '',
    'llama-3.3-70b',
    'q',
    'a3',
    'grok-4',
    'gemma-7b-it',
    'command-r-plus',
    'claude-nonsense-9000',
  ])('%j has no neighbours', (asked) => {
    expect(matchModel(asked, list).nearest).toEqual([]);
  });

  it('answers for 5,000 names, duplicates included', () => {
    const long = Array.from(
      { length: 5000 },
      (_, index) => `vendor-${index % 50}/some-model-name-${index % 4000}-instruct`,
    );
    expect(matchModel('some-model-name-77-instruct', long).nearest[0]).toMatchObject({ why: 'vendor-prefix' });
    expect(matchModel('gpt-5.4', [...long, 'gpt-5.4']).by).toBe('exact');
  });
});

describe('patterns of a list', () => {
  it.each<[string, string, boolean]>([
    ['claude-*', 'claude-opus', true],
    ['claude-*', 'claude-', true],
    ['claude-*', 'claude', false],
    ['*', 'anything at all', true],
    ['**', 'x', true],
    ['*-mini', 'gpt-5.4-mini', true],
    ['*-mini', 'gpt-5.4-minis', false],
    ['gpt-*-mini', 'gpt-mini', false],
    ['gpt-*-mini', 'gpt--mini', true],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['*a*b*', 'xxbxxa', false],
    ['*a*b*', 'xxaxxb', true],
    ['a*b*b', 'ab', false],
    ['a*bc*bc', 'abcbc', true],
    ['a*bc*bc', 'abc', false],
    ['gpt-5.*', 'gpt-5x4', false],
    ['a*b', 'a\n1b', true],
  ])('%s and %s: %s', (pattern, model, listed) => {
    expect(matchModel(model, [pattern]).listed).toBe(listed);
  });

  it('cost no more than their length', () => {
    const model = 'a'.repeat(200);
    const patterns = Array.from({ length: 500 }, (_, index) => `${'*a'.repeat(60 + (index % 30))}*b`);
    expect(matchModel(model, patterns)).toMatchObject({ listed: false });
    expect(matchModel('gpt-5.4', [`a${' '.repeat(60_000)}b`]).listed).toBe(false);
  });
});
