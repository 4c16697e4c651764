import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { getParserServices } from '@typescript-eslint/utils/eslint-utils';

import { isWritten } from '../ast/is-written.ts';
import { createRule } from '../create-rule.ts';
import { documentedEnvironmentOf, type EnvironmentManifest } from '../facts/environment-manifest.ts';
import { environmentTypeOf, variableReadByCall } from '../facts/environment-read.ts';
import { fileKindOf } from '../facts/file-kind.ts';
import { isSetByPlatform } from './no-undocumented-env/platform-variables.ts';

type Options = readonly [{ readonly ignore: readonly string[]; readonly withoutManifest: 'report' | 'silent' }];
type MessageIds = 'absentFromManifest' | 'noManifest';

export default createRule<Options, MessageIds>({
  name: 'no-undocumented-env',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow reading an environment variable that no manifest of the project names',
      domain: 'structure',
      incident: 'variables-nobody-had-written-down',
      mends: {},
      recommended: { recommended: true, strict: [{ withoutManifest: 'report' }] },
      requiresTypeChecking: true,
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          ignore: {
            type: 'array',
            description: 'Variables that are set without being written down; one that ends in `*` is a prefix.',
            items: { type: 'string' },
            uniqueItems: true,
          },
          withoutManifest: {
            type: 'string',
            description: 'What to do in a project that has no manifest at all.',
            enum: ['silent', 'report'],
          },
        },
      },
    ],
    defaultOptions: [{ ignore: [], withoutManifest: 'silent' }],
    messages: {
      absentFromManifest:
        '`{{variable}}` is not in `{{place}}`: whoever sets up the next environment leaves it out, and this reads `undefined` there. The missing line is `{{line}}`.',
      noManifest:
        '`{{variable}}` is read here and written down nowhere: whoever sets up the next environment leaves it out, and this reads `undefined` there. The line for a `.env.example` is `{{line}}`.',
    },
    languages: ['js/js'],
  },
  create(context, [{ ignore, withoutManifest }]) {
    const { esTreeNodeToTSNodeMap: nodes, program, tsNodeToESTreeNodeMap: tsNodes } = getParserServices(context);
    const file = nodes.get(context.sourceCode.ast);
    const kind = fileKindOf(file, program);
    if ((kind !== 'service' && kind !== 'browser') || TOOL_CONFIG.test(context.filename)) {
      return {};
    }
    const reported = new Set<string>();

    function reportRead(variable: string, node: TSESTree.Node): void {
      if (reported.has(variable) || isSetByPlatform(variable) || ignore.some((pattern) => matches(pattern, variable))) {
        return;
      }
      const { manifests: [manifest], names } = documentedEnvironmentOf(file, program);
      if (names(variable) || (manifest === undefined && withoutManifest === 'silent')) {
        return;
      }
      reported.add(variable);
      context.report(
        manifest === undefined
          ? { node, messageId: 'noManifest', data: { line: `${variable}=`, variable } }
          : { node, messageId: 'absentFromManifest', data: { line: lineFor(variable, manifest), place: manifest.place, variable } },
      );
    }

    /** A variable that the program declares the type of is written down there. */
    function isUndeclaredIn(environment: TSESTree.Node, variable: string): boolean {
      const type = environmentTypeOf(nodes.get(environment), program);
      return type !== undefined && type.getProperty(variable) === undefined;
    }

    return {
      MemberExpression(node) {
        const variable = memberNameOf(node);
        if (variable !== undefined && mayBeEnvironment(node.object, variable) && !isWritten(node) && isUndeclaredIn(node.object, variable)) {
          reportRead(variable, node);
        }
      },
      ObjectPattern(node) {
        for (const property of node.properties) {
          const variable = property.type === AST_NODE_TYPES.Property && !property.computed ? keyNameOf(property.key) : undefined;
          if (variable !== undefined && VARIABLE.test(variable) && isUndeclaredIn(node, variable)) {
            reportRead(variable, property);
          }
        }
      },
      CallExpression(node) {
        const read = node.arguments.some(isVariableName) ? variableReadByCall(nodes.get(node), program) : undefined;
        if (read !== undefined && read.environment.getProperty(read.name.text) === undefined) {
          reportRead(read.name.text, tsNodes.get(read.name));
        }
      },
    };
  },
});

/** `vite.config.ts`, `next.config.mts`: read by a tool at build time. */
const TOOL_CONFIG = /\.config\.[cm]?tsx?$/;

const VARIABLE = /^[A-Z][A-Z\d_]*$/;

function isVariableName(argument: TSESTree.CallExpressionArgument): boolean {
  return argument.type === AST_NODE_TYPES.Literal && typeof argument.value === 'string' && VARIABLE.test(argument.value);
}

/** `process.env` by its name, anything else by that of the variable: both before a type is asked. */
function mayBeEnvironment(object: TSESTree.Expression, variable: string): boolean {
  const inner = object.type === AST_NODE_TYPES.ChainExpression ? object.expression : object;
  return (inner.type === AST_NODE_TYPES.MemberExpression && memberNameOf(inner) === 'env') || VARIABLE.test(variable);
}

function memberNameOf({ computed, property }: TSESTree.MemberExpression): string | undefined {
  return computed && property.type === AST_NODE_TYPES.Identifier ? undefined : keyNameOf(property);
}

function keyNameOf(key: TSESTree.Node): string | undefined {
  if (key.type === AST_NODE_TYPES.Identifier) {
    return key.name;
  }
  return key.type === AST_NODE_TYPES.Literal && typeof key.value === 'string' ? key.value : undefined;
}

function matches(pattern: string, variable: string): boolean {
  return pattern.endsWith('*') ? variable.startsWith(pattern.slice(0, -1)) : variable === pattern;
}

function lineFor(variable: string, { kind, library }: EnvironmentManifest): string {
  switch (kind) {
    case 'dotenv':
      return `${variable}=`;
    case 'turbo':
      return `"env": ["${variable}"]`;
    case 'schema':
      return library === 'envalid' ? `${variable}: str(),` : /^(?:zod|@t3-oss\/)/.test(library ?? '') ? `${variable}: z.string(),` : variable;
  }
}
