import type { FakeStore } from './library.ts';

/** Not here: mongodb-memory-server, PGlite and containers, which start the real thing. */
export const fakeStores: readonly FakeStore[] = [
  { packages: ['ioredis-mock', 'redis-mock'], plays: 'Redis' },
  { packages: ['pg-mem'], plays: 'PostgreSQL' },
  { packages: ['prismock'], plays: 'Prisma' },
  { packages: ['mockingoose', 'mongo-mock'], plays: 'MongoDB' },
  { packages: ['knex-mock-client', 'mock-knex', 'sequelize-mock'], plays: 'the database' },
];

/** Packages whose functions make an object of any type, whose methods do nothing. */
export const typedMockPackages: readonly string[] = ['jest-mock-extended', 'vitest-mock-extended', '@golevelup/ts-jest', '@golevelup/ts-vitest'];
