import { isDeclaredBySchemaLibrary } from '../calls/classify-schema-call.ts';
import { isHole } from '../typing/binding-hole.ts';
import { calleeNameOf, calleeOf, calleeSymbolOf } from '../typing/callee-symbol.ts';
import { localReferencesOf } from '../typing/local-references.ts';
import { perProgram } from '../typing/per-program.ts';
import { identifiersOf } from '../typing/references.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { wrapped } from '../typing/wrapped.ts';
import { type CoercedInput, inputsOf, placeOf } from './coerced-input.ts';
import { PARSE_NAMES } from './request-sites.ts';
import { isGuardedNumber } from './unchecked-number.ts';
import type { WireValue } from './wire-value.ts';

/** A step of a schema that makes a number of any text, and of text that is no number NaN, which the schema takes for valid. */
export interface UncheckedTransform {
  /** Where it stands in what is parsed. */
  readonly path: readonly string[];
  readonly wire: WireValue;
  /** The module or namespace that the schema is built with; undefined where its builders are called by their own names. */
  readonly namespace: string | undefined;
  /** Whether it is sure to answer with a number. */
  readonly isPlain: boolean;
}

/**
 * What `call`, a `schema.transform(…)`, makes of text from the wire, where nothing in its expression refuses NaN and nothing looks at
 * what comes out where it is parsed. Misses schemas that are put together of several constants, and guards further away.
 */
export function uncheckedTransformOf(call: ts.CallExpression, program: ts.Program): UncheckedTransform | undefined {
  const [step] = call.arguments;
  const parse = step && parseIn(step);
  const text = parse && plainTextOf((call.expression as ts.PropertyAccessExpression).expression);
  if (parse === undefined || text === undefined || isRefusedAround(call) || !isOfSchemaLibrary(call, program)) {
    return undefined;
  }
  const inputs = inputsOf(call, program);
  const input = inputs.find(({ wire }) => wire !== undefined && wire.part !== 'text');
  return input?.wire === undefined || inputs.some((each) => isLookedAt(each, placeOf(each.site, call), program))
    ? undefined
    : { isPlain: parse === 'plain' && !text.isOptional, namespace: text.namespace, path: placeOf(input.site, call), wire: input.wire };
}

const PARSES: ReadonlySet<string> = new Set(['Number', 'parseFloat', 'parseInt']);

/** Whether `step` is `Number`, or a function of one parameter that does nothing but make a number of it, if it is there at all. */
function parseIn(step: ts.Expression): 'conditional' | 'plain' | undefined {
  if (!ts.isArrowFunction(step)) {
    return isParseName(step) ? 'plain' : undefined;
  }
  const [parameter, ...others] = step.parameters;
  if (parameter === undefined || others.length > 0 || !ts.isIdentifier(parameter.name) || ts.isBlock(step.body)) {
    return undefined;
  }
  const { text } = parameter.name;
  const body = unwrapped(step.body);
  if (!ts.isConditionalExpression(body)) {
    return isParseOf(body, text) ? 'plain' : undefined;
  }
  return unwrapped(body.condition).getText() === text && isParseOf(unwrapped(body.whenTrue), text) ? 'conditional' : undefined;
}

function isParseName(expression: ts.Expression): boolean {
  const name = ts.isPropertyAccessExpression(expression) && expression.expression.getText() === 'Number' ? expression.name : expression;
  return ts.isIdentifier(name) && PARSES.has(name.text);
}

function isParseOf(expression: ts.Expression, name: string): boolean {
  const operand =
    ts.isCallExpression(expression) && isParseName(expression.expression)
      ? expression.arguments[0]
      : ts.isPrefixUnaryExpression(expression) && expression.operator === ts.SyntaxKind.PlusToken
        ? expression.operand
        : undefined;
  const held = operand && unwrapped(operand);
  const read = held !== undefined && ts.isBinaryExpression(held) && held.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken ? held.left : held;
  return read !== undefined && ts.isIdentifier(read) && read.text === name;
}

/** Steps that say nothing of which text it is. */
const SILENT: ReadonlySet<string> = new Set([
  'default', 'describe', 'max', 'meta', 'min', 'nonempty', 'nullable', 'nullish', 'optional', 'readonly', 'toLowerCase', 'toUpperCase', 'trim',
]);

const OPTIONAL: ReadonlySet<string> = new Set(['nullable', 'nullish', 'optional']);

/** Whether `schema` takes any text, or any that is not empty: `z.string().min(1)`. */
function plainTextOf(schema: ts.Expression): { readonly isOptional: boolean; readonly namespace: string | undefined } | undefined {
  let isOptional = false;
  for (let link = schema; ts.isCallExpression(link); ) {
    const { expression: callee } = link;
    const name = calleeNameOf(callee)?.text ?? '';
    if (name === 'string') {
      return { isOptional, namespace: ts.isPropertyAccessExpression(callee) && ts.isIdentifier(callee.expression) ? callee.expression.text : undefined };
    }
    if (!SILENT.has(name) || !ts.isPropertyAccessExpression(callee)) {
      return undefined;
    }
    isOptional ||= OPTIONAL.has(name);
    link = callee.expression;
  }
  return undefined;
}

