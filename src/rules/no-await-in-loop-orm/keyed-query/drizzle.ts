import { importedInstead } from '../../../fixes/named-imports.ts';
import { nameOfProperty, propertyOf, type TextEdit } from '../../../fixes/text-edits.ts';
import { calleeSymbolOf } from '../../../typing/callee-symbol.ts';
import { localReferencesOf } from '../../../typing/local-references.ts';
import { isDeclaredBy } from '../../../typing/named-type.ts';
import { referencedSymbolOf } from '../../../typing/referenced-symbol.ts';
import { isSameReference } from '../../../typing/same-reference.ts';
import ts from '../../../typing/typescript.ts';
import { withoutParentheses } from '../../../typing/unwrapped.ts';
import type { Repeated } from '../finding.ts';
import { type CalledLink, linksOf, linkThatVaries, renamed, replacing, withoutLink } from './chain.ts';
import type { KeyedQuery } from './keyed-query.ts';
import { isKey, isSteady, type Pass } from './pass.ts';

const PACKAGES = ['drizzle-orm'];
const JOINS = new Set(['innerJoin', 'leftJoin']);
const WHERE = new Set(['where']);
const OTHERS = new Set([...JOINS, 'all', 'execute', 'from', 'get', 'limit', 'orderBy', 'select']);
/** Options of a relational query that mean the same for all rows as for those of one key. */
const OPTIONS = new Set(['columns', 'orderBy', 'where', 'with']);

/** `db.select().from(orders).where(eq(orders.userId, user.id))`, and `db.query.orders.findMany({ where: eq(…) })`. */
export function drizzleQuery({ at, evidence: { method } }: Repeated['query'], pass: Pass): KeyedQuery | undefined {
  if (!ts.isCallExpression(at)) {
    return undefined;
  }
  return method === 'select' ? selectQuery(at, pass) : method === 'findMany' || method === 'findFirst' ? relationalQuery(at, pass) : undefined;
}

function selectQuery(at: ts.CallExpression, pass: Pass): KeyedQuery | undefined {
  const checker = pass.program.getTypeChecker();
  const links = linksOf(at);
  const where = linkThatVaries(links, WHERE, OTHERS, pass);
  const [argument] = where?.call.arguments ?? [];
  const equality = argument && equalityIn(argument, pass);
  const table = linkNamed(links, 'from')?.call.arguments[0];
  const column = equality && selectedAs(equality.column, links, pass);
  if (equality === undefined || table === undefined || column === undefined || !isSameReference(table, equality.column.expression, checker)) {
    return undefined;
  }
  const isUnique = isUniqueColumn(equality.column, pass);
  const limit = linkNamed(links, 'limit');
  const get = linkNamed(links, 'get');
  const isJoined = links.some(({ name }) => name !== undefined && JOINS.has(name));
  const count = limit?.call.arguments[0];
  const dropped = limit && withoutLink(limit);
  const all = get && renamed(get, 'all');
  if (
    ((limit !== undefined || get !== undefined) && (!isUnique || isJoined)) ||
    (limit !== undefined && (dropped === undefined || count === undefined || !ts.isNumericLiteral(count) || count.text === '0'))
  ) {
    return undefined;
  }
  return {
    ...equality.asked,
    answers: get === undefined ? 'list' : 'undefined',
    column,
    edits: (keys) => [...equality.edits(keys), ...(dropped ? [dropped] : []), ...(all ? [all] : [])],
    isUnique,
    table: table.getText(),
  };
}

function relationalQuery(at: ts.CallExpression, pass: Pass): KeyedQuery | undefined {
  const { arguments: [argument], expression: callee } = at;
  const options = argument && withoutParentheses(argument);
  const builder = ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
  const where = options && ts.isObjectLiteralExpression(options) ? propertyOf(options, 'where') : undefined;
  if (
    builder === undefined || !ts.isPropertyAccessExpression(builder) || !ts.isPropertyAccessExpression(callee) || !isSteady(builder, pass) ||
    options === undefined || !ts.isObjectLiteralExpression(options) || where === undefined || !ts.isPropertyAssignment(where) ||
    !options.properties.every(
      (property) =>
        property.name !== undefined && OPTIONS.has(nameOfProperty(property.name) ?? '') && (property === where || isSteady(property, pass)),
    )
  ) {
    return undefined;
  }
  const equality = equalityIn(where.initializer, pass);
  const isOne = callee.name.text === 'findFirst';
  const isUnique = equality !== undefined && isUniqueColumn(equality.column, pass);
  return equality === undefined || (isOne && !isUnique)
    ? undefined
    : {
        ...equality.asked,
        answers: isOne ? 'undefined' : 'list',
        column: equality.column.name.text,
        edits: (keys) => [...equality.edits(keys), ...(isOne ? [replacing(callee.name, 'findMany')] : [])],
        isUnique,
        table: builder.name.text,
      };
}

