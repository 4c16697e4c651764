import type { Coercion } from '../../calls/classify-coercion.ts';
import { isConst } from '../../typing/constant.ts';
import { referencesTo } from '../../typing/references.ts';
import ts from '../../typing/typescript.ts';
import { refusesZero } from '../zod-require-coerce-for-http/checked-leaf.ts';

/** A coercing leaf with the checks written on it. */
export interface CheckedChain {
  /** The leaf and its checks, without what is wrapped around both. */
  readonly checked: ts.Expression;
  /** Whether something on the leaf may refuse what comes of nothing, or turns it into something else. */
  readonly mayRefuse: boolean;
  /** Whether null is taken as it is, before the leaf sees it. */
  readonly takesNull: boolean;
}

/** Checks of a number that zero passes. */
const CHECKS = new Set(['finite', 'int', 'lt', 'lte', 'max', 'min', 'gte', 'multipleOf', 'nonnegative', 'nonpositive', 'safe', 'step']);

const WRAPPERS = new Set(['brand', 'default', 'describe', 'meta', 'nullable', 'nullish', 'optional', 'readonly']);

/** What is written on `call`, the builder of the leaf or the name of the constant that holds it. */
export function chainOn(call: ts.Expression, { dialect, kind }: Coercion): CheckedChain {
  let checked: ts.Expression = call;
  let isWrapped = false;
  let takesNull = isHandedTo(call, NULLABLE);
  for (let next = chained(call); next !== undefined; next = chained(next)) {
    const name = (next.expression as ts.PropertyAccessExpression).name.text;
    const limits = dialect === 'mini' && name === 'check' ? next.arguments.filter(ts.isCallExpression) : [next];
    const isCheck = kind !== 'date' && (name === 'check' || CHECKS.has(name)) && limits.length > 0;
    if ((!isCheck && !WRAPPERS.has(name) && !isParse(name)) || limits.some(refusesZero) || isZeroAnyway(name, next)) {
      return { checked, mayRefuse: true, takesNull };
    }
    if (isParse(name)) {
      break;
    }
    isWrapped ||= !isCheck;
    takesNull ||= NULLABLE.test(name) || isHandedTo(next, NULLABLE);
    checked = isWrapped ? checked : next;
  }
  return { checked, mayRefuse: false, takesNull };
}

/** Whether something on one of the uses of the constant that `schema` is may refuse what comes of nothing, or turns it into something else. */
export function isRefusedByName(schema: ts.Expression, coercion: Coercion, program: ts.Program): boolean {
  const { parent } = outermost(schema);
  const symbol = isConst(parent) && ts.isIdentifier(parent.name) ? program.getTypeChecker().getSymbolAtLocation(parent.name) : undefined;
  return (symbol === undefined ? [] : referencesTo(symbol, program)).some((use) => chainOn(use, coercion).mayRefuse || isGuardedBefore(use));
}

function outermost(schema: ts.Expression): ts.Expression {
  const next = chained(schema);
  return next === undefined ? schema : outermost(next);
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
  for (let node = leaf; !ts.isStatement(node.parent) && !ts.isFunctionLike(node.parent); node = node.parent) {
    if (isHandedTo(node, GUARDING)) {
      return true;
    }
  }
  return false;
}

const GUARDING = /(?:^|\.)(?:codec|pipe|preprocess)$/;

const NULLABLE = /(?:^|\.)null(?:able|ish)$/;

/** Whether `node` is an argument of a function that `names`. */
function isHandedTo(node: ts.Node, names: RegExp): boolean {
  const { parent } = node;
  return ts.isCallExpression(parent) && parent.expression !== node && names.test(parent.expression.getText());
}
