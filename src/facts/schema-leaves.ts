import { ANY_KEY } from './followed-value.ts';
import type { Schema, SchemaLeaf } from './schema.ts';

export interface LeafAt {
  readonly leaf: SchemaLeaf;
  /** Where in what is parsed the leaf's value stands; `[]` for an element of a list or record. */
  readonly path: readonly string[];
  /** A `.catch` around it hides that it refuses. */
  readonly fallback: boolean;
  /** It tells the options of a union apart, which only a plain literal can. */
  readonly discriminates: boolean;
}

/** The leaves of a schema that no string gets past, each with its place; an option of a union that takes the string excuses the others. */
export function leavesOf(schema: Schema): readonly LeafAt[] {
  switch (schema.is) {
    case 'leaf':
      return [{ discriminates: false, fallback: false, leaf: schema, path: [] }];
    case 'object':
      return [...schema.fields].flatMap(([name, field]) => below(name, field));
    case 'list':
      return below(ANY_KEY, schema.element);
    case 'every':
      return schema.parts.flatMap(leavesOf);
    case 'fallback':
      return leavesOf(schema.inner).map((found) => ({ ...found, fallback: true }));
    case 'union':
      return leavesOfUnion(schema.options, schema.discriminator);
    case 'open':
    case 'refused':
      return [];
  }
}

function below(name: string, schema: Schema): readonly LeafAt[] {
  return leavesOf(schema).map((found) => ({ ...found, path: [name, ...found.path] }));
}

function leavesOfUnion(options: readonly Schema[], discriminator: string | undefined): readonly LeafAt[] {
  return options.flatMap((option) =>
    leavesOf(option)
      .filter(({ path }) => discriminator !== undefined || !options.some((other) => takesText(other, path)))
      .map((found) => (found.path.length === 1 && found.path[0] === discriminator ? { ...found, discriminates: true } : found)),
  );
}

function takesText(schema: Schema, [name, ...rest]: readonly string[]): boolean {
  switch (schema.is) {
    case 'open':
      return true;
    case 'leaf':
    case 'refused':
      return false;
    case 'object': {
      const field = name === undefined ? undefined : schema.fields.get(name);
      return field !== undefined && takesText(field, rest);
    }
    case 'list':
      return name !== undefined && takesText(schema.element, rest);
    case 'every':
      return schema.parts.every((part) => takesText(part, name === undefined ? [] : [name, ...rest]));
    case 'fallback':
      return takesText(schema.inner, name === undefined ? [] : [name, ...rest]);
    case 'union':
      return schema.options.some((option) => takesText(option, name === undefined ? [] : [name, ...rest]));
  }
}

/** Whether nothing in `schema` was derived in a way that cannot be read: a leaf that is not in it is not there. */
export function isReadWhole(schema: Schema): boolean {
  switch (schema.is) {
    case 'open':
      return schema.unread !== true;
    case 'object':
      return [...schema.fields.values()].every(isReadWhole);
    case 'list':
      return isReadWhole(schema.element);
    case 'every':
      return schema.parts.every(isReadWhole);
    case 'fallback':
      return isReadWhole(schema.inner);
    case 'union':
      return schema.options.every(isReadWhole);
    case 'leaf':
    case 'refused':
      return true;
  }
}
