/** The checks, one row each, in the order in which they are shown: what they need, which probes they look at, how they judge. Nothing is sent here. */
import type { Observation, ProbeName } from '../diagnose/observation';
import { endedShort, isRefusal, type Scene } from '../diagnose/scene';
import { isRecord } from '../evidence/envelope';
import { mustFindCode, wordsOf } from '../reference/lookup';
import { type DoctorPhrase, say } from '../reference/phrases/doctor';
import { localTime } from '../reference/sentence';
import { duration } from '../report/format';
import type { CheckStatus } from '../report/report';
import { doubtfulNotes } from '../target/proxy';
import type { ResolvedTarget } from '../target/resolve';
import type { Lang } from '../vocabulary';
import type { RunResult } from './run';

export interface Judged {
  status: CheckStatus;
  code?: string | null;
  summary: string;
  reason?: string | null;
  from?: readonly Observation[];
  details?: Record<string, unknown>;
}

export interface CheckQuestion {
  result: RunResult;
  scene: Scene;
  target: ResolvedTarget;
  free: boolean;
  lang: Lang;
  portal: string;
  /** Why nothing more was sent: a signal, the deadline, or `null`. */
  stopped: 'interrupted' | 'deadline' | null;
}

export interface Check {
  id: string;
  title: DoctorPhrase;
  /** Checks that must not have failed for this one to mean anything. */
  needs: readonly string[];
  /** Dearest request that it may send. */
  cost: 'free' | 'billable';
  probes: readonly ProbeName[];
  judge(question: CheckQuestion): Judged;
}

function titleOf(code: string, question: CheckQuestion): string {
  return wordsOf({
    code,
    reason: null,
    lang: question.lang,
    facts: {},
    portal: question.portal,
    protocol: null,
    platform: null,
  }).title;
}

function skipped(question: CheckQuestion, reason: DoctorPhrase): Judged {
  const text = say(question.lang, reason);
  return { status: 'skip', summary: text, reason: text };
}

function stoppedSkip(question: CheckQuestion): Judged | null {
  if (question.stopped === null) return null;
  if (question.stopped === 'interrupted') return skipped(question, 'skip.interrupted');
  // It was asked for, and the time was too short to decide it.
  return { ...skipped(question, 'skip.deadline'), status: 'inconclusive' };
}

/** Why no request with the key was sent, or why later ones were not. */
function whyNotAsked(question: CheckQuestion): Judged {
  const { scene, result } = question;
  if (scene.observations.length === 0) {
    const typed = result.diagnosis.causes.some(({ severity, from }) => severity === 'fail' && from.length === 0);
    if (typed) return skipped(question, 'skip.keyUnusable');
  }
  const early = scene.observations.every((item) => (item.evidence.fault?.errorCode ?? 'ABORTED') === 'ABORTED');
  if (early && question.stopped !== null) return stoppedSkip(question) ?? skipped(question, 'skip.interrupted');
  if (scene.observations.length > 0 && scene.observations.every((item) => item.evidence.status === null))
    return skipped(question, 'skip.noConnection');
  if (scene.refusal) return skipped(question, 'skip.refused');
  return stoppedSkip(question) ?? skipped(question, 'skip.notAnApi');
}

function oddityOf(finding: ResolvedTarget['key']['findings'][number], lang: Lang): string {
  const values = { ...finding.facts, reason: finding.reason } as Record<string, string | number>;
  if (finding.code === 'KEY_PLACEHOLDER') return say(lang, 'oddity.placeholder');
  const known: Partial<Record<string, DoctorPhrase>> = {
    whitespace: 'oddity.whitespace',
    newline: 'oddity.newline',
    quotes: 'oddity.quotes',
    bearer_prefix: 'oddity.bearer_prefix',
    non_ascii: 'oddity.non_ascii',
    url: 'oddity.url',
    empty: 'oddity.empty',
  };
  return say(lang, known[finding.reason] ?? 'oddity.other', values);
}

function worst(observations: readonly Observation[], scene: Scene): Observation | null {
  return observations.find((item) => scene.lead(item) !== null) ?? null;
}

