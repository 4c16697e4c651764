import ts from 'typescript';

import { classifyCall } from '../../calls/classify-call.ts';
import { mentionIn } from '../../facts/data-flow.ts';
import type { Iteration } from '../../facts/iteration.ts';
import { isAssignment } from '../../typing/assignment.ts';
import { isInvocation } from '../../typing/callee-symbol.ts';
import { isWithin, referencedSymbolOf } from '../../typing/referenced-symbol.ts';
import { unwrapped, withoutParentheses } from '../../typing/unwrapped.ts';
import type { Enriching } from './include-shape.ts';

/** The query whose rows a loop goes through. */
export interface Parent {
  readonly query: ts.CallExpression;
  /** The constant that holds its rows, undefined where the loop takes them from the query directly. */
  readonly declaration: ts.VariableDeclaration | undefined;
  /** The empty list that the loop fills. */
  readonly list: ts.VariableDeclaration | undefined;
  /** The statement that is the loop, or that awaits the fan-out. */
  readonly loop: ts.Statement;
  /** Whether nothing runs between the query and the loop. */
  readonly isUndisturbed: boolean;
}

/** See `Parent`. None where the rows, or the list, are used in a way that would show the loop's absence. */
export function parentOf({ collection, node }: Iteration, { into }: Enriching, program: ts.Program): Parent | undefined {
  const checker = program.getTypeChecker();
  const source = collection && withoutParentheses(collection);
  const loop = statementOf(node);
  const declaration = source && ts.isIdentifier(source) ? constantNamed(source, checker) : undefined;
  const initializer = declaration === undefined ? source : declaration.initializer;
  // A cast of what the loop goes through tells nothing at run time, but its type would be lost with it.
  const awaited = initializer && (into.kind === 'row' ? unwrapped(initializer) : withoutParentheses(initializer));
  const query = awaited && ts.isAwaitExpression(awaited) ? withoutParentheses(awaited.expression) : undefined;
  if (query === undefined || !ts.isCallExpression(query) || loop === undefined || !isFindMany(query, program)) {
    return undefined;
  }
  // A loop that is all of an `if` or of another loop would take that with it.
  if (into.kind !== 'result' && (withoutLabels(loop) !== node || !listsAreTyped(program.getCompilerOptions()))) {
    return undefined;
  }
  if (declaration === undefined) {
    // What enriches its own rows in place is of use to no one where nothing holds them.
    const list = into.kind === 'list' ? listFor(into.list, loop, checker) : undefined;
    return into.kind === 'row' || (into.kind === 'list' && list === undefined)
      ? undefined
      : { declaration, isUndisturbed: list === undefined || isQuietBetween(list, loop, []), list, loop, query };
  }
  const statement = statementOf(declaration);
  if (
    statement === undefined ||
    statement.parent !== loop.parent ||
    !isAlone(declaration) ||
    statement.pos >= loop.pos ||
    isExported(statement)
  ) {
    return undefined;
  }
  const list = into.kind === 'list' ? listFor(into.list, loop, checker) : undefined;
  const uses = usesOf(declaration, checker).filter((use) => !isWithin(use, collection ?? node));
  const usedOnlyHere =
    into.kind === 'row'
      ? uses.every((use) => use.pos > loop.end || isWithin(use, loop)) && !uses.some((use) => isWithin(use, loop))
      : uses.length === 0;
  // Rows that are enriched in place have to fit their annotation already; those of a new list would lose theirs.
  const losesType = into.kind !== 'row' && declaration.type !== undefined;
  if (!usedOnlyHere || losesType || (into.kind === 'list' && list === undefined)) {
    return undefined;
  }
  const isUndisturbed =
    (into.kind !== 'result' || isFirstIn(into.all, loop)) && isQuietBetween(declaration, loop, list === undefined ? [] : [list]);
  return { declaration, isUndisturbed, list, loop, query };
}

/** Whether `arg` means the same where the parent query is written: it is made of literals and of what was there before. */
export function isOnlyMadeOf(arg: ts.Node, parent: ts.CallExpression, row: ts.Identifier, checker: ts.TypeChecker): boolean {
  const holder = statementOf(parent);
  return !mentionIn(arg, (identifier) => {
    const declaration = referencedSymbolOf(identifier, checker)?.valueDeclaration;
    return (
      declaration === undefined ||
      declaration === row.parent ||
      (declaration.getSourceFile() === parent.getSourceFile() && declaration.end > (holder ?? parent).pos)
    );
  });
}

function withoutLabels(statement: ts.Statement): ts.Statement {
  return ts.isLabeledStatement(statement) ? withoutLabels(statement.statement) : statement;
}

/** Whether an empty list has the type of what is pushed; without `noImplicitAny` it holds anything. */
function listsAreTyped({ noImplicitAny, strict }: ts.CompilerOptions): boolean {
  return noImplicitAny ?? strict ?? Number(ts.versionMajorMinor) >= 6;
}

function isFindMany(call: ts.CallExpression, program: ts.Program): boolean {
  const classified = classifyCall(call, program);
  return classified?.kind === 'query' && classified.method === 'findMany';
}

/** The list that the loop fills: a constant of the same block that starts empty, and is neither read nor filled until then, nor filled after. */
function listFor(name: ts.Identifier, loop: ts.Statement, checker: ts.TypeChecker): ts.VariableDeclaration | undefined {
  const list = constantNamed(name, checker);
  const statement = list && statementOf(list);
  const initial = list?.initializer && withoutParentheses(list.initializer);
  if (
    list === undefined ||
    initial === undefined ||
    !ts.isArrayLiteralExpression(initial) ||
    initial.elements.length > 0 ||
    !isAlone(list) ||
    statement === undefined ||
    statement.parent !== loop.parent ||
    isExported(statement)
  ) {
    return undefined;
  }
  const others = usesOf(list, checker).filter((use) => !isWithin(use, loop));
  const inLoop = usesOf(list, checker).filter((use) => isWithin(use, loop));
  return inLoop.length === 1 && others.every((use) => use.pos >= loop.end && !isWritten(use)) ? list : undefined;
}

