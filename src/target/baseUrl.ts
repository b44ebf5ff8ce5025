/** What the user gave as base URL, read the way it was meant: one root for every surface, and a word for each thing that was changed. Opens nothing, resolves nothing. */
import ipaddr from 'ipaddr.js';
import { cleanForTerminal, maskSecret, redactShapes } from '../redact';
import type { Protocol } from '../vocabulary';

/** One repair that was needed to read the given text, in the order in which they were made. */
export type BaseUrlChange =
  | 'whitespace-cut'
  | 'invisible-cut'
  | 'full-width-replaced'
  | 'quotes-cut'
  | 'brackets-cut'
  | 'assignment-cut'
  | 'punctuation-cut'
  | 'scheme-added'
  | 'scheme-repaired'
  | 'brackets-added'
  | 'credentials-cut'
  | 'lower-cased'
  | 'idn-encoded'
  | 'trailing-dot-cut'
  | 'query-cut'
  | 'fragment-cut'
  | 'trailing-slash-cut'
  | 'double-slash-cut'
  | 'endpoint-cut'
  | 'page-cut'
  | 'version-cut'
  | 'version-doubled';

/** `key`: an API key stands where the base URL belongs. `placeholder`: `<host>`, `${VAR}` and the like. */
export type BaseUrlProblem = 'empty' | 'not-a-url' | 'scheme' | 'port' | 'host' | 'placeholder' | 'key';

export interface BaseUrl {
  ok: true;
  /** Origin and prefix, without trailing slash and without `/v1` or `/v1beta`: what every path of the gateway is appended to. */
  root: string;
  /** As typed, with user names, passwords and query values masked. */
  given: string;
  changes: BaseUrlChange[];
  /** Path below which the gateway is mounted: empty, or `/api`. */
  prefix: string;
  origin: string;
  /** The host cannot be reached from the public internet: loopback, a private address, a name of a local network. */
  isLoopbackOrPrivate: boolean;
  /** Plain HTTP to a public host: the key would travel unprotected. */
  insecure: boolean;
}

export interface BaseUrlFault {
  ok: false;
  problem: BaseUrlProblem;
  /** The part that is wrong, never a secret: the scheme, the port, the host, a code point with its position. */
  detail: string;
}

export type HostScope = 'loopback' | 'private' | 'public';

const outerWhite = /^[\s\u0085]+|[\s\u0085]+$/gu;
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;
const version = /^v1(?:(?:beta|alpha)\d*)?$/i;

/** First path segments of the four surfaces and of what lies beside them; whatever follows one of them belongs to the endpoint. */
const endpointHeads = new Set(
  'audio batches chat complete completions count_tokens embeddings files fine_tuning images messages models moderations rerank responses settings usage videos'.split(
    ' ',
  ),
);

/** Endpoints that are recognised without a version in front: what is left when `/v1` was forgotten. */
const bareEndpoint =
  /(?:^|\/)(?:chat\/completions|completions|responses|embeddings|images\/(?:generations|edits|variations)|audio\/(?:speech|transcriptions|translations)|messages(?:\/count_tokens|\/batches)?|models(?:\/[^/]+)?|health|setup\/status)$/i;

/** Pages of the portal that people copy from the address bar instead of the base URL. */
const portalPage = /^(?:keys|dashboard|usage|subscriptions|login|register|billing(?:\/.*)?|docs(?:\/.*)?)$/i;

const localName = /^(?:[^.]+|.+\.(?:local|lan|internal|intranet|home|corp|home\.arpa))$/i;

/**
 * Where a host lies, by its name or address alone. `host` as `URL.hostname` has it (IPv6 with or without brackets).
 * Loopback is 127.0.0.0/8, ::1, the unspecified address (which connects to this machine) and `localhost` with its subdomains.
 */
export function hostScope(host: string): HostScope {
  const bare = host.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (/^(?:.+\.)?localhost$/i.test(bare)) return 'loopback';
  if (!ipaddr.isValid(bare)) return localName.test(bare) ? 'private' : 'public';
  const range = ipaddr.process(bare).range();
  if (range === 'loopback' || range === 'unspecified') return 'loopback';
  return ['private', 'uniqueLocal', 'linkLocal', 'carrierGradeNat'].includes(range) ? 'private' : 'public';
}

/**
 * Reads a base URL in any form that people use: host, host:port, with or without scheme, with `/v1`, `/api/v1` or `/v1beta`, a pasted
 * endpoint of any surface, a portal page, Markdown, quotes, full-width punctuation. Never throws.
 *
 * Without a scheme `https` is assumed; `http` only for loopback, and for a private host that names a port other than 443 (a gateway
 * on the local network rarely has a certificate, a public one always has).
 */
