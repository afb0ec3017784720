/** Writes what was drawn on the map as one step: new targets, lengths that change, and one geometry batch. */
import type { GeometryBatch } from '../../shared/domain/batch.ts';
import { mergeGeometry } from '../../shared/domain/geometry.ts';
import { parseRole, type Role } from '../../shared/domain/role.ts';
import type { AppendResult, JournalPosition, WriteRefusal } from '../../shared/host/answers.ts';
import type { Host, Input } from '../../shared/host/contract.ts';
import { type County, kindOf, settingsOf, standingImports, unitIndex } from '../../shared/log/county.ts';
import { checkDraft, headsOf } from '../../shared/log/decide.ts';
import { mayWrite } from '../../shared/log/decide-record.ts';
import { streamOf } from '../../shared/log/fold.ts';
import type { Draft } from '../../shared/log/operation.ts';
import { DRAWING_SOURCE } from '../text/drawing-zh.ts';
import type { BatchStore } from './batches.ts';
import { drawnGeometry } from './drawn-geometry.ts';

export interface DrawingDeskParts {
  readonly county: () => County;
  readonly batches: () => BatchStore;
  readonly readOnly: () => string | null;
  readonly position: () => JournalPosition;
  /** Writes drafts that were judged here as one group. */
  readonly append: (drafts: readonly Draft[]) => Promise<AppendResult>;
}

const refused = (refusal: WriteRefusal): AppendResult => ({ ok: false, refusal });

/** Where everything lies now; a batch that cannot be read is as if it had never been. */
function geometryOf(county: County, batches: BatchStore): GeometryBatch | null {
  const bodies = standingImports(county, 'geometry').map(({ batch }) => batches.body(batch));
  return mergeGeometry(bodies.flatMap((body) => (body.ok && body.value.batch === 'geometry' ? [body.value] : [])));
}

export function openDrawingDesk(parts: DrawingDeskParts): Pick<Host, 'geometry.put'> {
  async function put({ user, role, ...drawn }: Input<'geometry.put'>): Promise<AppendResult> {
    const cause = parts.readOnly();
    if (cause !== null) return refused({ reason: 'read-only', cause });
    const county = parts.county();
    const stream = settingsOf(county)?.county ?? '';
    const rule = (refusal: object): AppendResult =>
      refused({ reason: 'rule', subject: stream, refusal: { ...refusal } });
    const capacity = parseRole(role);
    if (!capacity || !mayWrite(capacity.role, 'import', false))
      return rule({ reason: 'role-write', role: (capacity?.role ?? 'viewer') satisfies Role, k: 'import' });

    const { created = [], lines = [] } = drawn;
    const units = unitIndex(county);
    const drafts: Draft[] = created.map((spec) => ({
      k: 'target',
      subject: spec.id,
      payload: { spec },
      stream: units.streamOf(spec.unit),
      base: [],
      user,
      role,
    }));
    const isNew = new Map(created.map((spec) => [spec.id, spec]));
    if (isNew.size < created.length) return rule({ reason: 'form' });
    for (const { target, quantity } of lines) {
      if (quantity === undefined || isNew.has(target) || !county.rows.has(target)) continue;
      const payload = { set: { quantity } };
      const base = headsOf(county, target, 'edit', payload);
      drafts.push({ k: 'edit', subject: target, payload, stream: streamOf(county, target), base, user, role });
    }
    for (const draft of drafts) {
      const refusal = checkDraft(county, draft);
      if (refusal)
        return refused({
          ...refusal,
          ...('refusal' in refusal ? { refusal: { ...refusal.refusal } } : {}),
        } as WriteRefusal);
    }
    const geometry = drawnGeometry(drawn, {
      units,
      geometry: geometryOf(county, parts.batches()),
      target: (id) => isNew.get(id) ?? county.rows.get(id),
      kind: (id) => kindOf(county, id),
    });
    if (!geometry.ok) return rule(geometry.error);
    const batch = geometry.value;
    if (batch) {
      const stored = await parts.batches().put(Buffer.from(JSON.stringify(batch)));
      if (!stored.ok) return refused({ reason: 'disk', message: stored.error.reason });
      const rows = batch.areas.features.length + batch.lines.features.length + batch.points.features.length;
      const payload = { batch: stored.value, as: batch.batch, source: DRAWING_SOURCE, rows };
      drafts.push({ stream, user, role, base: [], k: 'import', subject: `batch:${stored.value}`, payload });
    }
    if (drafts.length === 0) return { ok: true, records: [], position: parts.position() };
    return parts.append(drafts);
  }
  return { 'geometry.put': put };
}
