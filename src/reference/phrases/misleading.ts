/** Sentences of client programs that point the wrong way, and what to know instead, in both languages. Data and one lookup; nothing is judged here. */
import type { Bilingual } from '../code';

export interface Misleading extends Bilingual<string> {
  /** Short token of the sentence; never reused. */
  id: string;
  /** The client's own words. */
  pattern: RegExp;
  /** Warn only when the cause is one of these codes. */
  codes?: RegExp;
  /** Do not warn when the cause is one of these codes: then the client is right. */
  notCodes?: RegExp;
}

export const misleading: readonly Misleading[] = [
  {
    id: 'no_body',
    pattern: /\bstatus code \(no body\)/,
    en: 'The client says "(no body)", yet there may be one: openai-node drops bodies of the form {"code","message"}. Ask the same with curl -i to see it.',
    zh: '客户端显示 "(no body)"，但响应体可能存在：openai-node 会丢弃 {"code","message"} 形式的响应体。用 curl -i 发同样的请求即可看到。',
  },
  {
    id: 'codex_retry_limit',
    pattern: /\bexceeded retry limit, last status: 429\b/,
    en: 'Codex drops the body of every 429: behind it can be a spent window, a subscription limit, a rate limit or the provider. Look the request id up or run torouter doctor.',
    zh: 'Codex 会丢弃所有 429 的响应体：背后可能是时间窗口用尽、订阅限额、频率限制或上游限流。请查询请求 ID，或运行 torouter doctor。',
  },
  {
    id: 'codex_quota',
    pattern: /\bQuota exceeded\. Check your plan and billing details\b/,
    en: 'Codex speaks of a plan and a bill at OpenAI. Behind the gateway it is mostly the cap of the key itself.',
    zh: 'Codex 说的是 OpenAI 的套餐和账单；在网关之后，这通常是密钥自身的额度上限。',
  },
  {
    id: 'codex_capacity',
    pattern: /\bmodel is at capacity\b/i,
    en: 'Codex says "at capacity" for any 503; it may also be a group without a channel for this model.',
    zh: 'Codex 对任何 503 都显示 "at capacity"；也可能是分组没有该模型的渠道。',
  },
  {
    id: 'codex_waiting',
    pattern: /\bReconnecting\.\.\. waiting for network\b/,
    en: 'Codex waits for ever and names no cause: a refused connection and https to an http port look the same.',
    zh: 'Codex 会一直等待而不说明原因：连接被拒绝与用 https 访问 http 端口看起来一样。',
  },
  {
    id: 'stream_disconnected',
    pattern: /\bstream disconnected before completion\b/,
    notCodes: /^STREAM_|^BODY_/,
    en: '"stream disconnected" is how Codex begins every stream error; the cause stands behind it.',
    zh: '"stream disconnected" 只是 Codex 对所有流错误的开头，真正的原因在其后。',
  },
  {
    id: 'login_hint',
    pattern: /\bPlease run \/login\b|\bFailed to authenticate\. API Error\b/,
    notCodes: /^KEY_NOT_FOUND$/,
    en: 'Claude Code says so before any 401 or 403. Logging in again does not help; the words after it name the cause.',
    zh: 'Claude Code 对任何 401 或 403 都这样提示。重新登录没有用，后面的文字才是原因。',
  },
  {
    id: 'selected_model',
    pattern: /\bThere's an issue with the selected model\b/,
    en: 'Claude Code blames the model for every 404, also for a wrong path: check that ANTHROPIC_BASE_URL does not end in /v1.',
    zh: 'Claude Code 把所有 404 都归咎于模型，路径错误也一样：请确认 ANTHROPIC_BASE_URL 不以 /v1 结尾。',
  },
  {
    id: 'server_side_issue',
    pattern: /\bThis is a server-side issue, usually temporary\b/,
    codes: /^(?:UPSTREAM_(?:AUTH_FAILED|FORBIDDEN|BILLING|KEY_REJECTED)|GROUP_\w+)$/,
    en: 'The client calls it temporary. This one does not pass by waiting.',
    zh: '客户端称其为暂时问题，但这个问题等待是不会消失的。',
  },
  {
    id: 'unknown_certificate',
    pattern: /\bUNKNOWN_CERTIFICATE_VERIFICATION_ERROR\b/,
    en: 'Claude Code speaks of a certificate also when https meets a port that speaks plain http.',
    zh: '当 https 访问的是明文 http 端口时，Claude Code 也会提示证书错误。',
  },
  {
    id: 'servers_down',
    pattern: /\bThe API provider's servers are down or overloaded\b/,
    notCodes: /^UPSTREAM_(?:OVERLOADED|UNAVAILABLE)$/,
    en: 'aider says so for nearly every failure, a refused connection included.',
    zh: 'aider 对几乎所有失败都这样提示，包括连接被拒绝。',
  },
  {
    id: 'empty_response',
    pattern: /\bEmpty response received from LLM\. Check your provider account\b/,
    en: 'It need not be the account: aider also prints this when the base URL lacks /v1 and a web page answers.',
    zh: '不一定是账户问题：Base URL 缺少 /v1、返回网页时，aider 也会显示这句话。',
  },
  {
    id: 'critical_object',
    pattern: /\bAn unexpected critical error occurred: ?\[object Object\]/,
    en: 'Gemini CLI ends every API error with "[object Object]"; the JSON above it is the error.',
    zh: 'Gemini CLI 的每个 API 错误都以 "[object Object]" 结尾；其上方的 JSON 才是错误内容。',
  },
  {
    id: 'retryable_quota',
    pattern: /\bRetryableQuotaError\b/,
    codes: /^(?:API_KEY_QUOTA_EXHAUSTED|KEY_WINDOW_\w+|USAGE_LIMIT_EXCEEDED|PLATFORM_QUOTA_\w+|NO_CHANNEL_AVAILABLE)$/,
    en: 'Gemini CLI calls every 429 and 503 "retryable". Trying again soon does not help here.',
    zh: 'Gemini CLI 把所有 429 和 503 都称为可重试（Retryable）。此处短时间内重试没有用。',
  },
  {
    id: 'reason_phrase_only',
    pattern:
      /\bAI_APICallError\]?: (?:Bad Request|Unauthorized|Forbidden|Not Found|Too Many Requests|Internal Server Error|Bad Gateway|Service Unavailable)\s*$|\bOpenAI API error: [45]\d\d\b|\bLast error: (?:Unauthorized|Forbidden|Not Found|Too Many Requests|Bad Gateway|Service Unavailable)\b/m,
    en: "The client shows only the status and hides the server's message; responseBody, a debug log or curl -i has it.",
    zh: '客户端只显示状态，隐藏了服务器的消息；可在 responseBody、调试日志或 curl -i 中看到。',
  },
  {
    id: 'connection_error',
    pattern: /\bConnection error\b/,
    codes: /^(?:KEY_\w+|BASE_URL_INVALID|PROXY_CONFIG_INVALID)$/,
    en: 'The SDK calls it a connection error, but nothing was sent: the cause is further up in the traceback.',
    zh: 'SDK 称其为连接错误，但请求根本没有发出：原因在回溯信息的上方。',
  },
  {
    id: 'model_not_found_class',
    pattern: /\b(?:OpenAI)?ModelNotFoundError\b/,
    codes: /^(?:ROUTE_NOT_FOUND|HTTP_404|BASE_URL_WRONG)$/,
    en: 'LangChain and Gemini CLI name every 404 a missing model; here the path is wrong, or nothing more is known than the 404.',
    zh: 'LangChain 和 Gemini CLI 把所有 404 都称为模型不存在；这里是路径错误，或者除 404 外没有更多信息。',
  },
  {
    id: 'upstream_incorrect_key',
    pattern: /\bAPI key not valid\. Please pass a valid API key\b/,
    codes: /^UPSTREAM_KEY_REJECTED$/,
    en: "Behind a gateway this is the channel's key, not yours.",
    zh: '在网关之后，这里说的是渠道的密钥，而不是你的密钥。',
  },
];

/** The entries whose words stand in the text and mislead about this code. */
export function misleadingWords(text: string, code: string): readonly Misleading[] {
  return misleading.filter(
    ({ pattern, codes, notCodes }) => pattern.test(text) && (codes?.test(code) ?? true) && !notCodes?.test(code),
  );
}
