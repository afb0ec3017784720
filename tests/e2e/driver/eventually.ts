/** Waiting for a state, inside tests and outside: asks again until the answer is the wanted one. */
import { deepStrictEqual } from 'node:assert/strict';

const PAUSE_MS = 30;

/** Fails with what was there last when `wanted` is not reached within `within` ms. */
export async function eventually<T>(read: () => Promise<T>, wanted: T, within: number): Promise<void> {
  const until = performance.now() + within;
  for (;;) {
    const found = await read();
    const isLast = performance.now() > until;
    try {
      deepStrictEqual(found, wanted);
      return;
    } catch (error) {
      if (isLast) throw error;
    }
    await new Promise((done) => setTimeout(done, PAUSE_MS));
  }
}
