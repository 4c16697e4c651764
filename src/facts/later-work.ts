import { ownerNameOf } from '../calls/owner-name.ts';
import { deferralOf } from '../calls/deferral.ts';
import { isAfterAwait } from '../typing/await-order.ts';
import { calledBodiesOf } from '../typing/called-bodies.ts';
import { calleeNameOf, calleeOf } from '../typing/callee-symbol.ts';
import { isConst } from '../typing/constant.ts';
import { DEFAULT_LIBRARY, declaringPackageOf } from '../typing/declaring-package.ts';
import { enclosingFunctionOf, isAsyncFunction } from '../typing/enclosing-function.ts';
import { localReferencesOf } from '../typing/local-references.ts';
import { isWithin } from '../typing/referenced-symbol.ts';
import ts from '../typing/typescript.ts';
import { wrapped } from '../typing/wrapped.ts';

/** Work that a function starts and that goes on after the expression which starts it has returned. */
export interface LaterWork {
  /** The expression that starts it. */
  readonly start: ts.Expression;
  /** What decides when it finishes; `unknown` for an asynchronous callback of a function that may run it at any time. */
  readonly by: 'async' | 'callback' | 'event' | 'reaction' | 'timer' | 'unknown';
  /** Name of the method that runs the callback, or of the asynchronous function. */
  readonly name: string;
  readonly isCallback: boolean;
  /** The functions that the place asked about stands in, innermost first. */
  readonly bodies: readonly ts.FunctionLikeDeclaration[];
}

type Started = Omit<LaterWork, 'start'>;

/** How little is known of when the work finishes, in ascending order. */
const RANKS = ['async', 'reaction', 'callback', 'unknown', 'event', 'timer'] as const;

/**
 * The work in which `scope`, a function or file around it, runs `place` later: one for each place that starts it. Undefined where
 * `place` may run at once, or where a function it stands in goes a way that is not followed (stored, returned, handed to a
 * function that the plugin does not know and that is not in the program).
 */
export function laterWorksOf(place: ts.Node, scope: ts.Node, program: ts.Program): readonly LaterWork[] | undefined {
  return worksOf(place, scope, program, undefined, []);
}

function worksOf(
  place: ts.Node,
  scope: ts.Node,
  program: ts.Program,
  started: Started | undefined,
  asked: readonly ts.Node[],
): readonly LaterWork[] | undefined {
  const body = enclosingFunctionOf(place);
  if (body === scope) {
    return started && [{ ...started, start: place as ts.Expression }];
  }
  const runs = ts.isSourceFile(body) || asked.includes(body) ? undefined : runsOf(body, program);
  if (runs === undefined || ts.isSourceFile(body)) {
    return undefined;
  }
  const found: LaterWork[] = [];
  for (const run of runs) {
    const next = startedBy(run, isAsyncFunction(body) && isAfterAwait(place, body), program, [...asked, body]);
    const bodies = [...(started?.bodies ?? []), body];
    const works =
      next === 'unknown'
        ? undefined
        : worksOf(
            run.call,
            scope,
            program,
            next === 'at once' ? started && { ...started, bodies } : joined(started, { ...next, bodies }),
            [...asked, body],
          );
    if (works === undefined) {
      return undefined;
    }
    found.push(...works);
  }
  return found;
}

/** The innermost name, as it is nearest to the place asked about, and the end that least is known of. */
function joined(inner: Started | undefined, outer: Started): Started {
  return inner === undefined
    ? outer
    : { ...inner, bodies: outer.bodies, by: RANKS[Math.max(RANKS.indexOf(inner.by), RANKS.indexOf(outer.by))] ?? outer.by };
}

/** A call or `new` that runs a function: as its callee where there is no `handler`. */
interface Run {
  readonly call: ts.CallExpression | ts.NewExpression;
  readonly handler?: ts.Expression;
}

