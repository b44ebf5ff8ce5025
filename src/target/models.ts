/** Model names: the surface a name belongs to, whether a list offers it, and which listed names it may have been meant to be. Knows no list of its own. */
import { distance } from 'fastest-levenshtein';
import type { Protocol } from '../vocabulary';

/** What the asked name and a listed one differ in. */
export type NearReason =
  | 'case'
  | 'models-prefix'
  | 'vendor-prefix'
  | '1m'
  | 'thinking'
  | 'dots-dashes'
  | 'date-suffix'
  | 'edit-distance';

export interface NearModel {
  id: string;
  why: NearReason;
}

export interface ModelMatch {
  listed: boolean;
  /** `thinking-suffix`: the name without `-thinking`, which the gateway strips before it checks, is listed (exactly or by a wildcard). */
  by: 'exact' | 'wildcard' | 'thinking-suffix' | null;
  /** Names to use instead, best first, at most three; empty when the model is listed. */
  nearest: NearModel[];
}

/** One way in which names of the same model differ, as a function that takes the difference away. */
const differences: readonly (readonly [NearReason, (id: string) => string])[] = [
  ['case', (id) => id.toLowerCase()],
  ['models-prefix', (id) => id.replace(/^models\//i, '')],
  ['vendor-prefix', (id) => id.replace(/^(?!models\/)(?:[\w.-]+\/)+(?=[^/])/i, '')],
  ['1m', (id) => (/\[1m\]$/i.test(id) ? id.slice(0, -4).trimEnd() : id)],
  ['thinking', withoutThinking],
  ['dots-dashes', (id) => id.replace(/[._]/g, '-')],
  ['date-suffix', (id) => id.replace(/[-@](?:20\d{2}-?[01]\d-?[0-3]\d|latest)(?=$|-thinking$|\[)/i, '')],
];

/** Share of the longer name that may differ for two names to be neighbours. */
const neighbourShare = 0.3;

/** The surface that a model's family is at home on; every model works on every surface, this is the one its users mean. */
export function protocolForModel(model: string): Protocol {
  const name = model.toLowerCase();
  if (/(?:^|[/.])claude(?:\b|[-_])/.test(name)) return 'anthropic';
  return /(?:^|[/.])gemini(?:\b|[-_])/.test(name) ? 'gemini' : 'openai';
}

/** Looks a model up in a key's list, whose entries may be wildcards (`claude-*`). Linear in the list. */
export function matchModel(asked: string, list: readonly string[]): ModelMatch {
  const listed = (by: ModelMatch['by']): ModelMatch => ({ listed: true, by, nearest: [] });
  const ids = new Set(list);
  const bare = withoutThinking(asked);
  const patterns = [...ids].filter((id) => id.includes('*')).map((id) => id.split('*'));
  const covered = (id: string) => patterns.some((parts) => fits(id, parts));
  if (ids.has(asked)) return listed('exact');
  if (bare !== asked && ids.has(bare)) return listed('thinking-suffix');
  if (covered(asked)) return listed('wildcard');
  if (bare !== asked && covered(bare)) return listed('thinking-suffix');
  return { listed: false, by: null, nearest: nearest(asked, ids, covered) };
}

function withoutThinking(id: string): string {
  return id.replace(/(?<=.)[-:]thinking$/i, '');
}

/** Whether a name is made of the parts between a pattern's stars, in their order. Each part is taken where it first occurs: lists come from servers, and a pattern must not cost more than its length. */
function fits(id: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (id.length < first.length + last.length || !id.startsWith(first) || !id.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = id.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= id.length - last.length;
}

/** The name with every known difference taken away; equal forms mean the same model. */
function canonical(id: string): string {
  return differences.reduce((name, [, without]) => without(name), id.trim());
}

function nearest(asked: string, ids: ReadonlySet<string>, covered: (id: string) => boolean): NearModel[] {
  const form = canonical(asked);
  if (form === '') return [];
  const found: (NearModel & { rank: number })[] = wildcardNeighbours(asked, covered);
  for (const id of ids) {
    if (id.includes('*')) continue;
    const other = canonical(id);
    if (other === form) {
      const { why, rank } = difference(asked, id);
      found.push({ id, why, rank });
      continue;
    }
    const share = dissimilarity(form, other);
    if (share !== null) found.push({ id, why: 'edit-distance', rank: 100 + share });
  }
  const seen = new Set<string>();
  return found
    .sort((a, b) => a.rank - b.rank)
    .filter(({ id }) => !seen.has(id) && seen.add(id))
    .slice(0, 3)
    .map(({ id, why }) => ({ id, why }));
}

/** Forms of the asked name that a wildcard of the list would accept. */
function wildcardNeighbours(asked: string, covered: (id: string) => boolean): (NearModel & { rank: number })[] {
  return differences.flatMap(([why, without], index) => {
    const id = without(asked.trim());
    return id !== asked && covered(id) ? [{ id, why, rank: 20 + index }] : [];
  });
}

/** The one difference between two names of the same model; of several the most telling, ranked lower. */
function difference(asked: string, id: string): { why: NearReason; rank: number } {
  const single = differences.findIndex(([, without]) => without(asked).toLowerCase() === without(id).toLowerCase());
  if (single >= 0) return { why: differences[single]?.[0] ?? 'case', rank: single };
  const applied = differences.findIndex(
    ([why, without]) => why !== 'case' && (without(asked) !== asked) !== (without(id) !== id),
  );
  const index = applied >= 0 ? applied : differences.length - 1;
  return { why: differences[index]?.[0] ?? 'case', rank: 10 + index };
}

/** Share of characters to change, or `null` when the names are no neighbours. Very short names must at least begin alike. */
function dissimilarity(a: string, b: string): number | null {
  const longest = Math.max(a.length, b.length);
  const allowed = Math.max(1, Math.floor(longest * neighbourShare));
  if (Math.abs(a.length - b.length) > allowed) return null;
  if (longest < 4 && a[0] !== b[0]) return null;
  const steps = distance(a, b);
  return steps <= allowed ? steps / longest : null;
}
