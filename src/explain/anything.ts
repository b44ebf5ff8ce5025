/** Reads what an error handler has in its hands: an SDK's exception, a response that was already read, or text. Pure; never throws. */
import { evidenceOfAnswer } from '../evidence/answer';
import { isRecord, jsonOf } from '../evidence/envelope';
import { evidenceOfText, type Pasted } from '../evidence/pasted';
import { certainly } from '../evidence/sighting';
import { redactShapes } from '../redact';

/** Causes and wrapped errors are followed this far. */
const chainMost = 8;

interface Response {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** A member that may be a getter of somebody else's class: whatever it does, it does not throw here. */
function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  try {
    return (value as Record<string, unknown>)[name];
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  return value === undefined || value === null ? '' : jsonOf(value);
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

/** Headers of any make: a `Headers` object, pairs, or a plain object. Names in lower case. */
function headersOf(value: unknown): Record<string, string> {
  const headers: Record<string, string> = {};
  const pairs: unknown[] = isIterable(value) ? [...value] : isRecord(value) ? Object.entries(value) : [];
  for (const pair of pairs) {
    if (!Array.isArray(pair) || typeof pair[0] !== 'string') continue;
    headers[pair[0].toLowerCase()] = Array.isArray(pair[1]) ? pair[1].join(', ') : String(pair[1]);
  }
  return headers;
}

function statusOf(value: unknown): number | null {
  for (const name of ['status', 'statusCode', 'status_code']) {
    const status = member(value, name);
    if (typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 599) return status;
  }
  return null;
}

/** The response inside an error or a response-like object: openai, anthropic, google-genai, the AI SDK, axios, got, undici, plain objects. */
function responseOf(value: unknown): Response | null {
  const inner = member(value, 'response');
  const status = statusOf(value) ?? statusOf(inner);
  if (status === null) return null;
  const headers = headersOf(member(value, 'headers') ?? member(value, 'responseHeaders') ?? member(inner, 'headers'));
  // The SDKs keep the parsed body (or its `error` member) in `error`; a message may be the body itself or its text.
  for (const candidate of [
    member(value, 'responseBody'),
    member(value, 'body'),
    member(value, 'error'),
    member(value, 'data'),
    member(inner, 'data'),
    member(inner, 'body'),
  ]) {
    const body = textOf(candidate);
    if (body !== '' && body !== '{}') return { status, headers, body };
  }
  const message = value instanceof Error ? value.message : '';
  return { status, headers, body: /^\s*[{[<]/.test(message) ? message : '' };
}

/** The error, what it wraps and what caused it; the innermost is the most telling. */
function chainOf(value: unknown): unknown[] {
  const chain: unknown[] = [];
  const queue: unknown[] = [value];
  while (queue.length > 0 && chain.length < chainMost) {
    const next = queue.shift();
    if (typeof next !== 'object' || next === null || chain.includes(next)) continue;
    chain.push(next);
    queue.push(member(next, 'cause'), member(next, 'lastError'));
    const several = member(next, 'errors');
    if (Array.isArray(several)) queue.push(...several.slice(0, chainMost));
  }
  return chain;
}

function lineOf(value: unknown): string {
  const name = member(value, 'name');
  const code = member(value, 'code');
  const message = member(value, 'message');
  const parts = [typeof name === 'string' ? name : 'Error', typeof message === 'string' ? message : ''];
  return `${parts.filter(Boolean).join(': ')}${typeof code === 'string' ? ` (code: ${code})` : ''}`;
}

/** What was sighted in a value of any kind, and the text that stands for it. */
export function pastedOf(value: unknown): { pasted: Pasted; text: string } {
  if (typeof value === 'string') return { pasted: evidenceOfText(value), text: value };
  const chain = chainOf(value);
  for (const item of chain) {
    const response = responseOf(item);
    if (response === null) continue;
    const evidence = evidenceOfAnswer({ ...response, body: redactShapes(response.body) });
    const { gateway, server, upstream } = evidence.ids;
    const requestIds = [gateway, server, upstream].filter((id): id is string => id !== null);
    const text = `${response.status} ${response.body}`.trim();
    return {
      pasted: {
        form: 'http',
        sightings: [certainly(evidence)],
        requestIds,
        read: text,
      },
      text,
    };
  }
  const text = chain.length > 0 ? chain.map(lineOf).join('\n') : textOf(value);
  return { pasted: evidenceOfText(text), text };
}
