import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Block {
  /** First word of the info string. */
  readonly language: string;
  /** Second word: what the block shows. */
  readonly label: string;
  /** The other words: `strict` is `''`, `fixture=redis-4` is `'redis-4'`. */
  readonly words: ReadonlyMap<string, string>;
  readonly text: string;
  /** Of the opening fence. */
  readonly line: number;
}

const docs = path.join(import.meta.dirname, '../../docs');

/** Names of the rules that have a page. */
export function pages(): string[] {
  return readdirSync(path.join(docs, 'rules')).map((file) => path.basename(file, '.md'));
}

export function pageOf(rule: string): string {
  return readFileSync(path.join(docs, 'rules', `${rule}.md`), 'utf8');
}

/** The fenced blocks of a page. */
export function blocksIn(page: string): Block[] {
  const blocks: Block[] = [];
  const fence = /^```(?<info>\S.*)\n(?<text>[^]*?)^```$/gm;
  for (const { groups, index } of page.matchAll(fence)) {
    const { info = '', text = '' } = groups ?? {};
    const [language = '', label = '', ...words] = info.split(' ');
    blocks.push({
      label,
      language,
      line: page.slice(0, index).split('\n').length,
      text,
      words: new Map(words.map((word) => [word.replace(/=.*/, ''), word.includes('=') ? word.replace(/^[^=]*=/, '') : ''])),
    });
  }
  return blocks;
}
