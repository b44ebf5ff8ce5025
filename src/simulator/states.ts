/** Key states of the gateway as selections of recorded rows, in the order in which the gateway decides. Pure; opens no socket. */
import { closest } from 'fastest-levenshtein';
import { type StateGroup, simulatePhrases, stateGroups, stateLabels } from '../reference/phrases/simulate';
import type { Lang, Protocol } from '../vocabulary';
import { isGemini, type Surface } from './request';
import { type Condition, type GatewayState, ownProtocol, type Platform, platforms, type Route } from './route';
import type { RecordedRow } from './rows';
import {
  byStyleFirst,
  type Choice,
  errorSlots,
  everySurface,
  type FiledRow,
  freeSlots,
  geminiSlots,
  geminiSurfaces,
  otherMode,
  othersOf,
  pickForCallState,
  plainSurfaces,
  platformOf,
  refused,
  refusesEverything,
  routesTo,
  routeTo,
  Shelf,
  type Slot,
  slotKey,
  whenOf,
} from './shelf';
import {
  billingRoute,
  bodyChecks,
  healthyUsage,
  keyChecks,
  listId,
  modelChecks,
  modelFor,
  openRoutes,
  refusalRoutes,
  usageDaysCheck,
  type Working,
  workingRoutes,
} from './working';

export {
  type Condition,
  changeRow,
  defineState,
  type GatewayState,
  type Overrides,
  type Platform,
  type Route,
  respond,
  type StateDefinition,
} from './route';

/** First segments of ids that are situations of a working key, not states. */
const situations = new Set([
  'empty-body',
  'bad-json',
  'no-messages',
  'empty-object',
  'embeddings',
  'images',
  'responses',
  'wrongplatform',
  'gemini',
  'path',
  'free',
  'list',
  'query',
  'query2',
  'noBearer',
  'longkey',
  'stale-auth',
  'ok',
  'usage',
]);

/** States in which the gateway never gets to know the key, so that any key is answered alike. */
const keylessStates = new Set(['nokey', 'badkey', 'badkeyblock']);

/** Working keys that differ from the healthy one by what `/v1/usage` or the list tells. */
const usageVariants: Readonly<Record<string, string>> = {
  ok: 'usage.ok-oai2',
  subok: 'usage.o-subok',
  stale: 'usage.o-stale',
};

/** Recorded states whose `/v1/usage` a documented refusal goes with. */
const usageOfCode: Readonly<Record<string, string>> = {
  API_KEY_EXPIRED: 'expired',
  API_KEY_QUOTA_EXHAUSTED: 'quota',
  SUBSCRIPTION_NOT_FOUND: 'subnone',
  SUBSCRIPTION_INVALID: 'subsusp',
  INSUFFICIENT_BALANCE: 'broke',
  USAGE_LIMIT_EXCEEDED: 'subweek',
};

/**
 * `/v1/usage` of two states that were recorded without it: the answer of the state next to it, with the counter moved to the window
 * that is used up here. Without it the key would be refused for a window that looks untouched.
 */
const movedUsage: Readonly<Record<string, { row: string; edits: readonly (readonly [string, string])[] }>> = {
  subweek: {
    row: 'submonth.usage',
    edits: [
      ['"monthly_usage_usd":11', '"monthly_usage_usd":5.5'],
      ['"weekly_usage_usd":0.1', '"weekly_usage_usd":5.5'],
    ],
  },
  win7d: {
    row: 'win1d.usage',
    edits: [
      ['"window":"1d"', '"window":"7d"'],
      ['"reset_at":"2026-11-24T', '"reset_at":"2026-11-30T'],
    ],
  },
};

function movedUsageRoute(shelf: Shelf, state: string): Route[] {
  const moved = movedUsage[state];
  const row = moved === undefined ? undefined : shelf.rows.get(moved.row);
  if (moved === undefined || row === undefined) return [];
  const body = moved.edits.reduce((text, [from, to]) => text.replace(from, to), row.response.body);
  return [{ when: { surface: 'usage' }, row: row.id, overrides: { body } }];
}

