import { type ClassifiedCall, classifyCall } from '../calls/classify-call.ts';
import { calledBodiesOf } from '../typing/called-bodies.ts';
import { calleeOf, type Invocation, isInvocation } from '../typing/callee-symbol.ts';
import { isAsyncFunction } from '../typing/enclosing-function.ts';
import { perProgram } from '../typing/per-program.ts';
import { returnedBy } from '../typing/returned.ts';
import { isThenable } from '../typing/thenable.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';

export type QueryCall = Extract<ClassifiedCall, { kind: 'query' }>;

/** A query that a call answers without having sent it. */
export interface BuiltQuery {
  readonly evidence: QueryCall;
  /** The call that builds it. */
  readonly at: Invocation;
  /** Names of the functions that hand it on, outermost first. */
  readonly path: readonly string[];
}

/**
 * The query that `call` answers unsent: it builds it itself, or runs a function of the program that waits for nothing and returns
 * only such queries. Misses queries that a function keeps in a variable before it returns them.
 */
export const builtQueryOf = perProgram((call: Invocation, program): BuiltQuery | undefined => find(call, program, []));

function find(call: Invocation, program: ts.Program, asked: readonly ts.Node[]): BuiltQuery | undefined {
  const evidence = classifyCall(call, program);
  if (evidence !== undefined) {
    return evidence.kind === 'query' && evidence.sent === 'when awaited' && !goesOnFromBuilder(call, program) ? { at: call, evidence, path: [] } : undefined;
  }
  let built: BuiltQuery | undefined;
  for (const { body, declaration, name } of calledBodiesOf(call, program)) {
    const isFollowed = !isAsyncFunction(declaration) && !isGenerator(declaration) && !asked.includes(declaration);
    const returned = isFollowed ? returnedBy(body).map(unwrapped) : [];
    const queries = returned.map((value) => (isInvocation(value) ? find(value, program, [...asked, declaration]) : undefined));
    const [first] = queries;
    if (first === undefined || queries.includes(undefined)) {
      return undefined;
    }
    built ??= { ...first, path: [name, ...first.path] };
  }
  return built;
}

/** Whether the chain of `call` begins with a builder that somebody else has: it adds to that one's statement. */
function goesOnFromBuilder(call: Invocation, program: ts.Program): boolean {
  let root: ts.Expression = call;
  while (isInvocation(root) || ts.isPropertyAccessExpression(root) || ts.isElementAccessExpression(root)) {
    root = unwrapped(isInvocation(root) ? calleeOf(root) : root.expression);
  }
  return isThenable(root, program);
}

function isGenerator(declaration: ts.SignatureDeclaration): boolean {
  return 'asteriskToken' in declaration && declaration.asteriskToken !== undefined;
}
