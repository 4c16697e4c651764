import ts from 'typescript';
import { expect, it } from 'vitest';

import { assignedAnswerOf } from '../../src/calls/status-assignment.ts';
import { openFixture } from '../support/fixture.ts';

/** The statuses that the assignments of `code` answer with. */
function assignedIn(code: string): number[] {
  const { program, source } = openFixture('errors').programOf(code);
  const statuses: number[] = [];
  (function visit(node: ts.Node): void {
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      statuses.push(...[assignedAnswerOf(node, program)?.status ?? []].flat());
    }
    ts.forEachChild(node, visit);
  })(source);
  return statuses;
}

it('Koa: what sets the status, on the context and on its response', () => {
  expect(assignedIn(`
import Koa from 'koa';
const LATE = 503;
new Koa().use((ctx) => {
  ctx.status = 500;
  ctx.response.status = 404;
  ctx.status = LATE;
  ctx.status = ctx.query['status'] === undefined ? 500 : 502;
  ctx.body = 500;
  ctx.state.status = 500;
});
`)).toEqual([500, 404, 503]);
});

it('Koa: a class of the project with the same properties', () => {
  expect(assignedIn(`
import Koa from 'koa';
class Context { status = 200; readonly response = { status: 200 }; }
const ctx = new Context();
ctx.status = 500;
ctx.response.status = 500;
export { Koa };
`)).toEqual([]);
});
