import ts from 'typescript';

import { answerTakenOf } from '../../src/facts/queued-answer.ts';
import { queuedCommand } from '../../src/facts/queued-command.ts';
import { readBeforeExec } from '../../src/facts/read-before-exec.ts';
import type { Invocation } from '../../src/typing/callee-symbol.ts';
import { testCalls } from '../support/commented-calls.ts';

/** What `show(…)` is handed, where that is a queue in the place of an answer. */
function shown(call: Invocation, program: ts.Program): string | undefined {
  const argument = ts.isCallExpression(call) && call.expression.getText() === 'show' ? call.arguments[0] : undefined;
  const command = argument && queuedCommand(argument, program);
  return command && `the queue of ${command.getText()}`;
}

function taken(call: Invocation, program: ts.Program): string | undefined {
  const place = ts.isCallExpression(call) && QUEUEING.test(call.expression.getText()) ? answerTakenOf(call, program) : undefined;
  return place && `taken as ${place.getText()}`;
}

const QUEUEING = /^(?:batch|multi|queue)\.get$/;

function early(call: Invocation, program: ts.Program): string | undefined {
  const before = ts.isCallExpression(call) ? readBeforeExec(call, program) : undefined;
  return before && `before the ${before.operation} of ${before.write.getText()}`;
}

const imports = `import { type ChainableCommander, Redis } from 'ioredis';
declare const redis: Redis;
declare function show(value: unknown): void;
`;

for (const project of ['redis', 'redis-5']) {
  testCalls(project, `which queue a value is, in ${project}`, shown, `${imports}
const batch = redis.pipeline();
const generation = await batch.get('a');
const cast = generation as unknown as string;
show(batch.get('b')); // the queue of batch.get('b')
show(generation); // the queue of batch.get('a')
show(cast); // the queue of batch.get('a')
show(await read(batch)); // the queue of queue.incr('n')
show(await readAgain(batch)); // the queue of queue.incr('n')
show(batch);
show(await redis.get('a'));
show(await batch.get('a').exec());
show(round(1));
function read(queue: ChainableCommander) { return queue.incr('n'); }
async function readAgain(queue: ChainableCommander) { return read(queue); }
function round(n: number): unknown { return back(n); }
function back(n: number): unknown { return round(n); }
`);

  testCalls(project, `where a queue is taken for an answer, in ${project}`, taken, `${imports}
declare const queue: ChainableCommander;
const status = await queue.get('a'); // taken as status
show(\`\${status}\`);
const parsed = JSON.parse(queue.get('b') as unknown as string); // taken as queue.get('b') as unknown as string
const batch = redis.pipeline();
batch.get('c');
await batch.get('d');
await batch.get('e').exec();
const again = batch.get('f');
await again.exec();
show(batch.get('g'));
show(parsed);
function handed(multi: ChainableCommander) {
  return multi.get('h'); // taken as (await handed(batch))
}
export const found = (await handed(batch)) ?? 'none';
`);

  testCalls(project, `which reads come before what is queued, in ${project}`, early, `${imports}
const batch = redis.pipeline();
batch.set('a', '1').set('b', '1');
await redis.get('a'); // before the write of batch.set('a', '1')
await redis.get('b'); // before the write of batch.set('a', '1').set('b', '1')
await redis.get('c');
await redis.mget('a'); // before the write of batch.set('a', '1')
await redis.duplicate().get('a');
await batch.exec();
await redis.get('a');
`);
}
