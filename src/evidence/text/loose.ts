/** A forgiving reader of JSON-like values: JSON, Python and JavaScript dumps, escaped, wrapped or cut off. Never throws; time and depth are bounded. */

/** Deeper values are not read; real dumps need seven. */
const maxDepth = 40;
const maxString = 64 * 1024;

export interface Loose {
  value: unknown;
  /** Index after the last character that belongs to the value. */
  end: number;
  complete: boolean;
  /** A string ran over the end of a line. */
  wrapped: boolean;
}

/** Characters that may still be looked at, shared by all attempts on one text. */
export interface Budget {
  left: number;
}

class Reader {
  at: number;
  complete = true;
  wrapped = false;
  private readonly source: string;
  private readonly joint: string;
  private readonly budget: Budget;

  constructor(source: string, at: number, joint: string, budget: Budget) {
    this.source = source;
    this.at = at;
    this.joint = joint;
    this.budget = budget;
  }

  private spend(count: number): boolean {
    this.budget.left -= count;
    return this.budget.left > 0;
  }

  private skipSpace(): void {
    const from = this.at;
    while (this.at < this.source.length && /\s/.test(this.source[this.at] ?? '')) this.at += 1;
    this.spend(this.at - from + 1);
  }

  /** Whether the quote at `index` ends a string: what follows must be able to follow a value or a key. */
  private ends(index: number): boolean {
    let next = index + 1;
    while (next < this.source.length && next < index + 200 && /[ \t\r\n]/.test(this.source[next] ?? '')) next += 1;
    return (
      next >= this.source.length || ',}]:)=\\'.includes(this.source[next] ?? '') || this.source[index + 1] === '\n'
    );
  }

  private readString(quote: string): string {
    const from = this.at;
    let text = '';
    let high = false;
    while (this.at < this.source.length && this.at - from < maxString) {
      const character = this.source[this.at] ?? '';
      if (character === quote && this.ends(this.at)) {
        this.at += 1;
        this.spend(this.at - from);
        return high ? fromBytes(text) : text;
      }
      if (character === '\\') {
        const [decoded, length] = unescapeAt(this.source, this.at);
        if (length === 4 && decoded >= '\u0080') high = true;
        text += decoded;
        this.at += length;
      } else if (character === '\n') {
        // A line feed inside a string was put in by a terminal or an editor, with the indentation that follows.
        this.wrapped = true;
        this.at += 1;
        // One blank is part of the text that was broken off, more are indentation.
        const indent = /^[ \t]*/.exec(this.rest(200))?.[0].length ?? 0;
        if (indent !== 1) this.at += indent;
        text += text.endsWith(' ') ? '' : this.joint;
        if (this.source[this.at] === '\n') break;
      } else {
        text += character;
        this.at += 1;
      }
    }
    this.complete = false;
    this.spend(this.at - from);
    return (high ? fromBytes(text) : text).replace(/\s*(?:…|\.{3})(?:\s*\(?truncated\)?)?\s*$/i, '');
  }

  private rest(length: number): string {
    return this.source.slice(this.at, this.at + length);
  }

