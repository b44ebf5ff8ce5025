/** The `doctor` command: options → run → report. No judgement and no sentences here. */
import { checkIds, checks } from '../checks/checks';
import { runProbes } from '../checks/run/run';
import type { Context } from '../context';
import type { ProbeName } from '../diagnose/observation';
import { canHide, HiddenInputInterrupted, readHidden } from '../hiddenInput';
import { readStandardInput } from '../input';
import { createRedactor, mapStrings, type Redactor, secretsOfUrl } from '../redact';
import { defaultPortal } from '../reference/lookup';
import { say } from '../reference/phrases/doctor';
import { buildReport } from '../report/build';
import { fitReport, type RunContext } from '../report/context';
import { exitCodes } from '../report/exit';
import { renderJson } from '../report/json';
import { renderQuiet } from '../report/quiet';
import type { Report } from '../report/report';
import { loadStyle, wantsColor, wantsUnicode } from '../report/style';
import { renderTerminal } from '../report/terminal';
import type { Spinner } from '../spinner';
import { readKeyFile } from '../target/keyFile';
import type { PairOptions } from '../target/pair';
import { type ResolvedTarget, resolveTarget } from '../target/resolve';
import { UsageError } from '../usageError';
import { tool } from '../version';
import type { Protocol } from '../vocabulary';
import type { RequestPlan } from '../wire/exchange';
import { createWire } from '../wire/wire';
import { type DoctorOptions, unknownName } from './options';

/** Which checks were chosen. Throws `UsageError` for an unknown id and for a choice that leaves nothing. */
function choose(options: DoctorOptions): (id: string) => boolean {
  for (const [flag, ids] of [
    ['--only', options.only],
    ['--skip', options.skip],
  ] as const)
    for (const id of ids) if (!checkIds.includes(id)) throw unknownName('check', id, flag, checkIds, options.lang);
  const chosen = new Set(
    checkIds.filter((id) => (options.only.length === 0 || options.only.includes(id)) && !options.skip.includes(id)),
  );
  if (chosen.size === 0)
    throw new UsageError({
      what: say(options.lang, 'usage.noChecks'),
      instead: say(options.lang, 'usage.noChecks.instead'),
    });
  return (id) => chosen.has(id);
}

/** Throws for a check that was asked for by name and cannot run: leaving it out in silence would call everything fine. */
function refuseIdle(options: DoctorOptions, chosen: (id: string) => boolean): void {
  const { lang, free, models, demo } = options;
  for (const { id, cost } of checks) {
    if (cost === 'free' || !options.only.includes(id) || !chosen(id)) continue;
    if (free)
      throw new UsageError({
        what: say(lang, 'usage.onlyFree', { check: id }),
        where: '--only',
        instead: say(lang, 'usage.onlyFree.instead', { check: id }),
      });
    if (models.length === 0 && demo === null)
      throw new UsageError({
        what: say(lang, 'usage.onlyNoModel', { check: id }),
        where: '--only',
        instead: say(lang, 'usage.onlyNoModel.instead'),
      });
  }
}

interface Demo {
  baseUrl: string;
  key: string;
  model: string;
  protocol: Protocol;
  close(): Promise<void>;
}

async function startDemo(options: DoctorOptions): Promise<Demo | null> {
  if (options.demo === null) return null;
  const { openDemo } = await import('../simulator/demo');
  return openDemo(options.demo, options.lang);
}

/** The key from standard input. Typed into a terminal it is asked for and not shown. */
async function typedOrPiped({ lang }: DoctorOptions, context: Context, signal: AbortSignal): Promise<string> {
  if (!canHide(context)) return readStandardInput(context, lang, { signal });
  try {
    return await readHidden(context, say(lang, 'prompt.key'), signal);
  } catch (error) {
    if (signal.reason !== 'deadline') throw error;
    throw new UsageError({
      what: say(lang, 'usage.typedTime'),
      where: '--key-stdin',
      instead: say(lang, 'usage.typedTime.instead'),
    });
  }
}

async function pairOptions(
  options: DoctorOptions,
  context: Context,
  demo: Demo | null,
  stop: AbortSignal,
): Promise<PairOptions> {
  if (demo) return { baseUrl: demo.baseUrl, key: demo.key };
  const given: PairOptions = {};
  if (options.baseUrl !== null) given.baseUrl = options.baseUrl;
  if (options.key !== null) given.key = options.key;
  if (options.keyEnv !== null) given.keyEnv = options.keyEnv;
  if (options.keyFile !== null)
    given.keyFile = { path: options.keyFile, content: await readKeyFile(options.keyFile, options.lang) };
  if (options.keyStdin) given.keyStdin = await typedOrPiped(options, context, stop);
  return given;
}

/** Tells the printer of crashes every value that may be a key, before anything is done with it. */
function keepKeys(given: PairOptions, context: Context): void {
  const named = given.keyEnv === undefined ? undefined : context.env[given.keyEnv];
  for (const text of [given.key, named, given.keyFile?.content, given.keyStdin])
    for (const line of text?.split(/[\r\n]+/) ?? []) if (line.trim() !== '') context.keepSecret?.(line);
}

/** Portal that fixes point to: the gateway's own host, unless it is a test on this machine. */
function portalOf(target: ResolvedTarget): string {
  return target.baseUrl.isLoopbackOrPrivate ? defaultPortal : target.baseUrl.origin;
}

