/** Every recorded row is served by its state at its own method, path and key style, byte for byte. */
import { afterAll, describe, expect, it } from 'vitest';
import { gatewayRows } from '../../scripts/gateway-rows';
import { type Gateway, startGateway } from '../../src/simulator/gateway';
import { type RecordedRow, recordedAt } from '../../src/simulator/rows';
import { buildStates, findState } from '../../src/simulator/states';
import { repeat, send } from './client';

const rows = gatewayRows();
const states = buildStates(rows);
const otherKey = `sk-${'0'.repeat(64)}`;

/** Situations of a working key, and the state that shows them. */
const workingSituations = [
  'ok',
  'empty-body',
  'bad-json',
  'no-messages',
  'empty-object',
  'embeddings',
  'images',
  'responses',
  'wrongplatform',
  'gemini',
  'path',
  'free',
  'list',
  'query',
  'query2',
  'noBearer',
  'longkey',
  'stale-auth',
];

/** Rows that another row of the same bytes stands for, and why they cannot be told apart by the request. */
const standIns: Readonly<Record<string, readonly [row: string, reason: string]>> = {
  'usage.o-subday': ['subday.usage', 'the same key, asked the same question a second time'],
  'usage.o-subexp': ['subexp.usage', 'the same key, asked the same question a second time'],
  'usage.o-broke': ['broke.usage', 'the same key, asked the same question a second time'],
  'empty-object.gemini.gemini': ['ok.ok-gem.gemini', 'Gemini routes forward any body'],
  'bad-json.gemini.gemini': ['ok.ok-gem.gemini', 'Gemini routes forward any body'],
  'no-messages.gemini.gemini': ['ok.ok-gem.gemini', 'Gemini routes forward any body'],
  'nomodel.gemini': ['ok.ok-gem.gemini', 'Gemini routes forward any model'],
};

function platformOf(row: RecordedRow): string {
  if (/\.(?:openai-r|ok-oair)\./.test(row.id)) return 'openai-r';
  return row.group ?? (row.protocol === 'responses' ? 'openai' : row.protocol);
}

/** The state in which a row must be found, by its id. */
function stateFor(row: RecordedRow): string {
  const [first = '', second = ''] = row.id.split('.');
  if (first === 'doc') return row.id;
  if (first === 'list' && second.endsWith('map')) return `mapped.${row.group}`;
  if (row.id === 'usage.ok-oai2' || row.id.includes('days=7')) return 'ok.openai';
  if (first === 'usage') {
    const name = second.slice(2);
    return second === 'a-healthy' ? 'healthy.anthropic' : `${name}.openai`;
  }
  if (workingSituations.includes(first)) return `healthy.${platformOf(row)}`;
  return `${first}.${platformOf(row)}`;
}

const running = new Map<string, Promise<Gateway>>();
function gatewayOf(name: string): Promise<Gateway> {
  const known = running.get(name);
  if (known !== undefined) return known;
  const state = findState(states, name);
  if (state === null) throw new Error(`no state ${name}`);
  const started = startGateway({ state, rows, maxWaitMs: 0, now: () => recordedAt });
  running.set(name, started);
  return started;
}

afterAll(async () => {
  for (const started of running.values()) await (await started).close();
});

function sentFor(row: RecordedRow, ownKey: string) {
  const [first] = row.id.split('.');
  if (first === 'longkey') return repeat(row, 'k'.repeat(200));
  if (first === 'stale-auth') return repeat(row, ownKey, { authorization: `Bearer ${otherKey}` });
  if (first === 'badkey') return repeat(row, otherKey);
  return repeat(row, ownKey);
}

describe('every recorded row', () => {
  it.each(rows.map((row) => [row.id, row] as const))('%s', async (id, row) => {
    const name = stateFor(row);
    expect(findState(states, name)?.name).toBe(name);
    const gateway = await gatewayOf(name);
    if (id.includes('.then.')) await send(gateway.url, sentFor(row, gateway.key));
    const received = await send(gateway.url, sentFor(row, gateway.key));
    expect(received.status).toBe(row.response.status);
    expect(received.body).toBe(row.response.body);
    expect(received.headers['content-type'] ?? '').toBe(row.response.headers['content-type'] ?? '');
    expect(received.headers['retry-after']).toBe(row.response.headers['retry-after']);
    expect(received.headers.location).toBe(row.response.headers.location);
    const served = gateway.seen.at(-1)?.row;
    expect(served).toBe(standIns[id]?.[0] ?? id);
  });
});
