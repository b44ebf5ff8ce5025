/** Check of the key as it was typed. */
import { type DoctorPhrase, listed, say } from '../reference/phrases/doctor';
import type { ResolvedTarget } from '../target/resolve';
import type { Lang } from '../vocabulary';
import type { Check } from './check';

function oddityOf(finding: ResolvedTarget['key']['findings'][number], lang: Lang): string {
  const values = { ...finding.facts, reason: finding.reason } as Record<string, string | number>;
  if (finding.code === 'KEY_PLACEHOLDER') return say(lang, 'oddity.placeholder');
  const known: Partial<Record<string, DoctorPhrase>> = {
    whitespace: 'oddity.whitespace',
    newline: 'oddity.newline',
    quotes: 'oddity.quotes',
    bearer_prefix: 'oddity.bearer_prefix',
    non_ascii: 'oddity.non_ascii',
    url: 'oddity.url',
    empty: 'oddity.empty',
  };
  return say(lang, known[finding.reason] ?? 'oddity.other', values);
}

export const configKey: Check = {
  id: 'config.key',
  title: 'title.config.key',
  needs: [],
  cost: 'free',
  probes: [],
  rulesOut: [],
  judge({ target, lang }) {
    const { key, pair, others, conflicts } = target;
    const oddities = key.findings.map((finding) => oddityOf(finding, lang));
    const details = {
      source: pair.keySource,
      masked: key.masked,
      length: key.length,
      otherSources: others.map(({ keySource }) => keySource.replace(/^env:/, '')),
      oddities,
    };
    const [finding] = key.findings;
    if (finding)
      return {
        status: finding.blocking ? 'fail' : 'warn',
        code: finding.code,
        summary: say(lang, 'key.odd', { masked: key.masked, oddity: oddities.join(lang === 'zh' ? '；' : '; ') }),
        details,
      };
    const conflict = conflicts.find(({ kind }) => kind === 'key');
    if (conflict) {
      const values = { masked: key.masked, used: conflict.used, unused: listed(lang, conflict.unused) };
      return { status: 'warn', code: 'KEY_CONFLICT', summary: say(lang, 'key.conflict', values), details };
    }
    const [hint] = key.hints;
    const values = { masked: key.masked, length: key.length, prefix: hint?.prefix ?? '', vendor: hint?.vendor ?? '' };
    return { status: 'pass', summary: say(lang, hint ? 'key.hint' : 'key.fine', values), details };
  },
};
