import { AST_NODE_TYPES, type ParserServicesWithTypeInformation, type TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { indentOf } from '../../ast/indent.ts';
import type { NullishWrite } from '../../facts/cached-value.ts';
import type { Mend } from '../../fixes/mend.ts';
import { isPlainReference } from '../../typing/plain-reference.ts';
import ts from '../../typing/typescript.ts';

/** A test around the statement that is nothing but the write. */
export function mendsOf(
  write: TSESTree.CallExpression,
  { expression }: NullishWrite,
  { program }: ParserServicesWithTypeInformation,
  sourceCode: Readonly<SourceCode>,
): readonly Mend<'guardWrite'>[] {
  const whole = write.parent.type === AST_NODE_TYPES.AwaitExpression ? write.parent : write;
  const statement = whole.parent.type === AST_NODE_TYPES.ExpressionStatement ? whole.parent : undefined;
  const isAlone = statement?.parent.type === AST_NODE_TYPES.BlockStatement || statement?.parent.type === AST_NODE_TYPES.Program;
  if (statement === undefined || !isAlone || !isPlainReference(expression) || ts.isOptionalChain(expression)) {
    return [];
  }
  const value = expression.getText();
  const text = sourceCode.getText(statement);
  const { indent, step } = indentOf(statement, sourceCode);
  const type = program.getTypeChecker().getTypeAtLocation(expression);
  const flags = (type.isUnion() ? type.types : [type]).reduce((all, member) => all | member.flags, 0);
  const both = ts.TypeFlags.Undefined | ts.TypeFlags.Null;
  const test = (flags & both) === both ? '!= null' : `!== ${(flags & ts.TypeFlags.Null) === 0 ? 'undefined' : 'null'}`;
  // The lines of a template are its text.
  const inner = text.includes('`') ? text : text.replaceAll('\n', `\n${step}`);
  return [
    {
      data: { value },
      fix: (fixer) => fixer.replaceText(statement, `if (${value} ${test}) {\n${indent}${step}${inner}\n${indent}}`),
      level: 'likely',
      messageId: 'guardWrite',
    },
  ];
}
