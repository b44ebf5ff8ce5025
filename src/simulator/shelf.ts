/** The recorded rows by the place at which they answer, and the row that comes nearest where a state has none of its own. Pure. */
import type { Shape } from './envelope';
import { isGemini, type RequestFacts, readRequest, type Surface } from './request';
import { type Condition, type Platform, platforms, type Route } from './route';
import type { RecordedRow } from './rows';

type Mode = 'plain' | 'stream' | 'x-api-key';

/** One surface as fixtures record it: plain or streaming; the model list in one of two header styles. */
export interface Slot {
  surface: Surface;
  mode: Mode;
}

export const completionSurfaces = ['chat', 'responses', 'messages'] as const satisfies readonly Surface[];
export const errorSlots: readonly Slot[] = [
  ...completionSurfaces.flatMap((surface): Slot[] => [
    { surface, mode: 'plain' },
    { surface, mode: 'stream' },
  ]),
  { surface: 'count', mode: 'plain' },
];
export const geminiSlots: readonly Slot[] = [
  { surface: 'gemini', mode: 'plain' },
  { surface: 'gemini', mode: 'stream' },
  { surface: 'gemini.count', mode: 'plain' },
];
export const freeSlots: readonly Slot[] = [
  { surface: 'models', mode: 'plain' },
  { surface: 'models', mode: 'x-api-key' },
  { surface: 'usage', mode: 'plain' },
  { surface: 'billing', mode: 'plain' },
  { surface: 'gemini.models', mode: 'plain' },
];
export const plainSurfaces: readonly Surface[] = [
  'chat',
  'responses',
  'responses.get',
  'messages',
  'count',
  'models',
  'usage',
  'billing',
  'embeddings',
  'images',
];
export const geminiSurfaces: readonly Surface[] = [
  'gemini',
  'gemini.count',
  'gemini.models',
  'gemini.model',
  'gemini.action',
];
export const everySurface: readonly Surface[] = [...plainSurfaces, ...geminiSurfaces];

/** The state whose rows come nearest where another has none for a surface. */
const kin: Readonly<Record<string, string>> = {
  'plain-empty': 'stream-empty',
  'stream-empty': 'plain-empty',
  'stream-cut': 'stream-end-early',
};

export interface FiledRow {
  row: RecordedRow;
  state: string;
  platform: Platform;
  slot: Slot;
  /** Model that the recorded request named. */
  model: string | null;
  step: 'first' | 'then' | 'again' | null;
}

export function platformOf(row: RecordedRow): Platform {
  const parts = row.id.split('.');
  if (parts.includes('openai-r') || parts.includes('ok-oair')) return 'openai-r';
  if (row.group !== null) return row.group;
  return row.protocol === 'responses' ? 'openai' : row.protocol;
}

function stepOf(parts: readonly string[]): FiledRow['step'] {
  if (parts.at(-1) === 'again') return 'again';
  return parts[1] === 'first' || parts[1] === 'then' ? parts[1] : null;
}

export function requestOf(row: RecordedRow): RequestFacts {
  const { method, path, body } = row.request;
  const text = body === undefined || body === null ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  return readRequest(method, path, {}, text, '');
}

function file(row: RecordedRow): FiledRow | null {
  const request = requestOf(row);
  if (request.surface === null) return null;
  const parts = row.id.split('.');
  const listStyle = request.surface === 'models' && row.request.auth === 'x-api-key';
  return {
    row,
    state: parts[0] ?? row.id,
    platform: platformOf(row),
    slot: { surface: request.surface, mode: listStyle ? 'x-api-key' : request.stream ? 'stream' : 'plain' },
    model: request.model,
    step: stepOf(parts),
  };
}

export function slotKey(slot: Slot): string {
  return `${slot.surface}/${slot.mode}`;
}

export function otherMode(slot: Slot): Slot {
  if (slot.surface === 'models') return { surface: 'models', mode: slot.mode === 'plain' ? 'x-api-key' : 'plain' };
  return { surface: slot.surface, mode: slot.mode === 'plain' ? 'stream' : 'plain' };
}

export function refused(row: RecordedRow): boolean {
  return row.response.status >= 400;
}

/** Platforms to look through for a row that the platform itself lacks: its twin first. */
export function othersOf(platform: Platform): Platform[] {
  const twin: Platform | null = platform === 'openai' ? 'openai-r' : platform === 'openai-r' ? 'openai' : null;
  const rest = platforms.filter((other) => other !== platform && other !== twin);
  return twin === null ? rest : [twin, ...rest];
}

function shapeOf(slot: Slot, platform: Platform): Shape {
  if (slot.surface === 'messages' || slot.surface === 'count') return 'anthropic';
  if (slot.surface === 'responses') return platform === 'openai' || platform === 'openai-r' ? 'openai' : 'code';
  return 'openai';
}

function gather<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}

/** The recorded rows, by id and by the place at which they answer. */
export class Shelf {
  readonly rows: ReadonlyMap<string, RecordedRow>;
  readonly filed: readonly FiledRow[];
  private readonly places = new Map<string, FiledRow[]>();
  private readonly states = new Map<string, FiledRow[]>();
  private readonly made = new Map<string, readonly Route[]>();

  constructor(rows: readonly RecordedRow[]) {
    this.rows = new Map(rows.map((row) => [row.id, row]));
    this.filed = rows.map(file).filter((found) => found !== null);
    for (const found of this.filed) {
      gather(this.places, `${found.state} ${found.platform} ${slotKey(found.slot)}`, found);
      gather(this.states, found.state, found);
    }
  }

  /** Routes that many states share are made once. */
  once(name: string, make: () => Route[]): readonly Route[] {
    const known = this.made.get(name);
    if (known !== undefined) return known;
    const routes = make();
    this.made.set(name, routes);
    return routes;
  }

