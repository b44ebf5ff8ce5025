/** What is said of an error whose kind was guessed. */
import type { Lang } from '../../vocabulary';

/** Says that no rule knows the sentence; `words` are those that the guess rests on. */
export function guessWarning(words: string, lang: Lang): string {
  const shown = words.replace(/\s+/g, ' ');
  return lang === 'zh'
    ? `规则表里没有这句话；错误种类是从“${shown}”推测的。不符的话，请粘贴完整的响应。`
    : `No rule knows this sentence; what kind of error it is was guessed from "${shown}". If that does not fit, paste the whole answer.`;
}
