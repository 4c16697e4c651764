import { expect, it } from 'vitest';

import { exportedClientsOf } from '../../src/facts/exported-clients.ts';
import { openFixture } from '../support/fixture.ts';

const { programOf } = openFixture('integration');

function exportedBy(code: string): string[] {
  const { program, source } = programOf(code, 'src/orders.test.ts');
  const module = program.getTypeChecker().getSymbolAtLocation(source);
  return (module ? exportedClientsOf(module, program) : []).map(({ library, name }) => `${name}: ${library}`);
}

it.each([
  ['a client', "import { Redis } from 'ioredis'; export const redis = new Redis();", 'redis: ioredis'],
  ['a client by default', "import { createClient } from 'redis'; export default createClient();", 'default: node-redis'],
  ['a class of clients', "import { Redis } from 'ioredis'; export class Store extends Redis {}", 'Store: ioredis'],
  ['a function that makes one', "import { Redis } from 'ioredis'; export const connect = () => new Redis();", 'connect: ioredis'],
  ['a function that makes one in time', "import { Redis } from 'ioredis'; export async function connect() { return new Redis(); }", 'connect: ioredis'],
  ['a generated client', "import type { PrismaClient } from './prisma.ts'; export declare const prisma: PrismaClient;", 'prisma: Prisma'],
  ['an extended client', "import { prisma } from './prisma.ts'; export const extended = prisma.$extends({});", 'extended: Prisma'],
  ['a service that is a client', "import { Redis } from 'ioredis'; class Cache extends Redis {} export const cache = new Cache();", 'cache: ioredis'],
  ['a client of the generated one, without most of it', "import type { PrismaClient } from './prisma.ts'; export declare const raw: Pick<PrismaClient, '$queryRaw'>;", 'raw: Prisma'],
  ['one that is exported again', "export { redis as store } from './redis.ts';", 'store: ioredis'],
])('finds %s', (_, code, expected) => {
  expect(new Set(exportedBy(code))).toEqual(new Set([expected]));
});

it('names the clients before what makes them', () => {
  expect(exportedBy("export * from './redis.ts';")[0]).toBe('redis: ioredis');
});

it.each([
  ['the type of a client', "export type { Redis } from 'ioredis'; export { type PrismaClient } from './prisma.ts';"],
  ['a repository', "export { OrderRepository } from './orders.ts';"],
  ['a class of the project with the same methods', 'export class Redis { async get(_key: string): Promise<string | null> { return null; } async set(): Promise<void> {} }'],
  ['a map', 'export const cache = new Map<string, string>();'],
  ['a client of type any', 'export declare const redis: any;'],
  ['a function that takes one', "import type { Redis } from 'ioredis'; export function load(_redis: Redis): void {}"],
])('finds none in %s', (_, code) => {
  expect(exportedBy(code)).toEqual([]);
});
