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
  testNodes(project, name, { answerOf, isAsked: isInvocation, namedBy: calleeNamedIn }, code);
}

interface Question<Asked extends ts.Node> {
  readonly isAsked: (node: ts.Node) => node is Asked;
  readonly answerOf: (node: Asked, program: ts.Program) => string | undefined;
  /** Where the line is that holds the comment; the node itself where it is left out. */
  readonly namedBy?: (node: Asked) => ts.Node;
}

/** The same of the nodes that a question is for. */
export function testNodes<Asked extends ts.Node>(project: string, name: string, { answerOf, isAsked, namedBy }: Question<Asked>, code: string): void {
  it.each(['forward', 'backward'] as const)(`${name}, asked %s`, (order) => {
    // A blank at the end makes the second order's program a new one.
    const { program, source } = openFixture(project).programOf(order === 'forward' ? code : `${code} `);
    const asked = nodesIn(source, isAsked);
    const answered = (order === 'forward' ? asked : asked.toReversed()).flatMap((node) => {
      const answer = answerOf(node, program);
      return answer === undefined ? [] : [`${lineOf(namedBy?.(node) ?? node, source)}: ${answer}`];
    });
    expect(order === 'forward' ? answered : answered.toReversed()).toEqual(expectedIn(source));
  });
}

function nodesIn<Asked extends ts.Node>(source: ts.SourceFile, isAsked: (node: ts.Node) => node is Asked): Asked[] {
  const nodes: Asked[] = [];
  (function visit(node: ts.Node): void {
    if (isAsked(node)) {
      nodes.push(node);
    }
    ts.forEachChild(node, visit);
  })(source);
  return nodes;
}

function expectedIn({ text }: ts.SourceFile): string[] {
  return text.split('\n').flatMap((line, index) => {
    const expected = /\/\/ (?<answer>.+?)\s*$/.exec(line)?.groups?.['answer'];
    return expected === undefined ? [] : [`${index + 1}: ${expected}`];
  });
}

function lineOf(node: ts.Node, source: ts.SourceFile): number {
  return source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
}

/** A chain of calls starts them all on the same line. */
function calleeNamedIn(call: Invocation): ts.Node {
  const callee = ts.isTaggedTemplateExpression(call) ? call.tag : call.expression;
  return ts.isPropertyAccessExpression(callee) ? callee.name : callee;
}
