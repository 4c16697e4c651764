import { ESLintUtils } from '@typescript-eslint/utils';
import type { RuleModule } from '@typescript-eslint/utils/ts-eslint';

import { teach } from './calls/classify-call.ts';
import type { MendLevel } from './fixes/mend.ts';
import { settingsOf } from './settings.ts';

export interface PostmortemDocs {
  /** Groups the rules in the README table. */
  domain: 'cache' | 'concurrency' | 'http' | 'logging' | 'orm' | 'structure';
  /** Anchor in docs/incidents.md of the failure this rule would have caught. */
  incident: string;
  /** The preset the rule comes with, none where undefined: in both where `recommended`, else in `strict` alone; with these options in `strict` where it reads wider there. */
  recommended?: 'recommended' | 'strict' | { recommended: boolean; strict: readonly unknown[] } | undefined;
  requiresTypeChecking: true;
  /** Level of each mend, by the messageId of its suggestion (which names the fix too where it ships as one). */
  mends: Readonly<Record<string, MendLevel>>;
}

const createDocumentedRule = ESLintUtils.RuleCreator<PostmortemDocs>(
  (name) => `https://github.com/eslint-plugin-postmortem/eslint-plugin-postmortem/blob/main/docs/rules/${name}.md`,
);

/** A rule of this plugin: it refuses malformed `settings.postmortem` at the first file it sees, and knows the libraries in it. */
export function createRule<Options extends readonly unknown[], MessageIds extends string>(
  definition: Parameters<typeof createDocumentedRule<Options, MessageIds>>[0],
): RuleModule<MessageIds, Options, PostmortemDocs> & { name: string } {
  return createDocumentedRule<Options, MessageIds>({
    ...definition,
    create(context, options) {
      const { libraries } = settingsOf(context.settings);
      const program = context.sourceCode.parserServices?.program;
      if (libraries.length > 0 && program) {
        teach(libraries, program);
      }
      return definition.create(context, options);
    },
  });
}
