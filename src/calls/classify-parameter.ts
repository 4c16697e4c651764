import { requestLibraries } from '../libraries/index.ts';
import type { DecoratedParameters, PipeConversion, RequestLibrary } from '../libraries/library.ts';
import { calleeNameOf, calleeSymbolOf } from '../typing/callee-symbol.ts';
import { isDeclaredBy } from '../typing/named-type.ts';
import { textOf } from '../typing/property-value.ts';
import ts from '../typing/typescript.ts';
import type { RequestInput } from './classify-input.ts';

/** A parameter that a framework fills with a part of the request, or with one value of it. */
export interface DecoratedParameter {
  readonly input: RequestInput;
  readonly parameters: DecoratedParameters;
  /** The name of the value in the part; undefined for the whole of it. */
  readonly member: string | undefined;
  /** What the value is put through before the parameter is it. */
  readonly pipes: readonly ts.Expression[];
}

type ParameterLibrary = RequestLibrary & { readonly parameters: DecoratedParameters };

const parameterLibraries = requestLibraries.filter((library): library is ParameterLibrary => library.parameters !== undefined);

/** Names of the decorators that hand out a part of a request. */
export const PARAMETER_DECORATORS: ReadonlySet<string> = new Set(
  parameterLibraries.flatMap(({ parameters }) => Object.keys(parameters.decorators)),
);

/** What the decorator `call` fills its parameter with, by the package that declares it. Misses decorators of the project's own. */
export function classifyParameter(call: ts.CallExpression, program: ts.Program): DecoratedParameter | undefined {
  const name = calleeNameOf(call.expression)?.text ?? '';
  if (!PARAMETER_DECORATORS.has(name)) {
    return undefined;
  }
  const symbol = calleeSymbolOf(call.expression, program.getTypeChecker());
  const library = parameterLibraries.find(({ packages }) => symbol !== undefined && isDeclaredBy(symbol, packages, program));
  const role = symbol && library?.parameters.decorators[symbol.name];
  if (role === undefined || library === undefined) {
    return undefined;
  }
  const [first, ...rest] = call.arguments;
  const isNamed = first !== undefined && ts.isStringLiteralLike(first);
  return {
    input: { ...role, library, owner: '' },
    member: isNamed ? first.text : undefined,
    parameters: library.parameters,
    pipes: isNamed ? rest : call.arguments,
  };
}

/** Names that a file has where it makes an app or puts pipes in front of several parameters. */
export const PIPE_NAMES: ReadonlySet<string> = new Set(
  parameterLibraries.flatMap(({ parameters: { app, pipedBy } }) => [app, pipedBy.method, pipedBy.token]),
);

/** Whether `pipe`, a class or an instance of one, is known to leave a text as it is. */
export function leavesText(pipe: ts.Expression, program: ts.Program): boolean {
  const made = ts.isNewExpression(pipe) ? pipe.expression : pipe;
  const symbol = calleeSymbolOf(made, program.getTypeChecker());
  const library = parameterLibraries.find(({ packages }) => symbol !== undefined && isDeclaredBy(symbol, packages, program));
  const conversion = symbol && library?.parameters.pipes[symbol.name];
  return conversion !== undefined && !converts(conversion, ts.isNewExpression(pipe) ? pipe.arguments?.[0] : undefined);
}

function converts(conversion: PipeConversion, given: ts.Expression | undefined): boolean {
  if (conversion === 'never' || given === undefined) {
    return false;
  }
  return (
    conversion === 'when handed anything' ||
    !ts.isObjectLiteralExpression(given) ||
    given.properties.some(
      (property) =>
        property.name === undefined ||
        (textOf(property.name) === conversion.option &&
          !(ts.isPropertyAssignment(property) && property.initializer.kind === ts.SyntaxKind.FalseKeyword)),
    )
  );
}
