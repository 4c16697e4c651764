import ts from 'typescript';

import { classifySchemaBuilder } from '../../src/calls/classify-schema-call.ts';
import type { Invocation } from '../../src/typing/callee-symbol.ts';
import { testCalls } from '../support/commented-calls.ts';

function builderOf(call: Invocation, program: ts.Program): string | undefined {
  const builder = ts.isCallExpression(call) ? classifySchemaBuilder(call, program) : undefined;
  return builder && `${builder.library.dialect} ${builder.step}`;
}

testCalls('http', 'zod 4: builders that refuse strings, and those that hold others', builderOf, `
import { z, number } from 'zod';
z.number(); // classic number
number(); // classic number
z.int(); // classic number
z.float32(); // classic number
z.uint32(); // classic number
z.bigint(); // classic bigint
z.uint64(); // classic bigint
z.boolean(); // classic boolean
z.date(); // classic date
z.literal(5); // classic literal
z.enum(['a']); // classic enum
z.nativeEnum({ A: 1 }); // classic enum
z.null(); // classic absent
z.object({}); // classic object
z.strictObject({}); // classic object
z.array(z.string()); // classic array
z.tuple([]); // classic tuple
z.record(z.string(), z.string()); // classic record
z.union([z.string()]); // classic union
z.intersection(z.string(), z.string()); // classic both
z.lazy(() => z.string()); // classic lazy
z.optional(z.string()); // classic optional
z.nullable(z.string()); // classic optional
z.prefault(z.string(), ''); // classic prefault
z.catch(z.string(), ''); // classic fallback
z.string().min(1).optional();
z.coerce.number().int();
z.coerce.date();
z.stringbool();
z.preprocess((value) => value, z.string());
z.any();
`);

testCalls('http', 'zod/mini: builders, and derivations as functions', builderOf, `
import * as z from 'zod/mini';
z.number(); // mini number
z.int(); // mini number
z.boolean(); // mini boolean
z.object({}); // mini object
z._default(z.string(), ''); // mini default
declare const base: z.ZodMiniObject<{}>;
z.extend(base, {}); // mini extend
z.omit(base, {}); // mini omit
z.coerce.number();
z.stringbool();
`);

testCalls('http-zod-3', 'zod 3: builders', builderOf, `
import { z, number } from 'zod';
z.number(); // zod 3 number
number(); // zod 3 number
z.onumber(); // zod 3 number
z.bigint(); // zod 3 bigint
z.boolean(); // zod 3 boolean
z.date(); // zod 3 date
z.literal(5); // zod 3 literal
z.nativeEnum({ A: 1 }); // zod 3 enum
z.object({}); // zod 3 object
z.string();
z.coerce.number();
z.coerce.boolean();
`);

testCalls('http', 'zod: a module of the project with the same functions', builderOf, `
const z = { number: () => ({ int: () => 1 }), object: (_shape: object) => 1 };
function literal(_value: unknown): void {}
z.number().int();
z.object({});
literal(5);
export {};
`);