export function normaliseBaseUrl(given: string): BaseUrl | BaseUrlFault {
  const changes: BaseUrlChange[] = [];
  const text = unwrap(given, changes);
  if (text === '') return fault('empty', '');
  const inner = /[\s\u0000-\u001f\u007f]/u.exec(text);
  if (inner) return fault('not-a-url', `${codePoint(inner[0])} at ${[...text.slice(0, inner.index)].length + 1}`);
  if (looksLikeKey(text)) return fault('key', maskSecret(text));

  const split = splitScheme(text, changes);
  if ('problem' in split) return split;
  const cut = /^[^/?#\\]*/.exec(split.rest)?.[0] ?? '';
  const tail = split.rest.slice(cut.length);
  const authority = readAuthority(cut, changes);
  if ('problem' in authority) return authority;

  const scheme = split.scheme ?? assumedScheme(authority.host, authority.port);
  const parsed = parse(`${scheme}://${authority.text}${tail}`);
  if (!parsed)
    return parse(`${scheme}://${authority.text}`) ? fault('not-a-url', authority.host) : fault('host', authority.host);
  if (/(?:^|\.)(?:\.|$)/.test(parsed.hostname) && !parsed.hostname.endsWith(']')) {
    const undotted = parsed.hostname.replace(/\.$/, '');
    if (undotted === '' || undotted.split('.').includes('')) return fault('host', authority.host);
    parsed.hostname = undotted;
    changes.push('trailing-dot-cut');
  }
  if (/[A-Z]/.test(authority.host) || /^[^:]*[A-Z][^:]*:/.test(split.asTyped)) changes.push('lower-cased');
  if (/[^\u0000-\u007f]/.test(authority.host)) changes.push('idn-encoded');

  const prefix = cutPath(parsed, tail, changes);
  const scope = hostScope(parsed.hostname);
  return {
    ok: true,
    root: parsed.origin + prefix,
    given: maskGiven(given),
    changes,
    prefix,
    origin: parsed.origin,
    isLoopbackOrPrivate: scope !== 'public',
    insecure: scheme === 'http' && scope === 'public',
  };
}

/**
 * URL that the SDK of a surface calls when it is handed `given` as its base URL, as it is. Measured with openai 6.49, @anthropic-ai/sdk 1.12
 * and @google/genai 2.32 (which Gemini CLI uses): they join texts, drop at most one slash, and know nothing of a version that is already there.
 */
export function clientCalls(given: string, protocol: Protocol, model = '{model}'): string {
  const base = given.trim().replace(/\/$/, '');
  switch (protocol) {
    case 'openai':
      return `${base}/chat/completions`;
    case 'responses':
      return `${base}/responses`;
    case 'anthropic':
      return `${base}/v1/messages`;
    case 'gemini':
      return `${base}/v1beta/models/${model}:generateContent`;
  }
}

/**
 * The base URL to give to the SDKs and clients of a surface. Gemini: the host form, which Gemini CLI and @google/genai for Node need;
 * the documentation also names `/v1beta` for google-genai, which fits clients that are told to add no version of their own.
 */
export function formFor(protocol: Protocol, root: string): string {
  return protocol === 'openai' || protocol === 'responses' ? `${root}/v1` : root;
}

/**
 * Other roots on the same host worth one free request each, likeliest first, at most four, `root` not among them: https for http,
 * `/api` added or dropped, parents of an unusual prefix, and at last what had been cut from the given path.
 */
export function corrections(given: string, root: string): string[] {
  const parsed = parse(root);
  if (!parsed) return [];
  const origins =
    parsed.protocol === 'http:' && hostScope(parsed.hostname) === 'public'
      ? [...new Set([`https://${parsed.host}`, `https://${parsed.hostname}`, parsed.origin])]
      : [parsed.origin];
  const own = parsed.pathname.replace(/\/+$/, '');
  const prefixes = [own, ...otherPrefixes(own)];
  const verbatim = /^(?:[a-z]+:\/\/)?[^/?#]*([^?#]*)/i.exec(given.trim())?.[1]?.replace(/\/+$/, '') ?? '';
  if (/\/v1(?:beta)?$/i.test(verbatim)) prefixes.push(`${own}/v1`);
  const candidates = prefixes.flatMap((prefix) => origins.map((origin) => origin + prefix));
  return [...new Set(candidates)].filter((candidate) => candidate !== parsed.origin + own).slice(0, 4);
}

function otherPrefixes(own: string): string[] {
  if (own === '') return ['/api'];
  if (own === '/api') return [''];
  const parent = own.slice(0, own.lastIndexOf('/'));
  return [...new Set([parent, '', '/api'])];
}

function fault(problem: BaseUrlProblem, detail: string): BaseUrlFault {
  return { ok: false, problem, detail: cleanForTerminal(redactShapes(detail)) };
}

function parse(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function note(changes: BaseUrlChange[], change: BaseUrlChange): void {
  if (!changes.includes(change)) changes.push(change);
}

/** Takes off what surrounds a pasted URL, layer by layer, until nothing changes any more. */
function unwrap(given: string, changes: BaseUrlChange[]): string {
  const layers: [BaseUrlChange, (text: string) => string][] = [
    ['whitespace-cut', (text) => text.replace(outerWhite, '')],
    ['invisible-cut', (text) => text.replace(invisible, '')],
    ['full-width-replaced', toHalfWidth],
    ['quotes-cut', (text) => text.replace(/^(["'`“”‘’„«»])(.*?)["'`“”‘’„«»]*$/su, '$2').replace(/["'`“”‘’„«»]+$/u, '')],
    ['brackets-cut', cutBrackets],
    [
      'assignment-cut',
      (text) => text.replace(/^(?:export\s+|set\s+|\$env:)?[A-Za-z_][\w.-]*(?:\s*=\s*|:\s+)(?=\S)/, ''),
    ],
    ['punctuation-cut', (text) => text.replace(/[.,;!]+$/, '')],
  ];
  let text = given;
  for (let previous: string | null = null; previous !== text; ) {
    previous = text;
    for (const [change, apply] of layers) {
      const next = apply(text);
      if (next !== text) note(changes, change);
      text = next;
    }
  }
  return text;
}

/** What Chinese input methods type: full-width ASCII, the ideographic full stop and space. */
function toHalfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/\u3002/g, '.')
    .replace(/\u3000/g, ' ');
}

function cutBrackets(text: string): string {
  const link = /^!?\[[^\]]*\]\(\s*<?([^()\s>]+)>?[^)]*\)$/.exec(text)?.[1];
  if (link !== undefined) return link;
  const inner = /^<(.*)>$|^\((.*)\)$|^\[(.*)\]$/s
    .exec(text)
    ?.slice(1)
    .find((part) => part !== undefined);
  if (inner === undefined || /\s/.test(inner) || ipaddr.IPv6.isValid(inner)) return text;
  return /:\/\/|\.|^localhost\b/.test(inner) ? inner : text;
}

/** A bare key would be looked up in DNS, and so be told to strangers, if it were taken for a host name. */
function looksLikeKey(text: string): boolean {
  return /^(?:(?=.*\d)(?:sk|pk|rk|gsk|xai|nvapi|sess)[-_][\w*-]{8,}|AIza[\w-]{20,})$/i.test(text);
}

interface Split {
  /** `null`: none was given. */
  scheme: 'http' | 'https' | null;
  rest: string;
  /** The scheme as it stood in the text, with its colon. */
  asTyped: string;
}

function splitScheme(text: string, changes: BaseUrlChange[]): Split | BaseUrlFault {
  const strict = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is.exec(text);
  const loose = /^(https?)(?:[:;][\\/]*|[\\/]{2,})(.*)$/is.exec(text);
  const found = strict ?? loose;
  if (found) {
    const [, name = '', rest = ''] = found;
    const scheme = name.toLowerCase();
    if (scheme !== 'http' && scheme !== 'https') return fault('scheme', scheme);
    const again = /^[\\/]*https?(?::[\\/]+|[\\/]{2,})(?=[^\\/])/i.exec(rest);
    const doubled = again ? splitScheme(rest.replace(/^[\\/]+/, ''), changes) : null;
    const repaired = !strict || again || /^[\\/]/.test(rest);
    if (repaired) note(changes, 'scheme-repaired');
    return doubled ?? { scheme, rest: rest.replace(/^[\\/]+/, ''), asTyped: `${name}:` };
  }
  if (/^https?[:/\\]*$/i.test(text)) return fault('host', '');
  if (ipaddr.IPv6.isValid(/^[^/?#]*/.exec(text)?.[0] ?? '')) {
    note(changes, 'scheme-added');
    return { scheme: null, rest: text, asTyped: '' };
  }
  if (/^[/\\]{2}[^/\\]/.test(text)) {
    note(changes, 'scheme-added');
    return { scheme: null, rest: text.slice(2), asTyped: '' };
  }
  if (/^[/\\?#:]/.test(text) && !/^::/.test(text)) return fault('host', '');
  const other = /^([a-z][a-z0-9+-]*):(?![\d:])(?!.*@)/i.exec(text)?.[1];
  if (other !== undefined && !/^localhost$/i.test(other)) return fault('scheme', other.toLowerCase());
  note(changes, 'scheme-added');
  return { scheme: null, rest: text, asTyped: '' };
}

interface Authority {
  /** Host and port, ready for a URL, without user name and password. */
  text: string;
  host: string;
  port: string;
}

function readAuthority(authority: string, changes: BaseUrlChange[]): Authority | BaseUrlFault {
  const at = authority.lastIndexOf('@');
  if (at >= 0) note(changes, 'credentials-cut');
  const bare = authority.slice(at + 1);
  if (bare === '') return fault('host', '');
  if (/[<>{}$|^]|^%\w+%$|(?:^|[._-])your[._-]/i.test(bare)) return fault('placeholder', bare);
  if (ipaddr.IPv6.isValid(bare)) {
    note(changes, 'brackets-added');
    return { text: `[${bare}]`, host: bare, port: '' };
  }
  if (bare.startsWith('[') && !/^\[[^\]]*\](?::|$)/.test(bare)) return fault('host', bare);
  const [, host = '', port = ''] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(bare) ?? [];
  if (port !== '' && (!/^\d+$/.test(port) || Number(port) > 65535 || Number(port) === 0)) return fault('port', port);
  // A lone number would be read as an IPv4 address; it is a port without its host.
  if (host === '' || /^\d+$/.test(host)) return fault('host', host);
  return { text: port === '' ? host : `${host}:${port}`, host, port };
}

function assumedScheme(host: string, port: string): 'http' | 'https' {
  if (port === '443' || port === '8443') return 'https';
  const scope = hostScope(host);
  return scope === 'loopback' || (scope === 'private' && port !== '') ? 'http' : 'https';
}

/** Prefix of the gateway: the path without query, endpoint, page and version. */
function cutPath(url: URL, tail: string, changes: BaseUrlChange[]): string {
  if (tail.includes('#')) note(changes, 'fragment-cut');
  if (/^[^#]*\?/.test(tail)) note(changes, 'query-cut');
  const path = tail.replace(/[?#].*$/s, '');
  if (/[/\\]$/.test(path)) note(changes, 'trailing-slash-cut');
  if (/[/\\]{2}(?=[^/\\])/.test(path)) note(changes, 'double-slash-cut');
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  return join(cutSegments(segments, changes));
}

/** Cuts from the end until nothing more is known to belong to an endpoint, a version or a page. */
function cutSegments(segments: string[], changes: BaseUrlChange[]): string[] {
  const at = versionAt(segments);
  if (at !== null) {
    const after = segments.slice(at);
    const versions = after.findIndex((segment) => !version.test(segment));
    if (versions > 0) note(changes, 'endpoint-cut');
    note(changes, 'version-cut');
    if ((versions < 0 ? after.length : versions) > 1) note(changes, 'version-doubled');
    return cutSegments(segments.slice(0, at), changes);
  }
  const joined = segments.join('/');
  const endpoint = bareEndpoint.exec(joined);
  if (endpoint) {
    note(changes, 'endpoint-cut');
    const before = joined.slice(0, endpoint.index).split('/');
    return cutSegments(
      before.filter((segment) => segment !== ''),
      changes,
    );
  }
  if (!portalPage.test(joined)) return segments;
  note(changes, 'page-cut');
  return [];
}

function join(segments: string[]): string {
  return segments.map((segment) => `/${segment}`).join('');
}

/**
 * Index of the version segment where the gateway's own paths begin, or `null`. A version in the middle of a longer foreign path
 * (`/v1/account/gateway/openai`) belongs to the prefix and stays.
 */
function versionAt(segments: string[]): number | null {
  for (let at = 0; at < segments.length; at++) {
    if (!version.test(segments[at] ?? '')) continue;
    const after = segments.slice(at);
    const end = after.findIndex((segment) => !version.test(segment));
    const rest = end < 0 ? [] : after.slice(end);
    if (rest.length <= 1 || endpointHeads.has((rest[0] ?? '').toLowerCase())) return at;
  }
  return null;
}

function maskGiven(given: string): string {
  const masked = given
    .trim()
    .replace(/^([^/?#]*:?\/\/)?[^/?#]*@/, '$1…@')
    .replace(/([?&][^=&#\s]*=)[^&#\s]*/g, '$1…');
  return cleanForTerminal(redactShapes(masked));
}
