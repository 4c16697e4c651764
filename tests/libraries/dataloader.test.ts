import { testCalls } from '../support/commented-calls.ts';
import { roleOf } from '../support/roles.ts';

testCalls('prisma-7', 'DataLoader: the function that gets the keys of one tick together', roleOf, `
import DataLoader from 'dataloader';
const names = new DataLoader((ids: readonly number[]) => Promise.resolve(ids)); // DataLoader callback per batch
void names.load(1);
void names.loadMany([1, 2]);
`);

testCalls('prisma-7', 'DataLoader: a class of the project with the same name', roleOf, `
class DataLoader {
  constructor(readonly batch: (ids: readonly number[]) => unknown) {}
  load(id: number): unknown { return this.batch([id]); }
}
new DataLoader((ids) => ids).load(1);
export {};
`);
