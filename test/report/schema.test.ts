/** The JSON documents against their schema, and the schema against the types and the committed copies. */
import Ajv2020 from 'ajv/dist/2020';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { schemas, schemaText } from '../../scripts/schemas';
import { renderJson } from '../../src/report/json';
import type { ExplainReport, Report } from '../../src/report/report';
import {
  detailSchemas,
  doctorJsonSchema,
  explainJsonSchema,
  explainReportSchema,
  reportSchema,
} from '../../src/report/schema';
import { explanations, reports } from './samples';

/** True only when both are the same type, optional members and all. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Flat<T> = T extends object ? { [Key in keyof T]: Flat<T[Key]> } : T;

const sameReport: Same<Flat<z.infer<typeof reportSchema>>, Flat<Report>> = true;
const sameExplain: Same<Flat<z.infer<typeof explainReportSchema>>, Flat<ExplainReport>> = true;

const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true, formats: { 'date-time': true } });
const doctor = ajv.compile(doctorJsonSchema());
const explain = ajv.compile(explainJsonSchema());

const parsed = (report: Report | ExplainReport): Record<string, unknown> => JSON.parse(renderJson(report));
const problems = (validate: typeof doctor, value: unknown): unknown[] => {
  validate(value);
  return validate.errors ?? [];
};

describe('schema', () => {
  it('has exactly the members of the types', () => {
    expect([sameReport, sameExplain]).toEqual([true, true]);
  });

  it.each(Object.entries(reports))('takes the doctor report: %s', (_name, report) => {
    expect(problems(doctor, parsed(report))).toEqual([]);
    expect(reportSchema.safeParse(report).success).toBe(true);
  });

  it.each(Object.entries(explanations))('takes the explanation: %s', (_name, report) => {
    expect(problems(explain, parsed(report))).toEqual([]);
    expect(explainReportSchema.safeParse(report).success).toBe(true);
  });

  it('refuses what is not in the contract', () => {
    const whole = parsed(reports.windowExhausted);
    const [finding] = reports.windowExhausted.diagnosis;
    const [check] = reports.windowExhausted.checks;
    const wrong: Record<string, unknown> = {
      'a code in lower case': { ...whole, diagnosis: [{ ...finding, code: 'rate_limit_exceeded' }] },
      'an owner that is none': { ...whole, diagnosis: [{ ...finding, owner: 'nobody' }] },
      'a fact that is not in the table': { ...whole, diagnosis: [{ ...finding, facts: { mood: 'bad' } }] },
      'a time without a zone': { ...whole, generatedAt: '2026-11-22 12:00' },
      'a detail of the wrong type': { ...whole, checks: [{ ...check, id: 'config.key', details: { length: 'long' } }] },
      'a missing member': { ...whole, ticket: undefined },
      'another version': { ...whole, schemaVersion: 2 },
    };
    for (const [name, value] of Object.entries(wrong))
      expect(problems(doctor, JSON.parse(JSON.stringify(value))), name).not.toEqual([]);
  });

  it('lets later versions add members', () => {
    const report = { ...parsed(reports.healthy), more: true };
    expect(problems(doctor, report)).toEqual([]);
  });

  it('types the details of every check id of the contract', () => {
    const { $defs } = doctorJsonSchema();
    expect(Object.keys($defs ?? {}).filter((name) => name.startsWith('details.'))).toEqual(
      Object.keys(detailSchemas).map((id) => `details.${id}`),
    );
  });

  it('names the codes of the table when it is given them', () => {
    const own = new Ajv2020({ allowUnionTypes: true, formats: { 'date-time': true } });
    const validate = own.compile(doctorJsonSchema(['KEY_WINDOW_5H_EXHAUSTED']));
    expect(problems(validate, parsed(reports.windowExhausted))).toEqual([]);
    expect(problems(validate, parsed(reports.badKey))).not.toEqual([]);
    const bare = JSON.parse(renderJson(reports.windowExhausted).replaceAll('KEY_WINDOW_5H_EXHAUSTED', 'HTTP_418'));
    expect(problems(validate, bare)).toEqual([]);
  });

  it('describes every member of the doctor report', () => {
    const { properties } = doctorJsonSchema() as { properties: Record<string, Record<string, unknown>> };
    expect(Object.keys(properties)).toEqual(Object.keys(parsed(reports.healthy)));
  });

  it('is the one that is kept in the repository', async () => {
    for (const [name, schema] of Object.entries(schemas()))
      await expect(schemaText(schema)).toMatchFileSnapshot(`../../schema/${name}.schema.json`);
  });
});

describe('json', () => {
  it('gives the same bytes whatever order the parts were put together in', () => {
    const shuffled = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(shuffled)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([name, member]) => [name, shuffled(member)]),
            )
          : value;
    for (const report of Object.values(reports))
      expect(renderJson(shuffled(report) as Report)).toBe(renderJson(report));
    for (const report of Object.values(explanations))
      expect(renderJson(shuffled(report) as ExplainReport)).toBe(renderJson(report));
  });

  it('loses nothing', () => {
    for (const report of [...Object.values(reports), ...Object.values(explanations)])
      expect(JSON.parse(renderJson(report))).toEqual(JSON.parse(JSON.stringify(report)));
  });

  it('is safe to show in a terminal and ends with a line feed', () => {
    const text = renderJson(reports.hostile);
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
    expect(text).toContain('\\u009b');
    expect(text).toMatch(/}\n$/);
  });

  it('begins as the contract shows it', () => {
    expect(Object.keys(parsed(reports.healthy)).slice(0, 8)).toEqual([
      ...['schemaVersion', 'tool', 'generatedAt', 'durationMs', 'target', 'verdict', 'exitCode', 'interrupted'],
    ]);
    expect(renderJson(explanations.nothing)).toMatch(/^\{\n {2}"schemaVersion": 1,\n {2}"tool": \{/);
  });
});
