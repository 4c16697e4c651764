import rule from '../../src/rules/no-cache-check-then-act.ts';
import { annotated } from '../support/annotated.ts';
import { type ReportCase, testReports } from '../support/reports.ts';
import { testRule } from '../support/rule-tester.ts';

const io = `import { Redis } from 'ioredis';
declare const redis: Redis;
declare function work(): Promise<void>;
`;
const node = `import { createClient } from 'redis';
const redis = createClient();
declare function work(): Promise<void>;
`;

function cases(imports: string, named: Readonly<Record<string, string>>): ReportCase<[]>[] {
  return Object.entries(named).map(([name, code]) => ({ code: imports + code, name }));
}

const reported = {
  'a flag that is read, and set where it is not there': `export async function once(id: string) {
  const seen = await redis.get(\`seen:\${id}\`);
  if (seen) { return; }
  await redis.set(\`seen:\${id}\`, '1', 'EX', 60);
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ checkedThenSet
  await work();
}`,
  'a lock that is asked for': `export async function once(key: string) {
  if (!(await redis.exists(key))) {
    await redis.set(key, 'locked', 'PX', 1000);
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ checkedThenSet
    await work();
  }
}`,
  'a lock that is compared with null': `export async function once(key: string) {
  const held = await redis.get(key);
  if (held !== null) { throw new Error('held'); }
  await work();
  await redis.set(key, '1');
        ~~~~~~~~~~~~~~~~~~~ checkedThenSet
}`,
  'a count of keys': `export async function once(key: string) {
  if ((await redis.exists(key)) === 0) { await redis.set(key, Date.now()); }
                                               ~~~~~~~~~~~~~~~~~~~~~~~~~~ checkedThenSet
}`,
  'a count of keys that is more than none': `export async function once(key: string) {
  const there = await redis.exists(key);
  if (there > 0) { return; }
  await redis.setex(key, 60, '1');
        ~~~~~~~~~~~~~~~~~~~~~~~~~ checkedThenSet
}`,
  'the other branch': `export async function once(key: string) {
  if (await redis.get(key)) { await work(); } else { await redis.set(key, '1'); }
                                                           ~~~~~~~~~~~~~~~~~~~ checkedThenSet
}`,
  'a mark in a transaction': `export async function once(key: string) {
  if (await redis.get(key)) { return; }
  await redis.multi().set(key, '1').incr('n').exec();
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~ checkedThenSet
}`,
  'a client of a class': `export class Keys {
  constructor(private readonly client: Redis) {}
  async claim(key: string) {
    if (await this.client.get(key)) { return false; }
    await this.client.set(key, '1', 'EX', 60);
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ checkedThenSet
    return true;
  }
}`,
};

const silent = {
  'a mark that is set where there is none': "export async function once(key: string) { if ((await redis.set(key, '1', 'EX', 60, 'NX')) === null) { return; } await work(); }",
  'a check before it': "export async function once(key: string) { if (await redis.get(key)) { return; } await redis.set(key, '1', 'EX', 60, 'NX'); }",
  'a command of its own': "export async function once(key: string) { if (await redis.get(key)) { return; } await redis.setnx(key, '1'); }",
  'a cache, whose value is made': "export async function load(key: string, make: () => Promise<string>) { const cached = await redis.get(key); if (cached) { return cached; } const made = await make(); await redis.set(key, made, 'EX', 60); return made; }",
  'a mark under another key': "export async function once(key: string) { if (await redis.get(key)) { return; } await redis.set('other', '1'); }",
  'a mark on another client': "export async function once(key: string, other: Redis) { if (await redis.get(key)) { return; } await other.set(key, '1'); }",
  'a key that is watched': "export async function once(key: string) { await redis.watch(key); if (await redis.get(key)) { return; } const done = await redis.multi().set(key, '1').exec(); if (done === null) { throw new Error('taken'); } }",
  'a mark that is renewed where it is there': "export async function renew(key: string) { if (!(await redis.exists(key))) { return; } await redis.set(key, '1', 'EX', 60); }",
  'a mark that is set whatever was there': "export async function mark(key: string) { const before = await redis.get(key); await redis.set(key, '1'); return before; }",
  'options that come from elsewhere': "export async function once(key: string, options: ['EX', number]) { if (await redis.get(key)) { return; } await redis.set(key, '1', ...options); }",
  'an option that comes from elsewhere': "export async function once(key: string, mode: 'NX') { if (await redis.get(key)) { return; } await redis.set(key, '1', 'EX', 60, mode); }",
  'a variable that is read anew before it is asked about': "export async function once(key: string, other: () => string | null) { let seen = await redis.get(key); seen = other(); if (seen) { return; } await redis.set(key, '1'); }",
  'a map': "export async function once(map: Map<string, string>, key: string) { if (map.get(key)) { return; } map.set(key, '1'); await work(); }",
  'a client of type any': "declare const client: any; export async function once(key: string) { if (await client.get(key)) { return; } await client.set(key, '1'); }",
  'a class of the project': "class Flags { get(_key: string): Promise<string | null> { return Promise.resolve(null); } set(_key: string, _value: string): Promise<void> { return Promise.resolve(); } } const flags = new Flags(); export async function once(key: string) { if (await flags.get(key)) { return; } await flags.set(key, '1'); }",
};

