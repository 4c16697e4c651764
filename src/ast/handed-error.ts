import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

/** Where in an argument of a log call the Error stands. */
export interface HandedError {
  readonly error: TSESTree.Expression;
  readonly form: 'argument' | 'array' | 'concatenation' | 'object' | 'template';
  readonly argument: TSESTree.Expression;
}

/** The first Error that `argument` prints: itself, or in its template, its `+`, its list or its object, one level deep. */
export function handedErrorIn(
  argument: TSESTree.CallExpressionArgument,
  isError: (candidate: TSESTree.Expression) => boolean,
): HandedError | undefined {
  if (argument.type === AST_NODE_TYPES.SpreadElement) {
    return undefined;
  }
  const { candidates, form } = printedBy(argument);
  const error = candidates.find(isError);
  return error && { argument, error, form };
}

function printedBy(argument: TSESTree.Expression): { candidates: readonly TSESTree.Expression[]; form: HandedError['form'] } {
  switch (argument.type) {
    case AST_NODE_TYPES.ArrayExpression:
      return { candidates: argument.elements.filter(isExpression), form: 'array' };
    case AST_NODE_TYPES.BinaryExpression:
      return { candidates: argument.operator === '+' ? operandsOf(argument) : [], form: 'concatenation' };
    case AST_NODE_TYPES.ObjectExpression:
      return { candidates: argument.properties.flatMap(valuesOf), form: 'object' };
    case AST_NODE_TYPES.TemplateLiteral:
      return { candidates: argument.expressions, form: 'template' };
    case AST_NODE_TYPES.Literal:
      return { candidates: [], form: 'argument' };
    default:
      return { candidates: [argument], form: 'argument' };
  }
}

function isExpression(element: TSESTree.ArrayExpression['elements'][number]): element is TSESTree.Expression {
  return element !== null && element.type !== AST_NODE_TYPES.SpreadElement;
}

function operandsOf({ left, right }: TSESTree.BinaryExpression): TSESTree.Expression[] {
  const first = left.type === AST_NODE_TYPES.BinaryExpression && left.operator === '+' ? operandsOf(left) : [left as TSESTree.Expression];
  return [...first, right];
}

function valuesOf(property: TSESTree.ObjectLiteralElement): TSESTree.Expression[] {
  return property.type === AST_NODE_TYPES.Property ? [property.value as TSESTree.Expression] : [];
}
