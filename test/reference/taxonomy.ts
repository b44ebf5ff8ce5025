/** The released codes with their class, owner and retry, as the public contract fixes them. Data only: a change here is a change of the contract. */
import type { CodeClass, Owner, Retry } from '../../src/vocabulary';

/** `owner` and `retry` list what the contract allows; an empty list leaves it open. */
export interface Released {
  codes: string;
  classes: readonly CodeClass[];
  owners: readonly Owner[];
  retries: readonly Retry[];
}

export const released: readonly Released[] = [
  {
    codes:
      'API_KEY_REQUIRED INVALID_API_KEY API_KEY_DISABLED API_KEY_EXPIRED USER_INACTIVE API_KEY_IN_QUERY_DEPRECATED KEY_HEADER_STYLE',
    classes: ['auth'],
    owners: ['you'],
    retries: ['no'],
  },
  { codes: 'USER_NOT_FOUND', classes: ['auth'], owners: ['gateway'], retries: ['no'] },
  {
    codes:
      'ACCESS_DENIED MODEL_NOT_ALLOWED GROUP_DELETED GROUP_DISABLED GROUP_NOT_ALLOWED KEY_WITHOUT_GROUP GROUP_CLAUDE_CODE_ONLY GROUP_MESSAGES_NOT_ALLOWED IMAGE_GENERATION_NOT_ENABLED',
    classes: ['permission'],
    owners: ['you'],
    retries: ['no'],
  },
  {
    codes:
      'GROUP_PLATFORM_MISMATCH ENDPOINT_NOT_SUPPORTED WEBSOCKET_UPGRADE_REQUIRED ROUTE_NOT_FOUND HTML_INSTEAD_OF_JSON PORTAL_API_PATH REDIRECTED BASE_URL_WRONG',
    classes: ['endpoint'],
    owners: ['you'],
    retries: ['no'],
  },
  {
    codes: 'SUBSCRIPTION_NOT_FOUND SUBSCRIPTION_INVALID INSUFFICIENT_BALANCE',
    classes: ['billing'],
    owners: ['you'],
    retries: ['no'],
  },
  { codes: 'API_KEY_QUOTA_EXHAUSTED', classes: ['quota'], owners: ['you'], retries: ['no'] },
  {
    codes:
      'USAGE_LIMIT_EXCEEDED KEY_WINDOW_5H_EXHAUSTED KEY_WINDOW_1D_EXHAUSTED KEY_WINDOW_7D_EXHAUSTED PLATFORM_QUOTA_DAILY_EXHAUSTED PLATFORM_QUOTA_WEEKLY_EXHAUSTED PLATFORM_QUOTA_MONTHLY_EXHAUSTED',
    classes: ['quota'],
    owners: ['you'],
    retries: ['after_reset'],
  },
  {
    codes:
      'RATE_LIMIT_EXCEEDED USER_RPM_EXCEEDED GROUP_RPM_EXCEEDED CONCURRENCY_LIMIT_EXCEEDED TOO_MANY_PENDING_REQUESTS INVALID_AUTH_RATE_LIMITED',
    classes: ['rate_limit'],
    owners: ['you'],
    retries: ['backoff'],
  },
  { codes: 'INVALID_REQUEST_ERROR REQUEST_TOO_LARGE', classes: ['request'], owners: ['you'], retries: ['no'] },
  { codes: 'MODEL_NOT_FOUND MODEL_NOT_OFFERED', classes: ['model'], owners: ['you'], retries: ['no'] },
  {
    codes: 'NO_CHANNEL_AVAILABLE CHANNELS_EXHAUSTED CHANNEL_FLAPPING',
    classes: ['upstream'],
    owners: ['gateway'],
    retries: ['backoff'],
  },
  {
    codes: 'UPSTREAM_AUTH_FAILED UPSTREAM_FORBIDDEN UPSTREAM_BILLING UPSTREAM_KEY_REJECTED',
    classes: ['upstream'],
    owners: ['gateway'],
    retries: ['no'],
  },
  {
    codes:
      'UPSTREAM_UNAVAILABLE UPSTREAM_REQUEST_FAILED UPSTREAM_RATE_LIMITED UPSTREAM_OVERLOADED UPSTREAM_SERVER_ERROR UPSTREAM_TIMEOUT EMPTY_COMPLETION',
    classes: ['upstream'],
    owners: ['upstream'],
    retries: ['backoff'],
  },
  {
    codes: 'API_KEY_AUTH_OVERLOADED BILLING_SERVICE_UNAVAILABLE GATEWAY_INTERNAL_ERROR',
    classes: ['gateway'],
    owners: ['gateway'],
    retries: ['backoff'],
  },
  {
    codes: 'STREAM_TRUNCATED STREAM_INTERRUPTED STREAM_STALLED STREAM_BUFFERED',
    classes: ['stream'],
    owners: ['upstream'],
    retries: ['backoff'],
  },
  {
    codes: 'DNS_NOT_FOUND DNS_TIMEOUT DNS_UNAVAILABLE',
    classes: ['network'],
    owners: ['you', 'network'],
    retries: ['no', 'backoff'],
  },
  {
    codes: 'CONNECTION_REFUSED CONNECTION_RESET CONNECTION_CLOSED CONNECT_TIMEOUT HOST_UNREACHABLE',
    classes: ['network'],
    owners: ['network'],
    retries: ['backoff'],
  },
  {
    codes: 'RESPONSE_TIMEOUT BODY_STALLED BODY_TRUNCATED BODY_TOO_LARGE HEADERS_TOO_LARGE NOT_HTTP DECODE_FAILED',
    classes: ['network', 'gateway'],
    owners: [],
    retries: [],
  },
  {
    codes:
      'TLS_UNTRUSTED_ISSUER TLS_SELF_SIGNED TLS_EXPIRED TLS_NOT_YET_VALID TLS_NAME_MISMATCH TLS_HANDSHAKE_FAILED TLS_CLIENT_CERT_REQUIRED TLS_ON_PLAIN_PORT PLAIN_ON_TLS_PORT CLOCK_SKEW',
    classes: ['tls'],
    owners: [],
    retries: [],
  },
  {
    codes:
      'PROXY_UNREACHABLE PROXY_NAME_NOT_FOUND PROXY_AUTH_REQUIRED PROXY_FORBIDDEN PROXY_BAD_GATEWAY PROXY_TIMEOUT PROXY_PROTOCOL_ERROR PROXY_CONFIG_INVALID',
    classes: ['proxy'],
    owners: ['network', 'you'],
    retries: ['no', 'backoff'],
  },
  { codes: 'CAPTIVE_PORTAL', classes: ['network'], owners: [], retries: [] },
  {
    codes: 'CDN_CHALLENGE WAF_BLOCKED EDGE_TIMEOUT ORIGIN_DOWN BAD_GATEWAY_PAGE',
    classes: ['edge'],
    owners: [],
    retries: [],
  },
  {
    codes:
      'WRONG_VENDOR KEY_MALFORMED KEY_PLACEHOLDER KEY_NOT_FOUND KEY_CONFLICT KEY_ECHOED_BY_SERVER BASE_URL_INVALID CLIENT_CONFIG_INVALID',
    classes: ['endpoint', 'client'],
    owners: ['you'],
    retries: ['no'],
  },
  { codes: 'INTERNAL', classes: ['internal'], owners: [], retries: [] },
  { codes: 'UNRECOGNISED', classes: ['unknown'], owners: [], retries: [] },
  { codes: 'HTTP_400', classes: ['request'], owners: ['you'], retries: ['no'] },
  { codes: 'HTTP_401', classes: ['auth'], owners: ['you'], retries: ['no'] },
  { codes: 'HTTP_402', classes: ['billing'], owners: ['you'], retries: ['no'] },
  { codes: 'HTTP_403', classes: ['permission'], owners: ['you'], retries: ['no'] },
  { codes: 'HTTP_404', classes: ['endpoint', 'model'], owners: ['you'], retries: ['no'] },
  { codes: 'HTTP_429', classes: ['rate_limit'], owners: ['you'], retries: ['backoff'] },
  { codes: 'HTTP_500', classes: ['gateway'], owners: ['gateway'], retries: ['backoff'] },
  { codes: 'HTTP_502', classes: ['upstream'], owners: ['upstream'], retries: ['backoff'] },
  { codes: 'HTTP_503', classes: ['upstream'], owners: ['gateway'], retries: ['backoff'] },
  { codes: 'HTTP_504', classes: ['upstream'], owners: ['upstream'], retries: ['backoff'] },
];
