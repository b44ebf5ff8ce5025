/** The errors of a JSON-like part of a text, read with the words around it. Pure. */
import { jsonOf } from '../envelope';
import type { Envelope } from '../evidence';
import { certainly, evidenceFrom, evidenceOfParts, type Sighting } from '../sighting';
import { type LoggedLine, withoutLogPrefix } from './lines';
import { messagesOf } from './messages';
import { contentOfRegion, type Region } from './regions';
import { addressOf, statusBefore, statusOfClass, statusOfLine } from './signs';
import { clientWords, numericStatus, statusInMessages, statusOfType } from './statuses';

/** Messages with the words of wrapped lines joined both ways. */
function messagesOfRegion(envelopes: readonly Envelope[], region: Region): string[] {
  const plain = envelopes.flatMap(({ message }) => (message ? [message, ...wrapper(message)] : []));
  if (region.spaced === undefined) return plain;
  const spaced = contentOfRegion(region.spaced).envelopes.flatMap(({ message }) => (message ? [message] : []));
  return [...plain, ...spaced];
}

/** A message may carry a client's words of its own: `401 Invalid API key`. */
function wrapper(message: string): string[] {
  return message.length < 2000 ? messagesOf(message.replace(/\s+/g, ' ')).slice(0, 12) : [];
}

/** Whether a line of a log speaks of trouble that there was: at the levels that tell of work done only what was answered, and not when it counts none. */
function reportsTrouble({ text, level }: LoggedLine): boolean {
  return (
    (level !== 'work' ||
      /\b(?:upstream|responses?|returned|responded)\b|\b(?:error status|request failed)\b/i.test(text)) &&
    !/\b(?:no|0|zero|without) (?:\w+ )?(?:errors?|failures?|failed|rejected|refused)\b|(?:没有|无)(?:错误|失败|异常)/i.test(
      text,
    ) &&
    /\b(?:error|fail(?:ed|ure)?|rejected|refused)\b|失败|错误|异常/i.test(text)
  );
}

/** The name of something that was done, as webhooks and audit logs give it: `subscription.updated`. */
const eventName =
  /^[a-z_]{2,40}(?:\.[a-z_]{2,40}){0,3}\.(?:created|updated|deleted|removed|renewed|paused|resumed|completed)$/;

/** A record of something that was done, rather than an answer that refuses something. */
function tellsOfEvent(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([key, item]) => /^(?:event|event_type|type)$/.test(key) && typeof item === 'string' && eventName.test(item),
  );
}

/** A relay of the new-api family puts the status that its channel answered with where the parameter belongs. */
function statusInParam(envelopes: readonly Envelope[]): number | null {
  const relayed = envelopes.find(
    ({ code, param }) => code === 'bad_response_status_code' && /^[45]\d\d$/.test(param ?? ''),
  );
  return relayed?.param ? Number(relayed.param) : null;
}

/** The words around a structured part. */
interface Surroundings {
  before: string;
  after: string;
  /** The line of words above one that begins its line. */
  above: string;
}

/** What a structured part of a text says. */
interface RegionReading {
  sightings: Sighting[];
  /** Texts inside it that may hold errors of their own. */
  texts: string[];
}

/** Reads a structured part that stands at `at`. */
export function readRegion(region: Region, { before, after, above }: Surroundings, at: number): RegionReading {
  // The AI SDK lists what its own check of an answer found; the answer itself stands before that.
  if (/\bError message:\s*$/.test(before) && Array.isArray(region.value)) return { sightings: [], texts: [] };
  const content = contentOfRegion(region.value);
  const found: Sighting[] = [];
  const logged = withoutLogPrefix(before);
  const around = `${before} ${after}`;
  for (const { status, headers, body, url } of content.answers) {
    const address = url ? addressOf(`url: ${url}`) : null;
    const evidence = evidenceFrom({ status, headers, body, host: address?.host ?? null, path: address?.path ?? null });
    found.push(certainly({ ...evidence, clientTexts: before.trim() ? [before.trim()] : [] }, at));
  }
  if (content.envelopes.length > 0 && content.answers.length === 0) {
    const status =
      statusInParam(content.envelopes) ??
      numericStatus(content.envelopes) ??
      statusOfLine(around)?.status ??
      (content.status !== null && content.status >= 400 ? content.status : null) ??
      statusBefore(before) ??
      statusInMessages(content.envelopes) ??
      statusOfClass(before) ??
      statusOfType(content.envelopes) ??
      statusOfLine(above)?.status ??
      null;
    const words = clientWords(content.envelopes, status);
    found.push(
      certainly(
        evidenceOfParts({
          status,
          line: [logged.text, ...words].join(' ').trim(),
          texts: messagesOfRegion(content.envelopes, region),
          envelopes: content.envelopes,
          surroundings: `${around} ${jsonOf(region.value).slice(0, 8000)}`,
        }),
        // What a server said comes before the words that a client put in front of it.
        at + 0.25,
      ),
    );
  }
  // A log line that speaks of an error and has its status among its data.
  if (
    content.envelopes.length === 0 &&
    content.answers.length === 0 &&
    content.status !== null &&
    content.status >= 400 &&
    logged.logged &&
    reportsTrouble(logged)
  )
    found.push(
      certainly(
        evidenceOfParts({
          status: content.status,
          line: logged.text,
          texts: [],
          envelopes: [],
          surroundings: `${before} ${jsonOf(region.value).slice(0, 8000)}`,
        }),
        at,
      ),
    );
  const settled = content.envelopes.length > 0;
  if (content.answers.length > 0 || (!settled && tellsOfEvent(region.value))) return { sightings: found, texts: [] };
  const texts = content.texts.slice(0, 12).filter((text) => !settled || /[{\n]/.test(text));
  return { sightings: found, texts };
}
