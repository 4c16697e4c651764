import { DEFAULT_LIBRARY } from '../typing/declaring-package.ts';
import { isTypeNamed } from '../typing/named-type.ts';
import ts from '../typing/typescript.ts';
import { ANY_KEY } from './followed-value.ts';

/** Whether the type of a request itself, before any cast, says that something else than text is at `path`: somebody converts it. */
export function isClaimed(input: ts.Type, path: readonly string[], at: ts.Node, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  let type = input;
  for (const name of path) {
    const target = checker.getNonNullableType(type);
    const member = name === ANY_KEY ? undefined : target.getProperty(name);
    const next = member === undefined ? indexedBy(target, checker) : checker.getTypeOfSymbolAtLocation(member, at);
    if (next === undefined) {
      return false;
    }
    type = next;
  }
  const claimed = checker.getNonNullableType(type);
  return (claimed.isUnion() ? claimed.types : [claimed]).every((part) => (part.flags & CONVERTED) !== 0 || isDate(part, program));
}

const CONVERTED = ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike | ts.TypeFlags.BigIntLike;

function isDate(type: ts.Type, program: ts.Program): boolean {
  return isTypeNamed(type, 'Date', [DEFAULT_LIBRARY], program);
}

/** The type of a member of `type` whose name is not known. */
export function indexedBy(type: ts.Type, checker: ts.TypeChecker): ts.Type | undefined {
  const target = checker.getNonNullableType(type);
  return checker.getIndexTypeOfType(target, ts.IndexKind.String) ?? checker.getIndexTypeOfType(target, ts.IndexKind.Number);
}
