/**
 * Never two writers: a lock file in the data folder that says who writes. A lock left behind by a process that is gone is
 * taken over; one of a process that may still live is not.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, ok, type Result } from '../../shared/domain/result.ts';

const lockSchema = z.object({
  pid: z.number().int().positive(),
  host: z.string(),
  /** When the process started, in a form that a later process with the same number cannot share; '' where unknown. */
  started: z.string(),
  /** Shown to the control endpoint by whoever may read this folder. */
  key: z.string(),
});
export type LockHolder = z.infer<typeof lockSchema>;

export interface WriterLock {
  readonly key: string;
  release(): void;
}

/** A breaking of the lock takes microseconds; one this old was itself cut short, ms. */
const BREAK_STALE_MS = 10_000;

export const lockPath = (root: string): string => join(root, 'lock');

/** Boot and start time of a process where the system tells them (Linux); '' elsewhere or when it is gone. */
function startOf(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ');
    return `${boot}/${fields?.[19] ?? ''}`;
  } catch {
    return '';
  }
}

/** False only when the process that wrote the lock cannot be running any more. */
export function mayLive(holder: LockHolder): boolean {
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
  return holder.started === '' || startOf(holder.pid) === holder.started;
}

/** Who holds the lock; null when nobody does, or the file says nothing (a process died between creating and writing it). */
export function lockHolder(root: string): LockHolder | null {
  try {
    return lockSchema.parse(JSON.parse(readFileSync(lockPath(root), 'utf8')));
  } catch {
    return null;
  }
}

function create(path: string, text: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

const ageOf = (path: string): number => {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
};

/** Takes the lock or says who has it; throws the system's error when the folder cannot be written. */
export function takeLock(root: string): Result<WriterLock, LockHolder | null> {
  const path = lockPath(root);
  const mine: LockHolder = {
    pid: process.pid,
    host: hostname(),
    started: startOf(process.pid),
    key: randomBytes(16).toString('hex'),
  };
  const text = JSON.stringify(mine);
  const taken = (): Result<WriterLock, LockHolder | null> =>
    ok({
      key: mine.key,
      release: () => {
        if (lockHolder(root)?.key === mine.key) rmSync(path, { force: true });
      },
    });
  if (create(path, text)) return taken();
  if (!isStale(root)) return fail(lockHolder(root));
  const breaking = `${path}.break`;
  if (ageOf(breaking) > BREAK_STALE_MS) rmSync(breaking, { force: true });
  if (!create(breaking, text)) return fail(lockHolder(root));
  try {
    // Looked at again under the second lock: another process may have broken and taken it in the meantime.
    if (isStale(root)) rmSync(path, { force: true });
    return create(path, text) ? taken() : fail(lockHolder(root));
  } finally {
    rmSync(breaking, { force: true });
  }
}

function isStale(root: string): boolean {
  const holder = lockHolder(root);
  return holder ? !mayLive(holder) : ageOf(lockPath(root)) > BREAK_STALE_MS;
}
