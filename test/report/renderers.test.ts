/** Every sample report through every renderer: what the pages look like (snapshots that read as documents) and what must hold for all of them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phrases } from '../../src/reference/phrases/terminal';
import { renderExplain, renderExplainList } from '../../src/report/explain';
import { displayWidth, stripAnsi } from '../../src/report/format';
import { renderJson } from '../../src/report/json';
import { renderQuiet } from '../../src/report/quiet';
import type { ExplainReport, Report } from '../../src/report/report';
import { loadStyle, plainStyle } from '../../src/report/style';
import { renderTerminal, type TerminalOptions } from '../../src/report/terminal';
import { type Lang, langs } from '../../src/vocabulary';
import { explanations, listRows, now, portal, reports, timeZone } from './samples';

const options = (given: Partial<TerminalOptions> = {}): TerminalOptions => ({
  lang: 'en',
  width: 80,
  style: plainStyle(),
  verbose: false,
  now,
  portal,
  timeZone,
  ...given,
});

const reportEntries: [name: string, report: Report][] = Object.entries(reports);
const explainEntries: [name: string, report: ExplainReport][] = Object.entries(explanations);

/** Every page that can be made of the samples. */
function everyPage(given: Partial<TerminalOptions>): { name: string; text: string; source: unknown }[] {
  return [
    ...reportEntries.flatMap(([name, source]) =>
      [false, true].map((verbose) => ({
        name: `doctor ${name}${verbose ? ' -v' : ''}`,
        text: renderTerminal(source, options({ ...given, verbose })),
        source,
      })),
    ),
    ...explainEntries.map(([name, source]) => ({
      name: `explain ${name}`,
      text: renderExplain(source, options(given)),
      source,
    })),
    { name: 'explain', text: renderExplainList(listRows, options(given)), source: listRows },
  ];
}

/** Strings of a report that may be wider than a line: what is there to copy. */
function copyable(source: unknown): string[] {
  const found: string[] = ['curl -sS -i … | torouter explain -', 'torouter doctor --model MODEL'];
  const visit = (value: unknown, name: string): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, name);
    else if (typeof value === 'object' && value !== null)
      for (const [key, member] of Object.entries(value)) visit(member, key);
    else if (typeof value === 'string') {
      if (['commands', 'lines', 'reproduce'].includes(name)) found.push(...value.split('\n'));
      if (name === 'url' && value.startsWith('/')) found.push(portal + value);
      if (name === 'code') found.push(`torouter explain ${value}`);
      found.push(...(value.match(/https?:\/\/\S+/g) ?? []));
    }
  };
  visit(source, '');
  return found.map((text) => text.trim());
}

function expectWithin(width: number, text: string, source: unknown, name: string): void {
  const toCopy = copyable(source);
  const wide = text
    .split('\n')
    .filter((line) => displayWidth(line) > width)
    .filter((line) => !toCopy.some((part) => line.includes(part) && displayWidth(part) > width - 24));
  expect(wide, `${name} at ${width} columns`).toEqual([]);
}

const langFor = (name: string): Lang => (name === 'chinese' ? 'zh' : 'en');
const titled = (title: string, text: string): string => `$ ${title}\n${text}`;

describe('the pages', () => {
  it.each(reportEntries)('doctor: %s', async (name, report) => {
    const lang = langFor(name);
    const pages = [
      ...[120, 80, 60].map((width) =>
        titled(`torouter doctor --lang ${lang}   # ${width} columns`, renderTerminal(report, options({ lang, width }))),
      ),
      ...langs
        .filter((other) => other !== lang)
        .map((other) =>
          titled(`torouter doctor --lang ${other}   # 80 columns`, renderTerminal(report, options({ lang: other }))),
        ),
      titled(
        `torouter doctor -v --lang ${lang}   # 80 columns`,
        renderTerminal(report, options({ lang, verbose: true })),
      ),
      titled(
        `TERM=linux torouter doctor --lang ${lang}   # 80 columns`,
        renderTerminal(report, options({ lang, style: plainStyle({ unicode: false }) })),
      ),
      titled('torouter doctor -q', renderQuiet(report)),
      titled('echo $?', `${report.exitCode}\n`),
    ];
    await expect(pages.join('\n')).toMatchFileSnapshot(`__snapshots__/doctor.${name}.txt`);
  });

  it.each(explainEntries)('explain: %s', async (name, report) => {
    const lang = langFor(name);
    const pages = [120, 80, 60].map((width) =>
      titled(`torouter explain --lang ${lang}   # ${width} columns`, renderExplain(report, options({ lang, width }))),
    );
    await expect(pages.join('\n')).toMatchFileSnapshot(`__snapshots__/explain.${name}.txt`);
  });

  it('explain without arguments', async () => {
    const pages = [120, 80, 60].flatMap((width) =>
      langs.map((lang) =>
        titled(
          `torouter explain --lang ${lang}   # ${width} columns`,
          renderExplainList(listRows, options({ lang, width })),
        ),
      ),
    );
    await expect(pages.join('\n')).toMatchFileSnapshot('__snapshots__/explain.list.txt');
  });
});

