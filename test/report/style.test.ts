/** When colours and symbols are used, and that explaining something loads nothing heavy. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadStyle, plainStyle, wantsColor, wantsUnicode } from '../../src/report/style';

const color = (env: Record<string, string>, isTTY = true, option?: boolean): boolean =>
  wantsColor({ env, stdout: { isTTY } }, option);

describe('colour', () => {
  it('is on in a terminal and off elsewhere', () => {
    expect(color({})).toBe(true);
    expect(color({}, false)).toBe(false);
    expect(color({ TERM: 'dumb' })).toBe(false);
    expect(color({ CI: 'true' })).toBe(false);
    expect(color({ CI: '' })).toBe(true);
    expect(color({ CI: 'false' })).toBe(true);
  });
  it('obeys the option, then NO_COLOR, then FORCE_COLOR', () => {
    expect(color({ FORCE_COLOR: '1' }, true, false)).toBe(false);
    expect(color({ NO_COLOR: '1', FORCE_COLOR: '1' })).toBe(false);
    expect(color({ NO_COLOR: '' })).toBe(true);
    expect(color({ FORCE_COLOR: '1', CI: '1', TERM: 'dumb' }, false)).toBe(true);
    expect(color({ FORCE_COLOR: '' }, false)).toBe(true);
    expect(color({ FORCE_COLOR: '0' })).toBe(false);
    expect(color({ FORCE_COLOR: 'false' })).toBe(false);
  });
  it('paints only when it is on', async () => {
    const off = await loadStyle({ color: false });
    const on = await loadStyle({ color: true, unicode: false });
    expect(off.fail('x')).toBe('x');
    expect(on.fail('x')).toBe('\u001b[31mx\u001b[39m');
    expect([on.color, on.unicode, on.symbols.pass]).toEqual([true, false, '+']);
  });
});

describe('symbols', () => {
  const unicode = (env: Record<string, string>, platform: NodeJS.Platform = 'linux'): boolean =>
    wantsUnicode({ env, platform });
  it('fall back to ASCII where the glyphs are missing', () => {
    expect(unicode({ TERM: 'xterm-256color' })).toBe(true);
    expect(unicode({ TERM: 'dumb' })).toBe(false);
    expect(unicode({ TERM: 'linux', LANG: 'en_GB.UTF-8' })).toBe(false);
    expect(unicode({ LANG: 'C' })).toBe(true);
    expect(unicode({ LANG: 'de_DE.ISO-8859-1' })).toBe(false);
    expect(unicode({ LANG: 'zh_CN.GBK', LC_ALL: 'zh_CN.utf8' })).toBe(true);
    expect(unicode({ LC_ALL: '', LANG: 'de_DE.UTF-8@euro' })).toBe(true);
    expect(unicode({}, 'win32')).toBe(false);
    expect(unicode({ WT_SESSION: 'x' }, 'win32')).toBe(true);
  });
  it('are one column wide each', async () => {
    const { displayWidth } = await import('../../src/report/format');
    for (const style of [plainStyle(), plainStyle({ unicode: false })])
      for (const symbol of Object.values(style.symbols)) expect(displayWidth(symbol)).toBe(1);
  });
});

/** Files that a source file loads at once, with those they load; type imports and dynamic ones do not count. */
function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const source = readFileSync(file, 'utf8');
  for (const [, names = '', from = ''] of source.matchAll(/^(?:import|export)\s+(?:([^'"]*?)from\s+)?'([^']+)'/gms)) {
    const onlyTypes =
      /^type\s/.test(names) ||
      (names.includes('{') &&
        names
          .replace(/[{}]/g, '')
          .split(',')
          .every((name) => name.trim() === '' || name.trim().startsWith('type ')));
    if (onlyTypes) continue;
    const path = join(dirname(file), `${from}.ts`);
    if (from.startsWith('.') && existsSync(path)) loadedBy(path, seen);
    else seen.add(from);
  }
  return seen;
}

describe('start-up', () => {
  it.each(['explain', 'terminal', 'quiet', 'json', 'exit', 'style'])('%s loads no package', (name) => {
    const packages = [...loadedBy(join(__dirname, `../../src/report/${name}.ts`))].filter(
      (file) => !file.endsWith('.ts') && !file.startsWith('node:'),
    );
    expect(packages).toEqual([]);
  });
  it('sees what the others load', () => {
    expect([...loadedBy(join(__dirname, '../../src/report/chalkStyle.ts'))]).toContain('chalk');
    expect([...loadedBy(join(__dirname, '../../src/report/schema.ts'))]).toContain('zod/mini');
  });
});
