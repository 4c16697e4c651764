import { type Absent, isKnownPresent, nullishOf, runsWhenAbsent } from '../../typing/absence.ts';
import { isAsyncFunction } from '../../typing/enclosing-function.ts';
import { perProgram } from '../../typing/per-program.ts';
import ts from '../../typing/typescript.ts';
import { unwrapped } from '../../typing/unwrapped.ts';
import { after, type Carrier } from './carrier.ts';
import { carrierOf } from './expression-carrier.ts';

/** One of the values an expression may have: nothing, something else, or what a carrier brings, with its miss or without. */
type Flow = 'neutral' | 'other' | { readonly carrier: Carrier; readonly missing: boolean };

const EITHER: readonly Absent[] = ['null', 'undefined'];

/** What calling a function answers, if that may be a missed cache read; its parameters are sources of their own. */
export const returnedCarrierOf = perProgram((declaration: ts.SignatureDeclaration, program): Carrier | undefined => {
  const body = 'body' in declaration ? declaration.body : undefined;
  if (body === undefined || ('asteriskToken' in declaration && declaration.asteriskToken !== undefined)) {
    return undefined;
  }
  const returned = ts.isBlock(body) ? returnsIn(body) : [body];
  const flows = returned.flatMap((value): Flow | readonly Flow[] => (value === undefined ? 'neutral' : flowsOf(value, program)));
  const carrier = combined(flows);
  return carrier && isAsyncFunction(declaration) ? after(carrier, 'async') : carrier;
});

function returnsIn(body: ts.Block): readonly (ts.Expression | undefined)[] {
  const values: (ts.Expression | undefined)[] = [];
  function visit(node: ts.Node): void {
    if (ts.isReturnStatement(node)) {
      values.push(node.expression);
    } else if (!ts.isFunctionLike(node)) {
      ts.forEachChild(node, visit);
    }
  }
  visit(body);
  return values;
}

/** What a variable holds that is given each of `values`. */
export function allWritten(values: readonly ts.Expression[], program: ts.Program): Carrier | undefined {
  return combined(values.flatMap((value): Flow | readonly Flow[] => (nullishOf(value) ? 'neutral' : flowsOf(value, program))));
}

/** The values that `value` may have, one by one, where it is a choice between several. */
export function flowsOf(value: ts.Expression, program: ts.Program): readonly Flow[] {
  const expression = unwrapped(value);
  if (ts.isConditionalExpression(expression)) {
    return [...flowsOf(expression.whenTrue, program), ...flowsOf(expression.whenFalse, program)];
  }
  const absent = nullishOf(expression);
  if (absent !== undefined) {
    const lost = absentCarrierAt(expression, program);
    return [lost === undefined ? 'neutral' : { carrier: after(lost, absent === 'null' ? 'lostNull' : 'lostUndefined'), missing: true }];
  }
  if (ts.isBinaryExpression(expression)) {
    const flows = logicalFlowsOf(expression, program);
    if (flows !== undefined) {
      return flows;
    }
  }
  const checker = program.getTypeChecker();
  const carrier = carrierOf(expression, program);
  const present = isKnownPresent(expression, EITHER, checker) ? carrier : presentCarrierIn(expression, program);
  if (present !== undefined) {
    return [{ carrier: carrier ?? present, missing: false }];
  }
  return [carrier === undefined ? 'other' : { carrier, missing: true }];
}

function logicalFlowsOf({ left, operatorToken, right }: ts.BinaryExpression, program: ts.Program): readonly Flow[] | undefined {
  switch (operatorToken.kind) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return [...flowsOf(left, program), ...flowsOf(right, program)];
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.QuestionQuestionToken: {
      const carrier = carrierOf(left, program);
      const nullish = nullishOf(right);
      if (carrier === undefined) {
        return ['other'];
      }
      if (nullish !== undefined) {
        return [{ carrier: after(carrier, nullish === 'null' ? 'lostNull' : 'lostUndefined'), missing: true }];
      }
      return isEmpty(unwrapped(right))
        ? [{ carrier: after(carrier, 'emptied'), missing: true }]
        : [{ carrier, missing: false }, ...flowsOf(right, program)];
    }
    default:
      return undefined;
  }
}

/** `[]`, `{}`, or one of them as JSON. */
function isEmpty(value: ts.Expression): boolean {
  return (
    (ts.isArrayLiteralExpression(value) && value.elements.length === 0) ||
    (ts.isObjectLiteralExpression(value) && value.properties.length === 0) ||
    (ts.isStringLiteralLike(value) && (value.text === '{}' || value.text === '[]'))
  );
}

/** A cache read that `node` only runs without: `null` in `raw ? parse(raw) : null`. */
function absentCarrierAt(node: ts.Expression, program: ts.Program): Carrier | undefined {
  const checker = program.getTypeChecker();
  for (const reference of testedBefore(node)) {
    if (runsWhenAbsent(node, reference, EITHER, checker)) {
      const carrier = carrierOf(reference, program);
      if (carrier !== undefined) {
        return carrier;
      }
    }
  }
  return undefined;
}

/** A cache read that `expression` is made from, and that is known to be there. */
function presentCarrierIn(expression: ts.Expression, program: ts.Program): Carrier | undefined {
  const checker = program.getTypeChecker();
  function visit(node: ts.Node): Carrier | undefined {
    if (ts.isIdentifier(node) && isKnownPresent(node, EITHER, checker)) {
      return carrierOf(node, program);
    }
    return ts.isFunctionLike(node) || ts.isAwaitExpression(node) ? undefined : ts.forEachChild(node, visit);
  }
  const waits = checker.getPropertyOfType(checker.getTypeAtLocation(expression), 'then') !== undefined;
  return waits ? undefined : visit(expression);
}

/** Names and members in the conditions that decide whether `node` runs, nearest first. */
function testedBefore(node: ts.Node): readonly ts.Expression[] {
  const references: ts.Expression[] = [];
  function collect(test: ts.Node): void {
    if (ts.isIdentifier(test) || ts.isPropertyAccessExpression(test)) {
      references.push(test);
    }
    ts.forEachChild(test, collect);
  }
  for (let child = node, { parent } = child; !ts.isSourceFile(child) && !ts.isFunctionLike(child); child = parent, { parent } = parent) {
    if (ts.isIfStatement(parent) || ts.isConditionalExpression(parent)) {
      collect(ts.isIfStatement(parent) ? parent.expression : parent.condition);
    } else if (ts.isBlock(parent)) {
      for (const earlier of parent.statements) {
        if (earlier.pos < child.pos && ts.isIfStatement(earlier)) {
          collect(earlier.expression);
        }
      }
    }
  }
  return references;
}

/** What one of `flows` brings with its miss, if all of them are cache reads or nothing. */
export function combined(flows: readonly Flow[]): Carrier | undefined {
  const carried = flows.filter((flow) => typeof flow === 'object');
  const missing = carried.find((flow) => flow.missing);
  if (missing === undefined || flows.includes('other')) {
    return undefined;
  }
  const also = carried.filter((flow) => flow !== missing).map(({ carrier }) => carrier);
  return { ...missing.carrier, also: [...missing.carrier.also, ...also] };
}
