import { testCalls } from '../support/commented-calls.ts';
import { roleOf } from '../support/roles.ts';

testCalls('plain', 'JavaScript: what runs a callback for each, and what runs one', roleOf, `
const list = [1, 2];
const fixed: readonly number[] = list;
list.map((n) => n); // JavaScript callback for each, at once
fixed.map((n) => n); // JavaScript callback for each, at once
list.forEach((n) => n); // JavaScript callback for each, at once
list.flatMap((n) => n); // JavaScript callback for each, at once
list.filter((n) => n); // JavaScript callback for each, at once
list.every((n) => n); // JavaScript callback for each, at once
list.reduce((sum, n) => sum + n, 0); // JavaScript callback for each, in turn
fixed.reduceRight((sum, n) => sum + n, 0); // JavaScript callback for each, in turn
Array.from(list, (n) => n); // JavaScript callback for each, at once
declare const set: Set<number>;
declare const map: ReadonlyMap<string, number>;
set.forEach((n) => n); // JavaScript callback for each, at once
map.forEach((n) => n); // JavaScript callback for each, at once
declare const promise: Promise<number>;
void promise.then((n) => n); // JavaScript callback once
void promise.catch(() => 1); // JavaScript callback once
void promise.finally(() => 1); // JavaScript callback once
void new Promise<number>((resolve) => resolve(1)); // JavaScript callback once
list.some((n) => n > 1);
list.find((n) => n > 1);
list.includes(1);
`);

testCalls('plain', 'JavaScript: a class of the project with the same methods', roleOf, `
class Box<T> {
  constructor(private readonly held: T) {}
  map<U>(f: (held: T) => U): Box<U> { return new Box(f(this.held)); }
  forEach(f: (held: T) => void): void { f(this.held); }
  then(f: (held: T) => void): void { f(this.held); }
}
const box = new Box(1);
box.map((n) => n);
box.forEach((n) => n);
box.then((n) => n);
export {};
`);
