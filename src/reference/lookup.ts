/** Finds rows of the table by code, alias or status, and gives a code its words. */
import type { Fix } from '../report/report';
import type { CodeClass, Lang, Owner, Protocol, Retry } from '../vocabulary';
import type { Facts, FixWords, Words } from './code';
import { type CodeEntry, entries } from './entries';
import { fill } from './sentence';
import { codeWords } from './words';

/** Host of the portal that fixes point to; a self-hosted gateway's own root replaces it. */
export const defaultPortal = 'https://portal.torouter.ai';

const byId = new Map(entries.map((entry) => [entry.id, entry]));

/** Rows that stand for every `HTTP_nnn` without a row of its own. */
const otherStatus = { 4: 'HTTP_4XX', 5: 'HTTP_5XX' } as const;

export interface KnownCode {
  id: string;
  class: CodeClass;
  owner: Owner;
  retry: Retry;
  entry: CodeEntry;
}

/** A code, whatever its case; `HTTP_418` takes the entry for other 4xx statuses. `null` when there is no such code. */
export function findCode(id: string): KnownCode | null {
  const wanted = id.trim().toUpperCase().replace(/-/g, '_');
  const known = byId.get(wanted);
  if (known) return { id: known.id, class: known.class, owner: known.owner, retry: known.retry, entry: known };
  const status = /^HTTP_([45])\d\d$/.exec(wanted);
  const entry = status ? byId.get(status[1] === '4' ? otherStatus[4] : otherStatus[5]) : undefined;
  return entry ? { id: wanted, class: entry.class, owner: entry.owner, retry: entry.retry, entry } : null;
}

/** A code that this program itself named. Throws when there is none: a code without a row is a fault of this program. */
export function mustFindCode(id: string): KnownCode {
  const known = findCode(id);
  if (!known) throw new Error(`no row for code ${id}`);
  return known;
}

/** Codes that a wire token or an older name can mean, usual ones first. */
export function findByAlias(alias: string): CodeEntry[] {
  const wanted = alias.trim().toLowerCase();
  return entries
    .filter(({ aliases }) => aliases?.some((item) => item.toLowerCase() === wanted))
    .sort((a, b) => b.weight - a.weight);
}

/** The code that a finer cause belongs to (`context_length_exceeded`), or `null`. */
export function findByReason(reason: string): { code: string; reason: string } | null {
  const wanted = reason.trim().toLowerCase();
  if (!/^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/.test(wanted)) return null;
  for (const { id, reasons } of entries) {
    const name = reasons.find((item) => item.toLowerCase() === wanted);
    if (name !== undefined) return { code: id, reason: name };
  }
  return null;
}

/** Codes seen under a status: usual ones first, a code's own status before one that it only sometimes has, the bare status last. */
export function findByStatus(status: number): CodeEntry[] {
  const rank = ({ weight, statuses }: CodeEntry): number => weight - statuses.indexOf(status);
  return entries
    .filter(({ statuses }) => statuses.includes(status))
    .sort((a, b) => Number(a.id.startsWith('HTTP_')) - Number(b.id.startsWith('HTTP_')) || rank(b) - rank(a));
}

export interface WordsInUse {
  title: string;
  meaning: string;
  causes: string[];
  fixes: Fix[];
  tellApart: string;
  /** Page with more about it, or `null`. */
  docs: string | null;
  sources: string[];
  seeAlso: string[];
}

export interface WordsQuestion {
  code: string;
  reason: string | null;
  lang: Lang;
  facts: Facts;
  /** Root of the portal for `page`s. */
  portal: string;
  /** Keep only the fixes of this surface; `null` keeps all. */
  protocol: Protocol | null;
  platform: NodeJS.Platform | null;
}

const systems: Partial<Record<NodeJS.Platform, NonNullable<FixWords['os']>>> = {
  darwin: 'macos',
  win32: 'windows',
  linux: 'linux',
};

