/** Finds HTTP responses inside a pasted text: `curl -i`, `curl -v`, `curl -sS`, httpie and logs of headers. Pure; nothing is judged here. */
import { jsonOf } from '../envelope';
import { readLoose } from './loose';

/** One response, and where it stood in the text. */
export interface FoundResponse {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
  method: string | null;
  path: string | null;
  host: string | null;
  start: number;
  end: number;
}

const statusLine = /^[ \t]*(?:[<*][ \t]+)?HTTP\/\d(?:\.\d)? (\d{3})(?:[ \t]+[^\r\n]{0,80})?$/;
const headerLine = /^[ \t]*(?:<[ \t]+)?([A-Za-z][A-Za-z0-9-]{0,60}):[ \t]*([^\r\n]*)$/;
const requestLine = /^[ \t]*(?:>[ \t]+)?([A-Z]{3,7}) (\/\S{0,2000}) HTTP\/\d/;
const hostLine = /^[ \t]*(?:>[ \t]+)?host:[ \t]*(\S{1,255})/i;
/** What curl prints between the parts of a response. */
const curlNoise =
  /^(?:\*(?: |$)|[{}] \[\d+ bytes data\]|> ?$|> [A-Za-z-]+: |> [A-Z]+ |< ?$| {2}% Total|[ \t]+Dload|[ \t]*\d+ +[\d.]+[kMG]? +\d+ +[\d.]+[kMG]? |curl: \(\d+\)|```)/;

interface Line {
  text: string;
  start: number;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= text.length; ) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    lines.push({ text: text.slice(start, stop), start });
    start = stop + 1;
  }
  return lines;
}

/** The body that begins at `from`: a whole JSON value where one begins, a page up to its end, otherwise the paragraph. */
function bodyAt(lines: readonly Line[], from: number, until: number): { body: string; next: number } {
  const kept: string[] = [];
  let index = from;
  while (index < until && (lines[index]?.text.trim() === '' || curlNoise.test(lines[index]?.text ?? ''))) index += 1;
  const first = lines[index]?.text.trim() ?? '';
  const structured = /^[{[]/.test(first);
  const page = /^<(?:!doctype|html|head|body)/i.test(first);
  const stream = /^(?:data|event|id|retry)\s*:|^:/.test(first);
  for (; index < until; index += 1) {
    const line = lines[index]?.text ?? '';
    if (curlNoise.test(line)) continue;
    if (line.trim() === '' && !structured && !page && !stream) break;
    // curl glues its connection notes to a body that has no line feed at its end.
    const glued = line.search(/\* Connection #\d+ to host/);
    kept.push(glued > 0 ? line.slice(0, glued) : line);
    if (page && /<\/html>/i.test(line)) {
      index += 1;
      break;
    }
  }
  const body = kept.join('\n').trim();
  if (!structured) return { body, next: index };
  const loose = readLoose(body, 0, { left: 4 * body.length + 10_000 });
  const value = loose ? body.slice(0, loose.end) : body;
  let length = 0;
  let next = from;
  while (next < until && length < value.length) {
    if (!curlNoise.test(lines[next]?.text ?? '') && (lines[next]?.text.trim() !== '' || length > 0))
      length += (lines[next]?.text.length ?? 0) + 1;
    next += 1;
  }
  try {
    JSON.parse(value);
    return { body: value, next };
  } catch {
    return { body: loose ? jsonOf(loose.value) : value, next };
  }
}

/** Every HTTP response of a text, in order. Interim answers, and a proxy's answer to CONNECT, count when nothing follows them. */
export function findResponses(text: string): FoundResponse[] {
  if (!/HTTP\/\d/.test(text)) return [];
  const lines = linesOf(text);
  const found: FoundResponse[] = [];
  let request: { method: string | null; path: string | null; host: string | null } = {
    method: null,
    path: null,
    host: null,
  };
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (!line) break;
    const asked = requestLine.exec(line.text);
    if (asked) request = { method: asked[1] ?? null, path: asked[2] ?? null, host: null };
    const host = hostLine.exec(line.text)?.[1];
    if (host) request = { ...request, host };
    const status = statusLine.exec(line.text)?.[1];
    if (!status) continue;
    const headers: Record<string, string> = {};
    let at = index + 1;
    for (; at < lines.length; at += 1) {
      const current = lines[at]?.text ?? '';
      if (/^[ \t]*(?:<[ \t]*)?$/.test(current)) break;
      const header = headerLine.exec(current);
      if (header) {
        const name = (header[1] ?? '').toLowerCase();
        const value = (header[2] ?? '').trim();
        headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
      } else if (!/^[*{}>]/.test(current)) break;
    }
    if (Object.keys(headers).length === 0 && !/^[ \t]*<?[ \t]*$/.test(lines[index + 1]?.text ?? '')) continue;
    let until = at;
    while (
      until < lines.length &&
      !statusLine.test(lines[until]?.text ?? '') &&
      !requestLine.test(lines[until]?.text ?? '')
    )
      until += 1;
    const { body, next } = bodyAt(lines, at, until);
    found.push({
      status: Number(status),
      headers,
      body,
      ...request,
      start: line.start,
      end: lines[next]?.start ?? text.length,
    });
    index = Math.max(index, next - 1);
  }
  return found.filter(({ status }, index) => {
    const followed = index < found.length - 1;
    const connect =
      status >= 200 &&
      status < 300 &&
      (found[index]?.body ?? '') === '' &&
      Object.keys(found[index]?.headers ?? {}).length <= 3;
    return !(followed && (status < 200 || connect));
  });
}
