import { calledBodiesOf } from '../typing/called-bodies.ts';
import { calleeOf } from '../typing/callee-symbol.ts';
import { isConst } from '../typing/constant.ts';
import { textOf } from '../typing/property-value.ts';
import { returnedBy } from '../typing/returned.ts';
import ts from '../typing/typescript.ts';
import { declarationNamedBy, type Sought, valuesOfDeclaration, valuesPutUnder } from './all-origins/declared-values.ts';
import { evaluated } from './followed-value.ts';

const MAX_STEPS = 64;

/**
 * Every place in which the value of `expression` may be made: each `new`, and each constant that the program only declares.
 * Undefined where the program does not show them all: it goes through constants, fields, objects, functions, the global object,
 * and from a parameter to the arguments of all calls. What a package hands out, or may call, is not shown.
 */
export function allOriginsOf(
  expression: ts.Expression,
  program: ts.Program,
): readonly (ts.NewExpression | ts.VariableDeclaration)[] | undefined {
  const origins: (ts.NewExpression | ts.VariableDeclaration)[] = [];
  const asked = new Set<string>();
  const open: Sought[] = [{ path: [], value: expression }];
  for (let sought = open.pop(); sought !== undefined; sought = open.pop()) {
    const { path, value } = sought;
    // A value that leads round in a circle adds nothing.
    const key = [value.getSourceFile().fileName, value.pos, value.end, ...path].join(' ');
    if (asked.has(key)) {
      continue;
    }
    asked.add(key);
    if (path.length === 0 && (ts.isNewExpression(value) || ts.isVariableDeclaration(value))) {
      origins.push(value);
      continue;
    }
    const sources = asked.size > MAX_STEPS || ts.isVariableDeclaration(value) ? undefined : sourcesOf(value, path, program);
    if (sources === undefined) {
      return undefined;
    }
    open.push(...sources.map((source) => (ts.isVariableDeclaration(source.value) ? source : { ...source, value: evaluated(source.value) })));
  }
  return origins;
}

/** The values of which that at `path` in `expression` may be one; undefined where there may be others. */
function sourcesOf(expression: ts.Expression, path: readonly string[], program: ts.Program): readonly Sought[] | undefined {
  const value = evaluated(expression);
  if (value !== expression) {
    return [{ path, value }];
  }
  if (ts.isIdentifier(value)) {
    const declaration = declarationNamedBy(value, program);
    return declaration && valuesOfDeclaration(declaration, path, program);
  }
  if (ts.isPropertyAccessExpression(value)) {
    return sourcesOfMember(value, path, program);
  }
  if (ts.isObjectLiteralExpression(value)) {
    return sourcesOfProperty(value, path);
  }
  if (ts.isConditionalExpression(value)) {
    return [value.whenTrue, value.whenFalse].map((branch) => ({ path, value: branch }));
  }
  if (ts.isBinaryExpression(value)) {
    return sourcesOfBinary(value, path);
  }
  return ts.isCallExpression(value) ? sourcesOfCall(value, path, program) : undefined;
}

const CHOOSING = new Set([
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

function sourcesOfBinary({ left, operatorToken, right }: ts.BinaryExpression, path: readonly string[]): readonly Sought[] | undefined {
  if (operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    return [{ path, value: right }];
  }
  return CHOOSING.has(operatorToken.kind) ? [left, right].map((side) => ({ path, value: side })) : undefined;
}

function sourcesOfMember(
  member: ts.PropertyAccessExpression,
  path: readonly string[],
  program: ts.Program,
): readonly Sought[] | undefined {
  const declaration = declarationNamedBy(member, program);
  if (declaration !== undefined && (ts.isPropertyDeclaration(declaration) || ts.isParameter(declaration))) {
    return valuesOfDeclaration(declaration, path, program);
  }
  const put = valuesPutUnder(member.name.text, path, program);
  if (isGlobalObject(member.expression, program)) {
    return put?.length === 0 ? undefined : put;
  }
  return put && [...put, { path: [member.name.text, ...path], value: member.expression }];
}

/** `globalThis`, also behind a cast and a constant. */
function isGlobalObject(expression: ts.Expression, program: ts.Program): boolean {
  const object = evaluated(expression);
  const declaration = ts.isIdentifier(object) ? declarationNamedBy(object, program) : undefined;
  if (declaration === undefined || declaration.getSourceFile().isDeclarationFile) {
    return ts.isIdentifier(object) && (object.text === 'globalThis' || object.text === 'global');
  }
  return (
    isConst(declaration) &&
    declaration.initializer !== undefined &&
    isGlobalObject(declaration.initializer, program)
  );
}

/** What the literal holds under a name, if no spread after it may hold that too. */
function sourcesOfProperty(
  { properties }: ts.ObjectLiteralExpression,
  [name, ...path]: readonly string[],
): readonly Sought[] | undefined {
  const index = properties.findLastIndex((candidate) => candidate.name !== undefined && textOf(candidate.name) === name);
  const property = properties[index];
  if (property === undefined || properties.slice(index).some(mayHoldAnything)) {
    return undefined;
  }
  if (ts.isShorthandPropertyAssignment(property)) {
    return [{ path, value: property.name }];
  }
  return ts.isPropertyAssignment(property) ? [{ path, value: property.initializer }] : undefined;
}

function mayHoldAnything(property: ts.ObjectLiteralElementLike): boolean {
  return property.name === undefined || textOf(property.name) === undefined;
}

/** What a function that is called by its name returns. */
function sourcesOfCall(call: ts.CallExpression, path: readonly string[], program: ts.Program): readonly Sought[] | undefined {
  const [called, ...others] = ts.isIdentifier(calleeOf(call)) ? calledBodiesOf(call, program) : [];
  if (called === undefined || others.length > 0 || !isFixedFunction(called.declaration)) {
    return undefined;
  }
  const returned = returnedBy(called.body);
  return returned.length === 0 ? undefined : returned.map((value) => ({ path, value }));
}

/** Whether a function can not be replaced, and answers with what it returns. */
function isFixedFunction(declaration: ts.SignatureDeclaration): boolean {
  return (
    (ts.isFunctionDeclaration(declaration) && declaration.asteriskToken === undefined) ||
    (ts.isVariableDeclaration(declaration.parent) && isConst(declaration.parent))
  );
}
