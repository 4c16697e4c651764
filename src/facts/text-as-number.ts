import { classifyCall } from '../calls/classify-call.ts';
import { nullishOf } from '../typing/absence.ts';
import { calledBodiesOf } from '../typing/called-bodies.ts';
import { calledText, calleeNameOf, calleeOf, calleeSymbolOf } from '../typing/callee-symbol.ts';
import { localReferencesOf, writeOf } from '../typing/local-references.ts';
import { isEquality } from '../typing/not-a-number.ts';
import { textOf } from '../typing/property-value.ts';
import ts from '../typing/typescript.ts';
import { wrapped } from '../typing/wrapped.ts';
import { PARSE_NAMES } from './request-sites.ts';

/** Calls and variables that are followed. Variables made of each other lead round in a circle. */
const MAX_STEPS = 5;

/** A use of a text that means a number: what it is, by name. */
interface Use {
  readonly at: ts.Node;
  readonly name: string;
}

/**
 * What the first use of `declaration` that takes it for the number its type says is called, where it is a text at run time. Undefined
 * where something on the way converts it or asks what it is, and where all that is done with it comes to the same for a text.
 */
export function textAsNumberOf(declaration: ts.ParameterDeclaration, program: ts.Program): string | undefined {
  const uses = usesOf(declaration, program, 0);
  return uses?.toSorted((one, other) => one.at.pos - other.at.pos)[0]?.name;
}

/** Undefined where something converts it. */
type Uses = readonly Use[] | undefined;

function usesOf(declaration: ts.ParameterDeclaration | ts.VariableDeclaration, program: ts.Program, depth: number): Uses {
  if (!ts.isIdentifier(declaration.name)) {
    return [];
  }
  return joined(localReferencesOf(declaration, program), (use) => (writeOf(use) === undefined ? usesAt(use, program, depth) : undefined));
}

function joined<Node>(nodes: readonly Node[], usesOfEach: (node: Node) => Uses): Uses {
  const all: Use[] = [];
  for (const node of nodes) {
    const uses = usesOfEach(node);
    if (uses === undefined) {
      return undefined;
    }
    all.push(...uses);
  }
  return all;
}

function usesAt(value: ts.Expression, program: ts.Program, depth: number): Uses {
  const node = wrapped(value);
  const { parent } = node;
  if (ts.isTypeOfExpression(parent) || (ts.isPrefixUnaryExpression(parent) && parent.operator !== ts.SyntaxKind.ExclamationToken)) {
    return undefined;
  }
  if (ts.isBinaryExpression(parent)) {
    return usesInOperation(node, parent, program, depth);
  }
  if (ts.isConditionalExpression(parent)) {
    return parent.condition === node ? [] : usesAt(parent, program, depth);
  }
  if (ts.isVariableDeclaration(parent)) {
    return depth >= MAX_STEPS ? undefined : usesOf(parent, program, depth + 1);
  }
  if ((ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression !== node) {
    return usesInCall(parent, node, undefined, program, depth);
  }
  if (ts.isPropertyAccessExpression(parent)) {
    return parent.name.text === 'toString' ? undefined : [{ at: node, name: parent.getText() }];
  }
  if (ts.isCaseOrDefaultClause(parent) || ts.isSwitchStatement(parent)) {
    return [{ at: node, name: `switch (${node.getText()})` }];
  }
  return usesInPart(node, undefined, program, depth);
}

const PASSING: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken, ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken,
]);

/** All other arithmetic and each comparison of order makes a number of a text by itself. */
function usesInOperation(node: ts.Expression, operation: ts.BinaryExpression, program: ts.Program, depth: number): Uses {
  const { left, operatorToken, right } = operation;
  const other = left === node ? right : left;
  if (PASSING.has(operatorToken.kind)) {
    return usesAt(operation, program, depth);
  }
  const isSum = operatorToken.kind === ts.SyntaxKind.PlusToken && isNumber(other, program);
  return isSum || (isEquality(operation) && nullishOf(other) === undefined) ? [{ at: node, name: operation.getText() }] : [];
}

function isNumber(expression: ts.Expression, program: ts.Program): boolean {
  return (program.getTypeChecker().getTypeAtLocation(expression).flags & ts.TypeFlags.NumberLike) !== 0;
}

