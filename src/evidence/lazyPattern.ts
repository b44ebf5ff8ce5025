/** A regular expression that is made when a text first holds the words which every match holds. The build puts it in the place of literals; the sources know nothing of it. */
import { mayMatch, type Needs } from './needs';

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
  private readonly needs: Needs;
  private made: RegExp | null = null;

  constructor(source: string, flags: string, needs: Needs) {
    this.source = source;
    this.flags = flags;
    this.needs = needs;
  }

  /** The expression, unless the text lacks what every match holds. */
  private for(text: string): RegExp | null {
    if (!mayMatch(this.needs, inLowerCase(text))) return null;
    this.made ??= new RegExp(this.source, this.flags);
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

export function lazyPattern(source: string, flags: string, needs: Needs): LazyPattern {
  return new LazyPattern(source, flags, needs);
}
