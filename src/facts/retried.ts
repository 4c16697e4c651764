import { classifyCall } from '../calls/classify-call.ts';
import { calledBodiesOf } from '../typing/called-bodies.ts';
import { calleeOf, calleeSymbolOf } from '../typing/callee-symbol.ts';
import { enclosingFunctionOf } from '../typing/enclosing-function.ts';
import { isWithin, referencedSymbolOf } from '../typing/referenced-symbol.ts';
import ts from '../typing/typescript.ts';
import { wrapped } from '../typing/wrapped.ts';
import { isCalledForEach } from './called-for-each.ts';

/**
 * Whether `call` is made again when it has failed, whatever it failed of: by a loop that it leaves only on success, by the `catch`
 * around it, by a retry library, or by a function of the project that retries what it is handed. Silent where the error is looked
 * at first. Misses retries inside an HTTP client.
 */
export function isRetried(call: ts.CallExpression, program: ts.Program): boolean {
  const within = enclosingFunctionOf(call);
  return isRetriedIn(call, within, program) || isRetriedBy(within, program);
}

function isRetriedIn(call: ts.CallExpression, within: ts.Node, program: ts.Program): boolean {
  let attempt: ts.TryStatement | undefined;
  for (
    let child: ts.Node = call, { parent } = child;
    child !== within && !ts.isSourceFile(parent);
    child = parent, { parent } = parent
  ) {
    if (ts.isTryStatement(parent) && child === parent.tryBlock && parent.catchClause !== undefined) {
      if (repeats(parent.catchClause, call, within, program)) {
        return true;
      }
      attempt ??= parent;
    }
    if (ts.isIterationStatement(parent, false) && attempt !== undefined && isWithin(attempt, parent.statement)) {
      return !isCalledForEach(parent, call) && goesOn(attempt) && leavesOnSuccess(attempt, call);
    }
  }
  return false;
}

/** Whether the handler makes the same call, or runs the function it stands in, once more. */
function repeats(handler: ts.CatchClause, call: ts.CallExpression, within: ts.Node, program: ts.Program): boolean {
  const symbol = calleeSymbolOf(calleeOf(call), program.getTypeChecker());
  function isAgain(node: ts.Node): boolean {
    if (ts.isCallExpression(node)) {
      const again = calleeSymbolOf(calleeOf(node), program.getTypeChecker());
      if (
        (symbol !== undefined && again === symbol) ||
        calledBodiesOf(node, program).some(({ declaration }) => declaration === within)
      ) {
        return true;
      }
    }
    return ts.forEachChild(node, (child) => isAgain(child) || undefined) ?? false;
  }
  return !looksAtError(handler) && isAgain(handler.block);
}

/** Whether the loop goes on after a failure, without a look at what failed. */
function goesOn(attempt: ts.TryStatement): boolean {
  return staysInLoop(attempt) && attempt.catchClause !== undefined && !looksAtError(attempt.catchClause);
}

/** Whether the handler of `attempt` lets a loop around it go on: its last statement leaves neither the loop nor the function. */
export function staysInLoop({ catchClause: handler }: ts.TryStatement): boolean {
  const last = handler?.block.statements.at(-1);
  return handler !== undefined && !(last !== undefined && (ts.isThrowStatement(last) || ts.isReturnStatement(last) || ts.isBreakStatement(last)));
}

/** Whether a condition in `handler` asks what failed. */
export function looksAtError({ block, variableDeclaration: caught }: ts.CatchClause): boolean {
  const name = caught && ts.isIdentifier(caught.name) ? caught.name.text : undefined;
  function names(node: ts.Node): boolean {
    return (
      (ts.isIdentifier(node) && node.text === name) || (ts.forEachChild(node, (child) => names(child) || undefined) ?? false)
    );
  }
  function looks(node: ts.Node): boolean {
    const condition =
      ts.isIfStatement(node) || ts.isSwitchStatement(node)
        ? node.expression
        : ts.isConditionalExpression(node)
          ? node.condition
          : undefined;
    return (
      (condition !== undefined && names(condition)) || (ts.forEachChild(node, (child) => looks(child) || undefined) ?? false)
    );
  }
  return name !== undefined && looks(block);
}

function leavesOnSuccess({ parent, tryBlock }: ts.TryStatement, call: ts.Node): boolean {
  function leaves(node: ts.Node): boolean {
    return (
      ((ts.isReturnStatement(node) || ts.isBreakStatement(node)) && node.end >= call.end) ||
      (ts.forEachChild(node, (child) => leaves(child) || undefined) ?? false)
    );
  }
  const after = ts.isBlock(parent) ? parent.statements.filter(({ pos }) => pos >= tryBlock.end) : [];
  return leaves(tryBlock) || after.some((statement) => ts.isBreakStatement(statement) || ts.isReturnStatement(statement));
}

function isRetriedBy(within: ts.Node, program: ts.Program): boolean {
  const handler = ts.isArrowFunction(within) || ts.isFunctionExpression(within) ? wrapped(within) : undefined;
  const call = handler?.parent;
  if (handler === undefined || call === undefined || !ts.isCallExpression(call) || call.expression === handler) {
    return false;
  }
  if (classifyCall(call, program)?.kind === 'retry') {
    return !call.arguments.some((argument) => ts.isObjectLiteralExpression(argument) && argument.properties.some(isDecision));
  }
  const index = call.arguments.indexOf(handler);
  return calledBodiesOf(call, program).some(({ body, declaration }) => {
    const parameter = declaration.parameters[index];
    return (
      parameter !== undefined &&
      runsOf(parameter, body, program).some(
        (run) => enclosingFunctionOf(run) === declaration && isRetriedIn(run, declaration, program),
      )
    );
  });
}

/** A function among the options decides what is tried again. */
function isDecision(property: ts.ObjectLiteralElementLike): boolean {
  return ts.isMethodDeclaration(property) || (ts.isPropertyAssignment(property) && ts.isFunctionLike(property.initializer));
}

function runsOf({ name }: ts.ParameterDeclaration, body: ts.Node, program: ts.Program): ts.CallExpression[] {
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(name);
  const runs: ts.CallExpression[] = [];
  (function visit(node: ts.Node): void {
    if (
      ts.isCallExpression(node) &&
      ts.isIdentifier(node.expression) &&
      referencedSymbolOf(node.expression, checker) === symbol
    ) {
      runs.push(node);
    }
    ts.forEachChild(node, visit);
  })(body);
  return runs;
}
