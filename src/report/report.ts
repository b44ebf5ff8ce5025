/** The report: what `doctor` found, in the shape of the public contract. Types only; the zod schema in `schema.ts` is held to these by a type test. */
import type { Facts } from '../reference/code';
import type { CodeClass, Confidence, Cost, Owner, Protocol, Retry, WindowKind } from '../vocabulary';

export type Verdict = 'healthy' | 'degraded' | 'unhealthy' | 'inconclusive';
export type Severity = 'fail' | 'warn';
export type CheckStatus = 'pass' | 'warn' | 'fail' | 'skip' | 'inconclusive';

export interface Fix {
  text: string;
  commands: string[];
  /** Absolute URL of the page to open, or `null`. */
  url: string | null;
}

export interface Finding {
  code: string;
  reason: string | null;
  class: CodeClass;
  owner: Owner;
  retry: Retry;
  /** ISO 8601, when waiting helps and the time is known. */
  retryAt: string | null;
  severity: Severity;
  confidence: Confidence;
  title: string;
  meaning: string;
  facts: Facts;
  fixes: Fix[];
  docs: string | null;
  /** Ids of the checks it rests on. */
  evidence: string[];
  ruledOut: string[];
  requestIds: string[];
  model: string | null;
  protocol: Protocol | null;
  /** A curl command that repeats the telling request, with `$TOROUTER_API_KEY` in place of the key. */
  reproduce: string | null;
}

export interface CheckRow {
  id: string;
  title: string;
  status: CheckStatus;
  code: string | null;
  summary: string;
  /** Why it was skipped or stayed undecided. */
  reason: string | null;
  durationMs: number;
  /** Indexes into `requests`. */
  requests: number[];
  details: Record<string, unknown>;
}

export interface WindowRow {
  kind: WindowKind;
  unit: 'USD' | 'time' | 'requests';
  limit: number | null;
  used: number | null;
  remaining: number | null;
  startedAt: string | null;
  resetAt: string | null;
  /** The counter is known to lag or to belong to a window that has lapsed. */
  stale: boolean;
  source: 'usage' | 'error' | 'headers';
}

export interface Spread {
  min: number;
  median: number;
  max: number;
}

export interface ChannelRow {
  model: string;
  protocol: Protocol;
  mode: 'plain' | 'stream';
  /** Whether the key's list holds the model; `null`: the list is unknown. */
  listed: boolean | null;
  attempts: number;
  ok: number;
  /** Time to the first real output. */
  ttftMs: Spread | null;
  totalMs: Spread | null;
  codes: string[];
}

export interface RequestRow {
  method: string;
  url: string;
  protocol: Protocol;
  purpose: string;
  headerStyle: string | null;
  status: number | null;
  cost: Cost;
  ids: {
    sent: string | null;
    gateway: string | null;
    server: string | null;
    upstream: string | null;
    cfRay: string | null;
  };
  phases: {
    dns: number | null;
    tcp: number | null;
    tls: number | null;
    ttfb: number | null;
    download: number | null;
    total: number;
  };
  code: string | null;
}

/** One step of the judgement, for `-v`: which rule concluded what from which observation. */
export interface TraceStep {
  rule: string;
  concluded: string;
  from: string[];
}

export interface Target {
  baseUrl: string;
  given: string;
  protocols: Protocol[];
  models: string[];
  key: { source: string; masked: string; length: number };
}

export interface Report {
  schemaVersion: 1;
  tool: { name: 'torouter'; version: string };
  /** ISO 8601, UTC. */
  generatedAt: string;
  durationMs: number;
  target: Target;
  verdict: Verdict;
  exitCode: number;
  interrupted: boolean;
  diagnosis: Finding[];
  checks: CheckRow[];
  windows: WindowRow[];
  channels: ChannelRow[];
  requests: RequestRow[];
  notTested: string[];
  /** Settings that were seen to work, ready to paste; empty unless healthy or degraded. */
  settings: SettingsBlock[];
  /** Set whenever the owner of the first finding is not the user: lines to paste into a ticket. */
  ticket: string[] | null;
  trace: TraceStep[];
}

export interface SettingsBlock {
  /** Client or SDK that the lines are for: `OpenAI SDK`, `Claude Code`. */
  client: string;
  protocol: Protocol;
  /** Lines to paste, with `$TOROUTER_API_KEY` in place of the key. */
  lines: string[];
}

/** `explain --json`. */
export interface ExplainInput {
  text: string;
  form: 'status' | 'code' | 'alias' | 'http' | 'body' | 'stream' | 'text';
  status: number | null;
  requestIds: string[];
}

export interface ExplainMatch {
  /** Index into `inputs`. */
  input: number;
  code: string;
  reason: string | null;
  class: CodeClass;
  owner: Owner;
  retry: Retry;
  retryAt: string | null;
  confidence: Confidence;
  title: string;
  meaning: string;
  causes: string[];
  fixes: Fix[];
  tellApart: string;
  docs: string | null;
  sources: string[];
  matchedBy: string;
  /** Where the client's own words mislead, and what to know instead. */
  warnings: string[];
  seeAlso: string[];
}

export interface ExplainReport {
  schemaVersion: 1;
  tool: { name: 'torouter'; version: string };
  inputs: ExplainInput[];
  matches: ExplainMatch[];
}
