import * as parser from '@typescript-eslint/parser';
import { Linter, type Rule as CoreRule } from 'eslint';
import { expect } from 'vitest';

import rule from '../../src/rules/no-await-in-loop-orm.ts';
import { openFixture } from './fixture.ts';

export const head = `import { PrismaClient, type Order, type User } from './client/client.js';
declare const prisma: PrismaClient;
`;

export interface Parts {
  between?: string;
  body?: string;
  child?: string;
  list?: string;
  loop?: string;
  parent?: string;
  rest?: string;
}

/** A loop that an include replaces, with parts of it replaced. */
export function loop({
  parent = 'const users = await prisma.user.findMany();',
  list = 'const rows = [];',
  between = '',
  child = 'await prisma.order.findMany({ where: { userId: user.id } })',
  body = `rows.push({ ...user, orders: ${child} });`,
  loop: statement = `for (const user of users) {\n  ${body}\n}`,
  rest = 'console.log(rows);',
}: Parts = {}): string {
  return `${head}\n${[parent, list, between, statement, rest].join('\n')}\n`;
}

/** What the rule says of `code`, which has to compile, or to have `errors`. */
export function lint(code: string, project = 'prisma-7', errors: readonly string[] = []): Linter.LintMessage[] {
  const { directory, errorsOf } = openFixture(project);
  expect(errorsOf(code)).toEqual(errors);
  return new Linter({ cwd: directory }).verify(
    code,
    {
      files: ['**/*.ts'],
      languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: directory } },
      plugins: { postmortem: { rules: { rule: rule as unknown as CoreRule.RuleModule } } },
      rules: { 'postmortem/rule': 'error' },
    },
    { filename: 'file.ts' },
  );
}

/** What the rule offers for the one report of `code`: `fix`, or the names of its suggestions. */
export function offerFor(code: string, project = 'prisma-7', errors: readonly string[] = []): string {
  const reports = lint(code, project, errors);
  expect(reports.length).toBe(1);
  const [report] = reports;
  return report?.fix === undefined ? (report?.suggestions ?? []).map(({ messageId }) => messageId).join() : 'fix';
}
