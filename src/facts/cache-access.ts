import { type CacheCall, classifyCall, namesWithRole } from '../calls/classify-call.ts';
import { calledBodiesOf } from '../typing/called-bodies.ts';
import { calleeNameOf, calleeOf } from '../typing/callee-symbol.ts';
import { isFunctionWithBody } from '../typing/enclosing-function.ts';
import { nodesOfFile } from '../typing/file-nodes.ts';
import { perProgram } from '../typing/per-program.ts';
import { referencedSymbolOf } from '../typing/referenced-symbol.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { keyPartsOf } from './key-parts.ts';

/** A call that comes to a cache, other than one in the memory of the process: that takes keys and values as they are. */
export interface CacheAccess {
  /** What the library does in the end. */
  readonly role: CacheCall;
  /** The library's own call, which may stand in a function of the project that this one runs. */
  readonly at: ts.CallExpression;
  /** What names the key in this call; several where a function of the project makes one of its parameters. */
  readonly keys: readonly ts.Expression[];
  /** What is written by this call. */
  readonly value: ts.Expression | undefined;
  /** How a function of the project writes the value; undefined where this call is the library's own. */
  readonly written: ts.Expression | undefined;
}

interface Wrapper {
  readonly at: ts.CallExpression;
  readonly role: CacheCall;
  readonly keys: readonly number[];
  readonly value: number | undefined;
}

const NAMES = namesWithRole(({ kind }) => kind === 'cache');

/** Whether a call by `name` may come to a cache, to turn calls away before a type is asked. */
export function mayAccessCache(name: string, program: ts.Program): boolean {
  return NAMES.has(name) || wrappersIn(program, program).has(name);
}

/**
 * The cache that `call` comes to: by itself, or as the call of a function of the project that hands its parameter on as the key, or
 * in the key, or as the value. Misses wrappers of wrappers, and those in a file that nowhere says Redis.
 */
export const cacheAccessOf = perProgram((call: ts.CallExpression, program): CacheAccess | undefined => {
  const role = classifyCall(call, program);
  if (role?.kind === 'cache') {
    return role.inProcess === true ? undefined : { at: call, keys: listed(argumentOf(call, role.key)), role, value: argumentOf(call, role.value), written: undefined };
  }
  const name = calleeNameOf(calleeOf(call))?.text;
  const wrappers = name === undefined ? undefined : wrappersIn(program, program).get(name);
  for (const { declaration } of wrappers === undefined ? [] : calledBodiesOf(call, program)) {
    const wrapper = wrappers?.get(declaration);
    if (wrapper !== undefined) {
      const { at, keys, role: wrapped, value } = wrapper;
      return { at, keys: keys.flatMap((key) => argumentOf(call, key) ?? []), role: wrapped, value: argumentOf(call, value), written: argumentOf(at, wrapped.value) };
    }
  }
  return undefined;
});

function listed(key: ts.Expression | undefined): readonly ts.Expression[] {
  return key === undefined ? [] : [key];
}

function argumentOf(call: ts.CallExpression, index: number | null | undefined): ts.Expression | undefined {
  const argument = index === null || index === undefined ? undefined : call.arguments[index];
  return argument === undefined || call.arguments.slice(0, (index ?? 0) + 1).some(ts.isSpreadElement) ? undefined : argument;
}

/** By the name of the function, then by the function. */
const wrappersIn = perProgram((program: ts.Program): ReadonlyMap<string, ReadonlyMap<ts.Node, Wrapper>> => {
  const found = new Map<string, Map<ts.Node, Wrapper>>();
  for (const { call, holder } of program.getSourceFiles().flatMap(candidatesIn)) {
    const wrapper = wrapperOf(call, holder, program);
    const name = wrapper && nameOf(holder);
    if (wrapper !== undefined && name !== undefined) {
      const named = found.get(name) ?? new Map<ts.Node, Wrapper>();
      found.set(name, named.set(holder, wrapper));
    }
  }
  return found;
});

function wrapperOf(at: ts.CallExpression, holder: ts.SignatureDeclaration, program: ts.Program): Wrapper | undefined {
  const role = classifyCall(at, program);
  if (role?.kind !== 'cache' || role.inProcess === true) {
    return undefined;
  }
  const key = argumentOf(at, role.key);
  const value = argumentOf(at, role.value);
  const keyed = key === undefined ? [] : keyPartsOf(key, program).map(({ expression }) => parameterOf(expression, holder, program));
  const wrapper = { at, keys: [...new Set(keyed.filter((index) => index !== undefined))], role, value: value && parameterOf(writtenFrom(value), holder, program) };
  return wrapper.keys.length === 0 && wrapper.value === undefined ? undefined : wrapper;
}

/** `value` of `JSON.stringify(value)`, `String(value)` and `` `${value}` ``. */
export function writtenFrom(value: ts.Expression): ts.Expression {
  const text = unwrapped(value);
  if (ts.isCallExpression(text) && /^(?:JSON\.stringify|String)$/.test(text.expression.getText())) {
    return text.arguments[0] ?? text;
  }
  const [span, ...others] = ts.isTemplateExpression(text) && text.head.text === '' ? text.templateSpans : [];
  return span?.literal.text === '' && others.length === 0 ? span.expression : value;
}

function parameterOf(expression: ts.Expression, { parameters }: ts.SignatureDeclaration, program: ts.Program): number | undefined {
  const value = unwrapped(expression);
  const declaration = ts.isIdentifier(value) ? referencedSymbolOf(value, program.getTypeChecker())?.valueDeclaration : undefined;
  const index = parameters.findIndex((parameter) => parameter === declaration);
  return index === -1 ? undefined : index;
}

function nameOf(holder: ts.SignatureDeclaration): string | undefined {
  const { name = ts.isVariableDeclaration(holder.parent) || ts.isPropertyDeclaration(holder.parent) || ts.isPropertyAssignment(holder.parent) ? holder.parent.name : undefined } = holder;
  return name !== undefined && ts.isIdentifier(name) ? name.text : undefined;
}

interface Candidate {
  readonly call: ts.CallExpression;
  readonly holder: ts.SignatureDeclaration;
}

/** The calls that, by their name, may come to a cache and stand in a function with parameters. */
function candidatesIn(file: ts.SourceFile): readonly Candidate[] {
  const calls = !file.isDeclarationFile && /redis/i.test(file.text) ? nodesOfFile(file).calls : [];
  return calls
    .filter((call) => NAMES.has(calleeNameOf(call.expression)?.text ?? ''))
    .flatMap((call) => {
      const holder = ts.findAncestor(call, isNamedWithParameters);
      return holder === undefined ? [] : [{ call, holder }];
    });
}

function isNamedWithParameters(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return isFunctionWithBody(node) && node.parameters.length > 0 && nameOf(node) !== undefined;
}
