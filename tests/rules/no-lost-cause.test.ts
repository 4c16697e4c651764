import rule from '../../src/rules/no-lost-cause.ts';
import { annotated } from '../support/annotated.ts';
import { testRule } from '../support/rule-tester.ts';

const imports = `import { pino } from 'pino';
const logger = pino();
declare function work(): Promise<void>;
class PaymentError extends Error {
  constructor(message: string, options?: ErrorOptions) { super(message, options); }
}
class Wrapped extends Error {
  constructor(message: string, cause: unknown) { super(message, { cause }); }
}
class Caused extends Error {
  constructor(message: string, cause?: unknown) { super(message, { cause }); }
}
class Strict extends Error {
  constructor(message: string, readonly originalError?: Error) { super(message); }
}
class Bare extends Error {
  constructor(readonly code: number) { super(String(code)); }
}
class Coded extends Error {
  constructor(message: string, readonly code = 0, options?: { cause?: unknown; retry?: boolean }) { super(message, options); }
}
`;

const inCatch = (body: string, binding = ' (error)') => `${imports}export async function pay() {\n  try {\n    await work();\n  } catch${binding} {\n${body}\n  }\n}`;
const silent = (name: string, body: string, binding?: string) => ({ code: inCatch(body, binding), name });
const plain = (name: string, code: string) => ({ code: imports + code, name });

function reportedIn(around: (body: string) => string, name: string, marked: string, mended?: string, data?: { error: string }) {
  const { code, errors } = annotated<'lostCause'>(around(marked));
  return {
    code,
    errors: errors.map((error) => ({ ...error, ...(data && { data }), ...(mended !== undefined && { suggestions: [{ messageId: 'passCause' as const, output: mended }] }) })),
    name,
    output: null,
  };
}

const reported = (name: string, marked: string, mended?: string, data?: { error: string }) => reportedIn(inCatch, name, marked, mended && inCatch(mended), data);
const reportedPlain = (name: string, marked: string, mended?: string) => reportedIn((code) => imports + code, name, marked, mended && imports + mended);

