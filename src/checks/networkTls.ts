/** Check of the secure connection. */
import { say } from '../reference/phrases/doctor';
import { localTime } from '../reference/sentence';
import { type Check, skipped, whyNotAsked } from './check';

export const networkTls: Check = {
  id: 'network.tls',
  title: 'title.network.tls',
  needs: ['network.connect'],
  cost: 'free',
  probes: ['identity'],
  rulesOut: ['TLS_UNTRUSTED_ISSUER', 'TLS_EXPIRED', 'TLS_NAME_MISMATCH'],
  judge(question) {
    const { scene, result, lang, target } = question;
    if (target.baseUrl.root.startsWith('http:')) return skipped(question, 'skip.plainHttp');
    const secured = result.exchanges.find(
      ({ connection }) => connection.tls !== null && connection.tls.version !== null,
    );
    const broken = scene.observations.find(
      (item) => item.evidence.fault?.stage === 'tls' && item.evidence.status === null,
    );
    if (broken && !secured)
      return { status: 'fail', code: scene.lead(broken), summary: say(lang, 'tls.failed'), from: [broken] };
    const tls = secured?.connection.tls;
    if (!secured || !tls) return whyNotAsked(question);
    const { certificate } = tls;
    const details = {
      version: tls.version,
      cipher: tls.cipher,
      alpn: tls.alpn,
      issuer: certificate?.issuer ?? null,
      subject: certificate?.subject ?? null,
      names: certificate?.names ?? [],
      validFrom: certificate?.validFrom ?? null,
      validTo: certificate?.validTo ?? null,
      tlsMs: secured.phases.tls,
    };
    const values = {
      version: tls.version ?? '',
      validTo: certificate ? localTime(certificate.validTo).slice(0, 10) : '',
    };
    return { status: 'pass', summary: say(lang, certificate ? 'tls.done' : 'tls.version', values), details };
  },
};
