import rule from '../../src/rules/no-unmonitored-error.ts';
import { annotated } from '../support/annotated.ts';
import { testRule } from '../support/rule-tester.ts';

/** An error middleware that knows `AppError`. */
const monitored = `import type { NextFunction, Request, Response } from 'express';
class AppError extends Error {
  override name = 'AppError';
}
export function answer(error: unknown, _request: Request, response: Response, _next: NextFunction) {
  response.status(error instanceof AppError ? 400 : 500).end();
}
`;

type MendIds = 'extendBase' | 'setName';

const silent = (name: string, code: string) => ({ code, name });

function reported(name: string, marked: string, mended?: string, mend: MendIds = 'extendBase', data?: Record<string, string>) {
  const { code, errors } = annotated<'namelessError' | 'unknownError'>(marked);
  return {
    code,
    errors: errors.map((error) => ({
      ...error,
      ...(data && { data }),
      ...(mended !== undefined && { suggestions: [{ messageId: mend, output: mended, ...(mend === 'extendBase' && { data: { base: 'AppError' } }) }] }),
    })),
    name,
    output: null,
  };
}

testRule('errors', 'no-unmonitored-error', rule, {
  valid: [
    silent('a class that extends what is tested for', `${monitored}class Late extends AppError {}\nexport const late = () => { throw new Late('late'); };`),
    silent('a class further down', `${monitored}class Late extends AppError {}\nclass Later extends Late {}\nexport const late = () => { throw new Later('late'); };`),
    silent('a class that is tested for where it is caught', `${monitored}class Late extends Error { override name = 'Late'; }\nexport function late(work: () => void) {\n  try { work(); throw new Late('late'); } catch (error) { if (!(error instanceof Late)) throw error; }\n}`),
    silent('a class that nobody makes', `${monitored}export class Late extends Error {}`),
    silent('an abstract class', `${monitored}export abstract class Base extends Error {}\nclass Late extends Base { override name = 'Late'; }\nexport const isLate = (error: unknown) => error instanceof Late;\nexport const late = () => { throw new Late('late'); };`),
    silent('no handler of all errors, and a name', "class Late extends Error { override name = 'Late'; }\nexport const late = () => { throw new Late('late'); };"),
    silent('a name in the constructor', "class Late extends Error {\n  constructor() { super('late'); this.name = 'Late'; }\n}\nexport const late = () => { throw new Late(); };"),
    silent('the name of the class', 'class Base extends Error {\n  constructor(text: string) { super(text); this.name = new.target.name; }\n}\nclass Late extends Base {}\nexport const late = () => { throw new Late(""); };'),
    silent('a name that is defined', "class Late extends Error {\n  constructor() { super('late'); Object.defineProperty(this, 'name', { value: 'Late' }); }\n}\nexport const late = () => { throw new Late(); };"),
    silent('a name that is read', "class Late extends Error {\n  override get name() { return 'Late'; }\n}\nexport const late = () => { throw new Late(); };"),
    silent('a class of a package', "import { ZodError } from 'zod';\nclass Late extends ZodError {}\nexport const late = () => { throw new Late([]); };"),
    silent('no Error', 'class Late extends Date {}\nexport const late = () => new Late();'),
    silent('a class of the project called Error', '{ class Error { text = ""; }\n  class Late extends Error {}\n  void new Late(); }'),
    silent('a handler that tests for every Error', `import type { NextFunction, Request, Response } from 'express';\nexport function answer(error: unknown, _request: Request, response: Response, _next: NextFunction) {\n  response.status(error instanceof Error ? 400 : 500).end();\n}\nclass Late extends Error { override name = 'Late'; }\nexport const late = () => { throw new Late('late'); };`),
    {
      code: "class Root extends Error { override name = 'Root'; }\nclass Late extends Root {}\nexport const late = () => { throw new Late('late'); };",
      name: 'a base that the settings list by its file',
      settings: { postmortem: { errorBases: [{ classes: ['Root'], file: '/file.ts' }] } },
    },
    {
      code: "import { ZodError } from 'zod';\nclass Late extends ZodError {}\nexport const late = () => { throw new Late([]); };",
      name: 'a base that the settings list by its package',
      settings: { postmortem: { errorBases: [{ classes: ['ZodError'], package: 'zod' }] } },
    },
  ],
  invalid: [
    reported('a base that its own file exports', `${monitored.replace('class AppError', 'export class AppError')}class Late extends Error {}
      ~~~~ unknownError
export const late = () => { throw new Late('late'); };`, `${monitored.replace('class AppError', 'export class AppError')}class Late extends AppError {}
export const late = () => { throw new Late('late'); };`),
    reported('a class that extends Error', `${monitored}class Late extends Error {}
      ~~~~ unknownError
export const late = () => { throw new Late('late'); };`, `${monitored}class Late extends AppError {}
export const late = () => { throw new Late('late'); };`, 'extendBase', { error: 'Late', known: '`AppError`' }),
    reported('a rejection', `${monitored}class Late extends Error {}
      ~~~~ unknownError
export const late = () => Promise.reject(new Late('late'));`, `${monitored}class Late extends AppError {}
export const late = () => Promise.reject(new Late('late'));`),
    reported('a class with a constructor', `${monitored}class Late extends Error {
      ~~~~ unknownError
  constructor(readonly by: number) { super('late'); }
}
export const late = () => { throw new Late(1); };`),
    reported('a class that extends another one of the language', `${monitored}class Late extends RangeError {}
      ~~~~ unknownError
export const late = () => { throw new Late('late'); };`),
    reported('a hook of Fastify', `import type { FastifyInstance } from 'fastify';
class AppError extends Error { override name = 'AppError'; }
class Late extends Error {}
      ~~~~ unknownError
export const late = () => { throw new Late('late'); };
export const known = () => { throw new AppError('known'); };
export function hook(app: FastifyInstance) {
  app.setErrorHandler((error, _request, reply) => { void reply.code(error instanceof AppError ? 400 : 500).send(); });
}`, `import type { FastifyInstance } from 'fastify';
class AppError extends Error { override name = 'AppError'; }
class Late extends AppError {}
export const late = () => { throw new Late('late'); };
export const known = () => { throw new AppError('known'); };
export function hook(app: FastifyInstance) {
  app.setErrorHandler((error, _request, reply) => { void reply.code(error instanceof AppError ? 400 : 500).send(); });
}`),
    {
      ...reported('a class that the settings do not list', `class Root extends Error { override name = 'Root'; }
class Late extends Error { override name = 'Late'; }
      ~~~~ unknownError
export const late = () => { throw new Late('late'); };
export const root = () => { throw new Root('root'); };`, undefined, undefined, { error: 'Late', known: '`Root`' }),
      settings: { postmortem: { errorBases: [{ classes: ['Root'], file: '/file.ts' }] } },
    },
    reported('no name', `class Late extends Error {}
      ~~~~ namelessError
export const late = () => { throw new Late('late'); };`, `class Late extends Error {
  override name = 'Late';
}
export const late = () => { throw new Late('late'); };`, 'setName', { error: 'Late' }),
    reported('no name, and other members', `class Late extends Error {
      ~~~~ namelessError
  constructor(readonly by: number) { super('late'); }
}
export const late = () => { throw new Late(1); };`, `class Late extends Error {
  override name = 'Late';

  constructor(readonly by: number) { super('late'); }
}
export const late = () => { throw new Late(1); };`, 'setName'),
  ],
});
