/** Steps and pages that several rows of the table share. Sentences and commands only. */
import type { Bilingual, FixWords } from '../code';

export const docsRoot = 'https://www.torouter.ai/docs/';
export const errorCodes = `${docsRoot}reference/error-codes`;
export const errorsPage = `${docsRoot}troubleshooting/errors`;
export const blockedKey = `${docsRoot}troubleshooting/blocked-key`;
export const baseUrlPage = `${docsRoot}gateway/base-url`;
export const modelStrings = `${docsRoot}gateway/model-strings`;
export const modelWhitelist = `${docsRoot}keys/model-whitelist`;
export const ipRestrictions = `${docsRoot}keys/ip-restrictions`;
export const rotate = `${docsRoot}keys/rotate`;
export const bestPractices = `${docsRoot}troubleshooting/best-practices`;

/** Takes a key into the environment without showing it or leaving it in the shell history. */
export const enterKey: Bilingual<FixWords> = {
  en: {
    text: 'Give the key to this shell (bash, zsh): run the line, paste the key, press Enter. It stays out of the history.',
    commands: ['read -rs TOROUTER_API_KEY && export TOROUTER_API_KEY'],
  },
  zh: {
    text: '在当前 shell（bash、zsh）里设置密钥：执行下面这行，粘贴密钥后回车，不会留在历史记录里',
    commands: ['read -rs TOROUTER_API_KEY && export TOROUTER_API_KEY'],
  },
};

export const enterKeyWindows: Bilingual<FixWords> = {
  en: {
    text: 'The same in PowerShell',
    commands: ["$env:TOROUTER_API_KEY = Read-Host 'API key'"],
    os: 'windows',
  },
  zh: {
    text: 'PowerShell 下的写法',
    commands: ["$env:TOROUTER_API_KEY = Read-Host 'API key'"],
    os: 'windows',
  },
};

/** The key checks stop at the first failure, so every fix may uncover the next one. */
export const checkAgain: Bilingual<FixWords> = {
  en: {
    text: 'Then check again: the gateway stops at the first failed check, so another one may show now',
    commands: ['torouter doctor'],
  },
  zh: {
    text: '改完再查一遍：网关遇到第一个不通过的检查就停，后面可能还有别的问题',
    commands: ['torouter doctor'],
  },
};

/** Names of the variables only: the values would show keys. */
export const listVariables = "env | cut -d= -f1 | grep -E '^(TOROUTER|OPENAI|ANTHROPIC|GEMINI|GOOGLE)_'";
export const limitsPage = `${docsRoot}keys/limits`;
export const rateLimited = `${docsRoot}troubleshooting/rate-limited`;
export const otherKey: Bilingual<FixWords> = {
  en: {
    text: 'Or use another key until then: run the line, paste the key, press Enter',
    commands: ['read -rs TOROUTER_API_KEY && export TOROUTER_API_KEY'],
    page: '/keys',
  },
  zh: {
    text: '或者在此之前换用另一个密钥：执行下面这行，粘贴密钥后回车',
    commands: ['read -rs TOROUTER_API_KEY && export TOROUTER_API_KEY'],
    page: '/keys',
  },
};

export const seeWindows: Bilingual<FixWords> = {
  en: { text: 'See every window, how full it is and when it resets (free)', commands: ['torouter doctor --free'] },
  zh: { text: '查看各个窗口的用量和重置时间（不收费）', commands: ['torouter doctor --free'] },
};

export const readAnswer: Bilingual<FixWords> = {
  en: {
    text: 'Look at the whole answer, which many clients hide; a 200 here clears key, IP, expiry, cap and balance',
    commands: ['curl -sS -i {baseUrl}/v1/models -H "Authorization: Bearer $TOROUTER_API_KEY" | torouter explain -'],
  },
  zh: {
    text: '查看完整响应，很多客户端会把它藏起来；这里返回 200，说明密钥、IP、有效期、消费上限和余额都没问题',
    commands: ['curl -sS -i {baseUrl}/v1/models -H "Authorization: Bearer $TOROUTER_API_KEY" | torouter explain -'],
  },
};
