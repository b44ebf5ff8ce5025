/** From a pasted text to the report of `explain`: evidence, judgement, words. Pure. */
import { classify } from '../classify/classify';
import { factsOf } from '../classify/facts';
import { evidenceOfAnswer } from '../evidence/answer';
import { evidenceOfText, type Pasted } from '../evidence/pasted';
import { cleanForTerminal, redactShapes } from '../redact';
import type { Facts } from '../reference/code';
import type { KnownCode } from '../reference/lookup';
import { misleadingWords } from '../reference/phrases/misleading';
import type { ExplainInput, ExplainReport } from '../report/report';
import { isoAfter } from '../time';
import { type ExplainSettings, type Found, matchOf, reportOf } from './match';
import { type Sifted, sift } from './sift';

/** Longest piece of an input that is echoed back. */
const echoLength = 400;

function retryAtOf(known: KnownCode, waitSeconds: number | null, now: number): string | null {
  return known.retry === 'no' || waitSeconds === null ? null : isoAfter(now, waitSeconds);
}

function foundBy({ known, judgement, evidence }: Sifted, words: string, settings: ExplainSettings): Found {
  return {
    known,
    reason: judgement.reason,
    confidence: judgement.confidence,
    matchedBy: redactShapes(judgement.matchedBy),
    facts: redactFacts(factsOf(evidence)),
    retryAt: retryAtOf(known, evidence.retryAfterSeconds, settings.now),
    warnings: misleadingWords(words, known.id).map((entry) => entry[settings.lang]),
  };
}

/** Facts come out of the pasted text, which may hold a key. */
function redactFacts(facts: Facts): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, typeof value === 'string' ? redactShapes(value) : value]),
  ) as Facts;
}

function echo(text: string): string {
  // A key that the cut goes through would no longer look like one; nor would one with colours inside.
  const part = text.length > echoLength * 8 ? text.slice(0, echoLength * 8).replace(/\S{1,400}$/, '') : text;
  const masked = redactShapes(cleanForTerminal(part));
  return masked.length > echoLength ? `${masked.slice(0, echoLength - 1)}…` : masked;
}

/** Explains what was sighted in a text or an error object; `text` is what is echoed of it. */
export function explainPasted(pasted: Pasted, text: string, settings: ExplainSettings, asked = false): ExplainReport {
  const found = sift(pasted.sightings, asked);
  const input: ExplainInput = {
    text: echo(text),
    form: pasted.form,
    status: (found[0] ?? pasted.sightings.find(({ sure }) => sure))?.evidence.status ?? null,
    requestIds: pasted.requestIds.map(redactShapes),
  };
  return reportOf(
    [input],
    // The words around the first match are those of the whole text; the others are judged by their own lines.
    found.map((item, index) =>
      matchOf(foundBy(item, index === 0 ? pasted.read : item.evidence.clientTexts.join('\n'), settings), 0, settings),
    ),
  );
}

/** A question without any sign of an error around it: the words alone, for the rules that know them. */
function bareQuestion(text: string): Pasted {
  const evidence = { ...evidenceOfAnswer({ status: null, headers: {}, body: text }), clientTexts: [text] };
  const known = classify(evidence)[0]?.code !== 'UNRECOGNISED';
  return {
    form: 'text',
    sightings: known ? [{ evidence, sure: true, reported: true, line: text, at: 0 }] : [],
    requestIds: [],
    read: text,
  };
}

/** Longest text that is a question rather than something pasted. */
const questionLength = 400;

/** Explains a text that was piped in or pasted: HTTP response, body, stream, exception, log. `asked`: typed as a question. */
export function explainText(text: string, settings: ExplainSettings, asked = false): ExplainReport {
  const report = explainPasted(evidenceOfText(text), text, settings, asked);
  return asked && report.matches.length === 0 && text.length <= questionLength
    ? explainPasted(bareQuestion(text), text, settings, asked)
    : report;
}
