import type { TSESTree } from '@typescript-eslint/utils';
import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { indentOf } from '../../ast/indent.ts';
import type { Mend } from '../../fixes/mend.ts';
import { dropsComment } from '../../fixes/text-edits.ts';

/** The statements that await each in turn, for an awaited `Promise.all` that stands as a statement or fills constants of its own. */
export function mendsOf(node: TSESTree.CallExpression, sourceCode: Readonly<SourceCode>): Mend<'awaitInTurn'>[] {
  const [list] = node.arguments;
  const holder = node.parent.type === AST_NODE_TYPES.AwaitExpression ? node.parent.parent : undefined;
  const statement = holder?.type === AST_NODE_TYPES.VariableDeclarator ? holder.parent : holder;
  if (list === undefined || holder === undefined || statement === undefined) {
    return [];
  }
  const textOf = (part: TSESTree.Node): string => sourceCode.getText(part);
  const lines =
    list.type === AST_NODE_TYPES.ArrayExpression
      ? linesOfList(list, holder, textOf)
      : list.type === AST_NODE_TYPES.CallExpression && holder.type === AST_NODE_TYPES.ExpressionStatement
        ? lineOfMap(list, textOf)
        : undefined;
  const { indent } = indentOf(statement, sourceCode);
  return lines === undefined || !isInBlock(statement) || dropsComment(sourceCode, statement.range)
    ? []
    : [{ fix: (fixer) => fixer.replaceText(statement, lines.join(`\n${indent}`)), level: 'likely', messageId: 'awaitInTurn' }];
}

function isInBlock({ parent }: TSESTree.Node): boolean {
  return parent?.type === AST_NODE_TYPES.BlockStatement || parent?.type === AST_NODE_TYPES.Program;
}

function linesOfList(list: TSESTree.ArrayExpression, holder: TSESTree.Node, textOf: (part: TSESTree.Node) => string): string[] | undefined {
  const calls = list.elements.map((element) => (element?.type === AST_NODE_TYPES.CallExpression || element?.type === AST_NODE_TYPES.TaggedTemplateExpression ? element : undefined));
  if (calls.includes(undefined)) {
    return undefined;
  }
  const texts = calls.map((call) => (call === undefined ? '' : `await ${textOf(call)};`));
  if (holder.type === AST_NODE_TYPES.ExpressionStatement) {
    return texts;
  }
  if (holder.type !== AST_NODE_TYPES.VariableDeclarator || holder.parent.declarations.length !== 1 || holder.id.type !== AST_NODE_TYPES.ArrayPattern) {
    return undefined;
  }
  const { kind } = holder.parent;
  const names = holder.id.elements.map((element) => (element === null ? '' : element.type === AST_NODE_TYPES.Identifier ? element.name : undefined));
  return names.includes(undefined) || names.length > texts.length
    ? undefined
    : texts.map((text, index) => (names[index] ? `${kind} ${names[index] ?? ''} = ${text}` : text));
}

/** `for (const id of ids) { await …; }` for `ids.map((id) => …)`. */
function lineOfMap({ arguments: [callback, ...others], callee }: TSESTree.CallExpression, textOf: (part: TSESTree.Node) => string): string[] | undefined {
  if (
    callee.type !== AST_NODE_TYPES.MemberExpression || callee.optional || textOf(callee.property) !== 'map' ||
    callback?.type !== AST_NODE_TYPES.ArrowFunctionExpression || others.length > 0
  ) {
    return undefined;
  }
  const [parameter, ...further] = callback.params;
  const isPlain = (parameter?.type === AST_NODE_TYPES.Identifier || parameter?.type === AST_NODE_TYPES.ObjectPattern) && parameter.typeAnnotation === undefined;
  return !isPlain || further.length > 0 || callback.body.type !== AST_NODE_TYPES.CallExpression
    ? undefined
    : [`for (const ${textOf(parameter)} of ${textOf(callee.object)}) { await ${textOf(callback.body)}; }`];
}
