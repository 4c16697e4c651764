import { perProgram } from '../typing/per-program.ts';
import ts from '../typing/typescript.ts';
import { fileKindOf } from './file-kind.ts';

/**
 * Whether `file` only runs as a part of command lines: it is one, or every file of the program that imports it only does so as
 * well. A module that nothing imports is run by something else. Misses imports by a computed name.
 */
export const isOnlyForCommandLine = perProgram((file: ts.SourceFile, program): boolean => {
  const importers = importersIn(program, program);
  const asked = new Set([file]);
  let isRun = false;
  for (const asking of asked) {
    const found = importers.get(asking);
    if (fileKindOf(asking, program) === 'command-line') {
      isRun = true;
    } else if (found === undefined) {
      return false;
    } else {
      found.forEach((importer) => asked.add(importer));
    }
  }
  return isRun;
});

/** By the file that is imported. */
const importersIn = perProgram<ts.Program, ReadonlyMap<ts.SourceFile, ReadonlySet<ts.SourceFile>>>((program) => {
  const checker = program.getTypeChecker();
  const importers = new Map<ts.SourceFile, Set<ts.SourceFile>>();
  for (const file of program.getSourceFiles().filter(({ isDeclarationFile }) => !isDeclarationFile)) {
    for (const specifier of specifiersIn(file)) {
      const imported = checker.getSymbolAtLocation(specifier)?.valueDeclaration;
      if (imported !== undefined && ts.isSourceFile(imported) && imported !== file) {
        importers.set(imported, (importers.get(imported) ?? new Set()).add(file));
      }
    }
  }
  return importers;
});

const LATER = /\b(?:import|require)\s*\(/;

function specifiersIn(file: ts.SourceFile): readonly ts.Expression[] {
  const found = file.statements.flatMap((statement) =>
    (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) && statement.moduleSpecifier !== undefined ? [statement.moduleSpecifier] : [],
  );
  function visit(node: ts.Node): void {
    if (ts.isCallExpression(node) && (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require')) {
      found.push(...node.arguments.slice(0, 1).filter(ts.isStringLiteralLike));
    }
    ts.forEachChild(node, visit);
  }
  if (LATER.test(file.text)) {
    visit(file);
  }
  return found;
}
