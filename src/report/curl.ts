/** A request as a command that repeats it. Pure; the key never stands in it. */
import type { Exchange } from '../wire/exchange';

const headerLines = {
  bearer: 'Authorization: Bearer $TOROUTER_API_KEY',
  'x-api-key': 'x-api-key: $TOROUTER_API_KEY',
  'x-goog-api-key': 'x-goog-api-key: $TOROUTER_API_KEY',
} as const;

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A curl command that repeats a request; the key stays a variable. */
export function curlOf(exchange: Exchange): string {
  const { method, url, headerStyle, body, protocol, stream } = exchange.request;
  const parts = ['curl', stream ? '-sSiN' : '-sSi'];
  if (method !== 'GET') parts.push('-X', method);
  parts.push(quoted(url));
  if (headerStyle) parts.push('-H', `"${headerLines[headerStyle]}"`);
  if (protocol === 'anthropic' && headerStyle) parts.push('-H', quoted('anthropic-version: 2023-06-01'));
  if (body !== undefined)
    parts.push('-H', quoted('content-type: application/json'), '-d', quoted(JSON.stringify(body)));
  return parts.join(' ');
}
