import type { TSESTree } from '@typescript-eslint/utils';

import { handedErrorIn } from '../../ast/handed-error.ts';
import type { LogCall } from '../../calls/classify-call.ts';
import type { LoggerFormat } from '../../facts/logger-format.ts';
import { type ErrorInFields, errorsInFields } from './errors-in-fields.ts';
import { placeholdersOf } from './placeholders.ts';

/** An Error in the arguments of a log call. */
export interface HandedError {
  /** What a report underlines: the Error, or the variable that holds the fields it is in. */
  readonly error: TSESTree.Expression;
  readonly argument: TSESTree.Expression;
  readonly place: 'after' | 'fields' | 'text';
  /** Where it stands in an object; undefined for an argument that is the Error. */
  readonly field: ErrorInFields | undefined;
  /** Of the text, filled with the argument. */
  readonly placeholder: string | undefined;
}

export type Finding = 'errorAsText' | 'errorDropped' | 'errorEmptied' | 'errorInPlaceholder' | 'errorInText';

/** What can be asked of an argument. */
export interface Questions {
  readonly isError: (value: TSESTree.Expression) => boolean;
  readonly isText: (value: TSESTree.Expression) => boolean;
  /** The object literal that an argument is, or that the constant it names holds. */
  readonly literalOf: (value: TSESTree.Expression) => TSESTree.ObjectExpression | undefined;
}

/** The Errors in the arguments of a call with this role, in the order of the text. */
export function handedErrorsIn(
  given: readonly TSESTree.Expression[],
  { fields, message }: LogCall,
  { isError, isText, literalOf }: Questions,
): readonly HandedError[] {
  const [first] = given;
  const beginsWithText = fields !== null && fields < message && first !== undefined && isText(first);
  const textIndex = beginsWithText ? 0 : message;
  const fieldsIndex = beginsWithText ? undefined : fields;
  const text = given[textIndex];
  const placeholders = text === undefined ? [] : placeholdersOf(text);

  return given.flatMap((argument, index): readonly HandedError[] => {
    const place = index === textIndex ? 'text' : index === fieldsIndex || index < textIndex ? 'fields' : 'after';
    const placeholder = index > textIndex ? placeholders[index - textIndex - 1] : undefined;
    if (isError(argument)) {
      return [{ argument, error: argument, field: undefined, place, placeholder }];
    }
    const interpolated = place === 'text' ? interpolatedIn(argument, isError) : undefined;
    if (interpolated !== undefined) {
      return [{ argument, error: interpolated, field: undefined, place, placeholder }];
    }
    const literal = literalOf(argument);
    return literal === undefined
      ? []
      : errorsInFields(literal, isError).map((field) => ({
          argument,
          error: literal === argument ? field.error : argument,
          field,
          // An object in the place of the text holds the text as one of its fields.
          place: place === 'text' && fields !== null ? 'fields' : place,
          placeholder,
        }));
  });
}

/** The Error that a template or `+` turns into text. */
function interpolatedIn(text: TSESTree.Expression, isError: (value: TSESTree.Expression) => boolean): TSESTree.Expression | undefined {
  const handed = handedErrorIn(text, isError);
  return handed?.form === 'template' || handed?.form === 'concatenation' ? handed.error : undefined;
}

/** How the Error is lost, if each logger that may stand behind the call loses it. */
export function findingOf(
  { argument, error, field, place, placeholder }: HandedError,
  { fillsPlaceholders, losses }: LogCall,
  formats: readonly LoggerFormat[],
): Finding | undefined {
  const isFilled = fillsPlaceholders || formats.every((format) => format.fillsPlaceholders);
  const isDropped = losses.after !== undefined && formats.every(({ turnsArguments }) => !turnsArguments);
  const isReadable = formats.every((format) => format.isReadable);
  if (placeholder !== undefined && isFilled) {
    const loss = losses.placeholders[placeholder];
    return loss === undefined ? undefined : loss === 'text only' ? 'errorInText' : 'errorInPlaceholder';
  }
  switch (place) {
    case 'after':
      return isDropped ? 'errorDropped' : undefined;
    case 'fields':
      if (field === undefined) {
        return placeholder !== undefined && isDropped ? 'errorDropped' : undefined;
      }
      return losses.field && isReadable && formats.every(({ errorKeys }) => field.isNested || !errorKeys.includes(field.key)) ? 'errorEmptied' : undefined;
    case 'text':
      if (field === undefined && argument !== error) {
        return 'errorInText';
      }
      return losses.message && isReadable && field === undefined && formats.every((format) => !format.takesErrorAsText) ? 'errorAsText' : undefined;
  }
}
