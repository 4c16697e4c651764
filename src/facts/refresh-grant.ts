import { classifyCall } from '../calls/classify-call.ts';
import { ownerNameOf } from '../calls/owner-name.ts';
import { isPromise } from '../calls/deferral.ts';
import { namesHostWithoutRotation } from '../calls/rotation.ts';
import type { RefreshRow } from '../libraries/library.ts';
import { calleeNameOf, calleeOf, calleeSymbolOf, isInvocation } from '../typing/callee-symbol.ts';
import { declaringPackageOf, DEFAULT_LIBRARY, isInFile } from '../typing/declaring-package.ts';
import { enclosingFunctionOf, isFunctionWithBody } from '../typing/enclosing-function.ts';
import { isDeclaredBy } from '../typing/named-type.ts';
import { perProgram } from '../typing/per-program.ts';
import { isWithin, referencedSymbolOf } from '../typing/referenced-symbol.ts';
import ts from '../typing/typescript.ts';

/**
 * The calls of the program that spend a refresh token: those of OAuth libraries, requests of the grant type `refresh_token`, and
 * the functions of `rows`. Misses requests put together in another function than the one that sends them, and providers known to
 * hand out refresh tokens that can be spent again.
 */
export const refreshGrantsIn = perProgram((rows: readonly RefreshRow[], program): readonly ts.CallExpression[] => {
  const names = rows.flatMap(({ functions }) => functions.map((name) => name.replace(/^.*\./, '')));
  const found = new Set<ts.CallExpression>();
  for (const file of program.getSourceFiles()) {
    if (
      !file.isDeclarationFile &&
      !namesHostWithoutRotation(file) &&
      (SPENDS.test(file.text) || names.some((name) => file.text.includes(name)))
    ) {
      collect(file, rows, found, program);
    }
  }
  return [...found];
});

const SPENDS = /refresh_token|refreshTokenGrant|\.refresh\(/;

function collect(file: ts.SourceFile, rows: readonly RefreshRow[], found: Set<ts.CallExpression>, program: ts.Program): void {
  (function visit(node: ts.Node): void {
    if (ts.isCallExpression(node) && (classifyCall(node, program)?.kind === 'token-refresh' || isListed(node, rows, program))) {
      found.add(node);
    } else if (isGrantType(node, program)) {
      const sent = sendingCallOf(node, program);
      if (sent !== undefined) {
        found.add(sent);
      }
    }
    ts.forEachChild(node, visit);
  })(file);
}

function isListed(call: ts.CallExpression, rows: readonly RefreshRow[], program: ts.Program): boolean {
  const name = calleeNameOf(calleeOf(call))?.text;
  const candidates =
    name === undefined ? [] : rows.filter(({ functions }) => functions.some((listed) => listed.replace(/^.*\./, '') === name));
  const declarations =
    candidates.length > 0 ? (calleeSymbolOf(calleeOf(call), program.getTypeChecker())?.declarations ?? []) : [];
  return declarations.some((declaration) =>
    candidates.some(
      ({ file, functions, package: packageName }) =>
        functions.some((listed) => listed === name || listed === `${ownerNameOf(declaration) ?? ''}.${name ?? ''}`) &&
        (file === undefined
          ? declaringPackageOf(declaration, program) === packageName
          : isInFile(declaration, file)),
    ),
  );
}

/** `grant_type: 'refresh_token'`, `.set('grant_type', 'refresh_token')` of a form, or both in the text of a body. */
function isGrantType(node: ts.Node, program: ts.Program): boolean {
  if (ts.isPropertyAssignment(node)) {
    return (
      nameOf(node.name) === 'grant_type' && ts.isStringLiteralLike(node.initializer) && node.initializer.text === 'refresh_token'
    );
  }
  if (ts.isCallExpression(node)) {
    const [key, value] = node.arguments;
    const names = key !== undefined && value !== undefined && ts.isStringLiteralLike(key) && ts.isStringLiteralLike(value);
    const symbol =
      names && key.text === 'grant_type' && value.text === 'refresh_token'
        ? calleeSymbolOf(calleeOf(node), program.getTypeChecker())
        : undefined;
    return symbol !== undefined && isDeclaredBy(symbol, [DEFAULT_LIBRARY, 'node', 'undici-types'], program);
  }
  return (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) && /(?:^|&)grant_type=refresh_token(?:&|$)/.test(node.text);
}

function nameOf(name: ts.PropertyName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined;
}

/** The call that sends what `node` is a part of: around it, or the first one behind it that mentions the variable it is kept in. */
function sendingCallOf(node: ts.Node, program: ts.Program): ts.CallExpression | undefined {
  const scope = enclosingFunctionOf(node);
  for (let { parent } = node; parent !== scope; { parent } = parent) {
    if (ts.isCallExpression(parent) && isPromise(parent, program) && !isWithin(node, parent.expression)) {
      return parent;
    }
  }
  const kept = keptIn(node, scope, program);
  let sent: ts.CallExpression | undefined;
  (function visit(child: ts.Node): void {
    if (sent !== undefined || isFunctionWithBody(child)) {
      return;
    }
    if (
      ts.isCallExpression(child) &&
      child.pos > node.end &&
      child.arguments.some((argument) => kept !== undefined && mentions(argument, kept, program)) &&
      isPromise(child, program)
    ) {
      sent = child;
      return;
    }
    ts.forEachChild(child, visit);
  })('body' in scope && scope.body !== undefined ? scope.body : scope);
  return sent;
}

function keptIn(node: ts.Node, scope: ts.Node, program: ts.Program): ts.Symbol | undefined {
  const checker = program.getTypeChecker();
  for (let current = node; current !== scope; current = current.parent) {
    if (ts.isVariableDeclaration(current) && ts.isIdentifier(current.name)) {
      return checker.getSymbolAtLocation(current.name);
    }
    if (isInvocation(current)) {
      const callee = calleeOf(current);
      const receiver = ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
      if (receiver !== undefined && ts.isIdentifier(receiver) && ts.isExpressionStatement(current.parent)) {
        return checker.getSymbolAtLocation(receiver);
      }
    }
  }
  return undefined;
}

function mentions(node: ts.Node, symbol: ts.Symbol, program: ts.Program): boolean {
  if (ts.isIdentifier(node)) {
    return referencedSymbolOf(node, program.getTypeChecker()) === symbol;
  }
  return ts.forEachChild(node, (child) => mentions(child, symbol, program) || undefined) ?? false;
}
