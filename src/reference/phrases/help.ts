/** The words of `--help`, in both languages. Layout is `src/help.ts`; which options exist is `commands/table.ts`. */
import type { CommandName, OptionGroup, OptionName } from '../../commands/table';
import type { Bilingual } from '../code';

interface Example {
  run: string;
  does: string;
}

interface CommandHelp {
  /** One line for the list of commands. */
  summary: string;
  /** Paragraphs under the usage line. */
  about: readonly string[];
  examples: readonly Example[];
}

interface HelpPhrases {
  tagline: string;
  headings: Record<OptionGroup | 'usage' | 'commands' | 'examples' | 'exitCodes' | 'environment', string>;
  commandUsage: string;
  options: Record<OptionName, string>;
  commands: Record<CommandName, CommandHelp>;
  examples: readonly Example[];
  /** Exit codes of doctor (and simulate), and of explain. */
  exitCodes: readonly (readonly [code: string, meaning: string])[];
  explainExitCodes: readonly (readonly [code: string, meaning: string])[];
  environment: readonly (readonly [names: string, meaning: string])[];
  more: string;
}

const pairs = {
  torouter: 'TOROUTER_API_KEY',
  openai: 'OPENAI_API_KEY',
  anthropic: 'ANTHROPIC_AUTH_TOKEN',
  gemini: 'GEMINI_API_KEY',
};

/** Ids of doctor's checks; a test holds them to the checks, which help must not load. */
const checks = [
  'config.baseUrl',
  'config.key',
  'config.proxy',
  'network.connect',
  'network.tls',
  'gateway.identity',
  'auth.key',
  'models.lookup',
  'limits.windows',
  'channel.plain',
  'channel.stream',
] as const;

