import rule from '../../src/rules/no-unchecked-pipeline-result.ts';
import { annotated } from '../support/annotated.ts';
import { type ReportCase, testReports } from '../support/reports.ts';
import { testRule } from '../support/rule-tester.ts';

type Options = [{ dropped: 'any' | 'losing' }];

const io = `import { type ChainableCommander, type Cluster, Redis } from 'ioredis';
declare const redis: Redis;
declare const cluster: Cluster;
declare const keys: string[];
`;

function cases(named: Readonly<Record<string, string>>, options?: Options): ReportCase<Options>[] {
  return Object.entries(named).map(([name, code]) => ({ code: io + code, name, ...(options && { options }) }));
}

const reported = {
  'a value by its place': `export async function countOf(key: string) {
  const results = await redis.pipeline().incr(key).expire(key, 60).exec();
  return results?.[0]?.[1] ?? 0;
         ~~~~~~~~~~~~~~~~~ errorReadAsNothing
}`,
  'a value in one expression': `export const countOf = async (key: string) => (await redis.multi().incr(key).exec())?.[0]?.[1] ?? 0;
                                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ errorReadAsNothing`,
  'a value by a pattern': `export async function countOf(key: string) {
  const [[, count]] = (await redis.pipeline().incr(key).exec()) ?? [[null, 0]];
            ~~~~~ errorReadAsNothing
  return count;
}`,
  'slots with names': `export async function countOf(key: string) {
  const [incremented] = (await redis.pipeline().incr(key).exec())!;
  return Number(incremented?.[1]);
                ~~~~~~~~~~~~~~~~ errorReadAsNothing
}`,
  'values of a list': `export async function load() {
  const pipeline = cluster.pipeline();
  for (const key of keys) { pipeline.get(key); }
  const results = await pipeline.exec();
  return results?.map(([, value]) => value);
                          ~~~~~ errorReadAsNothing
}`,
  'values of a list whose error has a name and no use': `export async function load() {
  const results = await redis.pipeline().get('a').exec();
  return (results ?? []).map(([_error, value]) => value);
                                       ~~~~~ errorReadAsNothing
}`,
  'values of a list by their place': `export async function load() {
  const results = await redis.pipeline().get('a').exec();
  return results!.map((slot) => slot[1]);
                                ~~~~~~~ errorReadAsNothing
}`,
  'a loop': `export async function load(found: unknown[]) {
  const results = await redis.pipeline().get('a').exec();
  for (const [, value] of results ?? []) { found.push(value); }
                ~~~~~ errorReadAsNothing
}`,
  'a list with a cast': `export async function load() {
  const results = (await redis.pipeline().exists('a').exec()) as [Error | null, number][];
  return results.filter((slot) => slot[1] === 1).length;
                                  ~~~~~~~ errorReadAsNothing
}`,
  'a function of the program that reads the values': `const valuesOf = (slots: [Error | null, unknown][] | null) => slots?.map(([, value]) => value);
                                                                             ~~~~~ errorReadAsNothing
export const load = async () => valuesOf(await redis.pipeline().get('a').exec());`,
  'a then': `export const load = () => redis.pipeline().get('a').exec().then((results) => results?.[0]?.[1]);
                                                                             ~~~~~~~~~~~~~~~~~ errorReadAsNothing`,
  'a test whether the transaction was aborted, which tells no error': `export async function countOf(key: string) {
  const results = await redis.multi().incr(key).exec();
  if (!results) { throw new Error('aborted'); }
  return results[0]?.[1];
         ~~~~~~~~~~~~~~~ errorReadAsNothing
}`,
  'a dropped execution of deletes': `export async function forget() {
  const pipeline = redis.pipeline();
  keys.forEach((key) => pipeline.del(key));
  await pipeline.exec();
        ~~~~~~~~~~~~~~~ errorDropped
}`,
  'a dropped execution of a chain that enqueues': `export async function enqueue(job: string) {
  await redis.pipeline().lpush('jobs', job).incr('enqueued').exec();
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ errorDropped
}`,
  'a dropped execution with a catch, which it never comes to': `export async function forget() {
  const pipeline = redis.pipeline().unlink('a');
  await pipeline.exec().catch(() => undefined);
        ~~~~~~~~~~~~~~~ errorDropped
}`,
  'a dropped execution with a then': `export function forget(done: () => void) {
  void redis.pipeline().del('a').exec().then(() => { done(); });
       ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ errorDropped
}`,
  'a dropped execution among others': `export async function forget() {
  const pipeline = redis.pipeline().srem('a', 'b');
  await Promise.all([pipeline.exec(), redis.incr('n')]);
                     ~~~~~~~~~~~~~~~ errorDropped
}`,
  'a dropped transaction on a watched key': `export async function spend(key: string) {
  await redis.watch(key);
  await redis.multi().decr(key).exec();
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ abortDropped
}`,
};

