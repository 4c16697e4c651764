import type ts from 'typescript';

import { perSourceFile } from '../typing/per-source-file.ts';
import { generatedSchemaOf } from './generated-client.ts';

/** A field of one model that holds rows of another. */
export interface Relation {
  readonly name: string;
  /** The model of those rows. */
  readonly model: string;
  readonly isList: boolean;
  /** Whether the foreign key is on the other model. */
  readonly isInverse: boolean;
  /** Columns that are equal in both: the one of the model that has the field, and the one of the other. */
  readonly keys: readonly { readonly own: string; readonly other: string }[];
}

interface Field {
  readonly name: string;
  readonly type: string;
  readonly isList: boolean;
  readonly isOptional: boolean;
  readonly attributes: string;
}

export interface DataModel {
  readonly name: string;
  readonly fields: readonly Field[];
}

/**
 * The relations of the model behind `delegate` (`prisma.user`) and that model's name, read from the schema that the generated
 * client carries. Misses clients without their schema, and those changed by `$extends`, whose members are no delegates of their own.
 */
export function dataModelOf(
  delegate: ts.Expression,
  program: ts.Program,
): { name: string; relations: readonly Relation[] } | undefined {
  const symbol = program.getTypeChecker().getTypeAtLocation(delegate).getSymbol();
  const declaration = symbol?.declarations?.[0];
  const name = symbol !== undefined && symbol.name.endsWith('Delegate') ? symbol.name.slice(0, -'Delegate'.length) : undefined;
  const models = declaration && modelsBeside(declaration.getSourceFile());
  const model = name === undefined ? undefined : models?.get(name);
  return model && models && { name: model.name, relations: relationsOf(model, models) };
}

/** The models of the schema from which the client that `file` belongs to was generated. */
const modelsBeside = perSourceFile((file): ReadonlyMap<string, DataModel> => parseModels(generatedSchemaOf(file) ?? ''));

/** The models in the text of a Prisma schema. Reads names, types and relations; misses views, and what the client is told to ignore. */
export function parseModels(schema: string): ReadonlyMap<string, DataModel> {
  const blocks = withoutComments(schema).matchAll(/^\s*model\s+(\w+)\s*\{(.*?)^\s*\}/gms);
  return new Map(
    [...blocks].flatMap(([, name = '', body = '']) =>
      body.includes('@@ignore') ? [] : [[name, { fields: fieldsIn(body).filter((field) => !isIgnored(field)), name }]],
    ),
  );
}

/** Texts may hold what looks like a comment. */
function withoutComments(schema: string): string {
  return schema.replace(/("(?:[^"\\\n]|\\.)*")|\/\/.*$|\/\*[^]*?\*\//gm, (_, text?: string) => text ?? '');
}

function isIgnored({ attributes }: Field): boolean {
  return /(?<!@)@ignore\b/.test(attributes.replace(/"(?:[^"\\\n]|\\.)*"/g, '""'));
}

const FIELD = /^[^\S\n]*(?<name>\w+)[^\S\n]+(?<type>\w+)(?<list>\[\])?(?<optional>\?)?(?<attributes>[^\n]*)$/gm;

function fieldsIn(body: string): Field[] {
  return [...body.matchAll(FIELD)].map(({ groups = {} }) => ({
    attributes: groups['attributes'] ?? '',
    isList: groups['list'] !== undefined,
    isOptional: groups['optional'] !== undefined,
    name: groups['name'] ?? '',
    type: groups['type'] ?? '',
  }));
}

/** The relations of `model`, as far as the schema tells the columns they join. */
export function relationsOf(model: DataModel, models: ReadonlyMap<string, DataModel>): Relation[] {
  return model.fields.flatMap((field): Relation[] => {
    const other = models.get(field.type);
    if (other === undefined) {
      return [];
    }
    const common = { isList: field.isList, model: other.name, name: field.name };
    const owned = keysIn(field);
    if (owned !== undefined) {
      return [{ ...common, isInverse: false, keys: owned.map(({ field: own, references }) => ({ other: references, own })) }];
    }
    const opposites = other.fields.filter(
      (candidate) => candidate.type === model.name && candidate !== field && nameIn(candidate) === nameIn(field),
    );
    const keys = opposites.length === 1 ? opposites.flatMap((opposite) => keysIn(opposite) ?? []) : [];
    const isNullable = keys.some(({ references }) =>
      model.fields.some(({ isOptional, name }) => name === references && isOptional),
    );
    return keys.length === 0 || isNullable
      ? []
      : [{ ...common, isInverse: true, keys: keys.map(({ field: other, references }) => ({ other, own: references })) }];
  });
}

/** `[{ field: 'userId', references: 'id' }]` of `@relation(fields: [userId], references: [id])`. */
function keysIn({ attributes }: Field): { field: string; references: string }[] | undefined {
  const fields = listIn(attributes, 'fields');
  const references = listIn(attributes, 'references');
  return fields.length === 0 || fields.length !== references.length
    ? undefined
    : fields.map((field, index) => ({ field, references: references[index] ?? '' }));
}

function listIn(attributes: string, name: string): string[] {
  const inside = new RegExp(`@relation\\([^)]*\\b${name}:\\s*\\[([^\\]]*)\\]`).exec(attributes)?.[1] ?? '';
  return inside
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

/** The name that both sides of a relation give, where there is more than one between the models. */
function nameIn({ attributes }: Field): string | undefined {
  return (
    /@relation\(\s*(?:name:\s*)?"([^"]*)"/.exec(attributes)?.[1] ?? /@relation\([^)]*\bname:\s*"([^"]*)"/.exec(attributes)?.[1]
  );
}
