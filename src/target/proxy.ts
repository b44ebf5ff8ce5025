/** Which proxy, if any, a request to the target goes through, and what is odd about the variables that say so. Opens nothing. */
import ipaddr from 'ipaddr.js';
import type { Facts } from '../reference/code';
import { hostScope } from './baseUrl';
import type { Environment } from './pair';

export interface ChosenProxy {
  /** Absolute URL, with the user name and password that the variable holds: for the connection only. */
  url: string;
  /** The same without user name and password: what may be shown. */
  shown: string;
  /** Variable that it came from, as it is spelled. */
  source: string;
}

export interface ProxyFinding {
  code: 'PROXY_CONFIG_INVALID';
  reason: 'socks_scheme' | 'unsupported_scheme' | 'malformed';
  facts: Facts;
}

/** Notes that deserve a warning: two programs on this machine will not take the same road, or the road leads through a proxy that nobody meant. */
export const doubtfulNotes: ReadonlySet<ProxyNoteKind> = new Set([
  'case_disagreement',
  'missing_scheme',
  'missing_port',
  'local_target',
  'no_proxy_rule_invalid',
]);

/**
 * `case_disagreement`: both spellings of a variable are set and differ (the lower one counts). `missing_scheme`: read as http, as curl does;
 * undici-based clients refuse it. `missing_port`: we use the scheme's port, curl 1080. `http_proxy_not_used`: HTTP_PROXY is for http targets,
 * but undici uses it for https too. `all_proxy_only`: Node clients do not read it. `upper_http_proxy`: curl reads only the lower case of it.
 * `local_target`: a proxy is used although the target is this machine or a private network, which is rarely meant.
 * `no_proxy_rule_invalid`: an entry that is no host, address or range.
 */
export type ProxyNoteKind =
  | 'case_disagreement'
  | 'missing_scheme'
  | 'missing_port'
  | 'http_proxy_not_used'
  | 'all_proxy_only'
  | 'upper_http_proxy'
  | 'local_target'
  | 'no_proxy_rule_invalid';

export interface ProxyNote {
  kind: ProxyNoteKind;
  facts: Facts;
}

export interface ProxyChoice {
  /** `null`: the connection is direct. */
  proxy: ChosenProxy | null;
  /** Entry of NO_PROXY that exempts the target, as it is written. */
  noProxyRule: string | null;
  findings: ProxyFinding[];
  notes: ProxyNote[];
  /** Which of the user's clients take a proxy from these variables; empty when none is set for the target. */
  clients: ProxyClient[];
}

/** Schemes of a proxy that this program can speak. */
const proxySchemes: readonly string[] = ['http', 'https'];

interface Setting {
  name: string;
  value: string;
}

/**
 * Reads the proxy variables the way curl does: for https targets `https_proxy`, then `all_proxy`; for http targets `http_proxy`, then
 * `all_proxy`; lower case before upper case; an empty value is none. NO_PROXY takes names with their subdomains, `.suffix`, `*.suffix`,
 * `host:port`, addresses, CIDR ranges and `*`, separated by commas or spaces.
 *
 * Loopback and private targets are no exception: curl, Python and undici send them to the proxy as well unless NO_PROXY names them.
 * Facts hold no user name and no password. Never throws.
 */
export function chooseProxy(env: Environment, target: URL): ProxyChoice {
  const notes: ProxyNote[] = [];
  const setting = settingFor(env, target, notes);
  const none: ProxyChoice = { proxy: null, noProxyRule: null, findings: [], notes, clients: [] };
  if (!setting) return none;
  const rule = noProxyRule(env, target, notes);
  if (rule !== null) return { ...none, noProxyRule: rule };
  const parsed = parseProxy(setting, notes);
  if ('reason' in parsed) return { ...none, findings: [parsed] };
  if (hostScope(target.hostname) !== 'public')
    notes.push({
      kind: 'local_target',
      facts: { proxySource: parsed.source, proxy: parsed.shown, host: target.hostname },
    });
  return { ...none, proxy: parsed, clients: clientsHonouringProxy(env) };
}

export interface ProxyClient {
  client: string;
  /** Whether it goes through the proxy that the variables name. */
  honours: boolean;
  /** What makes it honour them, or `null` when nothing needs to be done. */
  condition: string | null;
}

/** Which clients take the proxy from the variables: why a call may work with one and time out with another. */
export function clientsHonouringProxy(env: Environment): ProxyClient[] {
  return [
    { client: 'curl', honours: true, condition: null },
    { client: 'Python SDKs', honours: true, condition: null },
    {
      client: 'Node.js fetch',
      honours: env.NODE_USE_ENV_PROXY === '1',
      condition: 'NODE_USE_ENV_PROXY=1, Node.js >= 24',
    },
  ];
}

