import { isErrorType } from './error-value.ts';
import ts from './typescript.ts';

/** Where a constructor takes the error that caused its own. */
export interface CauseParameter {
  readonly index: number;
  /** Whether it is a property `cause` of an object, or the argument itself. */
  readonly form: 'option' | 'value';
}

const CAUSE_NAME = /^_?(?:cause|causedBy|inner(?:Error|Exception)?|original(?:Error|Exception)?|previous(?:Error)?|wrapped(?:Error)?)$/;

/** Where the constructor that `made` runs takes a cause, by the types of its parameters; misses one that is built in another way. */
export function causeParameterOf(made: ts.NewExpression, program: ts.Program): CauseParameter | undefined {
  const checker = program.getTypeChecker();
  const signatures = checker.getTypeAtLocation(made.expression).getConstructSignatures();
  for (const { parameters } of signatures) {
    for (const [index, parameter] of parameters.entries()) {
      const declared = checker.getTypeOfSymbol(parameter);
      const isOpen = (declared.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
      // Of `unknown`, what is not null is an object of any kind.
      const type = isOpen ? declared : declared.getNonNullableType();
      const parts = type.isUnion() ? type.types : [type];
      if (CAUSE_NAME.test(parameter.name) && (isOpen || parts.every((part) => isErrorType(part, program)))) {
        return { form: 'value', index };
      }
      if (parts.some((part) => (part.flags & ts.TypeFlags.Object) !== 0 && !isErrorType(part, program) && checker.getPropertyOfType(part, 'cause') !== undefined)) {
        return { form: 'option', index };
      }
    }
  }
  return undefined;
}
