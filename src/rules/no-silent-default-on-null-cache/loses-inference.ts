import ts from '../../typing/typescript.ts';
import { unwrapped, withoutParentheses } from '../../typing/unwrapped.ts';
import { missedType } from './mend-text.ts';
import type { MendContext } from './mends.ts';

/** Whether the read takes its type argument from the place it stands in: anywhere else, its answer would have another type. */
export function losesInference(context: MendContext): boolean {
  const { defaulted: { subject, value: { parent: defaulting } }, services: { program } } = context;
  const checker = program.getTypeChecker();
  const call = ts.isAwaitExpression(subject) ? unwrapped(subject.expression) : subject;
  if (!ts.isBinaryExpression(defaulting) || !ts.isCallExpression(call) || call.typeArguments !== undefined) {
    return false;
  }
  const type = missedType(context);
  const isCast = withoutParentheses(defaulting.left) !== unwrapped(defaulting.left);
  const declaration = checker.getResolvedSignature(call)?.declaration;
  const parameters = declaration && 'typeParameters' in declaration ? (declaration.typeParameters ?? []).filter(ts.isTypeParameterDeclaration) : [];
  if (parameters.length === 0 || isCast || (type.flags & ts.TypeFlags.Unknown) !== 0 || checker.getContextualType(defaulting) === undefined) {
    return false;
  }
  const [byDefault] = parameters.map((parameter) => defaultOf(parameter, call, checker));
  const inferred = checker.getNonNullableType(type);
  return (
    parameters.length > 1 || byDefault === undefined || !checker.isTypeAssignableTo(byDefault, inferred) || !checker.isTypeAssignableTo(inferred, byDefault)
  );
}

/** What `parameter` is when nothing is inferred for it, where that is what a class was made with: `Value` of `Keyv<Value>`. */
function defaultOf({ default: node }: ts.TypeParameterDeclaration, { expression: callee }: ts.CallExpression, checker: ts.TypeChecker): ts.Type | undefined {
  const receiver = ts.isPropertyAccessExpression(callee) ? checker.getTypeAtLocation(callee.expression) : undefined;
  const named = node && checker.getTypeFromTypeNode(node);
  const owner = named?.getSymbol()?.declarations?.[0]?.parent;
  if (receiver === undefined || owner === undefined || !ts.isClassLike(owner) || receiver.getSymbol()?.declarations?.includes(owner) !== true) {
    return undefined;
  }
  const index = owner.typeParameters?.findIndex((parameter) => checker.getTypeAtLocation(parameter) === named) ?? -1;
  return checker.getTypeArguments(receiver as ts.TypeReference)[index];
}
