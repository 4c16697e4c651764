import { calledBodiesOf } from '../typing/called-bodies.ts';
import { keptFieldOf } from '../typing/kept-field.ts';
import ts from '../typing/typescript.ts';
import { ANY_MEMBER } from '../typing/written-members.ts';
import { textOf, valueOfProperty } from '../typing/property-value.ts';
import { returnedBy } from '../typing/returned.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { declarationOf, valueOfDeclaration } from './followed-value/declared-value.ts';
import { isSchemaChain } from './schema-chain.ts';

/** The call through which each function on the way was entered: what its parameters stand for. */
export type Entered = ReadonlyMap<ts.SignatureDeclaration, ts.CallExpression>;

export interface Followed {
  readonly expression: ts.Expression;
  /** Properties to read from `expression`, outermost first, to arrive at the value that was asked for. */
  readonly path: readonly string[];
  readonly entered: Entered;
  /** Where the code chooses between this and others at run time: a conditional, several spreads, several returns. */
  readonly choice?: ts.Node;
}

const MAX_STEPS = 24;

/**
 * Where the value at a path in an expression is written: through casts, `await`, constants, destructuring, object literals and
 * their spreads, calls into the program, and from a parameter to the arguments of each call of its function. An answer is an
 * expression that leads no further. Misses variables that are assigned again and values chosen at run time.
 */
export function followed(value: Followed, program: ts.Program, steps = 0): readonly Followed[] {
  const here = { ...value, expression: evaluated(value.expression) };
  // What leads this far leads round in a circle, and is written nowhere.
  const next = steps > MAX_STEPS ? [] : stepFrom(here, program);
  return next === undefined ? [here] : next.flatMap((step) => followed(step, program, steps + 1));
}

/** `expression` without casts and parentheses, and without `await`, through which a value passes as it is. */
export function evaluated(expression: ts.Expression): ts.Expression {
  const inner = unwrapped(expression);
  return ts.isAwaitExpression(inner) ? evaluated(inner.expression) : inner;
}

function stepFrom(value: Followed, program: ts.Program): readonly Followed[] | undefined {
  const { entered, expression, path } = value;
  if (ts.isIdentifier(expression)) {
    const declaration = declarationOf(expression, program);
    return declaration && valueOfDeclaration(declaration, value, program);
  }
  if (ts.isPropertyAccessExpression(expression)) {
    const member = { ...value, expression: evaluated(expression.expression), path: [expression.name.text, ...path] };
    return stepFrom(member, program) ?? keptValue(expression.name, value, program);
  }
  if (ts.isElementAccessExpression(expression)) {
    const object = evaluated(expression.expression);
    return textsOf(expression.argumentExpression, entered, program).flatMap((key) => {
      const member = { entered: key.entered, expression: object, path: [key.text, ...path] };
      return stepFrom(member, program) ?? [member];
    });
  }
  if (ts.isObjectLiteralExpression(expression)) {
    return path[0] === undefined ? undefined : propertyOf(expression, path[0], value, program);
  }
  if (ts.isConditionalExpression(expression)) {
    return chosen(
      expression,
      [expression.whenTrue, expression.whenFalse].map((branch) => ({ ...value, expression: branch })),
    );
  }
  if (ts.isBinaryExpression(expression)) {
    return DEFAULTING.has(expression.operatorToken.kind) ? [{ ...value, expression: expression.left }] : undefined;
  }
  return ts.isCallExpression(expression) ? returnedValues(expression, value, program) : undefined;
}

function keptValue(name: ts.MemberName, value: Followed, program: ts.Program): readonly Followed[] | undefined {
  const expression = keptFieldOf(name, program);
  return expression && [{ ...value, expression }];
}

const DEFAULTING: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken]);

/** The texts that the key of an element access may hold: `'query'` for `req[source]` in `validate(schema, 'query')`. */
function textsOf(key: ts.Expression, entered: Entered, program: ts.Program): readonly { entered: Entered; text: string }[] {
  const texts = followed({ entered, expression: key, path: [] }, program).flatMap((found) =>
    ts.isStringLiteralLike(found.expression) ? [{ entered: found.entered, text: found.expression.text }] : [],
  );
  return texts.length > 0 ? texts : [{ entered, text: ANY_KEY }];
}

/** Stands in a path for a property whose name is not known, or an element of a list. */
export const ANY_KEY = ANY_MEMBER;

function returnedValues(call: ts.CallExpression, value: Followed, program: ts.Program): readonly Followed[] | undefined {
  if (isSchemaChain(call, program)) {
    return undefined;
  }
  const bodies = calledBodiesOf(call, program).filter(({ declaration }) => !value.entered.has(declaration));
  const returned = bodies.flatMap(({ body, declaration }) =>
    returnedBy(body).map((expression) => ({ ...value, entered: new Map([...value.entered, [declaration, call]]), expression })),
  );
  return returned.length > 0 ? chosen(call, returned) : undefined;
}

/** The outermost choice counts, as it chooses between all that is below. */
function chosen(choice: ts.Node, values: readonly Followed[]): readonly Followed[] {
  return values.length > 1 ? values.map((value) => ({ choice, ...value })) : values;
}

/** The property itself, and what is spread over it where that may hold one of the same name. */
function propertyOf(
  literal: ts.ObjectLiteralExpression,
  name: string,
  value: Followed,
  program: ts.Program,
): readonly Followed[] {
  const spread: Followed[] = [];
  for (const property of literal.properties.toReversed()) {
    if (ts.isSpreadAssignment(property)) {
      const type = program.getTypeChecker().getTypeAtLocation(property.expression);
      const own = type.getProperty(name);
      if (own !== undefined || mayHold(type)) {
        spread.push({ ...value, expression: property.expression });
      }
      if (own !== undefined && (own.flags & ts.SymbolFlags.Optional) === 0) {
        break;
      }
    } else if (textOf(property.name) === name) {
      const expression = valueOfProperty(property);
      return [
        ...chosen(literal, spread),
        ...(expression === undefined ? [] : [{ ...value, expression, path: value.path.slice(1) }]),
      ];
    }
  }
  return chosen(literal, spread);
}

/** Whether a value of `type` may have properties that the type does not name. */
function mayHold(type: ts.Type): boolean {
  return (
    (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter)) !== 0 ||
    type.getStringIndexType() !== undefined ||
    type.isUnionOrIntersection()
  );
}
