import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';
import ts from 'typescript';

import { quoted } from '../../ast/quote-style.ts';
import { classifyCall } from '../../calls/classify-call.ts';
import { mentionIn } from '../../facts/data-flow.ts';
import { repetitionOf } from '../../facts/iteration.ts';
import type { Mend } from '../../fixes/mend.ts';
import { dropsComment, fixOf, nameOfProperty, propertyOf } from '../../fixes/text-edits.ts';
import { isWithin, referencedSymbolOf } from '../../typing/referenced-symbol.ts';
import { withoutParentheses } from '../../typing/unwrapped.ts';
import type { Finding } from './finding.ts';
import { unwrappedParent } from './include-shape.ts';
import { statementOf } from './parent-query.ts';

/** What the query asks for, of which the loop gives it one key at a time. */
interface Keyed {
  readonly column: string;
  /** The key, made from the element alone. */
  readonly key: ts.Expression;
  readonly property: ts.ObjectLiteralElementLike;
}

/** Arguments that mean something else for all rows than for those of one key. */
const PER_KEY = new Set(['cursor', 'distinct', 'skip', 'take']);

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
  const keyed = ts.isCallExpression(call) ? keyIn(call, iteration.node, element, checker) : undefined;
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
    !canAwaitAt(loop) ||
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
  return {
    data: { column: keyed.column, map: names.map },
    fix: fixOf([
      { range: [at, at], text: lines.map((line) => `${line}\n${indent}`).join('') },
      { range: [answer.getStart(), answer.end], text: standsAlone(answer) ? found : `(${found})` },
    ]),
    level: 'likely',
    messageId: 'queryOnce',
  };
}

/** Whether a loop inside `body` goes through the rows of `call` with a query of its own: that one's mend may mend both. */
function feedsInnerLoop(call: ts.Node, body: ts.Node, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  function goesThrough(collection: ts.Expression): boolean {
    return (
      isWithin(call, collection) ||
      mentionIn(collection, (identifier) => {
        const declaration = referencedSymbolOf(identifier, checker)?.valueDeclaration;
        return (
          declaration !== undefined &&
          declaration !== body &&
          isWithin(call, declaration) &&
          ts.isVariableDeclaration(declaration)
        );
      })
    );
  }
  function visit(node: ts.Node): boolean {
    const asked = node !== call && ts.isCallExpression(node) && classifyCall(node, program)?.kind === 'query';
    return (
      (asked &&
        repetitionOf(node, program).iterations.some(
          ({ collection, node: loop }) => isWithin(loop, body) && collection !== undefined && goesThrough(collection),
        )) ||
      (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false)
    );
  }
  return visit(body);
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

/** The one part of `where` that is made from the element, if all else in the arguments was there before the loop. */
function keyIn(
  call: ts.CallExpression,
  loop: ts.Node,
  element: ts.BindingName | undefined,
  checker: ts.TypeChecker,
): Keyed | undefined {
  const argument =
    call.arguments.length === 1 && call.arguments[0] !== undefined ? withoutParentheses(call.arguments[0]) : undefined;
  const where = argument && ts.isObjectLiteralExpression(argument) ? propertyOf(argument, 'where') : undefined;
  const filter = where && ts.isPropertyAssignment(where) ? withoutParentheses(where.initializer) : undefined;
  if (
    element === undefined ||
    argument === undefined ||
    !ts.isObjectLiteralExpression(argument) ||
    filter === undefined ||
    !ts.isObjectLiteralExpression(filter)
  ) {
    return undefined;
  }
  const [property, ...others] = filter.properties.filter((candidate) => isMadeIn(candidate, loop, checker));
  const key =
    property &&
    (ts.isPropertyAssignment(property)
      ? withoutParentheses(property.initializer)
      : ts.isShorthandPropertyAssignment(property)
        ? property.name
        : undefined);
  const column = property?.name && nameOfProperty(property.name);
  const rest = argument.properties.filter((candidate) => candidate !== where);
  const isWhole =
    others.length === 0 &&
    rest.every(
      (candidate) =>
        candidate.name !== undefined &&
        !PER_KEY.has(nameOfProperty(candidate.name) ?? 'cursor') &&
        !isMadeIn(candidate, loop, checker),
    ) &&
    keepsColumn(rest, column ?? '');
  return property !== undefined &&
    key !== undefined &&
    column !== undefined &&
    isWhole &&
    isPath(key) &&
    isPlainValue(checker.getTypeAtLocation(key)) &&
    isMadeOf(key, element, checker)
    ? { column, key, property }
    : undefined;
}

/** Whether the rows still hold `column` where only some columns are selected. */
function keepsColumn(args: readonly ts.ObjectLiteralElementLike[], column: string): boolean {
  return args.every((arg) => {
    const name = arg.name && nameOfProperty(arg.name);
    if (name === 'omit') {
      return false;
    }
    const selected = name === 'select' && ts.isPropertyAssignment(arg) ? withoutParentheses(arg.initializer) : undefined;
    const kept = selected !== undefined && ts.isObjectLiteralExpression(selected) ? propertyOf(selected, column) : undefined;
    return (
      name !== 'select' ||
      (kept !== undefined && ts.isPropertyAssignment(kept) && kept.initializer.kind === ts.SyntaxKind.TrueKeyword)
    );
  });
}

function isPath(expression: ts.Expression): boolean {
  return (
    ts.isIdentifier(expression) ||
    (ts.isPropertyAccessExpression(expression) && expression.questionDotToken === undefined && isPath(expression.expression))
  );
}

/** Whether a Map finds the value again: dates and other objects are only equal to themselves. */
function isPlainValue(type: ts.Type): boolean {
  return type.isUnion()
    ? type.types.every(isPlainValue)
    : (type.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike)) !== 0;
}

function isMadeOf(key: ts.Expression, element: ts.BindingName, checker: ts.TypeChecker): boolean {
  return !mentionIn(key, (identifier) => {
    const declaration = referencedSymbolOf(identifier, checker)?.valueDeclaration;
    return declaration === undefined || !isWithin(declaration, element.parent);
  });
}

/** Whether `node` mentions anything that is declared in `loop`. */
function isMadeIn(node: ts.Node, loop: ts.Node, checker: ts.TypeChecker): boolean {
  return mentionIn(node, (identifier) => {
    const declaration = referencedSymbolOf(identifier, checker)?.valueDeclaration;
    return declaration === undefined || isWithin(declaration, loop);
  });
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

/** Whether `statement` stands where its function, or the module, may await. */
function canAwaitAt(statement: ts.Statement): boolean {
  for (let node: ts.Node = statement; !ts.isSourceFile(node); node = node.parent) {
    if (ts.isFunctionLike(node)) {
      return ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
    }
  }
  return ts.isExternalModule(statement.getSourceFile());
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
