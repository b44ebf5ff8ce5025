/** Puts lazily made patterns in the place of the regular expressions with which pasted texts are read: making them takes longer than reading a text. Only the build uses it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import ts from 'typescript';
import { listedNeeds } from '../src/evidence/lazyPattern';
import { needsOf } from './needs';

type Constants = ReadonlyMap<string, string>;

/** The text that an expression stands for, if it is put together from literals and from constants that are. */
function textOf(node: ts.Node, constants: Constants): string | null {
  if (ts.isStringLiteral(node)) return node.text;
  if (ts.isIdentifier(node)) return constants.get(node.text) ?? null;
  const raw = ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'String.raw';
  const template = ts.isTaggedTemplateExpression(node) ? node.template : node;
  if (ts.isTaggedTemplateExpression(node) && !raw) return null;
  const partOf = (part: ts.TemplateLiteralLikeNode): string => (raw ? (part.rawText ?? '') : part.text);
  if (ts.isNoSubstitutionTemplateLiteral(template)) return partOf(template);
  if (!ts.isTemplateExpression(template)) return null;
  const parts = template.templateSpans.map(({ expression, literal }) => {
    const value = textOf(expression, constants);
    return value === null ? null : value + partOf(literal);
  });
  return parts.includes(null) ? null : partOf(template.head) + parts.join('');
}

/** Constants of the module that are texts. */
function constantsOf(source: ts.SourceFile): Constants {
  const constants = new Map<string, string>();
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      const text = initializer === undefined ? null : textOf(initializer, constants);
      if (text !== null) constants.set(name.getText(source), text);
    }
  }
  return constants;
}

/** The expression that a literal or a `new RegExp(…)` makes, when it is known here. */
function expressionOf(node: ts.Node, constants: Constants): Pick<RegExp, 'source' | 'flags'> | null {
  if (ts.isRegularExpressionLiteral(node)) {
    const end = node.text.lastIndexOf('/');
    return { source: node.text.slice(1, end), flags: node.text.slice(end + 1) };
  }
  if (!ts.isNewExpression(node) || node.expression.getText() !== 'RegExp') return null;
  const [source, flags = ''] = (node.arguments ?? []).map((argument) => textOf(argument, constants));
  return source === undefined || source === null || flags === null ? null : { source, flags };
}

/** Where the expressions of a file stand that a lazy pattern can stand in for, with its arguments. */
function replacements(source: ts.SourceFile): { from: number; to: number; call: string }[] {
  const constants = constantsOf(source);
  const found: { from: number; to: number; call: string }[] = [];
  const visit = (node: ts.Node): void => {
    const expression = expressionOf(node, constants);
    // A global expression remembers where it stopped.
    if (expression !== null && !/[gy]/.test(expression.flags)) {
      const args = [expression.source, expression.flags, listedNeeds(needsOf(expression))]
        .map((part) => JSON.stringify(part))
        .join(', ');
      found.push({ from: node.getStart(source), to: node.getEnd(), call: `lazyPattern(${args})` });
    } else ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The text of a module with lazy patterns, each made once; the same text when it has no literal to replace. */
export function withLazyPatterns(text: string, importFrom: string): string {
  const source = ts.createSourceFile('module.ts', text, ts.ScriptTarget.ES2022, true);
  const constants: string[] = [];
  let result = '';
  let at = 0;
  for (const { from, to, call } of replacements(source)) {
    result += `${text.slice(at, from)}lazyPattern$${constants.length}`;
    constants.push(`const lazyPattern$${constants.length} = ${call};`);
    at = to;
  }
  if (constants.length === 0) return text;
  return `import { lazyPattern } from ${JSON.stringify(importFrom)};\n${constants.join('\n')}\n${result}${text.slice(at)}`;
}

/** Replaces the literals of the modules that read texts. */
export function patternPlugin(): Plugin {
  const runtime = path.resolve('src/evidence/lazyPattern');
  return {
    name: 'lazy-patterns',
    setup(bundler) {
      const readers = /[\\/]src[\\/](?:evidence|explain|classify|redact|reference[\\/]phrases[\\/]misleading)\b.*\.ts$/;
      bundler.onLoad({ filter: readers }, ({ path: file }) =>
        file === `${runtime}.ts`
          ? null
          : {
              contents: withLazyPatterns(readFileSync(file, 'utf8'), runtime),
              loader: 'ts',
              resolveDir: path.dirname(file),
            },
      );
    },
  };
}