  /** `undefined`: there is no value here. */
  readValue(depth: number): { value: unknown } | undefined {
    this.skipSpace();
    if (depth > maxDepth || this.budget.left <= 0) return undefined;
    const character = this.source[this.at];
    if (character === undefined) return undefined;
    const prefixed = /^[bBuUrRfF]{1,2}(?=["'])/.exec(this.rest(3))?.[0] ?? '';
    const quote = this.source[this.at + prefixed.length] ?? '';
    if (quote === '"' || quote === "'" || (quote === '`' && prefixed === '')) {
      this.at += prefixed.length + 1;
      return { value: this.readString(quote) };
    }
    if (character === '{') return this.readObject(depth);
    if (character === '[') {
      const opaque =
        /^\[(?:Object|Array|Function|AsyncFunction|Circular|Getter|Symbol|Error|[A-Z]\w{0,60}Error)\b[^\]\n]{0,300}\]/.exec(
          this.rest(400),
        )?.[0];
      if (opaque) {
        this.at += opaque.length;
        return { value: null };
      }
      return this.readArray(depth);
    }
    if (character === '<') {
      const opaque = /^<[^>\n]{0,200}>/.exec(this.rest(210))?.[0];
      if (!opaque) return undefined;
      this.at += opaque.length;
      return { value: null };
    }
    const number = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w-])/.exec(this.rest(40))?.[0];
    if (number) {
      this.at += number.length;
      return { value: Number(number) };
    }
    const word = /^[A-Za-z_$][\w$.]{0,80}/.exec(this.rest(90))?.[0];
    if (!word) return undefined;
    this.at += word.length;
    if (word === 'true' || word === 'True') return { value: true };
    if (word === 'false' || word === 'False') return { value: false };
    if (/^(?:null|None|undefined|NaN|nil)$/.test(word)) return { value: null };
    // `Headers { … }`, `Object <Complex prototype> {}`: the name of a class before its content.
    const open = /^(?: ?\([^)\n]{0,60}\))?(?: <[^>\n]{0,60}>)? ?(?=\{)/.exec(this.rest(130))?.[0];
    if (open !== undefined) {
      this.at += open.length;
      return this.readObject(depth);
    }
    return /^\s*[,}\]\n]/.test(this.rest(4)) ? { value: null } : undefined;
  }

  private readKey(): string | undefined {
    const character = this.source[this.at] ?? '';
    const prefixed = /^[bu](?=["'])/.exec(this.rest(2))?.[0] ?? '';
    const quote = this.source[this.at + prefixed.length] ?? '';
    if (quote === '"' || quote === "'") {
      this.at += prefixed.length + 1;
      const key = this.readString(quote);
      return this.complete ? key : undefined;
    }
    const name =
      character === '['
        ? /^\[[A-Za-z][\w .():]{0,80}\]/.exec(this.rest(90))?.[0]
        : /^[A-Za-z_$][\w$-]{0,80}|^\d{1,9}/.exec(this.rest(90))?.[0];
    if (name) this.at += name.length;
    return name;
  }

  private readObject(depth: number): { value: unknown } | undefined {
    const value: Record<string, unknown> = {};
    let count = 0;
    this.at += 1;
    for (;;) {
      this.skipSpace();
      while (this.source[this.at] === ',') {
        this.at += 1;
        this.skipSpace();
      }
      if (this.source[this.at] === '}') {
        this.at += 1;
        return { value };
      }
      const back = this.at;
      const key = this.readKey();
      if (key !== undefined) this.skipSpace();
      const colon = key === undefined ? '' : (/^(?::|=>|=(?!=))/.exec(this.rest(2))?.[0] ?? '');
      if (key === undefined || colon === '') {
        this.complete = false;
        this.at = Math.max(back, this.at);
        return count > 0 ? { value } : undefined;
      }
      this.at += colon.length;
      const found = this.readValue(depth + 1);
      if (!found) {
        // What could not be read is left to whoever reads the lines around.
        this.complete = false;
        this.at = back;
        return count > 0 ? { value } : undefined;
      }
      if (key !== '__proto__') value[key] = found.value;
      count += 1;
      if (!this.complete) return { value };
      this.skipSpace();
      const next = this.source[this.at];
      if (next !== ',' && next !== '}' && !/\s/.test(this.source[this.at - 1] ?? '')) {
        this.complete = false;
        return { value };
      }
    }
  }

  private readArray(depth: number): { value: unknown } | undefined {
    const value: unknown[] = [];
    this.at += 1;
    for (;;) {
      this.skipSpace();
      while (this.source[this.at] === ',') {
        this.at += 1;
        this.skipSpace();
      }
      if (this.source[this.at] === ']') {
        this.at += 1;
        return { value };
      }
      const found = this.readValue(depth + 1);
      if (!found) {
        this.complete = false;
        return value.length > 0 ? { value } : undefined;
      }
      value.push(found.value);
      if (!this.complete) return { value };
    }
  }
}

/** Text of bytes that were written as `\\xe5`, one character for each. */
function fromBytes(text: string): string {
  const codes = [...text].map((character) => character.charCodeAt(0));
  if (codes.some((code) => code > 255)) return text;
  const decoded = new TextDecoder().decode(Uint8Array.from(codes));
  return decoded.includes('\ufffd') ? text : decoded;
}

const simpleEscapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '', f: '', v: ' ', '\n': '' };

/** One escape sequence of JSON, JavaScript or Python: what it stands for and how long it is. */
function unescapeAt(source: string, at: number): [string, number] {
  const next = source[at + 1] ?? '';
  if (next === 'u' || next === 'x' || next === 'U') {
    const length = next === 'u' ? 4 : next === 'x' ? 2 : 8;
    const digits = source.slice(at + 2, at + 2 + length);
    if (digits.length === length && /^[0-9a-fA-F]+$/.test(digits)) {
      const point = Number.parseInt(digits, 16);
      if (point <= 0x10ffff)
        return [next === 'U' ? String.fromCodePoint(point) : String.fromCharCode(point), 2 + length];
    }
  }
  const simple = simpleEscapes[next];
  return [simple ?? next, next === '' ? 1 : 2];
}

/** An object or list whose first quote or line feed has a backslash before it. */
const escapedStart = /^[{[](?:\s|\\+[nrt])*[{[]?(?:\s|\\+[nrt])*\\+["']/;

/** Takes one level of backslashes off: `{\"a\":1}` → `{"a":1}`, and tells where each character came from. */
function unescapeLevel(source: string): { text: string; from: number[] } {
  const from: number[] = [];
  let text = '';
  for (let at = 0; at < source.length; at += 1) {
    const next = source[at + 1] ?? '';
    const isEscape = source[at] === '\\' && '"\'\\/'.includes(next) && next !== '';
    const lineFeed = source[at] === '\\' && next === 'n' && source[at - 1] !== '\\';
    from.push(at);
    if (isEscape || lineFeed) {
      text += lineFeed ? ' ' : next;
      at += 1;
    } else text += source[at];
  }
  return { text, from };
}

/**
 * Reads the value that begins with the bracket at `start`; `null` when there is none. A value that is cut off gives what was there.
 * `joint` stands for the line feeds that cut a string in two.
 */
export function readLoose(source: string, start: number, budget: Budget, joint = ''): Loose | null {
  if (escapedStart.test(source.slice(start, start + 80))) {
    let { text, from } = unescapeLevel(source.slice(start, start + maxString));
    for (let level = 0; level < 6 && escapedStart.test(text.slice(0, 80)); level += 1) {
      const deeper = unescapeLevel(text);
      const known = from;
      text = deeper.text;
      from = deeper.from.map((index) => known[index] ?? 0);
    }
    budget.left -= text.length;
    const inner = readLoose(text, 0, budget, joint);
    return inner && { ...inner, end: start + (from[inner.end] ?? from.at(-1) ?? 0) + 1 };
  }
  const reader = new Reader(source, start, joint, budget);
  const found = reader.readValue(0);
  if (!found) return null;
  return {
    value: found.value,
    end: Math.max(reader.at, start + 1),
    complete: reader.complete,
    wrapped: reader.wrapped,
  };
}
