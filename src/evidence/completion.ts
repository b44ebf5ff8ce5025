/** Reads completions, plain and streamed, of all four surfaces: was there any output, and did it end as the protocol says. Pure; nothing is judged here. */
import { createParser } from 'eventsource-parser';
import { isRecord, readEnvelopes } from './envelope';
import type { Completion, Envelope, StreamOutcome } from './evidence';

type Json = Record<string, unknown>;

const lengthReasons = new Set(['length', 'max_tokens', 'max_output_tokens', 'model_context_window_exceeded']);
const blockedReasons = new Set([
  'content_filter',
  'refusal',
  'safety',
  'recitation',
  'blocklist',
  'prohibited_content',
  'spii',
  'image_safety',
  'language',
  'other',
]);

/** Depth to which content is looked into; real answers need four, and what a server nests must not exhaust the stack. */
const mostDepth = 32;

function lengthOf(value: unknown, depth = 0): number {
  if (typeof value === 'string') return value.length;
  if (depth >= mostDepth) return 0;
  const inner = (item: unknown): number => lengthOf(item, depth + 1);
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + inner(item), 0);
  if (isRecord(value)) return inner(value.text) + inner(value.refusal) + inner(value.thinking) + inner(value.data);
  return 0;
}

/** Characters of output in one chat message or delta: text, reasoning, refusal, tool calls, audio. */
function chatOutput(message: unknown): number {
  if (!isRecord(message)) return 0;
  const calls = Array.isArray(message.tool_calls) ? message.tool_calls.length : 0;
  const call = isRecord(message.function_call) ? 1 : 0;
  return (
    lengthOf(message.content) +
    lengthOf(message.reasoning_content) +
    lengthOf(message.reasoning) +
    lengthOf(message.refusal) +
    lengthOf(message.audio) +
    calls +
    call
  );
}

function anthropicBlock(block: unknown): number {
  if (!isRecord(block)) return 0;
  if (block.type === 'text' || block.type === 'thinking') return lengthOf(block.text) + lengthOf(block.thinking);
  return typeof block.type === 'string' ? 1 : 0;
}

function geminiParts(candidate: unknown): number {
  if (!isRecord(candidate) || !isRecord(candidate.content) || !Array.isArray(candidate.content.parts)) return 0;
  return candidate.content.parts.reduce((sum: number, part) => {
    if (!isRecord(part)) return sum;
    const other = Object.keys(part).some((key) =>
      /^(functionCall|inlineData|executableCode|codeExecutionResult|fileData)$/.test(key),
    );
    return sum + lengthOf(part.text) + (other ? 1 : 0);
  }, 0);
}

function responsesItem(item: unknown): number {
  if (!isRecord(item)) return 0;
  if (item.type === 'message' || item.type === undefined) return lengthOf(item.content);
  if (item.type === 'reasoning') return lengthOf(item.summary) + lengthOf(item.content);
  return 1;
}

interface Reading {
  kind: 'openai' | 'responses' | 'anthropic' | 'gemini';
  output: number;
  finish: string | null;
}

function listOutput(items: unknown, read: (item: unknown) => number): number {
  return Array.isArray(items) ? items.reduce((sum: number, item) => sum + read(item), 0) : 0;
}

