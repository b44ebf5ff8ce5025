/** What every text that a regular expression matches must hold, so that most expressions need not be made to see that they do not match. Only the build uses it. */
import { type AST, RegExpParser } from '@eslint-community/regexpp';

/** Words in lower case, one of which stands in every match. */
type Clause = readonly string[];

/** Shorter words of letters stand in almost every text. One Chinese character says as much as a syllable. */
const leastLetters = 3;
const mostWords = 64;
const mostClauses = 4;
/** Looking for more of them takes longer than the expression. */
const mostSigns = 4;

const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);
/** Signs are rare enough to tell by themselves; letters, digits and blanks are not. */
const isSign = (letter: string): boolean => !/[\sa-z0-9]/i.test(letter) && !/\p{L}/u.test(letter);
const isTelling = (word: string): boolean =>
  (isAscii(word) ? word.length >= leastLetters : word.length >= 2) || [...word].some(isSign);

/** The same letter in either case, or a letter without case: what lower-casing a text does to it is known. */
function folded(codePoint: number): string | null {
  // Without the flag `u` such a letter comes in halves, of which neither tells whether it has a case.
  if (codePoint >= 0xd800 && (codePoint <= 0xdfff || codePoint > 0xffff)) return null;
  const letter = String.fromCodePoint(codePoint);
  if (isAscii(letter)) return letter.toLowerCase();
  return letter.toLowerCase() === letter.toUpperCase() ? letter : null;
}

/** The one letter that a piece stands for, whatever its case. */
function letterOf(element: AST.Element): string | null {
  if (element.type === 'Character') return folded(element.value);
  if (element.type !== 'CharacterClass' || element.negate) return null;
  const letters = element.elements.map((part) => (part.type === 'Character' ? folded(part.value) : null));
  const [first] = letters;
  return first !== undefined && letters.every((letter) => letter === first) ? first : null;
}

/** The signs of a class of signs only, one of which stands in every match; `null` for any other class. */
function signsOf(element: AST.Element): Clause | null {
  if (element.type !== 'CharacterClass' || element.negate) return null;
  const letters = element.elements.map((part) => (part.type === 'Character' ? folded(part.value) : null));
  const signs = letters.filter((letter) => letter !== null && isSign(letter)) as string[];
  return signs.length > 0 && signs.length <= mostSigns && signs.length === letters.length ? [...new Set(signs)] : null;
}

/** Letters count up to a point: of words that are all long enough, fewer are better. */
function worth(clause: Clause): number {
  const letters = clause.map((word) => Math.min(isAscii(word) ? word.length : word.length * 3, 12));
  return Math.min(...letters) - clause.length / 8;
}

const byWorth = (clauses: readonly Clause[]): Clause[] => [...clauses].sort((a, b) => worth(b) - worth(a));

function clausesOfElement(element: AST.Element): readonly Clause[] {
  switch (element.type) {
    case 'Group':
    case 'CapturingGroup':
      return clausesOfAlternatives(element.alternatives);
    case 'Quantifier':
      return element.min > 0 ? clausesOfElement(element.element) : [];
    case 'CharacterClass': {
      const signs = signsOf(element);
      return signs === null ? [] : [signs];
    }
    default:
      return [];
  }
}

function clausesOfAlternative({ elements }: AST.Alternative): readonly Clause[] {
  const clauses: Clause[] = [];
  let run = '';
  const close = (): void => {
    if (isTelling(run)) clauses.push([run]);
    run = '';
  };
  for (const element of elements) {
    const repeated = element.type === 'Quantifier' && element.min > 0 ? letterOf(element.element) : null;
    const letter = letterOf(element);
    if (letter !== null) run += letter;
    else if (repeated !== null) {
      // `ab+c` holds `ab` and `bc`, but nothing longer is certain.
      run += repeated;
      close();
      run = repeated;
    } else if (element.type !== 'Assertion') {
      close();
      clauses.push(...clausesOfElement(element));
    }
  }
  close();
  return clauses;
}

/**
 * Of several ways to match, each has its most telling clause: together they are one. Their second most telling ones, where they have two, are another, and
 * so on.
 */
function clausesOfAlternatives(alternatives: readonly AST.Alternative[]): readonly Clause[] {
  const ways = alternatives.map((alternative) => byWorth(clausesOfAlternative(alternative)));
  const [only, ...others] = ways;
  if (only !== undefined && others.length === 0) return only;
  if (ways.some((clauses) => clauses.length === 0)) return [];
  const depth = Math.min(mostClauses, Math.max(...ways.map((clauses) => clauses.length)));
  const together = Array.from({ length: depth }, (_none, level) => {
    const words = [...new Set(ways.flatMap((clauses) => clauses[Math.min(level, clauses.length - 1)] ?? []))];
    // A word that holds another adds nothing.
    return words.filter((word) => !words.some((other) => other !== word && word.includes(other)));
  });
  return together.filter((words) => words.length <= mostWords);
}

/** The ways in which an expression can match, as expressions of their own; the expression itself when it has one, or refers back to a group. */
export function waysOf({ source, flags }: Pick<RegExp, 'source' | 'flags'>): readonly string[] {
  const { alternatives } = new RegExpParser().parsePattern(source, 0, source.length, { unicode: flags.includes('u') });
  return /\\[1-9k]/.test(source) ? [source] : alternatives.map(({ raw }) => raw);
}

/** Words in lower case: every text that matches holds, when it is in lower case, at least one of each list. Empty when nothing is certain. */
export function needsOf({ source, flags }: Pick<RegExp, 'source' | 'flags'>): readonly Clause[] {
  // With both flags, letters beyond ASCII match ASCII ones.
  if (/[uv]/.test(flags) && flags.includes('i')) return [];
  const { alternatives } = new RegExpParser().parsePattern(source, 0, source.length, { unicode: flags.includes('u') });
  const clauses = byWorth(clausesOfAlternatives(alternatives));
  // The same words in another clause say nothing more.
  const telling = clauses.filter((clause, index) =>
    clauses.slice(0, index).every((other) => !other.every((word) => clause.some((part) => word.includes(part)))),
  );
  return telling.slice(0, mostClauses);
}
