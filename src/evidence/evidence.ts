/** Evidence: the one form that an exchange of `doctor` and a text pasted into `explain` both take before they are judged. Types only. */

import type { Protocol } from '../vocabulary';
import type { Fault, Purpose } from '../wire/exchange';

export const contentKinds = ['json', 'sse', 'html', 'text', 'empty', 'binary', 'none'] as const;
/** What the body turned out to be, whatever its content-type says; `none`: there was no answer. */
export type ContentKind = (typeof contentKinds)[number];

/**
 * Who is speaking. `gateway`: the gateway itself. `upstream`: the provider, passed through. `portal`: the portal's own API or web page.
 * `relay`: another gateway product. `vendor`: a provider answering for itself. `edge`: CDN, WAF or reverse proxy. `road`: no answer came.
 * `client`: a client program's own words.
 */
export const senders = [
  'gateway',
  'upstream',
  'portal',
  'relay',
  'vendor',
  'edge',
  'road',
  'client',
  'unknown',
] as const;
export type Sender = (typeof senders)[number];

/** The error envelope of an answer, of one frame of a stream, or of a JSON text inside another; all that was symbolic or said in words. */
export interface Envelope {
  /** Number of the shape in the documentation of the wire (1 to 11), or 0. */
  shape: number;
  /** String code: `error.code`, or the top-level `code`. */
  code: string | null;
  /** The code stood at the top level, which only the gateway's own key checks do. */
  codeAtTop: boolean;
  type: string | null;
  /** Gemini's `error.status`. */
  status: string | null;
  /** Finer reason: of a dumped error, of `details[].reason`, of `innererror`. */
  reason: string | null;
  message: string | null;
  param: string | null;
  /** Numeric code inside the body, such as Gemini's 403. */
  numericCode: number | null;
  requestId: string | null;
  /** Seconds to wait that the body names (`retryDelay`, `resets_in_seconds`, "try again in 9.8s"). */
  retryAfterSeconds: number | null;
}

/** How a completion ended. `ok`: some output and a proper end. `length`: ended by the token limit without text. `refused`: an error before any output. */
export type StreamOutcome =
  | 'ok'
  | 'empty'
  | 'length'
  | 'truncated'
  | 'interrupted'
  | 'refused'
  | 'stalled'
  | 'buffered'
  | 'blocked';

/** What a completion, plain or streamed, held. */
export interface Completion {
  outcome: StreamOutcome;
  streamed: boolean;
  /** Characters of text, reasoning, tool calls or other content: any output at all. */
  outputChars: number;
  /** ms from the start of the request to the first real output; pings and comments do not count. */
  firstOutputMs: number | null;
  finishReason: string | null;
  /** The protocol's own terminator came (`[DONE]`, `message_stop`, `response.completed`, a `finishReason`). */
  terminated: boolean;
  pings: number;
  events: number;
}

export interface Evidence {
  status: number | null;
  method: string | null;
  /** Path and query of the request. */
  path: string | null;
  host: string | null;
  /** Scheme of the request's URL, when it is known. */
  scheme: 'http' | 'https' | null;
  headers: Readonly<Record<string, string>>;
  protocol: Protocol | null;
  purpose: Purpose | null;
  content: ContentKind;
  sender: Sender;
  /** Name of the vendor, relay or edge product when it showed itself (`OpenAI`, `new-api`, `Cloudflare`). */
  senderName: string | null;
  /** Most telling first: the envelope of the answer, then those of its stream frames, then those found inside other texts. */
  envelopes: Envelope[];
  /** Every symbolic token, in upper case. */
  tokens: string[];
  /** Every text worth matching: messages, details, plain body, client sentences. Cleaned of control characters. */
  texts: string[];
  /** Set when the answer is, or should be, a completion. */
  completion: Completion | null;
  fault: Fault | null;
  /** Sentences of a client program that the error came wrapped in; empty for exchanges. */
  clientTexts: string[];
  ids: RequestIds;
  /** Seconds of the Retry-After family of headers, or of the body. */
  retryAfterSeconds: number | null;
  /** Epoch ms of the answer's `Date` header. */
  serverTime: number | null;
  /** The host has shown itself a gateway of this kind (in this run, or by this very answer). */
  hostIsGateway: boolean;
  ttfbMs: number | null;
  totalMs: number | null;
}

export interface RequestIds {
  sent: string | null;
  /** `x-request-id`, first of a list: the gateway's own, or ours echoed. */
  gateway: string | null;
  /** `x-client-request-id`: made by the server. */
  server: string | null;
  upstream: string | null;
  cfRay: string | null;
}
