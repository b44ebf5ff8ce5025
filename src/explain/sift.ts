/** Chooses among everything that was seen in a pasted text: what is an error, which comes first, what only repeats another. Pure; words are not made here. */
import { type Judgement, judgeAnswer } from '../classify/answer';
import type { Evidence } from '../evidence/evidence';
import type { Sighting } from '../evidence/sighting';
import { introduced, isExample, isPersonal, isTalk, withoutPlea } from '../evidence/text/talk';

export interface Sifted {
  judgement: Judgement;
  evidence: Evidence;
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

/** Whether words in a line that is no error for certain report one: a known sentence that makes up much of the line, and no talk about it. */
function reportsKnown(sighting: Sighting, judgement: Judgement): boolean {
  if (rankOf(judgement) < 2) return false;
  const { phrase } = judgement;
  const line = sighting.line.replace(/\s+/g, ' ');
  if (phrase === '') return line.length <= 160 && !isTalk(line);
  const clipped = phrase.replace(/\s+/g, ' ');
  const start = Math.max(0, line.indexOf(clipped));
  const lead =
    line
      .slice(0, start)
      .split(/[.!?。!?;] ?/)
      .at(-1) ?? '';
  const tail = line.slice(start + clipped.length).split(/。|[.!?;]["')\]]{0,3}(?: |$|(?=[A-Z\u3400-\u9fff]))/)[0] ?? '';
  const rest = `${lead} ${tail}`;
  // What somebody says of themselves in another sentence makes no report of this one, unless they quote it.
  const sentence = `${lead}${clipped}${tail}`;
  const quoted = line.slice(0, start).split(/["“”「」]/).length % 2 === 0;
  const said = withoutPlea(!quoted && isPersonal(line) && !isPersonal(sentence) ? sentence : line);
  if (
    supposed.test(lead) ||
    (isTalk(withoutPlea(rest)) && isTalk(said)) ||
    (!sighting.reported && isExample(line.slice(0, start + clipped.length)))
  )
    return false;
  // A code of the operating system is said by nobody but an error.
  if (/^(?:E[A-Z_]{4,20}|\[(?:Errno|WinError) -?\d+\])$/.test(clipped) && line.length <= 700) return true;
  const weight = clipped.length + (clipped.match(cjk)?.length ?? 0) * 3;
  return (
    weight >= 22 ||
    (introduced(line.slice(0, start)) && line.split('`').length <= 5) ||
    clipped.length >= (clipped.length + rest.length) * 0.4 ||
    ((start <= 2 || sighting.reported || isPersonal(line)) && weight >= 14)
  );
}

/**
 * The errors of a text, the likeliest cause first: the surest, and of equally sure ones the last. A client's wrapper, a bare status and
 * an unknown error give way to a known cause. `asked`: somebody asks about just these words, so that they need not look like a report.
 */
export function sift(sightings: readonly Sighting[], asked = false): Sifted[] {
  const candidates: Candidate[] = [];
  for (const sighting of sightings) {
    const judgement = judgeAnswer(sighting.evidence)[0];
    if (!judgement) continue;
    if (!sighting.sure && !(asked && rankOf(judgement) >= 2) && !reportsKnown(sighting, judgement)) continue;
    candidates.push({ judgement, evidence: sighting.evidence, rank: rankOf(judgement), at: sighting.at });
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
    if (rank === 0 && best > 0) return false;
    if (rank === 1 && best >= 3 && explained.has(evidence.status)) return false;
    if (rank === 2 && best >= 3) return false;
    const id = `${judgement.code}/${judgement.reason ?? ''}`;
    const general = judgement.reason === null && [...seen].some((other) => other.startsWith(`${judgement.code}/`));
    return !general && !seen.has(id) && seen.add(id) !== undefined;
  });
}
