/** Makes regular expressions the way in which short texts are read fastest. */

/** Line feeds: most expressions stay within a line, so they are soon done with it. */
const longText = '\n'.repeat(1000);

/**
 * An expression without the flags `g` and `y`. V8 compiles one twice when its first texts are short: for its interpreter, then to machine code. When the
 * first is long, it does so once.
 */
export function makeExpression(source: string, flags: string): RegExp {
  const expression = new RegExp(source, flags);
  expression.test(longText);
  return expression;
}
