/** What judgement sees: one entry per answer of this run, in the order in which they came. Types only; a list of these can be replayed. */
import type { Evidence } from '../evidence/evidence';
import type { ModelList } from '../evidence/modelList';
import type { Usage } from '../evidence/usageWindows';
import type { Facts } from '../reference/code';
import type { Conclusion } from '../reference/match';
import type { HeaderStyle, Protocol } from '../vocabulary';

export const probeNames = [
  'identity',
  'usage',
  'models',
  'models.gemini',
  'live',
  'header-style',
  'correction',
  'neighbour',
  'other-surface',
  'longer',
  'known-good',
  'public-list',
] as const;
/** Why a request was sent. */
export type ProbeName = (typeof probeNames)[number];

export interface Observation {
  /** Position in the run; also the index of its request in the report. */
  index: number;
  probe: ProbeName;
  /** Id of the check it belongs to. */
  check: string;
  protocol: Protocol;
  model: string | null;
  mode: 'plain' | 'stream' | null;
  headerStyle: HeaderStyle | null;
  /** Root that was asked; differs from the target's for corrections. */
  root: string;
  url: string;
  evidence: Evidence;
  /** Best first; empty: nothing wrong with this answer. */
  conclusions: readonly Conclusion[];
  facts: Facts;
  totalMs: number;
  /** Arrival of the first and the last bytes of a stream, ms since the request began. */
  frames: { count: number; firstMs: number | null; lastMs: number | null };
}

/** What the answers of a run amount to, besides the answers themselves. */
export interface Situation {
  observations: readonly Observation[];
  target: {
    root: string;
    given: string;
    origin: string;
    loopback: boolean;
    models: readonly { model: string; protocol: Protocol }[];
    protocols: readonly Protocol[];
    /** None of the surfaces was asked for by name. */
    everySurface: boolean;
    headerStyle: HeaderStyle;
  };
  usage: Usage | null;
  list: ModelList | null;
  /** Live requests are allowed. */
  live: boolean;
  now: number;
}

/** A further probe that judgement asks for; run at most once more, within the manners of the contract. */
export type Want =
  | { probe: 'header-style'; headerStyle: HeaderStyle; why: string }
  | { probe: 'correction'; root: string; why: string }
  | { probe: 'neighbour'; model: string; protocol: Protocol; why: string }
  | { probe: 'other-surface'; model: string; protocol: Protocol; why: string }
  | { probe: 'longer'; model: string; protocol: Protocol; mode: 'plain' | 'stream'; why: string }
  | { probe: 'known-good'; model: string; protocol: Protocol; why: string }
  | { probe: 'public-list'; why: string };

export const noteNames = [
  'note.shadow',
  'note.failover',
  'note.plainWorks',
  'note.streamWorks',
  'note.neighbourWorks',
  'note.neighbourFails',
  'note.surfaceWorks',
  'note.surfaceFails',
  'note.listed',
  'note.connectionFine',
  'note.hidesNext',
  'note.surfacesServed',
] as const;
/** A sentence about this run that goes with a cause; its words are doctor's own phrases. */
export interface Note {
  phrase: (typeof noteNames)[number];
  values: Facts;
}

/** One cause that judgement found. */
export interface Cause {
  code: string;
  reason: string | null;
  severity: 'fail' | 'warn';
  confidence: Conclusion['confidence'];
  facts: Facts;
  /** Indexes of the observations it rests on. */
  from: readonly number[];
  /** Ids of checks it rests on when no request was needed. */
  checks: readonly string[];
  model: string | null;
  protocol: Protocol | null;
  /** When waiting helps and the time is known, ISO 8601. */
  retryAt: string | null;
  /** Name of the rule that concluded it. */
  rule: string;
  /** What other answers of the run add to it. */
  notes?: readonly Note[];
}
