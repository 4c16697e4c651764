import { calledBodiesOf } from '../typing/called-bodies.ts';
import { calleeSymbolOf } from '../typing/callee-symbol.ts';
import { isConst } from '../typing/constant.ts';
import { DEFAULT_LIBRARY } from '../typing/declaring-package.ts';
import { isDeclaredBy } from '../typing/named-type.ts';
import { perProgram } from '../typing/per-program.ts';
import { isWithin, referencedSymbolOf } from '../typing/referenced-symbol.ts';
import { returnedBy } from '../typing/returned.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';

/** A value that a key is made of. */
export interface KeyPart {
  readonly expression: ts.Expression;
  /** Text of the key before and after the part, other parts as they are written. */
  readonly before: string;
  readonly after: string;
  /** What nothing becomes in the key: its name, or no text at all as `join` has it; the whole key is handed on as it is. */
  readonly form: 'joined' | 'text' | 'whole';
  /** The parameter of a function that makes the key, where the expression is its argument. */
  readonly parameter?: ts.Identifier;
  /** The call hands the function nothing for that parameter; the expression is the call. */
  readonly isLeftOut?: true;
}

const MAX_STEPS = 6;

/**
 * The parts that a cache key is made of at run time: of templates, `+` and `join`, through constants, `String(…)`, and functions of the
 * program that put their arguments into a text, whose parts are the arguments of this call. Misses keys that are assembled step by step.
 */
export const keyPartsOf = perProgram((key: ts.Expression, program): readonly KeyPart[] =>
  partsOf({ after: '', before: '', expression: key, form: 'whole' }, program, 0),
);

function partsOf(part: KeyPart, program: ts.Program, steps: number): readonly KeyPart[] {
  const value = unwrapped(part.expression);
  if (ts.isLiteralExpression(value) || steps > MAX_STEPS) {
    return [];
  }
  const texts = textsIn(value, program);
  if (texts !== undefined) {
    return texts.flatMap((text, index) =>
      typeof text === 'string' ? [] : partsOf({ ...part, ...around(texts, index, part), expression: text, form: isJoin(value) ? 'joined' : 'text' }, program, steps + 1),
    );
  }
  if (ts.isConditionalExpression(value)) {
    return [value.whenTrue, value.whenFalse].flatMap((expression) => partsOf({ ...part, expression }, program, steps + 1));
  }
  const text = ts.isIdentifier(value) ? constantTextOf(value, program) : ts.isCallExpression(value) ? asString(value, program) : undefined;
  if (text !== undefined) {
    const form = ts.isCallExpression(value) ? 'text' : part.form;
    return partsOf({ ...part, expression: text, form }, program, steps + 1);
  }
  return (ts.isCallExpression(value) ? partsOfMade(value, part, program, steps) : undefined) ?? [part];
}

function around(texts: readonly (string | ts.Expression)[], index: number, { after, before }: KeyPart): Pick<KeyPart, 'after' | 'before'> {
  return { after: written(texts.slice(index + 1)) + after, before: before + written(texts.slice(0, index)) };
}

function written(texts: readonly (string | ts.Expression)[]): string {
  return texts.map((text) => (typeof text === 'string' ? text : `\${${text.getText()}}`)).join('');
}

/** The texts and values that `value` puts together, undefined where it is no text that is put together. */
function textsIn(value: ts.Expression, program: ts.Program): readonly (string | ts.Expression)[] | undefined {
  if (ts.isTemplateExpression(value)) {
    return [value.head.text, ...value.templateSpans.flatMap(({ expression, literal }) => [expression, literal.text])];
  }
  if (ts.isBinaryExpression(value) && value.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const isText = (program.getTypeChecker().getTypeAtLocation(value).flags & ts.TypeFlags.StringLike) !== 0;
    return isText ? [value.left, value.right].flatMap((side) => operandTextsOf(side, program)) : undefined;
  }
  const joined = isJoin(value) ? value : undefined;
  if (joined === undefined) {
    return undefined;
  }
  const [separator] = joined.arguments;
  const between = separator && ts.isStringLiteralLike(separator) ? separator.text : ',';
  const { elements } = joined.expression.expression;
  return elements.some(ts.isSpreadElement) ? undefined : elements.flatMap((element, index) => [...(index === 0 ? [] : [between]), ...operandTextsOf(element, program)]);
}