testRule('errors', 'no-lost-cause', rule, {
  valid: [
    silent('the cause is passed', "    throw new PaymentError('charge failed', { cause: error });"),
    silent('another cause is passed', "    throw new PaymentError('charge failed', { cause: new Bare(1) });"),
    silent('the cause is an argument', "    throw new Wrapped('charge failed', error);"),
    silent('the error is in other options', "    throw new Coded('charge failed', 1, { cause: error, retry: true });"),
    silent('the error is thrown on', '    throw error;'),
    silent('a part of the error is kept', "    throw new Coded('charge failed', (error as { code: number }).code);"),
    silent('a function makes something of the error', "    throw new PaymentError(String(Object.keys(error as object)));"),
    silent('a class of the language, which core sees', "    throw new Error('charge failed');"),
    silent('a class that takes no cause', '    throw new Bare(1);'),
    silent('the error is logged first', "    logger.error({ err: error }, 'charge failed');\n    throw new PaymentError('charge failed');"),
    silent('the error is logged by a helper', "    const tell = (caught: unknown) => { logger.error({ err: caught }); };\n    tell(error);\n    throw new PaymentError('charge failed');"),
    silent('a condition tells what failed', "    if ((error as { code?: string }).code === 'P2002') throw new PaymentError('paid already');\n    throw error;"),
    silent('all others have left', "    if (!(error instanceof TypeError)) throw error;\n    throw new PaymentError('not a number');"),
    silent('the cause is set afterwards', "    const failure = new PaymentError('charge failed');\n    failure.cause = error;\n    throw failure;"),
    silent('an error that is returned', "    return new PaymentError('charge failed');"),
    silent('something else than an Error', "    throw new Response('charge failed');"),
    silent('in a function that runs later', "    setTimeout(() => { throw new PaymentError('late'); }, 1);"),
    silent('a class of type any', "    const Any: any = PaymentError;\n    throw new Any('charge failed');"),
    plain('outside of any handler', "export function check(ok: boolean) { if (!ok) throw new PaymentError('not ok'); }"),
    plain('in a function that is not the handler', "export const pay = () => work().then(() => { throw new PaymentError('too late'); });"),
    plain('a catch that is no promise\'s', "declare const schema: { catch(value: () => never): void };\nexport const checked = schema.catch(() => { throw new PaymentError('x'); });"),
    plain('the rejection is passed', "export const pay = () => work().catch((error: unknown) => { throw new Error('charge failed', { cause: error }); });"),
    plain('Promise.reject with the cause', "export const pay = () => work().catch((error: unknown) => Promise.reject(new PaymentError('x', { cause: error })));"),
    plain('another Promise', "{ const Promise = { reject: (value: unknown) => value };\n  try { void work(); } catch { Promise.reject(new Bare(1)); } }"),
  ],
  invalid: [
    reported('a class of the project', `    throw new PaymentError('charge failed');
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ lostCause`, "    throw new PaymentError('charge failed', { cause: error });", { error: 'PaymentError' }),
    reported('a message made of the error', `    throw new PaymentError(\`charge failed: \${(error as Error).message}\`);
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ lostCause`.replace('(error as Error).message', 'String(error)').replace(/~+/, '~'.repeat("new PaymentError(`charge failed: ${String(error)}`)".length)), '    throw new PaymentError(`charge failed: ${String(error)}`, { cause: error });'),
    reported('a cause that is an argument of its own', `    throw new Caused('charge failed');
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~ lostCause`, "    throw new Caused('charge failed', error);"),
    reported('a cause of a type that not all that is thrown has', `    throw new Strict('charge failed');
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~ lostCause`),
    reported('options after what is left out', `    throw new Coded('charge failed');
          ~~~~~~~~~~~~~~~~~~~~~~~~~~ lostCause`, "    throw new Coded('charge failed', undefined, { cause: error });"),
    reported('options with something else in them', `    throw new Coded('charge failed', 1, { retry: true });
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ lostCause`, "    throw new Coded('charge failed', 1, { retry: true, cause: error });"),
    reported('an error that is logged without it', `    logger.error('charge failed');
    throw new PaymentError('charge failed');
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ lostCause`, "    logger.error('charge failed');\n    throw new PaymentError('charge failed', { cause: error });"),
    reported('Promise.reject in a catch clause', `    return Promise.reject(new PaymentError('charge failed'));
                          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ lostCause`, "    return Promise.reject(new PaymentError('charge failed', { cause: error }));"),
    reported('under a condition on something else', `    if (Date.now() > 0) throw new PaymentError('charge failed');
                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ lostCause`, "    if (Date.now() > 0) throw new PaymentError('charge failed', { cause: error });"),
    reportedIn((body) => inCatch(body, ''), 'a catch clause without a name', `    throw new PaymentError('charge failed');
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ lostCause`, inCatch("    throw new PaymentError('charge failed', { cause: error });")),
    reportedPlain('the handler of a promise', `export const pay = () => work().catch(() => { throw new Error('charge failed'); });
                                                    ~~~~~~~~~~~~~~~~~~~~~~~~~~ lostCause`, "export const pay = () => work().catch((error: unknown) => { throw new Error('charge failed', { cause: error }); });"),
    reportedPlain('the second handler of then', `export const pay = () => work().then(() => 1, (reason: unknown) => { throw new PaymentError('charge failed'); });
                                                                           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ lostCause`, "export const pay = () => work().then(() => 1, (reason: unknown) => { throw new PaymentError('charge failed', { cause: reason }); });"),
    reportedPlain('a rejection that a handler answers', `export const pay = () => work().catch(() => Promise.reject(new TypeError('charge failed')));
                                                           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ lostCause`, "export const pay = () => work().catch((error: unknown) => Promise.reject(new TypeError('charge failed', { cause: error })));"),
  ],
});
