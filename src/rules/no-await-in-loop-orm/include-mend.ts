import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { dataModelOf, type Relation } from '../../facts/data-model.ts';
import { isExtendedIn } from '../../facts/extended-client.ts';
import { isPatchedIn } from '../../facts/patched-client.ts';
import { isPlainClient } from '../../facts/plain-client.ts';
import { fixOf, propertyOf } from '../../fixes/text-edits.ts';
import type { Mend } from '../../fixes/mend.ts';
import { calleeNameOf } from '../../typing/callee-symbol.ts';
import ts from '../../typing/typescript.ts';
import { withoutParentheses } from '../../typing/unwrapped.ts';
import { delegateOf, isCallOn, isSameClient } from './delegate.ts';
import type { Finding } from './finding.ts';
import { foreignKeyFilterOf } from './foreign-key-filter.ts';
import { isIncludeArgument, isKnownAt, isSettled } from './include-arguments.ts';
import { includeEntry } from './include-entry.ts';
import { type Enriching, enrichingBy, unwrappedParent } from './include-shape.ts';
import { parentOf } from './parent-query.ts';
import { rowsInPlace } from './rows-in-place.ts';

/** Reads whose rows an include answers as the query in the loop did. */
const INCLUDABLE = new Set(['findFirst', 'findMany', 'findUnique', 'findUniqueOrThrow']);

/**
 * The parent query gains an `include` and the loop goes. `proved` where nothing can come out differently; `likely` where the
 * edit fits, but what it does not show may matter; none where the loop does more than an include could.
 */
export function includeMend(
  finding: Finding,
  sourceCode: Readonly<SourceCode>,
  program: ts.Program,
): Mend<'includeRelation'> | undefined {
  const checker = program.getTypeChecker();
  const { at: child, evidence } = finding.query;
  const enriching =
    finding.query.steps.length === 0 && INCLUDABLE.has(evidence.method) ? enrichingBy(finding, checker) : undefined;
  const parent = enriching && parentOf(finding.iteration, enriching, program);
  if (
    enriching === undefined ||
    parent === undefined ||
    !ts.isCallExpression(child) ||
    !isSameClient(parent.query, child, checker)
  ) {
    return undefined;
  }
  const delegate = delegateOf(parent.query);
  const relation = delegate && dataModelOf(delegate, program)?.relations.find(({ name }) => name === enriching.property);
  const filter = relation && foreignKeyFilterOf(child, relation, enriching.row, checker);
  if (
    delegate === undefined ||
    relation === undefined ||
    filter === undefined ||
    !isCallOn(relation.model, child, program) ||
    !answersAlike(relation, evidence.method) ||
    !filter.others.every((arg) => isIncludeArgument(arg, relation) && isKnownAt(parent.query, arg, enriching.row, checker))
  ) {
    return undefined;
  }
  const included = filter.others.length === 0 ? 'true' : `{ ${filter.others.map((arg) => arg.getText()).join(', ')} }`;
  const include = includeEntry(parent.query, `${enriching.property}: ${included}`, enriching.property);
  const edits = include && rowsInPlace(parent, enriching, include, sourceCode);
  if (edits === undefined) {
    return undefined;
  }
  const proved =
    parent.isUndisturbed &&
    filter.isExact &&
    !isReturnedInTry(enriching) &&
    !omitsColumns(parent.query) &&
    relation.isInverse &&
    evidence.method !== 'findUniqueOrThrow' &&
    isSettled(filter.others) &&
    !isExtendedIn(program, program) &&
    isPlainClient(delegate.expression, program) &&
    !isPatchedIn(program, namesIn([parent.query, child]));
  return {
    data: { relation: enriching.property },
    fix: fixOf(edits),
    level: proved ? 'proved' : 'likely',
    messageId: 'includeRelation',
  };
}

/** The model and the method of each query. */
function namesIn(queries: readonly ts.CallExpression[]): readonly string[] {
  return queries.flatMap((query) => [delegateOf(query)?.name.text ?? '', calleeNameOf(query.expression)?.text ?? '']);
}

/** Whether `method` answers with the rows of a relation of this kind: a list, or one row or null. */
function answersAlike({ isList }: Relation, method: string): boolean {
  return isList === (method === 'findMany');
}

/** A promise that a `try` returns without waiting rejects past its `catch`; what is awaited before does not. */
function isReturnedInTry({ into }: Enriching): boolean {
  if (into.kind !== 'result' || ts.isAwaitExpression(unwrappedParent(into.all).parent)) {
    return false;
  }
  for (let node: ts.Node = into.all; !ts.isFunctionLike(node) && !ts.isSourceFile(node); node = node.parent) {
    if (ts.isTryStatement(node)) {
      return true;
    }
  }
  return false;
}

function omitsColumns({ arguments: [argument] }: ts.CallExpression): boolean {
  const literal = argument && withoutParentheses(argument);
  return literal !== undefined && ts.isObjectLiteralExpression(literal) && propertyOf(literal, 'omit') !== undefined;
}
