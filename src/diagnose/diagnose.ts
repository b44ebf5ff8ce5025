/** From all observations of a run to ranked causes, wishes for further probes, and the story of how it came to them. Pure and replayable. */
import type { Facts } from '../reference/code';
import { mustFindCode } from '../reference/lookup';
import type { TraceStep, WindowRow } from '../report/report';
import { isoAfter } from '../time';
import type { Cause, Note, Observation, Situation, Want } from './observation';
import { priceOf, rankOfClass, wholeKeyClasses } from './order';
import { rules } from './rules';
import { windowKindOf } from './rules/limits';
import { causeOf, type NoteOn } from './rules/rule';
import { type Scene, sceneOf } from './scene';
import { isSpareSurface, unlessAsked } from './surfaces';

export interface Diagnosis {
  /** Failing causes first, the root cause first of all; then warnings. */
  causes: Cause[];
  wants: Want[];
  trace: TraceStep[];
}

/** The cause that an answer's own words name. */
function ownWords(observation: Observation): Cause | null {
  const [lead] = observation.conclusions;
  if (!lead) return null;
  const known = mustFindCode(lead.code);
  const whole = wholeKeyClasses.has(known.class);
  return causeOf(
    {
      code: lead.code,
      reason: lead.reason,
      confidence: lead.confidence,
      facts: {
        ...observation.facts,
        ...(observation.model && observation.facts.model === undefined ? { model: observation.model } : {}),
      },
      from: [observation.index],
      model: whole ? null : observation.model,
      protocol: whole ? null : observation.protocol,
    },
    `own words: ${lead.matchedBy}`,
  );
}

/** Lists of models that are told whole. */
const fewModels = 12;

const order = { certain: 0, likely: 1, possible: 2 } as const;

/** Equal causes become one; a cause of the whole key absorbs the same code on single models. */
function merge(causes: readonly Cause[]): Cause[] {
  const merged: Cause[] = [];
  for (const cause of causes) {
    const same = merged.find(
      (other) =>
        other.code === cause.code &&
        (other.reason === cause.reason || other.reason === null || cause.reason === null) &&
        (other.model === cause.model || other.model === null || cause.model === null) &&
        other.severity === cause.severity &&
        (!isSpareSurface(cause) || other.protocol === cause.protocol),
    );
    if (!same) {
      merged.push({ ...cause });
      continue;
    }
    same.from = [...new Set([...same.from, ...cause.from])].sort((a, b) => a - b);
    same.checks = [...new Set([...same.checks, ...cause.checks])];
    same.facts = { ...cause.facts, ...same.facts };
    same.reason ??= cause.reason;
    same.model ??= cause.model;
    same.protocol ??= cause.protocol;
    same.retryAt ??= cause.retryAt;
    const known: readonly Note[] = same.notes ?? [];
    const news = (cause.notes ?? []).filter((note) => !known.some(({ phrase }) => phrase === note.phrase));
    if (news.length > 0) same.notes = [...known, ...news];
    if (order[cause.confidence] < order[same.confidence]) same.confidence = cause.confidence;
  }
  return merged;
}

function put(facts: Facts, name: keyof Facts, value: string | number | null | undefined): void {
  if (value !== null && value !== undefined && facts[name] === undefined) facts[name] = value;
}

/** Joins amounts and times that `/v1/usage` told to a cause that names a window, a cap or money. */
function joinUsage(cause: Cause, scene: Scene): void {
  const kind = windowKindOf(cause.code, cause.reason);
  const rows: readonly WindowRow[] = scene.usage?.windows ?? [];
  const row = rows.find((item) => item.kind === kind);
  const { facts } = cause;
  if (row && row.unit !== 'time') {
    put(facts, 'limit', row.limit);
    put(facts, 'used', row.used);
    put(facts, 'remaining', row.remaining);
    put(facts, 'unit', row.unit);
    put(facts, 'resetAt', row.resetAt);
  }
  put(facts, 'expiresAt', cause.code === 'API_KEY_EXPIRED' ? scene.usage?.expiresAt : undefined);
  if (cause.retryAt === null && mustFindCode(cause.code).retry !== 'no') {
    const wait = typeof facts.retryAfter === 'number' ? isoAfter(scene.now, facts.retryAfter) : null;
    cause.retryAt =
      (row && typeof row.resetAt === 'string' && Date.parse(row.resetAt) > scene.now ? row.resetAt : null) ?? wait;
  }
  if (mustFindCode(cause.code).retry === 'after_reset') put(facts, 'resetAt', cause.retryAt);
  const { model } = cause;
  if (model !== null) {
    const { listed, nearest } = scene.offered(model);
    put(facts, 'model', model);
    if (listed === false && nearest[0] && mustFindCode(cause.code).class === 'model')
      put(facts, 'nearest', nearest.join(', '));
    const ids = scene.list?.ids ?? [];
    if (listed === false && ids.length > 0 && ids.length <= fewModels && mustFindCode(cause.code).class === 'model')
      put(facts, 'listed', ids.join(', '));
    const helper = scene.of('neighbour').find((item) => scene.lead(item) === null && item.model !== null);
    if (helper?.model && mustFindCode(cause.code).class === 'upstream') put(facts, 'otherModel', helper.model);
    const surface = scene.observations.find(
      (item) =>
        item.model === model &&
        item.protocol !== cause.protocol &&
        scene.lead(item) === null &&
        item.evidence.completion?.outcome === 'ok',
    );
    if (surface) put(facts, 'otherProtocol', surface.protocol);
  }
  if (cause.protocol !== null) put(facts, 'protocol', cause.protocol);
}

