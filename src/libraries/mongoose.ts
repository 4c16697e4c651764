import type { Library, QueryRole } from './library.ts';
import { read, thenable, write } from './queries.ts';

const builds: QueryRole = { ...read, sent: 'when awaited' };
const changes: QueryRole = { ...write, sent: 'when awaited' };
const several: QueryRole = { ...write, bulk: true, where: null };

export const mongoose: Library = {
  name: 'Mongoose',
  packages: ['mongoose'],
  owners: {
    Aggregate: thenable,
    Connection: { transaction: { kind: 'transaction', work: 0 } },
    Document: { save: { ...write, where: null } },
    Model: {
      bulkSave: several,
      bulkWrite: several,
      create: { ...write, where: null },
      insertMany: several,
      insertOne: { ...write, where: null },
      save: { ...write, where: null },
    },
    Query: thenable,
  },
  builder: {
    methods: {
      aggregate: builds,
      countDocuments: builds,
      deleteMany: changes,
      deleteOne: changes,
      distinct: { ...builds, where: 1 },
      estimatedDocumentCount: { ...builds, where: null },
      exists: builds,
      find: builds,
      findById: builds,
      findByIdAndDelete: changes,
      findByIdAndUpdate: changes,
      findOne: builds,
      findOneAndDelete: changes,
      findOneAndReplace: changes,
      findOneAndUpdate: changes,
      replaceOne: changes,
      updateMany: changes,
      updateOne: changes,
    },
    locks: [],
    tables: [],
    results: ['Aggregate', 'Query'],
    sends: ['exec'],
    unsent: ['cursor', 'getFilter', 'getQuery', 'pipeline'],
  },
};
