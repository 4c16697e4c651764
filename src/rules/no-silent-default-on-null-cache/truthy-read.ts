import { namesWithRole } from '../../calls/classify-call.ts';
import { useOfKey } from '../../facts/cache-key.ts';
import { type CacheReadValue, cacheReadValue } from '../../facts/cache-read-value.ts';
import { perProgram } from '../../typing/per-program.ts';
import { perSourceFile } from '../../typing/per-source-file.ts';
import { isSameReference } from '../../typing/same-reference.ts';
import ts from '../../typing/typescript.ts';
import { unwrapped } from '../../typing/unwrapped.ts';
import { isPresenceName } from './vocabulary.ts';

/** A test for truth that takes what a read answered for something else. */
export interface MistakenTest {
  readonly read: CacheReadValue;
  readonly subject: ts.Expression;
  /** A missed hash passes as one that is there, or one of these values, which were there, as a miss. */
  readonly mistakes: 'emptyHash' | readonly string[];
}

/** What `condition`, or the left side of `||` or `??`, mistakes when it asks whether a read is truthy; values only where `any` asks. */
export function mistakenTestIn(condition: ts.Node, any: boolean, program: ts.Program): MistakenTest | undefined {
  const subject = ts.isExpression(condition) ? testedAlone(condition) : undefined;
  if (subject === undefined) {
    return undefined;
  }
  const type = program.getTypeChecker().getTypeAtLocation(subject);
  const values = any && !isNullTest(condition) ? falsyValuesOf(type) : [];
  const read = values.length > 0 || mayBeHash(type) ? cacheReadValue(subject, program) : undefined;
  if (read?.form === 'hash' && read.answer === 'empty') {
    return isAskedOtherwise(subject, program) ? undefined : { mistakes: 'emptyHash', read, subject };
  }
  const mistakes = read?.form === 'value' ? values.filter((value) => value !== 'false' || !isFlag(read, program)) : [];
  return read && mistakes.length > 0 ? { mistakes, read, subject } : undefined;
}

/** Whether the types take a value of `type` for an object that is always there, as they do with the answer to a hash read. */
function mayBeHash(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection | ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter)) !== 0;
}

const HASH_READ = new RegExp([...namesWithRole((role) => role.kind === 'cache' && role.miss === 'empty')].join('|'));

const namesHashRead = perSourceFile(({ isDeclarationFile, text }) => !isDeclarationFile && HASH_READ.test(text));

/** Whether anything in the program names a read that answers `{}` for a miss; without one, no test can mistake it. */
export const mayReadHash = perProgram((program: ts.Program): boolean => program.getSourceFiles().some(namesHashRead));

/** `x` of `x`, `!x`, `x === null` and the like. */
function testedAlone(condition: ts.Expression): ts.Expression | undefined {
  const test = unwrapped(condition);
  if (ts.isPrefixUnaryExpression(test) && test.operator === ts.SyntaxKind.ExclamationToken) {
    return testedAlone(test.operand);
  }
  if (isNullTest(test)) {
    return unwrapped(test.left);
  }
  return ts.isIdentifier(test) || ts.isAwaitExpression(test) || ts.isPropertyAccessExpression(test) ? test : undefined;
}

const EQUALITIES = /^[!=]==?$/;

function isNullTest(test: ts.Node): test is ts.BinaryExpression {
  return ts.isBinaryExpression(test) && EQUALITIES.test(test.operatorToken.getText()) && /^(?:null|undefined)$/.test(test.right.getText());
}

/** Whether the function asks the hash for a field or its size as well, which tells a missing one. */
function isAskedOtherwise(subject: ts.Expression, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const scope = ts.findAncestor(subject, ts.isFunctionLike) ?? subject.getSourceFile();
  function isSubject(node: ts.Node): boolean {
    return ts.isExpression(node) && isSameReference(node, subject, checker);
  }
  function visit(node: ts.Node): boolean {
    const asksSize = ts.isCallExpression(node) && node.arguments.some(isSubject);
    const asksField = (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) && isSubject(node.expression) && isTested(node);
    return asksSize || asksField || (ts.forEachChild(node, visit) ?? false);
  }
  return !ts.isIdentifier(subject) ? false : visit(scope);
}

function isTested(node: ts.Node): boolean {
  const { parent } = node;
  return (
    ts.isPrefixUnaryExpression(parent) || ts.isBinaryExpression(parent) ||
    ((ts.isIfStatement(parent) || ts.isWhileStatement(parent)) && parent.expression === node) ||
    (ts.isConditionalExpression(parent) && parent.condition === node)
  );
}

/** Whether the types have a boolean where only true is ever written, as under a key that says by its presence what was seen. */
function isFlag({ answer, key }: CacheReadValue, program: ts.Program): boolean {
  return answer === 'undefined' || (key !== undefined && (isPresenceName(key.getText()) || useOfKey(key, program)?.isMark === true));
}

/** The falsy values that a cached value may have by its type: not the `''` of a text, which no one caches. */
function falsyValuesOf(type: ts.Type): readonly string[] {
  const parts = type.isUnion() ? type.types : [type];
  return [...new Set(parts.flatMap(falsyOf))];
}

function falsyOf(part: ts.Type): readonly string[] {
  if (part.flags & (ts.TypeFlags.Number | ts.TypeFlags.BigInt) || (part.isNumberLiteral() && part.value === 0)) {
    return ['0'];
  }
  return part.flags & ts.TypeFlags.BooleanLiteral ? ['false'] : part.isStringLiteral() && part.value === '' ? ["''"] : [];
}
