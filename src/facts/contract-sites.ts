import { classifyContract, type Contract } from '../calls/classify-contract.ts';
import type { RequestInput } from '../calls/classify-input.ts';
import { classifyParameter } from '../calls/classify-parameter.ts';
import type { RequestContractRole, RequestContractsRole, RequestInputRole, RequestLibrary, SchemaPlace } from '../libraries/library.ts';
import { perProgram } from '../typing/per-program.ts';
import { isProperty, textOf, valueOfProperty } from '../typing/property-value.ts';
import { referencesTo } from '../typing/references.ts';
import ts from '../typing/typescript.ts';
import { type Entered, followed } from './followed-value.ts';
import type { ParseSite } from './parsed-leaves.ts';
import { PARSE_NAMES } from './request-sites.ts';

const NOT_ENTERED: Entered = new Map();

/** The parts of each request that a framework holds against the schemas which `call` hands it. */
export function contractSitesOf(call: ts.CallExpression, program: ts.Program): readonly ParseSite[] {
  const contract = classifyContract(call, program);
  if (contract === undefined) {
    return [];
  }
  return contract.kind === 'request-contracts' ? sitesInOptions(call, contract, program) : sitesOfSchema(call, contract, program);
}

function sitesOfSchema(node: ts.CallExpression, contract: Contract & RequestContractRole, program: ts.Program): readonly ParseSite[] {
  const written = node.arguments[contract.schema];
  if (written === undefined || (contract.options !== undefined && node.arguments[contract.options] !== undefined)) {
    return [];
  }
  const onRefusal = contract.onRefusal === undefined ? undefined : node.arguments[contract.onRefusal];
  // `schema.parse` by itself stands for the schema.
  const schema = ts.isPropertyAccessExpression(written) && PARSE_NAMES.has(written.name.text) ? written.expression : written;
  return partsOf(node, contract, program).map(({ entered, part }) => ({
    data: { input: inputFor(part, contract) },
    entered,
    member: [],
    node,
    schema,
    ...(contract.described && { described: true }),
    ...(onRefusal && { onRefusal }),
  }));
}

interface Part {
  readonly entered: Entered;
  readonly part: RequestInputRole;
}

function partsOf(call: ts.CallExpression, { input, library, parts, target, validatedBy }: Contract & RequestContractRole, program: ts.Program): readonly Part[] {
  if (input !== undefined) {
    return [{ entered: NOT_ENTERED, part: input }];
  }
  if (validatedBy !== undefined) {
    return writtenNamesOf(library, program).has(validatedBy) ? partsFilledWith(call, program).map((part) => ({ entered: NOT_ENTERED, part })) : [];
  }
  const name = target === undefined ? undefined : call.arguments[target];
  return (name === undefined ? [] : followed({ entered: NOT_ENTERED, expression: name, path: [] }, program)).flatMap(({ entered, expression }) => {
    const part = ts.isStringLiteralLike(expression) ? parts?.[expression.text] : undefined;
    return part === undefined ? [] : [{ entered, part }];
  });
}

/** The parts that parameters are filled with whose class extends what `call` makes. */
function partsFilledWith(call: ts.CallExpression, program: ts.Program): readonly RequestInputRole[] {
  const made = ts.isExpressionWithTypeArguments(call.parent) ? call.parent.parent.parent : undefined;
  const symbol = made !== undefined && ts.isClassDeclaration(made) && made.name !== undefined ? program.getTypeChecker().getSymbolAtLocation(made.name) : undefined;
  return (symbol === undefined ? [] : referencesTo(symbol, program)).flatMap(({ parent }) => {
    const parameter = ts.isTypeReferenceNode(parent) ? parent.parent : undefined;
    return parameter === undefined || !ts.isParameter(parameter)
      ? []
      : (ts.getDecorators(parameter) ?? []).flatMap(({ expression }) => {
          const found = ts.isCallExpression(expression) ? classifyParameter(expression, program) : undefined;
          return found === undefined || found.member !== undefined ? [] : [found.input];
        });
  });
}

function inputFor(part: RequestInputRole, { library }: Contract): RequestInput {
  return { ...part, library, owner: '' };
}

