import { AST_NODE_TYPES, type ParserServicesWithTypeInformation, type TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { freshName } from '../../ast/fresh-name.ts';
import { indentOf } from '../../ast/indent.ts';
import type { Mend } from '../../fixes/mend.ts';
import ts from '../../typing/typescript.ts';
import { unwrapped } from '../../typing/unwrapped.ts';
import type { DefaultedRead } from './defaulted-read.ts';
import { isLastUse } from './last-use.ts';
import { losesInference } from './loses-inference.ts';
import { comparisonWith, missedType, thrownFor } from './mend-text.ts';
import { readingThrough } from './reading-through.ts';

export type CacheMend = Mend<'answerNull' | 'readThrough' | 'throwOnMiss'>;

export interface MendContext {
  readonly defaulted: DefaultedRead;
  readonly services: ParserServicesWithTypeInformation;
  readonly sourceCode: Readonly<SourceCode>;
  /** What `onMiss` says. */
  readonly chosen: 'null' | 'throw' | undefined;
}

/** The outcomes that can take the place of a default; the rule's page says what each of them needs. */
export function mendsOf(context: MendContext): readonly CacheMend[] {
  const { defaulted, services, sourceCode } = context;
  const value = services.tsNodeToESTreeNodeMap.get<TSESTree.Node>(defaulted.value);
  if (isLastUse(value, sourceCode)) {
    return [];
  }
  const { parent } = value;
  const outcomes =
    parent?.type === AST_NODE_TYPES.LogicalExpression ? mendsOfOperator(parent, context) : parent?.type === AST_NODE_TYPES.ReturnStatement ? mendsOfReturn(parent, context) : [];
  const refetched = readingThrough(context);
  return refetched ? [...outcomes, refetched] : outcomes;
}

/** `const x = read ?? value;` or `return read ?? value;`, standing in a block. */
type Statement = TSESTree.ReturnStatement | TSESTree.VariableDeclaration;

function mendsOfOperator(defaulting: TSESTree.LogicalExpression, context: MendContext): readonly CacheMend[] {
  const { chosen, defaulted, sourceCode } = context;
  const statement = statementThatIs(defaulting);
  const hasComments = sourceCode.getCommentsInside(defaulting).length > sourceCode.getCommentsInside(defaulting.left).length;
  const isRead = ts.isBinaryExpression(defaulted.value.parent) && unwrapped(defaulted.value.parent.left) === defaulted.subject;
  if (statement === undefined || hasComments || !isRead) {
    return [];
  }
  // `||` also answers '' with its default: to drop that is for a person to decide.
  const isNullish = defaulting.operator === '??';
  const mends: CacheMend[] = [];
  const thrown = throwingInstead(defaulting, statement, context);
  if (thrown !== undefined) {
    mends.push({ fix: thrown, isChosen: isNullish && chosen === 'throw' && !isTried(defaulted.value), level: 'policy', messageId: 'throwOnMiss' });
  }
  if (isNullish && statement.type === AST_NODE_TYPES.ReturnStatement && mayReturnAbsence(context, missedType(context))) {
    mends.push(answering((fixer) => fixer.replaceText(defaulting, sourceCode.getText(defaulting.left)), context));
  }
  return mends;
}

function statementThatIs(defaulting: TSESTree.LogicalExpression): Statement | undefined {
  const { parent } = defaulting;
  const statement = parent.type === AST_NODE_TYPES.VariableDeclarator ? parent.parent : parent;
  const isWhole =
    statement.type === AST_NODE_TYPES.ReturnStatement ||
    (statement.type === AST_NODE_TYPES.VariableDeclaration && statement.kind === 'const' && statement.declarations.length === 1 &&
      statement.declarations.every(({ id, init }) => id.type === AST_NODE_TYPES.Identifier && init === defaulting));
  return isWhole && statement.parent.type === AST_NODE_TYPES.BlockStatement ? statement : undefined;
}

function throwingInstead(defaulting: TSESTree.LogicalExpression, statement: Statement, context: MendContext): CacheMend['fix'] | undefined {
  const { sourceCode } = context;
  if (addsToType(context) || losesInference(context)) {
    return undefined;
  }
  const { left, operator } = defaulting;
  const { indent, step } = indentOf(statement, sourceCode);
  const thrown = thrownFor(context);
  function guard(name: string): string {
    const test = operator === '||' ? `!${name}` : `${name} ${comparisonWith(context)}`;
    return `if (${test}) {\n${indent}${step}throw ${thrown};\n${indent}}`;
  }
  if (left.type === AST_NODE_TYPES.Identifier) {
    return (fixer) => [fixer.insertTextBefore(statement, `${guard(left.name)}\n${indent}`), fixer.replaceText(defaulting, left.name)];
  }
  const read = sourceCode.getText(left);
  const declared = statement.type === AST_NODE_TYPES.VariableDeclaration ? statement.declarations[0].id : undefined;
  if (declared?.type === AST_NODE_TYPES.Identifier && declared.typeAnnotation === undefined && !isUsedWhereItIsNotNarrowed(statement, sourceCode)) {
    return (fixer) => [fixer.replaceText(defaulting, read), fixer.insertTextAfter(statement, `\n${indent}${guard(declared.name)}`)];
  }
  const name = freshName('cached', sourceCode);
  return (fixer) => [
    fixer.insertTextBefore(statement, `const ${name} = ${read};\n${indent}${guard(name)}\n${indent}`),
    fixer.replaceText(defaulting, name),
  ];
}

/** Whether the default is what brings its value into the type, so that code which compares with it would no longer compile. */
function addsToType(context: MendContext): boolean {
  const checker = context.services.program.getTypeChecker();
  return !checker.isTypeAssignableTo(checker.getTypeAtLocation(context.defaulted.value), checker.getNonNullableType(missedType(context)));
}

/** A function declaration is hoisted above the test, and what a class holds may run before it: there a constant is not narrowed. */
function isUsedWhereItIsNotNarrowed(statement: TSESTree.Node, sourceCode: Readonly<SourceCode>): boolean {
  return sourceCode.getScope(statement).variables.some(
    ({ defs, references }) => defs.some(({ parent }) => parent === statement) && references.some(({ identifier }) => isHoisted(identifier, statement)),
  );
}

const UNNARROWED = new Set([
  AST_NODE_TYPES.AccessorProperty, AST_NODE_TYPES.FunctionDeclaration, AST_NODE_TYPES.MethodDefinition, AST_NODE_TYPES.PropertyDefinition,
  AST_NODE_TYPES.StaticBlock,
]);

function isHoisted(node: TSESTree.Node, { parent: block }: TSESTree.Node): boolean {
  for (let { parent } = node; parent && parent !== block; { parent } = parent) {
    if (UNNARROWED.has(parent.type)) {
      return true;
    }
  }
  return false;
}

/** `if (read === null) { return value; }` in a function that says what it returns. */
function mendsOfReturn(statement: TSESTree.ReturnStatement, context: MendContext): readonly CacheMend[] {
  const { chosen, defaulted: { subject, value }, sourceCode } = context;
  const branch = ts.isBlock(value.parent.parent) ? value.parent.parent.parent : value.parent.parent;
  const declaration = ts.findAncestor(value, ts.isFunctionLike);
  if (!ts.isIfStatement(branch) || !ts.findAncestor(subject, (node) => node === branch.expression) || declaration?.type === undefined ||
    sourceCode.getCommentsInside(statement).length > 0) {
    return [];
  }
  const asksForNull = ts.isBinaryExpression(branch.expression) && /^(?:null|undefined)$/.test(branch.expression.right.getText());
  const mends: CacheMend[] = [
    {
      fix: (fixer) => fixer.replaceText(statement, `throw ${thrownFor(context)};`),
      isChosen: asksForNull && chosen === 'throw',
      level: 'policy',
      messageId: 'throwOnMiss',
    },
  ];
  if (asksForNull && mayReturnAbsence(context) && statement.argument !== null) {
    const { argument } = statement;
    mends.push(answering((fixer) => fixer.replaceText(argument, context.defaulted.read.miss), context));
  }
  return mends;
}

function answering(fix: CacheMend['fix'], { chosen, defaulted }: MendContext): CacheMend {
  return { data: { absent: defaulted.read.miss }, fix, isChosen: chosen === 'null', level: 'policy', messageId: 'answerNull' };
}

/** Whether the function says that it may return what a miss is, and `type` if that is what it would return. */
function mayReturnAbsence({ defaulted: { read, value }, services: { program } }: MendContext, type?: ts.Type): boolean {
  const checker = program.getTypeChecker();
  const declared = ts.findAncestor(value, ts.isFunctionLike)?.type;
  const returned = declared && checker.getAwaitedType(checker.getTypeFromTypeNode(declared));
  return (
    returned !== undefined && read.miss !== 'empty' && (returned.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) === 0 &&
    checker.isTypeAssignableTo(read.miss === 'null' ? checker.getNullType() : checker.getUndefinedType(), returned) &&
    (type === undefined || checker.isTypeAssignableTo(type, returned))
  );
}

/** Whether a `try` with a handler of its own stands around `node` in its function: what is thrown there may become another value. */
function isTried(node: ts.Node): boolean {
  for (let child = node, { parent } = node; !ts.isFunctionLike(parent) && !ts.isSourceFile(parent); child = parent, { parent } = parent) {
    if (ts.isTryStatement(parent) && child === parent.tryBlock && parent.catchClause !== undefined) {
      return true;
    }
  }
  return false;
}