const silent = {
  'an error that is asked for': "export async function countOf(key: string) { const [error, count] = (await redis.pipeline().incr(key).exec())?.[0] ?? []; if (error) { throw error; } return count; }",
  'an error that is found': "export async function load() { const results = await redis.pipeline().get('a').exec(); const failed = results?.find(([error]) => error); if (failed) { throw failed[0]!; } return results?.map(([, value]) => value); }",
  'an error that is asked for by its place': "export async function load() { const results = await redis.pipeline().get('a').exec(); return results?.map((slot) => { if (slot[0]) { throw slot[0]; } return slot[1]; }); }",
  'an error that is asked for in a loop': "export async function load() { const values = []; for (const [error, value] of (await redis.pipeline().get('a').exec()) ?? []) { if (error) { throw error; } values.push(value); } return values; }",
  'a function of the program that asserts': "function assertAll(slots: [Error | null, unknown][] | null) { for (const [error] of slots ?? []) { if (error) { throw error; } } } export async function load() { const results = await redis.pipeline().get('a').exec(); assertAll(results); return results?.[0]?.[1]; }",
  'a function of a package': "declare function settle(slots: unknown): unknown; export const load = async () => settle(await redis.pipeline().get('a').exec());",
  'what is handed on': "export const load = () => redis.pipeline().get('a').exec(); export async function again() { const results = await load(); return { results }; }",
  'what is returned': "export async function load() { const pipeline = redis.pipeline().del('a'); return pipeline.exec(); }",
  'a dropped execution of writes that are written again': "export async function warm() { await redis.pipeline().set('a', '1', 'EX', 60).expire('b', 60).exec(); }",
  'a dropped transaction, which rejects where there is no Redis': "export async function forget() { await redis.multi().del('a').exec(); }",
  'a dropped execution with a reason': "export async function forget() { const pipeline = redis.pipeline().del('a');\n// the entries expire by themselves a minute later\nawait pipeline.exec();\n}",
  'a queue that another function fills': "export async function flush(pipeline: ChainableCommander) { await pipeline.exec(); }",
  'a watched transaction whose answer is tested': "export async function spend(key: string) { await redis.watch(key); const results = await redis.multi().decr(key).exec(); if (results === null) { throw new Error('aborted'); } }",
  'a size': "export async function sizeOf() { const results = await redis.pipeline().get('a').exec(); return results?.length; }",
  'a callback that is handed on': "declare function done(error?: Error | null, slots?: unknown): void; export const forget = () => redis.pipeline().del('a').exec(done);",
  'a callback that looks at the errors': "export const load = (done: (value: unknown) => void) => redis.pipeline().get('a').exec((_error, results) => { const [error, value] = results?.[0] ?? []; if (!error) { done(value); } });",
  'an expression for text, which executes too': "export const match = (text: string) => /a/.exec(text)?.[1] ?? 'failed';",
  'a queue of the project': "class Pipeline { exec(): Promise<[Error | null, unknown][]> { return Promise.resolve([]); } } export const load = async () => (await new Pipeline().exec())[0]?.[1];",
  'a queue of type any': "declare const pipeline: any; export const load = async () => (await pipeline.exec())?.[0]?.[1];",
};

