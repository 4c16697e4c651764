import type { Callable, Library } from './library.ts';
import { each, read, sql, write } from './queries.ts';

/** What an association adds to a model, as `user.getOrders()`: the row that it is called on says which rows are meant. */
function mixins(association: string, ...names: readonly string[]): Readonly<Record<string, Callable>> {
  return Object.fromEntries(
    names.map((name): [string, Callable] => {
      const prefix = name.replace(/Associations?$/, '').toLowerCase();
      const base = READING.has(prefix) ? read : write;
      return [`${association}${name}Mixin`, { prefixes: [prefix], role: { ...base, asksForReceiver: true, where: null } }];
    }),
  );
}

const READING = new Set(['count', 'get', 'has']);
const ONE = ['CreateAssociation', 'GetAssociation', 'SetAssociation'];
const MANY = [
  'AddAssociation', 'AddAssociations', 'CountAssociations', 'CreateAssociation', 'GetAssociations', 'HasAssociation', 'HasAssociations',
  'RemoveAssociation', 'RemoveAssociations', 'SetAssociations',
];

/** The methods of an association are known by the types of Sequelize that the model declares them with. */
export const sequelize: Library = {
  name: 'Sequelize',
  packages: ['sequelize'],
  callables: {
    ...mixins('BelongsTo', ...ONE),
    ...mixins('BelongsToMany', ...MANY),
    ...mixins('HasMany', ...MANY),
    ...mixins('HasOne', ...ONE),
  },
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
