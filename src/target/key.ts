/** What is odd about a raw key, before it is sent anywhere. Judges only what is certain from the text itself; never repeats the key. */
import { maskSecret } from '../redact';
import type { Facts } from '../reference/code';

/** `newline` and `whitespace` block when they stand inside the key, and are cut off at its ends; `bearer_prefix` is any part of a pasted header line. */
export type KeyMalformedReason =
  | 'empty'
  | 'url'
  | 'json'
  | 'newline'
  | 'whitespace'
  | 'control_character'
  | 'non_ascii'
  | 'quotes'
  | 'bearer_prefix'
  | 'assignment'
  | 'too_long';

/** `sample`: a text that stands for a key. `variable_reference`: `${VAR}` that nothing expanded. `variable_name`: the name instead of the value. `masked_copy`: a shortened display of a key. */
export type KeyPlaceholderReason = 'sample' | 'variable_reference' | 'variable_name' | 'masked_copy';

export type KeyFinding = { facts: Facts /** The key cannot or must not be sent as it stands. */; blocking: boolean } & (
  | { code: 'KEY_MALFORMED'; reason: KeyMalformedReason }
  | { code: 'KEY_PLACEHOLDER'; reason: KeyPlaceholderReason }
);

export interface KeyInspection {
  /** What should be sent: without outer white space, quotes, a pasted header name or scheme, a pasted assignment. */
  value: string;
  /** Characters of `value`. */
  length: number;
  masked: string;
  /** Blocking ones first. */
  findings: KeyFinding[];
  /** Another vendor's prefix: a hint, never a verdict. */
  hints: { vendor: string; prefix: string }[];
}

/** Longest key that the gateway looks up, in bytes; a longer one counts as unknown. */
const longestKey = 128;

const white = '\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const leadingWhite = new RegExp(`^[${white}]+`, 'u');
const trailingWhite = new RegExp(`[${white}]+$`, 'u');
const quoteMarks = '"\'`“”„‟‘’‚‛«»＂＇';
const leadingQuotes = new RegExp(`^[${quoteMarks}]+`, 'u');
const trailingQuotes = new RegExp(`[${quoteMarks}]+$`, 'u');

/** Prefixes that other vendors give to their keys. The longest that fits counts. */
const vendorPrefixes: readonly (readonly [prefix: string, vendor: string])[] = [
  ['sk-ant-', 'Anthropic'],
  ['sk-or-', 'OpenRouter'],
  ['sk-proj-', 'OpenAI'],
  ['sk-svcacct-', 'OpenAI'],
  ['AIza', 'Google'],
  ['gsk_', 'Groq'],
  ['xai-', 'xAI'],
  ['nvapi-', 'NVIDIA'],
  ['hf_', 'Hugging Face'],
  ['pplx-', 'Perplexity'],
  ['ghp_', 'GitHub'],
  ['github_pat_', 'GitHub'],
  ['AKIA', 'AWS'],
];

const variableReference =
  /^(?:\$\{\{.*\}\}|\{\{.*\}\}|\$\{[^}]*\}|\$\(.*\)|\$(?:env:)?[A-Za-z_]\w*|%[A-Za-z_]\w*%|\{?env:\w+\}?|process\.env\b.*|import\.meta\.env\b.*|os\.(?:environ|getenv)\b.*|(?:getenv|env)\(.*\))$/is;

const variableName = /^(?:[A-Z][A-Z0-9]*_)+(?:KEY|TOKEN|SECRET)$/;

