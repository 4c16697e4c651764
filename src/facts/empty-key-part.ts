import { isQueueType } from '../calls/is-queued.ts';
import { DEFAULT_LIBRARY, declaringPackageOf } from '../typing/declaring-package.ts';
import { perProgram } from '../typing/per-program.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { absentIn } from './cached-value.ts';
import type { KeyPart } from './key-parts.ts';
import { pendingAssignmentOf } from './pending-assignment.ts';
import { queuedCommand } from './queued-command.ts';

/** What a part of a key holds that tells nothing apart. */
export interface EmptyPart {
  readonly kind: 'empty' | 'null' | 'object' | 'promise' | 'queue' | 'undefined';
  /** What the key reads in its place. */
  readonly text: string;
  /** The queued command, of a queue. */
  readonly command?: ts.CallExpression;
}

/**
 * What a part of a key may hold that is the same for all who have none: undefined, null, a promise, an object without a text of its own,
 * the queue of a queued command. By its type where it stands, so that a part which was tested before is none; a cast and `!` are believed,
 * unless what they stand on is an optional chain. Misses `any`, type parameters, and code without `strictNullChecks`.
 */
export const emptyPartOf = perProgram((part: KeyPart, program): EmptyPart | undefined => {
  const { expression, form, isLeftOut, parameter } = part;
  const value = unwrapped(expression);
  if (ts.isIdentifier(value) && pendingAssignmentOf(value, program) !== undefined) {
    return undefined;
  }
  const checker = program.getTypeChecker();
  const fallback = emptyFallbackOf(value, checker);
  if (fallback !== undefined) {
    return form === 'whole' || isIdentity(fallback) ? { kind: 'empty', text: '' } : undefined;
  }
  const type = checker.getTypeAtLocation(ts.isOptionalChain(value) ? value : expression);
  const absent = isLeftOut === true ? 'undefined' : absentIn(type);
  if (absent !== undefined) {
    const isKept = parameter === undefined || absentIn(checker.getTypeAtLocation(parameter)) !== undefined;
    return isKept ? { kind: absent, text: form === 'joined' ? '' : absent } : undefined;
  }
  return objectIn(type, value, program);
});

/** `x` of `x ?? ''` and `x || ''`, where it may be nothing. */
function emptyFallbackOf(value: ts.Expression, checker: ts.TypeChecker): ts.Expression | undefined {
  const isFallback =
    ts.isBinaryExpression(value) &&
    (value.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken || value.operatorToken.kind === ts.SyntaxKind.BarBarToken) &&
    ts.isStringLiteralLike(unwrapped(value.right)) && (unwrapped(value.right) as ts.StringLiteralLike).text === '';
  return isFallback && absentIn(checker.getTypeAtLocation(value.left)) !== undefined ? value.left : undefined;
}

/** Names of what tells one owner from another: two without one are still two. */
const IDENTITY = /(?:^|_)(?:id|uuid|email|token|owner|tenant|user)$|(?:Id|ID|Uuid|UUID|Email|Token|Tenant|Owner)$/;

/** Whether the part is named for what it identifies, where a filter that is left out is a question like any other. */
function isIdentity(expression: ts.Expression): boolean {
  const value = unwrapped(expression);
  const name = ts.isPropertyAccessExpression(value) ? value.name.text : ts.isIdentifier(value) ? value.text : '';
  return IDENTITY.test(name);
}

function objectIn(type: ts.Type, value: ts.Expression, program: ts.Program): EmptyPart | undefined {
  const checker = program.getTypeChecker();
  if ((type.flags & ts.TypeFlags.Object) === 0) {
    return undefined;
  }
  if (checker.getPropertyOfType(type, 'then') !== undefined) {
    return { kind: 'promise', text: '[object Promise]' };
  }
  if (isQueueType(type, checker)) {
    const command = queuedCommand(value, program);
    return command && { command, kind: 'queue', text: '[object Object]' };
  }
  return isPlainObject(type, program) ? { kind: 'object', text: '[object Object]' } : undefined;
}

/** Whether the project declares the type, and gives it no text of its own. */
function isPlainObject(type: ts.Type, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const [written] = checker.getPropertyOfType(type, 'toString')?.declarations ?? [];
  const declarations = type.getSymbol()?.declarations ?? [];
  return (
    written !== undefined &&
    declaringPackageOf(written, program) === DEFAULT_LIBRARY && ts.isInterfaceDeclaration(written.parent) && written.parent.name.text === 'Object' &&
    type.getCallSignatures().length === 0 && checker.getPropertiesOfType(type).length > 0 &&
    declarations.length > 0 && declarations.every((declaration) => !declaration.getSourceFile().isDeclarationFile)
  );
}
