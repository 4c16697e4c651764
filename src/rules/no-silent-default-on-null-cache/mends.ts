import { AST_NODE_TYPES, type ParserServicesWithTypeInformation, type TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';
import ts from 'typescript';

import { indentOf } from '../../ast/indent.ts';
import { quoted } from '../../ast/quote-style.ts';
import { variablesInScope } from '../../ast/scope-variables.ts';
import type { Mend } from '../../fixes/mend.ts';
import { unwrapped } from '../../typing/unwrapped.ts';
import type { DefaultedRead } from './defaulted-read.ts';

type CacheMend = Mend<'answerNull' | 'readThrough' | 'throwOnMiss'>;

/** `const x = read ?? value;` or `return read ?? value;`, which the mends rewrite. */
interface Site {
  readonly defaulting: TSESTree.LogicalExpression;
  readonly statement: TSESTree.ReturnStatement | TSESTree.VariableDeclaration;
  readonly defaulted: DefaultedRead;
  readonly sourceCode: Readonly<SourceCode>;
  readonly services: ParserServicesWithTypeInformation;
}

/** The outcomes that can take the place of a default; the rule's page says what each of them needs. */
export function mendsOf(
  defaulted: DefaultedRead,
  onMiss: 'null' | 'throw' | undefined,
  sourceCode: Readonly<SourceCode>,
  services: ParserServicesWithTypeInformation,
): readonly CacheMend[] {
  const site = siteOf(defaulted, sourceCode, services);
  if (site === undefined) {
    return [];
  }
  // `||` also answers '' with its default: to drop that is for a person to decide.
  const isNullish = site.defaulting.operator === '??';
  const thrown = throwing(site);
  const returned = isNullish ? returningAbsence(site) : undefined;
  const refetched = isNullish ? readingThrough(site) : undefined;
  return [
    ...(thrown ? [{ ...thrown, isChosen: isNullish && onMiss === 'throw' }] : []),
    ...(returned ? [{ ...returned, isChosen: onMiss === 'null' }] : []),
    ...(refetched ? [refetched] : []),
  ];
}

function siteOf(defaulted: DefaultedRead, sourceCode: Readonly<SourceCode>, services: ParserServicesWithTypeInformation): Site | undefined {
  const defaulting = services.tsNodeToESTreeNodeMap.get<TSESTree.Node>(defaulted.value.parent);
  if (defaulting.type !== AST_NODE_TYPES.LogicalExpression || unwrapped(leftOf(defaulted)) !== defaulted.subject) {
    return undefined;
  }
  const kept = sourceCode.getCommentsInside(defaulting.left).length;
  if (sourceCode.getCommentsInside(defaulting).length > kept) {
    return undefined;
  }
  const { parent } = defaulting;
  const statement = parent.type === AST_NODE_TYPES.VariableDeclarator ? parent.parent : parent;
  const isWhole =
    (statement.type === AST_NODE_TYPES.ReturnStatement && statement.argument === defaulting) ||
    (statement.type === AST_NODE_TYPES.VariableDeclaration && statement.kind === 'const' && statement.declarations.length === 1 &&
      statement.declarations.every(({ id, init }) => id.type === AST_NODE_TYPES.Identifier && init === defaulting));
  return isWhole && statement.parent.type === AST_NODE_TYPES.BlockStatement
    ? { defaulted, defaulting, services, sourceCode, statement: statement as Site['statement'] }
    : undefined;
}

function leftOf({ value }: DefaultedRead): ts.Expression {
  return (value.parent as ts.BinaryExpression).left;
}

function throwing(site: Site): CacheMend | undefined {
  const { defaulted, defaulting, sourceCode, statement } = site;
  const { left } = defaulting;
  const leftText = sourceCode.getText(left);
  const guard = (name: string): string => guardText(name, site);
  if (left.type === AST_NODE_TYPES.Identifier) {
    return policy((fixer) => [fixer.insertTextBefore(statement, guard(left.name)), fixer.replaceText(defaulting, left.name)]);
  }
  const declared = statement.type === AST_NODE_TYPES.VariableDeclaration ? statement.declarations[0].id : undefined;
  if (declared?.type === AST_NODE_TYPES.Identifier && declared.typeAnnotation === undefined) {
    const { indent } = indentOf(statement, sourceCode);
    return policy((fixer) => [
      fixer.replaceText(defaulting, leftText),
      fixer.insertTextAfter(statement, `\n${indent}${guard(declared.name).trimEnd()}`),
    ]);
  }
  if (infersFromItsPlace(defaulted, site)) {
    return undefined;
  }
  const name = freshName(statement, sourceCode);
  const { indent } = indentOf(statement, sourceCode);
  return policy((fixer) => [
    fixer.insertTextBefore(statement, `const ${name} = ${leftText};\n${indent}${guard(name)}`),
    fixer.replaceText(defaulting, name),
  ]);
}

function policy(fix: CacheMend['fix']): CacheMend {
  return { fix, level: 'policy', messageId: 'throwOnMiss' };
}

/** The test and the throw, up to where the statement after them begins. */
function guardText(name: string, site: Site): string {
  const { defaulting, sourceCode, statement } = site;
  const { indent, step } = indentOf(statement, sourceCode);
  const test = defaulting.operator === '||' ? `!${name}` : `${name} ${comparisonOf(site)}`;
  return `if (${test}) {\n${indent}${step}throw new Error(${errorText(site)});\n${indent}}\n${indent}`;
}

/** `=== null`, loose where the types know only of the other kind of nothing. */
function comparisonOf({ defaulted: { read, subject }, services }: Site): string {
  const absent = read.miss === 'undefined' ? 'undefined' : 'null';
  const other = absent === 'null' ? ts.TypeFlags.Undefined : ts.TypeFlags.Null;
  const type = services.program.getTypeChecker().getTypeAtLocation(subject);
  return type.isUnion() && type.types.some(({ flags }) => (flags & other) !== 0) ? '== null' : `=== ${absent}`;
}

function errorText({ defaulted: { read, subject }, sourceCode }: Site): string {
  const { key } = read;
  if (read.path.length === 0 && key !== undefined && ts.findAncestor(key, ts.isFunctionLike) === ts.findAncestor(subject, ts.isFunctionLike)) {
    if (ts.isIdentifier(key) || ts.isPropertyAccessExpression(key)) {
      return `\`The cache holds nothing under \${${key.getText()}}\``;
    }
    if (ts.isStringLiteralLike(key)) {
      return quoted(`The cache holds nothing under ${key.text}`, sourceCode);
    }
    if (ts.isTemplateExpression(key) && key.templateSpans.every(({ expression }) => isPlain(expression))) {
      return `\`The cache holds nothing under ${key.getText().slice(1, -1)}\``;
    }
  }
  return quoted(`The cache holds nothing for ${read.path.at(0) ?? read.method}`, sourceCode);
}

function isPlain(expression: ts.Expression): boolean {
  return ts.isIdentifier(expression) || expression.kind === ts.SyntaxKind.ThisKeyword || (ts.isPropertyAccessExpression(expression) && isPlain(expression.expression));
}

/** Whether the read takes a type argument from where it stands, which it would lose in a `const` of its own. */
function infersFromItsPlace({ read, subject }: DefaultedRead, { services }: Site): boolean {
  const call = ts.isAwaitExpression(subject) ? unwrapped(subject.expression) : subject;
  if (!ts.isCallExpression(call) || call.typeArguments !== undefined || call === read.call) {
    return false;
  }
  const declaration = services.program.getTypeChecker().getResolvedSignature(call)?.declaration;
  return declaration !== undefined && 'typeParameters' in declaration && declaration.typeParameters !== undefined;
}

function freshName(statement: TSESTree.Node, sourceCode: Readonly<SourceCode>): string {
  const taken = new Set(variablesInScope(statement, sourceCode).map(({ name }) => name));
  const names = new Set([...sourceCode.ast.tokens.map(({ value }) => value), ...taken]);
  let name = 'cached';
  for (let count = 2; names.has(name); count += 1) {
    name = `cached${count}`;
  }
  return name;
}

/** The read alone, where the function says that it may answer null. */
function returningAbsence({ defaulted, defaulting, services, sourceCode, statement }: Site): CacheMend | undefined {
  const { left } = defaulting;
  const checker = services.program.getTypeChecker();
  const declaration = ts.findAncestor(defaulted.value, ts.isFunctionLike);
  const declared = declaration?.type && checker.getTypeFromTypeNode(declaration.type);
  const returned = declared && (checker.getAwaitedType(declared) ?? declared);
  if (
    statement.type !== AST_NODE_TYPES.ReturnStatement || returned === undefined || defaulted.read.miss === 'empty' ||
    (returned.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0 || !checker.isTypeAssignableTo(checker.getNullType(), returned)
  ) {
    return undefined;
  }
  return {
    data: { absent: defaulted.read.miss },
    fix: (fixer) => fixer.replaceText(defaulting, sourceCode.getText(left)),
    level: 'policy',
    messageId: 'answerNull',
  };
}

/** A function that is yet to fetch the value in place of the default: it throws until someone has written it. */
function readingThrough({ defaulted, defaulting, sourceCode, statement }: Site): CacheMend | undefined {
  const declaration = ts.findAncestor(defaulted.value, ts.isFunctionLike);
  if (declaration === undefined || (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Async) === 0) {
    return undefined;
  }
  const { indent, step } = indentOf(statement, sourceCode);
  const todo = quoted('Fetch this from its source of truth and write it back to the cache', sourceCode);
  return {
    fix: (fixer) => [
      fixer.insertTextBefore(statement, `const readThrough = (): Promise<never> => {\n${indent}${step}throw new Error(${todo});\n${indent}};\n${indent}`),
      fixer.replaceText(defaulting.right, '(await readThrough())'),
    ],
    level: 'skeleton',
    messageId: 'readThrough',
  };
}
