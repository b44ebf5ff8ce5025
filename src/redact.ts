/** The one redactor: every string that leaves the program passes it. It knows exact secrets and the shape of keys that others paste. */

const keyShape = /\b(?:sk|pk|rk|gsk|xai|nvapi|sess)[-_][A-Za-z0-9_*.-]{12,}|\bAIza[A-Za-z0-9_-]{20,}/g;
const bearerShape = /\b(bearer\s+)([A-Za-z0-9._~+/=-]{12,})/gi;
const headerShape =
  /\b((?:x-api-key|x-goog-api-key|api[-_]key|authorization)["']?\s*[:=]\s*["']?(?:basic\s+)?)(?!bearer\b|\$)([^\s"',;}]{12,})/gi;
const queryShape = /([?&](?:key|api_key|apikey|access_token)=)([^&\s"'#]+)/gi;
// The scheme has a bound: without one, a long text of letters and dashes would take quadratic time.
const userInfoShape = /(\b[a-z][a-z0-9+.-]{0,20}:\/\/)([^\s/@:]+):([^\s/@]+)@/gi;

/** First three characters and last four of a secret: `sk-…a1b2`; shorter secrets show less, so that at most a third is seen. */
export function maskSecret(secret: string): string {
  const characters = [...secret.trim()];
  if (characters.length < 12) return characters.length === 0 ? '' : '…';
  const head = /^(?:sk-|AIza|gsk_|xai-)/.exec(secret.trim())?.[0].slice(0, 3) ?? '';
  return `${head}…${characters.slice(-4).join('')}`;
}

/** Masks anything that has the shape of a key, whoever owns it; documentation samples (`sk-EXAMPLE`) are masked too. */
export function redactShapes(text: string): string {
  return text
    .replace(userInfoShape, '$1…@')
    .replace(queryShape, '$1…')
    .replace(bearerShape, (_all, lead: string, secret: string) => `${lead}${maskSecret(secret)}`)
    .replace(headerShape, (_all, lead: string, secret: string) =>
      // The end of a Basic word is the end of a password.
      /basic\s+$/i.test(lead) ? `${lead}…` : `${lead}${maskSecret(secret)}`,
    )
    .replace(keyShape, (secret) => maskSecret(secret));
}

/** Runs of a secret that are at least this long are masked wherever they stand: a server may cut a key before it repeats it. */
const runLeast = 12;
const seedLength = 6;
/** Every run of `runLeast` characters holds a whole seed that begins at a multiple of this. */
const stride = runLeast - seedLength + 1;
/** A shorter secret is a placeholder, and most likely an ordinary word as well. */
const strongLeast = 8;

export interface Redactor {
  /** For everything that is shown: the run's secrets and whatever has the shape of a key. */
  (text: string): string;
  /** The run's secrets only, in every form and in runs of 12 characters. Leaves JSON valid and everything else as it is. */
  exact(text: string): string;
  /** For text that somebody else wrote: also secrets so short or plain that they are masked as whole words only. */
  quoted(text: string): string;
}

/** Secrets that are no more than a word: masked everywhere, they would rewrite the report itself. */
function isWeak(secret: string): boolean {
  return secret.length < strongLeast || (secret.length < 16 && /^(?:[A-Za-z]+|\d+)$/.test(secret));
}

/** The characters of base64 that depend on the secret alone, for each of the three positions at which it may begin. */
function base64Cores(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const touched = (before + bytes.length) % 3 === 0 ? 0 : 1;
    const core = text.slice([0, 2, 3][before], text.length - touched);
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

/** Forms of a secret in which it may be repeated, without those that would eat the quotes of a JSON text. */
function formsOf(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const base64 = Buffer.from(secret).toString('base64');
  return [secret, encodeURIComponent(secret), json, json.replaceAll('/', '\\/'), base64, base64.replace(/=+$/, '')];
}

/** Finds runs of the forms by seeds at every seventh position, so that a body of a megabyte without any costs milliseconds. */
function runMasker(forms: readonly string[]): (text: string) => string {
  const seeds = new Map<string, { form: string; at: number }[]>();
  for (const form of new Set(forms))
    for (let at = 0; at + seedLength <= form.length; at += 1) {
      const seed = form.slice(at, at + seedLength);
      const places = seeds.get(seed);
      if (places) places.push({ form, at });
      else seeds.set(seed, [{ form, at }]);
    }
  return (text) => {
    let result = '';
    let kept = 0;
    let at = 0;
    while (at + seedLength <= text.length) {
      let from = at;
      let to = at;
      for (const place of seeds.get(text.slice(at, at + seedLength)) ?? []) {
        let left = 0;
        while (
          at - left > kept &&
          place.at - left > 0 &&
          text.charCodeAt(at - left - 1) === place.form.charCodeAt(place.at - left - 1)
        )
          left += 1;
        let right = seedLength;
        while (
          at + right < text.length &&
          place.at + right < place.form.length &&
          text.charCodeAt(at + right) === place.form.charCodeAt(place.at + right)
        )
          right += 1;
        if (left + right > to - from) [from, to] = [at - left, at + right];
      }
      if (to - from < runLeast) {
        at += stride;
        continue;
      }
      result += `${text.slice(kept, from)}…`;
      kept = to;
      at = to;
    }
    return kept === 0 ? text : result + text.slice(kept);
  };
}

const ordinary = /[.*+?^${}()|[\]\\]/g;

/**
 * A redactor that also knows the exact secrets of this run, in the forms in which they may be echoed, whole or cut.
 * @param passwords secrets of which not even the last four characters are shown
 */
export function createRedactor(
  secrets: readonly (string | null | undefined)[],
  passwords: readonly string[] = [],
): Redactor {
  const whole = new Map<string, string>();
  const cut: string[] = [];
  const weak: string[] = [];
  for (const secret of [...secrets, ...passwords]) {
    const trimmed = (secret ?? '').trim().replace(/^["'`]+|["'`]+$/g, '');
    if (isWeak(trimmed)) {
      if (trimmed.length >= 4) weak.push(trimmed);
      continue;
    }
    const shown = maskSecret(trimmed);
    const masked = passwords.includes(secret ?? '') || /["\\]/.test(shown) ? '…' : shown;
    const forms = formsOf(trimmed);
    const cores = base64Cores(trimmed);
    for (const form of [...cores, ...forms])
      if (form.length >= strongLeast && !/"/.test(form.replace(/\\"/g, ''))) whole.set(form, masked);
    // A piece of a sentence, of an address or of an assignment would be found where nothing is secret.
    if (!/[\s"'\\<>{}]|:\/\/|=[^=]/.test(trimmed))
      cut.push(...[...forms.slice(0, 2), ...cores].filter(({ length }) => length >= runLeast));
  }
  const ordered = [...whole].sort((a, b) => b[0].length - a[0].length);
  const maskRuns = runMasker(cut);
  const words = weak.map(
    (secret) => new RegExp(`(?<![\\p{L}\\p{N}])${secret.replace(ordinary, '\\$&')}(?![\\p{L}\\p{N}])`, 'gu'),
  );
  const exact = (text: string): string => {
    let result = text;
    for (const [form, masked] of ordered) if (result.includes(form)) result = result.split(form).join(masked);
    return maskRuns(result);
  };
  const redact = (text: string): string => redactShapes(exact(text));
  const quoted = (text: string): string => words.reduce((result, word) => result.replace(word, '…'), redact(text));
  return Object.assign(redact, { exact, quoted });
}

/** User name and password of a proxy's address in the forms in which they travel; none when it names no user. */
export function secretsOfUrl(url: string | null | undefined): string[] {
  if (!url || !URL.canParse(url)) return [];
  const { username, password } = new URL(url);
  const plain = (text: string): string => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  if (username === '' && password === '') return [];
  const pair = `${plain(username)}:${plain(password)}`;
  const token = password === '' ? [username, plain(username)] : [password, plain(password)];
  return [...new Set([pair, Buffer.from(pair).toString('base64'), `${username}:${password}`, ...token])];
}

/** The same value with `change` applied to every string in it; names of members stay. */
export function mapStrings<T>(value: T, change: (text: string) => string): T {
  const walk = (item: unknown): unknown => {
    if (typeof item === 'string') return change(item);
    if (Array.isArray(item)) return item.map(walk);
    if (item === null || typeof item !== 'object') return item;
    return Object.fromEntries(Object.entries(item).map(([name, inner]) => [name, walk(inner)]));
  };
  return walk(value) as T;
}

const plainAscii = /^[ -~]*$/;

/** Nothing but printable ASCII: each character takes one column, and none can do anything to a terminal. */
export function isPlainAscii(text: string): boolean {
  return plainAscii.test(text);
}

/** Removes what a hostile text could do to a terminal: escape sequences, control characters, bidirectional overrides. Keeps tab and newline. */
export function cleanForTerminal(text: string): string {
  if (isPlainAscii(text)) return text;
  return text
    .replace(/\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g, '')
    .replace(/\u001b[[(][0-9;?]*[A-Za-z]/g, '')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}
