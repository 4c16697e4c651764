import type { Library, Methods, QueryRole } from './library.ts';
import { each, read, sql, write } from './queries.ts';

const READS = [
  'average', 'count', 'countBy', 'exists', 'existsBy', 'find', 'findAndCount', 'findAndCountBy', 'findBy', 'findOne', 'findOneBy',
  'findOneByOrFail', 'findOneOrFail', 'maximum', 'minimum', 'sum',
];
const WRITES = ['decrement', 'delete', 'increment', 'softDelete', 'update'];
const WRITES_OF_ENTITIES = ['insert', 'recover', 'remove', 'restore', 'save', 'softRemove', 'upsert'];

/** A repository knows its entity; the manager is told it first. */
function entityMethods(where: number): Methods {
  return {
    ...each({ ...read, where }, ...READS),
    ...each({ ...write, where }, ...WRITES),
    ...each({ ...write, where: null }, ...WRITES_OF_ENTITIES),
    query: sql,
    sql,
  };
}

const built: QueryRole = { ...read, where: null };
const transaction: Methods = { transaction: { kind: 'transaction', work: 0 } };
const executed = each({ ...write, where: null }, 'execute');

/** A lazy relation is a property, not a call, and is not known here. */
export const typeorm: Library = {
  name: 'TypeORM',
  packages: ['typeorm'],
  owners: {
    BaseEntity: { ...entityMethods(0), reload: { ...built, asksForReceiver: true } },
    DataSource: { ...transaction, query: sql, sql },
    DeleteQueryBuilder: executed,
    EntityManager: { ...entityMethods(1), ...transaction },
    InsertQueryBuilder: executed,
    QueryRunner: { query: sql, sql },
    RelationQueryBuilder: { ...each({ ...write, where: null }, 'add', 'addAndRemove', 'remove', 'set'), ...each(built, 'loadMany', 'loadOne') },
    Repository: entityMethods(0),
    SelectQueryBuilder: each(
      built, 'getCount', 'getExists', 'getMany', 'getManyAndCount', 'getOne', 'getOneOrFail', 'getRawAndEntities', 'getRawMany', 'getRawOne',
    ),
    SoftDeleteQueryBuilder: executed,
    UpdateQueryBuilder: executed,
  },
};