/** Host and port of the base URL: what a command asks when the run does not know better. */
function placeOf(baseUrl: string): Facts {
  const url = new URL(baseUrl);
  return { host: url.hostname, port: Number(url.port) || (url.protocol === 'http:' ? 80 : 443) };
}

function fixOf(words: FixWords, question: WordsQuestion): Fix | null {
  if (
    words.protocol &&
    question.protocol &&
    words.protocol !== question.protocol &&
    !(words.protocol === 'openai' && question.protocol === 'responses')
  )
    return null;
  if (words.os && question.platform && words.os !== (systems[question.platform] ?? 'linux')) return null;
  return {
    text: fill(words.text, question.facts),
    commands: (words.commands ?? [])
      .map((command) => {
        const place = /\{(?:host|port)\}/.test(command) ? placeOf(String(question.facts.baseUrl)) : {};
        return fill(command, { ...place, ...question.facts }).replaceAll('{model}', 'MODEL');
      })
      .filter((command) => command.replace(/^\s*#.*/, '') !== ''),
    url: words.page ? `${question.portal}${words.page}` : (words.url ?? null),
  };
}

const shellNames: Readonly<Record<NonNullable<FixWords['os']>, string>> = {
  linux: 'Linux',
  macos: 'macOS',
  windows: 'PowerShell',
};

/** The variants of one step as one step: each command once, with the name of its system where the systems differ. */
function oneStep(first: FixWords, variants: readonly FixWords[]): FixWords {
  const commands = [...new Set(variants.flatMap((fix) => fix.commands ?? []))];
  const labelled = commands.map((command) => {
    const on = variants.filter((fix) => fix.commands?.includes(command)).flatMap(({ os }) => (os ? [os] : []));
    const common = on.includes('linux') && on.includes('macos');
    return common ? command : `${command}  # ${on.map((os) => shellNames[os]).join(', ')}`;
  });
  const { os: _os, ...step } = first;
  return { ...step, commands: labelled };
}

/** For a reader whose system is unknown: steps that differ only by system become one. */
function forEverySystem(fixes: readonly FixWords[]): FixWords[] {
  const steps: FixWords[] = [];
  for (let at = 0; at < fixes.length; ) {
    const first = fixes[at];
    if (!first) break;
    let end = at + 1;
    while (first.os && fixes[end]?.os && fixes[end]?.text === first.text) end += 1;
    steps.push(end - at > 1 ? oneStep(first, fixes.slice(at, end)) : first);
    at = end;
  }
  return steps;
}

/** Facts that are lists of names. */
const lists = ['addresses', 'checked', 'envName', 'listed', 'nearest', 'otherProtocol', 'schemes'] as const;

function inChinese(facts: Facts, name: (typeof lists)[number]): void {
  const value = facts[name];
  if (typeof value === 'string') facts[name] = value.replaceAll(', ', '、');
}

/** Words of a code (and its reason) in one language, with the facts in place. */
export function wordsOf(question: WordsQuestion): WordsInUse {
  const { entry, id } = mustFindCode(question.code);
  const said = codeWords(entry.id, question.lang);
  if (!said) throw new Error(`no words for code ${entry.id}`);
  const words: Words = { ...said.words, ...(question.reason ? said.reasons[question.reason] : undefined) };
  const facts: Facts = {
    baseUrl: question.portal,
    ...(id === entry.id ? {} : { status: Number(id.slice(5)) }),
    ...question.facts,
  };
  if (question.lang === 'zh') for (const name of lists) inChinese(facts, name);
  const filled = { ...question, facts };
  return {
    title: fill(words.title, facts),
    meaning: fill(words.meaning, facts),
    causes: words.causes.map((cause) => fill(cause, facts)),
    fixes: (question.platform === null ? forEverySystem(words.fixes) : words.fixes)
      .map((fix) => fixOf(fix, filled))
      .filter((fix): fix is Fix => fix !== null),
    tellApart: fill(words.tellApart, facts),
    docs: said.docs,
    sources: [...said.sources],
    seeAlso: [...said.seeAlso],
  };
}
