/** A regular expression that is made when it is first asked about a text that may match: one that holds the words which every match holds, where there are such words. The build puts it in the place of literals; the sources know nothing of it. */
import { makeExpression } from './expression';
import { mayMatch, type Needs } from './needs';

const listEnd = '\u0002';
const wordEnd = '\u0001';

/** Needs as one text. */
export function listedNeeds(needs: Needs): string {
  return needs.map((words) => words.join(wordEnd)).join(listEnd);
}

let seen = '';
let lowered = '';

/** Patterns are asked in turn about the same text. */
function inLowerCase(text: string): string {
  if (text !== seen) {
    seen = text;
    lowered = text.toLowerCase();
  }
  return lowered;
}

/** The part of a `RegExp` without the flags `g` and `y` that text functions and our code use. */
class LazyPattern {
  readonly source: string;
  readonly flags: string;
  private readonly listed: string;
  private needs: Needs | null = null;
  private made: RegExp | null = null;

  constructor(source: string, flags: string, listed: string) {
    this.source = source;
    this.flags = flags;
    this.listed = listed;
  }

  /** The expression, unless the text lacks what every match holds. */
  private for(text: string): RegExp | null {
    if (this.listed !== '') {
      this.needs ??= this.listed.split(listEnd).map((list) => list.split(wordEnd));
      if (!mayMatch(this.needs, inLowerCase(text))) return null;
    }
    this.made ??= makeExpression(this.source, this.flags);
    return this.made;
  }

  exec(text: string): RegExpExecArray | null {
    return this.for(text)?.exec(text) ?? null;
  }

  test(text: string): boolean {
    return this.for(text)?.test(text) ?? false;
  }

  [Symbol.match](text: string): RegExpMatchArray | null {
    return this.exec(text);
  }

  [Symbol.search](text: string): number {
    return this.exec(text)?.index ?? -1;
  }

  [Symbol.replace](text: string, replacement: string | ((part: string, ...rest: unknown[]) => string)): string {
    const expression = this.for(text);
    if (expression === null) return text;
    return typeof replacement === 'string'
      ? text.replace(expression, replacement)
      : text.replace(expression, replacement);
  }

  [Symbol.split](text: string, limit?: number): string[] {
    return text.split(this.for(text) ?? /(?!)/, limit);
  }
}

/** `listed`: what `listedNeeds` makes of the needs; one text is made faster than lists of lists. */
export function lazyPattern(source: string, flags: string, listed: string): LazyPattern {
  return new LazyPattern(source, flags, listed);
}
