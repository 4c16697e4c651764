import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { type CheckedThenActed, objectAt } from '../../facts/checked-then-acted.ts';
import type { Mend } from '../../fixes/mend.ts';
import { addition, dropsComment } from '../../fixes/text-edits.ts';
import { localReferencesOf } from '../../typing/local-references.ts';
import ts from '../../typing/typescript.ts';
import { unwrapped } from '../../typing/unwrapped.ts';

export type MendIds = 'guardInFilter' | 'upsertRow';

/** The one statement that asks and acts: an `upsert`, or a change whose filter asks again. */
export function mendsOf(act: ts.CallExpression, check: CheckedThenActed, sourceCode: Readonly<SourceCode>, program: ts.Program): Mend<MendIds>[] {
  const statement = ts.isAwaitExpression(act.parent) && ts.isExpressionStatement(act.parent.parent) ? act.parent.parent : undefined;
  if (statement === undefined || !ts.isPropertyAccessExpression(act.expression)) {
    return [];
  }
  const delegate = program.getTypeChecker().getTypeAtLocation(act.expression.expression);
  return check.checked === undefined
    ? delegate.getProperty('upsert') === undefined ? [] : upserting(act, statement, check, sourceCode, program)
    : delegate.getProperty('updateMany') === undefined ? [] : guarding(act, statement, check.checked, program);
}

/** For `const x = await find…; if (!x) { await create…; }` where the find is by a unique key and nothing else uses `x`. */
function upserting(
  act: ts.CallExpression,
  statement: ts.ExpressionStatement,
  { declaration, found }: CheckedThenActed,
  sourceCode: Readonly<SourceCode>,
  program: ts.Program,
): Mend<MendIds>[] {
  const where = objectAt(found, 'where');
  const data = objectAt(act, 'data');
  const branch = ts.isBlock(statement.parent) && statement.parent.statements.length === 1 ? statement.parent.parent : statement.parent;
  const declared = declaration.parent.parent;
  const isUnique = ts.isPropertyAccessExpression(found.expression) && found.expression.name.text === 'findUnique';
  if (
    !isUnique || where === undefined || data === undefined || !ts.isIfStatement(branch) || branch.elseStatement !== undefined ||
    !ts.isVariableStatement(declared) || declared.declarationList.declarations.length !== 1 || localReferencesOf(declaration, program).length !== 1 ||
    !ts.isBlock(branch.parent) || branch.parent.statements[branch.parent.statements.indexOf(declared) + 1] !== branch || hasOtherOptions(act, ['data'])
  ) {
    return [];
  }
  const [range, kept] = [[declared.getStart(), branch.end] as const, [where, data].map((part) => [part.getStart(), part.end] as const)];
  const client = (act.expression as ts.PropertyAccessExpression).expression.getText();
  return dropsComment(sourceCode, range, kept)
    ? []
    : [
        {
          fix: (fixer) => fixer.replaceTextRange(range, `await ${client}.upsert({ create: ${data.getText()}, update: {}, where: ${where.getText()} });`),
          level: 'likely',
          messageId: 'upsertRow',
        },
      ];
}

/** For a check against one value: the filter asks for it again, and a change of no row is an error. */
function guarding(act: ts.CallExpression, statement: ts.Statement, { condition, field }: NonNullable<CheckedThenActed['checked']>, program: ts.Program): Mend<MendIds>[] {
  const where = objectAt(act, 'where');
  const value = expectedValue(condition, field);
  const name = (act.expression as ts.PropertyAccessExpression).name;
  const [key] = where !== undefined && ts.isObjectLiteralExpression(where) ? where.properties : [];
  const isPlainKey = key !== undefined && !(ts.isPropertyAssignment(key) && ts.isObjectLiteralExpression(unwrapped(key.initializer)));
  const hasCount = program.getTypeChecker().getSymbolsInScope(act, ts.SymbolFlags.Value).some((symbol) => symbol.name === 'count');
  if (value === undefined || where === undefined || !ts.isObjectLiteralExpression(where) || !isPlainKey || hasCount || hasOtherOptions(act, ['data', 'where']) || !ts.isBlock(statement.parent)) {
    return [];
  }
  const indent = /[^\S\n]*$/.exec(statement.getSourceFile().text.slice(0, statement.getStart()))?.[0] ?? '';
  const guard = addition(where, `${field}: ${value}`);
  return [
    {
      fix: (fixer) => [
        fixer.insertTextBeforeRange([statement.getStart(), statement.end], 'const { count } = '),
        fixer.replaceTextRange([name.getStart(), name.end], 'updateMany'),
        fixer.replaceTextRange(guard.range, guard.text),
        fixer.insertTextAfterRange([statement.getStart(), statement.end], `\n${indent}if (count === 0) { throw new Error('${field} has changed meanwhile'); }`),
      ],
      level: 'likely',
      messageId: 'guardInFilter',
    },
  ];
}

function hasOtherOptions(act: ts.CallExpression, known: readonly string[]): boolean {
  const [given] = act.arguments;
  return given === undefined || !ts.isObjectLiteralExpression(given) || given.properties.some(({ name }) => !known.includes(name?.getText() ?? ''));
}

/** `'pending'` of `order.status !== 'pending'`, which leaves, or of `order.status === 'pending'`, which goes on. */
function expectedValue(condition: ts.Expression, field: string): string | undefined {
  const test = unwrapped(condition);
  if (!ts.isBinaryExpression(test) || !/^[!=]==$/.test(test.operatorToken.getText())) {
    return undefined;
  }
  const isLeaving = ts.isIfStatement(condition.parent) && condition.parent.elseStatement === undefined && test.operatorToken.getText() === '!==';
  const isEntering = test.operatorToken.getText() === '===' && ts.isIfStatement(condition.parent);
  const left = unwrapped(test.left);
  return (isLeaving || isEntering) && ts.isPropertyAccessExpression(left) && left.name.text === field && ts.isLiteralExpression(test.right)
    ? test.right.getText()
    : undefined;
}
