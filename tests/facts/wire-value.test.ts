import ts from 'typescript';

import { wireValuesOf } from '../../src/facts/wire-value.ts';
import type { Invocation } from '../../src/typing/callee-symbol.ts';
import { testCalls } from '../support/commented-calls.ts';

/** Where the value at the path in the second argument of `read(value, 'a.b')` comes from. */
function sourcesOf(call: Invocation, program: ts.Program): string | undefined {
  const [expression, path] = ts.isCallExpression(call) && call.expression.getText() === 'read' ? call.arguments : [];
  if (expression === undefined) {
    return undefined;
  }
  const names = path !== undefined && ts.isStringLiteral(path) ? path.text.split('.') : [];
  const wires = wireValuesOf({ entered: new Map(), expression, path: names }, program);
  return wires.some((wire) => wire !== undefined) ? wires.map((wire) => (wire === undefined ? 'unknown' : `${wire.part} ${wire.source}`)).join(', ') : undefined;
}

function testWire(name: string, code: string): void {
  testCalls('http', `wireValue: ${name}`, sourcesOf, `
import type { Request } from 'express';
declare const req: Request;
declare function read(value: unknown, path?: string): void;
${code}
export {};`);
}

testWire('constants, destructuring and casts', `
const { query, params: { id }, ...rest } = req;
const age = (query as { age?: string }).age!;
read(query, 'age'); // query req.query
read(age); // query req.query
read(id); // params req.params
read(rest, 'query.age'); // query req.query
read({ ...query, id }, 'id'); // params req.params
read({ ...query, id: Number(id) }, 'id');
read(req, 'query.age'); // query req.query
read(req, 'method'); // text req
`);

testWire('functions that return it, and functions that are handed it', `
function queryOf(request: Request) { return request.query; }
const wrapped = (request: Request) => ({ input: queryOf(request) });
async function later(request: Request) { return request.params; }
function search(input: unknown) {
  read(input, 'age'); // query req.query, params req.params
}
search(queryOf(req));
search(req.params);
read(wrapped(req), 'input.age'); // query req.query
read(await later(req), 'id'); // params req.params
`);

testWire('functions that call each other', `
function a(input: unknown, n: number): void {
  read(input, 'age'); // query req.query
  if (n > 0) b(input, n - 1);
}
function b(input: unknown, n: number): void {
  read(input, 'age'); // query req.query
  a(input, n);
}
a(req.query, 3);
`);

testWire('keys that are chosen by the caller', `
function check(part: 'query' | 'params') {
  read(req[part], 'id'); // query req.query, params req.params
}
check('query');
check('params');
`);

testWire('strings by their type', `
declare const row: { amount: string; count: number; mixed: number | string; mode: 'a' | 'b'; tags: string[] };
declare const table: Promise<Record<string, string>>;
read(row, 'amount'); // text row
read(row, 'tags'); // text row
read(await table, 'x'); // text table
read(row, 'count');
read(row, 'mixed');
read(row, 'mode');
read('42');
read(\`\${row.count}\`);
read({ amount: '42' }, 'amount');
declare const anything: any;
read(anything, 'x');
let changing = req.query;
changing = {};
read(changing, 'x'); // query changing
`);

testWire('what has been converted', `
import express from 'express';
const app = express();
app.use((request, _response, next) => {
  read(request.params, 'id'); // params request.params
  request.params = { id: 'x' };
  next();
});
app.get('/:id', (request) => {
  read(request.params, 'id');
  read(request.query, 'id'); // query request.query
});
`);
