/** From arguments or a pasted text to the report of `explain`. Pure: no I/O, no process state; also the heart of the library. */
import { factsOf } from '../classify/facts';
import { evidenceOfText } from '../evidence/pasted';
import { redactShapes } from '../redact';
import type { Facts } from '../reference/code';
import { defaultPortal, findByAlias, findByStatus, findCode, type KnownCode, wordsOf } from '../reference/lookup';
import type { ExplainInput, ExplainMatch, ExplainReport } from '../report/report';
import { tool } from '../version';
import type { Confidence, Lang } from '../vocabulary';
import { type Sifted, sift } from './sift';

export interface ExplainSettings {
  lang: Lang;
  /** Epoch ms, for `retryAt`. */
  now: number;
}

/** Longest piece of an input that is echoed back. */
const echoLength = 400;

interface Found {
  known: KnownCode;
  reason: string | null;
  confidence: Confidence;
  matchedBy: string;
  facts: Facts;
  retryAt: string | null;
}

function matchOf(found: Found, input: number, settings: ExplainSettings): ExplainMatch {
  const { row } = found.known;
  const words = wordsOf({
    code: found.known.id,
    reason: found.reason,
    lang: settings.lang,
    facts: found.facts,
    portal: defaultPortal,
    protocol: null,
    platform: null,
  });
  return {
    input,
    code: found.known.id,
    reason: found.reason,
    class: found.known.class,
    owner: found.known.owner,
    retry: found.known.retry,
    retryAt: found.retryAt,
    confidence: found.confidence,
    ...words,
    docs: row.docs,
    sources: [...row.sources],
    matchedBy: found.matchedBy,
    seeAlso: [...row.seeAlso],
  };
}

function retryAtOf(known: KnownCode, waitSeconds: number | null, now: number): string | null {
  return known.retry === 'no' || waitSeconds === null ? null : new Date(now + waitSeconds * 1000).toISOString();
}

/** What one word of the command line can mean on its own: a status, a code, a wire token; `null` when it is none of them. */
export function lookUpWord(
  word: string,
): { form: ExplainInput['form']; status: number | null; known: KnownCode[]; matchedBy: string } | null {
  const bare = word.trim();
  const status = /^[1-5]\d\d$/.test(bare) ? Number(bare) : null;
  if (status !== null) {
    const listed = findByStatus(status).map((row) => findCode(row.id));
    const other = listed.length === 0 && status >= 400 ? [findCode(`HTTP_${status}`)] : [];
    return {
      form: 'status',
      status,
      known: [...listed, ...other].filter((item): item is KnownCode => item !== null),
      matchedBy: `status ${status}`,
    };
  }
  const byCode = findCode(bare);
  const byAlias = findByAlias(bare)
    .map((row) => findCode(row.id))
    .filter((item): item is KnownCode => item !== null && item.id !== byCode?.id);
  // A wire token such as invalid_api_key is also a code when written in capitals; the code itself comes first then.
  if (byCode)
    return {
      form: 'code',
      status: null,
      known: [byCode, ...(bare === byCode.id ? [] : byAlias)],
      matchedBy: `code ${byCode.id}`,
    };
  return byAlias.length > 0
    ? { form: 'alias', status: null, known: byAlias, matchedBy: `"${bare}" on the wire` }
    : null;
}

function foundBy({ known, judgement, evidence }: Sifted, settings: ExplainSettings): Found {
  return {
    known,
    reason: judgement.reason,
    confidence: judgement.confidence,
    matchedBy: redactShapes(judgement.matchedBy),
    facts: redactFacts(factsOf(evidence)),
    retryAt: retryAtOf(known, evidence.retryAfterSeconds, settings.now),
  };
}

/** Facts come out of the pasted text, which may hold a key. */
function redactFacts(facts: Facts): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, typeof value === 'string' ? redactShapes(value) : value]),
  ) as Facts;
}

function echo(text: string): string {
  const masked = redactShapes(text.length > echoLength * 4 ? text.slice(0, echoLength * 4) : text);
  return masked.length > echoLength ? `${masked.slice(0, echoLength - 1)}…` : masked;
}

function reportOf(inputs: ExplainInput[], matches: ExplainMatch[]): ExplainReport {
  return { schemaVersion: 1, tool, inputs, matches };
}

/** Explains a text that was piped in or pasted: HTTP response, body, stream, exception, log. */
export function explainText(text: string, settings: ExplainSettings): ExplainReport {
  const pasted = evidenceOfText(text);
  const found = sift(pasted.sightings);
  const input: ExplainInput = {
    text: echo(text),
    form: pasted.form,
    status: (found[0] ?? pasted.sightings.find(({ sure }) => sure))?.evidence.status ?? null,
    requestIds: pasted.requestIds.map(redactShapes),
  };
  return reportOf(
    [input],
    found.map((item) => matchOf(foundBy(item, settings), 0, settings)),
  );
}

/** Explains command-line words: all statuses or codes are looked up one by one; anything else is one text. */
export function explainWords(words: readonly string[], settings: ExplainSettings): ExplainReport {
  const looked = words.map((word) => lookUpWord(word));
  if (looked.some((item) => item === null)) return explainText(words.join(' '), settings);
  const inputs: ExplainInput[] = [];
  const matches: ExplainMatch[] = [];
  for (const [index, item] of looked.entries()) {
    if (!item) continue;
    inputs.push({ text: words[index] ?? '', form: item.form, status: item.status, requestIds: [] });
    for (const known of item.known) {
      const confidence: Confidence =
        item.form === 'code' && known === item.known[0] ? 'certain' : item.known.length === 1 ? 'likely' : 'possible';
      matches.push(
        matchOf(
          {
            known,
            reason: null,
            confidence,
            matchedBy: item.matchedBy,
            facts: item.status === null ? {} : { status: item.status },
            retryAt: null,
          },
          index,
          settings,
        ),
      );
    }
  }
  return reportOf(inputs, matches);
}
