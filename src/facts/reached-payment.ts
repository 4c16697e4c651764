import { type ClassifiedCall, classifyCall } from '../calls/classify-call.ts';
import { type Invocation, isInvocation } from '../typing/callee-symbol.ts';
import ts from '../typing/typescript.ts';
import { defineFact, type Reached } from './define-fact.ts';
import { reachedQuery } from './reached-query.ts';

export type PaymentCall = Extract<ClassifiedCall, { kind: 'payment' }>;

/**
 * The payment that running a call sends without a key of idempotency. One whose options come from elsewhere may have a key and
 * is no evidence.
 */
export const reachedKeylessPayment = defineFact((call, program): PaymentCall | undefined => {
  const classified = classifyCall(call, program);
  return classified?.kind === 'payment' && ts.isCallExpression(call) && !call.arguments.some((argument) => mayHoldKey(argument, program))
    ? classified
    : undefined;
});

function mayHoldKey(argument: ts.Expression, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const type = checker.getTypeAtLocation(argument);
  return (
    ts.isSpreadElement(argument) || (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0 ||
    (type.isUnion() ? type.types : [type]).some((part) => checker.getPropertyOfType(part, 'idempotencyKey') !== undefined)
  );
}

/** A payment without a key that `body` sends, at its call there. */
export interface SentPayment {
  readonly call: Invocation;
  readonly reached: Reached<PaymentCall>;
}

/**
 * The payments without a key that running `body` sends with nothing written before them: a row or a key written first may be
 * what keeps the second run out. Misses those in functions that it hands to packages.
 */
export function unclaimedPaymentsIn(body: ts.Node, program: ts.Program): readonly SentPayment[] {
  return invocationsIn(body).flatMap((call) => {
    const reached = reachedKeylessPayment(call, program);
    const isElsewhere = reached !== undefined && reached.at !== call && contains(body, reached.at);
    return reached === undefined || isElsewhere || isClaimed(body, call, reached, program) ? [] : [{ call, reached }];
  });
}

function isClaimed(body: ts.Node, call: Invocation, { at, steps }: Reached<PaymentCall>, program: ts.Program): boolean {
  const places = [{ body, next: call }, ...steps.map(({ called }, index) => ({ body: called.body, next: steps[index + 1]?.call ?? at }))];
  return places.some((place) => invocationsIn(place.body).some((earlier) => earlier.end <= place.next.pos && isWrite(earlier, program)));
}

function isWrite(call: Invocation, program: ts.Program): boolean {
  const classified = classifyCall(call, program);
  return (
    (classified?.kind === 'cache' && classified.operation === 'write' && classified.inProcess !== true) || reachedQuery(call, program)?.evidence.operation === 'write'
  );
}

function invocationsIn(body: ts.Node): Invocation[] {
  const found: Invocation[] = [];
  function visit(node: ts.Node): void {
    if (isInvocation(node)) {
      found.push(node);
    }
    ts.forEachChild(node, visit);
  }
  visit(body);
  return found;
}

function contains(outer: ts.Node, inner: ts.Node): boolean {
  return outer.getSourceFile() === inner.getSourceFile() && outer.pos <= inner.pos && inner.end <= outer.end;
}