/** The finished output. Masked before anything is wrapped or quoted, where a secret is still in one piece. */
async function render(
  found: Report,
  options: DoctorOptions,
  context: Context,
  portal: string,
  redact: Redactor,
): Promise<string> {
  const report = mapStrings(found, redact);
  if (options.format === 'json') return renderJson(report);
  if (options.quiet) return renderQuiet(report);
  const style = await loadStyle({ color: wantsColor(context, options.color), unicode: wantsUnicode(context) });
  const page = renderTerminal(report, {
    lang: options.lang,
    width: context.stdout.columns ?? 80,
    style,
    verbose: options.verbose,
    now: context.now(),
    portal,
  });
  return redact(page);
}

function planLine(plan: RequestPlan, options: DoctorOptions): string {
  const cost = plan.cost;
  return say(options.lang, 'plan.row', { method: plan.method, url: plan.url, cost });
}

/** What a command that is printed for this user must repeat. */
function runContextOf(options: DoctorOptions, target: ResolvedTarget): RunContext {
  const flags: string[] = [];
  if (options.demo !== null) flags.push(options.demo === '' ? '--demo' : `--demo ${options.demo}`);
  if (options.keyEnv !== null) flags.push(`--key-env ${options.keyEnv}`);
  if (options.keyFile !== null) flags.push(`--key-file ${options.keyFile}`);
  if (options.baseUrl !== null) flags.push(`--base-url ${target.baseUrl.root}`);
  const [, keyVariable = null] = /^env:(\w+)$/.exec(target.pair.keySource) ?? [];
  return { keyVariable, options: flags.join(' ') };
}

/** Runs doctor and returns the exit code of the contract. Throws `UsageError` for wrong input. */
export async function runDoctor(options: DoctorOptions, context: Context): Promise<number> {
  const { lang } = options;
  const startedAt = context.now();
  const chosen = choose(options);
  refuseIdle(options, chosen);
  const demo = await startDemo(options);
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort('deadline'), options.deadlineMs);
  const interrupt = (): void => stop.abort(String(context.interrupted.reason ?? 'SIGINT'));
  if (context.interrupted.aborted) interrupt();
  context.interrupted.addEventListener('abort', interrupt, { once: true });
  try {
    const models = options.models.length === 0 && demo && !options.free ? [demo.model] : options.models;
    const env = demo ? {} : context.env;
    let given: PairOptions;
    try {
      given = await pairOptions(options, context, demo, stop.signal);
    } catch (error) {
      if (error instanceof HiddenInputInterrupted) return exitCodes.interrupted;
      if (!context.interrupted.aborted) throw error;
      return context.interrupted.reason === 'SIGTERM' ? exitCodes.terminated : exitCodes.interrupted;
    }
    keepKeys(given, context);
    const target = resolveTarget({
      options: given,
      models,
      protocol: options.protocol ?? demo?.protocol ?? null,
      env,
      lang,
    });
    const proxySecrets = secretsOfUrl(target.proxy.proxy?.url);
    for (const secret of [target.pair.key, target.key.value, ...proxySecrets]) context.keepSecret?.(secret);
    if (demo) target.pair.keySource = 'demo';
    if (options.key !== null) context.stderr.write(`${say(lang, 'warn.keyOption')}\n`);
    const redact = createRedactor([target.pair.key, target.key.value], proxySecrets);
    const portal = portalOf(target);
    const live = !options.free && target.models.length > 0;
    const probes = new Set<ProbeName>(
      checks.filter(({ id, cost }) => chosen(id) && (live || cost === 'free')).flatMap((check) => [...check.probes]),
    );
    const wire = createWire({
      key: target.key.value,
      userAgent: `torouter/${tool.version}`,
      proxy: target.proxy.proxy,
      redact,
      now: context.now,
      ...(context.lookup ? { lookup: context.lookup } : {}),
      deadline: stop.signal,
    });
    let spinner: Spinner | null = null;
    if (
      context.stderr.isTTY === true &&
      context.env.TERM !== 'dumb' &&
      options.format === 'terminal' &&
      !options.quiet &&
      !options.verbose
    ) {
      const { startSpinner } = await import('../spinner');
      spinner = startSpinner(
        say(lang, 'spinner', { what: '…' }),
        wantsColor({ env: context.env, stdout: context.stderr }, options.color),
      );
    }
    try {
      const result = await runProbes({
        target,
        free: options.free,
        samples: options.samples,
        timeoutMs: options.timeoutMs,
        probes,
        plain: chosen('channel.plain'),
        stream: chosen('channel.stream'),
        context,
        wire,
        redact,
        stop: stop.signal,
        onSend(plan) {
          const path = new URL(plan.url).pathname;
          spinner?.say(say(lang, 'spinner', { what: plan.model ? `${path} · ${plan.model}` : path }));
          if (options.verbose) context.stderr.write(`${redact(planLine(plan, options))}\n`);
        },
      });
      const signal = context.interrupted.aborted ? String(context.interrupted.reason ?? 'SIGINT') : null;
      const built = buildReport({
        result,
        target,
        chosen,
        free: options.free,
        lang,
        portal,
        platform: context.platform,
        failOn: options.failOn,
        signal,
        outOfTime: stop.signal.aborted && signal === null,
        startedAt,
        endedAt: context.now(),
      });
      const report = fitReport(built, runContextOf(options, target));
      spinner?.stop();
      context.stdout.write(await render(report, options, context, portal, redact));
      return report.exitCode;
    } finally {
      spinner?.stop();
      await wire.close();
    }
  } finally {
    clearTimeout(timer);
    context.interrupted.removeEventListener('abort', interrupt);
    await demo?.close();
  }
}