/** `/v1/usage` and the billing answer of a state, when it was recorded with them on any platform. */
function ownFreeRoutes(shelf: Shelf, state: string, platform: Platform): Route[] {
  const routes: Route[] = [];
  for (const slot of freeSlots) {
    const shared = slot.surface === 'usage' || slot.surface === 'billing';
    const order = shared ? [platform, ...othersOf(platform)] : [platform];
    const row = order
      .map((each) => shelf.one(state, each, slot) ?? shelf.one(state, each, otherMode(slot)))
      .find((found) => found !== null);
    if (row === undefined || row === null) continue;
    const forwarded = slot.surface === 'gemini.models' && refused(row);
    const when: Condition = forwarded ? { surface: ['gemini.models', 'gemini.model'] } : whenOf(slot);
    routes.push({ when, row: row.id });
  }
  return [...routesTo(shelf, [usageDaysCheck]), ...byStyleFirst(routes), ...movedUsageRoute(shelf, state)];
}

/** A state that refuses every request with the key, but for what it was recorded to tell about itself. */
function keyStateRoutes(shelf: Shelf, state: string, platform: Platform): Route[] {
  const condition: Condition = keylessStates.has(state) ? { key: 'any' } : { key: 'own' };
  const refusals = refusalRoutes(shelf, state, platform, condition, everySurface);
  if (!usageIsAnswered(shelf, state)) return refusals;
  const told = ownFreeRoutes(shelf, state, platform).filter((route) =>
    ['usage', 'billing'].includes(String(route.when.surface)),
  );
  return [...told, ...billingRoute(shelf), ...refusals];
}

function usageIsAnswered(shelf: Shelf, state: string): boolean {
  const asked = shelf
    .ofState(state)
    .filter((found) => found.slot.surface === 'usage' || found.slot.surface === 'billing');
  return asked.some((found) => !refused(found.row));
}

/** Routes of one slot that answer the first request by one row and later ones by another. */
function inTurn(when: Condition, counter: string, first: Choice | null, later: Choice | null): Route[] {
  if (later === null) return first === null ? [] : [routeTo(when, first)];
  if (first === null) return [routeTo(when, later)];
  return [{ ...routeTo(when, first), times: 1, counter }, routeTo(when, later)];
}

/** The only channel fails once, whatever was asked; from then on the group has no channel. */
function channelRoutes(shelf: Shelf, state: string, platform: Platform): Route[] {
  const status = state.replace('channel', 'up');
  const stepRow = (slot: Slot, step: FiledRow['step']): Choice | null => {
    const found = shelf.at(state, platform, slot).find((each) => each.step === step);
    return found === undefined ? null : { row: found.row };
  };
  const across = (slot: Slot, step: FiledRow['step']) => stepRow(slot, step) ?? stepRow(otherMode(slot), step);
  return [...errorSlots, ...(platform === 'gemini' ? geminiSlots : [])].flatMap((slot) => {
    const nearby = (step: FiledRow['step']): Choice | null => {
      const sibling = shelf
        .ofState(state)
        .find(
          (each) =>
            each.step === step && each.platform === platform && isGemini(each.slot.surface) && isGemini(slot.surface),
        );
      return sibling === undefined ? null : { row: sibling.row };
    };
    const first = across(slot, 'first') ?? nearby('first') ?? pickForCallState(shelf, status, platform, slot);
    const later = across(slot, 'then') ?? nearby('then') ?? pickForCallState(shelf, 'noaccount', platform, slot);
    return inTurn(whenOf(slot), state, first, later);
  });
}

