/** `torouter simulate`: runs the gateway on loopback until it is interrupted, or lists its states. No sentence lives here. */
import type { Context } from '../context';
import { cleanForTerminal, redactShapes } from '../redact';
import { type SimulatePhrases, simulatePhrases } from '../reference/phrases/simulate';
import { type Gateway, type SeenRequest, startGateway } from '../simulator/gateway';
import { loadRows } from '../simulator/rows';
import {
  buildStates,
  describeState,
  findState,
  type GatewayState,
  nearestState,
  statesByGroup,
  stemOf,
} from '../simulator/states';
import { UsageError } from '../usageError';
import type { Lang } from '../vocabulary';
import type { SimulateOptions } from './options';

/** The part of the options that the command looks at. No state: healthy. No port, or 0: a free one. `quiet`: no line for each request. */
export type SimulateRequest = Pick<SimulateOptions, 'lang'> &
  Partial<Pick<SimulateOptions, 'state' | 'port' | 'list' | 'format' | 'quiet'>>;

function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
}

/** The state of that name. Throws a `UsageError` that names the nearest one. */
export function requireState(states: readonly GatewayState[], name: string, lang: Lang): GatewayState {
  const state = findState(states, name);
  if (state !== null) return state;
  const phrases = simulatePhrases[lang];
  throw new UsageError({
    what: fill(phrases.unknownState, { state: redactShapes(name).slice(0, 80) }),
    instead: fill(phrases.nearest, { nearest: nearestState(states, name) }),
  });
}

interface Listed {
  name: string;
  platforms: string[];
  about: string;
}

/** States of the same name on one line; documented ones by code and status. */
function linesOf(states: readonly GatewayState[], lang: Lang): Listed[] {
  const lines = new Map<string, Listed>();
  for (const state of states) {
    const documented = state.name.startsWith('doc.') && state.name.split('.').length === 4;
    const name = documented ? state.name.split('.').slice(0, 3).join('.') : stemOf(state);
    const ending = name === state.name ? '' : state.name.slice(name.length + 1);
    const line = lines.get(name);
    if (line === undefined)
      lines.set(name, {
        name,
        platforms: ending === '' ? [] : [ending],
        about: documented ? '' : describeState(state, lang),
      });
    else line.platforms.push(ending);
  }
  return [...lines.values()];
}

function renderList(states: readonly GatewayState[], lang: Lang): string {
  const phrases = simulatePhrases[lang];
  const groups = statesByGroup(states).map(({ group, states: members }) => ({
    heading: phrases.groups[group],
    lines: linesOf(members, lang),
  }));
  const names = groups.flatMap((group) => group.lines.map((line) => line.name.length));
  const wide = groups.flatMap((group) => group.lines.map((line) => line.platforms.join(' ').length));
  const nameWidth = Math.max(...names);
  const platformWidth = Math.max(...wide);
  const blocks = groups.map(({ heading, lines }) =>
    [
      heading,
      ...lines.map(({ name, platforms, about }) =>
        `  ${name.padEnd(nameWidth)}  ${platforms.join(' ').padEnd(platformWidth)}  ${about}`.trimEnd(),
      ),
    ].join('\n'),
  );
  return `${[...blocks, phrases.listHint].join('\n\n')}\n`;
}

/** A state as scripts see it. */
function stateRecord(state: GatewayState, lang: Lang) {
  return { name: state.name, platform: state.platform, about: describeState(state, lang), model: state.model };
}

function tryCommands(gateway: Gateway, platform: NodeJS.Platform): string[] {
  const { url, key, state } = gateway;
  const set = (name: string, value: string) =>
    platform === 'win32' ? `$env:${name} = '${value}'` : `export ${name}=${value}`;
  return [
    set('TOROUTER_BASE_URL', url),
    set('TOROUTER_API_KEY', key),
    `torouter doctor --model ${state.model}`,
    'torouter doctor --free',
  ];
}

function renderStart(gateway: Gateway, lang: Lang, platform: NodeJS.Platform): string {
  const phrases: SimulatePhrases = simulatePhrases[lang];
  const { state, url, key } = gateway;
  return [
    fill(phrases.title, { state: state.name, about: describeState(state, lang) }),
    '',
    `  ${phrases.baseUrl}  ${url}`,
    `  ${phrases.demoKey}  ${key}`,
    '',
    phrases.tryIt,
    '',
    ...tryCommands(gateway, platform).map((command) => `  ${command}`),
    '',
    phrases.stop,
    '',
  ].join('\n');
}

/** One line for a request: time, method, path, status, the row that answered, ms. */
function logLine(seen: SeenRequest): string {
  const time = new Date(seen.at).toISOString().slice(11, 19);
  const path = cleanForTerminal(redactShapes(seen.path));
  const shown = path.length > 200 ? `${path.slice(0, 200)}…` : path;
  return `${time}  ${seen.method} ${shown}  ${seen.status}  ${seen.row ?? '-'}  ${seen.tookMs ?? 0} ms\n`;
}

async function untilInterrupted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

async function start(
  state: GatewayState,
  { port, lang, quiet = false }: SimulateRequest,
  context: Context,
  rows: ReturnType<typeof loadRows>,
): Promise<Gateway> {
  const phrases = simulatePhrases[lang];
  try {
    return await startGateway({
      state,
      rows,
      port: port ?? 0,
      now: () => context.now(),
      ...(quiet ? {} : { onRequest: (seen: SeenRequest) => void context.stderr.write(logLine(seen)) }),
    });
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall !== 'listen' || code === undefined) throw error;
    const template = code === 'EADDRINUSE' ? phrases.portTaken : phrases.portRefused;
    throw new UsageError({
      what: fill(template, { port: port ?? 0, reason: code }),
      where: '--port',
      instead: phrases.portHint,
    });
  }
}

/**
 * Runs `torouter simulate` and gives its exit code, 0 also when interrupted. Throws a `UsageError` for a state that does not exist or a
 * port that cannot be opened.
 */
export async function runSimulate(options: SimulateRequest, context: Context): Promise<number> {
  const { list = false, lang } = options;
  const json = options.format === 'json';
  const rows = loadRows();
  const states = buildStates(rows);
  if (list) {
    const records = states.map((state) => stateRecord(state, lang));
    context.stdout.write(json ? `${JSON.stringify(records, null, 2)}\n` : renderList(states, lang));
    return 0;
  }
  const gateway = await start(requireState(states, options.state || 'healthy', lang), options, context, rows);
  try {
    const { url, key, state } = gateway;
    context.stdout.write(
      json
        ? `${JSON.stringify({ baseUrl: url, key, state: stateRecord(state, lang) })}\n`
        : renderStart(gateway, lang, context.platform),
    );
    await untilInterrupted(context.interrupted);
  } finally {
    await gateway.close();
  }
  return 0;
}
