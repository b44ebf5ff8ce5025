/** Options as commands get them: defaults, units, repetition, and that the table, the help and the contract name the same ones. */
import { describe, expect, it } from 'vitest';
import { readDoctorOptions, readShared, readSimulateOptions, shown, unknownName } from '../src/commands/options';
import { commands, type OptionName, sharedOptions } from '../src/commands/table';
import { helpText } from '../src/help';
import { helpPhrases } from '../src/reference/phrases/help';
import { displayWidth } from '../src/report/format';
import { langs } from '../src/vocabulary';

describe('options', () => {
  it('have the defaults of the contract', () => {
    expect(readDoctorOptions({}, 'en')).toEqual({
      format: 'terminal',
      lang: 'en',
      color: undefined,
      quiet: false,
      verbose: false,
      baseUrl: null,
      keyEnv: null,
      keyFile: null,
      keyStdin: false,
      key: null,
      models: [],
      protocol: null,
      free: false,
      samples: 1,
      only: [],
      skip: [],
      timeoutMs: null,
      deadlineMs: 150_000,
      failOn: 'fail',
      demo: null,
    });
    expect(readSimulateOptions(undefined, {}, 'zh')).toMatchObject({
      state: null,
      port: null,
      list: false,
      lang: 'zh',
    });
  });

  it('are read into the units of the program', () => {
    const options = readDoctorOptions(
      {
        model: ['a,b', 'a', ' c '],
        only: ['auth.key,models.lookup'],
        timeout: '2.5',
        deadline: '.5',
        samples: '50',
        demo: true,
      },
      'en',
    );
    expect(options).toMatchObject({
      models: ['a', 'b', 'c'],
      only: ['auth.key', 'models.lookup'],
      timeoutMs: 2500,
      deadlineMs: 500,
      samples: 50,
      demo: '',
    });
    expect(readDoctorOptions({ demo: 'win5h' }, 'en').demo).toBe('win5h');
    expect(readSimulateOptions('win5h', { port: '0' }, 'en')).toMatchObject({ state: 'win5h', port: 0 });
  });

  it('--json is --format json, and colours are undecided unless refused', () => {
    expect(readShared({ json: true }, 'en').format).toBe('json');
    expect(readShared({ json: true, format: 'JSON' }, 'en').format).toBe('json');
    expect(readShared({ color: false }, 'en').color).toBe(false);
    expect(readShared({ color: true }, 'en').color).toBeUndefined();
  });

  it('unknown names come with the nearest one and, when they are few, with all', () => {
    expect(unknownName('check', 'auth.kye', '--only', ['auth.key', 'models.lookup'], 'en').message).toBe(
      'unknown check "auth.kye" (--only). Did you mean auth.key? Valid: auth.key, models.lookup',
    );
  });

  it('what may be a key is not shown', () => {
    expect(shown('yaml')).toBe('"yaml"');
    expect(shown('0123456789abcdef0123')).toBe('"012…"');
    expect(shown('--key=0123')).toBe('"--key"');
    expect(shown('-k0123')).toBe('"-k0…"');
  });
});

describe('help', () => {
  const contract = {
    doctor:
      '--model --base-url --key-env --key-file --key-stdin --key --protocol --free --samples --only --skip --timeout --deadline --fail-on --demo',
    explain: '',
    simulate: '--port --list',
    schema: '',
  };

  it.each(Object.entries(contract))('%s has the options of the contract and no others', (name, flags) => {
    const rows = Object.values(commands[name as keyof typeof commands].options) as { flags: string }[];
    const long = rows.map((row) => /--[a-z-]+/.exec(row.flags)?.[0]);
    expect(long.sort()).toEqual(flags.split(' ').filter(Boolean).sort());
  });

  it('shows every option, in every language and width', () => {
    for (const lang of langs)
      for (const width of [10, 40, 60, 80, 200]) {
        const text = helpText('doctor', lang, width, '0.0.0');
        for (const name of [...Object.keys(commands.doctor.options), ...Object.keys(sharedOptions)] as OptionName[]) {
          const words = helpPhrases[lang].options[name].split(/\s/)[0] ?? '';
          expect(text).toContain(words.slice(0, 4));
        }
        const laidOut = text.split('\n').filter((line) => !/^ {2}(?:torouter|curl)|https?:/.test(line));
        for (const line of laidOut) expect(displayWidth(line)).toBeLessThanOrEqual(Math.min(Math.max(width, 40), 80));
        expect(text).not.toMatch(/[ \t]\n/);
      }
  });
});
