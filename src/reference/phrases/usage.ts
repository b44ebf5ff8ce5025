/** Sentences of usage errors and of internal errors, in both languages. Nothing is decided here. */
import type { UsageError } from '../../usageError';
import type { Bilingual } from '../code';

interface UsagePhrases {
  kinds: Record<
    'check' | 'command' | 'failLevel' | 'format' | 'lang' | 'option' | 'protocol' | 'schema' | 'state',
    string
  >;
  unknownName(kind: string, given: string): string;
  useOneOf(valid: readonly string[]): string;
  didYouMean(nearest: string, valid: readonly string[]): string;
  didYouMeanOption(nearest: string, help: string): string;
  seeHelp(command: string): string;
  emptyValue: string;
  giveValue: string;
  notANumber(given: string): string;
  wholeBetween(least: number, most: number): string;
  secondsUpTo(most: number): string;
  notTogether(first: string, second: string): string;
  leaveOneOut: string;
  missingArgument: string;
  missingValue: string;
  valueAfter(flags: string): string;
  takesNoValue: string;
  writeAlone(flag: string): string;
  surplusArgument(given: string): string;
  doctorTakesOptions: string;
  oneArgument: string;
  lookItUp(input: string): string;
  /** The whole line that is printed, without the program's name. */
  line(error: Pick<UsageError, 'what' | 'where' | 'instead'>): string;
  internal(message: string): string;
  stdinBinary: string;
  stdinEmpty: string;
  stdinInstead: string;
  stdinTime: string;
  stdinTimeInstead: string;
  /** A note, not an error: what to do with an empty screen. */
  stdinTerminal: string;
  /** A note, not an error: why the whole table is listed. */
  stdinSilent: string;
}

/** Long lists are left to `--help`. */
const listMost = 20;

export const usagePhrases: Bilingual<UsagePhrases> = {
  en: {
    kinds: {
      check: 'check',
      command: 'command',
      failLevel: 'level',
      format: 'format',
      lang: 'language',
      option: 'option',
      protocol: 'protocol',
      schema: 'schema',
      state: 'state',
    },
    unknownName: (kind, given) => `unknown ${kind} ${given}`,
    useOneOf: (valid) => `Use one of: ${valid.join(', ')}`,
    didYouMean: (nearest, valid) =>
      valid.length > listMost ? `Did you mean ${nearest}?` : `Did you mean ${nearest}? Valid: ${valid.join(', ')}`,
    didYouMeanOption: (nearest, help) => `Did you mean ${nearest}? ${help}`,
    seeHelp: (command) => `See ${command} --help`,
    emptyValue: 'the value is empty',
    giveValue: 'Give it a value, or leave the option out',
    notANumber: (given) => `${given} is not a number in range`,
    wholeBetween: (least, most) => `Give a whole number from ${least} to ${most}`,
    secondsUpTo: (most) => `Give seconds as a number above 0, at most ${most}, without a unit`,
    notTogether: (first, second) => `${first} and ${second} contradict each other`,
    leaveOneOut: 'Leave one of them out',
    missingArgument: 'an argument is missing',
    missingValue: 'the value is missing',
    valueAfter: (flags) => `Write ${flags}`,
    takesNoValue: 'this option takes no value',
    writeAlone: (flag) => `Write ${flag} alone`,
    surplusArgument: (given) => `unexpected argument ${given}`,
    doctorTakesOptions: 'Name a model with --model ID, the gateway with --base-url URL, the key with --key-env NAME',
    oneArgument: 'Give one at most',
    lookItUp: (input) => `To look it up, run: torouter explain ${input}`,
    line: ({ what, where, instead }) =>
      where === undefined ? `${what}. ${instead}` : `${what} (${where}). ${instead}`,
    internal: (message) => `internal error (INTERNAL): ${message}`,
    stdinBinary: 'standard input is not text',
    stdinEmpty: 'standard input is empty',
    stdinInstead: 'Pipe in the error text or the whole response, for example: curl -i … | torouter explain -',
    stdinTime: 'standard input did not end in time',
    stdinTimeInstead: 'Pipe the key in and close the pipe, or name it with --key-env or --key-file',
    stdinTerminal: 'paste the error text, press Enter, then Ctrl-D',
    stdinSilent:
      'standard input is open and silent, so this is the whole table; to wait for its text: torouter explain -',
  },
  zh: {
    kinds: {
      check: '检查项',
      command: '命令',
      failLevel: '级别',
      format: '格式',
      lang: '语言',
      option: '选项',
      protocol: '协议',
      schema: 'schema',
      state: '状态',
    },
    unknownName: (kind, given) => `没有名为 ${given} 的${kind}`,
    useOneOf: (valid) => `可用的值：${valid.join('、')}`,
    didYouMean: (nearest, valid) =>
      valid.length > listMost ? `是否想写 ${nearest}？` : `是否想写 ${nearest}？可用的值：${valid.join('、')}`,
    didYouMeanOption: (nearest, help) => `是否想写 ${nearest}？${help}`,
    seeHelp: (command) => `请看 ${command} --help`,
    emptyValue: '值为空',
    giveValue: '请填写一个值，或者去掉这个选项',
    notANumber: (given) => `${given} 不是范围内的数字`,
    wholeBetween: (least, most) => `请填写 ${least} 到 ${most} 之间的整数`,
    secondsUpTo: (most) => `请填写大于 0、不超过 ${most} 的秒数，不带单位`,
    notTogether: (first, second) => `${first} 与 ${second} 互相矛盾`,
    leaveOneOut: '请去掉其中一个',
    missingArgument: '缺少参数',
    missingValue: '缺少值',
    valueAfter: (flags) => `请写成 ${flags}`,
    takesNoValue: '这个选项不带值',
    writeAlone: (flag) => `请只写 ${flag}`,
    surplusArgument: (given) => `多余的参数 ${given}`,
    doctorTakesOptions: '模型请用 --model ID，网关请用 --base-url URL，密钥请用 --key-env NAME',
    oneArgument: '最多给一个',
    lookItUp: (input) => `要查询它，请运行：torouter explain ${input}`,
    line: ({ what, where, instead }) =>
      where === undefined ? `${what}。${instead}` : `${what}（${where}）。${instead}`,
    internal: (message) => `程序内部错误 (INTERNAL)：${message}`,
    stdinBinary: '标准输入不是文本',
    stdinEmpty: '标准输入为空',
    stdinInstead: '请通过管道传入错误文本或完整响应，例如：curl -i … | torouter explain -',
    stdinTime: '标准输入未在限定时间内结束',
    stdinTimeInstead: '请通过管道传入密钥并关闭管道，或用 --key-env、--key-file 指定密钥',
    stdinTerminal: '请粘贴错误文本，按回车，再按 Ctrl-D',
    stdinSilent: '标准输入已打开但没有内容，因此列出全部错误码；如需等待输入，请运行：torouter explain -',
  },
};
