import { expect, test } from 'vitest';

import { holdsAnyOf } from '../../src/typing/held-packages.ts';
import { openFixture } from '../support/fixture.ts';

test('a program holds a package that one of its files leads to, by its own name', () => {
  const { program } = openFixture('redis').programOf("import { Redis } from 'ioredis';\nexport const redis = new Redis();");
  expect(holdsAnyOf(['ioredis'], program)).toBe(true);
  expect(holdsAnyOf(['io*'], program)).toBe(true);
  expect(holdsAnyOf(['@prisma/client'], program)).toBe(false);
});

test('a program that leads nowhere holds the default library alone', () => {
  const { program } = openFixture('plain').programOf('export const redis = { get: () => null };');
  expect(holdsAnyOf(['lib.d.ts'], program)).toBe(true);
  expect(holdsAnyOf(['ioredis', '@redis/client'], program)).toBe(false);
});
