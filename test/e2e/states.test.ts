/** Every state of the simulated gateway through the built program: the first diagnosis, its owner, retry and the exit code are those of the first recorded row that failed, and no run is ill-mannered. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mustFindCode } from '../../src/reference/lookup';
import type { Report } from '../../src/report/report';
import type { SeenRequest } from '../../src/simulator/gateway';
import { buildStates } from '../../src/simulator/states';
import { doctor, rows } from './differentialRun';
import { root } from './support';

interface Expected {
  code: string[];
  owner: string[];
  retry: string[];
  outcome?: string;
}

const folder = path.join(root, 'test/fixtures');
const expectations = new Map<string, Expected>();
for (const file of readdirSync(folder).filter((name) => name.endsWith('.json')))
  for (const { id, expect: expected } of JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as {
    id?: string;
    expect?: Expected;
  }[])
    if (id !== undefined && expected !== undefined) expectations.set(id, expected);

/** What the first row that failed is; `null`: nothing that was served failed. */
function expectedOf(seen: readonly SeenRequest[]): Expected | null {
  const generated = seen.some(({ surface }) => ['chat', 'responses', 'messages', 'gemini'].includes(surface ?? ''));
  for (const { row, surface } of seen) {
    // That list is passed on to the provider; once a model was asked it decides nothing.
    if (surface === 'gemini.models' && generated) continue;
    const expected = row === null ? undefined : expectations.get(row);
    if (expected && (expected.code ?? []).length > 0) return expected;
  }
  return null;
}

function exitOf(code: string): number {
  const { owner, retry } = mustFindCode(code);
  if (retry === 'backoff') return 75;
  return owner === 'you' ? 1 : 4;
}

/** What the manners of the contract forbid and this run did. */
function illManners(report: Report): string[] {
  const faults: string[] = [];
  const live = new Map<string, number>();
  for (const { url, cost, protocol } of report.requests) {
    const model = /\/models\/([^/:]+):/.exec(url)?.[1] ?? '';
    if (cost === 'billable') live.set(`${protocol} ${model}`, (live.get(`${protocol} ${model}`) ?? 0) + 1);
  }
  // A neighbour of the list may be asked on the same surface once.
  for (const [surface, count] of live) if (count > 3) faults.push(`${count} live requests on ${surface}`);
  for (const { model, protocol, mode, attempts } of report.channels)
    if (attempts > 2) faults.push(`${attempts} ${mode} requests to ${model} on ${protocol}`);
  const free = report.requests.filter(({ cost }) => cost === 'free').length;
  if (free > 8) faults.push(`${free} free requests`);
  const keyed = report.requests.filter(({ headerStyle }) => headerStyle !== null);
  // A bare 401 of /v1/usage alone decides nothing yet: relays guard that route with a session.
  const undecided = keyed[0]?.code === 'HTTP_401' && keyed[0].url.endsWith('/v1/usage');
  const [first, ...rest] = undecided ? keyed.slice(1) : keyed;
  if (first?.status === 401) {
    if (rest.length > 2) faults.push(`${rest.length} requests with the key after a refusal`);
    if (rest.some(({ headerStyle }) => headerStyle === first.headerStyle))
      faults.push('the same header style again after a refusal');
  }
  return faults;
}

const states = buildStates(rows);

describe.concurrent('every state of the simulated gateway', () => {
  it.each(states.map(({ name }) => name))('%s', { timeout: 120_000 }, async (name) => {
    const { exit, report, seen, printed, gateway } = await doctor({ state: name });
    const [first] = report.diagnosis;
    const expected = expectedOf(seen);
    expect(printed).not.toContain(gateway.key);
    expect(illManners(report)).toEqual([]);
    if (expected === null) {
      expect(report.diagnosis.filter(({ severity }) => severity === 'fail').map(({ code }) => code)).toEqual([]);
      expect(exit).toBe(0);
      return;
    }
    expect(expected.code).toContain(first?.code);
    expect(expected.owner).toContain(first?.owner);
    expect(expected.retry).toContain(first?.retry);
    expect(exit).toBe(exitOf(first?.code ?? ''));
  });
});

it('covers every state that the program lists', () => {
  expect(states.length).toBeGreaterThan(280);
  expect(rows.filter(({ id }) => !expectations.has(id)).map(({ id }) => id)).toEqual([]);
});
