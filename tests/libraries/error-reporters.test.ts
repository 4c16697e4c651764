import { testCalls } from '../support/commented-calls.ts';
import { roleOf } from '../support/roles.ts';

testCalls('logging', 'Sentry: functions of the module, scopes and clients', roleOf, `
import * as Sentry from '@sentry/node';
import { captureException, getClient, getCurrentScope } from '@sentry/node';
declare const error: Error;
Sentry.captureException(error); // Sentry report of argument 0
captureException(error, { tags: { job: 'x' } }); // Sentry report of argument 0
Sentry.captureMessage('x'); // Sentry report of argument 0
Sentry.captureEvent({}); // Sentry report of argument 0
getCurrentScope().captureException(error); // Sentry report of argument 0
getClient()?.captureException(error); // Sentry report of argument 0
Sentry.withScope((scope) => {
  scope.setTag('job', 'x');
  scope.captureException(error); // Sentry report of argument 0
});
Sentry.addBreadcrumb({});
`);

testCalls('logging', 'Bugsnag: the module and a client', roleOf, `
import { default as bugsnag } from '@bugsnag/js';
const Bugsnag = bugsnag.default;
declare const error: Error;
const client = Bugsnag.start('key');
Bugsnag.notify(error); // Bugsnag report of argument 0
client.notify(error, (event) => { event.context = 'x'; }); // Bugsnag report of argument 0
Bugsnag.leaveBreadcrumb('x');
`);

testCalls('logging', 'Rollbar: its methods', roleOf, `
import Rollbar from 'rollbar';
declare const error: Error;
const rollbar = new Rollbar({ accessToken: 'x' });
rollbar.error(error); // Rollbar report of argument 0
rollbar.critical('x', error); // Rollbar report of argument 0
rollbar.log(error); // Rollbar report of argument 0
rollbar.warning(error); // Rollbar report of argument 0
rollbar.configure({});
`);

testCalls('logging', 'OpenTelemetry: an exception recorded on a span', roleOf, `
import { SpanStatusCode, trace, type Span } from '@opentelemetry/api';
declare const error: Error;
declare const span: Span;
span.recordException(error); // OpenTelemetry report of argument 0
trace.getActiveSpan()?.recordException(error); // OpenTelemetry report of argument 0
span.setStatus({ code: SpanStatusCode.ERROR });
span.end();
`);

testCalls('logging', 'Datadog: an exception recorded on a span, and the tag that marks one', roleOf, `
import tracer, { type Span } from 'dd-trace';
declare const error: Error;
declare const span: Span;
span.recordException(error); // Datadog report of argument 0
span.setTag('error', error); // Datadog report of argument 1
tracer.startSpan('x').setTag('error', error); // Datadog report of argument 1
span.finish();
`);

testCalls('logging', 'error reporters: classes and functions of the project with the same names', roleOf, `
function captureException(_error: unknown): void {}
class Rollbar { error(_error: unknown): void {} }
class Client { notify(_error: unknown): void {} }
class Span { recordException(_error: unknown): void {} setTag(_tag: string, _value: unknown): void {} }
captureException(1);
new Rollbar().error(1);
new Client().notify(1);
new Span().recordException(1);
new Span().setTag('error', 1);
export {};
`);
