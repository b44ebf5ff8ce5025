/** Every recorded exchange gets its code, with all that a request knows and as a bare HTTP response pasted into `explain`. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { classify } from '../../src/classify/classify';
import { evidenceOfAnswer } from '../../src/evidence/answer';
import { explainText } from '../../src/explain/explain';
import { findCode } from '../../src/reference/lookup';
import { fixtureFiles } from '../../src/simulator/rows';
import type { Protocol } from '../../src/vocabulary';
import type { Purpose } from '../../src/wire/exchange';

interface Row {
  id: string;
  protocol: Protocol | null;
  request: { method: string; path: string; body?: unknown };
  response: { status: number; headers: Record<string, string>; body: string };
  expect: { code: string[]; class: string[]; owner: string[]; retry: string[]; outcome?: string };
}

function rowsOf(file: string): Row[] {
  return JSON.parse(readFileSync(new URL(`../fixtures/${file}.json`, import.meta.url), 'utf8')) as Row[];
}

function purposeOf({ request: { method, path } }: Row): Purpose {
  if (/count_tokens|countTokens/.test(path)) return 'count';
  if (/\/usage\b/.test(path)) return 'usage';
  if (method === 'GET' && /\/models\b/.test(path)) return 'models';
  if (/chat\/completions|\/messages|\/responses|[gG]enerateContent/.test(path)) return 'generation';
  return 'other';
}

function asResponse({ response }: Row): string {
  const headers = Object.entries(response.headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${response.status} X`, ...headers, '', response.body].join('\n');
}

interface Verdict {
  code: string;
  class: string;
  owner: string;
  retry: string;
}

/** What the verdict missed, in words; empty when it is right. */
function missed(row: Row, verdict: Verdict | null): string {
  const { expect: wanted } = row;
  if (wanted.outcome === 'ok' || wanted.code.length === 0)
    return verdict === null ? '' : `${row.id}: ${verdict.code} for an answer without error`;
  if (verdict === null) return `${row.id}: nothing, not ${wanted.code.join('|')}`;
  const wrong = (['code', 'class', 'owner', 'retry'] as const).filter(
    (field) => wanted[field].length > 0 && !wanted[field].includes(verdict[field]),
  );
  return wrong.map((field) => `${row.id}: ${field} ${verdict[field]}, not ${wanted[field].join('|')}`).join('; ');
}

describe.each(fixtureFiles)('the recorded exchanges of %s.json', (file) => {
  const rows = rowsOf(file);

  it('are classified with the whole request known', () => {
    const wrong = rows.map((row) => {
      const evidence = evidenceOfAnswer({
        ...row.response,
        method: row.request.method,
        path: row.request.path,
        protocol: row.protocol,
        purpose: purposeOf(row),
        stream: /"stream":\s*true|streamGenerate/.test(JSON.stringify(row.request)),
        hostIsGateway: true,
      });
      const lead = classify(evidence)[0];
      const known = lead ? findCode(lead.code) : null;
      return missed(row, known && { ...known, code: known.id });
    });
    expect(wrong.filter(Boolean)).toEqual([]);
  });

  it('are explained when only the response is pasted', () => {
    const wrong = rows.map((row) =>
      missed(row, explainText(asResponse(row), { lang: 'en', now: 0 }).matches[0] ?? null),
    );
    expect(wrong.filter(Boolean)).toEqual([]);
  });
});
