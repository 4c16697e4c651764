import type { ParserServicesWithTypeInformation, TSESTree } from '@typescript-eslint/utils';
import type { Scope, SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { variablesInScope } from '../ast/scope-variables.ts';
import { classifyMember, type LogCall } from '../calls/classify-call.ts';
import { behindFacade } from '../facts/log-call.ts';
import { errorKeyOf, formatsBehind } from '../facts/logger-format.ts';
import ts from '../typing/typescript.ts';

export interface ReachableLogger {
  /** How code there writes it: `logger`, `req.log`. */
  readonly text: string;
  /** As a message writes it. */
  readonly library: string;
  /** How it logs an Error as one: the source of a call with the source of the Error, and of a text where there is one. */
  readonly call: (error: string, text: string | undefined) => string;
}

/**
 * A logger that code at `node` can use: that of the request (`req.log`) before any other. Known by the type of the
 * variables in scope, not by their names; misses loggers held by `this` or behind more than one property.
 */
export function reachableLogger(
  node: TSESTree.Node,
  sourceCode: Readonly<SourceCode>,
  services: ParserServicesWithTypeInformation,
): ReachableLogger | undefined {
  const candidates = variablesInScope(node, sourceCode).map((variable) => ({ name: variable.name, variable, type: typeOf(variable, services) }));
  for (const { name, type } of candidates) {
    const log = type?.getProperty('log');
    const found = log && loggerOf(services.program.getTypeChecker().getTypeOfSymbol(log), `${name}.log`, undefined, services.program);
    if (found !== undefined) {
      return found;
    }
  }
  for (const { name, type, variable } of candidates) {
    const [identifier] = variable.identifiers;
    const value = identifier && services.esTreeNodeToTSNodeMap.get(identifier);
    const found = type && loggerOf(type, name, value && ts.isIdentifier(value) ? value : undefined, services.program);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function loggerOf(type: ts.Type, text: string, value: ts.Expression | undefined, program: ts.Program): ReachableLogger | undefined {
  const method = isInstance(type) ? type.getProperty('error') : undefined;
  const own = method && classifyMember(method, program);
  if (own?.kind !== 'log' || own.library === 'console') {
    return undefined;
  }
  const role = behindFacade(own, program);
  const errorKey = errorKeyOf(formatsBehind(value, role, program));
  return { call: (error, message) => `${text}.error(${argumentsOf(role, errorKey, error, message)})`, library: own.library, text };
}

/** A module and a class may have the methods too, and write elsewhere than the loggers they make. */
function isInstance(type: ts.Type): boolean {
  const flags = type.getSymbol()?.flags ?? ts.SymbolFlags.None;
  return type.getConstructSignatures().length === 0 && ((flags & ts.SymbolFlags.Module) === 0 || (flags & ts.SymbolFlags.Class) !== 0);
}

function argumentsOf({ fields, message: at, messageKey }: LogCall, errorKey: string | undefined, error: string, text: string | undefined): string {
  if (errorKey !== undefined) {
    const field = error === errorKey ? errorKey : `${errorKey}: ${error}`;
    return messageKey === undefined || text === undefined ? listed(`{ ${field} }`, text) : `{ ${field}, ${messageKey}: ${text} }`;
  }
  if (fields === null || fields < at) {
    return fields === null && text !== undefined ? `${text}, ${error}` : listed(error, text);
  }
  // An Error alone is taken for the text.
  return `${text ?? "'Error:'"}, ${error}`;
}

function listed(first: string, text: string | undefined): string {
  return text === undefined ? first : `${first}, ${text}`;
}

function typeOf({ identifiers: [identifier] }: Scope.Variable, services: ParserServicesWithTypeInformation): ts.Type | undefined {
  return identifier && services.getTypeAtLocation(identifier);
}
