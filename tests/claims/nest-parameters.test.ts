import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

import { openFixture } from '../support/fixture.ts';

/** What the handlers of a Nest app answer with `pipe` in front of them, asked for `/name/3?n=…` with a header `x-n`. */
function answersOf(pipe: string, ...paths: readonly string[]): string[] {
  const { stderr, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', `${APP}\nawait ask(${pipe || 'undefined'}, ${JSON.stringify(paths)});`], {
    cwd: openFixture('http').directory,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return stdout.trim().split('\n');
}

/** Decorators are functions: what the compiler makes of them is written out. */
const APP = `
import 'reflect-metadata';
import { Controller, DefaultValuePipe, Get, Headers, Module, Param, ParseFloatPipe, ParseIntPipe, Query, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createZodDto, ZodValidationPipe } from 'nestjs-zod';
import { z } from 'zod';

class Coerced extends createZodDto(z.object({ n: z.coerce.number() })) {}
class Strict extends createZodDto(z.object({ n: z.number() })) {}
const kindOf = (value) => typeof value + ' ' + String(value);
const handlers = {
  plain: [[Query('n'), Number, kindOf]],
  sum: [[Query('n'), Number, (n) => n + 1]],
  param: [[Param('id'), Number, kindOf]],
  header: [[Headers('x-n'), Number, kindOf]],
  int: [[Query('n', ParseIntPipe), Number, kindOf]],
  float: [[Query('n', new ParseFloatPipe()), Number, kindOf]],
  optional: [[Query('n', new ParseIntPipe({ optional: true })), Number, kindOf]],
  defaulted: [[Query('n', new DefaultValuePipe(10)), Number, kindOf]],
  both: [[Query('n', new DefaultValuePipe(10), ParseIntPipe), Number, kindOf]],
  whole: [[Query(), Object, (query) => kindOf(query.n)]],
  coerced: [[Query(), Coerced, (query) => kindOf(query.n)]],
  strict: [[Query(), Strict, (query) => kindOf(query.n)]],
};
class Handlers {}
for (const [name, [[decorate, type, answer]]] of Object.entries(handlers)) {
  Handlers.prototype[name] = (value) => answer(value);
  decorate(Handlers.prototype, name, 0);
  Reflect.defineMetadata('design:paramtypes', [type], Handlers.prototype, name);
  Get('/' + name + '/:id')(Handlers.prototype, name, Object.getOwnPropertyDescriptor(Handlers.prototype, name));
}
Controller()(Handlers);
class All {}
Module({ controllers: [Handlers] })(All);

async function ask(pipe, paths) {
  const app = await NestFactory.create(All, { logger: false });
  if (pipe) app.useGlobalPipes(pipe);
  await app.listen(0);
  const { port } = app.getHttpServer().address();
  for (const path of paths) {
    const answer = await fetch('http://localhost:' + port + path, { headers: { 'x-n': '7' } });
    console.log(answer.ok ? answer.status + ' ' + (await answer.text()) : answer.status);
  }
  await app.close();
}`;

it('a parameter of Nest without a pipe is a text, whatever its type says, and a sum with it is one', () => {
  expect(answersOf('', '/plain/3?n=5', '/sum/3?n=5', '/param/3', '/header/3', '/whole/3?n=5')).toEqual([
    '200 string 5', '200 51', '200 string 3', '200 string 7', '200 string 5',
  ]);
});

it('ParseIntPipe and ParseFloatPipe make a number of it or answer 400, also where it is missing unless they are told that it may be', () => {
  expect(answersOf('', '/int/3?n=5', '/int/3?n=abc', '/int/3', '/float/3?n=1.5', '/float/3?n=abc', '/optional/3', '/optional/3?n=5')).toEqual([
    '200 number 5', '400', '400', '200 number 1.5', '400', '200 undefined undefined', '200 number 5',
  ]);
});

it('DefaultValuePipe takes the place of what is missing and leaves what is there a text', () => {
  expect(answersOf('', '/defaulted/3', '/defaulted/3?n=5', '/both/3', '/both/3?n=5')).toEqual([
    '200 number 10', '200 string 5', '200 number 10', '200 number 5',
  ]);
});

it.each([
  ['without options', 'new ValidationPipe()'],
  ['with implicit conversion but not transform', 'new ValidationPipe({ transformOptions: { enableImplicitConversion: true } })'],
  ['of zod', 'new ZodValidationPipe()'],
])('a global ValidationPipe %s leaves it a text', (_, pipe) => {
  expect(answersOf(pipe, '/plain/3?n=5', '/param/3', '/header/3')).toEqual(['200 string 5', '200 string 3', '200 string 7']);
});

it('a global ValidationPipe that transforms makes a number of query and param, NaN of what is none, and leaves headers and untyped objects alone', () => {
  expect(answersOf('new ValidationPipe({ transform: true })', '/plain/3?n=5', '/plain/3?n=abc', '/param/3', '/header/3', '/whole/3?n=5')).toEqual([
    '200 number 5', '200 number NaN', '200 number 3', '200 string 7', '200 string 5',
  ]);
});

it('the DTOs of nestjs-zod are held against the query as it came, where its pipe is there', () => {
  expect(answersOf('new ZodValidationPipe()', '/coerced/3?n=5', '/strict/3?n=5')).toEqual(['200 number 5', '400']);
  expect(answersOf('', '/strict/3?n=5')).toEqual(['200 string 5']);
});
