import { requestLibraries } from '../libraries/index.ts';
import type { AnswerRole, RequestLibrary } from '../libraries/library.ts';
import { calleeNameOf, calleeOf, calleeSymbolOf, type Invocation } from '../typing/callee-symbol.ts';
import { declaringPackageOf } from '../typing/declaring-package.ts';
import { isTypeNamed } from '../typing/named-type.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { ownerNameOf } from './owner-name.ts';

/** Code that answers a request with a status. */
export interface Answer {
  /** The call that answers, the Error that does once it is thrown, or the assignment of the status. */
  readonly call: ts.Expression;
  /** The number, or the constant that holds it, or what stands for it. */
  readonly at: ts.Expression;
  readonly status: number;
  /** Where it is no call of the framework itself: how else it answers. */
  readonly by?: 'helper' | 'throw';
}

/** Names of the methods that answer with JSON. */
export const JSON_ANSWER_NAMES: ReadonlySet<string> = new Set(
  requestLibraries.flatMap(({ answers }) =>
    Object.values(answers ?? {}).flatMap((methods) => Object.keys(methods).filter((name) => methods[name]?.json !== undefined)),
  ),
);

/** Names of the methods and classes that answer a request. */
export const ANSWER_NAMES: ReadonlySet<string> = new Set(
  requestLibraries.flatMap(({ answerClasses, answers }) => [
    ...Object.keys(answerClasses ?? {}),
    ...Object.values(answers ?? {}).flatMap((methods) => Object.keys(methods).filter((name) => methods[name]?.sends)),
  ]),
);

/**
 * How `call` answers a request, where the status is written out: in the call, in the chain before it, or on the same object in a
 * statement before it. Misses a status that is chosen at run time.
 */
export function answerOf(call: ts.CallExpression | ts.NewExpression, program: ts.Program): Answer | undefined {
  const role = classifyAnswer(call, program);
  if (role?.sends !== true || (role.thrown && !ts.isThrowStatement(call.parent))) {
    return undefined;
  }
  const at = role.always === undefined ? sentStatusOf(call, role, program) : call.expression;
  const status = role.always ?? (at && statusOf(at, program));
  return at === undefined || status === undefined ? undefined : { at, call, status, ...(role.thrown && { by: 'throw' }) };
}

/** What `call`, which answers by `role`, says of the status, be it written out or not. */
export function sentStatusOf(call: ts.CallExpression | ts.NewExpression, role: AnswerRole, program: ts.Program): ts.Expression | undefined {
  return (role.status === null ? undefined : statusIn(call, role.status)) ?? (role.thrown ? undefined : statusBefore(call, program));
}

/** Whether `call` answers a request, or does something else to what a framework hands out for that. */
export function isAnswering(call: Invocation, program: ts.Program): boolean {
  const callee = calleeOf(call);
  const checker = program.getTypeChecker();
  const declaration = ts.isPropertyAccessExpression(callee) ? calleeSymbolOf(callee, checker)?.declarations?.[0] : undefined;
  if (declaration === undefined || !ts.isPropertyAccessExpression(callee) || !declaration.getSourceFile().isDeclarationFile) {
    return false;
  }
  const declaring = declaringPackageOf(declaration, program);
  // Node declares files and processes as well: of its own, only the message is what a framework hands out.
  return declaring === 'node'
    ? isTypeNamed(checker.getTypeAtLocation(callee.expression), 'OutgoingMessage', [declaring], program)
    : ANSWERING.has(declaring ?? '');
}

/** Whether `target` is a part of what a framework hands out to answer with: `ctx.body`. */
export function isPartOfAnswer(target: ts.Expression, program: ts.Program): boolean {
  const declaration = ts.isPropertyAccessExpression(target) ? program.getTypeChecker().getSymbolAtLocation(target.name)?.declarations?.[0] : undefined;
  return declaration !== undefined && ANSWERING.has(declaringPackageOf(declaration, program) ?? '');
}

const ANSWERING = new Set(['express', 'express-serve-static-core', 'fastify', 'hono', 'koa', 'next']);

/** The number that `status` is. Misses what is chosen at run time. */
export function statusOf(status: ts.Expression, program: ts.Program): number | undefined {
  const plain = unwrapped(status);
  if (ts.isNumericLiteral(plain)) {
    return Number(plain.text);
  }
  const checker = program.getTypeChecker();
  // `{ status }` is a property, of the wider type, and names the constant.
  const named = ts.isShorthandPropertyAssignment(plain.parent) ? checker.getShorthandAssignmentValueSymbol(plain.parent) : undefined;
  const type = ts.isIdentifier(plain) || ts.isPropertyAccessExpression(plain)
    ? (named ? checker.getTypeOfSymbolAtLocation(named, plain) : checker.getTypeAtLocation(plain))
    : undefined;
  return type?.isNumberLiteral() ? type.value : undefined;
}

