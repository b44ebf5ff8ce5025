/** From a finished run to the report of the contract. Pure: every word comes from the table, every number from the run. */
import type { CheckQuestion } from '../checks/check';
import { checks } from '../checks/checks';
import type { RunResult } from '../checks/run/run';
import type { Cause, Observation } from '../diagnose/observation';
import { rankOfClass } from '../diagnose/order';
import { causeOf } from '../diagnose/rules/rule';
import { hidesLaterChecks, isRefusal, type Scene, sceneOf } from '../diagnose/scene';
import { mustFindCode, wordsOf } from '../reference/lookup';
import { listed, say } from '../reference/phrases/doctor';
import { baseUrlFor, type ClientId, clientIds, clientNames, protocolsOf, settingsFor } from '../target/clients';
import type { ResolvedTarget } from '../target/resolve';
import { tool } from '../version';
import type { CodeClass, Lang } from '../vocabulary';
import { curlOf } from './curl';
import { exitCodeOf, type FailOn, verdictOf } from './exit';
import type { ChannelRow, CheckRow, Finding, Fix, Report, RequestRow, SettingsBlock, Spread } from './report';
import { ticketOf } from './ticket';

export interface BuildInput {
  result: RunResult;
  target: ResolvedTarget;
  chosen: (id: string) => boolean;
  free: boolean;
  lang: Lang;
  portal: string;
  platform: NodeJS.Platform;
  failOn: FailOn;
  /** `SIGINT`, `SIGTERM`, or `null`. */
  signal: string | null;
  outOfTime: boolean;
  startedAt: number;
  endedAt: number;
}

function spread(values: readonly number[]): Spread | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [min] = sorted;
  const max = sorted.at(-1);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (min === undefined || max === undefined || upper === undefined) return null;
  const median = sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
  const round = (value: number): number => Math.round(value * 10) / 10;
  return { min: round(min), median: round(median), max: round(max) };
}

function channelsOf(input: BuildInput, scene: Scene): ChannelRow[] {
  const rows: ChannelRow[] = [];
  const tried = [
    ...input.target.models,
    ...scene
      .of('neighbour', 'other-surface')
      .flatMap(({ model, protocol }) => (model === null ? [] : [{ model, protocol }])),
  ];
  for (const { model, protocol } of tried) {
    for (const mode of ['plain', 'stream'] as const) {
      const runs = scene.observations.filter(
        (item) =>
          item.model === model && item.protocol === protocol && item.mode === mode && item.probe !== 'known-good',
      );
      if (
        runs.length === 0 ||
        rows.some((row) => row.model === model && row.protocol === protocol && row.mode === mode)
      )
        continue;
      const fine = runs.filter(scene.brought);
      const firsts = fine
        .map((item) => item.evidence.completion?.firstOutputMs ?? (mode === 'plain' ? item.evidence.ttfbMs : null))
        .filter((value): value is number => value !== null);
      rows.push({
        model,
        protocol,
        mode,
        listed: scene.offered(model).listed,
        attempts: runs.length,
        ok: fine.length,
        ttftMs: spread(firsts),
        totalMs: spread(runs.map(({ totalMs }) => totalMs)),
        codes: [...new Set(runs.map((item) => scene.lead(item)).filter((code): code is string => code !== null))],
      });
    }
  }
  return rows;
}

function requestsOf(input: BuildInput, scene: Scene): RequestRow[] {
  return input.result.exchanges.map((exchange): RequestRow => {
    const observation = input.result.situation.observations.find(({ index }) => index === exchange.index);
    const { dns, tcp, tls, ttfb, download, total } = exchange.phases;
    return {
      method: exchange.request.method,
      url: exchange.request.url,
      protocol: exchange.request.protocol,
      purpose: exchange.request.purpose,
      headerStyle: exchange.request.headerStyle,
      status: exchange.answer?.status ?? null,
      cost: exchange.request.cost,
      ids: observation?.evidence.ids ?? {
        sent: exchange.request.sentId,
        gateway: null,
        server: null,
        upstream: null,
        cfRay: null,
      },
      phases: { dns, tcp, tls, ttfb, download, total },
      code: observation ? scene.lead(observation) : null,
    };
  });
}

