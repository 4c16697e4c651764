import type { Library, TokenRefreshRole } from './library.ts';

const refresh: TokenRefreshRole = { kind: 'token-refresh' };

/** Version 6 has functions, and version 5 clients with methods. */
export const openidClient: Library = {
  name: 'openid-client',
  packages: ['openid-client'],
  owners: { BaseClient: { refresh } },
  functions: { refreshTokenGrant: refresh },
};

export const oauth4webapi: Library = {
  name: 'oauth4webapi',
  packages: ['oauth4webapi'],
  owners: {},
  functions: { refreshTokenGrantRequest: refresh },
};

/** Hosts of identity servers whose refresh tokens can be spent again and again. */
export const hostsWithoutRotation: readonly string[] = ['googleapis.com', 'hubapi.com'];
