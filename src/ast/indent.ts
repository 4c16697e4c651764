import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

export interface Indent {
  /** What stands before the statement on its line. */
  readonly indent: string;
  /** What one level deeper adds. */
  readonly step: string;
}

/** How the lines of `statement`, which stands in a block, are indented: a level is what the block's own line lacks of it. */
export function indentOf(statement: TSESTree.Node, { lines }: Readonly<SourceCode>): Indent {
  const indent = leadingSpaceOf(lines[statement.loc.start.line - 1]);
  const outer = leadingSpaceOf(lines[(statement.parent ?? statement).loc.start.line - 1]);
  return { indent, step: indent.startsWith(outer) && indent !== outer ? indent.slice(outer.length) : '  ' };
}

function leadingSpaceOf(line: string | undefined): string {
  return /^\s*/.exec(line ?? '')?.[0] ?? '';
}
