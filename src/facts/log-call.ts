import { classifyCall, classifyMember, type LogCall, namesWithRole, packagesWithRole } from '../calls/classify-call.ts';
import { calleeNameOf, calleeOf, isInvocation, type Invocation } from '../typing/callee-symbol.ts';
import { perProgram } from '../typing/per-program.ts';
import ts from '../typing/typescript.ts';

/**
 * The line that `call` writes. Behind a facade, as Nest's is, it is written by the logger that the program puts there, and what
 * is lost of an Error is what that one loses. Misses a logger that is put there by the options of the application.
 */
export function logCallOf(call: Invocation, program: ts.Program): LogCall | undefined {
  const own = classifyCall(call, program);
  return own?.kind === 'log' ? behindFacade(own, program) : undefined;
}

/** The call that writes the line in the end, where `own` goes through a facade; else `own` itself. */
export function behindFacade(own: LogCall, program: ts.Program): LogCall {
  for (const type of loggersBehindFacades(program, program).get(own.library) ?? []) {
    const member = type.getProperty(own.method);
    const installed = member && classifyMember(member, program);
    if (installed?.kind === 'log' && installed.library !== own.library) {
      return installed;
    }
  }
  return own;
}

const FACADES = namesWithRole(({ kind }) => kind === 'log-facade');
const FACADE_PACKAGES = packagesWithRole(({ kind }) => kind === 'log-facade');

/** The types that the logger behind each facade may have, by the name of the facade's library. */
const loggersBehindFacades = perProgram<ts.Program, ReadonlyMap<string, readonly ts.Type[]>>((program) => {
  const loggers = new Map<string, readonly ts.Type[]>();
  function visit(node: ts.Node): void {
    if (isInvocation(node) && FACADES.has(calleeNameOf(calleeOf(node))?.text ?? '')) {
      const role = classifyCall(node, program);
      const logger = role?.kind === 'log-facade' && ts.isCallExpression(node) ? node.arguments[role.logger] : undefined;
      if (role !== undefined && logger !== undefined) {
        loggers.set(role.library, typesOf(logger, program));
      }
    }
    ts.forEachChild(node, visit);
  }
  for (const file of program.getSourceFiles()) {
    if (!file.isDeclarationFile && FACADE_PACKAGES.some((name) => file.text.includes(name))) {
      visit(file);
    }
  }
  return loggers;
});

/** `app.get(Logger)` has the type that is asked of it where it stands; what it returns is an instance of the class it is handed. */
function typesOf(logger: ts.Expression, program: ts.Program): readonly ts.Type[] {
  const checker = program.getTypeChecker();
  const classes = ts.isCallExpression(logger) ? logger.arguments.map((argument) => checker.getTypeAtLocation(argument)) : [];
  const instances = classes.flatMap((type) => type.getConstructSignatures().map((signature) => signature.getReturnType()));
  return [checker.getTypeAtLocation(logger), ...instances];
}
