import ts from 'typescript';

import { helperAnswerOf } from '../../src/facts/helper-answer.ts';
import type { Invocation } from '../../src/typing/callee-symbol.ts';
import { testCalls } from '../support/commented-calls.ts';

function helped(call: Invocation, program: ts.Program): string | undefined {
  const answer = ts.isCallExpression(call) ? helperAnswerOf(call, program) : undefined;
  return answer && `answers ${answer.status} at ${answer.at.getText()}`;
}

testCalls('errors', 'helpers that answer', helped, `
import type { Response as Answer } from 'express';
const UNAVAILABLE = 503;
function send(res: Answer, status: number): void { res.status(status).end(); }
function sorry(res: Answer): void { res.status(500).json({ error: 'sorry' }); }
function late(res: Answer, status: 502 | 503 = UNAVAILABLE): void { res.sendStatus(status); }
const made = (status: number): Response => Response.json({}, { status });
class Answers {
  fail(res: Answer, code: number): void { res.writeHead(code); res.end(); }
}
export function all(res: Answer, answers: Answers, chosen: number): void {
  send(res, 500); // answers 500 at 500
  send(res, 404); // answers 404 at 404
  send(res, UNAVAILABLE); // answers 503 at UNAVAILABLE
  send(res, chosen);
  sorry(res); // answers 500 at sorry
  late(res); // answers 503 at late
  late(res, 502); // answers 502 at 502
  made(501); // answers 501 at 501
  answers.fail(res, 500); // answers 500 at 500
}
`);

testCalls('errors', 'functions that do more, or less', helped, `
import type { Response as Answer } from 'express';
import type { Redis } from 'ioredis';
declare const redis: Redis;
function logged(res: Answer): void { console.error('failed'); res.status(500).end(); }
function thrown(res: Answer): never { res.status(500).end(); throw new Error('failed'); }
function written(res: Answer): void { void redis.incr('failures'); res.status(500).end(); }
function either(res: Answer, isKnown: boolean): void { if (isKnown) { res.status(400).end(); } else { res.status(500).end(); } }
function later(res: Answer): () => void { return () => { res.status(500).end(); }; }
function unsaid(res: Answer, status?: number): void { res.status(status ?? 500).end(); }
function nothing(status: number): void { void status; }
declare function unknown(res: Answer, status: number): void;
interface Sender { send(res: Answer, status: number): void }
class One implements Sender { send(res: Answer, status: number): void { res.status(status).end(); } }
class Two implements Sender { send(res: Answer, status: number): void { res.sendStatus(status); } }
export function all(res: Answer, sender: Sender, one: One, two: Two): void {
  logged(res);
  written(res);
  either(res, false);
  later(res);
  unsaid(res);
  nothing(500);
  unknown(res, 500);
  sender.send(res, 500);
  one.send(res, 500); // answers 500 at 500
  two.send(res, 500); // answers 500 at 500
  thrown(res);
}
`);

testCalls('errors', 'functions that all call each other, of which nobody says which answers', helped, `
import type { Response as Answer } from 'express';
function first(res: Answer, status: number): void { if (res.headersSent) { second(res, status); third(res, status); } res.status(status).end(); }
function second(res: Answer, status: number): void { if (res.headersSent) { first(res, status); third(res, status); } res.status(status).end(); }
function third(res: Answer, status: number): void { if (res.headersSent) { first(res, status); second(res, status); } }
function plain(res: Answer, status: number): void { if (!res.headersSent) { res.status(status).end(); } }
export function all(res: Answer): void {
  first(res, 500);
  second(res, 502);
  third(res, 500);
  plain(res, 503); // answers 503 at 503
}
`);