function sitesInOptions(call: ts.CallExpression, contract: Contract & RequestContractsRole, program: ts.Program): readonly ParseSite[] {
  const { jsonQuery } = contract.library;
  const places =
    jsonQuery !== undefined && writtenNamesOf(contract.library, program).has(jsonQuery)
      ? contract.places.filter(({ holds }) => holds === 'shape' || holds.part !== 'query')
      : contract.places;
  return optionsIn(call.arguments[contract.options], contract.each, program).flatMap((options) =>
    places.flatMap((place) => sitesAt(options, place, contract, program)),
  );
}

/** The object that `expression` is; where the options are several, each that has the property `each`. */
function optionsIn(expression: ts.Expression | undefined, each: string | undefined, program: ts.Program): readonly ts.ObjectLiteralExpression[] {
  const literal = expression && literalOf(expression, program);
  if (literal === undefined || each === undefined || propertyIn(literal, each) !== undefined) {
    return literal === undefined ? [] : [literal];
  }
  return literal.properties.flatMap((property) => optionsIn(valueOfProperty(property), each, program));
}

function sitesAt(options: ts.ObjectLiteralExpression, place: SchemaPlace, contract: Contract, program: ts.Program): readonly ParseSite[] {
  const { at, holds } = place;
  const property = propertyAt(options, at, program);
  const schema = property && valueOfProperty(property);
  if (property === undefined || schema === undefined) {
    return [];
  }
  if (holds !== 'shape') {
    const data = { input: inputFor(holds, contract) };
    return [{ data, entered: NOT_ENTERED, member: [], node: property, schema, ...(contract.described && { described: true }) }];
  }
  const held = (place.values ?? []).map((name) => propertyIn(options, name)).find((each) => each !== undefined);
  const expression = held && valueOfProperty(held);
  const dropsEmpty = isSet(options, place.withoutEmpty);
  const described = isSet(options, place.remadeBy);
  return (expression === undefined ? [] : (literalOf(schema, program)?.properties ?? [])).flatMap((field): ParseSite[] => {
    const name = field.name && textOf(field.name);
    const value = isProperty(field) ? valueOfProperty(field) : undefined;
    return name === undefined || value === undefined || !isProperty(field) || expression === undefined
      ? []
      : [
          {
            at: [name],
            data: { expression },
            entered: NOT_ENTERED,
            member: [],
            node: field,
            schema: value,
            ...(described && { described }),
            ...(dropsEmpty && { dropsEmpty }),
          },
        ];
  });
}

type Property = ts.PropertyAssignment | ts.ShorthandPropertyAssignment;

function isSet(options: ts.ObjectLiteralExpression, name: string | undefined): boolean {
  const property = name === undefined ? undefined : propertyIn(options, name);
  return property !== undefined && !(ts.isPropertyAssignment(property) && property.initializer.kind === ts.SyntaxKind.FalseKeyword);
}

function propertyAt(literal: ts.ObjectLiteralExpression, [name, ...rest]: readonly string[], program: ts.Program): Property | undefined {
  const property = name === undefined ? undefined : propertyIn(literal, name);
  const value = property && valueOfProperty(property);
  const inner = rest.length === 0 || value === undefined ? undefined : literalOf(value, program);
  return rest.length === 0 ? property : inner && propertyAt(inner, rest, program);
}

function propertyIn({ properties }: ts.ObjectLiteralExpression, name: string): Property | undefined {
  return properties.filter(isProperty).find((property) => textOf(property.name) === name);
}

function literalOf(expression: ts.Expression, program: ts.Program): ts.ObjectLiteralExpression | undefined {
  const [found, another] = followed({ entered: NOT_ENTERED, expression, path: [] }, program);
  return found !== undefined && another === undefined && found.path.length === 0 && ts.isObjectLiteralExpression(found.expression) ? found.expression : undefined;
}

/** Those of the names that say whether and how the contracts of a library are kept which any file of the program writes. */
const writtenNamesOf = perProgram(({ contracts, jsonQuery }: RequestLibrary, program): ReadonlySet<string> => {
  const names = [jsonQuery, ...Object.values(contracts ?? {}).map((contract) => (contract.kind === 'request-contract' ? contract.validatedBy : undefined))];
  return new Set(
    names.flatMap((name) =>
      name !== undefined && program.getSourceFiles().some((file) => !file.isDeclarationFile && file.text.includes(name)) ? [name] : [],
    ),
  );
});
