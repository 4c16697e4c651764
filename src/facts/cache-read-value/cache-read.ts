import { type CacheCall, classifyCall, namesWithRole } from '../../calls/classify-call.ts';
import { isQueued } from '../../calls/is-queued.ts';
import { calleeNameOf, calleeOf } from '../../typing/callee-symbol.ts';
import { isConst } from '../../typing/constant.ts';
import ts from '../../typing/typescript.ts';
import { unwrapped } from '../../typing/unwrapped.ts';
import type { CacheRead } from './carrier.ts';

/** A chain of queued commands longer than this is not followed to its beginning. */
const MAX_LINKS = 200;

const READS = namesWithRole((role) => role.kind === 'cache' && role.miss !== null);

/** The read that `call` is, if it is sent and may miss. Misses clients that are `any`. */
export function readIn(call: ts.CallExpression, program: ts.Program): CacheRead | undefined {
  const callee = calleeOf(call);
  const role = ts.isIdentifier(callee) || READS.has(calleeNameOf(callee)?.text ?? '') ? classifyCall(call, program) : undefined;
  const miss = role?.kind === 'cache' ? missOf(role, call, program) : null;
  if (role?.kind !== 'cache' || miss === null || isQueued(call, program) || (miss === 'aborted' && !isTransaction(call.expression, program))) {
    return undefined;
  }
  const { field, inProcess = false, library, method } = role;
  return { call, field, inProcess, key: keyOf(role, call), library, method, miss };
}

function keyOf({ key }: CacheCall, call: ts.CallExpression): ts.Expression | undefined {
  return key === null ? undefined : call.arguments[key];
}

/** What this call answers for a miss: some answer a list of keys in another way, or another version does, and its types say so. */
function missOf(role: CacheCall, call: ts.CallExpression, program: ts.Program): CacheCall['miss'] {
  const checker = program.getTypeChecker();
  const key = role.missOfList === undefined ? undefined : keyOf(role, call);
  const keys = key && checker.getTypeAtLocation(key);
  if (keys !== undefined && (checker.isArrayType(keys) || checker.isTupleType(keys))) {
    return role.missOfList ?? null;
  }
  return role.miss === 'undefined' && role.field === undefined && isDeclaredNull(checker.getTypeAtLocation(call), checker) ? 'null' : role.miss;
}

/** Whether the types tell of null, and not of undefined. */
function isDeclaredNull(type: ts.Type, checker: ts.TypeChecker): boolean {
  const answer = checker.getAwaitedType(type) ?? type;
  const flags = answer.isUnion() ? answer.types.map((part) => part.flags) : [answer.flags];
  return flags.some((flag) => flag & ts.TypeFlags.Null) && !flags.some((flag) => flag & ts.TypeFlags.Undefined);
}

/** Whether `exec` ends a chain that `multi` began: only a transaction is aborted, a pipeline always answers. */
function isTransaction(callee: ts.Expression, program: ts.Program): boolean {
  for (let link = unwrapped(callee), links = 0; links < MAX_LINKS; links += 1) {
    if (ts.isPropertyAccessExpression(link)) {
      if (link.name.text === 'multi') {
        return true;
      }
      link = unwrapped(link.expression);
    } else if (ts.isCallExpression(link)) {
      link = unwrapped(link.expression);
    } else {
      const declaration = ts.isIdentifier(link) ? program.getTypeChecker().getSymbolAtLocation(link)?.valueDeclaration : undefined;
      const value = declaration && ts.isVariableDeclaration(declaration) && isConst(declaration) ? declaration.initializer : undefined;
      if (value === undefined) {
        return false;
      }
      link = unwrapped(value);
    }
  }
  return false;
}
