import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

/** The placeholders of `text` in their order, `%s` or `%o`; none where the text is not written out. */
export function placeholdersOf(text: TSESTree.Expression): readonly string[] {
  return (writtenTextOf(text) ?? '').match(/%[%A-Za-z]/g)?.filter((placeholder) => placeholder !== '%%') ?? [];
}

function writtenTextOf(text: TSESTree.Expression): string | undefined {
  if (text.type === AST_NODE_TYPES.Literal) {
    return typeof text.value === 'string' ? text.value : undefined;
  }
  return text.type === AST_NODE_TYPES.TemplateLiteral ? text.quasis.map(({ value }) => value.cooked).join('') : undefined;
}

/** The source of a plain text without the placeholder that ends it; undefined where it holds another, or is no plain text. */
export function withoutPlaceholder(source: string, placeholder: string): string | undefined {
  const [, quote = '', text] = /^(['"`])(.*)\1$/s.exec(source) ?? [];
  return text?.endsWith(placeholder) === true && text.indexOf('%') === text.length - placeholder.length && !text.includes('${')
    ? `${quote}${text.slice(0, -placeholder.length).trimEnd()}${quote}`
    : undefined;
}
