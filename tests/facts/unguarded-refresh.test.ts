import { expect, it } from 'vitest';

import { unguardedRefreshesIn } from '../../src/facts/unguarded-refresh.ts';
import type { RefreshRow } from '../../src/libraries/library.ts';
import { openFixture } from '../support/fixture.ts';

const rows: readonly RefreshRow[] = [{ file: 'file.ts', functions: ['spend'], package: undefined }];

/** The line, kind and path of each answer, in the order of the text. */
function answersFor(code: string): string[] {
  const { program } = openFixture('plain').programOf(`declare function spend(): Promise<void>;\ndeclare const expiresAt: number;\n${code}\nexport {};`);
  return unguardedRefreshesIn(rows, program)
    .map(({ call, kind, path }) => ({ line: call.getSourceFile().getLineAndCharacterOfPosition(call.getStart()).line - 1, text: [kind, ...path].join(' ') }))
    .sort((a, b) => a.line - b.line)
    .map(({ line, text }) => `${line}: ${text}`);
}

it('climbs from the grant to the condition, by the shortest way', () => {
  expect(
    answersFor(`async function refresh() { await spend(); }
async function renew() { await refresh(); }
export async function token() { if (expiresAt < Date.now()) { await renew(); } }
export async function other() { if (expiresAt < Date.now()) { await refresh(); } }`),
  ).toEqual(['3: concurrent renew refresh', '4: concurrent refresh']);
});

it('ends where functions call each other', () => {
  expect(
    answersFor(`async function a(): Promise<void> { await b(); await spend(); }
async function b(): Promise<void> { await c(); await a(); }
async function c(): Promise<void> { await a(); await b(); }
export async function token() { if (expiresAt < Date.now()) { await c(); } }`),
  ).toEqual(['4: concurrent c a']);
});

it('finds a guard above the condition, and one between it and the grant', () => {
  expect(
    answersFor(`let shared: Promise<void> | undefined;
async function inner() { if (expiresAt < Date.now()) { await spend(); } }
export function token() { return (shared ??= inner()); }`),
  ).toEqual([]);
  expect(
    answersFor(`let shared: Promise<void> | undefined;
function refresh() { return (shared ??= spend()); }
export async function token() { if (expiresAt < Date.now()) { await refresh(); } }`),
  ).toEqual([]);
});
