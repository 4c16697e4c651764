import ts from 'typescript';

import { classifyCoercion } from '../../src/calls/classify-coercion.ts';
import { inputsOf } from '../../src/facts/coerced-input.ts';
import type { Invocation } from '../../src/typing/callee-symbol.ts';
import { testCalls } from '../support/commented-calls.ts';

/** The kind that a call coerces to, and the parts of requests it is held against. */
function coercedFrom(call: Invocation, program: ts.Program): string | undefined {
  const coercion = ts.isCallExpression(call) ? classifyCoercion(call, program) : undefined;
  return coercion && [coercion.kind, ...inputsOf(call as ts.CallExpression, program).map(({ wire }) => wire?.part ?? 'elsewhere')].join(' ');
}

testCalls('http', 'what a coercing schema is held against', coercedFrom, `
import express from 'express';
import { coerce, z } from 'zod';
declare function count(): number;
const app = express();
const page = { page: z.coerce.number().min(1) }; // number query
const search = z.object(page).extend({
  on: z.coerce.boolean(), // boolean query
  from: coerce.date().optional(), // date query
});
app.get('/', (req, res) => { res.json(search.parse(req.query)); });
export const env = z.object({ PORT: z.coerce.number() }).parse(process.env); // number environment
export const size = z.coerce.bigint().parse(count()); // bigint elsewhere
export const unused = z.coerce.number(); // number
export const plain = z.object({ page: z.number(), text: z.coerce.string() });
`);

testCalls('http', 'a coercion of the project', coercedFrom, `
const z = { coerce: { number: () => 1, boolean: () => true } };
z.coerce.number();
z.coerce.boolean();
export {};
`);
