import { classifyCall } from '../calls/classify-call.ts';
import { deferralOf } from '../calls/deferral.ts';
import { calleeNameOf, calleeOf } from '../typing/callee-symbol.ts';
import { isAsyncFunction } from '../typing/enclosing-function.ts';
import { localReferencesOf } from '../typing/local-references.ts';
import { isShortCircuit } from '../typing/short-circuit.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { callbackIndexOf, receivingCallOf } from './run-callbacks.ts';

/** Where a value goes that nobody asks for. */
export type Discard =
  /** Into a list that is awaited as it is: `await` looks at none of its elements. */
  | { readonly how: 'awaited list'; readonly by: ts.AwaitExpression }
  /** It is what a callback answers, which the call that runs it drops. */
  | { readonly how: 'callback'; readonly by: ts.CallExpression; readonly callback: ts.ArrowFunction | ts.FunctionExpression }
  /** It stands as a statement. */
  | { readonly how: 'statement'; readonly value: ts.Expression }
  /** Into a variable that nothing reads. */
  | { readonly how: 'variable'; readonly name: ts.Identifier; readonly isList: boolean }
  | { readonly how: 'void'; readonly by: ts.VoidExpression };

const FILLING = new Set(['push', 'unshift']);

/**
 * Where the promise that `value` answers goes, if nothing ever awaits it or hands it on; undefined for one that somebody may await. Misses
 * values kept in fields and in lists that leave the function.
 */
export function discardOf(value: ts.Expression, program: ts.Program): Discard | undefined {
  return discardFrom(value, false, program);
}

/** `isList` says that the promise is an element of `value`. */
function discardFrom(value: ts.Expression, isList: boolean, program: ts.Program): Discard | undefined {
  const { parent } = value;
  if (ts.isExpressionStatement(parent) || (ts.isForStatement(parent) && parent.condition !== value)) {
    return { how: 'statement', value };
  }
  if (ts.isVoidExpression(parent)) {
    return { by: parent, how: 'void' };
  }
  if (ts.isAwaitExpression(parent)) {
    return isList ? { by: parent, how: 'awaited list' } : undefined;
  }
  if (ts.isVariableDeclaration(parent)) {
    return ts.isIdentifier(parent.name) ? unreadVariable(parent, parent.name, isList, program) : undefined;
  }
  if (ts.isArrowFunction(parent) || ts.isReturnStatement(parent)) {
    return discardOfAnswer(value, isList, program);
  }
  if (ts.isCallExpression(parent)) {
    return isList || parent.expression === value ? undefined : filledList(parent, program);
  }
  if (ts.isArrayLiteralExpression(parent)) {
    return discardFrom(parent, true, program);
  }
  return ts.isExpression(parent) && passesOn(parent, value) ? discardFrom(parent, isList, program) : undefined;
}

/** Whether the value of `parent` may be that of `child`, which is one of its parts. */
function passesOn(parent: ts.Expression, child: ts.Expression): boolean {
  if (ts.isBinaryExpression(parent)) {
    return child === parent.right && (parent.operatorToken.kind === ts.SyntaxKind.CommaToken || isShortCircuit(parent));
  }
  return ts.isConditionalExpression(parent) ? child !== parent.condition : unwrapped(parent) === unwrapped(child);
}

/** What becomes of what the function around `value` answers. An asynchronous function waits for the promise it returns. */
function discardOfAnswer(value: ts.Expression, isList: boolean, program: ts.Program): Discard | undefined {
  const callback = ts.findAncestor(value.parent, ts.isFunctionLike);
  if (callback === undefined || !(ts.isArrowFunction(callback) || ts.isFunctionExpression(callback)) || isAsyncFunction(callback)) {
    return undefined;
  }
  const call = receivingCallOf(callback);
  if (call === undefined || !ts.isCallExpression(call) || calleeOf(call) === callback) {
    return undefined;
  }
  const role = classifyCall(call, program);
  const answers = role?.kind === 'callback' && isArgumentAt(call, callbackIndexOf(role), callback) ? role.answers : undefined;
  if (answers === 'listed' && !isList) {
    return discardFrom(call, true, program);
  }
  const deferral = role === undefined ? deferralOf(call, callback, program) : undefined;
  return answers === 'dropped' || deferral === 'event' || deferral === 'timer' ? { by: call, callback, how: 'callback' } : undefined;
}

function isArgumentAt({ arguments: given }: ts.CallExpression, index: number | undefined, callback: ts.Node): boolean {
  const argument = index === undefined ? undefined : given[index];
  return argument !== undefined && unwrapped(argument) === callback;
}

/** `writes.push(value)` where `writes` goes nowhere. */
function filledList(call: ts.CallExpression, program: ts.Program): Discard | undefined {
  const callee = calleeOf(call);
  const list = ts.isPropertyAccessExpression(callee) && FILLING.has(callee.name.text) ? unwrapped(callee.expression) : undefined;
  const declaration = list && ts.isIdentifier(list) ? program.getTypeChecker().getSymbolAtLocation(list)?.valueDeclaration : undefined;
  return declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    ts.isIdentifier(declaration.name) &&
    declaration.initializer !== undefined &&
    isEmptyList(declaration.initializer)
    ? unreadVariable(declaration, declaration.name, true, program)
    : undefined;
}

function isEmptyList(value: ts.Expression): boolean {
  const list = unwrapped(value);
  return ts.isArrayLiteralExpression(list) && list.elements.length === 0;
}

function unreadVariable(declaration: ts.VariableDeclaration, name: ts.Identifier, isList: boolean, program: ts.Program): Discard | undefined {
  const isExported = (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Export) !== 0;
  const uses = isExported ? undefined : localReferencesOf(declaration, program).filter((use) => !(isList && isKeptInPlace(use)));
  const awaited = uses?.flatMap((use) => (isList && ts.isAwaitExpression(use.parent) ? [use.parent] : [])) ?? [];
  const isUnread = uses?.every((use) => ts.isVoidExpression(use.parent) || ts.isExpressionStatement(use.parent) || (isList && ts.isAwaitExpression(use.parent)));
  const [by] = awaited;
  return isUnread ? (by === undefined ? { how: 'variable', isList, name } : { by, how: 'awaited list' }) : undefined;
}

/** Whether the use of a list only fills or measures it. */
function isKeptInPlace(use: ts.Identifier): boolean {
  const { parent } = use;
  return (
    ts.isPropertyAccessExpression(parent) && parent.expression === use &&
    (parent.name.text === 'length' ||
      (FILLING.has(parent.name.text) && ts.isCallExpression(parent.parent) && calleeNameOf(calleeOf(parent.parent)) === parent.name &&
        ts.isExpressionStatement(parent.parent.parent)))
  );
}
