/** A body keeps its code in whatever surroundings it is pasted: logs, quotes, reprs, pages, terminals, chats. */
import { describe, expect, it } from 'vitest';
import { fixture, matches } from './cases';

interface Row {
  id: string;
  response: { status: number; headers: Record<string, string>; body: string };
  expect: { code: string[] };
}

const files = ['auth', 'billing', 'limits', 'requests', 'models', 'paths', 'upstream', 'documented'];

/** Rows with an error body in JSON: of each code at most three for each form of body, and all codes. */
function sample(): Row[] {
  const seen = new Map<string, number>();
  return (
    files
      .flatMap((file) => fixture<Row>(file))
      // Without words there is nothing that noise could hide.
      .filter(({ response, id }) => response.status >= 400 && /^\{/.test(response.body) && !id.startsWith('doc.null.'))
      .filter(({ expect: { code }, response }) => {
        const key = `${code[0]} ${Object.keys(JSON.parse(response.body) as object).join()}`;
        const count = seen.get(key) ?? 0;
        seen.set(key, count + 1);
        return count < 2;
      })
  );
}

function pythonRepr(value: unknown): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string')
    return value.includes("'") && !value.includes('"')
      ? `"${value}"`
      : `'${value.replace(/['\\]/g, '\\$&').replace(/\n/g, '\\n')}'`;
  if (Array.isArray(value)) return `[${value.map(pythonRepr).join(', ')}]`;
  if (typeof value === 'object')
    return `{${Object.entries(value)
      .map(([key, item]) => `'${key}': ${pythonRepr(item)}`)
      .join(', ')}}`;
  return String(value);
}

function hardWrap(text: string, width: number): string {
  return (text.match(new RegExp(`[^]{1,${width}}`, 'g')) ?? []).join('\n');
}

/** The body up to the end of its message: what is left when a terminal or a log cuts a line. */
function cutAfterMessage(body: string): string {
  const found = /"(?:message|error)":"(?:[^"\\]|\\.)*"/.exec(body);
  return found ? body.slice(0, found.index + found[0].length) : body;
}

const noises: readonly (readonly [name: string, wrap: (body: string, status: number) => string])[] = [
  [
    'a log line',
    (body, status) => `2026-11-23T06:11:53.123Z ERROR [gateway.client] request failed status=${status} body=${body}`,
  ],
  ['quotes', (body, status) => `the server said "${status}" and this: '${body}'`],
  ['a JSON string', (body, status) => JSON.stringify({ level: 'error', status, msg: `upstream said: ${body}` })],
  [
    'a JSON string in a JSON string',
    (body, status) => JSON.stringify({ log: JSON.stringify({ level: 'error', status, msg: body }) }),
  ],
  ['a Python repr', (body, status) => `openai.APIStatusError: Error code: ${status} - ${pythonRepr(JSON.parse(body))}`],
  [
    'bytes of Python',
    (body, status) =>
      `Error code: ${status} - b'${[...new TextEncoder().encode(body)].map((byte) => (byte === 39 || byte === 92 ? `\\${String.fromCharCode(byte)}` : byte < 128 ? String.fromCharCode(byte) : `\\x${byte.toString(16)}`)).join('')}'`,
  ],
  [
    'HTML entities',
    (body, status) =>
      `<pre>HTTP ${status}\n${body.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')}</pre>`,
  ],
  [
    'colours',
    (body, status) =>
      `\u001b[31mError code: ${status}\u001b[0m - \u001b[1m${body.replace(/"/g, '\u001b[33m"\u001b[39m')}\u001b[0m`,
  ],
  ['lines of 80', (body, status) => hardWrap(`Error code: ${status} - ${body}`, 80)],
  ['a cut after the message', (body, status) => `Error code: ${status} - ${cutAfterMessage(body)}`],
  [
    'a Markdown fence',
    (body, status) =>
      `### What happened\n\nI called it and got this (HTTP ${status}):\n\n\`\`\`json\n${JSON.stringify(JSON.parse(body), null, 2)}\n\`\`\`\n\nAny idea?`,
  ],
  [
    'lines of a terminal frame',
    (body, status) =>
      hardWrap(`■ unexpected status ${status}: ${body}`, 70)
        .split('\n')
        .map((line) => `│ ${line.padEnd(70)} │`)
        .join('\n'),
  ],
  [
    'other lines',
    (body, status) => `Connecting to portal.torouter.ai\nsending 1 message\nHTTP ${status}: ${body}\nwaiting for input`,
  ],
  [
    'full-width punctuation',
    (body, status) => `请求失败：HTTP ${status}，返回：${body.replace(/"/g, '“').replace(/,/g, '，')}`,
  ],
  [
    'a traceback',
    (body, status) =>
      `Traceback (most recent call last):\n  File "/app/main.py", line 5, in <module>\n    client.chat.completions.create(model="x")\nopenai.APIStatusError: Error code: ${status} - ${body}`,
  ],
];

describe('a body in noise', () => {
  const rows = sample();

  it('comes in every code', () => {
    expect(rows.length).toBeGreaterThan(150);
  });

  it.each(noises)('keeps its code in %s', (_name, wrap) => {
    const changed = rows.flatMap(({ id, response, expect: wanted }) => {
      const found = matches(wrap(response.body, response.status))[0];
      return found && wanted.code.includes(found.code)
        ? []
        : [`${id}: ${found?.code ?? 'nothing'} (${found?.matchedBy ?? ''}), not ${wanted.code.join('|')}`];
    });
    expect(changed).toEqual([]);
  });
});
