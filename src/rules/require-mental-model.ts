import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { getParserServices } from '@typescript-eslint/utils/eslint-utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { SERVICE_WORDS } from '../calls/classify-io.ts';
import { createRule } from '../create-rule.ts';
import { fileKindOf } from '../facts/file-kind.ts';
import { servicesReachedIn } from '../facts/reached-services.ts';
import { ship } from '../fixes/mend.ts';

export default createRule<readonly [], 'missingModel' | 'staleModel' | 'unnamedService' | 'writeModel'>({
  name: 'require-mental-model',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Require a paragraph at the head of a module that names the stores, queues and services its code reaches',
      domain: 'structure',
      incident: 'nobody-could-explain-it',
      mends: { writeModel: 'skeleton' },
      recommended: undefined,
      requiresTypeChecking: true,
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      missingModel: 'This module reaches {{services}}, and no paragraph at its head says how it works: when it fails, whoever is called has to find that out first.',
      staleModel: 'The paragraph at the head of this module names {{service}}, which its code does not reach any more: it describes a module that is gone.',
      unnamedService:
        'The paragraph at the head of this module does not name {{service}}, which its code reaches{{path}}: whoever relies on it when the module fails looks in the wrong places.',
      writeModel: 'Begin the paragraph.',
    },
    languages: ['js/js'],
  },
  create(context) {
    const { settings, sourceCode } = context;
    const { esTreeNodeToTSNodeMap: nodes, program } = getParserServices(context);
    const file = nodes.get(sourceCode.ast);
    if (fileKindOf(file, program) !== 'service') {
      return {};
    }
    return {
      Program(node) {
        const [first] = node.body;
        if (first === undefined) {
          return;
        }
        const reached = servicesReachedIn(file, program);
        const paragraph = paragraphOf(first, sourceCode);
        const services = listed(reached.map(({ name }) => name));
        if (paragraph === undefined) {
          if (reached.length > 0) {
            const start = sourceCode.getFirstToken(first) ?? first;
            const text = `/**\n * What this module does, and in which order.\n * It reaches ${services}.\n */\n`;
            const fix = ship([{ fix: (fixer) => fixer.insertTextBefore(first, text), level: 'skeleton', messageId: 'writeModel' }], settings);
            context.report({ node: start, messageId: 'missingModel', data: { services }, ...fix });
          }
          return;
        }
        const { comment, text } = paragraph;
        for (const { name, path, words } of reached) {
          if (!words.some((word) => names(text, word))) {
            context.report({ node: comment, messageId: 'unnamedService', data: { path: path.length === 0 ? '' : ` (${path.join(' → ')})`, service: name } });
          }
        }
        for (const [name, words] of SERVICE_WORDS) {
          const isReached = reached.some((service) => words.some((word) => service.words.includes(word)));
          if (!isReached && DISTINCT.test(name) && new RegExp(`\\b${name}\\b`).test(text)) {
            context.report({ node: comment, messageId: 'staleModel', data: { service: name } });
          }
        }
      },
    };
  },
});

/** A name that is no word of the language besides. */
const DISTINCT = /^[A-Z][A-Za-z]{4,}$/;

/** Comments that say something to a tool, or whose the code is. */
const DIRECTIVE = /^[!*\s]*(?:@(?:ts-|license|copyright|jsx|vitest|jest)|eslint|prettier|biome|istanbul|c8|copyright|license|spdx|#)/i;

interface Paragraph {
  readonly comment: TSESTree.Comment;
  readonly text: string;
}

/** The comments before the first statement, or before the first one after the imports. */
function paragraphOf(first: TSESTree.ProgramStatement, sourceCode: Readonly<SourceCode>): Paragraph | undefined {
  const afterImports = sourceCode.ast.body.find(({ type }) => type !== AST_NODE_TYPES.ImportDeclaration);
  const comments = [first, ...(afterImports === undefined || afterImports === first ? [] : [afterImports])]
    .flatMap((statement) => sourceCode.getCommentsBefore(statement))
    .filter(({ value }) => !DIRECTIVE.test(value));
  const [comment] = comments;
  return comment && { comment, text: comments.map(({ value }) => value).join('\n') };
}

function names(text: string, word: string): boolean {
  return new RegExp(`\\b${word}s?\\b`, 'i').test(text);
}

function listed(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}` : words.join('');
}
