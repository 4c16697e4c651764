import type { LeafKind } from '../../facts/schema.ts';
import type { SchemaLibrary } from '../../libraries/library.ts';

/** The text of one mend around and in a leaf and its checks, which stay as they are written. */
export interface Spelling {
  readonly before: string;
  /** What stands instead of the builder's name. */
  readonly builder: string;
  /** What stands right after the builder's call. */
  readonly afterBuilder: string;
  readonly after: string;
}

export interface SpelledLeaf {
  readonly dialect: SchemaLibrary['dialect'];
  /** What the code writes before the builder's name: `z.`. */
  readonly namespace: string;
  /** As the code names it. */
  readonly builder: string;
  readonly kind: LeafKind;
  /** The checks on it refuse zero, which an empty string becomes. */
  readonly refusesZero: boolean;
  /** The checks on it refuse what is infinite. */
  readonly refusesInfinity: boolean;
  readonly values: 'bigint' | 'boolean' | 'number' | 'other';
}

const UNCHANGED: Omit<Spelling, 'builder'> = { after: '', afterBuilder: '', before: '' };

/** A leaf that takes the text of its value and refuses all other text, the empty one above all. */
export function coercedSafely(leaf: SpelledLeaf): Spelling | undefined {
  switch (leaf.kind) {
    case 'boolean':
      return coercedBoolean(leaf);
    case 'date':
      return piped(leaf, isoText(leaf), coerce(leaf, 'date', 'string'));
    case 'bigint':
    case 'number':
      return coercedNumber(leaf, leaf.kind);
    case 'enum':
      return leaf.values === 'number' ? thenChecked(leaf, text(leaf), 'number') : undefined;
    case 'literal':
      return coercedLiteral(leaf);
  }
}

/** A leaf that turns whatever it is given into its kind, as far as the library does; undefined where that takes any text for true. */
export function coercedLoosely(leaf: SpelledLeaf): Spelling | undefined {
  if (isPlain(leaf)) {
    return { ...UNCHANGED, builder: `coerce.${leaf.kind}` };
  }
  return leaf.kind === 'number' && leaf.builder === 'int' && leaf.dialect === 'classic'
    ? { ...UNCHANGED, builder: 'coerce.number().int' }
    : undefined;
}

/** A leaf that takes its kind or the text of it, for bodies that are JSON or a form. */
export function acceptingEither(leaf: SpelledLeaf): Spelling | undefined {
  const { builder, dialect, kind, namespace } = leaf;
  if (kind === 'boolean') {
    const spoken = coercedBoolean(leaf);
    return spoken && { ...spoken, after: '])', before: `${namespace}union([${namespace}boolean(), ` };
  }
  if (kind !== 'number' || !(builder === 'number' || (builder === 'int' && dialect === 'classic'))) {
    return undefined;
  }
  const either = `${namespace}union([${namespace}number(), ${text(leaf)}])`;
  return piped(leaf, either, coerce(leaf, 'number', 'number | string'));
}

function isPlain({ builder, kind }: SpelledLeaf): boolean {
  return builder === kind && (kind === 'number' || kind === 'bigint' || kind === 'date');
}

function coercedNumber(leaf: SpelledLeaf, kind: 'bigint' | 'number'): Spelling {
  const isInt = leaf.builder === 'int' && leaf.dialect === 'classic';
  if (leaf.builder !== kind && !isInt) {
    return thenChecked(leaf, text(leaf), kind);
  }
  const finite = leaf.dialect === 'zod 3' && kind === 'number' && !leaf.refusesInfinity ? '.finite()' : '';
  if (leaf.refusesZero && leaf.dialect !== 'zod 3') {
    return { ...UNCHANGED, builder: isInt ? 'coerce.number().int' : `coerce.${kind}` };
  }
  if (leaf.refusesZero && kind === 'number') {
    return { ...UNCHANGED, afterBuilder: finite, builder: 'coerce.number' };
  }
  // BigInt throws for text that is no number, which early versions of zod 3 let through.
  const guard = leaf.dialect === 'zod 3' && kind === 'bigint' ? `${leaf.namespace}string().regex(/^-?\\d+$/)` : text(leaf);
  return { ...piped(leaf, guard, coerce(leaf, kind, 'string')), afterBuilder: finite };
}

function coercedBoolean({ dialect, builder }: SpelledLeaf): Spelling | undefined {
  if (builder !== 'boolean') {
    return undefined;
  }
  return dialect === 'zod 3'
    ? { ...UNCHANGED, builder: "enum(['true', 'false']).transform((value) => value === 'true')" }
    : { ...UNCHANGED, builder: 'stringbool' };
}

function coercedLiteral(leaf: SpelledLeaf): Spelling | undefined {
  const { dialect, namespace, refusesZero, values } = leaf;
  if (values === 'boolean') {
    return dialect === 'zod 3' ? undefined : checkedAfter(leaf, `${namespace}stringbool()`);
  }
  if (values === 'number' && refusesZero) {
    return checkedAfter(leaf, `${namespace}coerce.number()`);
  }
  return values === 'other' ? undefined : thenChecked(leaf, text(leaf), values);
}

/** Text that is not empty. */
function text({ dialect, namespace }: SpelledLeaf): string {
  return dialect === 'mini'
    ? `${namespace}string().check(${namespace}trim(), ${namespace}minLength(1))`
    : `${namespace}string().trim().min(1)`;
}

function isoText({ dialect, namespace }: SpelledLeaf): string {
  switch (dialect) {
    case 'mini':
      return `${namespace}union([${namespace}iso.datetime({ offset: true }), ${namespace}iso.date()])`;
    case 'classic':
      return `${namespace}iso.datetime({ offset: true }).or(${namespace}iso.date())`;
    case 'zod 3':
      return `${namespace}string().datetime({ offset: true }).or(${namespace}string().date())`;
  }
}

/** zod 4 wants to be told what comes out of the pipe as soon as a check follows. */
function coerce({ builder, dialect, kind }: SpelledLeaf, to: 'bigint' | 'date' | 'number', input: string): string {
  const coerced = dialect === 'zod 3' ? `coerce.${to}` : `coerce.${to}<${input}>`;
  return builder === 'int' && kind === 'number' ? `${coerced}().int` : coerced;
}

/** `first.pipe(leaf)`, with `builder` instead of the leaf's own. */
function piped({ dialect, namespace }: SpelledLeaf, first: string, builder: string): Spelling {
  return dialect === 'mini'
    ? { ...UNCHANGED, after: ')', before: `${namespace}pipe(${first}, `, builder }
    : { ...UNCHANGED, after: ')', before: `${first}.pipe(`, builder };
}

/** The leaf as it is, held against the number that the text is. */
function thenChecked(leaf: SpelledLeaf, first: string, to: 'bigint' | 'number'): Spelling {
  const { dialect, namespace } = leaf;
  const coerced = dialect === 'zod 3' ? `${namespace}coerce.${to}()` : `${namespace}coerce.${to}<string>()`;
  return checkedAfter(leaf, dialect === 'mini' ? `${namespace}pipe(${first}, ${coerced})` : `${first}.pipe(${coerced})`);
}

function checkedAfter(leaf: SpelledLeaf, first: string): Spelling {
  return piped(leaf, first, leaf.builder);
}
