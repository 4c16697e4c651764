import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { quoted } from '../../ast/quote-style.ts';
import type { Mend } from '../../fixes/mend.ts';
import { strandsName } from '../../fixes/stranded-names.ts';
import { dropsComment, fixOf, type TextEdit } from '../../fixes/text-edits.ts';
import { canAwait } from '../../typing/can-await.ts';
import { localReferencesOf, writeOf } from '../../typing/local-references.ts';
import { declaredNamesOf } from '../../typing/referenced-symbol.ts';
import { isShortCircuit } from '../../typing/short-circuit.ts';
import ts from '../../typing/typescript.ts';
import { feedsInnerLoop } from './feeds-inner-loop.ts';
import type { Finding } from './finding.ts';
import { unwrappedParent } from './include-shape.ts';
import type { KeyedQuery } from './keyed-query/keyed-query.ts';
import { keyedQueryOf } from './keyed-query/keyed-query-of.ts';
import { isPath } from './keyed-query/pass.ts';
import { type RowKey, rowKeyOf } from './keyed-query/row-key.ts';
import { sendsWrite } from './sends-write.ts';
import { statementOf } from './statement-of.ts';

/**
 * One query for the rows of all keys before the loop, and a Map to look them up in. None where the key is not a plain value made
 * from the element, where the rows of all keys together are not those of each, where a pass writes what the next may read, or where
 * nothing can be awaited before the loop.
 */
export function queryOnceMend(
  { iteration, query }: Finding,
  sourceCode: Readonly<SourceCode>,
  program: ts.Program,
): Mend<'queryOnce'> | undefined {
  const { at: call, evidence, steps } = query;
  const { body, collection, node } = iteration;
  const element = elementOf(node);
  const loop = statementOf(node);
  const answer = answerOf(call);
  if (
    steps.length > 0 || evidence.operation === 'write' || element === undefined || collection === undefined || loop === undefined ||
    answer === undefined || !isPlainList(collection, program.getTypeChecker()) || !canAwait(loop) || isConditional(node, loop) ||
    isCaught(answer, body) || declaredNamesOf(element).some((name) => isWritten(name, program)) ||
    dropsComment(sourceCode, [answer.getStart(), answer.end]) || feedsInnerLoop(call, body, program) || sendsWrite(body, program)
  ) {
    return undefined;
  }
  const keyed = keyedQueryOf(query, { element, loop: node, program });
  const rowKey = keyed && rowKeyOf(keyed, call, program);
  if (keyed === undefined || rowKey === undefined) {
    return undefined;
  }
  const names = namesFor(keyed, loop.getSourceFile());
  const list = collection.getText();
  const once = `await ${textWith(call, keyed.edits(`${list}.map((${element.getText()}) => ${keyed.key.getText()})`))}`;
  const asked = keyed.refusesNone ? `${list}.length === 0 ? [] : ${once}` : once;
  const { text } = loop.getSourceFile();
  const at = loop.getStart();
  const indent = /[^\S\n]*$/.exec(text.slice(0, at))?.[0] ?? '';
  const lines = linesFor(keyed, rowKey, names, asked, indent, sourceCode);
  const found = foundIn(keyed, rowKey, names);
  const edits: readonly TextEdit[] = [
    ...(keyed.imports ?? []),
    { range: [at, at], text: lines.map((line) => `${line}\n${indent}`).join('') },
    { range: [answer.getStart(), answer.end], text: standsAlone(answer) ? found : `(${found})` },
    // Another loop of this block is mended in the next pass, when it can be seen that these names are taken.
    { range: [loop.parent.end, loop.parent.end], text: '' },
  ];
  return strandsName(edits, loop.getSourceFile())
    ? undefined
    : { data: { column: keyed.column, map: names.map }, fix: fixOf(edits), level: 'likely', messageId: 'queryOnce' };
}

/** Whether what stands between the loop and its statement decides if the loop runs, or gives it its list. */
function isConditional(loop: ts.Node, statement: ts.Statement): boolean {
  for (let child = loop; child !== statement; child = child.parent) {
    const { parent } = child;
    if (
      ts.isIterationStatement(parent, false) || ts.isIfStatement(parent) || ts.isConditionalExpression(parent) ||
      (ts.isBinaryExpression(parent) && isShortCircuit(parent))
    ) {
      return true;
    }
  }
  return false;
}

