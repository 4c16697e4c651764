import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { indentOf } from '../../ast/indent.ts';
import { quoted } from '../../ast/quote-style.ts';
import type { DecoratedParameter } from '../../calls/classify-parameter.ts';
import type { UncheckedTransform } from '../../facts/unchecked-transform.ts';
import type { Mend } from '../../fixes/mend.ts';
import { importedInstead } from '../../fixes/named-imports.ts';
import ts from '../../typing/typescript.ts';

export type MendIds = 'parseInPipe' | 'pipeNumber' | 'refuseNaN';

/** After `const page = Number(…);`, a line that refuses it. */
export function mendsOfConstant(node: TSESTree.Node, sourceCode: Readonly<SourceCode>): readonly Mend<MendIds>[] {
  const { parent: declarator } = node;
  const declaration = declarator?.type === AST_NODE_TYPES.VariableDeclarator && declarator.init === node ? declarator.parent : undefined;
  if (
    declaration?.declarations.length !== 1 || declarator?.type !== AST_NODE_TYPES.VariableDeclarator || declarator.id.type !== AST_NODE_TYPES.Identifier ||
    !LISTS.has(declaration.parent.type)
  ) {
    return [];
  }
  const statement = declaration.parent.type === AST_NODE_TYPES.ExportNamedDeclaration ? declaration.parent : declaration;
  const { name } = declarator.id;
  const { indent, step } = indentOf(statement, sourceCode);
  const lines = [`if (!Number.isFinite(${name})) {`, `${step}throw new RangeError(${quoted(`${name} is not a number`, sourceCode)});`, '}'];
  const text = lines.map((line) => `\n${indent}${line}`).join('');
  return [{ fix: (fixer) => fixer.insertTextAfter(statement, text), level: 'likely', messageId: 'refuseNaN' }];
}

const LISTS = new Set<string>([AST_NODE_TYPES.BlockStatement, AST_NODE_TYPES.ExportNamedDeclaration, AST_NODE_TYPES.Program]);

/** `.pipe(z.number())`, which takes no NaN. */
export function mendsOfTransform(call: ts.CallExpression, { isPlain, namespace }: UncheckedTransform): readonly Mend<MendIds>[] {
  return isPlain && namespace !== undefined
    ? [{ fix: (fixer) => fixer.insertTextAfterRange([call.end, call.end], `.pipe(${namespace}.number())`), level: 'likely', messageId: 'pipeNumber' }]
    : [];
}

/** `@Query('page', ParseIntPipe)`, with its import; headers are handed to no pipe. */
export function mendsOfParameter(parameter: ts.ParameterDeclaration, decorator: ts.CallExpression, { input, pipes, parameters }: DecoratedParameter): readonly Mend<MendIds>[] {
  const { numberPipe } = parameters;
  const last = decorator.arguments.at(-1);
  const imports = ts.isIdentifier(decorator.expression) ? importedInstead(decorator.expression, [decorator.expression.text, numberPipe]) : undefined;
  if (last === undefined || imports === undefined || parameters.unpiped.includes(input.part)) {
    return [];
  }
  const mayBeAbsent = pipes.length === 0 && (parameter.questionToken !== undefined || parameter.initializer !== undefined);
  const edits = [...imports, [last.end, last.end, `, ${mayBeAbsent ? `new ${numberPipe}({ optional: true })` : numberPipe}`] as const];
  return [{ fix: (fixer) => edits.map(([start, end, text]) => fixer.replaceTextRange([start, end], text)), level: 'skeleton', messageId: 'parseInPipe' }];
}