for (const project of ['redis', 'redis-5']) {
  testReports(project, 'no-cache-check-then-act: reported', rule, cases(io, reported));
  testReports(project, 'no-cache-check-then-act: silent', rule, cases(io, silent));
}

testReports('redis', 'no-cache-check-then-act in tests', rule, [
  { code: `${io}export async function once(key: string) { if (await redis.get(key)) { return; } await redis.set(key, '1'); }`, filename: 'src/a.test.ts', name: 'a test' },
]);

for (const project of ['redis', 'redis-5', 'redis-4']) {
  testReports(project, 'no-cache-check-then-act on node-redis', rule, cases(node, {
    'a flag': `export async function once(key: string) {
  if (await redis.get(key)) { return; }
  await redis.set(key, '1');
        ~~~~~~~~~~~~~~~~~~~ checkedThenSet
}`,
    'a flag with a time to live': `export async function once(key: string) {
  const seen = await redis.exists(key);
  if (seen) { return; }
  await redis.set(key, '1', { EX: 60 });
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ checkedThenSet
}`,
    'a mark that is set where there is none': "export async function once(key: string) { if (await redis.get(key)) { return; } await redis.set(key, '1', { NX: true }); }",
  }));
}

function mended(name: string, marked: string, output: string | undefined) {
  const { code, errors } = annotated<'checkedThenSet'>(io + marked);
  return { code, errors: errors.map((error) => ({ ...error, suggestions: output === undefined ? [] : [{ messageId: 'setIfAbsent' as const, output: io + output }] })), name };
}

testRule('redis', 'mends of no-cache-check-then-act', rule, {
  valid: [],
  invalid: [
    mended(
      'one command in the place of the check',
      `export async function once(key: string) {
  const seen = await redis.get(key);
  if (seen) {
    return;
  }
  await redis.set(key, '1', 'EX', 60);
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ checkedThenSet
  await work();
}`,
      `export async function once(key: string) {
  const seen = await redis.set(key, '1', 'EX', 60, 'NX');
  if (seen === null) {
    return;
  }
  await work();
}`,
    ),
    mended(
      'one command in the condition',
      `export async function once(key: string) {
  if (await redis.exists(key)) {
    return;
  }
  await redis.set(key, '1');
        ~~~~~~~~~~~~~~~~~~~ checkedThenSet
  await work();
}`,
      `export async function once(key: string) {
  if ((await redis.set(key, '1', 'NX')) === null) {
    return;
  }
  await work();
}`,
    ),
    mended(
      'a call with a comma that trails',
      `export async function once(key: string) {
  if (await redis.exists(key)) {
    return;
  }
  await redis.set(key, '1',);
        ~~~~~~~~~~~~~~~~~~~~ checkedThenSet
  await work();
}`,
      `export async function once(key: string) {
  if ((await redis.set(key, '1', 'NX',)) === null) {
    return;
  }
  await work();
}`,
    ),
    mended(
      'none where work is done in between',
      `export async function once(key: string) {
  if (await redis.exists(key)) { return; }
  await work();
  await redis.set(key, '1');
        ~~~~~~~~~~~~~~~~~~~ checkedThenSet
}`,
      undefined,
    ),
    mended(
      'none where what was read is used',
      `export async function once(key: string) {
  const seen = await redis.get(key);
  if (seen) { return seen; }
  await redis.set(key, '1');
        ~~~~~~~~~~~~~~~~~~~ checkedThenSet
  return null;
}`,
      undefined,
    ),
  ],
});
