import rule from '../../src/rules/no-pipeline-read-before-exec.ts';
import { annotated } from '../support/annotated.ts';
import { type ReportCase, testReports } from '../support/reports.ts';
import { testRule } from '../support/rule-tester.ts';

const io = `import { type ChainableCommander, type Cluster, Redis } from 'ioredis';
declare const redis: Redis;
declare const cluster: Cluster;
declare const keys: string[];
`;

const node = `import { createClient } from 'redis';
const redis = createClient();
`;

function cases(imports: string, named: Readonly<Record<string, string>>): ReportCase<[]>[] {
  return Object.entries(named).map(([name, code]) => ({ code: imports + code, name }));
}

const reported = {
  'an awaited command, kept in a constant that goes into a key': `export async function pay(customer: number) {
  const batch = redis.pipeline().incr('payment:attempts');
  const generation = await batch.get('payment:generation');
                           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queueForAnswer
  const key = \`payment:\${generation}:\${customer}\`;
  await batch.exec();
  return redis.get(key);
}`,
  'an awaited command with a default': `export async function statusOf(key: string) {
  const pipeline = redis.pipeline();
  return (await pipeline.get(key)) ?? 'failed';
                ~~~~~~~~~~~~~~~~~ queueForAnswer
}`,
  'an awaited command with a default by ||': `export async function statusOf(key: string) {
  const multi = redis.multi();
  return (await multi.get(key)) || 'failed';
                ~~~~~~~~~~~~~~ queueForAnswer
}`,
  'a command in a template': `export async function keyOf(id: string) {
  const pipeline = redis.pipeline();
  return \`order:\${pipeline.get(id)}\`;
                  ~~~~~~~~~~~~~~~~ queueForAnswer
}`,
  'a chain that is never executed': `export async function statusOf(key: string) {
  return await redis.pipeline().expire(key, 60).get(key);
               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queueForAnswer
}`,
  'a test whether a key exists': `export async function isBlocked(id: string) {
  const pipeline = redis.pipeline();
  if (await pipeline.exists(id)) { return true; }
            ~~~~~~~~~~~~~~~~~~~ queueForAnswer
  await pipeline.incr(id).exec();
  return false;
}`,
  'a test without await': `export async function isBlocked(id: string) {
  const pipeline = redis.pipeline();
  if (pipeline.exists(id)) { return true; }
      ~~~~~~~~~~~~~~~~~~~ queueForAnswer
  return false;
}`,
  'a negated test': `export async function isFree(id: string) {
  const pipeline = redis.multi();
  return !(await pipeline.sismember('taken', id));
                 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queueForAnswer
}`,
  'a counter, which has no role of its own': `export async function mayPass(key: string) {
  const pipeline = redis.pipeline();
  const count = (await pipeline.incr(key)) as unknown as number;
                       ~~~~~~~~~~~~~~~~~~ queueForAnswer
  return count < 10;
}`,
  'a lock that always seems to be taken': `export async function lock(key: string) {
  const pipeline = redis.pipeline();
  const taken = await pipeline.set(key, '1', 'EX', 60, 'NX');
                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queueForAnswer
  if (!taken) { throw new Error('taken'); }
}`,
  'a command handed to Number': `export async function countOf(key: string) {
  const pipeline = redis.pipeline();
  return Number(pipeline.get(key));
                ~~~~~~~~~~~~~~~~~ queueForAnswer
}`,
  'a command handed to JSON.parse as text': `export async function load(key: string) {
  const pipeline = redis.pipeline();
  return JSON.parse((await pipeline.get(key)) as unknown as string) as unknown;
                           ~~~~~~~~~~~~~~~~~ queueForAnswer
}`,
  'an awaited command handed to a function': `export async function show(key: string) {
  const pipeline = redis.pipeline();
  console.info(await pipeline.get(key));
                     ~~~~~~~~~~~~~~~~~ queueForAnswer
}`,
  'commands in Promise.all': `export async function both() {
  const pipeline = redis.pipeline();
  const [a, b] = await Promise.all([pipeline.get('a'), pipeline.get('b')]);
                                    ~~~~~~~~~~~~~~~~~ queueForAnswer
                                                       ~~~~~~~~~~~~~~~~~ queueForAnswer
  return { a, b };
}`,
  'a list of commands in Promise.all': `export async function all() {
  const pipeline = redis.pipeline();
  const values = await Promise.all(keys.map((key) => pipeline.get(key)));
                                                     ~~~~~~~~~~~~~~~~~ queueForAnswer
  return values.map((value) => \`\${value}\`);
}`,
  'a field of an object': `export async function profile(id: string) {
  const pipeline = redis.pipeline();
  return { name: await pipeline.hget(id, 'name') };
                       ~~~~~~~~~~~~~~~~~~~~~~~~~ queueForAnswer
}`,
  'an awaited command that is returned': `export async function read(pipeline: ChainableCommander, key: string) {
  return await pipeline.get(key);
               ~~~~~~~~~~~~~~~~~ queueForAnswer
}`,
  'a command that a function hands back to a caller who defaults it': `function read(pipeline: ChainableCommander, key: string) {
  return pipeline.get(key);
         ~~~~~~~~~~~~~~~~~ queueForAnswer
}
export async function statusOf(key: string) {
  return (await read(redis.pipeline(), key)) ?? 'failed';
}`,
  'a variable that is assigned': `export async function statusOf(key: string) {
  let status;
  const pipeline = redis.pipeline();
  status = await pipeline.get(key);
                 ~~~~~~~~~~~~~~~~~ queueForAnswer
  return \`\${status}\`;
}`,
  'a constant of type any': `export async function statusOf(key: string) {
  const pipeline = redis.pipeline();
  const status: any = await pipeline.get(key);
                            ~~~~~~~~~~~~~~~~~ queueForAnswer
  return status === 'paid';
}`,
  'a queue of the cluster, held by a class': `export class Statuses {
  private readonly queue = cluster.pipeline();
  async of(key: string) { return (await this.queue.get(key)) ?? 'failed'; }
                                        ~~~~~~~~~~~~~~~~~~~ queueForAnswer
}`,
  'an expected branch of a conditional': `export async function statusOf(key: string, fresh: boolean) {
  const pipeline = redis.pipeline();
  const status = fresh ? 'new' : await pipeline.get(key);
                                       ~~~~~~~~~~~~~~~~~ queueForAnswer
  return \`\${status}\`;
}`,
  'a Buffer': `export async function sizeOf(key: string) {
  const pipeline = redis.pipeline();
  return String(await pipeline.getBuffer(key));
                      ~~~~~~~~~~~~~~~~~~~~~~~ queueForAnswer
}`,
  'a read on the client of what is queued to be written': `export async function renew(key: string) {
  const pipeline = redis.pipeline();
  pipeline.set(key, '1');
  const current = await redis.get(key);
                        ~~~~~~~~~~~~~~ readBeforeExec
  await pipeline.exec();
  return current;
}`,
  'a read of a templated key that is queued to be deleted': `export async function renew(id: string) {
  const multi = redis.multi().del(\`user:\${id}\`);
  multi.del(\`users:\${id}\`);
  const current = await redis.get(\`users:\${id}\`);
                        ~~~~~~~~~~~~~~~~~~~~~~~~ readBeforeExec
  await multi.exec();
  return current;
}`,
} satisfies Readonly<Record<string, string>>;

