/** Imports of the duty room: keeps the batches that the history adds, with their exact text, and the operations that name them. */
import type { Batch } from '../../shared/domain/batch.ts';
import { sha256Hex } from '../../shared/log/chain.ts';
import type { HistoryBatch, Stored } from './build-history.ts';
import type { HistoryEvent } from './event.ts';
import type { Official } from './officials.ts';

export class ImportDesk {
  readonly batches: HistoryBatch[] = [];
  readonly events: HistoryEvent[] = [];

  constructor(
    private readonly county: string,
    private readonly by: Official,
  ) {}

  /** A batch that is kept elsewhere already. */
  stored(at: number, { sha256, batch }: Stored<Batch>, source: string, rows: number): void {
    this.events.push({
      at,
      k: 'import',
      subject: `batch:${sha256}`,
      unit: this.county,
      by: this.by,
      payload: { batch: sha256, as: batch.batch, source, rows },
    });
  }

  /** A batch made here; `title` names it in the pack, its file has the same name. */
  add(at: number, batch: Batch, title: string, rows: number): void {
    const json = JSON.stringify(batch);
    const stored = { batch, json, title, sha256: sha256Hex(json) };
    this.batches.push(stored);
    this.stored(at, stored, `${title}.json`, rows);
  }
}