/** A state that shows itself only when something is generated (or counted). */
function callStateRoutes(shelf: Shelf, state: string, platform: Platform): Route[] {
  const routes: Route[] = [];
  for (const slot of [...errorSlots, ...geminiSlots]) {
    const found = shelf.at(state, platform, slot);
    const again = found.find((each) => each.step === 'again');
    const plain = found.find((each) => each.step !== 'again');
    if (again !== undefined && plain !== undefined) {
      routes.push(...inTurn(whenOf(slot), `${state} ${slotKey(slot)}`, { row: plain.row }, { row: again.row }));
      continue;
    }
    const pick = pickForCallState(shelf, state, platform, slot);
    if (pick !== null) routes.push(routeTo(whenOf(slot), pick));
  }
  return routes;
}

function reachesUpstream(shelf: Shelf, state: string): boolean {
  return shelf.ofState(state).some((found) => !isGemini(found.slot.surface) && (found.row.upstreamCalls ?? 0) > 0);
}

/** The plain Gemini answer without output was not recorded, its stream was: the same object, once. */
function emptyGeminiRoute(shelf: Shelf, state: string): Route[] {
  const id = 'stream-empty.gemini.gemini.stream';
  const event = /^data: (.*)$/m.exec(shelf.rows.get(id)?.response.body ?? '')?.[1];
  if ((state !== 'plain-empty' && state !== 'stream-empty') || event === undefined) return [];
  const overrides = {
    body: event,
    headers: { 'content-type': 'application/json', 'cache-control': null, 'x-accel-buffering': null },
  };
  return [{ when: { surface: 'gemini', stream: false }, row: id, overrides }];
}

interface Draft {
  state: string;
  platform: Platform;
  routes: () => readonly Route[];
  model?: string;
}

function baseRoutes(shelf: Shelf, platform: Platform, working: Partial<Working> = {}): readonly Route[] {
  const { usage = healthyUsage(platform), mapped = false } = working;
  return shelf.once(`base ${platform} ${usage} ${mapped}`, () => [
    ...keyChecks(shelf),
    ...workingRoutes(shelf, platform, { usage, mapped }),
    ...openRoutes(shelf),
  ]);
}

function recordedRoutes(shelf: Shelf, state: string, platform: Platform): readonly Route[] {
  if (refusesEverything(shelf, state)) {
    const routes = keyStateRoutes(shelf, state, platform);
    const checks = keyChecks(shelf);
    const order = keylessStates.has(state) ? [...routes, ...checks] : [...checks, ...routes];
    return [...order, ...openRoutes(shelf)];
  }
  const isChannel = state.startsWith('channel');
  const calls = isChannel ? channelRoutes(shelf, state, platform) : callStateRoutes(shelf, state, platform);
  return [
    ...keyChecks(shelf),
    ...bodyChecks(shelf, platform),
    ...(isChannel || reachesUpstream(shelf, state) ? modelChecks(shelf, platform, false) : []),
    ...ownFreeRoutes(shelf, state, platform),
    ...(platform === 'gemini' ? emptyGeminiRoute(shelf, state) : []),
    ...calls,
    ...baseRoutes(shelf, platform),
  ];
}

/** A state of the working kind: healthy, and those that differ in what the free requests tell. */
function workingStates(shelf: Shelf): Draft[] {
  const drafts: Draft[] = platforms.map((platform) => ({
    state: 'healthy',
    platform,
    routes: () => baseRoutes(shelf, platform),
  }));
  for (const [state, usage] of Object.entries(usageVariants))
    if (shelf.has(usage))
      drafts.push({ state, platform: 'openai', routes: () => baseRoutes(shelf, 'openai', { usage }) });
  for (const platform of ['openai', 'anthropic'] as const)
    if (shelf.has(listId(platform, true)))
      drafts.push({
        state: 'mapped',
        platform,
        routes: () => baseRoutes(shelf, platform, { mapped: true }),
        model: platform === 'openai' ? 'gpt-5.4' : 'claude-sonnet-5',
      });
  for (const platform of platforms) {
    const asked = shelf.filed.find((found) => found.state === 'nomodel' && found.platform === platform);
    const model = asked === undefined ? null : asked.model;
    if (model !== null) drafts.push({ state: 'nomodel', platform, routes: () => baseRoutes(shelf, platform), model });
  }
  return drafts;
}