function read(env: Environment, lower: string, notes: ProxyNote[]): Setting | null {
  const upper = lower.toUpperCase();
  const [small, large] = [env[lower]?.trim(), env[upper]?.trim()];
  if (small && large && small !== large)
    notes.push({ kind: 'case_disagreement', facts: { envName: lower, proxySource: upper } });
  if (small !== undefined && small !== '') return { name: lower, value: small };
  return large !== undefined && large !== '' ? { name: upper, value: large } : null;
}

function settingFor(env: Environment, target: URL, notes: ProxyNote[]): Setting | null {
  const secure = target.protocol === 'https:';
  const own = read(env, secure ? 'https_proxy' : 'http_proxy', notes);
  if (own?.name === 'HTTP_PROXY') notes.push({ kind: 'upper_http_proxy', facts: { envName: own.name } });
  if (own) return own;
  const all = read(env, 'all_proxy', notes);
  if (all) notes.push({ kind: 'all_proxy_only', facts: { envName: all.name } });
  const plain = secure ? read(env, 'http_proxy', []) : null;
  if (plain) notes.push({ kind: 'http_proxy_not_used', facts: { envName: plain.name } });
  return all;
}

function parseProxy({ name, value }: Setting, notes: ProxyNote[]): ChosenProxy | ProxyFinding {
  const facts: Facts = { proxySource: name, proxy: withoutCredentials(value), schemes: proxySchemes.join(', ') };
  const invalid = (reason: ProxyFinding['reason']): ProxyFinding => ({ code: 'PROXY_CONFIG_INVALID', reason, facts });
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(value)?.[1]?.toLowerCase();
  if (scheme?.startsWith('socks')) return invalid('socks_scheme');
  if (scheme !== undefined && !proxySchemes.includes(scheme)) return invalid('unsupported_scheme');
  const text = scheme === undefined ? `http://${value}` : value;
  const host = text.replace(/^[a-z]+:\/\//i, '');
  if (/^[/?#:]|\s/.test(host) || !URL.canParse(text)) return invalid('malformed');
  const url = new URL(text);
  if (!decodes(url.username) || !decodes(url.password)) return invalid('malformed');
  const shown = `${url.protocol}//${url.host}`;
  if (scheme === undefined) notes.push({ kind: 'missing_scheme', facts: { proxySource: name, proxy: shown } });
  if (!/:\d+$/.test(/^[^/?#]*/.exec(host)?.[0] ?? ''))
    notes.push({
      kind: 'missing_port',
      facts: { proxySource: name, proxy: shown, port: url.protocol === 'https:' ? 443 : 80 },
    });
  return { url: url.href, shown, source: name };
}

function decodes(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function withoutCredentials(value: string): string {
  return value.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, '$1…@');
}

function noProxyRule(env: Environment, target: URL, notes: ProxyNote[]): string | null {
  const setting = read(env, 'no_proxy', notes);
  const rules = setting?.value.split(/[\s,]+/).filter((rule) => rule !== '') ?? [];
  const host = target.hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
  const port = target.port || (target.protocol === 'https:' ? '443' : '80');
  let matched: string | null = null;
  for (const rule of rules) {
    const verdict = ruleMatches(rule.toLowerCase(), host, port);
    if (verdict === null)
      notes.push({ kind: 'no_proxy_rule_invalid', facts: { envName: setting?.name ?? '', given: rule } });
    if (verdict) matched ??= rule;
  }
  return matched;
}

/** `null`: the rule cannot be read. */
function ruleMatches(rule: string, host: string, port: string): boolean | null {
  if (rule === '*') return true;
  const address = isAddress(host) ? ipaddr.process(host) : null;
  if (rule.includes('/')) {
    if (!ipaddr.IPv4.isValidCIDRFourPartDecimal(rule) && !ipaddr.IPv6.isValidCIDR(rule)) return null;
    const [network, bits] = ipaddr.parseCIDR(rule);
    return address !== null && address.kind() === network.kind() && address.match(network, bits);
  }
  const whole = rule.replace(/^\[|\]$/g, '');
  const [, name = '', rulePort] = ipaddr.IPv6.isValid(whole)
    ? ['', whole, undefined]
    : (/^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(rule) ?? []);
  const bare = name
    .replace(/^\[|\]$/g, '')
    .replace(/^\*?\./, '')
    .replace(/\.$/, '');
  if (bare === '' || bare.includes('*')) return null;
  if (rulePort !== undefined && rulePort !== port) return false;
  if (address) return isAddress(bare) && ipaddr.process(bare).toNormalizedString() === address.toNormalizedString();
  return host === bare || host.endsWith(`.${bare}`);
}

/** A whole address; the short forms (`192.168`) that a parser would fill with zeros are none. */
function isAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);
}
