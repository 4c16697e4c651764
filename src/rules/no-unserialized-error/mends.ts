import type { Mend } from '../../fixes/mend.ts';
import { propertyOf } from '../../fixes/text-edits.ts';
import { isErrorType } from '../../typing/error-value.ts';
import ts from '../../typing/typescript.ts';
import type { Encoding, Part } from './encoded.ts';

export type MendIds = 'sendMessage' | 'spreadFields' | 'writeFields';

/** The fields of the Error that have to be named for JSON to hold them: for users its message at most. */
export function mendsOf({ becomes }: Pick<Encoding, 'becomes'>, { key, value }: Part, program: ts.Program): readonly Mend<MendIds>[] {
  const isAnswer = becomes === 'answer';
  const text = value.getText();
  if (!/^[\w$]+(?:\.[\w$]+)*$/.test(text)) {
    return [];
  }
  const type = program.getTypeChecker().getTypeAtLocation(value);
  const isKnown = (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) === 0;
  const isSure = isKnown && isErrorType(type, program);
  const own = isKnown && type.getProperties().some(isOwnField) ? `...${text}, ` : '';
  const fields = isAnswer ? `{ message: ${text}.message }` : `{ ${own}name: ${text}.name, message: ${text}.message, stack: ${text}.stack }`;
  const told = isSure
    ? fields
    : isKnown
      ? `${text} && ${fields}`
      : isAnswer
        ? `{ message: ${text} instanceof Error ? ${text}.message : String(${text}) }`
        : `${text} instanceof Error ? ${fields} : ${text}`;
  const replacement = key === undefined ? told : `${key}: ${told}`;
  return [
    {
      fix: (fixer) => fixer.replaceTextRange([value.getStart(), value.end], replacement),
      level: 'likely',
      messageId: isAnswer ? 'sendMessage' : 'writeFields',
    },
  ];
}

/** What JSON holds of an Error of the project's own as it is. */
function isOwnField({ flags, name }: ts.Symbol): boolean {
  return (flags & ts.SymbolFlags.Property) !== 0 && !['cause', 'message', 'name', 'stack'].includes(name);
}

/** The fields that a spread leaves behind, after it. */
export function mendsOfSpread({ expression: error, parent }: ts.SpreadAssignment): readonly Mend<MendIds>[] {
  const text = error.getText();
  const fields = ['name', 'message', 'stack'].filter((field) => propertyOf(parent, field) === undefined);
  return /^[\w$]+(?:\.[\w$]+)*$/.test(text)
    ? [
        {
          fix: (fixer) => fixer.insertTextAfterRange([error.getStart(), error.end], fields.map((field) => `, ${field}: ${text}.${field}`).join('')),
          level: 'likely',
          messageId: 'spreadFields',
        },
      ]
    : [];
}
