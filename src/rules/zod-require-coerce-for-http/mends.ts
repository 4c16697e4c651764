import type ts from 'typescript';

import type { SchemaLeaf } from '../../facts/schema.ts';
import type { Mend } from '../../fixes/mend.ts';
import { type Edit, importedInstead } from '../../fixes/named-imports.ts';
import type { Arrival, Refused } from './arrival.ts';
import { type CheckedLeaf, checkedLeafOf, handsValueIn, isHeldToType } from './checked-leaf.ts';
import { acceptingEither, coercedLoosely, coercedSafely, type Spelling } from './spelling.ts';

export type MendIds = 'acceptEither' | 'coerceLoosely' | 'coerceSafely';

/** The ways to have a leaf accept what arrives, which may be lists where it `nests`; `isProved` says whether the safe one may ship as a fix. */
export function mendsOf(
  { leaf, discriminates }: Arrival['use'],
  refused: Refused,
  nests: boolean,
  isProved: () => boolean,
  program: ts.Program,
): readonly Mend<MendIds>[] {
  const checked = discriminates || isHeldToType(leaf.call) ? undefined : checkedLeafOf(leaf, program);
  if (checked === undefined) {
    return [];
  }
  if (refused === 'mixed') {
    return mend('acceptEither', handsValueIn(checked, checked.dialect) ? undefined : acceptingEither(checked), checked, 'likely');
  }
  const loose = mend('coerceLoosely', coercedLoosely(checked), checked, 'likely');
  // A JSON body has a bigint as a number or as text.
  if (refused === 'json' && leaf.kind === 'bigint') {
    return loose;
  }
  // A guard alone refuses a list and an object: coerced, `['5']` is 5, and zod 3 throws for what has a `toString` of its own.
  const safely = coercedSafely({ ...checked, refusesZero: checked.refusesZero && !nests });
  if (safely === undefined || (handsValueIn(checked, checked.dialect) && safely.before !== '' && !isLiteralOf3(leaf))) {
    return loose;
  }
  const safe = mend(
    'coerceSafely',
    safely,
    checked,
    checked.namespace !== '' && isSure(checked) && isProved() ? 'proved' : 'likely',
  );
  return safely.before === '' ? safe : [...safe, ...loose];
}

function isLiteralOf3({ builder, kind }: SchemaLeaf): boolean {
  return kind === 'literal' && builder.library.dialect === 'zod 3';
}

/** Whether the spelling itself leaves the rest as it was: zod 3 knows no other text for a boolean or a date than the usual one. */
function isSure({ dialect, hasOptions, kind, wrappers }: CheckedLeaf): boolean {
  const isUsual = dialect === 'zod 3' && (kind === 'boolean' || kind === 'date' || wrappers.includes('default'));
  // The leaf's own messages would be those of other failures than before.
  return !isUsual && !hasOptions;
}

function mend(
  messageId: MendIds,
  spelling: Spelling | undefined,
  leaf: CheckedLeaf,
  level: 'likely' | 'proved',
): readonly Mend<MendIds>[] {
  const edits = spelling && editsOf(spelling, leaf);
  const imports = spelling && importsOf(spelling, leaf);
  return edits === undefined || imports === undefined
    ? []
    : [
        {
          fix: (fixer) => [...imports, ...edits].map(([start, end, text]) => fixer.replaceTextRange([start, end], text)),
          level,
          messageId,
        },
      ];
}

function editsOf(
  { after, afterBuilder, before, builder }: Spelling,
  { call, checked, dialect, kind, name }: CheckedLeaf,
): readonly Edit[] {
  const start = checked.getStart();
  const replacesCall = dialect === 'zod 3' && kind === 'boolean';
  const edits: readonly Edit[] = [
    [start, start, before],
    [name.getStart(), replacesCall ? call.end : name.end, builder],
    [call.end, call.end, afterBuilder],
    [checked.end, checked.end, after],
  ];
  return edits.filter(([from, to, text]) => to > from || text !== '');
}

/** What the import has to bring where builders are called by their own names; none can be called by the name `enum`. */
function importsOf({ before, builder }: Spelling, { name, namespace }: CheckedLeaf): readonly Edit[] | undefined {
  if (namespace !== '') {
    return [];
  }
  const names = [...`${before}${builder}(`.matchAll(/(?<![.\w])[a-z]\w*(?=[.(])/gi)].map(([word]) => word);
  return names.includes('enum') ? undefined : importedInstead(name, [...new Set(names)]);
}
