import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

/** `wanted`, with a number behind it if the file uses that name already. */
export function freshName(wanted: string, { ast }: Readonly<SourceCode>): string {
  const taken = new Set(ast.tokens.map(({ value }) => value));
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) {
    name = `${wanted}${count}`;
  }
  return name;
}
