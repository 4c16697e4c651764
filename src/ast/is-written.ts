import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

/** Whether `node` is only written: the target of an assignment, of `delete`, or of a destructuring. */
export function isWritten(node: TSESTree.Expression): boolean {
  const { parent } = node;
  switch (parent.type) {
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.left === node && parent.operator === '=';
    case AST_NODE_TYPES.UnaryExpression:
      return parent.operator === 'delete';
    default:
      return false;
  }
}
