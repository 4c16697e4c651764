import { type DecoratedParameter, leavesText, PIPE_NAMES } from '../calls/classify-parameter.ts';
import type { DecoratedParameters } from '../libraries/library.ts';
import { calleeNameOf, calleeSymbolOf } from '../typing/callee-symbol.ts';
import { perProgram } from '../typing/per-program.ts';
import { perSourceFile } from '../typing/per-source-file.ts';
import { textOf, valueOfProperty } from '../typing/property-value.ts';
import ts from '../typing/typescript.ts';
import { followed } from './followed-value.ts';
import { isConverted } from './converted-input.ts';

/**
 * Whether `parameter`, filled by `decorated`, is the text of the request, as no pipe on it, on its handler, on its controller or in front of
 * all handlers converts it. Only where the program shows how its app is made. Misses pipes that a package puts there.
 */
export function isLeftText(parameter: ts.ParameterDeclaration, decorated: DecoratedParameter, program: ts.Program): boolean {
  const { input, parameters, pipes } = decorated;
  const { method, token } = parameters.pipedBy;
  const handler = parameter.parent;
  return (
    // A body holds what its JSON does.
    input.part !== 'body' &&
    pipes.every((pipe) => isInert(pipe, program)) &&
    !isDecoratedElsewhere(handler, program) &&
    namesIn(program, program).has(parameters.app) &&
    (parameters.unpiped.includes(input.part) ||
      ([...pipesOn(handler, parameters), ...pipesOn(handler.parent, parameters)].every((pipe) => isInert(pipe, program)) &&
        [method, token].every((name) => (namesIn(program, program).get(name) ?? []).every((pipe) => isInert(pipe, program))))) &&
    !isConverted(input, parameter, program)
  );
}

/** Whether pipes may come with a decorator that the program puts together, or with the class that the controller extends. */
function isDecoratedElsewhere(handler: ts.Node, program: ts.Program): boolean {
  const { parent: controller } = handler;
  return (
    (ts.isClassLike(controller) && controller.heritageClauses?.some(({ token }) => token === ts.SyntaxKind.ExtendsKeyword) === true) ||
    [handler, controller].some((node) =>
      decoratorsOf(node).some(({ expression }) => {
        const symbol = calleeSymbolOf(ts.isCallExpression(expression) ? expression.expression : expression, program.getTypeChecker());
        return symbol?.declarations?.some((declaration) => !declaration.getSourceFile().isDeclarationFile) ?? true;
      }),
    )
  );
}

function decoratorsOf(node: ts.Node): readonly ts.Decorator[] {
  return ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [];
}

function isInert(pipe: ts.Expression | undefined, program: ts.Program): boolean {
  const found = pipe === undefined ? [] : followed({ entered: new Map(), expression: pipe, path: [] }, program);
  return found.length > 0 && found.every(({ expression, path }) => path.length === 0 && leavesText(expression, program));
}

function pipesOn(node: ts.Node, { pipedBy: { decorator: name } }: DecoratedParameters): readonly ts.Expression[] {
  return decoratorsOf(node).flatMap(({ expression }) =>
    ts.isCallExpression(expression) && calleeNameOf(expression.expression)?.text === name ? expression.arguments : [],
  );
}

/** The pipes that the program puts in front of all handlers, by what puts them there; undefined for one that is not written out. */
type PipesByName = ReadonlyMap<string, readonly (ts.Expression | undefined)[]>;

const namesIn = perProgram<ts.Program, PipesByName>((program) => {
  const all = new Map<string, (ts.Expression | undefined)[]>();
  for (const file of program.getSourceFiles()) {
    for (const [name, pipes] of file.isDeclarationFile ? [] : pipesNamedIn(file)) {
      all.set(name, [...(all.get(name) ?? []), ...pipes]);
    }
  }
  return all;
});

const WORTH_READING = new RegExp(`\\b(?:${[...PIPE_NAMES].join('|')})\\b`);

const pipesNamedIn = perSourceFile((file): PipesByName => {
  const found = new Map<string, (ts.Expression | undefined)[]>();
  function visit(node: ts.Node): void {
    if (ts.isIdentifier(node) && PIPE_NAMES.has(node.text)) {
      found.set(node.text, [...(found.get(node.text) ?? []), ...pipesBeside(node)]);
    }
    ts.forEachChild(node, visit);
  }
  // The text says sooner than the tree that there is nothing to find.
  if (WORTH_READING.test(file.text)) {
    visit(file);
  }
  return found;
});

/** Those of `app.useGlobalPipes(…)`, and that of `{ provide: APP_PIPE, useClass: … }`. */
function pipesBeside(name: ts.Identifier): readonly (ts.Expression | undefined)[] {
  const { parent } = name;
  if (ts.isPropertyAccessExpression(parent)) {
    return ts.isCallExpression(parent.parent) && parent.parent.expression === parent ? parent.parent.arguments : [];
  }
  if (ts.isCallExpression(parent) && parent.expression !== name) {
    return [undefined];
  }
  if (!ts.isPropertyAssignment(parent) || parent.initializer !== name) {
    return [];
  }
  const provided = parent.parent.properties.find((property) => property.name !== undefined && PROVIDES.has(textOf(property.name) ?? ''));
  return [provided && valueOfProperty(provided)];
}

const PROVIDES: ReadonlySet<string> = new Set(['useClass', 'useValue']);
