import { createRequire } from 'node:module';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import rule from '../../src/rules/zod-require-coerce-for-http.ts';
import { openFixture } from '../support/fixture.ts';
import { reportsOf } from '../support/reports.ts';

interface Dialect {
  readonly project: string;
  readonly module: string;
  readonly import: string;
}

interface Row {
  readonly leaf: string;
  /** What `--fix` makes of it, where the mend is proved. */
  readonly fixed?: string;
  /** What the suggestions make of it. */
  readonly suggested?: readonly string[];
  /** Texts that the fixed leaf, or the first suggestion, has to take, and what it makes of them. */
  readonly takes: Readonly<Record<string, unknown>>;
  /** Texts that it has to refuse, besides those that none takes. */
  readonly refuses?: readonly string[];
}

const classic: Dialect = { import: "import { z } from 'zod';", module: 'zod', project: 'http' };
const mini: Dialect = { import: "import * as z from 'zod/mini';", module: 'zod/mini', project: 'http' };
const zod3: Dialect = { import: "import { z } from 'zod';", module: 'zod', project: 'http-zod-3' };

const TEXT = 'z.string().trim().min(1)';
const MINI_TEXT = 'z.string().check(z.trim(), z.minLength(1))';
const ISO = 'z.iso.datetime({ offset: true }).or(z.iso.date())';
const MINI_ISO = 'z.union([z.iso.datetime({ offset: true }), z.iso.date()])';
const ISO_3 = 'z.string().datetime({ offset: true }).or(z.string().date())';
const BOOLEAN_3 = "z.enum(['true', 'false']).transform((value) => value === 'true')";

const DATES = { '2026-01-31': new Date('2026-01-31'), '2026-01-31T10:00:00+02:00': new Date('2026-01-31T08:00:00Z') };
const BOOLEANS = { false: false, true: true };

