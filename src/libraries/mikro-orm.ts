import type { Library, Methods } from './library.ts';
import { each, read, sql, write } from './queries.ts';

const built = { ...read, where: null };

const READS = ['count', 'countBy', 'find', 'findAndCount', 'findByCursor', 'findOne', 'findOneOrFail'];

/** A repository knows its entity; the manager is told it first. */
function entityMethods(where: number): Methods {
  return {
    ...each({ ...read, where }, ...READS),
    findAll: { ...read, where: null },
    ...each({ ...write, where: null }, 'insert', 'upsert'),
    ...each({ ...write, bulk: true, where: null }, 'insertMany', 'upsertMany'),
    ...each({ ...write, where }, 'nativeDelete', 'nativeUpdate'),
    ...each({ ...write, where: null }, 'flush', 'persistAndFlush', 'removeAndFlush'),
    populate: { ...built, bulk: true },
  };
}

const lazy = { ...built, asksForReceiver: true } as const;

/** `persist` and `remove` only note what `flush` sends. */
export const mikroOrm: Library = {
  name: 'MikroORM',
  packages: ['@mikro-orm/core', '@mikro-orm/knex', '@mikro-orm/sql'],
  owners: {
    Collection: each(lazy, 'init', 'load', 'loadCount', 'loadItems', 'matching'),
    EntityManager: { ...entityMethods(1), refresh: built, transactional: { kind: 'transaction', work: 0 } },
    EntityRepository: entityMethods(0),
    QueryBuilder: each(built, 'getCount', 'getResult', 'getResultAndCount', 'getResultList', 'getSingleResult'),
    Reference: each(lazy, 'load', 'loadOrFail', 'loadProperty'),
    SqlEntityManager: { execute: sql },
  },
};
