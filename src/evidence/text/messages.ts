/** Cuts the message of a server out of the sentence that a client wrapped around it. Pure. */
import { statusOfReason } from './signs';

const boundary = /(?:[:：](?:\s+|(?=[^\x00-\x7f]))|\s[-–—·|]\s|[)\]]\s+|→\s*|\.\s+(?=[{A-Z])|,\s+(?=message[:=]))/g;
/** What clients add after the message. */
const tails: readonly RegExp[] = [
  /,? url: https?:\/\/\S{1,500}.*$/i,
  /[,.]? ?\(?(?:request|trace)[ _-]?id[:=]? ?[\w-]{6,80}\)?.*$/i,
  /\.? ?Max attempts reached.*$/i,
  /\.? ?Handle with `litellm\.\w+`.*$/,
  /\.? ?Received Model Group=.*$/,
  /\.? ?(?:LiteLLM )?(?:Max )?Retri(?:ed|es):? .*$/i,
  /\.? ?This is a server-side issue.*$/i,
  /\s·\s(?:Fix external API key|Please run \/login).*$/i,
  /\.? ?Retrying (?:in|after)\b.*$/i,
  /\s+\(?attempt \d+.*$/i,
  /\.? ?Troubleshooting URL: .*$/i,
  /\s*\(Status: [^)]{1,60}\)\]?$/i,
  /[\s,;]+\w{0,20}id=\S{1,80}.*$/i,
  /\s+at (?:async )?[\w.<>]+ \(.*$/,
];
const quotedPart = /"((?:[^"\\]|\\.){4,1000})"|'((?:[^'\\]|\\.){4,1000})'|`([^`]{4,500})`/g;

function trim(text: string): string {
  let result = text.trim();
  for (const tail of tails) result = result.replace(tail, '');
  return result
    .replace(/^[\s"'`([{<]+(?=[^\s"'`([{<])/, '')
    .replace(/(?:\\n|[\s"'`)\]},;])+$/, '')
    .trim();
}

/** A segment that only repeats the status: `Not Found`, `401 Unauthorized`, `status code (no body)`. */
function saysNothing(text: string): boolean {
  const bare = text
    .replace(/^(?:HTTP\/[\d.]+ |HTTP )?\(?[1-5]\d\d\)?[:,]?\s*/, '')
    .replace(/^status code/i, '')
    .trim();
  return (
    bare === '' ||
    statusOfReason(bare) !== null ||
    /^\(no body\)$/i.test(bare) ||
    /^(?:[A-Z_]{4,40}|None)\.?$/.test(bare) ||
    /^(?:an? )?(?:error|unknown error|error code|api error|\d{3})\.?$/i.test(bare)
  );
}

/**
 * Every text of a line that may be the server's message, the line itself first: what follows each boundary, what stands in quotes,
 * each without a client's additions, and the first sentence of each.
 */
export function messagesOf(line: string): string[] {
  // A client's own code that runs into the message: `authentication_failedInvalid API key`.
  const text = line.slice(0, 3000).replace(/(?<![\w.])([a-z]{2,30}_[a-z]{2,30})(?=[A-Z][a-z]+ )/, '$1: ');
  const found = new Set<string>();
  const put = (part: string): void => {
    // Relays of the new-api family are known by the id they put behind their words.
    if (/\(request id: ?\S{6,80}\)$/.test(part.trim())) found.add(part.trim().replace(/^[45]\d\d\s+/, ''));
    const message = trim(part);
    if (message.length < 3 || saysNothing(message)) return;
    found.add(message);
    const sentence = /^.{8,400}?[.。!](?=\s+[A-Z\u2014-]|\s*$|[\u4e00-\u9fff])/.exec(message)?.[0];
    if (sentence && sentence !== message && !saysNothing(sentence)) found.add(sentence.replace(/[.。]$/, ''));
    const bare = message.replace(/^[([]?[1-5]\d\d[)\]]?[:,]?(?: -)?\s+(?:[A-Z][A-Z_]{3,40}\.?\s+)?/, '');
    if (bare !== message && bare.length >= 3 && !saysNothing(bare)) found.add(bare);
  };
  put(text);
  let count = 0;
  for (const hit of text.matchAll(boundary)) {
    count += 1;
    if (count > 14) break;
    put(text.slice(hit.index + hit[0].length));
  }
  for (const part of text.split(/\s[·|]\s/).slice(0, 6)) put(part);
  const bracketed = /\([45]\d\d ([^()]{3,300})\)/.exec(text)?.[1];
  if (bracketed) put(bracketed);
  let quotes = 0;
  for (const hit of text.matchAll(quotedPart)) {
    quotes += 1;
    if (quotes > 8) break;
    put(hit[1] ?? hit[2] ?? hit[3] ?? '');
  }
  return [...found].slice(0, 24);
}
