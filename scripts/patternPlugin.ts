/** Puts lazily made patterns in the place of the regular expressions with which pasted texts are read: making them takes longer than reading a text. Only the build uses it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import ts from 'typescript';
import { needsOf } from './needs';

/** Where the literals of a file stand that a lazy pattern can stand in for, with its arguments. */
function replacements(source: ts.SourceFile): { from: number; to: number; call: string }[] {
  const found: { from: number; to: number; call: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const pattern = { source: node.text.slice(1, end), flags: node.text.slice(end + 1) };
      // A global expression remembers where it stopped.
      const needs = /[gy]/.test(pattern.flags) ? [] : needsOf(pattern);
      const args = [pattern.source, pattern.flags, needs].map((part) => JSON.stringify(part)).join(', ');
      if (needs.length > 0)
        found.push({ from: node.getStart(source), to: node.getEnd(), call: `lazyPattern(${args})` });
    }
    ts.forEachChild(node, visit);
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
      const readers = /[\\/]src[\\/](?:evidence|explain|reference[\\/]phrases[\\/]misleading)\b.*\.ts$/;
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
