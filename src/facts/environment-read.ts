import { calledBodiesOf } from '../typing/called-bodies.ts';
import { isTypeNamed } from '../typing/named-type.ts';
import { perProgram } from '../typing/per-program.ts';
import ts from '../typing/typescript.ts';
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

export interface VariableRead {
  /** The argument that names the variable. */
  readonly name: ts.StringLiteralLike;
  /** The type of the environment it is read from. */
  readonly environment: ts.Type;
}

/**
 * The variable that `call` reads from the environment, where a function of the program takes the name as a parameter
 * (`requireEnv('DATABASE_URL')`) and the call hands it a literal. Misses a name that is put together on the way.
 */
export function variableReadByCall(call: ts.CallExpression, program: ts.Program): VariableRead | undefined {
  for (const { declaration } of calledBodiesOf(call, program)) {
    const read = nameParameterOf(declaration, program);
    const name = read && call.arguments[read.index];
    if (read !== undefined && name !== undefined && ts.isStringLiteralLike(name)) {
      return { environment: read.environment, name };
    }
  }
  return undefined;
}

interface NameParameter {
  readonly index: number;
  readonly environment: ts.Type;
}

/** The parameter by which `declaration` reads the environment, itself or through the next functions it hands it to. */
const nameParameterOf = perProgram((declaration: ts.SignatureDeclaration, program) => nameParameterWithin(declaration, program, 3));

function nameParameterWithin(declaration: ts.SignatureDeclaration, program: ts.Program, depth: number): NameParameter | undefined {
  const checker = program.getTypeChecker();

  function parameterIndexOf(expression: ts.Expression): number {
    const value = unwrapped(expression);
    const symbol = ts.isIdentifier(value) ? checker.getSymbolAtLocation(value) : undefined;
    return symbol === undefined ? -1 : declaration.parameters.findIndex((parameter) => parameter === symbol.valueDeclaration);
  }

  function readBy({ argumentExpression, expression }: ts.ElementAccessExpression): NameParameter | undefined {
    const index = parameterIndexOf(argumentExpression);
    const environment = index < 0 ? undefined : environmentTypeOf(expression, program);
    return environment && { environment, index };
  }

  function handedOnBy(call: ts.CallExpression): NameParameter | undefined {
    const indices = call.arguments.map(parameterIndexOf);
    if (depth === 0 || indices.every((index) => index < 0)) {
      return undefined;
    }
    for (const called of calledBodiesOf(call, program)) {
      const read = nameParameterWithin(called.declaration, program, depth - 1);
      const index = read && indices[read.index];
      if (read !== undefined && index !== undefined && index >= 0) {
        return { environment: read.environment, index };
      }
    }
    return undefined;
  }

  function visit(node: ts.Node): NameParameter | undefined {
    const read = ts.isElementAccessExpression(node) ? readBy(node) : ts.isCallExpression(node) ? handedOnBy(node) : undefined;
    return read ?? ts.forEachChild(node, visit);
  }

  return 'body' in declaration && declaration.body !== undefined ? visit(declaration.body) : undefined;
}
