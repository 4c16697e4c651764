import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { getParserServices } from '@typescript-eslint/utils/eslint-utils';

import { classifyCall, namesWithRole } from '../calls/classify-call.ts';
import { clientLibraryOf } from '../calls/classify-client.ts';
import { isTypedMock, storePlayedBy } from '../calls/fake-store.ts';
import { createRule } from '../create-rule.ts';
import { exportedClientsOf } from '../facts/exported-clients.ts';
import { isIntegrationTest } from '../facts/file-kind.ts';
import { moduleNamedBy } from '../typing/named-module.ts';
import ts from '../typing/typescript.ts';
import { lostClient } from './no-mock-in-integration-test/lost-client.ts';

type MessageIds = 'fakeStore' | 'mockedClient' | 'mockedType';

export default createRule<readonly [], MessageIds>({
  name: 'no-mock-in-integration-test',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow replacing a database or cache client in an integration test',
      domain: 'structure',
      incident: 'no-integration-test-knew-of-pipelines',
      mends: {},
      recommended: 'strict',
      requiresTypeChecking: true,
    },
    schema: [],
    messages: {
      fakeStore:
        '`{{module}}` plays {{store}} in the memory of this integration test: wherever the real one answers otherwise (a pipeline, a constraint, a lock), production is the first to see it.',
      mockedClient:
        '`{{mock}}` takes `{{client}}`, the {{library}} client, away from this integration test: it passes whatever the real store would answer, and production is the first to ask.',
      mockedType:
        '`{{mock}}` is an empty {{library}} client in this integration test: it passes whatever the real store would answer, and production is the first to ask.',
    },
    languages: ['js/js'],
  },
  create(context) {
    const { esTreeNodeToTSNodeMap: nodes, program } = getParserServices(context);
    if (!isIntegrationTest(nodes.get(context.sourceCode.ast))) {
      return {};
    }

    function reportFake(specifier: TSESTree.Node | null | undefined): void {
      const module = specifier ? nodes.get(specifier) : undefined;
      const store = module && ts.isStringLiteralLike(module) ? storePlayedBy(module, program) : undefined;
      if (specifier && module && store !== undefined) {
        context.report({ node: specifier, messageId: 'fakeStore', data: { module: (module as ts.StringLiteralLike).text, store } });
      }
    }

    function reportModuleMock(node: TSESTree.CallExpression): void {
      const call = nodes.get(node);
      const role = ts.isCallExpression(call) ? classifyCall(call, program) : undefined;
      if (!ts.isCallExpression(call) || role?.kind !== 'module-mock') {
        return;
      }
      const [path, factory] = [call.arguments[role.module], call.arguments[role.factory]];
      const specifier = path && specifierOf(path);
      const module = specifier && moduleNamedBy(specifier, program);
      const lost = module && lostClient(exportedClientsOf(module, program), factory, program);
      if (specifier !== undefined && lost !== undefined) {
        const mock = `${context.sourceCode.getText(node.callee)}(${specifier.getText()})`;
        const { library, name } = lost;
        context.report({ node: node.arguments[role.module] ?? node, messageId: 'mockedClient', data: { client: name, library, mock } });
      }
    }

    function reportTypedMock(node: TSESTree.CallExpression): void {
      const call = nodes.get(node);
      const told = ts.isCallExpression(call) ? call.typeArguments?.[0] : undefined;
      const library = told && clientLibraryOf(program.getTypeChecker().getTypeAtLocation(told), program);
      if (library !== undefined && ts.isCallExpression(call) && isTypedMock(call, program)) {
        context.report({ node, messageId: 'mockedType', data: { library, mock: context.sourceCode.getText(node) } });
      }
    }

    return {
      CallExpression(node) {
        if (node.callee.type === AST_NODE_TYPES.MemberExpression) {
          if (node.callee.property.type === AST_NODE_TYPES.Identifier && MOCKING.has(node.callee.property.name)) {
            reportModuleMock(node);
          }
        } else if (node.typeArguments !== undefined) {
          reportTypedMock(node);
        } else if (node.callee.type === AST_NODE_TYPES.Identifier && node.callee.name === 'require') {
          reportFake(node.arguments[0]);
        }
      },
      'ExportAllDeclaration, ExportNamedDeclaration, ImportDeclaration, ImportExpression'(
        node: TSESTree.ExportAllDeclaration | TSESTree.ExportNamedDeclaration | TSESTree.ImportDeclaration | TSESTree.ImportExpression,
      ) {
        reportFake(node.source);
      },
    };
  },
});

const MOCKING = namesWithRole(({ kind }) => kind === 'module-mock');

/** Of a path in text, or of an `import()` of it. */
function specifierOf(path: ts.Expression): ts.StringLiteralLike | undefined {
  if (ts.isCallExpression(path) && path.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [imported] = path.arguments;
    return imported && specifierOf(imported);
  }
  return ts.isStringLiteralLike(path) ? path : undefined;
}