function checkRows(input: BuildInput, scene: Scene): CheckRow[] {
  const { result, lang } = input;
  const question: CheckQuestion = {
    result,
    scene,
    target: input.target,
    free: input.free,
    lang,
    portal: input.portal,
    stopped: input.signal !== null ? 'interrupted' : input.outOfTime ? 'deadline' : null,
  };
  return checks.map((check): CheckRow => {
    const base = { id: check.id, title: say(lang, check.title) };
    if (!input.chosen(check.id)) {
      const reason = say(lang, 'skip.notChosen');
      return { ...base, status: 'skip', code: null, summary: reason, reason, durationMs: 0, requests: [], details: {} };
    }
    try {
      const judged = check.judge(question);
      const from = judged.from ?? [];
      return {
        ...base,
        status: judged.status,
        code: judged.code ?? null,
        summary: judged.summary,
        reason: judged.reason ?? null,
        durationMs: Math.round(from.reduce((sum, item) => sum + item.totalMs, 0)),
        requests: from.map(({ index }) => index),
        details: judged.details ?? {},
      };
    } catch (error) {
      // A check that crashes is a result, not a crash.
      const summary = error instanceof Error ? error.message : String(error);
      return {
        ...base,
        status: 'fail',
        code: 'INTERNAL',
        summary,
        reason: null,
        durationMs: 0,
        requests: [],
        details: {},
      };
    }
  });
}

function idsOf(observations: readonly Observation[]): string[] {
  const ids = observations.flatMap(({ evidence: { ids: found } }) => [
    found.gateway ?? found.sent,
    found.server,
    found.upstream,
    found.cfRay,
  ]);
  return [...new Set(ids.filter((id): id is string => id !== null))];
}

/** Sentences about this very run that go with a cause. */
function notesOf(cause: Cause, { lang }: BuildInput): string[] {
  return (cause.notes ?? []).map(({ phrase, values }) => {
    const protocol = values.otherProtocol;
    const clients = clientIds
      .filter((client) => protocolsOf(client).some((each) => each === protocol))
      .map((client) => clientNames[client]);
    const surfaces = typeof protocol === 'string' ? listed(lang, protocol.split(', ')) : '';
    return say(lang, phrase, { ...values, otherProtocol: surfaces, clients: listed(lang, clients) });
  });
}

/** Clients whose exact base URL is printed when a correction was seen to work. */
const correctedClients = [
  'openai-sdk',
  'anthropic-sdk',
  'gemini-sdk',
  'claude-code',
  'codex',
  'gemini-cli',
  'dify',
  'n8n',
] as const satisfies readonly ClientId[];

/** The base URL in each client's own form, when a correction was seen to work. */
function clientFixes(cause: Cause, lang: Lang): Fix[] {
  const root = cause.facts.correction;
  if (cause.code !== 'BASE_URL_WRONG' || cause.from.length === 0 || typeof root !== 'string') return [];
  const width = Math.max(...correctedClients.map((client) => clientNames[client].length));
  return [
    {
      text: say(lang, 'fix.baseUrls'),
      commands: correctedClients.map((client) => `${clientNames[client].padEnd(width)}  ${baseUrlFor(client, root)}`),
      url: null,
    },
  ];
}

/** A step that names all models needs no command to list them, and a run of all surfaces none to try them. */
function withoutRepeats(fix: Fix, cause: Cause, { target }: BuildInput): Fix {
  const repeats = (command: string): boolean =>
    (cause.facts.listed !== undefined && command.includes('/v1/models')) ||
    (target.everySurface && command.startsWith('torouter doctor --protocol all'));
  return { ...fix, commands: fix.commands.filter((command) => !repeats(command)) };
}

/** The answer behind a cause that tells most: the first that failed. */
function tellingOf(cause: Cause, scene: Scene): Observation | undefined {
  const observations = scene.observations.filter(({ index }) => cause.from.includes(index));
  return observations.find((item) => scene.lead(item) !== null) ?? observations[0];
}

