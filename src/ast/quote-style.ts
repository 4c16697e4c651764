import { AST_TOKEN_TYPES } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

/** `text` as a string literal in the quotes the file uses; a template where quoting it would take an escape. */
export function quoted(text: string, { ast }: Readonly<SourceCode>): string {
  if (/['"\\\n\r]/.test(text)) {
    return `\`${text.replace(/[\\`]|\$\{/g, '\\$&')}\``;
  }
  const quote = ast.tokens.find(({ type }) => type === AST_TOKEN_TYPES.String)?.value.startsWith('"') ? '"' : "'";
  return `${quote}${text}${quote}`;
}
