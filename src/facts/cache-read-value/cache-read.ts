import ts from 'typescript';

import { classifyCall, namesWithRole } from '../../calls/classify-call.ts';
import { isQueued } from '../../calls/is-queued.ts';
import { calleeNameOf, calleeOf } from '../../typing/callee-symbol.ts';
import { unwrapped } from '../../typing/unwrapped.ts';
import type { CacheRead } from './carrier.ts';
import { isConst } from './syntax.ts';

/** A chain of queued commands longer than this is not followed to its beginning. */
const MAX_LINKS = 200;

const READS = namesWithRole((role) => role.kind === 'cache' && role.miss !== null);

/** The read that `call` is, if it is sent and may miss. Misses clients that are `any`. */
export function readIn(call: ts.CallExpression, program: ts.Program): CacheRead | undefined {
  const callee = calleeOf(call);
  const role = ts.isIdentifier(callee) || READS.has(calleeNameOf(callee)?.text ?? '') ? classifyCall(call, program) : undefined;
  if (role?.kind !== 'cache' || role.miss === null || isQueued(call, program) || (role.miss === 'aborted' && !isTransaction(call.expression, program))) {
    return undefined;
  }
  return { call, key: role.key === null ? undefined : call.arguments[role.key], library: role.library, method: role.method, miss: role.miss };
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
