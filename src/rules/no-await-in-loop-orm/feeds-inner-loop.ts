import { classifyCall } from '../../calls/classify-call.ts';
import { mentionIn } from '../../facts/data-flow.ts';
import { repetitionOf } from '../../facts/iteration.ts';
import { isWithin, referencedSymbolOf } from '../../typing/referenced-symbol.ts';
import ts from '../../typing/typescript.ts';

/** Whether a loop inside `body` goes through the rows of `call` with a query of its own: that one's mend may mend both. */
export function feedsInnerLoop(call: ts.Node, body: ts.Node, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  function goesThrough(collection: ts.Expression): boolean {
    return (
      isWithin(call, collection) ||
      mentionIn(collection, (identifier) => {
        const declaration = referencedSymbolOf(identifier, checker)?.valueDeclaration;
        return (
          declaration !== undefined &&
          declaration !== body &&
          isWithin(call, declaration) &&
          ts.isVariableDeclaration(declaration)
        );
      })
    );
  }
  function visit(node: ts.Node): boolean {
    const asked = node !== call && ts.isCallExpression(node) && classifyCall(node, program)?.kind === 'query';
    return (
      (asked &&
        repetitionOf(node, program).iterations.some(
          ({ collection, node: loop }) => isWithin(loop, body) && collection !== undefined && goesThrough(collection),
        )) ||
      (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false)
    );
  }
  return visit(body);
}
