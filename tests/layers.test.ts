import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const src = path.join(import.meta.dirname, '../src');
const UTILS = ['@typescript-eslint/utils', '@typescript-eslint/utils/eslint-utils', '@typescript-eslint/utils/ts-eslint'];
const LONGEST_RULE = 220;

/** What each folder of src/, and each file at its top, may import besides itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'index.ts': ['configs', 'rules', 'settings.ts', 'eslint', 'node:module'],
  configs: ['rules', 'eslint', '@typescript-eslint/parser'],
  rules: ['create-rule.ts', 'settings.ts', 'facts', 'calls', 'fixes', 'ast', 'typing', 'typescript', ...UTILS],
  'create-rule.ts': ['settings.ts', 'fixes', ...UTILS],
  'settings.ts': ['@typescript-eslint/utils/ts-eslint'],
  facts: ['calls', 'typing', 'typescript', 'node:path'],
  calls: ['libraries', 'typing', 'typescript'],
  libraries: ['typing'],
  fixes: ['settings.ts', 'facts', 'calls', 'ast', 'typing', 'typescript', ...UTILS],
  ast: UTILS,
  typing: ['typescript', '@typescript-eslint/type-utils', 'node:fs', 'node:path'],
};

/** What may not be written in a file of `libraries/`, which says what calls do and does nothing itself. */
const doing: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ArrowFunction,
  ts.SyntaxKind.AwaitExpression,
  ts.SyntaxKind.ClassDeclaration,
  ts.SyntaxKind.DoStatement,
  ts.SyntaxKind.ForInStatement,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.ForStatement,
  ts.SyntaxKind.FunctionExpression,
  ts.SyntaxKind.IfStatement,
  ts.SyntaxKind.SwitchStatement,
  ts.SyntaxKind.WhileStatement,
]);

const files = readdirSync(src, { encoding: 'utf8', recursive: true })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => {
    const source = ts.createSourceFile(name, readFileSync(path.join(src, name), 'utf8'), ts.ScriptTarget.Latest, true);
    return { layer: layerOf(name), name: name.split(path.sep).join('/'), source };
  });

describe('the layers', () => {
  it.each(Object.keys(mayImport))('%s imports nothing from above it', (layer) => {
    const imports = files
      .filter((file) => file.layer === layer)
      .flatMap(({ name, source }) =>
        importsOf(source).map((specifier) => ({ from: name, imported: importedBy(name, specifier), specifier })),
      )
      .filter(({ imported }) => imported !== layer && !mayImport[layer]?.includes(imported));

    expect(imports).toEqual([]);
  });

  it('are all of src', () => {
    expect(new Set(files.map(({ layer }) => layer))).toEqual(new Set(Object.keys(mayImport)));
  });

  it('leave the context of ESLint to the rules', () => {
    const others = files.filter(({ layer }) => layer !== 'rules' && layer !== 'create-rule.ts');

    expect(namesIn(others, (identifier) => /^(?:Readonly)?RuleContext$/u.test(identifier))).toEqual([]);
  });

  it('leave caches to typing, but for the one that keeps validated settings', () => {
    const others = files.filter(({ layer }) => layer !== 'typing' && layer !== 'settings.ts');

    expect(namesIn(others, (identifier) => identifier === 'WeakMap')).toEqual([]);
  });
});

describe('a library', () => {
  const libraries = files.filter(({ layer }) => layer === 'libraries');

  it.each(libraries)('is data: $name', ({ source }) => {
    expect(
      nodesOf(source)
        .filter(({ kind }) => doing.has(kind))
        .map((node) => node.getText()),
    ).toEqual([]);
    expect(source.statements.filter((statement) => ts.isFunctionDeclaration(statement) && !isConstructor(statement))).toEqual([]);
  });
});

describe('a rule', () => {
  const rules = files.filter(({ name }) => /^rules\/[^/]+$/u.test(name));

  it.each(rules)('is short enough to read: $name', ({ source }) => {
    expect(source.getLineStarts().length - 1).toBeLessThanOrEqual(LONGEST_RULE);
  });
});

function layerOf(name: string): string {
  return name.split(path.sep)[0] ?? name;
}

function importsOf(source: ts.SourceFile): string[] {
  return ts.preProcessFile(source.text, true, true).importedFiles.map(({ fileName }) => fileName);
}

function importedBy(name: string, specifier: string): string {
  return specifier.startsWith('.') ? layerOf(path.join(path.dirname(name), specifier)) : specifier;
}

function namesIn(some: typeof files, matches: (identifier: string) => boolean): string[] {
  return some.flatMap(({ name, source }) =>
    nodesOf(source).flatMap((node) => (ts.isIdentifier(node) && matches(node.text) ? [`${node.text} in ${name}`] : [])),
  );
}

function nodesOf(node: ts.Node): ts.Node[] {
  const nodes = [node];
  ts.forEachChild(node, (child) => {
    nodes.push(...nodesOf(child));
  });
  return nodes;
}

/** Whether the function does no more than put a role together. */
function isConstructor({ body }: ts.FunctionDeclaration): boolean {
  const [only, ...others] = body?.statements ?? [];
  const returned = only !== undefined && ts.isReturnStatement(only) ? only.expression : undefined;
  return others.length === 0 && returned !== undefined && ts.isObjectLiteralExpression(returned);
}
