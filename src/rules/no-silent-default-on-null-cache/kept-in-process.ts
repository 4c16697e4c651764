import { classifyCall } from '../../calls/classify-call.ts';
import type { CacheReadValue } from '../../facts/cache-read-value.ts';
import { enclosingFunctionOf } from '../../typing/enclosing-function.ts';
import { isSameReference } from '../../typing/same-reference.ts';
import { isSameValue } from '../../typing/same-value.ts';
import ts from '../../typing/typescript.ts';

/**
 * Whether the function asks a cache in the memory of the process for the key, or writes it, before it reads it: nothing comes
 * between the two, and a default is there for the types.
 */
export function isKeptInProcess({ call, inProcess, key }: CacheReadValue, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const { expression: callee } = call;
  if (!inProcess || key === undefined || !ts.isPropertyAccessExpression(callee)) {
    return false;
  }
  function isSureOf(earlier: ts.CallExpression): boolean {
    const role = ts.isPropertyAccessExpression(earlier.expression) ? classifyCall(earlier, program) : undefined;
    const name = role?.kind === 'cache' && (role.operation === 'exists' || role.operation === 'write') && role.key !== null ? earlier.arguments[role.key] : undefined;
    return (
      name !== undefined && key !== undefined && isSameValue(name, key, checker) && ts.isPropertyAccessExpression(earlier.expression) &&
      ts.isPropertyAccessExpression(callee) && isSameReference(earlier.expression.expression, callee.expression, checker)
    );
  }
  function visit(node: ts.Node): boolean {
    return (node.pos < call.pos && ((ts.isCallExpression(node) && node.end <= call.pos && isSureOf(node)) || ts.forEachChild(node, visit))) || false;
  }
  return visit(enclosingFunctionOf(call));
}
