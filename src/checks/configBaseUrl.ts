/** Check of the base URL as it was given, and of what was made of it. */
import { say } from '../reference/phrases/doctor';
import type { Check } from './check';

export const configBaseUrl: Check = {
  id: 'config.baseUrl',
  title: 'title.config.baseUrl',
  needs: [],
  cost: 'free',
  probes: [],
  rulesOut: [],
  judge({ target, lang, result }) {
    const { baseUrl, pair } = target;
    const details = {
      given: baseUrl.given,
      normalised: baseUrl.root,
      source: pair.baseUrlSource,
      changes: baseUrl.changes,
    };
    const corrected = result.diagnosis.causes.find(({ code }) => code === 'BASE_URL_WRONG');
    if (corrected) {
      const variable = corrected.facts.envName ?? baseUrl.given;
      const values = { variable, given: baseUrl.given, correction: corrected.facts.correction ?? '' };
      return {
        status: corrected.severity,
        code: 'BASE_URL_WRONG',
        summary: say(lang, corrected.checks.length > 0 ? 'baseUrl.form' : 'baseUrl.normalised', {
          ...values,
          url: String(values.correction),
        }),
        details,
      };
    }
    if (baseUrl.insecure)
      return { status: 'warn', summary: say(lang, 'baseUrl.insecure', { url: baseUrl.root }), details };
    const changed = baseUrl.given.replace(/\/+$/, '') !== baseUrl.root;
    return {
      status: 'pass',
      summary: say(lang, changed ? 'baseUrl.normalised' : 'baseUrl.used', {
        url: baseUrl.root,
        given: baseUrl.given,
      }),
      details,
    };
  },
};
