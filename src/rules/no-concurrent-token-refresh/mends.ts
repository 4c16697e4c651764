import type { ParserServicesWithTypeInformation, TSESTree } from '@typescript-eslint/utils';
import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import type { UnguardedRefresh } from '../../facts/unguarded-refresh.ts';
import type { Mend } from '../../fixes/mend.ts';
import ts from '../../typing/typescript.ts';

const NAMES = ['refreshing', 'refreshInFlight'];

/**
 * The shared-promise form, for an awaited call without arguments: what has arguments may refresh for one of many accounts, and
 * needs a promise for each.
 */
export function mendsOf(
  { call, kind, perRequest }: UnguardedRefresh,
  { program, tsNodeToESTreeNodeMap }: ParserServicesWithTypeInformation,
  sourceCode: Readonly<SourceCode>,
): Mend<'shareRefresh'>[] {
  const name = NAMES.find((candidate) => !sourceCode.text.includes(candidate));
  const isMendable =
    kind === 'concurrent' && perRequest === undefined && call.arguments.length === 0 && ts.isAwaitExpression(call.parent);
  const place = isMendable && name !== undefined ? placeOf(call, name, program) : undefined;
  if (place === undefined || name === undefined) {
    return [];
  }
  const node = tsNodeToESTreeNodeMap.get(call);
  const before = startOf(tsNodeToESTreeNodeMap.get(place.before));
  const called = sourceCode.getText(node);
  return [
    {
      data: { called },
      fix: (fixer) => [
        fixer.insertTextBefore(before, `${place.declaration}\n\n${' '.repeat(before.loc.start.column)}`),
        fixer.replaceText(
          node,
          `(${place.held} ??= ${called}.finally(() => {\n${indentOf(node, sourceCode)}  ${place.held} = undefined;\n${indentOf(node, sourceCode)}}))`,
        ),
      ],
      level: 'skeleton',
      messageId: 'shareRefresh',
    },
  ];
}

/** What holds the promise: a variable of the module, or a field of the class. */
interface Place {
  readonly before: ts.Node;
  readonly declaration: string;
  readonly held: string;
}

function placeOf({ expression: callee }: ts.CallExpression, name: string, program: ts.Program): Place | undefined {
  if (ts.isIdentifier(callee)) {
    const declaration = program.getTypeChecker().getSymbolAtLocation(callee)?.declarations?.[0];
    const isTop = declaration !== undefined && (ts.isImportSpecifier(declaration) || ts.isSourceFile(declaration.parent));
    const before = ts.findAncestor(callee, (node) => ts.isSourceFile(node.parent));
    return isTop && before !== undefined
      ? { before, declaration: `let ${name}: ReturnType<typeof ${callee.text}> | undefined;`, held: name }
      : undefined;
  }
  const owner = ts.findAncestor(callee, ts.isClassDeclaration);
  const [first] = owner?.members ?? [];
  return owner?.name !== undefined && owner.typeParameters === undefined && first !== undefined && isOwnMethod(callee)
    ? {
        before: first,
        declaration: `private ${name}: ReturnType<${owner.name.text}['${callee.name.text}']> | undefined;`,
        held: `this.${name}`,
      }
    : undefined;
}

function isOwnMethod(callee: ts.Expression): callee is ts.PropertyAccessExpression & { name: ts.Identifier } {
  return (
    ts.isPropertyAccessExpression(callee) && callee.expression.kind === ts.SyntaxKind.ThisKeyword && ts.isIdentifier(callee.name)
  );
}

function startOf(node: TSESTree.Node): TSESTree.Node {
  const { parent } = node;
  return parent?.type === AST_NODE_TYPES.ExportNamedDeclaration || parent?.type === AST_NODE_TYPES.ExportDefaultDeclaration
    ? parent
    : node;
}

function indentOf(node: TSESTree.Node, { lines }: Readonly<SourceCode>): string {
  return /^\s*/.exec(lines[node.loc.start.line - 1] ?? '')?.[0] ?? '';
}
