import { AST_NODE_TYPES, type ParserServicesWithTypeInformation, type TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import type { PendingAssignment } from '../../facts/pending-assignment.ts';
import type { Mend } from '../../fixes/mend.ts';
import { isAsyncFunction } from '../../typing/enclosing-function.ts';
import ts from '../../typing/typescript.ts';

/** An `await` of what holds the work in front of the statement that reads, or on the statement that drops it. */
export function mendsOf(
  read: TSESTree.Identifier,
  { handle: { dropped, variable }, scope, work }: PendingAssignment,
  { esTreeNodeToTSNodeMap, program, tsNodeToESTreeNodeMap }: ParserServicesWithTypeInformation,
  sourceCode: Readonly<SourceCode>,
): Mend<'awaitWork'>[] {
  if (!isAsyncFunction(scope)) {
    return [];
  }
  const reading = statementOf(read, (node) => esTreeNodeToTSNodeMap.get(node) === scope);
  if (variable !== undefined && reading !== undefined && declaresBefore(variable, esTreeNodeToTSNodeMap.get(reading))) {
    const indent = ' '.repeat(reading.loc.start.column);
    const fix: Mend<'awaitWork'>['fix'] = (fixer) => fixer.insertTextBefore(reading, `await ${variable.text};\n${indent}`);
    return [{ data: { awaited: variable.text }, fix, level: 'likely', messageId: 'awaitWork' }];
  }
  const expression = dropped && promiseIn(dropped, program);
  if (dropped === undefined || expression === undefined) {
    return [];
  }
  const started = tsNodeToESTreeNodeMap.get(dropped.expression);
  const promise = tsNodeToESTreeNodeMap.get(expression);
  const hasComment = sourceCode.getCommentsInside(started).length > sourceCode.getCommentsInside(promise).length;
  return hasComment
    ? []
    : [
        {
          data: { awaited: work.name },
          fix: (fixer) => fixer.replaceTextRange([started.range[0], promise.range[0]], 'await '),
          level: 'likely',
          messageId: 'awaitWork',
        },
      ];
}

/** The promise that a statement drops, with `void` or without. */
function promiseIn({ expression }: ts.ExpressionStatement, program: ts.Program): ts.Expression | undefined {
  const dropped = ts.isVoidExpression(expression) ? expression.expression : expression;
  const isCall =
    ts.isCallExpression(dropped) && program.getTypeChecker().getTypeAtLocation(dropped).getProperty('then') !== undefined;
  return isCall ? dropped : undefined;
}

/** The statement of a block that holds `node` and runs with the function that `isScope` knows. */
function statementOf(node: TSESTree.Node, isScope: (node: TSESTree.Node) => boolean): TSESTree.Statement | undefined {
  let found: TSESTree.Statement | undefined;
  for (let child = node, { parent } = child; parent !== undefined; child = parent, { parent } = parent) {
    if (isFunction(child)) {
      found = undefined;
    }
    if (parent.type === AST_NODE_TYPES.BlockStatement || parent.type === AST_NODE_TYPES.SwitchCase) {
      found ??= child as TSESTree.Statement;
    }
    if (isScope(parent)) {
      return found;
    }
  }
  return undefined;
}

function isFunction({ type }: TSESTree.Node): boolean {
  return (
    type === AST_NODE_TYPES.ArrowFunctionExpression ||
    type === AST_NODE_TYPES.FunctionExpression ||
    type === AST_NODE_TYPES.FunctionDeclaration
  );
}

/** Whether the constant stands in a block around the statement, above it. */
function declaresBefore(variable: ts.Identifier, statement: ts.Node): boolean {
  const block = variable.parent.parent.parent.parent;
  return block.pos <= statement.pos && statement.end <= block.end && variable.end <= statement.pos;
}
