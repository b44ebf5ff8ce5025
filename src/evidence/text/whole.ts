/** Texts that are one thing from beginning to end and need no search: a response, a stream, a body, a page. Pure. */
import type { ExplainInput } from '../../report/report';
import { contentOf, tokensOf } from '../answer';
import type { Evidence } from '../evidence';
import { readHttpText } from '../httpText';
import { certainly, evidenceFrom, type Sighting } from '../sighting';
import { isAnswerStream, pageSighting } from './inside';
import { isWeak, reportsError } from './regions';
import { clientWords, numericStatus, statusInMessages, statusOfType } from './statuses';

/** What clients print in front of a body, inside a string of another body. */
const printed = /"error"\s*:\s*"[^"{]{0,80}\{\\"|\b(?:Error code|status code):? [45]\d\d\b.{0,40}\{/i;

/** Members in which the error behind an error may stand. */
const inner = /"(?:details?|cause|response|data|body)"\s*:\s*\{\s*"error"|"(?:err|exception)"\s*:\s*\{/;

/** Whole texts that need no search: a response, a stream, a body. `null` for everything else. */
export function wholeText(text: string): { form: ExplainInput['form']; sightings: Sighting[] } | null {
  const http = readHttpText(text);
  if (http && isWholeBody(http.body)) return { form: 'http', sightings: only(evidenceFrom(http)) };
  switch (contentOf(text, '')) {
    case 'sse': {
      const evidence = evidenceFrom({ status: 200, headers: { 'content-type': 'text/event-stream' }, body: text });
      return isAnswerStream(evidence, text) ? { form: 'stream', sightings: only(evidence) } : null;
    }
    case 'json': {
      // A list of errors is searched, each for itself.
      if (/^\s*\[\s*\{\s*"error"\s*:\s*"/.test(text)) return null;
      const evidence = evidenceFrom({ body: text });
      if (evidence.completion) return { form: 'body', sightings: only(evidence) };
      const envelopes = evidence.envelopes.filter(reportsError);
      if (envelopes.length === 0) return null;
      // An error that names nothing may hold a client's print of the one behind it.
      if (envelopes.every(isWeak) && (printed.test(text) || inner.test(text))) return null;
      const status = numericStatus(envelopes) ?? statusInMessages(envelopes) ?? statusOfType(envelopes);
      const read = { ...evidence, envelopes, tokens: tokensOf(envelopes), status };
      return { form: 'body', sightings: only({ ...read, clientTexts: clientWords(envelopes, status) }) };
    }
    case 'html':
      return { form: 'body', sightings: [pageSighting(text)] };
    default:
      return null;
  }
}

/** A body with nothing after it that a terminal or a chat window added. */
function isWholeBody(body: string): boolean {
  if (/^[*<>] |^HTTP\/\d|^curl: \(|^```/m.test(body)) return false;
  if (!/^\s*[{[]/.test(body)) return true;
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}

function only(evidence: Evidence): Sighting[] {
  return [certainly(evidence)];
}
