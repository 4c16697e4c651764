import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const src = path.join(import.meta.dirname, '../src');
const UTILS = ['@typescript-eslint/utils', '@typescript-eslint/utils/eslint-utils', '@typescript-eslint/utils/ts-eslint'];
const LONGEST_RULE = 220;

/** What each folder of src/, and each file at its top, may import besides itself and Node. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'index.ts': ['configs', 'rules', 'settings.ts', 'eslint'],
  configs: ['rules', 'eslint', '@typescript-eslint/parser'],
  rules: [
    'create-rule.ts',
    'settings.ts',
    'facts',
    'calls',
    'fixes',
    'ast',
    'typing',
    'libraries/library.ts',
    'typescript',
    ...UTILS,
  ],
  'create-rule.ts': ['settings.ts', 'calls', 'fixes', ...UTILS],
  'settings.ts': ['settings', 'libraries/library.ts', '@typescript-eslint/utils/ts-eslint'],
  settings: ['libraries/library.ts'],
  facts: ['calls', 'typing', 'libraries/library.ts', 'typescript'],
  calls: ['libraries', 'typing', 'typescript'],
  libraries: ['typing'],
  fixes: ['settings.ts', 'facts', 'calls', 'ast', 'typing', 'typescript', ...UTILS],
  ast: UTILS,
  typing: ['typescript', '@typescript-eslint/type-utils'],
};

const files = readdirSync(src, { encoding: 'utf8', recursive: true })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => {
    const source = ts.createSourceFile(name, readFileSync(path.join(src, name), 'utf8'), ts.ScriptTarget.Latest, true);
    return { layer: name.split(path.sep)[0] ?? name, name: name.split(path.sep).join('/'), source };
  });

describe('the layers', () => {
  it.each(Object.keys(mayImport))('%s imports nothing from above it', (layer) => {
    const imports = files
      .filter((file) => file.layer === layer)
      .flatMap(({ name, source }) =>
        importsOf(source).map((specifier) => ({ from: name, imported: importedBy(name, specifier) })),
      )
      .filter(({ imported }) => ![layer, ...(mayImport[layer] ?? [])].some((allowed) => isWithin(imported, allowed)));

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
    const doing = nodesOf(source).filter((node) => ts.isClassLike(node) || (ts.isBlock(node) && !isSingleReturn(node)));

    expect(doing.map((node) => node.getText())).toEqual([]);
  });
});

describe('a rule', () => {
  const rules = files.filter(({ name }) => /^rules\/[^/]+$/u.test(name));

  it.each(rules)('is short enough to read: $name', ({ source }) => {
    expect(source.getLineStarts().length - 1).toBeLessThanOrEqual(LONGEST_RULE);
  });
});

describe('what is asked of TypeScript', () => {
  it('is nothing that the native backend throws at', () => {
    expect(namesIn(files, (identifier) => NOT_NATIVE.has(identifier))).toEqual([]);
  });

  it('is about holes in patterns in one place, as the native backend has them in another form', () => {
    expect(namesIn(files, (identifier) => identifier === 'isOmittedExpression')).toEqual(['isOmittedExpression in typing/binding-hole.ts']);
  });

  it('is nothing that a cast makes of it', () => {
    const casting = files.filter(({ source }) => nodesOf(source).some((node) => ts.isAsExpression(node) && UNTYPED.has(node.type.kind)));

    expect(casting.map(({ name }) => name)).toEqual(['index.ts']);
  });
});

const UNTYPED: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.AnyKeyword, ts.SyntaxKind.NeverKeyword, ts.SyntaxKind.UnknownKeyword]);

/** Public members of the checker that the native backend does not have. */
const NOT_NATIVE = new Set([
  'getAmbientModules', 'getAugmentedPropertiesOfType', 'getBigIntLiteralType', 'getNumberLiteralType',
  'getPropertySymbolOfDestructuringAssignment', 'getRootSymbols', 'getStringLiteralType', 'getTypeOfAssignmentPattern',
  'isImplementationOfOverload', 'isOptionalParameter', 'isValidPropertyAccess', 'runWithCancellationToken', 'signatureToString',
  'symbolToEntityName', 'symbolToExpression', 'symbolToString', 'typeParameterToDeclaration', 'typePredicateToString',
]);

function importsOf(source: ts.SourceFile): string[] {
  const specifiers = ts.preProcessFile(source.text, true, true).importedFiles.map(({ fileName }) => fileName);
  return specifiers.filter((specifier) => !specifier.startsWith('node:'));
}

/** A package's name, or a path below src/. */
function importedBy(name: string, specifier: string): string {
  return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(name), specifier) : specifier;
}

function isWithin(imported: string, allowed: string): boolean {
  return imported === allowed || (!allowed.startsWith('@') && imported.startsWith(`${allowed}/`));
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

/** The body of a function that does no more than put a role together. */
function isSingleReturn({ statements: [only, ...others] }: ts.Block): boolean {
  return others.length === 0 && only !== undefined && ts.isReturnStatement(only);
}
