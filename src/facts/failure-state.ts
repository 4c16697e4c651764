import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';

const BAD = /err(?:or|ed)?(?![a-z])|fail|invalid|unavailable|unhealthy|unreachable|degraded|broken|offline|down(?![a-z])/i;
const GOOD = /^(?:is|was)?(?:ok|alive|available|connected|healthy|ready|succeeded|success|successful|up|valid)$/i;
const FAILING_CALL = /^(?:e?left|err|errAsync|error|fail|failed|failure|invalid|reject|rejected)$/i;

/** Whether storing `value` in `target` keeps the failure: `failed = true`, `status = 'error'`, `healthy = false`. */
export function failureStateIn(target: ts.Expression, value: ts.Expression): boolean {
  const name = lastNameOf(target);
  return BAD.test(name) || (GOOD.test(name) && unwrapped(value).kind === ts.SyntaxKind.FalseKeyword) || tellsFailure(value);
}

const MISDIAGNOSIS = /already|does_?not_?exist|missing|no_?such|not_?found/i;

/** Whether `value` blames something that is not known to be there, or to be there already: `left(USER_NOT_FOUND)`. */
export function blames(value: ts.Expression): boolean {
  return MISDIAGNOSIS.test(value.getText());
}

/** Whether `value` says by itself that something failed: `{ success: false }`, `'error'`, `left(NOT_SENT)`, `err('timeout')`. */
export function tellsFailure(value: ts.Expression): boolean {
  const plain = unwrapped(value);
  if (ts.isObjectLiteralExpression(plain)) {
    return plain.properties.some(
      (property) =>
        (property.name !== undefined && BAD.test(property.name.getText())) ||
        (ts.isPropertyAssignment(property) &&
          (property.initializer.kind === ts.SyntaxKind.FalseKeyword || tellsFailure(property.initializer))),
    );
  }
  if (ts.isCallExpression(plain) || ts.isNewExpression(plain)) {
    return FAILING_CALL.test(lastNameOf(plain.expression)) || (plain.arguments ?? []).some(tellsFailure);
  }
  return BAD.test(ts.isStringLiteralLike(plain) ? plain.text : lastNameOf(plain));
}

function lastNameOf(expression: ts.Expression): string {
  const plain = unwrapped(expression);
  return ts.isIdentifier(plain) ? plain.text : ts.isPropertyAccessExpression(plain) ? plain.name.text : '';
}
