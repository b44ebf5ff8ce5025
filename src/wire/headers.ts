/** Request headers: what every request carries, and the check that keeps an unsendable key away from the HTTP client. Pure. */
import type { HeaderStyle } from '../vocabulary';
import type { RequestPlan } from './exchange';

/** Version of the Anthropic API that the gateway documents. */
const anthropicVersion = '2023-06-01';

/** What the HTTP client refuses in a header value: controls but tab, DEL, and anything beyond Latin-1. */
const unsendable = /[^\t\u0020-\u007e\u0080-\u00ff]/u;

/** The first character of a key that no header can carry; `position` counts from 1. The key itself is not in the result. */
export function unsendableCharacter(key: string): { codePoint: string; position: number } | null {
  const hit = unsendable.exec(key);
  if (hit === null) return null;
  const point = hit[0].codePointAt(0) ?? 0;
  return {
    codePoint: `U+${point.toString(16).toUpperCase().padStart(4, '0')}`,
    position: [...key.slice(0, hit.index)].length + 1,
  };
}

const keyHeaders: Record<HeaderStyle, (key: string) => [name: string, value: string]> = {
  bearer: (key) => ['authorization', `Bearer ${key}`],
  'x-api-key': (key) => ['x-api-key', key],
  'x-goog-api-key': (key) => ['x-goog-api-key', key],
};

/** Headers of one request, names in lower case. A plan without a style, or a run without a key, sends no key header. */
export function requestHeaders(
  plan: RequestPlan,
  key: string | null,
  userAgent: string,
  sentId: string,
): Record<string, string> {
  const headers: Record<string, string> = {
    accept: plan.stream === true ? 'text/event-stream' : 'application/json',
    // Compressed answers would hide when each part of a stream really arrived.
    'accept-encoding': 'identity',
    'user-agent': userAgent,
    'x-request-id': sentId,
  };
  if (plan.body !== undefined) headers['content-type'] = 'application/json';
  if (plan.protocol === 'anthropic') headers['anthropic-version'] = anthropicVersion;
  for (const [name, value] of Object.entries(plan.headers ?? {})) headers[name.toLowerCase()] = value;
  if (plan.headerStyle !== null && key !== null) {
    const [name, value] = keyHeaders[plan.headerStyle](key);
    headers[name] = value;
  }
  return headers;
}

/** Names in lower case, repeated ones joined with ", ". */
export function joinHeaders(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), [value].flat().join(', ')]],
    ),
  );
}
