import ts from 'typescript';
import { afterEach, expect, it, vi } from 'vitest';

import { loop, offerFor } from '../support/orm-loops.ts';

const readFile = ts.sys.readFile.bind(ts.sys);

afterEach(() => {
  vi.restoreAllMocks();
});

/** Has the generated clients carry another schema than they were generated from; each fixture is read once. */
function changeSchema(change: (text: string) => string): void {
  vi.spyOn(ts.sys, 'readFile').mockImplementation((name, encoding) => {
    const text = readFile(name, encoding);
    return name.endsWith('internal/class.ts') ? text && change(text) : text;
  });
}

it('offers no include of a relation that the client is told to ignore', () => {
  changeSchema((text) => text.replace(/(orders {3}Order\[\])/, '$1 @ignore'));
  expect(offerFor(loop(), 'prisma-7')).toBe('queryOnce');
});

it('offers no include where the client carries no schema', () => {
  changeSchema((text) => text.replace('"inlineSchema"', '"schema"'));
  expect(offerFor(loop(), 'prisma-6')).toBe('queryOnce');
});
