import { getParserServices } from '@typescript-eslint/utils/eslint-utils';

import { createRule } from '../create-rule.ts';
import { fileKindOf } from '../facts/file-kind.ts';
import { isListed, isMade, isNamed, lineageOf, monitoredErrorsIn } from '../facts/monitored-errors.ts';
import { ship } from '../fixes/mend.ts';
import { settingsOf } from '../settings.ts';
import { DEFAULT_LIBRARY } from '../typing/declaring-package.ts';
import { isDeclaredBy } from '../typing/named-type.ts';

import ts from '../typing/typescript.ts';
import { extending, type MendIds, naming } from './no-unmonitored-error/mends.ts';

export default createRule<readonly [], MendIds | 'namelessError' | 'unknownError'>({
  name: 'no-unmonitored-error',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow classes of errors that the monitoring does not know',
      domain: 'logging',
      incident: 'errors-the-monitoring-did-not-know',
      mends: { extendBase: 'likely', setName: 'likely' },
      recommended: 'strict',
      requiresTypeChecking: true,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    messages: {
      extendBase: 'Extend `{{base}}`, which the monitoring knows.',
      namelessError: '`{{error}}` gives its errors no `name`: wherever they are told by it, they are one more `Error` among all others.',
      setName: 'Give it its name.',
      unknownError: '`{{error}}` extends nothing that the handler of all errors tests for ({{known}}): where it is thrown, it arrives there as an error that nobody expects.',
    },
    languages: ['js/js'],
  },
  create(context) {
    const { esTreeNodeToTSNodeMap: nodes, program } = getParserServices(context);
    if (fileKindOf(nodes.get(context.sourceCode.ast), program) !== 'service') {
      return {};
    }
    return {
      ClassDeclaration(node) {
        const { id, superClass } = node;
        if (id === null || superClass === null || node.abstract) {
          return;
        }
        const declaration = nodes.get(node);
        const lineage = lineageOf(declaration, program);
        const [own] = lineage;
        const root = lineage.at(-1);
        const isError = root !== undefined && /Error$/.test(root.name) && isDeclaredBy(root, [DEFAULT_LIBRARY], program);
        if (own === undefined || !isError) {
          return;
        }
        const { central, tested } = monitoredErrorsIn(program, program);
        const rows = settingsOf(context.settings).errorBases;
        const isKnown = lineage.some((symbol) => (tested.has(symbol) && symbol !== root) || isListed(symbol, rows, program));
        const bases = [...central].filter((symbol) => symbol.name !== 'Error');
        const known = [...bases.map(({ name }) => name), ...rows.flatMap(({ classes }) => classes)];
        const isUnknown = !isKnown && known.length > 0;
        const isNameless = !lineage.some(({ declarations }) => declarations?.some((held) => ts.isClassLike(held) && isNamed(held)));
        // Asked last: it looks through the whole program.
        if (!(isUnknown || isNameless) || !isMade(own, program)) {
          return;
        }
        if (isUnknown) {
          context.report({
            node: id,
            messageId: 'unknownError',
            data: { error: own.name, known: known.slice(0, 3).map((name) => `\`${name}\``).join(', ') },
            ...ship(extending(declaration, new Set(bases), program), context.settings),
          });
        } else {
          context.report({ node: id, messageId: 'namelessError', data: { error: own.name }, ...ship(naming(declaration, own.name), context.settings) });
        }
      },
    };
  },
});
