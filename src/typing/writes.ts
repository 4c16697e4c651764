import { isAssignment } from './assignment.ts';
import { perProgram } from './per-program.ts';
import ts from './typescript.ts';
import { unwrapped } from './unwrapped.ts';

/** The values that `variable` is given where it is declared and by `=` and the like, in the order of the text. */
export const writesOf = perProgram((variable: ts.PropertyDeclaration | ts.VariableDeclaration, program): readonly ts.Expression[] => {
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(variable.name);
  const scope = ts.isPropertyDeclaration(variable) ? variable.parent : scopeOf(variable);
  const written = variable.initializer === undefined ? [] : [variable.initializer];

  function visit(node: ts.Node): void {
    if (isAssignment(node)) {
      const target = unwrapped(node.left);
      const name = ts.isPropertyAccessExpression(target) ? target.name : target;
      if (name.getText() === variable.name.getText() && checker.getSymbolAtLocation(name) === symbol) {
        written.push(node.operatorToken.kind === ts.SyntaxKind.EqualsToken ? node.right : node);
      }
    }
    ts.forEachChild(node, visit);
  }

  visit(scope);
  return written;
});

function scopeOf(variable: ts.Node): ts.Node {
  let scope = variable.parent;
  while (!ts.isBlock(scope) && !ts.isSourceFile(scope) && !ts.isModuleBlock(scope) && !ts.isCaseBlock(scope) && !ts.isForStatement(scope)) {
    scope = scope.parent;
  }
  return scope;
}