function stringOr(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function readChat(value: Json): Reading {
  const choices = Array.isArray(value.choices) ? value.choices : [];
  let output = 0;
  let finish: string | null = null;
  for (const choice of choices) {
    if (!isRecord(choice)) continue;
    output += chatOutput(choice.message) + chatOutput(choice.delta) + lengthOf(choice.text);
    finish ??= stringOr(choice.finish_reason);
  }
  return { kind: 'openai', output, finish };
}

function readResponses(value: Json): Reading {
  const incomplete = isRecord(value.incomplete_details) ? stringOr(value.incomplete_details.reason) : null;
  return {
    kind: 'responses',
    output: listOutput(value.output, responsesItem),
    finish: incomplete ?? stringOr(value.status),
  };
}

function readGemini(value: Json): Reading {
  const candidates = Array.isArray(value.candidates) ? value.candidates : [];
  const first = candidates.find(isRecord);
  const blocked = isRecord(value.promptFeedback) ? stringOr(value.promptFeedback.blockReason) : null;
  return {
    kind: 'gemini',
    output: listOutput(candidates, geminiParts),
    finish: blocked ? 'SAFETY' : stringOr(first?.finishReason),
  };
}

/** An answer without output may leave its list out, or write null for it. */
function isChatWithoutChoices({ object, id, error, choices }: Json): boolean {
  return object === 'chat.completion' && typeof id === 'string' && !error && (choices ?? null) === null;
}

/** Reads a whole completion out of a parsed JSON answer, or `null` when the value is no completion. */
function readWhole(value: unknown, depth = 0): Reading | null {
  if (Array.isArray(value)) {
    if (depth >= mostDepth) return null;
    // Gemini streams without `alt=sse` wrap their chunks in one array.
    const parts = value.map((item) => readWhole(item, depth + 1)).filter((part): part is Reading => part !== null);
    const last = parts.at(-1);
    return last
      ? { kind: last.kind, output: parts.reduce((sum, part) => sum + part.output, 0), finish: last.finish }
      : null;
  }
  if (!isRecord(value)) return null;
  if (Array.isArray(value.choices) || isChatWithoutChoices(value)) return readChat(value);
  if (value.object === 'response' || (Array.isArray(value.output) && typeof value.status === 'string'))
    return readResponses(value);
  if (value.type === 'message' || (value.role === 'assistant' && Array.isArray(value.content)))
    return {
      kind: 'anthropic',
      output: listOutput(value.content, anthropicBlock),
      finish: stringOr(value.stop_reason),
    };
  if (Array.isArray(value.candidates) || isRecord(value.promptFeedback)) return readGemini(value);
  if (isRecord(value.usageMetadata) && typeof value.modelVersion === 'string') return readGemini(value);
  return null;
}

function outcomeWithoutOutput(finish: string | null): StreamOutcome {
  const reason = finish?.toLowerCase() ?? '';
  if (lengthReasons.has(reason)) return 'length';
  if (blockedReasons.has(reason)) return 'blocked';
  return 'empty';
}

/** Reads a plain (not streamed) completion; `null` when the parsed answer is none. */
export function readPlainCompletion(value: unknown): Completion | null {
  const reading = readWhole(value);
  if (!reading) return null;
  return {
    outcome: reading.output > 0 ? 'ok' : outcomeWithoutOutput(reading.finish),
    streamed: false,
    outputChars: reading.output,
    firstOutputMs: null,
    finishReason: reading.finish,
    terminated: true,
    pings: 0,
    events: 1,
  };
}

/** Follows a stream of server-sent events as it arrives. Feed it text; ask it any time. */
export interface StreamReader {
  feed(text: string, atMs?: number): void;
  /** The protocol's terminator, or an error that ends the stream, has come: nothing more needs to be read. */
  readonly finished: boolean;
  end(): { completion: Completion; envelopes: Envelope[] };
}

/** The frame itself is one of the protocol's failures, whatever its error object holds. */
function toldAsFailure(event: string | undefined, value: unknown): boolean {
  return (
    event === 'error' ||
    (isRecord(value) && (value.type === 'error' || value.event === 'error' || value.type === 'response.failed'))
  );
}

/** An error object that is empty or reports success stands beside content in the chunks of some relays. */
function saysError({ message, code, type, status, reason, numericCode }: Envelope): boolean {
  const success = /^(?:success|ok)$/i;
  const named = [code, type, status, reason].some((token) => token !== null && !success.test(token));
  if (named || (numericCode !== null && numericCode >= 400)) return true;
  return message !== null && numericCode !== 0 && numericCode !== 200 && !success.test(message.trim());
}

export function createStreamReader(): StreamReader {
  let outputChars = 0;
  let firstOutputMs: number | null = null;
  let finishReason: string | null = null;
  let done = false;
  let pings = 0;
  let events = 0;
  let started = false;
  let now = 0;
  const envelopes: Envelope[] = [];

  function output(characters: number): void {
    if (characters <= 0) return;
    outputChars += characters;
    firstOutputMs ??= now;
  }

  function note(reading: Reading): void {
    output(reading.output);
    finishReason = reading.finish ?? finishReason;
    // A Gemini chunk without candidates is no start of an answer.
    if (reading.kind !== 'gemini') started = true;
  }

  function read(event: string | undefined, value: unknown): void {
    const found =
      toldAsFailure(event, value) || (isRecord(value) && value.error)
        ? readEnvelopes(value).filter((envelope) => toldAsFailure(event, value) || saysError(envelope))
        : [];
    if (found.length > 0 || event === 'error' || event === 'response.failed') {
      envelopes.push(...found);
      if (event === 'response.failed' || (isRecord(value) && value.type === 'response.failed')) {
        envelopes.push(...(found.length === 0 ? readEnvelopes(value) : []));
        finishReason = 'failed';
      }
      return;
    }
    if (!isRecord(value)) return;
    const type = typeof value.type === 'string' ? value.type : '';
    if (type === 'ping') {
      pings += 1;
      return;
    }
    if (type.startsWith('response.')) {
      started = true;
      if (type.endsWith('.delta')) output(lengthOf(value.delta) || (isRecord(value.delta) ? 1 : 0));
      else if (type === 'response.completed' || type === 'response.incomplete' || type === 'response.done') {
        const reading = isRecord(value.response) ? readResponses(value.response) : null;
        if (reading && outputChars === 0) output(reading.output);
        finishReason = reading?.finish ?? 'completed';
        done = true;
      }
      return;
    }
    switch (type) {
      case 'message_start':
        started = true;
        if (isRecord(value.message)) output(listOutput(value.message.content, anthropicBlock));
        return;
      case 'content_block_start':
        started = true;
        output(anthropicBlock(value.content_block));
        return;
      case 'content_block_delta':
        if (isRecord(value.delta))
          output(lengthOf(value.delta.text) + lengthOf(value.delta.thinking) + lengthOf(value.delta.partial_json));
        return;
      case 'message_delta':
        if (isRecord(value.delta)) finishReason = stringOr(value.delta.stop_reason) ?? finishReason;
        return;
      case 'message_stop':
        done = true;
        return;
      default: {
        const reading = readWhole(value);
        if (reading) note(reading);
      }
    }
  }

  const parser = createParser({
    onEvent(message) {
      if (message.event === 'ping') {
        pings += 1;
        return;
      }
      events += 1;
      const data = message.data.trim();
      if (data === '[DONE]') {
        done = true;
        return;
      }
      let value: unknown;
      try {
        value = JSON.parse(data);
      } catch {
        if (message.event === 'error') envelopes.push(...readEnvelopes({ error: data }));
        return;
      }
      read(message.event, value);
    },
    onComment() {
      pings += 1;
    },
  });

  function outcome(): StreamOutcome {
    if (envelopes.length > 0) return outputChars > 0 ? 'interrupted' : 'refused';
    if (outputChars > 0) return done || finishReason !== null ? 'ok' : 'truncated';
    if (done || finishReason !== null || !started) return outcomeWithoutOutput(finishReason);
    return 'truncated';
  }

  return {
    feed(text, atMs = 0) {
      now = atMs;
      parser.feed(text);
    },
    get finished() {
      return done || envelopes.length > 0;
    },
    end() {
      // The last event of a cut or pasted stream may lack its blank line; its data is still worth reading.
      parser.feed('\n\n');
      return {
        completion: {
          outcome: outcome(),
          streamed: true,
          outputChars,
          firstOutputMs,
          finishReason,
          terminated: done || finishReason !== null,
          pings,
          events,
        },
        envelopes,
      };
    },
  };
}

/** Reads a whole stream at once. */
export function readStream(body: string): { completion: Completion; envelopes: Envelope[] } {
  const reader = createStreamReader();
  reader.feed(body);
  return reader.end();
}
