import { classifyCall } from '../calls/classify-call.ts';
import { calleeNameOf, calleeOf } from '../typing/callee-symbol.ts';
import { enclosingFunctionOf } from '../typing/enclosing-function.ts';
import { perSourceFile } from '../typing/per-source-file.ts';
import { referencedSymbolOf } from '../typing/referenced-symbol.ts';
import ts from '../typing/typescript.ts';
import { isSerializable } from './serializable.ts';
import { singleFlightOf } from './single-flight.ts';

/** A refresh token that is found, checked, and rotated by a statement that does not check again. */
export interface UnguardedRotation {
  readonly found: ts.CallExpression;
  readonly rotated: ts.CallExpression;
  /** The model, as the client names it. */
  readonly model: string;
}

const REFRESH_TOKEN = /refresh_?token/i;

/** Whether a file can hold a rotation: the text says so before any type is asked. */
const mayRotate = perSourceFile(
  ({ text }): boolean => REFRESH_TOKEN.test(text) && /\bfind\w*\(/.test(text) && /\bupdate\(/.test(text),
);

/**
 * The rotations in `file` that two requests with one token both get through: an `update` by the id of a record that a query of the
 * same function found and a condition looked at. Silent for what the `where` checks again, for locks and serializable
 * transactions, and for a grace window (a comparison with a field that the rotation writes). Misses a find and an update in two functions.
 */
export function unguardedRotationsIn(file: ts.SourceFile, program: ts.Program): readonly UnguardedRotation[] {
  const rotations: UnguardedRotation[] = [];
  function visit(node: ts.Node): void {
    if (ts.isCallExpression(node) && calleeNameOf(calleeOf(node))?.text === 'update') {
      const rotation = rotationOf(node, program);
      if (rotation !== undefined) {
        rotations.push(rotation);
      }
    }
    ts.forEachChild(node, visit);
  }
  if (mayRotate(file)) {
    visit(file);
  }
  return rotations;
}

function rotationOf(rotated: ts.CallExpression, program: ts.Program): UnguardedRotation | undefined {
  const written = modelOf(rotated, 'write', program);
  const id = onlyIdOf(rotated);
  const record = id && ts.isPropertyAccessExpression(id) && ts.isIdentifier(id.expression) ? id.expression : undefined;
  const declaration = record && program.getTypeChecker().getSymbolAtLocation(record)?.valueDeclaration;
  if (
    written === undefined ||
    declaration === undefined ||
    !ts.isVariableDeclaration(declaration) ||
    !ts.isIdentifier(declaration.name)
  ) {
    return undefined;
  }
  const found = queryIn(declaration.initializer);
  const isToken = found !== undefined && (REFRESH_TOKEN.test(written) || REFRESH_TOKEN.test(whereOf(found)?.getText() ?? ''));
  if (found === undefined || !isToken || modelOf(found, 'read', program) !== written) {
    return undefined;
  }
  const scope = enclosingFunctionOf(declaration);
  const uses = usesIn(scope, declaration.name, program).filter(({ pos }) => pos < rotated.pos);
  const isChecked = uses.some((use) => isInCondition(use, scope));
  const isHeld = singleFlightOf(rotated, program)?.kind === 'held' || isSerializable(rotated, program);
  return isChecked && !isHeld && !hasGrace(uses, rotated) ? { found, model: written, rotated } : undefined;
}

/** The name of the model that a query of this operation is sent for: `refreshToken` of `prisma.refreshToken.update(…)`. */
function modelOf(call: ts.CallExpression, operation: 'read' | 'write', program: ts.Program): string | undefined {
  const classified = classifyCall(call, program);
  const callee = calleeOf(call);
  const receiver = ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
  return classified?.kind === 'query' &&
    classified.operation === operation &&
    receiver !== undefined &&
    ts.isPropertyAccessExpression(receiver)
    ? receiver.name.text
    : undefined;
}

function whereOf(call: ts.CallExpression): ts.ObjectLiteralExpression | undefined {
  return objectAt(call, 'where');
}

function objectAt(call: ts.CallExpression, key: string): ts.ObjectLiteralExpression | undefined {
  const [argument] = call.arguments;
  const property =
    argument && ts.isObjectLiteralExpression(argument)
      ? argument.properties.find(({ name }) => name?.getText() === key)
      : undefined;
  return property && ts.isPropertyAssignment(property) && ts.isObjectLiteralExpression(property.initializer)
    ? property.initializer
    : undefined;
}

/** `record.id` where the filter is `{ id: record.id }` and nothing else. */
function onlyIdOf(call: ts.CallExpression): ts.Expression | undefined {
  const properties = whereOf(call)?.properties ?? [];
  const [only] = properties;
  return properties.length === 1 && only && ts.isPropertyAssignment(only) && only.name.getText() === 'id'
    ? only.initializer
    : undefined;
}

function queryIn(value: ts.Expression | undefined): ts.CallExpression | undefined {
  const sent = value && ts.isAwaitExpression(value) ? value.expression : undefined;
  return sent && ts.isCallExpression(sent) ? sent : undefined;
}

function usesIn(scope: ts.Node, name: ts.Identifier, program: ts.Program): ts.Identifier[] {
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(name);
  const uses: ts.Identifier[] = [];
  (function visit(node: ts.Node): void {
    if (ts.isIdentifier(node) && node !== name && node.text === name.text && referencedSymbolOf(node, checker) === symbol) {
      uses.push(node);
    }
    ts.forEachChild(node, visit);
  })(scope);
  return uses;
}

function isInCondition(use: ts.Node, scope: ts.Node): boolean {
  return (
    ts.findAncestor(use, (node) =>
      node === scope ? 'quit' : ts.isIfStatement(node.parent) && node.parent.expression === node,
    ) !== undefined
  );
}

const RELATIONS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.GreaterThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.LessThanToken,
]);

function hasGrace(uses: readonly ts.Identifier[], rotated: ts.CallExpression): boolean {
  const written = new Set((objectAt(rotated, 'data')?.properties ?? []).map(({ name }) => name?.getText()));
  return uses.some(({ parent }) => {
    const field = ts.isPropertyAccessExpression(parent) && written.has(parent.name.text) ? parent : undefined;
    return (
      field !== undefined &&
      ts.findAncestor(field, (node) =>
        ts.isStatement(node) ? 'quit' : ts.isBinaryExpression(node) && RELATIONS.has(node.operatorToken.kind),
      ) !== undefined
    );
  });
}