  at(state: string, platform: Platform, slot: Slot): FiledRow[] {
    return this.places.get(`${state} ${platform} ${slotKey(slot)}`) ?? [];
  }

  /** The row that answers at this very place, for the first of several requests. */
  one(state: string, platform: Platform, slot: Slot): RecordedRow | null {
    const found = this.at(state, platform, slot);
    return (found.find((each) => each.step !== 'again') ?? found[0])?.row ?? null;
  }

  ofState(state: string): readonly FiledRow[] {
    return this.states.get(state) ?? [];
  }

  has(id: string): boolean {
    return this.rows.has(id);
  }
}

export interface Choice {
  row: RecordedRow;
  shape?: Shape;
}

/** How much a state refuses: everything that carries the key, or only what generates. */
export function refusesEverything(shelf: Shelf, state: string): boolean {
  const rows = shelf.ofState(state);
  const lists = rows.filter((found) => found.slot.surface === 'models');
  if (lists.length > 0) return lists.every((found) => refused(found.row));
  return rows.some((found) => found.slot.surface === 'usage' && refused(found.row));
}

function isTopLevel(row: RecordedRow): boolean {
  return row.response.body.startsWith('{"code":');
}

/** The row of a key-checking state for a slot: its own, then of another mode, then of another group (the group plays no part yet), then any refusal of the state. */
export function pickForKeyState(shelf: Shelf, state: string, platform: Platform, slot: Slot): Choice | null {
  const order = [platform, ...othersOf(platform)];
  for (const mode of [slot, otherMode(slot)])
    for (const each of order) {
      const row = shelf.one(state, each, mode);
      if (row !== null) return { row };
    }
  const rows = shelf.ofState(state);
  const side = rows.filter((found) => isGemini(found.slot.surface) === isGemini(slot.surface) && refused(found.row));
  const general = side.find((found) => isTopLevel(found.row)) ?? side.find((found) => found.slot.surface !== 'billing');
  return general === undefined ? null : { row: general.row };
}

/** Chat and responses fail alike but for the form of the error. */
const twinSurface: Partial<Record<Surface, Surface>> = { chat: 'responses', responses: 'chat' };

/** The row of a later state for a slot, the nearest first; `null`: the healthy answer is right, or nothing nearer is known. */
export function pickForCallState(shelf: Shelf, state: string, platform: Platform, slot: Slot): Choice | null {
  const exact = shelf.one(state, platform, slot);
  if (exact !== null) return { row: exact };
  if (isGemini(slot.surface) && platform !== 'gemini') return null;
  if (slot.surface === 'count' && platform !== 'anthropic') return null;
  const order = [platform, ...othersOf(platform)];
  const mode = otherMode(slot);
  const acrossModes = shelf.one(state, platform, mode);
  if (acrossModes !== null && refused(acrossModes)) return { row: acrossModes };
  const twin = twinSurface[slot.surface];
  for (const near of twin === undefined
    ? []
    : [
        { ...slot, surface: twin },
        { ...mode, surface: twin },
      ]) {
    const row = shelf.one(state, platform, near);
    if (row !== null && refused(row)) return { row, shape: shapeOf(slot, platform) };
  }
  // When the provider fails, what the same group answers elsewhere says more than what another group answers here.
  if (!isGemini(slot.surface) && /^(?:up\d|plain-destroy|stream-cut0)/.test(state))
    for (const near of errorSlots) {
      const row = shelf.one(state, platform, near);
      if (row !== null && refused(row)) return { row, shape: shapeOf(slot, platform) };
    }
  for (const each of order.slice(1)) {
    const row = shelf.one(state, each, slot) ?? null;
    if (row !== null) return { row, shape: shapeOf(slot, platform) };
    const across = shelf.one(state, each, mode);
    if (across !== null && refused(across)) return { row: across, shape: shapeOf(slot, platform) };
  }
  if (isGemini(slot.surface)) {
    const sibling = geminiSlots
      .map((each) => shelf.one(state, 'gemini', each))
      .find((row) => row !== null && refused(row));
    if (sibling) return { row: sibling };
  } else if (state !== 'dispatch') {
    for (const each of order)
      for (const near of errorSlots) {
        const row = shelf.one(state, each, near);
        if (row !== null && refused(row)) return { row, shape: shapeOf(slot, platform) };
      }
  }
  const relative = kin[state];
  if (relative === undefined) return null;
  for (const each of order) {
    const row = shelf.one(relative, each, slot);
    if (row !== null) return { row };
  }
  return null;
}

export function whenOf(slot: Slot): Condition {
  if (slot.surface === 'models')
    return slot.mode === 'x-api-key' ? { surface: 'models', headerStyle: 'x-api-key' } : { surface: 'models' };
  if (slot.surface === 'gemini' || (completionSurfaces as readonly Surface[]).includes(slot.surface))
    return { surface: slot.surface, stream: slot.mode === 'stream' };
  return { surface: slot.surface };
}

export function routeTo(when: Condition, pick: Choice): Route {
  return pick.shape === undefined ? { when, row: pick.row.id } : { when, row: pick.row.id, shape: pick.shape };
}

/** A route to each of the ids that is recorded; fixtures may be a selection. */
export function routesTo(shelf: Shelf, pairs: readonly (readonly [Condition, string])[]): Route[] {
  return pairs.filter(([, row]) => shelf.has(row)).map(([when, row]) => ({ when, row }));
}

/** The header style routes of the model list must stand before those of any style. */
export function byStyleFirst(routes: readonly Route[]): Route[] {
  return [
    ...routes.filter((route) => route.when.headerStyle !== undefined),
    ...routes.filter((route) => route.when.headerStyle === undefined),
  ];
}
