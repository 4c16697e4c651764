import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { getParserServices } from '@typescript-eslint/utils/eslint-utils';

import { createRule } from '../create-rule.ts';
import { fileKindOf } from '../facts/file-kind.ts';
import { type LostCause, lostCauseOf } from '../facts/lost-cause.ts';
import { editsOf, handlerOf } from '../fixes/failure-handler.ts';
import { type Mend, ship } from '../fixes/mend.ts';
import { addition, propertyOf, type TextEdit } from '../fixes/text-edits.ts';
import { takesCause } from '../typing/takes-cause.ts';
import ts from '../typing/typescript.ts';

export default createRule<readonly [], 'lostCause' | 'passCause'>({
  name: 'no-lost-cause',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow throwing an error in the place of a caught one that its constructor would take as its cause',
      domain: 'logging',
      incident: 'errors-the-monitoring-did-not-know',
      mends: { passCause: 'likely' },
      recommended: 'strict',
      requiresTypeChecking: true,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    messages: {
      lostCause: '`{{error}}` takes the place of the error that was caught here and does not carry it: the log shows where it was made, and never what failed.',
      passCause: 'Pass the caught error as its cause.',
    },
    languages: ['js/js'],
  },
  create(context) {
    const { esTreeNodeToTSNodeMap: nodes, program } = getParserServices(context);
    if (fileKindOf(nodes.get(context.sourceCode.ast), program) === 'test') {
      return {};
    }
    return {
      NewExpression(node) {
        const made = isThrown(node) ? nodes.get(node) : undefined;
        const lost = made && lostCauseOf(made, program);
        if (made !== undefined && lost !== undefined) {
          context.report({
            node,
            messageId: 'lostCause',
            data: { error: made.expression.getText() },
            ...ship(mendsOf(made, lost, program), context.settings),
          });
        }
      },
    };
  },
});

/** Whether an error is thrown, or is what a promise is rejected with, where it is made. */
function isThrown({ parent }: TSESTree.NewExpression): boolean {
  return (
    parent.type === AST_NODE_TYPES.ThrowStatement ||
    (parent.type === AST_NODE_TYPES.CallExpression &&
      parent.callee.type === AST_NODE_TYPES.MemberExpression &&
      parent.callee.object.type === AST_NODE_TYPES.Identifier &&
      parent.callee.object.name === 'Promise' &&
      parent.callee.property.type === AST_NODE_TYPES.Identifier &&
      parent.callee.property.name === 'reject')
  );
}

function mendsOf(made: ts.NewExpression, { handler: held, parameter }: LostCause, program: ts.Program): Mend<'passCause'>[] {
  const handler = handlerOf(held);
  const edit = handler && (parameter.form === 'option' ? optionEdit(made, parameter.index, handler.error) : valueEdit(made, parameter.index, handler.error, held, program));
  return handler === undefined || edit === undefined || !takesCause(program)
    ? []
    : [{ fix: (fixer) => editsOf(handler, edit).map(({ range, text }) => fixer.replaceTextRange([...range], text)), level: 'likely', messageId: 'passCause' }];
}

function optionEdit(made: ts.NewExpression, index: number, error: string): TextEdit | undefined {
  const text = error === 'cause' ? 'cause' : `cause: ${error}`;
  const given = made.arguments?.[index];
  if (given === undefined) {
    return appended(made, index, `{ ${text} }`);
  }
  return ts.isObjectLiteralExpression(given) && propertyOf(given, 'cause') === undefined ? addition(given, text) : undefined;
}

/** Only where the parameter takes whatever was caught. */
function valueEdit(made: ts.NewExpression, index: number, error: string, handler: LostCause['handler'], program: ts.Program): TextEdit | undefined {
  const checker = program.getTypeChecker();
  const name = ts.isCatchClause(handler) ? handler.variableDeclaration?.name : handler.parameters[0]?.name;
  const caught = name && checker.getTypeAtLocation(name);
  const takes = checker.getTypeAtLocation(made.expression).getConstructSignatures().some(({ parameters }) => {
    const type = parameters[index] && checker.getTypeOfSymbol(parameters[index]);
    return type !== undefined && ((type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0 || (caught !== undefined && checker.isTypeAssignableTo(caught, type)));
  });
  return takes && made.arguments?.[index] === undefined ? appended(made, index, error) : undefined;
}

/** One more argument; those left out before it become undefined. */
function appended({ arguments: given, end, expression }: ts.NewExpression, index: number, text: string): TextEdit | undefined {
  const last = given?.at(-1);
  const added = [...Array.from({ length: index - (given?.length ?? 0) }, () => 'undefined'), text].join(', ');
  if (given?.some(ts.isSpreadElement) === true) {
    return undefined;
  }
  if (last !== undefined) {
    return { range: [last.end, last.end], text: `, ${added}` };
  }
  return given === undefined ? { range: [expression.end, end], text: `(${added})` } : { range: [end - 1, end - 1], text: added };
}
