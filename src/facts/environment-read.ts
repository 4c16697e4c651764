import ts from 'typescript';

import { calledBodiesOf } from '../typing/called-bodies.ts';
import { isTypeNamed } from '../typing/named-type.ts';
import { perProgram } from '../typing/per-program.ts';
import { unwrapped } from '../typing/unwrapped.ts';

/** The types of `process.env`, of `import.meta.env` as Vite declares it, and of Bun's environment. */
const ENVIRONMENTS: readonly (readonly [name: string, packages: readonly string[]])[] = [
  ['ProcessEnv', ['node', 'bun-types', 'bun']],
  ['ImportMetaEnv', ['vite']],
  ['Env', ['bun-types', 'bun']],
];

/** The type of the process environment, where `expression` is it: by its type, so that an alias and a parameter are seen too. */
export function environmentTypeOf(expression: ts.Node, program: ts.Program): ts.Type | undefined {
  const type = program.getTypeChecker().getTypeAtLocation(expression);
  return ENVIRONMENTS.some(([name, packages]) => isTypeNamed(type, name, packages, program)) ? type : undefined;
}

/**
 * The name of the variable that `call` reads from the environment, where a function of the program takes the name as a
 * parameter (`requireEnv('DATABASE_URL')`) and the call hands it a literal. Misses a name that is put together on the way.
 */
export function variableReadByCall(call: ts.CallExpression, program: ts.Program): string | undefined {
  for (const { declaration } of calledBodiesOf(call, program)) {
    const index = nameParameterOf(declaration, program);
    const name = index === undefined ? undefined : call.arguments[index];
    if (name !== undefined && ts.isStringLiteralLike(name)) {
      return name.text;
    }
  }
  return undefined;
}

/** Index of the parameter by which `declaration` reads the environment, itself or through the next functions it hands it to. */
const nameParameterOf = perProgram((declaration: ts.SignatureDeclaration, program) => nameParameterWithin(declaration, program, 3));

function nameParameterWithin(declaration: ts.SignatureDeclaration, program: ts.Program, depth: number): number | undefined {
  const checker = program.getTypeChecker();

  function parameterIndexOf(expression: ts.Expression): number {
    const value = unwrapped(expression);
    const symbol = ts.isIdentifier(value) ? checker.getSymbolAtLocation(value) : undefined;
    return symbol === undefined ? -1 : declaration.parameters.findIndex((parameter) => parameter === symbol.valueDeclaration);
  }

  function handedOnBy(call: ts.CallExpression): number {
    const indices = call.arguments.map(parameterIndexOf);
    if (depth === 0 || indices.every((index) => index < 0)) {
      return -1;
    }
    const names = calledBodiesOf(call, program).map((called) => nameParameterWithin(called.declaration, program, depth - 1));
    return names.map((name) => (name === undefined ? -1 : (indices[name] ?? -1))).find((index) => index >= 0) ?? -1;
  }

  function visit(node: ts.Node): { index: number } | undefined {
    let index = -1;
    if (ts.isElementAccessExpression(node)) {
      index = parameterIndexOf(node.argumentExpression);
      index = index >= 0 && environmentTypeOf(node.expression, program) !== undefined ? index : -1;
    } else if (ts.isCallExpression(node)) {
      index = handedOnBy(node);
    }
    return index >= 0 ? { index } : ts.forEachChild(node, visit);
  }

  return 'body' in declaration && declaration.body !== undefined ? visit(declaration.body)?.index : undefined;
}
