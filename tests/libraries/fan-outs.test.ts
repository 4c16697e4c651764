import { testCalls } from '../support/commented-calls.ts';
import { roleOf } from '../support/roles.ts';

testCalls('orm', 'p-map, Bluebird, async, Lodash: what runs a callback for each', roleOf, `
import { eachSeries, mapLimit } from 'async';
import Bluebird from 'bluebird';
import _ from 'lodash';
import pMap from 'p-map';
const ids = [1, 2];
await pMap(ids, async (id) => id, { concurrency: 2 }); // p-map callback for each, at once
await Bluebird.map(ids, async (id) => id); // Bluebird callback for each, at once
await Bluebird.mapSeries(ids, async (id) => id); // Bluebird callback for each, in turn
await mapLimit(ids, 2, async (id: number) => id); // async callback for each, at once
await eachSeries(ids, async (id: number) => { void id; }); // async callback for each, in turn
_.map(ids, async (id) => id); // Lodash callback for each, at once
_.forEach(ids, (id) => id); // Lodash callback for each, at once
_.uniq(ids);
`);

testCalls('orm', 'a function of the project by the same name', roleOf, `
async function pMap(_ids: number[], _with: (id: number) => Promise<number>): Promise<void> {}
await pMap([1], async (id) => id);
export {};
`);

testCalls('orm', 'p-limit: what runs a function when there is room', roleOf, `
import pLimit, { type LimitFunction } from 'p-limit';
const limit = pLimit(2);
class Loader {
  readonly #slots: LimitFunction = pLimit(3);
  async load(id: number): Promise<number> {
    return this.#slots(async () => id); // p-limit callback once
  }
}
await limit(() => Promise.resolve(1)); // p-limit callback once
await limit(double, 2); // p-limit callback once
await limit.map([1, 2], double); // p-limit callback for each, at once
async function double(id: number): Promise<number> { return 2 * id; }
limit.clearQueue();
export { Loader };
`);

testCalls('orm', 'a limiter of the project', roleOf, `
type LimitFunction = <Answer>(work: () => Promise<Answer>) => Promise<Answer>;
declare const limit: LimitFunction;
await limit(async () => 1);
export {};
`);
