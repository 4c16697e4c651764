import type { Library, Methods, ReportRole } from './library.ts';

const report: ReportRole = { error: 0, kind: 'report' };

const sentryMethods: Methods = { captureEvent: report, captureException: report, captureMessage: report };

/** Every SDK of Sentry hands out what its core declares; before version 8 the types stood in a package of their own. */
export const sentry: Library = {
  name: 'Sentry',
  packages: ['@sentry/*'],
  owners: { '*': sentryMethods },
  functions: sentryMethods,
};

/** Its span extends that of OpenTracing, where the tag `error` is what marks it as failed. */
export const datadog: Library = {
  name: 'Datadog',
  packages: ['dd-trace', 'opentracing'],
  owners: { Span: { recordException: report, setTag: { error: 1, kind: 'report' } } },
};

export const openTelemetry: Library = {
  name: 'OpenTelemetry',
  packages: ['@opentelemetry/*'],
  owners: { '*': { recordException: report } },
};

export const bugsnag: Library = {
  name: 'Bugsnag',
  packages: ['@bugsnag/*'],
  owners: { '*': { notify: report } },
};

const rollbarMethods: Methods = {
  critical: report,
  debug: report,
  error: report,
  info: report,
  log: report,
  warn: report,
  warning: report,
};

export const rollbar: Library = {
  name: 'Rollbar',
  packages: ['rollbar'],
  owners: { Rollbar: rollbarMethods },
};
