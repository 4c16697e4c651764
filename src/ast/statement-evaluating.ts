import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

/** The statement of a block that evaluates `read` once, whichever way it goes on; undefined where it may not, or more often. */
export function statementEvaluating(read: TSESTree.Node): TSESTree.Statement | undefined {
  for (let child = read, { parent } = child; parent !== undefined; child = parent, { parent } = parent) {
    if (parent.type === AST_NODE_TYPES.BlockStatement || parent.type === AST_NODE_TYPES.Program) {
      return FIRST_THING.has(child.type) ? (child as TSESTree.Statement) : undefined;
    }
    if (
      LIMITS.has(parent.type) ||
      (parent.type === AST_NODE_TYPES.LogicalExpression && parent.right === child) ||
      ((parent.type === AST_NODE_TYPES.ConditionalExpression || parent.type === AST_NODE_TYPES.IfStatement) && parent.test !== child)
    ) {
      return undefined;
    }
  }
  return undefined;
}

const FIRST_THING = new Set([
  AST_NODE_TYPES.ExpressionStatement, AST_NODE_TYPES.IfStatement, AST_NODE_TYPES.ReturnStatement, AST_NODE_TYPES.VariableDeclaration,
]);

const LIMITS = new Set([
  AST_NODE_TYPES.ArrowFunctionExpression, AST_NODE_TYPES.DoWhileStatement, AST_NODE_TYPES.ForStatement, AST_NODE_TYPES.FunctionExpression,
  AST_NODE_TYPES.WhileStatement,
]);
