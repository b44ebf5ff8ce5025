/** The status that an error's own words name, where no status line does. Pure. */
import type { Envelope } from '../evidence';
import { systemCode } from './regions';
import { statusOfLine } from './signs';

/** A status that an error carries as its code; codes from 600 on are a vendor's own. */
export function numericStatus(envelopes: readonly Envelope[]): number | null {
  const isStatus = ({ numericCode }: Envelope): boolean =>
    numericCode !== null && numericCode >= 400 && numericCode < 600;
  return envelopes.find(isStatus)?.numericCode ?? null;
}

/** Words that a message quotes from a request; a status in them is the request's. */
const quoted = /(?<!\w)(['"`])[^'"`\n]{3,400}\1(?!\w)/g;

/** A status that a client wrote into its message: `403 Sorry, …`, `request failed with status code 401`. */
export function statusInMessages(envelopes: readonly Envelope[]): number | null {
  for (const { message } of envelopes) {
    const sign =
      message === null ? null : statusOfLine(message.slice(0, 3000).replace(quoted, '…').replace(/\s+/g, ' '));
    if (sign?.source === 'sign') return sign.status;
  }
  return null;
}

/** Statuses that a type of Anthropic's stands for; the others come under several. */
const typeStatus: Readonly<Record<string, number>> = {
  authentication_error: 401,
  permission_error: 403,
  not_found_error: 404,
  request_too_large: 413,
  rate_limit_error: 429,
};

/** The status that a type of Anthropic's stands for. */
export function statusOfType(envelopes: readonly Envelope[]): number | null {
  for (const { type } of envelopes) {
    const status = typeStatus[type?.toLowerCase() ?? ''];
    if (status !== undefined) return status;
  }
  return null;
}

/** Messages that no server signed with a code or a status: they may be a client's own, of its socket, its TLS library, its proxy. */
export function clientWords(envelopes: readonly Envelope[], status: number | null): string[] {
  const own = ({ shape, code, type }: Envelope): boolean =>
    shape === 0 ||
    shape === 2 ||
    shape === 9 ||
    (code !== null && systemCode.test(code) && /^(?:system|object|\w*error|)$/i.test(type ?? ''));
  return status === null && envelopes.every(own) ? envelopes.flatMap(({ message }) => message ?? []) : [];
}
