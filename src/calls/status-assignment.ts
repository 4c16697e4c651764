import { requestLibraries } from '../libraries/index.ts';
import { declaringPackageOf } from '../typing/declaring-package.ts';
import { holdsAnyOf } from '../typing/held-packages.ts';
import ts from '../typing/typescript.ts';
import { ownerNameOf } from './owner-name.ts';
import { type Answer, statusOf } from './classify-response.ts';

const libraries = requestLibraries.filter(({ statusProperties }) => statusProperties !== undefined);

/** Names of the properties that set the status of an answer. */
export const STATUS_PROPERTY_NAMES: ReadonlySet<string> = new Set(
  libraries.flatMap(({ statusProperties }) => Object.values(statusProperties ?? {}).flat()),
);

/** How an assignment answers a request: `ctx.status = 500`. Misses a status that is chosen at run time. */
export function assignedAnswerOf(assignment: ts.BinaryExpression, program: ts.Program): Answer | undefined {
  const { left, right } = assignment;
  const status = ts.isPropertyAccessExpression(left) && STATUS_PROPERTY_NAMES.has(left.name.text) && holdsAnyOf(PACKAGES, program) ? statusOf(right, program) : undefined;
  return status === undefined || !setsStatus(left as ts.PropertyAccessExpression, program) ? undefined : { at: right, call: assignment, status };
}

const PACKAGES = libraries.flatMap(({ packages }) => packages);

function setsStatus({ name }: ts.PropertyAccessExpression, program: ts.Program): boolean {
  return (program.getTypeChecker().getSymbolAtLocation(name)?.declarations ?? []).some((declaration) => {
    const declaring = declaringPackageOf(declaration, program) ?? '';
    return libraries.some(({ packages, statusProperties }) => packages.includes(declaring) && statusProperties?.[ownerNameOf(declaration) ?? '']?.includes(name.text) === true);
  });
}
