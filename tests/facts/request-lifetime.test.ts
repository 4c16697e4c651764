import ts from 'typescript';

import { perRequestHolderOf } from '../../src/facts/request-lifetime.ts';
import { testNodes } from '../support/commented-calls.ts';

function isHolder(node: ts.Node): node is ts.ClassDeclaration | ts.FunctionDeclaration {
  return ts.isClassDeclaration(node) || ts.isFunctionDeclaration(node);
}

testNodes('errors', 'what lives as long as a request', { answerOf: perRequestHolderOf, isAsked: isHolder }, `
import express, { type Request, type Response } from 'express';
class Shared { token = ''; }
class Made { token = ''; } // Made
class Inner { token = ''; } // Inner
class Nowhere { token = ''; }
const shared = new Shared();
export const app = express();
function handler(_req: Request, res: Response): void { // handler
  const made = new Made();
  function within(): Inner { return new Inner(); } // within
  res.json({ made, shared, within: within() });
}
function setUp(port: number): void { app.listen(port); }
app.get('/', handler);
setUp(1);
export { Nowhere };
`);

testNodes('errors', 'a request of the project', { answerOf: perRequestHolderOf, isAsked: isHolder }, `
class Request { url = ''; }
class Made { token = ''; }
export function handler(request: Request): string { return request.url + new Made().token; }
`);
