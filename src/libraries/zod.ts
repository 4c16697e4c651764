import type { SchemaLibrary, SchemaStep } from './library.ts';

type Steps = Readonly<Record<string, SchemaStep>>;

/** What is not listed accepts strings, or is not known to refuse them: strings, `coerce`, `preprocess`, codecs, `transform`, `custom`. */
const builders: Steps = {
  array: 'array',
  bigint: 'bigint',
  boolean: 'boolean',
  date: 'date',
  discriminatedUnion: 'discriminated',
  enum: 'enum',
  intersection: 'both',
  lazy: 'lazy',
  literal: 'literal',
  nan: 'absent',
  nativeEnum: 'enum',
  never: 'absent',
  null: 'absent',
  nullable: 'optional',
  number: 'number',
  object: 'object',
  optional: 'optional',
  record: 'record',
  strictObject: 'object',
  tuple: 'tuple',
  undefined: 'absent',
  union: 'union',
  void: 'absent',
};

const buildersOf4: Steps = {
  ...builders,
  _catch: 'fallback',
  _default: 'default',
  _enum: 'enum',
  _lazy: 'lazy',
  _null: 'absent',
  _undefined: 'absent',
  exactOptional: 'optional',
  float32: 'number',
  float64: 'number',
  int: 'number',
  int32: 'number',
  int64: 'bigint',
  looseObject: 'object',
  looseRecord: 'record',
  nonoptional: 'same',
  nullish: 'optional',
  partialRecord: 'record',
  pipe: 'same',
  prefault: 'prefault',
  readonly: 'same',
  uint32: 'number',
  uint64: 'bigint',
  xor: 'union',
};

/** Methods of an object schema, which zod/mini has as functions. */
const derivations: Steps = {
  catchall: 'same',
  exactPartial: 'same',
  extend: 'extend',
  merge: 'merge',
  omit: 'omit',
  partial: 'same',
  pick: 'pick',
  required: 'same',
  safeExtend: 'extend',
};

const checks: Steps = Object.fromEntries(
  [
    'brand',
    'check',
    'clone',
    'finite',
    'gt',
    'gte',
    'int',
    'length',
    'lt',
    'lte',
    'max',
    'min',
    'multipleOf',
    'negative',
    'nonempty',
    'nonnegative',
    'nonpositive',
    'overwrite',
    'positive',
    'readonly',
    'refine',
    'safe',
    'step',
    'superRefine',
    'with',
  ].map((name) => [name, 'same']),
);

const methods: Steps = {
  ...checks,
  ...derivations,
  and: 'both',
  array: 'array',
  augment: 'extend',
  catch: 'fallback',
  deepPartial: 'same',
  default: 'default',
  describe: 'metadata',
  exactOptional: 'optional',
  innerType: 'same',
  loose: 'same',
  meta: 'metadata',
  nonoptional: 'same',
  nonstrict: 'same',
  nullable: 'optional',
  nullish: 'optional',
  optional: 'optional',
  or: 'either',
  passthrough: 'same',
  pipe: 'same',
  prefault: 'prefault',
  refinement: 'same',
  register: 'metadata',
  removeCatch: 'same',
  removeDefault: 'same',
  sourceType: 'same',
  strict: 'same',
  strip: 'same',
  transform: 'same',
  unwrap: 'inner',
};

export const zod4: SchemaLibrary = {
  dialect: 'classic',
  functions: buildersOf4,
  methods,
  module: 'v4/classic/schemas',
  packages: ['zod'],
};

export const zodMini: SchemaLibrary = {
  dialect: 'mini',
  functions: { ...buildersOf4, ...derivations },
  methods,
  module: 'v4/mini/schemas',
  packages: ['zod'],
};

/** Its builders are constants, exported under other names than they are declared by: `numberType as number`. */
export const zod3: SchemaLibrary = {
  dialect: 'zod 3',
  functions: {
    ...Object.fromEntries(
      Object.entries(builders).map(([name, step]) => [name === 'bigint' ? 'bigIntType' : `${name}Type`, step]),
    ),
    oboolean: 'boolean',
    onumber: 'number',
    pipelineType: 'same',
  },
  methods,
  module: 'types',
  packages: ['zod'],
};
