/** Check of who answers: the gateway, or somebody in its place. */
import { isRecord } from '../evidence/envelope';
import { say } from '../reference/phrases/doctor';
import { type Check, skipped, whyNotAsked } from './check';

/** What the gateway tells of itself without a key (`/api/v1/settings/public`); everything may be missing. */
function settingsOf(
  body: string,
): { version: string | null; timeZone: string | null; apiBaseUrl: string | null } | null {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return null;
  }
  const data = isRecord(value) && isRecord(value.data) ? value.data : isRecord(value) ? value : null;
  const text = (item: unknown): string | null => (typeof item === 'string' && item !== '' ? item.slice(0, 120) : null);
  return data
    ? { version: text(data.version), timeZone: text(data.server_timezone), apiBaseUrl: text(data.api_base_url) }
    : null;
}

export const gatewayIdentity: Check = {
  id: 'gateway.identity',
  title: 'title.gateway.identity',
  needs: ['network.connect'],
  cost: 'free',
  probes: ['identity'],
  rulesOut: ['WRONG_VENDOR', 'CAPTIVE_PORTAL'],
  judge(question) {
    const { scene, result, lang } = question;
    const asked = scene.of('identity')[0];
    const body = asked ? result.exchanges.find(({ index }) => index === asked.index)?.answer?.body : undefined;
    const told = asked?.evidence.content === 'json' ? settingsOf(body ?? '') : null;
    const strange = scene.observations.find(
      (item) =>
        ['WRONG_VENDOR', 'CAPTIVE_PORTAL', 'CDN_CHALLENGE', 'WAF_BLOCKED'].includes(scene.lead(item) ?? '') &&
        !(item.probe === 'identity' && scene.apiAnswered),
    );
    const details = {
      isGateway: scene.gatewayShown,
      version: told?.version ?? null,
      timeZone: told?.timeZone ?? null,
      apiBaseUrl: told?.apiBaseUrl ?? null,
      vendor: strange?.evidence.senderName ?? null,
    };
    const from = asked ? [asked] : [];
    if (strange && !scene.gatewayShown)
      return {
        status: 'fail',
        code: scene.lead(strange),
        summary: say(lang, 'identity.other', { vendor: strange.evidence.senderName ?? scene.lead(strange) ?? '' }),
        from: [strange],
        details,
      };
    if (told?.version)
      return { status: 'pass', summary: say(lang, 'identity.version', { version: told.version }), from, details };
    if (scene.gatewayShown) return { status: 'pass', summary: say(lang, 'identity.shown'), from, details };
    return scene.observations.some((item) => item.evidence.status !== null)
      ? { ...skipped(question, 'identity.silent'), from, details }
      : whyNotAsked(question);
  },
};
