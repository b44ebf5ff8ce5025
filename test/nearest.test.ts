/** The name that was meant. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestName } from '../src/nearest';

const flags = ['--model', '--base-url', '--key', '--key-env', '--key-file', '--json', '--timeout'];

describe('nearestName', () => {
  it.each([
    ['--modle', '--model'],
    ['--Base-URL', '--base-url'],
    ['--baseurl', '--base-url'],
    ['-json', '--json'],
    ['--time', '--timeout'],
    ['--key-fiel', '--key-file'],
    ['--zzzzzz', null],
    ['--', null],
  ])('%s → %s', (given, expected) => {
    expect(nearestName(given, flags)).toBe(expected);
  });

  it('always finds a name itself, and gives nothing but candidates', () => {
    fc.assert(
      fc.property(fc.constantFrom(...flags), fc.string(), (flag, noise) => {
        expect(nearestName(flag, flags)).toBe(flag);
        const found = nearestName(noise, flags);
        expect(found === null || flags.includes(found)).toBe(true);
      }),
    );
  });
});
