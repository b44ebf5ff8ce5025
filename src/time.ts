/** Points in time that are computed from what servers say. Refuses what no calendar holds; reads no clock. */

/** Ends of the range of `Date`, in ms (ECMA-262). */
const dateRangeMs = 8.64e15;
/** Longer waits are a mistake of whoever named them: the longest window of the gateway is a month. */
const longestWaitSeconds = 400 * 86_400;

/** A wait, in seconds, that somebody can have meant: not negative, at most 400 days. */
export function isSensibleWait(seconds: number): boolean {
  return seconds >= 0 && seconds <= longestWaitSeconds;
}

/** ISO 8601 of `now` (epoch ms) plus `seconds`; `null` for a wait that is negative, longer than 400 days or no number, and for a time outside the range of `Date`. */
export function isoAfter(now: number, seconds: number): string | null {
  if (!isSensibleWait(seconds)) return null;
  const at = now + seconds * 1000;
  return Math.abs(at) <= dateRangeMs ? new Date(at).toISOString() : null;
}
