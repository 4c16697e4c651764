import { libraries } from '../libraries/index.ts';
import type { BuilderLibrary, QueryRole } from '../libraries/library.ts';
import { calleeNameOf, calleeOf, calleeSymbolOf, type Invocation } from '../typing/callee-symbol.ts';
import { isConst } from '../typing/constant.ts';
import { goesOn } from '../typing/goes-on.ts';
import { holdsAnyOf } from '../typing/held-packages.ts';
import { isDeclaredBy, isTypeNamed } from '../typing/named-type.ts';
import { perProgram } from '../typing/per-program.ts';
import ts from '../typing/typescript.ts';
import { statementOf } from './sql-statement.ts';
import { type Building, isBuilder, isWaitedFor } from './waited-for.ts';

export interface BuiltQuery extends QueryRole {
  /** As a message writes it. */
  readonly library: string;
  /** The method of the chain that says what the statement does. */
  readonly method: string;
}

const rows: readonly Building[] = libraries.flatMap((library) => (library.builder === undefined ? [] : [{ builder: library.builder, library }]));

/** Those whose package is in the program: most programs have one at most. */
const rowsIn = perProgram<ts.Program, readonly Building[]>((program) =>
  rows.filter(({ library: { packages } }) => holdsAnyOf(packages, program)),
);

/**
 * The statement that a chain of calls builds, where `call` is the last of the chain and stands where the statement is sent: by an
 * `await`, or as a value that somebody else may await: `isLeftUnsent` looks whether somebody does. Misses a chain that goes on
 * from a variable with none of the library's verbs, and methods that have other names than the library's.
 */
export function classifyBuilt(call: Invocation, program: ts.Program): BuiltQuery | undefined {
  if (ts.isNewExpression(call)) {
    return undefined;
  }
  const candidates = rowsIn(program, program).filter(({ builder }) => isLast(call, builder));
  const chain = candidates.length === 0 ? [] : chainOf(call);
  for (const row of candidates) {
    const { builder, library } = row;
    const said = saidBy(chain, builder);
    if (said !== undefined && !isPart(call, row, program) && isSent(call, row, program)) {
      const isLocking = chain.some(({ name }) => name !== undefined && builder.locks.includes(name));
      const operation = isLocking ? 'write' : operationOf(said.call, said.role, program);
      const own = chain[0]?.name;
      const sent = own !== undefined && builder.sends.includes(own) ? 'when called' : said.role.sent;
      const method = said.name === TEMPLATE ? tagOf(said.call) : said.name;
      return { ...said.role, library: library.name, method, operation, sent };
    }
  }
  return undefined;
}

/** The tables that the chain which ends with `call` is about, as the code names them. Misses libraries that build no chains. */
export function tablesNamedIn(call: Invocation, program: ts.Program): readonly ts.Expression[] {
  const checker = program.getTypeChecker();
  return rowsIn(program, program).flatMap(({ builder: { tableCall, tables }, library: { packages } }) =>
    chainOf(call).flatMap((link) => {
      const isTable =
        (link.name !== undefined && tables.includes(link.name)) ||
        (tableCall !== undefined && isTypeNamed(checker.getTypeAtLocation(calleeOf(link.call)), tableCall, packages, program));
      return isTable && ts.isCallExpression(link.call) ? (link.call.arguments[0] ?? []) : [];
    }),
  );
}

/** What `role` does, read off its SQL where that can be read. */
export function operationOf(call: Invocation, { operation, statement }: QueryRole, program: ts.Program): QueryRole['operation'] {
  return statement === undefined ? operation : (statementOf(call, statement, program) ?? operation);
}

/** One call of a chain. */
export interface Link {
  readonly call: ts.CallExpression | ts.TaggedTemplateExpression;
  /** Undefined where the callee has none, as the call of a call. */
  readonly name: string | undefined;
}

/** `call` and the calls before it in its chain, the last one first. */
export function chainOf(call: Invocation): readonly Link[] {
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

function tagOf(call: Link['call']): string {
  return calleeNameOf(calleeOf(call))?.text ?? TEMPLATE;
}

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

/** Whether the chain is a part of another statement, or of one that a variable which nothing waits for has begun. */
function isPart(call: ts.Expression, building: Building, program: ts.Program): boolean {
  const { packages } = building.library;
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
    return !isConst(parent) && !isWaitedFor(call, building, program);
  }
  if ((ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression !== node) {
    const symbol = calleeSymbolOf(calleeOf(parent), program.getTypeChecker());
    return symbol !== undefined && isDeclaredBy(symbol, packages, program);
  }
  return false;
}

/** Whether `call` returns a builder that sends when it is awaited, or is a method of the library that sends at once. */
function isSent(call: Link['call'], row: Building, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const callee = calleeOf(call);
  const own = ts.isCallExpression(call) ? calleeNameOf(callee)?.text : undefined;
  if (own !== undefined && row.builder.sends.includes(own)) {
    const symbol = calleeSymbolOf(callee, checker);
    return symbol !== undefined && isDeclaredBy(symbol, row.library.packages, program);
  }
  return isBuilder(checker.getTypeAtLocation(call), row, program);
}

/** Whether `call`, of the library or of a function of the program, returns a builder, or a list of them, that nothing waits for. */
export function isLeftUnsent(call: Invocation, program: ts.Program): boolean {
  const candidates = ts.isAwaitExpression(call.parent) ? [] : rowsIn(program, program);
  if (candidates.length === 0) {
    return false;
  }
  const checker = program.getTypeChecker();
  const type = checker.getTypeAtLocation(call);
  const element = checker.isArrayType(type) ? type.getNumberIndexType() : type;
  const row = element && candidates.find((candidate) => isBuilder(element, candidate, program));
  return row !== undefined && !isWaitedFor(call, row, program);
}
