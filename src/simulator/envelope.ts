/** Error envelopes of the gateway: the same refusal in the shape that another surface gives it. Pure; knows no state. */

/** `openai`: chat, and responses of OpenAI-type groups. `code`: responses of other groups. `anthropic`: messages and its token count. */
export type Shape = 'openai' | 'code' | 'anthropic';

interface Refusal {
  kind: string;
  message: string;
}

function refusalOf(body: string): Refusal | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return null;
  }
  const error = (parsed as { error?: unknown } | null)?.error;
  if (typeof error !== 'object' || error === null) return null;
  const { type, code, message } = error as { type?: unknown; code?: unknown; message?: unknown };
  const kind = typeof type === 'string' ? type : code;
  return typeof kind === 'string' && typeof message === 'string' ? { kind, message } : null;
}

/** The body in the given shape, members in the gateway's (alphabetical) order; a body that is no error envelope comes back as it is. */
export function reshape(body: string, shape: Shape): string {
  const refusal = refusalOf(body);
  if (refusal === null) return body;
  const { kind, message } = refusal;
  if (shape === 'code') return JSON.stringify({ error: { code: kind, message } });
  if (shape === 'openai') return JSON.stringify({ error: { message, type: kind } });
  return JSON.stringify({ error: { message, type: kind }, type: 'error' });
}
