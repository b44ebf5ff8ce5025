/** The verdict and the exit code against a second, slower reading of the contract's table. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exitCodeOf, type FailOn, type Judged, verdictOf } from '../../src/report/exit';
import { owners, retries } from '../../src/vocabulary';

const findingArbitrary = fc.record({
  code: fc.constantFrom('INVALID_API_KEY', 'UPSTREAM_TIMEOUT', 'KEY_CONFLICT'),
  owner: fc.constantFrom(...owners),
  retry: fc.constantFrom(...retries),
  severity: fc.constantFrom('fail' as const, 'warn' as const),
});
const checkArbitrary = fc.record({
  status: fc.constantFrom('pass' as const, 'warn' as const, 'skip' as const, 'inconclusive' as const),
  code: fc.constantFrom(null, 'KEY_CONFLICT'),
});
const judged = fc.record({
  diagnosis: fc.array(findingArbitrary, { maxLength: 5 }),
  checks: fc.array(checkArbitrary, { maxLength: 5 }),
  interrupted: fc.constant(false),
});
const failOns = fc.constantFrom<FailOn>('fail', 'warn');

const finding = (owner: string, retry: string, severity = 'fail'): Judged['diagnosis'][number] =>
  ({ code: 'X_CODE', owner, retry, severity }) as Judged['diagnosis'][number];
const nothing: Judged = { diagnosis: [], checks: [], interrupted: false };
const withFindings = (...diagnosis: Judged['diagnosis']): Judged => ({ ...nothing, diagnosis });
const withCheck = (status: Judged['checks'][number]['status'], code: string | null = null): Judged => ({
  ...nothing,
  checks: [{ status, code }],
});

describe('exit code', () => {
  it('follows the table for every combination of owner and retry', () => {
    const table = owners.flatMap((owner) =>
      retries.map((retry) => `${owner} ${retry} ${exitCodeOf(withFindings(finding(owner, retry)), 'fail')}`),
    );
    expect(table).toEqual([
      'you no 1',
      'you backoff 75',
      'you after_reset 1',
      'network no 4',
      'network backoff 75',
      'network after_reset 4',
      'gateway no 4',
      'gateway backoff 75',
      'gateway after_reset 4',
      'upstream no 4',
      'upstream backoff 75',
      'upstream after_reset 4',
    ]);
  });

  it('lets what is yours outrank what is not, and what lasts outrank what passes', () => {
    const yours = finding('you', 'no');
    const theirs = finding('gateway', 'no');
    const passing = finding('you', 'backoff');
    expect(exitCodeOf(withFindings(theirs, passing, yours), 'fail')).toBe(1);
    expect(exitCodeOf(withFindings(passing, theirs), 'fail')).toBe(4);
    expect(exitCodeOf(withFindings(passing, finding('upstream', 'backoff')), 'fail')).toBe(75);
  });

  it('is the same in whatever order the findings and checks stand', () => {
    fc.assert(
      fc.property(judged, failOns, (report, failOn) => {
        const reversed = {
          ...report,
          diagnosis: [...report.diagnosis].reverse(),
          checks: [...report.checks].reverse(),
        };
        expect(exitCodeOf(reversed, failOn)).toBe(exitCodeOf(report, failOn));
        expect(verdictOf(reversed)).toBe(verdictOf(report));
      }),
    );
  });

  it('agrees with a literal reading of the contract', () => {
    fc.assert(
      fc.property(judged, failOns, (report, failOn) => {
        const failing = report.diagnosis.filter(({ severity }) => failOn === 'warn' || severity === 'fail');
        const code = exitCodeOf(report, failOn);
        const yours = failing.filter(({ owner, retry }) => owner === 'you' && retry !== 'backoff').length;
        const others = failing.filter(({ owner, retry }) => owner !== 'you' && retry !== 'backoff').length;
        const open = report.checks.filter(({ status }) => status === 'inconclusive').length;
        if (code === 1) expect(yours).toBeGreaterThan(0);
        else if (code === 4) expect([yours, others > 0]).toEqual([0, true]);
        else if (code === 75) expect([yours, others, failing.length > 0]).toEqual([0, 0, true]);
        else if (code === 3) expect(failing).toEqual([]);
        else {
          expect(code).toBe(0);
          expect([failing.length, open]).toEqual([0, 0]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('counts warnings only when it is asked to', () => {
    const warned = withFindings(finding('you', 'no', 'warn'));
    expect(exitCodeOf(warned, 'fail')).toBe(0);
    expect(exitCodeOf(warned, 'warn')).toBe(1);
    expect(exitCodeOf(withFindings(finding('upstream', 'backoff', 'warn')), 'warn')).toBe(75);
    expect(exitCodeOf(withFindings(finding('gateway', 'no', 'warn')), 'warn')).toBe(4);
  });

  it('says 3 for a check that could not be decided, not for one that was skipped', () => {
    expect(exitCodeOf(withCheck('inconclusive'), 'fail')).toBe(3);
    expect(exitCodeOf(withCheck('skip'), 'fail')).toBe(0);
    expect(exitCodeOf({ ...withCheck('inconclusive'), diagnosis: [finding('you', 'no', 'warn')] }, 'fail')).toBe(3);
    expect(exitCodeOf({ ...withCheck('inconclusive'), diagnosis: [finding('you', 'backoff')] }, 'fail')).toBe(75);
  });

  it('never calls a run a success in which a check failed without a finding', () => {
    expect(exitCodeOf(withCheck('fail'), 'fail')).toBe(3);
    expect(verdictOf(withCheck('fail'))).toBe('inconclusive');
    expect(exitCodeOf(withCheck('warn'), 'fail')).toBe(0);
    expect(exitCodeOf(withCheck('warn'), 'warn')).toBe(3);
  });

  it('says 2 for a fault of this program, whatever else was found', () => {
    const crash = { ...finding('you', 'no'), code: 'INTERNAL' };
    expect(exitCodeOf(withFindings(finding('you', 'no'), crash), 'fail')).toBe(2);
    expect(exitCodeOf(withCheck('inconclusive', 'INTERNAL'), 'fail')).toBe(2);
  });

  it('names the signal first', () => {
    fc.assert(
      fc.property(judged, failOns, (report, failOn) => {
        expect(exitCodeOf({ ...report, interrupted: true }, failOn)).toBe(130);
        expect(exitCodeOf({ ...report, interrupted: true }, failOn, 'SIGINT')).toBe(130);
        expect(exitCodeOf({ ...report, interrupted: true }, failOn, 'SIGTERM')).toBe(143);
      }),
    );
  });
});

describe('verdict', () => {
  it('is unhealthy exactly when something fails', () => {
    fc.assert(
      fc.property(judged, (report) => {
        const fails = report.diagnosis.some(({ severity }) => severity === 'fail');
        expect(verdictOf(report) === 'unhealthy').toBe(fails);
      }),
    );
  });

  it('tells degraded, inconclusive and healthy apart', () => {
    expect(verdictOf(nothing)).toBe('healthy');
    expect(verdictOf(withFindings(finding('you', 'no', 'warn')))).toBe('degraded');
    expect(verdictOf(withCheck('warn'))).toBe('degraded');
    expect(verdictOf({ ...withCheck('inconclusive'), diagnosis: [finding('you', 'no', 'warn')] })).toBe('inconclusive');
    expect(verdictOf({ ...nothing, interrupted: true })).toBe('inconclusive');
    expect(verdictOf({ ...withFindings(finding('you', 'no')), interrupted: true })).toBe('unhealthy');
  });
});
