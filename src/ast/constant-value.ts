import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

/** What the constant that `value` names was declared with, or `value` itself; misses what another file declares. */
export function constantValueOf(value: TSESTree.Expression, sourceCode: Readonly<SourceCode>): TSESTree.Expression | undefined {
  if (value.type !== AST_NODE_TYPES.Identifier) {
    return value;
  }
  const declared = ASTUtils.findVariable(sourceCode.getScope(value), value)?.defs[0]?.node;
  return declared?.type === AST_NODE_TYPES.VariableDeclarator && declared.parent.kind === 'const' && declared.id.type === AST_NODE_TYPES.Identifier
    ? (declared.init ?? undefined)
    : undefined;
}
