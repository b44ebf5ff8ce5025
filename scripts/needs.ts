/** What every text that a regular expression matches must hold, so that most expressions need not be made to see that they do not match. Only the build uses it. */
import { type AST, RegExpParser } from '@eslint-community/regexpp';

/** Texts in lower case, one of which stands in every match; `null`: nothing is certain. */
type Needs = readonly string[] | null;

/** Shorter words stand in almost every text. One Chinese character says as much as a syllable. */
const leastLetters = 3;
const mostWords = 24;

const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);
const isTelling = (word: string): boolean => (isAscii(word) ? word.length >= leastLetters : word.length >= 2);

/** The same letter in either case, or a letter without case: what lower-casing a text does to it is known. */
function folded(codePoint: number): string | null {
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

/** Letters count up to a point: of words that are all long enough, fewer are better. */
function worth(needs: readonly string[]): number {
  return (
    Math.min(...needs.map((word) => Math.min(isAscii(word) ? word.length : word.length * 3, 12))) - needs.length / 8
  );
}

function better(one: Needs, other: Needs): Needs {
  if (one === null || other === null) return one ?? other;
  return worth(other) > worth(one) ? other : one;
}

function ofElement(element: AST.Element): Needs {
  switch (element.type) {
    case 'Group':
    case 'CapturingGroup':
      return ofAlternatives(element.alternatives);
    case 'Quantifier':
      return element.min > 0 ? ofElement(element.element) : null;
    default:
      return null;
  }
}

function ofAlternative({ elements }: AST.Alternative): Needs {
  let best: Needs = null;
  let run = '';
  const close = (): void => {
    if (isTelling(run)) best = better(best, [run]);
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
      best = better(best, ofElement(element));
    }
  }
  close();
  return best;
}

function ofAlternatives(alternatives: readonly AST.Alternative[]): Needs {
  const all = alternatives.map(ofAlternative);
  const words = all.flatMap((needs) => needs ?? []);
  if (all.includes(null)) return null;
  const distinct = [...new Set(words)];
  // A word that holds another adds nothing.
  const least = distinct.filter((word) => !distinct.some((other) => other !== word && word.includes(other)));
  return least.length <= mostWords ? least : null;
}

/** Words in lower case, at least one of which every text that matches holds when it is in lower case; `null` when there are none. */
export function needsOf({ source, flags }: RegExp): readonly string[] | null {
  // With both flags, letters beyond ASCII match ASCII ones.
  if (/[uv]/.test(flags) && flags.includes('i')) return null;
  const unicode = flags.includes('u');
  const { alternatives } = new RegExpParser().parsePattern(source, 0, source.length, { unicode });
  return ofAlternatives(alternatives);
}