function findingOf(cause: Cause, input: BuildInput, scene: Scene, rows: readonly CheckRow[]): Finding {
  const known = mustFindCode(cause.code);
  const words = wordsOf({
    code: cause.code,
    reason: cause.reason,
    lang: input.lang,
    facts: { baseUrl: input.target.baseUrl.root, ...cause.facts },
    portal: input.portal,
    // A cause of the whole key is fixed in the client that is in use.
    protocol: cause.protocol ?? (input.target.protocols.length === 1 ? (input.target.protocols[0] ?? null) : null),
    platform: input.platform,
  });
  const observations = scene.observations.filter(({ index }) => cause.from.includes(index));
  const telling = tellingOf(cause, scene);
  const exchange = telling ? input.result.exchanges.find(({ index }) => index === telling.index) : undefined;
  const own = rankOfClass(known.class);
  // A key that is odd as typed is not above suspicion because a repaired form of it was accepted.
  const odd = rows.some(({ id, status }) => id === 'config.key' && (status === 'warn' || status === 'fail'));
  const passed = rows.filter(({ status }) => status === 'pass').map(({ id }) => id);
  const ruledOut = checks
    .filter(({ id }) => passed.includes(id))
    .flatMap(({ rulesOut }) => rulesOut)
    .filter(
      (code) =>
        code !== cause.code &&
        !(odd && mustFindCode(code).class === 'auth') &&
        (rankOfClass(mustFindCode(code).class) <= own || known.class !== 'stream'),
    );
  return {
    code: cause.code,
    reason: cause.reason,
    class: known.class,
    owner: known.owner,
    retry: known.retry,
    retryAt: cause.retryAt,
    severity: cause.severity,
    confidence: cause.confidence,
    title: words.title,
    meaning: [words.meaning, ...notesOf(cause, input)].join(input.lang === 'zh' ? '' : ' '),
    facts: cause.facts,
    fixes: [...clientFixes(cause, input.lang), ...words.fixes.map((fix) => withoutRepeats(fix, cause, input))],
    docs: words.docs,
    evidence: [...new Set([...observations.map(({ check }) => check), ...cause.checks])],
    ruledOut: [...new Set(ruledOut)],
    requestIds: idsOf(observations.filter((item) => scene.lead(item) !== null || observations.length === 1)),
    model: cause.model,
    protocol: cause.protocol,
    reproduce: exchange ? curlOf(exchange) : null,
  };
}

function notTestedOf(rows: readonly CheckRow[], scene: Scene, input: BuildInput): string[] {
  const { lang } = input;
  const list = checks.flatMap(({ id, untested }) => {
    const row = rows.find((item) => item.id === id);
    if (untested === undefined || row?.status !== 'skip') return [];
    const what = say(lang, untested);
    return [row.reason ? say(lang, 'notTested.reason', { what, reason: row.reason }) : what];
  });
  // Whoever handed over a key of their own did not ask about those of the environment.
  for (const { keySource } of input.target.pair.family === 'explicit' ? [] : input.target.others)
    list.push(say(lang, 'notTested.otherKey', { variable: keySource.replace(/^env:/, '') }));
  if (scene.refusal && hidesLaterChecks(scene.lead(scene.refusal))) list.push(say(lang, 'notTested.later'));
  return list;
}

/** Settings that were seen to work: only surfaces on which a model brought output. */
function settingsOf(scene: Scene, input: BuildInput): SettingsBlock[] {
  const seen = new Set<string>();
  const blocks: SettingsBlock[] = [];
  for (const item of scene.lives.filter(scene.brought)) {
    if (item.model === null || seen.has(item.protocol)) continue;
    seen.add(item.protocol);
    blocks.push(
      ...settingsFor(
        item.protocol,
        input.target.baseUrl.root,
        item.model,
        input.platform === 'win32' ? 'powershell' : 'posix',
      ),
    );
  }
  return blocks;
}

/** What breaks every check alike: told whatever was chosen, when a request met it. */
const concernsAll: ReadonlySet<CodeClass> = new Set([
  'internal',
  'proxy',
  'tls',
  'network',
  'client',
  'edge',
  'endpoint',
  'auth',
]);

