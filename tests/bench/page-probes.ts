/**
 * What is measured inside the page, without any help from it: draw calls of the map, answers of the host, frames. Functions
 * here are sent to the page as text and may use nothing outside themselves.
 */
import type { BrowserContext, CDPSession, Page } from 'playwright-core';

/** Kept on the page's global object while it is measured. */
export interface Probe {
  lastDraw: number;
  frames: number;
  /** Time of every answer of `journal.append`. */
  answers: number[];
  /** Called at the next draw call. */
  onDraw: (() => void) | null;
}

export async function probe(context: BrowserContext): Promise<void> {
  // Functions that come through a transpiler name themselves with this helper.
  await context.addInitScript('globalThis.__name ??= (value) => value');
  await context.addInitScript(() => {
    const kept: Probe = { lastDraw: 0, frames: 0, answers: [], onDraw: null };
    Object.assign(globalThis, { probe: kept });
    for (const name of ['drawElements', 'drawArrays'] as const) {
      const draw = WebGL2RenderingContext.prototype[name] as (...args: unknown[]) => void;
      Object.assign(WebGL2RenderingContext.prototype, {
        [name](this: WebGL2RenderingContext, ...args: unknown[]) {
          kept.lastDraw = performance.now();
          if (kept.onDraw) {
            kept.onDraw();
            kept.onDraw = null;
          }
          draw.apply(this, args);
        },
      });
    }
    const ask = globalThis.fetch;
    globalThis.fetch = async (input, init) => {
      const answer = await ask(input, init);
      const url = input instanceof Request ? input.url : String(input);
      if (url.endsWith('journal.append')) kept.answers.push(performance.now());
      return answer;
    };
    const count = (): void => {
      kept.frames += 1;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
}

/** Milliseconds from navigation to the last draw call before the map stood still. */
export async function idleAfter(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { probe: kept } = globalThis as unknown as { probe: Probe };
    const STILL_MS = 1500;
    const isReady = (): boolean =>
      document.body.dataset['idle'] === 'true' ||
      document.querySelector('.map-stage')?.getAttribute('aria-busy') === 'false';
    while (kept.lastDraw === 0 || !isReady() || performance.now() - kept.lastDraw < STILL_MS) {
      await new Promise((done) => setTimeout(done, 50));
    }
    return kept.lastDraw;
  });
}

export interface TickTimes {
  /** Click → the host's answer, click → 已保存 on the screen, click → first draw call of the map, ms. */
  readonly acknowledged: number;
  readonly said: number;
  readonly drawn: number;
  /** Animation frames between the answer and the first draw call. */
  readonly frames: number;
}

/** Ticks the first `count` targets of the open list off, one after the other, as fast as they are said to be saved. */
export async function tickOffMany(page: Page, count: number): Promise<TickTimes[]> {
  return page.evaluate(async (wanted) => {
    const { probe: kept } = globalThis as unknown as { probe: Probe };
    const pause = (): Promise<void> => new Promise((done) => setTimeout(done, 4));
    const times: TickTimes[] = [];
    while (times.length < wanted) {
      const box = document.querySelector<HTMLButtonElement>('.tick-box[aria-pressed="false"]');
      const name = /：(.*)$/.exec(box?.getAttribute('aria-label') ?? '')?.[1];
      if (!box || name === undefined) throw new Error('nothing left to tick');
      const answers = kept.answers.length;
      const draw = { at: 0, frames: 0 };
      const began = performance.now();
      box.click();
      while (kept.answers.length === answers) await pause();
      const framesAtAnswer = kept.frames;
      kept.onDraw = () => {
        draw.at = performance.now();
        draw.frames = kept.frames;
      };
      const isSaid = (): boolean => document.querySelector('.notice')?.textContent?.includes(name) ?? false;
      while (!isSaid()) await pause();
      const said = performance.now();
      while (draw.at === 0 && performance.now() - said < 5000) await pause();
      times.push({
        acknowledged: (kept.answers.at(-1) ?? 0) - began,
        said: said - began,
        drawn: draw.at - began,
        frames: draw.frames - framesAtAnswer,
      });
      // The next one starts from rest.
      while (performance.now() - kept.lastDraw < 250) await pause();
    }
    return times;
  }, count);
}

/** Milliseconds of script inside calls of the named methods, per call of `act`, by the sampling profiler. */
export async function scriptWithin(
  session: CDPSession,
  methods: readonly string[],
  calls: number,
  act: () => Promise<void>,
): Promise<number> {
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 100 });
  await session.send('Profiler.start');
  await act();
  const { profile } = await session.send('Profiler.stop');
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(
    profile.nodes.flatMap((node) => (node.children ?? []).map((child): [number, number] => [child, node.id])),
  );
  const isWithin = (id: number): boolean => {
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      if (methods.includes(nodes.get(at)?.callFrame.functionName ?? '')) return true;
    }
    return false;
  };
  const inside = new Map(profile.nodes.map((node) => [node.id, isWithin(node.id)]));
  const deltas = profile.timeDeltas ?? [];
  const micros = (profile.samples ?? []).reduce((sum, id, i) => sum + (inside.get(id) ? (deltas[i] ?? 0) : 0), 0);
  return micros / 1000 / calls;
}

