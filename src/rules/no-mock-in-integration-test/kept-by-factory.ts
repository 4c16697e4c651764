import ts from 'typescript';

import { libraryGivenBy } from '../../facts/exported-clients.ts';

/**
 * Whether the module that `factory` makes still has a real client under `name`: one of another place (a container's), or that
 * of the module itself, which it spreads and does not write over.
 */
export function isKeptBy(factory: ts.Expression, name: string, program: ts.Program): boolean {
  // `{ spy: true }` watches the module and leaves it as it is.
  if (ts.isObjectLiteralExpression(factory)) {
    return true;
  }
  const checker = program.getTypeChecker();
  const made = checker.getTypeAtLocation(factory).getCallSignatures().map((signature) => {
    const returned = signature.getReturnType();
    return checker.getAwaitedType(returned) ?? returned;
  });
  const kept = made.map((module) => module.getProperty(name)).filter((property) => property !== undefined);
  return (
    kept.some((property) => libraryGivenBy(checker.getTypeOfSymbol(property), program) !== undefined) ||
    modulesReturnedBy(factory).some((module) => spreadsOver(module, name))
  );
}

function spreadsOver({ properties }: ts.ObjectLiteralExpression, name: string): boolean {
  return properties.some(ts.isSpreadAssignment) && properties.every((property) => property.name?.getText() !== name);
}

function modulesReturnedBy(factory: ts.Node): ts.ObjectLiteralExpression[] {
  if (!ts.isArrowFunction(factory) && !ts.isFunctionExpression(factory)) {
    return [];
  }
  const found: ts.ObjectLiteralExpression[] = [];
  function visit(node: ts.Node): void {
    if (ts.isFunctionLike(node)) {
      return;
    }
    const returned = ts.isReturnStatement(node) ? node.expression : undefined;
    add(returned);
    ts.forEachChild(node, visit);
  }
  function add(returned: ts.Node | undefined): void {
    if (returned !== undefined && ts.isParenthesizedExpression(returned)) {
      add(returned.expression);
    } else if (returned !== undefined && ts.isObjectLiteralExpression(returned)) {
      found.push(returned);
    }
  }
  add(factory.body);
  visit(factory.body);
  return found;
}
