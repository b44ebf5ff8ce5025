/** The gate of the reference table: every code has taxonomy, words, sources, inputs that yield it and inputs that must not. Only data is judged here. */
import { describe, expect, test } from 'vitest';
import { explainWords } from '../../src/explain/explain';
import { rows } from '../../src/reference';
import { type CodeRow, type Facts, type FixWords, factNames, type Words } from '../../src/reference/code';
import { defaultPortal, wordsOf } from '../../src/reference/lookup';
import { codeClasses, type Lang, langs, owners, retries } from '../../src/vocabulary';
import { inputs, judge } from './inputs';
import { released } from './taxonomy';

const portalPages = new Set(['/keys', '/subscriptions', '/billing/topup', '/dashboard', '/usage', '/models']);
/** Facts that every caller gives: the root of the gateway, and the status of an `HTTP_nnn`. */
const alwaysKnown = new Set(['baseUrl', 'status']);
/** Facts that the finding of a wrong proxy setting always carries. */
const knownToConfig = { proxySource: 'HTTPS_PROXY', envName: 'https_proxy', port: 80, given: '*.internal' };
/** Facts that `lookup.ts` takes from the base URL when a command needs them; for a model that is not known it writes MODEL. */
const knownInCommands = new Set([...alwaysKnown, 'host', 'port', 'model']);
/** Rows that no input reaches yet, each with the reason; one that becomes reachable turns the test red. */
const unreached: ReadonlyMap<string, string> = new Map([
  ['STREAM_BUFFERED', 'nothing compares when the pieces of a stream came'],
]);

const byId = new Map(rows.map((row) => [row.id, row]));
const each = rows.map((row) => [row.id, row] as const);

interface Piece {
  where: string;
  /** Set when the piece belongs to a finer cause that has no rule. */
  ruleless?: boolean;
  text: string;
}

/** The parts of a row's words that are read here; a fix may have been filled already. */
type Readable = {
  [Part in keyof Words]?: Part extends 'fixes'
    ? readonly { text: string; commands?: readonly string[] }[]
    : Words[Part];
};

function prose(words: Readable): Piece[] {
  return [
    ...(words.title === undefined ? [] : [{ where: 'title', text: words.title }]),
    ...(words.meaning === undefined ? [] : [{ where: 'meaning', text: words.meaning }]),
    ...(words.causes ?? []).map((text, index) => ({ where: `causes[${index}]`, text })),
    ...(words.fixes ?? []).map(({ text }, index) => ({ where: `fixes[${index}]`, text })),
    ...(words.tellApart === undefined ? [] : [{ where: 'tellApart', text: words.tellApart }]),
  ];
}

function commands(words: Readable): Piece[] {
  return (words.fixes ?? []).flatMap((fix, index) =>
    (fix.commands ?? []).map((text) => ({ where: `fixes[${index}].commands`, text })),
  );
}

/** A finer cause without a rule is named by code that has its facts at hand. */
function hasRule(row: CodeRow, reason: string): boolean {
  return (row.reasons?.[reason]?.match.length ?? 0) > 0;
}

/** The words of a row and the sharper ones of its reasons, in one language. */
function allWords(row: CodeRow, lang: Lang): { name: string; reason: string | null; words: Partial<Words> }[] {
  return [
    { name: lang, reason: null, words: row.words[lang] },
    ...Object.entries(row.reasons ?? {}).flatMap(([reason, { words }]) =>
      words ? [{ name: `${lang} ${reason}`, reason, words: words[lang] }] : [],
    ),
  ];
}

function eachPiece(row: CodeRow, pieces: (words: Partial<Words>) => Piece[]): Piece[] {
  return langs.flatMap((lang) =>
    allWords(row, lang).flatMap(({ name, reason, words }) =>
      pieces(words).map(({ where, text }) => ({
        where: `${row.id} ${name} ${where}`,
        text,
        ruleless: reason !== null && !hasRule(row, reason),
      })),
    ),
  );
}

function slots(text: string): string[] {
  return [...text.matchAll(/(?<!\$)\{([a-zA-Z]+)\}/g)].map(([, name]) => name ?? '');
}

const outsideBrackets = (text: string): string => text.replace(/\[\[.*?\]\]/gs, '');

