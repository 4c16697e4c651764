import { nodesOfFile } from '../typing/file-nodes.ts';
import { memberWritesTo } from '../typing/member-writes.ts';
import { perProgram } from '../typing/per-program.ts';
import { perSourceFile } from '../typing/per-source-file.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { fileKindOf } from './file-kind.ts';
import { generatedSchemaOf, isGeneratedClient } from './generated-client.ts';

/**
 * Whether the program, its tests aside, puts something else in the place of a model or method of a Prisma client that has one of
 * `names`, or hands a client to `Object.assign` and its kin. Misses clients that are `any`.
 */
export function isPatchedIn(program: ts.Program, names: readonly string[]): boolean {
  return (
    names.some((name) =>
      memberWritesTo(name, program).some(({ expression }) => !isInTest(expression, program) && isOfClient(expression, program)),
    ) || isAssignedInto(program, program)
  );
}

const isAssignedInto = perProgram((program: ts.Program): boolean =>
  program.getSourceFiles().some((file) => assigningCallsIn(file).some((call) => takesClient(call, program) && !isInTest(call, program))),
);

const ASSIGNING = /^(?:Object\.(?:assign|definePropert(?:ies|y)|setPrototypeOf)|Reflect\.(?:defineProperty|set|setPrototypeOf))$/;

const assigningCallsIn = perSourceFile((file): readonly ts.CallExpression[] => {
  const calls = !file.isDeclarationFile && /\b(?:Object|Reflect)\.(?:assign|define|set)/.test(file.text) ? nodesOfFile(file).calls : [];
  return calls.filter((call) => ASSIGNING.test(call.expression.getText()));
});

/** An object with more, as the global one, is no holder of services. */
const MOST_PROPERTIES = 64;

/** Whether a call is handed a client, or an object that holds one. */
function takesClient(call: ts.CallExpression, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  return call.arguments.some(
    (argument) =>
      isOfClient(argument, program) ||
      checker
        .getPropertiesOfType(checker.getTypeAtLocation(unwrapped(argument)))
        .slice(0, MOST_PROPERTIES)
        .some((property) => isGeneratedPart(checker.getTypeOfSymbol(property))),
  );
}

/** Whether `object` is a client, or one of its models. */
function isOfClient(object: ts.Expression, program: ts.Program): boolean {
  return isGeneratedPart(program.getTypeChecker().getTypeAtLocation(unwrapped(object)));
}

function isGeneratedPart(type: ts.Type): boolean {
  return (type.getSymbol()?.declarations ?? []).some(
    (declaration) =>
      isGeneratedClient(declaration) ||
      (type.symbol.name.endsWith('Delegate') && generatedSchemaOf(declaration.getSourceFile()) !== undefined),
  );
}

function isInTest(node: ts.Node, program: ts.Program): boolean {
  return fileKindOf(node.getSourceFile(), program) === 'test';
}
