import { express } from './express.ts';
import type { AnswerRole, RequestLibrary } from './library.ts';

function thrown(always: number): AnswerRole {
  return { always, sends: true, status: null, thrown: true };
}

/** On Express, as it comes. Its own `ValidationPipe` converts parameters that it is told the type of, but no headers. */
export const nestjs: RequestLibrary = {
  name: 'NestJS',
  packages: ['@nestjs/common', '@nestjs/core', 'nestjs-zod'],
  inputs: {},
  contracts: { createZodDto: { kind: 'request-contract', described: true, schema: 0, validatedBy: 'ZodValidationPipe' } },
  parameters: {
    app: 'NestFactory',
    decorators: {
      Body: { kind: 'request-input', part: 'body' },
      Headers: { kind: 'request-input', part: 'headers' },
      Param: { kind: 'request-input', part: 'params' },
      Query: { kind: 'request-input', nests: true, part: 'query' },
    },
    numberPipe: 'ParseIntPipe',
    pipedBy: { decorator: 'UsePipes', method: 'useGlobalPipes', token: 'APP_PIPE' },
    pipes: { DefaultValuePipe: 'never', ValidationPipe: { option: 'transform' }, ZodValidationPipe: 'when handed anything' },
    unpiped: ['headers'],
  },
  parsesJson: true,
  // The filter that Nest comes with logs what is thrown, but for these: those it answers, with their cause or without.
  answerClasses: {
    BadGatewayException: thrown(502),
    GatewayTimeoutException: thrown(504),
    HttpException: { sends: true, status: 1, thrown: true },
    InternalServerErrorException: thrown(500),
    ServiceUnavailableException: thrown(503),
  },
  thrownErrors: {
    application: 'NestFactory',
    hooks: ['APP_FILTER', 'APP_INTERCEPTOR', 'Catch', 'UseFilters', 'UseInterceptors', 'useGlobalFilters', 'useGlobalInterceptors'],
  },
  on: express,
};