/** A cause is told when it belongs to a check that was chosen. Answers are shared: that a chosen check needed one chooses only what it says about that check. */
function concernsChosen(cause: Cause, scene: Scene, chosen: BuildInput['chosen']): boolean {
  if (cause.checks.some(chosen)) return true;
  if (cause.from.length === 0) return false;
  if (concernsAll.has(mustFindCode(cause.code).class)) return true;
  const answers = scene.observations.filter(({ index }) => cause.from.includes(index));
  if (answers.length === 0) return true;
  // A rule that names its checks read counters in the answer of `/v1/usage`; what other answers say is their own.
  const own = cause.checks.length > 0 ? answers.filter(({ probe }) => probe !== 'usage') : answers;
  return own.some(
    (item) =>
      chosen(item.check) ||
      (isRefusal(scene.lead(item)) && chosen('auth.key')) ||
      (item.probe === 'usage' && chosen('limits.windows')) ||
      (item.model !== null && (chosen('channel.plain') || chosen('channel.stream'))),
  );
}

/** A check that crashed is a fault of this program, and the first thing to tell. */
function crashCauses(rows: readonly CheckRow[]): Cause[] {
  return rows
    .filter(({ code }) => code === 'INTERNAL')
    .map(({ id, summary }) =>
      causeOf({ code: 'INTERNAL', facts: { message: summary }, checks: [id] }, 'a check crashed'),
    );
}

/** A warning when the key, or a longer run of it, came back in an answer's body or headers. */
function echoCauses({ result, target }: BuildInput): Cause[] {
  const from = result.exchanges.filter(({ keyEchoed }) => keyEchoed).map(({ index }) => index);
  const facts = { host: new URL(target.baseUrl.root).host };
  const rule = 'the answer repeats the key';
  return from.length === 0 ? [] : [causeOf({ code: 'KEY_ECHOED_BY_SERVER', severity: 'warn', facts, from }, rule)];
}

function somebodyElses(root: Finding | undefined): root is Finding {
  return root !== undefined && root.severity === 'fail' && root.owner !== 'you';
}

/** Builds the report. */
export function buildReport(input: BuildInput): Report {
  const { result, target } = input;
  const scene = sceneOf(result.situation);
  const rows = checkRows(input, scene);
  const causes = [
    ...crashCauses(rows),
    ...[...result.diagnosis.causes, ...echoCauses(input)].filter((cause) => concernsChosen(cause, scene, input.chosen)),
  ];
  const diagnosis = causes.map((cause) => findingOf(cause, input, scene, rows));
  const interrupted = input.signal !== null;
  const judged = { diagnosis, checks: rows, interrupted };
  const generatedAt = new Date(input.endedAt).toISOString();
  const verdict = verdictOf(judged);
  return {
    schemaVersion: 1,
    tool,
    generatedAt,
    durationMs: Math.round(input.endedAt - input.startedAt),
    target: {
      baseUrl: target.baseUrl.root,
      given: target.baseUrl.given,
      protocols: target.protocols,
      models: [...new Set(target.models.map(({ model }) => model))],
      key: { source: target.pair.keySource, masked: target.key.masked, length: target.key.length },
    },
    verdict,
    exitCode: exitCodeOf(judged, input.failOn, input.signal),
    interrupted,
    diagnosis,
    checks: rows,
    windows: result.usage?.windows ?? [],
    channels: channelsOf(input, scene),
    requests: requestsOf(input, scene),
    notTested: notTestedOf(rows, scene, input),
    settings: verdict === 'healthy' || verdict === 'degraded' ? settingsOf(scene, input) : [],
    ticket: somebodyElses(diagnosis[0])
      ? ticketOf({
          finding: diagnosis[0],
          answer: (causes[0] && tellingOf(causes[0], scene)?.facts) ?? {},
          baseUrl: target.baseUrl.root,
          generatedAt,
          lang: input.lang,
        })
      : null,
    trace: result.diagnosis.trace,
  };
}