/** Parts of a documented id: `doc.CODE.status.shape`, or `doc.kind.detail`. */
function documentedParts(id: string): { stem: string; code: string; status: string; shape: string | null } {
  const parts = id.split('.');
  const shape = parts.length === 4 ? (parts[3] ?? null) : null;
  return { stem: parts.slice(0, 3).join('.'), code: parts[1] ?? '', status: parts[2] ?? '', shape };
}

/** Codes in capitals come from the key checks; so do the limiter, the IP list, and a bare status that the key checks use. */
function documentedForEveryRoute(row: RecordedRow): boolean {
  const { code } = documentedParts(row.id);
  if (/^[A-Z_]+$/.test(code) || code === 'ip' || code === 'rate-limit' || code === 'api_key_in_query_deprecated')
    return true;
  return (code === 'bare' || code === 'null') && [401, 402, 403].includes(row.response.status);
}

/** A documented row answers the surfaces of its own shape; its siblings in other shapes answer the others. */
function documentedRoutes(shelf: Shelf, row: RecordedRow): readonly Route[] {
  const { stem, code, shape } = documentedParts(row.id);
  const platform = platformOf(row);
  const sibling = (name: string) =>
    shape !== null && shape !== 'toplevel' && shelf.has(`${stem}.${name}`) ? `${stem}.${name}` : row.id;
  const geminiRow = shelf.has(`${stem}.gemini`) ? `${stem}.gemini` : row.id;
  const everything = documentedForEveryRoute(row);
  const anthropicSide: Surface[] = ['messages', 'count'];
  const openaiSide = plainSurfaces.filter((surface) => !anthropicSide.includes(surface));
  const generating: Surface[] = ['chat', 'responses', 'embeddings', 'images'];
  const usage = everything ? usageOfCode[code] : undefined;
  const usageRow = usage === undefined ? undefined : shelf.rows.get(`${usage}.usage`);
  return [
    ...keyChecks(shelf),
    ...(usage === undefined ? [] : movedUsageRoute(shelf, usage)),
    ...(usageRow === undefined ? [] : [{ when: { surface: 'usage' }, row: usageRow.id } satisfies Route]),
    { when: { surface: anthropicSide }, row: sibling('anthropic') },
    { when: { surface: everything ? openaiSide : generating }, row: sibling('openai') },
    { when: { surface: everything ? geminiSurfaces : ['gemini', 'gemini.count'] }, row: geminiRow },
    ...baseRoutes(shelf, platform),
  ];
}

/** Name of a state without its platform. */
export function stemOf(state: StateRef): string {
  const ending = `.${state.platform}`;
  return state.name.startsWith('doc.') || !state.name.endsWith(ending)
    ? state.name
    : state.name.slice(0, -ending.length);
}
type StateRef = Readonly<{ name: string; platform: Platform }>;

/** Heading of the list under which a state stands. */
export function groupOf(state: StateRef): StateGroup {
  return stateLabels[stemOf(state)]?.group ?? 'documented';
}

/** One line about a state, in words. */
export function describeState(state: StateRef, lang: Lang): string {
  const known = stateLabels[stemOf(state)];
  if (known !== undefined) return known.about[lang];
  const { code, status, shape } = documentedParts(state.name);
  const values: Readonly<Record<string, string>> = { code, status, shape: shape ?? 'openai' };
  return simulatePhrases[lang].documented.replace(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? '');
}

/** Of some hundred states one is run: the routes of a state are made when they are first asked for. */
function lazyState(named: Omit<GatewayState, 'routes'>, make: () => readonly Route[]): GatewayState {
  let made: readonly Route[] | null = null;
  return {
    ...named,
    get routes() {
      made ??= make();
      return made;
    },
  };
}

