/** The host that an import goes through: the one that is running, one of its own, or for a trial on nothing, none at all. */
import { createReadStream } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { dayOfInstant } from '../../shared/domain/day.ts';
import { fail, ok, type Result } from '../../shared/domain/result.ts';
import type { Host } from '../../shared/host/contract.ts';
import { UPLOAD_PIECE_BYTES } from '../../shared/host/upload-calls.ts';
import { createCounty } from '../../shared/log/county.ts';
import { BatchStore } from '../core/batches.ts';
import { type ImportCalls, openImportDesk } from '../core/import-desk/import-desk.ts';
import { openCounty, type OpenRefusal, reachRunning } from '../core/open-county.ts';
import { CLI_TRAITS } from './traits.ts';

export interface ImportHost {
  readonly calls: ImportCalls;
  close(): Promise<void>;
}

/** Reaches or opens the county in `root`. A trial opens for reading and makes no folder. */
export async function openImportHost(root: string, isTrial: boolean): Promise<Result<ImportHost, OpenRefusal>> {
  const running = await reachRunning(root);
  if (running) return ok({ calls: running.host, close: async () => running.close() });
  const opened = await openCounty({ root, mode: isTrial ? 'read' : 'write', traits: CLI_TRAITS });
  if (opened.ok) return ok({ calls: opened.value.host.contract, close: () => opened.value.close() });
  return isTrial && opened.error.reason === 'nothing-there' ? ok(deskOnNothing()) : fail(opened.error);
}

/** Plans against a county that nothing has named yet. */
function deskOnNothing(): ImportHost {
  const county = createCounty(dayOfInstant(Date.now()));
  const nowhere = (): never => {
    throw new Error('a trial writes nothing');
  };
  const desk = openImportDesk({
    county: () => county,
    operations: () => [],
    batches: () => new BatchStore(''),
    batchFolder: () => '',
    archiveFolder: () => '',
    store: () => '',
    readOnly: () => 'reader',
    now: () => Date.now(),
    append: nowhere,
    putTiles: nowhere,
    withPeople: nowhere,
    position: () => ({ count: 0, last: '' }),
    save: nowhere,
    emit: () => undefined,
  });
  return { calls: desk.calls, close: async () => desk.close() };
}

type Put = Extract<Awaited<ReturnType<Host['upload.put']>>, { ok: false }>['refusal'];

/** Sends a file in pieces; null when it is there, `unreadable` when it cannot be read. */
export async function sendFile(
  calls: ImportCalls,
  upload: string,
  path: string,
  name: string,
): Promise<Put | 'unreadable' | null> {
  let isEmpty = true;
  try {
    for await (const piece of createReadStream(path, { highWaterMark: UPLOAD_PIECE_BYTES })) {
      isEmpty = false;
      const put = await calls['upload.put']({ upload, name, base64: (piece as Buffer).toString('base64') });
      if (!put.ok) return put.refusal;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return 'unreadable';
  }
  if (!isEmpty) return null;
  const put = await calls['upload.put']({ upload, name, base64: '' });
  return put.ok ? null : put.refusal;
}

/**
 * Names under which files are sent: their own, with the folder before it where another folder has a file of that name, so
 * that the parts of a shapefile stay together and two tables never become one.
 */
export function sentNames(paths: readonly string[]): string[] {
  const folders = new Map<string, Set<string>>();
  for (const path of paths) {
    const known = folders.get(basename(path)) ?? new Set();
    folders.set(basename(path), known.add(dirname(resolve(path))));
  }
  const shared = new Set([...folders.values()].filter(({ size }) => size > 1).flatMap((each) => [...each]));
  const order = [...shared];
  return paths.map((path) => {
    const folder = dirname(resolve(path));
    if (!shared.has(folder)) return basename(path);
    return `${order.indexOf(folder) + 1}-${basename(folder)}-${basename(path)}`;
  });
}
