/** The list of checks as data: what other parts rely on when they read it. */
import { expect, test } from 'vitest';
import { checkIds, checks } from '../../src/checks/checks';
import { findCode } from '../../src/reference/lookup';

test('every check has an id of its own', () => {
  expect(new Set(checkIds).size).toBe(checks.length);
});

test.each(checks.map(({ id, needs }) => [id, needs] as const))('%s stands after what it needs', (id, needs) => {
  for (const need of needs) expect(checkIds.slice(0, checkIds.indexOf(id))).toContain(need);
});

test.each(checks.map(({ id, rulesOut }) => [id, rulesOut] as const))(
  '%s rules out codes of the table',
  (_id, codes) => {
    expect(codes.filter((code) => findCode(code)?.id !== code)).toEqual([]);
  },
);
