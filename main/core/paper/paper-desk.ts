/**
 * Saves files that come in pieces, through the one way in which a shell saves (`../exports.ts`): it is asked for a place when a
 * file begins, and fed with pieces as they come. What is cut short leaves nothing.
 */
import { randomBytes } from 'node:crypto';
import type { Host } from '../../../shared/host/contract.ts';
import { MOST_PAPER_BYTES, type PaperFormat, type PaperRefusal } from '../../../shared/host/paper-calls.ts';
import type { Saved, SaveFile } from '../exports.ts';
import { PieceQueue } from './piece-queue.ts';

type PaperCall = Extract<keyof Host, `paper.${string}`>;
export interface PaperDesk {
  readonly calls: Pick<Host, PaperCall>;
  /** Lets go of everything that was begun; answers when nothing of it is left. */
  close(): Promise<void>;
}

export interface PaperDeskParts {
  readonly save: SaveFile;
  /** Bytes of one file at most. */
  readonly most?: number;
  /** A file that nobody goes on with for this long is put away, ms. */
  readonly idleMs?: number;
}

/** Files begun and not ended; older ones are let go, as those of windows that were closed. */
const MOST_OPEN = 8;
/** A sheet of A0 may take minutes to draw between two pieces, ms. */
const IDLE_MS = 15 * 60_000;

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
const ZIP = Buffer.from('PK');
const BEGINNINGS: Readonly<Record<PaperFormat, Buffer>> = { png: PNG, pdf: Buffer.from('%PDF-'), docx: ZIP, zip: ZIP };

interface OpenFile {
  readonly format: PaperFormat;
  readonly queue: PieceQueue;
  readonly saved: Promise<Saved>;
  bytes: number;
  idle: NodeJS.Timeout;
}

const no = (refusal: PaperRefusal): { ok: false; refusal: PaperRefusal } => ({ ok: false, refusal });

/** What the shell says about a file that it has not saved. */
function refusalOf(saved: Exclude<Saved, { saved: true }>): PaperRefusal {
  if (saved.cause === 'cancelled') return { reason: 'cancelled' };
  const message = saved.message ?? saved.cause;
  return message.includes('ENOSPC') || message.includes('EDQUOT')
    ? { reason: 'disk-full' }
    : { reason: 'disk', message };
}

export function openPaperDesk({ save, most = MOST_PAPER_BYTES, idleMs = IDLE_MS }: PaperDeskParts): PaperDesk {
  const files = new Map<string, OpenFile>();

  async function drop(id: string): Promise<void> {
    const file = files.get(id);
    if (!file) return;
    files.delete(id);
    clearTimeout(file.idle);
    file.queue.fail();
    await file.saved;
  }
  /** Never a reason to stay alive. */
  const watched = (id: string): NodeJS.Timeout => setTimeout(() => void drop(id), idleMs).unref();

  return {
    calls: {
      'paper.begin': async ({ name, format }) => {
        const queue = new PieceQueue();
        const saved = save(name, format, queue.pieces());
        const first = await Promise.race([queue.wanted, saved]);
        // Settled before it asked for a piece: there is no place for it.
        if (first !== 'wanted') return no(first.saved ? { reason: 'disk', message: 'closed' } : refusalOf(first));
        const id = randomBytes(12).toString('base64url');
        files.set(id, { format, queue, saved, bytes: 0, idle: watched(id) });
        for (const oldest of files.keys()) if (files.size > MOST_OPEN) await drop(oldest);
        return { ok: true, file: id };
      },
      'paper.append': async ({ file: id, base64 }) => {
        const file = files.get(id);
        if (!file) return no({ reason: 'file-gone' });
        clearTimeout(file.idle);
        const piece = Buffer.from(base64, 'base64');
        const isFirst = file.bytes === 0 && piece.length > 0;
        const beginning = BEGINNINGS[file.format];
        if (isFirst && !piece.subarray(0, beginning.length).equals(beginning)) {
          await drop(id);
          return no({ reason: 'not-that-format', format: file.format });
        }
        if (file.bytes + piece.length > most) {
          await drop(id);
          return no({ reason: 'too-large', limit: most });
        }
        file.bytes += piece.length;
        const taken = await Promise.race([file.queue.push(piece), file.saved]);
        if (taken !== 'wanted') {
          files.delete(id);
          return no(taken.saved ? { reason: 'file-gone' } : refusalOf(taken));
        }
        file.idle = watched(id);
        return { ok: true, bytes: file.bytes };
      },
      'paper.finish': async ({ file: id }) => {
        const file = files.get(id);
        if (!file) return no({ reason: 'file-gone' });
        if (file.bytes === 0) {
          await drop(id);
          return no({ reason: 'not-that-format', format: file.format });
        }
        files.delete(id);
        clearTimeout(file.idle);
        file.queue.end();
        const saved = await file.saved;
        return saved.saved ? { ...saved, ok: true, bytes: file.bytes } : no(refusalOf(saved));
      },
      'paper.abort': async ({ file }) => {
        await drop(file);
        return {};
      },
    },
    close: async () => {
      await Promise.all([...files.keys()].map(drop));
    },
  };
}