for (const project of ['redis', 'redis-5']) {
  testReports(project, 'no-unchecked-pipeline-result: reported', rule, cases(reported));
  testReports(project, 'no-unchecked-pipeline-result: silent', rule, cases(silent));
}

testReports('redis', 'no-unchecked-pipeline-result: any queue', rule, cases({
  'a dropped execution of writes': `export async function warm() {
  await redis.pipeline().set('a', '1').exec();
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ errorDropped
}`,
  'a dropped transaction': `export async function forget() {
  await redis.multi().del('a').exec();
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ errorDropped
}`,
  'a queue that another function fills': 'export async function flush(pipeline: ChainableCommander) { await pipeline.exec(); }',
  'a queue of reads, whose answers nobody wants': "export async function warm() { await redis.pipeline().get('a').exec(); }",
}, [{ dropped: 'any' }]));

for (const project of ['redis', 'redis-5', 'redis-4']) {
  testReports(project, 'no-unchecked-pipeline-result on node-redis, which rejects', rule, [
    "export const load = async () => (await redis.multi().get('a').exec())[0];",
    "export async function forget() { await redis.multi().del('a').exec(); }",
    "export async function forget() { await redis.multi().del('a').execAsPipeline(); }",
  ].map((code) => ({ code: `import { createClient } from 'redis';\nconst redis = createClient();\n${code}`, name: code, options: [{ dropped: 'any' }] as Options })));
}

testReports('redis', 'no-unchecked-pipeline-result in tests', rule, [
  { code: `${io}export const load = async () => (await redis.pipeline().get('a').exec())?.[0]?.[1];`, filename: 'src/a.test.ts', name: 'a test' },
]);

function mended(name: string, marked: string, output: string | undefined, data: Record<string, string>) {
  const { code, errors } = annotated<'errorDropped' | 'errorReadAsNothing'>(io + marked);
  return {
    code,
    errors: errors.map((error) => ({ ...error, data, suggestions: output === undefined ? [] : [{ messageId: 'throwError' as const, output: io + output }] })),
    name,
  };
}

testRule('redis', 'mends of no-unchecked-pipeline-result', rule, {
  valid: [],
  invalid: [
    mended(
      'a loop around a dropped execution',
      `export async function enqueue(error: string) {
  const pipeline = redis.pipeline();
  pipeline.rpush('jobs', error);
  await pipeline.exec();
        ~~~~~~~~~~~~~~~ errorDropped
}`,
      `export async function enqueue(error: string) {
  const pipeline = redis.pipeline();
  pipeline.rpush('jobs', error);
  for (const [error2] of (await pipeline.exec()) ?? []) {
    if (error2) {
      throw error2;
    }
  }
}`,
      { command: 'rpush', exec: 'pipeline.exec()', loss: 'its work is lost', outage: 'with no Redis to be reached as well, ' },
    ),
    mended(
      'a loop after the constant',
      `export async function countOf(key: string) {
  const results = await redis.pipeline().incr(key).exec();
  return results?.[0]?.[1] ?? 0;
         ~~~~~~~~~~~~~~~~~ errorReadAsNothing
}`,
      `export async function countOf(key: string) {
  const results = await redis.pipeline().incr(key).exec();
  for (const [error] of results ?? []) {
    if (error) {
      throw error;
    }
  }
  return results?.[0]?.[1] ?? 0;
}`,
      { exec: 'exec()' },
    ),
    mended(
      'none where nothing keeps the slots',
      `export const countOf = async (key: string) => (await redis.pipeline().incr(key).exec())?.[0]?.[1] ?? 0;
                                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ errorReadAsNothing`,
      undefined,
      { exec: 'exec()' },
    ),
  ],
});
