import { CONTRACT_NAMES } from '../calls/classify-contract.ts';
import { BODY_PARSER_NAMES, INPUT_NAMES, mayBeInput, QUERY_PARSER_OPTIONS, ROUTE_SCHEMA_NAMES, ROUTE_SCHEMA_PARTS } from '../calls/classify-input.ts';
import { nodesOfFile } from '../typing/file-nodes.ts';
import { isProperty } from '../typing/property-value.ts';
import ts from '../typing/typescript.ts';
import { writesFirst } from '../typing/written-members.ts';
import { perSourceFile } from '../typing/per-source-file.ts';
import { unwrapped } from '../typing/unwrapped.ts';

/** What in a file may be about the data of requests, by syntax alone. */
export interface RequestSites {
  readonly aliases: readonly (ts.BindingElement | ts.VariableDeclaration)[];
  readonly assigned: readonly ts.PropertyAccessExpression[];
  readonly bodyParsers: readonly ts.CallExpression[];
  readonly contracts: readonly ts.CallExpression[];
  /** `Object.defineProperty(req, 'query', …)`. */
  readonly defined: readonly ts.CallExpression[];
  /** An input as an argument. */
  readonly handed: readonly ts.PropertyAccessExpression[];
  readonly parses: readonly ts.CallExpression[];
  /** Calls and properties that may set a framework's parser of queries. */
  readonly queryParsers: readonly (ts.CallExpression | ts.ObjectLiteralElementLike)[];
  readonly routeSchemas: readonly (ts.PropertyAssignment | ts.ShorthandPropertyAssignment)[];
}

/** Methods of a schema that hold a value against it. */
export const PARSE_NAMES: ReadonlySet<string> = new Set(['parse', 'parseAsync', 'safeParse', 'safeParseAsync', 'spa']);

/** The text says sooner than the tree that a file has nothing of it. */
const WORTH_READING = new RegExp(
  [
    `\\b(?:${[...PARSE_NAMES, ...CONTRACT_NAMES, ...BODY_PARSER_NAMES].join('|')})\\s*(?:\\?\\.)?[(<]`,
    `\\b(?:${[...ROUTE_SCHEMA_NAMES].join('|')})\\s*[:,}]`,
    'query parser',
    ...QUERY_PARSER_OPTIONS,
    // An input that is written, kept or handed on, and not called.
    `\\.(?:${INPUT_NAMES.join('|')})\\b(?!\\s*[(<?.])`,
    `\\{[^{}]*\\b(?:${INPUT_NAMES.join('|')})\\b[^{}]*\\}\\s*[=:,)]`,
    '\\b(?:defineProperty|Reflect)\\b',
  ].join('|'),
);

/** The places of a file where requests may be read, validated or changed; what they really are is for those who ask to find out. */
export const requestSitesIn = perSourceFile((file): RequestSites => {
  const aliases: (ts.BindingElement | ts.VariableDeclaration)[] = [];
  const defined: ts.CallExpression[] = [];
  const handed: ts.PropertyAccessExpression[] = [];
  const assigned: ts.PropertyAccessExpression[] = [];
  const bodyParsers: ts.CallExpression[] = [];
  const contracts: ts.CallExpression[] = [];
  const parses: ts.CallExpression[] = [];
  const queryParsers: (ts.CallExpression | ts.ObjectLiteralElementLike)[] = [];
  const routeSchemas: (ts.PropertyAssignment | ts.ShorthandPropertyAssignment)[] = [];

  function addCall(call: ts.CallExpression): void {
    const name = writtenName(call.expression) ?? '';
    const [first] = call.arguments;
    if (PARSE_NAMES.has(name) && mayParse(call)) {
      parses.push(call);
    } else if (BODY_PARSER_NAMES.has(name)) {
      bodyParsers.push(...(isKept(call) ? [call] : []));
    } else if (name === 'set' && first && ts.isStringLiteral(first) && first.text === 'query parser') {
      queryParsers.push(call);
    } else if (CONTRACT_NAMES.has(name)) {
      contracts.push(call);
    } else if (definedInput(call) !== undefined) {
      defined.push(call);
    } else {
      assigned.push(...inputsAccessed(writesFirst(call.expression) ? first : undefined));
      handed.push(...call.arguments.map(unwrapped).filter(isInputAccess));
    }
  }

  function addProperty(property: ts.ObjectLiteralElementLike): void {
    if (isProperty(property) && ts.isIdentifier(property.name) && ROUTE_SCHEMA_NAMES.has(property.name.text) && mayHoldSchemas(property)) {
      routeSchemas.push(property);
    } else if (property.name !== undefined && QUERY_PARSER_OPTIONS.has(property.name.getText())) {
      queryParsers.push(property);
    }
  }

  if (!file.isDeclarationFile && WORTH_READING.test(file.text)) {
    const nodes = nodesOfFile(file);
    nodes.calls.forEach(addCall);
    nodes.properties.forEach(addProperty);
    aliases.push(...nodes.bindings.filter(isAlias));
    assigned.push(...nodes.assignments.flatMap(({ left }) => inputsAccessed(left)));
  }
  return { aliases, assigned, bodyParsers, contracts, defined, handed, parses, queryParsers, routeSchemas };
});