const tables: readonly (readonly [string, Dialect, readonly Row[]])[] = [
  ['zod 4', classic, [
    { leaf: 'z.number()', fixed: `${TEXT}.pipe(z.coerce.number<string>())`, suggested: ['z.coerce.number()'], takes: { 42: 42, ' 4.5 ': 4.5, 0: 0 }, refuses: ['Infinity', 'NaN'] },
    { leaf: 'z.number().int().positive()', fixed: 'z.coerce.number().int().positive()', takes: { 42: 42 }, refuses: ['0', '4.5', '-1'] },
    { leaf: 'z.number().min(1).max(100)', fixed: 'z.coerce.number().min(1).max(100)', takes: { 42: 42 }, refuses: ['0', '101'] },
    { leaf: 'z.number().gt(0)', fixed: 'z.coerce.number().gt(0)', takes: { 0.5: 0.5 }, refuses: ['0'] },
    { leaf: 'z.number().negative()', fixed: 'z.coerce.number().negative()', takes: { '-1': -1 }, refuses: ['0'] },
    { leaf: 'z.number().lte(-2)', fixed: 'z.coerce.number().lte(-2)', takes: { '-2': -2 }, refuses: ['0'] },
    { leaf: 'z.number().min(0).int()', fixed: `${TEXT}.pipe(z.coerce.number<string>().min(0).int())`, suggested: ['z.coerce.number().min(0).int()'], takes: { 0: 0, 7: 7 }, refuses: ['-1'] },
    { leaf: 'z.number().min(-5)', fixed: `${TEXT}.pipe(z.coerce.number<string>().min(-5))`, suggested: ['z.coerce.number().min(-5)'], takes: { 0: 0 } },
    { leaf: 'z.number().refine((n) => n % 2 === 0)', fixed: `${TEXT}.pipe(z.coerce.number<string>().refine((n) => n % 2 === 0))`, suggested: ['z.coerce.number().refine((n) => n % 2 === 0)'], takes: { 4: 4 }, refuses: ['3'] },
    { leaf: 'z.number().transform((n) => n * 2)', fixed: `${TEXT}.pipe(z.coerce.number<string>().transform((n) => n * 2))`, suggested: ['z.coerce.number().transform((n) => n * 2)'], takes: { 4: 8 } },
    { leaf: 'z.number().optional()', fixed: `${TEXT}.pipe(z.coerce.number<string>()).optional()`, suggested: ['z.coerce.number().optional()'], takes: { 4: 4 } },
    { leaf: 'z.number().int().default(20).optional()', fixed: `${TEXT}.pipe(z.coerce.number<string>().int()).default(20).optional()`, suggested: ['z.coerce.number().int().default(20).optional()'], takes: { 4: 4 } },
    { leaf: 'z.number().positive().nullable()', fixed: 'z.coerce.number().positive().nullable()', takes: { 4: 4 } },
    { leaf: 'z.optional(z.number())', fixed: `z.optional(${TEXT}.pipe(z.coerce.number<string>()))`, suggested: ['z.optional(z.coerce.number())'], takes: { 4: 4 } },
    { leaf: 'z.int()', fixed: `${TEXT}.pipe(z.coerce.number<string>().int())`, suggested: ['z.coerce.number().int()'], takes: { 4: 4 }, refuses: ['4.5'] },
    { leaf: 'z.int().positive()', fixed: 'z.coerce.number().int().positive()', takes: { 4: 4 }, refuses: ['4.5', '0'] },
    { leaf: 'z.int32().min(3)', fixed: `${TEXT}.pipe(z.coerce.number<string>()).pipe(z.int32().min(3))`, takes: { 4: 4 }, refuses: ['1', '4294967296'] },
    { leaf: 'z.bigint()', fixed: `${TEXT}.pipe(z.coerce.bigint<string>())`, suggested: ['z.coerce.bigint()'], takes: { 9007199254740993: 9007199254740992n }, refuses: ['4.5'] },
    { leaf: 'z.bigint().positive()', fixed: 'z.coerce.bigint().positive()', takes: { 42: 42n }, refuses: ['0'] },
    { leaf: 'z.int64()', fixed: `${TEXT}.pipe(z.coerce.bigint<string>()).pipe(z.int64())`, takes: { 42: 42n }, refuses: ['9223372036854775808'] },
    { leaf: 'z.boolean()', fixed: 'z.stringbool()', takes: BOOLEANS },
    { leaf: 'z.boolean().default(false)', fixed: 'z.stringbool().default(false)', takes: BOOLEANS },
    { leaf: 'z.date()', fixed: `${ISO}.pipe(z.coerce.date<string>())`, suggested: ['z.coerce.date()'], takes: DATES, refuses: ['1', '2026-02-31', 'true'] },
    { leaf: "z.date().min(new Date('2026-01-01')).optional()", fixed: `${ISO}.pipe(z.coerce.date<string>().min(new Date('2026-01-01'))).optional()`, suggested: ["z.coerce.date().min(new Date('2026-01-01')).optional()"], takes: DATES, refuses: ['2025-12-31'] },
    { leaf: 'z.literal(5)', fixed: 'z.coerce.number().pipe(z.literal(5))', takes: { 5: 5 }, refuses: ['6'] },
    { leaf: 'z.literal([1, 2])', fixed: 'z.coerce.number().pipe(z.literal([1, 2]))', takes: { 2: 2 }, refuses: ['3'] },
    { leaf: 'z.literal(0)', fixed: `${TEXT}.pipe(z.coerce.number<string>()).pipe(z.literal(0))`, takes: { 0: 0 }, refuses: ['1'] },
    { leaf: 'z.literal(5n)', fixed: `${TEXT}.pipe(z.coerce.bigint<string>()).pipe(z.literal(5n))`, takes: { 5: 5n }, refuses: ['6'] },
    { leaf: 'z.literal(true)', fixed: 'z.stringbool().pipe(z.literal(true))', takes: { true: true }, refuses: ['false'] },
    { leaf: 'z.enum(Level)', fixed: `${TEXT}.pipe(z.coerce.number<string>()).pipe(z.enum(Level))`, takes: { 0: 0, 1: 1 }, refuses: ['2', 'Low'] },
    { leaf: "z.number({ error: 'no number' }).positive()", suggested: ["z.coerce.number({ error: 'no number' }).positive()"], takes: { 4: 4 } },
    { leaf: "z.number('no number')", suggested: [`${TEXT}.pipe(z.coerce.number<string>('no number'))`, "z.coerce.number('no number')"], takes: { 4: 4 } },
    { leaf: "z.number().describe('how many')", suggested: [`${TEXT}.pipe(z.coerce.number<string>()).describe('how many')`, "z.coerce.number().describe('how many')"], takes: { 4: 4 } },
    { leaf: 'z.number().prefault(1)', suggested: ['z.coerce.number().prefault(1)'], takes: { 4: 4 } },
    { leaf: 'z.number().positive().catch(1)', suggested: ['z.coerce.number().positive().catch(1)'], takes: { 4: 4 } },
  ]],
  ['zod/mini', mini, [
    { leaf: 'z.number()', fixed: `z.pipe(${MINI_TEXT}, z.coerce.number<string>())`, suggested: ['z.coerce.number()'], takes: { 42: 42, ' 4.5 ': 4.5 } },
    { leaf: 'z.number().check(z.int(), z.positive())', fixed: 'z.coerce.number().check(z.int(), z.positive())', takes: { 42: 42 }, refuses: ['0', '4.5'] },
    { leaf: 'z.number().check(z.minimum(0))', fixed: `z.pipe(${MINI_TEXT}, z.coerce.number<string>().check(z.minimum(0)))`, suggested: ['z.coerce.number().check(z.minimum(0))'], takes: { 0: 0 } },
    { leaf: 'z.optional(z.number())', fixed: `z.optional(z.pipe(${MINI_TEXT}, z.coerce.number<string>()))`, suggested: ['z.optional(z.coerce.number())'], takes: { 4: 4 } },
    { leaf: 'z._default(z.number(), 5)', fixed: `z._default(z.pipe(${MINI_TEXT}, z.coerce.number<string>()), 5)`, suggested: ['z._default(z.coerce.number(), 5)'], takes: { 4: 4 } },
    { leaf: 'z.int()', fixed: `z.pipe(z.pipe(${MINI_TEXT}, z.coerce.number<string>()), z.int())`, takes: { 4: 4 }, refuses: ['4.5'] },
    { leaf: 'z.bigint()', fixed: `z.pipe(${MINI_TEXT}, z.coerce.bigint<string>())`, suggested: ['z.coerce.bigint()'], takes: { 4: 4n } },
    { leaf: 'z.boolean()', fixed: 'z.stringbool()', takes: BOOLEANS },
    { leaf: 'z.date()', fixed: `z.pipe(${MINI_ISO}, z.coerce.date<string>())`, suggested: ['z.coerce.date()'], takes: DATES, refuses: ['1'] },
    { leaf: 'z.literal(5)', fixed: 'z.pipe(z.coerce.number(), z.literal(5))', takes: { 5: 5 } },
    { leaf: 'z.literal(true)', fixed: 'z.pipe(z.stringbool(), z.literal(true))', takes: { true: true } },
    { leaf: 'z.enum(Level)', fixed: `z.pipe(z.pipe(${MINI_TEXT}, z.coerce.number<string>()), z.enum(Level))`, takes: { 0: 0 }, refuses: ['2'] },
  ]],
  ['zod 3', zod3, [
    { leaf: 'z.number()', fixed: `${TEXT}.pipe(z.coerce.number().finite())`, suggested: ['z.coerce.number()'], takes: { 42: 42 }, refuses: ['Infinity'] },
    { leaf: 'z.number().int().positive()', fixed: 'z.coerce.number().int().positive()', takes: { 42: 42 }, refuses: ['0', 'Infinity'] },
    { leaf: 'z.number().positive()', fixed: 'z.coerce.number().finite().positive()', takes: { 42: 42 }, refuses: ['0', 'Infinity'] },
    { leaf: 'z.number().int().min(0).optional()', fixed: `${TEXT}.pipe(z.coerce.number().int().min(0)).optional()`, suggested: ['z.coerce.number().int().min(0).optional()'], takes: { 0: 0 }, refuses: ['Infinity'] },
    { leaf: 'z.number().int().positive().default(20)', suggested: ['z.coerce.number().int().positive().default(20)'], takes: { 4: 4 } },
    { leaf: 'z.bigint()', fixed: 'z.string().regex(/^-?\\d+$/).pipe(z.coerce.bigint())', suggested: ['z.coerce.bigint()'], takes: { 42: 42n }, refuses: ['4.5', 'x'] },
    { leaf: 'z.boolean()', suggested: [BOOLEAN_3], takes: BOOLEANS },
    { leaf: 'z.boolean().optional()', suggested: [`${BOOLEAN_3}.optional()`], takes: BOOLEANS },
    { leaf: 'z.date()', suggested: [`${ISO_3}.pipe(z.coerce.date())`, 'z.coerce.date()'], takes: DATES, refuses: ['1'] },
    { leaf: 'z.literal(5)', fixed: 'z.coerce.number().pipe(z.literal(5))', takes: { 5: 5 } },
    { leaf: 'z.nativeEnum(Level)', fixed: `${TEXT}.pipe(z.coerce.number()).pipe(z.nativeEnum(Level))`, takes: { 0: 0 }, refuses: ['2'] },
  ]],
];

