import type { SuggestionOutput, TestCaseError } from '@typescript-eslint/rule-tester';

import rule from '../../src/rules/no-silent-default-on-null-cache.ts';
import { annotated } from '../support/annotated.ts';
import { testRule } from '../support/rule-tester.ts';

type Ids = 'answerNull' | 'branchOnMiss' | 'defaultOnMiss' | 'readThrough' | 'throwOnMiss';

/** A case that underlines one place, with what is suggested there. */
function suggesting(source: string, suggestions: SuggestionOutput<Ids>[]): { code: string; errors: TestCaseError<Ids>[] } {
  const { code, errors } = annotated<Ids>(source);
  return { code, errors: errors.map((error) => ({ ...error, suggestions })) };
}

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
      ...suggesting(`
import type { Redis } from 'ioredis';
export async function f(redis: Redis, key: string): Promise<string> {
  const status = (await redis.get(key)) ?? 'failed';
                                           ~~~~~~~~ defaultOnMiss
  return status;
}`, [{
        messageId: 'readThrough',
        output: `
import type { Redis } from 'ioredis';
export async function f(redis: Redis, key: string): Promise<string> {
  const readThrough = (): Promise<never> => {
    throw new Error('Fetch this from its source of truth and write it back to the cache');
  };
  const status = (await redis.get(key)) ?? (await readThrough());
  return status;
}`,
      }]),
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
