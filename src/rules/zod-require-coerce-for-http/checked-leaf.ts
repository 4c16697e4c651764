import { stepOfMethod } from '../../calls/classify-schema-call.ts';
import type { SchemaLeaf } from '../../facts/schema.ts';
import ts from '../../typing/typescript.ts';
import type { SpelledLeaf } from './spelling.ts';

/** A leaf with the checks written on it, and what is wrapped around both. */
export interface CheckedLeaf extends SpelledLeaf {
  readonly name: ts.Identifier;
  readonly call: ts.CallExpression;
  /** The leaf and its checks. */
  readonly checked: ts.Expression;
  /** Steps that wrap it, innermost first, as far as one expression goes. */
  readonly wrappers: readonly string[];
  readonly hasOptions: boolean;
}

/** How a leaf is written, as far as mends are concerned; undefined where its builder is neither called on a name nor by its own. */
export function checkedLeafOf({ builder, call, kind }: SchemaLeaf, program: ts.Program): CheckedLeaf | undefined {
  const { expression: callee } = call;
  const name = ts.isPropertyAccessExpression(callee) && ts.isIdentifier(callee.expression) ? callee.name : callee;
  if (!ts.isIdentifier(name)) {
    return undefined;
  }
  const { dialect } = builder.library;
  const checks: ts.CallExpression[] = [];
  let checked: ts.Expression = call;
  for (
    let next = chainedCall(checked);
    next !== undefined && stepOfMethod(nameOf(next)) === 'same';
    next = chainedCall(checked)
  ) {
    checks.push(next);
    checked = next;
  }
  const limits = dialect === 'mini' ? checks.flatMap((check) => check.arguments.filter(ts.isCallExpression)) : checks;
  return {
    builder: name.text,
    call,
    checked,
    dialect,
    hasOptions: kind !== 'literal' && kind !== 'enum' && call.arguments.length > 0,
    kind,
    name,
    namespace: callee === name ? '' : `${(callee as ts.PropertyAccessExpression).expression.getText()}.`,
    refusesInfinity: limits.some((check) => BOUNDING.has(nameOf(check))),
    refusesZero: kind === 'literal' ? !literalsOf(call).some(isZero) : limits.some(refusesZero),
    values: valuesOf(kind, call, program),
    wrappers: wrappersOf(checked),
  };
}

function chainedCall(expression: ts.Expression): ts.CallExpression | undefined {
  const { parent } = expression;
  return ts.isPropertyAccessExpression(parent) &&
    parent.expression === expression &&
    ts.isCallExpression(parent.parent) &&
    parent.parent.expression === parent
    ? parent.parent
    : undefined;
}

function nameOf(call: ts.CallExpression): string {
  return ts.isPropertyAccessExpression(call.expression) ? call.expression.name.text : call.expression.getText();
}

const BOUNDING: ReadonlySet<string> = new Set(['finite', 'int', 'safe']);

const LIMITS: Readonly<Record<string, (limit: number) => boolean>> = {
  gt: (limit) => limit >= 0,
  gte: (limit) => limit > 0,
  lt: (limit) => limit <= 0,
  lte: (limit) => limit < 0,
  max: (limit) => limit < 0,
  maximum: (limit) => limit < 0,
  min: (limit) => limit > 0,
  minimum: (limit) => limit > 0,
  negative: () => true,
  positive: () => true,
};

/** Whether `check`, a call on a leaf, refuses zero. */
export function refusesZero(check: ts.CallExpression): boolean {
  const name = nameOf(check);
  const refuses = Object.hasOwn(LIMITS, name) ? LIMITS[name] : undefined;
  const limit = check.arguments[0] && numberOf(check.arguments[0]);
  return refuses !== undefined && (name === 'positive' || name === 'negative' || (limit !== undefined && refuses(limit)));
}

function numberOf(expression: ts.Expression): number | undefined {
  if (ts.isPrefixUnaryExpression(expression) && expression.operator === ts.SyntaxKind.MinusToken) {
    const positive = numberOf(expression.operand);
    return positive === undefined ? undefined : -positive;
  }
  return ts.isNumericLiteral(expression) || ts.isBigIntLiteral(expression)
    ? Number(expression.text.replace(/n$/, ''))
    : undefined;
}

function literalsOf(call: ts.CallExpression): readonly ts.Expression[] {
  const [value] = call.arguments;
  return value === undefined ? [] : ts.isArrayLiteralExpression(value) ? value.elements : [value];
}

function isZero(expression: ts.Expression): boolean {
  const value = numberOf(expression);
  return value === undefined || value === 0;
}

function valuesOf(kind: SchemaLeaf['kind'], call: ts.CallExpression, program: ts.Program): SpelledLeaf['values'] {
  if (kind === 'enum') {
    return 'number';
  }
  const checker = program.getTypeChecker();
  const kinds = new Set(literalsOf(call).map((value) => kindOf(checker.getTypeAtLocation(value))));
  const [only] = kinds;
  return kinds.size === 1 && only !== undefined ? only : 'other';
}

function kindOf({ flags }: ts.Type): SpelledLeaf['values'] {
  return flags & ts.TypeFlags.NumberLike
    ? 'number'
    : flags & ts.TypeFlags.BooleanLike
      ? 'boolean'
      : flags & ts.TypeFlags.BigIntLike
        ? 'bigint'
        : 'other';
}

function wrappersOf(checked: ts.Expression): readonly string[] {
  const wrappers: string[] = [];
  for (let expression = checked; ;) {
    const chained = chainedCall(expression);
    const { parent } = expression;
    const outer: ts.CallExpression | undefined =
      chained ?? (ts.isCallExpression(parent) && parent.arguments[0] === expression ? parent : undefined);
    if (outer === undefined) {
      return wrappers;
    }
    wrappers.push(stepOfMethod(nameOf(outer)) ?? nameOf(outer).replace(/^(?:.*\.)?_?/, ''));
    expression = outer;
  }
}

/** Whether a type is written down that the leaf's class or input type must fit: mends would not compile. */
export function isHeldToType(leaf: ts.Node): boolean {
  for (
    let child = leaf, { parent } = leaf;
    !ts.isSourceFile(parent) && !ts.isStatement(parent);
    child = parent, { parent } = parent
  ) {
    if (
      ts.isAsExpression(parent) ||
      ts.isSatisfiesExpression(parent) ||
      (ts.isVariableDeclaration(parent) && parent.initializer === child && parent.type !== undefined)
    ) {
      return true;
    }
    if (ts.isFunctionLike(parent)) {
      return parent.type !== undefined;
    }
  }
  return false;
}

/** Whether a `.default` or `.prefault` outside of the leaf hands a value back in at its front. */
export function handsValueIn({ wrappers }: CheckedLeaf, dialect: CheckedLeaf['dialect']): boolean {
  return wrappers.includes('prefault') || (dialect === 'zod 3' && wrappers.includes('default'));
}
