import type { TSESTree } from '@typescript-eslint/utils';
import { Scope, type SourceCode } from '@typescript-eslint/utils/ts-eslint';

/**
 * The variables that code at `node` can use: innermost scope first, each name once, without types and without those of the
 * same function that are declared only after it.
 */
export function variablesInScope(node: TSESTree.Node, sourceCode: Readonly<SourceCode>): readonly Scope.Variable[] {
  const visible = new Map<string, Scope.Variable>();
  for (let scope: Scope.Scope | null = sourceCode.getScope(node), inFunction = true; scope !== null; scope = scope.upper) {
    for (const variable of scope.variables) {
      const [declared] = variable.identifiers;
      const isReady = declared !== undefined && (!inFunction || declared.range[1] <= node.range[0]);
      if (!visible.has(variable.name)) {
        if (isReady && variable.isValueVariable) {
          visible.set(variable.name, variable);
        }
      }
    }
    inFunction &&= scope.type !== Scope.ScopeType.function;
  }
  return [...visible.values()];
}
