/** What a text must hold for an expression to match it; the build works it out of the expression. */

/** Lists of words in lower case: a text that holds none of one list is no match. */
export type Needs = readonly (readonly string[])[];

/** Whether a text may match an expression with such needs. `words`: the text in lower case. */
export function mayMatch(needs: Needs | undefined, words: string): boolean {
  return needs?.every((list) => list.some((word) => words.includes(word))) ?? true;
}