interface Equality {
  readonly column: ts.PropertyAccessExpression;
  readonly asked: Pick<KeyedQuery, 'imports' | 'key'>;
  readonly edits: (keys: string) => readonly TextEdit[];
}

/** `eq(orders.userId, user.id)`, by itself, as a part of `and(…)`, or in a function that is handed the columns and the operators. */
function equalityIn(condition: ts.Expression, pass: Pass, whole = condition): Equality | undefined {
  const plain = withoutParentheses(condition);
  if (ts.isArrowFunction(plain)) {
    return ts.isBlock(plain.body) ? undefined : equalityIn(plain.body, pass, whole);
  }
  if (!ts.isCallExpression(plain) || !ts.isIdentifier(plain.expression)) {
    return undefined;
  }
  const { arguments: operands, expression: callee } = plain;
  const operator = operatorOf(callee, pass);
  if (operator === 'and') {
    const [varying, ...others] = operands.filter((operand) => !isSteady(operand, pass, whole));
    return varying !== undefined && others.length === 0 ? equalityIn(varying, pass, whole) : undefined;
  }
  const [column, value] = operands;
  const key = value && withoutParentheses(value);
  const names = operator === 'eq' ? listOperatorFor(callee, pass) : undefined;
  return names !== undefined && column !== undefined && ts.isPropertyAccessExpression(column) && key !== undefined && isKey(key, pass)
    ? {
        asked: { imports: names.imports, key },
        column,
        edits: (keys) => [...names.own, replacing(callee, 'inArray'), replacing(key, keys)],
      }
    : undefined;
}

/** What Drizzle calls the function behind `callee`. */
function operatorOf(callee: ts.Identifier, { program }: Pass): string | undefined {
  const symbol = calleeSymbolOf(callee, program.getTypeChecker());
  return symbol !== undefined && isDeclaredBy(symbol, PACKAGES, program) ? symbol.name : undefined;
}

/** The edits that make `inArray` known where `eq` is: of the imports, or of the function's own parameter. */
function listOperatorFor(eq: ts.Identifier, { program }: Pass): { imports: readonly TextEdit[]; own: readonly TextEdit[] } | undefined {
  const declaration = referencedSymbolOf(eq, program.getTypeChecker())?.valueDeclaration;
  if (declaration === undefined || !ts.isBindingElement(declaration)) {
    const imports = importedInstead(eq, ['inArray']);
    return imports && { imports: imports.map(([start, end, text]) => ({ range: [start, end], text })), own: [] };
  }
  const { parent: pattern, propertyName } = declaration;
  if (
    !ts.isParameter(pattern.parent) || !ts.isObjectBindingPattern(pattern) || propertyName !== undefined ||
    pattern.elements.some(({ name }) => name.getText() === 'inArray')
  ) {
    return undefined;
  }
  const isLast = localReferencesOf(declaration, program).length === 1;
  return { imports: [], own: [isLast ? replacing(declaration, 'inArray') : { range: [declaration.end, declaration.end], text: ', inArray' }] };
}

/** The property under which the chain of `links` selects `column`. */
function selectedAs(column: ts.PropertyAccessExpression, links: readonly CalledLink[], { program }: Pass): string | undefined {
  const [selection] = linkNamed(links, 'select')?.call.arguments ?? [];
  if (selection === undefined) {
    return links.some(({ name }) => name !== undefined && JOINS.has(name)) ? undefined : column.name.text;
  }
  const fields = ts.isObjectLiteralExpression(selection) ? selection.properties.filter(ts.isPropertyAssignment) : [];
  const field = fields.find(({ initializer }) => isSameReference(initializer, column, program.getTypeChecker()));
  return field && nameOfProperty(field.name);
}

function linkNamed(links: readonly CalledLink[], wanted: string): CalledLink | undefined {
  return links.find(({ name }) => name === wanted);
}

const UNIQUE = new Set(['primaryKey', 'unique']);

/** Whether the table says that no two rows have the same value in `column`. */
function isUniqueColumn(column: ts.PropertyAccessExpression, { program }: Pass): boolean {
  const declarations = program.getTypeChecker().getSymbolAtLocation(column.name)?.declarations ?? [];
  return declarations.some(
    (declaration) =>
      ts.isPropertyAssignment(declaration) &&
      ts.isCallExpression(declaration.initializer) &&
      linksOf(declaration.initializer).some(({ name }) => name !== undefined && UNIQUE.has(name)),
  );
}
