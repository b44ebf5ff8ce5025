/** Routes of a key that works, and the checks that every request with a key passes first. Pure; selects recorded rows. */
import { isGemini, type RequestFacts, type Surface } from './request';
import { type Condition, fallbackModel, type Overrides, type Platform, type Route } from './route';
import type { RecordedRow } from './rows';
import {
  byStyleFirst,
  errorSlots,
  everySurface,
  freeSlots,
  geminiSlots,
  geminiSurfaces,
  otherMode,
  othersOf,
  pickForCallState,
  pickForKeyState,
  plainSurfaces,
  refused,
  requestOf,
  routesTo,
  routeTo,
  type Shelf,
  type Slot,
  whenOf,
} from './shelf';

const okKeys: Readonly<Record<Platform, string>> = {
  openai: 'ok-oai2',
  'openai-r': 'ok-oair',
  anthropic: 'ok-ant',
  gemini: 'ok-gem',
};

/** The recorded page of the web frontend, the router's 404, and other rows that every state needs. */
const webPage = 'path.GET./';
const routerNotFound = 'path.POST./v1/completions';

/** Key checks that come before everything else: a key in the query, none, one that is unknown. */
export function keyChecks(shelf: Shelf): readonly Route[] {
  return shelf.once('key checks', () => makeKeyChecks(shelf));
}

function makeKeyChecks(shelf: Shelf): Route[] {
  const routes: Route[] = [];
  const anyKey = { key: 'any' } as const;
  const checks = [
    ['query', { ...anyKey, headerStyle: 'query' }, plainSurfaces],
    ['query2', { ...anyKey, headerStyle: 'query-api_key' }, everySurface],
    ['noBearer', { ...anyKey, headerStyle: 'raw-authorization' }, plainSurfaces],
    ['nokey', { key: 'none' }, everySurface],
    ['longkey', { key: 'overlong' }, geminiSurfaces],
    ['stale-auth', { key: ['other', 'overlong'], conflict: true }, ['messages']],
    ['badkey', { key: ['other', 'overlong'] }, everySurface],
  ] as const satisfies readonly (readonly [string, Condition, readonly Surface[]])[];
  for (const [state, condition, surfaces] of checks)
    routes.push(...refusalRoutes(shelf, state, 'openai', condition, surfaces));
  return routes;
}

/** Routes by which one state refuses the given surfaces: the exact rows, then one for all that is left of each side. */
export function refusalRoutes(
  shelf: Shelf,
  state: string,
  platform: Platform,
  condition: Condition,
  surfaces: readonly Surface[],
): Route[] {
  const routes: Route[] = [];
  for (const slot of [...errorSlots, ...geminiSlots, ...freeSlots]) {
    if (!surfaces.includes(slot.surface)) continue;
    const pick = pickForKeyState(shelf, state, platform, slot);
    if (pick !== null) routes.push(routeTo({ ...whenOf(slot), ...condition, ...styleOf(slot, condition) }, pick));
  }
  for (const side of [plainSurfaces, geminiSurfaces]) {
    const rest = side.filter((surface) => surfaces.includes(surface) && surface !== 'usage' && surface !== 'billing');
    const [surface] = rest;
    if (surface === undefined) continue;
    const pick = pickForKeyState(shelf, state, platform, {
      surface: side === plainSurfaces ? 'chat' : 'gemini',
      mode: 'plain',
    });
    if (pick !== null) routes.push(routeTo({ surface: rest, ...condition }, pick));
  }
  return byStyleFirst(routes);
}

/** A check that asks for a header style of its own leaves no room for the style of the model list. */
function styleOf(slot: Slot, condition: Condition): Condition {
  if (condition.headerStyle !== undefined || slot.surface !== 'models' || slot.mode !== 'x-api-key') return {};
  return { headerStyle: 'x-api-key' };
}

/** Paths that check no key, with the recorded answers of each wrong path. */
export function openRoutes(shelf: Shelf): readonly Route[] {
  return shelf.once('open', () => makeOpenRoutes(shelf));
}

