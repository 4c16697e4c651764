import { expect, it } from 'vitest';
import { z } from 'zod';
import { z as z3 } from 'zod/v3';

it.each([['zod 4', z], ['zod 3', z3]] as const)('%s takes every text but the empty one for true', (_, builders) => {
  const schema = builders.coerce.boolean();
  expect(['false', '0', 'no', ' ', ''].map((text) => schema.parse(text))).toEqual([true, true, true, true, false]);
});

it('stringbool reads what people write, and refuses the rest', () => {
  expect(['true', '1', 'yes', 'on', 'false', '0', 'no', 'off'].map((text) => z.stringbool().parse(text))).toEqual([true, true, true, true, false, false, false, false]);
  expect(['', ' ', 'maybe'].map((text) => z.stringbool().safeParse(text).success)).toEqual([false, false, false]);
});

it.each([['zod 4', z], ['zod 3', z3]] as const)('%s makes zero of what is empty, and 1970 of null', (_, { coerce }) => {
  expect(['', ' ', null, []].map((value) => coerce.number().parse(value))).toEqual([0, 0, 0, 0]);
  expect(coerce.bigint().parse('')).toBe(0n);
  expect(coerce.date().parse(null)).toEqual(new Date(0));
  expect(coerce.date().safeParse('').success).toBe(false);
  expect(coerce.number().optional().parse('')).toBe(0);
});

it('a guard before the coercion refuses what is empty', () => {
  const guarded = z.string().trim().min(1).pipe(z.coerce.number<string>());
  expect(['42', '', ' '].map((text) => guarded.safeParse(text).data)).toEqual([42, undefined, undefined]);
});
