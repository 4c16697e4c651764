import { textOf } from '../typing/property-value.ts';
import ts from '../typing/typescript.ts';
import type { Schema } from './schema.ts';

/** Accepts strings, or is not known to refuse them. */
export const OPEN: Schema = { is: 'open' };
/** Derived in a way that cannot be read, so that any leaf of what it is derived from may be in it. */
export const UNREAD: Schema = { is: 'open', unread: true };
/** Accepts no string, and is not there to read one. */
export const REFUSED: Schema = { is: 'refused' };

/** `z.number({ coerce: true })`, as zod 3 can also write it. */
export function coerces(options: ts.Expression | undefined): boolean {
  return (
    options !== undefined &&
    ts.isObjectLiteralExpression(options) &&
    options.properties.some(({ name }) => name !== undefined && textOf(name) === 'coerce')
  );
}

/** The names that a mask of `pick` or `omit` has, where all are written out. */
export function namesIn(mask: ts.Expression | undefined): ReadonlySet<string> | undefined {
  return mask && ts.isObjectLiteralExpression(mask) && !mask.properties.some(ts.isSpreadAssignment)
    ? new Set(mask.properties.flatMap(({ name }) => (name === undefined ? [] : [textOf(name) ?? ''])))
    : undefined;
}

/** `schema` with these fields as well. */
export function withFields(schema: Schema, fields: ReadonlyMap<string, Schema>): Schema {
  return schema.is === 'object' ? { ...schema, fields: new Map([...schema.fields, ...fields]) } : UNREAD;
}

/** `schema` with only these fields, or without them. */
export function selected(schema: Schema, names: ReadonlySet<string> | undefined, keep: boolean): Schema {
  return schema.is === 'object' && names !== undefined
    ? { ...schema, fields: new Map([...schema.fields].filter(([name]) => names.has(name) === keep)) }
    : UNREAD;
}

/** What `schema.shape.items.element` is, of `schema`. */
export function memberAt(schema: Schema, path: readonly string[]): Schema {
  const [name, ...rest] = path;
  if (name === undefined) {
    return schema;
  }
  if (name === 'shape') {
    return memberAt(schema, rest);
  }
  if (name === 'element' && schema.is === 'list') {
    return memberAt(schema.element, rest);
  }
  const field = schema.is === 'object' ? schema.fields.get(name) : undefined;
  return field === undefined ? UNREAD : memberAt(field, rest);
}
