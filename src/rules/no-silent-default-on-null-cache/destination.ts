import ts from '../../typing/typescript.ts';

/** The name that `expression` ends up under: of its variable, property or parameter, or of the function that returns it. */
export function destinationNameOf(expression: ts.Node): string {
  for (let { parent } = expression; !ts.isSourceFile(parent); { parent } = parent) {
    if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isBindingElement(parent) || ts.isParameter(parent) ||
      ts.isPropertyDeclaration(parent)) {
      return parent.name.getText();
    }
    if (ts.isBinaryExpression(parent) && parent.operatorToken.kind >= ts.SyntaxKind.FirstAssignment && parent.operatorToken.kind <= ts.SyntaxKind.LastAssignment) {
      return ts.isPropertyAccessExpression(parent.left) ? parent.left.name.text : parent.left.getText();
    }
    if (ts.isFunctionLike(parent)) {
      return parent.name?.getText() ?? (ts.isVariableDeclaration(parent.parent) ? parent.parent.name.getText() : '');
    }
  }
  return '';
}

/** Whether the boolean is what a condition reads, at its place or under the name it is given. */
export function decidesSomething(expression: ts.Expression, checker: ts.TypeChecker): boolean {
  const variable = ts.findAncestor(expression, (node): node is ts.VariableDeclaration => ts.isVariableDeclaration(node));
  const symbol = variable && ts.isIdentifier(variable.name) ? checker.getSymbolAtLocation(variable.name) : undefined;
  const scope = variable && ts.findAncestor(variable, ts.isBlock);
  if (symbol === undefined || scope === undefined) {
    return isCondition(expression) || ts.findAncestor(expression, ts.isReturnStatement) !== undefined;
  }
  function visit(node: ts.Node): boolean {
    return (ts.isIdentifier(node) && checker.getSymbolAtLocation(node) === symbol && isCondition(node)) || (ts.forEachChild(node, visit) ?? false);
  }
  return visit(scope);
}

function isCondition(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent)) {
    return parent.expression === node;
  }
  if (ts.isConditionalExpression(parent)) {
    return parent.condition === node;
  }
  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken;
    const isLogical = kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken;
    return isLogical && (parent.left === node || isCondition(parent));
  }
  return (ts.isPrefixUnaryExpression(parent) || ts.isParenthesizedExpression(parent)) && isCondition(parent);
}
