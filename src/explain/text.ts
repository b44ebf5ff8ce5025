/** From a pasted text to what was found in it: evidence and judgement. The words of the table are not made here, so that a look-up and a reading share no bundle. Pure. */
import { judgeAnswer } from '../classify/answer';
import { factsOf } from '../classify/facts';
import { evidenceOfAnswer } from '../evidence/answer';
import { evidenceOfText, type Pasted } from '../evidence/pasted';
import { certainly } from '../evidence/sighting';
import { cleanForTerminal, redactShapes } from '../redact';
import type { Facts } from '../reference/code';
import { guessWarning } from '../reference/phrases/guess';
import { misleadingWords } from '../reference/phrases/misleading';
import type { ExplainInput } from '../report/report';
import type { Lang } from '../vocabulary';
import type { Found, Reading } from './match';
import { type Sifted, sift } from './sift';

/** Longest piece of an input that is echoed back. */
const echoLength = 400;

function foundBy({ judgement, evidence, guessed }: Sifted, words: string, lang: Lang): Found {
  return {
    code: judgement.code,
    reason: judgement.reason,
    confidence: judgement.confidence,
    matchedBy: redactShapes(judgement.matchedBy),
    facts: redactFacts(factsOf(evidence)),
    waitSeconds: evidence.retryAfterSeconds,
    warnings: [
      ...(guessed ? [redactShapes(guessWarning(judgement.phrase, lang))] : []),
      ...misleadingWords(words, judgement.code).map((entry) => entry[lang]),
    ],
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

/** Reads what was sighted in a text or an error object; `text` is what is echoed of it. */
export function readPasted(pasted: Pasted, text: string, lang: Lang, asked = false): Reading {
  const found = sift(pasted.sightings, asked);
  const input: ExplainInput = {
    text: echo(text),
    form: pasted.form,
    status: (found[0] ?? pasted.sightings.find(({ sure }) => sure))?.evidence.status ?? null,
    requestIds: pasted.requestIds.map(redactShapes),
  };
  return {
    input,
    // The words around the first match are those of the whole text; the others are judged by their own lines.
    found: found.map((item, index) =>
      foundBy(item, index === 0 ? pasted.read : item.evidence.clientTexts.join('\n'), lang),
    ),
  };
}

/** A question without any sign of an error around it: the words alone, for the rules that know them. */
function bareQuestion(text: string): Pasted {
  const evidence = { ...evidenceOfAnswer({ status: null, headers: {}, body: text }), clientTexts: [text] };
  const known = judgeAnswer(evidence)[0]?.code !== 'UNRECOGNISED';
  return {
    form: 'text',
    sightings: known ? [certainly(evidence)] : [],
    requestIds: [],
    read: text,
  };
}

/** Longest text that is a question rather than something pasted. */
const questionLength = 400;

/** Reads a text that was piped in or pasted: HTTP response, body, stream, exception, log. `asked`: typed as a question. */
export function readText(text: string, lang: Lang, asked = false): Reading {
  const reading = readPasted(evidenceOfText(text), text, lang, asked);
  return asked && reading.found.length === 0 && text.length <= questionLength
    ? readPasted(bareQuestion(redactShapes(text)), text, lang, asked)
    : reading;
}
