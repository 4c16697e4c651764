import { callbacksRunBy } from '../../src/facts/run-callbacks.ts';
import type { Invocation } from '../../src/typing/callee-symbol.ts';
import { testCalls } from '../support/commented-calls.ts';

function run(call: Invocation, program: Parameters<typeof callbacksRunBy>[1]): string | undefined {
  const callbacks = callbacksRunBy(call, program);
  return callbacks.length === 0 ? undefined : `runs ${callbacks.map((callback) => callback.getText()).join(' and ')}`;
}

testCalls('errors', 'callbacks that run with the call', run, `
declare const one: () => void;
declare const two: () => void;
declare function unknown(work: () => void): void;
function at(work: () => void): void { work(); }
function either(first: () => void, second: () => void): void { if (Math.random() > 0.5) first(); else second(); }
function handed(work: () => void): void { at(work); } // runs work
function wrapped(work: () => void): void { at(() => { work(); }); } // runs () => { work(); }
function applied(work: () => void): void { work.call(null); }
const kept: (() => void)[] = [];
function keeps(work: () => void): void { kept.push(work); }
function returns(work: () => void): () => void { return () => { work(); }; }
function shadows(work: () => void): void { const own = (work: () => void) => { work(); }; own(() => {}); void work; } // runs () => {}
export function all(list: number[]): void {
  at(one); // runs one
  either(one, two); // runs one and two
  handed(one); // runs one
  wrapped(one); // runs one
  applied(one); // runs one
  list.forEach(one); // runs one
  keeps(one);
  returns(one);
  shadows(one);
  unknown(one);
}
`);

testCalls('errors', 'functions that all hand on to each other', run, `
declare const one: () => void;
function first(n: number, work: () => void): void {
  if (n > 0) second(n - 1, work); // runs work
  if (n > 1) third(n - 1, work); // runs work
}
function second(n: number, work: () => void): void {
  if (n > 0) first(n - 1, work); // runs work
  if (n > 1) third(n - 1, work); // runs work
}
function third(n: number, work: () => void): void {
  if (n > 0) first(n - 1, work); // runs work
  if (n > 1) second(n - 1, work); // runs work
  work();
}
function round(n: number, work: () => void): void { if (n > 0) { about(n - 1, work); } }
function about(n: number, work: () => void): void { if (n > 0) { round(n - 1, work); } }
export function all(): void {
  first(1, one); // runs one
  second(1, one); // runs one
  third(1, one); // runs one
  round(1, one);
  about(1, one);
}
`);
