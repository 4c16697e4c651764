import { classifyCall } from '../calls/classify-call.ts';
import { isFrameworkCall } from '../calls/classify-input.ts';
import { calleeNameOf, calleeOf } from '../typing/callee-symbol.ts';
import { enclosingFunctionOf } from '../typing/enclosing-function.ts';
import { perProgram } from '../typing/per-program.ts';
import { referencesTo } from '../typing/references.ts';
import { isEquality, isRelation } from '../typing/not-a-number.ts';
import { isWithin } from '../typing/referenced-symbol.ts';
import { isSameReference } from '../typing/same-reference.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { environmentSchemasOf } from './environment-schema.ts';
import type { WireValue } from './wire-value.ts';

/**
 * Whether something may have looked at `text`, which `wire` is and `parse` makes a number of, before: a call in the same code that takes
 * it or what holds it, a schema of the environment, a middleware or a pattern of the route. Misses what an app puts before all of its routes.
 */
export function isCheckedText(text: ts.Expression, parse: ts.Expression, wire: WireValue, program: ts.Program): boolean {
  return wire.part === 'environment'
    ? isInSchema(wire, text, program) || isHandedOn(text, parse, parse.getSourceFile(), program)
    : isHandedOn(text, parse, outermostFunctionOf(parse), program) || functionsAround(parse).some((handler) => isCheckedByRoute(handler, program));
}

function isInSchema({ source }: WireValue, text: ts.Expression, program: ts.Program): boolean {
  const words = new Set(`${source} ${text.getText()}`.match(/\w+/g));
  return environmentSchemasOf(program, program).some(({ variables }) => [...words].some((word) => variables.has(word)));
}

function functionsAround(node: ts.Node): readonly ts.FunctionLikeDeclaration[] {
  const around = enclosingFunctionOf(node);
  return ts.isSourceFile(around) ? [] : [around, ...functionsAround(around)];
}

function outermostFunctionOf(node: ts.Node): ts.Node {
  return functionsAround(node).at(-1) ?? node.getSourceFile();
}

function isHandedOn(text: ts.Expression, parse: ts.Expression, within: ts.Node, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const [own, ...holders] = holdersOf(text, checker);
  function isText(expression: ts.Expression): boolean {
    return own !== undefined && isSameReference(expression, own, checker);
  }
  function visit(node: ts.Node): boolean {
    if (node.pos > parse.end) {
      return false;
    }
    if (ts.isCallExpression(node) && node !== parse && !isWithin(node, parse) && !isPlainParse(node) && classifyCall(node, program)?.kind !== 'log') {
      const callee = calleeOf(node);
      const given = node.arguments.map((argument) => unwrapped(ts.isSpreadElement(argument) ? argument.expression : argument));
      if (
        given.some((argument) => isText(argument) || holders.some((holder) => isSameReference(argument, holder, checker))) ||
        (ts.isPropertyAccessExpression(callee) && isText(callee.expression))
      ) {
        return true;
      }
    }
    return ts.forEachChild(node, (child) => visit(child) || undefined) === true;
  }
  return visit(within);
}

/** Another `Number(text)` whose answer nobody looks at on the spot. */
function isPlainParse(call: ts.CallExpression): boolean {
  return PARSES.has(calleeNameOf(calleeOf(call))?.text ?? '') && !ts.isCallExpression(call.parent) && !isRelation(call.parent) && !isEquality(call.parent);
}

const PARSES: ReadonlySet<string> = new Set(['Number', 'parseFloat', 'parseInt']);

/** `text` and all that it is read off, through constants. */
function holdersOf(text: ts.Expression, checker: ts.TypeChecker): readonly ts.Expression[] {
  const found: ts.Expression[] = [];
  for (let next: ts.Expression | undefined = text; next !== undefined && found.length < MAX_HOLDERS; ) {
    const here: ts.Expression = unwrapped(next);
    found.push(here);
    next = holderOf(here, checker);
  }
  return found;
}

const MAX_HOLDERS = 12;

function holderOf(expression: ts.Expression, checker: ts.TypeChecker): ts.Expression | undefined {
  if (ts.isPropertyAccessExpression(expression) || ts.isElementAccessExpression(expression) || ts.isCallExpression(expression) || ts.isAwaitExpression(expression)) {
    return expression.expression;
  }
  if (ts.isBinaryExpression(expression)) {
    return expression.left;
  }
  let declaration: ts.Node | undefined = ts.isIdentifier(expression) ? checker.getSymbolAtLocation(expression)?.valueDeclaration : undefined;
  while (declaration !== undefined && ts.isBindingElement(declaration)) {
    declaration = declaration.parent.parent;
  }
  return declaration !== undefined && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
}

/** Whether a route gives `handler` more than its path: middleware before it, options, or a pattern in the path. */
const isCheckedByRoute = perProgram((handler: ts.FunctionLikeDeclaration, program): boolean => {
  const checker = program.getTypeChecker();
  const named = handler.name ?? (ts.isVariableDeclaration(handler.parent) || ts.isPropertyAssignment(handler.parent) || ts.isPropertyDeclaration(handler.parent) ? handler.parent.name : undefined);
  const symbol = named && checker.getSymbolAtLocation(named);
  const uses: readonly ts.Node[] = symbol === undefined ? [handler] : referencesTo(symbol, program);
  return uses.some((use) => {
    const given = ts.isPropertyAccessExpression(use.parent) && use.parent.name === use ? use.parent : use;
    const route = given.parent;
    return (
      ts.isCallExpression(route) && route.expression !== given && isFrameworkCall(route, program) &&
      route.arguments.some((argument) => argument !== given && !(ts.isStringLiteralLike(argument) && !/[({]/.test(argument.text)))
    );
  });
});
