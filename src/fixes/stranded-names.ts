import ts from '../typing/typescript.ts';
import type { TextEdit } from './text-edits.ts';

/**
 * Whether `edits` take the last use of something that `file` declares or imports and does not export, and leave that behind.
 * Goes by names: one that another scope uses as well counts as used.
 */
export function strandsName(edits: readonly TextEdit[], file: ts.SourceFile): boolean {
  const removed = new Set<string>();
  const declared = new Set<string>();
  const used = new Set(edits.flatMap(({ text }) => text.match(/[\w$]+/g) ?? []));
  function visit(node: ts.Node): void {
    if (ts.isIdentifier(node) && !isMemberName(node)) {
      if (edits.some(({ range: [start, end] }) => node.getStart() >= start && node.end <= end)) {
        removed.add(node.text);
      } else {
        (isDeclarationName(node) ? declared : used).add(node.text);
      }
    }
    ts.forEachChild(node, visit);
  }
  visit(file);
  return [...removed].some((name) => declared.has(name) && !used.has(name));
}

/** The name after a dot, or of a property, which is no use of a variable. */
function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent) || ts.isClassElement(parent) || ts.isTypeElement(parent)) &&
    parent.name === node
  );
}

function isDeclarationName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isImportSpecifier(parent) || ts.isImportClause(parent) || ts.isNamespaceImport(parent)) {
    return true;
  }
  const isName =
    (ts.isVariableDeclaration(parent) ||
      ts.isBindingElement(parent) ||
      ts.isParameter(parent) ||
      ts.isTypeParameterDeclaration(parent) ||
      ts.isDeclarationStatement(parent)) &&
    parent.name === node;
  return isName && (ts.getCombinedModifierFlags(parent) & ts.ModifierFlags.Export) === 0;
}
