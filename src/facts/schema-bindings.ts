import { isConst } from '../typing/constant.ts';
import { textOf } from '../typing/property-value.ts';
import { isLibraryExport } from '../typing/library-export.ts';
import { referencesTo } from '../typing/references.ts';
import ts from '../typing/typescript.ts';

/** Who follows a schema forward, and what was found so far; see `usesOfLeaf`. */
export interface SchemaClimb {
  readonly program: ts.Program;
  readonly siteNodes: ReadonlySet<ts.Node>;
  readonly sites: Set<ts.Node>;
  climb: (node: ts.Expression, bare: boolean) => void;
  climbArgument: (call: ts.CallExpression, argument: ts.Expression, property: string | undefined, bare: boolean) => void;
  isSchema: (expression: ts.Expression) => boolean;
  leave: (node: ts.Node) => void;
}

/** To what holds the schema as a property of an object. */
export function climbProperty(climb: SchemaClimb, property: ts.PropertyAssignment | ts.ShorthandPropertyAssignment, bare: boolean): void {
  if (climb.siteNodes.has(property)) {
    climb.sites.add(property);
  } else {
    climbLiteral(climb, property.parent, textOf(property.name), bare);
  }
}

/** An object that holds the schema under `name`, or, where that is undefined, in any of its properties. */
export function climbLiteral(climb: SchemaClimb, literal: ts.ObjectLiteralExpression, name: string | undefined, bare = false): void {
  const { parent } = literal;
  if (climb.siteNodes.has(parent)) {
    climb.sites.add(parent);
  } else if (ts.isCallExpression(parent)) {
    climb.climbArgument(parent, literal, name, bare && !climb.isSchema(parent));
  } else if (ts.isVariableDeclaration(parent)) {
    climbVariable(climb, parent, name, bare);
  } else if (ts.isAsExpression(parent) && ts.isVariableDeclaration(parent.parent) && ts.isConstTypeReference(parent.type)) {
    climbVariable(climb, parent.parent, name, bare);
  } else {
    climb.leave(literal);
  }
}

/** To the references of a constant, whose own type would hold the schema to what it is. */
export function climbVariable(climb: SchemaClimb, declaration: ts.VariableDeclaration, property: string | undefined, bare: boolean): void {
  const isConstant = isConst(declaration);
  if (!isConstant || declaration.type !== undefined || isLibraryExport(declaration)) {
    climb.leave(declaration);
  } else {
    climbName(climb, declaration.name, property, bare);
  }
}

/** Every reference to what `name` binds; `property` is where in it the schema is. */
export function climbName(climb: SchemaClimb, name: ts.BindingName | ts.PropertyName, property: string | undefined, bare: boolean): void {
  if (ts.isObjectBindingPattern(name)) {
    for (const element of name.elements) {
      const key = element.propertyName ?? element.name;
      if (element.dotDotDotToken !== undefined || property === undefined || !ts.isIdentifier(key)) {
        climb.leave(element);
      } else if (key.text === property) {
        climbName(climb, element.name, undefined, bare);
      }
    }
    return;
  }
  const symbol = climb.program.getTypeChecker().getSymbolAtLocation(name);
  if (symbol === undefined || !ts.isIdentifier(name)) {
    climb.leave(name);
    return;
  }
  for (const reference of referencesTo(symbol, climb.program)) {
    if (reference !== name) {
      climbReference(climb, reference, property, bare);
    }
  }
}

function climbReference(climb: SchemaClimb, reference: ts.Identifier, property: string | undefined, bare: boolean): void {
  const { parent } = reference;
  const named = ts.isPropertyAccessExpression(parent) && parent.name === reference ? parent : reference;
  if (property === undefined) {
    climb.climb(named, bare);
  } else if (ts.isPropertyAccessExpression(named.parent) && named.parent.expression === named) {
    if (named.parent.name.text === property) {
      climb.climb(named.parent, bare);
    }
  } else if (ts.isSpreadAssignment(named.parent)) {
    climbLiteral(climb, named.parent.parent, property, bare);
  } else if (ts.isCallExpression(named.parent)) {
    climb.climbArgument(named.parent, named, property, bare);
  } else if (ts.isShorthandPropertyAssignment(named.parent) && climb.siteNodes.has(named.parent)) {
    climb.sites.add(named.parent);
  } else if (ts.isPropertyAssignment(named.parent) && climb.siteNodes.has(named.parent)) {
    climb.sites.add(named.parent);
  } else {
    climb.leave(named);
  }
}
