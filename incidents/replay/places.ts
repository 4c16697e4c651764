import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const INCIDENTS = fileURLToPath(new URL('..', import.meta.url));
export const ROOT = path.dirname(path.resolve(INCIDENTS));

/** The services, by the name of their folder. */
export const SERVICES = ['backend-week', 'payment', 'token-refresh'] as const;
