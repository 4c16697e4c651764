import { calleeNameOf } from '../typing/callee-symbol.ts';
import { declaringPackageOf } from '../typing/declaring-package.ts';
import { implementationsOf } from '../typing/implementations.ts';
import { isLibraryExport } from '../typing/library-export.ts';
import { referencesTo } from '../typing/references.ts';
import ts from '../typing/typescript.ts';
import { wrapped } from '../typing/wrapped.ts';

/**
 * Whether what the class field holds is read off `this` or an instance by its name alone: it is private, as no interface can show
 * it then, and the class neither destructures, spreads nor hands on itself, nor reads members by a text.
 */
export function isReadByName(field: ts.PropertyDeclaration, program: ts.Program): boolean {
  const { name, parent } = field;
  const isPrivate =
    ts.isPrivateIdentifier(name) || field.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword) === true;
  const key = new RegExp(`\\[\\s*['"\`]${name.getText()}['"\`]`);
  return isPrivate && !handsItselfOn(parent) && !program.getSourceFiles().some((file) => !file.isDeclarationFile && key.test(file.text));
}

function handsItselfOn(declaration: ts.ClassLikeDeclaration): boolean {
  function hands(node: ts.Node): boolean {
    if (node.kind === ts.SyntaxKind.ThisKeyword) {
      const self = wrapped(node as ts.Expression);
      return !(ts.isPropertyAccessExpression(self.parent) && self.parent.expression === self) && !ts.isReturnStatement(self.parent);
    }
    return ts.forEachChild(node, hands) ?? false;
  }
  return hands(declaration);
}

/** Whether the function is only ever called by its name: nobody is handed it, and no interface stands for it. */
export function isOnlyCalled(callable: ts.SignatureDeclaration, program: ts.Program): boolean {
  const declared = ts.isFunctionDeclaration(callable)
    ? callable
    : ts.isVariableDeclaration(callable.parent) && callable.parent.initializer === callable
      ? callable.parent
      : undefined;
  const symbol = declared?.name && program.getTypeChecker().getSymbolAtLocation(declared.name);
  return (
    declared !== undefined &&
    symbol !== undefined &&
    !isLibraryExport(declared) &&
    referencesTo(symbol, program).every((reference) => {
      const { parent } = reference;
      const callee = ts.isPropertyAccessExpression(parent) && parent.name === reference ? parent : reference;
      return (
        reference === declared.name || ts.isTypeQueryNode(parent) || (ts.isCallExpression(callee.parent) && callee.parent.expression === callee)
      );
    })
  );
}

/** Whether `call` may run a body that is not found by its name: that of an object with the shape of an interface, of a heir's method. */
export function mayRunOthers(call: ts.CallExpression, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const name = calleeNameOf(call.expression);
  const symbol = name && checker.getSymbolAtLocation(name);
  return (symbol?.declarations ?? []).some(
    (declaration) =>
      ts.isMethodSignature(declaration) ||
      ts.isPropertySignature(declaration) ||
      ts.isParameter(declaration) ||
      (ts.isMethodDeclaration(declaration) &&
        ts.isClassLike(declaration.parent) &&
        implementationsOf(declaration.parent, program).some(({ members }) =>
          members.some((member) => member.name?.getText() === declaration.name.getText()),
        )),
  );
}

/** A type written out holds the schema to what it accepts now; a type parameter, or `z.ZodType` without arguments, does not. */
export function isHeldToInput({ type }: ts.ParameterDeclaration): boolean {
  return (
    type !== undefined &&
    ts.isTypeReferenceNode(type) &&
    (type.typeArguments !== undefined || /Zod(?:Number|BigInt|Boolean|Date)/.test(type.getText()))
  );
}

/** Whether `expression` is the leaf by a name of its own, or taken out of what holds it. */
export function isLeafAgain(expression: ts.Expression, bare: boolean): boolean {
  if (ts.isIdentifier(expression)) {
    return bare;
  }
  return (
    ts.isPropertyAccessExpression(expression) &&
    (bare ||
      expression.name.text === 'element' ||
      (ts.isPropertyAccessExpression(expression.expression) && expression.expression.name.text === 'shape'))
  );
}

const OUTPUT_TYPES: ReadonlySet<string> = new Set(['Infer', 'TypeOf', 'infer', 'output']);

/** `z.infer<typeof schema>`, which stays what it is whatever the schema accepts. */
export function isOutputType(query: ts.TypeQueryNode, program: ts.Program): boolean {
  const { parent } = query;
  if (!ts.isTypeReferenceNode(parent)) {
    return false;
  }
  const name = ts.isQualifiedName(parent.typeName) ? parent.typeName.right : parent.typeName;
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(name);
  const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return (
    target !== undefined &&
    OUTPUT_TYPES.has(target.name) &&
    (target.declarations ?? []).some((declaration) => declaringPackageOf(declaration, program) === 'zod')
  );
}
