/** Reads every input that a row of the table may name, and puts each through the means of its kind. Judges nothing by itself. */
import { readFileSync } from 'node:fs';
import { configCauses } from '../../src/checks/run/config';
import { runProbes } from '../../src/checks/run/run';
import type { Judgement } from '../../src/classify/answer';
import { classify } from '../../src/classify/classify';
import { factsOf } from '../../src/classify/facts';
import { classifyFault } from '../../src/classify/road';
import { diagnose } from '../../src/diagnose/diagnose';
import type { Observation, ProbeName, Situation } from '../../src/diagnose/observation';
import { evidenceOfExchange } from '../../src/evidence/answer';
import { createStreamReader } from '../../src/evidence/completion';
import type { Evidence } from '../../src/evidence/evidence';
import { readModelList } from '../../src/evidence/modelList';
import { evidenceOfText } from '../../src/evidence/pasted';
import { readUsage } from '../../src/evidence/usageWindows';
import { explainText } from '../../src/explain/explain';
import { createRedactor } from '../../src/redact';
import { findCode } from '../../src/reference/lookup';
import { buildReport } from '../../src/report/build';
import { fixtureFiles } from '../../src/simulator/rows';
import { inspectKey } from '../../src/target/key';
import type { PairOptions } from '../../src/target/pair';
import { resolveTarget } from '../../src/target/resolve';
import type { HeaderStyle, Protocol } from '../../src/vocabulary';
import type { Exchange, Fault, Purpose } from '../../src/wire/exchange';
import type { Wire } from '../../src/wire/wire';

/** An exchange as it was recorded, or written from a public page. */
export interface ExchangeInput {
  id: string;
  kind: 'exchange';
  protocol: Protocol;
  request: { method: string; path: string; auth: string; host?: string; body?: unknown };
  response: { status: number; headers: Record<string, string>; body: string };
  /** The answer began and then broke. */
  fault?: Partial<Fault>;
}

export interface FaultInput {
  id: string;
  kind: 'fault';
  fault: Partial<Fault>;
  scheme?: 'http' | 'https';
  loopback?: boolean;
  serverTime?: string;
}

export interface TextInput {
  id: string;
  kind: 'text';
  text: string;
}

export interface KeyInput {
  id: string;
  kind: 'key';
  key: string;
}

export interface EnvironmentInput {
  id: string;
  kind: 'environment';
  env: Record<string, string>;
  options: PairOptions;
}

interface ObservationInput {
  probe: ProbeName;
  row: string;
  protocol: Protocol;
  model: string | null;
  mode: 'plain' | 'stream' | null;
  headerStyle: HeaderStyle | null;
  root?: string;
}

/** Answers of one run, replayed in order; `usage` and `list` name the rows whose bodies are read as such. */
export interface SituationInput {
  id: string;
  kind: 'situation';
  observations: ObservationInput[];
  models?: { model: string; protocol: Protocol }[];
  live?: boolean;
  usage?: string;
  list?: string;
  root?: string;
  given?: string;
  headerStyle?: HeaderStyle;
}

/** A whole run of the free checks against rows by path, up to the report. */
export interface RunInput {
  id: string;
  kind: 'run';
  env: Record<string, string>;
  answers: Record<string, string>;
}

export type Input = ExchangeInput | FaultInput | TextInput | KeyInput | EnvironmentInput | SituationInput | RunInput;

/** What an input led to. `row`: id of the row of the table; `rivals`: other codes that are as specific as the winner. */
export interface Outcome {
  row: string | null;
  reason: string | null;
  /** Further findings of the same input that carry a finer cause: a key may be odd in two ways. */
  also: { row: string; reason: string | null }[];
  rivals: string[];
}

const folder = new URL('../fixtures/', import.meta.url);
const now = Date.parse('2026-11-23T06:00:00Z');
const gatewayRoot = 'https://portal.torouter.ai';

function readInputs(): Map<string, Input> {
  const inputs = new Map<string, Input>();
  for (const name of [...fixtureFiles, 'clients', 'written'])
    for (const row of JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as (
      | Input
      | Omit<Input, 'kind'>
    )[]) {
      if (inputs.has(row.id)) throw new Error(`two inputs are called ${row.id}`);
      const kind = 'kind' in row ? row.kind : 'text' in row ? 'text' : 'exchange';
      inputs.set(row.id, { ...row, kind } as Input);
    }
  return inputs;
}

/** Every recorded exchange, client text and written input by its id. */
export const inputs: ReadonlyMap<string, Input> = readInputs();