/** What may be done to what holds it without anything looking at what it made. */
const KEEPING: ReadonlySet<string> = new Set([
  ...SILENT, 'array', 'extend', 'merge', 'omit', 'openapi', 'partial', 'passthrough', 'pick', 'required', 'safeExtend', 'strict', 'strip',
]);

const REFUSING: ReadonlySet<string> = new Set(['and', 'catch', 'check', 'intersection', 'or', 'pipe', 'preprocess', 'refine', 'superRefine', 'transform', 'union']);

/** Whether anything that is written around `call` may refuse NaN or be another way out: `.refine`, `.pipe`, `.or`, a union. */
function isRefusedAround(call: ts.Expression): boolean {
  for (let child: ts.Node = call; ts.isExpression(child.parent) || ts.isPropertyAssignment(child.parent); child = child.parent) {
    const { parent } = child;
    if (!ts.isCallExpression(parent)) {
      continue;
    }
    const name = calleeNameOf(parent.expression)?.text ?? '';
    if (PARSE_NAMES.has(name)) {
      return false;
    }
    if (parent.expression === child ? !KEEPING.has(name) : REFUSING.has(name)) {
      return true;
    }
  }
  return false;
}

function isOfSchemaLibrary(call: ts.CallExpression, program: ts.Program): boolean {
  const [declaration] = calleeSymbolOf(calleeOf(call), program.getTypeChecker())?.declarations ?? [];
  return declaration !== undefined && isDeclaredBySchemaLibrary(declaration, program);
}

/** Whether the number is looked at where it comes out of the parse, or anything by its name. */
function isLookedAt({ site: { data, node } }: CoercedInput, path: readonly string[], program: ts.Program): boolean {
  const name = path.at(-1);
  return (
    ('expression' in data && ts.isCallExpression(node) && readsOf(node, path, program).some((read) => isGuardedNumber(read, program))) ||
    (name !== undefined && guardsByName(program, program)(name))
  );
}

/** The places that read the value at `path` in what the parse `call` answers, also behind the result of a `safeParse`. */
function readsOf(call: ts.CallExpression, path: readonly string[], program: ts.Program): readonly ts.Expression[] {
  let result: ts.Expression = wrapped(call);
  while (ts.isAwaitExpression(result.parent)) {
    result = wrapped(result.parent);
  }
  return readsBelow(result, path, program);
}

function readsBelow(holder: ts.Expression, path: readonly string[], program: ts.Program): readonly ts.Expression[] {
  const node = wrapped(holder);
  const { parent } = node;
  if (ts.isVariableDeclaration(parent) && parent.initializer === node) {
    return readsOfName(parent, path, program);
  }
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node) {
    const [first, ...rest] = path;
    return parent.name.text === first ? readsBelow(parent, rest, program) : parent.name.text === 'data' ? readsBelow(parent, path, program) : [];
  }
  return path.length === 0 ? [holder] : [];
}

function readsOfName(declaration: ts.BindingElement | ts.VariableDeclaration, path: readonly string[], program: ts.Program): readonly ts.Expression[] {
  const { name } = declaration;
  if (ts.isIdentifier(name)) {
    return localReferencesOf(declaration, program).flatMap((use) => (path.length === 0 ? [use] : readsBelow(use, path, program)));
  }
  const [first, ...rest] = path;
  return name.elements.flatMap((element) => {
    if (isHole(element)) {
      return [];
    }
    const key = (element.propertyName ?? element.name).getText();
    return key === first ? readsOfName(element, rest, program) : key === 'data' ? readsOfName(element, path, program) : [];
  });
}

/** Whether anything looks at what is read by `name` off anything, itself or parsed once more. A name too many costs a report, never makes one. */
const guardsByName = perProgram<ts.Program, (name: string) => boolean>((program) => {
  const known = new Map<string, boolean>();
  return (name) => {
    const found = known.get(name) ?? readsNamed(name, program).some((read) => isGuarded(read, program));
    known.set(name, found);
    return found;
  };
});

function readsNamed(name: string, program: ts.Program): readonly ts.Expression[] {
  return program.getSourceFiles().flatMap((file): readonly ts.Expression[] =>
    file.isDeclarationFile || !file.text.includes(name)
      ? []
      : identifiersOf(name, file).flatMap(({ parent }): readonly ts.Expression[] =>
          ts.isPropertyAccessExpression(parent) && parent.name.text === name
            ? [parent]
            : ts.isBindingElement(parent) && (parent.propertyName ?? parent.name).getText() === name
              ? localReferencesOf(parent, program)
              : [],
        ),
  );
}

function isGuarded(read: ts.Expression, program: ts.Program): boolean {
  const { parent } = wrapped(read);
  const isParsed = ts.isCallExpression(parent) && isParseName(parent.expression);
  return isGuardedNumber(read, program) || (isParsed && isGuardedNumber(parent, program));
}
