import noAwaitInLoopOrm from './no-await-in-loop-orm.ts';
import noConcurrentTokenRefresh from './no-concurrent-token-refresh.ts';
import noConsoleErrorObject from './no-console-error-object.ts';
import noMockInIntegrationTest from './no-mock-in-integration-test.ts';
import noNullishCacheKey from './no-nullish-cache-key.ts';
import noOpaque500 from './no-opaque-500.ts';
import noPipelineReadBeforeExec from './no-pipeline-read-before-exec.ts';
import noReadBeforeAsyncAssign from './no-read-before-async-assign.ts';
import noSilentDefaultOnNullCache from './no-silent-default-on-null-cache.ts';
import noSwallowedError from './no-swallowed-error.ts';
import noUncheckedPipelineResult from './no-unchecked-pipeline-result.ts';
import noUndocumentedEnv from './no-undocumented-env.ts';
import noUnserializedError from './no-unserialized-error.ts';
import requireIdempotencyKey from './require-idempotency-key.ts';
import requireLoggerErrorKey from './require-logger-error-key.ts';
import zodNoCoerceBoolean from './zod-no-coerce-boolean.ts';
import zodRequireCoerceForHttp from './zod-require-coerce-for-http.ts';

export const rules = {
  'no-await-in-loop-orm': noAwaitInLoopOrm,
  'no-concurrent-token-refresh': noConcurrentTokenRefresh,
  'no-console-error-object': noConsoleErrorObject,
  'no-mock-in-integration-test': noMockInIntegrationTest,
  'no-nullish-cache-key': noNullishCacheKey,
  'no-opaque-500': noOpaque500,
  'no-pipeline-read-before-exec': noPipelineReadBeforeExec,
  'no-read-before-async-assign': noReadBeforeAsyncAssign,
  'no-silent-default-on-null-cache': noSilentDefaultOnNullCache,
  'no-swallowed-error': noSwallowedError,
  'no-unchecked-pipeline-result': noUncheckedPipelineResult,
  'no-undocumented-env': noUndocumentedEnv,
  'no-unserialized-error': noUnserializedError,
  'require-idempotency-key': requireIdempotencyKey,
  'require-logger-error-key': requireLoggerErrorKey,
  'zod-no-coerce-boolean': zodNoCoerceBoolean,
  'zod-require-coerce-for-http': zodRequireCoerceForHttp,
};
