/** The `doctor` command: options → run → report. No judgement and no sentences here. */
import { checkIds, checks } from '../checks/checks';
import { runProbes } from '../checks/run';
import type { Context } from '../context';
import type { ProbeName } from '../diagnose/observation';
import { readKeyFile, readStandardInput } from '../input';
import { createRedactor } from '../redact';
import { defaultPortal } from '../reference/lookup';
import { say } from '../reference/phrases/doctor';
import { buildReport } from '../report/build';
import { renderJson } from '../report/json';
import { renderQuiet } from '../report/quiet';
import type { Report } from '../report/report';
import { loadStyle, wantsColor, wantsUnicode } from '../report/style';
import { renderTerminal } from '../report/terminal';
import type { Spinner } from '../spinner';
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

async function pairOptions(options: DoctorOptions, context: Context, demo: Demo | null): Promise<PairOptions> {
  if (demo) return { baseUrl: demo.baseUrl, key: demo.key };
  const given: PairOptions = {};
  if (options.baseUrl !== null) given.baseUrl = options.baseUrl;
  if (options.key !== null) given.key = options.key;
  if (options.keyEnv !== null) given.keyEnv = options.keyEnv;
  if (options.keyFile !== null)
    given.keyFile = { path: options.keyFile, content: await readKeyFile(options.keyFile, options.lang) };
  if (options.keyStdin) given.keyStdin = await readStandardInput(context, options.lang);
  return given;
}

/** Portal that fixes point to: the gateway's own host, unless it is a test on this machine. */
function portalOf(target: ResolvedTarget): string {
  return target.baseUrl.isLoopbackOrPrivate ? defaultPortal : target.baseUrl.origin;
}

async function render(report: Report, options: DoctorOptions, context: Context, portal: string): Promise<string> {
  if (options.format === 'json') return renderJson(report);
  if (options.quiet) return renderQuiet(report);
  const style = await loadStyle({ color: wantsColor(context, options.color), unicode: wantsUnicode(context) });
  return renderTerminal(report, {
    lang: options.lang,
    width: context.stdout.columns ?? 80,
    style,
    verbose: options.verbose,
    now: context.now(),
    portal,
  });
}

function planLine(plan: RequestPlan, options: DoctorOptions): string {
  const cost = plan.cost;
  return say(options.lang, 'plan.row', { method: plan.method, url: plan.url, cost });
}

/** Runs doctor and returns the exit code of the contract. Throws `UsageError` for wrong input. */
export async function runDoctor(options: DoctorOptions, context: Context): Promise<number> {
  const { lang } = options;
  const startedAt = context.now();
  const chosen = choose(options);
  const demo = await startDemo(options);
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort('deadline'), options.deadlineMs);
  const interrupt = (): void => stop.abort(String(context.interrupted.reason ?? 'SIGINT'));
  if (context.interrupted.aborted) interrupt();
  context.interrupted.addEventListener('abort', interrupt, { once: true });
  try {
    const models = options.models.length === 0 && demo && !options.free ? [demo.model] : options.models;
    const env = demo ? {} : context.env;
    const target = resolveTarget({
      options: await pairOptions(options, context, demo),
      models,
      protocol: options.protocol ?? demo?.protocol ?? null,
      env,
      lang,
    });
    if (demo) target.pair.keySource = 'demo';
    if (options.key !== null) context.stderr.write(`${say(lang, 'warn.keyOption')}\n`);
    const redact = createRedactor([target.pair.key, target.key.value]);
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
        stop: stop.signal,
        onSend(plan) {
          const path = new URL(plan.url).pathname;
          spinner?.say(say(lang, 'spinner', { what: plan.model ? `${path} · ${plan.model}` : path }));
          if (options.verbose) context.stderr.write(`${redact(planLine(plan, options))}\n`);
        },
      });
      const signal = context.interrupted.aborted ? String(context.interrupted.reason ?? 'SIGINT') : null;
      const report = buildReport({
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
      spinner?.stop();
      context.stdout.write(redact(await render(report, options, context, portal)));
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
