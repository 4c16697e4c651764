import ts from 'typescript';
import { expect, it } from 'vitest';

import { pendingAssignmentOf } from '../../src/facts/pending-assignment.ts';
import { openFixture } from '../support/fixture.ts';

/** Tests what the fact says of each identifier: the comment at the end of its line where it says anything. */
function testReads(project: string, name: string, code: string): void {
  it.each(['forward', 'backward'] as const)(`${name}, asked %s`, (order) => {
    const { program, source } = openFixture(project).programOf(order === 'forward' ? code : `${code} `);
    const identifiers = identifiersIn(source);
    const answered = (order === 'forward' ? identifiers : identifiers.toReversed()).flatMap((identifier) => {
      const pending = pendingAssignmentOf(identifier, program);
      return pending === undefined
        ? []
        : [
            `${lineOf(identifier)}: ${pending.isCertain ? 'before' : 'races'} ${pending.work.by} ${pending.work.name}, line ${lineOf(pending.assigned)}`,
          ];
    });
    const expected = code.split('\n').flatMap((line, index) => {
      const comment = /\/\/ (?<answer>(?:before|races) .+)$/.exec(line)?.groups?.['answer'];
      return comment === undefined ? [] : [`${index + 1}: ${comment}`];
    });
    expect(order === 'forward' ? answered : answered.toReversed()).toEqual(expected);
  });
}

function identifiersIn(source: ts.SourceFile): ts.Identifier[] {
  const found: ts.Identifier[] = [];
  (function visit(node: ts.Node): void {
    if (ts.isIdentifier(node)) {
      found.push(node);
    }
    ts.forEachChild(node, visit);
  })(source);
  return found;
}

function lineOf(node: ts.Node): number {
  return node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1;
}

testReads(
  'plain',
  'every read before the wait, none after it',
  `
declare function load(): Promise<string>;
export async function first(): Promise<string> {
  let answer: string | undefined;
  const loading = load().then((found) => { answer = found; });
  console.log(answer); // before reaction then, line 5
  await load();
  console.log(answer); // races reaction then, line 5
  await loading;
  return String(answer);
}
`,
);

testReads(
  'plain',
  'functions that start one another',
  `
declare function load(): Promise<string>;
export function first(): void {
  let answer: string | undefined;
  const keep = (found: string): void => { answer = found; };
  async function fetchIt(): Promise<void> { keep(await load()); }
  function start(): void { void fetchIt(); }
  start();
  console.log(answer); // before async fetchIt, line 5
}
`,
);

testReads(
  'plain',
  'functions that call themselves and each other',
  `
export function first(): void {
  let answer: number | undefined;
  function even(n: number): void { if (n > 0) { odd(n - 1); } else { answer = n; } }
  function odd(n: number): void { even(n - 1); }
  setTimeout(() => { even(4); }, 1);
  console.log(answer);
}
export function second(): void {
  let answer: number | undefined;
  function retry(n: number): void { setTimeout(() => { answer = n; retry(n + 1); }, n); }
  retry(1);
  console.log(answer); // before timer setTimeout, line 11
}
`,
);

testReads(
  'plain',
  'two works that assign the same variable',
  `
declare function load(): Promise<string>;
export async function both(): Promise<void> {
  let answer: string | undefined;
  const one = load().then((found) => { answer = found; });
  const two = load().then((found) => { answer ??= found; });
  console.log(answer); // before reaction then, line 5
  await one;
  console.log(answer);
  await two;
}
`,
);

testReads(
  'plain',
  'functions that all hand the callback to each other',
  `
type Done = (found: string) => void;
function a(n: number, done: Done): void { if (n > 0) { b(n, done); } else { queueMicrotask(() => { done('x'); }); } }
function b(n: number, done: Done): void { if (n > 1) { a(n, done); } else { c(n, done); } }
function c(n: number, done: Done): void { b(n, done); a(n, done); }
export function first(): void {
  let answer: string | undefined;
  a(1, (found) => { answer = found; });
  console.log(answer);
}
`,
);

testReads(
  'redis',
  'the incident in callbacks: commands of a client are answered in order',
  `
import type { Redis } from 'ioredis';
declare const orders: { byId(id: number): Promise<{ customerId: number }> };
export async function lifted(redis: Redis): Promise<string> {
  let generation: string | null | undefined;
  redis.get('payment:generation', (_error, found) => { generation = found; });
  const order = await orders.byId(17);
  return \`payment:\${generation}:\${order.customerId}\`; // races callback get, line 6
}
export async function queued(redis: Redis): Promise<string> {
  let generation: string | null | undefined;
  const batch = redis.pipeline();
  batch.get('payment:generation', (_error, found) => { generation = found; });
  console.log(generation); // before callback get, line 13
  await batch.exec();
  return String(generation);
}
export async function chained(redis: Redis): Promise<string> {
  let generation: string | null | undefined;
  await redis.pipeline().get('payment:generation', (_error, found) => { generation = found; }).exec();
  return String(generation);
}
export async function sameClient(redis: Redis): Promise<string> {
  let generation: string | null | undefined;
  redis.get('payment:generation', (_error, found) => { generation = found; });
  await redis.get('payment:17');
  return String(generation);
}
`,
);

testReads(
  'prisma-7',
  'a Prisma promise, whose own type is generated',
  `
import type { PrismaClient } from './client/client.js';
export async function lifted(prisma: PrismaClient): Promise<string> {
  let userId: number | undefined;
  const loading = prisma.order.findUniqueOrThrow({ where: { id: 1 } }).then((order) => { userId = order.userId; });
  const count = await prisma.user.count();
  const key = \`\${count}:\${userId}\`; // races reaction then, line 5
  await loading;
  return key;
}
`,
);
