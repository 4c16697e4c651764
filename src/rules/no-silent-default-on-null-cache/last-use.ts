import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Scope, SourceCode } from '@typescript-eslint/utils/ts-eslint';

/** Whether `value` is all that a constant or an import of the file is there for: without it, the file would declare it in vain. */
export function isLastUse(value: TSESTree.Node, sourceCode: Readonly<SourceCode>): boolean {
  const isInside = ({ identifier: { range } }: Scope.Reference): boolean => value.range[0] <= range[0] && range[1] <= value.range[1];
  for (let scope: Scope.Scope | null = sourceCode.getScope(value); scope !== null; scope = scope.upper) {
    const named = scope.references.filter(isInside).flatMap(({ resolved }) => resolved ?? []);
    if (named.some((variable) => variable.defs.length > 0 && !isExported(variable) && variable.references.every((use) => use.isWriteOnly() || isInside(use)))) {
      return true;
    }
  }
  return false;
}

function isExported({ defs }: Scope.Variable): boolean {
  return defs.some(({ node, parent }) => node.parent.type === AST_NODE_TYPES.ExportNamedDeclaration || parent?.parent.type === AST_NODE_TYPES.ExportNamedDeclaration);
}
