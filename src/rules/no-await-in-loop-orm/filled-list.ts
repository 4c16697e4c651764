import { constantNamed } from '../../typing/constant.ts';
import { isWithin } from '../../typing/referenced-symbol.ts';
import ts from '../../typing/typescript.ts';
import { withoutParentheses } from '../../typing/unwrapped.ts';
import { isChanged, isLocalTo, isSeenEarlier, usesOf } from './local-constant.ts';

/**
 * The list that `loop` fills: a constant of the same block that starts empty, is neither read nor filled until then, is used after
 * it and not changed any more.
 */
export function filledList(name: ts.Identifier, loop: ts.Statement, checker: ts.TypeChecker): ts.VariableDeclaration | undefined {
  const list = constantNamed(name, checker);
  const initial = list?.initializer && withoutParentheses(list.initializer);
  if (
    list === undefined ||
    initial === undefined ||
    !ts.isArrayLiteralExpression(initial) ||
    initial.elements.length > 0 ||
    !isLocalTo(loop, list)
  ) {
    return undefined;
  }
  const uses = usesOf(list, checker);
  const others = uses.filter((use) => !isWithin(use, loop));
  const isFilledOnce = uses.length - others.length === 1;
  const isOnlyRead = others.every((use) => use.pos >= loop.end && !isChanged(use) && !isSeenEarlier(use, loop.parent));
  return isFilledOnce && others.length > 0 && isOnlyRead ? list : undefined;
}

/** Whether an empty list has the type of what is pushed; without `noImplicitAny` it holds anything. */
export function listsAreTyped({ noImplicitAny, strict }: ts.CompilerOptions): boolean {
  return noImplicitAny ?? strict ?? Number(ts.versionMajorMinor) >= 6;
}