describe('every page', () => {
  it('stays within the width, but for what is there to copy', () => {
    for (const lang of langs)
      for (const width of [120, 80, 60, 50])
        for (const unicode of [true, false])
          for (const { name, text, source } of everyPage({ lang, width, style: plainStyle({ unicode }) }))
            expectWithin(width, text, source, `${name} ${lang}`);
  });

  it('stays within any width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 160 }), fc.constantFrom(...langs), (width, lang) => {
        for (const { name, text, source } of everyPage({ width, lang })) expectWithin(width, text, source, name);
      }),
      { numRuns: 15 },
    );
  });

  it('has no trailing blanks, no tabs, no control characters, no two empty lines, and one line feed at its end', () => {
    for (const lang of langs)
      for (const width of [120, 80, 60])
        for (const { name, text } of everyPage({ lang, width })) {
          expect(text, name).not.toMatch(/[ \u00a0]$/m);
          expect(text, name).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
          expect(text, name).not.toMatch(/\n\n\n/);
          expect(text, name).toMatch(/[^\n]\n$/);
          expect(text, name).not.toMatch(/\{\w+\}|undefined|NaN|\[object/);
        }
  });

  it('says the same in colour', async () => {
    const style = await loadStyle({ color: true });
    for (const lang of langs)
      for (const width of [120, 80, 60]) {
        const plain = everyPage({ lang, width });
        const coloured = everyPage({ lang, width, style });
        for (const [index, { name, text }] of coloured.entries()) {
          expect(text, name).toContain('\u001b[');
          expect(stripAnsi(text), name).toBe(plain[index]?.text);
        }
      }
  });

  it('draws in ASCII where the terminal cannot do more', () => {
    for (const { name, text } of everyPage({ style: plainStyle({ unicode: false }) }))
      expect(text, name).not.toMatch(/[✔✖⚠◌█░─→•]/u);
  });

  it('shows no key, in any format', () => {
    const keyLike = /\bsk-[A-Za-z0-9_-]{8,}|\bAIza[A-Za-z0-9_-]{20,}|Bearer [A-Za-z0-9]{8,}/;
    for (const { name, text } of everyPage({})) expect(text, name).not.toMatch(keyLike);
    for (const [name, report] of [...reportEntries, ...explainEntries])
      expect(renderJson(report), name).not.toMatch(keyLike);
    for (const [name, report] of reportEntries) expect(renderQuiet(report), name).not.toMatch(keyLike);
  });
});

describe('the end of the doctor page', () => {
  it('tells on one 80x24 screen what is wrong, who must act and what to do', () => {
    for (const [name, report] of reportEntries) {
      const screen = renderTerminal(report, options({ lang: langFor(name) }))
        .split('\n')
        .slice(-24)
        .join('\n');
      const [main] = report.diagnosis;
      if (main === undefined || (main.severity === 'warn' && report.verdict !== 'degraded')) continue;
      expect(screen, name).toContain(main.code);
      expect(screen.replace(/\s+/g, ''), name).toContain((main.title.split(':')[0] ?? '').replace(/\s+/g, ''));
      if (main.severity === 'fail') expect(screen, name).toMatch(/must act|can act now|需要你来处理|你可以现在处理/);
      else expect(screen, name).not.toMatch(/must act|需要你来处理/);
      for (const fix of main.fixes)
        for (const line of fix.commands.flatMap((command) => command.split('\n'))) expect(screen, name).toContain(line);
    }
  });

  it('keeps commands whole, on lines of their own or beside their sentence', () => {
    for (const [name, report] of reportEntries)
      for (const width of [120, 60, 30]) {
        const lines = renderTerminal(report, options({ width })).split('\n');
        const [main] = report.diagnosis;
        for (const line of (main?.fixes ?? []).flatMap(({ commands }) => commands.flatMap((text) => text.split('\n'))))
          expect(lines.filter((shown) => shown.endsWith(line)).length, `${name}: ${line}`).toBeGreaterThan(0);
      }
  });

  it('starts every line of the settings in the first column', () => {
    const lines = renderTerminal(reports.healthy, options()).split('\n');
    for (const { lines: settings } of reports.healthy.settings)
      for (const line of settings) expect(lines).toContain(line);
  });

  it('shows the ticket exactly when somebody else must act', () => {
    expect(renderTerminal(reports.upstreamDown, options())).toContain(phrases.ticket.en);
    expect(renderTerminal(reports.windowExhausted, options())).not.toContain(phrases.ticket.en);
  });

  it('says whether waiting helps, from the point of view of the reader’s clock', () => {
    const page = (later: number, lang: Lang = 'en'): string =>
      renderTerminal(reports.windowExhausted, options({ now: now + later, lang, width: 100 }));
    expect(page(0)).toContain('waiting helps too: until 14:36 UTC+8 (in 3 h 12 min).');
    expect(page(0, 'zh')).toContain('也可以等到 14:36 UTC+8（3 小时 12 分后）。');
    expect(page(4 * 3_600_000)).toContain('was due to roll over at 14:36 UTC+8: try again now.');
    expect(page(-86_400_000)).toContain('until 2026-11-22 14:36 UTC+8 (in 27 h 12 min)');
  });
});