const silent = {
  'a queue that is filled and executed': `export async function fill() {
  const pipeline = redis.pipeline();
  pipeline.get('a');
  for (const key of keys) { pipeline.get(key); }
  keys.forEach((key) => pipeline.incr(key));
  keys.map((key) => pipeline.incr(key));
  return pipeline.exec();
}`,
  'a chain that is executed': "export const read = async (key: string) => (await redis.multi().get(key).ttl(key).exec())?.map(([, value]) => value);",
  'a queue kept in a constant that is filled further': `export async function fill() {
  const batch = redis.pipeline().incr('a');
  batch.get('b');
  await batch.exec();
}`,
  'a queue that is replaced by itself': `export async function fill() {
  let batch = redis.pipeline();
  for (const key of keys) { batch = batch.get(key); }
  await batch.exec();
}`,
  'a helper that fills a queue': `const add = (queue: ChainableCommander, key: string) => queue.get(key);
export async function fill() {
  await add(redis.pipeline(), 'a').exec();
  const queue = add(redis.pipeline(), 'b');
  await queue.exec();
}`,
  'a queue handed to a function that takes one': `declare function run(queue: ChainableCommander): Promise<void>;
export const fill = () => run(redis.pipeline().get('a'));`,
  'queues in a list of queues': `export async function fill() {
  const queues: ChainableCommander[] = [];
  queues.push(redis.pipeline().get('a'));
  await Promise.all(queues.map((queue) => queue.exec()));
}`,
  'a queue that may not be there': `export async function fill(on: boolean) {
  const queue = on ? redis.pipeline().get('a') : undefined;
  if (queue) { await queue.exec(); }
  await (queue ?? redis.pipeline()).exec();
}`,
  'a queue behind an optional client': `export async function fill(client?: Redis) {
  const queue = client?.pipeline().get('a');
  if (!queue) { return null; }
  return queue.exec();
}`,
  'a command whose await is dropped: await-thenable says it': "export async function fill() { const p = redis.pipeline(); await p.set('a', '1'); await p.get('a'); await p.exec(); }",
  'commands whose list is dropped': "export async function fill() { const p = redis.pipeline(); await Promise.all(keys.map((key) => p.get(key))); await p.exec(); }",
  'a command of the client itself': "export const read = async (key: string) => (await redis.get(key)) ?? 'failed';",
  'a callback of the command, which runs when the queue is executed': "export async function read(done: (value: unknown) => void) { await redis.pipeline().get('a', (_error, value) => { done(value); }).exec(); }",
  'a transaction without a pipeline, whose commands are sent': "export async function read() { await redis.multi({ pipeline: false }); await redis.set('a', '1'); return redis.exec(); }",
  'a queue of type any': "declare const pipeline: any; export const read = async () => (await pipeline.get('a')) ?? 'failed';",
  'a queue of the project': `class Pipeline { get(_key: string): this { return this; } exec(): Promise<unknown[]> { return Promise.resolve([]); } }
export const read = async () => \`\${new Pipeline().get('a')}\`;`,
  'a map': "export const read = (map: Map<string, string>) => map.get('a') ?? 'failed';",
  'a read before the write is queued': "export async function renew(key: string) { const p = redis.pipeline(); const old = await redis.get(key); p.set(key, '1'); await p.exec(); return old; }",
  'a read after the queue was executed': "export async function renew(key: string) { const p = redis.pipeline(); p.set(key, '1'); await p.exec(); return redis.get(key); }",
  'a read after the queue was executed, with a later execution': "export async function renew(key: string) { const p = redis.pipeline(); p.set(key, '1'); await p.exec(); const now = await redis.get(key); p.incr('n'); await p.exec(); return now; }",
  'a read of another key': "export async function renew(key: string) { const p = redis.pipeline(); p.set(key, '1'); const other = await redis.get('other'); await p.exec(); return other; }",
  'a read on another client': "export async function renew(key: string, other: Redis) { const p = redis.pipeline(); p.set(key, '1'); const there = await other.get(key); await p.exec(); return there; }",
  'a read after the queue was handed on': "declare function run(queue: ChainableCommander): Promise<void>; export async function renew(key: string) { const p = redis.pipeline(); p.set(key, '1'); await run(p); const now = await redis.get(key); await p.exec(); return now; }",
  'a queue that is executed elsewhere': "export async function renew(key: string, p: ChainableCommander) { p.set(key, '1'); return redis.get(key); }",
  'a size of the queue': "export async function size() { const p = redis.pipeline().get('a'); return p.length; }",
  'a queue that is logged': "export const show = () => { const p = redis.pipeline().get('a'); console.info(p); return p.exec(); };",
  'a queue in an object': "export const make = () => ({ queue: redis.pipeline().get('a') });",
  'two queues compared': "export const isSame = (p: ChainableCommander) => { const q = p.get('a'); return p === q; };",
};

