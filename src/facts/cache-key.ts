import { classifyCall, namesWithRole, packagesWithRole } from '../calls/classify-call.ts';
import { calleeNameOf, calleeOf, calleeSymbolOf } from '../typing/callee-symbol.ts';
import { nodesOfFile } from '../typing/file-nodes.ts';
import { isDeclaredBy } from '../typing/named-type.ts';
import { perProgram } from '../typing/per-program.ts';
import ts from '../typing/typescript.ts';
import { fileKindOf } from './file-kind.ts';
import { followed } from './followed-value.ts';

/** What the program does to the keys that begin as another one does. */
export interface KeyUse {
  /** They are counted up or down, which begins at 0 where there is none. */
  readonly isCounted: boolean;
  /** Some are written with a time to live. */
  readonly expires: boolean;
  /** All that is ever written there is a mark: that the key exists is what it says. */
  readonly isMark: boolean;
}

/**
 * What `key` is made of where it is written, the parts that differ from one to the next as code: through constants, functions
 * that build keys, and callers. Misses keys that are put together by `join` or read from somewhere.
 */
export function keyTextsOf(key: ts.Expression, program: ts.Program): readonly string[] {
  return followed({ entered: new Map(), expression: key, path: [] }, program).flatMap(({ expression }) => textOf(expression) ?? []);
}

/** What the program writes and counts under keys that begin as `key` does; undefined where it does not say how it begins. */
export function useOfKey(key: ts.Expression, program: ts.Program): KeyUse | undefined {
  const writes = keyTextsOf(key, program).flatMap((text) => writesIn(program, program).get(beginningOf(text)) ?? []);
  return writes.length === 0 ? undefined : {
    expires: writes.some(({ expires }) => expires),
    isCounted: writes.some(({ value }) => value === 'counted'),
    isMark: writes.every(({ value }) => value === 'mark'),
  };
}

function textOf(expression: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(expression)) {
    return expression.text;
  }
  if (ts.isTemplateExpression(expression)) {
    return expression.head.text === '' ? undefined : expression.getText().slice(1, -1);
  }
  const isSum = ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.PlusToken;
  const left = isSum ? textOf(expression.left) : undefined;
  return left === undefined || !isSum ? undefined : left.includes('${') ? left : `${left}\${${expression.right.getText()}}`;
}

/** The part of a key before the first that differs. */
function beginningOf(text: string): string {
  const [beginning = ''] = text.split('${');
  return beginning;
}

interface Write {
  readonly expires: boolean;
  readonly value: 'counted' | 'mark' | 'other';
}

const WRITES = namesWithRole((role) => role.kind === 'cache' && role.operation === 'write');
const COUNTING = /^(?:incr|decr)(?:by|byfloat)?$/i;
const WRITING = new RegExp(`\\b(?:${[...WRITES].join('|')}|(?:incr|decr)(?:by|byfloat)?)\\s*\\(`, 'i');
const CACHES = packagesWithRole(({ kind }) => kind === 'cache');

/** By how their keys begin. */
const writesIn = perProgram<ts.Program, ReadonlyMap<string, readonly Write[]>>((program) => {
  const writes = new Map<string, Write[]>();
  const files = program.getSourceFiles().filter((file) => !file.isDeclarationFile && WRITING.test(file.text) && fileKindOf(file, program) !== 'test');
  for (const write of files.flatMap((file) => nodesOfFile(file).calls).flatMap((call) => writeOf(call, program) ?? [])) {
    for (const beginning of keyTextsOf(write.key, program).map(beginningOf)) {
      writes.set(beginning, [...(writes.get(beginning) ?? []), write]);
    }
  }
  return writes;
});

function writeOf(call: ts.CallExpression, program: ts.Program): (Write & { readonly key: ts.Expression }) | undefined {
  const name = calleeNameOf(calleeOf(call))?.text ?? '';
  if (COUNTING.test(name)) {
    const symbol = calleeSymbolOf(calleeOf(call), program.getTypeChecker());
    const [key] = call.arguments;
    return key && symbol && isDeclaredBy(symbol, CACHES, program) ? { expires: false, key, value: 'counted' } : undefined;
  }
  const role = WRITES.has(name) ? classifyCall(call, program) : undefined;
  if (role?.kind !== 'cache' || role.operation !== 'write') {
    return undefined;
  }
  const [key, value, timeToLive] = [role.key, role.value, role.timeToLive ?? null].map((index) => (index === null ? undefined : call.arguments[index]));
  return key && { expires: timeToLive !== undefined || hasExpiry(call), key, value: value !== undefined && isMark(value) ? 'mark' : 'other' };
}

/** `'1'`, `true`, the time: a value that only says that it was written. */
export function isMark(value: ts.Expression): boolean {
  return (
    (ts.isStringLiteralLike(value) && /^(?:|0|1|x|y|yes|ok|true|locked|seen)$/i.test(value.text)) || ts.isNumericLiteral(value) ||
    value.kind === ts.SyntaxKind.TrueKeyword || /\bDate\.now\(\)|\bnew Date\(\)/.test(value.getText())
  );
}

const EXPIRY = /^(?:(?:EX|PX)(?:AT)?|expir(?:ation|ationTtl|es)|ttl)$/i;

/** Whether the options of a write say how long it is kept, in words or by name. */
function hasExpiry(call: ts.CallExpression): boolean {
  return call.arguments.slice(2).some(
    (option) =>
      (ts.isStringLiteralLike(option) && EXPIRY.test(option.text)) ||
      (ts.isObjectLiteralExpression(option) && option.properties.some(({ name }) => name !== undefined && EXPIRY.test(name.getText()))),
  );
}
