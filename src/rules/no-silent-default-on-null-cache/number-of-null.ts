import ts from 'typescript';

import { type CacheReadValue, cacheReadValue } from '../../facts/cache-read-value.ts';
import { unwrapped } from '../../typing/unwrapped.ts';
import { destinationNameOf } from './business-value.ts';
import { isQuantityName } from './vocabulary.ts';

export interface NumberOfNull {
  readonly read: CacheReadValue;
  /** The name the number ends up under. */
  readonly name: string;
}

/** A missed read that `Number(…)` or unary `+` makes a 0 of, under a name that a decision is taken by: a balance, a limit. */
export function numberOfNull(conversion: ts.Node, program: ts.Program): NumberOfNull | undefined {
  const operand = ts.isCallExpression(conversion) ? conversion.arguments[0] : ts.isPrefixUnaryExpression(conversion) ? conversion.operand : undefined;
  const name = destinationNameOf(conversion);
  const read = operand && isQuantityName(name) ? cacheReadValue(unwrapped(operand), program) : undefined;
  return read?.miss === 'null' && read.form === 'value' ? { name, read } : undefined;
}
