import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

/** An Error in an object literal. */
export interface ErrorInFields {
  readonly error: TSESTree.Expression;
  readonly literal: TSESTree.ObjectExpression;
  /** The property of `literal` that is the Error, or in whose value it stands deeper. */
  readonly property: TSESTree.Property;
  /** Name of `property`. */
  readonly key: string;
  readonly isNested: boolean;
}

/** The Errors that `literal` holds, at any depth; misses those under computed keys and those that are spread. */
export function errorsInFields(literal: TSESTree.ObjectExpression, isError: (value: TSESTree.Expression) => boolean): ErrorInFields[] {
  return literal.properties.flatMap((property): ErrorInFields[] => {
    const key = property.type === AST_NODE_TYPES.Property ? keyOf(property) : undefined;
    if (property.type !== AST_NODE_TYPES.Property || key === undefined) {
      return [];
    }
    const value = property.value as TSESTree.Expression;
    const field = { key, literal, property };
    return isError(value)
      ? [{ ...field, error: value, isNested: false }]
      : nestedErrorsIn(value, isError).map((error) => ({ ...field, error, isNested: true }));
  });
}

function nestedErrorsIn(value: TSESTree.Expression, isError: (value: TSESTree.Expression) => boolean): TSESTree.Expression[] {
  switch (value.type) {
    case AST_NODE_TYPES.ArrayExpression:
      return value.elements.flatMap((element) => {
        const item = element === null || element.type === AST_NODE_TYPES.SpreadElement ? undefined : element;
        return item === undefined ? [] : isError(item) ? [item] : nestedErrorsIn(item, isError);
      });
    case AST_NODE_TYPES.ObjectExpression:
      return errorsInFields(value, isError).map(({ error }) => error);
    default:
      return [];
  }
}

function keyOf(property: TSESTree.Property): string | undefined {
  if (property.computed) {
    return property.key.type === AST_NODE_TYPES.Literal ? String(property.key.value) : undefined;
  }
  return property.key.type === AST_NODE_TYPES.Literal ? String(property.key.value) : property.key.name;
}
