import { classifyCall } from '../calls/classify-call.ts';
import { transactionClientOf, transactionLibraryOf } from '../calls/transaction-client.ts';
import { type Invocation, isInvocation } from '../typing/callee-symbol.ts';
import { constantNamed } from '../typing/constant.ts';
import { isFunctionWithBody } from '../typing/enclosing-function.ts';
import { localReferencesOf } from '../typing/local-references.ts';
import { callsTo } from '../typing/references.ts';
import { rootSymbolOf } from '../typing/referenced-symbol.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { argumentsOf } from './data-flow.ts';
import type { Reached } from './define-fact.ts';
import type { QueryCall } from './built-query.ts';
import { reachedQuery } from './reached-query.ts';
import { callbackIndexOf } from './run-callbacks.ts';

/** Queries of one transaction that are under way at the same time. */
export interface ParallelQueries {
  readonly client: ts.Expression;
  readonly library: string;
  /** One for each branch of the code that sends some; a callback that runs for each element is one of them. */
  readonly queries: readonly Reached<QueryCall>[];
}

/** A part of what is waited for together. */
interface Branch {
  readonly value: ts.Node;
  /** Whether it stands for any number: it runs for each element of something. */
  readonly isRepeated: boolean;
}

interface Started {
  readonly client: ts.Expression;
  readonly query: Reached<QueryCall>;
  readonly symbol: ts.Symbol;
}

/**
 * The queries of one transaction among those that `list`, what a call such as `Promise.all` is handed, has running at once: directly, in
 * asynchronous callbacks, and in functions that are handed the client. None where the library joins all of them into one
 * statement. Misses work that is started in other ways, and lists that come from elsewhere.
 */
export function parallelQueriesIn(list: ts.Expression, program: ts.Program): ParallelQueries | undefined {
  const bySymbol = new Map<ts.Symbol, { isParallel: boolean; started: Started[] }>();
  for (const { isRepeated, value } of branchesOf(list, program)) {
    const all = isFunctionWithBody(value) && !isRepeated ? [] : startedIn(value, false, program);
    const started = all.find(({ query }) => !isJoinable(query)) ?? all[0];
    if (started !== undefined) {
      const known = bySymbol.get(started.symbol);
      bySymbol.set(started.symbol, {
        isParallel: isRepeated || known !== undefined,
        started: [...(known?.started ?? []), started],
      });
    }
  }
  for (const { isParallel, started } of bySymbol.values()) {
    const [first] = started;
    const isJoined = started.every(({ query }) => isJoinable(query));
    if (first !== undefined && isParallel && !isJoined && isOfTransaction(first.client, program)) {
      return { client: first.client, library: first.query.evidence.library, queries: started.map(({ query }) => query) };
    }
  }
  return undefined;
}

function branchesOf(list: ts.Expression, program: ts.Program): readonly Branch[] {
  const value = unwrapped(list);
  if (ts.isArrayLiteralExpression(value)) {
    return value.elements.flatMap((element) =>
      ts.isSpreadElement(element) ? branchesOf(element.expression, program) : [{ isRepeated: false, value: startedAs(element, program) }],
    );
  }
  if (ts.isCallExpression(value)) {
    const role = classifyCall(value, program);
    const callback = role?.kind === 'callback' && role.answers === 'listed' ? value.arguments[callbackIndexOf(role) ?? -1] : undefined;
    const held = callback && unwrapped(callback);
    return held !== undefined && (ts.isArrowFunction(held) || ts.isFunctionExpression(held)) ? [{ isRepeated: true, value: held }] : [];
  }
  const declaration = constantNamed(value, program.getTypeChecker());
  if (declaration?.initializer === undefined) {
    return [];
  }
  const pushed = localReferencesOf(declaration, program).flatMap(({ parent }) => {
    const call = ts.isPropertyAccessExpression(parent) && parent.name.text === 'push' ? parent.parent : undefined;
    return call !== undefined && ts.isCallExpression(call)
      ? call.arguments.map((argument) => ({ isRepeated: isInLoop(call, declaration), value: startedAs(argument, program) }))
      : [];
  });
  return [...branchesOf(declaration.initializer, program), ...pushed];
}

/** What a constant was started as: `const a = tx.order.count(); Promise.all([a, …])`. */
function startedAs(element: ts.Expression, program: ts.Program): ts.Expression {
  return constantNamed(unwrapped(element), program.getTypeChecker())?.initializer ?? element;
}

function isInLoop(call: ts.Node, declaration: ts.Node): boolean {
  const block = declaration.parent.parent.parent;
  return ts.findAncestor(call, (node) => (node === block ? 'quit' : ts.isIterationStatement(node, false) || ts.isFunctionLike(node))) !== undefined;
}

/** Whether the library may join the query with others of its tick. */
function isJoinable({ evidence, path }: Reached<QueryCall>): boolean {
  return evidence.batched && path.length === 0;
}

/** The queries of a transaction that run when `node` does. What is awaited in place has ended when the others start. */
function startedIn(node: ts.Node, isAsynchronous: boolean, program: ts.Program): Started[] {
  if (isFunctionWithBody(node)) {
    return 'body' in node && node.body !== undefined ? startedIn(node.body, true, program) : [];
  }
  if (ts.isAwaitExpression(node) && !isAsynchronous) {
    return [];
  }
  const found: Started[] = [];
  if (isInvocation(node)) {
    const callee = ts.isCallExpression(node) ? unwrapped(node.expression) : undefined;
    found.push(...(startedBy(node, program) ?? []), ...(callee !== undefined && isFunctionWithBody(callee) ? startedIn(callee, true, program) : []));
  }
  ts.forEachChild(node, (child) => {
    found.push(...(isFunctionWithBody(child) ? [] : startedIn(child, isAsynchronous, program)));
  });
  return found;
}

function startedBy(call: Invocation, program: ts.Program): [Started] | undefined {
  const checker = program.getTypeChecker();
  const own = transactionClientOf(call, program);
  const handed = own === undefined ? argumentsOf(call).map(unwrapped).find((given) => isClient(given, program)) : undefined;
  const client = own ?? handed;
  const query = client && reachedQuery(call, program);
  const symbol = client && rootSymbolOf(client, checker);
  // A function that is handed the client may well use another one.
  const isSent = query !== undefined && (own !== undefined || transactionClientOf(query.at, program) !== undefined);
  return client !== undefined && isSent && symbol !== undefined ? [{ client, query, symbol }] : undefined;
}

function isClient(value: ts.Expression, program: ts.Program): boolean {
  return (
    (ts.isIdentifier(value) || ts.isPropertyAccessExpression(value)) &&
    transactionLibraryOf(program.getTypeChecker().getTypeAtLocation(value), program) !== undefined
  );
}

/**
 * Whether what has the type of a transaction's client is one: a whole client has that type too, and a parameter takes either. One
 * with a default, and one that all callers hand a whole client, is none.
 */
function isOfTransaction(client: ts.Expression, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const declaration = rootSymbolOf(client, checker)?.valueDeclaration;
  if (declaration === undefined || !ts.isParameter(declaration)) {
    return declaration === undefined || !ts.isVariableDeclaration(declaration) || declaration.initializer === undefined;
  }
  const index = declaration.parent.parameters.indexOf(declaration);
  const given = callsTo(declaration.parent, program).flatMap((call) => call.arguments[index] ?? []);
  return (
    declaration.initializer === undefined &&
    (given.length === 0 || given.some((argument) => transactionLibraryOf(checker.getTypeAtLocation(argument), program) !== undefined))
  );
}
