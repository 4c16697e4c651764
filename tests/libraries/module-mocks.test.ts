import { testCalls } from '../support/commented-calls.ts';
import { roleOf } from '../support/roles.ts';

testCalls('integration', 'Vitest: a module that is replaced', roleOf, `
import { vi, vitest } from 'vitest';
vi.mock('./src/db.ts'); // Vitest module-mock of argument 0
vi.doMock(import('./src/db.ts'), () => ({})); // Vitest module-mock of argument 0
vitest.mock('./src/db.ts'); // Vitest module-mock of argument 0
vi.unmock('./src/db.ts');
vi.fn();
vi.spyOn(console, 'log');
`);

testCalls('integration', 'Jest: a module that is replaced', roleOf, `
import { jest } from '@jest/globals';
jest.mock('./src/db.ts'); // Jest module-mock of argument 0
jest.doMock('./src/db.ts', () => ({})); // Jest module-mock of argument 0
jest.unstable_mockModule('./src/db.ts', () => ({})); // Jest module-mock of argument 0
jest.unmock('./src/db.ts');
jest.fn();
`);

testCalls('integration', "a project's class with the same methods", roleOf, `
class Recorder {
  mock(_path: string): void {}
  doMock(_path: string): void {}
}
const vi = new Recorder();
vi.mock('./src/db.ts');
vi.doMock('./src/db.ts');
function mock(_path: string): void {}
mock('./src/db.ts');
`);
