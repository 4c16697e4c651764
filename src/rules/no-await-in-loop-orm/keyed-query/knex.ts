import { nameOfProperty } from '../../../fixes/text-edits.ts';
import ts from '../../../typing/typescript.ts';
import { withoutParentheses } from '../../../typing/unwrapped.ts';
import { tablesNamedIn } from '../../../calls/classify-built.ts';
import type { Repeated } from '../finding.ts';
import { type CalledLink, givesName, linksOf, linkThatVaries, renamed, withoutLink } from './chain.ts';
import type { KeyedQuery } from './keyed-query.ts';
import { isKey, type Pass } from './pass.ts';

const WHERE = new Set(['andWhere', 'where']);
const OTHERS = new Set(['columns', 'first', 'from', 'orderBy', 'select', 'whereNot', 'whereNotNull', 'whereNull']);

/**
 * `db<Order>('orders').where('user_id', user.id)`, also by `{ user_id: user.id }`. Misses tables whose rows have no type, of which
 * nobody knows whether a key of one is equal to a key of the other, and joins.
 */
export function knexQuery({ at }: Repeated['query'], pass: Pass): KeyedQuery | undefined {
  const links = ts.isCallExpression(at) ? linksOf(at) : [];
  const [table] = ts.isCallExpression(at) ? tablesNamedIn(at, pass.program) : [];
  const [start] = links;
  const isCalled = start?.call.arguments[0] === table;
  const where = linkThatVaries(links, WHERE, isCalled ? new Set([...OTHERS, start?.name ?? '']) : OTHERS, pass);
  const condition = where && conditionIn(where, pass);
  const first = links.find(({ name }) => name === 'first');
  const dropped = first && withoutLink(first);
  const isOrdered = links.some(({ name }) => name === 'orderBy');
  const isPlainFirst = first === undefined || (dropped !== undefined && first.call.arguments.length === 0 && !isOrdered);
  if (table === undefined || !ts.isStringLiteralLike(table) || condition === undefined || !isPlainFirst || givesName(links, condition.column)) {
    return undefined;
  }
  return {
    ...condition,
    answers: first === undefined ? 'list' : 'undefined',
    edits: (keys) => [...condition.edits(keys), ...(dropped ? [dropped] : [])],
    isUnique: false,
    table: table.text.replace(/^.*\./, '').replace(/\s.*$/, ''),
  };
}

function conditionIn(where: CalledLink, pass: Pass): Pick<KeyedQuery, 'column' | 'edits' | 'key'> | undefined {
  const { call } = where;
  const [given, second, third, ...others] = call.arguments.map(withoutParentheses);
  const name = renamed(where, 'whereIn');
  const [start] = call.arguments;
  const end = call.arguments.at(-1);
  if (given === undefined || name === undefined || start === undefined || end === undefined || others.length > 0) {
    return undefined;
  }
  const asked = ts.isObjectLiteralExpression(given) && second === undefined ? propertyIn(given) : argumentsIn(given, second, third);
  return asked !== undefined && isKey(asked.key, pass)
    ? {
        column: asked.reference.replace(/^['"`]|['"`]$/g, '').replace(/^.*\./, ''),
        edits: (keys) => [name, { range: [start.getStart(), end.end], text: `${asked.reference}, ${keys}` }],
        key: asked.key,
      }
    : undefined;
}

interface Asked {
  readonly key: ts.Expression;
  /** The column as a text literal. */
  readonly reference: string;
}

/** `{ user_id: user.id }`. */
function propertyIn({ properties: [property, ...others] }: ts.ObjectLiteralExpression): Asked | undefined {
  const name = property?.name && nameOfProperty(property.name);
  if (property?.name === undefined || name === undefined || others.length > 0) {
    return undefined;
  }
  const reference = ts.isStringLiteralLike(property.name) ? property.name.getText() : `'${name}'`;
  if (ts.isShorthandPropertyAssignment(property)) {
    return { key: property.name, reference };
  }
  return ts.isPropertyAssignment(property) ? { key: withoutParentheses(property.initializer), reference } : undefined;
}

/** `'user_id', user.id`, and `'user_id', '=', user.id`. */
function argumentsIn(column: ts.Expression, second: ts.Expression | undefined, third: ts.Expression | undefined): Asked | undefined {
  const isEqual = third === undefined || (second !== undefined && ts.isStringLiteralLike(second) && second.text === '=');
  const key = third ?? second;
  return ts.isStringLiteralLike(column) && isEqual && key !== undefined ? { key, reference: column.getText() } : undefined;
}
