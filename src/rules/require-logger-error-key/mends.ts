import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { RuleFix, RuleFixer, SourceCode } from '@typescript-eslint/utils/ts-eslint';

import type { LogCall } from '../../calls/classify-call.ts';
import { quoted } from '../../ast/quote-style.ts';
import type { Mend } from '../../fixes/mend.ts';
import { unfoldedTextOf } from '../../fixes/unfolded-text.ts';
import type { HandedError } from './lost-error.ts';
import { withoutPlaceholder } from './placeholders.ts';

export type LoggerMend = Mend<'passError' | 'useErrorKey'>;

/** What the mends of one log call are made from. */
export interface LossyCall {
  readonly call: TSESTree.CallExpression;
  readonly given: readonly TSESTree.Expression[];
  readonly handed: HandedError;
  readonly role: Pick<LogCall, 'fields' | 'library' | 'message' | 'messageKey'>;
  /** Key under which the logger writes an Error in full, if it has one. */
  readonly errorKey: string | undefined;
  readonly sourceCode: Readonly<SourceCode>;
}

/** The Error under the key that the logger writes in full, or as an argument of its own where it has no such key. */
export function mendsOf(lossy: LossyCall): LoggerMend[] {
  const { errorKey, handed, role } = lossy;
  if (errorKey === undefined) {
    const fix = role.fields === null || role.fields > role.message ? afterText(lossy) : beforeText(lossy);
    return fix === undefined ? [] : [{ data: { library: role.library }, fix, level: 'likely', messageId: 'passError' }];
  }
  const fix = handed.place === 'fields' ? renamed(lossy, errorKey) : inFields(lossy, errorKey);
  return fix === undefined ? [] : [{ data: { key: errorKey, library: role.library }, fix, level: 'likely', messageId: 'useErrorKey' }];
}

type Fix = (fixer: RuleFixer) => RuleFix | RuleFix[];

/** `{ error }` as `{ err: error }`, and `{ data: { error } }`, where nothing stands beside it, likewise. */
export function renamed({ handed: { argument, field }, sourceCode }: Pick<LossyCall, 'handed' | 'sourceCode'>, key: string): Fix | undefined {
  if (field === undefined || field.literal !== argument || hasKey(field.literal, key)) {
    return undefined;
  }
  const { error, isNested, property } = field;
  if (!isNested) {
    return (fixer) => (property.shorthand ? fixer.insertTextBefore(property, `${key}: `) : fixer.replaceText(property.key, key));
  }
  const inner = property.value;
  const isAlone =
    inner.type === AST_NODE_TYPES.ObjectExpression
      ? inner.properties.length === 1 && inner.properties[0]?.type === AST_NODE_TYPES.Property && inner.properties[0].value === error
      : inner.type === AST_NODE_TYPES.ArrayExpression && inner.elements.length === 1;
  return isAlone && sourceCode.getCommentsInside(property).length === 0
    ? (fixer) => fixer.replaceText(property, fieldText(key, error, sourceCode))
    : undefined;
}

/** The Error, which stands in or behind the text, moved into the fields in front of it. */
function inFields({ call, given, handed, role, sourceCode }: LossyCall, key: string): Fix | undefined {
  const { argument, field } = handed;
  const [first] = given;
  const isText = handed.place === 'text';
  const others = isText ? given : given.filter((other) => other !== argument);
  const hasFields = first !== argument && first?.type === AST_NODE_TYPES.ObjectExpression;
  const isNestedElsewhere = field !== undefined && (field.isNested || field.literal !== argument);
  if (first === undefined || isNestedElsewhere || (hasFields && (field !== undefined || hasKey(first, key)))) {
    return undefined;
  }
  const texts = others.map((other) => (isText && other === argument ? textWithout(handed, sourceCode) : sourceCode.getText(other)));
  const text = texts[hasFields ? 1 : 0];
  const cleaned = handed.placeholder === undefined ? text : text && withoutPlaceholder(text, handed.placeholder);
  if (texts.includes(undefined) || (cleaned === undefined && others.length > (hasFields ? 1 : 0))) {
    return undefined;
  }
  const rest = [...(cleaned === undefined || cleaned === "''" ? [] : [cleaned]), ...texts.slice(hasFields ? 2 : 1)];
  const own = field === undefined ? fieldText(key, handed.error, sourceCode) : innerText(argument as TSESTree.ObjectExpression, field.property, key, sourceCode);
  const before = hasFields ? innerText(first, undefined, key, sourceCode) : '';
  const fields = [before, own].filter((part) => part !== '').join(', ');
  if (role.messageKey !== undefined) {
    return rest.length > 1 ? undefined : replaced(call, given, [`{ ${[fields, ...rest.map((only) => `${role.messageKey ?? ''}: ${only}`)].join(', ')} }`], sourceCode);
  }
  return replaced(call, given, [`{ ${fields} }`, ...rest], sourceCode);
}

