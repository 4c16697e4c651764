import rule from '../../src/rules/zod-no-coerce-boolean.ts';
import { annotated } from '../support/annotated.ts';
import { testReports } from '../support/reports.ts';
import { testRule } from '../support/rule-tester.ts';

const ROUTE = "import express from 'express';\nimport { z } from 'zod';\nconst app = express();\n";
const everywhere = [{ everywhere: true }] as const;

function route(schema: string, parse = 'schema.parse(req.query)'): string {
  return `${ROUTE}const schema = ${schema};\napp.get('/', (req, res) => { res.json(${parse}); });`;
}

function mended(name: string, code: string, output: string) {
  const { code: source, errors } = annotated<'wireIsTrue'>(code);
  return { code: source, errors: errors.map((error) => ({ ...error, suggestions: [{ messageId: 'readBoolean' as const, output }] })), name, output: null };
}

testRule('http', 'zod-no-coerce-boolean', rule, {
  valid: [
    { name: 'stringbool', code: route('z.object({ on: z.stringbool() })') },
    { name: 'a plain boolean, which is another rule', code: route('z.object({ on: z.boolean() })') },
    { name: 'a coerced number', code: route('z.object({ on: z.coerce.number() })') },
    { name: 'a value that is not known to come from the wire', code: "import { z } from 'zod';\nexport const schema = z.object({ on: z.coerce.boolean() });" },
    { name: 'a JSON body', code: route('z.object({ on: z.coerce.boolean() })', 'schema.parse(req.body)').replace('express();', 'express();\napp.use(express.json());') },
    { name: 'a builder of the project', code: "const z = { coerce: { boolean: () => true } };\nexport const on = z.coerce.boolean();", options: everywhere },
    { name: 'a column of zeros and ones', code: "import { z } from 'zod';\ndeclare const row: { on: 0 | 1 };\nexport const { on } = z.object({ on: z.coerce.boolean() }).parse(row);", options: everywhere },
  ],
  invalid: [
    mended('a query', `${ROUTE}app.get('/', (req, res) => {
  res.json(z.object({ on: z.coerce.boolean().default(false) }).parse(req.query));
                          ~~~~~~~~~~~~~~~~~~ wireIsTrue
});`, `${ROUTE}app.get('/', (req, res) => {
  res.json(z.object({ on: z.stringbool().default(false) }).parse(req.query));
});`),
    mended('an environment', `import { z } from 'zod';
export const env = z.object({ DEBUG: z.coerce.boolean().optional() }).parse(process.env);
                                     ~~~~~~~~~~~~~~~~~~ wireIsTrue`, `import { z } from 'zod';
export const env = z.object({ DEBUG: z.stringbool().optional() }).parse(process.env);`),
  ],
});

testReports('http', 'zod-no-coerce-boolean', rule, [
  { name: 'a contract, a form and a setting', code: `import { zValidator } from '@hono/zod-validator';
import { Hono } from 'hono';
import { z } from 'zod';
const shape = { on: z.coerce.boolean() };
                    ~~~~~~~~~~~~~~~~~~ wireIsTrue
new Hono().get('/', zValidator('query', z.object(shape)), (c) => c.json(c.req.valid('query')));
export async function read(request: Request): Promise<unknown> {
  return z.object({ on: z.coerce.boolean() }).parse(Object.fromEntries(await request.formData()));
                        ~~~~~~~~~~~~~~~~~~ wireIsTrue
}` },
  { name: 'a single value', code: `import { z } from 'zod';
export const debug = z.coerce.boolean().parse(process.env['DEBUG']);
                     ~~~~~~~~~~~~~~~~~~ wireIsTrue` },
  { name: 'messages and prefaults, which have no mend', options: everywhere, code: `import { z } from 'zod';
export const A = z.coerce.boolean('no').parse(process.env['A']);
                 ~~~~~~~~~~~~~~~~~~~~~~ wireIsTrue
export const B = z.coerce.boolean().prefault(false);
                 ~~~~~~~~~~~~~~~~~~ anyTextIsTrue` },
  { name: 'everywhere', options: everywhere, code: `import { z } from 'zod';
export const schema = z.object({ on: z.coerce.boolean() });
                                     ~~~~~~~~~~~~~~~~~~ anyTextIsTrue
declare const row: { on: string };
export const parsed = z.object({ on: z.coerce.boolean() }).parse(row);
                                     ~~~~~~~~~~~~~~~~~~ wireIsTrue` },
  { name: 'zod/mini', code: `import * as z from 'zod/mini';
export const env = z.object({ DEBUG: z.coerce.boolean() }).parse(process.env);
                                     ~~~~~~~~~~~~~~~~~~ wireIsTrue` },
]);

testReports('http-zod-3', 'zod-no-coerce-boolean', rule, [
  { name: 'zod 3', code: `import { z } from 'zod';
export const env = z.object({
  A: z.coerce.boolean(),
     ~~~~~~~~~~~~~~~~~~ wireIsTrue
  B: z.coerce.boolean().default(false),
     ~~~~~~~~~~~~~~~~~~ wireIsTrue
}).parse(process.env);` },
]);
