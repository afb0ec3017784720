/**
 * Reading the journal's files. Segments are named by the number of their first record, `0000000001.log`; a line is
 * `<h> <body>\n`. A `+` in place of the blank says that the next record belongs to the same write: a write counts only
 * when its last line, with the blank, is there too, so that all drafts of an append are kept or none.
 */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ChainWalker, type ChainFault } from '../../shared/log/chain.ts';
import type { LogRecord, Operation } from '../../shared/log/operation.ts';

const NEWLINE = 10;
const SEGMENT_NAME = /^(\d{10})\.log$/;
const LINE = /^([0-9a-f]{64})([ +])(\{.*\})$/;

/** Where a segment's records lie: `offsets[i]` is the first byte of record `first + i`. */
export interface Segment {
  readonly path: string;
  /** Number of its first record, from 1. */
  readonly first: number;
  readonly offsets: number[];
  /** Bytes up to the end of its last good write. */
  size: number;
}

export interface JournalFault {
  /** Number of the record, from 1. */
  readonly line: number;
  readonly problem: ChainFault;
}

export interface Scan {
  readonly segments: Segment[];
  readonly walker: ChainWalker;
  readonly count: number;
  /** Hash of the newest record; '' when there is none. */
  readonly last: string;
  readonly fault: JournalFault | null;
  /** Bytes behind the last good write that no acknowledged record can be in. */
  readonly torn: { readonly segment: Segment; readonly bytes: Uint8Array } | null;
}

export const segmentName = (first: number): string => `${String(first).padStart(10, '0')}.log`;

/** Line of a record; `more` when the next record belongs to the same write. */
export const lineOf = (record: LogRecord, more: boolean): string => `${record.h}${more ? '+' : ' '}${record.body}\n`;

/** The record of a line without its newline; null when it is no record. */
export function recordOfLine(line: string): { record: LogRecord; more: boolean } | null {
  const match = LINE.exec(line);
  if (!match) return null;
  const [, h = '', mark, body = ''] = match;
  return { record: { h, body }, more: mark === '+' };
}

interface Line {
  readonly from: number;
  /** First byte behind the newline; the file's size when there is none. */
  readonly to: number;
  readonly text: string;
  readonly ended: boolean;
}

function* linesOf(bytes: Buffer): Generator<Line> {
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(NEWLINE, from);
    const to = end === -1 ? bytes.length : end + 1;
    yield { from, to, text: bytes.toString('utf8', from, end === -1 ? bytes.length : end), ended: end !== -1 };
    from = to;
  }
}

/** What a cut in the middle of a write leaves: a line without its end, or blocks that never reached the disk. */
const looksTorn = (bytes: Buffer, line: Line): boolean => !line.ended || bytes.includes(0, line.from);

/** `joined`: written together with the record before it. */
export type Visit = (operation: Operation, record: LogRecord, joined: boolean) => void;

/**
 * Reads every record in order and hands it to `visit`, write by write; stops at the first fault. Throws the system's error
 * when a file cannot be read. `expected` is a position known to have been reached: fewer records, or another hash there,
 * mean that something was cut off or replaced.
 */
export async function scanJournal(
  folder: string,
  visit: Visit,
  expected: { count: number; last: string } | null = null,
): Promise<Scan> {
  const names = (await readdir(folder)).filter((name) => SEGMENT_NAME.test(name)).sort();
  const segments: Segment[] = [];
  const walker = new ChainWalker();
  let count = 0;
  let last = '';
  let torn: Scan['torn'] = null;
  const stopped = (problem: ChainFault, line = count + 1): Scan => ({
    segments,
    walker,
    count,
    last,
    torn: null,
    fault: { line, problem },
  });

  for (const [index, name] of names.entries()) {
    const first = Number(SEGMENT_NAME.exec(name)?.[1]);
    if (first !== count + 1) return stopped('gap');
    const bytes = await readFile(join(folder, name));
    const segment: Segment = { path: join(folder, name), first, offsets: [], size: 0 };
    segments.push(segment);
    let write: { operation: Operation; record: LogRecord; from: number }[] = [];
    for (const line of linesOf(bytes)) {
      const read = line.ended ? recordOfLine(line.text) : null;
      const step = read ? walker.step(read.record) : null;
      if (!read || !step?.ok) {
        if (index === names.length - 1 && looksTorn(bytes, line)) break;
        return stopped(step && !step.ok ? step.error : 'unreadable', count + write.length + 1);
      }
      write.push({ operation: step.value, record: read.record, from: line.from });
      if (read.more) continue;
      for (const [i, { operation, record, from }] of write.entries()) {
        segment.offsets.push(from);
        visit(operation, record, i > 0);
        count += 1;
        last = record.h;
        if (count === expected?.count && last !== expected.last) return stopped('hash', count);
      }
      write = [];
      segment.size = line.to;
    }
    if (segment.size < bytes.length) {
      if (index < names.length - 1) return stopped('unreadable');
      torn = { segment, bytes: bytes.subarray(segment.size) };
    }
  }
  if (expected && count < expected.count) return stopped('gap');
  return { segments, walker: torn ? await rewalk(segments) : walker, count, last, fault: null, torn };
}

/** Heads of the chains without the records of a write that was cut short. */
async function rewalk(segments: readonly Segment[]): Promise<ChainWalker> {
  const walker = new ChainWalker();
  for (const segment of segments) {
    for (const line of linesOf((await readFile(segment.path)).subarray(0, segment.size))) {
      const read = recordOfLine(line.text);
      if (read) walker.step(read.record);
    }
  }
  return walker;
}
