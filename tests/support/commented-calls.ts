import ts from 'typescript';
import { expect, it } from 'vitest';

import { type Invocation, isInvocation } from '../../src/typing/callee-symbol.ts';
import { openFixture } from './fixture.ts';

type AnswerOf = (call: Invocation, program: ts.Program) => string | undefined;

/**
 * Tests what a fact or a library says of each call in `code`: the comment at the end of the line that names the callee is the answer
 * expected of one call on it, and of no other call in the file anything is answered. Asked forward and
 * backward, each on a program of its own, as no answer may depend on what was asked before.
 */
export function testCalls(project: string, name: string, answerOf: AnswerOf, code: string): void {
  it.each(['forward', 'backward'] as const)(`${name}, asked %s`, (order) => {
    // A blank at the end makes the second order's program a new one.
    const { program, source } = openFixture(project).programOf(order === 'forward' ? code : `${code} `);
    const calls = callsIn(source);
    const answered = (order === 'forward' ? calls : calls.toReversed()).flatMap((call) => {
      const answer = answerOf(call, program);
      return answer === undefined ? [] : [`${lineOf(call, source)}: ${answer}`];
    });
    expect(order === 'forward' ? answered : answered.toReversed()).toEqual(expectedIn(source));
  });
}

function callsIn(source: ts.SourceFile): Invocation[] {
  const calls: Invocation[] = [];
  (function visit(node: ts.Node): void {
    if (isInvocation(node)) {
      calls.push(node);
    }
    ts.forEachChild(node, visit);
  })(source);
  return calls;
}

function expectedIn({ text }: ts.SourceFile): string[] {
  return text.split('\n').flatMap((line, index) => {
    const expected = /\/\/ (?<answer>.+?)\s*$/.exec(line)?.groups?.['answer'];
    return expected === undefined ? [] : [`${index + 1}: ${expected}`];
  });
}

/** The line a call's method or function is named on, as a chain of calls starts them all on the same one. */
function lineOf(call: Invocation, source: ts.SourceFile): number {
  const callee = ts.isTaggedTemplateExpression(call) ? call.tag : call.expression;
  const named = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  return source.getLineAndCharacterOfPosition(named.getStart()).line + 1;
}
