import path from 'node:path';

import plugin from './dist/index.js';

const LEVELS = ['proved', 'policy', 'likely', 'skeleton'];
const PRESETS = '#presets';
const RULES_TABLE =
  /(?<=<!-- begin auto-generated rules list -->\n[^|]*)\|[^]*?\|(?=\n\n<!-- end auto-generated rules list -->)/u;

/** @type {import('eslint-doc-generator').GenerateOptions} */
export default {
  configEmoji: [
    ['recommended', '✅'],
    ['strict', '🔒'],
  ],
  ignoreConfig: ['typed', 'companions', 'disable-type-checked'],
  postprocess: (content, file) =>
    path.basename(file) === 'README.md'
      ? content.replace(RULES_TABLE, addMends)
      : content.replaceAll(`](${PRESETS})`, `](../../README.md${PRESETS})`),
  ruleDocNotices: ['deprecated', 'configs', 'fixableAndHasSuggestions', 'requiresTypeChecking'],
  ruleDocTitleFormat: 'desc-parens-prefix-name',
  ruleListColumns: ['name', 'description', 'configsError', 'configsWarn', 'fixableAndHasSuggestions'],
  urlConfigs: PRESETS,
};

/** Adds a column with the levels in `meta.docs.mends` to the table of rules. */
function addMends(table) {
  const [header, rule, ...rows] = table.split('\n');
  const levels = rows.map((row) => levelsOf(/\[([^\]]+)\]/u.exec(row)[1]));
  const width = Math.max('Mends'.length, ...levels.map(({ length }) => length));

  return [
    `${header} ${'Mends'.padEnd(width)} |`,
    `${rule} :${'-'.repeat(width - 1)} |`,
    ...rows.map((row, index) => `${row} ${levels[index].padEnd(width)} |`),
  ].join('\n');
}

function levelsOf(ruleName) {
  const mends = new Set(Object.values(plugin.rules[ruleName].meta.docs.mends ?? {}));
  return LEVELS.filter((level) => mends.has(level)).join(', ');
}
