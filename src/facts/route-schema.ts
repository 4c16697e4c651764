import { textOf } from '../typing/property-value.ts';
import type { RequestPart } from '../libraries/library.ts';
import ts from '../typing/typescript.ts';

const PROPERTY_OF: Partial<Record<RequestPart, string>> = {
  body: 'body',
  headers: 'headers',
  params: 'params',
  query: 'querystring',
};

/**
 * Whether the route around `access` may have had its framework convert `part` by a schema of its own, as Fastify does with Ajv:
 * the options beside the handler name one, or cannot be seen. Silent about handlers that are registered elsewhere unless their
 * type claims that something else than text arrives.
 */
export function routeSchemaFor(access: ts.Node, part: RequestPart, program: ts.Program): boolean {
  const options = routeOptionsAround(access);
  if (options === undefined) {
    return claimsConverted(program.getTypeChecker().getTypeAtLocation(access), program.getTypeChecker());
  }
  const property = PROPERTY_OF[part];
  return options.some((option) => {
    const schema = ts.isObjectLiteralExpression(option) ? propertyIn(option, 'schema') : undefined;
    if (ts.isObjectLiteralExpression(option) && schema === undefined) {
      return false;
    }
    return (
      schema === undefined ||
      !ts.isObjectLiteralExpression(schema) ||
      property === undefined ||
      propertyIn(schema, property) !== undefined
    );
  });
}

/** The arguments beside the handler that `node` stands in, or the object that holds the handler; undefined outside of both. */
function routeOptionsAround(node: ts.Node): readonly ts.Expression[] | undefined {
  for (let child = node, { parent } = node; !ts.isSourceFile(parent); child = parent, { parent } = parent) {
    if (ts.isFunctionLike(child)) {
      if (ts.isCallExpression(parent) && parent.arguments.includes(child as ts.Node as ts.Expression)) {
        return parent.arguments.filter((argument) => argument !== child && !ts.isStringLiteralLike(argument));
      }
      const literal = ts.isPropertyAssignment(parent) ? parent.parent : parent;
      if (ts.isObjectLiteralExpression(literal)) {
        return [literal];
      }
    }
  }
  return undefined;
}

function propertyIn(literal: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  for (const property of literal.properties) {
    if (property.name !== undefined && textOf(property.name) === name) {
      return ts.isPropertyAssignment(property)
        ? property.initializer
        : ts.isShorthandPropertyAssignment(property)
          ? property.name
          : undefined;
    }
  }
  return undefined;
}

/** Whether `type` holds a number, a boolean or a Date, as the generics of a route with a schema claim. */
function claimsConverted(type: ts.Type, checker: ts.TypeChecker): boolean {
  return type.getProperties().some((property) => {
    const own = property.valueDeclaration && checker.getTypeOfSymbolAtLocation(property, property.valueDeclaration);
    const parts = own === undefined ? [] : own.isUnion() ? own.types : [own];
    return parts.some(
      (part) => (part.flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike | ts.TypeFlags.BigIntLike)) !== 0,
    );
  });
}