/** Whether the failure of one pass is caught in that pass. */
function isCaught(answer: ts.Node, body: ts.Node): boolean {
  for (let child = answer; child !== body; child = child.parent) {
    if (ts.isTryStatement(child.parent) && child.parent.tryBlock === child && child.parent.catchClause !== undefined) {
      return true;
    }
  }
  return false;
}

function isWritten(name: ts.Identifier, program: ts.Program): boolean {
  return localReferencesOf(name.parent as ts.NamedDeclaration, program).some((use) => writeOf(use) !== undefined);
}

type Names = ReturnType<typeof namesFor>;

/** The statements that ask for all rows and put them in the Map. */
function linesFor(
  { answers, isUnique }: KeyedQuery,
  { of, type }: RowKey,
  { map, row, rows }: Names,
  asked: string,
  indent: string,
  sourceCode: Readonly<SourceCode>,
): readonly string[] {
  if (answers !== 'list' && isUnique) {
    return [`const ${map} = new Map((${asked}).map((${row}) => [${of(row)}, ${row}] as const));`];
  }
  const step = indent === '' ? '  ' : indent.includes('\t') ? '\t' : '  ';
  return [
    `const ${rows} = ${asked};`,
    `const ${map} = new Map<${type(`(typeof ${rows})[number]`, (name) => quoted(name, sourceCode))}, typeof ${rows}>();`,
    `for (const ${row} of ${rows}) {`,
    `${step}${map}.set(${of(row)}, [...(${map}.get(${of(row)}) ?? []), ${row}]);`,
    '}',
  ];
}

/** What a pass reads from the Map in place of its query. */
function foundIn({ answers, isUnique, key }: KeyedQuery, { asKey }: RowKey, { map }: Names): string {
  const found = `${map}.get(${asKey(key.getText())})`;
  if (answers === 'list') {
    return `${found} ?? []`;
  }
  const one = isUnique ? found : `${found}?.[0]`;
  return answers === 'null' ? `${one} ?? null` : one;
}

function textWith(node: ts.Node, edits: readonly TextEdit[]): string {
  const { text } = node.getSourceFile();
  let from = node.getStart();
  let written = '';
  for (const { range: [start, end], text: replacement } of [...edits].sort((one, other) => one.range[0] - other.range[0])) {
    written += text.slice(from, start) + replacement;
    from = end;
  }
  return written + text.slice(from, node.end);
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

/** What is replaced: the awaited query, or the query that a callback of `Promise.all` returns as its whole body, not saying of what type. None where nothing takes the answer. */
function answerOf(call: ts.Expression): ts.Expression | undefined {
  const { parent } = unwrappedParent(call);
  if (ts.isAwaitExpression(parent)) {
    return ts.isExpressionStatement(unwrappedParent(parent).parent) ? undefined : parent;
  }
  const receiver =
    ts.isArrowFunction(parent) && ts.isCallExpression(parent.parent) ? unwrappedParent(parent.parent).parent : undefined;
  const states = ts.isArrowFunction(parent) && (parent.type !== undefined || (ts.isCallExpression(parent.parent) && parent.parent.typeArguments !== undefined));
  return receiver !== undefined &&
    !states &&
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

function namesFor({ column, table }: KeyedQuery, file: ts.SourceFile): { map: string; row: string; rows: string } {
  function capital(name: string): string {
    return name.charAt(0).toUpperCase() + name.slice(1);
  }
  function camel(name: string): string {
    return name.replace(/^[\d_]+/, '').replace(/[^A-Za-z0-9$]+(\w?)/g, (_, next: string) => next.toUpperCase());
  }
  function fresh(name: string): string {
    return new RegExp(`(?<![\\w$])${name.replace(/\$/g, '\\$&')}(?![\\w$])`).test(file.text) ? fresh(`${name}_`) : name;
  }
  const model = camel(table);
  return { map: fresh(`${model}By${capital(camel(column))}`), row: fresh('row'), rows: fresh(`all${capital(model)}Rows`) };
}