const CONVERTING: ReadonlySet<string> = new Set(['BigInt', 'Number', 'String', 'isInteger', 'isSafeInteger', 'parseFloat', 'parseInt']);

const ASKING: ReadonlySet<string> = new Set(['isFinite', 'isNaN']);

/** What `call` does with `argument`, which is the text or, under `property`, holds it. What packages do with it is known of those that are modelled. */
function usesInCall(call: ts.CallExpression | ts.NewExpression, argument: ts.Node, property: string | undefined, program: ts.Program, depth: number): Uses {
  const name = calleeNameOf(calleeOf(call))?.text ?? '';
  if (CONVERTING.has(name)) {
    return undefined;
  }
  if (ASKING.has(name) || isMath(call) || classifyCall(call, program)?.kind === 'log') {
    return [];
  }
  if (PARSE_NAMES.has(name)) {
    return undefined;
  }
  const bodies = calledBodiesOf(call, program);
  if (bodies.length === 0 && isOfPackage(call, program) && classifyCall(call, program) === undefined) {
    return [];
  }
  if (bodies.length === 0 || depth >= MAX_STEPS) {
    return [{ at: argument, name: calledText(call) }];
  }
  if (property !== undefined) {
    return bodies.some(({ body }) => isConvertedIn(body, property, program, depth + 1)) ? undefined : [{ at: argument, name: calledText(call) }];
  }
  const index = call.arguments?.findIndex((each) => each === argument) ?? -1;
  const inner = joined(bodies, ({ declaration }) => {
    const parameter = declaration.parameters[index];
    return parameter === undefined ? [] : usesOf(parameter, program, depth + 1);
  });
  return inner?.map((use) => ({ at: argument, name: use.name }));
}

function isOfPackage(call: ts.CallExpression | ts.NewExpression, program: ts.Program): boolean {
  const declarations = calleeSymbolOf(calleeOf(call), program.getTypeChecker())?.declarations ?? [];
  return declarations.length > 0 && declarations.every((declaration) => declaration.getSourceFile().isDeclarationFile);
}

function isMath(call: ts.CallExpression | ts.NewExpression): boolean {
  const { expression } = call;
  return ts.isPropertyAccessExpression(expression) && expression.expression.getText() === 'Math';
}

/** Whether anything of this name is converted in `body`, or in what is called there with it; a name too many costs a report, never makes one. */
function isConvertedIn(body: ts.Node, name: string, program: ts.Program, depth: number): boolean {
  function visit(node: ts.Node): boolean {
    return isConversionOf(node, name) || isHandedOn(node) || (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false);
  }
  function isHandedOn(node: ts.Node): boolean {
    return (
      depth < MAX_STEPS && ts.isCallExpression(node) && names(node.arguments, name) &&
      calledBodiesOf(node, program).some((called) => isConvertedIn(called.body, name, program, depth + 1))
    );
  }
  return visit(body);
}

function isConversionOf(node: ts.Node, name: string): boolean {
  if (ts.isCallExpression(node)) {
    return CONVERTING.has(calleeNameOf(calleeOf(node))?.text ?? '') && names(node.arguments, name);
  }
  return (ts.isPrefixUnaryExpression(node) && names([node.operand], name)) || (ts.isTypeOfExpression(node) && names([node.expression], name));
}

function names(operands: readonly ts.Node[], name: string): boolean {
  return operands.some((operand) => operand.getText().match(/\w+/g)?.includes(name));
}

/** Where the literal arrives that holds the text. */
function usesInPart(part: ts.Node, property: string | undefined, program: ts.Program, depth: number): Uses {
  const { parent } = ts.isExpression(part) ? wrapped(part) : part;
  if (ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent)) {
    return usesInPart(parent.parent, property ?? textOf(parent.name), program, depth);
  }
  if (ts.isArrayLiteralExpression(parent) || ts.isSpreadAssignment(parent) || ts.isSpreadElement(parent)) {
    return usesInPart(ts.isArrayLiteralExpression(parent) ? parent : parent.parent, property, program, depth);
  }
  return (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && ts.isExpression(part) && parent.expression !== part && property !== undefined
    ? usesInCall(parent, part, property, program, depth)
    : [];
}
