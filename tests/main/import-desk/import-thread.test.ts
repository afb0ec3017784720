/** A thread that misbehaves in every way there is: always a refusal, never a hang, and the next question finds a new one. */
import { afterEach, describe, expect, it } from 'vitest';
import { ImportThread, type ThreadLimits } from '../../../main/core/import-desk/import-thread.ts';
import type { WorkerRequest } from '../../../main/core/import-desk/worker-protocol.ts';

const QUESTION: Omit<WorkerRequest, 'id'> = { files: [], held: null, task: { task: 'inspect', choices: [] } };
const WIDE: ThreadLimits = { heap: 512, growth: 1024, time: 20_000 };

/** A worker that does `body` with every request; it answers well where `body` is empty. */
const entry = (body: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort } from 'node:worker_threads';
      parentPort.on('message', (request) => {
        ${body}
        parentPort.postMessage({ id: request.id, progress: { phase: 'reading', name: 'x', done: 1, total: 2 } });
        parentPort.postMessage({ id: request.id, result: { task: 'inspect', layers: [] } });
      });
    `)}`,
  );

let thread: ImportThread | null = null;
afterEach(() => thread?.stop());
const ask = (body: string, limits: Partial<ThreadLimits> = {}) => {
  thread = new ImportThread({ ...WIDE, ...limits }, entry(body));
  return thread.ask(QUESTION, () => undefined);
};
const refused = (why: 'memory' | 'time' | 'crash') => ({ ok: false, error: { reason: 'worker', why } });

describe('the import thread', () => {
  it('answers and tells how far it is', async () => {
    const told: unknown[] = [];
    thread = new ImportThread(WIDE, entry(''));
    expect(thread.isNew).toBe(true);
    const answer = await thread.ask(QUESTION, (progress) => told.push(progress));
    expect(answer).toEqual({ ok: true, value: { task: 'inspect', layers: [] } });
    expect(told).toEqual([{ phase: 'reading', name: 'x', done: 1, total: 2 }]);
    expect(thread.isNew).toBe(false);
  });

  it('is ended when it runs too long', async () => {
    const before = Date.now();
    expect(await ask('for (;;);', { time: 300 })).toEqual(refused('time'));
    expect(Date.now() - before).toBeLessThan(5000);
  });

  it('is ended when its heap is full', async () => {
    expect(await ask('const kept = []; for (;;) kept.push({ a: [Math.random()] });', { heap: 48 })).toEqual(
      refused('memory'),
    );
  });

  it('is ended when buffers outside its heap grow too large', async () => {
    const body = 'globalThis.kept = []; for (;;) kept.push(Buffer.alloc(4 * 1024 * 1024, 1));';
    expect(await ask(body, { growth: 256 })).toEqual(refused('memory'));
  });

  it('that throws or leaves is a crash', async () => {
    expect(await ask("throw new Error('x');")).toEqual(refused('crash'));
    expect(await ask('process.exit(0);')).toEqual(refused('crash'));
    expect(await ask("Promise.reject(new Error('x')); return;")).toEqual(refused('crash'));
  });

  it('can be cancelled at any moment and is a new one for the next question', async () => {
    const asked = ask('if (request.held === null) for (;;);');
    await new Promise((done) => setTimeout(done, 200));
    thread?.cancel();
    expect(await asked).toEqual({ ok: false, error: { reason: 'cancelled' } });
    expect(thread?.isNew).toBe(true);
    const next = await thread?.ask({ files: [], task: QUESTION.task }, () => undefined);
    expect(next).toEqual({ ok: true, value: { task: 'inspect', layers: [] } });
    thread?.cancel();
  });
});
