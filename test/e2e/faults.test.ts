/** Every fault between the user and the gateway, as the table has it: run on the built program, or on another Node with TOROUTER_TEST_NODE. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Kit, type Outcome, rowKey, rowProxyPassword, runMade } from './faultsRun';
import { type FaultRow, faultRows } from './faultsTable';

const kit = new Kit();
const outcomes = new Map<string, Outcome>();
/** Rows at a time: many of them only wait. */
const lanes = 6;

/** Code and reason of the first finding, with the texts that only this kind of outcome has. */
function verdictOf(outcome: Outcome): string {
  const [first] = outcome.report?.diagnosis ?? [];
  return first ? `${first.code}/${first.reason ?? ''}/${first.severity}` : `nothing, exit ${outcome.exit}`;
}

function expectSays(text: string, wanted: readonly (string | RegExp)[]): void {
  for (const each of wanted) {
    if (typeof each === 'string') expect(text).toContain(each);
    else expect(text).toMatch(each);
  }
}

beforeAll(async () => {
  const waiting = [...faultRows];
  const lane = async (): Promise<void> => {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift())
      outcomes.set(row.id, await runMade(await row.make(kit), kit));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}, 120_000);

afterAll(() => kit.close());

function outcomeOf(row: FaultRow): Outcome {
  const outcome = outcomes.get(row.id);
  if (!outcome) throw new Error(`${row.id} was not run`);
  return outcome;
}

describe('the road', () => {
  it.each(faultRows.map((row) => [row.id, row.fault, row.code ?? 'nothing', row] as const))(
    '%s: %s → %s',
    (_id, _fault, _code, row) => {
      const { exit, report, stdout, stderr, seen } = outcomeOf(row);
      const [first] = report?.diagnosis ?? [];
      const reason = row.reason === '*' ? '*' : (first?.reason ?? '-');
      const got = first ? `${first.code} ${reason}` : 'nothing';
      const wanted = row.code === null ? 'nothing' : `${row.code} ${row.reason ?? '-'}`;
      expect(`${got}, exit ${exit}`).toBe(`${wanted}, exit ${row.exit}`);
      if (row.owner) expect(first?.owner).toBe(row.owner);
      if (row.retry) expect(first?.retry).toBe(row.retry);
      expectSays(
        [first?.title, first?.meaning, JSON.stringify(first)].join('\n').replaceAll('\\"', '"'),
        row.says ?? [],
      );
      expectSays(JSON.stringify(report?.checks), row.shows ?? []);
      if (row.seen) expect(seen).toEqual(row.seen);

      // A broken road is not walked again; only silence and a wrong scheme are worth another question.
      const roadBroke =
        ['network', 'tls', 'proxy'].includes(first?.class ?? '') && report?.requests[0]?.status === null;
      // A route that hangs up may have livelier neighbours: one more is asked, and no third.
      const most = /^CONNECTION_(?:CLOSED|RESET)$/.test(first?.code ?? '') ? 2 : 1;
      if (roadBroke && !/^RESPONSE_TIMEOUT|_PORT$/.test(first?.code ?? ''))
        expect(report?.requests.length).toBeLessThanOrEqual(most);

      expect(stderr).toBe('');
      const all = stdout + stderr;
      for (const secret of [rowKey, rowProxyPassword]) expect(all).not.toContain(secret);
      expect(stdout, 'a placeholder without its fact').not.toMatch(/(?<!\$)\{[a-z][A-Za-z]+\}/);
      expect(all).not.toMatch(/NODE_TLS_REJECT_UNAUTHORIZED|--insecure|curl -k\b|rejectUnauthorized/);
      for (const check of report?.checks ?? [])
        if (check.status === 'skip' || check.status === 'inconclusive')
          expect(check.reason ?? check.summary).not.toBe('');
    },
  );

  it.each(faultRows.map((row) => [row.id, row.unlike, row] as const))('%s is not taken for %s', (_id, _unlike, row) => {
    const neighbour = faultRows.find(({ id }) => id === row.unlike);
    expect(neighbour).toBeDefined();
    if (neighbour) expect(verdictOf(outcomeOf(row))).not.toBe(verdictOf(outcomeOf(neighbour)));
  });
});
