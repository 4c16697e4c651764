import { classifyCall } from '../calls/classify-call.ts';
import { classifyAnswer } from '../calls/classify-response.ts';
import { calledText, calleeNameOf, calleeOf, calleeSymbolOf } from '../typing/callee-symbol.ts';
import ts from '../typing/typescript.ts';

/** Where a number that may be NaN arrives: what there is that takes it, by name. */
export interface UncheckedUse {
  readonly at: ts.Node;
  readonly how: 'arithmetic' | 'limit' | 'query' | 'response' | 'setting';
  readonly name: string;
}

/** `gone` for what is handed to code that may refuse it, `guarded` where something looks at it. */
export type Outcome = UncheckedUse | { readonly at: ts.Node; readonly how: 'gone' | 'guarded' };

/**
 * What `call` does with the number `at`, its argument or within one: `property` is the innermost property on the way. Misses what is
 * handed to a builder of queries.
 */
export function arrivalAt(call: ts.CallExpression | ts.NewExpression, at: ts.Node, property: ts.PropertyName | undefined, program: ts.Program): readonly Outcome[] {
  const role = classifyCall(call, program);
  if (role?.kind === 'query') {
    return [{ at, how: 'query', name: calledText(call) }];
  }
  if (role?.kind === 'log') {
    return [];
  }
  const answer = classifyAnswer(call, program);
  if (answer?.sends === true && answer.json !== undefined) {
    return [{ at, how: 'response', name: calledText(call) }];
  }
  const name = settingOf(call, at, property, program);
  return [name === undefined ? { at, how: 'gone' } : { at, how: 'setting', name }];
}

/** Index of the argument that is a port or a time, by the name of the method or function. */
const SETTINGS: ReadonlyMap<string, number> = new Map([['listen', 0], ['setInterval', 1], ['setTimeout', 1], ['timeout', 0]]);

const SETTING = /^(?:port|timeout|size)$|(?:Port|Timeout|TimeoutMS|Size)$/;

/** The setting that is a port, a time or a size, by the package that declares it. */
function settingOf(call: ts.CallExpression | ts.NewExpression, at: ts.Node, property: ts.PropertyName | undefined, program: ts.Program): string | undefined {
  const checker = program.getTypeChecker();
  if (property === undefined) {
    const name = calleeNameOf(calleeOf(call))?.text ?? '';
    const index = SETTINGS.get(name);
    return index !== undefined && call.arguments?.[index] === at && isDeclaredOutside(calleeSymbolOf(calleeOf(call), checker)) ? name : undefined;
  }
  const literal = property.parent.parent;
  const name = property.getText();
  return SETTING.test(name) && ts.isObjectLiteralExpression(literal) && isDeclaredOutside(checker.getContextualType(literal)?.getProperty(name)) ? name : undefined;
}

function isDeclaredOutside(symbol: ts.Symbol | undefined): boolean {
  return symbol?.declarations?.every((declaration) => declaration.getSourceFile().isDeclarationFile) ?? false;
}
