/** Finds the name that was most likely meant. Pure. */
import { distance } from 'fastest-levenshtein';

/** Edits that a name of that length may need and still count as near: two of four, so that swapped letters pass, then two fifths. */
function editsAllowed(length: number): number {
  if (length < 4) return 1;
  return Math.max(2, Math.floor(length * 0.4));
}

/** The candidate nearest to `given` (without case and leading dashes; a beginning of a name counts as near), or `null` when none is near. */
export function nearestName(given: string, candidates: Iterable<string>): string | null {
  const plain = (text: string): string => text.replace(/^-+/, '').toLowerCase();
  const wanted = plain(given);
  if (wanted === '') return null;
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const other = plain(candidate);
    const begun = wanted.length >= 3 && other.startsWith(wanted);
    const far = begun ? 0.5 : distance(wanted, other);
    if (far <= editsAllowed(Math.max(wanted.length, other.length)) && far < bestDistance) {
      best = candidate;
      bestDistance = far;
    }
  }
  return best;
}
