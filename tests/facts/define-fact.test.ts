import { classifyCall } from '../../src/calls/classify-call.ts';
import { defineFact } from '../../src/facts/define-fact.ts';
import { testCalls } from '../support/commented-calls.ts';

const reachedLog = defineFact((call, program) => {
  const role = classifyCall(call, program);
  return role?.kind === 'log' ? role : undefined;
});

function testFact(name: string, code: string): void {
  testCalls(
    'plain',
    name,
    (call, program) => {
      const reached = reachedLog(call, program);
      return reached && [reached.evidence.method, ...(reached.path.length > 0 ? ['via', reached.path.join(' → ')] : [])].join(' ');
    },
    `${code}\nexport {};`,
  );
}

testFact('mutual recursion', `
function a(n: number): void {
  if (n > 0) b(n - 1); // error via b → a
  console.error(n); // error
}
function b(n: number): void {
  a(n); // error via a
}
b(1); // error via b → a
a(1); // error via a
`);

testFact('recursion without evidence', `
function even(n: number): boolean {
  return n === 0 || odd(n - 1);
}
function odd(n: number): boolean {
  return n !== 0 && even(n - 1);
}
even(4);
`);

testFact('a callback that is only defined', `
function later(): () => void {
  return () => {
    console.log('x'); // log
  };
}
later();
`);

testFact('the nearest of two, not the first in the text', `
function a(): void {
  b(); // error via b → c
  console.log('x'); // log
}
function b(): void {
  c(); // error via c
}
function c(): void {
  console.error('x'); // error
}
a(); // log via a
`);

testFact('the first in the text among equals', `
function a(): void {
  b(); // warn via b
  c(); // error via c
}
function b(): void {
  console.warn('x'); // warn
}
function c(): void {
  console.error('x'); // error
}
a(); // warn via a → b
`);

const clique = Array.from({ length: 12 }, (_, index) => `f${index}`);
testFact(
  'twelve functions that all call each other',
  clique.map((name) => `function ${name}(): void {\n${clique.map((other) => `  ${other}();`).join('\n')}\n}`).join('\n'),
);

testFact('methods, static methods, class fields, constructors, getters of a service object', `
class Orders {
  static load(): void {
    console.info('x'); // info
  }
  private readonly keep = (): void => {
    console.warn('x'); // warn
  };
  constructor() {
    this.open(); // debug via open
  }
  open(): void {
    console.debug('x'); // debug
  }
  save(): void {
    this.keep(); // warn via keep
  }
}
Orders.load(); // info via load
new Orders().save(); // warn via save → keep
const service = {
  pay(): void {
    console.error('x'); // error
  },
  refund: () => {
    service.pay(); // error via pay
  },
};
service.refund(); // error via refund → pay
const { pay } = service;
pay(); // error via pay
const bound = service.pay.bind(service);
bound(); // error via pay
`.replace('new Orders().save();', 'declare const orders: Orders;\norders.save();'));

testFact('a constructor', `
class Orders {
  constructor() {
    console.error('x'); // error
  }
}
new Orders(); // error via Orders
`);

testFact('re-exports, default exports and other names', `
import { note, recordTwice } from './src/index.ts';
import * as journal from './src/journal.ts';
note('x'); // error via record
recordTwice('x'); // error via recordTwice → record
journal.record('x'); // error via record
`);

testFact('an interface, through the class of the program that implements it', `
import type { Journal } from './src/index.ts';
declare const journal: Journal;
journal.write('x'); // error via write → record
function close<J extends Journal>(kept: J): void {
  kept.write('x'); // error via write → record
}
close(journal); // error via close → write → record
`);

testFact('an abstract class, through the class that extends it', `
abstract class Base {
  abstract write(): void;
  flush(): void {
    this.write(); // warn via write
  }
}
class Kept extends Base {
  write(): void {
    console.warn('x'); // warn
  }
}
declare const base: Base;
base.flush(); // warn via flush → write
declare const kept: Kept;
kept.write(); // warn via write
`);

testFact('overloads', `
function record(text: string): void;
function record(number: number): void;
function record(value: unknown): void {
  console.error(value); // error
}
record(1); // error via record
`);

testFact('what nobody can know', `
declare const anything: any;
declare function outside(): void;
function run(callback: () => void): void {
  callback();
}
anything.write();
outside();
run(() => undefined);
const chosen = Math.random() > 0.5 ? console.log : () => undefined;
chosen();
`);

testFact('a function called on the spot', `
(() => {
  console.error('x'); // error
})();
`.replace('(() => {', '(() => { // error via (function)'));
