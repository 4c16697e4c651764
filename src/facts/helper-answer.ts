import { type Answer, ANSWER_NAMES, classifyAnswer, sentStatusOf, statusOf } from '../calls/classify-response.ts';
import { calledBodiesOf, type CalledBody } from '../typing/called-bodies.ts';
import { calleeNameOf, calleeOf } from '../typing/callee-symbol.ts';
import { perProgram } from '../typing/per-program.ts';
import { referencedSymbolOf } from '../typing/referenced-symbol.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { handlingIn } from './handled-error.ts';
import { reachedIo } from './reached-io.ts';
import { reachedLog } from './reached-log.ts';
import { reachedReport } from './reached-report.ts';
import { isThrowing } from './throwing.ts';

/**
 * The answer that `call` gives by a function of the program that does nothing else, where all its answers have one status that the
 * function or the call spells out. Misses helpers behind helpers, an interface with several implementations, and a status in an object.
 */
export function helperAnswerOf(call: ts.CallExpression, program: ts.Program): Answer | undefined {
  const [called, another] = calledBodiesOf(call, program);
  const sent = called === undefined || another !== undefined ? [] : statusesSentBy(called.body, program);
  const given = sent.map((status) => givenBy(status, call, program));
  const [first] = given;
  if (called === undefined || first === undefined || given.some((answer) => answer?.status !== first.status) || doesMore(call, called, program)) {
    return undefined;
  }
  return { ...first, by: 'helper', call };
}

/** What a function sends as the status: an expression in it, or the parameter that holds it. */
interface SentStatus {
  readonly at: ts.Expression;
  readonly parameter: { readonly index: number; readonly otherwise: ts.Expression | undefined } | undefined;
}

/** Nothing where one answer of the function says no status. */
const statusesSentBy = perProgram((body: ts.ConciseBody, program): readonly SentStatus[] => {
  const checker = program.getTypeChecker();
  const declaration = body.parent as ts.SignatureDeclaration;
  const sent: (SentStatus | undefined)[] = [];

  function visit(node: ts.Node): void {
    if (ts.isFunctionLike(node)) {
      return;
    }
    if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && ANSWER_NAMES.has(calleeNameOf(calleeOf(node))?.text ?? '')) {
      const role = classifyAnswer(node, program);
      if (role?.sends === true) {
        const at = sentStatusOf(node, role, program);
        sent.push(at && { at, parameter: parameterOf(at, declaration, checker) });
      }
    }
    ts.forEachChild(node, visit);
  }
  visit(body);
  return sent.every((status) => status !== undefined) ? sent : [];
});

function parameterOf(at: ts.Expression, { parameters }: ts.SignatureDeclaration, checker: ts.TypeChecker): SentStatus['parameter'] {
  const plain = unwrapped(at);
  const declared = ts.isIdentifier(plain) ? referencedSymbolOf(plain, checker)?.valueDeclaration : undefined;
  const index = parameters.findIndex((parameter) => parameter === declared && parameter.dotDotDotToken === undefined);
  return index < 0 ? undefined : { index, otherwise: parameters[index]?.initializer };
}

function givenBy({ at, parameter }: SentStatus, call: ts.CallExpression, program: ts.Program): Pick<Answer, 'at' | 'status'> | undefined {
  const given = parameter === undefined || call.arguments.some(ts.isSpreadElement) ? undefined : call.arguments[parameter.index];
  const said = parameter === undefined ? at : (given ?? parameter.otherwise);
  const status = said && statusOf(said, program);
  return status === undefined ? undefined : { at: given ?? call.expression, status };
}

/** Whether the function logs, reports, throws, counts or sends anything besides. */
function doesMore(call: ts.CallExpression, { body }: CalledBody, program: ts.Program): boolean {
  return (
    isThrowing(body, program) || handlingIn([body], [], program).kind === 'handled' || reachedLog(call, program) !== undefined || reachedReport(call, program) !== undefined || reachedIo(call, program) !== undefined
  );
}
