import ts from 'typescript';

import { classifyContract } from '../../src/calls/classify-contract.ts';
import { classifyBodyParser, classifyInputCall, classifyInputMember, classifyRouteSchema } from '../../src/calls/classify-input.ts';
import { contractSitesOf } from '../../src/facts/contract-sites.ts';
import { calleeSymbolOf, type Invocation } from '../../src/typing/callee-symbol.ts';

/** The part of a request that a method hands out when it is called, or the property that is handed to `read` in `read(req.query)`. */
export function inputOf(call: Invocation, program: ts.Program): string | undefined {
  const argument =
    ts.isCallExpression(call) && ts.isIdentifier(call.expression) && call.expression.text === 'read'
      ? call.arguments[0]
      : undefined;
  const access = argument ?? (ts.isCallExpression(call) ? call.expression : undefined);
  if (access === undefined || !ts.isPropertyAccessExpression(access)) {
    const answered = ts.isCallExpression(call) ? classifyInputCall(call, program) : undefined;
    return answered && `${answered.library.name} ${answered.part}`;
  }
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(access.name);
  const input = symbol && classifyInputMember(symbol, checker.getTypeAtLocation(access.expression), program);
  return input && [input.library.name, input.part, input.encoding].filter((word) => word !== undefined).join(' ');
}

/** The contract a call makes, the parser it is, or the parts that its argument's property holds the schemas of. */
export function bindingOf(call: Invocation, program: ts.Program): string | undefined {
  if (!ts.isCallExpression(call)) {
    return undefined;
  }
  const contract = classifyContract(call, program);
  if (contract !== undefined) {
    return contract.kind === 'request-contract'
      ? `${contract.library.name} contract of argument ${contract.schema}`
      : `${contract.library.name} contracts in argument ${contract.options}`;
  }
  const parser = classifyBodyParser(call, program);
  if (parser !== undefined) {
    return `${parser} parser`;
  }
  const checker = program.getTypeChecker();
  const option = calleeSymbolOf(call.expression, checker) && call.arguments.find(ts.isObjectLiteralExpression);
  const member = option && checker.getContextualType(option)?.getProperty('schema');
  const parts = member === undefined ? [] : classifyRouteSchema(member, program).map(([name, { part }]) => `${name} is ${part}`);
  return parts.length > 0 ? parts.join(', ') : undefined;
}

/** The schemas that a call binds, each with what it is held against. */
export function contractsOf(call: Invocation, program: ts.Program): string | undefined {
  const sites = ts.isCallExpression(call) ? contractSitesOf(call, program) : [];
  const bound = sites.map(({ at = [], data, schema }) => `${[...at, schema.getText()].join(': ')} of ${'input' in data ? data.input.part : data.expression.getText()}`);
  return bound.length === 0 ? undefined : bound.join(', ');
}
