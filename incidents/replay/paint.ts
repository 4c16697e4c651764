import { styleText } from 'node:util';

/** How wide the output is. */
export const WIDTH = 100;

const COLOURED = process.stdout.isTTY && !process.env['NO_COLOR'];

export function paint(style: 'bold' | 'cyan' | 'dim' | 'green' | 'red' | 'yellow', text: string): string {
  return COLOURED ? styleText(style, text, { validateStream: false }) : text;
}

/** Breaks a text at its spaces, and a word that is too long where it must. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((whole) => whole.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [''])) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
