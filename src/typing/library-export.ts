import ts from 'typescript';

import { nearestPackageOf } from './nearest-package.ts';

/** Whether `declaration` is exported from a file of a package that others import: code outside the program may use it. */
export function isLibraryExport(declaration: ts.VariableDeclaration): boolean {
  const file = declaration.getSourceFile();
  return (nearestPackageOf(file)?.isLibrary ?? false) && (isExported(declaration) || isNamedInExport(declaration, file));
}

function isExported(declaration: ts.VariableDeclaration): boolean {
  return (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Export) !== 0;
}

function isNamedInExport({ name }: ts.VariableDeclaration, { statements }: ts.SourceFile): boolean {
  return statements.some(
    (statement) =>
      ts.isExportAssignment(statement) ||
      (ts.isExportDeclaration(statement) &&
        statement.exportClause !== undefined &&
        ts.isNamedExports(statement.exportClause) &&
        statement.exportClause.elements.some((element) => (element.propertyName ?? element.name).text === name.getText())),
  );
}
