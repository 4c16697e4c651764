import * as parser from '@typescript-eslint/parser';
import { Linter, type Rule as CoreRule } from 'eslint';
import { describe, expect, it } from 'vitest';

import rule from '../../src/rules/no-silent-default-on-null-cache.ts';
import { openFixture } from '../support/fixture.ts';

const HEAD = `import type { Redis } from 'ioredis';
declare const redis: Redis;
declare const key: string;
declare const order: { id: string };
declare function keyOf(id: string): string;
type Status = 'failed' | 'paid';
`;

type OnMiss = 'null' | 'throw' | undefined;

function linted(body: string, onMiss: OnMiss, head = HEAD, project = 'redis'): { code: string; messages: Linter.LintMessage[]; output: string } {
  const { directory, errorsOf } = openFixture(project);
  const config: Linter.Config = {
    files: ['**/*.ts'],
    languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: directory } },
    plugins: { postmortem: { rules: { rule: rule as unknown as CoreRule.RuleModule } } },
    rules: { 'postmortem/rule': ['error', { ...(onMiss && { onMiss }) }] },
  };
  const code = `${head}${body}`;
  const linter = new Linter({ cwd: directory });
  const messages = linter.verify(code, config, { filename: 'file.ts' });
  const { output } = linter.verifyAndFix(code, config, { filename: 'file.ts' });
  expect(errorsOf(code), code).toEqual([]);
  expect(errorsOf(output), output).toEqual([]);
  return { code, messages, output };
}

/** What `--fix` makes of `body`. */
function fixed(body: string, onMiss: OnMiss): string {
  return linted(body, onMiss).output.slice(HEAD.length);
}

/** The mends of the only report: `fix` for one that `--fix` applies, the others by their name. */
function mendsOf(body: string, onMiss: OnMiss): string[] {
  const [message, ...others] = linted(body, onMiss).messages;
  expect(others).toEqual([]);
  return [...(message?.fix ? ['fix'] : []), ...(message?.suggestions ?? []).map(({ messageId }) => messageId ?? '')];
}

/** What the suggestion makes of `body`. */
function suggested(body: string, messageId: string): string {
  const { code, messages } = linted(body, undefined);
  const fix = messages.flatMap(({ suggestions }) => suggestions ?? []).find((suggestion) => suggestion.messageId === messageId)?.fix;
  expect(fix).toBeDefined();
  const [start, end] = fix?.range ?? [0, 0];
  const output = code.slice(0, start) + (fix?.text ?? '') + code.slice(end);
  expect(openFixture('redis').errorsOf(output), output).toEqual([]);
  return output.slice(HEAD.length);
}

const DEFAULTED = `export async function f() {
  const status = (await redis.get(key)) ?? 'failed';
  return status;
}`;

describe('a policy', () => {
  it('is a suggestion until the team has chosen it', () => {
    expect(mendsOf(DEFAULTED, undefined)).toEqual(['throwOnMiss', 'readThrough']);
    expect(fixed(DEFAULTED, undefined)).toBe(DEFAULTED);
  });

  it('is the fix once the team has chosen it, the other outcome stays a suggestion', () => {
    expect(mendsOf(DEFAULTED, 'throw')).toEqual(['fix', 'readThrough']);
    const returned = `export async function f(): Promise<string | null> { return (await redis.get(key)) ?? 'failed'; }`;
    expect(mendsOf(returned, 'throw')).toEqual(['fix', 'answerNull', 'readThrough']);
    expect(mendsOf(returned, 'null')).toEqual(['fix', 'throwOnMiss', 'readThrough']);
  });
});

