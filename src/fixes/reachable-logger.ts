import type { ParserServicesWithTypeInformation, TSESTree } from '@typescript-eslint/utils';
import type { Scope, SourceCode } from '@typescript-eslint/utils/ts-eslint';
import type ts from 'typescript';

import { variablesInScope } from '../ast/scope-variables.ts';
import { classifyMember } from '../calls/classify-call.ts';

export interface ReachableLogger {
  /** How code there writes it: `logger`, `req.log`. */
  readonly text: string;
  /** As a message writes it. */
  readonly library: string;
  /** Key of the fields object under which it writes an Error in full. */
  readonly errorKey: string;
}

/**
 * A structured logger that code at `node` can use: that of the request (`req.log`) before any other. Known by the type of the
 * variables in scope, not by their names; misses loggers held by `this` or behind more than one property.
 */
export function reachableLogger(
  node: TSESTree.Node,
  sourceCode: Readonly<SourceCode>,
  services: ParserServicesWithTypeInformation,
): ReachableLogger | undefined {
  const candidates = variablesInScope(node, sourceCode).map((variable) => ({ name: variable.name, type: typeOf(variable, services) }));
  for (const { name, type } of candidates) {
    const log = type?.getProperty('log');
    const found = log && loggerOf(services.program.getTypeChecker().getTypeOfSymbol(log), `${name}.log`, services.program);
    if (found !== undefined) {
      return found;
    }
  }
  for (const { name, type } of candidates) {
    const found = type && loggerOf(type, name, services.program);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function loggerOf(type: ts.Type, text: string, program: ts.Program): ReachableLogger | undefined {
  const method = type.getProperty('error');
  const role = method && classifyMember(method, program);
  return role?.kind === 'log' && role.errorKey !== null ? { errorKey: role.errorKey, library: role.library, text } : undefined;
}

function typeOf({ identifiers: [identifier] }: Scope.Variable, services: ParserServicesWithTypeInformation): ts.Type | undefined {
  return identifier && services.getTypeAtLocation(identifier);
}
