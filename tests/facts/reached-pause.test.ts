import { reachedPause } from '../../src/facts/reached-pause.ts';
import { testCalls } from '../support/commented-calls.ts';

testCalls('errors', 'pauses', (call, program) => {
  const pause = reachedPause(call, program);
  return pause && ['pauses', ...pause.path].join(' ');
}, `
import { setTimeout as sleep } from 'node:timers/promises';
function later(work: () => void): void {
  setTimeout(work, 10); // pauses
}
async function paced(): Promise<void> {
  await sleep(10); // pauses
}
function kept(): () => void {
  return () => setTimeout(() => {}, 10); // pauses
}
function first(n: number): void { if (n > 0) second(n - 1); } // pauses second third
function second(n: number): void { if (n > 0) third(n - 1); } // pauses third
function third(n: number): void {
  if (n > 0) first(n - 1); // pauses first second third
  setTimeout(() => {}, n); // pauses
}
function around(n: number): void {
  if (n > 0) around(n - 1);
}
export function all(): void {
  later(() => {}); // pauses later
  void paced(); // pauses paced
  kept();
  first(3); // pauses first second third
  around(1);
}
`);

testCalls('errors', 'a timer of the project', (call, program) => reachedPause(call, program) && 'pauses', `
class Clock { setTimeout(_work: () => void, _time: number): void {} }
function setTimeout(_work: () => void, _time: number): void {}
new Clock().setTimeout(() => {}, 10);
setTimeout(() => {}, 10);
export {};
`);