for (const project of ['redis', 'redis-5']) {
  testReports(project, 'no-pipeline-read-before-exec: reported', rule, cases(io, reported));
  testReports(project, 'no-pipeline-read-before-exec: silent', rule, cases(io, silent));
}

for (const project of ['redis', 'redis-5', 'redis-4']) {
  testReports(project, 'no-pipeline-read-before-exec on node-redis', rule, cases(node, {
    'an awaited command with a default': `export async function statusOf(key: string) {
  const multi = redis.multi();
  return (await multi.get(key)) ?? 'failed';
                ~~~~~~~~~~~~~~ queueForAnswer
}`,
    'a command spelled as Redis does': `export async function statusOf(key: string) {
  return \`\${await redis.multi().HGET(key, 'status')}\`;
                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queueForAnswer
}`,
    'a counter': `export async function countOf(key: string) {
  const multi = redis.multi();
  const count = await multi.incr(key);
                      ~~~~~~~~~~~~~~~ queueForAnswer
  return Number(count);
}`,
    'a read of what is queued to be written': `export async function renew(key: string) {
  const multi = redis.multi().set(key, '1');
  const current = await redis.get(key);
                        ~~~~~~~~~~~~~~ readBeforeExec
  await multi.exec();
  return current;
}`,
    'a queue that is filled and executed': "export async function fill(key: string) { const multi = redis.multi(); multi.get(key); return multi.incr('n').exec(); }",
    'a command of the client itself': "export const read = async (key: string) => (await redis.get(key)) ?? 'failed';",
  }));
}

