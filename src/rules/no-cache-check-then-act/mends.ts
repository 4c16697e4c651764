import { AST_NODE_TYPES, type ParserServicesWithTypeInformation, type TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { classifyCall } from '../../calls/classify-call.ts';
import type { CheckThenSet } from '../../facts/check-then-set.ts';
import type { Mend } from '../../fixes/mend.ts';
import { dropsComment, fixOf, removal, type TextEdit } from '../../fixes/text-edits.ts';
import { localReferencesOf } from '../../typing/local-references.ts';
import ts from '../../typing/typescript.ts';

/** One `SET … NX` in the place of the check, where the write is the statement right after the `if` that leaves. */
export function mendsOf(
  write: TSESTree.CallExpression,
  { branch, check }: CheckThenSet,
  { esTreeNodeToTSNodeMap: nodes, program, tsNodeToESTreeNodeMap: tsNodes }: ParserServicesWithTypeInformation,
  sourceCode: Readonly<SourceCode>,
): readonly Mend<'setIfAbsent'>[] {
  const call = nodes.get(write);
  const exclusive = exclusiveText(write, classifyCall(call, program)?.library, sourceCode);
  const statement = ts.isAwaitExpression(call.parent) && ts.isExpressionStatement(call.parent.parent) ? call.parent.parent : undefined;
  const awaited = ts.isAwaitExpression(check.parent) ? check.parent : undefined;
  if (exclusive === undefined || statement === undefined || awaited === undefined || !isNext(branch, statement) || dropsComment(sourceCode, [statement.getStart(), statement.end])) {
    return [];
  }
  const condition: TextEdit['range'] = [branch.expression.getStart(), branch.expression.end];
  if (awaited.pos >= branch.pos && awaited.end <= branch.end) {
    return [mend([{ range: condition, text: `(await ${exclusive}) === null` }, removal(statement)])];
  }
  const declaration = ts.isVariableDeclaration(awaited.parent) && ts.isIdentifier(awaited.parent.name) ? awaited.parent : undefined;
  const isNear = declaration !== undefined && ts.isVariableStatement(declaration.parent.parent) && isNext(declaration.parent.parent, branch);
  if (declaration === undefined || !isNear || declaration.type !== undefined || localReferencesOf(declaration, program).length !== 1) {
    return [];
  }
  const asked = tsNodes.get<TSESTree.Node>(awaited);
  return [mend([{ range: asked.range, text: `await ${exclusive}` }, { range: condition, text: `${declaration.name.getText()} === null` }, removal(statement)])];
}

function mend(edits: readonly TextEdit[]): Mend<'setIfAbsent'> {
  return { fix: fixOf(edits), level: 'likely', messageId: 'setIfAbsent' };
}

/** The write as one that happens only where there is nothing; undefined for the spellings that take no condition. */
function exclusiveText(write: TSESTree.CallExpression, library: string | undefined, sourceCode: Readonly<SourceCode>): string | undefined {
  const { arguments: given, callee } = write;
  const isSet = callee.type === AST_NODE_TYPES.MemberExpression && callee.property.type === AST_NODE_TYPES.Identifier && callee.property.name === 'set';
  if (!isSet || sourceCode.getCommentsInside(write).length > 0) {
    return undefined;
  }
  const last = given.at(-1);
  if (library === 'ioredis') {
    return last && withAfter(write, last, `, 'NX'`, sourceCode);
  }
  const [, , options] = given;
  if (options === undefined) {
    return last && withAfter(write, last, ', { NX: true }', sourceCode);
  }
  const property = options.type === AST_NODE_TYPES.ObjectExpression ? options.properties.at(-1) : undefined;
  return property && withAfter(write, property, ', NX: true', sourceCode);
}

/** The text of `write` with `more` right after `part`, before a comma that may trail. */
function withAfter(write: TSESTree.Node, part: TSESTree.Node, more: string, { text }: Readonly<SourceCode>): string {
  return text.slice(write.range[0], part.range[1]) + more + text.slice(part.range[1], write.range[1]);
}

/** Whether `next` stands right after `statement` in the same block. */
function isNext(statement: ts.Statement, next: ts.Statement): boolean {
  const { parent } = statement;
  return ts.isBlock(parent) && parent.statements[parent.statements.indexOf(statement) + 1] === next;
}
