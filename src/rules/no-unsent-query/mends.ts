import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import type { Discard } from '../../facts/discarded.ts';
import type { UnexecutedQueue } from '../../facts/unexecuted-queue.ts';
import type { Mend } from '../../fixes/mend.ts';
import { dropsComment } from '../../fixes/text-edits.ts';
import { canAwait } from '../../typing/can-await.ts';
import { DEFAULT_LIBRARY } from '../../typing/declaring-package.ts';
import { isTypeNamed } from '../../typing/named-type.ts';
import ts from '../../typing/typescript.ts';
import { unwrapped } from '../../typing/unwrapped.ts';
import { wrapped } from '../../typing/wrapped.ts';

export type MendIds = 'awaitEach' | 'awaitQuery' | 'executeQueue';

/** How the query that `call` builds gets sent: by an `await`, where one can stand. */
export function mendsOfQuery(
  call: ts.Expression,
  discard: Discard,
  sourceCode: Readonly<SourceCode>,
  program: ts.Program,
): Mend<MendIds>[] {
  if (discard.how === 'callback') {
    return awaitingEach(discard, sourceCode, program);
  }
  if (!canAwait(call) || discard.how === 'awaited list' || (discard.how === 'variable' && discard.isList)) {
    return [];
  }
  if (discard.how === 'void' && unwrapped(discard.by.expression) === call) {
    const start = discard.by.getStart();
    return [{ fix: (fixer) => fixer.replaceTextRange([start, start + 'void'.length], 'await'), level: 'likely', messageId: 'awaitQuery' }];
  }
  return ts.isVoidExpression(wrapped(call).parent)
    ? []
    : [{ fix: (fixer) => fixer.insertTextBeforeRange([call.getStart(), call.end], 'await '), level: 'likely', messageId: 'awaitQuery' }];
}

/** `for (const id of ids) { await …; }` in the place of `ids.forEach((id) => …);`. */
function awaitingEach(
  { by: call, callback }: Extract<Discard, { how: 'callback' }>,
  sourceCode: Readonly<SourceCode>,
  program: ts.Program,
): Mend<MendIds>[] {
  const statement = call.parent;
  const [parameter, ...others] = callback.parameters;
  const { body } = callback;
  const { expression: callee } = call;
  if (
    !ts.isExpressionStatement(statement) ||
    !ts.isPropertyAccessExpression(callee) ||
    callee.name.text !== 'forEach' ||
    callee.questionDotToken !== undefined ||
    call.arguments.length !== 1 ||
    parameter === undefined ||
    parameter.initializer !== undefined ||
    others.length > 0 ||
    ts.isBlock(body) ||
    !ts.isCallExpression(body) ||
    !canAwait(call) ||
    !isListOrSet(callee.expression, program)
  ) {
    return [];
  }
  const [name, list, query] = [parameter.name, callee.expression, body].map((part) => part.getText()) as [string, string, string];
  const kept = [parameter.name, callee.expression, body].map((part) => [part.getStart(), part.end] as const);
  const range = [statement.getStart(), statement.end] as const;
  return dropsComment(sourceCode, range, kept)
    ? []
    : [{ fix: (fixer) => fixer.replaceTextRange(range, `for (const ${name} of ${list}) { await ${query}; }`), level: 'likely', messageId: 'awaitEach' }];
}

/** Going through a map gives its entries. */
function isListOrSet(collection: ts.Expression, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const type = checker.getTypeAtLocation(collection);
  return checker.isArrayType(type) || ['ReadonlySet', 'Set'].some((name) => isTypeNamed(type, name, [DEFAULT_LIBRARY], program));
}

/** `await pipeline.exec();` after the last command. */
export function mendsOfQueue({ commands, opening, variable }: UnexecutedQueue): Mend<MendIds>[] {
  const last = commands.at(-1);
  if (last === undefined || !canAwait(opening)) {
    return [];
  }
  if (variable === undefined) {
    const isPlain = ts.isExpressionStatement(last.parent);
    return isPlain
      ? [{ fix: (fixer) => [fixer.insertTextBeforeRange([last.getStart(), last.end], 'await '), fixer.insertTextAfterRange([last.getStart(), last.end], '.exec()')], level: 'likely', messageId: 'executeQueue' }]
      : [];
  }
  const declared = variable.parent.parent.parent;
  const block = declared.parent;
  const after = ts.findAncestor(last, (node) => node.parent === block);
  const isInline = ts.isVariableStatement(declared) && (ts.isBlock(block) || ts.isSourceFile(block));
  if (!isInline || after === undefined) {
    return [];
  }
  const indent = /[^\S\n]*$/.exec(after.getSourceFile().text.slice(0, after.getStart()))?.[0] ?? '';
  return [
    { fix: (fixer) => fixer.insertTextAfterRange([after.getStart(), after.end], `\n${indent}await ${variable.text}.exec();`), level: 'likely', messageId: 'executeQueue' },
  ];
}
