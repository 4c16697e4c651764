import { AST_NODE_TYPES, type ParserServicesWithTypeInformation, type TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { freshName } from '../../ast/fresh-name.ts';
import { indentOf } from '../../ast/indent.ts';
import type { Mend } from '../../fixes/mend.ts';

/** A loop over the slots that throws the first error: around an execution that stands alone, or after the constant that keeps what it brings. */
export function mendsOf(
  exec: TSESTree.CallExpression,
  { program }: ParserServicesWithTypeInformation,
  sourceCode: Readonly<SourceCode>,
): readonly Mend<'throwError'>[] {
  const awaited = exec.parent.type === AST_NODE_TYPES.AwaitExpression ? exec.parent : undefined;
  const statement = awaited && statementOf(awaited);
  if (awaited === undefined || statement === undefined || program.getCompilerOptions().strictNullChecks === false) {
    return [];
  }
  const { indent, step } = indentOf(statement, sourceCode);
  const error = freshName('error', sourceCode);
  function loopOver(slots: string): string {
    return `for (const [${error}] of ${slots} ?? []) {\n${indent}${step}if (${error}) {\n${indent}${step}${step}throw ${error};\n${indent}${step}}\n${indent}}`;
  }
  const declared = statement.type === AST_NODE_TYPES.VariableDeclaration ? statement.declarations[0].id : undefined;
  const fix: Mend<'throwError'>['fix'] | undefined =
    declared === undefined
      ? (fixer) => fixer.replaceText(statement, loopOver(`(${sourceCode.getText(awaited)})`))
      : declared.type === AST_NODE_TYPES.Identifier
        ? (fixer) => fixer.insertTextAfter(statement, `\n${indent}${loopOver(declared.name)}`)
        : undefined;
  return fix === undefined ? [] : [{ fix, level: 'likely', messageId: 'throwError' }];
}

/** The statement of a block that is nothing but `awaited`, or a constant that is. */
function statementOf(awaited: TSESTree.AwaitExpression): TSESTree.ExpressionStatement | TSESTree.VariableDeclaration | undefined {
  const { parent } = awaited;
  if (parent.type === AST_NODE_TYPES.ExpressionStatement) {
    return isInBlock(parent) ? parent : undefined;
  }
  const declared = parent.type === AST_NODE_TYPES.VariableDeclarator || isCast(parent) ? declaratorOf(parent) : undefined;
  const declaration = declared?.parent;
  return declaration?.declarations.length === 1 && isInBlock(declaration) ? declaration : undefined;
}

function isCast({ type }: TSESTree.Node): boolean {
  return type === AST_NODE_TYPES.TSAsExpression || type === AST_NODE_TYPES.TSNonNullExpression;
}

function declaratorOf(node: TSESTree.Node): TSESTree.VariableDeclarator | undefined {
  if (node.type === AST_NODE_TYPES.VariableDeclarator) {
    return node;
  }
  return node.parent !== undefined && isCast(node) ? declaratorOf(node.parent) : undefined;
}

function isInBlock({ parent }: TSESTree.Node): boolean {
  return parent?.type === AST_NODE_TYPES.BlockStatement || parent?.type === AST_NODE_TYPES.Program;
}
