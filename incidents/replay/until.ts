import { setTimeout as sleep } from 'node:timers/promises';

/** Asks every 25 ms until there is an answer; throws once `patience` milliseconds have passed. */
export async function until<T>(what: string, patience: number, ask: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`Waited ${patience / 1000} s in vain for ${what}`);
    }
    await sleep(25);
  }
}
