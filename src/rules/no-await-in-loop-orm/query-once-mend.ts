import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';
import ts from 'typescript';

import { quoted } from '../../ast/quote-style.ts';
import type { Mend } from '../../fixes/mend.ts';
import { strandsName } from '../../fixes/stranded-names.ts';
import { dropsComment, fixOf } from '../../fixes/text-edits.ts';
import { canAwait } from '../../typing/can-await.ts';
import { withoutParentheses } from '../../typing/unwrapped.ts';
import { askedKeyOf, isMadeIn, isPath } from './asked-key.ts';
import { feedsInnerLoop } from './feeds-inner-loop.ts';
import type { Finding } from './finding.ts';
import { unwrappedParent } from './include-shape.ts';
import { statementOf } from './statement-of.ts';

/**
 * One query for the rows of all keys before the loop, and a Map to look them up in. None where the key is not a plain value made
 * from the element, where the rows of all keys together are not those of each, or where nothing can be awaited before the loop.
 */
export function queryOnceMend(
  { iteration, query }: Finding,
  sourceCode: Readonly<SourceCode>,
  program: ts.Program,
): Mend<'queryOnce'> | undefined {
  const checker = program.getTypeChecker();
  const { at: call, evidence } = query;
  const isList = evidence.method === 'findMany';
  const delegate =
    ts.isCallExpression(call) && ts.isPropertyAccessExpression(call.expression) ? call.expression.expression : undefined;
  const element = elementOf(iteration.node);
  const { collection } = iteration;
  const loop = statementOf(iteration.node);
  const keyed = ts.isCallExpression(call) ? askedKeyOf(call, iteration.node, element, checker) : undefined;
  const answer = answerOf(call);
  if (
    query.steps.length > 0 ||
    !(isList || evidence.method === 'findUnique') ||
    delegate === undefined ||
    !ts.isPropertyAccessExpression(delegate) ||
    element === undefined ||
    collection === undefined ||
    !isPlainList(collection, checker) ||
    loop === undefined ||
    keyed === undefined ||
    answer === undefined ||
    feedsInnerLoop(call, iteration.body, program) ||
    !canAwait(loop) ||
    dropsComment(sourceCode, [answer.getStart(), answer.end]) ||
    isMadeIn(delegate, iteration.node, checker)
  ) {
    return undefined;
  }
  const model = delegate.name.text;
  const names = namesFor(model, keyed.column, loop.getSourceFile());
  const { text } = loop.getSourceFile();
  const argument = withoutParentheses((call as ts.CallExpression).arguments[0] as ts.Expression);
  const keys = `${keyed.column}: { in: ${collection.getText()}.map((${element.getText()}) => ${keyed.key.getText()}) }`;
  const asked = text.slice(argument.getStart(), keyed.property.getStart()) + keys + text.slice(keyed.property.end, argument.end);
  const all = `await ${delegate.getText()}.findMany(${asked})`;
  const indent = /[^\S\n]*$/.exec(text.slice(0, loop.getStart()))?.[0] ?? '';
  const lines = isList
    ? [
        `const ${names.rows} = ${all};`,
        `const ${names.map} = new Map<(typeof ${names.rows})[number][${quoted(keyed.column, sourceCode)}], typeof ${names.rows}>();`,
        `for (const ${names.row} of ${names.rows}) {`,
        `${indent === '' ? '  ' : indent.includes('\t') ? '\t' : '  '}${names.map}.set(${names.row}.${keyed.column}, [...(${names.map}.get(${names.row}.${keyed.column}) ?? []), ${names.row}]);`,
        '}',
      ]
    : [`const ${names.map} = new Map((${all}).map((${names.row}) => [${names.row}.${keyed.column}, ${names.row}] as const));`];
  const found = `${names.map}.get(${keyed.key.getText()}) ?? ${isList ? '[]' : 'null'}`;
  const at = loop.getStart();
  const edits = [
    { range: [at, at], text: lines.map((line) => `${line}\n${indent}`).join('') },
    { range: [answer.getStart(), answer.end], text: standsAlone(answer) ? found : `(${found})` },
  ] as const;
  return strandsName(edits, loop.getSourceFile())
    ? undefined
    : { data: { column: keyed.column, map: names.map }, fix: fixOf(edits), level: 'likely', messageId: 'queryOnce' };
}

/** The pattern or name that a pass gives its element. */
function elementOf(node: Finding['iteration']['node']): ts.BindingName | undefined {
  if (ts.isCallExpression(node)) {
    const [callback] = node.arguments;
    return callback !== undefined &&
      (ts.isArrowFunction(callback) || ts.isFunctionExpression(callback)) &&
      callback.parameters[0]?.initializer === undefined
      ? callback.parameters[0]?.name
      : undefined;
  }
  return ts.isForOfStatement(node) && node.awaitModifier === undefined && ts.isVariableDeclarationList(node.initializer)
    ? node.initializer.declarations[0]?.name
    : undefined;
}

/** Whether reading `collection` twice gives the same array, without running anything. */
function isPlainList(collection: ts.Expression, checker: ts.TypeChecker): boolean {
  return isPath(collection) && checker.isArrayType(checker.getTypeAtLocation(collection));
}

/** What is replaced: the awaited query, or the query that a callback of `Promise.all` returns as its whole body. */
function answerOf(call: ts.Expression): ts.Expression | undefined {
  const { parent } = unwrappedParent(call);
  if (ts.isAwaitExpression(parent)) {
    return parent;
  }
  const receiver =
    ts.isArrowFunction(parent) && ts.isCallExpression(parent.parent) ? unwrappedParent(parent.parent).parent : undefined;
  return receiver !== undefined &&
    ts.isCallExpression(receiver) &&
    ts.isPropertyAccessExpression(receiver.expression) &&
    receiver.expression.name.text === 'all'
    ? call
    : undefined;
}

function standsAlone(answer: ts.Expression): boolean {
  const { parent } = answer;
  return (
    ts.isVariableDeclaration(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isReturnStatement(parent) ||
    ts.isArrowFunction(parent) ||
    ts.isParenthesizedExpression(parent) ||
    ts.isForOfStatement(parent) ||
    (ts.isCallExpression(parent) && parent.expression !== answer)
  );
}

function namesFor(model: string, column: string, file: ts.SourceFile): { map: string; row: string; rows: string } {
  function capital(name: string): string {
    return name.charAt(0).toUpperCase() + name.slice(1);
  }
  function fresh(name: string): string {
    return new RegExp(`\\b${name}\\b`).test(file.text) ? fresh(`${name}_`) : name;
  }
  return { map: fresh(`${model}By${capital(column)}`), row: fresh('row'), rows: fresh(`all${capital(model)}Rows`) };
}
