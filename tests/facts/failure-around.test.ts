import ts from 'typescript';

import { failureAround } from '../../src/facts/failure-around.ts';
import type { Invocation } from '../../src/typing/callee-symbol.ts';
import { testCalls } from '../support/commented-calls.ts';

/** What failed where `here()` is called, and how the error is written there. */
function failureAt(call: Invocation, program: ts.Program): string | undefined {
  const failure = ts.isCallExpression(call) && call.expression.getText() === 'here' ? failureAround(call, program) : undefined;
  return failure && `${ts.isCatchClause(failure.handler) ? 'caught' : ts.isIfStatement(failure.handler) ? 'tested' : 'handed'} ${failure.error ?? 'unnamed'}`;
}

testCalls('errors', 'the failure around a call', failureAt, `
import express from 'express';
import type { Result } from 'neverthrow';
declare function here(): void;
declare function load(): Promise<string>;
declare const result: Result<string, Error>;
declare const tuple: [Error, undefined] | [null, string];
declare const own: { ok: true } | { ok: false; error: Error };
declare const flag: boolean;
here();
try { here(); } catch { here(); } // caught unnamed
try { await load(); } catch (error) { if (flag) { here(); } } // caught error
try { await load(); } catch (error) { [1].forEach(() => { here(); }); }
load().catch((cause: unknown) => { here(); }); // handed cause
load().then(() => { here(); });
load().then(String, () => { here(); }); // handed unnamed
const [error] = tuple;
if (error) { here(); } // tested error
if (!error) { here(); } else { here(); } // tested error
if (result.isErr()) { here(); } // tested result.error
if (result.isOk()) { here(); }
if (!result.isOk()) { here(); } // tested result.error
if (!own.ok) { here(); } // tested own.error
if (own.ok) { here(); }
if (flag) { here(); }
result.match(() => { here(); }, (problem) => { load(); });
result.match(() => { load(); }, (problem) => { here(); }); // handed problem
const app = express();
app.use((problem: Error, _req: express.Request, _res: express.Response, _next: express.NextFunction) => { here(); }); // handed problem
app.use((_req, _res, _next) => { here(); });
`);