/** For a logger that takes an Error behind the text: the other fields go to a child of it. */
function afterText({ call, given, handed, role, sourceCode }: LossyCall): Fix | undefined {
  const { argument, error, field, place, placeholder } = handed;
  const before = given.slice(0, role.message).map((level) => sourceCode.getText(level));
  const text = given[role.message];
  const errorText = sourceCode.getText(error);
  if (place === 'text') {
    const shown = argument === error ? quoted('Error:', sourceCode) : textWithout(handed, sourceCode);
    return shown === undefined || given.length > role.message + 1 ? undefined : replaced(call, given, [...before, shown, errorText], sourceCode);
  }
  if (argument === text) {
    const shown = entryTextOf(handed, sourceCode);
    return shown === undefined ? undefined : replaced(call, given, [...before, shown, errorText], sourceCode);
  }
  const shown = text && (placeholder === undefined ? sourceCode.getText(text) : withoutPlaceholder(sourceCode.getText(text), placeholder));
  const others = given.slice(role.message + 1).filter((other) => other !== argument);
  if (shown === undefined || others.length > 1 || field?.isNested === true || (field !== undefined && field.literal !== argument)) {
    return undefined;
  }
  const inner = field && innerText(field.literal, field.property, undefined, sourceCode);
  const kept = [...others.map((other) => sourceCode.getText(other)), ...(inner === undefined || inner === '' ? [] : [`{ ${inner} }`])];
  return kept.length > 1 ? undefined : replaced(call, given, [...before, shown, errorText], sourceCode, kept[0]);
}

/** For a logger that takes an Error in the place of the fields: the other fields go to a child of it. */
function beforeText({ call, given, handed, sourceCode }: LossyCall): Fix | undefined {
  const { argument, error, field, place, placeholder } = handed;
  const errorText = sourceCode.getText(error);
  if (place === 'fields') {
    const isPlain = field?.isNested === false && field.literal === argument;
    const kept = isPlain ? innerText(field.literal, field.property, undefined, sourceCode) : undefined;
    const texts = given.map((other) => (other === argument ? errorText : sourceCode.getText(other)));
    return kept === undefined ? undefined : replaced(call, given, texts, sourceCode, kept === '' ? undefined : `{ ${kept} }`);
  }
  const [text, ...others] = given;
  const shown =
    place === 'text' ? textWithout(handed, sourceCode) : text && placeholder && withoutPlaceholder(sourceCode.getText(text), placeholder);
  return shown === undefined || others.some((other) => other !== argument) ? undefined : replaced(call, given, [errorText, shown], sourceCode);
}

/** The text of `{ message: 'x', error }`, where nothing else stands in it. */
function entryTextOf({ argument, field }: HandedError, sourceCode: Readonly<SourceCode>): string | undefined {
  const literal = argument.type === AST_NODE_TYPES.ObjectExpression && field?.isNested === false && argument.properties.length === 2 ? argument : undefined;
  const text = literal?.properties.find(
    (property) => property.type === AST_NODE_TYPES.Property && !property.computed && sourceCode.getText(property.key) === 'message',
  );
  return text?.type === AST_NODE_TYPES.Property ? sourceCode.getText(text.value) : undefined;
}

/** Replaces all arguments, and the logger by a child with the fields `kept`; not where that would lose a comment. */
function replaced(
  { callee }: TSESTree.CallExpression,
  given: readonly TSESTree.Expression[],
  texts: readonly (string | undefined)[],
  sourceCode: Readonly<SourceCode>,
  kept?: string,
): Fix | undefined {
  const [first] = given;
  const last = given.at(-1);
  const logger = callee.type === AST_NODE_TYPES.MemberExpression ? callee.object : undefined;
  if (first === undefined || last === undefined || texts.includes(undefined) || (kept !== undefined && logger === undefined)) {
    return undefined;
  }
  const hasComment = sourceCode.getAllComments().some(({ range }) => range[0] >= first.range[0] && range[1] <= last.range[1]);
  return hasComment
    ? undefined
    : (fixer) => [
        ...(kept === undefined || logger === undefined ? [] : [fixer.insertTextAfter(logger, `.child(${kept})`)]),
        fixer.replaceTextRange([first.range[0], last.range[1]], texts.join(', ')),
      ];
}

/** The properties of `literal`, with `property` under `key`, or without it where there is no key. */
function innerText(
  { properties }: TSESTree.ObjectExpression,
  property: TSESTree.Property | undefined,
  key: string | undefined,
  sourceCode: Readonly<SourceCode>,
): string {
  return properties
    .flatMap((other) => {
      if (other !== property) {
        return [sourceCode.getText(other)];
      }
      return key === undefined ? [] : [fieldText(key, other.value as TSESTree.Expression, sourceCode)];
    })
    .join(', ');
}

function fieldText(key: string, error: TSESTree.Expression, sourceCode: Readonly<SourceCode>): string {
  const text = sourceCode.getText(error);
  return text === key ? key : `${key}: ${text}`;
}

/** The text that a template or `+` is without the Error at its end. */
function textWithout(handed: HandedError, sourceCode: Readonly<SourceCode>): string | undefined {
  const unfolded = unfoldedTextOf(handed, sourceCode)?.text;
  return unfolded === '' ? undefined : unfolded;
}

function hasKey({ properties }: TSESTree.ObjectExpression, key: string): boolean {
  return properties.some(
    (property) =>
      property.type === AST_NODE_TYPES.Property &&
      ((property.key.type === AST_NODE_TYPES.Identifier && property.key.name === key) ||
        (property.key.type === AST_NODE_TYPES.Literal && property.key.value === key)),
  );
}
