/** Looks single words up in the table: statuses, codes, wire tokens. Needs no evidence and no rules, so that it starts fast. Pure. */
import { findByAlias, findByReason, findByStatus, findCode } from '../reference/lookup';
import type { ExplainInput, ExplainMatch, ExplainReport } from '../report/report';
import type { Confidence } from '../vocabulary';
import { type ExplainSettings, matchOf, reportOf } from './match';

/** What one word of the command line can mean on its own: a status, a code, a wire token; `null` when it is none of them. */
export function lookUpWord(word: string): {
  form: ExplainInput['form'];
  status: number | null;
  codes: string[];
  reason: string | null;
  matchedBy: string;
} | null {
  const bare = word.trim();
  const status = /^[1-5]\d\d$/.test(bare) ? Number(bare) : null;
  if (status !== null) {
    const listed = findByStatus(status).map(({ id }) => id);
    const codes = listed.length === 0 && status >= 400 ? [`HTTP_${status}`] : listed;
    return { form: 'status', status, codes, reason: null, matchedBy: `status ${status}` };
  }
  const byCode = findCode(bare);
  const byAlias = findByAlias(bare).flatMap(({ id }) => (id === byCode?.id ? [] : [id]));
  // A wire token such as invalid_api_key is also a code when written in capitals; the code itself comes first then.
  if (byCode)
    return {
      form: 'code',
      status: null,
      codes: [byCode.id, ...(bare === byCode.id ? [] : byAlias)],
      reason: null,
      matchedBy: `code ${byCode.id}`,
    };
  const matchedBy = `"${bare}" on the wire`;
  if (byAlias.length > 0) return { form: 'alias', status: null, codes: byAlias, reason: null, matchedBy };
  const finer = findByReason(bare);
  return finer ? { form: 'alias', status: null, codes: [finer.code], reason: finer.reason, matchedBy } : null;
}

/** Longer texts are no list of codes. */
const wordsMost = 400;

/** Looks words up one by one when each is a status, a code or a wire token; `null` when one of them is none, so that they are one text. */
export function lookUpWords(words: readonly string[], settings: ExplainSettings): ExplainReport | null {
  if (words.reduce((length, word) => length + word.length, 0) > wordsMost) return null;
  // `"429 529"` in quotes is two words; `"rate limit exceeded"` is one.
  const parts = words.flatMap((word) => (lookUpWord(word) ? [word] : word.split(/[\s,]+/).filter(Boolean)));
  const looked = parts.map((word) => lookUpWord(word));
  if (looked.length === 0 || looked.some((item) => item === null)) return null;
  const inputs: ExplainInput[] = [];
  const matches: ExplainMatch[] = [];
  for (const [index, item] of looked.entries()) {
    if (!item) continue;
    inputs.push({ text: parts[index] ?? '', form: item.form, status: item.status, requestIds: [] });
    for (const code of item.codes) {
      const confidence: Confidence =
        item.form === 'code' && code === item.codes[0] ? 'certain' : item.codes.length === 1 ? 'likely' : 'possible';
      matches.push(
        matchOf(
          {
            code,
            reason: item.reason,
            confidence,
            matchedBy: item.matchedBy,
            facts: item.status === null ? {} : { status: item.status },
            waitSeconds: null,
          },
          index,
          settings,
        ),
      );
    }
  }
  return reportOf(inputs, matches);
}