export const helpPhrases: Bilingual<HelpPhrases> = {
  en: {
    tagline: 'why a call to the ToRouter gateway fails, who must act, and what to do',
    headings: {
      usage: 'Usage',
      commands: 'Commands',
      target: 'What to test against',
      tests: 'What to test, and for how long',
      gateway: 'Gateway',
      output: 'Output',
      general: 'General',
      examples: 'Examples',
      exitCodes: 'Exit codes',
      environment: 'Environment',
    },
    commandUsage: '<command> [options]',
    options: {
      json: 'one JSON document on standard output, as --format json',
      format: 'terminal or json (default: terminal)',
      quiet: 'one stable line for scripts: CODE owner retry retryAt',
      verbose: 'more detail: every request, its phases, how the diagnosis was reached',
      lang: 'en or zh (default: from LC_ALL, LC_MESSAGES or LANG)',
      noColor: 'no colours; NO_COLOR does the same',
      help: 'show this help; after a command, the help of that command',
      version: 'show the version',
      baseUrl:
        'the gateway, in any usual form: host, /v1, /v1beta, a pasted endpoint (default: https://portal.torouter.ai)',
      keyEnv: 'environment variable that holds the key',
      keyFile: 'file that holds the key',
      keyStdin: 'read the key from standard input',
      key: 'the key itself; shell history and ps show it, so prefer the others',
      model: 'model to look up and to call with a tiny request, plain and streaming; repeat it for several',
      protocol: 'openai, responses, anthropic, gemini or all (default: the one that fits)',
      free: 'send nothing that can cost money',
      samples:
        'live requests per model and mode, 1 to 50 (default: 1); more of them tell a flapping channel from a dead one',
      only: `run these checks only, and what they need: ${checks.join(', ')}`,
      skip: 'leave these checks out',
      timeout: 'for one request (default: 15 for free ones, 60 for live ones)',
      deadline: 'for the whole run (default: 150)',
      failOn: 'fail or warn: what makes the exit code non-zero (default: fail)',
      demo: 'run against an embedded gateway in that state; no key and no network needed',
      port: 'port on 127.0.0.1 (default: 0, any free one)',
      list: 'list the states and what they show',
    },
    commands: {
      doctor: {
        summary: 'probe a key, and models, against the gateway; say what is wrong and what to do',
        about: [
          'Checks the road to the gateway, the key, the models, the limits and the channels, names the root cause first, and says who must act and whether waiting helps. Without --model nothing is sent that costs money.',
        ],
        examples: [
          { run: 'torouter doctor', does: 'key and gateway, free of charge' },
          { run: 'torouter doctor --model gpt-5.4', does: 'and one model, with two tiny live requests' },
          { run: 'torouter doctor --model gpt-5.4 --samples 5 --json', does: 'five of each, as JSON' },
          { run: 'torouter doctor --key-env MY_KEY --base-url gw.example.com', does: 'another key and gateway' },
          { run: 'torouter doctor --demo', does: 'see it work without a key' },
        ],
      },
      explain: {
        summary: 'look up a status, a code or a pasted error, offline',
        about: [
          'Takes statuses and codes one by one; anything else is read as one text: an error message, a JSON body, a stream, a whole HTTP response, a log. Nothing is sent anywhere.',
          'With - it reads standard input. Without arguments it reads a pipe or a file on standard input, or else lists every code.',
        ],
        examples: [
          { run: 'torouter explain 403', does: 'what a 403 can be, and how to tell' },
          { run: 'torouter explain KEY_WINDOW_5H_EXHAUSTED', does: 'the whole story of one code' },
          { run: 'torouter explain "model_not_found: gpt-6"', does: 'a pasted error' },
          { run: 'curl -si ... | torouter explain -', does: 'a whole HTTP response' },
          { run: 'torouter explain - < app.log', does: 'a log' },
        ],
      },
      simulate: {
        summary: 'run a gateway on loopback that replays recorded answers',
        about: [
          'Listens on 127.0.0.1 and answers as the gateway does in the chosen state, until Ctrl-C. For trying client settings and error handling without a key.',
        ],
        examples: [
          { run: 'torouter simulate --list', does: 'the states' },
          { run: 'torouter simulate --port 8787', does: 'a healthy gateway on a fixed port' },
        ],
      },
      schema: {
        summary: 'print the JSON Schema of the JSON of doctor or explain',
        about: ['Prints the JSON Schema of what that command writes with --json.'],
        examples: [{ run: 'torouter schema doctor > doctor.schema.json', does: 'keep a copy' }],
      },
    },
    examples: [
      { run: 'torouter doctor --model gpt-5.4', does: 'test the key in TOROUTER_API_KEY' },
      { run: 'torouter explain 403', does: 'what a 403 can be' },
      { run: 'torouter doctor --demo', does: 'see it work without a key' },
    ],
    exitCodes: [
      ['0', 'everything that was asked for works'],
      ['1', 'you must fix something, or wait for a window to reset'],
      ['2', 'wrong usage, unreadable input, or a fault of this program'],
      ['3', 'inconclusive: nothing failed, but a check could not be decided'],
      ['4', 'somebody else must fix it'],
      ['75', 'transient trouble only: try again later'],
      ['130, 143', 'interrupted, terminated'],
    ],
    explainExitCodes: [
      ['0', 'found'],
      ['1', 'nothing recognised'],
      ['2', 'wrong usage or unreadable input'],
    ],
    environment: [
      [pairs.torouter, 'with TOROUTER_BASE_URL, or the default gateway'],
      [pairs.openai, 'only with OPENAI_BASE_URL'],
      [pairs.anthropic, 'or ANTHROPIC_API_KEY; only with ANTHROPIC_BASE_URL'],
      [pairs.gemini, 'or GOOGLE_API_KEY; only with GOOGLE_GEMINI_BASE_URL'],
    ],
    more: 'Run torouter <command> --help for the options of a command.',
  },
  zh: {
    tagline: '查明调用 ToRouter 网关为什么失败、该由谁处理、下一步做什么',
    headings: {
      usage: '用法',
      commands: '命令',
      target: '测试对象',
      tests: '测试内容与时限',
      gateway: '网关',
      output: '输出',
      general: '通用',
      examples: '示例',
      exitCodes: '退出码',
      environment: '环境变量',
    },
    commandUsage: '<命令> [选项]',
    options: {
      json: '在标准输出写一份 JSON，等同于 --format json',
      format: 'terminal 或 json（默认 terminal）',
      quiet: '只写一行稳定的结果，便于脚本使用：CODE owner retry retryAt',
      verbose: '更多细节：每个请求、各阶段耗时以及诊断的推理过程',
      lang: 'en 或 zh（默认取自 LC_ALL、LC_MESSAGES 或 LANG）',
      noColor: '不使用颜色；环境变量 NO_COLOR 作用相同',
      help: '显示帮助；写在命令之后则显示该命令的帮助',
      version: '显示版本号',
      baseUrl: '网关地址，常见写法都可以：主机名、/v1、/v1beta、粘贴的接口地址（默认 https://portal.torouter.ai）',
      keyEnv: '存放密钥的环境变量',
      keyFile: '存放密钥的文件',
      keyStdin: '从标准输入读取密钥',
      key: '直接给出密钥；会留在 shell 历史和 ps 中，建议用其他方式',
      model: '要查询的模型，并用极小的请求实际调用（普通和流式各一次）；可重复',
      protocol: 'openai、responses、anthropic、gemini 或 all（默认自动选择）',
      free: '不发送任何可能产生费用的请求',
      samples: '每个模型、每种方式的实际请求次数，1 到 50（默认 1）；多试几次才能区分时好时坏的渠道和完全不可用的渠道',
      only: `只运行这些检查项（以及它们依赖的检查项）：${checks.join('、')}`,
      skip: '跳过这些检查项',
      timeout: '单个请求的时限（默认：免费请求 15，实际调用 60）',
      deadline: '整次运行的时限（默认 150）',
      failOn: 'fail 或 warn：达到什么级别时退出码不为零（默认 fail）',
      demo: '在内置网关的该状态下运行，不需要密钥和网络',
      port: '127.0.0.1 上的端口（默认 0，任选空闲端口）',
      list: '列出所有状态及其表现',
    },
    commands: {
      doctor: {
        summary: '用密钥和模型实测网关，指出问题和处理办法',
        about: [
          '依次检查网络、密钥、模型、额度和渠道，先给出根本原因，并说明该由谁处理、等待是否有用。不加 --model 时不会发送任何产生费用的请求。',
        ],
        examples: [
          { run: 'torouter doctor', does: '检查密钥和网关，不产生费用' },
          { run: 'torouter doctor --model gpt-5.4', does: '再用两个极小的请求实测一个模型' },
          { run: 'torouter doctor --model gpt-5.4 --samples 5 --json', does: '各试五次，输出 JSON' },
          { run: 'torouter doctor --key-env MY_KEY --base-url gw.example.com', does: '换一个密钥和网关' },
          { run: 'torouter doctor --demo', does: '没有密钥也能看效果' },
        ],
      },
      explain: {
        summary: '离线查询状态码、错误码或粘贴的报错',
        about: [
          '状态码和错误码逐个查询；其他内容合为一段文本来识别：报错信息、JSON 响应体、流、完整的 HTTP 响应、日志。不会向任何地方发送数据。',
          '参数为 - 时读取标准输入。没有参数时，读取标准输入的管道或文件；都没有则列出全部错误码。',
        ],
        examples: [
          { run: 'torouter explain 403', does: '403 可能是什么，如何区分' },
          { run: 'torouter explain KEY_WINDOW_5H_EXHAUSTED', does: '一个错误码的完整说明' },
          { run: 'torouter explain "model_not_found: gpt-6"', does: '粘贴的报错' },
          { run: 'curl -si ... | torouter explain -', does: '完整的 HTTP 响应' },
          { run: 'torouter explain - < app.log', does: '日志' },
        ],
      },
      simulate: {
        summary: '在本机运行一个重放真实应答的网关',
        about: [
          '在 127.0.0.1 上监听，按所选状态像网关一样应答，直到按下 Ctrl-C。没有密钥也能试验客户端设置和错误处理。',
        ],
        examples: [
          { run: 'torouter simulate --list', does: '列出状态' },
          { run: 'torouter simulate --port 8787', does: '在固定端口运行正常的网关' },
        ],
      },
      schema: {
        summary: '输出 doctor 或 explain 的 JSON 所遵循的 JSON Schema',
        about: ['输出该命令使用 --json 时所写内容的 JSON Schema。'],
        examples: [{ run: 'torouter schema doctor > doctor.schema.json', does: '保存一份' }],
      },
    },
    examples: [
      { run: 'torouter doctor --model gpt-5.4', does: '测试 TOROUTER_API_KEY 中的密钥' },
      { run: 'torouter explain 403', does: '403 可能是什么' },
      { run: 'torouter doctor --demo', does: '没有密钥也能看效果' },
    ],
    exitCodes: [
      ['0', '要求检查的都正常'],
      ['1', '需要你处理，或等待额度窗口重置'],
      ['2', '用法错误、输入无法读取，或程序自身故障'],
      ['3', '无法定论：没有失败，但有检查项无法判断'],
      ['4', '需要别人处理'],
      ['75', '只是暂时性故障，稍后再试'],
      ['130, 143', '被中断、被终止'],
    ],
    explainExitCodes: [
      ['0', '找到了'],
      ['1', '没有认出任何错误'],
      ['2', '用法错误或输入无法读取'],
    ],
    environment: [
      [pairs.torouter, '与 TOROUTER_BASE_URL 或默认网关配对'],
      [pairs.openai, '只与 OPENAI_BASE_URL 配对'],
      [pairs.anthropic, '或 ANTHROPIC_API_KEY；只与 ANTHROPIC_BASE_URL 配对'],
      [pairs.gemini, '或 GOOGLE_API_KEY；只与 GOOGLE_GEMINI_BASE_URL 配对'],
    ],
    more: '各命令的选项请看 torouter <命令> --help。',
  },
};
