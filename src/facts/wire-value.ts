import { mayBeTaught } from '../calls/classify-call.ts';
import { classifyContract } from '../calls/classify-contract.ts';
import { classifyInputCall, classifyInputMember, mayBeInput, partHeldBy, type RequestInput } from '../calls/classify-input.ts';
import type { RequestPart } from '../libraries/library.ts';
import { declaringPackageOf, DEFAULT_LIBRARY } from '../typing/declaring-package.ts';
import { isTypeNamed } from '../typing/named-type.ts';
import ts from '../typing/typescript.ts';
import { indexedBy, isClaimed } from './claimed-type.ts';
import { isConverted } from './converted-input.ts';
import { ANY_KEY, evaluated, type Followed, followed } from './followed-value.ts';

/** A value that came in as text, or, in a body, as whatever the parser in front of it made of the text. */
export interface WireValue {
  /** `text` for what is known to be a string by its type alone. */
  readonly part: RequestPart | 'text';
  readonly encoding: RequestInput['encoding'];
  /** The framework that handed it out. */
  readonly library: RequestInput['library'] | undefined;
  /** Whoever sends it can make a list or an object of one value. */
  readonly nests: boolean;
  /** As the code names it: `req.query`. */
  readonly source: string;
}

/**
 * Where the value at a path in an expression came from, if it came from the wire: one answer for each place it is written,
 * undefined for one that is not known to have. By who declares the member that is read and by the type that holds the value,
 * through everything that `followed` follows; through casts it looks at what is inside. Never by a name.
 */
export function wireValuesOf(value: Followed, program: ts.Program): readonly (WireValue | undefined)[] {
  const found = followed(value, program).map((each) => {
    const input = inputOf(each.expression, each.path, program) ?? textOf(each, program);
    return { choice: each.choice, wire: input === 'converted' ? undefined : input };
  });
  return found.map(({ choice, wire }) =>
    choice === undefined ? wire : decidingOf(found.filter((other) => other.choice === choice).map((other) => other.wire)),
  );
}

/** Of values that the code chooses between, the one that says least: nothing is known if one is not, and a body may be JSON. */
function decidingOf(wires: readonly (WireValue | undefined)[]): WireValue | undefined {
  return wires.includes(undefined) ? undefined : (wires.find((wire) => wire?.part === 'body') ?? wires[0]);
}

/** `converted` for what came from the wire, and may be anything by now. */
type Input = WireValue | 'converted' | undefined;

function inputOf(expression: ts.Expression, path: readonly string[], program: ts.Program): Input {
  return inputBehind(expression, path, program) ?? inputBelow(expression, path, program);
}

/** The input that `expression` reads from, itself or further to its left; `path` is read off it in turn. */
function inputBehind(expression: ts.Expression, path: readonly string[], program: ts.Program): Input {
  const access = evaluated(expression);
  if (ts.isCallExpression(access)) {
    const { expression: callee } = access;
    const member = ts.isPropertyAccessExpression(callee) ? (memberOf(callee, access, path, program) ?? entriesOf(callee, access, program)) : undefined;
    return member ?? answeredBy(access, program);
  }
  if (ts.isIdentifier(access)) {
    return validatedBy(access, program);
  }
  if (ts.isPropertyAccessExpression(access)) {
    return inputBehind(access.expression, [access.name.text, ...path], program) ?? memberOf(access, access, path, program);
  }
  return ts.isElementAccessExpression(access)
    ? inputBehind(access.expression, [writtenKeyOf(access.argumentExpression), ...path], program)
    : undefined;
}

/** `getQuery(event)`. What its types claim is a wish: nothing converts it. */
function answeredBy(call: ts.CallExpression, program: ts.Program): WireValue | undefined {
  const input = classifyInputCall(call, program);
  return input && wireOf(input, call.getText());
}

/** The parameter of a function that a framework has validate a part of the request: `getValidatedQuery(event, (query) => …)`. */
function validatedBy(name: ts.Identifier, program: ts.Program): WireValue | undefined {
  const parameter = program.getTypeChecker().getSymbolAtLocation(name)?.valueDeclaration;
  const call = parameter?.parent.parent;
  if (parameter === undefined || !ts.isParameter(parameter) || call === undefined || !ts.isCallExpression(call)) {
    return undefined;
  }
  const contract = classifyContract(call, program);
  return contract?.kind === 'request-contract' && contract.input !== undefined && call.arguments[contract.schema] === parameter.parent && parameter.parent.parameters[0] === parameter
    ? wireOf({ ...contract.input, library: contract.library, owner: '' }, `the request's ${contract.input.part}`)
    : undefined;
}

function writtenKeyOf(key: ts.Expression): string {
  return ts.isStringLiteralLike(key) ? key.text : ANY_KEY;
}

