/** The block for a ticket when little is known; what it looks like after a whole run is in test/e2e/doctor. */
import { expect, it } from 'vitest';
import { ticketOf } from '../../src/report/ticket';
import { reports } from './samples';

const [finding] = reports.dnsFailure.diagnosis;
const generatedAt = '2026-11-22T03:24:00.123Z';
const baseUrl = 'https://portal.torouter.example';

it('keeps its four lines without an answer, a model, a request id or anything ruled out', () => {
  if (!finding) throw new Error('the sample has no finding');
  const bare = { ...finding, facts: {}, requestIds: [], ruledOut: [] };
  expect(ticketOf({ finding: bare, answer: {}, baseUrl, generatedAt, lang: 'en' })).toEqual([
    `Time:        2026-11-22T03:24:00Z (UTC) · ${baseUrl}`,
    'Code:        DNS_NOT_FOUND',
    'Request ids: none',
    'Ruled out:   none',
  ]);
  expect(ticketOf({ finding: bare, answer: {}, baseUrl, generatedAt, lang: 'zh' })[3]).toBe('已排除：   无');
});

it('takes status and words from the answer when the cause itself has none', () => {
  if (!finding) throw new Error('the sample has no finding');
  const flapping = { ...finding, code: 'CHANNEL_FLAPPING', reason: 'UPSTREAM_OVERLOADED', facts: { attempts: 2 } };
  const answer = { status: 529, message: 'Overloaded' };
  expect(ticketOf({ finding: flapping, answer, baseUrl, generatedAt, lang: 'en' })[1]).toBe(
    'Code:        CHANNEL_FLAPPING (UPSTREAM_OVERLOADED) · HTTP 529 · "Overloaded"',
  );
});

it('cuts what the server said to what is needed to find it again', () => {
  if (!finding) throw new Error('the sample has no finding');
  const answer = { status: 502, message: `${'m'.repeat(79)}${'n'.repeat(120)}` };
  const bare = { ...finding, facts: {} };
  expect(ticketOf({ finding: bare, answer, baseUrl, generatedAt, lang: 'en' })[1]).toBe(
    `Code:        DNS_NOT_FOUND · HTTP 502 · "${'m'.repeat(79)}…"`,
  );
});
