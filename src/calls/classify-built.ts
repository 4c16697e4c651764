import ts from 'typescript';

import { libraries } from '../libraries/index.ts';
import type { BuilderLibrary, Library, QueryRole } from '../libraries/library.ts';
import { calleeNameOf, calleeOf, calleeSymbolOf, type Invocation } from '../typing/callee-symbol.ts';
import { goesOn } from '../typing/goes-on.ts';
import { holdsAnyOf } from '../typing/held-packages.ts';
import { isDeclaredBy, isTypeNamed } from '../typing/named-type.ts';
import { perProgram } from '../typing/per-program.ts';
import { statementOf } from './sql-statement.ts';

export interface BuiltQuery extends QueryRole {
  /** As a message writes it. */
  readonly library: string;
  /** The method of the chain that says what the statement does. */
  readonly method: string;
}

interface Row {
  readonly builder: BuilderLibrary;
  readonly library: Library;
}

const rows: readonly Row[] = libraries.flatMap((library) => (library.builder === undefined ? [] : [{ builder: library.builder, library }]));

/** Those whose package is in the program: most programs have one at most. */
const rowsIn = perProgram<ts.Program, readonly Row[]>((program) =>
  rows.filter(({ library: { packages } }) => holdsAnyOf(packages, program)),
);

/**
 * The statement that a chain of calls builds, where `call` is the last of the chain and stands where the statement is sent: by an
 * `await`, or as a value that somebody else awaits. Misses a builder that is kept in a variable and goes on from there, and a
 * chain whose methods have other names than the library's.
 */
export function classifyBuilt(call: Invocation, program: ts.Program): BuiltQuery | undefined {
  const candidates = ts.isNewExpression(call) ? [] : rowsIn(program, program);
  const chain = candidates.length === 0 ? [] : chainOf(call);
  for (const { builder, library } of candidates) {
    const said = saidBy(chain, builder);
    if (
      said !== undefined &&
      !ts.isNewExpression(call) &&
      isLast(call, builder) &&
      !isPart(call, library, program) &&
      isSent(call, builder, library, program)
    ) {
      const operation = said.role.statement === undefined ? said.role.operation : operationOf(said.call, said.role, program);
      const own = chain[0]?.name;
      const sent = own !== undefined && builder.sends.includes(own) ? 'when called' : said.role.sent;
      return { ...said.role, library: library.name, method: said.name, operation, sent };
    }
  }
  return undefined;
}

/** What `role` does, read off its SQL where that can be read. */
export function operationOf(call: Invocation, { operation, statement }: QueryRole, program: ts.Program): QueryRole['operation'] {
  return statement === undefined ? operation : (statementOf(call, statement, program) ?? operation);
}

interface Link {
  readonly call: ts.CallExpression | ts.TaggedTemplateExpression;
  /** Undefined where the callee has none, as the call of a call. */
  readonly name: string | undefined;
}

/** `call` and the calls before it in its chain, the last one first. */
function chainOf(call: Invocation): readonly Link[] {
  const links: Link[] = [];
  for (let node: ts.Expression = call; ts.isCallExpression(node) || ts.isTaggedTemplateExpression(node);) {
    const callee = calleeOf(node);
    links.push({ call: node, name: ts.isTaggedTemplateExpression(node) ? TEMPLATE : calleeNameOf(callee)?.text });
    node = ts.isPropertyAccessExpression(callee) ? callee.expression : callee;
    while (ts.isPropertyAccessExpression(node) || ts.isNonNullExpression(node) || ts.isParenthesizedExpression(node)) {
      node = node.expression;
    }
  }
  return links;
}

/** Name of the role of a tagged template, which is called by whatever name its variable has. */
const TEMPLATE = '`';

/** The link that says what the chain does: the one that writes, else the first that has a role at all. */
function saidBy(chain: readonly Link[], { methods }: BuilderLibrary): { call: Link['call']; name: string; role: QueryRole } | undefined {
  const roles = chain.flatMap(({ call, name }) => {
    const role = name !== undefined && Object.hasOwn(methods, name) ? methods[name] : undefined;
    return role === undefined || name === undefined ? [] : [{ call, name, role }];
  });
  return roles.find(({ role }) => role.operation === 'write') ?? roles.at(-1);
}

/** Whether the chain ends with `call`, or is sent by it. */
function isLast(call: ts.Expression, { sends, unsent }: BuilderLibrary): boolean {
  const own = ts.isCallExpression(call) ? calleeNameOf(calleeOf(call))?.text : undefined;
  if (own !== undefined && unsent.includes(own)) {
    return false;
  }
  return !goesOn(call) || (own !== undefined && sends.includes(own));
}

/** Whether the chain is a part of another statement, or goes on from a variable. */
function isPart(call: ts.Expression, { packages }: Library, program: ts.Program): boolean {
  let node: ts.Node = call;
  while (
    ts.isParenthesizedExpression(node.parent) || ts.isAsExpression(node.parent) || ts.isConditionalExpression(node.parent) ||
    ts.isArrayLiteralExpression(node.parent) || ts.isSpreadElement(node.parent) || ts.isNonNullExpression(node.parent)
  ) {
    node = node.parent;
  }
  const { parent } = node;
  if (ts.isTemplateSpan(parent)) {
    return ts.isTaggedTemplateExpression(parent.parent.parent);
  }
  if (ts.isBinaryExpression(parent)) {
    return parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  }
  if (ts.isVariableDeclaration(parent)) {
    return (ts.getCombinedNodeFlags(parent) & ts.NodeFlags.Const) === 0;
  }
  if ((ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression !== node) {
    const symbol = calleeSymbolOf(calleeOf(parent), program.getTypeChecker());
    return symbol !== undefined && isDeclaredBy(symbol, packages, program);
  }
  return false;
}

/** Whether `call` returns a builder that sends when it is awaited, or is a method of the library that sends at once. */
function isSent(call: Link['call'], { results, sends }: BuilderLibrary, { packages }: Library, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const callee = calleeOf(call);
  const own = ts.isCallExpression(call) ? calleeNameOf(callee)?.text : undefined;
  if (own !== undefined && sends.includes(own)) {
    const symbol = calleeSymbolOf(callee, checker);
    return symbol !== undefined && isDeclaredBy(symbol, packages, program);
  }
  const type = checker.getTypeAtLocation(call);
  const then = checker.getPropertyOfType(type, 'then');
  return then !== undefined && (isDeclaredBy(then, packages, program) || results.some((name) => isTypeNamed(type, name, packages, program)));
}
