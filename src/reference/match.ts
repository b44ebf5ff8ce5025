/** The declarative form of a matching rule. Every condition that is present must hold; the more a rule says, the more it outranks. */

import type { ContentKind, Sender, StreamOutcome } from '../evidence/evidence';
import type { Needs } from '../evidence/needs';
import type { Confidence } from '../vocabulary';
import type { Purpose } from '../wire/exchange';
import type { Facts } from './code';

/** One way in which an expression can match. */
export interface Way {
  readonly source: string;
  /** Absent: nothing is known. */
  readonly needs?: Needs;
}

/**
 * A regular expression: in the sources a `RegExp`; in the build its texts, so that it is only made when it is asked, and what any text that it matches
 * must hold. An expression with several ways to match is written as these, since one of them is made much faster than all.
 */
export interface Pattern extends Way {
  readonly flags: string;
  /** In the expression's own order; `source` is empty then. */
  readonly ways?: readonly Way[];
}

export interface Match {
  status?: number | readonly number[];
  /** A symbolic code of the envelope (`error.code`, top-level `code`, `reason` of a dumped error), compared without case. */
  code?: string | readonly string[];
  /** `error.type`, or Gemini's `error.status`, compared without case. */
  type?: string | readonly string[];
  /** Any symbolic token of the answer: code, type, status, reason, finish reason. */
  token?: string | readonly string[];
  /** One of the texts of the answer (message, detail, plain body). */
  text?: Pattern;
  /** The answer says something in words, whatever it is. */
  hasText?: true;
  /** The answer names none of these symbols. */
  notToken?: readonly string[];
  /** None of the texts may match. */
  not?: Pattern;
  /** A response header and what it must look like. */
  header?: readonly [name: string, value: Pattern];
  content?: ContentKind | readonly ContentKind[];
  sender?: Sender | readonly Sender[];
  purpose?: Purpose | readonly Purpose[];
  method?: string;
  /** Path of the request, when it is known. */
  path?: Pattern;
  /** How the completion (plain or stream) ended. */
  outcome?: StreamOutcome | readonly StreamOutcome[];
  /** Text of a client program rather than of a server: its own exception classes and sentences. */
  client?: Pattern;
  /** Outweighs what the words of the answer say: they are the occasion of the error, not its name. */
  decisive?: true;
  /** Finer token for the report's `reason`. */
  reason?: string;
  /** Overrides the computed confidence. */
  confidence?: Confidence;
}

/** What one rule concluded from one piece of evidence. */
export interface Conclusion {
  code: string;
  reason: string | null;
  confidence: Confidence;
  /** The conditions that held, in words a reader can check: `error.type "server_error"`, `text "…"`. */
  matchedBy: string;
  /** Computed from the conditions; larger is more specific. */
  specificity: number;
  /** Facts that the rule itself found, such as the address that refused. */
  facts?: Facts;
}
