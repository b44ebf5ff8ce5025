/** Rows about streams that did not come whole, or not as streams. */
import { code } from '../code';

/** Codes of the gateway that are about the caller's key, money and limits, whenever they come. */
const ownCodes = [
  'API_KEY_REQUIRED',
  'INVALID_API_KEY',
  'API_KEY_DISABLED',
  'API_KEY_EXPIRED',
  'USER_INACTIVE',
  'INSUFFICIENT_BALANCE',
  'INSUFFICIENT_USER_QUOTA',
  'SUBSCRIPTION_NOT_FOUND',
  'SUBSCRIPTION_INVALID',
  'API_KEY_QUOTA_EXHAUSTED',
  'USAGE_LIMIT_EXCEEDED',
];

export const streamRows = [
  code({
    id: 'STREAM_TRUNCATED',
    class: 'stream',
    owner: 'upstream',
    retry: 'backoff',
    statuses: [200],
    weight: 2,
    match: [
      {
        client:
          /\bIncomplete JSON segment at the end\b|\bJSON parsing failed: Text: ?(?![<\s])|\bCould not parse message into JSON:|\bFailed to parse response as JSON\b|\b\[GoogleGenerativeAI Error\]: Failed to parse stream\b|\bstream ended without a terminal response event\b|\bstream ended without (?:producing|sending|a finish reason)\b|\bResponse stream ended without a finish reason\b|\bstream (?:closed|ended) before response\.completed\b|\bLifecycle response identity changed\b|\brequest ended without sending any chunks\b|\bConnection closed mid-response\b|\bended without (?:a )?(?:finish reason|message_stop|\[DONE\])|\bstream (?:ended|closed|terminated) (?:unexpectedly|prematurely)\b/i,
      },
      { client: /\bstream disconnected before completion\b/i, confidence: 'likely' },
      { outcome: 'truncated' },
    ],
    examples: [
      'stream-cut.openai.chat.stream',
      'gemini.empty',
      'js-anthropic-stream.errmid.str',
      'written.stream.cut',
      'written.text.stream.codex',
    ],
    nearMisses: [
      'ok.ok-oai2.chat.stream',
      'ok.ok-ant.messages.stream',
      'stream-end-early.anthropic.messages.stream',
      'stream-empty.openai.chat.stream',
      'written.stream.stalled',
    ],
    sources: [
      'recorded: stream-cut.openai.chat.stream',
      'recorded: stream-end-early.openai.chat.stream',
      'https://www.torouter.ai/docs/models/routing',
      'public issue: codex #41340',
    ],
    docs: 'https://www.torouter.ai/docs/models/routing',
    seeAlso: ['STREAM_INTERRUPTED', 'STREAM_STALLED', 'EMPTY_COMPLETION', 'EDGE_TIMEOUT'],
    words: {
      en: {
        title: 'The stream ended before its proper end',
        meaning:
          'Output came, but the stream stopped without its closing mark (`[DONE]`, `message_stop`, `response.completed`, a finish reason).[[ It lasted {seconds} s.]] The answer is incomplete; after the first byte the gateway cannot switch to another channel.',
        causes: [
          'The connection between gateway and provider broke.',
          'A CDN or proxy on the way cuts long connections, often at exactly 100, 120 or 180 seconds.',
          'The channel does not fully support this protocol and leaves out the closing mark.',
        ],
        fixes: [
          { text: 'Send the whole request again. Both calls may be billed, so limit automatic repeats.' },
          {
            text: 'See whether it happens every time, and after which time',
            commands: ['torouter doctor --model {model} --samples 3'],
          },
          {
            text: 'If it is always cut after the same time, ask for shorter answers or less reasoning, and try a network without a proxy',
          },
          {
            text: 'Tell support: UTC time, the x-request-id[[ ({requestId})]], the model, the seconds until the cut and the code STREAM_TRUNCATED',
          },
        ],
        tellApart:
          'STREAM_INTERRUPTED sends an error event before the end; STREAM_STALLED stays open without data; EMPTY_COMPLETION ends properly but is empty. Clients print `stream disconnected before completion` or `ended without a finish reason`.',
      },
      zh: {
        title: '流没有正常结束就断了',
        meaning:
          '已经有输出，但流结束时缺少终止标记（`[DONE]`、`message_stop`、`response.completed` 或 finish reason）。[[持续了 {seconds} 秒。]]回答不完整；首字节之后网关无法再切换渠道。',
        causes: [
          '网关与供应商之间的连接中断。',
          '途中的 CDN 或代理切断长连接，常常正好在 100、120 或 180 秒。',
          '渠道没有完整支持该协议，漏发终止标记。',
        ],
        fixes: [
          { text: '重新发送整个请求。两次都可能计费，自动重试要有上限。' },
          { text: '看是否每次都这样、在第几秒断开', commands: ['torouter doctor --model {model} --samples 3'] },
          { text: '如果总在同一时长断开，缩短回答或减少推理，并换一个不走代理的网络试试' },
          {
            text: '联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、模型名、断开前的秒数和错误码 STREAM_TRUNCATED',
          },
        ],
        tellApart:
          'STREAM_INTERRUPTED 结束前会发错误事件；STREAM_STALLED 是连接不断但没有数据；EMPTY_COMPLETION 正常结束但没有内容。客户端会显示 `stream disconnected before completion` 或 `ended without a finish reason`。',
      },
    },
  }),
  code({
    id: 'STREAM_INTERRUPTED',
    class: 'stream',
    owner: 'upstream',
    retry: 'backoff',
    aliases: ['stream_read_error'],
    statuses: [200],
    weight: 2,
    match: [
      { outcome: 'interrupted', confidence: 'certain' },
      // Whatever the error says: the channel had answered, so what broke is the stream. Only the caller's own money, limits and key end it for good.
      {
        outcome: 'interrupted',
        hasText: true,
        notToken: ownCodes,
        not: /\binsufficient .{0,20}balance\b|\busage limit exceeded\b|\bInvalid API key\b|余额不足|限额已用完|额度已用完|已过期/i,
        decisive: true,
      },
      { outcome: 'refused', token: 'STREAM_READ_ERROR' },
      // By its type, so that what else the gateway says of the provider outweighs it.
      { outcome: 'refused', type: 'UPSTREAM_ERROR' },
      { outcome: 'refused', type: 'UPSTREAM_ERROR', text: /^Upstream request failed\.?$/i },
      { token: 'STREAM_READ_ERROR' },
      { content: 'sse', token: 'RESPONSE_TOO_LARGE' },
    ],
    examples: ['stream-end-early.anthropic.messages.stream', 'stream-cut.openai.responses.stream'],
    nearMisses: ['ok.ok-ant.messages.stream', 'stream-cut.openai.chat.stream', 'up529.anthropic.messages.stream'],
    sources: [
      'recorded: stream-cut.openai.responses.stream',
      'recorded: stream-end-early.anthropic.messages.stream',
      'recorded: stream-err2-overloaded.anthropic.messages.stream',
      'https://www.torouter.ai/docs/models/routing',
    ],
    docs: 'https://www.torouter.ai/docs/models/routing',
    seeAlso: ['STREAM_TRUNCATED', 'UPSTREAM_OVERLOADED', 'UPSTREAM_REQUEST_FAILED'],
    words: {
      en: {
        title: 'The stream broke off with an error',
        meaning:
          'Output came, then an error event inside the stream ended it, although the status was 200.[[ The error was {otherCode}.]] The answer is incomplete; after the first byte the gateway cannot switch to another channel.',
        causes: [
          'The provider became overloaded or failed in the middle of the answer.',
          'The connection between gateway and provider broke (`stream_read_error`).',
        ],
        fixes: [
          { text: 'Send the whole request again. Both calls may be billed, so limit automatic repeats.' },
          { text: 'If it happens often, use another model or ask for shorter answers', page: '/models' },
          {
            text: 'Tell support: UTC time, the x-request-id[[ ({requestId})]], the model, the text of the error event and the code STREAM_INTERRUPTED',
          },
        ],
        tellApart:
          'An `error` or `response.failed` event after output. Without any event it is STREAM_TRUNCATED; an error before the first output gets the code of that error.',
      },
      zh: {
        title: '流中途报错中断',
        meaning:
          '已经有输出，随后流里出现错误事件并结束，虽然状态码是 200。[[错误是 {otherCode}。]]回答不完整；首字节之后网关无法再切换渠道。',
        causes: ['供应商在回答中途过载或出错。', '网关与供应商之间的连接中断（`stream_read_error`）。'],
        fixes: [
          { text: '重新发送整个请求。两次都可能计费，自动重试要有上限。' },
          { text: '经常出现的话，换一个模型，或让回答短一些', page: '/models' },
          {
            text: '联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、模型名、错误事件的文本和错误码 STREAM_INTERRUPTED',
          },
        ],
        tellApart:
          '特征是有输出之后出现 `error` 或 `response.failed` 事件。没有任何事件就断的是 STREAM_TRUNCATED；输出之前就报错的，以那个错误的错误码为准。',
      },
    },
  }),
  code({
    id: 'STREAM_STALLED',
    class: 'stream',
    owner: 'upstream',
    retry: 'backoff',
    statuses: [200],
    weight: 1,
    match: [{ outcome: 'stalled' }],
    examples: ['written.stream.stalled', 'written.stream.stalled.messages'],
    nearMisses: [
      'written.stream.cut',
      'ok.ok-ant.messages.stream',
      'written.fault.body.stalled',
      'userconc.anthropic.messages.stream',
      'written.upstream.stream-timeout',
    ],
    sources: ['https://www.torouter.ai/docs/troubleshooting/upstream', 'recorded: userconc.anthropic.messages.stream'],
    docs: 'https://www.torouter.ai/docs/troubleshooting/upstream',
    seeAlso: ['STREAM_TRUNCATED', 'UPSTREAM_TIMEOUT', 'CONCURRENCY_LIMIT_EXCEEDED', 'BODY_STALLED'],
    words: {
      en: {
        title: 'The stream stays open, but nothing more comes',
        meaning:
          'The stream began and then went silent[[ for {seconds} s]], without an end and without an error. Keep-alive signals may still arrive; they are no output.',
        causes: [
          'The provider is slow or hangs, for example in long reasoning.',
          'The request waits for a free slot at the gateway; the refusal comes after about 30 seconds.',
          'A proxy on the way holds the data back.',
        ],
        fixes: [
          {
            text: 'Give it more time once, to tell slow from dead',
            commands: ['torouter doctor --model {model} --timeout 180'],
          },
          { text: 'Stop the request and send it again, with less reasoning or a shorter prompt' },
          { text: 'If you run many requests at the same time, run fewer' },
          {
            text: 'If it goes on, tell support: UTC time, the x-request-id[[ ({requestId})]], the model and the code STREAM_STALLED',
          },
        ],
        tellApart:
          'Still open when the time was up. STREAM_TRUNCATED was closed; CONCURRENCY_LIMIT_EXCEEDED sends its refusal into the stream after the wait.',
      },
      zh: {
        title: '流没有断开，但不再有数据',
        meaning:
          '流已经开始，之后没有动静[[，持续 {seconds} 秒]]，既没有结束也没有报错。保活信号可能还会到达，但那不是输出。',
        causes: [
          '供应商很慢或卡住，例如推理时间很长。',
          '请求在网关排队等空位，约 30 秒后才返回拒绝。',
          '途中的代理扣住了数据。',
        ],
        fixes: [
          {
            text: '先多给一些时间，分清是慢还是卡死',
            commands: ['torouter doctor --model {model} --timeout 180'],
          },
          { text: '停止请求后重新发送，减少推理或缩短提示词' },
          { text: '并发很多的话，减少同时进行的请求' },
          {
            text: '持续出现时联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、模型名和错误码 STREAM_STALLED',
          },
        ],
        tellApart:
          '到时间时连接仍开着。STREAM_TRUNCATED 是已断开；CONCURRENCY_LIMIT_EXCEEDED 会在等待之后把拒绝写进流里。',
      },
    },
  }),
  code({
    id: 'STREAM_BUFFERED',
    class: 'stream',
    owner: 'upstream',
    retry: 'backoff',
    statuses: [200],
    weight: 1,
    match: [{ outcome: 'buffered' }],
    examples: [],
    nearMisses: [
      'ok.ok-oai2.chat.stream',
      'written.stream.stalled',
      'stream-cut.openai.chat.stream',
      'written.edge.timeout.524',
    ],
    sources: ['public issue: dstack #4269'],
    docs: 'https://www.torouter.ai/docs/gateway/openai',
    seeAlso: ['STREAM_STALLED', 'EDGE_TIMEOUT'],
    words: {
      en: {
        title: 'The stream arrives all at once',
        meaning:
          'The answer is complete, but everything came together at the end instead of piece by piece.[[ The first output took {seconds} s.]] Something on the way collects the data first. Long answers risk a timeout this way.',
        causes: [
          'A company proxy, VPN or antivirus program collects the answer in order to inspect it.',
          'A reverse proxy in front of a self-hosted gateway buffers.',
          'The channel itself does not stream but sends one piece. A very short answer looks the same.',
        ],
        fixes: [
          {
            text: 'Bypass the proxy for this host, or try another network, and compare',
            commands: ['export NO_PROXY="$NO_PROXY,portal.torouter.ai"', 'torouter doctor[[ --model {model}]]'],
          },
          { text: 'Self-hosted behind nginx: `proxy_buffering off` for the paths of the API' },
          {
            text: 'If it stays on every network, tell support: UTC time, the x-request-id[[ ({requestId})]], the model and the code STREAM_BUFFERED',
          },
        ],
        tellApart:
          'The first output comes about when the answer ends. A long wait for the first output followed by a flow of pieces is merely a slow model.',
      },
      zh: {
        title: '流式数据一次性全部到达',
        meaning:
          '回答是完整的，但不是逐段返回，而是最后一起到达。[[首次输出用了 {seconds} 秒。]]途中有东西先把数据攒了起来。回答很长时，这样容易超时。',
        causes: [
          '公司代理、VPN 或杀毒软件为了检查内容而缓存响应。',
          '自建网关前面的反向代理开了缓冲。',
          '渠道本身不流式，只发一段。很短的回答看起来也是这样。',
        ],
        fixes: [
          {
            text: '让这个主机绕过代理，或换一个网络，对比结果',
            commands: ['export NO_PROXY="$NO_PROXY,portal.torouter.ai"', 'torouter doctor[[ --model {model}]]'],
          },
          { text: '自建网关在 nginx 后面时：为 API 路径设置 `proxy_buffering off`' },
          {
            text: '换网络后仍然如此的话联系客服，附上 UTC 时间、请求 ID[[（{requestId}）]]、模型名和错误码 STREAM_BUFFERED',
          },
        ],
        tellApart: '首次输出几乎与回答结束同时到达。首次输出等了很久、之后逐段返回的，只是模型慢。',
      },
    },
  }),
];
