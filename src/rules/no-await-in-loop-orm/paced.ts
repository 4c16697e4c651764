import type { Iteration } from '../../facts/iteration.ts';
import { reachedPause } from '../../facts/reached-pause.ts';
import { reachedQuery } from '../../facts/reached-query.ts';
import ts from '../../typing/typescript.ts';
import { unwrapped } from '../../typing/unwrapped.ts';

/** Whether the passes are paced: by a timer, or by a stream or queue that hands out one item when it has one. */
export function isPaced({ body, collection, node }: Iteration, program: ts.Program): boolean {
  if (
    ts.isIterationStatement(node, false) &&
    ts.isForOfStatement(node) &&
    node.awaitModifier !== undefined &&
    collection !== undefined
  ) {
    const checker = program.getTypeChecker();
    const streamed = checker
      .getPropertiesOfType(checker.getTypeAtLocation(collection))
      .some(({ name }) => name.startsWith('__@asyncIterator'));
    return streamed && !isQueryingGenerator(collection, program);
  }
  function pauses(child: ts.Node): boolean {
    return (
      (ts.isAwaitExpression(child) && isInvocationPausing(child.expression, program)) ||
      (!ts.isFunctionLike(child) && (ts.forEachChild(child, (inner) => pauses(inner) || undefined) ?? false))
    );
  }
  return pauses(body);
}

function isInvocationPausing(expression: ts.Expression, program: ts.Program): boolean {
  const awaited = unwrapped(expression);
  return (ts.isCallExpression(awaited) || ts.isNewExpression(awaited)) && reachedPause(awaited, program) !== undefined;
}

/** Whether `collection` is what a generator of the program yields from rows that it reads itself. */
function isQueryingGenerator(collection: ts.Expression, program: ts.Program): boolean {
  const source = unwrapped(collection);
  return ts.isCallExpression(source) && reachedQuery(source, program) !== undefined;
}