function writtenName(callee: ts.Expression): string | undefined {
  return ts.isIdentifier(callee) ? callee.text : ts.isPropertyAccessExpression(callee) ? callee.name.text : undefined;
}

/** A method of whatever stands before the dot, or a function that is handed the schema as well as the value. */
function mayParse({ arguments: given, expression: callee }: ts.CallExpression): boolean {
  return ts.isPropertyAccessExpression(callee)
    ? given.length > 0 && !(ts.isIdentifier(callee.expression) && BUILT_IN.has(callee.expression.text))
    : given.length > 1;
}

const BUILT_IN: ReadonlySet<string> = new Set(['Date', 'JSON']);

/** Whether something is done with what `call` makes: `app.use(express.json())`, where `res.json(body)` stands alone or is returned. */
function isKept(call: ts.CallExpression): boolean {
  const { parent } = call;
  return (
    !ts.isExpressionStatement(parent) &&
    !ts.isAwaitExpression(parent) &&
    !ts.isPropertyAccessExpression(parent) &&
    !((ts.isReturnStatement(parent) || ts.isArrowFunction(parent)) && isHandedIn(call.expression))
  );
}

/** Whether `callee` is a method of a parameter: `res` of a handler, and no module. */
function isHandedIn(callee: ts.Expression): boolean {
  const receiver = ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
  return (
    receiver !== undefined &&
    (!ts.isIdentifier(receiver) ||
      ts.findAncestor(
        callee,
        (ancestor) =>
          ts.isFunctionLike(ancestor) &&
          ancestor.parameters.some(({ name }) => ts.isIdentifier(name) && name.text === receiver.text),
      ) !== undefined)
  );
}

/** Whether `property` may hold the schemas of a route by its parts: it names one, or does not say what it holds. */
function mayHoldSchemas(property: ts.PropertyAssignment | ts.ShorthandPropertyAssignment): boolean {
  return (
    !ts.isPropertyAssignment(property) ||
    !ts.isObjectLiteralExpression(property.initializer) ||
    property.initializer.properties.some(({ name }) => name === undefined || ROUTE_SCHEMA_PARTS.has(name.getText()))
  );
}

/** The name of the input that `call` defines on what it is handed first. */
export function definedInput({ arguments: [, key], expression: callee }: ts.CallExpression): string | undefined {
  return key !== undefined && ts.isStringLiteralLike(key) && mayBeInput(key.text) && writesFirst(callee) ? key.text : undefined;
}

function isInputAccess(expression: ts.Expression): expression is ts.PropertyAccessExpression {
  return ts.isPropertyAccessExpression(expression) && mayBeInput(expression.name.text);
}

/** `const input = req.query`, `const { query } = req`. */
function isAlias(node: ts.Node): node is ts.BindingElement | ts.VariableDeclaration {
  if (ts.isVariableDeclaration(node)) {
    return node.initializer !== undefined && ts.isIdentifier(node.name) && isInputAccess(unwrapped(node.initializer));
  }
  return ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent) && mayBeInput((node.propertyName ?? node.name).getText());
}

function inputsAccessed(target: ts.Expression | undefined): readonly ts.PropertyAccessExpression[] {
  const input = target && accessedInput(target);
  return input === undefined ? [] : [input];
}

/** `req.query` of an assignment to it or to something below it. */
function accessedInput(target: ts.Expression): ts.PropertyAccessExpression | undefined {
  if (ts.isPropertyAccessExpression(target) && mayBeInput(target.name.text)) {
    return target;
  }
  return ts.isPropertyAccessExpression(target) ||
    ts.isElementAccessExpression(target) ||
    ts.isAsExpression(target) ||
    ts.isParenthesizedExpression(target)
    ? accessedInput(target.expression)
    : undefined;
}
