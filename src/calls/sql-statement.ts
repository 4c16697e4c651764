import { aliasedSymbolOf, calleeOf, type Invocation } from '../typing/callee-symbol.ts';
import { isConst } from '../typing/constant.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';

const READS = /^[\s(]*(?:(?:--[^\n]*\n|\/\*[^]*?\*\/)\s*)*(?:select|show|explain|values|table|describe|pragma)\b/i;

/** Runs a function and nothing else, which may as well write. */
const CALLS = /^[\s(]*select\s+[\w".]+\s*\((?![^]*\bfrom\b)/i;

/** Locks what it reads, for a write to come. */
const LOCKS = /\bfor\s+(?:no\s+key\s+update|update|(?:key\s+)?share)\b/i;

const WITH = /^[\s(]*with\b/i;

const WRITES_WITHIN = /\b(?:insert|update|delete|merge)\b/i;

/**
 * What the SQL that `call` is handed as its argument at `place`, or is called on, does, by its first word. Undefined where its beginning is not
 * written there or in a constant. Takes a function that writes for a read when it is selected from a table.
 */
export function statementOf(call: Invocation, place: number | 'receiver', program: ts.Program): 'read' | 'write' | undefined {
  const text = textOf(statementIn(call, place), program);
  if (text === undefined) {
    return undefined;
  }
  return (READS.test(text) && !CALLS.test(text) && !LOCKS.test(text)) || (WITH.test(text) && !WRITES_WITHIN.test(text)) ? 'read' : 'write';
}

function statementIn(call: Invocation, place: number | 'receiver'): ts.Node | undefined {
  if (ts.isTaggedTemplateExpression(call)) {
    return call.template;
  }
  const callee = calleeOf(call);
  return place !== 'receiver' ? call.arguments?.[place] : ts.isPropertyAccessExpression(callee) ? unwrapped(callee.expression) : undefined;
}

/** How `expression` begins, as far as it is written out. */
function textOf(expression: ts.Node | undefined, program: ts.Program): string | undefined {
  if (expression === undefined) {
    return undefined;
  }
  if (ts.isStringLiteralLike(expression)) {
    return expression.text;
  }
  if (ts.isTemplateExpression(expression)) {
    return expression.head.text.trim() === '' ? undefined : [expression.head.text, ...expression.templateSpans.map(({ literal }) => literal.text)].join(' ');
  }
  if (ts.isTaggedTemplateExpression(expression)) {
    return textOf(expression.template, program);
  }
  if (ts.isBinaryExpression(expression)) {
    return textOf(expression.left, program);
  }
  if (ts.isObjectLiteralExpression(expression)) {
    const property = expression.properties.find(
      (candidate) => ts.isPropertyAssignment(candidate) && ts.isIdentifier(candidate.name) && STATEMENT_KEYS.has(candidate.name.text),
    );
    return property !== undefined && ts.isPropertyAssignment(property) ? textOf(unwrapped(property.initializer), program) : undefined;
  }
  return ts.isIdentifier(expression) ? textOf(constantBehind(expression, program), program) : undefined;
}

/** Under what name an object that stands for a statement holds its text. */
const STATEMENT_KEYS: ReadonlySet<string> = new Set(['query', 'sql', 'text']);

function constantBehind(name: ts.Identifier, program: ts.Program): ts.Expression | undefined {
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(name);
  const declaration = symbol && aliasedSymbolOf(symbol, checker).valueDeclaration;
  const isConstant =
    declaration !== undefined && isConst(declaration);
  const value = isConstant && declaration.initializer ? unwrapped(declaration.initializer) : undefined;
  // One step: a constant that stands for another one is as good as unread.
  return value === undefined || ts.isIdentifier(value) ? undefined : value;
}
