/** The worker's side: reads an upload once, keeps its layers, and answers one request after the other. */
import { parentPort } from 'node:worker_threads';
import type { UPLOAD_PHASES } from '../../../shared/host/upload-calls.ts';
import { workbookBytes } from '../export/write-workbook.ts';
import type { HeldCounty } from '../import/plan.ts';
import { holdsTiles } from '../import/tiles-commit.ts';
import { heldCounty } from './held-county.ts';
import { layerReport } from './layer-report.ts';
import { type PlannedUpload, planUpload } from './plan-upload.ts';
import { problemSheets } from './problem-list.ts';
import { type ReadLayer, readUpload } from './read-upload.ts';
import type { HeldMessage, PlanTask, WorkerReply, WorkerRequest, WorkerResult } from './worker-protocol.ts';

/** A page is told this often at most, ms. */
const TELL_MS = 150;

let layers: readonly ReadLayer[] = [];
let message: HeldMessage | null = null;
let held: HeldCounty | null = null;
let planned: PlannedUpload | null = null;

const say = (reply: WorkerReply, hand: readonly ArrayBuffer[] = []): void => parentPort?.postMessage(reply, [...hand]);

function teller(
  id: number,
): (phase: (typeof UPLOAD_PHASES)[number], name: string, done: number, total: number) => void {
  let [last, lastPhase] = [-Infinity, ''];
  return (phase, name, done, total) => {
    const now = performance.now();
    if (phase === lastPhase && now - last < TELL_MS) return;
    [last, lastPhase] = [now, phase];
    say({ id, progress: { phase, name, done, total } });
  };
}

/** Ids of the upload's tile archives that the county holds already. */
async function tilesHeld({ archiveFolder }: PlanTask): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const { layer } of layers)
    if (layer?.tiles && archiveFolder !== '' && (await holdsTiles(archiveFolder, layer.tiles))) ids.add(layer.tiles.id);
  return ids;
}

async function answer({ files, held: newHeld, id, task }: WorkerRequest): Promise<WorkerResult> {
  const tell = teller(id);
  if (files) {
    planned = null;
    layers = await readUpload(files, (name, done, total) => tell('reading', name, done, total));
  }
  if (newHeld !== undefined) [message, held] = [newHeld, heldCounty(newHeld)];
  if (task.task === 'inspect') {
    const reports = layers.map((layer, i) => {
      tell('matching', layer.file, i, layers.length);
      const choice = task.choices.find((each) => each.layer === layer.id);
      return layerReport(layer, held, message?.mappings ?? [], choice);
    });
    return { task: 'inspect', layers: reports };
  }
  if (task.task === 'plan') {
    planned = planUpload({ layers, message, county: held, task, heldTiles: await tilesHeld(task) }, tell);
    return { task: 'plan', report: planned.report, writable: planned.writable };
  }
  return { task: 'problems', xlsx: workbookBytes(problemSheets(planned?.layers ?? [])) };
}

/** Bytes that are handed over instead of copied. */
const handed = (result: WorkerResult): ArrayBuffer[] =>
  result.task === 'plan'
    ? [
        ...result.writable.batches.map(({ gzipped }) => gzipped.buffer as ArrayBuffer),
        ...result.writable.people.map(({ plain }) => plain.buffer as ArrayBuffer),
      ]
    : [];

parentPort?.on('message', (request: WorkerRequest) => {
  void answer(request).then((result) => say({ id: request.id, result }, handed(result)));
});
