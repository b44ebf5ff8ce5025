/** Decides to which other roots of the target's own server the key may go. Pure; whoever wants to send the key elsewhere asks here first. */

/**
 * Whether a key that the user gave for `root` may be sent to `other` as well: the same origin, or the same host on its way from http to https with
 * the port kept (a default port becomes the other default). From https to http only on this machine (`loopback`) and with the port kept. Another
 * host or port is another server, which was never meant to see the key.
 */
export function mayCarryKey(root: string, other: string, loopback = false): boolean {
  if (!URL.canParse(root) || !URL.canParse(other)) return false;
  const [from, to] = [new URL(root), new URL(other)];
  if (from.origin === to.origin) return /^https?:$/.test(to.protocol);
  // Both are default ports, or the same one written out.
  if (from.hostname !== to.hostname || from.port !== to.port) return false;
  if (from.protocol === 'http:') return to.protocol === 'https:';
  return loopback && from.protocol === 'https:' && to.protocol === 'http:';
}

/** Whether a redirect may lead the key from `root` to `other`: the same origin, or http to https on default ports. */
export function mayFollowRedirect(root: string, other: string): boolean {
  return mayCarryKey(root, other) && (new URL(root).origin === new URL(other).origin || new URL(other).port === '');
}
