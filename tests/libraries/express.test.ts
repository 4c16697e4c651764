import { answeredBy } from '../support/answers.ts';
import { testCalls } from '../support/commented-calls.ts';
import { bindingOf, inputOf } from '../support/inputs.ts';

testCalls('http', 'Express: the parts of a request', inputOf, `
import express from 'express';
declare function read(value: unknown): void;
const app = express();
app.get('/:id', (req) => {
  read(req.query); // Express query
  read(req.params); // Express params
  read(req.body); // Express body
  read(req.headers); // Express headers
  read(req.cookies); // Express cookies
  read(req.signedCookies); // Express cookies
  req.get('x-page'); // Express headers
  req.header('x-page'); // Express headers
  read(req.path);
});
interface Authenticated extends express.Request { user: string }
export function handler(request: Authenticated) {
  read(request.query); // Express query
}
`);

testCalls('http', 'Express: the parsers of a body', bindingOf, `
import bodyParser from 'body-parser';
import express, { urlencoded } from 'express';
const app = express();
app.use(express.json()); // json parser
app.use(express.urlencoded()); // form parser
app.use(urlencoded()); // form parser
app.use(bodyParser.json()); // json parser
app.use(express.text());
app.get('/', (_req, res) => {
  res.json({});
});
`);

testCalls('http', 'Express: a class of the project with the same members', inputOf, `
declare function read(value: unknown): void;
class Request { query = {}; params = {}; body = {}; headers = {}; get(_name: string): void {} }
const req = new Request();
read(req.query);
read(req.body);
read(req.headers);
req.get('x-page');
export {};
`);

testCalls('http', 'Express: what answers, and with which status', answeredBy, `
import express from 'express';
const app = express();
app.get('/', (_req, res) => {
  res.status(500).json({}); // answers 500
  res.status(404).send(); // answers 404
  res.sendStatus(503); // answers 503
  res.set('a', 'b').status(500).type('json').end(); // answers 500
  res.writeHead(502).end(); // answers 502
});
app.get('/', (_req, res) => {
  res.json({});
  res.redirect('/');
});
app.get('/', (_req, res) => {
  res.statusCode = 500;
  res.setHeader('a', 'b');
  res.end(); // answers 500
});
`);

testCalls('http', 'Express: a class of the project that answers', answeredBy, `
class Response { status(_code: number): this { return this; } json(_body: unknown): void {} sendStatus(_code: number): void {} }
new Response().status(500).json({});
new Response().sendStatus(500);
export {};
`);