testReports('redis', 'no-pipeline-read-before-exec in tests', rule, [
  { code: `${io}export const read = async () => (await redis.pipeline().get('a')) ?? 'failed';`, filename: 'src/a.test.ts', name: 'a test, which may look at the queue itself' },
]);

function mended(name: string, marked: string, output: string | undefined, command: string, place = 'this line', imports = io) {
  const { code, errors } = annotated<'queueForAnswer'>(imports + marked);
  return {
    code,
    errors: errors.map((error) => ({
      ...error,
      data: { command, place },
      suggestions: output === undefined ? [] : [{ data: { command }, messageId: 'readSlot' as const, output: imports + output }],
    })),
    name,
  };
}

testRule('redis', 'mends of no-pipeline-read-before-exec', rule, {
  valid: [],
  invalid: [
    mended(
      'a constant, and the execution that came too late',
      `export async function pay(order: number) {
  const batch = redis.pipeline().incr('attempts');
  const generation = await batch.get('generation');
                           ~~~~~~~~~~~~~~~~~~~~~~~ queueForAnswer
  const key = \`payment:\${generation}:\${order}\`;
  await batch.exec();
  return redis.get(key);
}`,
      `export async function pay(order: number) {
  const batch = redis.pipeline().incr('attempts');
  const [error, generation] = (await batch.get('generation').exec())?.at(-1) ?? [];
  if (error) {
    throw error;
  }
  const key = \`payment:\${generation}:\${order}\`;
  return redis.get(key);
}`,
      "batch.get('generation')",
      'line 8',
    ),
    mended(
      'an expression',
      `export async function statusOf(error: string) {
  return (await redis.pipeline().get(error)) ?? 'failed';
                ~~~~~~~~~~~~~~~~~~~~~~~~~~~ queueForAnswer
}`,
      `export async function statusOf(error: string) {
  const [error2, reply] = (await redis.pipeline().get(error).exec())?.at(-1) ?? [];
  if (error2) {
    throw error2;
  }
  return (reply) ?? 'failed';
}`,
      'redis.pipeline().get(error)',
    ),
    mended(
      'none where the queue is filled further',
      `export async function statusOf(key: string) {
  const batch = redis.pipeline();
  const status = await batch.get(key);
                       ~~~~~~~~~~~~~~ queueForAnswer
  batch.incr('reads');
  await batch.exec();
  return \`\${status}\`;
}`,
      undefined,
      'batch.get(key)',
      'line 10',
    ),
    mended(
      'none in a loop over one queue',
      `export async function statuses() {
  const batch = redis.pipeline();
  for (const key of keys) {
    console.info(await batch.get(key));
                       ~~~~~~~~~~~~~~ queueForAnswer
  }
}`,
      undefined,
      'batch.get(key)',
    ),
    mended(
      'none in a function that can not wait',
      `export function keyOf(id: string) {
  return \`order:\${redis.pipeline().get(id)}\`;
                  ~~~~~~~~~~~~~~~~~~~~~~~~ queueForAnswer
}`,
      undefined,
      'redis.pipeline().get(id)',
    ),
    mended(
      'none on the side of an operator that may not run',
      `export async function statusOf(key: string, known?: string) {
  return known ?? (await redis.pipeline().get(key));
                         ~~~~~~~~~~~~~~~~~~~~~~~~~ queueForAnswer
}`,
      undefined,
      'redis.pipeline().get(key)',
    ),
    mended(
      'none where a comment would go',
      `export async function statusOf(key: string) {
  return (await /* the status */ redis.pipeline().get(key)) ?? 'failed';
                                 ~~~~~~~~~~~~~~~~~~~~~~~~~ queueForAnswer
}`,
      undefined,
      'redis.pipeline().get(key)',
    ),
    mended(
      'a library that rejects when a command fails',
      `export async function statusOf(key: string) {
  return (await redis.multi().get(key)) ?? 'failed';
                ~~~~~~~~~~~~~~~~~~~~~~ queueForAnswer
}`,
      `export async function statusOf(key: string) {
  return ((await redis.multi().get(key).exec()).at(-1)) ?? 'failed';
}`,
      'redis.multi().get(key)',
      'this line',
      node,
    ),
  ],
});
