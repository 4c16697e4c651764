import type { Library } from './library.ts';
import { each, read, sql, write } from './queries.ts';

/** What an association adds to a model (`user.getOrders()`) goes by a name of the project and is not known here. */
export const sequelize: Library = {
  name: 'Sequelize',
  packages: ['sequelize'],
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