interface Schema {
  safeParse: (value: unknown) => { success: boolean; data?: unknown };
}

const Level = { 0: 'Low', 1: 'High', High: 1, Low: 0 };

function schemaOf({ module, project }: Dialect, text: string): Schema {
  const zod = createRequire(path.join(openFixture(project).directory, 'file.js'))(module) as { z?: unknown };
  const code = ts.transpile(`var schema = z.object({ leaf: ${text} });`, { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 });
  return runInNewContext(`${code}\nschema;`, { Date, Level, z: module === 'zod' ? zod.z : zod }) as Schema;
}

function parsed(schema: Schema, value: unknown): unknown {
  const { data, success } = schema.safeParse(value === undefined ? {} : { leaf: value });
  return success ? { took: (data as { leaf?: unknown }).leaf } : 'refused';
}

/** The text around the leaf, and where in it the leaf begins. */
function codeOf({ import: imported }: Dialect, leaf: string): string {
  return `import express from 'express';
${imported}
export enum Level { Low, High }
const schema = z.object({ leaf: ${leaf} });
express().get('/:leaf', (req, res) => {
  const search = schema.safeParse(req.params);
  if (!search.success) {
    res.status(400).json(search.error.issues);
    return;
  }
  res.json(typeof search.data.leaf);
});`;
}