/** Script time of the whole page so far, ms. */
export async function scriptSoFar(session: CDPSession): Promise<number> {
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000;
}

/** JavaScript heap after a collection, MB. */
export async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1e6;
}

/** Milliseconds from `act` in the page to the first draw call after it. */
export async function drawAfter(
  page: Page,
  selector: string,
  act: 'click' | { readonly value: string },
): Promise<number> {
  return page.evaluate(
    async ([where, what]) => {
      const { probe: kept } = globalThis as unknown as { probe: Probe };
      const element = document.querySelector<HTMLInputElement>(where);
      if (!element) throw new Error(`no ${where}`);
      while (performance.now() - kept.lastDraw < 300) await new Promise((done) => setTimeout(done, 20));
      const draw = { at: 0 };
      const began = performance.now();
      kept.onDraw = () => {
        draw.at = performance.now();
      };
      if (what === 'click') element.click();
      else {
        // React listens to the property of the prototype.
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(element, what.value);
        element.dispatchEvent(new Event('input', { bubbles: true }));
      }
      while (draw.at === 0 && performance.now() - began < 30_000) await new Promise((done) => setTimeout(done, 4));
      return draw.at - began;
    },
    [selector, act] as const,
  );
}

/** Raw costs of this machine now: one strict IndexedDB put, one structuredClone of 10,000 rows, ms. */
export async function calibrate(page: Page): Promise<{ put: number[]; clone: number[] }> {
  return page.evaluate(async () => {
    const request = indexedDB.open('calibration', 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore('rows', { keyPath: 'id' }));
    await new Promise((done) => request.addEventListener('success', done));
    const put: number[] = [];
    for (let i = 0; i < 60; i += 1) {
      const began = performance.now();
      const transaction = request.result.transaction('rows', 'readwrite', { durability: 'strict' });
      transaction.objectStore('rows').put({ id: i, text: 'x'.repeat(400) });
      await new Promise((done) => transaction.addEventListener('complete', done));
      put.push(performance.now() - began);
    }
    request.result.close();
    indexedDB.deleteDatabase('calibration');
    const rows = Array.from({ length: 10_000 }, (_, i) => ({
      id: `990101/${i}`,
      name: `n${i}`,
      state: 'open',
      done: [i, i / 2],
      path: ['a', 'b', 'c'],
    }));
    const clone: number[] = [];
    for (let i = 0; i < 7; i += 1) {
      const began = performance.now();
      structuredClone(rows);
      clone.push(performance.now() - began);
    }
    return { put, clone };
  });
}

/** All totals of villages and townships out of the kept tallies, and the same numbers of targets counted by the index. */
export async function totalsTwoWays(page: Page): Promise<{ tallies: number; counts: number; units: number }> {
  return page.evaluate(async () => {
    const [found] = (await indexedDB.databases()).filter(({ name }) => name?.startsWith('guatu-'));
    const request = indexedDB.open(found?.name ?? '');
    await new Promise((done) => request.addEventListener('success', done));
    const answered = <T>(asked: IDBRequest<T>): Promise<T> =>
      new Promise((done) => asked.addEventListener('success', () => done(asked.result)));
    const store = request.result;
    let began = performance.now();
    const tallies = await answered(store.transaction('tallies').objectStore('tallies').getAll());
    const kept = performance.now() - began;
    const ids = await answered(store.transaction('units').objectStore('units').getAllKeys());
    began = performance.now();
    const index = store.transaction('targets').objectStore('targets').index('path');
    await Promise.all(ids.map((id) => answered(index.count(id))));
    const counted = performance.now() - began;
    store.close();
    return { tallies: kept, counts: counted, units: tallies.length };
  });
}
