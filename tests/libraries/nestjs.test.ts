import ts from 'typescript';

import { leavesText } from '../../src/calls/classify-parameter.ts';
import type { Invocation } from '../../src/typing/callee-symbol.ts';
import { answeredBy } from '../support/answers.ts';
import { testCalls } from '../support/commented-calls.ts';
import { parameterOf } from '../support/parameters.ts';

testCalls('http', 'NestJS: the parts of a request', parameterOf, `
import { Body, Controller, Get, Headers, Ip, Param, ParseIntPipe, Query, Req } from '@nestjs/common';
import * as nest from '@nestjs/common';
@Controller()
export class Orders {
  @Get()
  list(
    @Query() query: unknown, // NestJS query
    @Query('page') page: number, // NestJS query page
    @Query('page', ParseIntPipe) parsed: number, // NestJS query page through 1
    @Query(ParseIntPipe) whole: number, // NestJS query through 1
    @nest.Param('id') id: number, // NestJS params id
    @Param() params: unknown, // NestJS params
    @Headers('x-page') header: string, // NestJS headers x-page
    @Body() body: unknown, // NestJS body
    @Body('name') name: string, // NestJS body name
    @Req() request: unknown,
    @Ip() ip: string,
  ): unknown {
    return [query, page, parsed, whole, id, params, header, body, name, request, ip];
  }
}
`);

testCalls('http', 'NestJS: decorators of the project with the same names', parameterOf, `
declare function Query(name: string): ParameterDecorator;
declare function Param(name: string): ParameterDecorator;
export class Orders {
  list(@Query('page') page: number, @Param('id') id: number): unknown { return [page, id]; }
}
`);

function pipeOf(call: Invocation, program: ts.Program): string | undefined {
  const pipe = ts.isCallExpression(call) && call.expression.getText() === 'read' ? call.arguments[0] : undefined;
  return pipe && (leavesText(pipe, program) ? 'left a text' : undefined);
}

testCalls('http', 'NestJS: pipes that leave a text as it is', pipeOf, `
import { DefaultValuePipe, ParseBoolPipe, ParseIntPipe, ValidationPipe } from '@nestjs/common';
import { ZodValidationPipe } from 'nestjs-zod';
import { z } from 'zod';
declare function read(value: unknown): void;
declare const options: object;
read(DefaultValuePipe); // left a text
read(new DefaultValuePipe(1)); // left a text
read(ValidationPipe); // left a text
read(new ValidationPipe()); // left a text
read(new ValidationPipe({ whitelist: true })); // left a text
read(new ValidationPipe({ transform: false })); // left a text
read(new ValidationPipe({ transform: true }));
read(new ValidationPipe({ 'transform': Boolean(1) }));
read(new ValidationPipe({ ...options }));
read(new ValidationPipe(options));
read(ZodValidationPipe); // left a text
read(new ZodValidationPipe()); // left a text
read(new ZodValidationPipe(z.number()));
read(ParseIntPipe);
read(new ParseBoolPipe());
`);

testCalls('http', 'NestJS: pipes of the project with the same names', pipeOf, `
declare function read(value: unknown): void;
class ValidationPipe { transform(value: unknown): number { return Number(value); } }
class DefaultValuePipe extends ValidationPipe {}
read(ValidationPipe);
read(new DefaultValuePipe());
export {};
`);

testCalls('errors', 'Nest: the errors it answers with', answeredBy, `
import { BadGatewayException, ConflictException, GatewayTimeoutException, HttpException, HttpStatus, InternalServerErrorException, ServiceUnavailableException } from '@nestjs/common';
export const thrown = [
  () => { throw new InternalServerErrorException('a'); }, // answers 500
  () => { throw new BadGatewayException(); }, // answers 502
  () => { throw new ServiceUnavailableException(); }, // answers 503
  () => { throw new GatewayTimeoutException(); }, // answers 504
  () => { throw new HttpException('a', 500); }, // answers 500
  () => { throw new HttpException('a', HttpStatus.BAD_GATEWAY); }, // answers 502
  () => { throw new ConflictException(); },
  () => new InternalServerErrorException('a'),
];
`);

testCalls('errors', 'Nest: classes of the project with the same names', answeredBy, `
class InternalServerErrorException extends Error {}
class HttpException extends Error { constructor(message: string, readonly status: number) { super(message); } }
export const thrown = [() => { throw new InternalServerErrorException('a'); }, () => { throw new HttpException('a', 500); }];
`);
