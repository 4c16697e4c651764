import ts from 'typescript';
import { expect, it } from 'vitest';

import { handlingOf } from '../../src/facts/handled-error.ts';
import { openFixture } from '../support/fixture.ts';

/** Every handler of `code` is answered by the comment at the end of the line it begins on, asked forward and backward. */
function testHandlers(name: string, code: string): void {
  it.each(['forward', 'backward'] as const)(`${name}, asked %s`, (order) => {
    const { program, source } = openFixture('errors').programOf(order === 'forward' ? code : `${code} `);
    const handlers = handlersIn(source);
    const answered = (order === 'forward' ? handlers : handlers.toReversed()).map(
      (handler) => `${lineOf(handler.getStart(), source)}: ${handlingOf(handler, program).kind}`,
    );
    const expected = source.text.split('\n').flatMap((line, index) => {
      const comment = /\/\/ (?<answer>.+?)\s*$/.exec(line)?.groups?.['answer'];
      return comment === undefined ? [] : [`${index + 1}: ${comment}`];
    });
    expect(order === 'forward' ? answered : answered.toReversed()).toEqual(expected);
  });
}

function handlersIn(source: ts.SourceFile): (ts.CatchClause | ts.Expression)[] {
  const handlers: (ts.CatchClause | ts.Expression)[] = [];
  (function visit(node: ts.Node): void {
    if (ts.isCatchClause(node)) {
      handlers.push(node);
    }
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'catch') {
      handlers.push(...node.arguments);
    }
    ts.forEachChild(node, visit);
  })(source);
  return handlers;
}

function lineOf(position: number, source: ts.SourceFile): number {
  return source.getLineAndCharacterOfPosition(position).line + 1;
}

testHandlers(
  'what uses the error',
  `
declare const work: Promise<number>;
declare function hand(value: unknown): void;
work.catch((error) => hand(error)); // handled
work.catch((error) => ({ error })); // handled
work.catch(({ message }) => hand(message)); // handled
work.catch((error) => error instanceof RangeError ? 1 : 2); // handled
work.catch(() => { throw new Error('failed'); }); // handled
work.catch(() => Promise.reject(new Error('failed'))); // handled
work.catch(() => process.exit(1)); // handled
work.catch(() => hand(1)); // handled
export {};
`,
);

testHandlers(
  'what drops it',
  `
declare const work: Promise<number>;
work.catch(() => null); // dropped
work.catch((_error) => 0); // dropped
work.catch(() => ({ rates: [] })); // dropped
work.catch(() => new Map()); // dropped
work.catch(() => empty()); // dropped
work.catch(() => { let a = 1; a = 2; return a; }); // dropped
function empty(): number[] { return []; }
export {};
`,
);

testHandlers(
  'what only logs it',
  `
declare const work: Promise<number>;
work.catch((error) => { console.error(error); }); // only logged
work.catch((error) => { console.error('failed', { error }); return 0; }); // only logged
work.catch((error) => { note(error); return 0; }); // only logged
work.catch((error) => { if (error instanceof Error) { console.error(error.message); } }); // only logged
work.catch((error) => { console.error(error); throw error; }); // handled
work.catch(() => { console.error('failed'); }); // text only
work.catch(() => { note('failed'); }); // text only
function note(value: unknown): void { console.error(value); }
export {};
`,
);

testHandlers(
  'what holds it against one kind',
  `
declare const work: Promise<number>;
declare function isKnown(error: unknown): boolean;
work.catch((error) => { if (isKnown(error)) { return 1; } return 2; }); // one kind
work.catch((error) => { if (error.code === 'a') { return 1; } if (error.code === 'b') { return 2; } return 3; }); // one kind
work.catch((error) => { if (error.code === 'a' && error.status === 1) { throw error; } return 3; }); // one kind
work.catch((error) => { if (error.code === 'a') { return 1; } throw error; }); // handled
work.catch((error) => { if (error.code !== 'a') { throw error; } return 1; }); // handled
work.catch((error) => { if (!isKnown(error)) { throw error; } return 1; }); // handled
work.catch((error) => { if (isKnown(error)) { return 1; } else { return 2; } }); // handled
export {};
`,
);

testHandlers(
  'what keeps the failure',
  `
declare const work: Promise<number>;
let failed = false;
let failures = 0;
let healthy = true;
let rows: number[] = [];
const state = { status: 'ok' };
const failing: number[] = [];
try { await work; } catch { failed = true; } // handled
try { await work; } catch { failures++; } // handled
try { await work; } catch { healthy = false; } // handled
try { await work; } catch { state.status = 'error'; } // handled
try { await work; } catch { failing.push(1); } // handled
try { await work; } catch { rows = []; } // dropped
try { await work; } catch { await fetch('https://a.example'); } // handled
export { failed, failures, healthy, rows };
`,
);

testHandlers(
  'handlers by name',
  `
declare const work: Promise<number>;
declare const unknown: (reason: unknown) => number;
function zero(): number { return 0; }
function note(reason: unknown): void { console.error(reason); }
const fail = (reason: unknown): never => { throw new Error('failed', { cause: reason }); };
work.catch(zero); // dropped
work.catch(note); // only logged
work.catch(fail); // handled
work.catch(unknown); // handled
export {};
`,
);

testHandlers(
  'handlers that call each other',
  `
declare const work: Promise<number>;
function a(n: number): void { try { b(n); } catch { a(n); } } // handled
function b(n: number): void { try { a(n); } catch { return b(n); } } // dropped
work.catch(() => a(1)); // dropped
export {};
`,
);