/** What rules say about observations goes to the causes that rest on them; each sentence once, and what is said of one model to no cause of another. */
function attach(notes: readonly NoteOn[], causes: readonly Cause[]): void {
  for (const { observation, note } of notes) {
    const cause = causes.find(
      ({ severity, from, model }) =>
        severity === 'fail' &&
        from.includes(observation.index) &&
        (model === null || observation.model === null || model === observation.model),
    );
    const known: readonly Note[] = cause?.notes ?? [];
    if (cause && !known.some(({ phrase }) => phrase === note.phrase)) cause.notes = [...known, note];
  }
}

/** Judges a situation. `extra`: causes that need no request, such as a malformed key. */
export function diagnose(situation: Situation, extra: readonly Cause[] = []): Diagnosis {
  const scene = sceneOf(situation);
  const trace: TraceStep[] = [];
  const explained = new Set<number>();
  const causes: Cause[] = [...extra];
  const wants: Want[] = [];
  const notes: NoteOn[] = [];
  const name = (index: number): string => {
    const item = scene.observations.find((observation) => observation.index === index);
    return item ? `${index} ${item.probe}${item.mode ? `.${item.mode}` : ''}` : String(index);
  };
  for (const rule of rules) {
    const ruling = rule.apply(scene);
    if (!ruling) continue;
    for (const draft of ruling.causes ?? []) {
      causes.push(causeOf(draft, rule.id));
      trace.push({ rule: rule.id, concluded: draft.code, from: (draft.from ?? []).map(name) });
    }
    const newly = (ruling.explains ?? []).filter((item) => scene.lead(item) !== null && !explained.has(item.index));
    for (const item of newly) explained.add(item.index);
    if (newly.length > 0 && (ruling.causes ?? []).length === 0)
      trace.push({ rule: rule.id, concluded: 'nothing new', from: newly.map((item) => name(item.index)) });
    for (const { observation, note } of ruling.notes ?? []) {
      notes.push({ observation, note });
      trace.push({ rule: rule.id, concluded: note.phrase.replace('note.', ''), from: [name(observation.index)] });
    }
    for (const want of ruling.wants ?? []) {
      const price = priceOf[want.probe];
      if (price === 'billable' && !situation.live) continue;
      wants.push(want);
      trace.push({ rule: rule.id, concluded: `wants ${want.probe} (${price})`, from: [want.why] });
    }
  }
  for (const item of scene.observations) {
    if (explained.has(item.index)) continue;
    const cause = ownWords(item);
    if (!cause) continue;
    causes.push(cause);
    trace.push({ rule: cause.rule, concluded: cause.code, from: [name(item.index)] });
  }
  const merged = merge(causes.map((cause) => unlessAsked(cause, scene)));
  for (const cause of merged) joinUsage(cause, scene);
  attach(notes, merged);
  // A route that one surface lacks is no matter of the address: it ranks with the model that was asked there.
  const rank = (cause: Cause): number => {
    const { class: codeClass } = mustFindCode(cause.code);
    return rankOfClass(codeClass === 'endpoint' && cause.model !== null ? 'model' : codeClass);
  };
  merged.sort(
    (a, b) =>
      Number(a.severity === 'warn') - Number(b.severity === 'warn') ||
      rank(a) - rank(b) ||
      order[a.confidence] - order[b.confidence] ||
      (a.from[0] ?? 0) - (b.from[0] ?? 0),
  );
  return { causes: merged, wants, trace };
}