function makeOpenRoutes(shelf: Shelf): Route[] {
  const recorded = [...shelf.rows.values()].filter((row) => {
    const [kind] = row.id.split('.');
    const redirect = row.response.headers.location !== undefined;
    return (kind === 'path' || kind === 'free') && requestOf(row).surface === null && !redirect;
  });
  const exact = recorded.map(
    (row): Route => ({ when: { method: row.request.method, path: row.request.path }, row: row.id }),
  );
  const slash = (request: RequestFacts): Overrides => {
    const location = `${request.path.replace(/\/+$/, '')}${request.query}`;
    if (request.method !== 'GET') return { headers: { location } };
    const href = location.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&#34;');
    return { headers: { location }, body: `<a href="${href}">Moved Permanently</a>.\n\n` };
  };
  const knownPath =
    /^\/(?:v1\/(?:chat\/completions|responses|messages|messages\/count_tokens|models|usage|embeddings|images\/(?:generations|edits)|sub2api\/billing)|v1beta\/models|responses|models)\/$/;
  const redirects: Route[] = [
    { when: { method: 'GET', path: knownPath }, row: 'path.GET./v1/models/', overrides: slash },
    { when: { path: knownPath }, row: 'path.POST./v1/chat/completions/', overrides: slash },
  ];
  return [
    ...exact,
    ...redirects,
    { when: { path: /^\/(?:v1|v1beta|api)\// }, row: routerNotFound },
    { when: {}, row: webPage },
  ].filter((route) => shelf.has(route.row));
}

/** What the gateway says about a body before it counts any limit; Gemini routes forward anything. */
export function bodyChecks(shelf: Shelf, platform: Platform): readonly Route[] {
  return shelf.once(`body ${platform}`, () => makeBodyChecks(shelf, platform));
}

function makeBodyChecks(shelf: Shelf, platform: Platform): Route[] {
  const routes: Route[] = [];
  const checks = [
    ['empty-body', { body: 'empty' }],
    ['bad-json', { body: 'broken' }],
    ['empty-object', { named: false }],
  ] as const satisfies readonly (readonly [string, Condition])[];
  for (const [state, condition] of checks)
    for (const slot of errorSlots) {
      if (slot.mode !== 'plain') continue;
      const pick = pickForCallState(shelf, state, platform, slot);
      if (pick !== null) routes.push(routeTo({ surface: slot.surface, ...condition }, pick));
    }
  return routes;
}

/** Ids of the models that a recorded list holds. */
function listedModels(row: RecordedRow | undefined): string[] {
  if (row === undefined) return [];
  const parsed = JSON.parse(row.response.body) as { data?: { id: string }[]; models?: { name: string }[] };
  return [
    ...(parsed.data ?? []).map((item) => item.id),
    ...(parsed.models ?? []).map((item) => item.name.replace(/^models\//, '')),
  ];
}

export function listId(platform: Platform, mapped: boolean): string {
  const key = platform === 'openai-r' ? 'ok-oai2' : okKeys[platform];
  return `list.${mapped ? key.replace('oai2', 'oai').concat('map') : key}.models`;
}

/** A model that the platform's list holds and that was seen to work, or at least is listed. */
export function modelFor(shelf: Shelf, platform: Platform): string {
  const listed = listedModels(shelf.rows.get(listId(platform, false)));
  const seen = shelf.filed
    .filter((found) => found.state === 'ok' && found.platform === platform)
    .map((found) => found.model);
  return listed.find((id) => seen.includes(id)) ?? listed.at(-1) ?? fallbackModel[platform];
}

/** Models that an unmapped group refuses: those that are neither listed nor seen to work. Gemini-type groups hand every name on. */
export function modelChecks(shelf: Shelf, platform: Platform, mapped: boolean): readonly Route[] {
  return shelf.once(`model ${platform} ${mapped}`, () => makeModelChecks(shelf, platform, mapped));
}

function makeModelChecks(shelf: Shelf, platform: Platform, mapped: boolean): Route[] {
  if (platform === 'gemini') return [];
  const listed = listedModels(shelf.rows.get(listId(platform, mapped)));
  const routes: Route[] = [];
  for (const slot of errorSlots) {
    const own = [platform, ...othersOf(platform).slice(0, platform.startsWith('openai') ? 1 : 0)];
    for (const found of own.flatMap((each) => shelf.at('nomodel', each, slot))) {
      const model = found.model;
      if (model !== null) routes.push({ when: { ...whenOf(slot), model }, row: found.row.id });
    }
    const worked = own
      .flatMap((each) => [...shelf.at('ok', each, slot), ...shelf.at('ok', each, otherMode(slot))])
      .map((found) => found.model)
      .filter((model) => model !== null);
    const pick = pickForCallState(shelf, 'nomodel', platform, slot);
    const exceptModels = [...new Set([...listed, ...worked])];
    if (pick !== null) routes.push(routeTo({ ...whenOf(slot), exceptModels }, pick));
  }
  return routes;
}

/** The answer of a working key: of its own platform, or of the one whose answers have the same form. */
function workingRow(shelf: Shelf, platform: Platform, slot: Slot): RecordedRow | null {
  if (slot.surface === 'count' && platform !== 'anthropic') return null;
  if (isGemini(slot.surface) && platform !== 'gemini') return null;
  const order =
    platform === 'gemini' ? (['gemini', 'anthropic', 'openai'] as const) : [platform, ...othersOf(platform)];
  for (const each of order) {
    const row = shelf.one('ok', each, slot);
    if (row !== null) return row;
  }
  return null;
}

function geminiItem(list: RecordedRow | undefined): (request: RequestFacts) => Overrides {
  const items =
    list === undefined ? [] : ((JSON.parse(list.response.body) as { models?: { name: string }[] }).models ?? []);
  return (request) => {
    const item = items.find((each) => each.name === `models/${request.model}`);
    return item === undefined ? {} : { body: JSON.stringify(item) };
  };
}

/** Gemini routes of a working key. */
function geminiRoutes(shelf: Shelf, platform: Platform): Route[] {
  if (platform !== 'gemini')
    return routesTo(shelf, [
      ...(platform === 'anthropic'
        ? []
        : ([
            [
              { surface: 'gemini.model', path: '/v1beta/models/gemini-2.5-pro' },
              'path.GET./v1beta/models/gemini-2.5-pro',
            ],
          ] as const)),
      [{ surface: ['gemini.models', 'gemini.model'] }, 'wrongplatform.ant.models.gemini'],
      [{ surface: geminiSurfaces }, 'wrongplatform.oai.gemini'],
    ]);
  const listed = listedModels(shelf.rows.get('list.gem.v1beta'));
  return [
    ...routesTo(shelf, [
      [{ surface: 'gemini', stream: false, headerStyle: 'query' }, 'query.gemini'],
      [{ surface: 'gemini', stream: true, headerStyle: 'query' }, 'query.gemini.stream'],
      [{ surface: 'gemini.models', headerStyle: 'query' }, 'query.models.gemini'],
      [{ surface: 'gemini.action', path: /:/ }, 'gemini.badaction'],
      [{ surface: 'gemini.action' }, 'gemini.badpath'],
      [{ surface: 'gemini.models' }, 'list.gem.v1beta'],
      [{ surface: 'gemini.model', exceptModels: listed }, 'up404.gemini.gemini'],
    ]),
    {
      when: { surface: 'gemini.model' },
      row: 'list.gem.v1beta',
      overrides: geminiItem(shelf.rows.get('list.gem.v1beta')),
    },
  ];
}

export interface Working {
  usage: string;
  mapped: boolean;
}

/** Everything that a working key of the platform is answered, after the key checks. */
export function workingRoutes(shelf: Shelf, platform: Platform, { usage, mapped }: Working): Route[] {
  const routes: Route[] = [...bodyChecks(shelf, platform), ...modelChecks(shelf, platform, mapped)];
  for (const slot of errorSlots) {
    const [found] = shelf.at('no-messages', platform, slot);
    if (found !== undefined) routes.push({ when: { ...whenOf(slot), hasInput: false }, row: found.row.id });
  }
  const list = listId(platform, mapped);
  routes.push(
    ...routesTo(shelf, [
      [{ surface: 'responses', path: /^\/(?:v1\/)?responses\/./ }, 'responses.sub'],
      [{ surface: 'responses.get' }, 'responses.get'],
      [{ surface: 'embeddings' }, platform === 'openai-r' ? 'embeddings.openai' : `embeddings.${platform}`],
      [{ surface: 'images' }, platform.startsWith('openai') ? 'images.openai' : 'images.anthropic'],
      ...(platform.startsWith('openai') && !mapped
        ? ([
            [{ surface: 'models', query: /[?&]client_version=/ }, 'list.codex'],
            [{ surface: 'models', path: '/models' }, 'path.GET./models'],
          ] as const)
        : []),
      [{ surface: 'models', headerStyle: 'x-api-key' }, `${list}.anthropic`],
      [{ surface: 'models' }, list],
      ...usageRoutes(usage),
    ]),
  );
  routes.push(...billingRoute(shelf));
  for (const slot of [...errorSlots, ...geminiSlots]) {
    const row = workingRow(shelf, platform, slot);
    if (row !== null) routes.push({ when: whenOf(slot), row: row.id });
  }
  routes.push(...geminiRoutes(shelf, platform));
  routes.push(...routesTo(shelf, [[{ surface: everySurface }, routerNotFound]]));
  return geminiQueryFirst(routes);
}

/** The billing answer says the same for every key that it was recorded with. */
export function billingRoute(shelf: Shelf): Route[] {
  const found = shelf.filed.find((each) => each.slot.surface === 'billing' && !refused(each.row));
  return found === undefined ? [] : [{ when: { surface: 'billing' }, row: found.row.id }];
}

/** Gemini answers for a key in the query stand before those for any style. */
function geminiQueryFirst(routes: readonly Route[]): Route[] {
  const inQuery = (route: Route) => route.when.headerStyle === 'query';
  return [...routes.filter(inQuery), ...routes.filter((route) => !inQuery(route))];
}

function usageRoutes(usage: string): (readonly [Condition, string])[] {
  return [
    usageDaysCheck,
    ...(usage === 'usage.ok-oai2'
      ? ([[{ surface: 'usage', query: /[?&]days=/ }, 'free./v1/usage?days=7&timezone=Asia/Shanghai']] as const)
      : []),
    [{ surface: 'usage' }, usage],
  ];
}

/** Days outside 1 to 90. */
export const usageDaysCheck: readonly [Condition, string] = [
  { surface: 'usage', query: /[?&]days=(?!(?:[1-9]|[1-8]\d|90)(?:&|$))/ },
  'free./v1/usage?days=0',
];

export function healthyUsage(platform: Platform): string {
  return platform === 'anthropic' ? 'usage.a-healthy' : 'usage.o-healthy';
}
