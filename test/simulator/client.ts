/** Test helpers: raw HTTP requests that repeat a recorded one byte for byte. */
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { RecordedAuth, RecordedRow } from '../../src/simulator/rows';

export interface Received {
  status: number;
  headers: IncomingHttpHeaders;
  rawHeaders: string[];
  body: string;
}

export interface Sent {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

/** Sends one request on a connection of its own and reads the whole answer. Rejects when the connection breaks. */
export function send(url: string, { method = 'GET', path, headers = {}, body }: Sent): Promise<Received> {
  return new Promise((resolve, reject) => {
    const target = new URL(url);
    const outgoing = httpRequest(
      { agent: false, host: target.hostname, port: target.port, method, path, headers },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            rawHeaders: incoming.rawHeaders,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Headers that carry a key in the recorded way; a key in the query is part of the path. */
export function authHeaders(auth: RecordedAuth, key: string): Record<string, string> {
  if (auth === 'bearer') return { authorization: `Bearer ${key}` };
  if (auth === 'raw-authorization') return { authorization: key };
  if (auth === 'x-api-key' || auth === 'x-goog-api-key') return { [auth]: key };
  return {};
}

/** The recorded request again, with the given key in place of the one it was recorded with. */
export function repeat(row: RecordedRow, key: string, extra: Record<string, string> = {}): Sent {
  const { method, path, auth, body } = row.request;
  const text = body === undefined || body === null ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  return {
    method,
    path: path.replaceAll('sk-EXAMPLE', encodeURIComponent(key)),
    headers: {
      ...(text === undefined ? {} : { 'content-type': 'application/json' }),
      ...authHeaders(auth, key),
      ...extra,
    },
    ...(text === undefined ? {} : { body: text }),
  };
}
