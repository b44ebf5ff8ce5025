/** Which language the words are in. */
import { describe, expect, it } from 'vitest';
import { langArgument, langOfEnvironment } from '../src/lang';

describe('langOfEnvironment', () => {
  it.each([
    [{}, 'en'],
    [{ LANG: 'zh' }, 'zh'],
    [{ LANG: 'zh-Hant-TW' }, 'zh'],
    [{ LANG: 'ZH_cn.gbk' }, 'zh'],
    [{ LC_ALL: 'zh_CN', LANG: 'en_US' }, 'zh'],
    [{ LC_ALL: 'en_US', LC_MESSAGES: 'zh_CN', LANG: 'zh_CN' }, 'en'],
    [{ LC_ALL: '', LC_MESSAGES: '', LANG: 'zh_SG' }, 'zh'],
    [{ LANG: 'zhx' }, 'en'],
    [{ LANGUAGE: 'zh' }, 'en'],
  ])('%j is %s', (env, lang) => {
    expect(langOfEnvironment(env)).toBe(lang);
  });
});

describe('langArgument', () => {
  it.each([
    [[], undefined],
    [['--lang', 'zh'], 'zh'],
    [['doctor', '--lang=zh', '-q'], 'zh'],
    [['--lang', 'zh', '--lang', 'en'], 'en'],
    [['explain', '--', '--lang', 'zh'], undefined],
    [['--lang'], undefined],
  ])('%j', (argv, expected) => {
    expect(langArgument(argv)).toBe(expected);
  });
});
