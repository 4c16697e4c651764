import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';
import type ts from 'typescript';

import { type Indent, indentOf } from '../ast/indent.ts';
import { quoted } from '../ast/quote-style.ts';
import type { ReachableLogger } from './reachable-logger.ts';

/** The statement that logs `error` after `text`, with `logger` or with the console. */
export function logLine(
  text: string,
  error: string,
  logger: ReachableLogger | undefined,
  sourceCode: Readonly<SourceCode>,
): string {
  if (logger === undefined) {
    return `console.error(${quoted(`${text}:`, sourceCode)}, ${error});`;
  }
  return `${logger.call(error, quoted(text, sourceCode))};`;
}

/** The space before the line that `body` begins on, and what one level deeper adds. */
export function indentAt(body: ts.Node, node: TSESTree.Node, sourceCode: Readonly<SourceCode>): Indent {
  let statement: TSESTree.Node = node;
  while (statement.parent !== undefined && !/Statement$|Declaration$/.test(statement.type)) {
    statement = statement.parent;
  }
  const line = sourceCode.lines[sourceCode.getLocFromIndex(body.getStart()).line - 1] ?? '';
  return { indent: /^\s*/.exec(line)?.[0] ?? '', step: indentOf(statement, sourceCode).step };
}
