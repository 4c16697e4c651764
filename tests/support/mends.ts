import type { InvalidTestCase } from '@typescript-eslint/rule-tester';
import * as parser from '@typescript-eslint/parser';
import { Linter, type Rule as CoreRule } from 'eslint';
import { expect } from 'vitest';

import { openFixture } from './fixture.ts';
import type { Rule } from './rule-tester.ts';

interface Edit {
  range: readonly [number, number];
  text: string;
}

/**
 * Applies each fix and each suggestion of the case, one at a time, and all the fixes together, and demands that the result
 * compiles as the case did and that its report is gone; a skeleton, which a person has yet to fill in, need only compile.
 */
export function expectMendsHold<MessageIds extends string, Options extends readonly unknown[]>(
  project: string,
  rule: Rule<MessageIds, Options>,
  { code, filename = 'file.ts', options, settings }: InvalidTestCase<MessageIds, Options>,
): void {
  const { directory, errorsOf } = openFixture(project);
  const linter = new Linter({ cwd: directory });
  const ruleOptions: unknown[] = [...(options ?? [])];
  const config: Linter.Config = {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: directory } },
    plugins: { postmortem: { rules: { rule: rule as unknown as CoreRule.RuleModule } } },
    rules: { 'postmortem/rule': ['error', ...ruleOptions] },
    ...(settings && { settings }),
  };
  function lint(text: string): Linter.LintMessage[] {
    const messages = linter.verify(text, config, { filename });
    expect(messages.filter(({ ruleId }) => ruleId !== 'postmortem/rule'), text).toEqual([]);
    return messages;
  }
  const before = errorsOf(code, filename);
  function expectCompiles(text: string): void {
    expect(errorsOf(text, filename).filter((error) => !before.includes(error)), text).toEqual([]);
  }
  const reports = lint(code);

  for (const { fix, suggestions } of reports) {
    if (fix !== undefined) {
      const output = applied(code, fix);
      expectCompiles(output);
      expect(lint(output).length, output).toBeLessThan(reports.length);
    }
    for (const suggestion of suggestions ?? []) {
      const output = applied(code, suggestion.fix);
      expectCompiles(output);
      const level = rule.meta.docs?.mends[suggestion.messageId ?? ''];
      expect(level, `meta.docs.mends has no level for '${suggestion.messageId ?? ''}'`).toBeDefined();
      if (level !== 'skeleton') {
        expect(lint(output).length, output).toBeLessThan(reports.length);
      }
    }
  }
  const fixed = linter.verifyAndFix(code, config, { filename });
  expectCompiles(fixed.output);
  expect(fixed.messages.filter(({ fix }) => fix !== undefined), fixed.output).toEqual([]);
}

function applied(code: string, { range: [start, end], text }: Edit): string {
  return code.slice(0, start) + text + code.slice(end);
}
