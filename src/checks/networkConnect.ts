/** Check of the way to the host: names, addresses, sockets. */
import { listed, say } from '../reference/phrases/doctor';
import { type Check, whyNotAsked } from './check';

export const networkConnect: Check = {
  id: 'network.connect',
  title: 'title.network.connect',
  needs: ['config.proxy'],
  cost: 'free',
  probes: ['identity'],
  rulesOut: ['DNS_NOT_FOUND', 'CONNECTION_REFUSED', 'CONNECT_TIMEOUT'],
  judge(question) {
    const { scene, result, lang, target } = question;
    const answered = result.exchanges.find(({ answer }) => answer !== null);
    const broken = scene.observations.find(
      (item) => item.evidence.fault !== null && item.evidence.status === null && scene.lead(item) !== null,
    );
    if (!answered && broken)
      return {
        status: 'fail',
        code: scene.lead(broken),
        summary: say(lang, 'connect.failed', { host: new URL(target.baseUrl.root).host }),
        from: [broken],
      };
    if (!answered) return whyNotAsked(question);
    const { connection, phases } = answered;
    const details = {
      address: connection.address,
      port: connection.port,
      family: connection.family,
      addresses: connection.addresses,
      failedAddresses: connection.attemptsFailed.map(({ address, errorCode }) => `${address} ${errorCode}`),
      httpVersion: answered.answer?.httpVersion ?? null,
      reused: result.exchanges.filter((item) => item.answer !== null && item.phases.tcp === null).length,
      dnsMs: phases.dns,
      tcpMs: phases.tcp,
      ttfbMs: phases.ttfb,
    };
    const failed = connection.attemptsFailed;
    const values = {
      address: connection.address ?? '',
      ttfb: Math.round(phases.ttfb ?? phases.total),
      family: connection.family ?? '',
      others: connection.addresses.filter((address) => address !== connection.address).length,
      failed: listed(lang, details.failedAddresses),
    };
    const phrase =
      failed.length > 0 ? 'connect.doneAfterFailures' : values.others > 0 ? 'connect.doneOneOfSeveral' : 'connect.done';
    return {
      status: 'pass',
      summary: say(lang, phrase, values),
      from: scene.observations.filter(({ index }) => index === answered.index),
      details,
    };
  },
};
