/** How each surface shapes its requests, checked against the recorded ones. */
import { describe, expect, test } from 'vitest';
import { protocols } from '../../src/vocabulary';
import { defaultMaxTokens, protocolShapes, tinyPrompt } from '../../src/wire/protocols';
import recorded from '../fixtures/ok.json';

const root = 'https://portal.torouter.ai';

/** Names of all members, at any depth. */
function memberNames(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => memberNames(entry, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, entry]) => memberNames(entry, `${path}.${name}`));
}

describe('generation', () => {
  test.each([
    ['openai', '/v1/chat/completions', 'bearer'],
    ['responses', '/v1/responses', 'bearer'],
    ['anthropic', '/v1/messages', 'x-api-key'],
    ['gemini', '/v1beta/models/gemini-2.5-pro:generateContent', 'x-goog-api-key'],
  ] as const)('%s has the members that the recorded request has', (protocol, path, style) => {
    const request = protocolShapes[protocol].generation(root, 'gemini-2.5-pro', { stream: false });
    const known = recorded.map((row) => row.request).find((row) => row.path === path);
    expect(request.url).toBe(`${root}${path}`);
    expect(protocolShapes[protocol].headerStyle).toBe(style);
    expect(known).toBeDefined();
    expect(memberNames(request.body).sort()).toEqual(memberNames(known?.body).sort());
    expect(request).toMatchObject({
      method: 'POST',
      protocol,
      purpose: 'generation',
      cost: 'billable',
      stream: false,
      model: 'gemini-2.5-pro',
    });
  });

  test.each(protocols)('%s sends the tiny prompt and leaves room for reasoning', (protocol) => {
    const body = JSON.stringify(protocolShapes[protocol].generation(root, 'm', { stream: false }).body);
    expect(body).toContain(tinyPrompt);
    expect(body).toContain(String(defaultMaxTokens));
    expect(
      JSON.stringify(protocolShapes[protocol].generation(root, 'm', { stream: false, maxTokens: 512 }).body),
    ).toContain('512');
    expect(defaultMaxTokens).toBeGreaterThanOrEqual(64);
  });

  test('streams are asked for in each protocol’s way', () => {
    const stream = { stream: true };
    expect(protocolShapes.openai.generation(root, 'm', stream).body).toMatchObject({
      stream: true,
      stream_options: { include_usage: true },
    });
    expect(protocolShapes.responses.generation(root, 'm', stream).body).toMatchObject({ stream: true });
    expect(protocolShapes.anthropic.generation(root, 'm', stream).body).toMatchObject({ stream: true });
    expect(protocolShapes.gemini.generation(root, 'm', stream)).toMatchObject({
      url: `${root}/v1beta/models/m:streamGenerateContent?alt=sse`,
      body: expect.not.objectContaining({ stream: true }),
    });
  });

  test('a model in a path is encoded, and its prefix not doubled', () => {
    const { url } = protocolShapes.gemini.generation(root, 'models/a b/c?d', { stream: false });
    expect(url).toBe(`${root}/v1beta/models/a%20b%2Fc%3Fd:generateContent`);
  });
});

test.each([
  ['openai', '/v1/models', null],
  ['responses', '/v1/models', null],
  ['anthropic', '/v1/models', '/v1/messages/count_tokens'],
  ['gemini', '/v1beta/models', '/v1beta/models/m:countTokens'],
] as const)('%s: model list and token count, also under a prefix', (protocol, list, count) => {
  const shape = protocolShapes[protocol];
  expect(shape.modelsUrl(`${root}/api`)).toBe(`${root}/api${list}`);
  expect(shape.models(root)).toEqual({
    method: 'GET',
    url: `${root}${list}`,
    protocol,
    purpose: 'models',
    cost: 'free',
  });
  const counting = shape.countTokens(`${root}/api`, 'm');
  if (count === null) expect(counting).toBeNull();
  else
    expect(counting).toMatchObject({
      method: 'POST',
      url: `${root}/api${count}`,
      purpose: 'count',
      cost: 'counts',
      model: 'm',
    });
});
