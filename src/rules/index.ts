import noConsoleErrorObject from './no-console-error-object.ts';
import zodRequireCoerceForHttp from './zod-require-coerce-for-http.ts';

export const rules = {
  'no-console-error-object': noConsoleErrorObject,
  'zod-require-coerce-for-http': zodRequireCoerceForHttp,
};
