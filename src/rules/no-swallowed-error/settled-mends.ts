import type { ParserServicesWithTypeInformation, TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import type { FailingCall } from '../../facts/reached-io.ts';
import { rangeOf } from '../../fixes/failure-handler.ts';
import { indentAt, logLine } from '../../fixes/log-line.ts';
import type { Mend } from '../../fixes/mend.ts';
import { reachableLogger } from '../../fixes/reachable-logger.ts';
import type { Settled } from './settled.ts';
import { calledText } from '../../typing/callee-symbol.ts';
import type { MessageIds } from './words.ts';

interface Place {
  readonly services: ParserServicesWithTypeInformation;
  readonly sourceCode: Readonly<SourceCode>;
}

/** A loop over the outcomes that logs those that were rejected. */
export function mendsOfSettled(
  { name, outcomes, statement }: Settled,
  io: FailingCall,
  node: TSESTree.CallExpression,
  { services, sourceCode }: Place,
): Mend<MessageIds>[] {
  if (/\boutcome\b/.test(sourceCode.text)) {
    return [];
  }
  const logger = reachableLogger(node, sourceCode, services);
  const { indent, step } = indentAt(statement, node, sourceCode);
  const line = logLine(`${calledText(io.call)} failed`, 'outcome.reason', logger, sourceCode);
  const loop = [
    `for (const outcome of ${name ?? outcomes.getText()}) {`,
    `${step}if (outcome.status === 'rejected') {`,
    `${step}${step}${line}`,
    `${step}}`,
    '}',
  ].join(`\n${indent}`);
  return [
    {
      data: { logger: logger?.text ?? 'console' },
      fix: (fixer) =>
        name === undefined
          ? fixer.replaceTextRange(rangeOf(statement), loop)
          : fixer.insertTextAfterRange(rangeOf(statement), `\n${indent}${loop}`),
      level: 'likely',
      messageId: 'logRejections',
    },
  ];
}
