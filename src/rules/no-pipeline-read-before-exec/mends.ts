import { AST_NODE_TYPES, type ParserServicesWithTypeInformation, type TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { statementEvaluating } from '../../ast/statement-evaluating.ts';
import { freshName } from '../../ast/fresh-name.ts';
import { indentOf } from '../../ast/indent.ts';
import { classifyMember } from '../../calls/classify-call.ts';
import { makerIn, queueVariableOf } from '../../facts/read-before-exec.ts';
import type { Mend } from '../../fixes/mend.ts';
import { dropsComment, fixOf, removal, type TextEdit } from '../../fixes/text-edits.ts';
import { enclosingFunctionOf, isAsyncFunction } from '../../typing/enclosing-function.ts';
import { localReferencesOf } from '../../typing/local-references.ts';
import ts from '../../typing/typescript.ts';

/** Executes the queue where the command joins it, and reads its slot; see the page for what that needs. */
export function mendsOf(
  command: TSESTree.CallExpression,
  { esTreeNodeToTSNodeMap: nodes, program }: ParserServicesWithTypeInformation,
  sourceCode: Readonly<SourceCode>,
): readonly Mend<'readSlot'>[] {
  const call = nodes.get(command);
  const read = command.parent.type === AST_NODE_TYPES.AwaitExpression ? command.parent : command;
  const statement = statementEvaluating(read);
  const later = isAsyncFunction(enclosingFunctionOf(call)) ? laterExecsOf(call, program) : undefined;
  const failure = failureOf(call, program);
  if (statement === undefined || later === undefined || failure === undefined || dropsComment(sourceCode, read.range, [command.range])) {
    return [];
  }
  const executed = `(await ${sourceCode.getText(command)}.exec())`;
  const edits = failure === 'rejects' ? [{ range: read.range, text: `${executed}.at(-1)` }] : slotEdits(read, statement, executed, sourceCode);
  return [
    {
      data: { command: sourceCode.getText(command).replace(/\s+/g, ' ') },
      fix: fixOf([...edits, ...later.map(removal)]),
      level: 'likely',
      messageId: 'readSlot',
    },
  ];
}

function slotEdits(read: TSESTree.Expression, statement: TSESTree.Statement, executed: string, sourceCode: Readonly<SourceCode>): readonly TextEdit[] {
  const { indent, step } = indentOf(statement, sourceCode);
  const error = freshName('error', sourceCode);
  const guard = `if (${error}) {\n${indent}${step}throw ${error};\n${indent}}`;
  const declared = declaredBy(read, statement);
  if (declared !== undefined) {
    return [{ range: [declared.id.range[0], statement.range[1]], text: `[${error}, ${declared.id.name}] = ${executed}?.at(-1) ?? [];\n${indent}${guard}` }];
  }
  const reply = freshName('reply', sourceCode);
  const before = `const [${error}, ${reply}] = ${executed}?.at(-1) ?? [];\n${indent}${guard}\n${indent}`;
  return [{ range: [statement.range[0], statement.range[0]], text: before }, { range: read.range, text: reply }];
}

/** `x` of `const x = await pipeline.get(key);`. */
function declaredBy({ parent }: TSESTree.Expression, statement: TSESTree.Statement): { id: TSESTree.Identifier } | undefined {
  return parent.type === AST_NODE_TYPES.VariableDeclarator &&
    parent.id.type === AST_NODE_TYPES.Identifier &&
    parent.id.typeAnnotation === undefined &&
    statement.type === AST_NODE_TYPES.VariableDeclaration &&
    statement.declarations.length === 1
    ? { id: parent.id }
    : undefined;
}

/** Whether the queue of `call` rejects when a command fails, or keeps the error in its slot; undefined where that is not known. */
function failureOf(call: ts.CallExpression, program: ts.Program): 'rejects' | 'slots' | undefined {
  const checker = program.getTypeChecker();
  const exec = checker.getPropertyOfType(checker.getTypeAtLocation(call), 'exec');
  const role = exec && classifyMember(exec, program);
  return role?.kind === 'cache' && role.operation === 'execute' ? (role.miss === 'aborted' ? 'slots' : 'rejects') : undefined;
}

/**
 * The statements that execute the queue of `call` later and drop what it brings: executed twice, a queue runs its commands twice.
 * Undefined where more than that is done with it, or it may be filled again and again.
 */
function laterExecsOf(call: ts.CallExpression, program: ts.Program): readonly ts.Statement[] | undefined {
  if (makerIn(call) !== undefined) {
    return [];
  }
  const declaration = queueVariableOf(call, program);
  if (declaration === undefined || blockOf(declaration) !== blockOf(call)) {
    return undefined;
  }
  const later = localReferencesOf(declaration, program).filter((use) => use.pos >= call.end);
  const execs = later.flatMap((use) => droppedExecOf(use) ?? []);
  return execs.length === later.length && execs.length <= 1 ? execs : undefined;
}

function blockOf(node: ts.Node): ts.Node | undefined {
  return ts.findAncestor(node, (parent) => ts.isBlock(parent) || ts.isSourceFile(parent) || ts.isIterationStatement(parent, false));
}

/** `await pipeline.exec();` of `pipeline`. */
function droppedExecOf(use: ts.Identifier): ts.Statement | undefined {
  const access = use.parent;
  const exec = ts.isPropertyAccessExpression(access) && access.name.text === 'exec' ? access.parent : undefined;
  const awaited = exec && ts.isCallExpression(exec) && ts.isAwaitExpression(exec.parent) ? exec.parent.parent : undefined;
  return awaited && ts.isExpressionStatement(awaited) && ts.isBlock(awaited.parent) ? awaited : undefined;
}
