/** Cleans a pasted text before it is read: what terminals, editors, web pages and input methods put around or into it. Pure; nothing is judged here. */

/** Texts up to this length are read whole; of longer ones the head, the tail and the surroundings of error signs. */
const wholeLength = 384 * 1024;
const headLength = 96 * 1024;
const tailLength = 160 * 1024;
/** Characters kept around an error sign in the middle of a long text, and how many such places are kept of each kind. */
const windowBefore = 600;
const windowAfter = 2400;
const windowsKept = 48;
/** Kinds of lines that are told apart in the middle of a long text. */
const kindsKept = 4000;

const errorSign =
  /error|exception|failed|HTTP\/[12]|traceback|status|refused|timed out|denied|forbidden|unauthorized|invalid|exceeded|限额|额度|余额|失败|错误|已过期/gi;
/** Signs that hardly stand in lines without an error; they are kept apart so that a busy log cannot crowd them out. */
const strongSign =
  /\bError code\b|\bException\b|\bERROR\b|Error:|\bTraceback\b|HTTP\/[\d.]+ [45]\d\d|\bstatus(?:_?code)?\W{1,3}[45]\d\d\b|exceeded|refused|denied|unauthorized|限额|额度|余额|失败|已过期/i;

/** Places of the last line of each kind: lines that differ only in digits are of one kind. */
function placesOf(text: string, from: number, until: number): number[] {
  const strong = new Map<string, number>();
  const weak = new Map<string, number>();
  let lineEnd = -1;
  errorSign.lastIndex = from;
  for (let hit = errorSign.exec(text); hit && hit.index < until; hit = errorSign.exec(text)) {
    const at = hit.index;
    if (lineEnd < at) {
      lineEnd = text.indexOf('\n', at);
      if (lineEnd < 0) lineEnd = text.length;
    }
    const before = text.slice(Math.max(0, at - 200), at);
    const line = before.slice(before.lastIndexOf('\n') + 1) + text.slice(at, Math.min(lineEnd, at + 120));
    const places = strongSign.test(line) ? strong : weak;
    const kind = line.replace(/[\d\s]+/g, '');
    if (places.has(kind)) places.delete(kind);
    if (places.size < kindsKept) places.set(kind, at);
    errorSign.lastIndex = Math.min(lineEnd, at + windowAfter);
  }
  return [...[...strong.values()].slice(-windowsKept), ...[...weak.values()].slice(-windowsKept / 2)].sort(
    (a, b) => a - b,
  );
}

/** The parts of a long text worth reading, in order, parted by blank lines; shorter texts whole. Linear in the length. */
export function readable(text: string): string {
  if (text.length <= wholeLength) return text;
  const end = text.length - tailLength;
  const windows: string[] = [];
  let covered = headLength;
  for (const at of placesOf(text, headLength, end)) {
    const from = Math.max(covered, at - windowBefore);
    if (at < covered) continue;
    const lineStart = text.slice(from, at).lastIndexOf('\n');
    covered = Math.min(end, at + windowAfter);
    windows.push(text.slice(from + lineStart + 1, covered));
  }
  return [text.slice(0, headLength), ...windows, text.slice(end)].join('\n\n');
}

const ansi = /\u001b\][^\u0007\u001b]{0,2000}(?:\u0007|\u001b\\)|\u001b[[(][0-9;?]*[A-Za-z]|\u009b[0-9;?]*[A-Za-z]/g;
/** Colour codes whose escape character was lost on the way: `[31m`, `[0m`. */
const bareColour = /\[(?:\d{1,3}(?:;\d{1,3}){0,4})?m(?=\S|\s|$)/g;
const invisible =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const fullWidth = /[\uff01-\uff5e]/g;
const entities: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&', nbsp: ' ' };

function fromEntity(whole: string, name: string): string {
  const known = entities[name.toLowerCase()];
  if (known !== undefined) return known;
  const point = /^#x/i.test(name)
    ? Number.parseInt(name.slice(2), 16)
    : name[0] === '#'
      ? Number(name.slice(1))
      : Number.NaN;
  return Number.isInteger(point) && point >= 32 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
}

/** Decodes HTML entities where a text was escaped for a page; twice, because forums escape what was escaped already. */
function decodeEntities(text: string): string {
  if (!/&(?:quot|#34|#x22|#39|#x27|apos|amp;(?:quot|#34|#39))\s?;?/i.test(text)) return text;
  const once = text.replace(/&(#?[A-Za-z0-9]{2,8});/g, fromEntity);
  return once.replace(/&(#?[A-Za-z0-9]{2,8});/g, fromEntity);
}

/** Frames, bullets and quote marks at the edges of a line. Kept: `|` of tables and `+`, `-`, `*` of diffs, lists and curl. */
const leftEdge = /^[ \t]*(?:(?:[│┃║▌▎▏❘┆┊╎>]|[■●○◉•▪◆◦✕✖✗✘✻✢✶✽❌⚠⎿└├╰╭]\ufe0f?)[ \t]*)+(?=\S|$)/;
const rightEdge = /[ \t]*[│┃║▐▕]+[ \t]*$/;

/** Bold of Markdown around words of one line; keys that were masked with asterisks are left alone. */
const bold = /(^|[\s(>\]:])\*\*(?=[^\s*])([^*\n]{1,300})\*\*(?![\w*])/gm;

/** Letters, signs and blanks of ASCII, tabs and line feeds. */
const plain = /^[\t\n\x20-\x7e]*$/;

function withoutControls(text: string): string {
  return text
    .replace(ansi, '')
    .replace(bareColour, '')
    .replace(/\r\n?/g, '\n')
    .replace(invisible, '')
    .replace(fullWidth, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\u00a0\u2002-\u200a\u202f\u3000]/g, ' ')
    .replace(/[“”„‟]/g, '"')
    .replace(/[‘’‚‛]/g, "'");
}

function withoutEdges(line: string): string {
  // curl -v marks request lines with ">"; those are no quotations.
  const quoted = /^> (?:[A-Z]+ \S+ HTTP\/|[A-Za-z-]+: )/.test(line) || /^>\s*$/.test(line);
  return (quoted ? line : line.replace(leftEdge, '')).replace(rightEdge, '');
}

/** Removes colours, frames and invisible characters; full-width punctuation and smart quotes become ASCII; HTML entities are decoded. */
export function cleanPaste(text: string): string {
  const isPlain = plain.test(text);
  const decoded = decodeEntities(
    (isPlain ? text.replace(bareColour, '') : withoutControls(text)).replace(bold, '$1$2'),
  );
  // Of the frames, plain text has only the mark of a quotation.
  return isPlain && !/^[ \t]*>/m.test(decoded) ? decoded : decoded.split('\n').map(withoutEdges).join('\n');
}