const samples: readonly RegExp[] = [
  /^<.*>$|^\[.*\]$/s,
  /^(?:(?:sk|key|token)[-_]?)?[x*.#?_-]{2,}$/i,
  /^(?:sk|key)-?[*.…•●]*$/i,
  /^x+(?:-x+)*$/i,
  /^sk-(?:x{2,}-?)+$/i,
  /(?:^|[-_ .])your(?:[-_ ]?(?:own|real|actual|secret|new|private|personal|torouter|openai|anthropic|gemini|gateway|llm|api))*[-_ ]?(?:keys?|tokens?|secrets?)(?:$|[-_ .])/i,
  /^your[-_ ]/i,
  /^(?:sk[-_])?my[-_ ]?(?:(?:secret|api|own|real)[-_ ]?)*key$/i,
  /(?:^|[-_ ])(?:key|token|secret)[-_ ]?(?:goes[-_ ]?)?here$/i,
  /^(?:insert|enter|paste|put|replace|fill[-_ ]?in|add)[-_ ]+.*(?:key|token|here|this|me)\b/i,
  /^(?:sk[-_])?(?:change[-_ ]?me|replace[-_ ]?me|place[-_ ]?holder|dummy(?:[-_ ]?(?:api[-_ ]?)?key)?)$/i,
  /^(?:todo|tbd|fixme|none|null|nil|undefined|nan|empty|n\/a|api[-_ ]?key|key|token|secret|password)$/i,
  /(?:你的|您的|填入|填写|替换|输入).*(?:密钥|令牌|秘钥|key|token)/iu,
];

const maskedCopy = /[…•●∙·⋯]|\*|\.{3,}/u;

const characterNames: Readonly<Record<number, string>> = {
  0: 'NUL',
  9: 'tab',
  10: 'line feed',
  13: 'carriage return',
  27: 'escape',
  127: 'delete',
  133: 'next line',
  160: 'no-break space',
  173: 'soft hyphen',
  8203: 'zero-width space',
  8204: 'zero-width non-joiner',
  8205: 'zero-width joiner',
  8206: 'left-to-right mark',
  8207: 'right-to-left mark',
  8208: 'hyphen (typographic)',
  8209: 'non-breaking hyphen',
  8210: 'figure dash',
  8211: 'en dash',
  8212: 'em dash',
  8213: 'horizontal bar',
  8216: 'left single smart quote',
  8217: 'right single smart quote',
  8220: 'left double smart quote',
  8221: 'right double smart quote',
  8230: 'ellipsis',
  8232: 'line separator',
  8233: 'paragraph separator',
  8239: 'narrow no-break space',
  8288: 'word joiner',
  8722: 'minus sign',
  12288: 'ideographic space',
  65279: 'byte order mark',
  65293: 'full-width hyphen',
  65533: 'replacement character (a decoding error)',
};

const characterRanges: readonly (readonly [from: number, to: number, name: string])[] = [
  [0x00, 0x1f, 'control character'],
  [0x80, 0x9f, 'control character'],
  [0xc0, 0x24f, 'accented letter'],
  [0x300, 0x36f, 'combining accent'],
  [0x370, 0x3ff, 'Greek letter'],
  [0x400, 0x52f, 'Cyrillic letter'],
  [0x2000, 0x200a, 'typographic space'],
  [0x202a, 0x202e, 'invisible direction mark'],
  [0x2060, 0x2069, 'invisible character'],
  [0x2e80, 0x9fff, 'CJK character'],
  [0xac00, 0xd7af, 'Hangul syllable'],
  [0xd800, 0xdfff, 'half of a character'],
  [0xf900, 0xfaff, 'CJK character'],
  [0xff10, 0xff19, 'full-width digit'],
  [0xff21, 0xff3a, 'full-width letter'],
  [0xff41, 0xff5a, 'full-width letter'],
  [0xff01, 0xff60, 'full-width punctuation'],
  [0x1f000, 0x1faff, 'emoji'],
];

/**
 * Looks at a key as it was given (environment, option, file). What surrounds the key is taken off and told, because other clients send
 * it along and fail; what cannot be a key, or cannot be sent in a header, blocks. Never throws; nothing in the result but `value` holds the key.
 *
 * Characters outside ASCII block wherever they are (outer no-break spaces and paired quotes are merely cut off): most clients refuse to
 * send them, and those that do not disagree on the bytes, so no client could be recognised by such a key.
 */
export function inspectKey(raw: string): KeyInspection {
  const outer = unwrap(raw);
  const value = raw.slice(outer.start, outer.end);
  const findings = [...blockers(raw, value, outer.start), ...outer.findings];
  const bytes = Buffer.byteLength(value);
  if (bytes > longestKey && !findings.some((finding) => finding.blocking))
    findings.push({ code: 'KEY_MALFORMED', reason: 'too_long', facts: { bytes, limit: longestKey }, blocking: false });
  return {
    value,
    length: [...value].length,
    masked: maskSecret(value),
    findings,
    hints: vendorPrefixes
      .filter(([prefix]) => value.startsWith(prefix))
      .map(([prefix, vendor]) => ({ vendor, prefix })),
  };
}

interface Unwrapped {
  /** The key is `raw.slice(start, end)`. */
  start: number;
  end: number;
  findings: KeyFinding[];
}

/** Takes off what surrounds the key, layer by layer, until nothing changes. */
function unwrap(raw: string): Unwrapped {
  const state: Unwrapped = { start: 0, end: raw.length, findings: [] };
  const told = new Map<KeyMalformedReason, Facts>();
  const tell = (reason: KeyMalformedReason, at: number, removed: string) => {
    const character = removed.codePointAt(0) ?? 0;
    const facts = told.get(reason) ?? {
      character: characterName(character),
      codePoint: codePointName(character),
      position: [...raw.slice(0, at)].length + 1,
    };
    told.set(reason, facts);
  };
  for (let before = ''; before !== `${state.start},${state.end}`; ) {
    before = `${state.start},${state.end}`;
    const text = () => raw.slice(state.start, state.end);
    const head = (pattern: RegExp) => pattern.exec(text())?.[0] ?? '';

    const leading = head(leadingWhite);
    if (leading !== '') {
      tell(/[\r\n]/.test(leading) ? 'newline' : 'whitespace', state.start, leading);
      state.start += leading.length;
    }
    const trailing = head(trailingWhite);
    if (trailing !== '') {
      const newline = /[\r\n]/.exec(trailing);
      const at = state.end - trailing.length + (newline?.index ?? 0);
      tell(newline ? 'newline' : 'whitespace', at, raw.slice(at));
      state.end -= trailing.length;
    }
    const open = head(leadingQuotes);
    const close = open.length < text().length ? head(trailingQuotes) : '';
    if (open !== '' || /["'`]/.test(close) || (close !== '' && told.has('quotes'))) {
      tell('quotes', open === '' ? state.end - close.length : state.start, open || close);
      state.start += open.length;
      state.end -= close.length;
    }
    const assignment = head(/^(?:export\s+|set\s+|\$env:|-e\s+)?[A-Za-z_]\w*(?:key|token|secret)\s*=\s*(?=\S)/i);
    if (assignment !== '') {
      tell('assignment', state.start, assignment);
      state.start += assignment.length;
    }
    const header = head(/^(?:(?:proxy-)?authorization|x-api-key|x-goog-api-key|api-key)\s*[:=]\s*/i);
    if (header !== '') {
      tell('bearer_prefix', state.start, header);
      state.start += header.length;
    }
    const scheme = head(/^bearer(?:[\s:]+|$)/i);
    if (scheme !== '') {
      tell('bearer_prefix', state.start, scheme);
      state.start += scheme.length;
    }
  }
  const named = new Set<KeyMalformedReason>(['bearer_prefix', 'assignment']);
  for (const [reason, facts] of told)
    state.findings.push({
      code: 'KEY_MALFORMED',
      reason,
      facts: named.has(reason) ? { position: facts.position ?? 1 } : facts,
      blocking: false,
    });
  return state;
}

/** Reasons not to send the key. A text that is no key at all gives one reason only; its characters are then beside the point. */
function blockers(raw: string, value: string, start: number): KeyFinding[] {
  const malformed = (reason: KeyMalformedReason, facts: Facts = {}): KeyFinding => ({
    code: 'KEY_MALFORMED',
    reason,
    facts,
    blocking: true,
  });
  if (value === '') return [malformed('empty')];
  const placeholder = placeholderReason(value);
  if (placeholder) return [{ code: 'KEY_PLACEHOLDER', reason: placeholder, facts: {}, blocking: true }];
  if (/^[a-z][a-z0-9+.-]*:\/\/|^www\.|^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?\/(?:api\/)?v1/i.test(value))
    return [malformed('url')];
  if (/^[{[]/.test(value) && /"|:/.test(value)) return [malformed('json')];

  const kinds: readonly (readonly [KeyMalformedReason, RegExp])[] = [
    ['newline', /[\n\r]/gu],
    ['control_character', /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/gu],
    ['whitespace', /[\t ]/gu],
    ['non_ascii', /[^\u0000-\u007f]/gu],
  ];
  return kinds.flatMap(([reason, pattern]) => {
    const hits = [...value.matchAll(pattern)];
    const first = hits[0];
    if (!first) return [];
    const character = first[0].codePointAt(0) ?? 0;
    const position = [...raw.slice(0, start + first.index)].length + 1;
    return [
      malformed(reason, {
        character: characterName(character),
        codePoint: codePointName(character),
        position,
        count: hits.length,
      }),
    ];
  });
}

function placeholderReason(value: string): KeyPlaceholderReason | null {
  if (variableReference.test(value)) return 'variable_reference';
  if (samples.some((sample) => sample.test(value))) return 'sample';
  if (variableName.test(value)) return 'variable_name';
  return maskedCopy.test(value) && !/\s/.test(value) ? 'masked_copy' : null;
}

function codePointName(character: number): string {
  return `U+${character.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** English name of a character that has no business in a key; never the character itself. */
function characterName(character: number): string {
  const name =
    characterNames[character] ?? characterRanges.find(([from, to]) => character >= from && character <= to)?.[2];
  if (name !== undefined) return name;
  if (character === 32) return 'space';
  return character < 128 ? 'quote' : 'non-ASCII character';
}
