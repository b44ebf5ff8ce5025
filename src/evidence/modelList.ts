/** Reads a list of models in whichever shape it comes, and says what its silence about a model is worth. Does not judge models. */
import { isRecord } from './envelope';

export type ModelListShape = 'openai' | 'anthropic' | 'gemini' | 'codex' | 'mixed';

export interface ModelList {
  /** In the list's order, without duplicates; wildcards as they are, Gemini's `models/` taken off. */
  ids: string[];
  /** By the fields of the items, not by the route: the gateway answers either shape on either surface. A list of plain strings counts as `openai`. */
  shape: ModelListShape;
  /** Absence of a model from `ids` means that the key's group does not offer it. */
  proves: boolean;
  /** Why not: `empty`, `has_more` (further pages), `truncated` (the body was cut), `unreadable_items` (items without a name). */
  why: 'empty' | 'has_more' | 'truncated' | 'unreadable_items' | null;
  hasMore: boolean;
}

/** Items that hold the list, under the names that are in use. */
const listFields = ['data', 'models', 'items'] as const;

/** `null` when the body is no list of models: not JSON, an error, a page, another object. Never throws. */
export function readModelList(body: string): ModelList | null {
  const text = body.replace(/^\ufeff/, '').trim();
  if (!/^[{[]/.test(text)) return null;
  const whole = parse(text);
  const root = whole === undefined ? salvage(text) : whole;
  if (root === undefined) return null;
  const items = itemsOf(root);
  if (items === null) return null;

  const read = items.map(readItem);
  const named = read.filter((item) => item !== null);
  if (items.length > 0 && named.length === 0) return null;
  const ids = [...new Set(named.map(({ id }) => id))];
  const hasMore = hasFurtherPages(root);
  const why =
    whole === undefined
      ? 'truncated'
      : hasMore
        ? 'has_more'
        : items.length === 0
          ? 'empty'
          : named.length < read.length
            ? 'unreadable_items'
            : null;
  const shapes = new Set(named.map(({ shape }) => shape));
  const [first] = shapes;
  const shape = shapes.size > 1 ? 'mixed' : (first ?? emptyShape(root));
  return { ids, shape, proves: why === null, why, hasMore: hasMore || whole === undefined };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A list that was cut in the middle still proves what it holds: everything up to the last whole item. */
function salvage(text: string): unknown {
  const tail = text.startsWith('[') ? ']' : ']}';
  let end = text.length;
  for (let tries = 0; tries < 8; tries++) {
    end = text.lastIndexOf('}', end - 1);
    if (end < 0) return undefined;
    const root = parse(text.slice(0, end + 1) + tail);
    if (root !== undefined && itemsOf(root)?.length) return root;
  }
  return undefined;
}

function itemsOf(root: unknown): unknown[] | null {
  if (Array.isArray(root)) return root;
  if (!isRecord(root) || (root.error !== undefined && root.error !== null)) return null;
  for (const field of listFields) {
    const value = root[field];
    if (Array.isArray(value)) return value;
    if (value === null && root.object === 'list') return [];
  }
  return null;
}

/** Longer than any name of a model; what is longer costs time to compare and names nothing. */
const longestId = 200;

function readItem(item: unknown): { id: string; shape: ModelListShape } | null {
  const read = readName(item);
  return read === null || read.id.length > longestId ? null : read;
}

function readName(item: unknown): { id: string; shape: ModelListShape } | null {
  if (typeof item === 'string') return item.trim() === '' ? null : { id: item.trim(), shape: 'openai' };
  if (!isRecord(item)) return null;
  const text = (field: string) => {
    const value = item[field];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const slug = text('slug');
  if (slug !== null) return { id: slug, shape: 'codex' };
  const id = text('id');
  if (id !== null) {
    const openai = item.object !== undefined || item.owned_by !== undefined || item.created !== undefined;
    const anthropic =
      !openai && (item.display_name !== undefined || item.created_at !== undefined || item.type === 'model');
    return { id, shape: anthropic ? 'anthropic' : 'openai' };
  }
  const name = text('name');
  return name === null ? null : { id: name.replace(/^(?:publishers\/[^/]+\/)?models\/(?=.)/, ''), shape: 'gemini' };
}

function emptyShape(root: unknown): ModelListShape {
  if (!isRecord(root)) return 'openai';
  if (root.data === undefined && root.models !== undefined) return 'gemini';
  return root.object === undefined && root.has_more !== undefined ? 'anthropic' : 'openai';
}

function hasFurtherPages(root: unknown): boolean {
  if (!isRecord(root)) return false;
  const token = root.nextPageToken ?? root.next_page_token;
  return root.has_more === true || (typeof token === 'string' && token !== '');
}
