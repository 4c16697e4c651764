import ts from './typescript.ts';

export type Exportable = ts.ClassDeclaration | ts.FunctionDeclaration | ts.VariableDeclaration;

/**
 * Whether the file of `declaration` exports it: where it stands, in a clause, or by an `export =` or a default export of any
 * expression, which is taken for it. Misses what is handed out by a value of another name.
 */
export function isExported(declaration: Exportable): boolean {
  return (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Export) !== 0 || isNamedInExport(declaration);
}

function isNamedInExport(declaration: Exportable): boolean {
  const name = declaration.name?.getText();
  return declaration
    .getSourceFile()
    .statements.some(
      (statement) =>
        ts.isExportAssignment(statement) ||
        (ts.isExportDeclaration(statement) &&
          statement.exportClause !== undefined &&
          ts.isNamedExports(statement.exportClause) &&
          statement.exportClause.elements.some((element) => (element.propertyName ?? element.name).text === name)),
    );
}
