import { enclosingFunctionOf, isFunctionWithBody } from '../typing/enclosing-function.ts';
import { declaringPackageOf, DEFAULT_LIBRARY } from '../typing/declaring-package.ts';
import { perProgram } from '../typing/per-program.ts';
import { referencesTo } from '../typing/references.ts';
import ts from '../typing/typescript.ts';

/** The type of what a handler is handed for each request, by the package that declares it. */
const REQUESTS: Readonly<Record<string, ReadonlySet<string>>> = {
  [DEFAULT_LIBRARY]: new Set(['Request']),
  express: new Set(['Request']),
  'express-serve-static-core': new Set(['Request']),
  fastify: new Set(['FastifyRequest']),
  hono: new Set(['Context']),
  koa: new Set(['Context', 'ParameterizedContext', 'ExtendableContext']),
  next: new Set(['NextRequest', 'NextApiRequest']),
  node: new Set(['IncomingMessage']),
  'undici-types': new Set(['Request']),
};

/**
 * Name of the class or function whose variables live no longer than one request: a handler and what is declared in it, a class
 * that a handler makes an instance of, a provider in the scope of the request. Misses containers that are told elsewhere.
 */
export const perRequestHolderOf = perProgram((holder: ts.Node, program): string | undefined => {
  if (ts.isClassLike(holder)) {
    const name = holder.name && program.getTypeChecker().getSymbolAtLocation(holder.name);
    const isMadePerRequest =
      isScopedToRequest(holder) ||
      (name !== undefined &&
        referencesTo(name, program).some(
          (use) => ts.isNewExpression(use.parent) && use.parent.expression === use && runsPerRequest(use, program),
        ));
    return isMadePerRequest ? (holder.name?.text ?? '(class)') : undefined;
  }
  if (!isFunctionWithBody(holder)) {
    return undefined;
  }
  return takesRequest(holder, program) || runsPerRequest(holder, program) ? (holder.name?.getText() ?? '(handler)') : undefined;
});

/** Whether `node` stands in a function that is handed a request. */
function runsPerRequest(node: ts.Node, program: ts.Program): boolean {
  for (let within = enclosingFunctionOf(node); !ts.isSourceFile(within); within = enclosingFunctionOf(within)) {
    if (takesRequest(within, program)) {
      return true;
    }
  }
  return false;
}

function takesRequest({ parameters }: ts.FunctionLikeDeclaration, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  return parameters.some((parameter) => {
    const type = checker.getTypeAtLocation(parameter);
    const symbols = [type.aliasSymbol, type.getSymbol()];
    return symbols.some((symbol) =>
      (symbol?.declarations ?? []).some(
        (declaration) => REQUESTS[declaringPackageOf(declaration, program) ?? '']?.has(symbol?.name ?? '') ?? false,
      ),
    );
  });
}

/** `@Injectable({ scope: Scope.REQUEST })`. */
function isScopedToRequest(holder: ts.ClassLikeDeclaration): boolean {
  return (ts.canHaveDecorators(holder) ? (ts.getDecorators(holder) ?? []) : []).some((decorator) =>
    /\bscope:\s*Scope\.(?:REQUEST|TRANSIENT)\b/.test(decorator.getText()),
  );
}