const WRITING = new Set(['copyWithin', 'fill', 'pop', 'push', 'shift', 'splice', 'unshift']);

function isWritten({ parent }: ts.Identifier): boolean {
  return (
    (ts.isPropertyAccessExpression(parent) && WRITING.has(parent.name.text)) ||
    (ts.isElementAccessExpression(parent) && isAssigned(parent))
  );
}

function isAssigned(target: ts.Node): boolean {
  const { parent } = target;
  return ts.isBinaryExpression(parent) && parent.left === target && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

/** Whether no code runs between `declaration` and `loop` but the declarations in `apart`. */
function isQuietBetween(declaration: ts.Node, loop: ts.Statement, apart: readonly ts.Node[]): boolean {
  const first = statementOf(declaration);
  const siblings =
    ts.isBlock(loop.parent) || ts.isSourceFile(loop.parent) || ts.isCaseOrDefaultClause(loop.parent)
      ? loop.parent.statements
      : [];
  function runs(node: ts.Node): boolean {
    return acts(node) || (ts.forEachChild(node, (child) => runs(child) || undefined) ?? false);
  }
  return siblings
    .filter(
      (statement) =>
        first !== undefined &&
        statement.pos >= first.end &&
        statement.end <= loop.pos &&
        !apart.some((node) => isWithin(node, statement)),
    )
    .every((statement) => !runs(statement));
}

/** Whether `node` by itself runs other code, waits, or changes what a name stands for. */
function acts(node: ts.Node): boolean {
  return (
    isInvocation(node) ||
    isAssignment(node) ||
    ts.isAwaitExpression(node) ||
    ts.isYieldExpression(node) ||
    (ts.isForOfStatement(node) && node.awaitModifier !== undefined) ||
    (ts.isVariableDeclarationList(node) && /^await\s/.test(node.getText()))
  );
}

/** Whether `expression` is sure to run, and before all else that `statement` does. */
function isFirstIn(expression: ts.Expression, statement: ts.Statement): boolean {
  function runsBefore(node: ts.Node): boolean {
    return (
      node.pos < expression.pos &&
      ((acts(node) && node.end <= expression.pos) ||
        (ts.forEachChild(node, (child) => runsBefore(child) || undefined) ?? false))
    );
  }
  for (let node: ts.Node = expression; node !== statement; node = node.parent) {
    if (!UNCONDITIONAL.has(node.kind)) {
      return false;
    }
  }
  return !runsBefore(statement);
}

const UNCONDITIONAL = new Set([
  ts.SyntaxKind.ArrayLiteralExpression,
  ts.SyntaxKind.AsExpression,
  ts.SyntaxKind.AwaitExpression,
  ts.SyntaxKind.CallExpression,
  ts.SyntaxKind.NewExpression,
  ts.SyntaxKind.ObjectLiteralExpression,
  ts.SyntaxKind.ParenthesizedExpression,
  ts.SyntaxKind.PropertyAccessExpression,
  ts.SyntaxKind.PropertyAssignment,
  ts.SyntaxKind.SatisfiesExpression,
  ts.SyntaxKind.SpreadAssignment,
  ts.SyntaxKind.SpreadElement,
  ts.SyntaxKind.VariableDeclaration,
  ts.SyntaxKind.VariableDeclarationList,
]);

/** Every other identifier in the file that stands for what `declaration` declares, types and exports included. */
function usesOf(declaration: ts.VariableDeclaration, checker: ts.TypeChecker): ts.Identifier[] {
  const symbol = checker.getSymbolAtLocation(declaration.name);
  const { text } = declaration.name as ts.Identifier;
  const uses: ts.Identifier[] = [];
  function visit(node: ts.Node): void {
    if (ts.isIdentifier(node) && node.text === text && node !== declaration.name && stands(node)) {
      uses.push(node);
    }
    ts.forEachChild(node, visit);
  }
  function stands(node: ts.Identifier): boolean {
    const exported = ts.isExportSpecifier(node.parent)
      ? checker.getExportSpecifierLocalTargetSymbol(node.parent)
      : referencedSymbolOf(node, checker);
    return exported === symbol;
  }
  visit(declaration.getSourceFile());
  return uses;
}

function constantNamed(name: ts.Identifier, checker: ts.TypeChecker): ts.VariableDeclaration | undefined {
  const declaration = referencedSymbolOf(name, checker)?.valueDeclaration;
  return declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    ts.isIdentifier(declaration.name) &&
    (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0
    ? declaration
    : undefined;
}

function isAlone(declaration: ts.VariableDeclaration): boolean {
  return ts.isVariableDeclarationList(declaration.parent) && declaration.parent.declarations.length === 1;
}

function isExported(statement: ts.Statement): boolean {
  return ts.isVariableStatement(statement) && statement.modifiers !== undefined;
}

/** The statement of a block or file that `node` belongs to; undefined where a function body begins before that. */
export function statementOf(node: ts.Node): ts.Statement | undefined {
  for (let current = node; !ts.isSourceFile(current); current = current.parent) {
    const { parent } = current;
    if (ts.isStatement(current) && (ts.isBlock(parent) || ts.isSourceFile(parent) || ts.isCaseOrDefaultClause(parent))) {
      return current;
    }
    if (ts.isFunctionLike(current) && current !== node) {
      return undefined;
    }
  }
  return undefined;
}
