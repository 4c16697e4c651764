import { expect, it } from 'vitest';

import { servicesReachedIn } from '../../src/facts/reached-services.ts';
import { openFixture } from '../support/fixture.ts';

function servicesIn(code: string): string[] {
  const { program, source } = openFixture('errors').programOf(code);
  return servicesReachedIn(source, program).map(({ name, path }) => [name, ...path].join(' via '));
}

it('names each store once, by the call nearest to the head of the module', () => {
  expect(servicesIn(`import type { Redis } from 'ioredis';
declare const redis: Redis;
const status = async (id: string) => { try { return await load(id); } catch { return null; } };
function load(id: string) { return redis.get(id); }
export { status };`)).toEqual(['Redis via load']);
});

it('knows nothing of files, of requests of the platform and of classes of the project', () => {
  expect(servicesIn(`import { readFile } from 'node:fs/promises';
class Redis { get(id: string) { return id; } }
export const all = [readFile('a'), fetch('https://a.example'), new Redis().get('a')];`)).toEqual([]);
});

it('comes to an end where functions call each other', () => {
  expect(servicesIn(`import type { Redis } from 'ioredis';
declare const redis: Redis;
export function a(): Promise<unknown> { return b(); }
function b(): Promise<unknown> { return Math.random() > 1 ? a() : redis.get('b'); }`)).toEqual(['Redis via b']);
});
