import { AST_NODE_TYPES, type ParserServicesWithTypeInformation, type TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { indentOf } from '../../ast/indent.ts';
import { quoted } from '../../ast/quote-style.ts';
import { statementEvaluating } from '../../ast/statement-evaluating.ts';
import type { KeyPart } from '../../facts/key-parts.ts';
import type { EmptyPart } from '../../facts/empty-key-part.ts';
import type { Mend } from '../../fixes/mend.ts';
import { enclosingFunctionOf, isAsyncFunction } from '../../typing/enclosing-function.ts';
import { isPlainReference } from '../../typing/plain-reference.ts';
import ts from '../../typing/typescript.ts';

type KeyMend = Mend<'awaitPart' | 'throwWithout'>;

/** A guard in front of the statement that makes the key, or an `await` of what is a promise. */
export function mendsOf(
  part: TSESTree.Expression,
  { isLeftOut }: KeyPart,
  { kind }: EmptyPart,
  { esTreeNodeToTSNodeMap: nodes, program }: ParserServicesWithTypeInformation,
  sourceCode: Readonly<SourceCode>,
): readonly KeyMend[] {
  const expression = nodes.get(part) as ts.Expression;
  const text = sourceCode.getText(part);
  if (kind === 'promise') {
    const isOperand = part.type === AST_NODE_TYPES.Identifier || part.type === AST_NODE_TYPES.CallExpression || part.type === AST_NODE_TYPES.MemberExpression;
    return isOperand && isAsyncFunction(enclosingFunctionOf(expression))
      ? [{ data: { part: text }, fix: (fixer) => fixer.replaceText(part, isBare(part) ? `await ${text}` : `(await ${text})`), level: 'likely', messageId: 'awaitPart' }]
      : [];
  }
  const isDefaulted = part.type === AST_NODE_TYPES.LogicalExpression;
  const value = isDefaulted ? part.left : part;
  const statement = statementEvaluating(part);
  if (isLeftOut === true || kind === 'object' || kind === 'queue' || statement === undefined || !isPlainReference(nodes.get(value)) || sourceCode.getCommentsInside(part).length > 0) {
    return [];
  }
  const name = sourceCode.getText(value);
  const { indent, step } = indentOf(statement, sourceCode);
  const test = isDefaulted && part.operator === '||' ? `!${name}` : `${name} ${comparisonWith(nodes.get(value), program)}`;
  const guard = `if (${test}) {\n${indent}${step}throw new Error(${quoted(`There is no ${name} to make a cache key of`, sourceCode)});\n${indent}}\n${indent}`;
  return [
    {
      data: { part: name },
      fix: (fixer) => [fixer.insertTextBefore(statement, guard), ...(isDefaulted ? [fixer.replaceText(part, name)] : [])],
      level: 'likely',
      messageId: 'throwWithout',
    },
  ];
}

/** Whether the part stands by itself, so that an `await` in front of it takes nothing else along. */
function isBare({ parent }: TSESTree.Expression): boolean {
  return BARE.has(parent.type);
}

const BARE = new Set([AST_NODE_TYPES.ArrayExpression, AST_NODE_TYPES.CallExpression, AST_NODE_TYPES.TemplateLiteral]);

/** `=== undefined`, or `== null` where it may be either. */
function comparisonWith(value: ts.Node, program: ts.Program): string {
  const type = program.getTypeChecker().getTypeAtLocation(value);
  const flags = (type.isUnion() ? type.types : [type]).reduce((all, member) => all | member.flags, 0);
  const both = ts.TypeFlags.Undefined | ts.TypeFlags.Null;
  return (flags & both) === both ? '== null' : `=== ${(flags & ts.TypeFlags.Null) === 0 ? 'undefined' : 'null'}`;
}