function inputOf(id: string): Input {
  const input = inputs.get(id);
  if (!input) throw new Error(`no input is called ${id}`);
  return input;
}

function exchangeOf(id: string): ExchangeInput {
  const input = inputOf(id);
  if (input.kind !== 'exchange') throw new Error(`${id} is no exchange`);
  return input;
}

function purposeOf(method: string, path: string): Purpose {
  const bare = path.split('?')[0] ?? path;
  if (bare.endsWith('/usage')) return 'usage';
  if (method === 'GET' && /\/models\/?$/.test(bare)) return 'models';
  if (/count_?tokens$/i.test(bare)) return 'count';
  return method === 'POST' && /(?:completions|responses|messages|enerateContent)$/.test(bare) ? 'generation' : 'other';
}

function wholeFault(fault: Partial<Fault>): Fault {
  return {
    stage: 'headers',
    errorCode: 'UNKNOWN',
    errorName: 'Error',
    message: '',
    hostname: 'portal.torouter.ai',
    address: '192.0.2.1',
    port: 443,
    attempts: [],
    bytesRead: null,
    preview: null,
    viaProxy: false,
    proxyAnswer: null,
    certificate: null,
    afterMs: 1200,
    ...fault,
  };
}

/** The exchange as the wire would have handed it over. */
function onTheWire(input: ExchangeInput, root: string, index: number): Exchange {
  const { request, response } = input;
  const origin = request.host ? `https://${request.host}` : new URL(root).origin;
  const stream =
    request.path.includes('streamGenerateContent') ||
    (typeof request.body === 'object' &&
      request.body !== null &&
      'stream' in request.body &&
      request.body.stream === true);
  return {
    index,
    request: {
      method: request.method === 'POST' ? 'POST' : 'GET',
      url: `${origin}${request.path}`,
      protocol: input.protocol,
      purpose: purposeOf(request.method, request.path),
      headerStyle: 'bearer',
      cost: 'free',
      timeoutMs: 60_000,
      stream,
      sentId: '00000000-0000-4000-8000-000000000000',
    },
    startedAt: now,
    answer: {
      status: response.status,
      httpVersion: '1.1',
      headers: response.headers,
      body: response.body,
      bodyBytes: Buffer.byteLength(response.body),
      capped: false,
      complete: input.fault === undefined,
      frames: [{ atMs: 100, text: response.body }],
    },
    fault: input.fault === undefined ? null : wholeFault(input.fault),
    phases: { dns: 1, tcp: 1, proxy: null, tls: 2, ttfb: 100, download: 1, total: 110 },
    connection: {
      address: '192.0.2.1',
      port: 443,
      family: 4,
      addresses: ['192.0.2.1'],
      attemptsFailed: [],
      tls: null,
      proxy: null,
    },
  };
}

function evidenceOf(exchange: Exchange): Evidence {
  const streams =
    exchange.request.stream === true && /event-stream/.test(exchange.answer?.headers['content-type'] ?? '');
  const reader = streams ? createStreamReader() : null;
  for (const frame of exchange.answer?.frames ?? []) reader?.feed(frame.text, frame.atMs);
  return evidenceOfExchange(exchange, reader?.end() ?? null, null);
}

function rowOf(code: string): string {
  const known = findCode(code);
  if (!known) throw new Error(`no row for ${code}`);
  return known.entry.id;
}

function outcomeOf(found: readonly { code: string; reason: string | null }[], rivals: string[] = []): Outcome {
  const [first, ...rest] = found.map(({ code, reason }) => ({ row: rowOf(code), reason }));
  return { row: first?.row ?? null, reason: first?.reason ?? null, also: rest, rivals };
}

function rivalsOf(ranked: readonly Judgement[]): string[] {
  const [winner, ...others] = ranked;
  return others.filter(({ specificity }) => specificity === winner?.specificity).map(({ code }) => code);
}

function observe(input: ObservationInput, index: number, root: string): Observation {
  const exchange = onTheWire(exchangeOf(input.row), input.root ?? root, index);
  const evidence = evidenceOf(exchange);
  return {
    index,
    probe: input.probe,
    check: 'config.key',
    protocol: input.protocol,
    model: input.model,
    mode: input.mode,
    headerStyle: input.headerStyle,
    root: input.root ?? gatewayRoot,
    url: exchange.request.url,
    evidence,
    conclusions: classify(evidence),
    facts: factsOf(evidence),
    totalMs: 110,
    frames: { count: 1, firstMs: 100, lastMs: 100 },
  };
}

