/** What concerns the county as a whole: another one in its place, its war zones. */
import type { Batch, GeometryBatch } from '../../shared/domain/batch.ts';
import { mergeGeometry } from '../../shared/domain/geometry.ts';
import type { AppendResult, JournalPosition } from '../../shared/host/answers.ts';
import type { Host, Input, Output } from '../../shared/host/contract.ts';
import { type County, settingsOf, standing, standingImports } from '../../shared/log/county.ts';
import type { Draft } from '../../shared/log/operation.ts';
import { ZONES_SOURCE } from '../text/zones-zh.ts';
import type { BatchStore } from './batches.ts';
import { zonesBatches } from './county-zones.ts';

export interface CountyDeskParts {
  readonly replace: (seeding: 'nothing' | 'demo') => Promise<Output<'county.replace'>>;
  readonly county: () => County;
  readonly batches: () => BatchStore;
  readonly readOnly: () => string | null;
  readonly position: () => JournalPosition;
  /** Judges drafts and writes them as one group. */
  readonly append: (drafts: readonly Draft[]) => Promise<AppendResult>;
}

/** Where everything lies now; a batch that cannot be read is as if it had never been. */
function geometryOf(county: County, batches: BatchStore): GeometryBatch | null {
  const bodies = standingImports(county, 'geometry').map(({ batch }) => batches.body(batch));
  return mergeGeometry(bodies.flatMap((body) => (body.ok && body.value.batch === 'geometry' ? [body.value] : [])));
}

const rowsOf = (batch: Batch): number =>
  batch.batch === 'units' ? batch.units.length : batch.batch === 'geometry' ? batch.areas.features.length : 0;

export function openCountyDesk(parts: CountyDeskParts): Pick<Host, 'county.replace' | 'county.zones'> {
  async function zones({ role, user, zones: wish }: Input<'county.zones'>): Promise<AppendResult> {
    const county = parts.county();
    const cause = parts.readOnly();
    if (cause !== null) return { ok: false, refusal: { reason: 'read-only', cause } };
    const settings = settingsOf(county);
    const stream = settings?.county ?? '';
    const stated = [...county.units.values()].map(standing).filter((unit) => unit !== undefined);
    const batches = parts.batches();
    const isInUse = (zone: string): boolean => [...county.rows.values()].some((row) => row.unit === zone);
    const found = zonesBatches(wish, stated, geometryOf(county, batches), isInUse);
    if (!found.ok) return { ok: false, refusal: { reason: 'rule', subject: stream, refusal: { ...found.error } } };
    if (found.value.length === 0) return { ok: true, records: [], position: parts.position() };
    const drafts: Draft[] = [];
    for (const batch of found.value) {
      const put = await batches.put(Buffer.from(JSON.stringify(batch)));
      if (!put.ok) return { ok: false, refusal: { reason: 'disk', message: put.error.reason } };
      const payload = { batch: put.value, as: batch.batch, source: ZONES_SOURCE, rows: rowsOf(batch) };
      drafts.push({ stream, user, role, base: [], k: 'import', subject: `batch:${put.value}`, payload });
    }
    return parts.append(drafts);
  }

  return {
    'county.replace': (input) => parts.replace(input.with),
    'county.zones': zones,
  };
}
