import ts from 'typescript';

import { BODY_PARSER_NAMES, CONTRACT_NAMES, INPUT_NAMES, mayBeInput, ROUTE_SCHEMA_NAMES } from '../calls/classify-input.ts';
import { perSourceFile } from '../typing/per-source-file.ts';

/** What in a file may be about the data of requests, by syntax alone. */
export interface RequestSites {
  readonly assigned: readonly ts.PropertyAccessExpression[];
  readonly bodyParsers: readonly ts.CallExpression[];
  readonly contracts: readonly ts.CallExpression[];
  readonly parses: readonly ts.CallExpression[];
  readonly queryParsers: readonly ts.CallExpression[];
  readonly routeSchemas: readonly (ts.PropertyAssignment | ts.ShorthandPropertyAssignment)[];
}

/** Methods of a schema that hold a value against it. */
export const PARSE_NAMES: ReadonlySet<string> = new Set(['parse', 'parseAsync', 'safeParse', 'safeParseAsync', 'spa']);

const WORTH_READING = new RegExp(
  [
    '[pP]arse',
    'spa',
    ...CONTRACT_NAMES,
    ...ROUTE_SCHEMA_NAMES,
    ...BODY_PARSER_NAMES,
    'query parser',
    `\\.(?:${INPUT_NAMES.join('|')})\\b[^\\n;=]*=[^=>]`,
  ].join('|'),
);

/** The places of a file where requests may be read, validated or changed; what they really are is for those who ask to find out. */
export const requestSitesIn = perSourceFile((file): RequestSites => {
  const assigned: ts.PropertyAccessExpression[] = [];
  const bodyParsers: ts.CallExpression[] = [];
  const contracts: ts.CallExpression[] = [];
  const parses: ts.CallExpression[] = [];
  const queryParsers: ts.CallExpression[] = [];
  const routeSchemas: (ts.PropertyAssignment | ts.ShorthandPropertyAssignment)[] = [];

  function visit(node: ts.Node): void {
    if (ts.isCallExpression(node)) {
      const name = writtenName(node.expression);
      if (name !== undefined && PARSE_NAMES.has(name) && node.arguments.length > 0 && !isJson(node.expression)) {
        parses.push(node);
      } else if (name !== undefined && BODY_PARSER_NAMES.has(name)) {
        bodyParsers.push(node);
      } else if (
        name === 'set' &&
        node.arguments[0] &&
        ts.isStringLiteral(node.arguments[0]) &&
        node.arguments[0].text === 'query parser'
      ) {
        queryParsers.push(node);
      } else if (name !== undefined && CONTRACT_NAMES.has(name)) {
        contracts.push(node);
      }
    } else if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      const input = accessedInput(node.left);
      if (input !== undefined) {
        assigned.push(input);
      }
    } else if (
      (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) &&
      ts.isIdentifier(node.name) &&
      ROUTE_SCHEMA_NAMES.has(node.name.text)
    ) {
      routeSchemas.push(node);
    }
    ts.forEachChild(node, visit);
  }

  if (!file.isDeclarationFile && WORTH_READING.test(file.text)) {
    visit(file);
  }
  return { assigned, bodyParsers, contracts, parses, queryParsers, routeSchemas };
});

function writtenName(callee: ts.Expression): string | undefined {
  return ts.isIdentifier(callee) ? callee.text : ts.isPropertyAccessExpression(callee) ? callee.name.text : undefined;
}

function isJson(callee: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(callee) && ts.isIdentifier(callee.expression) && callee.expression.text === 'JSON';
}

/** `req.query` of an assignment to it or to something below it. */
function accessedInput(target: ts.Expression): ts.PropertyAccessExpression | undefined {
  if (ts.isPropertyAccessExpression(target) && mayBeInput(target.name.text)) {
    return target;
  }
  return ts.isPropertyAccessExpression(target) ||
    ts.isElementAccessExpression(target) ||
    ts.isAsExpression(target) ||
    ts.isParenthesizedExpression(target)
    ? accessedInput(target.expression)
    : undefined;
}
