/** Completions that a server made to be troublesome, and chunks that only look like errors. */
import { describe, expect, it } from 'vitest';
import { createStreamReader, readPlainCompletion } from '../../src/evidence/completion';

const deep = (open: string, close: string): unknown => JSON.parse(open.repeat(200_000) + close.repeat(200_000));

describe('depth', () => {
  it('is bounded in the content of a message', () => {
    const message = { role: 'assistant', content: deep('[', ']') };
    expect(readPlainCompletion({ choices: [{ message, finish_reason: 'stop' }] })).toMatchObject({ outcome: 'empty' });
  });

  it('is bounded in nested texts', () => {
    let text: unknown = 'pong';
    for (let step = 0; step < 100_000; step += 1) text = { text };
    expect(readPlainCompletion({ choices: [{ text }] })).toMatchObject({ outcome: 'empty' });
  });

  it('is bounded in arrays of answers', () => {
    expect(readPlainCompletion(deep('[', ']'))).toBeNull();
  });

  it('leaves what real answers nest', () => {
    const content = [[{ text: [{ text: 'pong' }] }]];
    expect(readPlainCompletion({ choices: [{ message: { content } }] })).toMatchObject({ outputChars: 4 });
  });
});

describe('error objects beside content', () => {
  const chunk = (error: unknown, content = 'pong'): string =>
    `data: ${JSON.stringify({ choices: [{ delta: { content } }], error })}\n\n`;
  const read = (...texts: string[]) => {
    const reader = createStreamReader();
    for (const text of texts) reader.feed(text);
    return { finished: reader.finished, ...reader.end() };
  };

  it.each<[string, unknown]>([
    ['nothing', {}],
    ['zero', { code: 0, message: '' }],
    ['success in words', { code: 0, message: 'success' }],
    ['success as a code', { code: 'success', message: 'Success' }],
    ['an empty message', { message: '' }],
  ])('%s is no error', (_name, error) => {
    expect(read(chunk(error))).toMatchObject({ finished: false, envelopes: [] });
    expect(read(chunk(error), 'data: [DONE]\n\n').completion).toMatchObject({ outcome: 'ok', outputChars: 4 });
  });

  it.each<[string, unknown]>([
    ['a message alone', { message: 'upstream broke' }],
    ['a type', { type: 'server_error', message: '' }],
    ['a number', { code: 502, message: '' }],
  ])('%s is one', (_name, error) => {
    expect(read(chunk(error))).toMatchObject({ finished: true, completion: { outcome: 'refused' } });
  });

  it('a frame of the protocol that says error ends the stream, whatever it holds', () => {
    expect(read('event: error\ndata: {"type":"error","error":{}}\n\n').finished).toBe(true);
  });
});