function memberOf(access: ts.PropertyAccessExpression, whole: ts.Expression, path: readonly string[], program: ts.Program): Input {
  if (!mayHandOut(access.name.text, program)) {
    return undefined;
  }
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(access.name);
  const input = symbol && classifyInputMember(symbol, checker.getTypeAtLocation(access.expression), program);
  if (input === undefined) {
    return undefined;
  }
  return isConverted(input, access, program) || (input.part !== 'environment' && isClaimed(checker.getTypeAtLocation(whole), path, whole, program))
    ? 'converted'
    : wireOf(input, whole.getText());
}

function mayHandOut(name: string, program: ts.Program): boolean {
  return mayBeInput(name) || mayBeTaught(name, program);
}

function wireOf({ encoding, library, nests, part }: RequestInput, source: string): WireValue {
  return { encoding, library, nests: nests ?? false, part, source };
}

/** `Object.fromEntries(url.searchParams)`, which holds as text what its argument holds as text. */
function entriesOf(callee: ts.PropertyAccessExpression, call: ts.CallExpression, program: ts.Program): Input {
  const [entries] = call.arguments;
  if (callee.name.text !== 'fromEntries' || entries === undefined) {
    return undefined;
  }
  const checker = program.getTypeChecker();
  const declaration = checker.getSymbolAtLocation(callee.name)?.declarations?.[0];
  if (declaration === undefined || declaringPackageOf(declaration, program) !== DEFAULT_LIBRARY) {
    return undefined;
  }
  return followed({ entered: new Map(), expression: entries, path: [] }, program)
    .map(
      ({ expression }) =>
        inputOf(expression, [ANY_KEY], program) ?? heldBy(checker.getTypeAtLocation(expression), expression.getText(), program),
    )
    .find((wire) => wire !== undefined);
}

/** `qs.parse(text, { decoder })`, which makes of the text what it likes. */
function isDecoded(expression: ts.Expression): boolean {
  return (
    ts.isCallExpression(expression) &&
    expression.arguments.some((argument) => ts.isObjectLiteralExpression(argument) && /\bdecoder\b/.test(argument.getText()))
  );
}

function heldBy(type: ts.Type, source: string, program: ts.Program): WireValue | undefined {
  const part = partHeldBy(type, program);
  return part && { encoding: undefined, library: undefined, nests: part === 'query' && isTypeNamed(type, 'ParsedQs', ['qs'], program), part, source };
}

/** The input among the properties that `path` reads off `expression`. */
function inputBelow(expression: ts.Expression, path: readonly string[], program: ts.Program): Input {
  const checker = program.getTypeChecker();
  let type = valueTypeOf(expression, checker);
  let source = expression.getText();
  for (const [index, name] of path.entries()) {
    const held = heldBy(type, source, program);
    if (held !== undefined) {
      return isDecoded(expression) ? undefined : held;
    }
    const member = name === ANY_KEY ? undefined : checker.getNonNullableType(type).getProperty(name);
    source = `${source}.${name}`;
    const input = member && mayHandOut(name, program) ? classifyInputMember(member, type, program) : undefined;
    if (input !== undefined) {
      return isConverted(input, expression, program) || (member && isClaimed(checker.getTypeOfSymbolAtLocation(member, expression), path.slice(index + 1), expression, program))
        ? 'converted'
        : wireOf(input, source);
    }
    const next = member === undefined ? indexedBy(type, checker) : checker.getTypeOfSymbolAtLocation(member, expression);
    if (next === undefined) {
      return undefined;
    }
    type = next;
  }
  return undefined;
}

/** What comes out when it is awaited, as `followed` looks through `await`. */
function valueTypeOf(expression: ts.Expression, checker: ts.TypeChecker): ts.Type {
  const type = checker.getTypeAtLocation(expression);
  return checker.getAwaitedType(type) ?? type;
}

/** What the code writes out is no text from outside, whatever its type. */
function textOf({ expression, path }: Followed, program: ts.Program): WireValue | undefined {
  if (ts.isStringLiteralLike(expression) || ts.isTemplateExpression(expression)) {
    return undefined;
  }
  const checker = program.getTypeChecker();
  let type: ts.Type | undefined = valueTypeOf(expression, checker);
  for (const name of path) {
    const target: ts.Type = checker.getNonNullableType(type);
    const member: ts.Symbol | undefined = name === ANY_KEY ? undefined : target.getProperty(name);
    type = member === undefined ? indexedBy(target, checker) : checker.getTypeOfSymbolAtLocation(member, expression);
    if (type === undefined) {
      return undefined;
    }
  }
  return isText(checker.getNonNullableType(type), checker)
    ? { encoding: undefined, library: undefined, nests: false, part: 'text', source: expression.getText() }
    : undefined;
}

/** Literal types are left out: they are what the code itself writes, and what it tests. */
function isText(type: ts.Type, checker: ts.TypeChecker): boolean {
  const parts = type.isUnion() ? type.types : [type];
  return parts.every((part) =>
    checker.isArrayType(part)
      ? checker.getTypeArguments(part as ts.TypeReference).every((element) => isText(element, checker))
      : (part.flags & ts.TypeFlags.String) !== 0,
  );
}
