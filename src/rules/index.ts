import noConsoleErrorObject from './no-console-error-object.ts';

export const rules = {
  'no-console-error-object': noConsoleErrorObject,
};
