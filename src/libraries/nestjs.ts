import { express } from './express.ts';
import type { RequestLibrary } from './library.ts';

/** On Express, as it comes. Its own `ValidationPipe` converts parameters that it is told the type of, but no headers. */
export const nestjs: RequestLibrary = {
  name: 'NestJS',
  packages: ['@nestjs/common', '@nestjs/core', 'nestjs-zod'],
  inputs: {},
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
  on: express,
};
