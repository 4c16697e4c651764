import ts from 'typescript';

import { classifySchemaBuilder, stepOfMethod } from '../calls/classify-schema-call.ts';
import { declaringPackageOf } from '../typing/declaring-package.ts';
import { calledBodiesOf } from '../typing/called-bodies.ts';
import { callsTo, referencesTo } from '../typing/references.ts';
import { isLibraryExport } from '../typing/library-export.ts';
import { textOf } from './followed-value.ts';
import { parseSitesIn } from './parsed-leaves.ts';
import { PARSE_NAMES } from './request-sites.ts';
import { schemasOf } from './schema.ts';

export interface SchemaUses {
  /** The parses and contracts that a schema ends up in, as the nodes of their sites. */
  readonly sites: ReadonlySet<ts.Node>;
  /** The first place where it is used for anything else: where its input type or its class counts, or where it cannot be followed. */
  readonly escape: ts.Node | undefined;
}

/**
 * Everything the program does with the schema that `leaf` builds and with what is derived from it: forward from the builder through
 * shapes, derivations, constants, imports and parameters. An alternative to the leaf (a union, `.catch`, `.prefault`), metadata on
 * it and any use that is not known are an escape: they miss nothing and may name too much.
 */
export function usesOfLeaf(leaf: ts.CallExpression, program: ts.Program): SchemaUses {
  const climber = new Climber(program);
  climber.climb(leaf, true);
  return climber;
}

/** Steps after which what is built still holds the schema as it was. */
const KEEPING: ReadonlySet<string> = new Set([
  'array',
  'both',
  'default',
  'extend',
  'inner',
  'merge',
  'object',
  'omit',
  'optional',
  'pick',
  'record',
  'same',
  'tuple',
]);

class Climber implements SchemaUses {
  readonly sites = new Set<ts.Node>();
  escape: ts.Node | undefined;
  private readonly seen = new Set<ts.Node>();
  private readonly program: ts.Program;
  private readonly siteNodes: ReadonlySet<ts.Node>;

  constructor(program: ts.Program) {
    this.program = program;
    this.siteNodes = new Set(parseSitesIn(program, program).map(({ node }) => node));
  }