/** Terminal columns: a CJK character takes two. */
const columns = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[\u2e80-\u9fff\uff00-\uffef]/.test(character) ? 2 : 1), 0);

function shapeOf(fix: FixWords): object {
  return {
    commands: fix.commands?.length ?? 0,
    page: fix.page ?? null,
    url: fix.url ?? null,
    protocol: fix.protocol ?? null,
    os: fix.os ?? null,
  };
}

describe('identity and taxonomy', () => {
  test('ids are unique and in capitals', () => {
    expect(byId.size).toBe(rows.length);
    expect(rows.map(({ id }) => id).filter((id) => !/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/.test(id))).toEqual([]);
  });

  test.each(each)('%s has a class, an owner and a retry of the contract', (_id, row) => {
    expect(codeClasses).toContain(row.class);
    expect(owners).toContain(row.owner);
    expect(retries).toContain(row.retry);
    expect([1, 2, 3]).toContain(row.weight);
    for (const status of row.statuses) expect(status >= 100 && status <= 599).toBe(true);
  });

  test.each(released.flatMap((group) => group.codes.split(' ').map((id) => [id, group] as const)))(
    '%s is as it was released',
    (id, { classes, owners: allowedOwners, retries: allowedRetries }) => {
      const row = byId.get(id);
      expect(row, `${id} is missing`).toBeDefined();
      expect(classes).toContain(row?.class);
      if (allowedOwners.length > 0) expect(allowedOwners).toContain(row?.owner);
      if (allowedRetries.length > 0) expect(allowedRetries).toContain(row?.retry);
    },
  );
});

