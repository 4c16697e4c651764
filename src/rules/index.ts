import noAwaitInLoopOrm from './no-await-in-loop-orm.ts';
import noCacheCheckThenAct from './no-cache-check-then-act.ts';
import noCachedNullish from './no-cached-nullish.ts';
import noCheckThenActOrm from './no-check-then-act-orm.ts';
import noConcurrentTokenRefresh from './no-concurrent-token-refresh.ts';
import noConsoleErrorObject from './no-console-error-object.ts';
import noLostCause from './no-lost-cause.ts';
import noMockInIntegrationTest from './no-mock-in-integration-test.ts';
import noNullishCacheKey from './no-nullish-cache-key.ts';
import noOpaque500 from './no-opaque-500.ts';
import noParallelQueryInTransaction from './no-parallel-query-in-transaction.ts';
import noPassThroughLayer from './no-pass-through-layer.ts';
import noPipelineReadBeforeExec from './no-pipeline-read-before-exec.ts';
import noReadBeforeAsyncAssign from './no-read-before-async-assign.ts';
import noSilentDefaultOnNullCache from './no-silent-default-on-null-cache.ts';
import noSwallowedError from './no-swallowed-error.ts';
import noUncheckedNumberParse from './no-unchecked-number-parse.ts';
import noUncheckedPipelineResult from './no-unchecked-pipeline-result.ts';
import noUndocumentedEnv from './no-undocumented-env.ts';
import noUnmonitoredError from './no-unmonitored-error.ts';
import noUnsentQuery from './no-unsent-query.ts';
import noUnserializedError from './no-unserialized-error.ts';
import requireIdempotencyKey from './require-idempotency-key.ts';
import requireLoggerErrorKey from './require-logger-error-key.ts';
import requireMentalModel from './require-mental-model.ts';
import requireRequestLogger from './require-request-logger.ts';
import zodNoCoerceBoolean from './zod-no-coerce-boolean.ts';
import zodNoEmptyCoerce from './zod-no-empty-coerce.ts';
import zodRequireCoerceForHttp from './zod-require-coerce-for-http.ts';

export const rules = {
  'no-await-in-loop-orm': noAwaitInLoopOrm,
  'no-cache-check-then-act': noCacheCheckThenAct,
  'no-cached-nullish': noCachedNullish,
  'no-check-then-act-orm': noCheckThenActOrm,
  'no-concurrent-token-refresh': noConcurrentTokenRefresh,
  'no-console-error-object': noConsoleErrorObject,
  'no-lost-cause': noLostCause,
  'no-mock-in-integration-test': noMockInIntegrationTest,
  'no-nullish-cache-key': noNullishCacheKey,
  'no-opaque-500': noOpaque500,
  'no-parallel-query-in-transaction': noParallelQueryInTransaction,
  'no-pass-through-layer': noPassThroughLayer,
  'no-pipeline-read-before-exec': noPipelineReadBeforeExec,
  'no-read-before-async-assign': noReadBeforeAsyncAssign,
  'no-silent-default-on-null-cache': noSilentDefaultOnNullCache,
  'no-swallowed-error': noSwallowedError,
  'no-unchecked-number-parse': noUncheckedNumberParse,
  'no-unchecked-pipeline-result': noUncheckedPipelineResult,
  'no-undocumented-env': noUndocumentedEnv,
  'no-unmonitored-error': noUnmonitoredError,
  'no-unsent-query': noUnsentQuery,
  'no-unserialized-error': noUnserializedError,
  'require-idempotency-key': requireIdempotencyKey,
  'require-logger-error-key': requireLoggerErrorKey,
  'require-mental-model': requireMentalModel,
  'require-request-logger': requireRequestLogger,
  'zod-no-coerce-boolean': zodNoCoerceBoolean,
  'zod-no-empty-coerce': zodNoEmptyCoerce,
  'zod-require-coerce-for-http': zodRequireCoerceForHttp,
};
