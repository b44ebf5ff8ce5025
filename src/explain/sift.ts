/** Chooses among everything that was seen in a pasted text: what is an error, which comes first, what only repeats another. Pure; words are not made here. */
import { type Judgement, judgeAnswer } from '../classify/answer';
import type { Evidence } from '../evidence/evidence';
import type { Sighting } from '../evidence/sighting';
import { introduced, isExample, isPersonal, isTalk, withoutPlea } from '../evidence/text/talk';
import { guess } from './guess';

export interface Sifted {
  judgement: Judgement;
  evidence: Evidence;
  /** No rule knows the words: the judgement is a guess. */
  guessed: boolean;
}

interface Candidate extends Sifted {
  rank: number;
  at: number;
}

const unnamed = 'UNRECOGNISED';

/** A status or an error that says no more, then a client's guess, then what a rule is sure of. */
function rankOf(judgement: Judgement): number {
  if (judgement.code === unnamed) return 0;
  if (/^HTTP_\d+$/.test(judgement.code)) return 1;
  return { possible: 2, likely: 3, certain: 4 }[judgement.confidence];
}

const cjk = /[\u3400-\u9fff]/g;

/** What is only supposed to happen: the words right before the sentence. */
const supposed = /(?:如果|若是|假如|假设)[^,，。:：]{0,16}$|(?:^|[,:] ?)if (?:(?:the|an?|your|my) )?$/i;

/** A phrase in its line: what stands around it in its sentence, and where it begins. */
interface Placed {
  line: string;
  phrase: string;
  start: number;
  lead: string;
  tail: string;
}

function placed(sighting: Sighting, found: string): Placed {
  const line = sighting.line.replace(/\s+/g, ' ');
  const phrase = found.replace(/\s+/g, ' ');
  const start = Math.max(0, line.indexOf(phrase));
  const before = line.slice(0, start).split(/[.!?。!?;] ?/);
  const after = line.slice(start + phrase.length).split(/。|[.!?;]["')\]]{0,3}(?: |$|(?=[A-Z\u3400-\u9fff]))/);
  return { line, phrase, start, lead: before.at(-1) ?? '', tail: after[0] ?? '' };
}

/** Whether words in a line that is no error for certain report one: a known sentence that makes up much of the line, and no talk about it. */
function reportsKnown(sighting: Sighting, judgement: Judgement): boolean {
  const { line, phrase: clipped, start, lead, tail } = placed(sighting, judgement.phrase);
  if (clipped === '') return line.length <= 160 && !isTalk(line);
  const rest = `${lead} ${tail}`;
  // What somebody says of themselves in another sentence makes no report of this one, unless they quote it.
  const sentence = `${lead}${clipped}${tail}`;
  const quoted = line.slice(0, start).split(/["“”「」]/).length % 2 === 0;
  const said = withoutPlea(!quoted && isPersonal(line) && !isPersonal(sentence) ? sentence : line);
  if (
    supposed.test(lead) ||
    /常见原因|\bcommon causes?\b/i.test(line) ||
    (isTalk(withoutPlea(rest)) && isTalk(said)) ||
    (!sighting.reported && isExample(line.slice(0, start + clipped.length)))
  )
    return false;
  // A code of the operating system is said by nobody but an error.
  const systemCode =
    /^(?:E[A-Z_]{4,20}|\[(?:Errno|WinError) -?\d+\])$/.test(clipped) ||
    /^(?:write|read|connect) E[A-Z]{4,}\b/.test(line);
  if (systemCode && line.length <= 700) return true;
  const weight = clipped.length + (clipped.match(cjk)?.length ?? 0) * 3;
  return (
    weight >= 22 ||
    (introduced(line.slice(0, start)) && line.split('`').length <= 5) ||
    clipped.length >= (clipped.length + rest.length) * 0.4 ||
    ((start <= 2 || sighting.reported || isPersonal(line)) && weight >= 14)
  );
}

/** Proposals, and sentences about things of a kind. */
const general =
  /^\W*(?:we|let's|when|if|once)\b|\bshould (?!be|have|match)\w|\b(?:could|would be|would it be|please add|happy to (?:send|submit|open))\b|\b(?:that|which|who) (?:exceed|are|is|have|were)\b/i;

/** Whether a line that is no error for certain reports one, whose words only the vocabulary knows: it says so, or shows it as what somebody was shown. */
function reportsGuess(sighting: Sighting, guessed: Judgement): boolean {
  const { line, phrase, start, lead, tail } = placed(sighting, guessed.phrase);
  const sentence = `${lead}${phrase}${tail}`;
  if (line.length > 400 || !line.includes(phrase) || general.test(sentence)) return false;
  if (isTalk(sighting.complains ? withoutPlea(sentence) : line)) return false;
  return sighting.complains || introduced(line.slice(0, start));
}

/**
 * The errors of a text, the likeliest cause first: the surest, and of equally sure ones the last. A client's wrapper, a bare status and
 * an unknown error give way to a known cause. `asked`: somebody asks about just these words, so that they need not look like a report.
 */
export function sift(sightings: readonly Sighting[], asked = false): Sifted[] {
  const candidates: Candidate[] = [];
  const unknown: { sighting: Sighting; judged: Judgement }[] = [];
  for (const sighting of sightings) {
    const judged = judgeAnswer(sighting.evidence)[0];
    if (!judged) continue;
    const rank = rankOf(judged);
    if (rank <= 1) unknown.push({ sighting, judged });
    else if (sighting.sure || asked || reportsKnown(sighting, judged))
      candidates.push({ judgement: judged, evidence: sighting.evidence, guessed: false, rank, at: sighting.at });
  }
  // Guesses would give way to what is known.
  const known = candidates.some(({ rank }) => rank >= 3);
  for (const { sighting, judged } of unknown) {
    const { sure, evidence, at } = sighting;
    const guessed = known ? null : guess(evidence);
    if (!sure && !(guessed && reportsGuess(sighting, guessed))) continue;
    // The status of an error that is certain says more than a guess about a line that may be none.
    const rank = guessed && !sure ? 0.5 : rankOf(guessed ?? judged);
    candidates.push({ judgement: guessed ?? judged, evidence, guessed: guessed !== null, rank, at });
  }
  candidates.sort((a, b) => b.rank - a.rank || b.at - a.at);
  const best = candidates[0]?.rank ?? 0;
  const explained = new Set(
    candidates
      .filter(({ rank }) => rank >= 3)
      .flatMap(({ evidence, judgement }) => [evidence.status, ...judgement.statuses]),
  );
  const seen = new Set<string>();
  return candidates.filter(({ judgement, rank, evidence }) => {
    if (rank < 1 && best > rank) return false;
    if (rank === 1 && best >= 3 && explained.has(evidence.status)) return false;
    if (rank === 2 && best >= 3) return false;
    const id = `${judgement.code}/${judgement.reason ?? ''}`;
    const wider = judgement.reason === null && [...seen].some((other) => other.startsWith(`${judgement.code}/`));
    return !wider && !seen.has(id) && seen.add(id) !== undefined;
  });
}
