/** Check of the proxy variables: which one is used here, and by which clients. */
import { listed, say } from '../reference/phrases/doctor';
import { doubtfulNotes } from '../target/proxy';
import type { Check } from './check';

export const configProxy: Check = {
  id: 'config.proxy',
  title: 'title.config.proxy',
  needs: [],
  cost: 'free',
  probes: [],
  rulesOut: [],
  judge({ target: { proxy }, lang }) {
    const [finding] = proxy.findings;
    const details = {
      url: proxy.proxy?.shown ?? null,
      source: proxy.proxy?.source ?? null,
      bypassed: proxy.noProxyRule !== null,
      notes: proxy.notes.map(({ kind }) => kind),
      clients: Object.fromEntries(proxy.clients.map(({ client, honours }) => [client, honours])),
    };
    const doubtful = proxy.notes.some(({ kind }) => doubtfulNotes.has(kind));
    const state = doubtful
      ? ({ status: 'warn', code: 'PROXY_CONFIG_INVALID' } as const)
      : ({ status: 'pass' } as const);
    if (finding)
      return {
        status: 'fail',
        code: finding.code,
        summary: say(lang, 'proxy.invalid', { source: finding.facts.proxySource ?? '' }),
        details,
      };
    if (proxy.proxy) {
      const named = (honours: boolean): string =>
        listed(
          lang,
          proxy.clients.flatMap((item) => (item.honours === honours ? [item.client] : [])),
        );
      const values = {
        proxy: proxy.proxy.shown,
        source: proxy.proxy.source,
        using: named(true),
        ignoring: named(false),
      };
      const phrase = values.ignoring === '' ? 'proxy.used' : 'proxy.usedBySome';
      return { ...state, summary: say(lang, phrase, values), details };
    }
    if (proxy.noProxyRule !== null)
      return { ...state, summary: say(lang, 'proxy.bypassed', { rule: proxy.noProxyRule }), details };
    const other = proxy.notes.find(({ kind }) => kind === 'http_proxy_not_used');
    const summary = other ? say(lang, 'proxy.notUsed', { source: other.facts.envName ?? '' }) : say(lang, 'proxy.none');
    return { ...state, summary, details };
  },
};
