import { isQueuedCommand } from '../calls/queued-command.ts';
import { calledBodiesOf } from '../typing/called-bodies.ts';
import { isConst } from '../typing/constant.ts';
import { perProgram } from '../typing/per-program.ts';
import { referencedSymbolOf } from '../typing/referenced-symbol.ts';
import { returnedBy } from '../typing/returned.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';

const MAX_STEPS = 8;

/**
 * The queued command whose queue `expression` holds in the place of an answer: through `await`, casts, constants, and functions of
 * the program that hand it back. Misses what is kept in objects and lists, and variables that are assigned again.
 */
export const queuedCommand = perProgram((expression: ts.Expression, program): ts.CallExpression | undefined => commandBehind(expression, program, 0));

function commandBehind(expression: ts.Expression, program: ts.Program, steps: number): ts.CallExpression | undefined {
  const value = unwrapped(expression);
  if (steps > MAX_STEPS) {
    return undefined;
  }
  if (ts.isAwaitExpression(value)) {
    return commandBehind(value.expression, program, steps + 1);
  }
  if (ts.isIdentifier(value)) {
    const declaration = referencedSymbolOf(value, program.getTypeChecker())?.valueDeclaration;
    return declaration && ts.isVariableDeclaration(declaration) && declaration.initializer && isConst(declaration)
      ? commandBehind(declaration.initializer, program, steps + 1)
      : undefined;
  }
  if (!ts.isCallExpression(value)) {
    return undefined;
  }
  if (isQueuedCommand(value, program)) {
    return value;
  }
  for (const { body } of calledBodiesOf(value, program)) {
    const [returned, ...others] = returnedBy(body);
    const command = returned && others.length === 0 ? commandBehind(returned, program, steps + 1) : undefined;
    if (command !== undefined) {
      return command;
    }
  }
  return undefined;
}
