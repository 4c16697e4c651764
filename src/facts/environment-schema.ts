import { calleeOf, calleeSymbolOf } from '../typing/callee-symbol.ts';
import { declaringPackageOf } from '../typing/declaring-package.ts';
import { perProgram } from '../typing/per-program.ts';
import { perSourceFile } from '../typing/per-source-file.ts';
import ts from '../typing/typescript.ts';
import { environmentTypeOf } from './environment-read.ts';

/** A call that is handed the environment and answers with an object of named variables: a schema reads it, at the start. */
export interface EnvironmentSchema {
  readonly file: ts.SourceFile;
  /** The package that declares the function that reads it; the project's own name for one of its own. */
  readonly library: string | undefined;
  readonly variables: ReadonlySet<string>;
}

/**
 * The schemas of the program that check the environment, known by the type of what they answer with, whichever library they
 * are written with. Misses a schema whose answer has no type of its own, as Joi's.
 */
export const environmentSchemasOf = perProgram((program: ts.Program): readonly EnvironmentSchema[] =>
  program
    .getSourceFiles()
    .filter((file) => !file.isDeclarationFile && !program.isSourceFileFromExternalLibrary(file))
    .flatMap((file) => callsHandedEnvironment(file).flatMap((call) => schemaRead(call, program))),
);

const VARIABLE = /^[A-Z][A-Z\d_]*$/;

function schemaRead({ call, environment }: Candidate, program: ts.Program): EnvironmentSchema[] {
  const variables = environmentTypeOf(environment, program) === undefined ? [] : variablesAnsweredBy(call, program);
  const [declaration] = calleeSymbolOf(calleeOf(call), program.getTypeChecker())?.declarations ?? [];
  const library = declaration && declaringPackageOf(declaration, program);
  return variables.length === 0 ? [] : [{ file: call.getSourceFile(), library, variables: new Set(variables) }];
}

/** Also behind the result that `safeParse` and its kin wrap around the answer. */
const WRAPPERS = ['data', 'output', 'value'];

function variablesAnsweredBy(call: ts.CallExpression, program: ts.Program): string[] {
  const checker = program.getTypeChecker();
  const type = checker.getTypeAtLocation(call);
  const answers = partsOf(checker.getAwaitedType(type) ?? type).flatMap((answer) => [
    answer,
    ...WRAPPERS.flatMap((wrapper) => {
      const wrapped = answer.getProperty(wrapper);
      return wrapped === undefined ? [] : partsOf(checker.getTypeOfSymbol(wrapped));
    }),
  ]);
  return answers.flatMap((answer) => checker.getPropertiesOfType(answer).map(({ name }) => name)).filter((name) => VARIABLE.test(name));
}

function partsOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

interface Candidate {
  readonly call: ts.CallExpression;
  /** `process.env` as it is handed on, whole or variable by variable. */
  readonly environment: ts.Expression;
}

const callsHandedEnvironment = perSourceFile((file): readonly Candidate[] => {
  const calls = new Map<ts.CallExpression, Candidate>();
  function visit(node: ts.Node): void {
    if (ts.isPropertyAccessExpression(node) && node.name.text === 'env') {
      const call = callHanded(node);
      if (call !== undefined) {
        calls.set(call, { call, environment: node });
      }
    }
    ts.forEachChild(node, visit);
  }
  // The text says sooner than the tree that there is nothing to find.
  if (/\.env\b/.test(file.text)) {
    visit(file);
  }
  return [...calls.values()];
});

/**
 * The call of which `environment` is an argument, or the values of one: spread into an object, under a key of it, or variable by
 * variable, each under its own name.
 */
function callHanded(environment: ts.PropertyAccessExpression): ts.CallExpression | undefined {
  const { parent } = environment;
  const isMember = ts.isPropertyAccessExpression(parent) && parent.expression === environment;
  for (let child: ts.Node = isMember ? parent : environment; ; child = child.parent) {
    if (ts.isCallExpression(child.parent)) {
      return child === child.parent.expression || (isMember && child === parent) ? undefined : child.parent;
    }
    if (!HANDS_ON.has(child.parent.kind) || (isMember && !isNamedAlike(child.parent, parent.name.text))) {
      return undefined;
    }
  }
}

const HANDS_ON: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AsExpression,
  ts.SyntaxKind.NonNullExpression,
  ts.SyntaxKind.ObjectLiteralExpression,
  ts.SyntaxKind.ParenthesizedExpression,
  ts.SyntaxKind.PropertyAssignment,
  ts.SyntaxKind.SpreadAssignment,
]);

/** Whether `node` hands the variable on under its own name; whatever stands around that may have any. */
function isNamedAlike(node: ts.Node, variable: string): boolean {
  return !ts.isPropertyAssignment(node) || ts.isObjectLiteralExpression(node.initializer) || node.name.getText() === variable;
}
