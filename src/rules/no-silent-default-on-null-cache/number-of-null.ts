import { useOfKey } from '../../facts/cache-key.ts';
import { type CacheReadValue, cacheReadValue } from '../../facts/cache-read-value.ts';
import ts from '../../typing/typescript.ts';
import { unwrapped } from '../../typing/unwrapped.ts';
import { wrapped } from '../../typing/wrapped.ts';
import { isNamedFor } from './absence-vocabulary.ts';
import { destinationNameOf } from './destination.ts';
import { isQuantityName } from './vocabulary.ts';

export interface NumberOfNull {
  readonly read: CacheReadValue;
  /** The name the number ends up under. */
  readonly name: string;
}

/** A missed read that `Number(…)` or unary `+` makes a 0 of, under a name that a decision is taken by: a balance, a limit. */
export function numberOfNull(conversion: ts.Expression, program: ts.Program): NumberOfNull | undefined {
  const operand = ts.isCallExpression(conversion) ? conversion.arguments[0] : ts.isPrefixUnaryExpression(conversion) ? conversion.operand : undefined;
  const name = destinationNameOf(conversion);
  const read = operand && isQuantityName(name) && !isTerm(conversion) ? cacheReadValue(unwrapped(operand), program) : undefined;
  return read?.miss === 'null' && read.form === 'value' && !isCount(read, name, program) ? { name, read } : undefined;
}

/** Whether the number is only a part of the one that has the name: `limit - Number(used)`. */
function isTerm(conversion: ts.Expression): boolean {
  const { parent } = wrapped(conversion);
  return ts.isBinaryExpression(parent) && /^[-+*/%]$/.test(parent.operatorToken.getText());
}

/** Whether it is counted from 0, by what it is called or because the program counts it up. */
function isCount({ key }: CacheReadValue, name: string, program: ts.Program): boolean {
  return isNamedFor('counter', `${name} ${key?.getText() ?? ''}`) || (key !== undefined && useOfKey(key, program)?.isCounted === true);
}
