import { getParserServices } from '@typescript-eslint/utils/eslint-utils';

import { createRule } from '../create-rule.ts';
import { fileKindOf } from '../facts/file-kind.ts';
import { type ForwardedCall, forwardedCallOf, isOfProgram } from '../facts/forwarded-call.ts';
import { implementationsOf } from '../typing/implementations.ts';
import ts from '../typing/typescript.ts';

/** Below this it is no layer but a function. */
const FEWEST = 2;

export default createRule<readonly [], 'passThroughClass' | 'passThroughModule'>({
  name: 'no-pass-through-layer',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Disallow a class or a module that does nothing but hand each call on to one other',
      domain: 'structure',
      incident: 'layers-that-do-nothing',
      mends: {},
      recommended: 'strict',
      requiresTypeChecking: true,
    },
    schema: [],
    messages: {
      passThroughClass:
        'All {{count}} methods of `{{layer}}` hand their arguments on to `{{target}}` as they are: whoever looks for a failure goes through one more file, and finds nothing in it.',
      passThroughModule:
        'All {{count}} exports of this module hand their arguments on to `{{target}}` as they are: whoever looks for a failure goes through one more file, and finds nothing in it.',
    },
    languages: ['js/js'],
  },
  create(context) {
    const { esTreeNodeToTSNodeMap: nodes, program } = getParserServices(context);
    const file = nodes.get(context.sourceCode.ast);
    if (fileKindOf(file, program) !== 'service') {
      return {};
    }
    return {
      ClassDeclaration(node) {
        const { body, decorators, id } = node;
        if (id === null || node.superClass !== null || node.implements.length > 0 || decorators.length > 1 || body.body.length < FEWEST) {
          return;
        }
        const declaration = nodes.get(node);
        const target = targetOfAll(publicMethodsOf(declaration), program);
        if (target !== undefined && implementationsOf(declaration, program).length === 0) {
          context.report({ node: id, messageId: 'passThroughClass', data: { count: target.count, layer: id.name, target: target.target } });
        }
      },
      Program(node) {
        const target = targetOfAll(exportedFunctionsOf(file), program);
        const [first] = node.body;
        if (target !== undefined && first !== undefined) {
          context.report({ node: context.sourceCode.getFirstToken(first) ?? first, messageId: 'passThroughModule', data: { count: target.count, target: target.target } });
        }
      },
    };
  },
});

/** The one thing that all of `functions` hand their calls on to; undefined where one does anything else. */
function targetOfAll(functions: readonly ts.FunctionLikeDeclaration[] | undefined, program: ts.Program): { count: string; target: string } | undefined {
  const forwarded: ForwardedCall[] = [];
  for (const declaration of functions ?? []) {
    const call = forwardedCallOf(declaration, program);
    if (call === undefined || (forwarded[0] !== undefined && forwarded[0].target !== call.target) || !isOfProgram(call, program)) {
      return undefined;
    }
    forwarded.push(call);
  }
  const [first] = forwarded;
  const callee = first?.call.expression;
  return first === undefined || callee === undefined || forwarded.length < FEWEST
    ? undefined
    : { count: String(forwarded.length), target: ts.isPropertyAccessExpression(callee) ? callee.expression.getText() : nameOf(first.target) };
}

/** The file name of a module, without its path and ending. */
function nameOf({ name }: ts.Symbol): string {
  return name.replace(/^.*\//, '').replace(/"$/, '');
}

/** The methods that others can call; undefined where the class has anything else, or a method that a decorator makes something of. */
function publicMethodsOf({ members }: ts.ClassLikeDeclaration): readonly ts.FunctionLikeDeclaration[] | undefined {
  const methods: ts.FunctionLikeDeclaration[] = [];
  for (const member of members) {
    const isConstructor = ts.isConstructorDeclaration(member);
    const value = ts.isPropertyDeclaration(member) ? member.initializer : undefined;
    if (ts.isMethodDeclaration(member) && ts.getDecorators(member) === undefined && member.typeParameters === undefined) {
      methods.push(member);
    } else if (value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value))) {
      methods.push(value);
    } else if (!(isConstructor && isPlainConstructor(member)) && !(ts.isPropertyDeclaration(member) && (value === undefined || ts.isNewExpression(value)))) {
      return undefined;
    }
  }
  return methods;
}

/** A constructor that only keeps what it is handed. */
function isPlainConstructor({ body, parameters }: ts.ConstructorDeclaration): boolean {
  return parameters.length <= 1 && (body?.statements ?? []).every((statement) => /^this\.\w+ = \w+;?$/.test(statement.getText()));
}

/** The functions that a module exports; undefined where it holds anything but those and imports. */
function exportedFunctionsOf({ statements }: ts.SourceFile): readonly ts.FunctionLikeDeclaration[] | undefined {
  const functions: ts.FunctionLikeDeclaration[] = [];
  for (const statement of statements) {
    if (ts.isFunctionDeclaration(statement) && isExported(statement)) {
      functions.push(statement);
    } else if (ts.isVariableStatement(statement) && isExported(statement)) {
      for (const { initializer } of statement.declarationList.declarations) {
        if (initializer === undefined || !(ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))) {
          return undefined;
        }
        functions.push(initializer);
      }
    } else if (!ts.isImportDeclaration(statement)) {
      return undefined;
    }
  }
  return functions;
}

function isExported(statement: ts.FunctionDeclaration | ts.VariableStatement): boolean {
  const isDirective = ts.isFunctionDeclaration(statement) && statement.body === undefined;
  return !isDirective && (statement.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}
