import { isThrowing } from '../../src/facts/throwing.ts';
import { testCalls } from '../support/commented-calls.ts';

const THROWS = (call: Parameters<typeof isThrowing>[0], program: Parameters<typeof isThrowing>[1]) => (isThrowing(call, program) ? 'throws' : undefined);

testCalls('errors', 'functions that end in a failure of their own making', THROWS, `
declare const isLate: boolean;
declare function unknown(): void;
function fail(): void {
  if (isLate) { throw RangeError; }
}
const arrow = () => { fail(); }; // throws
function far(): void { arrow(); }
function never(): never { return process.exit(1); } // throws
function rejects(): Promise<void> { return Promise.reject(RangeError); } // throws
function defines(): () => void { return () => { throw RangeError; }; }
class Orders {
  load(): void { throw RangeError; }
}
export function all(orders: Orders): void {
  fail(); // throws
  orders.load(); // throws
  never(); // throws
  rejects(); // throws
  defines();
  unknown();
  /* Only what a function throws itself counts for those who call it. */
  arrow();
  far();
}
`);

testCalls('errors', 'functions that all call each other', THROWS, `
function first(n: number): void { if (n > 0) { second(n - 1); } } // throws
function second(n: number): void { if (n > 0) { first(n - 1); } throw RangeError; }
function third(n: number): void { if (n > 0) { third(n - 1); } }
export function all(): void {
  first(1);
  second(1); // throws
  third(1);
}
`);
