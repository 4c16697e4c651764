import { readFileSync } from 'node:fs';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import * as prettier from 'prettier';
import rule from '../src/rules/no-silent-default-on-null-cache.ts';
import { openFixture } from './support/fixture.ts';
const { directory } = openFixture('redis');
const options = JSON.parse(process.argv[3] ?? '{}');
const [head, ...cases] = readFileSync(process.argv[2]!, 'utf8').split(/^=== /m);
const linter = new Linter({ cwd: directory });
for (const c of cases) {
  const [name, ...rest] = c.split('\n');
  const body = (await prettier.format(rest.join('\n'), { parser: 'typescript', singleQuote: true, printWidth: 110 })).trim();
  const pre = head!.trim() + '\n';
  const messages = linter.verify(pre + body, [{ files: ['**/*.ts'], languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: directory } }, plugins: { p: { rules: { r: rule as never } } }, rules: { 'p/r': ['error', { allow: [], values: 'business', ...options }] } }], { filename: 'file.ts' });
  const lines = body.split('\n');
  const offset = pre.split('\n').length - 1;
  for (const m of messages.reverse()) lines.splice(m.line - offset, 0, ' '.repeat(m.column - 1) + '~'.repeat(Math.max(1, (m.endColumn ?? 0) - m.column)) + ' ' + m.messageId + (m.endLine !== m.line ? ' MULTILINE' : ''));
  console.log(`  '${name!.replace(/^[+-] /, '').trim().replace(/'/g, "\\'")}': \`\n${lines.join('\n').replace(/[\\`]|\$\{/g, '\\$&')}\`,`);
}
