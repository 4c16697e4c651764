import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import rule from '../../src/rules/zod-require-coerce-for-http.ts';
import { openFixture } from '../support/fixture.ts';
import { reportsOf } from '../support/reports.ts';

const PROJECT = 'http/forms';

function textOf(file: string): string {
  return readFileSync(path.join(openFixture(PROJECT).directory, file), 'utf8');
}

function fixed(file: string): string {
  const text = textOf(file);
  return reportsOf(PROJECT, rule, text, file)
    .flatMap(({ fix }) => fix ?? [])
    .toSorted((one, other) => other.range[0] - one.range[0])
    .reduce((mended, { range: [start, end], text: replacement }) => mended.slice(0, start) + replacement + mended.slice(end), text);
}

const GUARD = 'z.string().trim().min(1)';

const mended: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'schemas/booking.ts': [['z.number().optional()', `${GUARD}.pipe(z.coerce.number<string>()).optional()`]],
  'schemas/fields.ts': [
    ['z\n  .number()', `${GUARD}.pipe(z\n  .coerce.number<string>()`],
    ['.positive();', '.positive());'],
    ['z.date()', 'z.iso.datetime({ offset: true }).or(z.iso.date()).pipe(z.coerce.date<string>())'],
  ],
  'schemas/guest.ts': [
    ['z.number().int().nonnegative()', `${GUARD}.pipe(z.coerce.number<string>().int().nonnegative())`],
    ['z.boolean()', 'z.stringbool()'],
  ],
};

describe('zod-require-coerce-for-http across files', () => {
  it.each(Object.entries(mended))('mends the leaves of %s where they are written', (file, edits) => {
    const expected = edits.reduce((text, [from, to]) => text.replace(from, to), textOf(file));
    const output = fixed(file);

    expect(output).toBe(expected);
    expect(openFixture(PROJECT).errorsOf(output, file)).toEqual([]);
  });

  it('says where the value is parsed', () => {
    expect(reportsOf(PROJECT, rule, textOf('schemas/guest.ts'), 'schemas/guest.ts').map(({ message }) => message)).toEqual([
      '`guests[].age` arrives from `req.body` (app.ts:9) as a string such as "42", and `z.number()` refuses every string: each request that sends it is refused.',
      '`guests[].member` arrives from `req.body` (app.ts:9) as a string such as "true", and `z.boolean()` refuses every string: each request that sends it is refused.',
    ]);
  });

  it.each(['app.ts', 'schemas/search.ts'])('leaves %s alone, which has no leaf of its own', (file) => {
    expect(reportsOf(PROJECT, rule, textOf(file), file)).toEqual([]);
  });

  it('changes nothing the second time', () => {
    const output = fixed('schemas/guest.ts');
    expect(reportsOf(PROJECT, rule, output, 'schemas/guest.ts')).toEqual([]);
  });
});
