/** What a state is made of: routes, their conditions, and how a request is matched with them. Pure; knows no recorded row. */

import type { Protocol } from '../vocabulary';
import type { Shape } from './envelope';
import type { BodyKind, KeyState, RequestFacts, Surface } from './request';
import type { RecordedAuth } from './rows';

/** Platform of the key's group; `openai-r` is an OpenAI-type group whose channel speaks Responses. */
export const platforms = ['openai', 'anthropic', 'gemini', 'openai-r'] as const;
export type Platform = (typeof platforms)[number];

/** What a request must be for a route to serve it. Every condition that is present must hold. */
export interface Condition {
  method?: string;
  /** Without the query: a string is the whole of it, an expression is tested against it. */
  path?: string | RegExp;
  surface?: Surface | readonly Surface[];
  /** Tested against the query string, with its `?`. */
  query?: RegExp;
  stream?: boolean;
  headerStyle?: RecordedAuth | readonly RecordedAuth[];
  /** On routes that check the key `own` is the default; elsewhere any key and none will do. */
  key?: KeyState | readonly KeyState[] | 'any';
  /** Two headers carried different keys. */
  conflict?: boolean;
  model?: string | RegExp;
  /** A model is named and is none of these; a trailing `*` stands for any ending. */
  exceptModels?: readonly string[];
  /** A model is named, or not. */
  named?: boolean;
  body?: BodyKind;
  hasInput?: boolean;
}

/** Changes to what a row answers. */
export interface Overrides {
  status?: number;
  /** Set, or with `null` removed; names in lower case. */
  headers?: Readonly<Record<string, string | null>>;
  body?: string;
  /** Wait before the first byte, in ms, as it is: not scaled and not capped. */
  waitMs?: number;
  /** After the body: end as HTTP does (default), break the connection, or leave it open without another byte. */
  end?: 'end' | 'destroy' | 'hang';
}

export interface Route {
  when: Condition;
  /** Id of a recorded row, or `customRow` for an answer that the overrides hold whole. */
  row: string;
  /** Serves only the first n requests that meet `when`; then the next route takes over. */
  times?: number;
  /** Serves only after n requests have met `when`. */
  afterHits?: number;
  /** Serves only those requests, counted from 1, for which this holds; for channels that flap. */
  nth?: (hit: number) => boolean;
  /** Routes of the same name share their count; without a name each route counts by itself. */
  counter?: string;
  /** The row's error in the shape of another surface. */
  shape?: Shape;
  overrides?: Overrides | ((request: RequestFacts) => Overrides);
}

export interface GatewayState {
  /** Such as `expired.openai`. */
  name: string;
  platform: Platform;
  about: string;
  /** The first route whose conditions hold serves the request. */
  routes: readonly Route[];
  /** A model that fits the state, to try it with. */
  model: string;
  /** Surface that shows the state: the platform's own where it was recorded there. */
  protocol: Protocol;
  /** Name of the state whose routes follow these; resolved when the gateway starts. */
  base?: string;
}

/** Row id of an answer that is not recorded: 200, no headers, no body, unless overridden. */
export const customRow = 'custom';

/** Surface that the clients of a group's platform use. */
export const ownProtocol: Readonly<Record<Platform, Protocol>> = {
  openai: 'openai',
  'openai-r': 'openai',
  anthropic: 'anthropic',
  gemini: 'gemini',
};

export const fallbackModel: Readonly<Record<Platform, string>> = {
  openai: 'gpt-5.4',
  'openai-r': 'gpt-5.4',
  anthropic: 'claude-opus-5',
  gemini: 'gemini-2.5-pro',
};

export interface StateDefinition {
  name: string;
  /** State whose routes follow the new ones. */
  base: string;
  routes: readonly Route[];
  about?: string;
  model?: string;
}

/** A state made of own routes in front of those of another: recorded rows combined by hits, path, header style, stream or model. */
export function defineState({ name, base, routes, about = name, model }: StateDefinition): GatewayState {
  const ending = base.split('.').at(-1);
  const platform = platforms.find((each) => each === ending) ?? 'openai';
  return {
    name,
    platform,
    about,
    routes,
    model: model ?? fallbackModel[platform],
    protocol: ownProtocol[platform],
    base,
  };
}

/** A route that answers what is given here, whatever was recorded. */
export function respond(when: Condition, answer: Overrides, limits: Pick<Route, never> & Partial<Route> = {}): Route {
  return { ...limits, when, row: customRow, overrides: answer };
}

/** The same state with the answer of one recorded row changed wherever it is served. */
export function changeRow(state: GatewayState, row: string, overrides: Overrides): GatewayState {
  return { ...state, routes: state.routes.map((route) => (route.row === row ? { ...route, overrides } : route)) };
}

function oneOf<T>(wanted: T | readonly T[], value: T): boolean {
  return Array.isArray(wanted) ? wanted.includes(value) : wanted === value;
}

function isModel(pattern: string, model: string): boolean {
  return pattern.endsWith('*') ? model.startsWith(pattern.slice(0, -1)) : model === pattern;
}

function keyFits(wanted: Condition['key'], request: RequestFacts): boolean {
  if (wanted === 'any') return true;
  if (wanted === undefined) return request.surface === null || request.key === 'own';
  return oneOf(wanted, request.key);
}

function pathFits(wanted: string | RegExp, request: RequestFacts): boolean {
  return typeof wanted === 'string' ? request.path === wanted : wanted.test(request.path);
}

function modelFits(wanted: string | RegExp, model: string | null): boolean {
  if (model === null) return false;
  return typeof wanted === 'string' ? model === wanted : wanted.test(model);
}

/** Whether a request meets every condition that is present. */
export function meets(when: Condition, request: RequestFacts): boolean {
  return (
    keyFits(when.key, request) &&
    (when.method === undefined || when.method === request.method) &&
    (when.path === undefined || pathFits(when.path, request)) &&
    (when.surface === undefined || (request.surface !== null && oneOf(when.surface, request.surface))) &&
    (when.query === undefined || when.query.test(request.query)) &&
    (when.stream === undefined || when.stream === request.stream) &&
    (when.headerStyle === undefined || oneOf(when.headerStyle, request.headerStyle)) &&
    (when.conflict === undefined || when.conflict === request.conflict) &&
    (when.model === undefined || modelFits(when.model, request.model)) &&
    (when.exceptModels === undefined || outside(when.exceptModels, request.model)) &&
    (when.named === undefined || when.named === (request.model !== null)) &&
    (when.body === undefined || when.body === request.body) &&
    (when.hasInput === undefined || when.hasInput === request.hasInput)
  );
}

function outside(models: readonly string[], model: string | null): boolean {
  return model !== null && !models.some((pattern) => isModel(pattern, model));
}

/**
 * Chooses the route of each request and keeps the counts of one running gateway. A route counts the requests that reach it and meet
 * its condition, whether or not it then serves them; routes that share a counter count a request once.
 */
export function createRouter(routes: readonly Route[]): (request: RequestFacts) => Route | null {
  const counts = new Map<Route | string, number>();
  return (request) => {
    const counted = new Set<Route | string>();
    for (const route of routes) {
      if (!meets(route.when, request)) continue;
      const counter = route.counter ?? route;
      if (!counted.has(counter)) counts.set(counter, (counts.get(counter) ?? 0) + 1);
      counted.add(counter);
      const hit = counts.get(counter) ?? 1;
      const inTime =
        (route.times === undefined || hit <= route.times) && (route.afterHits === undefined || hit > route.afterHits);
      if (inTime && (route.nth === undefined || route.nth(hit))) return route;
    }
    return null;
  };
}