/** What `call` does to the answer of a request. */
export function classifyAnswer(call: ts.CallExpression | ts.NewExpression, program: ts.Program): AnswerRole | undefined {
  const callee = calleeOf(call);
  const name = calleeNameOf(callee)?.text ?? '';
  const rows = rolesByName.get(name);
  if (rows === undefined) {
    return undefined;
  }
  if (ts.isNewExpression(call)) {
    const type = program.getTypeChecker().getTypeAtLocation(call);
    return rows.find(({ library, owner }) => owner === undefined && isTypeNamed(type, name, library.packages, program))?.role;
  }
  for (const declaration of calleeSymbolOf(callee, program.getTypeChecker())?.declarations ?? []) {
    const owner = ownerNameOf(declaration);
    const declaring = owner === undefined ? undefined : declaringPackageOf(declaration, program);
    const row = rows.find((candidate) => candidate.owner === owner && candidate.library.packages.some((known) => known === declaring));
    if (row !== undefined) {
      return row.role;
    }
  }
  return undefined;
}

interface Row {
  readonly library: RequestLibrary;
  /** Undefined for a class. */
  readonly owner: string | undefined;
  readonly role: AnswerRole;
}

const rolesByName = new Map<string, Row[]>();

for (const library of requestLibraries) {
  const classes = Object.entries(library.answerClasses ?? {}).map(([name, role]) => [name, { library, owner: undefined, role }] as const);
  const methods = Object.entries(library.answers ?? {}).flatMap(([owner, roles]) =>
    Object.entries(roles).map(([name, role]) => [name, { library, owner, role }] as const),
  );
  for (const [name, row] of [...classes, ...methods]) {
    rolesByName.set(name, [...(rolesByName.get(name) ?? []), row]);
  }
}

/** `500`, or that of `{ status: 500 }`. */
function statusIn(call: ts.CallExpression | ts.NewExpression, index: number): ts.Expression | undefined {
  const given = call.arguments?.[index];
  const held = given && unwrapped(given);
  if (held === undefined || !ts.isObjectLiteralExpression(held)) {
    return held;
  }
  const property = held.properties.find(({ name }) => name?.getText() === 'status');
  return property && ts.isShorthandPropertyAssignment(property) ? property.name : property && ts.isPropertyAssignment(property) ? property.initializer : undefined;
}

/** What sets the status before `call` sends the answer. */
function statusBefore(call: ts.CallExpression | ts.NewExpression, program: ts.Program): ts.Expression | undefined {
  let receiver: ts.Expression = calleeOf(call);
  while (ts.isPropertyAccessExpression(receiver) || ts.isCallExpression(receiver)) {
    const set = ts.isCallExpression(receiver) ? statusSetBy(receiver, program) : undefined;
    if (set !== undefined) {
      return set;
    }
    receiver = unwrapped(receiver.expression);
  }
  const statement = ts.findAncestor(call, ts.isStatement);
  const block = statement?.parent;
  if (statement === undefined || block === undefined || !ts.isBlock(block) || !ts.isIdentifier(receiver)) {
    return undefined;
  }
  for (const earlier of block.statements.slice(0, block.statements.indexOf(statement)).toReversed()) {
    const set = ts.isExpressionStatement(earlier) ? statusSetOn(receiver.text, earlier.expression, program) : undefined;
    if (set !== undefined) {
      return set;
    }
  }
  return undefined;
}

function statusSetBy(call: ts.CallExpression, program: ts.Program): ts.Expression | undefined {
  const role = classifyAnswer(call, program);
  return role?.sends === false && role.status !== null ? call.arguments[role.status] : undefined;
}

/** `res.status(500);`, `res.statusCode = 500;`. */
function statusSetOn(name: string, expression: ts.Expression, program: ts.Program): ts.Expression | undefined {
  if (ts.isCallExpression(expression)) {
    const { expression: callee } = expression;
    return ts.isPropertyAccessExpression(callee) && callee.expression.getText() === name ? statusSetBy(expression, program) : undefined;
  }
  const isSet =
    ts.isBinaryExpression(expression) &&
    expression.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isPropertyAccessExpression(expression.left) &&
    expression.left.name.text === 'statusCode' &&
    expression.left.expression.getText() === name;
  return isSet ? expression.right : undefined;
}

/** Whether `handler` is handed to a framework that calls it with each error first: `setErrorHandler(handler)`, `onError(handler)`. */
export function isErrorHandlerOf(handler: ts.Node, program: ts.Program): boolean {
  const { parent: call } = handler;
  const name = ts.isCallExpression(call) ? (calleeNameOf(calleeOf(call))?.text ?? '') : '';
  if (!ts.isCallExpression(call) || !ERROR_HANDLER_NAMES.has(name)) {
    return false;
  }
  const declarations = calleeSymbolOf(call.expression, program.getTypeChecker())?.declarations ?? [];
  return requestLibraries.some(({ errorHandlers, packages }) =>
    declarations.some((declaration) => {
      const index = errorHandlers?.[ownerNameOf(declaration) ?? '']?.[name];
      return index !== undefined && call.arguments[index] === handler && packages.includes(declaringPackageOf(declaration, program) ?? '');
    }),
  );
}

const ERROR_HANDLER_NAMES: ReadonlySet<string> = new Set(
  requestLibraries.flatMap(({ errorHandlers }) => Object.values(errorHandlers ?? {}).flatMap((methods) => Object.keys(methods))),
);

/** Whether a value of `type` hands an error on when it is called with one, as the `next` of Express does. */
export function passesOn(type: ts.Type, program: ts.Program): boolean {
  return requestLibraries.some(({ packages, passOn }) => passOn !== undefined && isTypeNamed(type, passOn, packages, program));
}
