/** What a request to the simulated gateway is: its surface, its key and how it came, its model. Pure; decides no answer. */
import type { IncomingHttpHeaders } from 'node:http';
import type { RecordedAuth } from './rows';

/** Routes of the gateway that check the key. */
export type Surface =
  | 'chat'
  | 'responses'
  | 'responses.get'
  | 'messages'
  | 'count'
  | 'models'
  | 'usage'
  | 'billing'
  | 'embeddings'
  | 'images'
  | 'gemini'
  | 'gemini.count'
  | 'gemini.models'
  | 'gemini.model'
  | 'gemini.action';

interface SurfaceRule {
  surface: Surface;
  method: 'GET' | 'POST';
  path: RegExp;
}

/** First match wins; `/models` and `/responses` also exist at the root. */
const surfaceRules: readonly SurfaceRule[] = [
  { surface: 'chat', method: 'POST', path: /^\/v1\/chat\/completions$/ },
  { surface: 'responses', method: 'POST', path: /^(?:\/v1)?\/responses(?:\/.+)?$/ },
  { surface: 'responses.get', method: 'GET', path: /^(?:\/v1)?\/responses$/ },
  { surface: 'count', method: 'POST', path: /^\/v1\/messages\/count_tokens$/ },
  { surface: 'messages', method: 'POST', path: /^\/v1\/messages$/ },
  { surface: 'models', method: 'GET', path: /^(?:\/v1)?\/models$/ },
  { surface: 'usage', method: 'GET', path: /^\/v1\/usage$/ },
  { surface: 'billing', method: 'GET', path: /^\/v1\/sub2api\/billing$/ },
  { surface: 'embeddings', method: 'POST', path: /^\/v1\/embeddings$/ },
  { surface: 'images', method: 'POST', path: /^\/v1\/images\/(?:generations|edits)$/ },
  { surface: 'gemini', method: 'POST', path: /^\/v1beta\/models\/[^/:]+:(?:generateContent|streamGenerateContent)$/ },
  { surface: 'gemini.count', method: 'POST', path: /^\/v1beta\/models\/[^/:]+:countTokens$/ },
  { surface: 'gemini.models', method: 'GET', path: /^\/v1beta\/models$/ },
  { surface: 'gemini.model', method: 'GET', path: /^\/v1beta\/models\/[^/:]+$/ },
  { surface: 'gemini.action', method: 'POST', path: /^\/v1beta\/models\/[^/]+$/ },
];

export function surfaceOf(method: string, path: string): Surface | null {
  return surfaceRules.find((rule) => rule.method === method && rule.path.test(path))?.surface ?? null;
}

export function isGemini(surface: Surface | null): boolean {
  return surface?.startsWith('gemini') ?? false;
}

/** `overlong`: more than 128 bytes, which the gateway treats as unknown without looking it up. */
export type KeyState = 'own' | 'other' | 'overlong' | 'none';
export type BodyKind = 'empty' | 'broken' | 'object' | 'other';

/** Everything by which a route can tell requests apart. Holds no key. */
export interface RequestFacts {
  /** `HEAD` counts as `GET`. */
  method: string;
  path: string;
  /** With its `?`; empty when there is none. The values of `key` and `api_key` are blanked. */
  query: string;
  surface: Surface | null;
  headerStyle: RecordedAuth;
  key: KeyState;
  /** Two headers carried different keys. */
  conflict: boolean;
  /** From the body or, on Gemini routes, from the path. */
  model: string | null;
  stream: boolean;
  body: BodyKind;
  /** The body holds messages, input or contents. */
  hasInput: boolean;
}

interface Carried {
  style: RecordedAuth;
  key: string;
}

function first(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value)?.trim() ?? '';
}

/** Every key of a request, the one that counts first: a query key beats all (outside Gemini routes), then Authorization, then the others. */
function carriedKeys(headers: IncomingHttpHeaders, query: URLSearchParams, gemini: boolean): Carried[] {
  const found: Carried[] = [];
  const authorization = first(headers.authorization);
  const bearer = /^bearer\s+(\S.*)$/i.exec(authorization)?.[1];
  if (bearer !== undefined) found.push({ style: 'bearer', key: bearer.trim() });
  for (const style of ['x-api-key', 'x-goog-api-key'] as const) {
    const key = first(headers[style]);
    if (key !== '') found.push({ style, key });
  }
  const inQuery = query.get('key') ?? '';
  const deprecated = query.get('api_key') ?? '';
  if (deprecated !== '') found.unshift({ style: 'query-api_key', key: deprecated });
  if (inQuery !== '') {
    if (gemini) found.push({ style: 'query', key: inQuery });
    else found.unshift({ style: 'query', key: inQuery });
  }
  if (found.length === 0 && authorization !== '') return [{ style: 'raw-authorization', key: '' }];
  return found;
}

function keyStateOf(key: string, own: string): KeyState {
  if (key === '') return 'none';
  if (key === own) return 'own';
  return Buffer.byteLength(key) > 128 ? 'overlong' : 'other';
}

function readBody(text: string): { kind: BodyKind; object: Record<string, unknown> } {
  if (text.trim() === '') return { kind: 'empty', object: {} };
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return { kind: 'object', object: parsed as Record<string, unknown> };
    return { kind: 'other', object: {} };
  } catch {
    return { kind: 'broken', object: {} };
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Blanks the keys of a query string, so that nothing of it can reach a log. */
export function blankQueryKeys(query: string): string {
  return query.replace(/([?&](?:key|api_key|apikey|access_token)=)[^&#]*/gi, '$1***');
}

/** Reads a request. `target` is the raw request target; absolute targets (as sent to a proxy) count by their path. */
export function readRequest(
  method: string,
  target: string,
  headers: IncomingHttpHeaders,
  bodyText: string,
  ownKey: string,
): RequestFacts {
  const local = target.replace(/^https?:\/\/[^/?#]*/i, '');
  const mark = local.search(/[?#]/);
  const path = (mark === -1 ? local : local.slice(0, mark)) || '/';
  const query = mark === -1 ? '' : local.slice(mark);
  const verb = method === 'HEAD' ? 'GET' : method;
  const surface = surfaceOf(verb, path);
  const gemini = isGemini(surface);
  const carried = carriedKeys(headers, new URLSearchParams(query), gemini);
  const chosen = carried[0] ?? { style: 'none' as const, key: '' };
  const body = readBody(bodyText);
  const inPath = gemini ? /^\/v1beta\/models\/([^/:]+)/.exec(path)?.[1] : undefined;
  const inBody = body.object.model;
  const model = inPath === undefined ? inBody : decoded(inPath);
  return {
    method: verb,
    path,
    query: blankQueryKeys(query),
    surface,
    headerStyle: chosen.style,
    key: keyStateOf(chosen.key, ownKey),
    conflict: carried.some((other) => other.key !== chosen.key),
    model: typeof model === 'string' && model !== '' ? model : null,
    stream: gemini ? path.endsWith(':streamGenerateContent') : body.object.stream === true,
    body: body.kind,
    hasInput: ['messages', 'input', 'contents', 'prompt'].some((name) => body.object[name] !== undefined),
  };
}
