import type ts from 'typescript';

import type { TextEdit } from '../../../fixes/text-edits.ts';

/** What a query answers with: its rows, or the one row, and what stands for none. */
export type Answer = 'list' | 'null' | 'undefined';

/** A read of the rows of one key, and how its library asks for those of many at once. */
export interface KeyedQuery {
  /** The property of a row that equals the key. */
  readonly column: string;
  readonly key: ts.Expression;
  /** What the rows are rows of, as the code names it. */
  readonly table: string;
  readonly answers: Answer;
  /** Whether no two rows have the same key. */
  readonly isUnique: boolean;
  /** The edits of the query that make it ask for `keys`, the text of a list. */
  readonly edits: (keys: string) => readonly TextEdit[];
  /** The edits of the imports that go with them. */
  readonly imports?: readonly TextEdit[];
  /** The property of a related row that is the key, where the column holds such a row. */
  readonly related?: string | undefined;
  /** An empty list of keys makes SQL that some databases refuse. */
  readonly refusesNone?: true;
}
