import { createRequire } from 'node:module';
import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter, type Rule as CoreRule } from 'eslint';
import ts from 'typescript';
import { expect, it } from 'vitest';

import rule from '../../src/rules/no-await-in-loop-orm.ts';
import { openFixture } from './fixture.ts';

/** `code` with what `--fix` makes of it, or else with the first suggestion. */
export function mended(code: string, project: string): string {
  const { directory, errorsOf } = openFixture(project);
  expect(errorsOf(code), code).toEqual([]);
  const { fixed, messages, output } = new Linter({ cwd: directory }).verifyAndFix(
    code,
    {
      files: ['**/*.ts'],
      languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: directory } },
      plugins: { postmortem: { rules: { rule: rule as unknown as CoreRule.RuleModule } } },
      rules: { 'postmortem/rule': 'error' },
      settings: { postmortem: { fix: 'likely' } },
    },
    { filename: 'file.ts' },
  );
  expect(fixed, code).toBe(true);
  expect(messages, output).toEqual([]);
  expect(errorsOf(output), output).toEqual([]);
  return output;
}

/** Requires as a file of the fixture with the data libraries does. */
export const requireOrm = createRequire(path.join(openFixture('orm').directory, 'file.ts'));

function load(code: string): unknown {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: {
      emitDecoratorMetadata: true, experimentalDecorators: true, module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022,
    },
  });
  const exports = {};
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the code stands in the tests
  const run = new Function('require', 'exports', outputText) as (require: NodeJS.Require, exports: object) => void;
  run(requireOrm, exports);
  return exports;
}

/** A loop, and how many queries it and what is made of it send. */
export interface Form {
  readonly body: string;
  readonly queries: readonly [before: number, after: number];
}

/** What a library needs to run a loop: its declarations in front of it, and a database with rows that counts what it is sent. */
export interface Bench<Module, Db> {
  readonly head: string;
  /** The type of `db` in the code. */
  readonly type: string;
  readonly open: (module: Module, sent: () => void) => Promise<{ db: Db; close: () => Promise<unknown> }>;
}

/** Runs each loop and what the rule makes of it, and demands the same answer from fewer queries. */
export function testMendedLoops<Module, Db>({ head, open, type }: Bench<Module, Db>, forms: Readonly<Record<string, Form>>): void {
  async function counted(code: string): Promise<{ answer: unknown; queries: number }> {
    const module = load(code) as Module & { load: (db: Db) => Promise<unknown> };
    let queries = 0;
    const { close, db } = await open(module, () => {
      queries += 1;
    });
    queries = 0;
    try {
      const answer: unknown = JSON.parse(JSON.stringify(await module.load(db)));
      return { answer, queries };
    } finally {
      await close();
    }
  }

  it.each(Object.entries(forms))('%s', async (_, { body, queries }) => {
    const before = `${head}\nexport async function load(db: ${type}): Promise<unknown> {\n${body.trim()}\n}\n`;
    const after = mended(before, 'orm');
    const first = await counted(before);
    const second = await counted(after);
    expect(second.answer, after).toEqual(first.answer);
    expect([first.queries, second.queries], after).toEqual(queries);
  });
}
