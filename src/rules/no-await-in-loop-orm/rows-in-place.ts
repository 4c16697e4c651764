import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { strandsName } from '../../fixes/stranded-names.ts';
import { dropsComment, removal, type TextEdit } from '../../fixes/text-edits.ts';
import ts from '../../typing/typescript.ts';
import { type Enriching, unwrappedParent } from './include-shape.ts';
import type { Parent } from './parent-query.ts';
import { statementOf } from './statement-of.ts';

/**
 * The edits that let the rows of the parent query, which `include` enriches, stand where the loop put the enriched ones. None where
 * a comment, a directive or the only use of a name would go with the loop, or nothing takes the rows.
 */
export function rowsInPlace(
  parent: Parent,
  enriching: Enriching,
  include: TextEdit,
  sourceCode: Readonly<SourceCode>,
): TextEdit[] | undefined {
  const edits = editsFor(parent, enriching, include);
  const removed = edits?.filter(({ range: [start, end] }) => end > start) ?? [];
  const statements = [parent.declaration, parent.list, parent.loop].flatMap((node) => (node && statementOf(node)) ?? []);
  const isUnsafe =
    removed.some(({ range }) => dropsComment(sourceCode, range)) ||
    statements.some(isDirected) ||
    statements.some((statement) => statement !== parent.declaration?.parent.parent && joinsLines(statement)) ||
    strandsName(edits ?? [], parent.loop.getSourceFile());
  return isUnsafe ? undefined : edits;
}

function editsFor(parent: Parent, { into }: Enriching, include: TextEdit): TextEdit[] | undefined {
  const { declaration, list, loop, query } = parent;
  if (into.kind === 'row') {
    return [include, removal(loop)];
  }
  if (into.kind === 'list') {
    return list && [removal(list.parent.parent), ...editsForNamed(parent, signatureOf(list), include)];
  }
  const outcome = awaitedOrReturned(into.all);
  if (outcome === undefined || isDropped(outcome)) {
    return undefined;
  }
  const target = constantFor(outcome);
  if (declaration === undefined) {
    return [{ range: [outcome.getStart(), outcome.end], text: `await ${textWith(query, include)}` }];
  }
  return target !== undefined &&
    ts.isIdentifier(target.name) &&
    ts.isVariableStatement(loop) &&
    loop.modifiers === undefined &&
    target.parent.parent === loop
    ? editsForNamed(parent, signatureOf(target), include)
    : [include, { range: [outcome.getStart(), outcome.end], text: declaration.name.getText() }];
}

/** The constant that holds the rows takes over the name and type of the one that held the enriched ones. */
function editsForNamed({ declaration, loop, query }: Parent, signature: string, include: TextEdit): TextEdit[] {
  return declaration === undefined
    ? [{ range: [loop.getStart(), loop.end], text: `const ${signature} = await ${textWith(query, include)};` }]
    : [{ range: [declaration.name.getStart(), declaration.name.end], text: signature }, include, removal(loop)];
}

function signatureOf({ name, type }: ts.VariableDeclaration): string {
  return name.getText() + (type === undefined ? '' : `: ${type.getText()}`);
}

/** Without semicolons, what follows a statement could become a part of what stands before it. */
function joinsLines(statement: ts.Statement): boolean {
  const { text } = statement.getSourceFile();
  return /^(?:\s|\/\/.*|\/\*[^]*?\*\/)*[[(`+*/,.<-]/.test(text.slice(statement.end));
}

/** A directive for the compiler above a statement would be about something else then. */
function isDirected(statement: ts.Statement): boolean {
  return statement.getFullText().slice(0, statement.getLeadingTriviaWidth()).includes('@ts-');
}

/** `await Promise.all(…)`, or `Promise.all(…)` where an async function returns it. */
function awaitedOrReturned(all: ts.CallExpression): ts.Expression | undefined {
  const { parent } = unwrappedParent(all);
  if (ts.isAwaitExpression(parent)) {
    return parent;
  }
  return ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === all) ? all : undefined;
}

/** Whether nothing takes the value of `expression`, which would leave a name that stands for itself. */
function isDropped({ parent }: ts.Expression): boolean {
  return (
    ts.isExpressionStatement(parent) ||
    ((ts.isParenthesizedExpression(parent) ||
      ts.isVoidExpression(parent) ||
      ts.isAsExpression(parent) ||
      ts.isSatisfiesExpression(parent) ||
      ts.isNonNullExpression(parent)) &&
      isDropped(parent))
  );
}

function constantFor(expression: ts.Expression): ts.VariableDeclaration | undefined {
  const { parent } = unwrappedParent(expression);
  return ts.isVariableDeclaration(parent) &&
    ts.isVariableDeclarationList(parent.parent) &&
    parent.parent.declarations.length === 1 &&
    (parent.parent.flags & ts.NodeFlags.Const) !== 0
    ? parent
    : undefined;
}

function textWith(query: ts.CallExpression, { range: [start, end], text }: TextEdit): string {
  const source = query.getSourceFile().text;
  return source.slice(query.getStart(), start) + text + source.slice(end, query.end);
}