function channel(question: CheckQuestion, mode: 'plain' | 'stream'): Judged {
  const { scene, target, free, lang } = question;
  if (target.models.length === 0) return skipped(question, 'skip.noModel');
  if (free) return skipped(question, 'skip.free');
  const runs = scene.lives.filter((item) => item.mode === mode && item.probe === 'live');
  if (runs.length === 0) {
    if (mode === 'stream' && scene.lives.some((item) => item.mode === 'plain' && scene.lead(item) !== null))
      return skipped(question, 'skip.plainRefused');
    return whyNotAsked(question);
  }
  const answered = (item: Observation): boolean =>
    scene.lead(item) === null && item.evidence.completion?.outcome === 'ok';
  const rescued = (item: Observation): boolean =>
    scene.lives.some(
      (later) =>
        (later.probe !== 'live' || endedShort(item)) &&
        later.model === item.model &&
        later.protocol === item.protocol &&
        answered(later),
    );
  const ok = runs.filter((item) => answered(item) || rescued(item));
  const failed = runs.filter((item) => scene.lead(item) !== null && !rescued(item));
  const codes = [...new Set(failed.map((item) => scene.lead(item) ?? ''))];
  const details = {
    attempts: runs.length,
    ok: ok.length,
    codes,
    ...(mode === 'stream' ? { pings: Math.max(0, ...runs.map((item) => item.evidence.completion?.pings ?? 0)) } : {}),
  };
  const bad = failed[0];
  if (bad) {
    const code = scene.lead(bad) ?? '';
    const summary = say(lang, 'channel.failed', {
      protocol: bad.protocol,
      model: bad.model ?? '',
      status: bad.evidence.status ?? '',
      code,
    });
    return {
      status: 'fail',
      code,
      summary:
        runs.length > 1
          ? `${summary} · ${say(lang, 'channel.okSome', { ok: ok.length, attempts: runs.length })}`
          : summary,
      from: runs,
      details,
    };
  }
  const [first] = ok;
  if (!first || ok.length < runs.length) {
    const open = runs.find((item) => !ok.includes(item)) ?? runs[0];
    return {
      status: 'inconclusive',
      summary: say(lang, 'channel.undecided', { protocol: open?.protocol ?? '', model: open?.model ?? '' }),
      from: runs,
      details,
    };
  }
  const values = {
    protocol: first.protocol,
    model: first.model ?? '',
    total: duration(first.totalMs, lang),
    ttft: duration(first.evidence.completion?.firstOutputMs ?? first.evidence.ttfbMs ?? first.totalMs, lang),
  };
  const summary =
    runs.length > 1
      ? say(lang, 'channel.okSome', { ok: ok.length, attempts: runs.length })
      : say(lang, mode === 'stream' ? 'channel.okStream' : 'channel.ok', values);
  return { status: 'pass', summary, from: runs, details };
}

