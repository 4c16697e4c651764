import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import express, { type Express } from 'express';

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
}

/** What it counts, for `/metrics`. */
export interface Grants {
  granted: number;
  refused: number;
  isRevoked: boolean;
}

/**
 * An identity server for one account, in this process. It rotates: a refresh token is good for one refresh. One that comes a second
 * time is taken for stolen, and all that the account was ever given is revoked, as RFC 9700 asks.
 */
export function createIdentityServer(): { app: Express; grants: Grants; signIn: () => Tokens } {
  const grants: Grants = { granted: 0, refused: 0, isRevoked: false };
  const spent = new Set<string>();
  let current = issue(0);
  const app = express();
  app.use(express.urlencoded());

  app.post('/token', async (req, res) => {
    const { grant_type: type, refresh_token: token } = req.body as { grant_type?: string; refresh_token?: string };
    if (spent.has(token ?? '')) {
      grants.isRevoked = true;
    }
    if (type !== 'refresh_token' || grants.isRevoked || token !== current.refresh_token) {
      grants.refused += 1;
      res.status(400).json({ error: 'invalid_grant' });
      return;
    }
    spent.add(token);
    current = issue(300);
    grants.granted += 1;
    const answer = current;
    await sleep(100);
    res.json(answer);
  });

  app.get('/invoices', (req, res) => {
    const isKnown = req.get('authorization') === `Bearer ${current.access_token}` && !grants.isRevoked;
    res.status(isKnown ? 200 : 401).json(isKnown ? [{ id: 1, total: 4200 }] : { error: 'invalid_token' });
  });

  // The access token that a sign-in gives has expired when the twenty requests come.
  return { app, grants, signIn: () => current };
}

function issue(lifetime: number): Tokens {
  return { access_token: randomUUID(), refresh_token: randomUUID(), expires_in: lifetime };
}
