import { reachedLog } from '../../src/facts/reached-log.ts';
import { reachedReport } from '../../src/facts/reached-report.ts';
import { testCalls } from '../support/commented-calls.ts';

testCalls(
  'logging',
  'a report, behind a wrapper and an interface of the project',
  (call, program) => {
    const reached = reachedReport(call, program);
    return reached && ['reaches', reached.evidence.method, ...(reached.path.length > 0 ? ['via', reached.path.join(' → ')] : [])].join(' ');
  },
  `
import * as Sentry from '@sentry/node';
import type { Span } from '@opentelemetry/api';
interface Monitor {
  failed(error: unknown): void;
}
class SentryMonitor implements Monitor {
  failed(error: unknown): void {
    Sentry.captureException(error); // reaches captureException
  }
}
function report(error: unknown, monitor: Monitor): void {
  monitor.failed(error); // reaches captureException via failed
}
function note(error: unknown): void {
  console.error(error);
}
function mark(error: Error, span: Span | undefined): void {
  span?.recordException(error); // reaches recordException
}
declare const monitor: Monitor;
declare const error: Error;
report(error, new SentryMonitor()); // reaches captureException via report → failed
mark(error, undefined); // reaches recordException via mark
note(error);
void monitor;
`,
);

testCalls(
  'logging',
  'a line of a log, behind a class of the project',
  (call, program) => {
    const reached = reachedLog(call, program);
    return reached && ['reaches', reached.evidence.library, ...(reached.path.length > 0 ? ['via', reached.path.join(' → ')] : [])].join(' ');
  },
  `
import { pino } from 'pino';
const root = pino();
class Journal {
  failed(error: unknown): void {
    root.error({ err: error }, 'failed'); // reaches pino
  }
}
function record(error: unknown): void {
  new Journal().failed(error); // reaches pino via failed
}
declare const error: Error;
record(error); // reaches pino via record → failed
`,
);
