import rule from '../../src/rules/no-silent-default-on-null-cache.ts';
import { annotated } from '../support/annotated.ts';
import { testRule } from '../support/rule-tester.ts';

type Ids = 'answerNull' | 'branchOnMiss' | 'defaultOnMiss' | 'readThrough' | 'throwOnMiss';

testRule('redis', 'no-silent-default-on-null-cache', rule, {
  valid: [
    {
      name: 'a queued command',
      code: `
import type { Redis } from 'ioredis';
export function f(redis: Redis) { return redis.pipeline().get('k') ?? 'failed'; }`,
    },
  ],
  invalid: [
    {
      name: 'a status of the vocabulary, thrown once the team has chosen that',
      options: [{ allow: [], onMiss: 'throw', values: 'business' }],
      ...annotated<Ids>(`
import type { Redis } from 'ioredis';
export async function f(redis: Redis, key: string): Promise<string> {
  const status = (await redis.get(key)) ?? 'failed';
                                           ~~~~~~~~ defaultOnMiss
  return status;
}`),
      output: `
import type { Redis } from 'ioredis';
export async function f(redis: Redis, key: string): Promise<string> {
  const status = await redis.get(key);
  if (status === null) {
    throw new Error(\`The cache holds nothing under \${key}\`);
  }
  return status;
}`,
    },
  ],
});
