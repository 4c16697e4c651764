import rule from '../../src/rules/require-mental-model.ts';
import { annotated } from '../support/annotated.ts';
import { testRule } from '../support/rule-tester.ts';

const redis = "import type { Redis } from 'ioredis';\nexport const statusOf = (redis: Redis, id: string) => redis.get(id);";

function reported(name: string, marked: string, mended?: string, data?: Record<string, string>) {
  const { code, errors } = annotated<'missingModel' | 'staleModel' | 'unnamedService'>(marked);
  return {
    code,
    errors: errors.map((error) => ({ ...error, ...(data && { data }), ...(mended !== undefined && { suggestions: [{ messageId: 'writeModel' as const, output: mended }] }) })),
    name,
  };
}

testRule('errors', 'require-mental-model', rule, {
  valid: [
    { code: `/** Statuses are read from Redis, where the settlement writes them. */\n${redis}`, name: 'a paragraph that names the store' },
    { code: `// Statuses are read from the cache,\n// where the settlement writes them.\n${redis}`, name: 'a paragraph that names it by another word, in lines' },
    { code: "import type { Redis } from 'ioredis';\n\n/** Statuses are read from Redis. */\nexport const statusOf = (redis: Redis, id: string) => redis.get(id);", name: 'a paragraph after the imports' },
    { code: 'export const double = (n: number) => n * 2;', name: 'a module that reaches nothing' },
    { code: "import { readFile } from 'node:fs/promises';\nexport const load = (name: string) => readFile(name);", name: 'a module that reads files' },
    { code: "export const load = () => fetch('https://orders.example');", name: 'a request of the platform' },
    { code: '/** Sums up what the redis module counted. */\nexport const sum = (counts: number[]) => counts.length;', name: 'a word that is not written as a name' },
    { code: 'class Redis { get(id: string) { return id; } }\nexport const statusOf = (redis: Redis, id: string) => redis.get(id);', name: 'a class of the project' },
    { code: '', name: 'an empty file' },
    { code: redis, filename: 'src/a.test.ts', name: 'a test' },
  ],
  invalid: [
    reported('no paragraph', `import type { Redis } from 'ioredis';
~~~~~~ missingModel
export const statusOf = (redis: Redis, id: string) => redis.get(id);`, `/**
 * What this module does, and in which order.
 * It reaches Redis.
 */
import type { Redis } from 'ioredis';
export const statusOf = (redis: Redis, id: string) => redis.get(id);`, { services: 'Redis' }),
    reported('a comment for a tool', `// @ts-check
import type { Redis } from 'ioredis';
~~~~~~ missingModel
export const statusOf = (redis: Redis, id: string) => redis.get(id);`, `// @ts-check
/**
 * What this module does, and in which order.
 * It reaches Redis.
 */
import type { Redis } from 'ioredis';
export const statusOf = (redis: Redis, id: string) => redis.get(id);`),
    reported('a paragraph that names something else', `/** Statuses are kept in memory. */
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unnamedService
import type { Redis } from 'ioredis';
export const statusOf = (redis: Redis, id: string) => redis.get(id);`, undefined, { path: '', service: 'Redis' }),
    reported('a paragraph that has gone stale', `/** Statuses come from Redis, and once came from Prisma. */
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ staleModel
import type { Redis } from 'ioredis';
export const statusOf = (redis: Redis, id: string) => redis.get(id);`, undefined, { service: 'Prisma' }),
  ],
});
