import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, it } from 'vitest';

import { openFixture } from '../support/fixture.ts';

interface Schema {
  min(least: number): Schema;
  optional(): Schema;
  parse(value: unknown): unknown;
  pipe(next: Schema): Schema;
  refine(test: (value: unknown) => boolean): Schema;
  safeParse(value: unknown): { data?: unknown; success: boolean };
  transform(make: (value: string) => unknown): Schema;
  trim(): Schema;
}

interface Zod {
  readonly coerce: Readonly<Record<'bigint' | 'boolean' | 'date' | 'number', () => Schema>>;
  string(): Schema;
  number(): Schema;
  stringbool(): Schema;
}

function zodOf(fixture: string): Zod {
  return (createRequire(path.join(openFixture(fixture).directory, 'file.js'))('zod') as { z: Zod }).z;
}

const z = zodOf('http');
const zods = [['zod 4', z], ['zod 3', zodOf('http-zod-3')]] as const;

it.each(zods)('%s takes every text but the empty one for true', (_, { coerce }) => {
  expect(['false', '0', 'no', ' ', ''].map((text) => coerce.boolean().parse(text))).toEqual([true, true, true, true, false]);
});

it('stringbool reads what people write, and refuses the rest', () => {
  expect(['true', '1', 'yes', 'on', 'false', '0', 'no', 'off'].map((text) => z.stringbool().parse(text))).toEqual([true, true, true, true, false, false, false, false]);
  expect(['', ' ', 'maybe'].map((text) => z.stringbool().safeParse(text).success)).toEqual([false, false, false]);
});

it.each(zods)('%s makes zero of what is empty, and 1970 of null', (_, { coerce }) => {
  expect(['', ' ', null, []].map((value) => coerce.number().parse(value))).toEqual([0, 0, 0, 0]);
  expect(coerce.bigint().parse('')).toBe(0n);
  expect(coerce.date().parse(null)).toEqual(new Date(0));
  expect(coerce.date().safeParse('').success).toBe(false);
  expect(coerce.number().optional().parse('')).toBe(0);
});

it('a guard before the coercion refuses what is empty', () => {
  const guarded = z.string().trim().min(1).pipe(z.coerce.number());
  expect(['42', '', ' '].map((text) => guarded.safeParse(text).data)).toEqual([42, undefined, undefined]);
});

it.each(zods)('%s calls the NaN of a transform valid, unless a refinement or a pipe refuses it', (_, schemas) => {
  const made = schemas.string().transform(Number);
  expect(made.safeParse('two')).toMatchObject({ data: Number.NaN, success: true });
  expect(['two', '', '5'].map((text) => made.pipe(schemas.number()).safeParse(text).success)).toEqual([false, true, true]);
  expect(['two', '5'].map((text) => made.refine((page) => (page as number) > 0).safeParse(text).success)).toEqual([false, true]);
});
