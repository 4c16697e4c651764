import type { Callable, Library } from './library.ts';
import { each, read, sql, write } from './queries.ts';

const reads: Omit<Callable, 'prefixes'> = { role: { ...read, asksForReceiver: true, where: null } };
const writes: Omit<Callable, 'prefixes'> = { role: { ...write, asksForReceiver: true, where: null } };
const adds: Callable = { ...writes, prefixes: ['add'] };
const counts: Callable = { ...reads, prefixes: ['count'] };
const creates: Callable = { ...writes, prefixes: ['create'] };
const gets: Callable = { ...reads, prefixes: ['get'] };
const has: Callable = { ...reads, prefixes: ['has'] };
const removes: Callable = { ...writes, prefixes: ['remove'] };
const sets: Callable = { ...writes, prefixes: ['set'] };

/** What an association adds to a model, as `user.getOrders()`: the row that it is called on says which rows are meant. */
const mixins: Readonly<Record<string, Callable>> = {
  BelongsToCreateAssociationMixin: creates,
  BelongsToGetAssociationMixin: gets,
  BelongsToManyAddAssociationMixin: adds,
  BelongsToManyAddAssociationsMixin: adds,
  BelongsToManyCountAssociationsMixin: counts,
  BelongsToManyCreateAssociationMixin: creates,
  BelongsToManyGetAssociationsMixin: gets,
  BelongsToManyHasAssociationMixin: has,
  BelongsToManyHasAssociationsMixin: has,
  BelongsToManyRemoveAssociationMixin: removes,
  BelongsToManyRemoveAssociationsMixin: removes,
  BelongsToManySetAssociationsMixin: sets,
  BelongsToSetAssociationMixin: sets,
  HasManyAddAssociationMixin: adds,
  HasManyAddAssociationsMixin: adds,
  HasManyCountAssociationsMixin: counts,
  HasManyCreateAssociationMixin: creates,
  HasManyGetAssociationsMixin: gets,
  HasManyHasAssociationMixin: has,
  HasManyHasAssociationsMixin: has,
  HasManyRemoveAssociationMixin: removes,
  HasManyRemoveAssociationsMixin: removes,
  HasManySetAssociationsMixin: sets,
  HasOneCreateAssociationMixin: creates,
  HasOneGetAssociationMixin: gets,
  HasOneSetAssociationMixin: sets,
};

/** The methods of an association are known by the types of Sequelize that the model declares them with. */
export const sequelize: Library = {
  name: 'Sequelize',
  packages: ['sequelize'],
  callables: mixins,
  owners: {
    Model: {
      ...each(read, 'count', 'findAll', 'findAndCountAll', 'findByPk', 'findOne'),
      ...each({ ...read, where: 1 }, 'aggregate', 'max', 'min', 'sum'),
      ...each({ ...write, where: null }, 'create', 'findCreateFind', 'findOrCreate', 'save', 'upsert'),
      ...each({ ...write, where: 1 }, 'decrement', 'increment', 'update'),
      ...each(write, 'destroy', 'restore', 'truncate'),
      bulkCreate: { ...write, bulk: true, where: null },
      reload: { ...read, asksForReceiver: true, where: null },
    },
    Sequelize: { query: sql, transaction: { kind: 'transaction', work: 0 } },
  },
};
