/** Finds JSON-like parts of a text and takes the errors out of them. Pure; nothing is judged here. */
import { readPlainCompletion } from '../completion';
import { emptyEnvelope, isErrorObject, isRecord, jsonOf, readEnvelopes } from '../envelope';
import type { Envelope } from '../evidence';
import { type Budget, readLoose } from './loose';

export interface Region {
  start: number;
  end: number;
  value: unknown;
  /** The same value with the words of wrapped lines parted by a space; set when a string ran over the end of a line. */
  spaced: unknown;
}

/** Brackets of one text that turned out to begin nothing; a text of brackets only would otherwise cost many attempts. */
const maxFailures = 4000;

/** Every JSON-like object, or list of objects, of a text, in order; outermost only. */
export function findRegions(text: string): Region[] {
  const regions: Region[] = [];
  const budget: Budget = { left: 8 * text.length + 100_000 };
  const opening = /\{(?=\s*(?:["'}\w$\\[]|$))|\[(?=\s*\\*[nrt]?\s*\{)/g;
  let failures = 0;
  for (let hit = opening.exec(text); hit && failures < maxFailures && budget.left > 0; hit = opening.exec(text)) {
    const found = readLoose(text, hit.index, budget);
    if (!found || !hasContent(found.value)) {
      failures += 1;
      continue;
    }
    const spaced = found.wrapped ? readLoose(text, hit.index, budget, ' ')?.value : undefined;
    regions.push({ start: hit.index, end: found.end, value: found.value, spaced });
    opening.lastIndex = found.end;
  }
  return regions;
}

function hasContent(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : isRecord(value) && Object.keys(value).length > 0;
}

const errorWord =
  /error|invalid|fail|denied|forbid|expired|exceed|exhaust|not[ _]?found|unauthori[sz]|insufficient|unavailable|overload|timeout|timed out|too[ _](?:many|large)|limit|refus|reject|improper|malformed|illegal|incorrect|disabled|deactivat|inactive|missing|required|unsupported|not (?:allowed|supported|active|valid|exist)|does not exist|throttl|exception|violat|blocked|quota|balance|arrear|busy|suspend|overdue|revoked|try again|\bwrong\b|empty access|cors|额度|限额|余额|失败|错误|过期|禁用|停用|无效|不存在|不足|超过|超出|拒绝|无权|频繁|繁忙|过大|过高|过长|欠费|充值|稍后|限流|违规|敏感|不支持|异常|已删除|不再允许|无可用|没有/i;

/** Whether an envelope without a status reports an error at all; `{"code":0,"message":"success"}` and a greeting do not. */
export function reportsError(envelope: Envelope): boolean {
  if (!envelope.message && !envelope.code && !envelope.type && !envelope.reason) return false;
  if (/^(?:success|ok|200|created|accepted|none|null|info)$/i.test(envelope.code ?? '')) return false;
  if (/^(?:no errors?\b|(?:ok|success|done)\b.?$)/i.test(envelope.message ?? '') && !envelope.type) return false;
  if (envelope.numericCode !== null && envelope.numericCode >= 400 && envelope.numericCode < 600) return true;
  // Vendors count their own errors from a thousand on.
  if (envelope.numericCode !== null && envelope.numericCode >= 1000 && envelope.message !== null)
    return !/\b(?:success\w*|ok)\b|成功/i.test(envelope.message);
  if (envelope.shape >= 3 && envelope.shape <= 8) return true;
  if (envelope.codeAtTop && envelope.message !== null && /^[A-Za-z]+(?:_[A-Za-z0-9]+)+$/.test(envelope.code ?? ''))
    return true;
  if (envelope.type && /_error$|error$/i.test(envelope.type)) return true;
  return errorWord.test(`${envelope.code ?? ''} ${envelope.reason ?? ''} ${envelope.message ?? ''}`);
}

/** Whether an envelope holds words only, neither code nor type nor status. */
export function isWeak({ code, type, status, numericCode }: Envelope): boolean {
  return code === null && type === null && status === null && numericCode === null;
}

/** An answer that a client printed as an object: status, headers and body apart. */
export interface DumpedAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
  url: string | null;
}

export interface RegionContent {
  envelopes: Envelope[];
  answers: DumpedAnswer[];
  /** Status that the object itself names. */
  status: number | null;
  /** Texts inside it that may hold errors of their own. */
  texts: string[];
  /** A completion that went well: nothing in it is an error, whatever its words say. */
  completion: boolean;
}

const textKeys =
  /^(?:msg|message|log|error|err|errors|errorMessage|error_message|errorDescription|error_description|rawErrorMessage|exception|exc_info|stack|stack_trace|stacktrace|trace|stderr|body|response|responseBody|response_body|raw|detail|details|reason|cause|line|\[cause\])$/i;
const partKeys =
  /^(?:error\w{0,20}|event|err|cause|\[cause\]|\[errors\]|lastError|response|data|body|details|result|payload|exception|rawResponse|json|log|record|fields|context|_response|output)$/i;

function headersOf(value: unknown): Record<string, string> {
  const headers: Record<string, string> = {};
  if (isRecord(value))
    for (const [name, item] of Object.entries(value))
      if (typeof item === 'string' || typeof item === 'number') headers[name.toLowerCase()] = String(item);
  return headers;
}

function numberIn(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && number >= 100 && number < 600 ? number : null;
}

function dumpedAnswer(value: Record<string, unknown>): DumpedAnswer | null {
  // OkHttp prints `Response{protocol=h2, code=404, message=, url=…}`, of which the first members can be read.
  const okHttp = 'protocol' in value && !('message' in value && value.message) ? numberIn(value.code) : null;
  if (okHttp !== null && okHttp >= 400) return { status: okHttp, headers: {}, body: '', url: null };
  const status = numberIn(value.statusCode ?? value.status_code ?? value.status);
  const body =
    value.responseBody ?? value.response_body ?? value.body ?? (value.config === undefined ? undefined : value.data);
  if (status === null || (typeof body !== 'string' && !isRecord(body))) return null;
  return {
    status,
    headers: headersOf(value.responseHeaders ?? value.response_headers ?? value.headers),
    body: typeof body === 'string' ? body : jsonOf(body),
    url: typeof value.url === 'string' ? value.url : null,
  };
}

/** Codes of the operating system, of Node and of TLS libraries, as errors carry them in `code`. */
export const systemCode =
  /^(?:E[A-Z_]{3,20}|UND_ERR_\w+|ERR_\w+|HPE_\w+|CERT_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+|Z_[A-Z]+_ERROR)$/;

/** What a region says: envelopes, printed answers, and texts to read on their own. */
export function contentOfRegion(value: unknown): RegionContent {
  const content: RegionContent = { envelopes: [], answers: [], status: null, texts: [], completion: false };
  let visits = 0;
  /** Texts below an error that was read already: one of them may be a client's print of the error behind it. */
  const innerTexts = (item: Record<string, unknown>, depth: number): void => {
    visits += 1;
    if (visits > 300 || depth > 8) return;
    for (const [key, part] of Object.entries(item))
      if (typeof part === 'string') {
        if (textKeys.test(key) && part.length >= 8 && /[{\n]/.test(part)) content.texts.push(part);
      } else if (isRecord(part) && partKeys.test(key)) innerTexts(part, depth + 1);
  };
  const visit = (item: unknown, depth: number): void => {
    visits += 1;
    if (visits > 300 || depth > 8) return;
    if (Array.isArray(item)) {
      for (const part of item.slice(0, 50)) {
        // Claude Code's reports list errors as strings, each of its own.
        if (isRecord(part) && typeof part.error === 'string' && item.length > 1) content.texts.push(part.error);
        else visit(part, depth + 1);
      }
      return;
    }
    if (!isRecord(item)) return;
    if (
      item.choices !== undefined ||
      item.candidates !== undefined ||
      item.role !== undefined ||
      item.object === 'list'
    ) {
      const completion = readPlainCompletion(item);
      if (
        !isRecord(item.error) &&
        !isRecord(item.base_resp) &&
        (completion === null || completion.outcome === 'ok' || completion.outcome === 'length')
      ) {
        content.completion = true;
        return;
      }
    }
    // The SDKs of AWS keep the status apart and the code in `name`.
    if (isRecord(item.$metadata) && typeof item.name === 'string') {
      content.status ??= numberIn(item.$metadata.httpStatusCode);
      content.envelopes.push({ ...emptyEnvelope(), code: item.name });
    }
    // Dify wraps what its plugin said: `{"args":{"description":"…"},"error_type":"InvokeBadRequestError"}`.
    if (typeof item.error_type === 'string' && isRecord(item.args) && typeof item.args.description === 'string')
      content.texts.push(item.args.description);
    const systemError = typeof item.code === 'string' && systemCode.test(item.code) ? item.code : null;
    if (systemError)
      content.texts.push(
        `Error: ${[item.syscall, systemError, item.reason, item.hostname ?? item.address].filter(Boolean).join(' ')}`,
      );
    const answer = dumpedAnswer(item);
    if (answer) content.answers.push(answer);
    const read = readEnvelopes(item);
    const envelopes = read.some(reportsError) || isErrorObject(item) ? read : [];
    const settled = envelopes.length > 0 && !envelopes.every(isWeak);
    content.status ??= numberIn(item.statusCode ?? item.status_code ?? item.status ?? item.http_status);
    if (envelopes.length > 0) content.envelopes.push(...envelopes);
    for (const [key, part] of Object.entries(item)) {
      if (typeof part === 'string') {
        if (textKeys.test(key) && part.length >= 8 && !answer) content.texts.push(part);
      } else if (Array.isArray(part) && textKeys.test(key)) {
        for (const text of part.slice(0, 8)) if (typeof text === 'string' && text.length >= 8) content.texts.push(text);
        if (!settled) visit(part, depth + 1);
      } else if (settled && partKeys.test(key) && isRecord(part)) {
        innerTexts(part, depth + 1);
      } else if (part !== null && typeof part === 'object' && (Array.isArray(part) || partKeys.test(key)) && !settled)
        visit(part, depth + 1);
    }
  };
  visit(value, 0);
  return content;
}
