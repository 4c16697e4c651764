import { isDeclaredBySchemaLibrary, stepOfMethod } from '../calls/classify-schema-call.ts';
import { aliasedSymbolOf } from '../typing/callee-symbol.ts';
import { isConst } from '../typing/constant.ts';
import { perProgram } from '../typing/per-program.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { PARSE_NAMES } from './request-sites.ts';

const MAX_CONSTANTS = 12;

/**
 * Whether `expression` is built by nothing but functions of a schema library and methods of what they return, so that no body of
 * the program says what it is. By names and scopes alone: the type of a schema costs more than all that is asked of it. Misses
 * chains that begin at a parameter, a field or a function of the program.
 */
export function isSchemaChain(expression: ts.Expression, program: ts.Program, constants = 0): boolean {
  const link = unwrapped(expression);
  if (ts.isCallExpression(link)) {
    // Each link of a chain is asked in its turn, and asks those before it.
    return constants === 0 ? isBuiltHere(link, program) : isBuilt(link.expression, program, constants);
  }
  if (ts.isPropertyAccessExpression(link)) {
    const { expression: holder, name } = link;
    const schema = isShape(holder) ? holder.expression : isShape(link) || name.text === 'element' ? holder : undefined;
    return schema !== undefined && isSchemaChain(schema, program, constants);
  }
  const constant = ts.isIdentifier(link) && constants < MAX_CONSTANTS ? constantOf(link, program) : undefined;
  return constant !== undefined && isSchemaChain(constant, program, constants + 1);
}

const isBuiltHere = perProgram((call: ts.CallExpression, program): boolean => isBuilt(call.expression, program, 0));

function isBuilt(callee: ts.Expression, program: ts.Program, constants: number): boolean {
  if (!ts.isPropertyAccessExpression(callee)) {
    return isOfLibrary(callee, program);
  }
  const { expression: receiver, name } = callee;
  return (
    !PARSE_NAMES.has(name.text) &&
    (isOfLibrary(receiver, program) || (stepOfMethod(name.text) !== undefined && isSchemaChain(receiver, program, constants)))
  );
}

function isShape(expression: ts.Expression): expression is ts.PropertyAccessExpression {
  return ts.isPropertyAccessExpression(expression) && expression.name.text === 'shape';
}

/** `z`, `z.coerce`, `object`. */
function isOfLibrary(expression: ts.Expression, program: ts.Program): boolean {
  if (ts.isPropertyAccessExpression(expression)) {
    return isOfLibrary(expression.expression, program);
  }
  const checker = program.getTypeChecker();
  const symbol = ts.isIdentifier(expression) ? checker.getSymbolAtLocation(expression) : undefined;
  return symbol !== undefined && isSchemaName(symbol, program);
}

const isSchemaName = perProgram((symbol: ts.Symbol, program): boolean => {
  const [declaration] = aliasedSymbolOf(symbol, program.getTypeChecker()).declarations ?? [];
  return declaration !== undefined && isDeclaredBySchemaLibrary(declaration, program);
});

function constantOf(identifier: ts.Identifier, program: ts.Program): ts.Expression | undefined {
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(identifier);
  const declaration = symbol && (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol).valueDeclaration;
  return declaration !== undefined &&
    isConst(declaration)
    ? declaration.initializer
    : undefined;
}
