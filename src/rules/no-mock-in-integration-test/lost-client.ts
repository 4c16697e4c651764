import { type ExportedClient, libraryGivenBy } from '../../facts/exported-clients.ts';
import ts from '../../typing/typescript.ts';

/**
 * The first of `clients` that a test loses when `factory` makes the module: one that the factory writes over, or any where it
 * gives none. A factory may give a real client of another place (a container's), or spread the module over what it makes.
 */
export function lostClient(
  clients: readonly ExportedClient[],
  factory: ts.Expression | undefined,
  program: ts.Program,
): ExportedClient | undefined {
  if (factory === undefined) {
    return clients[0];
  }
  // `{ spy: true }` watches the module and leaves it as it is.
  if (ts.isObjectLiteralExpression(factory)) {
    return undefined;
  }
  const given = clients.map((client) => ({ client, place: placeIn(factory, client.name, program) }));
  const missing = given.some(({ place }) => place === 'kept') ? undefined : given[0];
  return (given.find(({ place }) => place === 'written over') ?? missing)?.client;
}

function placeIn(factory: ts.Expression, name: string, program: ts.Program): 'absent' | 'kept' | 'written over' {
  const checker = program.getTypeChecker();
  const modules = checker.getTypeAtLocation(factory).getCallSignatures().map((signature) => {
    const returned = signature.getReturnType();
    return checker.getAwaitedType(returned) ?? returned;
  });
  const given = modules.map((module) => module.getProperty(name)).find((property) => property !== undefined);
  if (given !== undefined) {
    return libraryGivenBy(checker.getTypeOfSymbol(given), program) === undefined ? 'written over' : 'kept';
  }
  const isSpread = modulesReturnedBy(factory).some(({ properties }) => properties.some(ts.isSpreadAssignment));
  return isSpread || modules.some((module) => (module.flags & ts.TypeFlags.Any) !== 0) ? 'kept' : 'absent';
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
