import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';
import type ts from 'typescript';

import { stringifiedArgument } from '../../facts/stringified-argument.ts';
import { errorsInFields } from './errors-in-fields.ts';
import type { HandedError, Questions } from './lost-error.ts';

/** An Error that a log function of the project turns into JSON. */
export interface StringifiedError {
  readonly handed: HandedError;
  /** Names of the functions on the way to `JSON.stringify`. */
  readonly path: readonly string[];
  /** Key that the function treats by itself, as one for Errors would be. */
  readonly errorKey: string | undefined;
}

/** The first Error among the arguments that the function of the project behind `call` writes as JSON. */
export function stringifiedErrorIn(
  given: readonly TSESTree.Expression[],
  { isError, literalOf }: Questions,
  call: ts.CallExpression,
  program: ts.Program,
): StringifiedError | undefined {
  for (const [index, argument] of given.entries()) {
    const literal = literalOf(argument);
    const fields = literal === undefined ? [] : errorsInFields(literal, isError);
    const stringified = fields.length > 0 || isError(argument) ? stringifiedArgument(call, index, program) : undefined;
    if (stringified === undefined) {
      continue;
    }
    const { keysRead, path } = stringified;
    const field = fields.find(({ key }) => !keysRead.has(key));
    if (field !== undefined || (fields.length === 0 && keysRead.size === 0)) {
      const error = field !== undefined && literal === argument ? field.error : argument;
      const handed: HandedError = { argument, error, field, place: 'fields', placeholder: undefined };
      return { errorKey: ERROR_KEYS.find((key) => keysRead.has(key)), handed, path };
    }
  }
  return undefined;
}

/** Among the keys that a function treats by itself, these hold an Error. */
const ERROR_KEYS = ['err', 'error', 'exception', 'cause'];

/** The functions behind the one that is called, as a message names them. */
export function wayTo(path: readonly string[], { callee }: TSESTree.CallExpression, sourceCode: Readonly<SourceCode>): { logger: string; path: string } {
  const behind = path.slice(1);
  return { logger: sourceCode.getText(callee), path: behind.length === 0 ? '' : ` (${path.join(' → ')})` };
}
