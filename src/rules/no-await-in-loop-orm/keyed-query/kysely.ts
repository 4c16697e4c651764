import ts from '../../../typing/typescript.ts';
import type { Repeated } from '../finding.ts';
import { givesName, linksOf, linkThatVaries, renamed, replacing } from './chain.ts';
import type { KeyedQuery } from './keyed-query.ts';
import { isKey, type Pass } from './pass.ts';

const WHERE = new Set(['where']);
const OTHERS = new Set(['execute', 'executeTakeFirst', 'orderBy', 'select', 'selectAll', 'selectFrom']);

/**
 * `db.selectFrom('orders').selectAll().where('user_id', '=', user.id).execute()`. Misses joins, whose rows have the columns of several
 * tables, and conditions that are a function.
 */
export function kyselyQuery({ at }: Repeated['query'], pass: Pass): KeyedQuery | undefined {
  const links = ts.isCallExpression(at) ? linksOf(at) : [];
  const where = linkThatVaries(links, WHERE, OTHERS, pass);
  const last = links.at(-1);
  const [named] = links.find(({ name }) => name === 'selectFrom')?.call.arguments ?? [];
  const [reference, operator, key, ...others] = where?.call.arguments ?? [];
  if (
    last === undefined || named === undefined || !ts.isStringLiteralLike(named) || others.length > 0 ||
    reference === undefined || !ts.isStringLiteralLike(reference) ||
    operator === undefined || !ts.isStringLiteralLike(operator) || operator.text !== '=' ||
    key === undefined || !isKey(key, pass)
  ) {
    return undefined;
  }
  const column = reference.text.replace(/^.*\./, '');
  const isOne = last.name === 'executeTakeFirst';
  const all = isOne ? renamed(last, 'execute') : undefined;
  const isOrdered = links.some(({ name }) => name === 'orderBy');
  if (givesName(links, column) || !(isOne || last.name === 'execute') || (isOne && (all === undefined || isOrdered))) {
    return undefined;
  }
  const quote = operator.getText().charAt(0);
  return {
    answers: isOne ? 'undefined' : 'list',
    column,
    edits: (keys) => [replacing(operator, `${quote}in${quote}`), replacing(key, keys), ...(all ? [all] : [])],
    isUnique: false,
    key,
    refusesNone: true,
    table: named.text.replace(/^.*\./, '').replace(/\s.*$/, ''),
  };
}
