import { isAssignment } from './assignment.ts';
import { calledBodiesOf } from './called-bodies.ts';
import { perProgram } from './per-program.ts';
import { identifiersOf } from './references.ts';
import { referencedSymbolOf } from './referenced-symbol.ts';
import ts from './typescript.ts';
import { wrapped } from './wrapped.ts';

export type Holder = ts.BindingElement | ts.ParameterDeclaration | ts.VariableDeclaration;

/** Stands for a member whose name is not known, which may be any. */
export const ANY_MEMBER = '[]';

/**
 * The members of what `holder` holds that its own file, or a function of the program that it is handed to, writes: by assignment
 * and by `Object.assign` and the like. Misses writes through another name, in another file, and those of packages.
 */
export const writtenMembersOf = perProgram((holder: Holder, program): ReadonlySet<string> => {
  const written = new Set<string>();
  addWritten(holder, program, written, new Set());
  return written;
});

function addWritten(holder: Holder, program: ts.Program, written: Set<string>, seen: Set<Holder>): void {
  const { name } = holder;
  if (seen.has(holder) || !ts.isIdentifier(name)) {
    return;
  }
  seen.add(holder);
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(name);
  for (const use of identifiersOf(name.text, holder.getSourceFile())) {
    const member = writtenThrough(use);
    const call = member === undefined ? callHanded(use) : undefined;
    if ((member !== undefined || call !== undefined) && referencedSymbolOf(use, checker) === symbol) {
      if (member !== undefined) {
        written.add(member);
      }
      for (const parameter of call === undefined ? [] : parametersFor(call, use, program)) {
        addWritten(parameter, program, written, seen);
      }
    }
  }
}

/** The member that is written where `use` stands: `page` of `query.page = …`. */
function writtenThrough(use: ts.Identifier): string | undefined {
  const holder = wrapped(use);
  const { parent } = holder;
  if (ts.isCallExpression(parent) && parent.arguments[0] === holder && writesFirst(parent.expression)) {
    const key = parent.arguments[1];
    return key !== undefined && ts.isStringLiteralLike(key) ? key.text : ANY_MEMBER;
  }
  if (!((ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) && parent.expression === holder)) {
    return undefined;
  }
  let target: ts.Expression = parent;
  for (
    let outer = wrapped(target);
    (ts.isPropertyAccessExpression(outer.parent) || ts.isElementAccessExpression(outer.parent)) && outer.parent.expression === outer;
    outer = wrapped(target)
  ) {
    target = outer.parent;
  }
  const whole = wrapped(target);
  if (!(isAssignment(whole.parent) && whole.parent.left === whole)) {
    return undefined;
  }
  return ts.isPropertyAccessExpression(parent)
    ? parent.name.text
    : ts.isStringLiteralLike(parent.argumentExpression)
      ? parent.argumentExpression.text
      : ANY_MEMBER;
}

/** `Object.assign`, `Reflect.set`, `_.merge`: functions that write what they are handed first. */
export function writesFirst(callee: ts.Expression): boolean {
  return (
    ts.isPropertyAccessExpression(callee) &&
    ts.isIdentifier(callee.expression) &&
    (WRITING[callee.expression.text]?.has(callee.name.text) ?? false)
  );
}

const MERGING: ReadonlySet<string> = new Set(['assign', 'assignIn', 'defaults', 'extend', 'merge', 'set', 'update']);

const WRITING: Readonly<Partial<Record<string, ReadonlySet<string>>>> = {
  Object: new Set(['assign', 'defineProperties', 'defineProperty']),
  Reflect: new Set(['defineProperty', 'set']),
  _: MERGING,
  lodash: MERGING,
};

function callHanded(use: ts.Identifier): ts.CallExpression | undefined {
  const argument = wrapped(use);
  return ts.isCallExpression(argument.parent) && argument.parent.expression !== argument ? argument.parent : undefined;
}

/** The parameters that stand for `argument` in the bodies that `call` may run. */
function parametersFor(call: ts.CallExpression, argument: ts.Expression, program: ts.Program): readonly ts.ParameterDeclaration[] {
  const index = call.arguments.indexOf(wrapped(argument));
  return calledBodiesOf(call, program).flatMap(({ declaration }) => declaration.parameters[index] ?? []);
}

/** Whether a body that `call` may run writes members of `argument`. */
export function isWrittenBy(call: ts.CallExpression, argument: ts.Expression, program: ts.Program): boolean {
  return parametersFor(call, argument, program).some((parameter) => writtenMembersOf(parameter, program).size > 0);
}