describe('windows', () => {
  it('marks stale counters, and tells an unopened window from an unknown reset', () => {
    const page = renderTerminal(reports.healthy, options({ width: 120 }));
    expect(page).toMatch(/Key quota .* 81\.50 of 100\.00 USD .*may be out of date/);
    expect(page).toMatch(/7 days .* opens with the next call/);
    expect(page).toMatch(/Balance .* 12\.35 USD left/);
    expect(page).toContain('0.30 of 2.00 USD');
  });

  it('reads well with anything missing', () => {
    const [window] = reports.healthy.windows;
    if (window === undefined) throw new Error('the sample has windows');
    const number = fc.option(fc.double({ min: 0, max: 1000, noNaN: true }));
    const time = fc.option(fc.constantFrom('2026-11-22T06:36:00Z', '2026-11-20T00:00:00Z', 'garbage'));
    fc.assert(
      fc.property(
        fc.constantFrom('key_5h' as const, 'balance' as const, 'key_expiry' as const, 'platform_daily' as const),
        fc.record({ limit: number, used: number, remaining: number, resetAt: time }),
        fc.constantFrom('usage' as const, 'error' as const),
        fc.integer({ min: 50, max: 120 }),
        (kind, values, source, width) => {
          const report = { ...reports.healthy, windows: [{ ...window, ...values, kind, source }] };
          const text = renderTerminal(report, options({ width }));
          expect(text).not.toMatch(/NaN|Infinity|null|undefined|\?/);
          expectWithin(width, text, report, kind);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('quiet', () => {
  it('is one stable line', () => {
    expect(Object.fromEntries(reportEntries.map(([name, report]) => [name, renderQuiet(report)]))).toEqual({
      healthy: 'OK - - -\n',
      healthyFree: 'OK - - -\n',
      degraded: 'API_KEY_IN_QUERY_DEPRECATED you no -\n',
      windowExhausted: 'KEY_WINDOW_5H_EXHAUSTED you after_reset 2026-11-22T06:36:00Z\n',
      badKey: 'INVALID_API_KEY you no -\n',
      upstreamDown: 'UPSTREAM_AUTH_FAILED gateway no -\n',
      dnsFailure: 'DNS_NOT_FOUND network no -\n',
      inconclusive: 'INCONCLUSIVE - - -\n',
      interrupted: 'INTERRUPTED - - -\n',
      interruptedFailing: 'KEY_WINDOW_5H_EXHAUSTED you after_reset 2026-11-22T06:36:00Z\n',
      manyModels: 'CHANNEL_FLAPPING gateway backoff 2026-11-22T03:24:40Z\n',
      hostile: 'UNRECOGNISED gateway no -\n',
      chinese: 'KEY_WINDOW_5H_EXHAUSTED you after_reset 2026-11-22T06:36:00Z\n',
    });
  });

  it('does not show a warning as the answer of a run that decided nothing', () => {
    const warning = reports.degraded.diagnosis;
    const report = { diagnosis: warning, verdict: 'inconclusive' as const, interrupted: false };
    expect(renderQuiet(report)).toBe('INCONCLUSIVE - - -\n');
    expect(renderQuiet({ ...report, interrupted: true })).toBe('INTERRUPTED - - -\n');
  });
});

describe('phrases', () => {
  it('use the same names in every language', () => {
    const namesIn = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const [key, { en, zh }] of Object.entries(phrases)) expect([key, namesIn(zh)]).toEqual([key, namesIn(en)]);
  });
  it('have no exclamation mark and no empty word', () => {
    for (const [key, { en, zh }] of Object.entries(phrases)) {
      expect(en + zh, key).not.toMatch(/[!！]/);
      expect(en, key).not.toBe('');
      if (key !== 'sentence.separator') expect(zh, key).not.toBe('');
    }
  });
});

describe("the server's own words", () => {
  const [finding] = reportEntries.find(([, { diagnosis }]) => diagnosis.length > 0)?.[1].diagnosis ?? [];
  const [, failing] =
    reportEntries.find(([, report]) => report.diagnosis[0] !== undefined && report.diagnosis[0] === finding) ?? [];
  const pageOf = (given: object, facts: object, width = 100): string => {
    if (!failing || !finding) throw new Error('no sample with a finding');
    return renderTerminal(
      { ...failing, diagnosis: [{ ...finding, severity: 'fail', ...given, facts }] },
      options({ width }),
    );
  };
  const message = "Unsupported parameter: 'temperature'\u001b[31m\nis not\u0007 supported";

  it('stand on one line where the remedy says to read them, cleaned', () => {
    const text = pageOf({ class: 'request' }, { message });
    expect(text).toContain("The server said: “Unsupported parameter: 'temperature' is not supported”");
  });

  it('are left out where they add nothing', () => {
    expect(pageOf({ class: 'auth' }, { message })).not.toContain('The server said');
    expect(pageOf({ class: 'request' }, {})).not.toContain('The server said');
    expect(pageOf({ class: 'request', title: 'They say: no.' }, { message: 'no' })).not.toContain('The server said');
  });
});
