import ts from 'typescript';

import type { Coercion } from '../../calls/classify-coercion.ts';
import { refusesZero } from '../zod-require-coerce-for-http/checked-leaf.ts';

/** A coercing leaf with the checks written on it. */
export interface CheckedChain {
  /** The leaf and its checks, without what is wrapped around both. */
  readonly checked: ts.Expression;
  /** Whether something on the leaf may refuse what comes of nothing, or turns it into something else. */
  readonly mayRefuse: boolean;
}

/** Checks of a number that zero passes. */
const CHECKS = new Set(['finite', 'int', 'lt', 'lte', 'max', 'min', 'gte', 'multipleOf', 'nonnegative', 'nonpositive', 'safe', 'step']);

const WRAPPERS = new Set(['brand', 'default', 'describe', 'meta', 'nullable', 'nullish', 'optional', 'readonly']);

/** What is written on `call`, the builder of the leaf. */
export function chainOn(call: ts.CallExpression, { dialect, kind }: Coercion): CheckedChain {
  let checked: ts.Expression = call;
  let isWrapped = false;
  for (let next = chained(call); next !== undefined; next = chained(next)) {
    const name = (next.expression as ts.PropertyAccessExpression).name.text;
    const limits = dialect === 'mini' && name === 'check' ? next.arguments.filter(ts.isCallExpression) : [next];
    const isCheck = kind !== 'date' && (name === 'check' || CHECKS.has(name)) && limits.length > 0;
    if ((!isCheck && !WRAPPERS.has(name) && !isParse(name)) || limits.some(refusesZero) || isZeroAnyway(name, next)) {
      return { checked, mayRefuse: true };
    }
    if (isParse(name)) {
      break;
    }
    isWrapped ||= !isCheck;
    checked = isWrapped ? checked : next;
  }
  return { checked, mayRefuse: false };
}

/** `.default(0)`: nothing means 0. */
function isZeroAnyway(name: string, { arguments: [value] }: ts.CallExpression): boolean {
  return name === 'default' && value !== undefined && /^0n?$/.test(value.getText());
}

function isParse(name: string): boolean {
  return /^(?:safeP|p)arse(?:Async)?$/.test(name);
}

function chained({ parent }: ts.Expression): ts.CallExpression | undefined {
  return ts.isPropertyAccessExpression(parent) && ts.isCallExpression(parent.parent) && parent.parent.expression === parent ? parent.parent : undefined;
}

/** Whether something runs before the leaf: `.pipe(leaf)`, `z.preprocess(…, leaf)`. */
export function isGuardedBefore(leaf: ts.Node): boolean {
  for (let child = leaf, { parent } = leaf; !ts.isStatement(parent) && !ts.isFunctionLike(parent); child = parent, { parent } = parent) {
    if (ts.isCallExpression(parent) && parent.expression !== child && /(?:^|\.)(?:codec|pipe|preprocess)$/.test(parent.expression.getText())) {
      return true;
    }
    if (ts.isSourceFile(parent)) {
      return false;
    }
  }
  return false;
}