describe('words', () => {
  test.each(each)('%s says everything in both languages', (_id, row) => {
    for (const lang of langs) {
      const words = row.words[lang];
      for (const { where, text } of prose(words)) expect(text.trim(), `${lang} ${where}`).not.toBe('');
      expect(words.causes.length, `${lang} causes`).toBeGreaterThanOrEqual(row.id.startsWith('HTTP_') ? 1 : 2);
      expect(words.fixes.length, `${lang} fixes`).toBeGreaterThanOrEqual(1);
      expect(words.tellApart, `${lang} tellApart`).not.toBe('');
    }
  });

  test.each(each)('%s says the same in both languages', (_id, row) => {
    const [english, chinese] = [allWords(row, 'en'), allWords(row, 'zh')];
    for (const [index, { name, words }] of english.entries()) {
      const twin = chinese[index]?.words ?? {};
      expect(Object.keys(twin).sort(), name).toEqual(Object.keys(words).sort());
      expect(twin.causes?.length, `${name} causes`).toBe(words.causes?.length);
      expect(twin.fixes?.map(shapeOf), `${name} fixes`).toEqual(words.fixes?.map(shapeOf));
      for (const lang of [words, twin])
        for (const { text } of prose(lang)) expect(text, name).not.toMatch(/\[\[[^\]]*\[\[|^\s|\s$/);
      const facts = (piece: Partial<Words>): string[] =>
        [...new Set(prose(piece).flatMap(({ text }) => slots(text)))].sort();
      expect(facts(twin), `${name} facts`).toEqual(facts(words));
    }
  });

  test.each(each)('%s names only facts that exist, in brackets unless they are always known', (_id, row) => {
    for (const { where, text } of eachPiece(row, (words) => [...prose(words), ...commands(words)]))
      for (const name of slots(text)) expect(factNames as readonly string[], `${where}: {${name}}`).toContain(name);
    for (const { where, text, ruleless } of eachPiece(row, prose))
      expect(
        slots(outsideBrackets(text)).filter(
          (name) => !alwaysKnown.has(name) && !(ruleless && Object.hasOwn(knownToConfig, name)),
        ),
        where,
      ).toEqual([]);
    for (const { where, text } of eachPiece(row, commands))
      expect(
        slots(outsideBrackets(text)).filter((name) => !knownInCommands.has(name)),
        where,
      ).toEqual([]);
  });

  test.each(each)('%s leaves no gap when nothing is known', (id, row) => {
    for (const lang of langs)
      for (const reason of [null, ...Object.keys(row.reasons ?? {})]) {
        const code = id.replace(/XX$/, '18');
        const facts: Facts = reason !== null && !hasRule(row, reason) ? knownToConfig : {};
        const words = wordsOf({ code, reason, lang, facts, portal: defaultPortal, protocol: null, platform: null });
        for (const { where, text } of [...prose(words), ...commands(words)])
          expect(text, `${lang} ${reason} ${where}`).not.toMatch(/(?<!\$)\{[a-zA-Z]+\}|\[\[|\]\]|undefined/);
        for (const { where, text } of prose(words))
          expect(text, `${lang} ${reason} ${where}`).not.toMatch(/ {2}|\( ?\)|（）| [,.;:]( |$)|[，。：；]{2}|“”/);
      }
  });

  test.each(each)('%s has titles of one line', (_id, row) => {
    for (const { where, text } of eachPiece(row, prose).filter((piece) => piece.where.endsWith('title'))) {
      const bare = outsideBrackets(text);
      expect(bare, where).not.toMatch(/[.。\n]$/);
      expect(columns(bare), where).toBeLessThanOrEqual(70);
      if (where.includes(' zh')) expect([...bare].length, where).toBeLessThanOrEqual(34);
    }
  });

  test.each(each)('%s keeps calm and never asks to switch verification off', (_id, row) => {
    for (const { where, text } of eachPiece(row, prose))
      expect(text.replace(/`[^`]*`/g, ''), where).not.toMatch(/[!！]/);
    for (const { where, text } of eachPiece(row, (words) => [...prose(words), ...commands(words)]))
      expect(text, where).not.toMatch(
        /(?:^|\s)-k\b|--insecure\b|NODE_TLS_REJECT_UNAUTHORIZED|rejectUnauthorized|verify\s*=\s*False|sslVerify|strict-ssl/i,
      );
  });

  test.each(each)('%s ends a fix of one sentence without a full stop, a longer one with it', (_id, row) => {
    for (const { where, text } of eachPiece(row, prose).filter((piece) => /fixes\[\d+\]$/.test(piece.where)))
      for (const shown of [text.replace(/\[\[(.*?)\]\]/gs, '$1'), outsideBrackets(text).trim()]) {
        const plain = shown.replace(/`[^`]*`/g, 'x');
        const several = /[.?] (?=\S)|[。？](?=.)/.test(plain.replace(/[.。]$/, ''));
        if (!/[:：?？]$/.test(plain)) expect(/[.。]$/.test(plain), `${where}: ${shown}`).toBe(several);
      }
  });

  test.each(each)('%s uses one word for one thing in Chinese', (_id, row) => {
    for (const { where, text } of eachPiece(row, prose).filter((piece) => piece.where.includes(' zh'))) {
      const plain = text.replace(/`[^`]*`|“[^”]*”/g, '');
      expect(plain, where).not.toMatch(/厂商|服务商|API key|API Key|API 密钥|秘钥|通道|配额|运营商|管理后台/);
      expect(plain.replace(/网关运营方/g, ''), where).not.toMatch(/运营方|运营者/);
    }
  });
});

describe('fixes', () => {
  test.each(each)('%s points to a page, a command (or, for a finer cause, a field) or a ticket', (_id, row) => {
    for (const lang of langs)
      for (const { name, words } of allWords(row, lang)) {
        if (!words.fixes) continue;
        const pointed = words.fixes.some(
          (fix) =>
            (fix.commands?.length ?? 0) > 0 ||
            fix.page !== undefined ||
            fix.url !== undefined ||
            (name !== lang && /`[^`]+`/.test(fix.text)),
        );
        const ticket = words.fixes.some(({ text }) =>
          /x-request-id|request id|ray id|operator|support|administrator|请求 ID|ray id|网关运营方|客服|管理员/i.test(
            text,
          ),
        );
        expect(pointed || (row.owner !== 'you' && ticket), `${row.id} ${name}`).toBe(true);
      }
  });

  test.each(each)('%s opens only pages that exist', (_id, row) => {
    for (const lang of langs)
      for (const { name, words } of allWords(row, lang))
        for (const { page, url } of words.fixes ?? []) {
          if (page !== undefined) expect(portalPages, `${name} ${page}`).toContain(page);
          if (url !== undefined) expect(url, name).toMatch(/^https?:\/\/[a-z0-9.-]+(?:\/|$)/);
        }
  });
});

describe('references', () => {
  test.each(each)('%s names its sources and its neighbours', (id, row) => {
    expect(row.sources.length).toBeGreaterThanOrEqual(1);
    for (const source of row.sources) {
      expect(source.trim()).not.toBe('');
      const recorded = /^recorded: (.+)$/.exec(source)?.[1];
      if (recorded !== undefined) expect(inputs.has(recorded), source).toBe(true);
    }
    expect(row.seeAlso.filter((other) => !byId.has(other) || other === id)).toEqual([]);
    expect(new Set(row.seeAlso).size).toBe(row.seeAlso.length);
    if (row.docs !== null) expect(row.docs).toMatch(/^https:\/\//);
  });

  test.each(each)('%s mentions only codes that exist', (_id, row) => {
    const families = new Set(rows.map((other) => other.id.split('_')[0]));
    for (const { where, text } of eachPiece(row, prose)) {
      const plain = text.replace(/`[^`]*`/g, '');
      for (const [name] of plain.matchAll(/\b[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+\b/g))
        if (families.has(name.split('_')[0]) && !/_(?:PROXY|URL|KEY|TOKEN|CERTS|OPTIONS|MODEL|TOKENS)$/.test(name))
          expect(byId.has(name) || /^HTTP_\d+$/.test(name) || /_LIMIT_EXCEEDED$/.test(name), `${where}: ${name}`).toBe(
            true,
          );
    }
  });

  test.each(each)('%s is listed by each of its aliases and statuses', (id, row) => {
    const listed = (word: string): string[] =>
      explainWords([word], { lang: 'en', now: 0 }).matches.map(({ code }) => code);
    for (const alias of row.aliases ?? []) expect(listed(alias), alias).toContain(id);
    for (const status of row.statuses) expect(listed(String(status)), String(status)).toContain(id);
  });
});

describe('inputs', () => {
  test.each(each)('%s has examples and near misses', (id, row) => {
    if (!unreached.has(id)) expect(row.examples.length).toBeGreaterThanOrEqual(1);
    expect(row.nearMisses.length).toBeGreaterThanOrEqual(1);
    expect(new Set([...row.examples, ...row.nearMisses]).size).toBe(row.examples.length + row.nearMisses.length);
  });

  test.each(each)('%s comes first on each of its examples, alone', async (id, row) => {
    for (const example of row.examples) {
      const outcome = await judge(example);
      expect(outcome.row, example).toBe(id);
      expect(outcome.rivals, `${example}: as specific as ${id}`).toEqual([]);
    }
  });

  test.each(each)('%s does not come first on any near miss', async (id, row) => {
    for (const near of row.nearMisses) expect((await judge(near)).row, near).not.toBe(id);
  });

  test.each(each.filter(([, row]) => Object.values(row.reasons ?? {}).some(({ match }) => match.length > 0)))(
    '%s shows each finer cause that it has a rule for',
    async (_id, row) => {
      const shown = new Set<string | null>();
      for (const example of row.examples) {
        const outcome = await judge(example);
        shown.add(outcome.reason);
        for (const also of outcome.also) if (also.row === row.id) shown.add(also.reason);
      }
      const wanted = Object.entries(row.reasons ?? {}).flatMap(([reason, { match }]) =>
        match.length > 0 ? [reason] : [],
      );
      expect(wanted.filter((reason) => !shown.has(reason))).toEqual([]);
    },
  );

  test('no input has become an example of a row that is said to be unreachable', async () => {
    const reached = new Set<string | null>();
    for (const id of inputs.keys()) reached.add((await judge(id)).row);
    expect([...unreached.keys()].filter((id) => reached.has(id))).toEqual([]);
  });

  test('every written input serves a row', () => {
    const used = new Set(rows.flatMap((row) => [...row.examples, ...row.nearMisses]));
    for (const input of inputs.values()) {
      if (input.kind !== 'situation') continue;
      for (const { row } of input.observations) used.add(row);
    }
    for (const input of inputs.values())
      if (input.kind === 'run') for (const id of Object.values(input.answers)) used.add(id);
    expect([...inputs.keys()].filter((id) => id.startsWith('written.') && !used.has(id))).toEqual([]);
  });
});
