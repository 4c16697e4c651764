import type { CallbackRole, Methods, QueryRole } from './library.ts';

/** The roles that the data libraries share; a row says where one differs. */
export const read: QueryRole = { batched: false, bulk: false, kind: 'query', operation: 'read', sent: 'when called', where: 0 };
export const write: QueryRole = { ...read, operation: 'write' };

/** SQL as the first argument: what can not be read is taken for a write. */
export const sql: QueryRole = { ...write, statement: 0, where: null };

/** What a builder's chain asks, and what it changes, once it is awaited. */
export const builds: QueryRole = { ...read, sent: 'when awaited', where: null };
export const changes: QueryRole = { ...builds, operation: 'write' };

const once: CallbackRole = { callback: 0, collection: null, element: 0, kind: 'callback', runs: 'once' };

/** The methods of a promise, where a builder declares its own. */
export const thenable: Methods = { catch: once, finally: once, then: once };

/** The same role for several methods. */
export function each(role: QueryRole, ...names: readonly string[]): Methods {
  return Object.fromEntries(names.map((name) => [name, role]));
}
