/** The one redactor: every string that leaves the program passes it. It knows exact secrets and the shape of keys that others paste. */

const keyShape = /\b(?:sk|pk|rk|gsk|xai|nvapi|sess)[-_][A-Za-z0-9_*.-]{12,}|\bAIza[A-Za-z0-9_-]{20,}/g;
const bearerShape = /\b(bearer\s+)([A-Za-z0-9._~+/=-]{12,})/gi;
const headerShape =
  /\b((?:x-api-key|x-goog-api-key|api[-_]key|authorization)["']?\s*[:=]\s*["']?)(?!bearer\b|\$)([^\s"',;}]{12,})/gi;
const queryShape = /([?&](?:key|api_key|apikey|access_token)=)([^&\s"'#]+)/gi;
const userInfoShape = /(\b[a-z][a-z0-9+.-]*:\/\/)([^\s/@:]+):([^\s/@]+)@/gi;

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
    .replace(headerShape, (_all, lead: string, secret: string) => `${lead}${maskSecret(secret)}`)
    .replace(keyShape, (secret) => maskSecret(secret));
}

/** A redactor that also knows the exact secrets of this run, in the forms in which they may be echoed. */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const forms = new Map<string, string>();
  for (const secret of secrets) {
    const trimmed = secret.trim();
    for (const form of [
      secret,
      trimmed,
      encodeURIComponent(trimmed),
      JSON.stringify(trimmed).slice(1, -1),
      Buffer.from(trimmed).toString('base64'),
    ])
      if (form.length >= 4) forms.set(form, maskSecret(trimmed));
  }
  const ordered = [...forms].sort((a, b) => b[0].length - a[0].length);
  return (text) => {
    let result = text;
    for (const [form, masked] of ordered) if (result.includes(form)) result = result.split(form).join(masked);
    return redactShapes(result);
  };
}

/** Removes what a hostile text could do to a terminal: escape sequences, control characters, bidirectional overrides. Keeps tab and newline. */
export function cleanForTerminal(text: string): string {
  return text
    .replace(/\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g, '')
    .replace(/\u001b[[(][0-9;?]*[A-Za-z]/g, '')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}