describe("onMiss: 'throw'", () => {
  it('tests a constant after it is read', () => {
    expect(fixed(DEFAULTED, 'throw')).toBe(`export async function f() {
  const status = await redis.get(key);
  if (status === null) {
    throw new Error(\`The cache holds nothing under \${key}\`);
  }
  return status;
}`);
  });

  it('reads into a fresh name before a return', () => {
    expect(fixed(`export async function f(cached: boolean) {
  return cached && (await redis.get('a'));
}
export async function g(): Promise<string> {
  return (await redis.get(\`order:\${order.id}\`)) ?? 'failed';
}`, 'throw')).toContain(`  const cached2 = await redis.get(\`order:\${order.id}\`);
  if (cached2 === null) {
    throw new Error(\`The cache holds nothing under order:\${order.id}\`);
  }
  return cached2;`);
  });

  it('reads into a fresh name before a constant with a type of its own', () => {
    expect(fixed(`export async function f() {
  const status: Status = ((await redis.get('a')) as Status | null) ?? 'failed';
  return status;
}`, 'throw')).toBe(`export async function f() {
  const cached = (await redis.get('a')) as Status | null;
  if (cached === null) {
    throw new Error('The cache holds nothing under a');
  }
  const status: Status = cached;
  return status;
}`);
  });

  it('tests a name that is there already, and keeps tabs and comments', () => {
    expect(fixed(`export async function f() {
\tconst cached = await redis.get(keyOf('a')); // what the gateway said
\t// the answer
\treturn cached ?? 'failed';
}`, 'throw')).toBe(`export async function f() {
\tconst cached = await redis.get(keyOf('a')); // what the gateway said
\t// the answer
\tif (cached === null) {
\t\tthrow new Error('The cache holds nothing for get');
\t}
\treturn cached;
}`);
  });

  it('asks for undefined where a miss is undefined', () => {
    expect(fixed(`export async function f() {
  const hash = await redis.hgetall(key);
  const status = hash['status'] ?? 'failed';
  return status;
}`, 'throw')).toContain('if (status === undefined) {');
  });

  it('reads into a fresh name where a hoisted function uses the constant', () => {
    expect(fixed(`export async function f() {
  const status = (await redis.get(key)) ?? 'failed';
  function show(): string {
    return status.trim();
  }
  return show();
}`, 'throw')).toContain('const status = cached;');
  });

  it('throws in a branch that asks for null alone', () => {
    expect(fixed(`export async function f(): Promise<string> {
  const status = await redis.get(key);
  if (status === null) {
    return 'failed';
  }
  return status;
}`, 'throw')).toContain(`  if (status === null) {
    throw new Error(\`The cache holds nothing under \${key}\`);
  }`);
  });

  it('names the function of the project that the read is behind', () => {
    expect(fixed(`async function statusOf(id: string) { return redis.get(id); }
export async function f() {
  const status = (await statusOf('a')) ?? 'failed';
  return status;
}`, 'throw')).toContain("throw new Error('The cache holds nothing for statusOf');");
  });

  it.each([
    ['`||`, which answers an empty text as well', `const status = (await redis.get(key)) || 'failed'; return status;`],
    ['`let`', `let status = (await redis.get(key)) ?? 'failed'; status += ''; return status;`],
    ['two constants in one statement', `const a = 1, status = (await redis.get(key)) ?? 'failed'; return [a, status];`],
    ['a part of a return', `return [(await redis.get(key)) ?? 'failed'];`],
    ['a constant outside a block', `switch (key) { case 'a': const status = (await redis.get(key)) ?? 'failed'; return status; default: return null; }`],
    ['a return without a block', `if (key) return (await redis.get(key)) ?? 'failed'; return null;`],
    ['a comment beside the default', `const status = (await redis.get(key)) ?? /* not yet */ 'failed'; return status;`],
    ['a value that the read does not have in its type', `const status = ((await redis.get(key)) as 'paid' | null) ?? 'failed'; return status === 'failed';`],
    ['a value looked up under the read', `const names: Record<string, Status> = {}; const status = names[(await redis.get(key)) as string] ?? 'failed'; return status;`],
    ['a type argument inferred from the place', `async function read<T>(): Promise<T | null> { return JSON.parse((await redis.get(key))!) as T | null; } const status: Status = (await read()) ?? 'failed'; return status;`],
    ['a branch that asks for truth', `const status = await redis.get(key); if (!status) { return 'failed'; } return status;`],
    ['a branch of a function that does not say what it returns', `const status = await redis.get(key); if (status === null) { return 'failed'; } return status;`],
    ['a ternary', `const status = await redis.get(key); return status === null ? 'failed' : status;`],
    ['JSON', `const status = JSON.parse((await redis.get(key)) ?? '{"status":"failed"}') as object; return status;`],
    ['`??=`', `let status = await redis.get(key); status ??= 'failed'; return status;`],
  ])('is no fix for %s', (_, body) => {
    expect(mendsOf(`export async function f() { ${body} }`, 'throw')).not.toContain('fix');
  });

  it('is a suggestion for `||`, which throws for an empty text too', () => {
    expect(suggested(`export async function f() {
  const status = (await redis.get(key)) || 'failed';
  return status;
}`, 'throwOnMiss')).toContain('if (!status) {');
  });

  it('compares loosely with what node-redis 4 types as undefined and answers as null', () => {
    const head = `import { createClient } from 'redis';\nconst redis = createClient();\n`;
    const body = `export async function f() {
  const status = (await redis.hGet('h', 'status')) ?? 'failed';
  return status;
}`;
    expect(linted(body, 'throw', head, 'redis-4').output).toContain('if (status == null) {');
    expect(linted(body, 'throw', head, 'redis-5').output).toContain('if (status === null) {');
  });
});