function situationOf(input: SituationInput): Situation {
  const root = input.root ?? gatewayRoot;
  const bodyOf = (id: string): string => exchangeOf(id).response.body;
  return {
    observations: input.observations.map((item, index) => observe(item, index, root)),
    target: {
      root,
      given: input.given ?? root,
      origin: new URL(root).origin,
      loopback: false,
      models: input.models ?? [],
      protocols: ['openai'],
      everySurface: false,
      headerStyle: input.headerStyle ?? 'bearer',
    },
    usage: input.usage === undefined ? null : readUsage(bodyOf(input.usage), now),
    list: input.list === undefined ? null : readModelList(bodyOf(input.list)),
    live: input.live ?? false,
    now,
  };
}

/** The clock of the recording, so that a replayed answer is not from another time. */
function clockOf(input: ExchangeInput): number {
  const date = Date.parse(input.response.headers.date ?? '');
  return Number.isNaN(date) ? now : date;
}

/** A wire that answers from rows by the path of the request; a path without a row answers 404. */
function replayingWire(answers: Record<string, string>, key: string): Wire {
  const exchanges: Exchange[] = [];
  return {
    exchanges,
    async send(plan) {
      const { pathname } = new URL(plan.url);
      const row = exchangeOf(answers[pathname] ?? 'doc.bare.404');
      const exchange = onTheWire(row, plan.url, exchanges.length);
      const sent: Exchange = {
        ...exchange,
        request: { ...plan, sentId: exchange.request.sentId },
        startedAt: clockOf(row),
        ...(exchange.answer?.body.includes(key) ? { keyEchoed: true } : {}),
      };
      exchanges.push(sent);
      return sent;
    },
    inspectCertificate: async () => null,
    close: async () => undefined,
  };
}

async function reportOf(input: RunInput): Promise<Outcome> {
  const target = resolveTarget({ options: {}, models: [], protocol: null, env: input.env, lang: 'en' });
  const never = new AbortController().signal;
  const sink = { write: () => true };
  const result = await runProbes({
    target,
    free: true,
    samples: 1,
    timeoutMs: null,
    probes: new Set<ProbeName>(['usage', 'models', 'identity']),
    plain: false,
    stream: false,
    context: {
      env: input.env,
      now: () => now,
      stdin: process.stdin,
      stdout: sink,
      stderr: sink,
      platform: 'linux',
      interrupted: never,
    },
    wire: replayingWire(input.answers, target.key.value),
    redact: createRedactor([]),
    stop: never,
  });
  const report = buildReport({
    result,
    target,
    chosen: () => true,
    free: true,
    lang: 'en',
    portal: gatewayRoot,
    platform: 'linux',
    failOn: 'fail',
    signal: null,
    outOfTime: false,
    startedAt: now,
    endedAt: now,
  });
  return outcomeOf(report.diagnosis);
}

/** Puts an input through the means of its kind and says what came first. */
export async function judge(id: string): Promise<Outcome> {
  const input = inputOf(id);
  switch (input.kind) {
    case 'exchange': {
      const ranked = classify(evidenceOf(onTheWire(input, gatewayRoot, 0)));
      return outcomeOf(ranked.slice(0, 1), rivalsOf(ranked));
    }
    case 'fault': {
      const verdict = classifyFault(wholeFault(input.fault), {
        scheme: input.scheme ?? 'https',
        hostIsLoopback: input.loopback ?? false,
        serverTime: input.serverTime === undefined ? null : Date.parse(input.serverTime),
      });
      return outcomeOf([verdict]);
    }
    case 'text': {
      const [match] = explainText(input.text, { lang: 'en', now }).matches;
      if (!match) return outcomeOf([]);
      // The errors in the text that lead to the match; another code as sure of one of them would win by chance.
      const ranked = evidenceOfText(input.text).sightings.map(({ evidence }) => classify(evidence));
      return outcomeOf([match], ranked.filter(([lead]) => lead?.code === match.code).flatMap(rivalsOf));
    }
    case 'key':
      return outcomeOf(inspectKey(input.key).findings);
    case 'environment':
      return outcomeOf(
        configCauses(resolveTarget({ options: input.options, models: [], protocol: null, env: input.env, lang: 'en' })),
      );
    case 'situation':
      return outcomeOf(diagnose(situationOf(input)).causes.slice(0, 1));
    case 'run':
      return reportOf(input);
  }
}
