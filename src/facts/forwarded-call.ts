import { isFunctionWithBody } from '../typing/enclosing-function.ts';
import { rootSymbolOf } from '../typing/referenced-symbol.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';

/** What a function does that does nothing but hand its call on. */
export interface ForwardedCall {
  /** What the function is called on: the `orders` of `this.orders.byId(id)`, the module namespace, or the function's own name where it is imported. */
  readonly target: ts.Symbol;
  readonly call: ts.CallExpression;
}

/**
 * The call that `declaration` hands its own on to: its one statement, with the same arguments in the same order, whether it awaits or returns it.
 * Misses functions that destructure what they are handed, and those that only reorder it.
 */
export function forwardedCallOf(declaration: ts.FunctionLikeDeclaration, program: ts.Program): ForwardedCall | undefined {
  const call = onlyCallIn(declaration.body);
  const names = declaration.parameters.map(({ dotDotDotToken, initializer, name }) => (ts.isIdentifier(name) && initializer === undefined ? { isRest: dotDotDotToken !== undefined, text: name.text } : undefined));
  const isSame =
    call !== undefined &&
    call.questionDotToken === undefined &&
    call.arguments.length === names.length &&
    call.arguments.every((argument, index) => {
      const value = ts.isSpreadElement(argument) ? argument.expression : argument;
      return ts.isIdentifier(value) && value.text === names[index]?.text && ts.isSpreadElement(argument) === names[index].isRest;
    });
  const target = isSame ? targetOf(call, program) : undefined;
  return call === undefined || target === undefined ? undefined : { call, target };
}

function onlyCallIn(body: ts.ConciseBody | undefined): ts.CallExpression | undefined {
  const [statement, ...others] = body === undefined ? [] : ts.isBlock(body) ? body.statements : [body];
  if (statement === undefined || others.length > 0) {
    return undefined;
  }
  const value = ts.isReturnStatement(statement) || ts.isExpressionStatement(statement) ? statement.expression : ts.isStatement(statement) ? undefined : statement;
  const held = value && unwrapped(value);
  const sent = held !== undefined && ts.isAwaitExpression(held) ? unwrapped(held.expression) : held;
  return sent !== undefined && ts.isCallExpression(sent) ? sent : undefined;
}

function targetOf({ expression }: ts.CallExpression, program: ts.Program): ts.Symbol | undefined {
  const checker = program.getTypeChecker();
  const callee = unwrapped(expression);
  if (ts.isIdentifier(callee)) {
    const imported = checker.getSymbolAtLocation(callee);
    return imported !== undefined && (imported.flags & ts.SymbolFlags.Alias) !== 0 ? moduleOf(checker.getAliasedSymbol(imported), checker) : undefined;
  }
  const receiver = ts.isPropertyAccessExpression(callee) ? unwrapped(callee.expression) : undefined;
  return receiver !== undefined && (ts.isIdentifier(receiver) || (ts.isPropertyAccessExpression(receiver) && receiver.expression.kind === ts.SyntaxKind.ThisKeyword))
    ? rootSymbolOf(receiver, checker)
    : undefined;
}

function moduleOf({ declarations }: ts.Symbol, checker: ts.TypeChecker): ts.Symbol | undefined {
  const file = declarations?.[0]?.getSourceFile();
  return file && checker.getSymbolAtLocation(file);
}

/** Whether what `target` holds is written in the program, and not a package's: what stands in front of a package is a border. */
export function isOfProgram({ call }: ForwardedCall, program: ts.Program): boolean {
  const declaration = program.getTypeChecker().getResolvedSignature(call)?.declaration;
  return declaration !== undefined && !declaration.getSourceFile().isDeclarationFile && (isFunctionWithBody(declaration) || ts.isMethodSignature(declaration) || ts.isFunctionTypeNode(declaration));
}
