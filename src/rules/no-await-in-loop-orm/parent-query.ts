import { constantNamed } from '../../typing/constant.ts';
import { classifyCall } from '../../calls/classify-call.ts';
import type { Iteration } from '../../facts/iteration.ts';
import { isWithin } from '../../typing/referenced-symbol.ts';
import ts from '../../typing/typescript.ts';
import { unwrapped, withoutParentheses } from '../../typing/unwrapped.ts';
import { filledList, listsAreTyped } from './filled-list.ts';
import type { Enriching } from './include-shape.ts';
import { isChanged, isLocalTo, isSeenEarlier, usesOf } from './local-constant.ts';
import { isFirstIn, isQuietBetween } from './nothing-between.ts';
import { statementOf } from './statement-of.ts';

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
  const declaration = source && constantNamed(source, checker);
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
  const list = into.kind === 'list' ? filledList(into.list, loop, checker) : undefined;
  if (into.kind === 'list' && list === undefined) {
    return undefined;
  }
  if (declaration === undefined) {
    // What enriches its own rows in place is of use to no one where nothing holds them.
    return into.kind === 'row'
      ? undefined
      : { declaration, isUndisturbed: list === undefined || isQuietBetween(list, loop, []), list, loop, query };
  }
  const uses = usesOf(declaration, checker).filter((use) => !isWithin(use, collection ?? node));
  const usedOnlyHere =
    into.kind === 'row'
      ? uses.every((use) => use.pos >= loop.end && !isChanged(use) && !isSeenEarlier(use, loop.parent))
      : uses.length === 0;
  // Rows that are enriched in place have to fit their annotation already; those of a new list would lose theirs.
  const losesType = into.kind !== 'row' && declaration.type !== undefined;
  if (!isLocalTo(loop, declaration) || declaration.pos >= loop.pos || !usedOnlyHere || losesType) {
    return undefined;
  }
  const isUndisturbed =
    (into.kind !== 'result' || isFirstIn(into.all, loop)) && isQuietBetween(declaration, loop, list === undefined ? [] : [list]);
  return { declaration, isUndisturbed, list, loop, query };
}

function withoutLabels(statement: ts.Statement): ts.Statement {
  return ts.isLabeledStatement(statement) ? withoutLabels(statement.statement) : statement;
}

function isFindMany(call: ts.CallExpression, program: ts.Program): boolean {
  const classified = classifyCall(call, program);
  return classified?.kind === 'query' && classified.method === 'findMany';
}
