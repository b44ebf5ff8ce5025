import { describe, expect, it } from 'vitest';
import { fitCommand } from '../../src/report/context';

describe('commands of a run', () => {
  it('name the variable that holds the key', () => {
    const run = { keyVariable: 'OPENAI_API_KEY', options: '' };
    expect(fitCommand('read -rs TOROUTER_API_KEY && export TOROUTER_API_KEY', run)).toBe(
      'read -rs OPENAI_API_KEY && export OPENAI_API_KEY',
    );
    expect(fitCommand('export OPENAI_API_KEY="$TOROUTER_API_KEY"', run)).toBe('');
    expect(fitCommand('$env:OPENAI_API_KEY = $env:TOROUTER_API_KEY', run)).toBe('');
    expect(fitCommand('export OPENAI_BASE_URL=http://127.0.0.1/v1', run)).toBe(
      'export OPENAI_BASE_URL=http://127.0.0.1/v1',
    );
  });

  it('stay as they are for the usual variable and for a key that came otherwise', () => {
    for (const keyVariable of ['TOROUTER_API_KEY', null])
      expect(fitCommand('export OPENAI_API_KEY="$TOROUTER_API_KEY"', { keyVariable, options: '' })).toBe(
        'export OPENAI_API_KEY="$TOROUTER_API_KEY"',
      );
  });

  it('repeat the options that led here, unless they name a target of their own', () => {
    const run = { keyVariable: null, options: '--demo win5h' };
    expect(fitCommand('torouter doctor', run)).toBe('torouter doctor --demo win5h');
    expect(fitCommand('torouter doctor --free', run)).toBe('torouter doctor --demo win5h --free');
    expect(fitCommand('torouter doctor --base-url https://portal.torouter.ai', run)).toBe(
      'torouter doctor --base-url https://portal.torouter.ai',
    );
    expect(fitCommand('torouter explain 403', run)).toBe('torouter explain 403');
  });
});