describe.each(tables)('mends for %s', (_, dialect, rows) => {
  it.each(rows.map((row) => [row.leaf, row] as const))('%s', (leaf, { fixed, refuses = [], suggested = [], takes }) => {
    const code = codeOf(dialect, leaf);
    const [report, ...others] = reportsOf(dialect.project, rule, code);
    const mended = [report?.fix, ...(report?.suggestions ?? []).map(({ fix }) => fix)].map((fix) =>
      fix === undefined ? undefined : code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]),
    );

    expect(others).toEqual([]);
    expect(mended).toEqual([fixed, ...suggested].map((text) => text && codeOf(dialect, text)));
    for (const output of mended) {
      expect(output === undefined ? [] : openFixture(dialect.project).errorsOf(output)).toEqual([]);
      expect(output === undefined ? [] : reportsOf(dialect.project, rule, output)).toEqual([]);
    }

    const before = schemaOf(dialect, leaf);
    const after = schemaOf(dialect, fixed ?? suggested[0] ?? leaf);
    const hidesRefusal = leaf.includes('.catch(');
    for (const [text, value] of Object.entries(takes)) {
      expect(parsed(before, text), `${leaf} of '${text}'`).toEqual(hidesRefusal ? { took: 1 } : 'refused');
      expect(parsed(after, text), `mended ${leaf} of '${text}'`).toEqual({ took: value });
    }
    if (fixed !== undefined) {
      for (const text of ['', ' ', 'abc', ...refuses]) {
        expect(parsed(after, text), `mended ${leaf} of '${text}'`).toBe('refused');
      }
      expect(parsed(after, undefined), `mended ${leaf} of nothing`).toEqual(parsed(before, undefined));
    }
  });
});

