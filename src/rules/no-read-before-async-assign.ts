import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { getParserServices } from '@typescript-eslint/utils/eslint-utils';
import type { Scope } from '@typescript-eslint/utils/ts-eslint';
import type ts from 'typescript';

import { createRule } from '../create-rule.ts';
import { fileKindOf } from '../facts/file-kind.ts';
import { type PendingAssignment, pendingAssignmentOf } from '../facts/pending-assignment.ts';
import { ship } from '../fixes/mend.ts';
import { mendsOf } from './no-read-before-async-assign/mends.ts';

type MessageIds = 'awaitWork' | 'readBeforeAssigned' | 'readRacesAssignment';

export default createRule<[], MessageIds>({
  name: 'no-read-before-async-assign',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow reading a variable before the asynchronous work that assigns it is awaited',
      domain: 'concurrency',
      incident: 'the-lifted-key',
      mends: { awaitWork: 'likely' },
      recommended: 'strict',
      requiresTypeChecking: true,
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      awaitWork: 'Await `{{awaited}}` before it is read.',
      readBeforeAssigned:
        '`{{variable}}` is assigned on line {{assigned}} by {{work}}, which runs after line {{read}} has read it: production always goes on with {{initial}}.',
      readRacesAssignment:
        '`{{variable}}` is assigned on line {{assigned}} by {{work}}, and nothing waits for that before line {{read}} reads it: when the answer comes late, production goes on with {{initial}}.',
    },
    languages: ['js/js'],
  },
  create(context) {
    const { settings, sourceCode } = context;
    const services = getParserServices(context);
    const { esTreeNodeToTSNodeMap: nodes, program } = services;
    if (fileKindOf(nodes.get(sourceCode.ast), program) === 'test') {
      return {};
    }

    return {
      VariableDeclaration(declaration) {
        for (const variable of declaration.kind === 'const' ? [] : sourceCode.getDeclaredVariables(declaration)) {
          for (const { identifier } of mayBeAssignedLater(variable)
            ? variable.references.filter((reference) => reference.isRead())
            : []) {
            const pending = pendingAssignmentOf(nodes.get(identifier) as ts.Identifier, program);
            if (pending !== undefined) {
              context.report({
                node: identifier,
                messageId: pending.isCertain ? 'readBeforeAssigned' : 'readRacesAssignment',
                data: dataOf(identifier as TSESTree.Identifier, pending),
                ...ship(mendsOf(identifier as TSESTree.Identifier, pending, services, sourceCode), settings),
              });
              // The lines after it read the same too early: the first one is where the mend goes.
              break;
            }
          }
        }
      },
    };
  },
});

/** Whether all that assigns the variable after its declaration stands in functions of their own. */
function mayBeAssignedLater({ defs: [definition], references }: Scope.Variable): boolean {
  const writes = references.filter((reference) => reference.isWrite() && reference.init !== true);
  return (
    definition?.node.type === AST_NODE_TYPES.VariableDeclarator &&
    writes.length > 0 &&
    writes.every(({ from }) => from.variableScope !== references[0]?.resolved?.scope.variableScope)
  );
}

function dataOf(identifier: TSESTree.Identifier, { assigned, initial, work }: PendingAssignment): Record<string, string> {
  const { line } = assigned.getSourceFile().getLineAndCharacterOfPosition(assigned.getStart());
  return {
    assigned: String(line + 1),
    initial: `\`${initial?.getText() ?? 'undefined'}\``,
    read: String(identifier.loc.start.line),
    variable: identifier.name,
    work: work.isCallback ? `the callback of \`${work.name}\`` : `\`${work.name}\`, which is not awaited`,
  };
}