const protocolOfSurface: Partial<Record<Surface, Protocol>> = {
  chat: 'openai',
  responses: 'responses',
  messages: 'anthropic',
  gemini: 'gemini',
};

const ownSurface: Readonly<Record<Protocol, Surface>> = {
  openai: 'chat',
  responses: 'responses',
  anthropic: 'messages',
  gemini: 'gemini',
};

/** Surface (and, off the platform's own, model) on which a state can be seen: the platform's own when it was recorded there or nowhere. */
function shownOn(shelf: Shelf, { state, platform }: Draft): { protocol: Protocol; model: string | null } {
  const own = ownProtocol[platform];
  const calls = shelf
    .ofState(state)
    .filter((found) => found.platform === platform)
    .flatMap((found) => {
      const protocol = protocolOfSurface[found.slot.surface];
      return protocol === undefined ? [] : [{ protocol, model: found.model }];
    });
  const [first] = calls;
  const surface = ownSurface[own];
  const served = (['plain', 'stream'] as const).some(
    (mode) => pickForCallState(shelf, state, platform, { surface, mode }) !== null,
  );
  return first === undefined || served ? { protocol: own, model: null } : first;
}

/** Every state that the rows hold, one for each platform, in the order of the list. */
export function buildStates(rows: readonly RecordedRow[]): GatewayState[] {
  const shelf = new Shelf(rows);
  const models = new Map(platforms.map((platform) => [platform, modelFor(shelf, platform)]));
  const drafts = workingStates(shelf);
  const seen = new Set<string>();
  for (const found of shelf.filed) {
    const { state, platform, row } = found;
    if (state === 'doc') {
      drafts.push({ state: row.id, platform, routes: () => documentedRoutes(shelf, row) });
      continue;
    }
    const name = `${state}.${platform}`;
    if (situations.has(state) || state === 'nomodel' || seen.has(name)) continue;
    seen.add(name);
    drafts.push({ state, platform, routes: () => recordedRoutes(shelf, state, platform) });
  }
  const labelOrder = new Map(Object.keys(stateLabels).map((stem, index) => [stem, index]));
  const rank = (state: GatewayState) => labelOrder.get(stemOf(state)) ?? labelOrder.size;
  return drafts
    .map((draft): GatewayState => {
      const name = draft.state.startsWith('doc.') ? draft.state : `${draft.state}.${draft.platform}`;
      const about = describeState({ name, platform: draft.platform }, 'en');
      const shown = shownOn(shelf, draft);
      const model = draft.model ?? shown.model ?? models.get(draft.platform) ?? '';
      return lazyState({ name, platform: draft.platform, about, model, protocol: shown.protocol }, draft.routes);
    })
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        (a.name.startsWith('doc.') ? 0 : platforms.indexOf(a.platform) - platforms.indexOf(b.platform)),
    );
}

export function stateNames(states: readonly GatewayState[]): string[] {
  return states.map((state) => state.name);
}

/** The state of that name; without a platform, its first in the order openai, anthropic, gemini. */
export function findState(states: readonly GatewayState[], name: string): GatewayState | null {
  const wanted = name.trim().toLowerCase();
  const exact = states.find((state) => state.name.toLowerCase() === wanted);
  if (exact !== undefined) return exact;
  return states.find((state) => state.name.toLowerCase().startsWith(`${wanted}.`) && wanted !== 'doc') ?? null;
}

/** The nearest name that exists, with or without its platform; for "did you mean". */
export function nearestState(states: readonly GatewayState[], name: string): string {
  const stems = states.filter((state) => !state.name.startsWith('doc.')).map(stemOf);
  return closest(name.trim().toLowerCase(), [...new Set([...stems, ...stateNames(states)])]);
}

/** Every group of the list with its states. */
export function statesByGroup(states: readonly GatewayState[]): { group: StateGroup; states: GatewayState[] }[] {
  return stateGroups
    .map((group) => ({ group, states: states.filter((state) => groupOf(state) === group) }))
    .filter((each) => each.states.length > 0);
}
