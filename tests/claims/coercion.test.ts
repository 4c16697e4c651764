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
