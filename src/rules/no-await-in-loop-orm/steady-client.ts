import ts from 'typescript';

import { isAssignment } from '../../typing/assignment.ts';
import { calleeNameOf } from '../../typing/callee-symbol.ts';
import { rootSymbolOf } from '../../typing/referenced-symbol.ts';
import { unwrapped } from '../../typing/unwrapped.ts';

/**
 * Whether `client` is sure to be the same plain client wherever its name stands: a constant made by `new`, a parameter that
 * nothing assigns, a readonly field. Misses what a declaration file or a call hands out, which may be extended where nobody sees it.
 */
export function isSteadyClient(client: ts.Expression, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const named = rootSymbolOf(client, checker);
  const symbol = named && named.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(named) : named;
  const declaration = symbol?.valueDeclaration;
  if (declaration === undefined || declaration.getSourceFile().isDeclarationFile) {
    return false;
  }
  if (ts.isVariableDeclaration(declaration)) {
    return (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0 && isMadePlain(declaration.initializer);
  }
  if (ts.isPropertyDeclaration(declaration)) {
    return isReadonly(declaration) && isMadePlain(declaration.initializer);
  }
  return ts.isParameter(declaration) && (ts.isIdentifier(client) ? !isAssignedIn(declaration) : isReadonly(declaration));
}

/** A proxy is made by `new` as well, and may do anything. */
function isMadePlain(initializer: ts.Expression | undefined): boolean {
  const value = initializer && unwrapped(initializer);
  return value === undefined || (ts.isNewExpression(value) && calleeNameOf(value.expression)?.text !== 'Proxy');
}

function isReadonly(declaration: ts.Declaration): boolean {
  return (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Readonly) !== 0;
}

function isAssignedIn({ name, parent }: ts.ParameterDeclaration): boolean {
  const text = name.getText();
  function names(node: ts.Node): boolean {
    return (ts.isIdentifier(node) && node.text === text) || (ts.forEachChild(node, (child) => names(child) || undefined) ?? false);
  }
  function visit(node: ts.Node): boolean {
    return (isAssignment(node) && names(node.left)) || (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false);
  }
  return visit(parent);
}