function operandTextsOf(side: ts.Expression, program: ts.Program): readonly (string | ts.Expression)[] {
  const value = unwrapped(side);
  return ts.isStringLiteralLike(value) ? [value.text] : ((ts.isBinaryExpression(value) ? textsIn(value, program) : undefined) ?? [side]);
}

type Join = ts.CallExpression & { readonly expression: ts.PropertyAccessExpression & { readonly expression: ts.ArrayLiteralExpression } };

/** `[a, b].join(':')`. */
function isJoin(value: ts.Expression): value is Join {
  return (
    ts.isCallExpression(value) && ts.isPropertyAccessExpression(value.expression) && value.expression.name.text === 'join' &&
    ts.isArrayLiteralExpression(value.expression.expression)
  );
}

/** What a constant was made with, where that is a text put together. */
function constantTextOf(name: ts.Identifier, program: ts.Program): ts.Expression | undefined {
  const symbol = referencedSymbolOf(name, program.getTypeChecker());
  const declaration = symbol?.valueDeclaration;
  const initializer =
    declaration && isConst(declaration) && declaration.initializer
      ? unwrapped(declaration.initializer)
      : undefined;
  // A constant that may be nothing is asked about where it is used: a test in between may have told.
  if (initializer === undefined || (program.getTypeChecker().getTypeAtLocation(initializer).flags & ts.TypeFlags.StringLike) === 0) {
    return undefined;
  }
  const isMade = ts.isCallExpression(initializer) && partsOfMade(initializer, { after: '', before: '', expression: initializer, form: 'whole' }, program, 0);
  return isMade || textsIn(initializer, program) !== undefined || ts.isConditionalExpression(initializer) ? initializer : undefined;
}

/** `x` of the `String(x)` of the language. */
function asString(call: ts.CallExpression, program: ts.Program): ts.Expression | undefined {
  const callee = ts.isIdentifier(call.expression) && call.expression.text === 'String' ? calleeSymbolOf(call.expression, program.getTypeChecker()) : undefined;
  return callee && isDeclaredBy(callee, [DEFAULT_LIBRARY], program) ? call.arguments[0] : undefined;
}

/** The parts of a key that a function of the program makes; undefined where it is none, or chooses between several. */
function partsOfMade(call: ts.CallExpression, part: KeyPart, program: ts.Program, steps: number): readonly KeyPart[] | undefined {
  const [called, ...others] = calledBodiesOf(call, program);
  const [returned, ...otherwise] = called === undefined || others.length > 0 ? [] : returnedBy(called.body);
  if (called === undefined || returned === undefined || otherwise.length > 0 || steps > MAX_STEPS) {
    return undefined;
  }
  if (textsIn(unwrapped(returned), program) === undefined && !ts.isCallExpression(unwrapped(returned))) {
    return undefined;
  }
  return partsOf({ ...part, expression: returned }, program, steps + 1).flatMap((inner) => {
    const value = unwrapped(inner.expression);
    const declaration = ts.isIdentifier(value) ? referencedSymbolOf(value, program.getTypeChecker())?.valueDeclaration : undefined;
    const index = declaration && ts.isParameter(declaration) ? called.declaration.parameters.indexOf(declaration) : -1;
    if (index < 0 || !ts.isIdentifier(value)) {
      return isWithin(inner.expression, called.body) ? [inner] : [];
    }
    const argument = call.arguments[index];
    const hasDefault = called.declaration.parameters[index]?.initializer !== undefined;
    return hasDefault || call.arguments.slice(0, index + 1).some(ts.isSpreadElement) ? [] : [{ ...inner, ...(argument === undefined ? { expression: call, isLeftOut: true } : { expression: argument }), parameter: value }];
  });
}
