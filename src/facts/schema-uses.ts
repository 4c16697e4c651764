import { classifySchemaBuilder, stepOfMethod } from '../calls/classify-schema-call.ts';
import { calledBodiesOf } from '../typing/called-bodies.ts';
import { callsTo } from '../typing/references.ts';
import ts from '../typing/typescript.ts';
import { parseSitesIn } from './parsed-leaves.ts';
import { PARSE_NAMES } from './request-sites.ts';
import { schemasOf } from './schema.ts';
import { climbLiteral, climbName, climbProperty, climbVariable, type SchemaClimb } from './schema-bindings.ts';
import { isHeldToInput, isLeafAgain, isOnlyCalled, isOutputType, isReadByName, mayRunOthers } from './schema-escape.ts';

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

class Climber implements SchemaClimb, SchemaUses {
  readonly sites = new Set<ts.Node>();
  escape: ts.Node | undefined;
  private readonly seen = new Set<ts.Node>();
  readonly program: ts.Program;
  readonly siteNodes: ReadonlySet<ts.Node>;

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
      climbProperty(this, parent, bare);
    } else if (ts.isSpreadAssignment(parent)) {
      climbLiteral(this, parent.parent, undefined);
    } else if (ts.isVariableDeclaration(parent)) {
      climbVariable(this, parent, undefined, bare);
    } else if (ts.isParenthesizedExpression(parent) || ts.isConditionalExpression(parent)) {
      this.climb(parent, bare);
    } else if (ts.isArrowFunction(parent) || ts.isReturnStatement(parent)) {
      this.climbReturned(parent, bare);
    } else if (ts.isArrayLiteralExpression(parent) && ts.isCallExpression(parent.parent)) {
      this.climbArgument(parent.parent, parent, undefined, false);
    } else if (ts.isPropertyDeclaration(parent) && parent.initializer === node && parent.type === undefined && isReadByName(parent, this.program)) {
      climbName(this, parent.name, undefined, bare);
    } else if (!(ts.isTypeQueryNode(parent) && isOutputType(parent, this.program)) && !ts.isExpressionStatement(parent)) {
      this.leave(node);
    }
  }

  leave(node: ts.Node): void {
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
  climbArgument(call: ts.CallExpression, argument: ts.Expression, property: string | undefined, bare: boolean): void {
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

  isSchema(expression: ts.Expression): boolean {
    return schemasOf({ entered: new Map(), expression, path: [] }, this.program).some(({ schema }) => schema.is !== 'open');
  }

  private climbParameter(call: ts.CallExpression, argument: ts.Expression, property: string | undefined, bare: boolean): void {
    const bodies = calledBodiesOf(call, this.program);
    const index = call.arguments.indexOf(argument);
    const parameters = bodies.map(({ declaration }) => declaration.parameters[index]);
    if (parameters.length === 0 || mayRunOthers(call, this.program)) {
      this.leave(argument);
    }
    for (const parameter of parameters) {
      if (parameter === undefined || parameter.dotDotDotToken !== undefined || isHeldToInput(parameter)) {
        this.leave(argument);
      } else {
        climbName(this, parameter.name, property, bare);
      }
    }
  }

  private climbReturned(node: ts.ArrowFunction | ts.ReturnStatement, bare: boolean): void {
    const callable = ts.isArrowFunction(node) ? node : ts.findAncestor(node, ts.isFunctionLike);
    const calls = callable === undefined || ts.isClassStaticBlockDeclaration(callable) ? [] : callsTo(callable, this.program);
    if (calls.length === 0 || callable === undefined || !isOnlyCalled(callable, this.program)) {
      this.leave(node);
    }
    for (const call of calls) {
      this.climb(call, bare);
    }
  }
}
