import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { getParserServices } from '@typescript-eslint/utils/eslint-utils';
import type { Scope } from '@typescript-eslint/utils/ts-eslint';
import type ts from 'typescript';

import { createRule } from '../create-rule.ts';
import { fileKindOf } from '../facts/file-kind.ts';
import { type PendingAssignment, pendingAssignmentOf } from '../facts/pending-assignment.ts';
import { type Shared, sharedAssignmentOf } from '../facts/shared-assignment.ts';
import { ship } from '../fixes/mend.ts';
import { lineOf } from '../typing/line.ts';
import { mendsOf } from './no-read-before-async-assign/mends.ts';

type Options = readonly [{ readonly shared: boolean }];
type MessageIds = 'awaitWork' | 'readBeforeAssigned' | 'readRacesAssignment' | 'sharedReadRacesAssignment';

export default createRule<Options, MessageIds>({
  name: 'no-read-before-async-assign',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow reading a variable before the asynchronous work that assigns it is awaited',
      domain: 'concurrency',
      incident: 'the-lifted-key',
      mends: { awaitWork: 'likely' },
      recommended: { recommended: true, strict: [{ shared: true }] },
      requiresTypeChecking: true,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          shared: {
            type: 'boolean',
            description: 'Whether to look at class fields and module variables that asynchronous work sets as well.',
          },
        },
      },
    ],
    defaultOptions: [{ shared: false }],
    messages: {
      awaitWork: 'Await `{{awaited}}` before it is read.',
      readBeforeAssigned:
        '`{{variable}}` is assigned on line {{assigned}} by {{work}}, which runs after line {{read}} has read it: production always goes on with {{initial}}.',
      readRacesAssignment:
        '`{{variable}}` is assigned on line {{assigned}} by {{work}}, and nothing waits for that before line {{read}} reads it: when the answer comes late, production goes on with {{initial}}.',
      sharedReadRacesAssignment:
        '`{{variable}}` is assigned on line {{assigned}} by `{{setter}}`, which line {{started}} starts and nobody can wait for: a call that comes to line {{read}} before it is done goes on with {{initial}}.',
    },
    languages: ['js/js'],
  },
  create(context, [{ shared }]) {
    const { settings, sourceCode } = context;
    const services = getParserServices(context);
    const { esTreeNodeToTSNodeMap: nodes, program } = services;
    if (fileKindOf(nodes.get(sourceCode.ast), program) === 'test') {
      return {};
    }

    function reportShared(declaration: TSESTree.PropertyDefinition | TSESTree.VariableDeclarator): void {
      const found = sharedAssignmentOf(nodes.get(declaration), program);
      if (found !== undefined) {
        const { assigned, read, setter, started } = found;
        context.report({
          node: services.tsNodeToESTreeNodeMap.get(read),
          messageId: 'sharedReadRacesAssignment',
          data: {
            assigned: lineOf(assigned),
            initial: initialText((nodes.get(declaration) as Shared).initializer),
            read: lineOf(read),
            setter,
            started: lineOf(started),
            variable: assigned.text,
          },
        });
      }
    }

    return {
      VariableDeclaration(declaration) {
        for (const variable of declaration.kind === 'const' ? [] : sourceCode.getDeclaredVariables(declaration)) {
          for (const { identifier } of mayBeAssignedLater(variable) ? variable.references.filter(isRead) : []) {
            const pending = pendingAssignmentOf(nodes.get(identifier) as ts.Identifier, program);
            if (pending !== undefined) {
              context.report({
                node: identifier,
                messageId: pending.isCertain ? 'readBeforeAssigned' : 'readRacesAssignment',
                data: dataOf(nodes.get(identifier) as ts.Identifier, pending),
                ...ship(mendsOf(identifier as TSESTree.Identifier, pending, services, sourceCode), settings),
              });
              // The lines after it read the same too early: the first one is where the mend goes.
              break;
            }
          }
        }
        if (shared && declaration.kind !== 'const' && declaration.parent.type === AST_NODE_TYPES.Program) {
          declaration.declarations.forEach(reportShared);
        }
      },
      PropertyDefinition(field) {
        if (shared && !field.readonly) {
          reportShared(field);
        }
      },
    };
  },
});

function isRead(reference: Scope.Reference): boolean {
  return reference.isRead();
}

/** Whether all that assigns the variable after its declaration stands in functions of their own. */
function mayBeAssignedLater({ defs: [definition], references }: Scope.Variable): boolean {
  const writes = references.filter((reference) => reference.isWrite() && reference.init !== true);
  return (
    definition?.node.type === AST_NODE_TYPES.VariableDeclarator &&
    writes.length > 0 &&
    writes.every(({ from }) => from.variableScope !== references[0]?.resolved?.scope.variableScope)
  );
}

function dataOf(read: ts.Identifier, { assigned, initial, work }: PendingAssignment): Record<string, string> {
  return {
    assigned: lineOf(assigned),
    initial: initialText(initial),
    read: lineOf(read),
    variable: read.text,
    work: work.isCallback ? `the callback of \`${work.name}\`` : `\`${work.name}\`, which is not awaited`,
  };
}

function initialText(initial: ts.Expression | undefined): string {
  return `\`${initial?.getText() ?? 'undefined'}\``;
}
