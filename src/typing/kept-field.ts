import { nodesOfFile } from './file-nodes.ts';
import { perProgram } from './per-program.ts';
import { perSourceFile } from './per-source-file.ts';
import { textOf } from './property-value.ts';
import ts from './typescript.ts';

/** What the class field that `name` reads keeps from its start: `this.schema`, `Schemas.signup`. Misses fields that are not readonly or static. */
export function keptFieldOf(name: ts.MemberName, program: ts.Program): ts.Expression | undefined {
  if (!fieldNamesIn(program, program).has(name.text)) {
    return undefined;
  }
  const field = program.getTypeChecker().getSymbolAtLocation(name)?.valueDeclaration;
  return field && ts.isPropertyDeclaration(field) && isReadonly(field) ? field.initializer : undefined;
}

/** The names of fields that keep what they start with; whether a member is one costs the type of what stands before it. */
const fieldNamesIn = perProgram<ts.Program, ReadonlySet<string>>(
  (program) => new Set(program.getSourceFiles().flatMap(fieldNamesOf)),
);

const fieldNamesOf = perSourceFile((file): readonly string[] => {
  // The text says sooner than the tree that there is nothing to find.
  const fields = !file.isDeclarationFile && /\b(?:readonly|static)\b/.test(file.text) ? nodesOfFile(file).fields : [];
  return fields
    .filter((field) => field.initializer !== undefined && isReadonly(field))
    .map(({ name }) => textOf(name) ?? name.getText());
});

function isReadonly(field: ts.PropertyDeclaration): boolean {
  return (ts.getCombinedModifierFlags(field) & (ts.ModifierFlags.Readonly | ts.ModifierFlags.Static)) !== 0;
}
