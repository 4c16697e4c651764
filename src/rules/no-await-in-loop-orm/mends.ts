import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';
import type ts from 'typescript';

import type { Mend } from '../../fixes/mend.ts';
import type { Finding } from './finding.ts';
import { includeMend } from './include-mend.ts';
import { queryOnceMend } from './query-once-mend.ts';

/** What can be written instead: the include where it fits, otherwise one query for all keys. */
export function mendsFor(
  finding: Finding,
  sourceCode: Readonly<SourceCode>,
  program: ts.Program,
): Mend<'includeRelation' | 'queryOnce'>[] {
  if (finding.messageId === 'hoistableQuery') {
    return [];
  }
  const mend = includeMend(finding, sourceCode, program) ?? queryOnceMend(finding, sourceCode, program);
  return mend === undefined ? [] : [mend];
}
