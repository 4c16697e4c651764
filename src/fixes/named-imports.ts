import ts from '../typing/typescript.ts';

export type Edit = readonly [start: number, end: number, text: string];

/**
 * The edits that make `names` of the module that `used` is imported from by name known in its file, and take `used` itself out where
 * it is used nowhere else any more. Undefined where `used` is renamed or no such import, or another thing of the file has one of the names.
 */
export function importedInstead(used: ts.Identifier, names: readonly string[]): readonly Edit[] | undefined {
  const file = used.getSourceFile();
  const specifier = specifierOf(used.text, file);
  if (specifier === undefined) {
    return undefined;
  }
  const { elements } = specifier.parent;
  const missing = names.filter(
    (name) => !elements.some((element) => element.propertyName === undefined && element.name.text === name),
  );
  if (missing.some((name) => identifiersNamed(name, file).length > 0)) {
    return undefined;
  }
  const isLast =
    !names.includes(used.text) && identifiersNamed(used.text, file).every((other) => other === used || other === specifier.name);
  if (isLast && missing.length > 0) {
    return [[specifier.getStart(), specifier.end, missing.join(', ')]];
  }
  const last = elements.at(-1);
  const added: readonly Edit[] =
    missing.length > 0 && last !== undefined ? [[last.end, last.end, `, ${missing.join(', ')}`]] : [];
  return isLast ? [...added, withoutElement(specifier, elements)] : added;
}

/**
 * The edits that make `name` of the module `from` known in `file`: none where it is imported already. Undefined where another thing of
 * the file has that name.
 */
export function importAdded(name: string, from: string, file: ts.SourceFile): readonly Edit[] | undefined {
  const imports = file.statements.filter(ts.isImportDeclaration);
  const lists = imports.flatMap(({ importClause, moduleSpecifier }) => {
    const bindings = importClause?.namedBindings;
    return bindings && ts.isNamedImports(bindings) && !bindings.elements.every(ts.isTypeOnlyImportDeclaration) &&
      ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text === from
      ? [bindings.elements]
      : [];
  });
  const known = lists.flat().find(({ isTypeOnly, propertyName, name: own }) => !isTypeOnly && (propertyName ?? own).text === name);
  if (known !== undefined) {
    return known.propertyName === undefined ? [] : undefined;
  }
  if (identifiersNamed(name, file).length > 0) {
    return undefined;
  }
  const last = lists[0]?.at(-1);
  if (last !== undefined) {
    return [[last.end, last.end, `, ${name}`]];
  }
  const after = imports.at(-1);
  const quote = after?.moduleSpecifier.getText().charAt(0) ?? "'";
  const line = `import { ${name} } from ${quote}${from}${quote};`;
  return after === undefined ? [[0, 0, `${line}\n`]] : [[after.end, after.end, `\n${line}`]];
}

function specifierOf(name: string, { statements }: ts.SourceFile): ts.ImportSpecifier | undefined {
  for (const statement of statements) {
    const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
    const specifier =
      bindings && ts.isNamedImports(bindings) ? bindings.elements.find((element) => element.name.text === name) : undefined;
    if (specifier !== undefined) {
      return specifier.propertyName === undefined ? specifier : undefined;
    }
  }
  return undefined;
}

function withoutElement(specifier: ts.ImportSpecifier, elements: readonly ts.ImportSpecifier[]): Edit {
  const index = elements.indexOf(specifier);
  const before = elements[index - 1];
  const after = elements[index + 1];
  return before === undefined ? [specifier.getStart(), after?.getStart() ?? specifier.end, ''] : [before.end, specifier.end, ''];
}

function identifiersNamed(name: string, file: ts.SourceFile): readonly ts.Identifier[] {
  const found: ts.Identifier[] = [];
  (function visit(node: ts.Node): void {
    if (ts.isIdentifier(node) && node.text === name && !isMemberName(node)) {
      found.push(node);
    }
    ts.forEachChild(node, visit);
  })(file);
  return found;
}

/** The name after a dot, or of a property, which no import is behind. */
function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) ||
      ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isPropertyDeclaration(parent)) &&
    parent.name === node
  );
}