describe('where one value may be sent as a list or an object', () => {
  function query({ import: imported }: Dialect, leaf: string): string {
    return `import express from 'express';
${imported}
express().get('/', (req, res) => { res.json(typeof z.object({ leaf: ${leaf} }).parse(req.query).leaf); });`;
  }

  const CRASHING = Object.create(null, { toString: { value: 'x' } }) as unknown;

  it.each([
    ['zod 4', classic, 'z.number().int().positive()', `${TEXT}.pipe(z.coerce.number<string>().int().positive())`, 'z.coerce.number().int().positive()'],
    ['zod 4, a literal', classic, 'z.literal(5)', `${TEXT}.pipe(z.coerce.number<string>()).pipe(z.literal(5))`, 'z.coerce.number().pipe(z.literal(5))'],
    ['zod 4, a bigint', classic, 'z.bigint().positive()', `${TEXT}.pipe(z.coerce.bigint<string>().positive())`, 'z.coerce.bigint().positive()'],
    ['zod 3', zod3, 'z.number().int().positive()', `${TEXT}.pipe(z.coerce.number().int().positive())`, 'z.coerce.number().int().positive()'],
  ] as const)('the guard stands in front of checks that refuse zero, too: %s', (_, dialect, leaf, guarded, plain) => {
    const code = query(dialect, leaf);
    const [report] = reportsOf(dialect.project, rule, code);

    expect(report?.fix && code.slice(0, report.fix.range[0]) + report.fix.text + code.slice(report.fix.range[1])).toBe(query(dialect, guarded));
    expect(parsed(schemaOf(dialect, leaf), ['5'])).toBe('refused');
    expect(parsed(schemaOf(dialect, plain), ['5'])).not.toBe('refused');
    expect(parsed(schemaOf(dialect, guarded), ['5'])).toBe('refused');
    expect(parsed(schemaOf(dialect, guarded), CRASHING)).toBe('refused');
  });

  it('an object with a toString of its own makes plain zod 3 throw what is no refusal', () => {
    expect(() => parsed(schemaOf(zod3, 'z.coerce.number().int().positive()'), CRASHING)).toThrow(TypeError);
  });
});

describe('builders that are imported by their names', () => {
  function bare(imports: string, leaf: string): string {
    return `import express from 'express';
import { ${imports} } from 'zod';
express().get('/:leaf', (req, res) => { res.json(object({ leaf: ${leaf} }).parse(req.params)); });`;
  }

  it.each([
    ['brings what the mend needs, and takes what is used no more', 'number, object', 'number()', 'coerceSafely', 'string, coerce, object', 'string().trim().min(1).pipe(coerce.number<string>())'],
    ['keeps what is used elsewhere', 'number, object', 'number().positive().or(number())', 'coerceSafely', undefined, undefined],
    ['adds nothing twice', 'coerce, number, object, string', 'number()', 'coerceLoosely', 'coerce, object, string', 'coerce.number()'],
    ['replaces one name by another', 'boolean, object', 'boolean().optional()', 'coerceSafely', 'stringbool, object', 'stringbool().optional()'],
  ] as const)('%s', (_, imports, leaf, messageId, mendedImports, mendedLeaf) => {
    const code = bare(imports, leaf);
    const reports = reportsOf('http', rule, code);
    const suggestion = reports[0]?.suggestions?.find((each) => each.messageId === messageId);
    const output = suggestion && code.slice(0, suggestion.fix.range[0]) + suggestion.fix.text + code.slice(suggestion.fix.range[1]);

    expect(reports[0]?.fix).toBeUndefined();
    expect(output).toBeDefined();
    expect(openFixture('http').errorsOf(output ?? '')).toEqual([]);
    if (mendedImports !== undefined) {
      expect(output).toBe(bare(mendedImports, mendedLeaf));
    } else {
      expect(output).toContain('import { number, object, coerce }');
    }
  });

  it('are left alone where a name is taken', () => {
    const code = `${bare('number, object', 'number()')}\nexport const coerce = 1;`;
    expect(reportsOf('http', rule, code).map(({ suggestions }) => suggestions?.length ?? 0)).toEqual([0]);
  });
});

describe('beside a rule that writes int as a builder', () => {
  it.each([['z.number().int().positive()'], ['z.int().positive()']])('%s ends the same, whichever comes first', (leaf) => {
    const [report] = reportsOf('http', rule, codeOf(classic, leaf));
    const code = codeOf(classic, leaf);
    expect(report?.fix && code.slice(0, report.fix.range[0]) + report.fix.text + code.slice(report.fix.range[1])).toBe(codeOf(classic, 'z.coerce.number().int().positive()'));
  });
});
