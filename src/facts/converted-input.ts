import ts from 'typescript';

import { classifyInputMember, type RequestInput } from '../calls/classify-input.ts';
import { perProgram } from '../typing/per-program.ts';
import { requestSitesIn } from './request-sites.ts';
import { routeSchemaFor } from './route-schema.ts';

/**
 * Whether the framework or the program may have made something else of an input's text before `access` reads it: a query parser
 * of its own, an assignment to the input, or a schema that Fastify has Ajv coerce it by.
 */
export function isConverted(input: RequestInput, access: ts.Node, program: ts.Program): boolean {
  if (input.part === 'environment') {
    return false;
  }
  const { assigned, queryParser } = conversionsIn(program, program);
  return (
    (input.part === 'query' && queryParser && input.library.bodyParsers !== undefined) ||
    assigned.some((assignment) => isSameInput(assignment.input, input) && !precedes(access, assignment.target)) ||
    (input.library.routeSchema !== undefined && routeSchemaFor(access, input.part, program))
  );
}

function isSameInput(one: RequestInput, other: RequestInput): boolean {
  return one.library === other.library && one.part === other.part;
}

interface Conversions {
  readonly assigned: readonly { readonly input: RequestInput; readonly target: ts.PropertyAccessExpression }[];
  readonly queryParser: boolean;
}

const conversionsIn = perProgram<ts.Program, Conversions>((program) => {
  const checker = program.getTypeChecker();
  const sites = program.getSourceFiles().map(requestSitesIn);
  return {
    assigned: sites.flatMap(({ assigned }) =>
      assigned.flatMap((target) => {
        const symbol = checker.getSymbolAtLocation(target.name);
        const input = symbol && classifyInputMember(symbol, checker.getTypeAtLocation(target.expression), program);
        return input === undefined ? [] : [{ input, target }];
      }),
    ),
    // `'simple'` and `'extended'` name Express's own; a function may turn text into anything.
    queryParser: sites.some(({ queryParsers }) =>
      queryParsers.some(({ arguments: [, parser] }) => parser !== undefined && !ts.isStringLiteral(parser)),
    ),
  };
});

/** `req.query = schema.parse(req.query)` reads what was there before, and so does all that comes before it in the same function. */
function precedes(access: ts.Node, target: ts.Node): boolean {
  return (
    access.pos < target.parent.end && ts.findAncestor(access, ts.isFunctionLike) === ts.findAncestor(target, ts.isFunctionLike)
  );
}
