/** Judges what was typed: key, base URL, proxy variables. Needs no request and opens nothing. */
import type { Cause } from '../../diagnose/observation';
import { causeOf } from '../../diagnose/rules/rule';
import type { Facts } from '../../reference/code';
import { doubtfulNotes } from '../../target/proxy';
import type { ResolvedTarget } from '../../target/resolve';

function cause(
  code: string,
  severity: Cause['severity'],
  check: string,
  facts: Facts,
  reason: string | null = null,
): Cause {
  return causeOf({ code, severity, facts, reason, checks: [check] }, `as typed: ${check}`);
}

/** Causes that lie in the configuration itself. A key that doctor could repair for itself still breaks other clients, so that is a warning; one that cannot be sent is a failure and ends the run. */
export function configCauses(target: ResolvedTarget): Cause[] {
  const causes: Cause[] = target.key.findings.map(({ code, reason, facts, blocking }) =>
    cause(code, blocking ? 'fail' : 'warn', 'config.key', { ...facts, reason }, reason),
  );
  for (const { kind, used, unused } of target.conflicts)
    if (kind === 'key') {
      const variables = [used, ...unused].join(', ');
      causes.push(cause('KEY_CONFLICT', 'warn', 'config.key', { envName: variables, checked: variables }));
    }
  const { hostname: host } = new URL(target.baseUrl.root);
  for (const { code, reason, facts } of target.proxy.findings)
    causes.push(cause(code, 'fail', 'config.proxy', { host, ...facts }, reason));
  for (const { kind, facts } of target.proxy.notes)
    if (doubtfulNotes.has(kind))
      causes.push(cause('PROXY_CONFIG_INVALID', 'warn', 'config.proxy', { host, ...facts }, kind));
  if (target.neededForm !== null) {
    const facts: Facts = {
      given: target.baseUrl.given,
      correction: target.neededForm,
      envName: target.pair.baseUrlSource.replace(/^env:/, ''),
      baseUrl: target.baseUrl.root,
    };
    const bare = target.baseUrl.changes.includes('scheme-added');
    causes.push(cause('BASE_URL_WRONG', 'warn', 'config.baseUrl', facts, bare ? 'scheme' : 'form'));
  }
  return causes;
}
