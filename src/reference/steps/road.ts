/** Steps and pages that several rows of the table share. Sentences and commands only. */
import type { FixWords } from '../code';

export type Systems = Readonly<Record<'linux' | 'macos' | 'windows', readonly string[]>>;

/** One step whose commands differ by system; a reader sees the row of their own. */
export function perSystem(text: string, commands: Systems): FixWords[] {
  return [
    { text, os: 'linux', commands: commands.linux },
    { text, os: 'macos', commands: commands.macos },
    { text, os: 'windows', commands: commands.windows },
  ];
}

/** The same for steps where Linux and macOS agree. */
export function unixOrWindows(text: string, unix: readonly string[], windows: readonly string[]): FixWords[] {
  return perSystem(text, { linux: unix, macos: unix, windows });
}

export const lookUp: Systems = {
  linux: ['getent ahosts {host}', 'dig {host}'],
  macos: ['dscacheutil -q host -a name {host}', 'dig {host}'],
  windows: ['Resolve-DnsName {host}', 'nslookup {host}'],
};
export const lookUpElsewhere: Systems = {
  linux: ['dig {host} @1.1.1.1', 'dig {host} @223.5.5.5'],
  macos: ['dig {host} @1.1.1.1', 'dig {host} @223.5.5.5'],
  windows: ['nslookup {host} 1.1.1.1', 'nslookup {host} 223.5.5.5'],
};
export const seeResolver: Systems = {
  linux: ['resolvectl status', 'cat /etc/resolv.conf'],
  macos: ['scutil --dns'],
  windows: ['Get-DnsClientServerAddress'],
};
export const tryPort: Systems = {
  linux: ['nc -vz {host} {port}'],
  macos: ['nc -vz {host} {port}'],
  windows: ['Test-NetConnection {host} -Port {port}'],
};
export const showChainUnix = ['openssl s_client -showcerts -connect {host}:{port} -servername {host} </dev/null'];
export const showChainWindows = ["'' | openssl s_client -showcerts -connect {host}:{port} -servername {host}"];
export const syncClock: Systems = {
  linux: ['sudo timedatectl set-ntp true', 'timedatectl status'],
  macos: ['sudo sntp -sS time.apple.com'],
  windows: ['w32tm /resync', 'w32tm /query /status'],
};
export const showProxyUnix = ['env | grep -i _proxy'];
export const showProxyWindows = ['Get-ChildItem Env:*_proxy'];
export const dropProxyUnix = ['unset HTTPS_PROXY https_proxy HTTP_PROXY http_proxy ALL_PROXY all_proxy'];
export const dropProxyWindows = [
  'Remove-Item Env:HTTPS_PROXY, Env:HTTP_PROXY, Env:ALL_PROXY -ErrorAction SilentlyContinue',
];
// The login stands in a variable of its own because the redactor masks `user:password@` in any address.
export const proxyLoginUnix = [
  "PROXY_LOGIN='USER:PASSWORD'",
  'export HTTPS_PROXY="http://$PROXY_LOGIN@PROXY_HOST:PORT"',
];
export const proxyLoginWindows = ["$login = 'USER:PASSWORD'", '$env:HTTPS_PROXY = "http://$login@PROXY_HOST:PORT"'];
export const bypassProxyUnix = ['export NO_PROXY="$NO_PROXY,{host}"'];
export const bypassProxyWindows = ['$env:NO_PROXY = "$env:NO_PROXY,{host}"'];
/** Node, then Python: httpx and the SDKs on it, requests. */
export const trustCaUnix = [
  'export NODE_EXTRA_CA_CERTS=/path/to/company-ca.pem',
  'export SSL_CERT_FILE=/path/to/company-ca.pem REQUESTS_CA_BUNDLE=/path/to/company-ca.pem',
];
export const trustCaWindows = [
  '$env:NODE_EXTRA_CA_CERTS = "C:\\path\\to\\company-ca.pem"',
  '$env:SSL_CERT_FILE = $env:REQUESTS_CA_BUNDLE = "C:\\path\\to\\company-ca.pem"',
];
export const curlWithCaUnix = ['curl -sS --cacert /path/to/company-ca.pem {baseUrl}/health'];
export const curlWithCaWindows = ['curl.exe -sS --cacert C:\\path\\to\\company-ca.pem {baseUrl}/health'];
export const preferIpv4Unix = ['export NODE_OPTIONS=--dns-result-order=ipv4first'];
export const preferIpv4Windows = ['$env:NODE_OPTIONS = "--dns-result-order=ipv4first"'];
export const compareFamiliesUnix = ['curl -4sv {baseUrl}/health', 'curl -6sv {baseUrl}/health'];
export const compareFamiliesWindows = ['curl.exe -4sv {baseUrl}/health', 'curl.exe -6sv {baseUrl}/health'];
export const showHeadUnix = ['curl -sS -H "Authorization: Bearer $TOROUTER_API_KEY" {baseUrl}/v1/models | head -c 400'];
export const showHeadWindows = [
  'curl.exe -sS -r 0-400 -H "Authorization: Bearer $env:TOROUTER_API_KEY" {baseUrl}/v1/models',
];
export const showHeadersUnix = ['curl -sS -D - -o /dev/null {baseUrl}/health'];
export const showHeadersWindows = ['curl.exe -sS -D - -o NUL {baseUrl}/health'];
export const askIdentityUnix = [
  'curl -sS -i --raw -H "Accept-Encoding: identity" -H "Authorization: Bearer $TOROUTER_API_KEY" {baseUrl}/v1/models',
];
export const askIdentityWindows = [
  'curl.exe -sS -i --raw -H "Accept-Encoding: identity" -H "Authorization: Bearer $env:TOROUTER_API_KEY" {baseUrl}/v1/models',
];
export const plainUserAgentUnix = [
  'curl -sS -A "Mozilla/5.0" -H "Authorization: Bearer $TOROUTER_API_KEY" {baseUrl}/v1/models',
];
export const plainUserAgentWindows = [
  'curl.exe -sS -A "Mozilla/5.0" -H "Authorization: Bearer $env:TOROUTER_API_KEY" {baseUrl}/v1/models',
];

export const measured = 'measured: Node 20.20, undici 7.30.2';
export const nodeCaDocs = 'https://nodejs.org/api/cli.html#node_extra_ca_certsfile';
export const undiciProxyDocs = 'https://undici.nodejs.org/#/docs/api/EnvHttpProxyAgent';
export const baseUrlDocs = 'https://www.torouter.ai/docs/gateway/base-url';
export const upstreamDocs = 'https://www.torouter.ai/docs/troubleshooting/upstream';
export const cloudflareErrors = 'https://developers.cloudflare.com/support/troubleshooting/http-status-codes';
