import ts from 'typescript';

import { lostCauseOf } from '../../src/facts/lost-cause.ts';
import { testCalls } from '../support/commented-calls.ts';

testCalls('errors', 'errors that take the place of others', (call, program) => {
  const lost = ts.isNewExpression(call) ? lostCauseOf(call, program) : undefined;
  return lost && `lost, taken as ${lost.parameter.form} ${lost.parameter.index}`;
}, `
class Refused extends Error { constructor(text: string, options?: ErrorOptions) { super(text, options); } }
class Late extends Error { constructor(text: string, cause?: unknown) { super(text, { cause }); } }
class Plain extends Error { constructor(text: string) { super(text); } }
declare function load(): Promise<string>;
function logged(error: unknown): void { console.error(error); }
function loggedFar(error: unknown, depth: number): void { if (depth > 0) { loggedFar(error, depth - 1); } else { logged(error); } }
export async function one(): Promise<string> {
  try { return await load(); } catch { throw new Refused('a'); } // lost, taken as option 1
}
export async function two(): Promise<string> {
  try { return await load(); } catch (error) { throw new Late(String(error)); } // lost, taken as value 1
}
export function three(): Promise<string> {
  return load().catch(() => { throw new Late('a'); }); // lost, taken as value 1
}
export async function kept(): Promise<string> {
  try { return await load(); } catch (error) { throw new Refused('a', { cause: error }); }
}
export async function untaken(): Promise<string> {
  try { return await load(); } catch { throw new Plain('a'); }
}
export async function core(): Promise<string> {
  try { return await load(); } catch { throw new Error('a'); }
}
export async function recorded(): Promise<string> {
  try { return await load(); } catch (error) { logged(error); throw new Refused('a'); }
}
export async function recordedFar(): Promise<string> {
  try { return await load(); } catch (error) { loggedFar(error, 3); throw new Refused('a'); }
}
export async function told(): Promise<string> {
  try { return await load(); } catch (error) { if (error instanceof RangeError) { throw new Refused('a'); } throw error; }
}
export const outside = () => new Refused('a');
`);
