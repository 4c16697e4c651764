import ts from 'typescript';

import { uncheckedUseOf } from '../../src/facts/unchecked-number.ts';
import type { Invocation } from '../../src/typing/callee-symbol.ts';
import { testCalls } from '../support/commented-calls.ts';

/** What the number that `Number(…)` makes arrives at first. */
function useOf(call: Invocation, program: ts.Program): string | undefined {
  const use = ts.isCallExpression(call) && call.expression.getText() === 'Number' ? uncheckedUseOf(call, program) : undefined;
  return use && `${use.how} ${use.name}`;
}

function testUses(name: string, code: string): void {
  testCalls('http', `uncheckedNumber: ${name}`, useOf, `
declare const text: string;
declare function hand(value: unknown): number;
declare function refuse(): never;
${code}
export {};`);
}

testUses('what it arrives at', `
const port = Number(text); // setting setTimeout
setTimeout(() => {}, port * 2);
const size = Number(text); // limit size > 5
if (size > 5) throw new Error();
const page = Number(text); // response Response.json
Response.json({ deep: [{ page }] });
const options = { page: Number(text) }; // response Response.json
Response.json(true && options);
let total = 0;
total += Number(text); // arithmetic total
const twice = Number(text) * 2; // arithmetic \`\${twice}!\`
hand(\`\${twice}!\`);
const minus = -Number(text); // response Response.json
Response.json([...[minus]]);
`);

testUses('what comes first in the text counts', `
const late = Number(text); // response Response.json
Response.json({ late });
hand(late);
const early = Number(text);
hand(early);
Response.json({ early });
`);

testUses('guards', `
const a = Number(text);
if (isNaN(a)) refuse();
Response.json({ a });
const b = Number(text);
Response.json(Number.isFinite(b) ? { b } : {});
const c = Number(text);
const isFine = Number.isInteger(c);
Response.json({ c, isFine });
const d = Number(text);
switch (d) { case 1: Response.json({ d }); }
const e = Number(text);
while (!(e > 1)) refuse();
Response.json({ e });
const f = Number(text);
Response.json(f > 1 && { f });
const { g } = { g: Number(text) };
Response.json({ g });
let h = 1;
h -= Number(text);
if (isNaN(h)) refuse();
let i: number;
i = Number(text);
Response.json({ i });
`);

testUses('no guards', `
const a = Number(text); // response Response.json
if (a && isNaN(a)) refuse();
Response.json({ a });
const b = Number(text); // response Response.json
if (b !== undefined) Response.json({ b });
const c = Number(text) ?? 5; // response Response.json
Response.json(text ? { c } : {});
const d = Number(text); // response Response.json
for (let i = 0; i < d; i++) refuse();
Response.json({ d });
`);
