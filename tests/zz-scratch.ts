import { readFileSync } from 'node:fs';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import rule from '../src/rules/no-silent-default-on-null-cache.ts';
import { openFixture } from './support/fixture.ts';
const project = process.argv[3] ?? 'redis';
const { directory, errorsOf } = openFixture(project);
const options = JSON.parse(process.argv[4] ?? '{}');
const text = readFileSync(process.argv[2]!, 'utf8');
const [head, ...cases] = text.split(/^=== /m);
const linter = new Linter({ cwd: directory });
for (const c of cases) {
  const [name, ...rest] = c.split('\n');
  const code = head + rest.join('\n');
  const messages = linter.verify(code, [{ files: ['**/*.ts'], languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: directory } }, plugins: { p: { rules: { r: rule as never } } }, rules: { 'p/r': ['error', { allow: [], values: 'business', ...options }] } }], { filename: 'file.ts' });
  const errs = errorsOf(code);
  const n = messages.length;
  const expected = name!.startsWith('+');
  console.log((expected === n > 0 ? 'ok   ' : 'WRONG'), name, errs.length ? 'TS: ' + errs.join(' | ') : '');
  for (const m of messages) if (process.argv[5] || expected !== n > 0) console.log('      ', m.line, m.messageId ?? m.message, '|', m.message.slice(0, 230), '| sugg', m.suggestions?.map((s) => s.messageId).join(','), m.fix ? 'FIX' : '');
}
