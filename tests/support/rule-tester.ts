import { RuleTester, type InvalidTestCase, type RunTests } from '@typescript-eslint/rule-tester';
import type { RuleModule } from '@typescript-eslint/utils/ts-eslint';
import { afterAll, describe, it } from 'vitest';

import type { PostmortemDocs } from '../../src/create-rule.ts';
import { openFixture } from './fixture.ts';
import { expectMendsHold } from './mends.ts';

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only;

export type Rule<MessageIds extends string, Options extends readonly unknown[]> = RuleModule<MessageIds, Options, PostmortemDocs>;

type Cases<MessageIds extends string, Options extends readonly unknown[]> = RunTests<MessageIds, Options>;

/**
 * Tests a rule on a fixture project (one per domain: a rule's tests load only the libraries that rule is about), then applies
 * every fix and suggestion of every invalid case: see `expectMendsHold`.
 */
export function testRule<MessageIds extends string, Options extends readonly unknown[]>(
  project: string,
  name: string,
  rule: Rule<MessageIds, Options>,
  cases: Cases<MessageIds, Options>,
): void {
  const tester = new RuleTester({
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: openFixture(project).directory } },
  });
  tester.run(`${name} (${project})`, rule, cases);

  describe(`mends of ${name} (${project})`, () => {
    for (const invalid of cases.invalid) {
      it(nameOf(invalid), () => {
        expectMendsHold(project, rule, invalid);
      });
    }
  });
}

function nameOf({ code, name }: InvalidTestCase<string, readonly unknown[]>): string {
  return name ?? code;
}
