import type { RequestLibrary, SchemaPlace } from './library.ts';

function shapeAt(name: string): SchemaPlace {
  return {
    at: [name], holds: 'shape', remadeBy: 'createFinalSchema', values: ['runtimeEnv', 'runtimeEnvStrict'], withoutEmpty: 'emptyStringAsUndefined',
  };
}

export const t3Env: RequestLibrary = {
  name: 't3-env',
  packages: ['@t3-oss/env-core', '@t3-oss/env-nextjs', '@t3-oss/env-nuxt'],
  inputs: {},
  contracts: { createEnv: { kind: 'request-contracts', options: 0, places: ['client', 'server', 'shared'].map(shapeAt) } },
};