function startedBy(
  { call, handler }: Run,
  isPending: boolean,
  program: ts.Program,
  asked: readonly ts.Node[],
): Omit<Started, 'bodies'> | 'at once' | 'unknown' {
  const name = calleeNameOf(calleeOf(call))?.text ?? '(function)';
  if (handler === undefined) {
    return isPending ? { by: 'async', isCallback: false, name } : 'at once';
  }
  if (ts.isNewExpression(call)) {
    return isGlobalPromise(call, program) ? 'at once' : 'unknown';
  }
  const deferral = deferralOf(call, handler, program);
  if (deferral !== undefined) {
    return { by: deferral, isCallback: true, name };
  }
  const isCollection = isCollectionMethod(call, program);
  if (isPending) {
    return { by: isCollection ? 'async' : 'unknown', isCallback: true, name };
  }
  return isCollection
    ? 'at once'
    : callsBackLater(call, handler, program, asked)
      ? { by: 'callback', isCallback: true, name }
      : 'unknown';
}

/** Where the program runs `body`; undefined where it goes another way than being called or handed on. */
function runsOf(body: ts.FunctionLikeDeclaration, program: ts.Program): readonly Run[] | undefined {
  if (ts.isFunctionExpression(body) || ts.isArrowFunction(body)) {
    const outer = wrapped(body);
    const own = runOf(outer);
    const { parent } = outer;
    return own === undefined
      ? isConst(parent)
        ? runsByName(parent, body, program)
        : undefined
      : [own];
  }
  return ts.isFunctionDeclaration(body) ? runsByName(body, body, program) : undefined;
}

function runsByName(declaration: ts.NamedDeclaration, body: ts.Node, program: ts.Program): readonly Run[] | undefined {
  const uses = localReferencesOf(declaration, program).filter((use) => !isWithin(use, body));
  const runs = uses.map((use) => runOf(wrapped(use))).filter((run) => run !== undefined);
  return uses.length > 0 && runs.length === uses.length ? runs : undefined;
}

function runOf(fn: ts.Expression): Run | undefined {
  const { parent: call } = fn;
  if (!ts.isCallExpression(call) && !ts.isNewExpression(call)) {
    return undefined;
  }
  return call.expression === fn ? { call } : { call, handler: fn };
}

/** Whether the project's own function that `call` runs hands the callback on to something that runs it later, and does nothing else with it. */
function callsBackLater(
  call: ts.CallExpression,
  handler: ts.Expression,
  program: ts.Program,
  asked: readonly ts.Node[],
): boolean {
  const index = call.arguments.indexOf(handler);
  const called = calledBodiesOf(call, program);
  return (
    called.length > 0 &&
    called.every(({ body, declaration }) => {
      const parameter = declaration.parameters[index];
      const uses =
        parameter && parameter.dotDotDotToken === undefined && !asked.includes(declaration)
          ? localReferencesOf(parameter, program)
          : [];
      return (
        uses.length > 0 &&
        uses.every((use) => isWithin(use, body) && runsLater(use, declaration, program, [...asked, declaration]))
      );
    })
  );
}

function runsLater(use: ts.Identifier, scope: ts.Node, program: ts.Program, asked: readonly ts.Node[]): boolean {
  const run = runOf(wrapped(use));
  const started =
    run && startedBy(run, ts.isFunctionLike(scope) && isAsyncFunction(scope) && isAfterAwait(use, scope), program, asked);
  return typeof started === 'object' || worksOf(use, scope, program, undefined, asked) !== undefined;
}

const COLLECTIONS: ReadonlySet<string | undefined> = new Set([
  'Array',
  'ArrayConstructor',
  'Iterator',
  'IteratorObject',
  'Map',
  'ReadonlyArray',
  'ReadonlyMap',
  'ReadonlySet',
  'Set',
]);

/** Whether `call` is a method of a collection, which runs its callback before it returns. */
export function isCollectionMethod(call: ts.CallExpression, program: ts.Program): boolean {
  const declaration = program.getTypeChecker().getResolvedSignature(call)?.declaration;
  return (
    declaration !== undefined &&
    COLLECTIONS.has(ownerNameOf(declaration)) &&
    declaringPackageOf(declaration, program) === DEFAULT_LIBRARY
  );
}

function isGlobalPromise({ expression }: ts.NewExpression, program: ts.Program): boolean {
  const declarations = ts.isIdentifier(expression)
    ? program.getTypeChecker().getSymbolAtLocation(expression)?.declarations
    : undefined;
  return (declarations ?? []).some(
    (declaration) =>
      ts.isVariableDeclaration(declaration) &&
      declaration.name.getText() === 'Promise' &&
      declaringPackageOf(declaration, program) === DEFAULT_LIBRARY,
  );
}