  /** `bare` while nothing holds the leaf yet but its own checks. */
  climb(node: ts.Expression, bare: boolean): void {
    if (this.seen.has(node) || this.escape !== undefined) {
      return;
    }
    this.seen.add(node);
    const { parent } = node;
    if (ts.isPropertyAccessExpression(parent) && parent.expression === node) {
      this.climbAccess(parent, bare);
    } else if (ts.isCallExpression(parent)) {
      this.climbArgument(parent, node, undefined, bare);
    } else if (ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent)) {
      this.climbProperty(parent, bare);
    } else if (ts.isSpreadAssignment(parent)) {
      this.climbLiteral(parent.parent, undefined);
    } else if (ts.isVariableDeclaration(parent)) {
      this.climbVariable(parent, undefined, bare);
    } else if (ts.isParenthesizedExpression(parent) || ts.isConditionalExpression(parent)) {
      this.climb(parent, bare);
    } else if (ts.isArrowFunction(parent) || ts.isReturnStatement(parent)) {
      this.climbReturned(parent, bare);
    } else if (ts.isArrayLiteralExpression(parent) && ts.isCallExpression(parent.parent)) {
      this.climbArgument(parent.parent, parent, undefined, false);
    } else if (ts.isPropertyDeclaration(parent) && parent.initializer === node && parent.type === undefined) {
      this.climbName(parent.name, undefined, bare);
    } else if (!(ts.isTypeQueryNode(parent) && isOutputType(parent, this.program)) && !ts.isExpressionStatement(parent)) {
      this.leave(node);
    }
  }

  private leave(node: ts.Node): void {
    this.escape ??= node;
  }

  private climbAccess(access: ts.PropertyAccessExpression, bare: boolean): void {
    const name = access.name.text;
    const call = access.parent;
    if (!ts.isCallExpression(call) || call.expression !== access) {
      const isPart =
        name === 'shape' ||
        name === 'element' ||
        (ts.isPropertyAccessExpression(access.expression) && access.expression.name.text === 'shape');
      if (isPart) {
        this.climb(access, false);
      } else {
        this.leave(access);
      }
      return;
    }
    const step = stepOfMethod(name) ?? '';
    if (PARSE_NAMES.has(name)) {
      this.climbSite(call);
    } else if (step === 'same' && isLeafAgain(access.expression, bare)) {
      // A check of numbers, which what the leaf is mended to does not have.
      this.leave(call);
    } else if ((KEEPING.has(step) && step !== 'inner') || (step === 'metadata' && !bare)) {
      this.climb(call, bare && (step === 'same' || step === 'optional' || step === 'default'));
    } else {
      this.leave(call);
    }
  }

  private climbSite(node: ts.Node): void {
    // A parse in a test is no site, and tests hand it what they like.
    if (this.siteNodes.has(node)) {
      this.sites.add(node);
    } else {
      this.leave(node);
    }
  }

  /** `property` is the one that holds the schema, where the argument is an object around it. */
  private climbArgument(call: ts.CallExpression, argument: ts.Expression, property: string | undefined, bare: boolean): void {
    if (this.siteNodes.has(call)) {
      this.sites.add(call);
      return;
    }
    const builder = classifySchemaBuilder(call, this.program);
    const method = ts.isPropertyAccessExpression(call.expression) ? (stepOfMethod(call.expression.name.text) ?? '') : '';
    if (builder !== undefined) {
      const holds = KEEPING.has(builder.step) && call.arguments[0] === argument;
      if (
        holds ||
        builder.step === 'record' ||
        builder.step === 'both' ||
        builder.step === 'merge' ||
        builder.step === 'extend'
      ) {
        this.climb(call, bare && (builder.step === 'optional' || builder.step === 'default'));
      } else {
        this.leave(call);
      }
    } else if ((method === 'both' || method === 'extend' || method === 'merge') && this.isSchema(call)) {
      this.climb(call, false);
    } else {
      this.climbParameter(call, argument, property, bare);
    }
  }

  private isSchema(expression: ts.Expression): boolean {
    return schemasOf({ entered: new Map(), expression, path: [] }, this.program).some(({ schema }) => schema.is !== 'open');
  }

  private climbParameter(call: ts.CallExpression, argument: ts.Expression, property: string | undefined, bare: boolean): void {
    const bodies = calledBodiesOf(call, this.program);
    const index = call.arguments.indexOf(argument);
    const parameters = bodies.map(({ declaration }) => declaration.parameters[index]);
    if (parameters.length === 0) {
      this.leave(argument);
    }
    for (const parameter of parameters) {
      if (parameter === undefined || parameter.dotDotDotToken !== undefined || this.isHeldToInput(parameter)) {
        this.leave(argument);
      } else {
        this.climbName(parameter.name, property, bare);
      }
    }
  }

  /** A type written out holds the schema to what it accepts now; a type parameter, or `z.ZodType` without arguments, does not. */
  private isHeldToInput({ type }: ts.ParameterDeclaration): boolean {
    return type !== undefined && ts.isTypeReferenceNode(type) && (type.typeArguments !== undefined || /Zod(?:Number|BigInt|Boolean|Date)/.test(type.getText()));
  }

  private climbProperty(property: ts.PropertyAssignment | ts.ShorthandPropertyAssignment, bare: boolean): void {
    if (this.siteNodes.has(property)) {
      this.sites.add(property);
    } else {
      this.climbLiteral(property.parent, textOf(property.name), bare);
    }
  }

  /** An object that holds the schema under `name`, or, where that is undefined, in any of its properties. */
  private climbLiteral(literal: ts.ObjectLiteralExpression, name: string | undefined, bare = false): void {
    const { parent } = literal;
    if (this.siteNodes.has(parent)) {
      this.sites.add(parent);
    } else if (ts.isCallExpression(parent)) {
      this.climbArgument(parent, literal, name, bare && !this.isSchema(parent));
    } else if (ts.isVariableDeclaration(parent)) {
      this.climbVariable(parent, name, bare);
    } else if (ts.isAsExpression(parent) && ts.isVariableDeclaration(parent.parent) && ts.isConstTypeReference(parent.type)) {
      this.climbVariable(parent.parent, name, bare);
    } else {
      this.leave(literal);
    }
  }

  private climbVariable(declaration: ts.VariableDeclaration, property: string | undefined, bare: boolean): void {
    const isConstant = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
    if (!isConstant || declaration.type !== undefined || isLibraryExport(declaration)) {
      this.leave(declaration);
    } else {
      this.climbName(declaration.name, property, bare);
    }
  }

  /** Every reference to what `name` binds; `property` is where in it the schema is. */
  private climbName(name: ts.BindingName | ts.PropertyName, property: string | undefined, bare: boolean): void {
    if (ts.isObjectBindingPattern(name)) {
      for (const element of name.elements) {
        const key = element.propertyName ?? element.name;
        if (element.dotDotDotToken !== undefined || property === undefined || !ts.isIdentifier(key)) {
          this.leave(element);
        } else if (key.text === property) {
          this.climbName(element.name, undefined, bare);
        }
      }
      return;
    }
    const symbol = this.program.getTypeChecker().getSymbolAtLocation(name);
    if (symbol === undefined || !ts.isIdentifier(name)) {
      this.leave(name);
      return;
    }
    for (const reference of referencesTo(symbol, this.program)) {
      if (reference !== name) {
        this.climbReference(reference, property, bare);
      }
    }
  }

  private climbReference(reference: ts.Identifier, property: string | undefined, bare: boolean): void {
    const { parent } = reference;
    const named = ts.isPropertyAccessExpression(parent) && parent.name === reference ? parent : reference;
    if (property === undefined) {
      this.climb(named, bare);
    } else if (ts.isPropertyAccessExpression(named.parent) && named.parent.expression === named) {
      if (named.parent.name.text === property) {
        this.climb(named.parent, bare);
      }
    } else if (ts.isSpreadAssignment(named.parent)) {
      this.climbLiteral(named.parent.parent, property, bare);
    } else if (ts.isCallExpression(named.parent)) {
      this.climbArgument(named.parent, named, property, bare);
    } else if (ts.isShorthandPropertyAssignment(named.parent) && this.siteNodes.has(named.parent)) {
      this.sites.add(named.parent);
    } else if (ts.isPropertyAssignment(named.parent) && this.siteNodes.has(named.parent)) {
      this.sites.add(named.parent);
    } else {
      this.leave(named);
    }
  }

  private climbReturned(node: ts.ArrowFunction | ts.ReturnStatement, bare: boolean): void {
    const callable = ts.isArrowFunction(node) ? node : ts.findAncestor(node, ts.isFunctionLike);
    const calls = callable === undefined || ts.isClassStaticBlockDeclaration(callable) ? [] : callsTo(callable, this.program);
    if (calls.length === 0) {
      this.leave(node);
    }
    for (const call of calls) {
      this.climb(call, bare);
    }
  }
}

/** Whether `expression` is the leaf by a name of its own, or taken out of what holds it. */
function isLeafAgain(expression: ts.Expression, bare: boolean): boolean {
  if (ts.isIdentifier(expression)) {
    return bare;
  }
  return (
    ts.isPropertyAccessExpression(expression) &&
    (bare ||
      expression.name.text === 'element' ||
      (ts.isPropertyAccessExpression(expression.expression) && expression.expression.name.text === 'shape'))
  );
}

const OUTPUT_TYPES: ReadonlySet<string> = new Set(['Infer', 'TypeOf', 'infer', 'output']);

/** `z.infer<typeof schema>`, which stays what it is whatever the schema accepts. */
function isOutputType(query: ts.TypeQueryNode, program: ts.Program): boolean {
  const { parent } = query;
  if (!ts.isTypeReferenceNode(parent)) {
    return false;
  }
  const name = ts.isQualifiedName(parent.typeName) ? parent.typeName.right : parent.typeName;
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(name);
  const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return (
    target !== undefined &&
    OUTPUT_TYPES.has(target.name) &&
    (target.declarations ?? []).some((declaration) => declaringPackageOf(declaration, program) === 'zod')
  );
}
