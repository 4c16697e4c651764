import { aliasedSymbolOf, calleeNameOf, calleeOf, type Invocation } from './callee-symbol.ts';
import { implementationsOf } from './implementations.ts';
import { perProgram } from './per-program.ts';
import ts from './typescript.ts';
import { unwrapped } from './unwrapped.ts';

export interface CalledBody {
  /** The function, method or constructor as a message names it. */
  readonly name: string;
  readonly declaration: ts.SignatureDeclaration;
  readonly body: ts.ConciseBody;
}

/**
 * The bodies in the program that `call` may run: one for a function, a method, a constructor or a function held by a
 * constant, property or class field; those of all implementing classes for a method of an interface or an abstract class.
 * Misses parameters, values chosen at run time, `any`, and everything declared in packages.
 */
export const calledBodiesOf = perProgram((call: Invocation, program): readonly CalledBody[] => {
  const checker = program.getTypeChecker();
  const callee = calleeOf(call);
  if (ts.isFunctionExpression(callee) || ts.isArrowFunction(callee)) {
    return bodyIn(callee, '(function)');
  }
  const name = calleeNameOf(callee);
  const symbol = name && checker.getSymbolAtLocation(name);
  return symbol === undefined ? [] : bodiesOf(aliasedSymbolOf(symbol, checker), program, ts.isNewExpression(call));
});

/** The bodies in the program that calling the function or method `symbol` may run; see `calledBodiesOf`. */
export function bodiesOf(symbol: ts.Symbol, program: ts.Program, constructed = false): readonly CalledBody[] {
  const declarations = (symbol.declarations ?? []).filter((declaration) => !declaration.getSourceFile().isDeclarationFile);
  const direct = declarations.flatMap((declaration) => {
    const holder = constructed && ts.isClassLike(declaration) ? declaration.members.find(ts.isConstructorDeclaration) : declaration;
    return holder === undefined ? [] : bodyIn(holder, nameOf(declaration) ?? symbol.name);
  });
  return direct.length > 0 ? direct : declarations.flatMap((declaration) => implementingBodiesOf(declaration, symbol.name, program));
}

function implementingBodiesOf(declaration: ts.Declaration, method: string, program: ts.Program): readonly CalledBody[] {
  const { parent } = declaration;
  return ts.isInterfaceDeclaration(parent) || ts.isClassLike(parent)
    ? implementationsOf(parent, program).flatMap((implementation) =>
        implementation.members.filter((member) => member.name?.getText() === method).flatMap((member) => bodyIn(member, method)),
      )
    : [];
}

/** A default export keeps the name it was declared with. */
function nameOf(declaration: ts.Declaration): string | undefined {
  const name = ts.getNameOfDeclaration(declaration);
  return name !== undefined && ts.isIdentifier(name) ? name.text : undefined;
}

function bodyIn(holder: ts.Node, name: string): readonly CalledBody[] {
  if (ts.isFunctionLike(holder)) {
    return 'body' in holder && holder.body !== undefined ? [{ body: holder.body, declaration: holder, name }] : [];
  }
  const value = 'initializer' in holder ? (holder.initializer as ts.Expression | undefined) : undefined;
  const held = value && unwrapped(value);
  return held !== undefined && ts.isFunctionLike(held) ? bodyIn(held, name) : [];
}
