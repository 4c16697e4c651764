import { classifyCall } from '../../calls/classify-call.ts';
import { mentions } from '../../facts/data-flow.ts';
import type { Invocation } from '../../typing/callee-symbol.ts';
import { rootSymbolOf } from '../../typing/referenced-symbol.ts';
import ts from '../../typing/typescript.ts';

const FILLING = new Set(['push', 'unshift']);

/** Whether the query ends up in the list that one transaction sends. */
export function isHandedToTransaction(call: Invocation, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  for (
    let child: ts.Node = call, { parent } = child;
    !ts.isSourceFile(parent) && !ts.isAwaitExpression(parent);
    child = parent, { parent } = parent
  ) {
    if (ts.isCallExpression(parent)) {
      if (classifyCall(parent, program)?.kind === 'transaction') {
        // What the function of a transaction sends, it sends one by one.
        return !ts.isFunctionLike(child);
      }
      const filled =
        ts.isPropertyAccessExpression(parent.expression) &&
        FILLING.has(parent.expression.name.text) &&
        child !== parent.expression
          ? rootSymbolOf(parent.expression.expression, checker)
          : undefined;
      if (filled !== undefined) {
        return reachesTransaction(filled, call, program);
      }
    }
    if (ts.isVariableDeclaration(parent)) {
      const symbol = checker.getSymbolAtLocation(parent.name);
      return symbol !== undefined && reachesTransaction(symbol, call, program);
    }
    if (ts.isStatement(parent) && !ts.isReturnStatement(parent) && !ts.isBlock(parent)) {
      return false;
    }
  }
  return false;
}

function reachesTransaction(list: ts.Symbol, call: Invocation, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  function sent(node: ts.Node): boolean {
    return (
      (ts.isCallExpression(node) &&
        node.arguments.some((argument) => mentions(argument, new Set([list]), checker)) &&
        classifyCall(node, program)?.kind === 'transaction') ||
      (ts.forEachChild(node, (child) => sent(child) || undefined) ?? false)
    );
  }
  return sent(call.getSourceFile());
}