export const checks: readonly Check[] = [
  {
    id: 'config.baseUrl',
    title: 'title.config.baseUrl',
    needs: [],
    cost: 'free',
    probes: [],
    judge({ target, lang, result }) {
      const { baseUrl, pair } = target;
      const details = {
        given: baseUrl.given,
        normalised: baseUrl.root,
        source: pair.baseUrlSource,
        changes: baseUrl.changes,
      };
      const corrected = result.diagnosis.causes.find(({ code }) => code === 'BASE_URL_WRONG');
      if (corrected) {
        const variable = corrected.facts.envName ?? baseUrl.given;
        const values = { variable, given: baseUrl.given, correction: corrected.facts.correction ?? '' };
        return {
          status: corrected.severity,
          code: 'BASE_URL_WRONG',
          summary: say(lang, corrected.checks.length > 0 ? 'baseUrl.form' : 'baseUrl.normalised', {
            ...values,
            url: String(values.correction),
          }),
          details,
        };
      }
      if (baseUrl.insecure)
        return { status: 'warn', summary: say(lang, 'baseUrl.insecure', { url: baseUrl.root }), details };
      const changed = baseUrl.given.replace(/\/+$/, '') !== baseUrl.root;
      return {
        status: 'pass',
        summary: say(lang, changed ? 'baseUrl.normalised' : 'baseUrl.used', {
          url: baseUrl.root,
          given: baseUrl.given,
        }),
        details,
      };
    },
  },
  {
    id: 'config.key',
    title: 'title.config.key',
    needs: [],
    cost: 'free',
    probes: [],
    judge({ target, lang }) {
      const { key, pair, others, conflicts } = target;
      const oddities = key.findings.map((finding) => oddityOf(finding, lang));
      const details = {
        source: pair.keySource,
        masked: key.masked,
        length: key.length,
        otherSources: others.map(({ keySource }) => keySource.replace(/^env:/, '')),
        oddities,
      };
      const [finding] = key.findings;
      if (finding)
        return {
          status: finding.blocking ? 'fail' : 'warn',
          code: finding.code,
          summary: say(lang, 'key.odd', { masked: key.masked, oddity: oddities.join('; ') }),
          details,
        };
      if (conflicts.some(({ kind }) => kind === 'key'))
        return {
          status: 'warn',
          code: 'KEY_CONFLICT',
          summary: say(lang, 'key.fine', { masked: key.masked, length: key.length }),
          details,
        };
      const [hint] = key.hints;
      const values = { masked: key.masked, length: key.length, prefix: hint?.prefix ?? '', vendor: hint?.vendor ?? '' };
      return { status: 'pass', summary: say(lang, hint ? 'key.hint' : 'key.fine', values), details };
    },
  },
  {
    id: 'config.proxy',
    title: 'title.config.proxy',
    needs: [],
    cost: 'free',
    probes: [],
    judge({ target: { proxy }, lang }) {
      const [finding] = proxy.findings;
      const details = {
        url: proxy.proxy?.shown ?? null,
        source: proxy.proxy?.source ?? null,
        bypassed: proxy.noProxyRule !== null,
        notes: proxy.notes.map(({ kind }) => kind),
        clients: Object.fromEntries(proxy.clients.map(({ client, honours }) => [client, honours])),
      };
      const doubtful = proxy.notes.some(({ kind }) => doubtfulNotes.has(kind));
      const state = doubtful
        ? ({ status: 'warn', code: 'PROXY_CONFIG_INVALID' } as const)
        : ({ status: 'pass' } as const);
      if (finding)
        return {
          status: 'fail',
          code: finding.code,
          summary: say(lang, 'proxy.invalid', { source: finding.facts.proxySource ?? '' }),
          details,
        };
      if (proxy.proxy) {
        const named = (honours: boolean): string =>
          proxy.clients.flatMap((item) => (item.honours === honours ? [item.client] : [])).join(', ');
        const values = {
          proxy: proxy.proxy.shown,
          source: proxy.proxy.source,
          using: named(true),
          ignoring: named(false),
        };
        const phrase = values.ignoring === '' ? 'proxy.used' : 'proxy.usedBySome';
        return { ...state, summary: say(lang, phrase, values), details };
      }
      if (proxy.noProxyRule !== null)
        return { ...state, summary: say(lang, 'proxy.bypassed', { rule: proxy.noProxyRule }), details };
      const other = proxy.notes.find(({ kind }) => kind === 'http_proxy_not_used');
      const summary = other
        ? say(lang, 'proxy.notUsed', { source: other.facts.envName ?? '' })
        : say(lang, 'proxy.none');
      return { ...state, summary, details };
    },
  },
  {
    id: 'network.connect',
    title: 'title.network.connect',
    needs: ['config.proxy'],
    cost: 'free',
    probes: ['identity'],
    judge(question) {
      const { scene, result, lang, target } = question;
      const answered = result.exchanges.find(({ answer }) => answer !== null);
      const broken = scene.observations.find(
        (item) => item.evidence.fault !== null && item.evidence.status === null && scene.lead(item) !== null,
      );
      if (!answered && broken)
        return {
          status: 'fail',
          code: scene.lead(broken),
          summary: say(lang, 'connect.failed', { host: new URL(target.baseUrl.root).host }),
          from: [broken],
        };
      if (!answered) return whyNotAsked(question);
      const { connection, phases } = answered;
      const details = {
        address: connection.address,
        port: connection.port,
        family: connection.family,
        addresses: connection.addresses,
        failedAddresses: connection.attemptsFailed.map(({ address, errorCode }) => `${address} ${errorCode}`),
        httpVersion: answered.answer?.httpVersion ?? null,
        reused: result.exchanges.filter((item) => item.answer !== null && item.phases.tcp === null).length,
        dnsMs: phases.dns,
        tcpMs: phases.tcp,
        ttfbMs: phases.ttfb,
      };
      const failed = connection.attemptsFailed;
      const values = {
        address: connection.address ?? '',
        ttfb: Math.round(phases.ttfb ?? phases.total),
        family: connection.family ?? '',
        others: connection.addresses.filter((address) => address !== connection.address).length,
        failed: details.failedAddresses.join(', '),
      };
      const phrase =
        failed.length > 0
          ? 'connect.doneAfterFailures'
          : values.others > 0
            ? 'connect.doneOneOfSeveral'
            : 'connect.done';
      return {
        status: 'pass',
        summary: say(lang, phrase, values),
        from: scene.observations.filter(({ index }) => index === answered.index),
        details,
      };
    },
  },
  {
    id: 'network.tls',
    title: 'title.network.tls',
    needs: ['network.connect'],
    cost: 'free',
    probes: ['identity'],
    judge(question) {
      const { scene, result, lang, target } = question;
      if (target.baseUrl.root.startsWith('http:')) return skipped(question, 'skip.plainHttp');
      const secured = result.exchanges.find(
        ({ connection }) => connection.tls !== null && connection.tls.version !== null,
      );
      const broken = scene.observations.find(
        (item) => item.evidence.fault?.stage === 'tls' && item.evidence.status === null,
      );
      if (broken && !secured)
        return { status: 'fail', code: scene.lead(broken), summary: say(lang, 'tls.failed'), from: [broken] };
      const tls = secured?.connection.tls;
      if (!secured || !tls) return whyNotAsked(question);
      const { certificate } = tls;
      const details = {
        version: tls.version,
        cipher: tls.cipher,
        alpn: tls.alpn,
        issuer: certificate?.issuer ?? null,
        subject: certificate?.subject ?? null,
        names: certificate?.names ?? [],
        validFrom: certificate?.validFrom ?? null,
        validTo: certificate?.validTo ?? null,
        tlsMs: secured.phases.tls,
      };
      const values = {
        version: tls.version ?? '',
        validTo: certificate ? localTime(certificate.validTo).slice(0, 10) : '',
      };
      return { status: 'pass', summary: say(lang, certificate ? 'tls.done' : 'tls.version', values), details };
    },
  },
  {
    id: 'gateway.identity',
    title: 'title.gateway.identity',
    needs: ['network.connect'],
    cost: 'free',
    probes: ['identity'],
    judge(question) {
      const { scene, result, lang } = question;
      const asked = scene.of('identity')[0];
      const body = asked ? result.exchanges.find(({ index }) => index === asked.index)?.answer?.body : undefined;
      const told = asked?.evidence.content === 'json' ? settingsOf(body ?? '') : null;
      const strange = scene.observations.find(
        (item) =>
          ['WRONG_VENDOR', 'CAPTIVE_PORTAL', 'CDN_CHALLENGE', 'WAF_BLOCKED'].includes(scene.lead(item) ?? '') &&
          !(item.probe === 'identity' && scene.apiAnswered),
      );
      const details = {
        isGateway: scene.gatewayShown,
        version: told?.version ?? null,
        timeZone: told?.timeZone ?? null,
        apiBaseUrl: told?.apiBaseUrl ?? null,
        vendor: strange?.evidence.senderName ?? null,
      };
      const from = asked ? [asked] : [];
      if (strange && !scene.gatewayShown)
        return {
          status: 'fail',
          code: scene.lead(strange),
          summary: say(lang, 'identity.other', { vendor: strange.evidence.senderName ?? scene.lead(strange) ?? '' }),
          from: [strange],
          details,
        };
      if (told?.version)
        return { status: 'pass', summary: say(lang, 'identity.version', { version: told.version }), from, details };
      if (scene.gatewayShown) return { status: 'pass', summary: say(lang, 'identity.shown'), from, details };
      return scene.observations.some((item) => item.evidence.status !== null)
        ? { status: 'skip', summary: say(lang, 'identity.silent'), reason: say(lang, 'identity.silent'), from, details }
        : whyNotAsked(question);
    },
  },
  {
    id: 'auth.key',
    title: 'title.auth.key',
    needs: ['config.key', 'network.connect'],
    cost: 'free',
    probes: ['usage', 'models'],
    judge(question) {
      const { scene, result, lang, target } = question;
      const asked = [...scene.of('usage', 'models', 'header-style'), ...scene.lives];
      const refused = asked.find(
        (item) =>
          item.probe !== 'header-style' &&
          isRefusal(scene.lead(item)) &&
          !((scene.lives.includes(item) && scene.keyAccepted) || scene.overruled(item)),
      );
      const expiresAt = result.usage?.expiresAt ?? null;
      const details = {
        accepted: refused ? false : scene.keyAccepted ? true : null,
        headerStyle: target.headerStyle,
        status: (refused ?? asked[0])?.evidence.status ?? null,
        expiresAt,
        group: result.usage?.planName ?? null,
      };
      if (refused) {
        const style = result.diagnosis.causes.find(({ code }) => code === 'KEY_HEADER_STYLE');
        const code = style?.code ?? scene.lead(refused) ?? '';
        return {
          status: code === 'INVALID_AUTH_RATE_LIMITED' ? 'inconclusive' : 'fail',
          code,
          summary: say(lang, 'auth.refused', { title: titleOf(code, question) }),
          from: [refused],
          details,
        };
      }
      if (scene.keyAccepted || scene.liveWorked) {
        const until = expiresAt === null ? null : localTime(expiresAt).slice(0, 10);
        return {
          status: 'pass',
          summary: say(lang, until === null ? 'auth.accepted' : 'auth.acceptedUntil', { expiresAt: until ?? '' }),
          from: asked.slice(0, 2),
          details,
        };
      }
      if (asked.length === 0 || asked.every((item) => item.evidence.status === null)) return whyNotAsked(question);
      // A live request that got as far as the channel has passed the key checks.
      const beyond = scene.lives.find((item) =>
        ['upstream', 'model', 'quota', 'rate_limit', 'policy', 'stream'].includes(
          item.conclusions.length > 0 ? classOfLead(scene, item) : '',
        ),
      );
      if (beyond)
        return {
          status: 'pass',
          summary: say(lang, 'auth.accepted'),
          from: [beyond],
          details: { ...details, accepted: true },
        };
      return {
        status: 'inconclusive',
        summary: say(lang, 'auth.undecided'),
        reason: say(lang, 'auth.undecided'),
        from: asked,
        details,
      };
    },
  },
  {
    id: 'models.lookup',
    title: 'title.models.lookup',
    needs: ['auth.key'],
    cost: 'free',
    probes: ['models', 'models.gemini'],
    judge(question) {
      const { scene, result, lang, target } = question;
      const asked = scene.of('models', 'models.gemini');
      const { list } = result;
      const names = [...new Set(target.models.map(({ model }) => model))];
      if (!list) {
        if (asked.length === 0) return whyNotAsked(question);
        const bad = worst(asked, scene);
        if (!bad)
          return {
            status: 'inconclusive',
            summary: say(lang, 'models.undecided'),
            reason: say(lang, 'models.undecided'),
            from: asked,
          };
        const code = scene.lead(bad) ?? '';
        const refused =
          (isRefusal(code) && !scene.overruled(bad)) ||
          result.diagnosis.causes.some((cause) => cause.severity === 'fail' && cause.from.includes(bad.index));
        if (!refused && scene.liveWorked) return { ...skipped(question, 'skip.notOffered'), from: asked };
        return {
          status: refused ? 'fail' : 'inconclusive',
          code,
          summary: say(lang, 'models.failed', { title: titleOf(code, question) }),
          from: asked,
        };
      }
      const missing = names.filter((name) => scene.offered(name).listed === false);
      const open = names.filter((name) => scene.offered(name).listed === null);
      const nearest = missing.flatMap((name) => scene.offered(name).nearest);
      const details = {
        count: list.ids.length,
        listed: names.filter((name) => scene.offered(name).listed === true),
        missing,
        nearest,
        protocol: asked[0]?.protocol ?? null,
        shape: list.shape,
      };
      const values = {
        model: (missing[0] ?? names[0]) as string,
        count: list.ids.length,
        asked: names.length,
        nearest: nearest.join(', '),
      };
      if (missing.length > 0) {
        const works = missing.every((name) =>
          scene.lives.some((item) => item.model === name && scene.lead(item) === null),
        );
        if (works) return { status: 'pass', summary: say(lang, 'models.worksUnlisted', values), from: asked, details };
        const cause = result.diagnosis.causes.find(
          ({ model, code }) =>
            model !== null && missing.includes(model) && ['MODEL_NOT_OFFERED', 'MODEL_NOT_FOUND'].includes(code),
        );
        const status = cause ? 'fail' : 'inconclusive';
        return {
          status,
          code: cause?.code ?? null,
          summary: say(lang, nearest.length > 0 ? 'models.missingNear' : 'models.missing', values),
          from: asked,
          details,
        };
      }
      if (open.length > 0 && !scene.liveWorked && scene.lives.length === 0)
        return {
          status: 'inconclusive',
          summary: say(lang, 'models.notProven'),
          reason: say(lang, 'models.notProven'),
          from: asked,
          details,
        };
      const summary =
        names.length === 0 || open.length > 0
          ? say(lang, 'models.count', values)
          : say(lang, names.length === 1 ? 'models.offered.one' : 'models.offered.many', values);
      return { status: 'pass', summary, from: asked, details };
    },
  },
  {
    id: 'limits.windows',
    title: 'title.limits.windows',
    needs: ['auth.key'],
    cost: 'free',
    probes: ['usage'],
    judge(question) {
      const { scene, result, lang } = question;
      const [asked] = scene.of('usage');
      const { usage } = result;
      const told = result.diagnosis.causes.find(
        ({ code, severity }) => severity === 'fail' && ['quota', 'billing'].includes(classOfCode(code)),
      );
      const from = asked ? [asked] : [];
      if (!usage) {
        if (!asked || asked.evidence.fault?.errorCode === 'ABORTED') return whyNotAsked(question);
        const code = scene.lead(asked);
        if (asked.evidence.status === null && code) return skipped(question, 'skip.noConnection');
        if (isRefusal(code) && !scene.overruled(asked)) return { ...skipped(question, 'skip.refused'), from };
        if (
          code &&
          ['gateway', 'edge', 'network'].includes(classOfCode(code)) &&
          (asked.evidence.status === null || asked.evidence.status >= 500)
        )
          return {
            status: 'inconclusive',
            code,
            summary: say(lang, 'windows.failed', { title: titleOf(code, question) }),
            from,
          };
        return {
          status: 'skip',
          summary: say(lang, 'windows.silent'),
          reason: say(lang, 'windows.silent'),
          from,
          details: { available: false },
        };
      }
      const exhausted = usage.exhausted.filter(({ stale }) => !stale);
      const details = { mode: usage.mode, exhausted: exhausted.map(({ kind }) => kind), available: true };
      if (told) return { status: 'fail', code: told.code, summary: titleOf(told.code, question), from, details };
      if (exhausted.length > 0) return { status: 'warn', summary: say(lang, 'windows.stale'), from, details };
      return {
        status: 'pass',
        summary: say(lang, usage.windows.length === 0 ? 'windows.none' : 'windows.fine'),
        from,
        details,
      };
    },
  },
  {
    id: 'channel.plain',
    title: 'title.channel.plain',
    needs: ['auth.key'],
    cost: 'billable',
    probes: ['usage', 'models', 'live'],
    judge: (question) => channel(question, 'plain'),
  },
  {
    id: 'channel.stream',
    title: 'title.channel.stream',
    needs: ['auth.key'],
    cost: 'billable',
    probes: ['usage', 'models', 'live'],
    judge: (question) => channel(question, 'stream'),
  },
];

function classOfCode(code: string): string {
  return mustFindCode(code).class;
}

function classOfLead(scene: Scene, item: Observation): string {
  const code = scene.lead(item);
  return code === null ? '' : classOfCode(code);
}

/** What the gateway tells of itself without a key (`/api/v1/settings/public`); everything may be missing. */
function settingsOf(
  body: string,
): { version: string | null; timeZone: string | null; apiBaseUrl: string | null } | null {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return null;
  }
  const data = isRecord(value) && isRecord(value.data) ? value.data : isRecord(value) ? value : null;
  const text = (item: unknown): string | null => (typeof item === 'string' && item !== '' ? item.slice(0, 120) : null);
  return data
    ? { version: text(data.version), timeZone: text(data.server_timezone), apiBaseUrl: text(data.api_base_url) }
    : null;
}

export const checkIds: readonly string[] = checks.map(({ id }) => id);
