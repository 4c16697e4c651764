import { argumentsOf, carriedThrough, mentionIn, mentions, operandsOf, withDerived } from '../../facts/data-flow.ts';
import { referencedSymbolOf } from '../../typing/referenced-symbol.ts';
import ts from '../../typing/typescript.ts';
import { unwrapped } from '../../typing/unwrapped.ts';
import type { Repeated } from './finding.ts';

const LIST_FILTERS = new Set(['hasEvery', 'hasSome', 'in', 'notIn']);

/** What is gone through are chunks: the query takes the whole list that a pass is about. */
export function takesChunk({ call, iteration, query }: Repeated, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const varying = withDerived(iteration.varying, iteration.body, program);
  // The list beside SQL fills its placeholders, one each.
  const isFilling = (argument: ts.Expression): boolean => query.evidence.statement !== undefined && ts.isArrayLiteralExpression(unwrapped(argument));
  const carries = carriedThrough(query.steps, varying, program);
  return (
    query.evidence.bulk ||
    operandsOf(query.at).some((argument) =>
      propertiesIn(argument, program).some(
        ({ name, value }) => LIST_FILTERS.has(name) && carries(value) && isGiven(value, query, program),
      ),
    ) ||
    operandsOf(call).some(
      (argument) =>
        (mentions(argument, varying, checker) && isList(checker.getTypeAtLocation(argument), checker) && !isFilling(argument)) ||
        mentionIn(argument, (identifier) => {
          const symbol = referencedSymbolOf(identifier, checker);
          return (
            symbol !== undefined &&
            varying.has(symbol) &&
            !isPicked(identifier) &&
            isList(checker.getTypeAtLocation(identifier), checker)
          );
        }),
    )
  );
}

function isList(type: ts.Type, checker: ts.TypeChecker): boolean {
  return checker.isArrayType(type) || checker.isTupleType(type);
}

/** Whether only an element of `list`, or its length, is used. */
function isPicked({ parent }: ts.Identifier): boolean {
  return ts.isElementAccessExpression(parent) || (ts.isPropertyAccessExpression(parent) && parent.name.text === 'length');
}

const PAGE_ARGUMENTS = new Set(['cursor', 'offset', 'skip']);

/** Each pass asks for the next page, by cursor or offset. */
export function pages({ iteration, query }: Repeated, program: ts.Program): boolean {
  const carries = carriedThrough(query.steps, withDerived(iteration.varying, iteration.body, program), program);
  if (ts.isTaggedTemplateExpression(query.at) && ts.isTemplateExpression(query.at.template)) {
    const { head, templateSpans } = query.at.template;
    return templateSpans.some(
      ({ expression }, index) =>
        /\boffset\s*$/i.test((index === 0 ? head : templateSpans[index - 1]?.literal)?.text ?? '') && carries(expression),
    );
  }
  return isPageOf(query.at, carries) || operandsOf(query.at).some((argument) =>
    propertiesIn(argument, program).some(
      ({ name, value }) => PAGE_ARGUMENTS.has(name) && carries(value) && isGiven(value, query, program),
    ),
  );
}

/** Whether the chain that `call` ends skips as many rows as differs from pass to pass. */
function isPageOf(call: ts.Node, carries: (node: ts.Node) => boolean): boolean {
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) {
    return false;
  }
  const { expression, name } = call.expression;
  return (PAGE_ARGUMENTS.has(name.text) && call.arguments.some(carries)) || isPageOf(unwrapped(expression), carries);
}

/** Whether the call of the function that holds the query names `value` at all, where that is a field of an object it is handed. */
function isGiven(value: ts.Expression, { steps }: Repeated['query'], program: ts.Program): boolean {
  const last = steps.at(-1);
  const field = fieldOf(value, program.getTypeChecker());
  const index = last === undefined || field === undefined ? -1 : last.called.declaration.parameters.indexOf(field.parameter);
  const given = last === undefined || last.handedOn ? undefined : argumentsOf(last.call)[index];
  const literal = given && unwrapped(given);
  if (field === undefined || literal === undefined || !ts.isObjectLiteralExpression(literal)) {
    return true;
  }
  return literal.properties.some((property) => ts.isSpreadAssignment(property) || property.name.getText() === field.name);
}

/** `skip` of `params`, for `params.skip` and for a `skip` that is taken out of it. */
function fieldOf(
  value: ts.Expression,
  checker: ts.TypeChecker,
): { name: string; parameter: ts.ParameterDeclaration } | undefined {
  if (ts.isPropertyAccessExpression(value)) {
    const holder = declarationOf(value.expression, checker);
    return holder !== undefined && ts.isParameter(holder) ? { name: value.name.text, parameter: holder } : undefined;
  }
  const element = declarationOf(value, checker);
  if (element === undefined || !ts.isBindingElement(element) || !ts.isIdentifier(element.propertyName ?? element.name)) {
    return undefined;
  }
  const { parent } = element.parent;
  const holder = ts.isVariableDeclaration(parent) && parent.initializer ? declarationOf(parent.initializer, checker) : parent;
  const name = (element.propertyName ?? element.name).getText();
  return holder !== undefined && ts.isParameter(holder) ? { name, parameter: holder } : undefined;
}

function declarationOf(expression: ts.Expression, checker: ts.TypeChecker): ts.Declaration | undefined {
  return ts.isIdentifier(expression) ? referencedSymbolOf(expression, checker)?.valueDeclaration : undefined;
}

/** The properties written in `argument`, in literals however deep, and in the constants it names. */
function propertiesIn(argument: ts.Expression, program: ts.Program): { name: string; value: ts.Expression }[] {
  const found: { name: string; value: ts.Expression }[] = [];
  const checker = program.getTypeChecker();
  const seen = new Set<ts.Node>();
  function visit(node: ts.Node): void {
    if (seen.has(node)) {
      return;
    }
    seen.add(node);
    if (ts.isPropertyAssignment(node)) {
      found.push({ name: node.name.getText(), value: node.initializer });
    } else if (ts.isShorthandPropertyAssignment(node)) {
      found.push({ name: node.name.text, value: node.name });
    } else if (ts.isIdentifier(node)) {
      const declaration = referencedSymbolOf(node, checker)?.valueDeclaration;
      if (
        declaration !== undefined &&
        ts.isVariableDeclaration(declaration) &&
        declaration.initializer !== undefined &&
        ts.isObjectLiteralExpression(unwrapped(declaration.initializer))
      ) {
        visit(declaration.initializer);
      }
    }
    ts.forEachChild(node, visit);
  }
  visit(argument);
  return found;
}
