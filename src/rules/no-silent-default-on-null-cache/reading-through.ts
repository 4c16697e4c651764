import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { freshName } from '../../ast/fresh-name.ts';
import { indentOf } from '../../ast/indent.ts';
import ts from '../../typing/typescript.ts';
import type { CacheMend, MendContext } from './mends.ts';

/** A function that has yet to fetch the value, in place of the default: it throws until someone has written it. */
export function readingThrough({ defaulted: { value }, services, sourceCode }: MendContext): CacheMend | undefined {
  const declaration = ts.findAncestor(value, ts.isFunctionLike);
  const node = services.tsNodeToESTreeNodeMap.get<TSESTree.Node>(value);
  const statement = blockStatementAround(node);
  if (statement === undefined || declaration === undefined || (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Async) === 0) {
    return undefined;
  }
  const { indent, step } = indentOf(statement, sourceCode);
  const name = freshName('readThrough', sourceCode);
  const fetched = node.parent?.type === AST_NODE_TYPES.LogicalExpression ? `(await ${name}())` : `await ${name}()`;
  return {
    fix: (fixer) => [
      fixer.insertTextBefore(
        statement,
        `const ${name} = (): Promise<never> => {\n${indent}${step}throw new Error('Fetch this from its source of truth and write it back to the cache');\n${indent}};\n${indent}`,
      ),
      fixer.replaceText(node, fetched),
    ],
    level: 'skeleton',
    messageId: 'readThrough',
  };
}

const LIMITS = new Set([
  AST_NODE_TYPES.ArrowFunctionExpression, AST_NODE_TYPES.FunctionDeclaration, AST_NODE_TYPES.FunctionExpression, AST_NODE_TYPES.Program,
]);

/** The statement of a block that `node` is in, within its own function. */
function blockStatementAround(node: TSESTree.Node): TSESTree.Node | undefined {
  for (let child = node, { parent } = child; parent; child = parent, { parent } = parent) {
    if (parent.type === AST_NODE_TYPES.BlockStatement) {
      return child;
    }
    if (LIMITS.has(parent.type)) {
      return undefined;
    }
  }
  return undefined;
}
