/** Recorded rows: their shape, and how they are read from the file beside the bundle or from a checkout. No request is matched here. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Protocol } from '../vocabulary';

/** How the key travelled in a recorded request; `raw-authorization` is an `Authorization` header without `Bearer`. */
export type RecordedAuth =
  | 'bearer'
  | 'x-api-key'
  | 'x-goog-api-key'
  | 'query'
  | 'query-api_key'
  | 'raw-authorization'
  | 'none';

/** One recorded exchange with a gateway. Times are milliseconds; `null` in rows that were written from the documentation. */
export interface RecordedRow {
  id: string;
  about: string;
  /** Platform of the key's group; `null` where the group plays no part. */
  group: 'openai' | 'anthropic' | 'gemini' | null;
  protocol: Protocol;
  request: { method: string; path: string; auth: RecordedAuth; body?: unknown };
  /** Header names in lower case and in the order in which they came. */
  response: { status: number; headers: Readonly<Record<string, string>>; body: string };
  ttfbMs: number | null;
  totalMs: number | null;
  /** How often the provider was asked; 0: the gateway answered by itself. */
  upstreamCalls: number | null;
  /** Only in fixtures; never shipped. */
  expect?: unknown;
}

/** The fixture files that hold exchanges with a gateway (texts of client programs are no exchanges). */
export const fixtureFiles = [
  'auth',
  'billing',
  'limits',
  'requests',
  'models',
  'paths',
  'upstream',
  'streams',
  'usage',
  'ok',
  'documented',
] as const;

/** The instant from which recorded times are counted. */
export const recordedAt = Date.parse('2026-11-23T05:37:00Z');

/** Keeps of a row what is served; values that every answer makes afresh are emptied. */
export function compactRow(row: RecordedRow): RecordedRow {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(row.response.headers))
    headers[name] = name === 'date' || name === 'x-client-request-id' ? '' : value;
  return {
    id: row.id,
    about: row.about,
    group: row.group,
    protocol: row.protocol,
    request: row.request,
    response: { status: row.response.status, headers, body: row.response.body },
    ttfbMs: row.ttfbMs,
    totalMs: row.totalMs,
    upstreamCalls: row.upstreamCalls,
  };
}

/** Reads the fixture files of a directory. Throws what `readFileSync` and `JSON.parse` throw. */
export function readFixtureRows(directory: string): RecordedRow[] {
  return fixtureFiles.flatMap(
    (file) => JSON.parse(readFileSync(join(directory, `${file}.json`), 'utf8')) as RecordedRow[],
  );
}

/**
 * The rows that the simulator serves: `gateway.json` beside the bundle or, in a checkout that was not built, the fixtures.
 * Throws what `readFileSync` throws when neither is there.
 */
export function loadRows(directory: string = __dirname): RecordedRow[] {
  const built = join(directory, 'gateway.json');
  if (existsSync(built)) return JSON.parse(readFileSync(built, 'utf8')) as RecordedRow[];
  return readFixtureRows(join(directory, '..', '..', 'test', 'fixtures')).map(compactRow);
}
