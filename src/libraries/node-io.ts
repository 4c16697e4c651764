import { DEFAULT_LIBRARY } from '../typing/declaring-package.ts';
import type { IoLibrary } from './library.ts';

/** What only asks whether something is there, and so answers by failing. */
const probes = [
  'access', 'accessSync', 'existsSync', 'lstat', 'lstatSync', 'readlink', 'readlinkSync', 'realpath', 'realpathSync', 'stat', 'statSync',
];

/** What removes what was left behind. */
const removals = ['rm', 'rmSync', 'rmdir', 'rmdirSync', 'unlink', 'unlinkSync'];

export const nodeFiles: IoLibrary = {
  name: 'Node',
  packages: ['node'],
  modules: ['fs', 'fs/promises'],
  leftOut: [...probes, ...removals],
};

export const nodeProcesses: IoLibrary = { name: 'Node', packages: ['node'], modules: ['child_process'] };

export const nodeNetwork: IoLibrary = {
  name: 'Node',
  packages: ['node'],
  modules: ['dgram', 'dns', 'dns/promises', 'http', 'http2', 'https', 'net', 'tls'],
};

/** Declared by Node, by undici and by lib.dom.d.ts; reading the body of an answer is none of it. */
export const fetchFunction: IoLibrary = {
  name: 'Node',
  packages: ['node', 'undici-types', 'undici', DEFAULT_LIBRARY],
  functions: ['fetch'],
};
