/** The history as the pack stores it. */
import { gzipSync } from 'node:zlib';
import type { LogRecord } from '../../shared/log/operation.ts';

/** Bodies one a line, gzipped; hashes are left out because every reader recomputes them. */
export const historyFile = (records: readonly LogRecord[]): Uint8Array =>
  gzipSync(records.map((record) => `${record.body}\n`).join(''), { level: 9 });
