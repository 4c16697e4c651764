import rule from '../../src/rules/zod-no-empty-coerce.ts';
import { annotated } from '../support/annotated.ts';
import { testReports } from '../support/reports.ts';
import { testRule } from '../support/rule-tester.ts';

const HEAD = "import express from 'express';\nimport { z } from 'zod';\nconst app = express();\n";

function route(leaf: string, source = 'req.query'): string {
  return `${HEAD}const schema = z.object({ page: ${leaf} });\napp.get('/:page', (req, res) => { res.json(schema.parse(${source})); });`;
}

function mended(name: string, code: string, output: string) {
  const { code: source, errors } = annotated<'nothingIsValue'>(code);
  return { code: source, errors: errors.map((error) => ({ ...error, suggestions: [{ messageId: 'refuseEmpty' as const, output }] })), name, output: null };
}

testRule('http', 'zod-no-empty-coerce', rule, {
  valid: [
    { name: 'positive', code: route('z.coerce.number().int().positive()') },
    { name: 'a least value', code: route('z.coerce.number().min(1).optional()') },
    { name: 'more than zero', code: route('z.coerce.number().gt(0)') },
    { name: 'a guard before it', code: route('z.string().trim().min(1).pipe(z.coerce.number<string>().int())') },
    { name: 'a preprocessing', code: route("z.preprocess((value) => (value === '' ? undefined : value), z.coerce.number())") },
    { name: 'a refinement', code: route('z.coerce.number().refine((page) => page !== 0)') },
    { name: 'a default of zero', code: route('z.coerce.number().nonnegative().default(0)') },
    { name: 'a transform', code: route('z.coerce.number().transform((page) => page || 1)') },
    { name: 'a union with the empty string', code: route("z.union([z.literal(''), z.coerce.number()])") },
    { name: 'a path, whose segments are not empty', code: route('z.coerce.number()', 'req.params') },
    { name: 'a date as text, of which an empty one is refused', code: route('z.coerce.date()') },
    { name: 'a number that is not coerced', code: route('z.number()') },
    { name: 'a coerced string', code: route('z.coerce.string()') },
    { name: 'what is not known to come from the wire', code: "import { z } from 'zod';\nexport const schema = z.object({ page: z.coerce.number() });" },
    { name: 'text of the program', code: "import { z } from 'zod';\ndeclare const row: { page: string };\nexport const { page } = z.object({ page: z.coerce.number() }).parse(row);" },
    { name: 'a builder of the project', code: 'const z = { coerce: { number: () => ({ parse: Number }) } };\nexport const page = z.coerce.number().parse(process.env);' },
    { name: 'a date of a JSON body that may be null', code: route('z.coerce.date().nullable()', 'req.body').replace('express();', 'express();\napp.use(express.json());') },
    { name: 'a date of a JSON body that a function lets be null', code: route('z.nullable(z.coerce.date())', 'req.body').replace('express();', 'express();\napp.use(express.json());') },
    { name: 'a big integer of a JSON body', code: route('z.coerce.bigint()', 'req.body').replace('express();', 'express();\napp.use(express.json());') },
  ],
  invalid: [
    mended('a query', `${HEAD}app.get('/', (req, res) => {
  res.json(z.object({ page: z.coerce.number().int().max(9).default(1) }).parse(req.query));
                            ~~~~~~~~~~~~~~~~~ nothingIsValue
});`, `${HEAD}app.get('/', (req, res) => {
  res.json(z.object({ page: z.string().trim().min(1).pipe(z.coerce.number<string>().int().max(9)).default(1) }).parse(req.query));
});`),
    mended('one variable', `import { z } from 'zod';
export const port = z.coerce.bigint().parse(process.env['PORT']);
                    ~~~~~~~~~~~~~~~~~ nothingIsValue`, `import { z } from 'zod';
export const port = z.string().trim().min(1).pipe(z.coerce.bigint<string>()).parse(process.env['PORT']);`),
  ],
});

testReports('http', 'zod-no-empty-coerce', rule, [
  { name: 'null in a JSON body', code: `${HEAD}app.use(express.json());
app.post('/', (req, res) => {
  res.json(z.object({ since: z.coerce.date(), page: z.coerce.number().min(0) }).parse(req.body));
                             ~~~~~~~~~~~~~~~ nothingIsValue
                                                    ~~~~~~~~~~~~~~~~~ nothingIsValue
});` },
  { name: 'a number of a JSON body that may be null, and is 0 where it is empty', code: `${HEAD}app.use(express.json());
app.post('/', (req, res) => {
  res.json(z.object({ page: z.coerce.number().nullable() }).parse(req.body));
                            ~~~~~~~~~~~~~~~~~ nothingIsValue
});` },
  { name: 'a form, a contract, and a limit that zero is within', code: `import { zValidator } from '@hono/zod-validator';
import { Hono } from 'hono';
import { z } from 'zod';
new Hono().get('/', zValidator('query', z.object({ page: z.coerce.number().nonnegative() })), (c) => c.json(c.req.valid('query')));
                                                         ~~~~~~~~~~~~~~~~~ nothingIsValue
export async function read(request: Request): Promise<unknown> {
  return z.object({ page: z.coerce.number().max(10).optional() }).parse(Object.fromEntries(await request.formData()));
                          ~~~~~~~~~~~~~~~~~ nothingIsValue
}` },
  { name: 'zod/mini', code: `import * as z from 'zod/mini';
export const env = z.object({ A: z.coerce.number(), B: z.coerce.number().check(z.positive()), C: z.coerce.number().check(z.lte(9)) }).parse(process.env);
                                 ~~~~~~~~~~~~~~~~~ nothingIsValue
                                                                                                 ~~~~~~~~~~~~~~~~~ nothingIsValue` },
  { name: 'a constant that means 0 where it is used, or is guarded there', code: `import { z } from 'zod';
const hour = z.coerce.number().int().min(0).max(23);
const minute = z.coerce.number().int();
const second = z.coerce.number().int();
               ~~~~~~~~~~~~~~~~~ nothingIsValue
export const env = z.object({
  HOUR: hour.optional().default(0), MINUTE: z.preprocess((value) => value === '' ? undefined : value, minute), SECOND: second.optional(),
}).parse(process.env);` },
  { name: 't3-env, unless it takes what is empty for absent', code: `import { createEnv } from '@t3-oss/env-core';
import { z } from 'zod';
export const env = createEnv({ server: { SIZE: z.coerce.number() }, runtimeEnv: process.env });
                                               ~~~~~~~~~~~~~~~~~ nothingIsValue
export const told = createEnv({ server: { SIZE: z.coerce.number() }, runtimeEnv: process.env, emptyStringAsUndefined: true });
export const not = createEnv({ server: { SIZE: z.coerce.number() }, runtimeEnv: process.env, emptyStringAsUndefined: false });
                                               ~~~~~~~~~~~~~~~~~ nothingIsValue` },
]);

testReports('http-zod-3', 'zod-no-empty-coerce', rule, [
  { name: 'zod 3', code: `import { z } from 'zod';
export const env = z.object({ A: z.coerce.number(), B: z.coerce.number().positive() }).parse(process.env);
                                 ~~~~~~~~~~~~~~~~~ nothingIsValue` },
]);
