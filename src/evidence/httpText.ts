/** Reads a pasted HTTP response (`curl -i`): status line, headers, body. Pure. */

export interface HttpText {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const statusLine = /^HTTP\/\d(?:\.\d)? (\d{3})(?: [^\r\n]*)?$/;
const headerLine = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*)$/;

/**
 * The last response of a text that begins with a status line: earlier ones are interim answers, a proxy's CONNECT or redirects.
 * `null` when the text does not begin like a response.
 */
export function readHttpText(text: string): HttpText | null {
  let rest = text.replace(/^\uFEFF/, '').trimStart();
  let last: HttpText | null = null;
  for (let guard = 0; guard < 12; guard += 1) {
    const lineEnd = rest.indexOf('\n');
    const first = (lineEnd < 0 ? rest : rest.slice(0, lineEnd)).trimEnd();
    const found = statusLine.exec(first);
    if (!found) break;
    const headers: Record<string, string> = {};
    let at = lineEnd < 0 ? rest.length : lineEnd + 1;
    while (at < rest.length) {
      const end = rest.indexOf('\n', at);
      const line = (end < 0 ? rest.slice(at) : rest.slice(at, end)).replace(/\r$/, '');
      const header = headerLine.exec(line);
      if (line === '') {
        at = end < 0 ? rest.length : end + 1;
        break;
      }
      if (!header) break;
      const name = (header[1] ?? '').toLowerCase();
      headers[name] = headers[name] === undefined ? (header[2] ?? '') : `${headers[name]}, ${header[2] ?? ''}`;
      at = end < 0 ? rest.length : end + 1;
    }
    last = { status: Number(found[1]), headers, body: rest.slice(at) };
    if (!/^HTTP\/\d(?:\.\d)? \d{3}/.test(last.body.trimStart())) break;
    rest = last.body.trimStart();
  }
  return last;
}
