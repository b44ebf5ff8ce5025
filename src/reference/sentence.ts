/** Fills the sentences of the table with facts. The only place where words and values meet. */
import type { FactName, Facts } from './code';

/** `2026-11-23 14:36 UTC` in local time, rounded up to the minute so that nobody who waits until then is early. */
export function localTime(iso: string): string {
  const date = new Date(Math.ceil(Date.parse(iso) / 60_000) * 60_000);
  if (Number.isNaN(date.getTime())) return iso;
  const two = (value: number): string => String(value).padStart(2, '0');
  const offset = -date.getTimezoneOffset();
  const hours = Math.trunc(Math.abs(offset) / 60);
  const minutes = Math.abs(offset) % 60;
  const zone = offset === 0 ? 'UTC' : `UTC${offset < 0 ? '-' : '+'}${hours}${minutes ? `:${two(minutes)}` : ''}`;
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())} ${zone}`;
}

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** Facts that are amounts of money when their unit says so. */
const amounts: ReadonlySet<string> = new Set(['limit', 'used', 'remaining']);

function show(name: string, value: string | number, facts: Facts): string {
  if (typeof value === 'number') {
    const rounded = Math.round(value * 1e6) / 1e6;
    return amounts.has(name) && facts.unit === 'USD' && Number.isInteger(Math.round(rounded * 1e4) / 100)
      ? rounded.toFixed(2)
      : String(rounded);
  }
  return isoTime.test(value) ? localTime(value) : value;
}

const slot = /\{([a-zA-Z]+)\}/g;

function fillSlots(template: string, facts: Facts): { text: string; complete: boolean } {
  let complete = true;
  const text = template.replace(slot, (whole, name: string) => {
    const value = facts[name as FactName];
    if (value === undefined || value === '') {
      complete = false;
      return whole;
    }
    return show(name, value, facts);
  });
  return { text, complete };
}

/** A sentence with its facts in place. `[[…]]` parts whose facts are not all known are left out; a lone unknown `{fact}` stays as a placeholder. */
export function fill(template: string, facts: Facts): string {
  // Most sentences hold no fact, and a page has hundreds of them.
  if (!template.includes('{') && !template.includes('[[') && !template.includes('  ')) return template;
  const chosen = template.replace(/\[\[(.*?)\]\]/gs, (_whole, part: string) => {
    const filled = fillSlots(part, facts);
    return filled.complete ? filled.text : '';
  });
  return fillSlots(chosen, facts).text.replace(/ {2,}/g, ' ').trim();
}