describe("onMiss: 'null'", () => {
  it('returns what the cache answers', () => {
    expect(fixed(`export async function f(): Promise<string | null> {
  return (await redis.get(key)) ?? 'failed';
}`, 'null')).toContain('return await redis.get(key);');
  });

  it('returns null from a branch', () => {
    expect(fixed(`export async function f(): Promise<string | null> {
  const status = await redis.get(key);
  if (status === null) {
    return 'failed';
  }
  return status;
}`, 'null')).toContain('return null;');
  });

  it.each([
    ['a type that does not admit null', `Promise<string>`, `return (await redis.get(key)) ?? 'failed';`],
    ['a type that admits undefined only', `Promise<string | undefined>`, `return (await redis.get(key)) ?? 'failed';`],
    ['a type that admits anything', `Promise<unknown>`, `return (await redis.get(key)) ?? 'failed';`],
    ['a constant', `Promise<string | null>`, `const status = (await redis.get(key)) ?? 'failed'; return status;`],
    ['`||`', `Promise<string | null>`, `return (await redis.get(key)) || 'failed';`],
    ['a branch that asks for truth', `Promise<string | null>`, `const status = await redis.get(key); if (!status) { return 'failed'; } return status;`],
  ])('is no fix for %s', (_, type, body) => {
    expect(mendsOf(`export async function f(): ${type} { ${body} }`, 'null')).not.toContain('fix');
  });

  it('is nothing for a function that does not say what it returns', () => {
    expect(mendsOf(`export async function f() { return (await redis.get(key)) ?? 'failed'; }`, 'null')).toEqual(['throwOnMiss', 'readThrough']);
  });
});

describe('reading through', () => {
  it('leaves a place to fetch the value, under a fresh name', () => {
    expect(suggested(`export async function f(readThrough: string) {
  return { readThrough, status: (await redis.get(key)) ?? 'failed' };
}`, 'readThrough')).toBe(`export async function f(readThrough: string) {
  const readThrough2 = (): Promise<never> => {
    throw new Error('Fetch this from its source of truth and write it back to the cache');
  };
  return { readThrough, status: (await redis.get(key)) ?? (await readThrough2()) };
}`);
  });

  it.each([
    ['a callback that is not async', `void redis.get(key).then((status) => { ship(status ?? 'failed'); });`],
    ['an expression without a block', `const f = async () => (await redis.get(key)) ?? 'failed'; void f;`],
    ['a parameter', `function show(status = 'failed') { ship(status); } async function f() { show((await redis.hgetall(key))['status']); } void f;`],
  ])('has no place in %s', (_, body) => {
    expect(mendsOf(`declare function ship(status: string): void;\n${body}`, undefined)).not.toContain('readThrough');
  });
});

describe('what a mend leaves', () => {
  it('names no key that is declared in a block of its own', () => {
    expect(fixed(`export async function f(): Promise<string> {
  let raw: string | null = null;
  {
    const own = order.id;
    raw = await redis.get(own);
  }
  return raw ?? 'failed';
}`, 'throw')).toContain("new Error('The cache holds nothing for get')");
  });

  it('names no key whose name stands for something else at that place', () => {
    expect(fixed(`export async function f(): Promise<string> {
  const raw = await redis.get(key);
  {
    const key = 1;
    void key;
    return raw ?? 'failed';
  }
}`, 'throw')).toContain("new Error('The cache holds nothing for get')");
  });

  it('is none where a constant would be left without a use', () => {
    expect(mendsOf(`const FALLBACK = 'failed';
export async function f() {
  const status = (await redis.get(key)) ?? FALLBACK;
  return status;
}`, 'throw')).toEqual([]);
    expect(mendsOf(`const FALLBACK = 'failed';
console.warn(FALLBACK);
export async function f() {
  const status = (await redis.get(key)) ?? FALLBACK;
  return status;
}`, 'throw')).toEqual(['fix', 'readThrough']);
    expect(mendsOf(`export const FALLBACK = 'failed';
export async function f() {
  const status = (await redis.get(key)) ?? FALLBACK;
  return status;
}`, 'throw')).toEqual(['fix', 'readThrough']);
  });

  it('returns no undefined that the type does not admit', () => {
    expect(mendsOf(`declare const maybe: Redis | undefined;
export async function f(): Promise<string | null> {
  return (await maybe?.get(key)) ?? 'failed';
}`, 'null')).toEqual(['throwOnMiss', 'readThrough']);
  });

  it('is narrowed in the fields of a class', () => {
    expect(fixed(`export async function f() {
  const status = (await redis.get(key)) ?? 'failed';
  return class {
    readonly status: string = status;
  };
}`, 'throw')).toContain('const status = cached;');
  });

  it('puts the key of a session into no log', () => {
    expect(fixed(`export async function f(sid: string) {
  const status = (await redis.get(\`session:\${sid}\`)) ?? 'active';
  return status;
}`, 'throw')).toContain("new Error('The cache holds nothing under session:*')");
    expect(fixed(`export async function f(token: string) {
  const status = (await redis.get(token)) ?? 'active';
  return status;
}`, 'throw')).toContain("new Error('The cache holds nothing for get')");
  });
});
